"""XML from strangers, made safe before any parser of meaning sees it: decoded, no entities, neither deep nor huge.

Expat (in the standard library) does the looking, in one pass of C. Its own entities cannot grow on us, for a document
that declares any is refused; external ones are never fetched, for nothing is installed that would. What is broken in
the ways in which feeds break (a PHP warning before the prolog, `&nbsp;`, a bare `&`, an undeclared prefix) is mended,
so that the slow and lenient parsers for broken feeds, which hostile ones can keep busy for minutes, are not needed.
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from xml.parsers import expat

from pipeline.errors import Unreachable

_DEEPEST = 200
_MOST_ATTRIBUTES = 200
_MOST_PREFIXES = 20
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(r"""<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][\w.:-]{1,30})["']""")
_PROLOG = re.compile(r"<\?xml\b[^>]*\?>")
# A codec of these names is a charset; others of Python's (unicode_escape, utf-7) would let `<!ENTITY` in unseen.
_CHARSET = re.compile(
    r"(utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?\d|(windows-|cp)\d{3,4}|koi8-[rut]|gb2312|gbk|gb18030|"
    r"big5(-?hkscs)?|shift[_-]jis|euc-(jp|kr)|iso-2022-jp|mac-?roman|macintosh|tis-620)",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"&#(\d{1,7}|[xX][0-9a-fA-F]{1,6});")
_PAIR = re.compile(r"&#(5[5-6]\d{3});&#(5[6-7]\d{3});")
_BARE = re.compile(r"&(?!#?\w{1,31};)")
_ENTITY = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{1,30};)")
_OF_XML = {"amp;", "lt;", "gt;", "quot;", "apos;"}
_ROOT = re.compile(r"<(?:\?xml\b|rss\b|feed\b|(?:\w+:)?RDF\b|urlset\b|sitemapindex\b)")
_END = re.compile(r"</(?:rss|feed|(?:\w+:)?RDF|urlset|sitemapindex)\s*>")
_DECLARED_PREFIX = re.compile(r"\bxmlns:([\w.-]+)")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):")
_FIRST_TAG = re.compile(r"<[A-Za-z_][\w.:-]*")
_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
}


class _Refused(Exception):
    """Raised out of the parser's callbacks; its text says why."""


def wellformed(data: bytes, charset: str | None, url: str, most: int) -> bytes:
    """The same document as well-formed UTF-8 without prolog, mended where it was broken in the usual ways.

    `charset` is what the server declared; `url`, where it came from, is for the message; `most` is how many elements it
    may have. Raises Unreachable.
    """
    text = _without_prolog(_decoded(data, charset).lstrip("\ufeff \t\r\n"))
    try:
        try:
            _check(text, most)
        except expat.ExpatError:
            text = _mended(text)
            _check(text, most)
    except expat.ExpatError as error:
        what = f"line {error.lineno}: {expat.ErrorString(error.code)}"
        raise Unreachable(f"{url}: is not well-formed XML ({what}); its owner must mend it") from error
    except _Refused as error:
        raise Unreachable(f"{url}: {error}; it is not read") from error
    return text.encode()


def _decoded(data: bytes, charset: str | None) -> str:
    """RFC 7303 §3: a byte order mark wins over the carrier's charset, that over the document's own declaration."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    if data[:4] in (b"<\0?\0", b"\0<\0?"):
        return data.decode("utf-16-le" if data[0] else "utf-16-be", "replace")
    declared = _DECLARED.search(data[:300].decode("latin-1"))
    names: tuple[str | None, ...] = (charset, declared[1] if declared else None, "utf-8")
    for codec in names:
        if codec and _CHARSET.fullmatch(codec):
            try:
                return data.decode(codec)
            except (UnicodeDecodeError, LookupError):
                continue
    return data.decode("cp1252" if declared is None and charset is None else "utf-8", "replace")


def _without_prolog(text: str) -> str:
    """`text` without its declaration, whose encoding is true no more."""
    prolog = _PROLOG.match(text)
    return text[prolog.end() :] if prolog else text


def _check(text: str, most: int) -> None:
    """Raises ExpatError for what is not well-formed and _Refused for what is dangerous."""
    depth = elements = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > _DEEPEST:
            raise _Refused(f"elements are nested more than {_DEEPEST} deep")
        if elements > most:
            raise _Refused(f"has more than {most} elements")
        if len(attributes) > _MOST_ATTRIBUTES:  # over which feedparser's time grows with the square
            raise _Refused(f"an element has more than {_MOST_ATTRIBUTES} attributes")

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*declaration: object) -> None:
        raise _Refused("declares entities of its own, which can make a small file fill the memory")

    parser = expat.ParserCreate("utf-8", " ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.EntityDeclHandler = entity
    parser.Parse(text.encode("utf-8", "replace"), True)


def _mended(text: str) -> str:
    """`text` with the faults mended that are common in feeds; where it is well-formed already, it means the same."""
    start = _ROOT.search(text)
    text = _without_prolog(text[start.start() :]) if start else text
    for end in _END.finditer(text):
        last = end.end()
    text = text[:last] if _END.search(text) else text
    text = _NUMBER.sub(_legal, _PAIR.sub(_joined, _FORBIDDEN.sub("", text)))
    return _prefixed(_ENTITY.sub(_entity, _BARE.sub("&amp;", text)))


def _legal(found: re.Match[str]) -> str:
    """A character reference, or nothing where XML 1.0 §2.2 knows no such character."""
    code = int("0" + found[1], 16) if found[1][0] in "xX" else int(found[1])
    return "" if code > 0x10FFFF or not code or _FORBIDDEN.match(chr(code)) else found[0]


def _joined(found: re.Match[str]) -> str:
    """An emoji that was written as the two halves in which UTF-16 holds it."""
    high, low = int(found[1]) - 0xD800, int(found[2]) - 0xDC00
    return f"&#{0x10000 + (high << 10) + low};" if 0 <= high < 1024 and 0 <= low < 1024 else found[0]


def _entity(found: re.Match[str]) -> str:
    """HTML's name of a character as the character itself; one that nobody knows as what it looks like."""
    if found[1] in _OF_XML:
        return found[0]
    return html.escape(html5[found[1]]) if found[1] in html5 else f"&amp;{found[1]}"


def _prefixed(text: str) -> str:
    missing = set(_PREFIX.findall(text)) - set(_DECLARED_PREFIX.findall(text)) - {"xml", "xmlns"}
    first = _FIRST_TAG.search(text)
    if first is None or len(missing) > _MOST_PREFIXES:
        return text
    added = "".join(f' xmlns:{prefix}="{_NAMESPACES.get(prefix, "urn:" + prefix)}"' for prefix in sorted(missing))
    return text[: first.end()] + added + text[first.end() :]
