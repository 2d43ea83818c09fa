"""Interviews in guises that few have: rows under two words, a saved mail, a chat by handles, a paper with two names."""

from __future__ import annotations

import pytest

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Session
from pipeline.parse import parse

SAID = (
    ("How do you begin a bell?", "With mud. I knead it for a day, and I sing to it."),
    ("Tell us about the first one.", "It was flat, and so was I when I heard it."),
    ("Was that not sad?", "It was not. I sold it to a ship."),
    ("What will you cast next?", "My own doorbell, if I find the time."),
)


def read(text: str, ending: str) -> Session:
    (only,) = parse(Document("folder", f"bells{ending}", MEDIA_TYPES[ending], text.encode()))
    assert only.session is not None, only.verdict.reasons
    assert only.verdict.standing != "none"
    return only.session


@pytest.mark.parametrize(("asks", "answers"), [("Question", "Answer"), ("Frage:", "Antwort:"), ("質問", "回答")])
def test_the_first_row_of_a_table_says_which_column_asks(asks: str, answers: str) -> None:
    rows = "".join(f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in SAID)
    head = "<h1>The bell on the hill</h1><p>An interview with Ina Lorimer, bell founder in Low Marsh.</p>"
    table = f"<table><tr><th>{asks}</th><th>{answers}</th></tr>{rows}</table>"
    session = read(f"<!doctype html><html><body>{head}{table}</body></html>", ".html")
    assert session.questions == tuple(one for one, _ in SAID)


def test_answers_stand_between_quoted_questions_in_a_mail_that_was_saved_as_text() -> None:
    between = "\n\n".join(f"> {number}. {one}\n\n{other}" for number, (one, other) in enumerate(SAID, 1))
    text = f"An interview by post with Ina Lorimer, bell founder\n\nDear Hob, here you are.\n\n{between}\n\n-- \nIna\n"
    session = read(text, ".txt")
    assert session.questions == tuple(one for one, _ in SAID)
    assert all("Hob" not in turn.answer[-1].body and "Ina" not in turn.answer[-1].body for turn in session.turns)


@pytest.mark.parametrize("form", ["[19:{:02}] {}: {}", "19:{:02} <{}> {}"])
def test_those_who_chat_speak_by_their_handles(form: str) -> None:
    lines = [(name, said) for pair in SAID for name, said in zip(("hob", "ina_lorimer"), pair, strict=True)]
    talk = "\n".join(form.format(minute, name, said) for minute, (name, said) in enumerate(lines))
    session = read(f"An interview in a chat: the bell founder\n\n{talk}\n", ".txt")
    assert session.questions == tuple(one for one, _ in SAID)
    assert [host.name for host in session.hosts] == ["hob"]


def test_one_who_does_nothing_but_ask_is_no_guest_of_the_interviewer() -> None:
    names = ("Low Marsh Post", "Low Marsh Post", "Interviewer", "Interviewer")
    said = (SAID[0], ("And which was the first one?", SAID[1][1]), SAID[2], SAID[3])
    turns = "\n\n".join(
        f"**{name}:** {one}\n\n**Ina Lorimer:** {other}" for name, (one, other) in zip(names, said, strict=True)
    )
    session = read(f"# The bell on the hill\n\nIna Lorimer, bell founder, has time.\n\n{turns}\n", ".md")
    assert session.questions == tuple(one for one, _ in said)
    assert [guest.name for guest in session.guests] == ["Ina Lorimer"]


BOLD_HE = (
    "**איך מתחילים?**\n\nאני מתחילה בבוץ, ואני שרה לו.\n\n**מי לימד אותך?**\n\nאבא שלי לימד אותי.\n\n"
    "**מה הלאה?**\n\nאני בונה פעמון לבית שלי.\n"
)
BOLD_PL = (
    "**Jak zaczyna się dzwon?**\n\nOd błota, które mam z rzeki.\n\n**Kto panią uczył?**\n\nOjciec mnie uczył.\n\n"
    "**Co dalej?**\n\nMam w planie dzwonek do drzwi.\n"
)


def test_who_opens_a_standfirst_and_is_set_off_below_is_the_guest() -> None:
    above = "# הפעמון על הגבעה\n\nנעמה שלגון יוצקת פעמונים כבר שלושים שנה, ולא נמאס לה\n\n"
    below = "בבית המלאכה של נעמה שלגון, יוצקת פעמונים, חם מאוד.\n\n"
    assert [guest.name for guest in read(above + below + BOLD_HE, ".md").guests] == ["נעמה שלגון"]


def test_a_verb_and_titles_before_a_name_that_is_set_off_lead_the_guest_in() -> None:
    lead = "O tym, ile waży cisza, opowiada **dr hab. Jagna Sitowska, prof. UNM**, ludwisarka z Mokradeł.\n\n"
    assert [guest.name for guest in read(f"# Dzwon\n\n{lead}{BOLD_PL}", ".md").guests] == ["Jagna Sitowska"]
