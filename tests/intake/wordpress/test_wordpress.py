"""A WordPress site: the right thing for each thing that can happen to a post, by as few requests as there can be."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.errors import ConfigError, Unreachable
from pipeline.intake.wordpress.post import sight
from pipeline.model.document import Document
from pipeline.model.sight import Passed
from tests.hostile import CERTIFICATE, Server, redirect
from tests.looker import Looker
from tests.websites import WordPress

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
WORDS = "<p>What do you see? Fog, mostly, and the bell buoy, which answers nobody at all.</p>"


@pytest.fixture
def site() -> Iterator[WordPress]:
    with WordPress() as made:
        for day in range(5):
            made.add(f"Crossing &#8211; {day}", WORDS, NOW - timedelta(days=100 - day))
        yield made


@pytest.fixture
def looker(site: WordPress) -> Looker:
    made = Looker("wordpress", site.url + "/", NOW)
    made.look()
    site.asked()
    return made


def later(looker: Looker, hours: float = 1) -> list[Document]:
    looker.now += timedelta(hours=hours)
    return looker.look()


def test_a_post_is_a_document_with_all_that_the_site_says_of_it(site: WordPress) -> None:
    site.terms += [site.term(5, "Ferries &amp; Boats", "category"), site.term(6, "fog", "post_tag")]
    post = site.posts[0]
    post.categories, post.tags, post.media = (1, 5), (6,), 77
    document = Looker("wordpress", site.url, NOW).look()[0]
    assert (document.source, document.origin, document.media_type, document.charset) == (
        "town",
        "11",
        "text/html",
        "utf-8",
    )
    assert document.data == WORDS.encode()
    assert document.url == f"{site.url}/{post.slug}/"
    assert document.guid == f"{site.url}/?p=11"
    assert document.aliases == (f"{site.bare}/?p=11", f"{site.bare}/{post.slug}/")
    said = document.particulars
    assert (said.title, said.author, said.topics) == ("Crossing – 0", "Jo & Sam", ("Ferries & Boats", "fog"))
    assert (said.published, said.image, said.language, said.summary) == (post.date, f"{site.url}/77.jpg", None, None)


def test_the_first_look_reads_all_pages_of_100(site: WordPress) -> None:
    for number in range(245):
        site.add(f"More {number}", WORDS, NOW - timedelta(days=50))  # all at the same second: ties lose nothing
    looker = Looker("wordpress", site.url, NOW)
    assert len(set(looker.look() and looker.origins)) == 250
    assert len(site.asked()) == 2 + 3  # the site, a probe, three pages


def test_nothing_new_costs_two_requests_and_writes_nothing(site: WordPress, looker: Looker) -> None:
    later(looker, 4)
    site.asked()
    later(looker)
    assert len(site.asked()) == 2
    assert [sight for sight in looker.sights if not isinstance(sight, Document)] == []
    assert looker.origins == ["15"]  # the newest, seen again; its content hash says that it is the same


def test_an_edit_is_found_and_nothing_else(site: WordPress, looker: Looker) -> None:
    site.posts[0].content, site.posts[0].modified = "<p>Corrected.</p>", NOW + timedelta(minutes=30)
    assert [document.data for document in later(looker)][:1] == [b"<p>Corrected.</p>"]
    assert set(looker.origins) <= {"11", "15"}


def test_a_new_post_is_found(site: WordPress, looker: Looker) -> None:
    site.add("New", WORDS, NOW + timedelta(minutes=5))
    later(looker)
    assert "16" in looker.origins


def test_an_edit_in_the_hour_that_comes_twice_is_found(site: WordPress, looker: Looker) -> None:
    change = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
    site.offset = lambda at: timedelta(hours=2 if at < change else 1)
    site.posts[1].modified = change - timedelta(minutes=5)  # 02:55 local
    looker.now = change - timedelta(minutes=1)
    assert "12" in [document.origin for document in looker.look()]
    site.posts[2].modified = change + timedelta(minutes=10)  # 02:10 local, once more
    assert "13" in [document.origin for document in later(looker, 6)]


def test_a_scheduled_post_is_found_though_nobody_touched_it(site: WordPress, looker: Looker) -> None:
    post = site.add("Tomorrow", WORDS, NOW + timedelta(hours=2), modified=NOW - timedelta(days=1), status="future")
    assert "16" not in [document.origin for document in later(looker)]
    post.status = "publish"
    assert "16" in [document.origin for document in later(looker, 2)]
    site.asked()
    later(looker, 3)
    assert not [target for target in site.asked() if "include=" in target]  # it is known now


def test_a_post_that_cron_published_days_late_is_found_by_the_listing(site: WordPress, looker: Looker) -> None:
    site.add("Late", WORDS, NOW - timedelta(days=20), modified=NOW - timedelta(days=200))
    assert "16" not in [document.origin for document in later(looker)]
    assert "16" in [document.origin for document in later(looker, 24)]


def test_a_deletion_is_found_within_a_day(site: WordPress, looker: Looker) -> None:
    del site.posts[1]
    later(looker)
    assert looker.gone == []
    later(looker, 24)
    assert looker.gone == ["12"]
    later(looker, 24)
    assert looker.gone == []


def test_more_than_half_gone_is_a_remark_until_a_listing_says_otherwise(site: WordPress, looker: Looker) -> None:
    posts, site.posts = site.posts, site.posts[:2]
    later(looker, 25)
    assert looker.gone == []
    assert [remark for remark in looker.remarks if "3 of 5 known posts" in remark]
    first = looker.remarks
    later(looker)
    assert looker.remarks == first
    site.posts = posts
    later(looker, 25)
    assert looker.remarks == []


def test_an_empty_listing_says_nothing(site: WordPress, looker: Looker) -> None:
    site.posts = []
    later(looker, 25)
    assert looker.gone == []
    assert looker.remarks


def test_a_listing_without_its_length_says_nothing_of_what_is_gone(site: WordPress, looker: Looker) -> None:
    del site.posts[1]
    site.has_totals = False
    later(looker, 25)
    assert looker.gone == []


def test_what_changed_while_it_was_listed_is_listed_again(site: WordPress, looker: Looker) -> None:
    for number in range(120):
        site.add(f"More {number}", WORDS, NOW + timedelta(seconds=number))
    later(looker)
    del site.posts[1]

    def delete_another(target: str) -> None:
        if "page=2" in target and "modified_after" not in target and len(site.posts) == 124:
            del site.posts[2]

    site.before_answer = delete_another
    later(looker, 25)
    assert looker.gone == []
    later(looker)
    assert looker.gone == ["12", "14"]


def test_a_protected_post_is_passed_and_stays(site: WordPress, looker: Looker) -> None:
    post = site.posts[2]
    post.password, post.modified = "secret", NOW + timedelta(minutes=1)
    later(looker)
    assert looker.passed == {"13": "it is protected by a password"}
    assert "13" in looker.known
    later(looker, 25)
    assert looker.gone == []
    post.password, post.modified = "", looker.now
    assert "13" in [document.origin for document in later(looker)]


def test_https_and_a_new_slug_change_no_identity(site: WordPress, looker: Looker) -> None:
    site.home = site.home.replace("http://", "https://")
    post = site.posts[0]
    post.slug, post.modified = "elsewhere", NOW + timedelta(minutes=1)
    document = later(looker)[0]
    assert document.origin == "11"
    assert document.aliases == (f"{site.bare}/?p=11", f"{site.bare}/elsewhere/")


def test_a_date_to_come_hides_no_edit(site: WordPress, looker: Looker) -> None:
    site.posts[4].modified = datetime(2099, 1, 1, tzinfo=UTC)
    later(looker)
    site.posts[0].modified = looker.now
    assert "11" in [document.origin for document in later(looker)]


def test_a_wordpress_that_knows_no_modified_after(site: WordPress, looker: Looker) -> None:
    site.knows_modified_after = False
    site.posts[0].modified = NOW + timedelta(minutes=1)
    later(looker, 0.5)
    assert set(looker.origins) == {"11", "15"}  # 15 was the newest before


def test_a_look_that_was_killed_loses_nothing(site: WordPress) -> None:
    looker = Looker("wordpress", site.url, NOW)
    looker.look(stop_after=2)
    assert (looker.known, looker.bookmarks) == ({"11", "12"}, {})
    looker.look()
    assert len(looker.known) == 5


@pytest.mark.parametrize("word", ["Town Talks", "town-talks"])
def test_a_category_with_those_below_it(site: WordPress, word: str) -> None:
    site.terms += [site.term(5, "Town Talks", "category"), site.term(6, "Short", "category", parent=5)]
    site.posts[0].categories, site.posts[3].categories = (5,), (6,)
    looker = Looker("wordpress", site.url, NOW, category=word)
    looker.look()
    assert looker.origins == ["11", "14"]
    site.asked()
    later(looker)
    assert len(site.asked()) == 2  # the terms are remembered


def test_a_tag_and_a_word(site: WordPress) -> None:
    site.terms.append(site.term(9, "fog", "post_tag"))
    site.posts[0].tags = site.posts[1].tags = (9,)
    site.posts[1].content = "<p>Lanterns.</p>"
    assert [found.origin for found in Looker("wordpress", site.url, NOW, tag="fog", search="lantern").look()] == ["12"]


def test_a_category_that_is_not_there(site: WordPress) -> None:
    looker = Looker("wordpress", site.url, NOW, category="Interviews")
    message = (
        r"^\[\[source\]\] town: .* has no category 'Interviews'; correct category in the source: it has Uncategorized$"
    )
    with pytest.raises(ConfigError, match=message):
        looker.look()


def test_a_category_that_is_renamed_is_still_read_by_its_number(site: WordPress) -> None:
    site.terms.append(site.term(5, "Interviews", "category"))
    site.posts[0].categories = site.posts[1].categories = (5,)
    looker = Looker("wordpress", site.url, NOW, category="interviews")
    looker.look()
    site.terms[-1] |= {"name": "Talks", "slug": "talks"}
    site.posts[0].modified = NOW + timedelta(hours=2)
    assert "11" in [found.origin for found in later(looker, 25)]
    (remark,) = looker.remarks
    assert "by now has no category 'interviews'; correct category in the source: it has Uncategorized, Talks" in remark
    assert (later(looker) and looker.remarks) == [remark], "as long as it is true"


def test_another_category_in_the_config_is_read_whole(site: WordPress) -> None:
    site.terms += [site.term(5, "A", "category"), site.term(6, "B", "category")]
    site.posts[0].categories, site.posts[1].categories = (5,), (5,)
    site.posts[2].categories = (5, 6)
    looker = Looker("wordpress", site.url, NOW, category="A")
    looker.look()
    looker.source = Looker("wordpress", site.url, NOW, category="B").source
    site.posts[3].categories = (6,)
    later(looker)
    assert "14" in looker.origins


@pytest.mark.parametrize("folder", ["", "/blog"])
def test_plain_permalinks_and_folders(folder: str) -> None:
    for plain in (False, True):
        with WordPress(folder, plain=plain) as site:
            site.add("One", WORDS, NOW)
            looker = Looker("wordpress", site.home, NOW)
            assert [document.url for document in looker.look()] == [site.link(site.posts[0])]
            site.asked()
            later(looker)
            assert len(site.asked()) == 2


@pytest.mark.parametrize(
    ("api", "how"),
    [
        (401, r"answers 401 \(You are not currently logged in\.\)"),
        (403, "answers 403"),
        (404, "answers 404"),
        ("html", "answers with a web page instead of JSON"),
        ("broken", "answers with JSON that is no list of posts"),
    ],
)
def test_where_the_api_is_closed_the_feed_is_read(site: WordPress, api: str | int, how: str) -> None:
    for number in range(12):
        site.add(f"More {number}", WORDS, NOW - timedelta(days=number))
    site.api = api
    looker = Looker("wordpress", site.url, NOW)
    looker.look()
    assert sorted(looker.origins, key=int) == [str(number) for number in range(11, 28)]
    assert looker.documents[0].particulars.language is None  # nothing may tell the ways apart
    (remark,) = looker.remarks
    assert re.search(how + ".*; its feed is read instead", remark)
    site.asked()
    later(looker)
    assert looker.documents == []
    assert looker.remarks == [remark]  # as long as it is true
    assert len(site.asked()) == 1
    assert site.unchanged == 1


def test_a_post_is_the_same_by_both_ways(site: WordPress) -> None:
    by_api = {document.origin: document for document in Looker("wordpress", site.url, NOW).look()}
    site.api = 403
    by_feed = {document.origin: document for document in Looker("wordpress", site.url, NOW).look()}
    assert {origin: found.content_hash for origin, found in by_api.items()} == {
        origin: found.content_hash for origin, found in by_feed.items()
    }
    assert by_api == by_feed


def test_an_api_that_opens_again_catches_up(site: WordPress, looker: Looker) -> None:
    site.api = 403
    later(looker)
    assert looker.remarks
    site.posts[0].modified = looker.now
    site.api = "open"
    assert "11" in [document.origin for document in later(looker, 2)]
    assert looker.remarks == []


def test_a_short_post_is_whole_in_the_feed_of_its_site(site: WordPress) -> None:
    site.api = 403
    for post in site.posts:
        post.content = "<p>Take two lemons and a quiet afternoon.</p>"
    looker = Looker("wordpress", site.url, NOW)
    assert len(looker.look()) == len(site.posts)
    assert [target for target in site.asked() if "crossing" in target] == [], "no page is asked for"


def test_posts_taken_over_from_another_site_are_not_called_by_their_numbers_there(site: WordPress) -> None:
    site.posts[0].guid = "http://elsewhere.example/?p=15"  # which is the number of another one here
    by_api = {document.origin: document for document in Looker("wordpress", site.url, NOW).look()}
    site.api = 403
    by_feed = {document.origin: document for document in Looker("wordpress", site.url, NOW).look()}
    assert set(by_feed) == {"elsewhere.example/?p=15", "12", "13", "14", "15"}
    assert "elsewhere.example/?p=15" in by_api["11"].aliases, "by which it is known again"


LOGIN = ("Authorization", "Basic ZWQ6d29yZA==")


def test_a_login_that_a_closed_api_does_not_accept_is_told(site: WordPress) -> None:
    site.api, site.login = 401, "Basic other"
    looker = Looker("wordpress", site.url, NOW, username="ed")
    looker.credentials = LOGIN
    looker.look()
    (remark,) = looker.remarks
    assert "although a login is configured: check its username, header and password_file" in remark


def test_a_login_that_an_open_api_does_not_accept_is_told_and_asked_about_once_a_day(site: WordPress) -> None:
    site.login = "Basic other"
    looker = Looker("wordpress", site.url, NOW, username="ed")
    looker.credentials = LOGIN
    assert len(looker.look()) == 5
    (remark,) = looker.remarks
    assert "the login is not accepted, so only what visitors see is read; check username" in remark
    site.asked()
    later(looker)
    assert looker.remarks == [remark], "as long as it is true"
    assert not [target for target in site.asked() if "users/me" in target]
    site.login = LOGIN[1]
    later(looker, 24)
    assert looker.remarks == []
    assert len([target for target in site.asked() if "users/me" in target]) == 1


def test_a_login_that_is_accepted_is_no_news(site: WordPress) -> None:
    site.api, site.login = 401, LOGIN[1]
    looker = Looker("wordpress", site.url, NOW, username="ed")
    looker.credentials = LOGIN
    assert (len(looker.look()), looker.remarks) == (5, [])


def test_a_site_whose_proxy_ends_tls_is_asked_under_the_scheme_that_answered(site: WordPress) -> None:
    site.scheme = "https"
    looker = Looker("wordpress", site.url, NOW)
    assert (len(looker.look()), looker.remarks) == (5, [])


def test_a_site_that_has_moved_to_https_is_remarked() -> None:
    """With a certificate that we trust here; at http there is only the redirect."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE)
    with WordPress() as site, Server() as old:
        site.add("One", WORDS, NOW)
        site.secure(tls)
        old.pages["*"] = lambda request: redirect(site.home + request.target, 301)
        looker = Looker("wordpress", old.url.replace("127.0.0.1", "localhost"), NOW)
        looker.authorities = str(CERTIFICATE)
        assert looker.look()
        assert looker.remarks == [f'{looker.source.url}: has moved to https; set url = "{site.home}/" in the source']
        assert later(looker)
        assert len(looker.remarks) == 1, "as long as it is true"


def test_pages_of_the_api_that_are_too_large_are_asked_for_in_smaller_ones(site: WordPress) -> None:
    for number in range(60):
        site.add(f"Long {number}", WORDS * 2000, NOW - timedelta(days=50))  # 160 kB each, 10 MB together
    looker = Looker("wordpress", site.url, NOW)
    assert sorted(looker.look() and looker.origins, key=int) == [str(number) for number in range(11, 76)]
    assert [re.sub(r".*per_page=(\d+).*page=(\d+)", r"\1/\2", each) for each in site.asked()[2:]] == [
        "100/1", "20/1", "20/2", "20/3", "20/4",
    ]  # fmt: skip


def test_a_site_without_either(site: WordPress) -> None:
    site.api, site.plain, site.feed_size = 404, True, 0
    with pytest.raises(Unreachable, match=r"WordPress's API answers .*, and the feed cannot be read: "):
        Looker("wordpress", site.url, NOW).look()


def test_a_protected_post_is_not_read_from_the_feed_either(site: WordPress) -> None:
    site.api, site.posts[1].password = 403, "secret"
    looker = Looker("wordpress", site.url, NOW)
    looker.look()
    assert looker.passed == {"12": "it is protected by a password"}


@pytest.mark.parametrize(
    "post",
    [
        None,
        7,
        "post",
        [],
        {},
        {"id": "12"},
        {"id": True},
        {"id": -1},
        {"id": 12, "content": None},
        {"id": 12, "content": [1]},
        {"id": 12, "content": {"rendered": None}},
        {"id": 12, "content": {"rendered": ["x"], "protected": "no"}},
    ],
)
def test_what_is_no_post_is_passed(post: object) -> None:
    found = sight(post, "town")
    assert isinstance(found, Passed)
    assert found.reason


@pytest.mark.parametrize("junk", [None, 0, True, "x", [], {}, [[]], [None], {"rendered": 3}, {"rendered": "\ud800"}])
@pytest.mark.parametrize("name", ["guid", "link", "date_gmt", "title", "_embedded"])
def test_a_post_with_junk_in_a_field_is_still_read(name: str, junk: object) -> None:
    found = sight({"id": 12, "content": {"rendered": WORDS + "\ud800"}, name: junk}, "town")
    assert isinstance(found, Document)
    assert found.data.decode().startswith(WORDS)
    assert len(found.content_hash) == 64


def test_errors_in_the_place_of_author_and_picture() -> None:
    error = {"code": "rest_user_cannot_view", "message": "Sorry", "data": {"status": 401}}
    embedded = {"author": [error], "wp:term": [error, [error]], "wp:featuredmedia": [error]}
    found = sight({"id": 12, "content": {"rendered": WORDS}, "_embedded": embedded}, "town")
    assert isinstance(found, Document)
    assert not found.particulars
