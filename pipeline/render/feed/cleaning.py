"""What no feed format can hold is taken out of texts and addresses, and addresses in HTML are made absolute.

The XML formats cannot hold a control character, and one of them would cost the whole feed; so all formats get the
same texts without them, and JSON, which could hold them, does not say more than the others.
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urljoin

# XML 1.0 §2.2 allows the C1 controls (7F to 9F), but readers take them for leftovers of Windows-1252.
_ILLEGAL = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("[\r\x0b\x0c\x85]\n?")
_WHITE = re.compile(r"\s")
_SPACE = re.compile("[ \t\n]+")  # not \s, which takes no-break spaces and U+2028 too

_C0 = bytes({*range(0x20), 0x7F} - {0x09, 0x0A})
_C1 = re.compile(rb"\xc2[\x80-\x9f]")

_TAG = re.compile(r"""<[a-zA-Z](?:[^"'<>]|"[^"]*"|'[^']*')*>""")
_ADDRESS = re.compile(r"""(\s(?:href|src|poster|cite)=")([^"]*)(?=")""")
_CANDIDATES = re.compile(r"""(\ssrcset=")([^"]*)(?=")""")
_CANDIDATE = re.compile(r"(?P<space>[\s,]*)(?P<address>\S*[^\s,])(?P<rest>(?:\s+[^,]*)?)")
_SUSPECT = re.compile(r"""="(?!https?:|mailto:)""")
_RELATIVE = re.compile(r"""\s(?:srcset="|(?:href|src|poster|cite)="(?!https?:|mailto:))""")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def clean(text: str) -> str:
    """`text` without what XML 1.0 forbids or readers stumble over; line ends become LF."""
    if _is_clean(text):
        return text
    # A bare CR would come out of an XML parser as LF (XML 1.0 §2.11).
    return _ILLEGAL.sub("", _LINE_END.sub("\n", text))


def line(text: str) -> str:
    """`text` in one line; "" if nothing in it can be seen."""
    one = _SPACE.sub(" ", clean(text)).strip(" ")
    return one if one.strip() else ""


def address(url: str) -> str:
    """`url` as one word: white space in it is percent-encoded, what no feed can hold is left out."""
    return _WHITE.sub(lambda each: quote(each[0]), clean(url).strip())


def web(url: str | None) -> str | None:
    """`url` if it is an http(s) address that a feed can hold, else None."""
    return address(url) if url and url.startswith(("https://", "http://")) and _is_clean(url) else None


def absolute(fragment: str, link: str) -> str:
    """The HTML fragment, its bytes unchanged but for relative addresses, which are resolved against `link`.

    Fragments of our sanitiser quote their attributes with double quotes; others' addresses stay as they are.
    """
    # Most fragments have nothing to resolve, and each goes into many feeds: the cheapest look first.
    if not _SUSPECT.search(fragment) or not _RELATIVE.search(fragment):
        return fragment

    def resolved(match: re.Match[str]) -> str:
        return match[1] + _resolved(match[2], link)

    def all_resolved(match: re.Match[str]) -> str:
        return match[1] + _CANDIDATE.sub(lambda each: f"{each[1]}{_resolved(each[2], link)}{each[3]}", match[2])

    return _TAG.sub(lambda tag: _CANDIDATES.sub(all_resolved, _ADDRESS.sub(resolved, tag[0])), fragment)


def _resolved(written: str, link: str) -> str:
    relative = html.unescape(written).strip()
    if _SCHEME.match(relative):
        return written
    try:
        return html.escape(address(urljoin(link, relative)))
    except ValueError:
        return written


def _is_clean(text: str) -> bool:
    """Whether `clean` has nothing to do, at a fifth of the cost of asking a regular expression about 12 KB."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    if len(data.translate(None, _C0)) != len(data):
        return False
    return len(data) == len(text) or not (_C1.search(data) or "\ufffe" in text or "\uffff" in text)
