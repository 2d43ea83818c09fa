"""Document → Session: who asked what, and who answered. Pure: no file, no network, no clock.

A document walks through the room like this:

1.  `characters/` makes text of bytes; stray characters end there.
2.  `formats/` has a reader for each media type, `pages/` what HTML needs. They turn markup into neutral `blocks.py` and
    keep what the container declares; from here on nobody knows which format it was. A file that holds many documents
    (`formats/wxr.py`) is taken apart before.
3.  `editor/` lays over that what somebody says beside the text: the carrier, a sidecar, headings to drop.
4.  `questions/` looks at each block alone (`features.py`: a leading label, how much it asks), then tries every way in
    which people mark questions on the whole sequence (`schemes.py`); the best-scored one wins.
5.  `parts/` gives every block a role, with the reason (`roles.py`): title, introduction, question, answer, ending.
6.  `people/` says who the guests are; `assemble.py` makes the Session of it all. `sanitize.py` is the only way out for
    HTML.
7.  `judging/` says how sure we are, in words for the editor.

`words/` is what all of them know of languages. What we wrote ourselves is not walked through but read as written
(`own/`). `explain.py` goes the same way and shows what was decided at each step.
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
    from pipeline.parse.formats.readers import COLLECTIONS

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
    from pipeline.parse.editor.correcting import corrected
    from pipeline.parse.editor.dropping import under, without
    from pipeline.parse.editor.particulars import carried
    from pipeline.parse.formats.readers import reading
    from pipeline.parse.own.documents import own

    if (written := own(document, hints)) is not None:
        return written
    read, known = corrected(carried(reading(document, hints), document), document, hints)
    return assemble(without(read, under(read.blocks, known.drop)), known)
