"""A Document: bytes with an origin, as a source handed them to us. Nothing is known yet of what they say."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """What `intake/` gives and `parse/` takes."""

    source: str
    """The unchanging name of the [[source]] it came by."""
    origin: str
    """Its identity within the source: a file's path relative to the folder, with forward slashes."""
    media_type: str
    """text/plain, text/markdown, text/html, or a docx file's long name; never with parameters."""
    data: bytes
    """The content as it was found."""
    charset: str | None = None
    """The encoding that the carrier declared, if it did (a file has none)."""
    url: str | None = None
    """Its address on the web, when it has one."""
    aliases: tuple[str, ...] = ()
    """Other names by which the source may call it later."""
    content_hash: str = field(init=False)
    """SHA-256 of `data`, as 64 hexadecimal digits."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "content_hash", hashlib.sha256(self.data).hexdigest())


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

MEDIA_TYPES: dict[str, str] = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".docx": DOCX,
}
"""The file name endings we read, lower case, and what they promise."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A file as a glance at the folder shows it: enough to know whether it changed, without opening it."""

    origin: str
    """Path relative to the source's folder, with forward slashes."""
    size: int
    """Bytes."""
    modified_ns: int
    """The file system's time of the last change, nanoseconds since 1970."""
    inode: int
    """The file's number, so that a file put in another's place is seen even with equal size and time."""
