"""Compiled templates: kept for the next process, believed only where nobody else can write, and never needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from pipeline.render.renderer import Renderer
from pipeline.render.templating import compiling
from pipeline.render.templating.compiling import printed

Settle = Any


@given(st.one_of(st.text(), st.text("&<>'\"a"), st.integers(), st.booleans(), st.floats(), st.text().map(Markup)))
def test_what_is_printed_is_what_jinja_would_print(value: object) -> None:
    assert printed(value) == escape(value)


def test_what_says_how_it_looks_in_html_is_asked() -> None:
    class Own:
        def __html__(self) -> str:
            return "<b>"

    assert printed(Own()) == "<b>"


def test_nothing_is_never_printed() -> None:
    with pytest.raises(UndefinedError, match="None"):
        printed(None)


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if this process had compiled nothing yet."""
    monkeypatch.setattr(compiling, "_KNOWN", {})


@pytest.fixture
def folder(tmp_path: Path, forgetful: None) -> Path:
    return tmp_path / "compiled"


def gone(settings: Settle, folder: Path | None, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, int]:
    """A page, and how many templates were compiled for it."""
    monkeypatch.setattr(compiling, "_KNOWN", {})
    counted = []
    whole = compiling.Generator.visit_Template
    with monkeypatch.context() as patch:
        patch.setattr(
            compiling.Generator, "visit_Template", lambda self, *given: (counted.append(1), whole(self, *given))
        )
        return Renderer(settings(), None, folder).not_found(), len(counted)


def test_what_was_compiled_is_not_compiled_again(
    settings: Settle, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, count = gone(settings, folder, monkeypatch)
    assert count > 2
    assert gone(settings, folder, monkeypatch) == (page, 0)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert not [file for file in folder.iterdir() if file.name.startswith(".")]
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert gone(settings, folder, monkeypatch) == (page, count)


@pytest.mark.parametrize(
    "spoil",
    [lambda data: b"", lambda data: data[:-1], lambda data: data[:40] + b"!" + data[41:]],
    ids=["empty", "short", "changed"],
)
def test_what_is_damaged_is_compiled_anew(
    settings: Settle, folder: Path, monkeypatch: pytest.MonkeyPatch, spoil: Any
) -> None:
    page, count = gone(settings, folder, monkeypatch)
    for file in folder.iterdir():
        file.write_bytes(spoil(file.read_bytes()))
    assert gone(settings, folder, monkeypatch) == (page, count)
    assert gone(settings, folder, monkeypatch) == (page, 0)


def test_what_another_version_compiled_is_compiled_anew(
    settings: Settle, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, count = gone(settings, folder, monkeypatch)
    monkeypatch.setattr(compiling, "_EDITION", b"another")
    assert gone(settings, folder, monkeypatch) == (page, count)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_where_others_can_write_nothing_is_believed(
    settings: Settle, folder: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    page, count = gone(settings, folder, monkeypatch)
    folder.chmod(mode)
    assert gone(settings, folder, monkeypatch) == (page, count)


def test_a_link_is_not_followed(
    settings: Settle, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, count = gone(settings, tmp_path / "elsewhere", monkeypatch)
    folder.symlink_to(tmp_path / "elsewhere")
    assert gone(settings, folder, monkeypatch) == (page, count)


def test_no_folder_is_made_where_none_is_around_it(
    settings: Settle, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone(settings, folder / "below", monkeypatch)
    assert not folder.exists()


WRITE = """
import sys
from pathlib import Path
from jinja2 import DictLoader, Environment
from pipeline.render.templating.compiling import Compiled
names = {f"{number}.html": f"{number} {{{{ x }}}}" for number in range(40)}
environment = Environment(loader=DictLoader(names), bytecode_cache=Compiled(Path(sys.argv[1])))
assert [environment.get_template(name).render(x=1) for name in names] == [f"{number} 1" for number in range(40)]
"""


def test_two_processes_may_write(folder: Path) -> None:
    root = Path(__file__).parents[2]
    both = [subprocess.Popen([sys.executable, "-c", WRITE, str(folder)], cwd=root) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert len(list(folder.iterdir())) == 40
