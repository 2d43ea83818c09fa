"""What stands after the last answer: the publisher's last word, a call to action, an address, and furniture."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from pipeline.parse.blocks import CALL
from pipeline.parse.parts.contact import address, is_address, turned_to
from pipeline.parse.parts.imprint import is_imprint, shares, tells_way_out
from pipeline.parse.questions.features import Feature, in_words, is_byline, is_furniture
from pipeline.parse.questions.marking import LONGEST_QUESTION
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import addresses, plain, speaks_of_self
from pipeline.parse.words.table import every, is_unspaced, valued

Ending = Literal["conclusion", "call_to_action", "contact", "boilerplate"]

_STRONG = 2.0
_ENOUGH = 2.5
_LONGEST_CALL = 900
_LONGEST_CREDIT = 500
_LONGEST_LINE = 140
_LONGEST_HEADING = 60
_LONGEST_ENDING = 30
"""Blocks; what stands before them is answered, however it sounds."""
_LONGEST_GAP = 160
_PURELY = 0.75
"""So much of a paragraph with an address is the address, unless it says a sentence before it."""
_SENTENCES = re.compile(r"\w{4}[.!?。！？]\s+\w")
_CONTACT_LINE = re.compile(
    r"(?i)^\s*(?:e-?mail|mail|web|website|internet|tel|telefon|phone|fax|téléphone|teléfono|correo|courriel|tlf|тел|電話|电话)\b[^:]{0,10}:"
)
_TURNED_TO = re.compile(r"@[\w-]+\.\w|https?://|\bwww\.")
_ASKED = re.compile(r"[?？؟]")
_COUNT = re.compile(r"[(\[（]?\b\d+\b[)\]）]?")
_COUNTED = re.compile(r"\d{1,5}\s+(?=[^\W\d_]{4})")
_DIGIT = re.compile(r"\d")
_ASKS = 0.7
_AROUND = " \t►▶▸→»«•·●■◆★☆*-–—>#👉🔗📌"
_SAYS_ENOUGH = 6
"""Signs of a phrase for other pieces that is no common word, in scripts without spaces."""
_LONGEST_ENTRY = 14
"""Words of an address, the name of its office with it."""
_AGAIN = 1
_MOST_BOXES = 6
"""So many lines within a piece may name other pieces."""
_LEAST_ANSWER = 12
_LEAST_SAID = 100
"""Characters of an answer that is more than the line below a headline."""
_LEAST_ANSWERED = 2
_MOSTLY = 0.3
"""So much of the text must stand before a line that ends it."""


_FOOT = "it is the foot of a page"
_SENTENCE_ENDS = ".!?…。！？؟।"
State = Ending | Literal["foot"]


class Close(NamedTuple):
    """The role of a block behind the answers, and why."""

    role: Ending
    why: str


def comments_start(seen: tuple[Feature, ...]) -> int:
    """The index of the line after which only readers' comments and furniture come; len(seen) when there is none."""
    sizes = [len(one.block.text) for one in seen]
    least = _MOSTLY * sum(sizes)
    before = boxes = 0
    for index, size in enumerate(sizes):
        if size < _LONGEST_HEADING and before > least and _ends_piece(seen[index]):
            boxes += 1
            if boxes > _MOST_BOXES or not _goes_on(seen, index):
                return index
        before += size
    return len(seen)


def _goes_on(seen: tuple[Feature, ...], index: int) -> bool:
    """Whether the piece goes on behind a line that names others: what looks as its questions did is answered there."""
    looks = Counter(_look(one) for one in seen[:index] if one.asks >= _ASKS)
    plain_ones = looks.pop(None, 0)
    if plain_ones >= max(looks.values(), default=0):
        return _talk_goes_on(seen, index)
    look = looks.most_common(1)[0][0] or ()
    # "No comment." answers what was asked right before it.
    is_asked = _look(seen[index - 1]) == look and seen[index].block.kind == "paragraph"
    if not is_asked and in_words(_without_counts(seen[index].block.text), every("comments")):
        return False
    later = seen[index + 1 :]
    answered = (
        one.asks >= _ASKS and _look(one) == look and _look(after) != look and _answers(after)
        for one, after in pairwise(later)
    )
    again = (one.is_dashed for one in later)
    return sum(answered) >= _AGAIN or (look[-1] == "dash" and sum(again) > _AGAIN)


def _talk_goes_on(seen: tuple[Feature, ...], index: int) -> bool:
    """Whether, in plain text, a line that names another piece itself stands between questions and long answers."""
    line = plain(_without_counts(seen[index].block.text)).strip(_AROUND)
    phrase = phrases.leading("related", line)
    if seen[index].block.kind != "paragraph" or phrase is None or not line[len(phrase) :].strip(_AROUND + ":："):
        return False
    answered, is_personal = 0, False
    for one, after in pairwise(seen[index + 1 :]):
        if _is_closing_line(one):
            break
        asked, said = one.block.text, after.block.text
        if one.asks == 1 and after.asks < 1 and len(asked) < LONGEST_QUESTION and len(said) >= _LEAST_SAID:
            answered += 1
            is_personal = is_personal or addresses(asked) or speaks_of_self(said)
            if answered >= _LEAST_ANSWERED and is_personal:
                return True
    return False


def _answers(one: Feature) -> bool:
    """Whether a block says something; in a list of other pieces stands when each was published."""
    return len(one.block.text) > _LEAST_ANSWER and not is_byline(one.block.text)


def _look(one: Feature) -> tuple[object, ...] | None:
    """How a block is set off; None for plain text, in which questions look as anything does."""
    sort = "" if one.label is None else "dash" if one.label.dash else "number" if one.label.number else "name"
    block = one.block
    if sort or block.is_bold or block.italic or block.kind in ("heading", "quote"):
        return (block.kind, block.level, block.is_bold, block.italic, sort)
    return None


def _ends_piece(one: Feature) -> bool:
    bare = _without_counts(one.block.text)
    if one.label is None and _names_others(one, plain(bare).strip(_AROUND)):
        return True
    return _is_closing_line(one)


def _is_closing_line(one: Feature) -> bool:
    """Whether a line only says that comments or other pieces follow: "Comments (2)", "Most read"."""
    if (counted := _COUNTED.match(one.block.text)) is not None and one.label is None:
        phrase = phrases.leading("comments", plain(one.block.text[counted.end() :]))
        if phrase is not None and one.block.text[-1] not in _SENTENCE_ENDS:
            return True  # "2 responses to The keeper's cat"
    return in_words(_without_counts(one.block.text), _closing_lines())


def _without_counts(text: str) -> str:
    """`text` without the number of comments, or of anything else."""
    return _COUNT.sub("", text) if _DIGIT.search(text) else text


@cache
def _closing_lines() -> frozenset[str]:
    """The lines below which readers or other pieces have their say."""
    return every("comments") | every("related")


def _names_others(one: Feature, text: str) -> bool:
    """Whether a line begins by saying that other pieces follow: "Read also: …", "Related posts"."""
    phrase = phrases.leading("related", text)
    if phrase is None:
        return False
    rest = text[len(phrase) :].strip()
    if not rest or not rest[0].isalnum() or one.block.kind == "heading":
        return True
    # A sentence may begin with such words; a title that follows them ends with no full stop.
    is_phrase = len(phrase) >= _SAYS_ENOUGH if is_unspaced(phrase[0]) else " " in phrase
    return is_phrase and rest[-1] not in ".。!！"


def endings(
    seen: tuple[Feature, ...], start: int, stop: int, extra: frozenset[str], *, own_words: bool
) -> dict[int, Close]:
    """The roles of the blocks behind the last answer, which begins before `start`.

    Readers' comments begin at `stop`. `own_words`: whether a heading like "Conclusion" opens the publisher's words (it
    does between questions; in an essay it is the guest's own section).
    """
    found: dict[int, Close] = {}
    state: State | None = None
    for index in range(max(start, min(stop, len(seen)) - _LONGEST_ENDING), len(seen)):
        close = _close(seen, index, stop, state, extra, own_words)
        if index >= stop and (close is None or close.role not in ("contact", "boilerplate")):
            close = Close("boilerplate", "it stands after the readers' comments or links to other pieces begin")
        if close is not None:
            found[index] = close
        state = _state(seen[index], close, state, own_words)
    return _unbroken(seen, found, start)


def _close(
    seen: tuple[Feature, ...], index: int, stop: int, state: State | None, extra: frozenset[str], own_words: bool
) -> Close | None:
    one = seen[index]
    text = one.block.text
    if one.block.kind == "rule":
        return Close("boilerplate", "it is a rule")
    if is_furniture(text, extra) or (is_byline(text) and one.label is None and not _is_credit(text)):
        return Close("boilerplate", "such lines stand on every page")
    if is_imprint(one.block.raw) or shares(one.block.raw) or _heads_links(seen, index):
        return Close("boilerplate", _FOOT)
    if state == "foot" and one.label is None and tells_way_out(seen[index - 1].block.text) and _is_lone_address(text):
        return Close("boilerplate", _FOOT)
    if _is_line(one, "about"):
        return Close("boilerplate", "it is about an author or a publisher")
    if _is_line(one, "facts"):
        return Close("boilerplate", "it heads facts or files")
    if _is_line(one, "contact") or (len(text) < _LONGEST_LINE and _CONTACT_LINE.match(text)):
        return Close("contact", "it is an address")
    if state == "contact" and len(text) < _LONGEST_LINE:
        return Close("contact", "it stands with an address")
    if state == "boilerplate" and one.block.kind != "heading":
        return Close("boilerplate", "it stands under a note about the author")
    if CALL in one.block.names or call_strength(text) >= _STRONG:
        return Close("call_to_action", "it asks something of the reader")
    is_open = len(text) < _LONGEST_CALL and one.block.kind == "paragraph" and not _tells(one)
    if is_open and (found := address(one.block.raw)):
        is_bare = len(found) > _PURELY * len(text) and not _SENTENCES.search(found)
        if is_bare or not addresses(text):
            return Close("contact", "it is an address")
        return Close("call_to_action", "it gives the reader an address to turn to")
    if index < stop and one.label is None and len(text) < _LONGEST_CALL and turned_to(text) and _ends_talk(one):
        return Close("call_to_action", "it gives the reader an address to turn to")
    if state == "call_to_action" and len(text) < _LONGEST_LINE and is_address(text):
        return Close("contact", "it stands with an address")
    if own_words and _is_line(one, "conclusion"):
        return Close("conclusion", "its heading says so")
    if state == "foot" and one.label is None and _is_below_foot(text):
        return Close("boilerplate", _FOOT)
    if one.label is None and _is_credit(text):
        return Close("conclusion", "it tells how the interview came about")
    if one.block.italic and one.label is None and one.block.kind == "paragraph":
        return Close("conclusion", "it is set off in italics")
    if state == "conclusion":
        return Close("conclusion", "it stands with the last word")
    return None


def _tells(one: Feature) -> bool:
    """Whether a block is a plain sentence, in which a street may be named: "We moved to 12, rue Haute, in 1980, …"."""
    text = one.block.text
    is_long = len(text.split()) > _LONGEST_ENTRY and text[-1] in _SENTENCE_ENDS
    return (
        is_long
        and not one.block.italic
        and not one.block.is_bold
        and not addresses(text)
        and not _TURNED_TO.search(text)
    )


def _is_below_foot(text: str) -> bool:
    """Whether a line can go on with the foot of a page: a name, a place, a version; no sentence."""
    return len(text) < _LONGEST_HEADING and text[-1:] not in _SENTENCE_ENDS


def _is_lone_address(text: str) -> bool:
    return "@" in text and " " not in text


def _heads_links(seen: tuple[Feature, ...], index: int) -> bool:
    """Whether a line only says that what follows it are links by which to share the piece: "Share this wave:"."""
    text = seen[index].block.text
    if len(text) > _LONGEST_HEADING or text[-1:] not in ":：" or index + 1 >= len(seen):
        return False
    return shares(seen[index + 1].block.raw)


def _ends_talk(one: Feature) -> bool:
    """Whether a block with an address is the publisher's word to readers, and no answer that happens to hold one."""
    return one.block.kind in ("paragraph", "quote") and (addresses(one.block.text) or one.block.italic)


def _state(one: Feature, close: Close | None, state: State | None, own_words: bool) -> State | None:
    if one.block.kind == "rule":
        return "conclusion"
    if close is None:
        return None
    if close.why == _FOOT:
        return "foot"
    if _is_line(one, "about") or _is_line(one, "facts"):
        return "boilerplate"
    if (close.role == "contact" and _is_line(one, "contact")) or (own_words and _is_line(one, "conclusion")):
        return close.role
    if close.role == "contact":
        return "contact" if len(one.block.text) < _LONGEST_LINE else state
    if close.role == "call_to_action" and one.block.text[-1:] in ":：":
        return "contact"
    return state if close.role in ("conclusion", "call_to_action") and state == "conclusion" else None


def _is_credit(text: str) -> bool:
    return len(text) < _LONGEST_CREDIT and phrases.has("credits", plain(text))


def _is_line(one: Feature, field: str) -> bool:
    return len(one.block.text) < _LONGEST_HEADING and in_words(one.block.text, every(field))


def _unbroken(seen: tuple[Feature, ...], found: dict[int, Close], start: int) -> dict[int, Close]:
    """What reaches to the end is the ending, a short remark between allowed; before it, only furniture counts."""
    first = len(seen)
    out = dict(found)
    while first > start:
        if first - 1 in found:
            first -= 1
            continue
        before = found.get(first - 2)
        is_remark = seen[first - 1].label is None and len(seen[first - 1].block.text) < _LONGEST_GAP
        if first == len(seen) or before is None or before.role == "boilerplate" or not is_remark or first - 2 < start:
            break
        out[first - 1] = Close("conclusion", "it stands among the last words")
        first -= 2
    return {index: close for index, close in out.items() if index >= first or close.why.startswith("such lines")}


def call_strength(text: str) -> float:
    """How much `text` asks something of the reader; below 2 when nothing in it does so plainly."""
    if len(text) > _LONGEST_CALL:
        return 0.0
    weights = [valued("action")[phrase] for phrase in phrases.found("action", plain(text))]
    total = sum(weights)
    if total:
        # To ask the reader something, or to say where to turn to, makes a call of a mere word.
        total += 1.0 * bool(_TURNED_TO.search(text)) + 1.0 * (bool(_ASKED.search(text)) and addresses(text))
    return total if total >= _ENOUGH or max(weights, default=0) >= _STRONG else 0.0
