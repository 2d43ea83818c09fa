"""Subtitles and timed transcripts → what was said, piece by piece, by whom and when: WebVTT, SubRip, stamped text."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import pairwise
from typing import NamedTuple


class Cue(NamedTuple):
    """Something said between two moments."""

    begin: float
    """Seconds from the start."""
    end: float
    """The same as `begin` when it is not known."""
    speaker: str | None
    """None when it is not told; "" when only a change of speaker is (">>", "- ")."""
    text: str
    """Lines as they were shown."""
    is_apart: bool = False
    """Whether it begins a paragraph of its own: a blank line stood above it."""


_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s|$)")
_BESIDES = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>]{1,100}))?>")
_MARKUP = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,100}\}")
_CHANGE = re.compile(r"\s*(?:>>+|&gt;&gt;|[-–—](?=\s?\w))\s*")
_LABEL = re.compile(
    r"\s*(?:\[([^\[\]:]{2,40})\]:?|\(([^():]{2,40})\):?|([^\s\[\]().?!:,][^\[\]().?!:\n]{0,39}?):)\s+(?=\S)"
)
_NOISE = re.compile(r"\s*[\[(♪♫][^\[\]()]{0,60}[\])♪♫]\s*")


def subtitles(text: str) -> list[Cue]:
    """The cues of a WebVTT (w3.org/TR/webvtt1, §4) or SubRip file. Blocks that are no cues are left out."""
    found: list[Cue] = []
    for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text):
        lines = part.strip("\n").split("\n")
        if _BESIDES.match(lines[0]):
            continue
        at = next((index for index, line in enumerate(lines[:2]) if _TIMING.match(line)), None)
        if at is None:
            # SubRip from careless hands has blank lines inside a cue.
            if found and not lines[0].startswith("WEBVTT") and lines[0].strip() and not lines[0].strip().isdigit():
                found.append(found[-1]._replace(text=part.strip(), speaker=None))
            continue
        timing = _TIMING.match(lines[at])
        assert timing is not None
        begin, end = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
        found.extend(_said(lines[at + 1 :], begin, end))
    return found


def _said(lines: list[str], begin: float, end: float) -> list[Cue]:
    """The cues of one block: one, or one for each who speaks in it."""
    found: list[tuple[str | None, list[str]]] = []
    dashed = sum(bool(re.match(r"\s*[-–—]\s?\w", line)) for line in lines) > 1
    for line in lines:
        voices = list(_VOICE.finditer(line))
        for speaker, piece in _pieces(line, voices):
            shown = unescape(_MARKUP.sub("", piece)).replace("\xa0", " ").strip()
            if speaker is None:
                speaker, shown = labelled(shown, dashed=dashed)
            if not shown or _NOISE.fullmatch(shown):
                continue
            if speaker is None and found:
                found[-1][1].append(shown)
            else:
                found.append((speaker, [shown]))
    return [Cue(begin, end, speaker, "\n".join(said)) for speaker, said in found]


def _pieces(line: str, voices: list[re.Match[str]]) -> list[tuple[str | None, str]]:
    if not voices:
        return [(None, line)]
    ends = [*(voice.start() for voice in voices[1:]), len(line)]
    pieces: list[tuple[str | None, str]] = [(None, line[: voices[0].start()])] if voices[0].start() else []
    named = [
        (unescape((voice[1] or "").strip()), line[voice.end() : end]) for voice, end in zip(voices, ends, strict=True)
    ]
    return [*pieces, *named]


def labelled(text: str, *, dashed: bool = False) -> tuple[str | None, str]:
    """(who speaks, what) of "Ada Brook: …", ">> Ada: …", ">> …", "[Ada] …"; `dashed`: a dash begins a speaker too."""
    change = _CHANGE.match(text)
    is_change = change is not None and (dashed or change[0].strip()[:1] in (">", "&"))
    rest = text[change.end() :] if change is not None and is_change else text
    label = _LABEL.match(rest)
    if label is None:
        return ("" if is_change else None), rest
    name = " ".join((label[1] or label[2] or label[3]).split())
    if not _may_be_name(name, is_bracketed=label[3] is None):
        return ("" if is_change else None), rest
    return name, rest[label.end() :]


def _may_be_name(name: str, *, is_bracketed: bool) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 5 or not name[0].isalnum():
        return False
    # In brackets stands what is heard, too: "[laughs]", "[Music]"; names of two words or in capitals are names.
    starts = [word[0] for word in words if word[0].isalpha()]
    is_capital = bool(starts) and (not starts[0].isascii() or starts[0].isupper()) and not starts[-1].islower()
    return is_capital and (not is_bracketed or len(words) > 1 or name.isupper())


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction or 0}")


_AT = rf"[\[(<{{]?\s?{_STAMP}\s?[\])>}}]?"
_ALONE = re.compile(rf"\s*{_AT}(?:\s*(?:-->|-|–|—|to)\s*{_AT})?\s*$")
_STARTS = re.compile(rf"\s*{_AT}(?:\s*(?:-->|–|—|-)\s*{_AT})?\s*(?:[-–—|:•]\s+)?(?=\S)")
_AFTER_NAME = re.compile(rf"\s*([^\W\d_][^\n\[\](){{}}<>:]{{1,40}}?)[\s,|:–—-]*[\s\[(]{_AT}:?\s*$")
_NAME_IN_LINE = re.compile(rf"\s*([^\W\d_][^\n\[\](){{}}<>:]{{0,40}}?)\s*[\[(]\s?{_STAMP}\s?[\])]\s*:?\s+(?=\S)")
_HANDLE = re.compile(r"\s*(?:<\s?([^\s<>:]{2,30})>|([^\W\d_][\w.-]{1,29}):)\s+(?=\S)")
_FEWEST, _MOST_VOICES = 2, 6
_NEARLY_ALL = 0.8
_LEAST = 4
_SHARE = 0.25


def stamped(text: str) -> tuple[str, list[Cue]] | None:
    """What stands above a transcript in plain text that tells times, and its cues; None when it is no such thing.

    Read are "[00:12:04] Ada: …", "00:12 …", "Ada (12:04): …", and a line "Ada Brook  12:04" or "12:04" above the text.
    """
    lines = text.split("\n")
    heads = [_head(bare) if (bare := line.strip()) else None for line in lines]
    times = [head.begin for head in heads if head is not None]
    if len(times) < _LEAST or len(times) < _SHARE * sum(bool(line.strip()) for line in lines):
        return None
    if sum(one > other for one, other in pairwise(times)) > len(times) * 0.1:
        return None
    first = next(index for index, head in enumerate(heads) if head is not None)
    found: list[tuple[Cue, list[str]]] = []
    for index in range(first, len(lines)):
        line, head = lines[index].strip(), heads[index]
        if head is not None:
            found.append((head, [head.text] if head.text else []))
        elif line and found[-1][1] and not lines[index - 1].strip():
            begin = found[-1][0].begin
            found.append((Cue(begin, begin, None, line, is_apart=True), [line]))
        elif line:
            found[-1][1].append(line)
    return "\n".join(lines[:first]), _by_handles([cue._replace(text="\n".join(said)) for cue, said in found])


def _by_handles(cues: list[Cue]) -> list[Cue]:
    """`cues` with who speaks by a handle: "quill_on: …", "<ada> …". In a chat it stands before nearly every line."""
    lines = [cue for cue in cues if not cue.is_apart and cue.text]
    bare = [match for cue in lines if cue.speaker is None and (match := _HANDLE.match(cue.text))]
    handles = Counter(_handle(match) for match in bare)
    voices = handles + Counter(cue.speaker for cue in lines if cue.speaker)
    told = len(bare) + sum(cue.speaker is not None for cue in lines)
    is_chat = _FEWEST <= len(voices) <= _MOST_VOICES and min(voices.values()) >= _FEWEST
    if not handles or not is_chat or told < _NEARLY_ALL * len(lines):
        return cues
    return [_said_by_handle(cue) for cue in cues]


def _said_by_handle(cue: Cue) -> Cue:
    match = _HANDLE.match(cue.text) if cue.speaker is None and not cue.is_apart else None
    return cue if match is None else cue._replace(speaker=_handle(match), text=cue.text[match.end() :])


def _handle(match: re.Match[str]) -> str:
    return " ".join((match[1] or match[2]).replace("_", " ").split())


def _head(line: str) -> Cue | None:
    """The cue that begins with `line`, if it tells a time at its start or behind a name."""
    if len(line) < 400 and (match := _ALONE.match(line)):
        moment = _seconds(match.groups()[:4])
        return Cue(moment, moment, None, "")
    if (match := _STARTS.match(line)) and match.end() > match.start():
        moment = _seconds(match.groups()[:4])
        rest = line[match.end() :].strip()
        if len(rest.split()) <= 4 and _is_bare_name(rest.rstrip(":")):
            return Cue(moment, moment, rest.rstrip(":"), "")
        speaker, said = labelled(rest)
        return Cue(moment, moment, speaker, said)
    if (match := _NAME_IN_LINE.match(line)) and _is_bare_name(match[1]):
        moment = _seconds(match.groups()[1:5])
        return Cue(moment, moment, match[1].strip(), line[match.end() :].strip())
    if len(line) < 80 and (match := _AFTER_NAME.match(line)) and _is_bare_name(match[1]):
        moment = _seconds(match.groups()[1:5])
        return Cue(moment, moment, match[1].strip(), "")
    return None


def _is_bare_name(text: str) -> bool:
    return (
        bool(text)
        and text[-1] not in ".?!…,;"
        and _may_be_name(text.strip(), is_bracketed=False)
        and (all(word[0].isupper() or not word[0].isascii() or word[0].isdigit() for word in text.split()))
    )
