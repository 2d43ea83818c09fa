"""Icons of the publication: its initial on its accent, in every form that browsers, phones and feed readers ask for.

An editor's own files, in `icons/` of the templates folder under the same names, win over ours.
"""

from __future__ import annotations

import hashlib
import io
import struct
import unicodedata
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config.keys import Publication
from pipeline.errors import TemplateError
from pipeline.render.pictures.colour import PAPER_LIGHT, accent
from pipeline.render.pictures.typefaces import SERIF, Typefaces
from pipeline.render.templating.in_force import ADVICE

if TYPE_CHECKING:
    from PIL.Image import Image

FAVICON = "favicon.ico"
SCALABLE = "icon.svg"
SQUARE = "icon-512.png"
"""The `icon` of a JSON Feed (a square, 512 wide or more) and of an Atom feed."""
FOR_RSS = "icon-144.png"
"""An RSS channel's image is at most 144 pixels wide (RSS 2.0.11)."""
LOGO = "logo.png"
"""An Atom feed's logo is twice as wide as high (RFC 4287 §4.2.8)."""
TOUCH = "apple-touch-icon.png"
_SQUARES = {"icon-192.png": 192, SQUARE: 512, FOR_RSS: 144, TOUCH: 180}
ICONS = (FAVICON, SCALABLE, *_SQUARES, LOGO)
"""All of them; each lies in the web root under its name."""

_EDITION = 1
"""Raised when icons are to look different."""
_DIRECTORY = (16, 32)
"""Sizes in favicon.ico."""
_FINE = 4
"""Each pixel is drawn as so many by so many, and made small again: letters are placed exactly, corners are round."""
_HEIGHT_OF_CAPITAL = 0.54
"""Of the square; small sizes have a larger one."""
_SERIF = "Charter, 'Source Serif 4', Georgia, Cambria, 'Noto Serif', serif"


_DRAWN: dict[object, bytes] = {}
"""What it shows → the icon, of all that this process has drawn."""


class Icons:
    """Makes the icons of one publication. The same publication gives the same bytes."""

    def __init__(self, publication: Publication, overrides: Path | None) -> None:
        """`overrides` is the editor's templates folder, which may be missing."""
        self._faces = Typefaces(SERIF, overrides)
        self._letter = _letter(publication.title)
        self._initial = self._faces.drawable(self._letter) or ""
        self._colour = accent(publication.accent).light
        self._folder = overrides / "icons" if overrides is not None else None

    @cached_property
    def fingerprint(self) -> str:
        """Equal fingerprint, equal bytes of every icon. Raises TemplateError for an own file that cannot be read."""
        digest = hashlib.sha256(repr((_EDITION, self._letter, self._colour, self._faces.fingerprint)).encode())
        for name in ICONS:
            digest.update(hashlib.sha256(self._own(name) or b"").digest())
        return digest.hexdigest()

    def draw(self, name: str) -> bytes:
        """The icon of that name, one of ICONS. Raises TemplateError for an own file that cannot be read."""
        own = self._own(name)
        if own is not None:
            return own
        # Drawing them takes a third of a second, and a daemon would do it for each run.
        drawn = (self._letter, self._colour, self._faces.fingerprint, name)
        if drawn not in _DRAWN:
            _DRAWN[drawn] = self._drawn(name)
        return _DRAWN[drawn]

    def _drawn(self, name: str) -> bytes:
        if name == SCALABLE:
            return self._svg().encode()
        if name == FAVICON:
            return _ico([_png(self._square(size)) for size in _DIRECTORY])
        if name == LOGO:
            return _png(self._square(256, width=512))
        return _png(self._square(_SQUARES[name], is_round=name != TOUCH))

    def _own(self, name: str) -> bytes | None:
        file = self._folder / name if self._folder is not None else None
        if file is None or not file.is_file():
            return None
        try:
            return file.read_bytes()
        except OSError as error:
            raise TemplateError(f"{file}: cannot be read ({error.strerror}); {ADVICE}") from error

    def _square(self, size: int, *, width: int = 0, is_round: bool = True) -> Image:
        """The picture, `size` high. Phones round the corners themselves, and want them filled."""
        from PIL import Image, ImageDraw
        from PIL.Image import Resampling

        wide, high = (width or size) * _FINE, size * _FINE
        shape = Image.new("L", (wide, high), 0 if is_round else 255)
        ImageDraw.Draw(shape).rounded_rectangle((0, 0, wide - 1, high - 1), radius=round(high * 0.17), fill=255)
        letter = Image.new("L", (wide, high))
        if self._initial:
            self._place(letter, 0.62 if size <= 32 else _HEIGHT_OF_CAPITAL)
        picture = Image.new("RGB", (wide, high), self._colour)
        picture.paste(PAPER_LIGHT, mask=letter)
        picture.putalpha(shape)
        small = picture.resize((width or size, size), Resampling.BOX)
        return small if is_round else small.convert("RGB")

    def _place(self, mask: Image, share: float) -> None:
        """Set the initial with its ink in the middle, as large as capitals that have this share of the height."""
        from PIL import Image, ImageDraw

        wide, high = mask.size
        size = round(high * share * 1000 / -self._faces.ink("H", 1000)[1])
        size = round(size * min(1.0, 0.8 * high / self._faces.length(self._initial, size)))
        room = Image.new("L", (2 * wide, 2 * high))  # for whatever hangs below the line, or stands above it
        self._faces.draw(ImageDraw.Draw(room), (wide / 2, high), self._initial, size, "ltr")
        left, top, right, bottom = room.getbbox() or (wide, high, wide, high)
        place = ((2 * wide - left - right) / 2, (3 * high - top - bottom) / 2)
        self._faces.draw(ImageDraw.Draw(mask), place, self._initial, size, "ltr")

    def _svg(self) -> str:
        """The letter is in the reader's own serif, placed as ours would be; one that we lack, as most letters are."""
        size, baseline = 44.0, 48.0
        if self._initial:
            _, top, _, bottom = self._faces.ink(self._initial, 1000)
            size = min(48.0, 46_000 / (bottom - top))
            baseline = 32 - (top + bottom) / 2000 * size
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
            f'<rect width="64" height="64" rx="11" fill="{self._colour}"/>'
            f'<text x="32" y="{baseline:.1f}" text-anchor="middle" fill="{PAPER_LIGHT}"'
            f' font-size="{size:.0f}" font-weight="600" font-family="{_SERIF}">{escape(self._letter)}</text></svg>\n'
        )


def _letter(title: str) -> str:
    """The first letter or digit of `title`, as a capital; "" where there is none."""
    found = next((letter for letter in unicodedata.normalize("NFC", title) if letter.isalnum()), "")
    return found.upper() if len(found.upper()) == 1 else found


def _png(picture: Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=9)
    return out.getvalue()


def _ico(pictures: list[bytes]) -> bytes:
    """An icon directory of PNG pictures; Pillow's own writer scales one picture, and blurs the smallest."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    start = len(head) + 16 * len(pictures)
    entries = b""
    for picture in pictures:
        width, height = struct.unpack_from(">II", picture, 16)
        entries += struct.pack("<BBBBHHII", width % 256, height % 256, 0, 0, 1, 32, len(picture), start)
        start += len(picture)
    return head + entries + b"".join(pictures)
