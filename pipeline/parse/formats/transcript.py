"""Timed transcripts → blocks: WebVTT, SubRip, stamped text. A paragraph for each who speaks, without the times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse import inline
from pipeline.parse.blocks import Block, Declared, Reading, block
from pipeline.parse.characters.decode import decode, place
from pipeline.parse.formats.cues import Cue, stamped, subtitles
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain

_LONG = 700
"""Characters after which a paragraph ends with its sentence."""
_STAMPED = 100
"""Characters of what is stamped a paragraph at a time, and not as it fits below a picture."""
_PAUSE = 2.5
"""Seconds of silence that end a paragraph, if a sentence has ended."""
_ENDED = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*$")
_ASKED = re.compile(r"[?？؟][\"'”’»)\]]*$")
_SENTENCE = re.compile(r"(?<=[.!?…。！？؟])(?:[\"'”’»)]*)\s+(?=\S)|(?<=[。！？])(?=\S)")
_TITLE = re.compile(r"WEBVTT[ \t]*(?:[-–—:][ \t]*)?(\S[^\n]*)")
_TIME = re.compile(r":(?<=\d:)\d\d")
"""It begins with the colon, for there are fewer of them than of letters to look at."""
_MUSIC = re.compile(
    r"(?i)[\[(（♪♫*\s]{1,4}[\w\s-]{0,20}"
    r"(?:music|musi[ckq]\w{0,3}|música|sigla|jingle|muzi\w{1,3}|musiikki\w{0,3}|muzyk\w|hudba|zene|музык\w|музик\w|"
    r"müzik|音乐|音樂|音楽|음악|موسيقى|موسیقی|מוזיקה|מוסיקה)"
    r"[\w\s-]{0,20}[\])）♪♫*\s]{1,4}"
)
"""What only tells that music plays; that somebody laughs may be an answer."""
_ROLLING = 0.25
_MOST_ROLLED = 20
"""Lines of a caption that may come from the one before."""
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of a .vtt or .srt file. Raises DocumentError for what is no text, and for one without cues."""
    text = decode(document).lstrip("\n")
    cues = subtitles(text)
    if not cues:
        raise DocumentError(f"{place(document)}: there are no subtitles in it (00:00:01.000 --> …); export it again")
    title = _TITLE.match(text)
    declared = Declared(title=" ".join(title[1].split()) if title else None)
    return Reading(tuple(spoken(cues)), declared, address=document.url)


def timed(text: str) -> tuple[str, tuple[Block, ...]] | None:
    """What stands above a transcript in plain text that tells times, and its blocks; None when it is no such thing."""
    if not _TIME.search(text, 0, 5000):
        return None
    found = stamped(text)
    return (found[0], tuple(spoken(found[1]))) if found is not None else None


def spoken(cues: list[Cue]) -> Iterator[Block]:
    """A paragraph for each who speaks, or more where somebody speaks long; a repeated caption is shown once."""
    cues = _without_rolling(cues)
    tells = any(cue.speaker is not None for cue in cues)
    name: str | None = None
    for speaker, said in _turns(cues):
        is_same = speaker is not None and speaker == name and speaker != ""
        name = speaker if speaker is not None else name
        for index, paragraph in enumerate(_paragraphs(said) if tells else _sentences(said)):
            html = inline.from_text(paragraph)
            begins = speaker and index == 0 and not is_same
            yield block("paragraph", f"<strong>{inline.from_text(speaker or '')}:</strong> {html}" if begins else html)


def _turns(cues: list[Cue]) -> Iterator[tuple[str | None, list[Cue]]]:
    said: list[Cue] = []
    speaker: str | None = None
    for cue in cues:
        is_other = cue.speaker is not None and (cue.speaker == "" or cue.speaker != speaker)
        if said and is_other:
            yield speaker, said
            said = []
        if cue.speaker is not None:
            speaker = cue.speaker
        if cue.text and not _MUSIC.fullmatch(cue.text):
            said.append(cue)
    if said:
        yield speaker, said


def _joined(lines: Iterable[str]) -> str:
    """`lines` on one; Chinese and Japanese have no spaces between words, so none between lines either."""
    out: list[str] = []
    for line in filter(None, lines):
        if out:
            out.append("" if _CJK.match(out[-1][-1]) and _CJK.match(line[0]) else " ")
        out.append(line)
    return "".join(out)


def _line(cue: Cue) -> str:
    return _joined(" ".join(line.split()) for line in cue.text.split("\n"))


def _paragraphs(said: list[Cue]) -> Iterator[str]:
    text: list[str] = []
    length = 0
    until: float | None = None
    for cue in said:
        has_ended = bool(text) and _ENDED.search(text[-1][-20:]) is not None
        waited = until is not None and cue.begin - until >= _PAUSE and cue.end > cue.begin
        if text and (cue.is_apart or (has_ended and (length > _LONG or (waited and length > _LONG // 3)))):
            yield _whole(text)
            text, length = [], 0
        line = _line(cue)
        is_paid = len(line) > _STAMPED and phrases.leading("sponsored", plain(line)) is not None
        if is_paid and text:
            yield _whole(text)
            text, length = [], 0
        text.append(line)
        length += len(line)
        until = cue.end
        if is_paid:
            yield _whole(text)
            text, length = [], 0
    if text:
        yield _whole(text)


def _whole(lines: list[str]) -> str:
    if not any(_CJK.match(line[-1]) for line in lines[:50] if line):
        return " ".join(lines)
    return _joined(lines)


def _sentences(said: list[Cue]) -> Iterator[str]:
    """Paragraphs of a transcript that tells no speakers: a question is one of its own, for it may be the only sign."""
    text: list[str] = []
    for sentence in _apart(said):
        asked = _ASKED.search(sentence) is not None
        if text and (asked or sum(map(len, text)) > _LONG // 2):
            yield " ".join(text)
            text = []
        text.append(sentence)
        if asked:
            yield sentence
            text = []
    if text:
        yield " ".join(text)


def _apart(said: list[Cue]) -> Iterator[str]:
    """What was said, a sentence at a time, over the borders of cues."""
    begun: list[str] = []
    for cue in said:
        begun.append(_line(cue))
        if _ENDED.search(begun[-1][-20:]):
            yield from filter(None, _SENTENCE.split(_whole(begun)))
            begun = []
    yield from filter(None, _SENTENCE.split(_whole(begun)))


def _without_rolling(cues: list[Cue]) -> list[Cue]:
    """`cues` without what captions that roll up show again: the last lines of the one before, or all of it and more."""
    if len(cues) < 4:
        return cues
    again = sum(_shown_again(one, other) > 0 or other.text.startswith(one.text) for one, other in pairwise(cues))
    if again < _ROLLING * len(cues):
        return cues
    out = [cues[0]]
    for one, other in pairwise(cues):
        lines = other.text.split("\n")[_shown_again(one, other) :]
        text = "\n".join(lines)
        if len(lines) == len(other.text.split("\n")) and other.text.startswith(one.text) and other.begin <= one.end + 1:
            text = other.text[len(one.text) :].strip()
        if text or other.speaker:
            out.append(other._replace(text=text))
    return out


def _shown_again(one: Cue, other: Cue) -> int:
    """How many of the first lines of `other` are the last ones of `one`, shown without a break."""
    if other.begin > one.end + 1:
        return 0
    before, after = one.text.split("\n"), other.text.split("\n")
    most = min(len(before), len(after), _MOST_ROLLED)
    return next((count for count in range(most, 0, -1) if before[-count:] == after[:count]), 0)
