"""The rules of the W3C's feed validator and of `docs/feeds.md` that no other judge looks after, one function a rule.

A rule takes a Feed and yields what is wrong. It bears the validator's own name for the matter where that has one
(UnknownNamespace, SelfDoesntMatchLocation …), so that what is said of it elsewhere can be found. The validator itself
is not to be had as a package; what its grammar covers is in schemas/*.rng. What is inside an entry's HTML has rules of
its own, in strict_content.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from lxml import etree

from tests.judges.reading import ATOM, CONTENT, XML, Feed, moment

Rule = Callable[[Feed], Iterator[str]]
LARGEST = 512 * 1024
"""Bytes of a feed that is polled; the archives are read once."""

PREFIXES: dict[str, set[str | None]] = {
    "http://www.w3.org/2005/Atom": {None, "atom"},
    "http://purl.org/dc/elements/1.1/": {"dc"},
    "http://purl.org/rss/1.0/modules/content/": {"content"},
    "http://purl.org/rss/1.0/modules/slash/": {"slash"},
    "http://purl.org/rss/1.0/modules/syndication/": {"sy"},
    "http://purl.org/syndication/history/1.0": {"fh"},
    "http://purl.org/syndication/thread/1.0": {"thr"},
    "http://search.yahoo.com/mrss/": {"media"},
    "https://podcastindex.org/namespace/1.0": {"podcast"},
    "http://www.w3.org/XML/1998/namespace": {"xml"},
}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff]")
_TAG_URI = re.compile(r"tag:[\w.@-]+,\d{4}(-\d\d(-\d\d)?)?:\S*")
_UUID_URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


# The document


def missing_encoding(feed: Feed) -> Iterator[str]:
    """XML 1.0, UTF-8 and saying so; nothing before it. (MissingEncoding, WPBlankLine, BadXmlVersion)."""
    head = feed.data[:60]
    if feed.kind == "json":
        if not head.startswith(b"{"):
            yield f"begins with {head[:8]!r}"
    elif not re.match(
        rb"""<\?xml version=['"]1\.0['"] encoding=['"](?i:utf-8)['"]( standalone=['"]yes['"])?\?>\n""", head
    ):
        yield f"begins with {head!r}"


def bad_characters(feed: Feed) -> Iterator[str]:
    """No control characters, lone surrogates or noncharacters, however they are written. (BadCharacters, SAXError)."""
    raw = "\n".join(_strings(feed.json)) if feed.kind == "json" else feed.text
    for found in sorted(set(_ILLEGAL.findall(raw))):
        yield f"U+{ord(found):04X}"


def invalid_doctype(feed: Feed) -> Iterator[str]:
    """No document type, hence no entities of its own. (InvalidDoctype, ContainsSystemEntity)."""
    if feed.kind != "json" and feed.tree.getroottree().docinfo.doctype:
        yield feed.tree.getroottree().docinfo.doctype


def unknown_namespace(feed: Feed) -> Iterator[str]:
    """Namespaces that the validator knows, by their usual prefixes. (UnknownNamespace, NonstdPrefix)."""
    if feed.kind == "json":
        return
    declared = {(prefix, uri) for element in feed.tree.iter(etree.Element) for prefix, uri in element.nsmap.items()}
    for prefix, uri in sorted(declared, key=str):
        if prefix not in PREFIXES.get(uri, ()):
            yield f"{prefix}={uri}"


def validator_limit(feed: Feed) -> Iterator[str]:
    """What is polled stays below 512 KB; the rest is in the archives. (ValidatorLimit)."""
    if not feed.is_archive and len(feed.data) >= LARGEST:
        yield f"{len(feed.data):,} bytes"


# The feed


def self_doesnt_match_location(feed: Feed) -> Iterator[str]:
    """One rel=self, which is where it is served. (MissingSelf, SelfDoesntMatchLocation)."""
    own = [href for rel, href in feed.links if rel == "self"]
    if own != [feed.url]:
        yield f"{own} instead of {feed.url}"


def alternate_before_self(feed: Feed) -> Iterator[str]:
    """rel=alternate is there, in so many words, and first: newsboat takes the first for the feed's own address."""
    if feed.kind == "atom":
        written = [link.get("rel") for link in feed.tree.findall(f"{ATOM}link")]
        if written[:1] != ["alternate"]:
            yield f"the first link is rel={written[:1]}"
    home = feed.linked("alternate") or ""
    if not home.startswith(("http://", "https://")) or home == feed.url:
        yield f"rel=alternate is {home!r}"


def duplicate_atom_link(feed: Feed) -> Iterator[str]:
    """No two links of one kind, but for hubs. (DuplicateAtomLink)."""
    for rel, times in Counter(rel for rel, _ in feed.links if rel != "hub").items():
        if times > 1:
            yield f"{times} × rel={rel}"


def feed_id_is_permanent(feed: Feed) -> Iterator[str]:
    """An id that outlives the host: urn: or tag:. (RFC 4287 §4.2.6)."""
    if feed.kind == "atom" and not str(feed.tree.findtext(f"{ATOM}id")).startswith(("urn:", "tag:")):
        yield str(feed.tree.findtext(f"{ATOM}id"))


def updated_is_newest_entrys(feed: Feed) -> Iterator[str]:
    """The feed is as new as its newest entry. (RFC 4287 §4.2.15)."""
    said = {"atom": f"{ATOM}updated", "rss": "channel/lastBuildDate"}.get(feed.kind)
    if said and feed.entries:
        newest = max(moment(entry.updated or entry.published) for entry in feed.entries)
        if moment(str(feed.tree.findtext(said))) != newest:
            yield f"{feed.tree.findtext(said)} instead of {newest.isoformat()}"


def invalid_language(feed: Feed) -> Iterator[str]:
    """A language for the whole, and only well-formed ones. (InvalidLanguage, MissingDCLanguage)."""
    said = [feed.language or ""]
    if feed.kind == "json":
        said += [item["language"] for item in feed.elements if "language" in item]
    else:
        said += [element.get(f"{XML}lang") for element in feed.tree.iter(etree.Element) if element.get(f"{XML}lang")]
    for language in sorted(set(said)):
        if not _LANGUAGE.fullmatch(language):
            yield f"{language!r}"


def image_doesnt_match(feed: Feed) -> Iterator[str]:
    """RSS: the picture bears the channel's title and link. (ImageTitleDoesntMatch, ImageLinkDoesntMatch)."""
    if feed.kind == "rss" and (image := feed.tree.find("channel/image")) is not None:
        for name in ("title", "link"):
            if image.findtext(name) != feed.tree.findtext(f"channel/{name}"):
                yield f"{name}: {image.findtext(name)!r}"


def icon_is_there(feed: Feed) -> Iterator[str]:
    """Each format names an icon, and the site holds it."""
    if feed.kind == "json":
        named = [feed.json.get("icon"), feed.json.get("favicon")]
    elif feed.kind == "rss":
        named = [feed.tree.findtext("channel/image/url")]
    else:
        named = [feed.tree.findtext(f"{ATOM}icon"), feed.tree.findtext(f"{ATOM}logo")]
    if not any(named):
        yield "none"
    for url in filter(None, named):
        if url.startswith(feed.base) and not (feed.root / url.removeprefix(feed.base)).is_file():
            yield f"{url} is not in the web root"


def not_newest_first(feed: Feed) -> Iterator[str]:
    """Newest first."""
    for newer, older in pairwise(feed.entries):
        if moment(newer.published) < moment(older.published):
            yield f"{newer.id} ({newer.published}) stands before {older.id} ({older.published})"


# The entries


def duplicate_ids(feed: Feed) -> Iterator[str]:
    """An id is one entry's. (DuplicateEntries, DuplicateValue)."""
    for name, times in Counter(entry.id for entry in feed.entries).items():
        if times > 1:
            yield f"{times} × {name}"


def invalid_id(feed: Feed) -> Iterator[str]:
    """Ids are IRIs of a kind that lasts, spelt right. (InvalidTAG, InvalidURN, NotSufficientlyUnique)."""
    for entry in feed.entries:
        scheme = entry.id.partition(":")[0]
        fits = {"urn": _UUID_URN.fullmatch(entry.id), "tag": _TAG_URI.fullmatch(entry.id)}
        if not (fits[scheme] if scheme in fits else urlsplit(entry.id).netloc and " " not in entry.id):
            yield repr(entry.id)


def invalid_permalink(feed: Feed) -> Iterator[str]:
    """RSS: a guid is a permalink when it is the page's address, and says so when it is not. (InvalidPermalink)."""
    if feed.kind == "rss":
        for item in feed.elements:
            guid = item.find("guid")
            if (guid.get("isPermaLink", "true") == "true") is not (guid.text == item.findtext("link")):
                yield f"{guid.text} isPermaLink={guid.get('isPermaLink')}"


def implausible_date(feed: Feed) -> Iterator[str]:
    """published ≤ updated ≤ now, and nothing from before feeds and films. (ImplausibleDate, FutureDate)."""
    for entry in feed.entries:
        published = moment(entry.published)
        updated = moment(entry.updated) if entry.updated else published
        if not (published.year > 1900 and published <= updated <= feed.now + timedelta(seconds=1)):
            yield f"{entry.id}: published {entry.published}, updated {entry.updated}"


def incorrect_day_of_week(feed: Feed) -> Iterator[str]:
    """RSS: Monday is a Monday. (IncorrectDOW)."""
    if feed.kind == "rss":
        for element in feed.tree.iter("pubDate", "lastBuildDate"):
            if element.text[:3] != _DAYS[moment(element.text).weekday()]:
                yield element.text


def duplicate_updated(feed: Feed) -> Iterator[str]:
    """No two entries of the same second: readers sort by date. (DuplicateUpdated)."""
    for key in ("published", "updated"):
        for when, times in Counter(getattr(entry, key) for entry in feed.entries).items():
            if when and times > 1:
                yield f"{times} × {key} {when}"


def character_data(feed: Feed) -> Iterator[str]:
    """RSS: plain text is spelt with &#x26; and &#x3C;, Atom's titles are type=text. (CharacterData, ContainsHTML)."""
    if feed.kind == "rss":
        for name, inner in re.findall(r"<(title)>(.*?)</title>", feed.text, re.DOTALL):
            if re.search(r"&(?!#x26;|#x3C;|#x3E;)", inner, re.IGNORECASE) or "<" in inner:
                yield f"{name}: {inner!r}"
    elif feed.kind == "atom":
        for element in feed.tree.iter(f"{ATOM}title", f"{ATOM}subtitle", f"{ATOM}rights"):
            if element.get("type", "text") != "text":
                yield f"{element.tag.removeprefix(ATOM)} type={element.get('type')}"


def contains_html(feed: Feed) -> Iterator[str]:
    """No title that looks like HTML, which three readers of ten take for HTML and swallow. (ContainsHTML)."""
    for title in (feed.title, *(entry.title for entry in feed.entries)):
        if re.search(r"</?[A-Za-z][^<>]*>|&(\w+|#\w+);", title):
            yield repr(title)


def blank(feed: Feed) -> Iterator[str]:
    """Titles, authors and tags have text, on one line, without space around it. (NotBlank)."""
    for entry in feed.entries:
        for text in (entry.title, *entry.authors, *entry.tags):
            if not text.strip() or text != text.strip() or "\n" in text:
                yield f"{entry.id}: {text!r}"


def duplicate_category(feed: Feed) -> Iterator[str]:
    """A tag stands once at an entry."""
    for entry in feed.entries:
        for tag, times in Counter(tag.casefold() for tag in entry.tags).items():
            if times > 1:
                yield f"{entry.id}: {times} × {tag}"


def broken_link(feed: Feed) -> Iterator[str]:
    """An entry's link, where it leads into the site, leads to a page; an answer's, to the answer. (InvalidFullLink)."""
    for entry in feed.entries:
        address, _, fragment = entry.link.partition("#")
        if not address.startswith(("http://", "https://")):
            yield f"{entry.id}: {entry.link!r}"
        elif address.startswith(feed.base):
            page = feed.root / PurePosixPath(address.removeprefix(feed.base)) / "index.html"
            if not page.is_file():
                yield f"{entry.link}: no such page"
            elif fragment and f'id="{fragment}"' not in page.read_text("utf-8"):
                yield f"{entry.link}: no such answer"


def description_before_content(feed: Feed) -> Iterator[str]:
    """RSS: description precedes content:encoded. (NeedDescriptionBeforeContent)."""
    if feed.kind == "rss":
        for item in feed.elements:
            order = [child.tag for child in item if child.tag in ("description", f"{CONTENT}encoded")]
            if order != ["description", f"{CONTENT}encoded"]:
                yield f"{item.findtext('guid')}: {order}"


def duplicate_description(feed: Feed) -> Iterator[str]:
    """There is a summary, and it is not the content over again. (DuplicateDescriptionSemantics)."""
    for entry in feed.entries:
        if not entry.summary.strip() or entry.summary == entry.content:
            yield entry.id


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


RULES: tuple[Rule, ...] = (
    missing_encoding,
    bad_characters,
    invalid_doctype,
    unknown_namespace,
    validator_limit,
    self_doesnt_match_location,
    alternate_before_self,
    duplicate_atom_link,
    feed_id_is_permanent,
    updated_is_newest_entrys,
    invalid_language,
    image_doesnt_match,
    icon_is_there,
    not_newest_first,
    duplicate_ids,
    invalid_id,
    invalid_permalink,
    implausible_date,
    incorrect_day_of_week,
    duplicate_updated,
    character_data,
    contains_html,
    blank,
    duplicate_category,
    broken_link,
    description_before_content,
    duplicate_description,
)
