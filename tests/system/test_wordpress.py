"""A real WordPress, read by real runs: what is published, what is mailed, and how often it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest

from tests.system import gazette, wordpress

pytestmark = pytest.mark.system

ATOM = "{http://www.w3.org/2005/Atom}"
SOURCE = """\
[[source]]
name = "gazette"
kind = "wordpress"
url = "{url}"
every = "0 min"
rate = 1000
"""


class Entry(NamedTuple):
    """What a feed reader knows of a session."""

    id: str
    link: str
    updated: str
    text: str


class Town:
    """A publication that reads the paper of a town, and the paper; the same time is on both clocks."""

    def __init__(self, publication, site: wordpress.WordPress) -> None:
        self.publication = publication
        self.site = site
        publication.configure('[[source]]\nname = "sessions"\npath = "sessions"\n', SOURCE.format(url=site.address))
        publication.configure('settle = "0 min"', 'settle = "60 min"')
        site.now = publication.now
        publication.qna("subscribers", "add", "ann@example.org")

    @property
    def local(self):
        """The site's own time, without zone."""
        return self.publication.now.astimezone(ZoneInfo("Europe/Vienna")).replace(tzinfo=None)

    def settle(self, posts: int, sessions: int) -> list[int]:
        """An archive, read by a first run; the numbers of its sessions, oldest first."""
        self.wait()
        numbers = self.site.add(found := gazette.archive(self.local, posts, sessions))
        self.after(minutes=5)
        assert len(self.pages()) == sessions
        assert self.publication.mailed() == []
        return [number for number, post in zip(numbers, found, strict=True) if post["author"] == "mara"]

    def wait(self, **time: float) -> None:
        """Let time pass, on both clocks."""
        self.publication.now += timedelta(**time)
        self.site.now = self.publication.now

    def after(self, **time: float) -> str:
        """Let time pass and run; returns what was printed."""
        self.wait(**time)
        return self.publication.run()

    def entries(self) -> dict[str, Entry]:
        """Title → entry in the Atom feed."""
        tree = ElementTree.parse(self.publication.folder / "output" / "atom.xml")
        return {
            entry.findtext(f"{ATOM}title"): Entry(
                entry.findtext(f"{ATOM}id"),
                entry.find(f"{ATOM}link[@rel='alternate']").get("href"),
                entry.findtext(f"{ATOM}updated"),
                entry.findtext(f"{ATOM}content") or "",
            )
            for entry in tree.iter(f"{ATOM}entry")
        }

    def pages(self) -> set[str]:
        """The pages of all sessions."""
        return {path for path in self.publication.site() if path.startswith("s/") and path.endswith("/index.html")}

    def state(self) -> tuple[dict[str, bytes], int]:
        """All that readers can see: the web root, and how many mails have gone to them."""
        return self.publication.site(), len(self.publication.mailed())

    def state_but_for_https(self) -> tuple[dict[str, bytes], int]:
        """The same, all links being taken for https."""
        site, mails = self.state()
        return {path: data.replace(b"http:", b"https:") for path, data in site.items()}, mails


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[wordpress.WordPress]:
    if why := wordpress.missing():
        pytest.skip(why)
    with wordpress.started(tmp_path_factory.mktemp("wordpress") / "site") as site:
        yield site


@pytest.fixture
def town(publication, running: wordpress.WordPress) -> Iterator[Town]:
    running.clear()
    yield Town(publication, running)
    hosts = {urlsplit(url).hostname for url in running.attempts()} - {"127.0.0.1", None}
    assert not hosts, "WordPress tried to reach others"


def test_250_posts_hold_30_sessions_each_page_is_asked_for_once_and_none_is_mailed(town):
    town.settle(250, 30)
    asked = town.site.requests()
    pages = [line for line in asked if "/wp/v2/posts" in line and "per_page=100" in line]
    assert len(pages) == 3
    assert len(asked) <= 5, asked
    before = town.state()
    assert town.after(minutes=10) == ""
    assert town.state() == before
    assert len(town.site.requests()) <= 2


def test_an_edit_is_an_update_and_mails_nobody(town):
    numbers = town.settle(12, 4)
    before = town.entries()
    words = "A thing that will float after all."
    content = town.site.wp("echo get_post($number)->post_content;", number=numbers[-1])
    town.wait(minutes=10)
    town.site.edit(numbers[-1], post_content=content + f"\n\n<p>{words}</p>")
    assert "Updated: 1 session" in town.after(minutes=1)
    after = town.entries()
    changed = [title for title in after if after[title] != before[title]]
    assert len(changed) == 1
    assert after[changed[0]].id == before[changed[0]].id
    assert after[changed[0]].updated > before[changed[0]].updated
    assert words in after[changed[0]].text
    town.after(hours=2)
    assert town.publication.mailed() == []


def test_a_new_post_is_mailed_once_when_it_has_settled(town):
    town.settle(12, 4)
    town.site.add([gazette.interview(40), gazette.notice(40)])
    out = town.after(minutes=10)
    assert "Published: 1 session" in out
    assert "Will mail" in out
    assert town.publication.mailed() == []
    for _ in range(3):
        town.after(minutes=61)
        assert town.publication.mailed() == ["ann@example.org"]
    assert [figures["state"] for figures in town.publication.ledger()] == ["finished"]


@pytest.mark.parametrize("touch", [False, True])
def test_a_move_to_https_is_seen_by_nobody(town, touch):
    numbers = town.settle(12, 4)
    own = town.site.address
    content = town.site.wp("echo get_post($number)->post_content;", number=numbers[-1])
    town.site.edit(numbers[-1], post_content=f'{content}\n\n<p>See <a href="{own}quay/">the quay</a>.</p>')
    town.site.add([gazette.interview(40)])
    town.after(minutes=10)
    town.after(hours=2)
    assert town.publication.mailed() == ["ann@example.org"]
    before = town.state_but_for_https()
    town.site.move_to_https(touch=touch)
    assert urlopen(f"{own}?rest_route=/wp/v2/posts&_fields=link,guid,content").read().count(b"https:") > 20
    for time in ({"minutes": 10}, {"hours": 2}, {"hours": 30}):
        assert town.after(**time) == ""
        assert town.state_but_for_https() == before
    if touch:  # what the site does not show again keeps its links
        assert all(entry.link.startswith("https:") for entry in town.entries().values())
    town.site.edit(numbers[0], post_title="Interview: Somebody Else, net mender")
    assert "Updated: 1 session" in town.after(minutes=10)
    assert town.publication.mailed() == ["ann@example.org"]


def test_a_new_slug_is_a_new_link_of_the_same_entry(town):
    numbers = town.settle(12, 4)
    before, pages = town.entries(), town.pages()
    town.site.edit(numbers[-1], post_name="quite-another-name")
    town.after(minutes=10)
    after = town.entries()
    links = {title: after[title].link for title in after if after[title].link != before[title].link}
    assert list(links.values()) == [f"{town.site.address}quite-another-name/"]
    assert {title: entry.id for title, entry in after.items()} == {title: entry.id for title, entry in before.items()}
    assert town.pages() == pages
    town.after(hours=2)
    assert town.publication.mailed() == []


@pytest.mark.parametrize("how", ["trash", "delete"])
def test_a_deletion_is_told_within_a_day_and_the_page_stays(town, how):
    numbers = town.settle(12, 4)
    before = town.state()
    getattr(town.site, how)(numbers[1])
    told = [town.after(hours=hours) for hours in (1, 22, 1.5, 1, 25)]
    assert [out for out in told if out] == [out for out in told[:3] if "Gone, still published" in out], told
    assert "".join(told).count("\n") == 2, told
    assert town.state() == before


def test_what_comes_back_from_the_bin_is_the_same_session(town):
    numbers = town.settle(12, 4)
    before = town.state()
    town.site.trash(numbers[1])
    town.after(hours=25)
    town.site.wp("wp_untrash_post($n); wp_update_post(['ID' => $n, 'post_status' => 'publish']);", n=numbers[1])
    town.after(hours=1)
    town.after(hours=25)
    assert town.state() == before
    town.site.trash(numbers[1])
    assert "Gone, still published" in town.after(hours=25)


def test_a_protected_post_is_not_read_until_it_is_open(town):
    town.settle(12, 4)
    (number,) = town.site.add([gazette.interview(40) | {"password": "sesame"}])
    before = town.state()
    for hours in (1, 26):
        town.wait(hours=hours)
        assert "protected by a password" in town.publication.run("--verbose")
        assert town.state() == before
    town.site.edit(number, post_password="")
    assert "Published: 1 session" in town.after(hours=1)
    town.after(hours=2)
    assert town.publication.mailed() == ["ann@example.org"]


def test_a_session_that_gets_a_password_stays_as_it_was(town):
    numbers = town.settle(12, 4)
    before = town.state()
    town.site.edit(numbers[-1], post_password="sesame")
    for hours in (1, 26, 26):
        assert "Gone" not in town.after(hours=hours)
        assert town.state() == before


@pytest.mark.parametrize("hours_late", [0, 5])
def test_a_scheduled_post_is_found_when_it_is_published(town, hours_late):
    """WordPress leaves the time of its last change where it was; other posts have been changed since."""
    numbers = town.settle(12, 4)
    town.site.add([gazette.interview(40, town.local + timedelta(hours=9))])
    town.wait(hours=8)
    town.site.edit(numbers[0], post_title="Interview: Somebody Else, net mender")
    assert "Published" not in town.after(hours=0.5)
    town.wait(hours=1 + hours_late)  # without visitors WordPress is late, while the desk goes on writing
    town.site.add([gazette.notice(41)])
    assert "Published" not in town.after()
    town.site.cron()
    assert "Published: 1 session" in town.after(minutes=5)
    for hours in (2, 23, 2):
        assert "Published" not in town.after(hours=hours)
        assert town.publication.mailed() == ["ann@example.org"]


@pytest.mark.parametrize("hours", [1, 4])
def test_an_edit_in_the_hour_that_comes_twice_is_found(town, hours):
    """WordPress compares local times: at 02:50 summer time all of the second 02:00–03:00 is still in the past."""
    town.publication.now = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    numbers = town.settle(12, 4)
    titles = "Interview: Edited Once, net mender", "Interview: Edited Twice, net mender"
    for minute, number, title in zip((50, 90), numbers, titles, strict=False):
        town.publication.now = datetime(2026, 10, 25, 0, 0, tzinfo=UTC) + timedelta(minutes=minute)
        town.wait()
        town.site.edit(number, post_title=title)
        assert "Updated: 1 session" in town.after(hours=hours if minute == 90 else 0.2)


def test_ties_lose_nothing(town):
    """An import gives all posts the same times, and databases sort equals as they like."""
    date = f"{town.local - timedelta(days=3):%Y-%m-%d %H:%M:%S}"
    town.site.add([post | {"date": date} for post in gazette.archive(town.local)])
    town.wait(minutes=10)
    assert "250 posts found: 30 ready" in town.publication.run("--verbose")


def test_where_the_api_is_closed_the_feed_is_read_and_the_editor_told(town):
    town.site.close_api()
    town.site.add(gazette.archive(town.local, 12, 4))
    out = town.after(minutes=10)
    assert "feed" in out
    assert len(town.pages()) == 4
    before = town.state()
    assert town.after(hours=1) == ""
    town.site.close_api(False)
    town.after(hours=26)
    town.after(hours=26)
    assert town.state() == before  # the API numbers what the feed had named by guid: the same sessions


def test_a_move_to_https_is_not_seen_in_the_feed_either(town):
    town.site.close_api()
    town.settle(4, 4)
    before = town.state_but_for_https()
    town.site.move_to_https()
    assert town.after(hours=1) == ""
    assert town.state_but_for_https() == before
    town.site.add([gazette.interview(40)])  # which changes the feed's validators, too
    assert "Published: 1 session" in town.after(hours=1)
    assert len(town.pages()) == 5
    town.after(hours=2)
    assert town.publication.mailed() == ["ann@example.org"]


def test_a_protected_post_is_not_read_from_the_feed_either(town):
    town.site.close_api()
    numbers = town.settle(12, 4)
    before = town.state()
    town.site.edit(numbers[-1], post_password="sesame")
    town.site.add([gazette.interview(40) | {"password": "sesame"}])
    for hours in (1, 26):
        assert "review" not in town.after(hours=hours)
        assert town.state() == before


def test_with_an_application_password_a_closed_api_opens(town, monkeypatch):
    monkeypatch.setenv("QNA_GAZETTE_PASSWORD", town.site.application_password())
    town.publication.configure('every = "0 min"\n', 'every = "0 min"\nusername = "admin"\n')
    town.site.close_api()
    town.settle(12, 4)
    assert len(town.pages()) == 4
    town.site.add([gazette.interview(40)])
    town.after(minutes=10)
    assert all(" 401 " not in line for line in town.site.requests())
    assert len(town.pages()) == 5


def test_only_a_category_is_read(town):
    town.publication.configure('every = "0 min"\n', 'every = "0 min"\ncategory = "Conversations"\n')
    town.site.add(gazette.archive(town.local, 40, 6))
    town.wait(minutes=5)
    assert "6 posts found: 6 ready" in town.publication.run("--verbose")
    assert len(town.pages()) == 6


def test_a_site_without_permalinks(town):
    town.site.wp("update_option('permalink_structure', ''); flush_rewrite_rules(false);")
    numbers = town.settle(12, 4)
    assert len(town.pages()) == 4
    assert {entry.link for entry in town.entries().values()} == {f"{town.site.address}?p={each}" for each in numbers}
