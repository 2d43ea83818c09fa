"""Names before what is asked: of a site, of a series, of readers; and names that are written in another way once."""

from __future__ import annotations

import pytest

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Session
from pipeline.parse import parse

SAID = (
    ("How do you begin a bell?", "With mud. I knead it for a day, and I sing to it."),
    ("What was the first one like?", "It was flat, and so was I when I heard it."),
    ("Was that not sad?", "It was not. I sold it to a ship, and my mother paid for the rope."),
    ("Who buys a bell today?", "I have three towns and a dentist. He rings it himself."),
    ("What will you cast next?", "My own doorbell, if I find the time."),
)
ASKED = tuple(one for one, _ in SAID)
HEAD = "The bell on the hill\n\nAn interview with Ina Lorimer, bell founder\n\n"


def read(text: str, ending: str = ".txt") -> Session:
    (only,) = parse(Document("folder", f"bells{ending}", MEDIA_TYPES[ending], text.encode()))
    assert only.session is not None, only.verdict.reasons
    return only.session


def talk(askers: tuple[str, ...], answerer: str, form: str = "{}: {}") -> str:
    """The talk with these names in turn before what is asked, and `answerer` before each answer."""
    return "\n\n".join(
        f"{form.format(askers[place % len(askers)], one)}\n\n{form.format(answerer, other) if answerer else other}"
        for place, (one, other) in enumerate(SAID)
    )


@pytest.mark.parametrize("label", ["bells.example", "the slow trades", "Les Métiers lents"])
@pytest.mark.parametrize("form", ["{}: {}", "{} : {}"])
def test_what_stands_before_every_question_is_a_label_whatever_its_case(label: str, form: str) -> None:
    session = read(HEAD + talk((label,), "Ina Lorimer", form))
    assert session.questions == ASKED
    assert [guest.name for guest in session.guests] == ["Ina Lorimer"]


def test_a_site_and_its_short_form_are_nobodys_names() -> None:
    session = read(HEAD + talk(("low.example", "low.example", "lx", "lx", "lx"), "Ina Lorimer"))
    assert session.questions == ASKED
    assert session.hosts == ()
    assert not any(turn.asker for turn in session.turns)


@pytest.mark.parametrize("form", ["{}: {}", "{} asks: {}"])
def test_readers_ask_by_number_and_name(form: str) -> None:
    names = ("BobC", "Anna", "tim_b", "Old Salt", "BobC")
    blocks = (
        f"{number}) {form.format(name, one)}\n\n{other}"
        for number, (name, (one, other)) in enumerate(zip(names, SAID, strict=True), 1)
    )
    session = read(HEAD + "\n\n".join(blocks))
    assert session.questions == ASKED
    assert tuple(turn.asker for turn in session.turns) == names
    assert session.hosts == ()


def test_topics_before_questions_are_no_names() -> None:
    topics = ("On mud", "On ships", "On towns", "On rope", "On doors")
    blocks = (f"**{topic}: {one}**\n\n{other}" for topic, (one, other) in zip(topics, SAID, strict=True))
    session = read("# " + HEAD + "\n\n".join(blocks), ".md")
    assert session.questions == tuple(f"{topic}: {one}" for topic, one in zip(topics, ASKED, strict=True))


def test_readers_who_ask_once_each_ask_where_one_voice_answers() -> None:
    names = ("BobC", "Anna", "kestrel", "tim_b", "Old Salt")
    session = read("# " + HEAD + talk(names, "Ina", "**{}:** {}"), ".md")
    assert session.questions == ASKED
    assert tuple(turn.asker for turn in session.turns) == names
    assert session.hosts == ()
    assert [guest.name for guest in session.guests] == ["Ina Lorimer"]


@pytest.mark.parametrize("label", ["F. Lorimer:", "Lorimer"])
def test_who_has_a_name_may_be_called_otherwise_once(label: str) -> None:
    written = talk(("Hob Nash",), "Fiona Lorimer", "**{}:** {}")
    before, _, after = written.rpartition("**Fiona Lorimer:**")
    session = read(f"# The bell on the hill\n\nAn interview.\n\n{before}**{label}**{after}", ".md")
    assert session.questions == ASKED
    assert "Lorimer" not in session.turns[-1].answer[-1].body


def test_an_answer_may_begin_with_a_surname_in_bold() -> None:
    written = talk(("Hob Nash",), "Fiona Lorimer", "**{}:** {}")
    more = "\n\n**Lorimer** was my father's name, too."
    session = read(f"# The bell on the hill\n\nAn interview.\n\n{written}{more}", ".md")
    assert "Lorimer" in session.turns[-1].answer[-1].body


def test_whom_one_of_several_presents_is_asked_by_the_others() -> None:
    said = (
        ("Ada Brook", "So welcome to our workshop. I'm Ada Brook."),
        ("Tom Reed", "And I'm Tom Reed."),
        ("AB", "And today our guest is Édua Lorimer, who casts bells. Édua, how do you begin?"),
        ("Édua Lorimer", "Right, so I begin with mud. Was it you who asked me that before? I knead it for a day."),
        ("TR", "I tried it once. It was flat."),
        ("EL", "That is how it goes at first. What can I say? I was flat when I heard mine, and I sold it to a ship."),
        ("AB", "We heard it. Who buys one today?"),
        ("EL", "I have three towns and a dentist, who rings it himself. Have you met him?"),
        ("TR", "I have, and my teeth have, too."),
        ("EL", "He is kind to bells, and that is what counts for me. Shall we have tea?"),
    )
    session = read("# The bell on the hill\n\n" + "\n\n".join(f"_{who}:_ {what}" for who, what in said) + "\n", ".md")
    assert [guest.name for guest in session.guests] == ["Édua Lorimer"]
    assert {host.name for host in session.hosts} == {"Ada Brook", "Tom Reed"}


def test_who_is_presented_before_the_talk_may_speak_only_once() -> None:
    head = "# The bell on the hill\n\nWe talked with Ina Lorimer and Ben Cole, who cast bells.\n\n"
    parts = talk(("Tom",), "Ina", "**{}:** {}").split("\n\n")
    parts.insert(2, "**Ben:** I sang the second part.")
    session = read(head + "\n\n".join(parts), ".md")
    assert {guest.name for guest in session.guests} == {"Ina Lorimer", "Ben Cole"}
    assert [passage.speaker for passage in session.turns[0].answer] == ["Ina", "Ben"]


def test_a_first_name_and_then_initials_are_one_voice() -> None:
    head = "# The bell on the hill\n\nAda Brook talked with Ina Lorimer, who casts bells.\n\n"
    said = talk(("AB",), "IL", "**{}:** {}").replace("AB:", "Ada:", 1).replace("IL:", "Ina:", 1)
    session = read(head + said, ".md")
    assert session.questions == ASKED
    assert [guest.name for guest in session.guests] == ["Ina Lorimer"]
    assert [host.name for host in session.hosts] == ["Ada Brook"]
    assert "Ina:" not in session.turns[0].answer[0].body


@pytest.mark.parametrize("forms", [("SPEAKER_00: {}", "SPEAKER_01: {}"), ("Speaker 1: {}", "Speaker 2: {}")])
def test_voices_that_a_machine_counts_are_several_and_name_nobody(forms: tuple[str, str]) -> None:
    said = "\n\n".join(form.format(one) for pair in SAID for form, one in zip(forms, pair, strict=True))
    session = read(HEAD + said)
    assert session.questions == ASKED
    assert [guest.name for guest in session.guests] == ["Ina Lorimer"]
    assert session.hosts == ()


def test_items_of_a_list_are_what_each_voice_says() -> None:
    said = "\n".join(f"- **{who}**: {what}" for pair in SAID for who, what in zip(("Tom", "Ina"), pair, strict=True))
    assert read(f"# {HEAD}{said}\n", ".md").questions == ASKED


def test_a_heading_with_a_name_and_a_time_is_a_name() -> None:
    said = "\n\n".join(
        f"### {who} — 00:{place:02d}\n\n{what}"
        for place, pair in enumerate(SAID)
        for who, what in zip(("Tom Reed", "Ina Lorimer"), pair, strict=True)
    )
    assert [host.name for host in read(f"# {HEAD}{said}\n", ".md").hosts] == ["Tom Reed"]


@pytest.mark.parametrize("note", ["Interviewer: Ben Mills\n\nGuest: Ina Lorimer", "聞き手：ミルズ\n\n語り手：ロリマー"])
def test_a_note_of_who_asks_is_not_the_one_who_asks(note: str) -> None:
    again = f"({note.partition(chr(10))[0]})"
    session = read(f"{HEAD}{note}\n\n{talk(('Mills',), 'Lorimer')}\n\n{again}\n")
    assert session.questions == ASKED
    assert [guest.name for guest in session.guests] == ["Ina Lorimer"]


def test_all_at_once_is_no_guest() -> None:
    session = read(HEAD + talk(("Mills",), "Lorimer") + "\n\nBoth: Ha!\n\nMills: Why?\n\nBoth: Ha ha!")
    assert [guest.name for guest in session.guests] == ["Ina Lorimer"]


def test_one_who_asks_by_two_labels_is_one_host() -> None:
    head = "---\ntitle: The bell on the hill\nauthor: Ben Mills\n---\n\nWe met Ina Lorimer, bell founder.\n\n"
    session = read(head + talk(("Ben", "BM", "BM", "Ben", "BM"), "Ina Lorimer", "**{}**: {}"), ".md")
    assert [host.name for host in session.hosts] == ["Ben Mills"]


def test_brackets_of_a_tag_are_no_part_of_a_label() -> None:
    session = read(HEAD + talk(("Mills",), "<林晓雨>", "{}： {}"))
    assert [guest.name for guest in session.guests] == ["林晓雨"]


def test_names_in_brackets_are_labels_and_stand_behind_others() -> None:
    first, second = ("*(Ben Mills):*", "*(Ada Brook):*")
    ask, answer = ("**(Ben Mills):**", "**(Ada Brook):**")
    asked = ("How did you begin?", "And who taught you?", "Why at the weir?", "What comes next?")
    said = (
        "I had a bucket, and my father's saw.",
        "My aunt did, and I was slow.",
        "I was born there.",
        "I shall rest.",
    )
    labels = ((f"**Question #1:** {first}", f"**Answer #1:** {second}"), (ask, answer), (ask, answer))
    labels += ((f"**Question #2:** {first}", f"**Answer #2:** {second}"),)
    talk = (
        f"{who}\n\n**{one}**\n\n{other}\n\n{two}" for (who, other), one, two in zip(labels, asked, said, strict=True)
    )
    text = "# The clocks\n\nAn interview with Ada Brook.\n\n" + "\n\n".join(talk)
    (parsed,) = parse(Document("brackets", "a.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    assert parsed.session.questions == asked
    assert [one.name for one in parsed.session.guests] == ["Ada Brook"]
    assert [one.name for one in parsed.session.hosts] == ["Ben Mills"]
