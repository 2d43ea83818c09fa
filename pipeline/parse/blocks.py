"""The neutral form of every format: a sequence of blocks, and what the container declares about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Literal, NamedTuple

from pipeline.model.session import Person
from pipeline.parse import inline

Kind = Literal["heading", "paragraph", "list", "quote", "code", "table", "image", "rule"]

MOST = 250_000
"""Blocks of the longest document we read, a book of twenty megabytes; twelve hours of talk are some five thousand."""

LONGEST = 300_000
"""Characters of HTML in the longest block we read; cleaning takes quadratic time in one text."""

CALL = "cta"
"""What the names of a block hold if its class, or that of an element around it, says that it calls for something."""

GUESSED = 7
"""The level of a heading that is one only by its looks: plain text has no levels."""


class Block(NamedTuple):
    """One piece of a document between two line breaks of its own. A tuple, since there are so many of them."""

    kind: Kind
    html: str
    """Heading and paragraph: what is inside, inline. All others: the whole element. Not yet sanitised."""
    raw: str
    """The characters of `html` without tags, a line break as a newline; offsets for cutting count in it."""
    text: str
    """`raw` on one line, without surplus space."""
    level: int = 0
    """Headings: 1 to 6, or GUESSED. Others: 0."""
    bold: int = 0
    """How many characters of `raw` stand in bold from its start."""
    italic: bool = False
    """Whether all of it is in italics."""
    number: int | None = None
    """The number the markup gave it (an item of an ordered list)."""
    marked: tuple[str, ...] = ()
    """The words it sets off in bold or as links, in order."""
    names: tuple[str, ...] = ()
    """The words of its class in HTML, which tell what an author meant it to be: "cta", "lead"."""
    led: bool = False
    """Whether it stood in one paragraph with the block before, a line in bold, and only a line break between them."""

    @property
    def is_bold(self) -> bool:
        """Whether all of it is in bold, but for closing punctuation."""
        return self.bold > 0 and not self.raw[self.bold :].strip(" \n\xa0?!.:…")


def block(kind: Kind, html: str, *, level: int = 0, number: int | None = None, names: tuple[str, ...] = ()) -> Block:
    """A block of this HTML, with everything that can be read off it."""
    raw, bold, italic, marked = inline.look(html) if "<" in html else (unescape(html), 0, False, ())
    return Block(kind, html, raw, inline.tidy(raw), level, bold, italic, number, marked, names)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a document says about itself outside its text. All of it optional."""

    title: str | None = None
    headed: str | None = None
    """All that a page's head calls it: the title, and around it the series, the guest, the site."""
    series: str | None = None
    number: int | None = None
    guests: tuple[Person, ...] = ()
    hosts: tuple[Person, ...] = ()
    role: str | None = None
    """The role of a single guest, when it stands apart from the name."""
    author: str | None = None
    """Who wrote the file: the interviewer, mostly, but not surely."""
    published: datetime | None = None
    embargo: bool = False
    language: str | None = None
    summary: str | None = None
    topics: tuple[str, ...] = ()
    identity: str | None = None
    url: str | None = None
    image: str | None = None
    """Absolute address of the picture that stands for the whole piece."""
    by_carrier: bool = False
    """Whether `title` is the carrier's (a post's title, a feed entry's), so that none is sought in the text."""
    by_editor: bool = False
    """Whether an editor wrote it (front matter), and not a publishing program (an HTML head)."""
    replaced: str | None = None
    """The title that a sidecar replaced, "" if there was none: the text's own title line is known by that one."""
    is_session: bool | None = None
    """What the editor says it is, whatever it looks like; None if nothing is said."""
    questions: tuple[str, ...] = ()
    """The questions, or how each begins, where the editor had to name them."""
    drop: tuple[str, ...] = ()
    """As in `Hints`, for this document alone."""
    boilerplate: tuple[str, ...] = ()
    """As in `Hints`, for this document alone."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader hands on."""

    blocks: tuple[Block, ...]
    declared: Declared = Declared()
    footer: tuple[Block, ...] = ()
    """What stands below the piece on its page: of that, only an address counts."""
    dropped: tuple[str, ...] = ()
    """Plain text that the reader left out because its place says that it is no content (navigation, forms)."""
    doubts: tuple[str, ...] = ()
    """What the editor should look at, in plain words; each holds the session for review."""
    address: str | None = None
    """Where the document lives on the web, against which relative links are resolved."""
