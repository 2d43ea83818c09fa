"""Typefaces: which letters each has, which of them a text needs, and text set in them as ink on a mask.

The package brings its own (templates/fonts/), so that a card looks the same wherever it is drawn; an editor may add
others, such as one for Chinese or Japanese, in a folder of the same name. No font of the machine is ever looked for.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import TemplateError
from pipeline.render.pictures.bidi import Direction, reversed_letters, visual_runs, without_marks
from pipeline.render.pictures.code_points import code_points
from pipeline.render.templating.in_force import ADVICE, packaged

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FOLDER = "fonts"
SERIF = ("serif.ttf", "hebrew.ttf", "arabic.ttf", "devanagari.ttf")
SANS = ("sans.ttf", "hebrew.ttf", "arabic.ttf", "devanagari.ttf")
_DROPPED = "\0"
_JOINERS = "\u200c\u200d"
_KINDS = frozenset({".otf", ".ttc", ".ttf"})
_JOINED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0600-\u08ff\u0900-\u109f\u1780-\u18af\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ua800-\uabff\ufb1e\ufb50-\ufdff\ufe20-\ufe2f\ufe70-\ufefc]"
)
"""Marks that stand on letters, and scripts whose letters change with their neighbours: Arabic, those of India and of
South-East Asia, Mongolian."""


def needs_shaping(text: str) -> bool:
    """Whether `text` would look wrong if its letters were simply put side by side."""
    return _JOINED.search(text) is not None


@lru_cache(maxsize=1)
def can_shape() -> bool:
    """Whether Pillow's Raqm works here: it needs the FriBiDi library of the machine (Debian: libfribidi0)."""
    from PIL import features

    return bool(features.check_feature("raqm"))


@dataclass(frozen=True, eq=False)
class Typeface:
    """One file."""

    file: Path
    _sizes: dict[tuple[int, bool], FreeTypeFont] = field(default_factory=dict, repr=False)

    @cached_property
    def letters(self) -> frozenset[int]:
        """The code points for which it has a form. Raises TemplateError for what is no font."""
        try:
            return code_points(self.file.read_bytes())
        except (OSError, ValueError) as error:
            raise TemplateError(f"{self.file}: cannot be read as a TrueType or OpenType font; {ADVICE}") from error

    def at(self, size: int, *, shaped: bool) -> FreeTypeFont:
        """The face at so many pixels. Raises TemplateError for what is no font."""
        from PIL import ImageFont

        if (size, shaped) not in self._sizes:
            engine = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
            try:
                self._sizes[size, shaped] = ImageFont.truetype(str(self.file), size, layout_engine=engine)
            except OSError as error:
                raise TemplateError(f"{self.file}: cannot be used as a font ({error}); {ADVICE}") from error
        return self._sizes[size, shaped]


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str
    face: Typeface
    direction: Direction

    def font(self, size: int) -> FreeTypeFont:
        return self.face.at(size, shaped=needs_shaping(self.text))

    def spoken(self) -> tuple[str, Direction | None]:
        """The text and the direction as Pillow wants them: without Raqm it knows from left to right only."""
        if needs_shaping(self.text):
            return self.text, self.direction
        return (reversed_letters(self.text) if self.direction == "rtl" else self.text), None

    def length(self, size: int) -> float:
        text, direction = self.spoken()
        return self.font(size).getlength(text, direction=direction)


class Typefaces:
    """The faces of one style, tried in turn for each letter: ours first, then the editor's."""

    def __init__(self, names: tuple[str, ...], overrides: Path | None) -> None:
        """`names` are packaged files; `overrides` is the editor's templates folder, which may be missing."""
        own = overrides / FOLDER if overrides is not None else None
        added = sorted(path for path in own.iterdir() if path.suffix.lower() in _KINDS) if own and own.is_dir() else []
        replaced = {path.name: path for path in added}
        ours = [replaced.pop(name, packaged() / FOLDER / name) for name in names]
        spare = [path for path in added if path.name in replaced and path.name not in {*SERIF, *SANS}]
        self._faces = tuple(Typeface(path) for path in (*ours, *spare))
        self._added = added

    @cached_property
    def fingerprint(self) -> str:
        """What decides, besides the text, how it looks here: the editor's fonts, and whether scripts can be shaped."""
        digest = hashlib.sha256(b"shaped" if can_shape() else b"")
        for path in self._added:
            try:
                digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
            except OSError as error:
                raise TemplateError(f"{path}: cannot be read ({error.strerror}); {ADVICE}") from error
        return digest.hexdigest()

    def drawable(self, text: str) -> str | None:
        """`text` as it can be set: without signs that no face has, such as emoji; None if a letter or digit is missing.

        Nobody ever gets to see a box in the place of a letter.
        """
        kept = []
        for letter in without_marks(unicodedata.normalize("NFC", text)):
            if letter.isspace():
                kept.append("\xa0" if letter in "\xa0\u202f" else " ")
            elif letter in _JOINERS and not (kept and needs_shaping(kept[-1])):
                kept.append(_DROPPED)  # it held an emoji together
            elif self._face(letter) is not None:
                kept.append(letter)
            elif unicodedata.category(letter)[0] in "LNM" and not 0xFE00 <= ord(letter) <= 0xFE0F:
                return None
            else:
                kept.append(_DROPPED)
        said = re.sub(f"(^| *){_DROPPED}[{_DROPPED} ]*?( ?)(?!{_DROPPED})", r"\2", "".join(kept))
        said = re.sub(" +", " ", said).strip()
        return None if needs_shaping(said) and not can_shape() else said

    def length(self, text: str, size: int) -> float:
        """Pixels from the first letter to the last, in one line of `size` pixels."""
        return sum(stretch.length(size) for stretch in self._stretches(text, "ltr"))

    def draw(self, canvas: ImageDraw, place: tuple[float, float], text: str, size: int, base: Direction) -> None:
        """Set `text` in white, beginning at the left end of its baseline, `place`."""
        x, y = place
        for stretch in self._stretches(text, base):
            said, direction = stretch.spoken()
            canvas.text((x, y), said, fill=255, font=stretch.font(size), anchor="ls", direction=direction)
            x += stretch.length(size)

    def ink(self, text: str, size: int) -> tuple[float, float, float, float]:
        """Where `text`, in one face, leaves ink, seen from the left end of its baseline."""
        face = self._face(text[0]) or self._faces[0]
        return face.at(size, shaped=needs_shaping(text)).getbbox(text, anchor="ls")

    def _stretches(self, text: str, base: Direction) -> Iterator[_Stretch]:
        """Stretches of one face and direction, from left to right."""
        for said, direction in visual_runs(text, base):
            stretches = list(self._faced(said))
            for face, part in stretches if direction == "ltr" else reversed(stretches):
                yield _Stretch(part, face, direction)

    def _faced(self, text: str) -> Iterator[tuple[Typeface, str]]:
        face, part = None, ""
        for letter in text:
            stays = face is not None and ord(letter) in face.letters and not letter.isalpha()
            wanted = face if stays else self._face(letter) or face or self._faces[0]
            if wanted is not face and part and face is not None:
                yield face, part
                part = ""
            face, part = wanted, part + letter
        if part and face is not None:
            yield face, part

    def _face(self, letter: str) -> Typeface | None:
        return next((face for face in self._faces if ord(letter) in face.letters), None)
