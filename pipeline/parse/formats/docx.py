"""Word documents → blocks: the package is checked as hostile, mammoth makes HTML of it, then the common walk."""

from __future__ import annotations

import io
import zipfile

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Reading
from pipeline.parse.characters.decode import place, scrub
from pipeline.parse.formats.package import inspect
from pipeline.parse.pages.markup import blocks, tree

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
"""


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of a .docx file. Raises DocumentError for what is no such file, is a bomb, or is damaged."""
    import mammoth

    where = place(document)
    inspect(document.data, where, "Word document", _is_word)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(document.data), style_map=_STYLES, convert_image=_described, external_file_access=False
        )
    except Exception as error:  # mammoth lets every trouble of zip, XML and recursion through
        raise DocumentError(
            f"{where}: the Word file is damaged; open it in a word processor and save it again"
        ) from error
    return Reading(blocks(tree(scrub(result.value), where).body, document.url), address=document.url)


def _is_word(package: zipfile.ZipFile) -> bool:
    return "word/document.xml" in package.namelist()


def _described(image: object) -> list[object]:
    from mammoth import html

    described = getattr(image, "alt_text", None)
    return [html.text(described)] if described else []
