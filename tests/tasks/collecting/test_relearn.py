"""What most documents of a source repeat is learned, and dropped from what was read before it was known."""

from __future__ import annotations

import pytest

from pipeline.intake import folder
from pipeline.store import twins
from pipeline.store.habits import FEWEST

NOTE = "This conversation was edited for length by the night desk."


def write(publication, *numbers: int) -> None:
    for number in numbers:
        path = publication.write(f"{number}.md", number, date=f"2026-05-{number:02}")
        text = path.read_text("utf-8")
        path.write_text(text.replace("## Who taught you?", f"{NOTE}\n\n## Who taught you?"), "utf-8")


def holding(publication) -> list[str]:
    return [path for path, page in publication.site().items() if path.startswith("s/") and NOTE.encode() in page]


def test_an_archive_is_published_without_what_it_repeats(publication):
    write(publication, *range(1, FEWEST + 2))
    publication.run()
    assert len([path for path in publication.site() if path.startswith("s/")]) == FEWEST + 1
    assert holding(publication) == []
    file = str(publication.folder / "sessions" / "1.md")
    assert publication.qna("parse", "--explain", file) == 0
    assert "it stands in most documents of this source" in publication.out


def test_an_archive_is_read_without_looking_through_all_of_it_for_each_document(publication, monkeypatch):
    looks = []
    scan = folder.scan
    monkeypatch.setattr(twins, "alike", lambda *_: pytest.fail("of a thousand documents that takes minutes"))
    monkeypatch.setattr(folder, "scan", lambda root: looks.append(root) or scan(root))
    write(publication, *range(1, FEWEST + 2))
    publication.run()
    assert len(looks) <= 3
    assert len([path for path in publication.site() if path.startswith("s/")]) == FEWEST + 1


def test_what_is_public_stays_until_the_editor_wants_it_read_again(publication):
    write(publication, *range(1, FEWEST))
    publication.run()
    assert len(holding(publication)) == FEWEST - 1
    before = publication.site()
    write(publication, FEWEST)
    publication.run()
    assert len(holding(publication)) == FEWEST - 1, "the new one has been read with what it taught"
    assert publication.run() == ""
    assert publication.qna("sessions", "reparse", "--all") == 0
    publication.run()
    assert holding(publication) == []
    assert before != publication.site()
    assert publication.mailed() == []


def test_an_edit_does_not_count_twice(publication):
    write(publication, 1)
    publication.run()
    for words in ("once", "twice", "three times", "four times", "five times"):
        path = publication.folder / "sessions" / "1.md"
        path.write_text(path.read_text("utf-8") + f"\nShe said it {words}.\n", "utf-8")
        publication.run()
    assert len(holding(publication)) == 1
