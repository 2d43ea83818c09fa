"""What can be seen of one block: its label, how much it asks, whether it looks like a headline, a byline, furniture."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.parse import inline
from pipeline.parse.blocks import Block, block
from pipeline.parse.people.names import same
from pipeline.parse.questions import labels
from pipeline.parse.questions.labels import LONGEST, Label, label
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import asking, ends_asking, plain
from pipeline.parse.words.dates import day_in
from pipeline.parse.words.language import language
from pipeline.parse.words.table import any_of, every

__all__ = ["Feature", "Label", "features", "in_words", "is_byline", "is_furniture", "is_headline", "label", "squeezed"]

_READING = re.compile(
    r"(?i)\b(?:min(?:ute)?s? read|lesezeit|leestijd|lästid|læsetid|lesetid|lukuaika|reading time|temps de lecture|"
    r"tiempo de lectura|tempo di lettura|tempo de leitura|de leitura|de lectura|czas czytania|doba čtení|время чтения|"
    r"час читання|okuma süresi)\b|^\d+ min\b"
)
_PARTS = re.compile(r"[|·•/›»>＞▸]")
_TRAIL = re.compile(r"[|·•›»>＞▸]")
_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_LEAST_LISTS = 3
_LEAST_ASKING = 0.5
_MOSTLY = 0.6
_FEW = 3
_SAMPLE = 40
_SAMPLED = 120
"""So many blocks, and characters of each, tell the language."""
_LONGEST_FURNITURE = 220
_LONGEST_ROW = 160
_CAST = 8
"""So many voices are compared with a name that stands only once."""
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


def features(blocks: tuple[Block, ...]) -> tuple[Feature, ...]:
    """All blocks with their features; a label that stands alone is moved to the block after it."""
    if not blocks:
        return ()
    pieces = _split(_with_labels_joined(_with_numbers_joined(_spoken_lists(blocks))))
    known = [label(one) for one in pieces]
    recurring = labels.recurring(
        {index: pieces[index] for index, found in enumerate(known) if found is None or _is_stamp(found)}
    )
    times = Counter(found.name for found in known if found is not None and len(found.name) > 2 and found.name.isupper())
    shouted = [name for name, count in times.items() if count > 2]
    tag = language(" ".join(one.text[:_SAMPLED] for one in pieces[:_SAMPLE]))
    seen = []
    for index, one in enumerate(pieces):
        found = recurring.get(index, known[index])
        if found is None and shouted:
            found = labels.unmarked(one, shouted)
        said = " ".join(one.raw[found.end :].split()) if found else one.text
        seen.append(Feature(one, found, asking(said, tag), said))
    return tuple(seen)


def _spoken_lists(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks`, with the lists that are a dialogue taken apart: "- Why red?", "- Because …"."""
    lists = {
        index: items for index, one in enumerate(blocks) if one.kind == "list" and (items := _ITEM.findall(one.html))
    }
    if sum(len(items) > 1 for items in lists.values()) < _LEAST_LISTS:
        return blocks
    first = [asking(block("paragraph", items[0]).text) for items in lists.values()]
    later = [asking(block("paragraph", items[1]).text) for items in lists.values() if len(items) > 1]
    if sum(first) < _LEAST_ASKING * len(first) or sum(later) > _LEAST_ASKING * len(later):
        return blocks
    out: list[Block] = []
    for index, one in enumerate(blocks):
        out += [block("paragraph", "— " + item) for item in lists[index]] if index in lists else [one]
    return tuple(out)


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


def _is_stamp(found: Label) -> bool:
    return not found.name and found.number is None and not found.dash


def _with_labels_joined(blocks: tuple[Block, ...]) -> list[Block]:
    times = Counter(one.text for one in blocks if _is_lone(one))
    alone = {text for text, count in times.items() if count > 1 or text.rstrip(" :：").lower() in labels.words()}
    names = labels.lone_names(blocks)
    if not alone and not names:
        return list(blocks)
    out: list[Block] = []
    pending: Block | None = None
    for one in blocks:
        is_label = one.text in alone and _is_lone(one)
        if is_label or (names and len(one.text) <= LONGEST and labels.bare(one.text) in names):
            out.extend([pending] if pending else [])
            pending = one
        elif pending is not None and one.kind in ("paragraph", "heading"):
            out.append(_joined(pending, one))
            pending = None
        else:
            out.extend([pending] if pending else [])
            pending = None
            out.append(one)
    return [*out, pending] if pending else out


def _joined(name: Block, said: Block) -> Block:
    text = labels_name(name.text)
    return block(said.kind, f"<strong>{inline.from_text(text)}:</strong> {said.html}", level=said.level)


def labels_name(text: str) -> str:
    """A lone label as it is written, without the stamp and the colon."""
    return re.sub(r"\s*[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s*", " ", text).strip(" :：")


def _is_lone(one: Block) -> bool:
    """A block that is nothing but a speaker's name or a label word: bold, a heading, or closed by a colon."""
    if not 0 < len(one.text) <= LONGEST or one.kind not in ("paragraph", "heading") or len(one.text.split()) > 4:
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
    known |= {name for name in times if any(same(name, other) for other in sorted(known)[:_CAST])}
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
    if len(text) < 40 and any(sign.isdigit() for sign in text) and day_in(text) and not _says_more(text):
        return True
    if len(text) >= 160 or text[-1:] in "?!？！…":
        return False
    if _READING.search(text):
        return True
    match = _bylines().match(text.strip(" *_([（【"))
    if match is None or len(text) > 100:
        return False
    rest = text.strip(" *_([（【")[match.end() :].lstrip()
    is_name = bool(rest) and not rest[0].islower() and len(rest.split()) <= 9
    return bool(match[1]) or (is_name and rest[-1] not in ".。") or bool(day_in(rest))


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
    lowered = " ".join(plain(text).split())
    bare = lowered.strip(" .:!»«›‹→←|·•-")
    if len(lowered) < 200 and (bare in every("furniture") or phrases.leading("furniture_starts", lowered)):
        return True
    if ":" in lowered and lowered.partition(":")[0].strip() in every("related"):
        return True
    if len(lowered) >= _LONGEST_ROW:
        return False
    parts = [part.strip(" .:") for part in _PARTS.split(lowered) if part.strip(" .:")] if _PARTS.search(lowered) else ()
    if len(parts) < 2:
        parts = bare.split()
    known = sum(map(every("furniture").__contains__, parts))
    return len(parts) > 1 and known >= (_MOSTLY if len(parts) > _FEW else 1) * len(parts)


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
    return len(text) <= _LONGEST_ROW and " ".join(plain(text).split()).strip(" .:!…?：。！【】[]()（）") in words
