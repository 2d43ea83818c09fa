"""What can be seen of one block: its label, how much it asks, whether it looks like a headline, a byline, furniture."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.parse import inline
from pipeline.parse.blocks import GUESSED, Block, block
from pipeline.parse.people.names import same
from pipeline.parse.questions import labels
from pipeline.parse.questions.bold_lines import parted as parted_lines
from pipeline.parse.questions.initialed import initialed
from pipeline.parse.questions.labels import LONGEST, Label, label
from pipeline.parse.questions.listed import spoken
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import asking, ends_asking, plain
from pipeline.parse.words.dates import day_in
from pipeline.parse.words.language import language
from pipeline.parse.words.reading import READING, READING_UNBOUNDED
from pipeline.parse.words.table import any_of, every, one_of

__all__ = ["Feature", "Label", "features", "in_words", "is_byline", "is_furniture", "is_headline", "label", "squeezed"]

_PARTS = re.compile(r"[|·•/›»>＞▸]")
_TRAIL = re.compile(r"[|·•›»>＞▸]")
_LEAST_LISTS = 3
_STAMP = re.compile(r"\s*[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s*")
_DIGIT = re.compile(r"\d")
_MOSTLY = 0.6
_FEW = 3
_SAMPLE = 40
_SAMPLED = 120
"""So many blocks, and characters of each, tell the language."""
_LONGEST_FURNITURE = 220
_LEAST_SENTENCE = 4
_LONGEST_ROW = 160
_CAST = 8
"""So many voices are compared with a name that stands only once."""
_ORNAMENTS = "*＊⁂❦❧☙❖✦✧◆◇■□※"
_DRAWN = _ORNAMENTS + "-–—―─━═=＝~～•·・∙+"
"""Signs of which rules are drawn. Stars rate something, and a line below waits for what is to be filled in."""
_DRAWN_FIRST = frozenset(_DRAWN)
_LEAST_DRAWN = 3
"""So many of them at least where one may be an answer: a dash says nothing."""
_DASHES = 4
"""So many blocks must begin with a dash before one within a block begins another."""


class Feature(NamedTuple):
    """A block with what we saw of it."""

    block: Block
    label: Label | None
    asks: float
    """0 to 1: how much it looks like a question or a prompt, its label aside."""
    said: str
    """The text after the label."""

    @property
    def is_dashed(self) -> bool:
        """Whether it begins with the dash of a dialogue."""
        return self.label is not None and self.label.dash

    @property
    def is_ornate(self) -> bool:
        """Whether a sign stands for that dash: "◆ The eleventh lens"."""
        return self.is_dashed and self.block.text[0] in labels.SIGNS


def features(blocks: tuple[Block, ...]) -> tuple[Feature, ...]:
    """All blocks with their features; a label that stands alone is moved to the block after it."""
    if not blocks:
        return ()
    pieces = _split(_with_labels_joined(_with_numbers_joined(spoken(parted_lines(_with_headings(_ruled(blocks)))))))
    known = [label(one) for one in pieces]
    recurring = labels.recurring(pieces, known) | initialed(pieces, known)
    times = Counter([one.name for one in known if one is not None and len(one.name) > 2 and one.name.isupper()])
    shouted = [name for name, count in times.items() if count > 2]
    tag = language(" ".join([one.text[:_SAMPLED] for one in pieces[:_SAMPLE]]))
    seen = []
    for index, one in enumerate(pieces):
        found = recurring.get(index, known[index])
        if found is None and shouted:
            found = labels.unmarked(one, shouted)
        said = inline.tidy(one.raw[found.end :]) if found else one.text
        seen.append(Feature(one, found, asking(said, tag), said))
    return tuple(seen)


def _ruled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks`, with rules for those that are drawn: "* * *", "――――――", "◆"; nobody asks or answers so."""
    drawn = {index for index, one in enumerate(blocks) if one.text[:1] in _DRAWN_FIRST and _is_drawn(one)}
    if not drawn:
        return blocks
    return tuple(block("rule", "<hr>") if index in drawn else one for index, one in enumerate(blocks))


def _with_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks`, with headings for the lines in bold that a sign sets apart from all the others: "◆ On the island"."""
    found = {index for index, one in enumerate(blocks) if one.text[:1] in _SECTION_SIGNS and _is_bold_line(one)}
    if not found:
        return blocks
    others = sum(one.kind == "paragraph" and one.is_bold for one in blocks) - len(found)
    if others < _LEAST_LISTS * len(found):
        return blocks
    return tuple(
        one._replace(kind="heading", level=GUESSED) if index in found else one for index, one in enumerate(blocks)
    )


def _is_bold_line(one: Block) -> bool:
    is_line = one.kind == "paragraph" and 2 < len(one.text) <= _LONGEST_SECTION and one.is_bold
    return is_line and one.text[-1] not in "?？؟。."


_LONGEST_SECTION = 48
_SECTION_SIGNS = frozenset("◆■▣◇▶●")


def _is_drawn(one: Block) -> bool:
    text = one.text
    if one.kind not in ("paragraph", "heading") or "<img" in one.html:
        return False
    return not text.strip(_DRAWN + " ") and (len(text) >= _LEAST_DRAWN or not text.strip(_ORNAMENTS))


def _with_numbers_joined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks`, with the numbers that stand alone on a line, one after the other, given to what follows them."""
    alone = {
        index: int(found[1])
        for index, one in enumerate(blocks)
        if len(one.text) <= _LONGEST_NUMBER and (found := _LONE_NUMBER.fullmatch(one.text))
    }
    if len(alone) < _LEAST_LISTS or list(alone.values()) != list(range(1, len(alone) + 1)):
        return blocks
    joined = {index + 1: number for index, number in alone.items()}
    if any(index >= len(blocks) or blocks[index].kind not in ("paragraph", "heading") for index in joined):
        return blocks
    return tuple(
        one._replace(number=joined[index]) if index in joined else one
        for index, one in enumerate(blocks)
        if index not in alone
    )


_LONGEST_NUMBER = len("no. 012 .")
_LONE_NUMBER = re.compile(r"(?:no\.?|nr\.?|q)?\s?0?(\d{1,2})\s?[.)、．:]?", re.IGNORECASE)


def _with_labels_joined(blocks: tuple[Block, ...]) -> list[Block]:
    short = [index for index, one in enumerate(blocks) if 0 < len(one.text) <= LONGEST]
    times = Counter([blocks[index].text for index in short if _is_lone(blocks[index])])
    alone = {text for text, count in times.items() if count > 1 or text.rstrip(" :：").lower() in labels.words()}
    names = labels.lone_names(blocks, short)
    if not alone and not names:
        return list(blocks)
    out: list[Block] = []
    pending: Block | None = None
    for one in blocks:
        is_label = one.text in alone and _is_lone(one)
        if is_label or (names and len(one.text) <= LONGEST and labels.bare(one.text) in names):
            out.extend([pending] if pending else [])
            pending = one
        elif pending is not None and _may_follow(pending, one, times[pending.text]):
            out.append(_joined(pending, one))
            pending = None
        else:
            out.extend([pending] if pending else [])
            pending = None
            out.append(one)
    return [*out, pending] if pending else out


def _may_follow(name: Block, said: Block, times: int) -> bool:
    """Whether `said` may be what a lone label stands before. A heading "Interview" may head parts with headings."""
    is_part = name.kind == "heading" and said.kind == "heading" and said.level > name.level and times == 1
    return said.kind in ("paragraph", "heading") and said.level != 1 and not is_part


def _joined(name: Block, said: Block) -> Block:
    text = _without_stamp(name.text)
    return block(said.kind, f"<strong>{inline.from_text(text)}:</strong> {said.html}", level=said.level)


def _without_stamp(text: str) -> str:
    """A lone label as it is written, without the stamp and the colon."""
    return _STAMP.sub(" ", text).strip(" :：–—-|")


def _is_lone(one: Block) -> bool:
    """A short block that is nothing but a speaker's name or a label word: bold, a heading, or closed by a colon."""
    if one.kind not in ("paragraph", "heading") or len(one.text.split()) > 4:
        return False
    if one.text[-1] in ":：":
        return True
    is_word = one.text.lower() in labels.words()
    return (one.is_bold or one.kind == "heading" or is_word) and one.text[-1] not in ".?!…" and (one.is_bold or is_word)


def _split(blocks: list[Block]) -> list[Block]:
    """`blocks`, with those taken apart in which several people speak, a line each."""
    inside = [_inside(one) if one.kind == "paragraph" and "\n" in one.raw else [] for one in blocks]
    if not any(inside):
        return blocks
    starting = [first for one in blocks if one.kind == "paragraph" and (first := label(one))]
    starting += [found for lines in inside for _, found in lines]
    times = Counter(found.name.casefold() for found in starting if found.name)
    dashes = sum(found.dash for found in starting)
    if not times and dashes < _DASHES:
        return blocks
    known = {name for name, count in times.items() if count > 1}
    voices = sorted(known)[:_CAST]
    known |= {name for name in times if any(same(name, other) for other in voices)}
    out: list[Block] = []
    for one, lines in zip(blocks, inside, strict=True):
        cuts = [place for place, found in lines if found.name.casefold() in known or (found.dash and dashes >= _DASHES)]
        out += _pieces(one, cuts) if cuts else [one]
    return out


_LINE = re.compile(r"\n(?=[^\n])")


def _inside(one: Block) -> list[tuple[int, Label]]:
    """The labels at the lines of a block behind its first, with the places of those lines."""
    found = []
    for match in _LINE.finditer(one.raw):
        here = labels.at(one, match.end())
        if here is not None and (here.name or here.dash):
            found.append((match.end(), here))
    return found


def _pieces(one: Block, cuts: list[int]) -> list[Block]:
    parts = (_BREAKS.sub("", html).rstrip() for html in inline.parted(one.html, cuts))
    return [piece for html in parts if (piece := block("paragraph", html)).text]


_BREAKS = re.compile(r"<br\s*/?>(?:\s*<br\s*/?>)*\s*$")


def is_headline(text: str) -> bool:
    """Whether a line of plain text looks like a headline: short, no sentence's end, mostly capitalised if it asks."""
    words = text.split()
    if not 1 <= len(words) <= 14 or len(text) > 90 or not text[0].isalnum():
        return False
    if ends_asking(text):
        long = [word for word in words if len(word) > 3]
        if len(words) < 3 or not long or sum(word[0].isupper() for word in long) <= 0.7 * len(long):
            return False
    elif text[-1] in ".,;:!…\"”»'’。、：" or text[0] != text[0].upper() or is_byline(text) or is_furniture(text):
        return False
    return label(block("paragraph", inline.from_text(text))) is None


@lru_cache(maxsize=4096)
def is_byline(text: str) -> bool:
    """Whether a line says by whom and when a piece was published."""
    if len(text) < 40 and _DIGIT.search(text) and day_in(text) and not _says_more(text):
        return True
    if len(text) >= 160 or text[-1:] in "?!？！…":
        return False
    if _reading().search(plain(text)):
        return True
    match = _bylines().match(text.strip(" *_([（【"))
    if match is None or len(text) > 100:
        return False
    rest = text.strip(" *_([（【")[match.end() :].lstrip()
    is_name = bool(rest) and not rest[0].islower() and len(rest.split()) <= 9
    return bool(match[1]) or (is_name and rest[-1] not in ".。") or bool(day_in(rest))


@cache
def _reading() -> re.Pattern[str]:
    bounded, unbounded = (one_of("|".join(words.values()).split("|")) for words in (READING, READING_UNBOUNDED))
    return re.compile(rf"\b(?:{bounded})\b|{unbounded}|^\d+ min\b|字[号體] ?[:：]? ?[小大中]")


@cache
def _bylines() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('bylines')})\s*([:：|／/]|[・·](?=\S))?", re.IGNORECASE)


def _says_more(text: str) -> bool:
    """Whether a short line says more than a date and perhaps a place: "3 November 2026", "Port Ellery, 3.11.2026"."""
    return len(text.split()) > 5 or ends_asking(text)


def is_furniture(text: str, extra: frozenset[str] = frozenset()) -> bool:
    """Whether a whole block is a page's furniture: "Share", "Tags: …", "© …". `extra`: more such lines, `squeezed`."""
    if extra and squeezed(text) in extra:
        return True
    return not text.strip() if len(text) > _LONGEST_FURNITURE else _is_furniture(text)


@lru_cache(maxsize=2048)
def _is_furniture(text: str) -> bool:
    if not text.strip():
        return True
    lowered = inline.tidy(plain(text))
    bare = lowered.strip(" .:!»«›‹→←|·•-")
    if len(lowered) < 200 and (bare in every("furniture") or _begins_furniture(lowered)):
        return True
    if ":" in lowered and lowered.partition(":")[0].strip() in every("related"):
        return True
    if len(lowered) >= _LONGEST_ROW:
        return False
    parts = parted(lowered)
    if len(parts) >= _FEW and lowered[0] == "[" and _BRACKETED.fullmatch(lowered):
        return True
    if len(parts) < 2:
        parts = bare.split()
    known = sum(map(every("furniture").__contains__, parts))
    return len(parts) > 1 and known >= (_MOSTLY if len(parts) > _FEW else 1) * len(parts)


def _begins_furniture(lowered: str) -> bool:
    """Whether a line begins as furniture does; a sentence may begin with one of its words: "Published by nobody, …"."""
    phrase = phrases.leading("furniture_starts", lowered)
    if phrase is None or not phrase.isalpha() or lowered[-1] not in ".!?…":
        return phrase is not None
    rest = lowered[len(phrase) :]
    return len(rest.split()) < _LEAST_SENTENCE or rest[0] != " " or any(map(str.isdigit, rest))


def parted(text: str) -> list[str]:
    """The parts of a line that signs divide, or brackets around each: "back | top | print", "[Home] [Archive]"."""
    if text[:1] == "[" and _BRACKETED.fullmatch(text):
        return [part for part in (part.strip("[ .:") for part in text.split("]")) if part]
    return [part.strip(" .:") for part in _PARTS.split(text) if part.strip(" .:")] if _PARTS.search(text) else []


_BRACKETED = re.compile(r"(?:\[[^\[\]]{1,40}\]\s*){2,12}")


def is_trail(text: str) -> bool:
    """Whether a line is a menu or a trail of links: "Home › Desk Visits › No. 14", "首页 | 专栏 | 关于我们"."""
    if len(text) >= _LONGEST_ROW:
        return False
    parts = [part for part in map(str.strip, _TRAIL.split(text)) if part]
    return len(parts) > 2 and all(len(part) < 40 for part in parts) and not ends_asking(text)


def squeezed(text: str) -> str:
    """`text` for comparing lines without case and space."""
    return "".join(text.split()).casefold()


def in_words(text: str, words: frozenset[str]) -> bool:
    """Whether `text`, a line, is one of `words`, punctuation around it aside."""
    return len(text) <= _LONGEST_ROW and inline.tidy(plain(text)).strip(" .:!…?：。！【】[]()（）") in words
