"""Word documents → blocks: the package is checked as hostile, mammoth makes HTML of it, then the common walk."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Reading
from pipeline.parse.decode import place, scrub
from pipeline.parse.markup import blocks, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

UNPACKED = 100_000_000
"""Bytes of all members together, unpacked."""
MARKUP = 30_000_000
"""Bytes of the parts that are parsed (XML); the rest are pictures and fonts, which we do not open."""
MEMBERS = 2000

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
"""
_OVERLAP = 32
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of a .docx file. Raises DocumentError for what is no such file, is a bomb, or is damaged."""
    import mammoth

    where = place(document)
    _inspect(document.data, where)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(document.data), style_map=_STYLES, convert_image=_described, external_file_access=False
        )
    except Exception as error:  # mammoth lets every trouble of zip, XML and recursion through
        raise DocumentError(
            f"{where}: the Word file is damaged; open it in a word processor and save it again"
        ) from error
    return Reading(blocks(tree(scrub(result.value), where).body, document.url), address=document.url)


def _inspect(data: bytes, where: str) -> None:
    """Raise DocumentError for a package that is none, or that would unpack beyond measure."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
                raise DocumentError(
                    f"{where}: the Word file unpacks to over {UNPACKED // 10**6} MB or {MEMBERS} parts; make it smaller"
                )
            if "word/document.xml" not in package.namelist():
                raise DocumentError(
                    f"{where}: the file is not a Word document, though it is named like one; save it as .docx"
                )
            _measure(package, where)
    except DocumentError:
        raise
    except Exception as error:  # zipfile raises over a dozen kinds, zlib.error among them
        raise DocumentError(
            f"{where}: the file is not a Word document, or is damaged; save it as .docx again"
        ) from error


def _measure(package: zipfile.ZipFile, where: str) -> None:
    # What a package declares of its sizes may be a lie: the parts that will be parsed are unpacked and counted.
    total = 0
    for member in package.infolist():
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue
        for chunk in _chunks(package, member):
            total += len(chunk)
            if total > MARKUP:
                raise DocumentError(
                    f"{where}: the Word file's text unpacks to over {MARKUP // 10**6} MB; make it smaller"
                )
            if any(doctype in chunk for doctype in _DOCTYPES):
                raise DocumentError(
                    f"{where}: the Word file declares XML entities, which no word processor does; save it again"
                )


def _chunks(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of `member`, each piece with the end of the one before, so that no word is cut in two unseen."""
    with package.open(member) as part:
        end = b""
        while chunk := part.read(1 << 16):
            yield end + chunk
            end = chunk[-_OVERLAP:]


def _described(image: object) -> list[object]:
    from mammoth import html

    described = getattr(image, "alt_text", None)
    return [html.text(described)] if described else []
