"""A label that was forgotten or is set off otherwise: the question is one all the same."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.parse import parse

HEAD = "<h1>Interview with Ada Brook, clock builder</h1><p>Ada Brook builds clocks in Low Ferring.</p>"
ASKED = ("How did you begin?", "What did your first clock do?", "Who buys your clocks?", "What will you build next?")
SAID = ("I had a bucket.", "I saw it run backwards.", "I sell to sailors.", "I shall rest, I think.")


def asked(html: str) -> tuple[str, ...]:
    (parsed,) = parse(Document("forgotten", "piece.html", "text/html", html.encode()))
    assert parsed.session is not None
    return parsed.session.questions


def bold(between: str) -> str:
    pairs = [f"<p><b>TT: {one}</b></p><p>{other}</p>" for one, other in zip(ASKED, SAID, strict=True)]
    return HEAD + "".join(pairs[:2]) + between + "".join(pairs[2:])


def test_a_sentence_in_bold_among_labelled_ones_lost_its_label() -> None:
    said = "<p><b>Machines cut a wheel in a minute now.</b></p><p>They do, and I have friends who own one.</p>"
    assert asked(bold(said)) == (*ASKED[:2], "Machines cut a wheel in a minute now.", *ASKED[2:])


def test_what_is_quoted_or_said_twice_only_draws_the_eye() -> None:
    quoted = "<p><b>“Machines cut a wheel in a minute now.”</b></p><p>They do, and I have friends who own one.</p>"
    assert asked(bold(quoted)) == ASKED
    again = "<p><b>I had a bucket.</b></p><p>They do, and I have friends who own one.</p>"
    assert asked(bold(again)) == ASKED


def test_a_letter_and_a_hyphen_are_the_letter_with_its_colon() -> None:
    signs = (":", ":", " -", ":")
    pairs = zip(ASKED, signs, SAID, strict=True)
    html = HEAD + "".join(f"<p>Q{sign} {one}</p><p>A: {other}</p>" for one, sign, other in pairs)
    assert asked(html) == ASKED


def test_a_last_line_that_asks_nothing_and_stands_alone_is_a_closing_word() -> None:
    pairs = "".join(f"<p><i>{one}</i><br>{other}</p>" for one, other in zip(ASKED, SAID, strict=True))
    closing = "<p><i>Next walk: the dials of the upper valley, 16 June.</i></p><hr><p>Made with a quill.</p>"
    assert asked(HEAD + pairs + closing) == ASKED


def test_a_last_sentence_with_a_link_behind_a_rule_is_a_closing_word() -> None:
    pairs = "".join(f"<p><i>{one}</i></p><p>{other}</p>" for one, other in zip(ASKED, SAID, strict=True))
    closing = '<p><i>Ada\'s plans are <a href="https://ada.example/">on her site</a>, and we cut what she said.</i></p>'
    assert asked(f"{HEAD}{pairs}<hr>{closing}") == ASKED
    unlinked = "<p><i>That sounds like a long time to wait.</i></p>"
    assert len(asked(f"{HEAD}{pairs}<hr>{unlinked}")) == len(ASKED) + 1


def test_the_last_of_two_looks_is_the_last_in_the_text() -> None:
    pairs = [f"<h2>{one}</h2><p>{other}</p>" for one, other in zip(ASKED, SAID, strict=True)]
    deeper = "<h3>And does it run?</h3><p>It does, I say.</p><h3>Does it strike?</h3><p>On Sundays, and I listen.</p>"
    closing = '<hr><h2>Ada\'s plans are <a href="https://ada.example/">on her site</a></h2>'
    assert asked(HEAD + pairs[0] + deeper + "".join(pairs[1:]) + closing)[-1] == ASKED[-1]


def test_a_half_is_counted_too() -> None:
    pairs = zip(("1)", "2)", "3)", "3 1/2)"), (*ASKED[:3], "If you were a clock…"), SAID, strict=True)
    html = HEAD + "".join(f"<p>{number} {one}</p><p>{other}</p>" for number, one, other in pairs)
    assert asked(html) == (*ASKED[:3], "If you were a clock…")


def test_a_letter_and_an_angle_are_the_letter_with_its_colon() -> None:
    pairs = zip(ASKED, SAID, strict=True)
    text = "Interview with Ada Brook, clock builder\n\nAda Brook builds clocks in Low Ferring.\n\n"
    text += "".join(f"Q> {one}\n\nA> {other}\n   And so it went.\n\n" for one, other in pairs)
    (parsed,) = parse(Document("forgotten", "piece.txt", "text/plain", text.encode()))
    assert parsed.session is not None
    assert parsed.session.questions == ASKED
    assert "&gt;" not in str(parsed.session.turns)
