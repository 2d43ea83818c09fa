"""Writes decoded pictures: in the format they came in, and in a modern one beside it where that is smaller.

What is written is pixels, and which of them cannot be seen; whatever else Pillow remembers of a picture is dropped.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.model.picture import Alternative, Picture

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = {
    "JPEG": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
    "GIF": ("image/gif", "gif"),
    "WEBP": ("image/webp", "webp"),
    "AVIF": ("image/avif", "avif"),
}
"""Pillow's name → media type and ending, of all that we take."""
ANIMATED = frozenset({"GIF", "WEBP", "PNG"})
"""Formats whose animations stay animations."""
_FEW_COLOURS = 32_768
"""A picture with no more is drawn, and looks best as it is; one with more is a photograph."""
_WORTH_IT = 0.9
"""An alternative that is not smaller by a tenth is not worth a second file."""


@dataclass(frozen=True, slots=True)
class Remade:
    """A picture that may be shown."""

    picture: Picture
    data: bytes
    others: tuple[bytes, ...] = ()
    """The bytes of each of `picture.alternatives`."""

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path below the web root and content of all that is to be written."""
        yield self.picture.path, self.data
        yield from zip((other.path for other in self.picture.alternatives), self.others, strict=True)


def still(image: Image, kind: str, *, is_untouched: bool) -> Remade:
    """A picture in the format `kind`, and as WebP; `is_untouched` if it is what was decoded, pixel for pixel."""
    is_drawn = kind in ANIMATED and image.convert("RGBA").getcolors(_FEW_COLOURS) is not None
    own = _encoded(image, kind, is_drawn=is_drawn, is_untouched=is_untouched)
    other = b"" if kind in ("WEBP", "AVIF") else _encoded(image, "WEBP", is_drawn=is_drawn, is_untouched=is_untouched)
    return _named(own, kind, image.size, other)


def _encoded(image: Image, kind: str, *, is_drawn: bool, is_untouched: bool) -> bytes:
    options: dict[str, Any]
    match kind:
        case "JPEG":
            # The very tables of the original lose next to nothing where no pixel has been moved.
            options = {"quality": 86, "optimize": True, "progressive": True}
            if is_untouched and image.format == "JPEG" and image.mode in ("L", "RGB"):
                with suppress(ValueError):  # tables that no encoder writes
                    return _saved([image], kind, options | {"quality": "keep"})
        case "PNG":
            options = {"compress_level": 6}
        case "GIF":
            options = {"optimize": True}
        case "WEBP":
            options = {"lossless": True, "quality": 60, "method": 4} if is_drawn else {"quality": 82, "method": 4}
        case _:
            options = {"quality": 70, "speed": 8, "max_threads": 1}
    return _saved([image], kind, options)


def animation(frames: list[tuple[Image, int]], kind: str, loop: int | None) -> Remade:
    """Frames, with the milliseconds for which each is shown, in the format `kind`; `loop` is how often, 0 for ever."""
    images = [image for image, _ in frames]
    options = {"duration": [shown for _, shown in frames], "save_all": True, "append_images": images[1:]}
    modern = options | {"quality": 75, "method": 2, "loop": 1 if loop is None else loop}
    if kind == "GIF":
        # Without the entry for it, it is shown once.
        own = _saved(images, kind, options | {"disposal": 2} | ({} if loop is None else {"loop": loop}))
    elif kind == "PNG":
        own = _saved(images, kind, options | {"compress_level": 6, "loop": loop or 0})
    else:
        own = _saved(images, kind, modern)
    return _named(own, kind, images[0].size, b"" if kind == "WEBP" else _saved(images, "WEBP", modern))


def _saved(images: list[Image], kind: str, options: dict[str, Any]) -> bytes:
    image = images[0]
    is_keyed = "transparency" in image.info and image.mode in ("1", "L", "P")
    kept = {"transparency": image.info["transparency"]} if is_keyed else {}
    for each in images:
        each.info.clear()  # else comments, profiles and more would be written again
    image.info.update(kept)
    if kind == "WEBP" and image.mode in ("1", "L", "P") and not options.get("save_all"):
        image = image.convert("RGBA" if kept else "RGB")
    out = io.BytesIO()
    image.save(out, format=kind, **options)
    image.info.update(kept)
    return out.getvalue()


def _named(own: bytes, kind: str, size: tuple[int, int], other: bytes) -> Remade:
    media_type, ending = FORMATS[kind]
    is_worth_it = bool(other) and len(other) < _WORTH_IT * len(own)
    alternatives = (Alternative(_path(other, "webp"), "image/webp"),) if is_worth_it else ()
    picture = Picture(_path(own, ending), *size, media_type, len(own), alternatives)
    return Remade(picture, own, (other,) if is_worth_it else ())


def _path(data: bytes, ending: str) -> str:
    return f"media/{hashlib.sha256(data).hexdigest()[:24]}.{ending}"
