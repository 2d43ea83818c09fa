"""What looks like the questions before the first of them and behind the last: a standfirst, a closing word."""

from __future__ import annotations

from itertools import takewhile

from pipeline.parse.questions.features import Feature, is_byline, is_furniture
from pipeline.parse.questions.marking import Mark, Sequence, is_answered
from pipeline.parse.questions.prompts import PROMPT_WORDS
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain

_HALF = 0.5
_LONGEST_LEDE = 200
_ASKS_SOMETHING = 0.4
"""Less asks nothing, nor holds a question mark."""
_LEAVING = ("thanks", "farewell", "credits")
_ENDS = ".?!…。？！؟"


def without_afterthought(seen: Sequence, group: list[int], splits: dict[int, int]) -> list[int]:
    """`group` without a last one that alone goes on in its own block and calls: "Want to join? Come and see us."."""
    alone = len(group) > PROMPT_WORDS and group[-1] in splits and not splits.keys() & set(group[:-1])
    return group[:-1] if alone and phrases.has("action", plain(seen[group[-1]].block.text)) else group


def without_closing(seen: Sequence, marks: dict[int, Mark]) -> dict[int, Mark]:
    """`marks` without a last one that asks nothing and has no answer, where all others have one: "Next walk: 16 June".

    Either it alone has none in its own block, or none follows it, behind a rule, and it is no sentence or leads
    elsewhere by a link.
    """
    *others, last = marks
    if len(others) < PROMPT_WORDS or marks[last].split or seen[last].asks >= _HALF:
        return marks
    is_sentence = seen[last].said[-1:] in _ENDS
    if all(marks[index].split for index in others):
        is_closed = last + 1 >= len(seen) or seen[last + 1].block.kind in ("rule", "heading")
        is_closing = is_closed or not is_sentence
    else:
        is_apart = any(one.block.kind == "rule" for one in seen[others[-1] + 1 : last])
        leads_away = "<a " in seen[last].block.html
        is_closing = is_apart and (leads_away or not is_sentence) and not is_answered(seen, marks, last)
    return {index: marks[index] for index in others} if is_closing else marks


def farewell(seen: Sequence, marks: dict[int, Mark]) -> int | None:
    """Where who asks only takes leave of the listeners, behind all that is answered: "Thanks. We were produced by…"."""
    start = None
    for index in reversed(marks):
        if not marks[index].asks or seen[index].asks >= _ASKS_SOMETHING:
            break
        start = index
    return start if _takes_leave(seen, marks, start) else None


def last_thanks(seen: Sequence, marks: dict[int, Mark]) -> int | None:
    """The last of `marks` where it only takes leave, and nobody answers: "**Thank you for your time!**"."""
    last = max(marks)
    return last if seen[last].asks < _ASKS_SOMETHING and _takes_leave(seen, marks, last) else None


def _takes_leave(seen: Sequence, marks: dict[int, Mark], start: int | None) -> bool:
    if start is None or sum(mark.asks for mark in marks.values()) <= PROMPT_WORDS:
        return False
    behind = (seen[index] for index in range(start + 1, len(seen)) if index not in marks)
    talk = takewhile(lambda one: one.block.kind not in ("rule", "heading"), behind)
    if any(one.block.kind != "image" and not _is_of_page(one.block.text) for one in talk):
        return False
    said = plain(seen[max(marks)].said)
    return not marks[max(marks)].split and any(phrases.has(field, said) for field in _LEAVING)


def _is_of_page(text: str) -> bool:
    return is_furniture(text) or is_byline(text)


def without_ledes(seen: Sequence, group: list[int]) -> list[int]:
    """`group` from where it begins to ask: a subtitle or a standfirst in the same look stands before."""
    begin = 0
    while begin < len(group) - 1 and _is_lede(seen[group[begin]]):
        begin += 1
    return group[begin:]


def _is_lede(one: Feature) -> bool:
    if one.asks >= _HALF or (one.label is not None and one.label.number is not None):
        return False
    text = one.said
    return len(text) > _LONGEST_LEDE or text[-1:] not in ".!…:。！：" or is_byline(text)


def opens_section(seen: Sequence, index: int) -> bool:
    """Whether a heading follows the block at `index`."""
    return index + 1 < len(seen) and seen[index + 1].block.kind == "heading"
