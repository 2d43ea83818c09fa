"""The social card: what stands for a session where a link to it is shared. Paper, the title, who answers, one line.

Drawn with Pillow in three inks, in shades that a small palette holds. A title whose letters we cannot set gets a card
with the publication's name alone; one with boxes in the place of letters never leaves.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config.keys import Publication
from pipeline.model.entry import Entry
from pipeline.model.listing import Listing
from pipeline.model.session import Person, direction
from pipeline.render.pictures.bidi import Direction
from pipeline.render.pictures.breaking import Measure, clusters, cut, fill, pieces
from pipeline.render.pictures.colour import PAPER_LIGHT, accent
from pipeline.render.pictures.typefaces import SANS, SERIF, Typefaces

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 1200, 630
"""Pixels; what every network shows whole (1.91 : 1)."""
_EDITION = 1
"""Raised when cards are to look different: all of them are drawn anew then, under new names."""

_INK, _QUIET = "#1b1b18", "#67635a"
_SHADES = 15
"""Of each ink; with the paper they make a palette of 46 colours."""
_MARGIN = 84
_COLUMN = WIDTH - 2 * _MARGIN
_TITLE_TOP, _TITLE_BOTTOM = 80, 436
_RULE = 478
_SIZES = (100, 92, 84, 76, 70, 64, 58, 52, 48, 44, 40)
_BREAKS_WORDS = 64
"""From this size down, a word that is longer than a line is cut."""
_LEADING = 1.12
_GUESTS, _FACTS = 34, 27
"""Sizes of the two lines at the foot."""
_MOST_GUESTS = 3
_LONGEST = 300
"""Characters of a title that are ever looked at."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """All that a card says, ready to be set."""

    title: str
    guests: str
    facts: str
    base: Direction


class Cards:
    """Draws the cards of one publication. The same session gives the same bytes."""

    def __init__(self, publication: Publication, overrides: Path | None) -> None:
        """`overrides` is the editor's templates folder; fonts in its `fonts/` help where ours lack letters."""
        self._publication = publication
        self._serif = Typefaces(SERIF, overrides)
        self._sans = Typefaces(SANS, overrides)
        self._accent = accent(publication.accent).light

    def path(self, about: Listing | Entry) -> str:
        """Where the card of a session stands below the web root: the name changes with all that it shows.

        Costs next to nothing, so that a build may ask for every session. Raises TemplateError as `draw` does.
        """
        session = about.session if isinstance(about, Entry) else about
        guests = tuple(guest.name for guest in session.guests)
        seen = repr((session.title, session.series, session.number, guests, session.language, self._alike))
        return f"cards/{about.slug}-{hashlib.sha256(seen.encode('utf-8', 'replace')).hexdigest()[:12]}.png"

    def draw(self, about: Listing | Entry) -> bytes:
        """The card of a session: a PNG. Raises TemplateError for a font of the editor's that cannot be used."""
        from PIL import Image

        shown = self._shown(about)
        inks = [Image.new("L", (WIDTH, HEIGHT)) for _ in range(3)]
        self._set(inks, shown)
        return _png(inks, (_INK, _QUIET, self._accent))

    @cached_property
    def _alike(self) -> object:
        """What all cards of the publication show."""
        publication = self._publication
        return _EDITION, publication.title, publication.language, self._accent, self._serif.fingerprint

    def _shown(self, about: Listing | Entry) -> _Shown:
        session = about.session if isinstance(about, Entry) else about
        base = direction(session.language or self._publication.language)
        title = self._serif.drawable(session.title[:_LONGEST])
        publication = self._sans.drawable(self._publication.title) or ""
        if not title:
            return _Shown(self._serif.drawable(self._publication.title[:_LONGEST]) or "", "", "", base)
        series = self._sans.drawable(session.series or "") or ""
        if series and session.number is not None:
            series += f"\xa0{session.number}"
        facts = [series] if publication.casefold() in series.casefold() else [publication, series]
        return _Shown(title, self._names(session.guests), " · ".join(fact for fact in facts if fact), base)

    def _names(self, guests: Sequence[Person]) -> str:
        names = [self._sans.drawable(guest.name) for guest in guests]
        if None in names:
            return ""
        kept = [name for name in names if name]
        more = f" +{len(kept) - _MOST_GUESTS}" if len(kept) > _MOST_GUESTS else ""
        return ", ".join(kept[:_MOST_GUESTS]) + more

    def _set(self, inks: Sequence[Image], shown: _Shown) -> None:
        from PIL import ImageDraw

        ink, quiet, colour = (ImageDraw.Draw(each) for each in inks)
        size, lines = self._lines(shown.title)
        # The top of the capitals stands on the margin, however large they are.
        baseline = _TITLE_TOP - self._serif.ink("H", size)[1]
        for line in lines:
            x = self._start(self._serif, line, size, shown.base) + self._hung(line, size, shown.base)
            self._serif.draw(ink, (x, baseline), line, size, shown.base)
            baseline += size * _LEADING
        colour.rectangle((_MARGIN, _RULE, WIDTH - _MARGIN - 1, _RULE + 2), fill=255)
        rows = [(shown.guests, ink, _GUESTS, 50), (shown.facts, quiet, _FACTS, 42)]
        y: float = _RULE + 6
        for text, canvas, height, step in rows:
            if text:
                y += step
                line = self._clipped(text, height)
                start = self._start(self._sans, line, height, shown.base)
                self._sans.draw(canvas, (start, y), line, height, shown.base)

    def _lines(self, title: str) -> tuple[int, list[str]]:
        """The largest size at which the title has room, and its lines."""
        parts = pieces(title)
        lengths: dict[str, float] = {}

        def measured(text: str) -> float:
            if text not in lengths:
                lengths[text] = self._serif.length(text, _SIZES[0]) / _SIZES[0]
            return lengths[text]

        for size in _SIZES:
            column = _COLUMN * 0.99 / size  # letters are fitted to whole pixels, at each size differently
            if size <= _BREAKS_WORDS:
                parts = [each for part in parts for each in _whole_or_cut(part, column, measured)]
            lines = fill(parts, column, measured)
            if lines is not None and len(lines) <= _room(size):
                return size, lines
        kept = (lines or [title])[: _room(size)]
        kept[-1] = kept[-1].rstrip(" ,.;:–—-") + "…"
        return size, kept

    def _start(self, faces: Typefaces, line: str, size: int, base: Direction) -> float:
        return _MARGIN if base == "ltr" else WIDTH - _MARGIN - faces.length(line, size)

    def _hung(self, line: str, size: int, base: Direction) -> float:
        """How far a quotation mark at the beginning hangs out, so that the letters make a straight edge."""
        if base == "rtl" or line[0] not in "“„‘‚«‹\"'":
            return 0.0
        return -0.85 * self._serif.length(line[0], size)

    def _clipped(self, text: str, size: int) -> str:
        """`text`, cut where the column ends."""
        if self._sans.length(text, size) <= _COLUMN:
            return text
        letters = clusters(text)
        while letters and self._sans.length("".join(letters) + "…", size) > _COLUMN:
            letters.pop()
        return "".join(letters).rstrip(" ,·") + "…"


def _whole_or_cut(part: str, width: float, measure: Measure) -> list[str]:
    return [part] if measure(part.rstrip(" ")) <= width else cut(part, width, measure)


def _room(size: int) -> int:
    """How many lines of that size the title's place holds."""
    return max(1, int((_TITLE_BOTTOM - _TITLE_TOP + size * (_LEADING - 0.75)) / (size * _LEADING)))


def _png(inks: Sequence[Image], colours: Sequence[str]) -> bytes:
    """The masks as one picture: each colour in shades towards the paper; no two inks ever touch."""
    from PIL import Image, ImageChops

    paper = _rgb(PAPER_LIGHT)
    palette = [*paper]
    sheet = Image.new("L", (WIDTH, HEIGHT))
    for number, (mask, colour) in enumerate(zip(inks, map(_rgb, colours), strict=True)):
        for shade in range(1, _SHADES + 1):
            palette += [round(a + (b - a) * shade / _SHADES) for a, b in zip(paper, colour, strict=True)]
        steps = [round(value * _SHADES / 255) for value in range(256)]
        sheet = ImageChops.lighter(sheet, mask.point([step and step + number * _SHADES for step in steps]))
    card = Image.frombytes("P", sheet.size, sheet.tobytes())
    card.putpalette(palette)
    out = io.BytesIO()
    card.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
