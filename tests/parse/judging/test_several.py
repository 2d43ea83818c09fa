"""A document that holds several interviews waits, whether they are counted or asked the same; chapters do not."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

ASKED = ("How did you begin?", "Who taught you the knots?", "What do you carry up there?")
OTHERS = ("When do you row?", "Which oar would you never sell?", "Where do you sleep on the river?")
ANSWER = "I was nineteen and I had a borrowed {}, and my aunt never asked me to give it back."


def read(text: str) -> Parsed:
    (parsed,) = parse(Document("several", "talks.md", "text/markdown", text.encode()))
    return parsed


def talk(questions: tuple[str, ...], thing: str) -> str:
    return "\n\n".join(f"**{question}**\n\n{ANSWER.format(thing)}" for question in questions)


def held(text: str) -> bool:
    verdict = read(text).verdict
    return verdict.standing == "review" and any("interviews" in reason for reason in verdict.reasons)


def test_titles_that_count_on_head_interviews_of_their_own() -> None:
    first = f"# Marsh Talks 4: The ladder\n\nAn interview with Maud Ferrier, steeplejack.\n\n{talk(ASKED, 'ladder')}"
    second = f"# Marsh Talks 5: The oar\n\nAn interview with Oda Brennick, rower.\n\n{talk(OTHERS, 'oar')}"
    assert read(first).verdict.standing == "ready"
    assert held(f"{first}\n\n{second}\n")


def test_chapters_are_no_interviews() -> None:
    text = (
        "# The ladder and the oar\n\nAn interview with Maud Ferrier, steeplejack.\n\n"
        f"## Chapter 1: Up\n\n{talk(ASKED, 'ladder')}\n\n## Chapter 2: Down\n\n{talk(OTHERS, 'oar')}\n"
    )
    assert read(text).verdict.standing == "ready"


def test_links_to_the_pieces_before_and_after_are_no_interviews() -> None:
    first = f"# Marsh Talks 4: The ladder\n\nAn interview with Maud Ferrier, steeplejack.\n\n{talk(ASKED, 'ladder')}"
    assert not held(f"{first}\n\n[Marsh Talks 3: The kettle](/3)\n\n[Marsh Talks 5: The oar](/5)\n")


def test_the_same_questions_are_put_to_several_people() -> None:
    text = f"# Three workshops\n\nWe asked three people.\n\n## Maud Ferrier\n\n{talk(ASKED, 'ladder')}\n\n"
    verdict = read(f"{text}## Oda Brennick\n\n{talk(ASKED, 'oar')}\n").verdict
    assert verdict.standing == "review"
    assert any("asked 2 times" in reason for reason in verdict.reasons)


def test_one_guest_may_be_asked_the_same_each_week() -> None:
    weeks = "".join(
        f"## Week {week}: {question}\n\n{ANSWER.format(thing)}\n\n"
        for week, (question, thing) in enumerate([(one, thing) for thing in ("oar", "kettle") for one in ASKED], 1)
    )
    head = "---\ntitle: A Winter on the River\nguest:\n  name: Oda Brennick\n---\n\n"
    assert read(f"{head}Oda Brennick has answered a question each week.\n\n{weeks}").verdict.standing == "ready"


def test_a_bare_number_is_no_guest() -> None:
    said = "\n\n".join(f"Frage: {question}\n\nAntwort: {ANSWER.format('Leiter')}" for question in ASKED)
    more = "\n\n".join(f"Frage: {question}\n\nAntwort: {ANSWER.format('Ruder')}" for question in OTHERS)
    text = (
        "Gespräch 4: Die Leiter\n\nMit Maud Ferrier, Kletterin\n\n"
        f"{said}\n\n\nGespräch 5: Das Ruder\n\nMit Oda Brennick, Ruderin\n\n{more}\n"
    )
    (parsed,) = parse(Document("several", "talks.txt", "text/plain", text.encode()))
    assert parsed.session is None or all(any(map(str.isalpha, one.name)) for one in parsed.session.guests)
    assert parsed.verdict.standing != "ready"
