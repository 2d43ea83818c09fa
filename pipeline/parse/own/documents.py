"""Documents that we wrote ourselves, pages and Markdown, are read as written: nothing in them has to be found out.

They are trusted only where nobody else can have put them: pages below our own address, Markdown there or in the
editor's folder. Anybody else's document with the same marks is parsed by evidence like any other.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from pipeline.model.document import Document
from pipeline.model.session import Hints, Parsed, Session
from pipeline.parse.blocks import Declared, Reading
from pipeline.parse.characters.decode import LIMIT, scrub
from pipeline.parse.editor.correcting import corrected
from pipeline.parse.judging.evidence import Evidence
from pipeline.parse.judging.verdict import judge
from pipeline.parse.own import markdown as own_markdown
from pipeline.parse.own import page as own_page


def own(document: Document, hints: Hints) -> Parsed | None:
    """The session of a document of our own; None if it is none, or if the editor wants it parsed anew.

    A sidecar wins over what it says, as over anything. Raises DocumentError for a sidecar that is no TOML.
    """
    found = _read(document, hints)
    if found is None:
        return None
    session, doubts = found
    read, _ = corrected(Reading((), _declared(session), doubts=doubts), document, hints)
    declared = read.declared
    if declared.questions or declared.drop or declared.boilerplate:
        return None
    session = _with(session, declared)
    # Nothing was guessed, so nothing speaks for or against it but what it lacks.
    evidence = Evidence(
        title=session.title,
        titled=True,
        introduction="",
        marking=None,
        doubts=read.doubts,
        is_session=declared.is_session is not False,
    )
    verdict = judge(session, evidence)
    return Parsed(None if verdict.standing == "none" else session, verdict)


def _read(document: Document, hints: Hints) -> tuple[Session, tuple[str, ...]] | None:
    is_ours = document.url is not None and _is_below(document.url, hints.own)
    if document.media_type == "text/html" and is_ours and own_page.MARK in document.data:
        text = _text(document)
        session = own_page.read(text) if text is not None else None
        return (session, ()) if session is not None else None
    is_at_home = is_ours or document.url is None
    if document.media_type == "text/markdown" and is_at_home and own_markdown.MARK.match(document.data):
        text = _text(document)
        return own_markdown.read(document, text, hints) if text is not None else None
    return None


def _is_below(url: str, own: str | None) -> bool:
    return own is not None and url.startswith(own.rstrip("/") + "/")


def _text(document: Document) -> str | None:
    """We write UTF-8 and nothing that needs repair."""
    if len(document.data) > LIMIT:
        return None
    try:
        return unicodedata.normalize("NFC", scrub(document.data.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return None


_SHARED = (
    "title", "series", "number", "guests", "hosts", "published", "embargo", "language", "summary", "topics",
    "identity", "url", "image",
)  # fmt: skip
"""What a session and what is declared of one have in common."""


def _declared(session: Session) -> Declared:
    return Declared(**{name: getattr(session, name) for name in _SHARED}, by_editor=True)


def _with(session: Session, declared: Declared) -> Session:
    said = {name: getattr(declared, name) for name in _SHARED if name != "title"}
    return replace(session, title=declared.title or "", **said)
