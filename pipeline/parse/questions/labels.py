"""What stands before what is said: "Ada Brook:", "Q3.", "《LV》", "――", "ADA.  "; alone, or by how often it recurs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.parse.blocks import Block
from pipeline.parse.words.announcers import is_numbered_voice
from pipeline.parse.words.asking import ends_asking
from pipeline.parse.words.table import every

LONGEST = 40
"""Characters of the longest label."""
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?"
_STAMP = re.compile(rf"\s*(?:[\[(<]{_CLOCK}(?:\s?(?:-|–|-->)\s?{_CLOCK})?[\])>]|{_CLOCK}(?=\s))\s*(?:[–—-]\s)?")
_BRACKETED_CLOCK = re.compile(rf"[\[(]?{_CLOCK}[\])]?")
_NUMBER = re.compile(r"\s*(\d{1,3})(?:\s?(?:½|1/2|bis))?\s?[.)．、]\s*(?=[^\s\d])")
_NAMED = re.compile(rf"\s*([^\s:：\d][^:：\n]{{0,48}}?)\s*(?:[(\[]{_CLOCK}[)\]]\s*)?(?:[:](?!//|\d)|：)\s*")
SIGNS = "*•●■◆▶►◄▲△▼◇○□☞"
"""Signs that stand where others put a dash."""
_DASH = re.compile(
    rf"\s*(?:[―─—–]{{1,3}}|-{{2,3}}|>{{2,3}}|»(?=[^«»]*$)|-(?=[¿\w«\"“])|[{re.escape(SIGNS)}](?=\s?[^\s{re.escape(SIGNS)}]))\s*(?=\S)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?\s?){1,4}")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_COUNTED = re.compile(r"\s*([^\W\d_]{1,9})\s?(\d{1,2})\s{0,2}(?=[^\W\d_]|[¿«“\"「『])")
_FIRST_WORD = re.compile(r"\s*[《【\[(（]?\s?([^\W\d_]+)")
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]:：\n]{2,40})[)）\]]\s*[:：]\s*")
"""A name behind a word that is a label: "Question 1: (Ada Brook):"."""
_WHOLE_IN_BRACKETS = re.compile(r"^[(（\[]([^()（）\[\]]+)[)）\]]$")
_LONGEST_UNSPACED = 14
_MOST_WORDS = 4
_LEAST_OF_ONE = 3
_LEAST_FULL = 4
_LEAST_OF_EACH = 2
_SHARE = 0.2

_NAME = r"[^\W\d_][^\n\t:：.,;!?。、？！…]{0,28}?"
_INITIALED = r"(?:[^\W\d_]\.\s?){1,3}"
# Possessive: no sign of a word could end it, so that going back would only take time.
_WORD = r"[^\W\d_]++(?:['’-]++[^\W\d_]*+)*+"
_FORMS: dict[str, re.Pattern[str]] = {
    # How a label may be set off otherwise than by a colon; each is believed only if it recurs over the document.
    "bracket": re.compile(r"\s*[《【〔\[（(「]([^》】〕\])）」\n:：]{1,24})[》】〕\])）」]\s*[:：]?[\s\u3000]*(?=\S)"),
    "line": re.compile(rf"\s*({_NAME}|{_INITIALED})\s*(?:[(\[]?{_CLOCK}[)\]]?)?\s*:?\n\s*(?=\S)"),
    "gap": re.compile(rf"\s*({_NAME}|{_INITIALED})(?:\t+|[ \u00a0]{{3,}}|\u3000+)\s*(?=\S)"),
    "dash": re.compile(rf"\s*({_NAME}|{_INITIALED})\s?(?:\s[–—-]+|\.\s?[–—-]|[―─]+)\s+(?=\S)"),
    "dot": re.compile(rf"\s*({_WORD}(?:\s{_WORD}){{0,2}}+)\.\s+(?=\S)"),
    "slash": re.compile(rf"\s*({_NAME})\s?/{{1,2}}\s+(?=\S)"),
    # Written small, as no name is: "toolchain.example: …", "Les Métiers lents : …".
    "colon": re.compile(r"\s*([^\W\d_][^\n\t:：,;!?。、？！…]{0,38}?)\s*(?::(?!//|\d)|：)\s*(?=\S)"),
}

_LONGEST_LEAD = 160
_LONGEST_NAME = 60
"""Characters, at the start of a block, in which a name and what sets it off must stand."""
_NEEDED = {
    "bracket": "》】〕])）」",
    "line": "\n",
    "gap": "\t\u00a0\u3000",
    "dash": "–—-―─",
    "dot": ".",
    "slash": "/",
    "colon": ":：",
}
"""A form is tried only where one of these stands near the start; a gap may be three spaces, too."""
_TAB = "\t"
_FORM_OF = {sign: form for form, signs in _NEEDED.items() for sign in signs}
_SETTING_OFF = re.compile(f"[{re.escape(''.join(_FORM_OF))}]")


class Label(NamedTuple):
    """What stands before what is said and is not part of it: a name, a word, a number, a dash."""

    name: str
    """As written, without number, colon and time stamp; "" for a number or a dash alone."""
    end: int
    """How many characters of the block's `raw` it takes."""
    is_word: bool = False
    """Whether it is a word for a question or an answer, or for who asks, and no name."""
    number: int | None = None
    bold: bool = False
    dash: bool = False

    @property
    def is_stamp(self) -> bool:
        """Whether it is nothing but the time at which something is said."""
        return not self.name and self.number is None and not self.dash


@cache
def words() -> frozenset[str]:
    """The words of all languages that are labels themselves: "question", "A", "聞き手"."""
    return every("question") | every("answer") | every("interviewer") | every("guest")


@cache
def _word_label() -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in sorted(words(), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"\s*[《【\[(（]?({found})\s?[》】\])）]?(?:(?:no\.?|nr\.?|#)?\s?(\d{{1,3}})\s?[.:)：–—-]|\s?[:：]|(?<=[》】\]])"
        rf"|[.)、．](?=\s|[^\x00-\x7f])|>(?=\s)|\t|\s[–—-]\s)\s*",
        re.IGNORECASE,
    )


def label(one: Block) -> Label | None:
    """The label at the start of `one` that can be known from this block alone, if it has any."""
    if one.kind not in ("paragraph", "heading"):
        return None
    return at(one, 0)


def at(one: Block, start: int) -> Label | None:
    """The label at character `start` of the block's `raw`."""
    raw = one.raw
    begin = start
    two = raw[begin : begin + 2].casefold()
    # Mostly a word stands first: then there is no stamp, dash or number to look for.
    is_word = two.isalpha()
    if not is_word and (stamp := _STAMP.match(raw, begin)):
        begin = stamp.end()
    dash = None if is_word else _DASH.match(raw, begin)
    found = _word(raw, dash.end() if dash else begin) if not is_word or two in _first_letters() else None
    if found and found[2] and is_numbered_voice(f"{found[1]} {found[2]}"):
        return Label(f"{found[1]} {found[2]}", _past_stamp(raw, found.end()), bold=one.bold > 0)
    if found and (behind := _IN_BRACKETS.match(raw, found.end())) and _may_be_label(behind[1], one.bold > 0):
        return Label(_one_line(behind[1]), _past_stamp(raw, behind.end()), bold=one.bold > 0)
    if found and (len(found[1]) > 1 or found[1].isupper() or not found[1].isascii()):
        return Label(found[1], _past_stamp(raw, found.end()), True, int(found[2]) if found[2] else None, one.bold > 0)
    if dash:
        return Label("", dash.end(), bold=one.bold > 0, dash=True)
    if not is_word and (numbered := _NUMBER.match(raw, begin)):
        return Label("", numbered.end(), False, int(numbered[1]), one.bold > 0)
    head = raw[begin : begin + _LONGEST_LEAD]
    named = _NAMED.match(raw, begin) if ":" in head or "：" in head else None
    if named and _may_be_label(named[1], one.bold >= named.end(1)):
        name = _one_line(_WHOLE_IN_BRACKETS.sub(r"\1", named[1].strip())).strip("<>＜＞")
        return Label(name, _past_stamp(raw, named.end()), bold=one.bold >= named.end(1) > 0)
    if one.number is not None and not start:
        return Label("", 0, False, one.number, one.is_bold)
    return Label("", begin) if begin > start else None


def _word(raw: str, start: int) -> re.Match[str] | None:
    """The word that is a label at `start`; the long pattern is tried only where its first word may stand."""
    first = _FIRST_WORD.match(raw, start)
    if first is None or (word := first[1].casefold()) not in _first_words():
        return None
    if word not in _first_of_several() and raw[first.end() : first.end() + 2].lstrip()[:1] in _LETTERS:
        return None
    return _word_label().match(raw, start)


_LETTERS = frozenset("abcdefghijklmopqrstuvwxyzABCDEFGHIJKLMOPQRSTUVWXYZ")
"""Behind a label of one word stands none of these; "no. 3" and "nr. 3" may."""


@cache
def _first_of_several() -> frozenset[str]:
    """The first words of the labels of several words."""
    matches = ((word, _FIRST_WORD.match(word)) for word in words())
    return frozenset(first[1].casefold() for word, first in matches if first and first.end() < len(word))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(first[1].casefold() for word in words() if (first := _FIRST_WORD.match(word)))


@cache
def _first_letters() -> frozenset[str]:
    """The first two letters of these: most text begins otherwise."""
    return frozenset(word[:2] for word in _first_words())


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _past_stamp(raw: str, end: int) -> int:
    stamp = _STAMP.match(raw, end)
    return stamp.end() if stamp else end


def _may_be_label(name: str, bold: bool) -> bool:
    if len(name.split()) > 5 or ends_asking(name) or name.lower() in every("furniture") or name[-1:] in '»”"':
        return False
    if any(sign in name for sign in ",，、。「»;") or (". " in name and not _is_initialed(name)):
        return False
    if _UNSPACED.search(name) and len(name) > _LONGEST_UNSPACED and not re.search(r"[(（]", name):
        return False
    return bold or _is_capitalised(name)


def _is_initialed(name: str) -> bool:
    return all(_INITIALS.fullmatch(part) or part[:1].isupper() for part in name.split())


def _is_capitalised(name: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() or not word[0].islower() for word in name.split())


def recurring(blocks: list[Block], known: list[Label | None]) -> dict[int, Label]:
    """The labels that only their recurrence shows, by the block's place: the same few names over the whole document.

    `known`: the label that each of `blocks` shows by itself; those with more than a stamp need no other.
    """
    found: dict[str, dict[int, Label]] = {form: {} for form in (*_FORMS, "bold")}
    texts = 0
    for index, (one, own) in enumerate(zip(blocks, known, strict=True)):
        if one.kind not in ("paragraph", "heading") or not (own is None or own.is_stamp):
            continue
        texts += one.kind == "paragraph" and one.text != ""
        for form, candidate in _candidates(one, own.end if own else 0):
            found[form][index] = candidate
    kept = _called_otherwise(blocks, known) | _counted(blocks, known)
    for candidates in filter(None, found.values()):
        for index, candidate in _believed(candidates, texts).items():
            kept.setdefault(index, candidate)
    return kept


def _called_otherwise(blocks: list[Block], known: list[Label | None]) -> dict[int, Label]:
    """Labels of those who speak by their whole name elsewhere: "F. Baldacchini:", or the surname alone in bold."""
    times = Counter(own.name.casefold() for own in known if own is not None and own.name and not own.is_word)
    surnames = frozenset(word for name, count in times.items() if count > 1 for word in _last_words(name))
    out: dict[int, Label] = {}
    if not surnames:
        return out
    for index, (one, own) in enumerate(zip(blocks, known, strict=True)):
        if own is not None and own.is_word and len(own.name) == 1:
            named = _NAMED.match(one.raw)
            if named and _last_words(named[1]) & surnames and _is_initialed(named[1]):
                out[index] = Label(_one_line(named[1]), named.end(), bold=one.bold >= named.end(1))
        elif own is None and 0 < one.bold <= LONGEST and one.kind == "paragraph" and not one.is_bold:
            lead = _one_line(one.raw[: one.bold])
            goes_on = one.raw[one.bold :].lstrip()[:1].islower()
            if not goes_on and (lead.casefold() in surnames or _last_words(lead) & surnames):
                out[index] = Label(lead, one.bold, bold=True)
    return out


def _counted(blocks: list[Block], known: list[Label | None]) -> dict[int, Label]:
    """Labels with a number and no sign behind it, if they count on from 1: "Q1Why red?", "Q2Who paints?"."""
    found: dict[str, dict[int, Label]] = {}
    for index, (one, own) in enumerate(zip(blocks, known, strict=True)):
        if own is None and (match := _COUNTED.match(one.raw)) and one.kind in ("paragraph", "heading"):
            word = match[1].casefold()
            if word in every("question") or word in every("answer"):
                label = Label(match[1], match.end(), True, int(match[2]), one.bold > 0)
                found.setdefault(word, {})[index] = label
    return {
        index: label
        for labels in found.values()
        if len(labels) >= _LEAST_OF_ONE and [one.number for one in labels.values()] == [*range(1, len(labels) + 1)]
        for index, label in labels.items()
    }


def _candidates(one: Block, start: int) -> Iterator[tuple[str, Label]]:
    head = one.raw[start : start + _LONGEST_LEAD].lstrip()[:_LONGEST_NAME]
    signs = _SETTING_OFF.findall(head)
    if "   " in head:
        signs.append(_TAB)
    for form in {_FORM_OF[sign] for sign in signs}:
        match = _FORMS[form].match(one.raw, start, start + _LONGEST_LEAD)  # long runs of space take long
        is_bold = one.bold >= match.end(1) if match else False
        if match and _may_be_label(match[1], is_bold or form == "colon") and len(match[1].split()) <= _MOST_WORDS:
            yield form, Label(_one_line(match[1]), match.end(), bold=is_bold and one.bold > 0)
    if 0 < one.bold <= LONGEST and not one.is_bold:
        lead = _one_line(one.raw[: one.bold])
        if lead and lead.count(" ") < _MOST_WORDS and lead[-1] not in ".?!…":
            yield "bold", Label(lead.rstrip(" –—-:"), one.bold, bold=True)


def _believed(found: dict[int, Label], texts: int) -> dict[int, Label]:
    """Those of `found` that are the names of a small cast which speaks again and again."""
    if len(found) < _LEAST_OF_ONE:
        return {}
    times = Counter(each.name.casefold() for each in found.values())
    cast = {name: count for name, count in times.items() if count >= _LEAST_OF_EACH}
    spoken = sum(cast.values())
    enough = len(cast) > 1 or max(cast.values(), default=0) >= _LEAST_OF_ONE
    if not enough or spoken < _SHARE * texts or len(cast) > max(3, spoken / 2):
        return {}
    short = {initials(name) for name in cast} | {name.replace(" ", "") for name in cast if len(name) < _LEAST_FULL}
    return {
        index: each
        for index, each in found.items()
        if each.name.casefold() in cast
        or initials(each.name) in short
        or each.name.casefold() in short
        or _last_words(each.name) & cast.keys()
    }


def _last_words(name: str) -> frozenset[str]:
    """The surname of a full name, by which it may be called later on."""
    words = name.casefold().split()
    return frozenset(words[-1:]) if len(words) > 1 else frozenset()


def initials(name: str) -> str:
    """The first letters of the words of `name` that have a capital: "cp" for "Café com Poeira"."""
    words = [word for word in name.split() if not word[0].islower()]
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""


def unmarked(one: Block, cast: Iterable[str]) -> Label | None:
    """The name of somebody in `cast`, in capitals as everywhere else, at the start of a block that lacks the colon."""
    if one.kind != "paragraph":
        return None
    said = one.raw.lstrip()
    for name in filter(said.startswith, cast):
        # RUST BELLY is a name of its own, and not what RUST says.
        match = re.match(rf"\s*{re.escape(name)}\s+(?=[^\W\d_a-z])(?![^\W\d_a-z]{{2,}}\b)", one.raw)
        if match:
            return Label(name, match.end())
    return None


def asker(raw: str, start: int) -> tuple[str, int] | None:
    """What stands before a colon at character `start` of `raw`, whatever its case, and where what is asked begins."""
    found = _FORMS["colon"].match(raw, start) if ":" in raw or "：" in raw else None
    if found is None or len(found[1].split()) > _MOST_WORDS or found[1].casefold() in every("furniture"):
        return None
    return _one_line(found[1]), found.end()


def lone_names(blocks: Sequence[Block], short: Iterable[int]) -> frozenset[str]:
    """What stands alone on a line before what is said, again and again: GUNHILD, then a paragraph.

    `short`: the places of the blocks that are no longer than a label.
    """
    times: Counter[str] = Counter()
    for index in short:
        if index + 1 == len(blocks):
            break
        one, after = blocks[index], blocks[index + 1]
        if len(after.text) <= len(one.text) / 2:
            continue
        if after.kind not in ("rule", "image") and _may_stand_alone(one):
            times[bare(one.text)] += 1
    cast = {name: count for name, count in times.items() if count >= _LEAST_OF_EACH}
    return frozenset(cast) if len(cast) > 1 and len(cast) <= max(3, sum(cast.values()) / 2) else frozenset()


def _may_stand_alone(one: Block) -> bool:
    text = one.text
    return (
        one.kind in ("paragraph", "heading")
        and len(text.split()) <= _MOST_WORDS
        and text[-1] not in ".?!…？。！;,"
        and any(map(str.isalpha, text))
        and text.casefold() not in every("furniture")
    )


def bare(text: str) -> str:
    """A lone label for comparing: without stamp, colon and case."""
    return _BRACKETED_CLOCK.sub("", text).strip(" :：-–—").casefold()
