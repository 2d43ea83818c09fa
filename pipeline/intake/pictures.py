"""Fetches the images that sessions show, from wherever they lie. What is in them is for others to find out."""

from __future__ import annotations

from pipeline.errors import Unreachable
from pipeline.intake.manners.fetch import Fetcher
from pipeline.intake.manners.trouble import named

LARGEST = 20_000_000
"""Bytes of one image."""
_WANTED = "image/jpeg, image/png, image/webp, image/gif, image/avif;q=0.9, image/*;q=0.5, */*;q=0.1"
_NOT_THERE = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 451})
_NO_PICTURES = {
    "text/html": "a web page",
    "application/xhtml+xml": "a web page",
    "application/json": "data",
    "image/svg+xml": "an SVG drawing, which may hold scripts and fonts of its own; a PNG of it would be taken",
}


def fetch_image(url: str, fetch: Fetcher) -> bytes:
    """The image at `url`, as it came.

    What the server calls it is trusted only where it says itself that it is none: servers call images all sorts of
    things. Raises Unreachable, which begins with the address, lasting where the server has answered; TooLarge above
    LARGEST.
    """
    answer = fetch.get(url, accept=_WANTED, limit=LARGEST, expect=_NOT_THERE)
    if answer.status in _NOT_THERE:
        raise Unreachable(f"{url}: {named(answer.status)}, says the server", is_lasting=True)
    what = _NO_PICTURES.get(answer.media_type)
    if what is not None:
        raise Unreachable(f"{url}: is {what}", is_lasting=True)
    return answer.data
