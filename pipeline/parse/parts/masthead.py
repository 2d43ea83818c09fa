"""What stands above the text: which of its lines is the title, and which only names the series and the number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from pipeline.parse.blocks import GUESSED, Declared
from pipeline.parse.parts.heading_line import TitleLine, is_issue, kicker, series_name, split_title
from pipeline.parse.questions.features import Feature, is_byline, is_furniture, is_trail, squeezed
from pipeline.parse.words.asking import UNSPACED
from pipeline.parse.words.dates import day_in
from pipeline.parse.words.numerals import value
from pipeline.parse.words.table import any_of, every

_LONGEST_TITLE = 160
_LEAST_BODY = 110
"""Characters of a paragraph that is text and no line of a masthead."""
_DEEPEST = 60
"""Blocks above the text of a page whose menus became lines."""
_ENDS = re.compile(r"[.。!！?？…؟»”\"]\W*$")
_TAIL = 60
"""Characters at the end of a paragraph among which its last sign is sought: a run of them all takes quadratic time."""
_FIRST = re.compile(r"(.{5,70}?)[.!:]\s")
_QUOTES = re.compile(r"[:：—–]\s*[«„“\"‘「]")
_LEAST_PART = 10
_MENU = 3
"""So many short lines in a row are a menu."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The title's place, and the lines around it that only say of which series it is."""

    title: int | None = None
    line: TitleLine | None = None
    """Series and number that stand in other lines than the title's."""
    kickers: frozenset[int] = frozenset()


def masthead(seen: tuple[Feature, ...], declared: Declared) -> Masthead:
    """The masthead of a document. `declared` holds the title by which its own title line may be known."""
    front = _front(seen)
    title = _title(seen, front, declared)
    found: TitleLine | None = None
    kickers: set[int] = set()
    own = split_title(seen[title].block.text) if title is not None else TitleLine(None)
    if own.number is None:
        for index in front:
            text = seen[index].block.text
            if index == title or is_trail(text) or len(text) > _LONGEST_TITLE or is_issue(text):
                continue
            said = _kicker(text) or (_bare_kicker(text) if title is not None and index < title else None)
            if said is not None:
                found = said
                kickers.add(index)
                break
            if (beside := _leading(text)) is not None and title is not None:
                found = beside
                break
    if own.number is None and found is None:
        found = _said_first(seen, front)
    if found is not None and found.series is None:
        above = _series_above(seen, front, min(kickers, default=0), title)
        if above is not None and title is None:
            title = above
        elif above is not None:
            kickers.add(above)
            found = TitleLine(None, series_name(seen[above].block.text), found.number)
        elif title is not None and title + 1 in kickers:
            found = TitleLine(None, series_name(seen[title].block.text), found.number)
    elif own.number is not None and own.series is None and title is not None:
        above = _series_above(seen, front, title, None)
        if above is not None:
            kickers.add(above)
            found = TitleLine(None, series_name(seen[above].block.text), own.number)
    return Masthead(title, found, frozenset(kickers))


def _kicker(text: str) -> TitleLine | None:
    """Series and number, when a line says nothing else but perhaps who wrote the piece."""
    found = kicker(text)
    if found is not None:
        # Pages count their comments, too.
        return None if (found.series or "").casefold() in every("comments") | every("furniture") else found
    whole = split_title(text)
    is_signed = whole.number is not None and whole.title is not None and is_byline(whole.title)
    return TitleLine(None, whole.series, whole.number) if is_signed else None


def _bare_kicker(text: str) -> TitleLine | None:
    """Series and number in a line over the title that has nothing else: "NIGHT WATCH 18"."""
    match = _BARE_KICKER.fullmatch(text)
    number = value(match[2]) if match else None
    is_short = match is not None and len(match[1].split()) <= _MENU and not is_byline(text)
    return TitleLine(None, series_name(match[1]), number) if match and is_short and number is not None else None


_BARE_KICKER = re.compile(r"([^\W\d_][^\d:.,!?]{2,40}?)\s+#?(\d{1,3})")


def _leading(text: str) -> TitleLine | None:
    """Series and number with which a line at the title begins, whatever else it says: "Small Talks No. 5: …"."""
    if len(text) > _LONGEST_TITLE or is_byline(text) or _DATED.search(text) or day_in(text):
        return None
    part = _part_first().match(text)
    if part and (number := value(part[2])) is not None:
        return TitleLine(None, series_name(part[1]), number)
    found = split_title(text)
    is_both = found.number is not None and found.series is not None and found.title
    return TitleLine(None, found.series, found.number) if is_both else None


_DATED = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|\d:\d\d")


@cache
def _part_first() -> re.Pattern[str]:
    return re.compile(
        rf"([^\W\d_].{{2,50}}?)[\s,–—-]+(?:{any_of('part')})\s+([\w-]{{1,12}})\s*[:：.·]\s", re.IGNORECASE
    )


def _said_first(seen: tuple[Feature, ...], front: list[int]) -> TitleLine | None:
    """Series and number in the first sentence of the text: "Attic Tapes, reel three. I'm …"."""
    body = [one for index, one in enumerate(seen) if index not in front and one.block.text][:2]
    body += [seen[index] for index in front if len(seen[index].block.text) >= _LEAST_BODY]
    for one in body:
        sentence = _FIRST.match(one.said)
        found = kicker(sentence[1]) if sentence else None
        if found is not None and found.series is not None:
            return found
    return None


def _series_above(seen: tuple[Feature, ...], front: list[int], below: int, title: int | None) -> int | None:
    """The line over a bare "Session 3" that names the series."""
    for index in reversed([index for index in front if index < below]):
        one = seen[index]
        text = one.block.text
        if index == title or is_byline(text) or is_furniture(text) or is_trail(text) or text[-1:] in ".!?":
            continue
        return index if len(text.split()) <= 9 else None
    return None


def _front(seen: tuple[Feature, ...]) -> list[int]:
    """The lines above the text, furniture apart; some blocks more if no paragraph is plainly text."""
    out: list[int] = []
    for index, one in enumerate(seen[:_DEEPEST]):
        text = one.block.text
        is_text = len(text) >= _least(text) and one.block.kind == "paragraph" and _ENDS.search(text[-_TAIL:])
        if is_text and not is_furniture(text) and not is_trail(text):
            return out
        if one.block.kind in ("heading", "paragraph") and text:
            out.append(index)
    return out[:6]


def _least(text: str) -> int:
    # Scripts without spaces say as much with a third of the signs.
    return _LEAST_BODY // 3 if UNSPACED.search(text) else _LEAST_BODY


def _title(seen: tuple[Feature, ...], front: list[int], declared: Declared) -> int | None:
    top = [index for index, one in enumerate(seen) if one.block.kind == "heading" and one.block.level == 1]
    if top and (len(top) == 1 or seen[top[0]].asks < 0.5) and not _is_only_kicker(seen, top[0]):
        return top[0]
    if declared.title and not _may_lack(seen, front, declared.title):
        repeated = _repeated(seen, front, declared)
        if repeated is not None or declared.by_editor:
            return repeated
        front = [index for index in front if seen[index].block.kind == "heading"]
    menu = _menu(seen, front)
    best, best_score = None, 0.0
    place = 0
    for index in front:
        if not _may_be_title(seen[index]):
            continue
        score = _likeness(seen, index, declared) - 0.3 * place - 3.0 * (index in menu)
        place += index not in menu
        if best is None or score > best_score:
            best, best_score = index, score
    if best is not None and best_score > -1.0:
        return best
    return top[0] if top else None


def _repeated(seen: tuple[Feature, ...], front: list[int], declared: Declared) -> int | None:
    """The line that repeats the declared title; if the head names the paper first and then the piece, the latter."""
    found = next((index for index in front if _repeats(seen[index].block.text, declared)), None)
    if found is None or declared.by_editor:
        return found
    text = seen[found].block.text
    behind = squeezed(declared.headed or "")[len(squeezed(text)) :]
    for index in (index for index in front if index > found and seen[index].block.kind in ("paragraph", "heading")):
        other = seen[index].block.text
        is_behind = len(other) >= _LEAST_PART and squeezed(other) in behind
        if is_behind or (text.casefold() in every("interview") and other.casefold().startswith(f"{text.casefold()} ")):
            return index
    return found


def _repeats(text: str, declared: Declared) -> bool:
    """Whether a line is the declared title, or a part that a page's head puts between the names of its sections."""
    title = declared.title or ""
    part = squeezed(text)
    return alike(text, title) or (not declared.by_editor and len(part) >= _LEAST_PART and part in squeezed(title))


def _may_lack(seen: tuple[Feature, ...], front: list[int], title: str) -> bool:
    """Whether the declared title is only the series' line, so that a line of the text may be the title."""
    return kicker(title) is not None and any(alike(seen[index].block.text, title) for index in front)


def _is_only_kicker(seen: tuple[Feature, ...], index: int) -> bool:
    """Whether a first heading holds only series and number, and a line right below it could be the title."""
    if index + 1 >= len(seen):
        return False
    below = seen[index + 1]
    return (
        below.asks < 0.5
        and len(below.block.text) < _LEAST_BODY
        and " " in below.block.text
        and kicker(seen[index].block.text) is not None
        and _may_be_title(below)
    )


def _is_one_of_many(seen: tuple[Feature, ...], one: Feature) -> bool:
    """Whether another heading of the same level asks, too: then both are questions, and neither is the title."""
    return any(
        other is not one
        and other.block.kind == "heading"
        and other.block.level == one.block.level
        and other.asks >= 0.75
        for other in seen
    )


def _likeness(seen: tuple[Feature, ...], index: int, declared: Declared) -> float:
    """How much a line of the masthead looks like the title."""
    one = seen[index]
    text = one.block.text
    score = 0.0
    if one.block.kind == "heading":
        alone = sum(other.block.kind == "heading" and other.block.level == one.block.level for other in seen) == 1
        score += 6.0 if one.block.level == 1 else 2.0 if alone or one.block.level == GUESSED else 1.0
    if declared.title and alike(text, declared.title):
        score += 5.0
    line = split_title(text)
    if line.number is not None:
        score += 2.0 if line.title else -3.0
    elif kicker(text) is not None or is_trail(text):
        score -= 3.0
    lone = one.block.kind == "heading" and (
        (index == 0 and not _is_one_of_many(seen, one)) or sum(other.block.kind == "heading" for other in seen) == 1
    )
    score -= 2.0 * (is_issue(text) or len(text) < 4) + 3.5 * (one.asks >= 0.75 and not lone)
    score += 0.5 * (len(text.split()) > 1 or not text.isascii()) - 1.0 * (text.endswith((".", "。")))
    score += 1.0 * bool(_QUOTES.search(text)) - 1.0 * _names_series_below(seen, index)
    return score + 0.5 * one.block.is_bold


def _names_series_below(seen: tuple[Feature, ...], index: int) -> bool:
    """Whether the next line is a number alone, so that this one names the series."""
    text = seen[index + 1].block.text if index + 1 < len(seen) else ""
    below = kicker(text) if len(text) <= _LONGEST_TITLE else None
    return below is not None and below.series is None


def _menu(seen: tuple[Feature, ...], front: list[int]) -> frozenset[int]:
    """The lines that are a menu's: several very short ones in a row."""
    found: set[int] = set()
    run: list[int] = []
    for index in [*front, -1]:
        short = index >= 0 and (_is_entry(seen[index].block.text) or is_furniture(seen[index].block.text))
        if short and seen[index].block.kind != "heading":
            run.append(index)
            continue
        if len(run) > _MENU:
            found.update(run)
        run = []
    return frozenset(found)


def _is_entry(text: str) -> bool:
    """Whether a line is as short as a menu's: two words, or six signs where words are not set apart."""
    return len(text.split()) <= 2 and (len(text) <= 6 if UNSPACED.search(text) else text[-1:] not in ".?!…")


def _may_be_title(one: Feature) -> bool:
    text = one.block.text
    return (
        one.block.kind in ("heading", "paragraph")
        and len(text) <= _LONGEST_TITLE
        and not text.endswith((":", ",", ";", "："))
        and (not text.endswith(".") or split_title(text).number is not None)
        and not (one.label and one.label.is_word)
        and not one.is_dashed
        and not is_byline(text)
        and not is_furniture(text)
        and not (is_issue(text) and one.block.kind != "heading")
    )


def alike(one: str, other: str) -> bool:
    """Whether two lines are the same title, small differences apart."""
    return (
        0.8 < len(one) / (len(other) or 1) < 1.25
        and len(one) <= _LONGEST_TITLE
        and (one == other or SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() > 0.9)
    )
