"""What stands above the text: which of its lines is the title, and which only names the series and the number."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.parse.blocks import GUESSED, Declared
from pipeline.parse.parts.heading_line import TitleLine, is_issue, kicker, series_name, split_title
from pipeline.parse.parts.kickers import LONGEST_TITLE, bare_kicker, kicker_line, leading, no_series, part_line
from pipeline.parse.parts.subtitle import below, is_subtitle, sums_up
from pipeline.parse.questions.features import Feature, is_byline, is_furniture, is_headline, is_trail, squeezed
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import UNSPACED, plain
from pipeline.parse.words.dates import day_in
from pipeline.parse.words.table import every
from pipeline.parse.words.talks import is_series

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
_LONGEST_NAME = 5
"""Words of a series that heads a document alone."""
_NEAR = 3
"""So many blocks a subtitle may be below its title."""
_TOLD = 12
"""So many blocks below a line show whom the piece is about."""
_END = 3
_OPENING = 3
_ASKS = 0.7
_ALIKE = 0.9
_MENU = 3
"""So many short lines in a row are a menu."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The title's place, and the lines around it that only say of which series it is."""

    title: int | None = None
    line: TitleLine | None = None
    """Series and number that stand in other lines than the title's."""
    kickers: frozenset[int] = frozenset()
    reach: int = -1
    """The last line that `line` was read from."""
    below: str | None = None
    """What the line right below the title says besides series and number: mostly who is interviewed."""

    @property
    def end(self) -> int:
        """Where the piece may begin: behind the title, and the line right below it that names the series."""
        title = -1 if self.title is None else self.title
        return self.reach + 1 if self.reach == title + 1 and self.title is not None else title + 1


def masthead(seen: tuple[Feature, ...], declared: Declared) -> Masthead:
    """The masthead of a document. `declared` holds the title by which its own title line may be known."""
    front = _front(seen)
    title = _title(seen, front, declared)
    if title is not None and not declared.by_editor:
        title = _over_subtitle(seen, front, title)
    found: TitleLine | None = None
    reach, rest = -1, None
    kickers: set[int] = set()
    own = split_title(seen[title].block.text) if title is not None else TitleLine(None)
    if own.number is None:
        for index in front:
            text = seen[index].block.text
            if index == title or len(text) > LONGEST_TITLE:
                continue
            said = _said_below(seen, index) if title is not None and title < index <= title + _NEAR else None
            rest = said.title if said is not None else None
            if said is None and (is_issue(text) or is_trail(text)):
                continue
            said = said or kicker_line(text) or (bare_kicker(text) if title is not None and index < title else None)
            if said is None and title is not None:
                said = leading(text)
            if said is not None and said.series is not None and said.series.casefold() in no_series():
                continue
            if said is not None:
                found, reach = said._replace(title=None), index
                kickers.update({index} if said.title is None else ())
                break
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
    return Masthead(title, found, frozenset(kickers), reach, rest)


def _said_below(seen: tuple[Feature, ...], index: int) -> TitleLine | None:
    """Series and number in a line below the title, and what else it says; not the first of a list of such lines."""
    one, text = seen[index], seen[index].block.text
    if is_byline(text) or one.asks >= _ASKS or (one.label is not None and one.label.is_word):
        return None
    found = part_line(text) or below(text) or _of_title(seen, index)
    if found is None or found.series is None or found.series.casefold() in no_series() or text[:1].islower():
        return None
    others = (other.block.text for other in seen[index + 1 :] if other.block.text.startswith(found.series))
    listed = any(len(other) <= LONGEST_TITLE and split_title(other).series == found.series for other in others)
    return None if listed else found


def _of_title(seen: tuple[Feature, ...], index: int) -> TitleLine | None:
    """Number and title in a line right below the name of a series: "Crossed Wires", "Session nineteen: the bell"."""
    above, text = seen[index - 1].block, seen[index].block.text
    if above.kind != "heading" or len(above.text.split()) > _LONGEST_NAME or above.text[-1:] in ".!?:":
        return None
    found = split_title(text)
    is_numbered = found.number is not None and found.series is None and found.title is not None
    if not is_numbered or is_issue(text) or phrases.leading("session", plain(text)) is None:
        return None
    return TitleLine(found.title, series_name(above.text), found.number)


def said_first(seen: tuple[Feature, ...], first: int, *, is_asked: bool) -> TitleLine | None:
    """Series and number with which the talk opens: "Attic Tapes, reel three. I'm …".

    `first` is the place of the first question; `is_asked`: whether the one who asks says it, and so may open the talk.
    Only words that number nothing else count: "Beethoven, Symphony no. 7." names no series.
    """
    body = [one for one in seen[: first + is_asked] if one.block.kind == "paragraph" and one.block.text]
    for one in body[:_OPENING]:
        sentence = _FIRST.match(one.said)
        if sentence is None or phrases.found("session", plain(sentence[1])) <= every("counted"):
            continue
        found = kicker(sentence[1])
        if found is not None and found.series is not None:
            return found
    return None


def _over_subtitle(seen: tuple[Feature, ...], front: list[int], title: int) -> int:
    """The line over `title`, where that one only says who is interviewed in which series, or sums the piece up."""
    told = ""
    while not _is_marked_up(seen[title]):
        above = next((index for index in reversed(front) if index < title and _may_head(seen, index)), None)
        if above is None or title - above > _NEAR:
            return title
        told = told or " ".join(one.block.text for one in seen[title + 1 : title + _TOLD])
        following = seen[title + 1].block.text if title + 1 < len(seen) else ""
        text = seen[title].block.text
        is_longer = len(text) > len(seen[above].block.text)
        if not is_subtitle(text, told) and not (is_longer and sums_up(text, following)):
            return title
        title = above
    return title


def _is_marked_up(one: Feature) -> bool:
    return one.block.kind == "heading" and one.block.level != GUESSED


def _may_head(seen: tuple[Feature, ...], index: int) -> bool:
    """Whether a line can be the title over another: neither a series, a section or the site, nor a day."""
    one = seen[index]
    text = one.block.text
    if not _may_be_title(one) or is_trail(text) or is_series(text) or one.asks >= _ASKS or day_in(text):
        return False
    if kicker(text) is not None or bare_kicker(text) is not None or text.casefold() in every("interview"):
        return False
    if phrases.has("counted", plain(text)):
        return False
    # Who asks is the site, and sites name themselves again at the end.
    said = squeezed(text)
    asking = (other.label.name for other in seen[index + 1 : index + _TOLD] if other.label is not None)
    return said not in map(squeezed, asking) and not any(said in squeezed(other.block.text) for other in seen[-_END:])


def _series_above(seen: tuple[Feature, ...], front: list[int], below: int, title: int | None) -> int | None:
    """The line over a bare "Session 3" that names the series."""
    for index in reversed([index for index in front if index < below]):
        one = seen[index]
        text = one.block.text
        if index == title or is_byline(text) or is_furniture(text) or is_trail(text) or text[-1:] in ".!?":
            continue
        if title is not None and index > title and text[:1].islower():
            continue  # what the guest is: "a maker of barrel organs"
        return index if len(text.split()) <= 9 else None
    return None


def _front(seen: tuple[Feature, ...]) -> list[int]:
    """The lines above the text, furniture apart; some blocks more if no paragraph is plainly text."""
    out: list[int] = []
    for index, one in enumerate(seen[:_DEEPEST]):
        text = one.block.text
        is_text = one.block.kind == "paragraph" and _is_long(text) and _ENDS.search(text[-_TAIL:])
        if is_text and not is_furniture(text) and not is_trail(text):
            return out
        if one.block.kind in ("heading", "paragraph") and text:
            out.append(index)
    return out[:6]


def _is_long(text: str) -> bool:
    # Scripts without spaces say as much with a third of the signs.
    return len(text) >= _LEAST_BODY or (len(text) >= _LEAST_BODY // 3 and UNSPACED.search(text) is not None)


def _title(seen: tuple[Feature, ...], front: list[int], declared: Declared) -> int | None:
    top = [index for index, one in enumerate(seen) if one.block.kind == "heading" and one.block.level == 1]
    if declared.title and declared.by_editor:
        top = [index for index in top if not _heads_section(seen[index].block.text, declared.title)]
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
    has_asked = False
    for index in front:
        if not _may_be_title(seen[index]):
            has_asked |= seen[index].asks >= _ASKS
            continue
        score = _likeness(seen, index, declared) - 0.3 * place - 3.0 * (index in menu)
        # What follows a question is its answer, as short as it may be.
        score -= 4.0 * (has_asked and not _is_marked_up(seen[index]))
        has_asked |= seen[index].asks >= _ASKS
        place += index not in menu
        if best is None or score > best_score:
            best, best_score = index, score
    if best is not None and best_score > -1.0:
        return best
    return top[0] if top else None


def _heads_section(text: str, title: str) -> bool:
    """Whether a line beside the title of an editor only says what stands below it: "Transcript", "The interview"."""
    words = text.casefold().removeprefix("the ").strip(" :")
    return (words in every("asides") or words in every("interview")) and not alike(text, title)


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
    if line.number is not None and line.title:
        score += 2.0
    elif line.number is not None or kicker(text) is not None or is_trail(text):
        below_it = seen[index + 1] if index + 1 < len(seen) else None
        has_title = below_it is not None and _may_be_title(below_it) and is_headline(below_it.block.text)
        score -= 7.0 if has_title else 3.0
    lone = one.block.kind == "heading" and (
        (index == 0 and not _is_one_of_many(seen, one)) or sum(other.block.kind == "heading" for other in seen) == 1
    )
    score -= 2.0 * (is_issue(text) or len(text) < 4) + 3.5 * (one.asks >= 0.75 and not lone)
    name = text.casefold()
    score -= 3.0 * (name in every("interview") or name in every("talks"))  # the name of a section
    score += 0.5 * (len(text.split()) > 1 or not text.isascii()) - 1.0 * (text.endswith((".", "。")))
    score += 1.0 * bool(_QUOTES.search(text)) - 1.0 * _names_series_below(seen, index)
    return score + 0.5 * one.block.is_bold


def _names_series_below(seen: tuple[Feature, ...], index: int) -> bool:
    """Whether the next line is a number alone, so that this one names the series."""
    text = seen[index + 1].block.text if index + 1 < len(seen) else ""
    below = kicker(text) if len(text) <= LONGEST_TITLE else None
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
        and len(text) <= LONGEST_TITLE
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
    if not 0.8 < len(one) / (len(other) or 1) < 1.25 or len(one) > LONGEST_TITLE:
        return False
    if one == other:
        return True
    one, other = one.casefold(), other.casefold()
    # Which letters they share is found out in a fifth of the time that it takes to see in which order.
    shared = (Counter(one) & Counter(other)).total()
    if 2 * shared <= _ALIKE * (len(one) + len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _ALIKE
