"""Answers: entries of single answers, for the feed of all answers and for the feeds of recurring questions."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from pipeline.model.channel import AnswerItem
from pipeline.model.entry import Entry
from pipeline.model.session import Html
from pipeline.render.fragments.fragment import question_parts
from pipeline.render.fragments.text import sentences, words_of
from pipeline.render.french import in_language, typeset
from pipeline.render.view import SUMMARY, has_several_speakers, shown_passages


def answer_items(entry: Entry) -> tuple[AnswerItem, ...]:
    """An item for each answer of the session that was given to a question, in the order of the session."""
    turns = enumerate(entry.session.turns[: len(entry.answer_ids)])
    return tuple(answer_item(entry, index) for index, turn in turns if turn.question and turn.answer)


def answer_item(entry: Entry, index: int) -> AnswerItem:
    """The answer to question `index` of the session, which must have one, and an id in `entry.answer_ids`."""
    content = "\n".join(filter(None, _blocks(typeset(entry), index)))
    if entry.session.direction == "rtl":
        content = f'<div dir="rtl">\n{content}\n</div>'
    said = " ".join(words_of(passage.body) for passage in entry.session.turns[index].answer).strip()
    return AnswerItem(entry, index, Html(content), in_language(entry.session.language)(sentences(said, SUMMARY)))


def _blocks(entry: Entry, index: int) -> Iterator[str]:
    """As `templates/shared/turns.html` sets an answer for feeds, without its question, which is the entry's title."""
    turn = entry.session.turns[index]
    yield question_parts(turn.question_html or Html(""))[1]
    for passage in shown_passages(turn.answer, 1, several=has_several_speakers(entry.session)):
        if passage.heading:
            yield Markup("<h2>{}</h2>").format(passage.heading)
        if passage.speaker:
            yield Markup("<p><strong>{}</strong></p>").format(passage.speaker)
        yield passage.body
