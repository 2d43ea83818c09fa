"""The day on which a piece was published, where its own lines say so."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Hints
from pipeline.parse import parse

TALK = """# The Loom at Night

{line}

Joachim Brandt has looked after the looms of the old mill for thirty years, and he still lives next to them.

**What do you do when a thread breaks?**

I stop the machine, and I look for the end. There is nobody whom I could ask. That is the work.

**Do you sleep well?**

I sleep as a stone. The looms stand still at night, and so do I, and in the morning I hear the first of them.

**What will become of the mill?**

They say a museum. I say that a loom that does not weave is firewood, and I have told them so more than once.
"""


def published(line: str) -> datetime | None:
    (only,) = parse(
        Document("folder", "loom.md", MEDIA_TYPES[".md"], TALK.replace("{line}", line).encode()),
        Hints(timezone="Europe/Berlin"),
    )
    assert only.session is not None
    return only.session.published


@pytest.mark.parametrize(
    "line",
    [
        "Interview: Ines Marlowe, 3 November 2026",
        "*Interview: Ines Marlowe, November 3, 2026*",
        "Guest: Joachim Brandt, weaver - 3 November 2026",
        "Interview: Ines Marlowe (3.11.2026)",
        "Propos recueillis par Hervé Le Gall, le 3 novembre 2026",
        "Published 3 November 2026",
    ],
)
def test_a_line_that_says_who_took_part_says_when(line: str) -> None:
    assert published(line) == datetime(2026, 11, 3, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    "line",
    [
        "Guest: Joachim Brandt, born 3 November 1960",
        "Interview: Ines Marlowe, who was there on 3 November 2026 and has not forgotten it",
        "The mill stood still for the last time in a winter of storms, 3 November 1996",
    ],
)
def test_a_day_that_the_text_tells_of_is_no_date(line: str) -> None:
    assert published(line) is None


def test_what_the_editor_writes_wins() -> None:
    talk = "---\ndate: 2026-11-05\n---\n" + TALK.replace("{line}", "Interview: Ines Marlowe, 3 November 2026")
    (only,) = parse(Document("folder", "loom.md", MEDIA_TYPES[".md"], talk.encode()))
    assert only.session is not None
    assert only.session.published is not None
    assert only.session.published.day == 5


def test_what_stands_below_the_talk_says_when_something_else_was_published() -> None:
    below = "\n\nPublished 4 May 2024\n\nPublished 9 May 2024\n"
    (only,) = parse(Document("folder", "loom.md", MEDIA_TYPES[".md"], (TALK.replace("{line}", "") + below).encode()))
    assert only.session is not None
    assert only.session.published is None
