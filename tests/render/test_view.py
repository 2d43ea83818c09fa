from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.model.session import Html, Passage, Turn
from pipeline.render.view import minutes, shown, summary

Enter = Any


def said(name: str | None, text: str) -> Passage:
    return Passage(Html(f"<p>{text}</p>"), speaker=name)


def test_one_guest_is_never_named_again(entry: Enter) -> None:
    turns = shown(entry(turns=(Turn("Why?", (said("Ann", "a"), said("Ann", "b"))), Turn("So?", (said("Ann", "c"),)))))
    assert [passage.speaker for turn in turns for passage in turn.passages] == [None, None, None]


def test_several_guests_are_named_when_the_speaker_changes(entry: Enter) -> None:
    turns = shown(
        entry(
            turns=(
                Turn("Why?", (said("Ann", "a"), said("Ann", "b"), said("Ben", "c"))),
                Turn("So?", (said("Ben", "d"),)),
            )
        )
    )
    assert [passage.speaker for passage in turns[0].passages] == ["Ann", None, "Ben"]
    assert [passage.speaker for passage in turns[1].passages] == ["Ben"]


def test_askers_are_named_only_where_there_are_several(entry: Enter) -> None:
    one = shown(entry(turns=(Turn("A?", (), asker="Ada"), Turn("B?", (), asker="Ada"))))
    assert [turn.asker for turn in one] == [None, None]
    two = shown(
        entry(turns=(Turn("A?", (), asker="Ada"), Turn("B?", (), asker="Ada"), Turn("C?", (), asker="A reader")))
    )
    assert [turn.asker for turn in two] == ["Ada", None, "A reader"]


def test_headings_step_down_from_section_to_question_to_passage(entry: Enter) -> None:
    answer = (Passage(Html("<h2>In it</h2>"), heading="Part"),)
    flat = shown(entry(turns=(Turn("A?", answer),)))[0]
    assert flat.level == 2
    assert flat.passages[0].body == "<h4>In it</h4>"
    within = shown(entry(turns=(Turn("A?", ()), Turn("B?", (), section="Weather"), Turn("C?", answer))))
    assert [turn.level for turn in within] == [2, 3, 3]
    assert within[2].passages[0].body == "<h5>In it</h5>"


def test_sections_are_named_where_they_begin(entry: Enter) -> None:
    sections = (None, "Weather", "Weather", "Tides")
    turns = shown(entry(turns=tuple(Turn("A?", (), section=section) for section in sections)))
    assert [turn.section for turn in turns] == [None, "Weather", None, "Tides"]


def test_plain_question_is_escaped(entry: Enter) -> None:
    assert shown(entry(turns=(Turn("a < b?", ()),)))[0].question == "a &lt; b?"


def test_answers_have_ids_even_before_they_are_given_any(entry: Enter) -> None:
    assert [turn.id for turn in shown(replace(entry(), answer_ids=("first",)))] == ["first", "q2", "q3"]


def test_minutes(session: Any) -> None:
    assert minutes(session()) == 1
    assert minutes(session(introduction=Html("<p>" + "word " * 1150 + "</p>"))) == 5


def test_summary_is_the_editors_or_the_beginning(session: Any) -> None:
    assert summary(session(summary="Mine.")) == "Mine."
    assert summary(session()) == "From ten at night until six."
    assert summary(session(introduction=Html(""))) == "Gaps. Only gaps."
    assert summary(session(introduction=Html(""), turns=())) == ""
    assert len(summary(session(introduction=Html("<p>" + "word " * 200 + "</p>")))) <= 300
