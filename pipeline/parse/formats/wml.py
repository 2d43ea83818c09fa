"""WML → a web page: the Website Meta Language, in which Debian's pages are written, is HTML with orders to a program.

None is carried out; what they would put into the page from other files is not there (thewml.github.io, `wml_intro`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Reading
from pipeline.parse.characters.decode import decode
from pipeline.parse.pages import webpage

_CHARSET = re.compile(rb"#\s*charset\s*[:=]\s*([\w.:-]{2,40})|<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})")
_GOES_ON = re.compile(r"\\\n[ \t]*")
_TITLE = re.compile(r"^#use [^\n]*?\btitle\s*=\s*(?:\"([^\"\n<]+)\"|'([^'\n<]+)')", re.MULTILINE)
_NAMED = re.compile(r"<define-tag\s+(?:page)?title\b[^<>]*>([^<]{1,300})</define-tag>", re.IGNORECASE)
# What is opened and never closed ends where the next of its kind begins: it would be read once for each.
_DEFINED = re.compile(r"<define-tag\b[^<>]*>(?:[^<]|<(?!define-tag\b)){0,5000}?</define-tag>", re.IGNORECASE)
_PROGRAM = re.compile(
    r"<:(?:[^<]|<(?!:)){0,5000}?:>|<(?:e?perl)>(?:[^<]|<(?!e?perl>)){0,20000}?</(?:e?perl)>", re.IGNORECASE
)
_ORDER = re.compile(r"^[ \t]*#[^\n]*", re.MULTILINE)
_ENTRY = re.compile(r"<(/?)toc-add-entry\b[^<>]*>", re.IGNORECASE)
_VARIABLE = re.compile(r"\$\(\w+\)|<get-var\s[^<>]*>")


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of the page. Raises DocumentError for what is no text."""
    named = _CHARSET.search(document.data[:2048])
    declared = (named[1] or named[2]).decode("ascii", "replace") if named else None
    page = replace(document, data=html(decode(document, declared)).encode(), charset="utf-8")
    return webpage.read(page, hints)


def html(text: str) -> str:
    """The page that `text` is, as far as this one file tells."""
    text = _GOES_ON.sub("", text)
    title = _TITLE.search(text) or _NAMED.search(text)
    for pattern in (_DEFINED, _PROGRAM, _ORDER):
        text = pattern.sub("", text)
    text = _VARIABLE.sub("", _ENTRY.sub(r"<\1h2>", text))
    named = next(filter(None, title.groups()), "") if title else ""
    return f"<title>{named}</title>\n{text}" if named else text
