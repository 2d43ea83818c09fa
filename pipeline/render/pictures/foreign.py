"""Pictures that others have made: really decoded, rid of what they tell of their makers, sized and encoded anew.

What comes in is bytes of a stranger; what goes out holds pixels and nothing else: no EXIF (which tells where the
photographer lives), no XMP, no comments, no thumbnails, nothing behind the end. Colours are brought to sRGB, so that no
profile is needed, and pictures that only a tag turned upright are turned. Pure: the same bytes give the same bytes.

SVG is not taken: it is a document, with scripts, fonts and links of its own, and shown as one when it is opened.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.errors import DocumentError
from pipeline.render.pictures.files import ANIMATED, FORMATS, Remade, animation, still

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1600
"""Pixels; a column of text is at most 660 wide, on screens with two pixels each or more."""
MOST_PIXELS = {"JPEG": 50_000_000, "MPO": 50_000_000}
"""A JPEG is decoded at half, a quarter, an eighth where that is enough: so many never lie in memory."""
MOST_PIXELS_OF_OTHERS = 25_000_000
_MOST_ANIMATED = 40_000_000
"""Pixels of all frames together; of a longer animation the first frame is kept."""
_MOST_FRAMES = 1000
_MOST_SCANS = 64
"""Of a progressive JPEG; each costs as much as the whole picture, and encoders write about ten."""
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""EXIF's orientation → the number of Pillow's transposition (Image.Transpose) that puts the picture upright."""


def remade(data: bytes) -> Remade:
    """The picture in `data`, safe to show, at most LONGEST_SIDE pixels wide and high, in the format it came in.

    A WebP stands beside it where that is smaller. Raises DocumentError, with what is wrong in a few words, for what is
    no picture, breaks off, or would take more memory or time than a picture is worth.
    """
    with _decoding():
        image = _opened(data)
        kind = "JPEG" if image.format == "MPO" else str(image.format)
        frames = _frames(image)
        if len(frames) > 1:
            return animation(frames, kind, image.info.get("loop"))
        upright = _upright(image, frames[0])
        return still(upright, kind, is_untouched=upright is image)


@contextmanager
def _decoding() -> Iterator[None]:
    """Whatever a decoder may raise says that the picture is damaged; one of us may have said why already."""
    with warnings.catch_warnings():
        # What Pillow only warns of (odd tags, wrong checksums beside the pixels) does not matter to us.
        warnings.simplefilter("ignore")
        try:
            yield
        except DocumentError:
            raise
        except MemoryError as error:
            raise DocumentError("takes more memory than there is") from error
        except Exception as error:  # decoders of formats that people attack
            raise DocumentError(f"is damaged or breaks off ({' '.join(str(error).split())[:80]})") from error


def _opened(data: bytes) -> Image:
    """The picture, of which nothing but the head has been read yet."""
    from PIL import Image, UnidentifiedImageError

    if data.count(b"\xff\xda") > _MOST_SCANS and data.startswith(b"\xff\xd8"):
        raise DocumentError(f"is a JPEG in more than {_MOST_SCANS} scans, which is an attack")
    try:
        image = Image.open(io.BytesIO(data), formats=tuple(FORMATS))
    except UnidentifiedImageError as error:
        raise DocumentError(f"is {_guess(data)}, and no JPEG, PNG, GIF, WebP or AVIF picture") from error
    except Image.DecompressionBombError as error:
        raise DocumentError("has far more pixels than a picture on a page needs") from error
    width, height = image.size
    most = MOST_PIXELS.get(str(image.format), MOST_PIXELS_OF_OTHERS)
    if width * height > most:
        raise DocumentError(f"has {width} × {height} pixels, and at most {most // 1_000_000} million are taken")
    return image


def _guess(data: bytes) -> str:
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data:
        return "empty"
    if b"<svg" in start:
        return "an SVG drawing"
    return "a web page" if start.startswith((b"<!doctype html", b"<html", b"<head", b"<!--")) else "something else"


def _frames(image: Image) -> list[tuple[Image, int]]:
    """Every frame, complete, with how long it is shown (ms); only the first of what is no animation, or too long."""
    from PIL import ImageSequence

    width, height = image.size
    count = int(getattr(image, "n_frames", 1)) if image.format in ANIMATED else 1
    if count == 1 or count > _MOST_FRAMES or count * width * height > _MOST_ANIMATED:
        image.draft(None, _fitting(width, height))
        image.load()
        return [(image, 0)]
    size = _fitting(width, height)
    found = [
        (_scaled(frame.convert("RGBA"), size), int(frame.info.get("duration") or 0))
        for frame in ImageSequence.Iterator(image)
    ]
    if all(frame.getchannel("A").getextrema() == (255, 255) for frame, _ in found):
        return [(frame.convert("RGB"), shown) for frame, shown in found]  # a GIF's palette is chosen better so
    return found


def _fitting(width: int, height: int) -> tuple[int, int]:
    longest = max(width, height)
    if longest <= LONGEST_SIDE:
        return width, height
    return max(1, round(width * LONGEST_SIDE / longest)), max(1, round(height * LONGEST_SIDE / longest))


def _scaled(image: Image, size: tuple[int, int]) -> Image:
    from PIL.Image import Resampling

    return image if image.size == size else image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _upright(image: Image, first: tuple[Image, int]) -> Image:
    """The first frame at its final size, upright, in sRGB, in a mode that every format here can hold."""
    from PIL.Image import Transpose

    turn = _TURNS.get(_orientation(image))
    size = _fitting(*image.size)
    plain = _in_srgb(image, _plain(first[0], is_scaled=size != image.size))
    scaled = _scaled(plain, size)
    return scaled if turn is None else scaled.transpose(Transpose(turn))


def _orientation(image: Image) -> int:
    """EXIF's tag 274; 1, upright, where there is none, or none that makes sense."""
    try:
        return int(image.getexif().get(0x0112, 1))
    except Exception:  # EXIF is written by anybody, and read in many ways
        return 1


def _plain(image: Image, *, is_scaled: bool) -> Image:
    """Without palettes that scaling would spoil, and without depths that the web does not show."""
    if image.mode.startswith("I"):
        # Sixteen bits a pixel: Pillow's own way to eight cuts off everything but the darkest.
        return image.convert("F").point(lambda value: value * (255 / 65535)).convert("L")
    if image.mode in ("1", "P") and not is_scaled:
        return image
    if image.mode in ("PA", "LA", "La", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert({"1": "L", "P": "RGB"}[image.mode]) if image.mode in ("1", "P") else image


def _in_srgb(source: Image, image: Image) -> Image:
    """The colours as a screen without colour management shows them rightly."""
    profile = source.info.get("icc_profile")
    if profile and image.mode in ("L", "RGB", "RGBA", "CMYK"):
        image = _converted(image, profile)
    return image if image.mode in ("1", "L", "P", "RGB", "RGBA") else image.convert("RGB")


def _converted(image: Image, profile: bytes) -> Image:
    from PIL import ImageCms

    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(theirs).lower():
            return image
        mode = {"CMYK": "RGB"}.get(image.mode, image.mode)
        ours = ImageCms.createProfile("sRGB")
        if image.mode == "L":
            return ImageCms.profileToProfile(image, theirs, ours, outputMode="RGB") or image
        return ImageCms.profileToProfile(image, theirs, ours, outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image  # a profile that is broken or of another colour space: browsers pass it over, too
