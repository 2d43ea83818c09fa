"""A question that stands out, an answer that holds another: such documents are counted rightly or wait."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

TITLE = "Interview with Agda Rosendal, loom mender"
TOP = "Agda Rosendal, loom mender in Nether Wick, talked to us in her kitchen."
PAIRS = (
    (
        "Where did you find the loom?",
        "I found it in my grandmother's shed, under nine sacks of lime, and I have not let go of it since. It had no "
        "reed, no cloth beam and two families of mice, and I moved them out one by one with a soup ladle and a sieve.",
    ),
    (
        "How do you tune it?",
        "Mostly by ear. I walk round it twice, and I listen, and then I make the tea before I touch anything at all. "
        "My teacher hit his with a shoe, and it sang, but I have never found a shoe that was as good as his was.",
    ),
    (
        "Who taught you to listen?",
        "My sister did. She has better hands and worse luck, and she says that I am the one with the patience for it. "
        "We shared one stool for eleven winters and I got the warm half, which she still mentions at every funeral.",
    ),
    (
        "What do you still need?",
        "A dry week in October, and somebody to hold the lamp. I have asked for little more in forty years of it, and "
        "I was given a calendar, two clocks and a dog that is afraid of looms, so I suppose that I must ask louder.",
    ),
)
ASKED, SAID = "And the shuttle?", "I carved it from a pew, and I told the vicar before he could count them again."


def read(text: str, name: str = "a.html", kind: str = "text/html") -> Parsed:
    (parsed,) = parse(Document("odd-ones", name, kind, text.encode()))
    return parsed


def page(form: str, odd: str, place: int = 2) -> str:
    rows = [form.format(q=question, a=answer) for question, answer in PAIRS]
    rows.insert(place, odd.format(q=ASKED, a=SAID))
    return f"<html><body><article><h1>{TITLE}</h1><p>{TOP}</p>{''.join(rows)}</article></body></html>"


BOLD = "<p><strong>{q}</strong></p><p>{a}</p>"
FORMS = {
    "bold, all in one": (BOLD, "<p><strong>{q}</strong> {a}</p>"),
    "bold, a break": (BOLD, "<p><strong>{q}</strong><br>{a}</p>"),
    "plain, a break": (BOLD, "<p>{q}<br>{a}</p>"),
    "plain, all in one": (BOLD, "<p>Where did the shuttle come from, then? {a}</p>"),
    "slanted, all in one": ("<p><em>{q}</em></p><p>{a}</p>", "<p><em>{q}</em> {a}</p>"),
    "below headings": ("<h3>{q}</h3><p>{a}</p>", "<p><strong>{q}</strong> {a}</p>"),
    "a bold statement": (BOLD, "<p><strong>You carved the shuttle yourself.</strong> {a}</p>"),
    "a class": ('<p class="frage">{q}</p><p>{a}</p>', "<p>{q}<br>{a}</p>"),
}


@pytest.mark.parametrize("place", [2, 4])
@pytest.mark.parametrize("form", FORMS)
def test_a_question_with_its_answer_in_one_paragraph_is_counted_or_doubted(form: str, place: int) -> None:
    usual, odd = FORMS[form]
    parsed = read(page(usual, odd, place))
    count = len(parsed.session.questions) if parsed.session else 0
    assert count == len(PAIRS) + 1 or parsed.verdict.standing == "review"


def test_without_an_odd_one_the_same_pages_are_ready() -> None:
    for usual in {usual for usual, _ in FORMS.values()}:
        parsed = read(page(usual, usual))
        assert parsed.verdict.standing == "ready"
        assert parsed.session is not None
        assert len(parsed.session.questions) == len(PAIRS) + 1


SET_OFF = {
    "underlined": "<p><u>{q}</u></p><p>{a}</p>",
    "in a colour": '<p><font color="#803000">{q}</font></p><p>{a}</p>',
    "in a colour, a break": '<span style="color:#036">{q}</span><br>{a}<br><br>',
    "slanted, a break": "<p><i>{q}</i><br>{a}</p>",
}


@pytest.mark.parametrize("form", SET_OFF)
def test_questions_may_be_set_off_by_a_line_below_or_a_colour(form: str) -> None:
    parsed = read(page(SET_OFF[form], SET_OFF[form]))
    assert parsed.session is not None
    assert len(parsed.session.questions) == len(PAIRS) + 1
    assert parsed.session.questions[2] == ASKED


def text_of(more: str = "", answers: tuple[tuple[str, str], ...] = PAIRS, intro: str = TOP) -> str:
    rows = "\n\n".join(f"### {question}\n\n{answer}" for question, answer in answers)
    return f"# {TITLE}\n\n{intro}\n\n{rows}\n{more}"


def markdown(text: str) -> Parsed:
    return read(text, "a.md", "text/markdown")


OTHER_PIECES = """
## {heading}

### Who still winds the town clock?

Feb 3 · 6 min read

### I counted every gate in Low Marsh

Jun 19 · 11 min read
"""


@pytest.mark.parametrize("heading", ["More from Osric Pell", "The shelf"])
def test_headlines_of_other_pieces_below_are_no_questions_or_doubted(heading: str) -> None:
    parsed = markdown(text_of(OTHER_PIECES.format(heading=heading)))
    count = len(parsed.session.questions) if parsed.session else 0
    assert count == len(PAIRS) or parsed.verdict.standing == "review"


def test_a_list_of_other_pieces_ends_the_interview() -> None:
    parsed = markdown(text_of(OTHER_PIECES.format(heading="More from Osric Pell")))
    assert parsed.verdict.standing == "ready"
    assert parsed.session is not None
    assert parsed.session.questions[-1] == PAIRS[-1][0]


def test_a_sentence_to_be_finished_is_asked_like_the_others() -> None:
    parsed = read(page(BOLD, "<p><strong>Finish the line: “A loom is…”</strong></p><p>{a}</p>"))
    assert parsed.session is not None
    assert len(parsed.session.questions) == len(PAIRS) + 1


@pytest.mark.parametrize(("said", "standing"), [("Four", "ready"), ("Six", "review")])
def test_an_introduction_that_promises_more_questions_is_believed(said: str, standing: str) -> None:
    parsed = markdown(text_of(intro=f"{TOP} Once a month, one bench, {said.lower()} questions."))
    assert parsed.verdict.standing == standing


def test_advice_that_a_guest_gives_last_is_an_answer() -> None:
    advice = ("What should a beginner do first?", "Buy a good reed. Join a guild, and try the old patterns first.")
    parsed = markdown(text_of(answers=(*PAIRS, advice)))
    assert parsed.verdict.standing == "ready"
    assert parsed.session is not None
    assert parsed.session.questions[-1] == advice[0]


@pytest.mark.parametrize(
    "more",
    [
        "\n## Know a good mender?\n\nTell me whom I should visit next, and send a photo.\n",
        "\n### Do you mend looms, too?\n\nWrite to us, and we visit you: looms@example.org\n",
        "\n### Would you like to learn it?\n\nJoin us on Saturday. Our team helps you, and tea is free.\n",
    ],
)
def test_a_publisher_who_speaks_to_the_reader_last_is_no_question_or_doubted(more: str) -> None:
    parsed = markdown(text_of(more))
    count = len(parsed.session.questions) if parsed.session else 0
    assert count == len(PAIRS) or parsed.verdict.standing == "review"


def test_answers_with_a_dash_after_plain_questions() -> None:
    rows = "\n\n".join(f"{question}\n– {answer}" for question, answer in PAIRS)
    parsed = read(f"{TITLE}\n\n{TOP}\n\n{rows}\n", "a.txt", "text/plain")
    assert parsed.session is not None
    assert parsed.session.questions == tuple(question for question, _ in PAIRS)


def test_a_title_among_the_lines_of_a_menu_is_doubted() -> None:
    menu = (
        "Skip to content\nMenu\nSearch\n\nFrom one penny a month\n\nLow Marsh Courier\n\nNews Weather Tides\n\nCulture"
    )
    rows = "\n\n".join(f"{question}\n– {answer}" for question, answer in PAIRS)
    parsed = read(f"{menu}\n\nThe loom sings at night\n\n{TOP}\n\n{rows}\n", "a.txt", "text/plain")
    assert (
        parsed.session is None
        or parsed.session.title == "The loom sings at night"
        or (parsed.verdict.standing == "review")
    )
