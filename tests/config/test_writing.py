"""The config that we write is one that we read, and the repository's own is up to date."""

from __future__ import annotations

from pathlib import Path
from typing import get_type_hints

from pipeline.config import load
from pipeline.config.keys import SAMPLE_ID, SECTIONS, fields, sentence
from pipeline.config.writing import write

ROOT = Path(__file__).parents[2]


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    text = write(
        {
            "publication": [{"id": SAMPLE_ID, "title": 'A "quoted" \\ title', "url": "http://127.0.0.1/"}],
            "source": [{"name": "one", "path": "a"}, {"name": "two", "path": "b"}],
            "mail": [{"from": "a@b.example", "editor": "c@d.example"}],
            "mail.lane": [{"name": "out", "outlet": "maildir"}],
        }
    )
    file = tmp_path / "config.toml"
    file.write_text(text, "utf-8")
    settings = load(file)
    assert settings.publication.title == 'A "quoted" \\ title'
    assert [each.name for each in settings.source] == ["one", "two"]
    assert settings.mail.lane[0].outlet == "maildir"


def test_every_key_has_a_sentence() -> None:
    for name, kind in SECTIONS.items():
        hints = get_type_hints(kind, include_extras=True)
        for field in fields(name):
            assert sentence(hints[field.name]).endswith("."), f"[{name}] {field.name}"


def test_the_sample_config_shows_every_key_with_its_sentence() -> None:
    text = (ROOT / "config.toml").read_text("utf-8")
    settings = load(ROOT / "config.toml")
    tables = {
        name: [{field.encode_name: getattr(each, field.name) for field in fields(name)} for each in _of(settings, name)]
        for name in SECTIONS
    }
    assert text == write(tables)


def _of(settings: object, name: str) -> list[object]:
    found = settings
    for part in name.split("."):
        found = getattr(found, part)
    return list(found) if isinstance(found, tuple) else [found]
