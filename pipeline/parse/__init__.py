"""Document → Session: who asked what, and who answered. Pure: no file, no network, no clock.

A document walks through the room like this:

1.  `decode.py` makes text of bytes (`docx.py` unpacks them first); stray characters end there.
2.  A reader (`readers.py` lists them by media type) turns markup into neutral `Block`s and keeps what the container
    declares: front matter, an HTML head. From here on nobody knows which format it was.
3.  `features.py` looks at each block alone: a leading label, how much it asks, whether it looks like a heading.
4.  `schemes.py` tries every way in which people mark questions on the whole sequence; the best-scored one wins.
5.  `roles.py` gives every block a role, with the reason: title, introduction, question, answer, section, closing parts.
6.  `turns.py` and `assemble.py` make the Session of it, with the guests that `people.py` finds; `sanitize.py` is the
    only way out for HTML.
7.  `verdict.py` says how sure we are, in words for the editor.
"""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.session import Hints, Parsed

_NO_HINTS = Hints()


def parse(document: Document, hints: Hints = _NO_HINTS) -> tuple[Parsed, ...]:
    """What `document` says, as sessions with a verdict each; never empty.

    Raises DocumentError, and nothing else, when the document cannot be read at all.
    """
    from pipeline.parse.assemble import assemble
    from pipeline.parse.readers import reading

    return (assemble(reading(document, hints), hints),)
