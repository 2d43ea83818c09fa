"""What the fuzzing of the parser starts from: every sample, case and layout of the repository, and the corpus."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.document import MEDIA_TYPES

ROOT = Path(__file__).parents[2]
FOLDERS = ("sessions", "tests/parse/cases", "tests/parse/layouts", "tests/parse/pages", "../shared/corpus")
LARGEST = 100_000
"""Bytes of a seed: small ones are tried more often in the same time."""
MOST = 250
"""Seeds of one format; a long series of like pieces adds nothing."""

FORMATS = dict.fromkeys(MEDIA_TYPES.values())
"""The media types we read, each once, in the order of `MEDIA_TYPES`."""


def ending(media_type: str) -> str:
    """The file name ending that stands for `media_type`."""
    return next(suffix for suffix, kind in MEDIA_TYPES.items() if kind == media_type)


def seeds(media_type: str) -> list[bytes]:
    """The documents of that format that lie about; of formats whose files hold text, those of all text formats."""
    found: list[bytes] = []
    for folder in FOLDERS:
        files = sorted((ROOT / folder).rglob("*")) if (ROOT / folder).is_dir() else []
        for path in files:
            if MEDIA_TYPES.get(path.suffix) == media_type and path.is_file() and path.stat().st_size <= LARGEST:
                found.append(path.read_bytes())
    return found[:: max(1, len(found) // MOST)] or [_flat(media_type)]


def _flat(media_type: str) -> bytes:
    """A flat OpenDocument text: no program that we know of left one here."""
    if not media_type.endswith("flat-xml"):
        raise LookupError(f"there is no document of type {media_type} to start from")
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"))
    )
    exchanged = "".join(
        f'<text:h text:outline-level="2">What is net number {number}?</text:h>'
        f"<text:p>It is <text:span>the {number}th</text:span>,<text:line-break/>and it holds.</text:p>"
        for number in range(1, 6)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {names}><office:body><office:text>'
        f'<text:h text:outline-level="1">Nets, with Ada Brook</text:h>{exchanged}'
        "<text:list><text:list-item><text:p>A list</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Ada:</text:p></table:table-cell></table:table-row>"
        "</table:table></office:text></office:body></office:document>"
    ).encode()
