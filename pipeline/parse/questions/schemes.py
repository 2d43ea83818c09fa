"""How does this document mark its questions? Every way is tried on the whole sequence; the best-scored wins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipeline.parse.average import mean
from pipeline.parse.blocks import GUESSED
from pipeline.parse.questions import edges
from pipeline.parse.questions.alternation import in_looks, taking_turns, unmarked
from pipeline.parse.questions.askers import with_askers
from pipeline.parse.questions.features import Feature
from pipeline.parse.questions.first_lines import with_first_lines
from pipeline.parse.questions.forgotten import forgotten
from pipeline.parse.questions.leads import asks_first, behind_label, leads
from pipeline.parse.questions.marking import (
    CALLED_SO,
    LONGEST_QUESTION,
    Mark,
    Marking,
    Sequence,
    scored,
    split_where_needed,
    sure,
)
from pipeline.parse.questions.named_once import with_first_names
from pipeline.parse.questions.prompts import alike, is_aside, is_prompt, is_questionnaire, takes_turns
from pipeline.parse.questions.speakers import Cast, Known, Speaker, announces, cast
from pipeline.parse.words.asking import asking, ends_asking
from pipeline.parse.words.classes import is_question

__all__ = ["SCHEMES", "Mark", "Marking", "ranked"]

HALF = 0.5
"""So much of what a style sets off must ask, or it is not how questions are set off here."""
_THIRD = 0.34
"""The same where the style and plain text take turns with great regularity."""
_LEAST_DASHES = 3
_SEVERAL = 2
_LEAST_CAPITALS = 12
"""Characters at the start of a line that tell whether it may be all in capitals."""
_FRONT = 8
_LEAST_HEARD = 0.6
_MOST_CLASSES = 40
"""So many classes are tried, those of the most blocks: a program that numbers its classes has one for every second."""
_LEAST_BOLD = 3
"""Signs of what is set off and says something; fewer may ask: "So?"."""


def ranked(seen: Sequence, known: Known) -> tuple[Marking, ...]:
    """The markings of all schemes that found questions, the one with the most evidence first; maybe none."""
    tried = [found for scheme in SCHEMES.values() if (found := scheme(seen, known)) is not None]
    best, *others = sorted(tried, key=lambda found: -found.score) or (None,)
    return (with_first_names(seen, with_askers(seen, best), known.title), *others) if best is not None else ()


def _labels(seen: Sequence, known: Known) -> Marking | None:
    """Question: … Answer: …; Q3. …; **Ada**: … **Ben**: …"""
    found = cast(seen, known)
    if found is None:
        return None
    marks: dict[int, Mark] = {}
    for index, one in enumerate(seen):
        speaker = found.of(one.label)
        if speaker is not None and one.label is not None:
            marks[index] = Mark(speaker.asks, speaker.name, one.label.end)
    if found.has_answers:
        closes = edges.farewell(seen, marks) or _announced(seen, max(marks, default=0))
        talk = marks if closes is None else {index: mark for index, mark in marks.items() if index < closes}
        return _closed(scored("labels", 3.0, seen, talk, found), closes)
    marks |= forgotten(seen, marks)
    return scored("labels", 3.0, seen, split_where_needed(seen, dict(sorted(marks.items()))), found)


def _announced(seen: Sequence, last: int) -> int | None:
    """Where, behind the talk, an announcer speaks."""
    return next((index for index in range(last + 1, len(seen)) if announces(seen[index])), None)


@dataclass(slots=True)
class _Style:
    """The blocks that one look has in common."""

    members: list[int] = field(default_factory=list)
    splits: dict[int, int] = field(default_factory=dict)
    """Where a block begins in this look and goes on in another: the place in `raw` of the change."""


def _headings(seen: Sequence, _: Known) -> Marking | None:
    """### What do you do?"""
    levels: defaultdict[int, _Style] = defaultdict(_Style)
    for index, one in enumerate(seen):
        if one.block.kind == "heading":
            levels[one.block.level].members.append(index)
    main = _without_subheadings(seen, levels)
    # What is a heading only by its looks may be a short paragraph as well.
    base = 2.0 if any(level != GUESSED for level in main) else 0.5
    return _styled("headings", base, seen, _interleaved(seen, main))


def _without_subheadings(seen: Sequence, levels: dict[int, _Style]) -> dict[int, _Style]:
    """`levels`, and below the one that asks most only headings that end asking: "How it works" heads a part."""
    asked = {level: sum(ends_asking(seen[index].said) for index in style.members) for level, style in levels.items()}
    main = max(sorted(asked), key=lambda level: asked[level], default=0)
    if main == GUESSED or asked.get(main, 0) < _SEVERAL:
        return levels
    return {
        level: style if level <= main else _Style([index for index in style.members if ends_asking(seen[index].said)])
        for level, style in levels.items()
    }


def _interleaved(seen: Sequence, levels: dict[int, _Style]) -> list[_Style]:
    """The styles of `levels`, without a deeper one that begins to ask where the one that asks most has ended."""
    asked = {level: [index for index in style.members if seen[index].asks >= HALF] for level, style in levels.items()}
    main = max(sorted(asked), key=lambda level: len(asked[level]), default=0)
    return [
        levels[level]
        for level in sorted(levels)
        if level <= main or len(asked[level]) < _SEVERAL or asked[level][0] < asked[main][-1]
    ]


def _bold(seen: Sequence, _: Known) -> Marking | None:
    """**What do you do?**, alone or at the start of a paragraph."""
    style = _Style()
    for index, one in enumerate(seen):
        if one.block.kind != "paragraph" or not one.block.bold:
            continue
        lead = one.block.raw[: one.block.bold]
        if one.block.is_bold and _is_said(one) and (len(one.said) > _LEAST_BOLD or ends_asking(one.said)):
            style.members.append(index)
        elif len(lead.split()) > 1 and (
            lead.rstrip().endswith(("?", "？", "؟", "…"))
            or "\n" in one.block.raw[one.block.bold - 1 : one.block.bold + 1]
            or (lead.rstrip().endswith((".", "。")) and asking(lead) >= HALF)
        ):
            style.members.append(index)
            style.splits[index] = one.block.bold
    return _styled("bold", 2.0, seen, [style])


def _capitals(seen: Sequence, _: Known) -> Marking | None:
    """WHAT DO YOU DO?, alone or on the first line of a paragraph."""
    style = _Style()
    for index, one in enumerate(seen):
        if not one.said[:_LEAST_CAPITALS].isupper() or (one.label is not None and one.label.name):
            continue
        if one.block.kind != "paragraph" and one.block.level != GUESSED:
            continue
        line, sign, rest = one.block.raw.partition("\n")
        if one.said.isupper():
            style.members.append(index)
        elif sign and line.isupper() and rest.strip():
            style.members.append(index)
            style.splits[index] = len(line)
    # Parts of an essay have headings in capitals, too, and some of those begin like questions.
    plainly = sum(index in style.splits or ends_asking(seen[index].said) for index in style.members)
    is_often = len(style.members) >= _LEAST_DASHES and plainly >= HALF * len(style.members)
    return _styled("capitals", 1.5, seen, [style]) if is_often else None


def _italics(seen: Sequence, _: Known) -> Marking | None:
    """*What do you do?*, alone or at the start of a paragraph; or underlined, or in a colour of its own."""
    slanted = _Style([index for index, one in enumerate(seen) if one.block.italic and _is_said(one)])
    coloured: defaultdict[str, _Style] = defaultdict(_Style)
    for index, (tag, end) in leads(seen).items():
        one = seen[index]
        is_slanted, is_whole = tag.startswith(("<em", "<i")), end >= len(one.block.raw.rstrip())
        if one.block.italic or not (is_whole or asks_first(one, end)):
            continue
        style = slanted if is_slanted else coloured[tag]
        style.members.append(index)
        if not is_whole:
            style.splits[index] = end
    if slanted.members:
        # "**Us:** _What do you do?_": only the first may say who asks.
        slanted.members += [
            index for index, one in enumerate(seen[: slanted.members[0]]) if one.asks >= HALF and behind_label(one)
        ]
    slanted.members.sort()
    often = [style for style in coloured.values() if len(style.members) >= _LEAST_DASHES]
    found = (_styled("italics", 1.5, seen, [slanted]), _styled("colour", 1.5, seen, often))
    return max((one for one in found if one is not None), key=lambda one: one.score, default=None)


def _quotes(seen: Sequence, _: Known) -> Marking | None:
    """> What do you do?"""
    quoted = [index for index, one in enumerate(seen) if one.block.kind == "quote"]
    return _styled("quotation", 1.0, seen, [_Style(quoted)])


def _brackets(seen: Sequence, _: Known) -> Marking | None:
    """《What do you do?》: brackets around all that is asked."""
    styles: defaultdict[str, _Style] = defaultdict(_Style)
    for index, one in enumerate(seen):
        text = one.block.text
        if text[:1] not in _OPENING or not _is_said(one):
            continue
        if (pair := text[0] + text[-1]) in _PAIRS and text[-1] not in text[:-1]:
            styles[pair].members.append(index)
    found = [_styled("brackets", 1.5, seen, [style]) for style in styles.values() if len(style.members) > 1]
    return max((one for one in found if one is not None), key=lambda one: one.score, default=None)


_PAIRS = frozenset({"《》", "【】", "〈〉", "＜＞", "［］", "[]", "«»", "〔〕"})
_OPENING = frozenset(pair[0] for pair in _PAIRS)


def _classes(seen: Sequence, _: Known) -> Marking | None:
    """<p class="frage">What do you do?</p>"""
    names: defaultdict[str, _Style] = defaultdict(_Style)
    for index, one in enumerate(seen):
        if one.block.names and one.block.kind in ("paragraph", "heading"):
            for name in one.block.names:
                names[name].members.append(index)
    styles = [(name, style) for name, style in names.items() if len(style.members) > 1]
    if len(styles) > _MOST_CLASSES:
        styles = sorted(styles, key=lambda pair: -len(pair[1].members))[:_MOST_CLASSES]
    found = [
        _styled(CALLED_SO, 2.0, seen, [style]) if is_question(name) else _styled("class", 1.5, seen, [style])
        for name, style in styles
    ]
    return max((one for one in found if one is not None), key=lambda one: one.score, default=None)


def _numbers(seen: Sequence, _: Known) -> Marking | None:
    """1. What do you do? … 2. Why?"""
    labels = [(index, one.label) for index, one in enumerate(seen) if one.label is not None]
    found = [index for index, label in labels if label.number is not None and not label.name]
    return _styled("numbers", 1.5, seen, [_Style(found)]) if len(found) > 1 else None


def _dashes(seen: Sequence, _: Known) -> Marking | None:
    """―― What do you do? with answers that have a label or nothing; or a dash before all that is said, in turn."""
    labels = [(index, one.label) for index, one in enumerate(seen) if one.label is not None]
    dashed = [index for index, label in labels if label.dash and seen[index].block.kind == "paragraph"]
    if len(dashed) < _LEAST_DASHES:
        return None
    between = [index for index in range(dashed[0], len(seen)) if seen[index].block.kind == "paragraph"]
    in_turn = _runs(dashed, between) < 0.5
    asked = set(in_looks(seen, dashed) or taking_turns(seen, dashed)) if in_turn else set(dashed)
    people = _answerers(seen, dashed[0]) if not in_turn else {}
    marks = {index: Mark(index in asked, None, _end(seen[index])) for index in dashed}
    marks |= {index: Mark(False, name, _whole(seen[index])) for index, name in people.items()}
    voices = Cast(tuple(Speaker((name,), name, False) for name in dict.fromkeys(people.values())))
    return scored("dashes", 2.0, seen, dict(sorted(marks.items())), voices)


def _runs(dashed: list[int], between: list[int]) -> float:
    """The share of dashes after which somebody speaks without one."""
    order = {index: place for place, index in enumerate(between)}
    inner = set(dashed)
    followed = [between[order[index] + 1] not in inner for index in dashed if order[index] + 1 < len(between)]
    return mean(followed) if followed else 0.0


def _answerers(seen: Sequence, first: int) -> dict[int, str]:
    """Who answers by a label where questions have a dash: 《LV》, 水野:"""
    named = {
        index: one.label.name
        for index, one in enumerate(seen)
        if index > first and one.label is not None and one.label.name and not one.label.is_word
    }
    times = Counter(named.values())
    return {index: name for index, name in named.items() if times[name] > 1}


def _plain(seen: Sequence, _: Known) -> Marking | None:
    """Plain questions, and answers that are set off: quoted, in italics, in bold, or by a label."""
    looks: tuple[Callable[[Feature], bool], ...] = (
        lambda one: one.block.kind == "quote",
        lambda one: one.block.italic and _is_said(one),
        lambda one: one.block.is_bold and _is_said(one),
        lambda one: one.label is not None and bool(one.label.name),
        lambda one: one.is_dashed and one.block.kind == "paragraph",
    )
    set_off = [
        index
        for index, one in enumerate(seen)
        if one.label is not None or (block := one.block).bold or block.italic or block.kind == "quote"
    ]
    if len(set_off) <= _LEAST_DASHES:
        return None
    found = []
    for look in looks:
        answers = {index for index in set_off if look(seen[index])}
        if len(answers) <= _LEAST_DASHES:
            continue
        runs = [index for index in sorted(answers) if index - 1 not in answers]
        marks: dict[int, Mark] = {}
        for index in runs:
            before = seen[index - 1] if index else None
            if before is not None and before.block.kind == "paragraph" and len(before.said) < LONGEST_QUESTION:
                marks[index - 1] = Mark(True, None, _end(before))
        if len(marks) > _LEAST_DASHES and len(marks) >= 0.7 * len(runs) and _share(seen, marks) >= HALF:
            first = min(marks)
            marks |= {index: Mark(False, _name(seen[index]), _whole(seen[index])) for index in answers if index > first}
            # A dash says that somebody speaks; other looks may say anything.
            base = 1.0 if look is looks[-1] else 0.5
            found.append(scored("answers, which are set off,", base, seen, dict(sorted(marks.items()))))
    return max((one for one in found if one is not None), key=lambda one: one.score, default=None)


def _share(seen: Sequence, marks: Iterable[int]) -> float:
    return mean([seen[index].asks >= HALF for index in marks])


def _alternation(seen: Sequence, _: Known) -> Marking | None:
    """Nothing but alternation: short paragraphs that ask, and long ones that do not."""
    return scored("turn-taking", 0.0, seen, {index: Mark(True, None, _end(seen[index])) for index in unmarked(seen)})


def _essay(seen: Sequence, _: Known) -> Marking | None:
    """One question, put before a long answer that has headings of its own."""
    asked = sure(seen[: _FRONT + 1])
    rest = seen[asked[0] + 1 :] if asked else ()
    if len(asked) != 1 or sum(one.block.kind == "heading" for one in rest) < 2:
        return None
    return scored("being the only one", -1.0, seen, {asked[0]: Mark(True, None, _end(seen[asked[0]]))})


SCHEMES: dict[str, Callable[[Sequence, Known], Marking | None]] = {
    "labels": _labels,
    "headings": _headings,
    "bold": _bold,
    "capitals": _capitals,
    "italics": _italics,
    "quotes": _quotes,
    "brackets": _brackets,
    "classes": _classes,
    "numbers": _numbers,
    "dashes": _dashes,
    "answers": _plain,
    "alternation": _alternation,
    "essay": _essay,
}
"""Every way to mark questions that we know; to add one, write a function and put it here."""


def _is_said(one: Feature) -> bool:
    is_enough = len(one.said) > 2 or ends_asking(one.said)
    return one.block.kind == "paragraph" and is_enough and any(map(str.isalnum, one.said))


def _end(one: Feature) -> int:
    """How much of a block is a number, a dash or a time stamp before its question; a name stays."""
    return one.label.end if one.label is not None and not one.label.name else 0


def _styled(name: str, base: float, seen: Sequence, styles: list[_Style]) -> Marking | None:
    """A marking by looks that questions share; other things may have them too (a section, "Links"), if most asks."""
    marks: dict[int, Mark] = {}
    for style in styles:
        group = [index for index in style.members if not is_aside(seen[index])]
        if not group:
            continue
        # Where all of them ask, none is to be finished.
        are_sure = all(seen[index].asks >= HALF for index in group)
        prompts = not are_sure and name in ("bold", "italics") and is_questionnaire(seen, group)
        group = edges.without_afterthought(seen, group, style.splits)
        in_turn = takes_turns(seen, group, style.splits)
        if not (prompts or _share(seen, group) >= (_THIRD if in_turn else HALF)):
            continue
        for index in group if prompts else edges.without_ledes(seen, alike(seen, group)):
            one = seen[index]
            if prompts or one.asks >= HALF or (is_prompt(one) and not edges.opens_section(seen, index)):
                marks[index] = Mark(True, None, _end(one), style.splits.get(index, 0))
    if not marks:
        return None
    # Two looks may take turns, and were looked at one after the other.
    marks = edges.without_closing(seen, split_where_needed(seen, dict(sorted(marks.items()))))
    if name == "bold":
        marks = with_first_lines(seen, marks)
    if (closes := edges.last_thanks(seen, marks)) is not None:
        del marks[closes]
    named = _answerers(seen, min(marks))
    answers = {index: Mark(False, name, _whole(seen[index])) for index, name in named.items() if index not in marks}
    # Who answers by name does so nearly every time; "Cooking: …" twice in a text is no speaker.
    heard = sum(marks[index].asks and index + 1 in answers for index in marks)
    if heard < _LEAST_HEARD * len(marks) or len(set(named.values())) > len(answers) / 2 + 1:
        return _closed(scored(name, base, seen, marks), closes)
    voices = Cast(tuple(Speaker((one,), one, False) for one in dict.fromkeys(named.values())))
    return _closed(scored(name, base, seen, dict(sorted((marks | answers).items())), voices), closes)


def _closed(made: Marking | None, closes: int | None) -> Marking | None:
    return made._replace(closes=closes) if made is not None else None


def _name(one: Feature) -> str | None:
    return one.label.name or None if one.label is not None else None


def _whole(one: Feature) -> int:
    return one.label.end if one.label is not None else 0
