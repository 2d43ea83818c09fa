"""Search as a reader meets it: words of many scripts are typed into a browser, and lead to the answers they are in."""

from __future__ import annotations

import sys
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pipeline.config.keys import SAMPLE_ID, Lane, Mail, Publication, Settings
from pipeline.model.entry import Entry
from pipeline.model.session import Html, Passage, Person, Session, Turn
from pipeline.render import search
from pipeline.render.page.line import listing
from pipeline.render.renderer import Renderer
from pipeline.render.search.folding import words
from pipeline.render.templating.in_force import packaged

pytestmark = pytest.mark.system

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TRICK = '<img src="x" onerror="document.title=\'caught\'"> & <script>document.title="caught"</script> who tricks?'
LONG = "Nothing to see here, walk on. " * 40


def session(title: str, language: str, guest: str, *turns: tuple[str | None, str]) -> Session:
    asked = tuple(Turn(question, (Passage(Html(f"<p>{answer}</p>")),)) for question, answer in turns)
    introduction = Html(f"<p>We met {guest} by the weir.</p>" if language == "en" else "")
    return Session(title, asked, language=language, guests=(Person(guest),), introduction=introduction)


SESSIONS = (
    session(
        "The Gap in the Timetable",
        "en",
        "Mara Lindqvist",
        ("What do you see?", "Fog, mostly, and the bell buoy. Two ferries cross at noon."),
        ("Who paints the lighthouse?", f"{LONG}My aunt, with a brush of <em>badger</em> hair. {LONG}"),
        ("And the keeper?", "The lighthouse has none since the fog horn was sold."),
    ),
    session("Die große Straße", "de", "Jürgen Weiß", ("Was hören Sie?", "Den Verkehr der Hauptstraße und Vögel.")),
    session("Le goût du sel", "fr", "Zoé Élan", ("Pourquoi l’été ?", "Parce que la forêt se tait, cœur léger.")),
    session("Мост", "ru", "Анна Ёлкина", ("Кто чинит мост?", "Ещё вчера чинили каменщики из города.")),
    session("Η Θάλασσα", "el", "Νίκος", ("Τι βλέπεις;", "Τους γλάρους και τον δρόμο της θάλασσας.")),
    session("البحر", "ar", "ليلى", ("ماذا ترى؟", "أَرى السُّفُنَ الكبيرة عند الشاطئ.")),
    session("הגשר", "he", "נועה", ("מה שומעים?", "שומעים את הגלים ואת שָׁלוֹם הבוקר.")),
    session("渡し船", "ja", "山田花子", ("何が見えますか", "霧の中に灯台が見えます。がけの上です。")),
    session("渡口", "zh", "王明", ("你看到什么？", "我看到两只海鸥在桥上。")),
    session("สะพาน", "th", "มาลี", ("คุณเห็นอะไร", "ฉันเห็นทะเลและเรือใหญ่")),
    session("An Unkind Guest", "en", "<b>Bold</b>", (TRICK, "A trickster of the word xyzzy.")),
    session("An Essay", "en", "Ode Alone", (None, "Standing without a question, about solitude.")),
    *(session(f"Crowd {n}", "en", f"Guest {n}", ("Where is everyone?", "In the crowd.")) for n in range(1, 13)),
)
ENTRIES = {
    key: Entry(
        session=each,
        entry_id=f"urn:x:{key}",
        slug=f"session-{key}",
        link=f"http://lantern.example/s/session-{key}/",
        published=NOW,
        updated=NOW,
        revision=1,
        answer_ids=tuple(f"a-{key}-{at}" for at in range(len(each.turns))),
    )
    for key, each in enumerate(SESSIONS, start=25)  # the tail of a segment, and the beginning of the next
}


@dataclass
class Site:
    """The samples, served on loopback."""

    root: Path
    address: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("site")
    for path, data in files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    made = Site(root, "")

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            made.asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made.address = f"http://127.0.0.1:{server.server_port}/"
    yield made
    server.shutdown()
    server.server_close()


def files() -> dict[str, bytes]:
    settings = Settings(
        file=Path("config.toml"),
        publication=Publication(
            id=SAMPLE_ID,
            title="Lantern Street QnA",
            url="https://lantern.example/",
            publisher="Lantern Street Press",
            address="7 Lantern Street",
            timezone="UTC",
        ),
        mail=Mail(from_="a@lantern.example", editor="b@lantern.example", lane=(Lane(name="box", outlet="maildir"),)),
    )
    pages = Renderer(settings, None).pages
    listings = [listing(entry, key=key) for key, entry in ENTRIES.items()]
    made = {f"s/{entry.slug}/index.html": pages.session(entry) for entry in ENTRIES.values()}
    made |= {"index.html": pages.index(listings), "style.css": pages.style(), "search/index.html": pages.search()}
    made["search/search.js"] = (packaged() / "page" / "search.js").read_bytes()

    def text(key: int) -> search.Searched:
        return search.searched(ENTRIES[key])

    segments = search.segments(listings)
    for segment in segments:
        made |= search.segment_files(segment, text)
    made |= {shelf.path: search.shelf_file(shelf, ENTRIES.__getitem__) for shelf in search.shelves(listings)}
    made[search.MANIFEST] = search.manifest(segments, made.__getitem__)
    return made


@contextmanager
def opened(browser: Browser, site: Site, path: str = "search/") -> Iterator[Page]:
    """A page on which nothing may go wrong."""
    context: BrowserContext = browser.new_context(viewport={"width": 800, "height": 900}, locale="en-GB")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto(site.address + path)
    yield page
    assert not wrong
    context.close()


def typed(page: Page, words: str) -> None:
    page.locator("#search [name=q]").fill("")
    page.locator("#search [name=q]").press_sequentially(words, delay=5)


@pytest.mark.parametrize(
    ("query", "answer", "marked"),
    [
        ("buoy", "a-25-0", "buoy"),
        ("BADG", "a-25-1", "badger"),
        ("ferry noon", "a-25-0", "noon"),
        ("lindqvist brush", "a-25-1", "brush"),
        ("hauptstrasse", "a-26-0", "Hauptstraße"),
        ("vogel", "a-26-0", "Vögel"),
        ("VERKEHR", "a-26-0", "Verkehr"),
        ("foret coeur", "a-27-0", "forêt"),
        ("каменщик", "a-28-0", "каменщики"),
        ("еще", "a-28-0", "Ещё"),
        ("ΔΡΟΜΟΣ", None, None),
        ("δρομο", "a-29-0", "δρόμο"),
        ("ΓΛΑΡΟΥΣ", "a-29-0", "γλάρους"),
        ("السفن", "a-30-0", "السُّفُنَ"),
        ("الكبيره", "a-30-0", "الكبيرة"),
        ("שלום", "a-31-0", "שָׁלוֹם"),
        ("灯台", "a-32-0", "灯台"),
        ("霧", "a-32-0", "霧"),
        ("かけ", None, None),  # がけ is another word
        ("海鸥在桥上", "a-33-0", "海鸥在桥上"),
        ("ทะเล", "a-34-0", "ทะเล"),
        ("xyzzy", "a-35-0", "xyzzy"),
        ("solitude", "a-36-0", "solitude"),
    ],
)
def test_a_word_leads_to_the_answer_in_which_it_stands(browser, site, query, answer, marked):
    with opened(browser, site) as page:
        typed(page, query)
        if answer is None:
            expect(page.locator("output")).to_have_text(said(page, "none"))
            return
        hit = page.locator("#found > li").first
        expect(hit.locator("a")).to_have_attribute("href", f"../s/session-{answer.split('-')[1]}/#{answer}")
        expect(hit.locator(".excerpt mark").filter(has_text=marked).first).to_have_text(marked)
        hit.locator("a").click()
        page.wait_for_url(f"**/s/session-*/#{answer}")
        expect(page.locator(f"[id='{answer}']")).to_be_in_viewport()


def said(page: Page, what: str) -> str:
    return str(page.locator("#search").get_attribute(f"data-{what}"))


def test_what_is_asked_weighs_more_than_what_is_said(browser, site):
    with opened(browser, site) as page:
        typed(page, "lighthouse")
        links = page.locator("#found a")
        expect(links).to_have_text(["Who paints the lighthouse?", "And the keeper?"])
        expect(page.locator("output")).to_have_text(said(page, "found").replace("{n}", "2"))


def test_a_guest_or_a_title_leads_to_the_session(browser, site):
    with opened(browser, site) as page:
        typed(page, "Lindqvist")
        hit = page.locator("#found > li").first
        expect(hit.locator("a")).to_have_text("The Gap in the Timetable")
        expect(hit.locator("a")).to_have_attribute("href", "../s/session-25/")
        expect(hit.locator(".excerpt")).to_have_text("We met Mara Lindqvist by the weir.")


def test_what_is_hostile_stays_text(browser, site):
    with opened(browser, site) as page:
        typed(page, "xyzzy")
        link = page.locator("#found a")
        expect(link).to_have_text(TRICK)
        expect(page.locator("#found .who")).to_have_text("An Unkind Guest · <b>Bold</b>")
        expect(page.locator("#found .excerpt mark")).to_have_text("xyzzy")
        assert page.locator("#found img, #found script, #found b").count() == 0
        assert page.title() != "caught"


def test_the_address_holds_the_words(browser, site):
    with opened(browser, site, "search/?q=bell+buoy") as page:
        expect(page.locator("[name=q]")).to_have_value("bell buoy")
        expect(page.locator("#found a").first).to_have_text("What do you see?")
        typed(page, "déjà & vu")
        page.wait_for_url("**/search/?q=d%C3%A9j%C3%A0%20%26%20vu")
        expect(page.locator("#found > li")).to_have_count(0)
        page.locator("[name=q]").fill("")
        page.wait_for_url("**/search/")
        expect(page.locator("output")).to_have_text("")


def test_enter_asks_at_once_and_stays_on_the_page(browser, site):
    with opened(browser, site) as page:
        page.evaluate("window.stayed = true")
        page.locator("[name=q]").fill("buoy")
        page.locator("[name=q]").press("Enter")
        expect(page.locator("#found > li")).to_have_count(1)
        assert page.evaluate("window.stayed")


def test_many_hits_come_a_few_at_a_time(browser, site):
    with opened(browser, site) as page:
        typed(page, "everyone")
        expect(page.locator("#found > li")).to_have_count(6)
        expect(page.locator("#found .who").first).to_have_text("Crowd 12 · Guest 12")
        page.get_by_role("button", name=said(page, "more")).click()
        expect(page.locator("#found > li")).to_have_count(12)
        expect(page.locator("#found > li").nth(6).locator("a")).to_be_focused()
        expect(page.get_by_role("button", name=said(page, "more"))).to_be_hidden()


def test_each_hit_is_set_in_its_own_direction(browser, site):
    with opened(browser, site) as page:
        typed(page, "السفن")
        hit = page.locator("#found > li").first
        assert hit.evaluate("e => [getComputedStyle(e).direction, e.lang]") == ["rtl", "ar"]
        typed(page, "buoy")
        expect(page.locator("#found a")).to_have_text("What do you see?")
        assert page.locator("#found > li").evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_nothing_is_asked_for_twice_or_before_it_is_needed(browser, site):
    with opened(browser, site) as page:
        site.asked.clear()
        page.reload()
        assert not any("index.json" in path for path in site.asked)
        typed(page, "badger")
        expect(page.locator(".excerpt mark")).to_have_text("badger")
        typed(page, "badger")
        expect(page.locator(".excerpt mark")).to_have_text("badger")
    data = [path for path in site.asked if path.endswith(("/search/index.json", "/")) or "?v=" in path]
    assert len(data) == len(set(data))
    assert len(data) <= 16


def test_a_failure_is_said_and_the_next_try_may_succeed(browser, site):
    with opened(browser, site) as page:
        page.route("**/search/words/**", lambda route: route.abort())
        typed(page, "buoy")
        expect(page.locator("output")).to_have_text(said(page, "failed"))
        page.unroute("**/search/words/**")
        typed(page, "buoy")
        expect(page.locator("#found a")).to_have_count(1)


def test_opened_from_a_disk_it_says_that_it_cannot(browser, site):
    page = browser.new_page()
    page.goto((site.root / "search" / "index.html").as_uri())
    expect(page.locator("output")).to_have_text(said(page, "failed"))
    page.close()


def test_without_javascript_the_answer_is_reached_by_browsing(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + "search/")
    page.locator("main a[href='../']").first.click()
    page.get_by_role("link", name="The Gap in the Timetable").click()
    expect(page.get_by_text("the bell buoy")).to_be_visible()
    context.close()


def test_the_script_and_the_index_have_the_same_idea_of_a_word(browser, site):
    """Every character that both know, and whole lines."""
    codes = [code for code in range(0x20, sys.maxunicode) if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")]
    ours = ["".join(words(f"a{chr(code)}b")) for code in codes]
    with opened(browser, site) as page:
        theirs = page.evaluate(
            "codes => codes.map(c => fold(('a' + String.fromCodePoint(c) + 'b').normalize('NFC'))[0])", codes
        )
        different = [
            f"{code:04x} {mine!r} {other!r}"
            for code, mine, other in zip(codes, ours, theirs, strict=True)
            if "".join(words(other)) != mine or words(other) != words(f"a{chr(code)}b")
        ]
        assert not different
        lines = [turn.question or "" for each in SESSIONS for turn in each.turns] + [each.title for each in SESSIONS]
        for line in lines:
            found = page.evaluate("line => termsOf(line.normalize('NFC') + ' ').map(term => term.word)", line)
            assert set(found) <= set(words(line)), line
