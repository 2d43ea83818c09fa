"""A Document: bytes with an origin, as a source handed them to us. Nothing is known yet of what they say."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the carrier says of a document beside its bytes: a post's title, a feed entry's date. All plain text."""

    title: str | None = None
    published: datetime | None = None
    """With zone."""
    author: str | None = None
    """Who put it there: mostly the interviewer, sometimes only the site."""
    language: str | None = None
    """BCP 47."""
    topics: tuple[str, ...] = ()
    """Names of categories and tags, in the carrier's order."""
    summary: str | None = None
    """Written by a person; never an excerpt that a machine cut."""
    image: str | None = None
    """Absolute address of the picture that stands for the whole piece."""

    def __bool__(self) -> bool:
        return self != _NOTHING


_NOTHING = Particulars()


@dataclass(frozen=True, slots=True)
class Document:
    """What `intake/` gives and `parse/` takes."""

    source: str
    """The unchanging name of the [[source]] it came by."""
    origin: str
    """Its identity within the source: a file's path relative to the folder, with forward slashes; a WordPress post's
    number; a feed entry's guid, or a page's address, without the scheme."""
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
    guid: str | None = None
    """The carrier's own permanent id; the entry's id if it is an absolute IRI when it is first seen."""
    particulars: Particulars = _NOTHING
    sidecar: bytes | None = None
    """What the editor wrote beside it, as TOML (NAME.session.toml); it overrides whatever is found."""
    content_hash: str = field(init=False)
    """SHA-256 of `data`, and of `url`, `particulars` and `sidecar` where there are any: 64 hexadecimal digits."""

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.data)
        if self.url or self.particulars:
            digest.update(repr((self.url, astuple(self.particulars))).encode("utf-8", "replace"))
        if self.sidecar is not None:
            digest.update(b"\x1fsidecar\x1f" + self.sidecar)
        object.__setattr__(self, "content_hash", digest.hexdigest())


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
    ".odt": "application/vnd.oasis.opendocument.text",
    ".fodt": "application/vnd.oasis.opendocument.text-flat-xml",
    ".adoc": "text/asciidoc",
    ".asciidoc": "text/asciidoc",
    ".org": "text/org",
    ".wml": "text/x-wml",
    ".eml": "message/rfc822",
    ".xml": "application/rss+xml",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
}
"""The file name endings we read, lower case, and what they promise."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A file, its sidecar included, as a glance at the folder shows it: enough to know whether it changed."""

    origin: str
    """Path relative to the source's folder, with forward slashes."""
    size: int
    """Bytes."""
    modified_ns: int
    """The file system's time of the last change, nanoseconds since 1970."""
    inode: int
    """The file's number, so that a file put in another's place is seen even with equal size and time."""
