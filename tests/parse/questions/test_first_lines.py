"""Question and answer in one paragraph, the question in bold and a line break behind it: what asks nothing, too."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

HEAD = "<h1>Interview with Ada Brook, clock builder</h1><p>Ada Brook builds clocks in Low Ferring.</p>"
ASKED = (
    "How did you begin?",
    "What did your first clock do?",
    "Who buys your clocks?",
    "Do you own a watch?",
    "What will you build next?",
)
SAID = (
    "I had a bucket and a nail, and my mother had an hour.",
    "I saw it run backwards, and I let it.",
    "I sell to sailors, who know what a minute is.",
    "I gave mine away when it began to be right.",
    "I shall rest, I think, and then I shall build a slow one.",
)


def read(between: str) -> Parsed:
    pairs = [f"<p><b>{one}</b><br>{other}</p>" for one, other in zip(ASKED, SAID, strict=True)]
    html = HEAD + "".join(pairs[:2]) + between + "".join(pairs[2:])
    (parsed,) = parse(Document("first-lines", "piece.html", "text/html", html.encode()))
    return parsed


def asked(parsed: Parsed) -> tuple[str, ...]:
    assert parsed.session is not None
    return parsed.session.questions


@pytest.mark.parametrize("said", ["Sounds lonely.", "Give an example.", "That is a long time to wait for a wheel."])
def test_a_sentence_so_set_is_a_question(said: str) -> None:
    parsed = read(f"<p><b>{said}</b><br><span>I never minded it, as I had the ticking.</span></p>")
    assert asked(parsed) == (*ASKED[:2], said, *ASKED[2:])
    assert parsed.verdict.standing == "ready"


@pytest.mark.parametrize("said", ["Ship's clocks:", "“Sounds lonely.”"])
def test_what_leads_on_or_is_quoted_is_none(said: str) -> None:
    assert asked(read(f"<p><b>{said}</b><br>I never minded it, as I had the ticking.</p>")) == ASKED


@pytest.mark.parametrize("said", ["Ship clocks", "It ticked."])
def test_what_may_be_a_title_or_stands_again_is_for_the_editor(said: str) -> None:
    parsed = read(f"<p><b>{said}</b><br>I never minded it. It ticked. I let it.</p>")
    assert asked(parsed) == ASKED
    assert parsed.verdict.standing == "review"


def test_where_questions_stand_in_paragraphs_of_their_own_a_first_line_in_bold_is_none() -> None:
    pairs = [f"<p><b>{one}</b></p><p>{other}</p>" for one, other in zip(ASKED, SAID, strict=True)]
    between = "<p><b>Ship clocks.</b><br>I never minded those.</p>"
    html = HEAD + "".join(pairs[:2]) + between + "".join(pairs[2:])
    (parsed,) = parse(Document("first-lines", "piece.html", "text/html", html.encode()))
    assert asked(parsed) == ASKED
