"""The strict rules themselves: a good feed trips none, and each is tripped by the fault that it is there for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from tests.judges import feed_judges, strict_content, strict_feed
from tests.judges.page_judges import Pages, discovery, internal_links, opml, requests, sitemap
from tests.judges.reading import Feed, read_all

BASE = "https://talks.example/"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
ONE = "urn:uuid:3f0c5c0e-6f2b-4c3d-9a57-2c4a0f3b1d01"
TWO = "tag:old.example,2019-05-01:/post/2"

ATOM = f"""\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>urn:uuid:3f0c5c0e-6f2b-4c3d-9a57-2c4a0f3b1d00</id><title>Talks</title><updated>2026-02-03T10:00:00Z</updated>
<link rel="alternate" type="text/html" href="{BASE}"/>
<link rel="self" type="application/atom+xml" href="{BASE}atom.xml"/>
<icon>{BASE}icon-192.png</icon><author><name>Talks</name></author>
<entry><id>{ONE}</id><title>R&amp;D, a talk</title><published>2026-02-02T10:00:00Z</published>
<updated>2026-02-03T10:00:00Z</updated><author><name>Ann</name></author><category term="law"/>
<link rel="alternate" type="text/html" href="{BASE}s/one/"/><summary>What Ann thinks.</summary>
<content type="html">&lt;p&gt;Yes.&lt;/p&gt;</content></entry>
<entry><id>{TWO}</id><title>Another</title><published>2026-01-02T10:00:00Z</published>
<updated>2026-01-02T10:00:00Z</updated><author><name>Bob</name></author>
<link rel="alternate" type="text/html" href="{BASE}s/two/#why"/><summary>What Bob thinks.</summary>
<content type="html">&lt;p&gt;No.&lt;/p&gt;</content></entry>
</feed>
"""
RSS = f"""\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Talks</title><link>{BASE}</link><description>Long ones.</description><language>en</language>
<lastBuildDate>Tue, 03 Feb 2026 10:00:00 +0000</lastBuildDate><ttl>60</ttl>
<image><url>{BASE}icon-192.png</url><title>Talks</title><link>{BASE}</link></image>
<atom:link rel="self" type="application/rss+xml" href="{BASE}rss.xml"/>
<item><title>R&#x26;D, a talk</title><link>{BASE}s/one/</link><description>What Ann thinks.</description>
<guid isPermaLink="false">{ONE}</guid><pubDate>Mon, 02 Feb 2026 10:00:00 +0000</pubDate><category>law</category>
<atom:updated>2026-02-03T10:00:00Z</atom:updated>
<content:encoded><![CDATA[<p>Yes.</p>]]></content:encoded><dc:creator>Ann</dc:creator></item>
<item><title>Another</title><link>{BASE}s/two/#why</link><description>What Bob thinks.</description>
<guid isPermaLink="false">{TWO}</guid><pubDate>Fri, 02 Jan 2026 10:00:00 +0000</pubDate>
<atom:updated>2026-01-02T10:00:00Z</atom:updated>
<content:encoded><![CDATA[<p>No.</p>]]></content:encoded><dc:creator>Bob</dc:creator></item>
</channel></rss>
"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Talks",
        "home_page_url": BASE,
        "feed_url": f"{BASE}feed.json",
        "icon": f"{BASE}icon-192.png",
        "language": "en",
        "items": [
            {
                "id": ONE,
                "url": f"{BASE}s/one/",
                "title": "R&D, a talk",
                "content_html": "<p>Yes.</p>",
                "summary": "What Ann thinks.",
                "date_published": "2026-02-02T10:00:00Z",
                "date_modified": "2026-02-03T10:00:00Z",
                "authors": [{"name": "Ann"}],
                "tags": ["law"],
            },
            {
                "id": TWO,
                "url": f"{BASE}s/two/#why",
                "title": "Another",
                "content_html": "<p>No.</p>",
                "summary": "What Bob thinks.",
                "date_published": "2026-01-02T10:00:00Z",
                "date_modified": "2026-01-02T10:00:00Z",
                "authors": [{"name": "Bob"}],
            },
        ],
    }
)
GOOD = {"atom.xml": ATOM, "rss.xml": RSS, "feed.json": JSON}

FEED_FAULTS = [
    ("missing_encoding", "atom.xml", "<?xml", "\n<?xml"),
    ("missing_encoding", "rss.xml", "utf-8", "iso-8859-1"),
    ("missing_encoding", "feed.json", '{"version"', '\ufeff{"version"'),
    ("bad_characters", "atom.xml", "Another", "An\u0085\u0092other"),
    ("bad_characters", "rss.xml", "Another", "An\ufffeother"),
    ("bad_characters", "feed.json", "Another", "An\\u0007other"),
    ("bad_characters", "feed.json", "Another", "An\\ud83dother"),
    ("invalid_doctype", "rss.xml", "?>\n", '?>\n<!DOCTYPE rss [<!ENTITY x "y">]>\n'),
    ("unknown_namespace", "rss.xml", "xmlns:dc", 'xmlns:x="http://x.example/" xmlns:dc'),
    ("unknown_namespace", "atom.xml", "<icon>", '<d:x xmlns:d="http://purl.org/dc/elements/1.1/">A</d:x><icon>'),
    ("validator_limit", "atom.xml", "Yes.", "Yes. " * 110_000),
    ("self_doesnt_match_location", "atom.xml", "atom.xml", "feed.xml"),
    ("self_doesnt_match_location", "rss.xml", 'rel="self"', 'rel="related"'),
    ("self_doesnt_match_location", "feed.json", "feed.json", "feed.js"),
    ("alternate_before_self", "atom.xml", 'rel="alternate" type="text/html"', 'rel="via"'),
    ("alternate_before_self", "rss.xml", f"<link>{BASE}</link><desc", f"<link>{BASE}rss.xml</link><desc"),
    ("duplicate_atom_link", "atom.xml", "<icon>", f'<link rel="self" href="{BASE}"/><icon>'),
    ("feed_id_is_permanent", "atom.xml", "urn:uuid:3f0c5c0e-6f2b-4c3d-9a57-2c4a0f3b1d00", BASE),
    ("updated_is_newest_entrys", "atom.xml", "<updated>2026-02-03", "<updated>2026-02-04"),
    ("updated_is_newest_entrys", "rss.xml", "Tue, 03 Feb 2026", "Wed, 04 Feb 2026"),
    ("invalid_language", "atom.xml", 'xml:lang="en"', 'xml:lang="english"'),
    ("invalid_language", "rss.xml", "<language>en</language>", ""),
    ("invalid_language", "feed.json", '"language": "en"', '"language": "EN_us"'),
    ("image_doesnt_match", "rss.xml", f"<link>{BASE}</link></image>", f"<link>{BASE}s/one/</link></image>"),
    ("icon_is_there", "feed.json", "icon-192", "icon-193"),
    ("icon_is_there", "atom.xml", f"<icon>{BASE}icon-192.png</icon>", ""),
    ("not_newest_first", "feed.json", "2026-01-02", "2026-02-03"),
    ("duplicate_ids", "atom.xml", TWO, ONE),
    ("invalid_id", "atom.xml", "tag:old.example,2019-05-01:", "tag:old.example:"),
    ("invalid_id", "feed.json", "urn:uuid:3f0c5c0e", "urn:uuid:3f0c5c0"),
    ("invalid_id", "rss.xml", TWO, "2"),
    ("invalid_permalink", "rss.xml", f'<guid isPermaLink="false">{TWO}', f"<guid>{TWO}"),
    ("implausible_date", "feed.json", "2026-02-03", "2036-02-03"),
    ("implausible_date", "atom.xml", "<updated>2026-01-02", "<updated>2025-01-02"),
    ("incorrect_day_of_week", "rss.xml", "Mon, 02 Feb", "Tue, 02 Feb"),
    ("duplicate_updated", "feed.json", '"date_modified": "2026-01-02', '"date_modified": "2026-02-03'),
    ("character_data", "rss.xml", "R&#x26;D", "R&amp;D"),
    ("character_data", "atom.xml", "<title>Another", '<title type="html">Another'),
    ("contains_html", "feed.json", "Another", "A<b>nother"),
    ("contains_html", "atom.xml", "Another", "A &amp;amp; B"),
    ("blank", "feed.json", '"Ann"', '" "'),
    ("blank", "rss.xml", "<title>Another", "<title>Another\nline"),
    ("duplicate_category", "feed.json", '["law"]', '["law", "Law"]'),
    ("broken_link", "atom.xml", "s/one/", "s/none/"),
    ("broken_link", "rss.xml", "#why", "#wherefore"),
    ("broken_link", "feed.json", f"{BASE}s/one/", "/s/one/"),
    ("description_before_content", "rss.xml", "<description>What Bob thinks.</description>", ""),
    ("duplicate_description", "feed.json", '"What Ann thinks."', '"<p>Yes.</p>"'),
    ("duplicate_description", "atom.xml", "<summary>What Bob thinks.</summary>", ""),
]  # fmt: skip
CONTENT_FAULTS = [
    ("contains_relative_reference", '<a href="/s/one/">x</a>'),
    ("contains_relative_reference", '<a href="#note">x</a>'),
    ("contains_relative_reference", '<img alt="x" src="https://a.example/a.png" srcset="c.png 2x">'),
    ("contains_relative_reference", '<a href="javascript:alert(1)">x</a>'),
    ("security_risk", '<p onclick="x()">x</p>'),
    ("security_risk", '<p style="color: red">x</p>'),
    ("security_risk", "<iframe></iframe>"),
    ("tag_that_is_dropped", "<section>x</section>"),
    ("image_without_words", '<img src="https://a.example/a.png">'),
    ("image_without_words", '<img src="https://a.example/a.png" alt="" width="3">'),
]  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """What the good feeds link."""
    for name, ids in {"one": "", "two": '<p id="why">No.</p>'}.items():
        (tmp_path / "s" / name).mkdir(parents=True)
        (tmp_path / "s" / name / "index.html").write_text(f"<title>{name}</title>{ids}", "utf-8")
    (tmp_path / "icon-192.png").write_bytes(b"")
    return tmp_path


def feed(name: str, text: str, root: Path) -> Feed:
    return Feed(name, text.encode("utf-8", "surrogatepass"), root, BASE, NOW)


def tripped(document: Feed) -> set[str]:
    """The rules that have something against it; one that cannot even read it, is not asked."""
    found = set()
    for rule in strict_feed.RULES:
        try:
            found |= {rule.__name__ for _ in rule(document)}
        except (ValueError, KeyError, etree.XMLSyntaxError, TypeError):
            assert rule.__name__ not in {"missing_encoding"}
    return found


@pytest.mark.parametrize("name", GOOD)
def test_a_good_feed_trips_no_rule(site, name):
    document = feed(name, GOOD[name], site)
    assert list(feed_judges.strict(document)) == []
    assert list(feed_judges.grammar(document)) == []


@pytest.mark.parametrize(("rule", "name", "old", "new"), FEED_FAULTS)
def test_each_fault_trips_its_rule(site, rule, name, old, new):
    text = GOOD[name]
    assert old in text
    assert rule in tripped(feed(name, text.replace(old, new, 1), site))


def test_every_rule_has_its_fault():
    assert {fault[0] for fault in FEED_FAULTS} == {rule.__name__ for rule in strict_feed.RULES}
    assert {fault[0] for fault in CONTENT_FAULTS} == {rule.__name__ for rule in strict_content.RULES}


@pytest.mark.parametrize(("rule", "html"), CONTENT_FAULTS)
def test_each_fault_in_an_entry_trips_its_rule(rule, html):
    parsed = LexborHTMLParser(html)
    assert rule in {each.__name__ for each in strict_content.RULES for _ in each(parsed)}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("atom.xml", "<author><name>Ann</name></author>", ""),
        ("atom.xml", "<title>Another</title>", ""),
        ("atom.xml", "2026-01-02T10:00:00Z", "2026-01-02"),
        ("atom.xml", "<icon>", "<summery>x</summery><icon>"),
        ("rss.xml", "<ttl>60", "<ttl>0"),
        ("rss.xml", "<dc:creator>Bob</dc:creator>", "<author>Bob</author>"),
        ("rss.xml", "Mon, 02 Feb 2026", "Mon, 2 Feb 26"),
        ("rss.xml", "<title>Another</title>", "<title>Another</title><title>Another</title>"),
    ],
)
def test_the_grammars_refuse(site, name, old, new):
    assert list(feed_judges.grammar(feed(name, GOOD[name].replace(old, new, 1), site)))


def test_formats_that_differ_are_told_apart(site):
    documents = [feed(name, text, site) for name, text in GOOD.items()]
    assert list(feed_judges.agreement(documents)) == []
    for old, new in [("Another", "Other"), ("<p>No.</p>", "<p>No!</p>"), ('["law"]', '["law", "x"]'), (ONE, TWO)]:
        other = replace(documents[2], data=documents[2].data.replace(old.encode(), new.encode()))
        assert list(feed_judges.agreement([*documents[:2], other])), old


def archive(text: str, number: int, back: str = "") -> str:
    links = f'<link rel="current" href="{BASE}atom.xml"/>{back}<icon>'
    fh = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>'
    return text.replace(f"{BASE}atom.xml", f"{BASE}archive/{number}/atom.xml").replace("<icon>", fh + links)


def test_archives_must_reach_the_first_session(site):
    back = f'<link rel="prev-archive" href="{BASE}archive/2/atom.xml"/>'
    older = f'<link rel="prev-archive" href="{BASE}archive/1/atom.xml"/>'
    newest = feed("atom.xml", ATOM.replace("<icon>", back + "<icon>"), site)
    second = feed("archive/2/atom.xml", archive(ATOM, 2, older), site)
    first_text = ATOM.replace(ONE, ONE[:-1] + "2").replace(TWO, TWO + "3")
    first = feed("archive/1/atom.xml", archive(first_text, 1), site)
    assert list(feed_judges.archives([newest, second, first], 4)) == []
    assert list(feed_judges.archives([newest, second, first], 5))
    assert list(feed_judges.archives([newest, second], 2))
    assert list(feed_judges.archives([newest, second, feed("archive/1/atom.xml", archive(ATOM, 1), site)], 2))
    silent = replace(first, data=first.data.replace(b"fh:archive", b"fh:complete"))
    assert list(feed_judges.archives([newest, second, silent], 4))


HEAD = f"""<link rel="canonical" href="{BASE}">
<link rel="alternate" type="application/atom+xml" title="T" href="{BASE}atom.xml">
<link rel="alternate" type="application/rss+xml" title="T" href="{BASE}rss.xml">
<link rel="alternate" type="application/feed+json" title="T" href="{BASE}feed.json">"""
MAP = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{BASE}</loc></url></urlset>"""
LIST = f"""<opml version="2.0"><head><title>T</title></head><body>
<outline type="rss" text="Talks" title="Talks" xmlUrl="{BASE}atom.xml" htmlUrl="{BASE}"/></body></opml>"""
FILES = {
    "index.html": f'<html lang="en"><head><title>T</title>{HEAD}</head><body><a href="#a" id="a">x</a></body></html>',
    "sitemap.xml": MAP,
    "robots.txt": f"User-agent: *\nSitemap: {BASE}sitemap.xml\n",
    "feeds.opml": LIST,
    **GOOD,
}
JUDGES: dict[str, Callable[..., object]] = {
    "links": lambda pages, feeds: internal_links(pages),
    "requests": lambda pages, feeds: requests(pages),
    "discovery": discovery,
    "sitemap": lambda pages, feeds: sitemap(pages, NOW),
    "opml": opml,
}


def site_findings(root: Path, judge: str, file: str = "", old: str = "", new: str = "") -> list[object]:
    for name, text in FILES.items():
        if name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (root / name).write_text(text, "utf-8")
    return list(JUDGES[judge](Pages(root, BASE), list(read_all(root, BASE, NOW))))  # type: ignore[call-overload]


@pytest.mark.parametrize("judge", JUDGES)
def test_a_good_site_displeases_no_judge(tmp_path, judge):
    assert site_findings(tmp_path, judge) == []


@pytest.mark.parametrize(
    ("judge", "file", "old", "new"),
    [
        ("links", "index.html", 'href="#a"', 'href="#b"'),
        ("links", "index.html", 'href="#a"', 'href="/s/none/"'),
        ("links", "index.html", 'href="#a"', 'href="feeds"'),
        ("requests", "index.html", "<body>", '<body><img src="https://a.example/b.png" alt="">'),
        ("requests", "index.html", "<body>", "<body><script>1</script>"),
        ("requests", "index.html", "<body>", "<body onload='x()'>"),
        ("discovery", "index.html", "application/atom+xml", "application/feed+json"),
        ("discovery", "index.html", 'title="T" href', "href"),
        ("discovery", "index.html", "rss.xml", "answers.xml"),
        ("discovery", "index.html", 'rel="canonical"', 'rel="next"'),
        ("discovery", "index.html", f'canonical" href="{BASE}"', f'canonical" href="{BASE}index.html"'),
        ("sitemap", "sitemap.xml", f"{BASE}<", f"{BASE}s/none/<"),
        ("sitemap", "sitemap.xml", "</loc>", "</loc><lastmod>2036-02-03T10:00:00Z</lastmod>"),
        ("sitemap", "sitemap.xml", "</loc>", "</loc><lastmod>yesterday</lastmod>"),
        ("sitemap", "robots.txt", "Sitemap", "Map"),
        ("opml", "feeds.opml", 'type="rss" ', ""),
        ("opml", "feeds.opml", "atom.xml", "none.xml"),
        ("opml", "feeds.opml", 'title="Talks"', 'title="Walks"'),
    ],
)
def test_each_fault_of_a_site_is_found(tmp_path, judge, file, old, new):
    assert site_findings(tmp_path, judge, file, old, new)
