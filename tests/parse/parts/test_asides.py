"""Lines to videos, sponsors' paragraphs, fact sheets and files are no answers; what guests say of them is one."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Session
from pipeline.parse import parse

HEAD = "# Maud Ferrier climbs\n\nAn interview with Maud Ferrier, steeplejack, in the churchyard of Low Marsh.\n\n"
FIRST = "**How did you begin?**\n\nI was nineteen and I had a borrowed ladder, which I never gave back.\n\n"
SECOND = "**Who taught you?**\n\nMy aunt held the ladder, and she told me not to look at the clock.\n\n"
LAST = "**What do you carry?**\n\nI carry a flask, a file and a letter that I have not opened yet.\n"


def read(text: str) -> Session:
    (parsed,) = parse(Document("asides", "talk.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    return parsed.session


def said(session: Session) -> str:
    return "\n".join(passage.body for turn in session.turns for passage in turn.answer)


@pytest.mark.parametrize(
    "aside",
    [
        "VIDEO: The last steeple",
        "**WATCH:** [The last steeple](/v/1)",
        "VIDÉO : le dernier clocher",
        "**İLGİLİ HABER:** [Son kule](/kule)",
        "写真：最後の塔",
        "*This interview is sponsored by [Marsh Rope](https://rope.example). Ropes that hold.*",
        "> Sponsor: Marsh Rope, ropes that hold.",
        "Esta entrevista está patrocinada por Cuerdas Marsh.",
        "### tower-0112.jpg",
        "Was this page helpful? Yes No",
    ],
)
def test_such_lines_are_no_part_of_an_answer(aside: str) -> None:
    session = read(f"{HEAD}{FIRST}{SECOND}{aside}\n\n{LAST}")
    assert len(session.questions) == 3
    assert said(session) == said(read(f"{HEAD}{FIRST}{SECOND}{LAST}"))
    assert session.boilerplate


@pytest.mark.parametrize(
    "spoken",
    [
        "Video: I watch the same one every night, and I still fall asleep.",
        "Sponsored people climb better than I do, they say.",
        "Listen: the wind comes before the bell.",
    ],
)
def test_what_a_guest_says_stays(spoken: str) -> None:
    assert spoken in said(read(f"{HEAD}{FIRST}{SECOND}{spoken}\n\n{LAST}"))


def test_the_only_answer_to_a_question_stays() -> None:
    session = read(f"{HEAD}{FIRST}{SECOND}**What do you watch?**\n\nVideo: the last steeple\n\n{LAST}")
    assert "the last steeple" in said(session)


@pytest.mark.parametrize("heading", ["### Sponsor", "Advertisement"])
def test_what_stands_below_the_heading_of_a_sponsor_falls(heading: str) -> None:
    session = read(f"{HEAD}{FIRST}{SECOND}---\n\n{heading}\n\nMarsh Rope holds what you love.\n\n---\n\n{LAST}")
    assert "Rope" not in said(session)
    assert len(session.questions) == 3


def test_the_word_advertisement_alone_takes_nothing_with_it() -> None:
    session = read(f"{HEAD}{FIRST}{SECOND}Advertisement\n\nShe held it for two hours.\n\n{LAST}")
    assert "two hours" in said(session)


@pytest.mark.parametrize("heading", ["Fact sheet", "Steckbrief", "Ficha"])
def test_a_fact_sheet_and_files_are_no_last_answer(heading: str) -> None:
    tail = f"\n## {heading}\n\nName: Maud Ferrier\n\n## Download\n\n* [Part 1](https://marsh.example/1.mp3)\n"
    session = read(f"{HEAD}{FIRST}{SECOND}{LAST}{tail}")
    assert "Name" not in said(session)
    assert "Part 1" not in said(session)
    assert "flask" in said(session)


@pytest.mark.parametrize(
    "ad",
    [
        "Реклама. Krempel за неделю! тел. 200-14-00",
        "+++ Anzeige: Krempel, Ihr Partner für Gebrauchte +++",
        "Quảng cáo Krempel view biển? Gọi ngay!",
        "Pausa publicitaria: Krempel, con acento.",
    ],
)
def test_an_advertisement_between_two_answers_falls_away(ad: str) -> None:
    (parsed,) = parse(Document("s", "a.md", "text/markdown", f"{HEAD}{FIRST}{ad}\n\n{SECOND}{LAST}".encode()))
    assert parsed.session is not None
    assert "Krempel" not in str(parsed.session.turns)
    assert "never gave back" in str(parsed.session.turns)


def test_who_speaks_of_advertisements_is_heard() -> None:
    said = "**What sells?**\n\nРеклама. Без неё никуда!\n\nReklama nie pomaga.\n\n"
    (parsed,) = parse(Document("s", "a.md", "text/markdown", f"{HEAD}{FIRST}{said}{SECOND}{LAST}".encode()))
    assert parsed.session is not None
    assert "Без неё" in str(parsed.session.turns)
    assert "nie pomaga" in str(parsed.session.turns)
