"""Every document against every judge that pip alone can bring: grammars, feedparser, and a strict reading of JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import feedparser
import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.model.channel import AnswerItem, Channel, Image, Item
from pipeline.model.enclosure import Enclosure
from pipeline.parse.sanitize import TAGS
from pipeline.render.feed import ATOM as ATOM_FORMAT
from pipeline.render.feed import FORMATS, Format
from pipeline.render.feed.answers import answer_items
from pipeline.render.feed.channels import answers_channel
from pipeline.render.feed.documents import documents, fit, placed, weight
from pipeline.render.renderer import Renderer
from tests.feeds import ATOM, CHANNEL, READ, Told, as_items, json_feed, make_item, tree
from tests.judges import strict_feed
from tests.judges.feed_judges import agreement, archives, grammar, parsers
from tests.judges.reading import Feed
from tests.worst_case import BASE, entries, unclean

FULL = replace(
    CHANNEL,
    home_url=BASE,
    self_url=BASE,
    favicon_url=f"{BASE}favicon.png",
    logo_url=f"{BASE}logo.png",
    rights="© The Marrow Press & others",
    series_scheme=f"{BASE}series/",
    topics_scheme=f"{BASE}topics/",
)
EXTRAS = {
    "enclosure": Enclosure(f"{BASE}media/a.mp3?a=1&b=2", 1234, "audio/mpeg", 60),
    "image": Image(f"{BASE}media/a.jpg", "image/jpeg", 1200, 630),
    "comments_url": f"{BASE}s/x/#comments",
}


def worst() -> list[Item]:
    items = as_items([*unclean(), *entries()])
    return [replace(item, **EXTRAS) if number % 2 else item for number, item in enumerate(items)]


Rendered = dict[str, list[tuple[Format, Feed]]]


def chains(items: list[Item | AnswerItem], channel: Channel) -> Iterator[tuple[Format, Feed]]:
    """Every document of a feed that has archives, in every format."""
    oldest_first = items[::-1]
    fitting = fit(weight(channel, item) for item in items)
    for form in FORMATS:
        for document in documents(len(items), 5, fitting):
            head = placed(channel, document, BASE, form.file)
            held = oldest_first[document.start : document.stop][::-1]
            yield form, Feed(document.folder + form.file, form.render(head, held), base=BASE)


def single(items: list[Item | AnswerItem], channel: Channel) -> list[tuple[Format, Feed]]:
    """A feed of one document, in every format."""
    heads = [(form, replace(channel, self_url=BASE + form.file)) for form in FORMATS]
    return [(form, Feed(form.file, form.render(head, items), base=BASE)) for form, head in heads]


def made() -> dict[str, list[tuple[Format, Feed]]]:
    answers = [item for entry in entries() for item in answer_items(entry)][:50]
    return {
        "worst case": list(chains([*worst()], FULL)),
        "empty": single([], FULL),
        "answers": single([*answers], answers_channel(FULL, BASE, "Answers")),
        "nothing said": single([make_item(content="", summary="", title="")], FULL),
        "bare channel": single([*worst()[-3:]], Channel(CHANNEL.id, "", BASE, BASE)),
    }


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return made()


CASES = ("worst case", "empty", "answers", "nothing said", "bare channel")
each_case = pytest.mark.parametrize("case", CASES)


def in_format(rendered: Rendered, case: str, file: str) -> list[bytes]:
    found = [feed.data for form, feed in rendered[case] if form.file == file]
    assert found
    return found


@each_case
def test_the_grammar_holds(rendered: Rendered, case: str) -> None:
    assert [str(finding) for _, feed in rendered[case] for finding in grammar(feed)] == []


@pytest.mark.parametrize("form", FORMATS[:2], ids=["atom", "rss"])
def test_the_grammar_can_fail(form: Format) -> None:
    for old, new in ((b"<id>urn:", b"<id>urn "), (b"<link>http", b"<link>no-http"), (b"generator>", b"unknown>")):
        broken = form.render(FULL, [])
        if old in broken:
            assert list(grammar(Feed(form.file, broken.replace(old, new))))


NEED_A_SITE = {"broken_link", "icon_is_there"}
"""Rules that look for files beside the feed; tests/system/test_judges.py has them."""
NOT_OURS_TO_HEAL = {"contains_html"}
"""Readers swallow <b> in a title; in the worst case that is what the title says."""
STRICT = [rule for rule in strict_feed.RULES if rule.__name__ not in NEED_A_SITE | NOT_OURS_TO_HEAL]


@each_case
@pytest.mark.parametrize("rule", STRICT, ids=lambda rule: rule.__name__)
def test_the_strict_rule_is_kept(rendered: Rendered, case: str, rule: strict_feed.Rule) -> None:
    assert [f"{feed.path}: {found}" for _, feed in rendered[case] for found in rule(feed)] == []


@each_case
def test_the_formats_agree(rendered: Rendered, case: str) -> None:
    assert [str(finding) for finding in agreement(feed for _, feed in rendered[case])] == []


def test_archives_lead_back_to_the_first_entry(rendered: Rendered) -> None:
    assert [str(finding) for finding in archives((feed for _, feed in rendered["worst case"]), len(worst()))] == []


@pytest.mark.system
@pytest.mark.parametrize("case", [case for case in CASES if case != "nothing said"])  # rss-parser sees a <div> there
def test_four_parsers_read_the_same(rendered: Rendered, case: str, tmp_path: Path) -> None:
    feeds = [replace(feed, root=tmp_path) for _, feed in rendered[case]]
    for feed in feeds:
        (tmp_path / feed.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / feed.path).write_bytes(feed.data)
    assert [str(finding) for finding in parsers(feeds)] == []


@each_case
@pytest.mark.parametrize("file", ["atom.xml", "rss.xml"])
def test_feedparser_finds_no_fault(rendered: Rendered, case: str, file: str) -> None:
    for document in in_format(rendered, case, file):
        parsed = feedparser.parse(document)
        assert parsed.bozo == 0, parsed.get("bozo_exception")
        assert parsed.feed.link == BASE
        for entry in parsed.entries:
            assert entry.id
            assert entry.title
            assert entry.link.startswith(("https://", "http://"))
            assert entry.author
            assert entry.published_parsed
            assert entry.updated_parsed
            assert entry.summary


class _Author(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    url: str | None = None


class _Hub(msgspec.Struct, forbid_unknown_fields=True):
    type: str
    url: str


class _Attachment(msgspec.Struct, forbid_unknown_fields=True):
    url: str
    mime_type: str
    size_in_bytes: int
    duration_in_seconds: int | None = None


class _Item(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    url: str
    title: str
    content_html: str
    summary: str
    date_published: datetime
    date_modified: datetime
    authors: list[_Author]
    image: str | None = None
    tags: list[str] = []
    language: str | None = None
    attachments: list[_Attachment] = []


class _Feed(msgspec.Struct, forbid_unknown_fields=True):
    """JSON Feed 1.1, as its specification has it, of what we mean to write; no field of version 1.0."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    language: str
    authors: list[_Author]
    items: list[_Item]
    description: str | None = None
    next_url: str | None = None
    icon: str | None = None
    favicon: str | None = None
    hubs: list[_Hub] = []


@each_case
def test_json_is_as_its_specification_says(rendered: Rendered, case: str) -> None:
    for document in in_format(rendered, case, "feed.json"):
        feed = msgspec.json.decode(document, type=_Feed, strict=True)
        assert feed.version == "https://jsonfeed.org/version/1.1"
        assert feed.next_url != feed.feed_url
        web = [
            feed.home_page_url,
            feed.feed_url,
            feed.icon,
            feed.favicon,
            feed.next_url,
            *(hub.url for hub in feed.hubs),
        ]
        for item in feed.items:
            web += [
                item.url,
                item.image,
                *(each.url for each in item.attachments),
                *(each.url for each in item.authors),
            ]
            assert item.id
            assert item.title
            assert item.summary
            assert item.date_published.tzinfo is not None
        assert all(url.startswith(("https://", "http://")) for url in web if url)


@each_case
@pytest.mark.parametrize("file", [form.file for form in FORMATS])
def test_no_character_is_forbidden(rendered: Rendered, case: str, file: str) -> None:
    for document in in_format(rendered, case, file):
        text = document.decode("utf-8")
        assert not text.startswith("\ufeff")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", text)
        if file != "feed.json":
            assert text.startswith("<?xml version='1.0' encoding='UTF-8'?>")


@pytest.mark.parametrize("read", READ, ids=["atom", "rss", "json"])
def test_every_address_is_absolute(read: Callable[..., list[Told]]) -> None:
    for told in _told(worst(), read):
        for node in LexborHTMLParser(told["content"]).css("[href], [src], [poster], [cite]"):
            found = [node.attributes.get(name) for name in ("href", "src", "poster", "cite")]
            assert all(address.startswith(("https://", "http://", "mailto:")) for address in found if address)
        for node in LexborHTMLParser(told["content"]).css("[srcset]"):
            candidates = (node.attributes["srcset"] or "").split(", ")
            assert all(each.startswith("https://") for each in candidates)


def _told(items: list[Item], read: Callable[..., list[Told]]) -> list[Told]:
    return read(items, FULL)


def test_one_alternate_stands_before_self(rendered: Rendered) -> None:
    for case in CASES:
        for document in in_format(rendered, case, "atom.xml"):
            root = tree(document)
            relations = [link.get("rel") for link in root.iterfind(f"{ATOM}link")]
            assert relations[:2] == ["alternate", "self"]
            assert relations.count("alternate") == relations.count("self") == 1
            for entry in root.iterfind(f"{ATOM}entry"):
                links = entry.findall(f"{ATOM}link")
                assert [link.get("rel") for link in links].count("alternate") == 1
                assert links[0].get("rel") == "alternate"


def test_no_entry_twice_and_newest_first() -> None:
    for read in READ:
        told = _told(worst(), read)
        assert len({each["id"] for each in told}) == len(told)
        assert all(newer["published"] > older["published"] for newer, older in pairwise(told))


def test_the_worst_case_is_told_alike() -> None:
    first, second, third = (_told(worst(), read) for read in READ)
    assert first == second == third


def test_what_is_rare_arrives_byte_by_byte() -> None:
    for read in READ:
        told = {each["id"]: each for each in _told(worst(), read)}
        for item in as_items(entries()):
            said = told[item.entry.entry_id]
            assert said["content"] == item.content
            assert said["title"] == item.entry.session.title


def test_nobody_is_told_less_than_a_title_an_author_and_a_summary() -> None:
    for told in _told(worst(), READ[0]):
        assert told["title"].strip()
        assert told["summary"].strip()
        assert told["summary"] != told["content"]
        assert all(author.strip() for author in told["authors"])


SURVIVING = TAGS | {"div"}
"""What the sanitisers of readers let through, and <div>, which they take away from around its content."""


def test_content_is_made_of_what_survives(renderer: Renderer) -> None:
    for entry in entries():
        content = renderer.content(entry)
        body = LexborHTMLParser(content).body
        assert body is not None
        found = {node.tag for node in body.traverse() if node.tag != "body"}
        assert found <= SURVIVING
        assert not re.search(r"<(html|head|body)\b|\sclass=|\sstyle=|\son\w+=", content)
        assert content.startswith('<div dir="rtl" lang="he">') == (entry.session.direction == "rtl")


def test_the_same_sessions_give_the_same_bytes(rendered: Rendered) -> None:
    assert made() == rendered


@pytest.mark.slow
def test_a_long_feed_is_quick() -> None:
    """Not a benchmark: one that took ten times the usual would fail."""
    import time

    (entry,) = [entry for entry in entries() if entry.session.title.startswith("Tables")]
    items = as_items([entry])[0]
    many: list[Any] = [
        replace(items, entry=replace(entry, entry_id=f"urn:x:{n}", published=entry.published - timedelta(hours=n)))
        for n in range(1304)
    ]
    for form in FORMATS:
        begin = time.process_time()
        form.render(FULL, many)
        assert time.process_time() - begin < 3
    assert ATOM_FORMAT is FORMATS[0]
    assert json_feed(FULL, []) == FORMATS[2].render(FULL, [])
