"""What can be seen of one block alone: its label, how much it asks, whether it looks like a headline or a byline."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.parse import inline
from pipeline.parse.blocks import Block, block
from pipeline.parse.dates import day_in
from pipeline.parse.words import every, longest_first

_LONGEST_LABEL = 40
_STAMP = re.compile(r"\s*[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?[\])]\s*")
_NUMBER = re.compile(r"\s*(\d{1,3})\s?[.)]\s+(?=\S)")
_NAME_LABEL = re.compile(r"\s*([^\s:：\d][^:：\n]{0,48}?)\s*[:：](?!//)\s*")
_QUESTION_END = re.compile(r"[?？؟][\s\"'”’»)\]*]*$")
_BYLINE = re.compile(
    r"(?i)^(?:by|von|par|por|text|words|published|posted|updated|veröffentlicht|publié|publicado|date|datum)\b[\s:].{0,90}$"
    r"|\bmin(?:ute)?s? read\b"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a colon or a number at the start of a block and is not part of what is said."""

    name: str
    """As written, without number, colon and time stamp; "" for a number alone."""
    end: int
    """How many characters of the block's `raw` it takes."""
    is_word: bool = False
    """Whether it is a word for a question or an answer, or for who asks, and no name."""
    number: int | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Feature:
    """A block with what we saw of it."""

    block: Block
    label: Label | None
    asks: float
    """0 to 1: how much it looks like a question or a prompt, its label aside."""

    @property
    def said(self) -> str:
        """The text after the label."""
        return " ".join(self.block.raw[self.label.end :].split()) if self.label else self.block.text


def features(blocks: tuple[Block, ...]) -> tuple[Feature, ...]:
    """All blocks with their features; a label that stands alone is moved to the block after it."""
    seen = [Feature(one, found := label(one), asking(_after(one, found))) for one in _with_labels_joined(blocks)]
    return tuple(seen)


def _after(one: Block, found: Label | None) -> str:
    return " ".join(one.raw[found.end :].split()) if found else one.text


def _with_labels_joined(blocks: tuple[Block, ...]) -> list[Block]:
    alone = [one.text for one in blocks if _is_lone(one)]
    repeated = {text for text, times in Counter(alone).items() if times > 1}
    out: list[Block] = []
    pending: Block | None = None
    for one in blocks:
        if pending is not None and one.kind in ("paragraph", "heading"):
            out.append(_joined(pending, one))
            pending = None
        elif _is_lone(one) and (one.text in repeated or one.text.rstrip(" :").lower() in _labels()):
            out.extend([pending] if pending else [])
            pending = one
        else:
            out.extend([pending] if pending else [])
            pending = None
            out.append(one)
    return [*out, pending] if pending else out


def _joined(name: Block, said: Block) -> Block:
    text = name.text.rstrip(" :：")
    return replace(block(said.kind, f"<strong>{inline.from_text(text)}:</strong> {said.html}"), level=said.level)


def _is_lone(one: Block) -> bool:
    """A block that is nothing but a speaker's name or a label word: bold, a heading, or closed by a colon."""
    if (
        one.kind not in ("paragraph", "heading")
        or len(one.text) > _LONGEST_LABEL
        or len(one.text.split()) > 4
        or not one.text
    ):
        return False
    if one.text[-1] in ":：":
        return True
    return (
        (one.is_bold or one.kind == "heading")
        and one.text[-1] not in ".?!…"
        and (one.is_bold or one.text.lower() in _labels())
    )


@cache
def _labels() -> frozenset[str]:
    return every("question") | every("answer") | every("interviewer") | every("guest")


@cache
def _word_label() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_labels(), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"\s*({words})\s?(?:(?:no\.?|nr\.?|#)?\s?(\d{{1,3}})\s?[.:)：–—-]|[:：]|[.)](?=\s))\s*", re.IGNORECASE
    )


def label(one: Block) -> Label | None:
    """The label at the start of `one`, if it has any."""
    if one.kind not in ("paragraph", "heading"):
        return None
    raw = one.raw
    stamp = _STAMP.match(raw)
    start = stamp.end() if stamp else 0
    found = _word_label().match(raw, start)
    if found and (len(found[1]) > 1 or found[1].isupper() or not found[1].isascii()):
        return Label(found[1], _past_stamp(raw, found.end()), True, int(found[2]) if found[2] else None, one.bold > 0)
    numbered = _NUMBER.match(raw, start)
    if numbered:
        return Label("", numbered.end(), False, int(numbered[1]), one.bold > 0)
    named = _NAME_LABEL.match(raw, start)
    if named and _may_be_label(named[1], one.bold >= named.end(1)):
        return Label(
            " ".join(named[1].split()), _past_stamp(raw, named.end()), False, None, one.bold >= named.end(1) > 0
        )
    if one.number is not None:
        return Label("", 0, False, one.number, one.is_bold)
    return Label("", start) if start else None


def _past_stamp(raw: str, end: int) -> int:
    stamp = _STAMP.match(raw, end)
    return stamp.end() if stamp else end


def _may_be_label(name: str, bold: bool) -> bool:
    words = name.split()
    if (
        len(words) > 5
        or _QUESTION_END.search(name)
        or name.lower() in every("furniture")
        or "," in name
        or ". " in name
    ):
        return False
    return bold or all(word[0].isupper() or not word[0].isalpha() or not word[0].islower() for word in words)


@lru_cache(maxsize=4096)
def asking(text: str) -> float:
    """0 to 1: how much `text` looks like what an interviewer says to get an answer."""
    if not text or len(text) > 3000:
        return 0.0
    if _QUESTION_END.search(text):
        return 1.0
    if re.search(r"[?？؟](?=\s|$)", text[-400:]):
        return 0.75 if len(text) < 500 else 0.4
    lowered = text[:60].lower().replace("’", "'").lstrip('¿¡"“„«…. ')
    first = re.split(r"[\s,]", lowered, maxsplit=1)[0]
    if first in every("starters") or any(lowered.startswith(f"{phrase} ") for phrase in _phrases()):
        return 0.7 if len(text) < 300 else 0.3
    return 0.2 if text[-1:] in "…:" else 0.0


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(sorted(word for word in every("starters") if " " in word))


def is_headline(text: str) -> bool:
    """Whether a line of plain text looks like a headline: short, no sentence's end, mostly capitalised if it asks."""
    words = text.split()
    if (
        not 1 <= len(words) <= 14
        or len(text) > 90
        or not text[0].isalnum()
        or label(block("paragraph", inline.from_text(text)))
    ):
        return False
    if _QUESTION_END.search(text):
        long = [word for word in words if len(word) > 3]
        return len(words) > 2 and bool(long) and sum(word[0].isupper() for word in long) > 0.7 * len(long)
    return (
        text[-1] not in ".,;:!…\"”»'’" and text[0] == text[0].upper() and not is_byline(text) and not is_furniture(text)
    )


def is_byline(text: str) -> bool:
    """Whether a line says by whom and when a piece was published."""
    if len(text) < 40 and any(sign.isdigit() for sign in text) and day_in(text) and not _says_more(text):
        return True
    return len(text) < 160 and bool(_BYLINE.search(text))


def _says_more(text: str) -> bool:
    """Whether a short line says more than a date and perhaps a place: "3 November 2026", "Port Ellery, 3.11.2026"."""
    return len(text.split()) > 5 or bool(_QUESTION_END.search(text))


@lru_cache(maxsize=2048)
def is_furniture(text: str, extra: frozenset[str] = frozenset()) -> bool:
    """Whether a whole block is a page's furniture: "Share", "Tags: …", "© …". `extra`: more such lines, `squeezed`."""
    lowered = " ".join(text.lower().replace("’", "'").split())
    if not lowered or squeezed(text) in extra:
        return True
    bare = lowered.strip(" .:!»«›‹→←|·•-")
    if len(lowered) < 200 and (bare in every("furniture") or lowered.startswith(longest_first("furniture_starts"))):
        return True
    parts = [part.strip(" .:") for part in re.split(r"\s{2,}|[|·•/]|\t", text.lower()) if part.strip(" .:")]
    if len(parts) == 1:
        parts = bare.split()
    return len(lowered) < 120 and len(parts) > 1 and all(part in every("furniture") for part in parts)


def squeezed(text: str) -> str:
    """`text` for comparing lines without case and space."""
    return "".join(text.split()).casefold()


def in_words(text: str, words: frozenset[str]) -> bool:
    """Whether `text`, without punctuation around it, is one of `words`."""
    return " ".join(text.lower().replace("’", "'").split()).strip(" .:!…?") in words
