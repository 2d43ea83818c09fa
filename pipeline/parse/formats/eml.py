"""E-mail (.eml) → blocks: the part that people read, HTML or text, and what the header says of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from pipeline.errors import DocumentError
from pipeline.model.document import DOCX, MEDIA_TYPES, Document
from pipeline.model.session import Hints, Person
from pipeline.parse.blocks import Block, Declared, Reading, block
from pipeline.parse.characters.decode import decode, place
from pipeline.parse.editor.front_matter import split
from pipeline.parse.formats import docx, markdown, odt, paragraphs, plaintext
from pipeline.parse.formats.mail_furniture import parted
from pipeline.parse.formats.mail_parts import Mail, Part, mail
from pipeline.parse.formats.quoting import Letter, letter
from pipeline.parse.inline import from_text, letters
from pipeline.parse.pages import webpage
from pipeline.parse.pages.markup import tree
from pipeline.parse.parts.heading_line import split_title
from pipeline.parse.people.names import is_name, same
from pipeline.parse.sanitize import reachable
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.dates import moment

_SHELL = 0.4
"""An HTML part with less of the text than this only says that there is nothing to see."""

_TOP = 5
"""Blocks at the top among which a newsletter repeats its subject."""

_REPLY = re.compile(
    r"(?:(?:re|aw|fwd?|wg|sv|vs|vb|tr|rv|ynt|odp|antw|回复|转发)(?:\[\d+\])?\s?[:：]\s*|\[[^\[\]]{1,40}\]\s+)+",
    re.IGNORECASE,
)
_ATTACHED: dict[str, Callable[[Document, Hints], Reading]] = {
    "text/plain": plaintext.read,
    "text/markdown": markdown.read,
    DOCX: docx.read,
    MEDIA_TYPES[".odt"]: odt.read,
}
_CELLS = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th|center)\b[^<>]*>", re.IGNORECASE)
_LAYOUT = re.compile(r"<table\b[^<>]*\b(?:role|cellpadding|cellspacing|bgcolor)\s*=", re.IGNORECASE)
_TAG = re.compile(r"[a-zA-Z]{2,3}")


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of a message. Raises DocumentError for what is none, and for one without text."""
    found = mail(document, frozenset(_ATTACHED))
    html = _first(found, "text/html")
    text = _first(found, "text/plain", "text/markdown")
    written = _letter(text) if text is not None and text.document.media_type == "text/plain" else None
    if html is not None and not (text and _is_shell(html, text)) and not (written and written.is_conversation):
        reading = _newsletter(webpage.read(_flattened(html.document), hints))
    elif text is not None:
        reading = _written(text, written, hints)
    else:
        reading = Reading(())
    if not any(block.text for block in reading.blocks):
        reading = _attached(found, document, hints)
        written = None
    declared = _declared(found, reading.declared, written, hints)
    doubts = reading.doubts
    if written is not None and written.is_conversation and not _is_meant(declared, written, hints):
        doubts = (
            *doubts,
            "the questions are quoted in a letter that nowhere says it is an interview; it may be private",
        )
    return replace(reading, blocks=_under(declared.title, reading.blocks), declared=declared, doubts=doubts)


def _is_meant(declared: Declared, written: Letter, hints: Hints) -> bool:
    """Whether a letter in which one answers the other was written to be published: letters mostly are not."""
    if declared.by_editor or hints.series or split_title(declared.title or "").number is not None:
        return True
    above = takewhile(lambda one: not one.is_bold, written.blocks)
    said = " ".join((declared.title or "", *(one.text for one in above)))
    return phrases.has("interview", plain(said))


def _newsletter(reading: Reading) -> Reading:
    piece, footer, dropped = parted(reading.blocks)
    return replace(reading, blocks=piece, footer=(*footer, *reading.footer), dropped=(*reading.dropped, *dropped))


def _under(subject: str | None, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` under the subject, which is their title; without the headings that only say it again."""
    if subject is None:
        return blocks
    said = letters(subject)
    top = tuple(one for one in blocks[:_TOP] if one.kind != "heading" or letters(one.text) not in said)
    return (block("heading", from_text(subject), level=1), *top, *blocks[_TOP:])


def _first(found: Mail, *kinds: str) -> Part | None:
    return next((part for part in found.parts if not part.is_attached and part.document.media_type in kinds), None)


def _letter(part: Part) -> Letter:
    return letter(decode(part.document), is_flowed=part.is_flowed, is_delsp=part.is_delsp)


def _is_shell(html: Part, text: Part) -> bool:
    body = tree(decode(html.document), place(html.document)).body
    shown = len(body.text(deep=True, separator=" ").split()) if body is not None else 0
    return shown < _SHELL * len(decode(text.document).split())


def _flattened(page: Document) -> Document:
    """`page` without the tables in which newsletters are laid out: what stands in their cells are paragraphs."""
    html = decode(page)
    if _LAYOUT.search(html) or 0 < html.count("<td") < 1.5 * html.count("<tr"):
        html = _CELLS.sub(lambda match: f"<{match[1]}div>", html)
    return replace(page, data=html.encode("utf-8", "replace"), charset="utf-8")


def _written(text: Part, written: Letter | None, hints: Hints) -> Reading:
    """The text part: front matter and Markdown as in a file, else a letter."""
    if written is None:
        return markdown.read(text.document, hints)
    declared, rest, doubts = split(text.document, decode(text.document), hints)
    if declared.by_editor:
        return Reading(paragraphs.blocks(rest), declared, doubts=doubts)
    return _newsletter(Reading(written.blocks, dropped=written.dropped))


def _attached(found: Mail, document: Document, hints: Hints) -> Reading:
    """The one text document that came with a letter that says nothing itself."""
    attached = [part.document for part in found.parts if part.is_attached]
    if len(attached) != 1:
        raise DocumentError(
            f"{place(document)}: the message has no text, and not just one text document with it; save that as a file"
        )
    return _ATTACHED[attached[0].media_type](attached[0], hints)


def _declared(found: Mail, inner: Declared, written: Letter | None, hints: Hints) -> Declared:
    """What the header says, below front matter in the text and above an HTML head."""
    subject = _REPLY.sub("", found.field("Subject") or "", count=1).strip() or None
    sender = found.sender()
    author = sender if sender and is_name(sender) else None
    date = found.field("Date")
    published = moment(re.sub(r"\s*\([^()]*\)$", "", date), hints.timezone) if date else None
    tag = _TAG.match(found.field("Content-Language") or "")
    archived = reachable((found.field("Archived-At") or "").strip("<> "), None)
    outer = Declared(
        title=subject,
        series=_series(subject, found.field("List-Id"), sender),
        author=author,
        published=published,
        language=tag[0].lower() if tag else None,
        url=archived,
    )
    asker = written.asker if written is not None and written.is_conversation else None
    if written is not None and written.is_conversation and author and not (asker and same(asker, author)):
        # Who answers quoted questions is who sends the letter.
        outer = replace(outer, guests=(Person(author),), author=None, hosts=(Person(asker),) if asker else ())
    if not inner.by_editor:
        return replace(outer, summary=inner.summary, url=outer.url or inner.url)
    return replace(
        inner, title=inner.title or outer.title, author=inner.author or author, published=inner.published or published
    )


def _series(subject: str | None, list_id: str | None, sender: str | None) -> str | None:
    """The name of the list, or of who sends, where the subject begins with it and names no longer one itself."""
    named = split_title(subject).series if subject else None
    for name in ((list_id or "").partition("<")[0].strip(" \"'"), sender):
        if name and subject and len(subject) > len(name) and subject.casefold().startswith(name.casefold()):
            is_part = named is not None and len(named) > len(name) and named.casefold().startswith(name.casefold())
            return None if subject[len(name)].isalnum() or is_part else name
    return None
