"""Links and pictures as a document writes them, and what is wrong with those that no reader could follow or see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from pipeline.parse.sanitize import reachable

_LINK = re.compile(r"<a\b([^<>]*)>(.*?)(?=</a>|<a\b|$)", re.IGNORECASE | re.DOTALL)
_IMAGE = re.compile(r"<img\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![a-z-])([a-z-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_UNREAD = re.compile(r"\[([^\[\]]{1,80})\]\(([^()]{0,200})\)")
_MARKDOWN_IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\(\s*(<[^<>\n]*>|[^()\s]*)[^()\n]{0,300}\)")
_ASCIIDOC_IMAGE = re.compile(r"\bimage::?([^\[\]\s]{1,300})\[([^\[\]\n]{0,300})\]")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,24}(?:[/:?#]|$)", re.IGNORECASE)
_NO_SCHEME = re.compile(r"(?i)(?:^|[^/:]/)www\.(?:[\w-]+\.)+[a-z]{2,24}(?:[/:?#]|$)")
_OWN_DISK = re.compile(r"(?i)file:|[a-z]:[\\/]|\\\\|/(?:home|users)/")
_PLACEHOLDER = re.compile(r"(?:^|\.)example(?:\.(?:com|net|org))?$")
_TWICE = re.compile(r"(?i)^https?:/*(?:https?:|https?/)")
_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_SPACE = re.compile(r"[\s\u200b\u2060]|%20$|//%20")


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is written."""

    address: str
    """What it leads to."""
    shown: str
    """The words that readers see, plain."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is written."""

    address: str
    """Where it lies."""
    described: str
    """Its alternative text; "" when it has none."""
    line: int
    """Counted from 1."""


def links(html: str) -> tuple[Link, ...]:
    """The links of a block's `html`, and what was meant for a Markdown link but was read as text."""
    found = [
        Link(attributes["href"], _plain(inside))
        for written, inside in _LINK.findall(html)
        if "href" in (attributes := _attributes(written))
    ]
    found += [Link(unescape(address), _plain(shown)) for shown, address in _UNREAD.findall(_TAG.sub("", html))]
    return tuple(found)


def pictures(text: str, media_type: str) -> tuple[Picture, ...]:
    r"""The pictures of a whole file, which has \n line breaks, in order; none for formats that are not text."""
    found: list[tuple[int, str, str]] = []
    if media_type == "text/markdown":
        text = _FENCED.sub(lambda code: "\n" * code[0].count("\n"), text)
        found += [(hit.start(), hit[2].strip("<>"), hit[1]) for hit in _MARKDOWN_IMAGE.finditer(text)]
    if media_type in ("text/markdown", "text/html"):
        for hit in _IMAGE.finditer(text):
            attributes = _attributes(hit[1])
            found.append((hit.start(), attributes.get("src", ""), attributes.get("alt", "")))
    if media_type == "text/asciidoc":
        for hit in _ASCIIDOC_IMAGE.finditer(text):
            named = hit[2].split(",")[0].strip()
            found.append((hit.start(), hit[1], "" if "=" in named else named.strip('"')))
    return tuple(
        Picture(address, " ".join(described.split()), text.count("\n", 0, start) + 1)
        for start, address, described in sorted(found)
    )


def trouble(address: str) -> tuple[str, str] | None:
    """(what is wrong with the address of a link, what to do), or None if readers may be able to follow it."""
    written = address.strip()
    if not written:
        return "leads nowhere: its address is empty", "write the address, or take the link away"
    if written == "#":
        return "leads nowhere: “#” stands for an address that was never written", "write it, or take the link away"
    if written.startswith("#"):
        return None
    if _OWN_DISK.match(written):
        return f"leads to a file on your own disk ({written})", "put the file on the web and write that address"
    if re.match(r"(?i)mailto:", written):
        return _mail_trouble(written)
    if _TWICE.match(written):
        return f"begins twice (“{written}”)", "write https:// once"
    if _NO_SCHEME.search(written.split("?")[0]):
        return f"has no https:// before www. (“{written}”)", "write the whole address"
    if _SPACE.search(written.split("?")[0].split("#")[0]) and _is_web(written):
        return f"has a space in its address (“{written}”)", "take the space out"
    if re.match(r"(?i)[a-z][a-z0-9+.-]*:", written):
        return _web_trouble(written)
    if "@" in written and "/" not in written:
        return f"has no mailto: before the address (“{written}”)", f"write mailto:{written}"
    if _HOST.match(written):
        return f"has no https:// (“{written}”)", f"write https://{written}, if that is a web address"
    return f"leads to “{written}”, which is no whole address", "write it with https:// and the name of the site"


def is_placeholder(address: str) -> bool:
    """Whether `address` is one that stands only in examples (RFC 2606), or on the writer's own machine."""
    try:
        host = (urlsplit(address.strip()).hostname or "").lower()
    except ValueError:
        return False
    return bool(_PLACEHOLDER.search(host)) or host in ("localhost", "127.0.0.1")


def _mail_trouble(written: str) -> tuple[str, str] | None:
    to = written[len("mailto:") :].split("?")[0].strip()
    if re.fullmatch(r"[^\s@,]+@[^\s@,]+\.[^\s@,]+(?:,[^\s@,]+@[^\s@,]+)*", to):
        return None
    said = f"writes to “{to}”, which is no mail address" if to else "has no mail address after mailto:"
    return said, "write it like mailto:name@your-site.org"


def _web_trouble(written: str) -> tuple[str, str] | None:
    scheme = written.split(":")[0].lower()
    if scheme not in ("http", "https"):
        return f"is of the kind {scheme}:, which is taken out", "use https:// or mailto:"
    if reachable(written, None) is None:
        return f"stops after {scheme}: (“{written}”)", "write the whole address, or take the link away"
    return None


def _is_web(written: str) -> bool:
    return written.lower().startswith(("http:", "https:"))


def _attributes(written: str) -> dict[str, str]:
    return {
        name.lower(): unescape(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(written)
    }


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
