from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import TemplateError
from pipeline.render.renderer import Renderer
from pipeline.render.templating.in_force import fingerprint, packaged
from pipeline.render.templating.templates import Templates

Enter = Any
Settle = Any


def override(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / "templates"


def test_override_wins_file_by_file(tmp_path: Path, settings: Settle, entry: Enter) -> None:
    folder = override(tmp_path, "page/gone.html", "Gone: {{ publication.title }}")
    renderer = Renderer(settings(), folder)
    assert renderer.gone(entry()) == b"Gone: Lantern Street QnA"
    assert b"<!DOCTYPE html>" in renderer.not_found()


def test_override_may_build_on_the_packaged_ones(tmp_path: Path, settings: Settle) -> None:
    folder = override(tmp_path, "page/404.html", '{% extends "page/base.html" %}{% block main %}Nothing!{% endblock %}')
    page = Renderer(settings(), folder).not_found()
    assert b"Nothing!" in page
    assert b"atom.xml" in page


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("one\ntwo\n{{ publication.titel }}", 3, "titel"),
        ("{{ nothing }}", 1, "'nothing' is undefined"),
        ("\n{% if %}", 2, "Expected an expression"),
        ("a\n{% include 'page/absent.html' %}", 2, "it includes page/absent.html, which does not exist"),
        ("{% set gap = none %}{{ gap }}", 1, "None"),
        ("a\n\n{{ 1 / 0 }}", 3, "division by zero"),
        ("{{ ''.__class__ }}", 1, "unsafe"),
        ("{{ words.__class__ }}", 1, "unsafe"),
        ("{{ words.titel }}", 1, "titel"),
        ("{{ imprint.titel }}", 1, "titel"),
        (b"\xff", 1, "not encoded as UTF-8"),
    ],
)
def test_mistake_names_file_line_and_remedy(
    tmp_path: Path, settings: Settle, content: str | bytes, line: int, says: str
) -> None:
    renderer = Renderer(settings(), override(tmp_path, "page/404.html", content))
    with pytest.raises(TemplateError) as caught:
        renderer.not_found()
    said = str(caught.value)
    assert said.startswith(f"templates/page/404.html:{line}: ")
    assert says in said
    assert said.endswith("; fix it or delete the file to use the built-in one")
    assert "\n" not in said
    assert caught.value.__cause__ is not None


def test_mistake_in_an_included_override_is_found_there(tmp_path: Path, settings: Settle, entry: Enter) -> None:
    folder = override(tmp_path, "shared/names.html", "{% macro guests(a, b) %}\n{{ a.wrong }}\n{% endmacro %}")
    with pytest.raises(TemplateError, match=r"^templates/shared/names\.html:2: "):
        Renderer(settings(), folder).content(entry())


def test_mistake_of_ours_is_not_blamed_on_the_editor(tmp_path: Path) -> None:
    templates = Templates(tmp_path, {})
    with pytest.raises(Exception, match="is undefined") as caught:
        templates.render("page/404.html")
    assert not isinstance(caught.value, TemplateError)


def test_fingerprint_follows_what_is_in_force(tmp_path: Path) -> None:
    plain = fingerprint(None)
    assert plain == fingerprint(tmp_path / "absent")
    folder = override(tmp_path, "page/404.html", "x")
    assert fingerprint(folder) != plain
    override(tmp_path, "page/404.html", (packaged() / "page/404.html").read_bytes())
    assert fingerprint(folder) == plain
    override(tmp_path, "page/notes.md", "not a template")
    assert fingerprint(folder) == plain
