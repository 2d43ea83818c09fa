"""Document → Session: who asked what, and who answered. Pure: no file, no network, no clock.

A document walks through the room like this:

1.  `decode.py` makes text of bytes (`package.py` measures packages first); stray characters end there. A file that
    holds many documents (`wxr.py`) is taken apart before.
2.  A reader (`readers.py` lists them by media type) turns markup into neutral `Block`s and keeps what the container
    declares: front matter, an HTML head. From here on nobody knows which format it was. `particulars.py` adds what the
    carrier says beside the bytes: a post's title, a feed entry's date. `correcting.py` lays the editor's sidecar over
    all that; `dropping.py` takes out the headings that the editor does not want.
3.  `features.py` looks at each block alone: a leading label, how much it asks, whether it looks like a heading.
4.  `schemes.py` tries every way in which people mark questions on the whole sequence; the best-scored one wins.
5.  `roles.py` gives every block a role, with the reason: title, introduction, question, answer, section, closing parts.
6.  `turns.py` and `assemble.py` make the Session of it, with the guests that `people.py` finds; `sanitize.py` is the
    only way out for HTML.
7.  `verdict.py` says how sure we are, in words for the editor.

What we wrote ourselves is not walked through but read as written (`own.py`: our pages, our Markdown).
`explain.py` goes the same way and shows what was decided at each step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints, Parsed, Verdict

_NO_HINTS = Hints()


def parse(document: Document, hints: Hints = _NO_HINTS) -> tuple[Parsed, ...]:
    """What `document` says, as sessions with a verdict each; never empty.

    Raises DocumentError, and nothing else, when the document cannot be read at all.
    """
    return tuple(each(document, hints))


def each(document: Document, hints: Hints = _NO_HINTS) -> Iterator[Parsed]:
    """As `parse`, one session after the other, so that an export of a thousand need not be in memory at once.

    A piece of a collection that cannot be read is no session, with the reason; the others are given out.
    """
    from pipeline.parse.readers import COLLECTIONS

    if document.media_type not in COLLECTIONS:
        yield _one(document, hints)
        return
    is_empty = True
    for part, piece in COLLECTIONS[document.media_type](document):
        is_empty = False
        try:
            found = _one(piece, hints)
        except DocumentError as error:
            found = Parsed(None, Verdict("none", (str(error),)))
        session = found.session
        if session is not None and session.identity is None and piece.guid:
            session = replace(session, identity=piece.guid)
        yield Parsed(session, found.verdict, part, found.lines)
    if is_empty:
        yield Parsed(None, Verdict("none", ("it is no WordPress export, or nothing in it is published",)))


def _one(document: Document, hints: Hints) -> Parsed:
    from pipeline.parse.assemble import assemble
    from pipeline.parse.correcting import corrected
    from pipeline.parse.dropping import under, without
    from pipeline.parse.own import own
    from pipeline.parse.particulars import carried
    from pipeline.parse.readers import reading

    if (written := own(document, hints)) is not None:
        return written
    read, known = corrected(carried(reading(document, hints), document), document, hints)
    return assemble(without(read, under(read.blocks, known.drop)), known)
