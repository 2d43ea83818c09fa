"""What is set off as questions are, and is one although it is short, or is not set off as a whole."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.parse import parse
from pipeline.parse.inline import look

HEAD = "<h1>Interview with Ada Brook, clock builder</h1><p>Ada Brook builds clocks in Low Ferring.</p>"
ASKED = ("How did you begin?", "What did your first clock do?", "Who buys your clocks?", "What will you build next?")
SAID = ("I had a bucket.", "I saw it run backwards.", "I sell to sailors.", "I shall rest, I think.")


def asked(html: str) -> tuple[str, ...]:
    (parsed,) = parse(Document("set-off", "piece.html", "text/html", html.encode()))
    assert parsed.session is not None
    return parsed.session.questions


def pairs(tag: str, asked: tuple[str, ...] = ASKED) -> list[str]:
    return [f"<p><{tag}>{one}</{tag}></p><p>{other}</p>" for one, other in zip(asked, SAID, strict=True)]


def test_a_question_mark_makes_a_question_of_a_word_in_the_look_of_the_others() -> None:
    first, *rest = pairs("b")
    again = "<p><b>So?</b></p><p>I let it run.</p>"
    assert asked(HEAD + first + again + "".join(rest)) == (ASKED[0], "So?", *ASKED[1:])


def test_a_title_in_italics_is_set_roman_within_a_question_in_italics() -> None:
    titled = "<p><em>You wrote of them in </em>The Slow Hand<em>. Why did you?</em></p><p>I had the time.</p>"
    found = asked(HEAD + titled + "".join(pairs("em")))
    assert found == ("You wrote of them in The Slow Hand. Why did you?", *ASKED)


def test_a_link_within_a_question_in_bold_need_not_be_bold() -> None:
    linked = '<p><b>You wrote in </b><a href="slow">The Slow Hand</a><b> that time runs. Why?</b></p><p>It was.</p>'
    assert asked(HEAD + linked + "".join(pairs("b"))) == ("You wrote in The Slow Hand that time runs. Why?", *ASKED)


@pytest.mark.parametrize(
    "html",
    [
        "<b>Tea?</b> No. <b>Coffee, or what else do you like to drink?</b>",
        "<b>Tea?</b> Never <b>Coffee, or what else do you like to drink?</b>",
        "<b>Ada:</b> boats <b>and all the birds of the lower valley</b>",
        "<b>Ada</b> likes all the boats of the lower valley, and <b>birds</b>",
        "<b>Ada asks</b><br>Why?<br><b>and nobody can answer her at all</b>",
    ],
)
def test_what_somebody_says_in_between_is_no_title(html: str) -> None:
    found = look(html)
    assert found.bold < len(found.raw) - 1


def test_a_book_in_the_look_of_the_questions_closes_the_piece_behind_a_rule() -> None:
    book = "<p><em>Ada Brook,</em> The Slow Hand<em>, Quill, 2022, 19 €</em></p>"
    about = "<hr><p>Ada Brook was born in Ferring.</p>"
    assert asked(HEAD + "".join(pairs("em")) + about + book) == ASKED


def test_where_all_begin_with_a_dash_the_look_tells_who_asks() -> None:
    turns = (
        ("When you saw it, what did you think of?", "That I wore summer shoes, in November, on the ice."),
        ("Is it true that you knocked at it first?", "And how else? You knock at a door, too?"),
        ("But it is cracked. They say that it will never run again.", "They say? To cast it anew is to make another."),
        ("Who will ask for it?", "The clock, of course."),
        ("There are words on it.", "Nearly all of them are gone."),
        ("When shall we hear it?", "At Whitsun, if it dries."),
    )
    pairs = "".join(f"<p><b>— {one}</b></p><p>— {other}</p>" for one, other in turns)
    assert asked(HEAD + pairs) == tuple(one for one, _ in turns)


def test_a_sign_that_no_question_has_heads_those_that_follow() -> None:
    first, second, *rest = pairs("b", tuple(f"- {one}" for one in ASKED))
    section = "<p><b>◆ “It coughs”</b></p>"
    (parsed,) = parse(
        Document("set-off", "piece.html", "text/html", (HEAD + first + second + section + "".join(rest)).encode())
    )
    assert parsed.session is not None
    assert [turn.section for turn in parsed.session.turns] == [None, None, "“It coughs”", "“It coughs”"]
    assert len(parsed.session.questions) == 4


def test_a_sign_before_all_questions_heads_none() -> None:
    signed = ("◆ How did you begin?", "◆ Your first clock.", "◆ Who buys your clocks?", "◆ What will you build next?")
    assert len(asked(HEAD + "".join(pairs("b", signed)))) == 4


def test_a_request_in_bold_is_a_question_where_its_answer_follows_on_the_line() -> None:
    asked_of_her = (*ASKED[:3], "Tell us about your workshop.")
    found = "".join(f"<p><b>{one}</b> {other}</p>" for one, other in zip(asked_of_her, SAID, strict=True))
    assert asked(HEAD + found) == asked_of_her


def test_what_calls_the_reader_by_its_class_is_no_question() -> None:
    call = "<div class='cta'><h3>Want more of this?</h3><p>Subscribe to our letter.</p></div>"
    found = "".join(f"<h3>{one}</h3><p>{other}</p>" for one, other in zip(ASKED, SAID, strict=True))
    assert asked(f"<main>{HEAD}{found}{call}</main>") == ASKED
