"""Judges of pages: the Nu Html Checker, html-validate, links, discovery, sitemap, OPML and JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from tests.judges.feed_judges import against
from tests.judges.reading import Feed, moment
from tests.judges.tools import Finding, node, vnu

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LARGEST = 150_000
"""Bytes. Of a page with thousands of paragraphs a judge says what it says of one with ten, only later."""
FEED_TYPES = ("application/atom+xml", "application/rss+xml", "application/feed+json")


def choice(root: Path, most: int, sessions: int) -> list[Path]:
    """A fair choice of pages: of every kind the `most` longest within reason, but as many as `sessions` of those."""
    pages = sorted(root.rglob("*.html"), key=lambda path: (kind_of(root, path), -path.stat().st_size, path))
    chosen: list[Path] = []
    for kind, each in groupby(pages, key=lambda path: kind_of(root, path)):
        within_reason = [page for page in each if page.stat().st_size < LARGEST]
        chosen += within_reason[: sessions if kind[0] == "s" else most]
    return chosen


def kind_of(root: Path, page: Path) -> tuple[str, int, str]:
    """The folder in the web root, how deep below it, and the file's name; each page in the web root is its own kind."""
    *folders, name = page.relative_to(root).parts
    return (folders[0] if folders else "", len(folders), name)


def nu(root: Path, pages: Sequence[Path], *options: str) -> Iterator[Finding]:
    """The Nu Html Checker: errors, warnings, and its remarks too; of HTML and of the style sheets.

    It would have all text in Unicode's form C. What was written arrives as it was written (docs/feeds.md, rule 58).
    """
    for message in vnu("--format", "json", "--stdout", "--also-check-css", *options, *pages):
        if "Unicode Normalization Form C" in message["message"]:
            continue
        file = Path(message["url"].removeprefix("file:")).relative_to(root).as_posix()
        yield Finding(file, "vnu", message.get("subType", message["type"]), f"{_place(message)}: {message['message']}")


def _place(message: Any) -> str:
    extract = " ".join(message.get("extract", "").split())
    return f"line {message.get('lastLine', '?')}, {extract[:80]!r}"


def fragments(feeds: Sequence[Feed], folder: Path) -> Iterator[Finding]:
    """The HTML of entries, each in the barest of pages, for the Nu Html Checker. Other formats hold the same."""
    held = {entry.id: (feed, entry) for feed in feeds if feed.kind == "atom" for entry in feed.entries}
    files = {}
    for number, (feed, entry) in enumerate(held.values()):
        file = folder / f"{number}.html"
        # Who reads it puts it below a title of theirs.
        file.write_text(f'<!doctype html><html lang="en"><title>.</title><h1>.</h1>{entry.content}</html>', "utf-8")
        files[file.name] = f"{feed.path}, {entry.id}"
    for finding in nu(folder, [folder / name for name in files], "--no-langdetect"):
        yield replace(finding, file=files[finding.file])


def html_validate(root: Path, pages: Sequence[Path]) -> Iterator[Finding]:
    """html-validate with its recommended rules, accessibility among them."""
    for path, rule, line, text in node("pages.cjs", [str(page) for page in pages], "html-validate"):
        yield Finding(Path(path).relative_to(root).as_posix(), "html-validate", rule, f"line {line}: {text}")


class Pages:
    """Every page of a site, parsed once."""

    def __init__(self, root: Path, base: str) -> None:
        self.root = root
        self.base = base
        self.all = {path: LexborHTMLParser(path.read_text("utf-8")) for path in sorted(root.rglob("*.html"))}
        self.ids = {path: {element.attributes["id"] for element in html.css("[id]")} for path, html in self.all.items()}

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def url(self, path: Path) -> str:
        return self.base + self.name(path).removesuffix("index.html")

    def at(self, url: str) -> Path | None:
        """The file that a server would answer with; None when it would answer 404 or redirect."""
        path = unquote(url.removeprefix(self.base).partition("?")[0])
        found = self.root / path
        if path == "" or path.endswith("/"):
            found = next((each for each in (found / "index.html", found / "gone.html") if each.is_file()), found)
        return found if found.is_file() else None


def internal_links(pages: Pages) -> Iterator[Finding]:
    """Everything that a page links, loads or names leads somewhere, down to the fragment."""
    for path, html in pages.all.items():
        for element in html.css("[href], [src], [srcset], [poster], [action], meta[content^='http']"):
            for url in _addresses(element):
                target, fragment = urldefrag(urljoin(pages.url(path), url))
                if not target.startswith(pages.base):
                    continue
                found = pages.at(target)
                if found is None:
                    yield Finding(pages.name(path), "links", "missing", f"{url} ({element.tag})")
                elif fragment and found in pages.ids and unquote(fragment) not in pages.ids[found]:
                    yield Finding(pages.name(path), "links", "fragment", url)


def _addresses(element: Any) -> Iterator[str]:
    attributes = element.attributes
    for name in ("href", "src", "poster", "action", "content"):
        if attributes.get(name):
            yield attributes[name]
    for candidate in re.split(r",\s+", attributes.get("srcset") or ""):
        if candidate.strip():
            yield candidate.split()[0]


def requests(pages: Pages) -> Iterator[Finding]:
    """Nothing is loaded from another host, and no script or style is written into the page (a strict CSP must hold)."""
    loads = "img[src], script[src], link[rel~=stylesheet], link[rel~=icon], source, video, audio, iframe, object, embed"
    for path, html in pages.all.items():
        for element in html.css(loads):
            for url in _addresses(element):
                if not urljoin(pages.url(path), url).startswith((pages.base, "data:")):
                    yield Finding(pages.name(path), "requests", "foreign", f"<{element.tag}> {url}")
        for script in html.css("script:not([src])"):
            if script.attributes.get("type") != "application/ld+json":
                yield Finding(pages.name(path), "requests", "inline-script", str(script.html)[:80])
        for element in html.css("*"):
            if any(name.startswith("on") for name in element.attributes):
                yield Finding(pages.name(path), "requests", "handler", str(element.html)[:80])


def discovery(pages: Pages, feeds: Sequence[Feed]) -> Iterator[Finding]:
    """Every page names its feeds, the preferred first, with type and title, absolutely; and its canonical address."""
    known = {feed.url for feed in feeds}
    for path, html in pages.all.items():
        name = pages.name(path)
        offered = [link.attributes for link in html.css("head link[rel=alternate][type]")]
        offered = [each for each in offered if each["type"] in FEED_TYPES]
        types = [each["type"] for each in offered]
        if not types or types[0] != FEED_TYPES[0] or set(types) != set(FEED_TYPES):
            yield Finding(name, "discovery", "formats", f"offers {types}")
        for each in offered:
            if not each.get("title") or each["href"] not in known or str(each["href"]).endswith("answers.xml"):
                yield Finding(name, "discovery", "feed", f"{each}")
        canonical = [link.attributes["href"] for link in html.css("link[rel=canonical]")]
        if path.name not in ("404.html", "gone.html"):
            address = str(canonical[0]) if len(canonical) == 1 else ""
            is_foreign = address.startswith(("http://", "https://")) and not address.startswith(pages.base)
            if not is_foreign and address != pages.url(path):
                yield Finding(name, "discovery", "canonical", f"{canonical}")


def sitemap(pages: Pages, now: datetime) -> Iterator[Finding]:
    """Valid, named in robots.txt, and it holds exactly the pages that want to be found."""
    file = pages.root / "sitemap.xml"
    robots = pages.root / "robots.txt"
    if not file.is_file() or not robots.is_file():
        yield Finding("sitemap.xml", "sitemap", "missing", "sitemap.xml or robots.txt is not there")
        return
    if f"Sitemap: {pages.base}sitemap.xml" not in robots.read_text("utf-8").splitlines():
        yield Finding("robots.txt", "sitemap", "unnamed", "robots.txt does not name sitemap.xml")
    named: list[str] = []
    for each in [file, *sorted(pages.root.glob("sitemap-*.xml"))]:
        tree = etree.parse(each)
        yield from against("sitemap", each.name, tree)
        inside = [str(loc.text) for loc in tree.iter(f"{SITEMAP}loc")]
        if len(inside) > 50_000 or each.stat().st_size > 50_000_000:
            yield Finding(each.name, "sitemap", "size", f"{len(inside)} addresses, {each.stat().st_size} bytes")
        for lastmod in tree.iter(f"{SITEMAP}lastmod"):
            if "T" in str(lastmod.text) and moment(str(lastmod.text)) > now:
                yield Finding(each.name, "sitemap", "future", str(lastmod.text))
        named += inside if tree.getroot().tag == f"{SITEMAP}urlset" else []
    wanted = {pages.url(path) for path, html in pages.all.items() if _is_indexed(pages, path, html)}
    for url in sorted(set(named) - wanted):
        yield Finding("sitemap.xml", "sitemap", "address", f"{url} is no page that wants to be found")
    for url in sorted(wanted - set(named)):
        yield Finding("sitemap.xml", "sitemap", "absent", url)
    if len(named) != len(set(named)):
        yield Finding("sitemap.xml", "sitemap", "twice", "an address stands there twice")


def _is_indexed(pages: Pages, path: Path, html: LexborHTMLParser) -> bool:
    if path.name != "index.html" or html.css_first("meta[name=robots][content*=noindex]"):
        return False
    canonical = html.css_first("link[rel=canonical]")
    return canonical is None or canonical.attributes["href"] == pages.url(path)


def opml(pages: Pages, feeds: Sequence[Feed]) -> Iterator[Finding]:
    """Valid, and every subscription in it is a feed of ours with its page. (MissingOutlineType, MissingXmlURL)."""
    file = pages.root / "feeds.opml"
    if not file.is_file():
        yield Finding("feeds.opml", "opml", "missing", "it is not there")
        return
    tree = etree.parse(file)
    yield from against("opml", file.name, tree)
    titles = {feed.url: feed.title for feed in feeds}
    for outline in tree.iterfind(".//outline[@xmlUrl]"):
        url, home = outline.get("xmlUrl", ""), outline.get("htmlUrl", "")
        if url not in titles or pages.at(home) is None:
            yield Finding(file.name, "opml", "address", f"{url}, {home}")
        elif titles[url] != outline.get("title"):
            yield Finding(file.name, "opml", "title", f"{outline.get('title')!r} is {titles[url]!r}")


def structured_data(pages: Pages, some: Sequence[Path]) -> Iterator[tuple[str, Any]]:
    """(page, what a block of JSON-LD in it says). Raises ValueError when it is no JSON."""
    for path in some:
        for script in pages.all[path].css("script[type='application/ld+json']"):
            yield pages.name(path), json.loads(script.text(deep=True))


def schema_org(pages: Pages, some: Sequence[Path]) -> Iterator[Finding]:
    """Every block of JSON-LD has the types and properties that schema.org knows."""
    blocks = [(page, block) for page, found in structured_data(pages, some) for block in _blocks(found)]
    for page, message in node("jsonld.cjs", blocks, "schema-dts", "typescript"):
        yield Finding(page, "schema-dts", "type", message)


def _blocks(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [found]
