"""Every page of the archive, as a browser's parser reads it."""

from __future__ import annotations

import json
import pickle
import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.model.collection import Collection, Kind
from pipeline.model.entry import Entry
from pipeline.model.listing import Listing
from pipeline.model.picture import Picture
from pipeline.model.session import Html, Passage, Person, Turn
from pipeline.render.page.line import listing
from pipeline.render.page.pages import Pages
from pipeline.render.page.parting import ANSWERS, NEWEST, SPLIT, shown_part
from pipeline.render.page.related import Related
from pipeline.render.renderer import Renderer

Enter = Any
Settle = Any

BASE = "https://lantern.example/qna/"
LEFTOVER = re.compile(r"\{\{|\{%|\bNone\b|[Uu]ndefined")
HOSTILE = 'A "B" & </script><script>alert(1)</script> \u2028\u05d0'
KINDS: tuple[Kind, ...] = ("series", "guests", "topics", "questions")
IMAGE = Html('<p><img src="https://far.example/a.png" alt="A lamp"></p>')


def parsed(page: bytes) -> LexborHTMLParser:
    assert not LEFTOVER.search(page.decode())
    return LexborHTMLParser(page.decode())


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def told(page: LexborHTMLParser) -> dict[str, Any]:
    """@type → the node, of the page's JSON-LD."""
    (script,) = page.css("script[type='application/ld+json']")
    return {node["@type"]: node for node in json.loads(script.text(deep=True))["@graph"]}


@dataclass
class Archive:
    """A session in a series, one of another series, and what they have in common."""

    pages: Pages
    entries: list[Entry]
    listings: list[Listing] = field(init=False)

    def __post_init__(self) -> None:
        self.listings = [listing(entry, key=key) for key, entry in enumerate(self.entries)]

    def collection(self, kind: Kind, name: str, **known: Any) -> Collection:
        answers = tuple(entry.answer_ids[0] for entry in self.entries) if kind == "questions" else ()
        return Collection(kind, "slug", name, tuple(self.listings), answers, **known)

    def all_pages(self, name: str) -> dict[str, bytes]:
        """The address of each page → the page; collections are called `name`."""
        pages, listings, entries = self.pages, self.listings, self.entries
        kinds = {kind: self.collection(kind, name) for kind in KINDS}
        related = Related("slug", ("slug",), ("slug",), {entries[0].answer_ids[0]: "slug"})
        made = {
            f"{entries[0].path}": pages.session(
                entries[0],
                previous=listings[1],
                following=listings[1],
                related=related,
                card="cards/a.png",
                pictures={},
            ),
            "": pages.index(listings, KINDS),
            "years/2026/": pages.year(2026, listings, previous=2025, following=2027),
            "questions/slug/": pages.question(kinds["questions"], entries),
            "feeds/": pages.feeds(list(kinds.values())),
            "search/": pages.search(KINDS),
        }
        made |= {f"{kind}/slug/": pages.collection(kinds[kind]) for kind in KINDS[:3]}
        return made | {f"{kind}/": pages.kind(kind, [kinds[kind]]) for kind in KINDS}


@pytest.fixture
def archive(renderer: Renderer, entry: Enter) -> Archive:
    first = entry(topics=("night work",))
    second = entry(slug="five", days=-400, title="The Lamp Room", series="Harbour Voices", number=2, guests=())
    return Archive(renderer.pages, [first, second])


def test_every_page_stands_at_its_address(archive: Archive) -> None:
    for path, made in archive.all_pages("Name").items():
        page = parsed(made)
        assert page.css_first("link[rel=canonical]").attributes["href"] == BASE + path
        assert len(page.css("h1")) == 1
        root = "../" * path.count("/")
        links = {node.attributes["href"] for node in page.css("a[href], link[href]")}
        assert {root + "feeds/", root + "search/", root + "favicon.ico", root + "icon.svg", root or "./"} <= links
        ids = [node.id for node in page.css("[id]")]
        assert len(ids) == len(set(ids))


def test_every_page_says_where_it_is(archive: Archive) -> None:
    for path, made in archive.all_pages("Name").items():
        if not path:
            continue
        page = parsed(made)
        crumbs = told(page)["BreadcrumbList"]["itemListElement"]
        assert [each["position"] for each in crumbs] == list(range(1, len(crumbs) + 1))
        assert (crumbs[0]["item"], crumbs[-1]["item"]) == (BASE, BASE + path)
        shown = [node.attributes["href"] for node in page.css(".masthead a:not(.find)")]
        assert [each["item"] for each in crumbs[:-1]] == [BASE + str(href).replace("../", "") for href in shown]


def test_hostile_names_are_text_everywhere(archive: Archive) -> None:
    archive.entries[0] = replace(
        archive.entries[0],
        session=replace(
            archive.entries[0].session,
            title=HOSTILE,
            series=HOSTILE,
            summary=HOSTILE,
            topics=(HOSTILE,),
            guests=(Person(HOSTILE, HOSTILE, 'https://x.example/"><script>'),),
            turns=(Turn(HOSTILE, (Passage(Html("<p>a</p>"), speaker=HOSTILE),)),),
        ),
        answer_ids=("a",),
    )
    archive.__post_init__()
    for path, made in archive.all_pages(HOSTILE).items():
        assert b"<script>" not in made, path
        assert "\u2028" not in re.findall(r"(?s)<script.*?</script>", made.decode())[-1], path
        page = parsed(made)
        told(page) if path != "search/" else None
        kinds = {"application/ld+json", None} if path == "search/" else {"application/ld+json"}
        assert {node.attributes.get("type") for node in page.css("script")} == kinds, path


def test_same_arguments_same_bytes_in_any_process(archive: Archive, settings: Settle) -> None:
    other = Archive(Renderer(settings(), None).pages, pickle.loads(pickle.dumps(archive.entries)))
    assert other.all_pages("Name") == archive.all_pages("Name")


def test_a_session_leads_on(archive: Archive) -> None:
    first, second = archive.entries[0], archive.listings[1]
    related = Related("tides", ("crake",), ("night-work",), {first.answer_ids[1]: "how-many"})
    page = parsed(archive.pages.session(first, previous=second, related=related))
    onward = {node.attributes["href"]: node.text() for node in page.css(".onward a")}
    assert onward == {
        "../../series/tides/": "Lantern Street QnA",
        "../../guests/crake/": "Sunniva Crake",
        "https://lantern.example/crake": "lantern.example",
        "../../topics/night-work/": "night work",
        "../../questions/how-many/": "How many?",
    }
    assert page.css_first(".guests a").attributes["href"] == "../../guests/crake/"
    assert texts(page, "nav.neighbours a[rel=prev]") == ["Previous 2. The Lamp Room"]
    assert page.css_first("article .onward, article nav") is None


def test_the_series_stands_in_the_trail_and_is_not_said_twice(archive: Archive) -> None:
    page = parsed(archive.pages.session(archive.entries[1], related=Related("voices")))
    assert texts(page, ".trail li") == ["Lantern Street QnA", "Harbour Voices"]
    assert texts(page, ".kicker") == ["Session 2"]
    alone = parsed(archive.pages.session(archive.entries[1]))
    assert texts(alone, ".kicker") == ["Harbour Voices · Session 2"]
    assert alone.css_first(".trail, .onward") is None


def test_a_session_without_a_title_is_called_something(archive: Archive, entry: Enter) -> None:
    nameless = entry(title="", number=None)
    page = parsed(archive.pages.session(nameless, previous=listing(nameless)))
    assert texts(page, "h1") == ["Sunniva Crake"]
    assert page.css_first("[itemprop=headline]").attributes["content"] == ""
    assert texts(parsed(archive.pages.index([listing(nameless)])), ".what a") == ["Sunniva Crake"]
    assert texts(page, ".neighbours .what") == ["Sunniva Crake"]


def test_a_session_shows_itself_elsewhere(archive: Archive) -> None:
    with_card = parsed(archive.pages.session(archive.entries[0], card="cards/four-12ab.png"))
    meta = {
        node.attributes.get("property") or node.attributes.get("name"): node.attributes["content"]
        for node in with_card.css("head meta[content]")
    }
    assert meta["og:image"] == BASE + "cards/four-12ab.png"
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert meta["og:image:alt"].startswith("The Gap in the Timetable")
    assert meta["twitter:card"] == "summary_large_image"
    without = parsed(archive.pages.session(archive.entries[0]))
    assert without.css_first("meta[property='og:image']") is None
    assert without.css_first("meta[name='twitter:card']").attributes["content"] == "summary"


def test_no_image_is_asked_of_another_host(archive: Archive, entry: Enter) -> None:
    turns = (
        Turn("Where?", (Passage(IMAGE),), question_html=Html(f"<p>Where?</p>{IMAGE}")),
        Turn("Why?", (Passage(IMAGE),)),
    )
    full = entry(turns=turns, introduction=IMAGE, conclusion=IMAGE, call_to_action=IMAGE)
    for made in (
        archive.pages.session(full, pictures={}),
        archive.pages.question(Archive(archive.pages, [full]).collection("questions", "Where?"), [full], pictures={}),
    ):
        page = parsed(made)
        assert page.css_first("img, picture, source") is None
        assert "A lamp (far.example)" in texts(page, "main a")
    ours = {"https://far.example/a.png": Picture("media/a.png", 10, 10, "image/png", 1)}
    shown = parsed(archive.pages.session(full, pictures=ours)).css("img")
    assert {node.attributes["src"] for node in shown} == {"../../media/a.png"}
    assert len(shown) == 6


def test_structured_data_of_a_session(archive: Archive) -> None:
    related = Related("tides", ("crake",), ("night-work",))
    found = told(parsed(archive.pages.session(archive.entries[0], related=related, card="cards/a.png")))["Article"]
    assert found["headline"] == "The Gap in the Timetable"
    assert found["url"] == found["@id"] == archive.entries[0].link
    assert found["image"] == BASE + "cards/a.png"
    (author,) = found["author"]
    assert author["url"] == BASE + "guests/crake/"
    assert author["sameAs"] == "https://lantern.example/crake"
    assert found["isPartOf"] == {
        "@type": "CreativeWorkSeries",
        "name": "Lantern Street QnA",
        "url": BASE + "series/tides/",
    }
    alone = told(parsed(archive.pages.session(archive.entries[0])))["Article"]["author"][0]
    assert (alone["url"], "sameAs" in alone) == ("https://lantern.example/crake", False)


def test_a_session_that_lives_elsewhere_says_so(archive: Archive) -> None:
    moved = replace(archive.entries[0], link="https://elsewhere.example/four")
    page = parsed(archive.pages.session(moved))
    assert page.css_first("link[rel=canonical]").attributes["href"] == "https://elsewhere.example/four"
    assert told(page)["Article"]["url"] == "https://elsewhere.example/four"
    row = parsed(archive.pages.index([listing(moved)])).css_first(".what a")
    assert row.attributes["href"] == moved.path


def test_a_guest_has_a_page(archive: Archive) -> None:
    guest = archive.collection("guests", "Sunniva Crake", role="night dispatcher", url="https://lantern.example/crake")
    page = parsed(archive.pages.collection(guest))
    assert texts(page, "h1, .opening p") == ["Sunniva Crake", "night dispatcher", "lantern.example"]
    assert texts(page, ".contents-table .who") == ["Harbour Voices"]
    assert page.css_first(".number") is None
    assert texts(page, "time") == ["17 November 2026", "13 October 2025"]
    person = told(page)["ProfilePage"]["mainEntity"]
    assert (person["@type"], person["name"], person["sameAs"]) == ("Person", "Sunniva Crake", guest.url)


def test_a_collection_offers_its_own_feeds_first(archive: Archive) -> None:
    for made in (
        archive.pages.collection(archive.collection("series", "Tides")),
        archive.pages.question(archive.collection("questions", "Why?"), archive.entries),
    ):
        offered = [node.attributes["href"] for node in parsed(made).css("link[rel=alternate]")]
        own = ["atom.xml", "rss.xml", "feed.json"]
        assert [str(href).rpartition("/")[2] for href in offered] == own + own
        assert all("/slug/" in str(href) for href in offered[:3])


def test_a_long_collection_is_divided_by_year(archive: Archive) -> None:
    many = [
        replace(archive.listings[0], published=archive.listings[0].published - timedelta(days=30 * at))
        for at in range(25)
    ]
    page = parsed(archive.pages.collection(Collection("series", "slug", "Tides", tuple(many))))
    assert texts(page, ".year h2") == ["2026", "2025", "2024"]


def test_a_question_lines_up_every_answer(archive: Archive) -> None:
    page = parsed(archive.pages.question(archive.collection("questions", "What do you move?"), archive.entries))
    assert texts(page, "h1") == ["What do you move?"]
    assert texts(page, "h2") == ["Sunniva Crake", "The Lamp Room"]
    assert [node.attributes["href"] for node in page.css("h2 a")] == [
        "../../s/four/#answer-0",
        "../../s/five/#answer-0",
    ]
    assert "Gaps. Only gaps." in " ".join(texts(page, ".answer p"))
    asked = told(page)["CollectionPage"]["mainEntity"]
    assert (asked["@type"], asked["answerCount"]) == ("Question", 2)
    assert [each["url"] for each in asked["suggestedAnswer"]] == [BASE + "s/four/#answer-0", BASE + "s/five/#answer-0"]
    assert asked["suggestedAnswer"][0]["text"] == "Gaps. Only gaps."
    assert not {"QAPage", "FAQPage"} & told(page).keys()


def asked_often(archive: Archive, count: int) -> Collection:
    first = archive.listings[0]
    lines = tuple(replace(first, key=key, slug=f"s{key}") for key in reversed(range(count)))
    return Collection("questions", "slug", "Why?", lines, ("answer-0",) * count)


def part(archive: Archive, count: int, number: int) -> bytes:
    collection = asked_often(archive, count)
    shown = collection.listings[shown_part(count, number)]
    entries = [replace(archive.entries[0], slug=each.slug) for each in shown]
    return archive.pages.question(collection, entries, number=number)


def test_a_numbered_page_of_a_question_stays_as_it_is(archive: Archive) -> None:
    count = 2 * ANSWERS + 1
    for number in (1, 2):
        assert part(archive, count, number) == part(archive, count + ANSWERS + 7, number)
    newest, second, first = (parsed(part(archive, count, number)) for number in (0, 2, 1))
    assert newest.css_first("a[rel=prev]").attributes["href"] == "../../questions/slug/2/"
    assert second.css_first("a[rel=prev]").attributes["href"] == "../../../questions/slug/1/"
    assert second.css_first("a[rel=next]").attributes["href"] == "../../../questions/slug/"
    assert first.css_first("a[rel=prev]") is None
    assert first.css_first("link[rel=canonical]").attributes["href"] == BASE + "questions/slug/1/"


def test_a_long_index_shows_the_newest_and_the_years(archive: Archive) -> None:
    first = archive.listings[0]
    many = [
        replace(first, key=at, slug=f"s{at}", published=first.published - timedelta(days=at)) for at in range(SPLIT + 1)
    ]
    page = parsed(archive.pages.index(many))
    assert len(page.css(".contents-table li")) == NEWEST
    assert [node.attributes["href"] for node in page.css(".all-years a")] == ["years/2026/", "years/2025/"]
    assert sum(int(each) for each in texts(page, ".all-years .count")) == SPLIT + 1
    assert len(parsed(archive.pages.index(many[:SPLIT])).css(".contents-table li")) == SPLIT


def test_the_index_leads_to_the_lists_that_there_are(archive: Archive) -> None:
    page = parsed(archive.pages.index(archive.listings, {"guests", "series"}))
    assert [node.attributes["href"] for node in page.css(".browse a")] == ["series/", "guests/"]
    assert parsed(archive.pages.index(archive.listings)).css_first(".browse") is None


def test_the_list_of_a_kind(archive: Archive) -> None:
    guests = [archive.collection("guests", name, role="keeper") for name in ("Zoe", "Adam")]
    page = parsed(archive.pages.kind("guests", guests))
    assert texts(page, "h1, .names li") == ["Guests", "Adam, keeper 2", "Zoe, keeper 2"]
    assert "Nothing has been published yet." in parsed(archive.pages.kind("topics", [])).body.text()


def test_feeds_are_explained_and_listed_with_their_addresses(archive: Archive) -> None:
    page = parsed(archive.pages.feeds([archive.collection("topics", "Tides"), archive.collection("series", "Voices")]))
    assert len(page.css("main > p:not([class])")) == 3
    assert texts(page, "code") == [
        *(BASE + file for file in ("atom.xml", "rss.xml", "feed.json", "answers.xml")),
        BASE + "series/slug/atom.xml",
        BASE + "topics/slug/atom.xml",
    ]
    assert page.css_first("a[href='../feeds.opml']") is not None
    assert "answers.xml" not in archive.pages.feeds([], answers=False).decode()


def test_the_answers_feed_is_advertised_nowhere(archive: Archive) -> None:
    for made in archive.all_pages("Name").values():
        assert parsed(made).css_first("link[href$='answers.xml']") is None


def test_the_search_page_is_what_its_script_knows(archive: Archive) -> None:
    page = parsed(archive.pages.search(KINDS))
    form = page.css_first("form#search")
    assert (form.attributes["method"], form.attributes["action"]) == ("get", "./")
    assert {"data-found", "data-none", "data-more", "data-failed"} <= form.attributes.keys()
    assert "{n}" in str(form.attributes["data-found"])
    assert form.css_first("input[name=q]") is not None
    assert len(page.css("output")) == len(page.css("ol#found")) == len(page.css("noscript")) == 1
    assert page.css_first("script[src]").attributes["src"] == "search.js"
    assert len(page.css(".browse a")) == 5


def test_where_there_is_nothing_one_may_search(archive: Archive) -> None:
    for made, action in ((archive.pages.not_found(), "/qna/search/"), (archive.pages.gone("de"), "../../search/")):
        page = parsed(made)
        assert page.css_first("form[role=search]").attributes["action"] == action
        assert page.css_first("form#search, script") is None
        assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"


def test_every_word_of_ours_says_its_language(archive: Archive, entry: Enter) -> None:
    foreign = entry(language="he")
    page = parsed(archive.pages.session(foreign, previous=listing(foreign), related=Related("slug", ("slug",))))
    assert {node.attributes.get("lang") for node in page.css(".find, .onward dt, .way, .facts, footer")} == {"en"}
