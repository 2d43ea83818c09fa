"""What stands after the last answer: the publisher's last word, a call to action, an address, and furniture."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from pipeline.parse.features import Feature, in_words, is_byline, is_furniture
from pipeline.parse.words import every, valued

Ending = Literal["conclusion", "call_to_action", "contact", "boilerplate"]

_STRONG = 2.0
_ENOUGH = 3.0
_LONGEST_CALL = 900
_LONGEST_CREDIT = 500
_LONGEST_LINE = 140
_LONGEST_ENDING = 30
"""Blocks; what stands before them is answered, however it sounds."""
_CONTACT_LINE = re.compile(
    r"(?i)^\s*(?:e-?mail|mail|web|website|internet|tel|telefon|phone|fax|téléphone|teléfono|correo|courriel)\b[^:]{0,10}:"
)
_CALLS = frozenset({"cta", "call-to-action", "calltoaction"})
_COUNT = re.compile(r"[(\[]?\b\d+\b[)\]]?")


class Close(NamedTuple):
    """The role of a block behind the answers, and why."""

    role: Ending
    why: str


def comments_start(seen: tuple[Feature, ...]) -> int:
    """The index of the line after which only readers' comments and furniture come; len(seen) when there is none."""
    total = sum(len(one.block.text) for one in seen)
    before = 0
    for index, one in enumerate(seen):
        text = one.block.text
        if before > 0.3 * total and len(text) < 60 and in_words(_COUNT.sub("", text), every("comments")):
            return index
        before += len(text)
    return len(seen)


def endings(
    seen: tuple[Feature, ...], start: int, stop: int, extra: frozenset[str], *, own_words: bool
) -> dict[int, Close]:
    """The roles of the blocks behind the last answer, which begins before `start`.

    Readers' comments begin at `stop`. `own_words`: whether a heading like "Conclusion" opens the publisher's words (it
    does between questions; in an essay it is the guest's own section).
    """
    found: dict[int, Close] = {}
    state: Ending | None = None
    for index in range(max(start, min(stop, len(seen)) - _LONGEST_ENDING), len(seen)):
        close = _close(seen, index, state, extra, own_words)
        if index >= stop and (close is None or close.role not in ("contact", "boilerplate")):
            close = Close("boilerplate", "it stands after the readers' comments begin")
        if close is not None:
            found[index] = close
        state = _state(seen[index], close, state, own_words)
    return _unbroken(seen, found, start)


def _close(
    seen: tuple[Feature, ...], index: int, state: Ending | None, extra: frozenset[str], own_words: bool
) -> Close | None:
    one = seen[index]
    text = one.block.text
    if one.block.kind == "rule":
        return Close("boilerplate", "it is a rule")
    if is_furniture(text, extra) or (is_byline(text) and one.label is None):
        return Close("boilerplate", "such lines stand on every page")
    if _is_line(one, "about"):
        return Close("boilerplate", "it is about an author or a publisher")
    if _is_line(one, "contact") or (len(text) < _LONGEST_LINE and _CONTACT_LINE.match(text)):
        return Close("contact", "it is an address")
    if state == "contact" and len(text) < _LONGEST_LINE:
        return Close("contact", "it stands with an address")
    if state == "boilerplate" and one.block.kind != "heading":
        return Close("boilerplate", "it stands under a note about the author")
    if call_strength(text) >= _STRONG or _CALLS & set(one.block.names):
        return Close("call_to_action", "it asks something of the reader")
    if own_words and _is_line(one, "conclusion"):
        return Close("conclusion", "its heading says so")
    if one.label is None and _is_credit(text):
        return Close("conclusion", "it tells how the interview came about")
    if one.block.italic and one.label is None and one.block.kind == "paragraph":
        return Close("conclusion", "it is set off in italics")
    if state == "conclusion":
        return Close("conclusion", "it stands with the last word")
    return None


def _state(one: Feature, close: Close | None, state: Ending | None, own_words: bool) -> Ending | None:
    if one.block.kind == "rule":
        return "conclusion"
    if close is None:
        return None
    if _is_line(one, "about"):
        return "boilerplate"
    if close.role == "contact" or (own_words and _is_line(one, "conclusion")):
        return close.role
    return state if close.role in ("conclusion", "call_to_action") and state == "conclusion" else None


def _is_credit(text: str) -> bool:
    lowered = text.lower() if len(text) < _LONGEST_CREDIT else ""
    return any(phrase in lowered for phrase in every("credits"))


def _is_line(one: Feature, field: str) -> bool:
    return len(one.block.text) < 60 and in_words(one.block.text, every(field))


def _unbroken(seen: tuple[Feature, ...], found: dict[int, Close], start: int) -> dict[int, Close]:
    """Only what reaches to the end without a gap is the ending; before it, only furniture counts."""
    first = len(seen)
    while first > start and first - 1 in found:
        first -= 1
    return {index: close for index, close in found.items() if index >= first or close.why.startswith("such lines")}


def call_strength(text: str) -> float:
    """How much `text` asks something of the reader; below 2 when nothing in it does so plainly."""
    if len(text) > _LONGEST_CALL:
        return 0.0
    weights = [valued("action")[match.lower()] for match in set(_calls().findall(text.lower().replace("’", "'")))]
    total = sum(weights)
    return total if total >= _ENOUGH or max(weights, default=0) >= _STRONG else 0.0


@cache
def _calls() -> re.Pattern[str]:
    phrases = sorted(valued("action"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, phrases))})(?!\w)")
