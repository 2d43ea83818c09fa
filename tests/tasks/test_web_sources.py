"""Sources on the web, from their first look to the mail: what is published, what is mailed, and what is asked for."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from base64 import b64encode
from contextlib import closing
from datetime import timedelta
from queue import Queue
from threading import Event, Thread

import pytest

from pipeline.model.document import Document
from pipeline.model.sight import Remark
from pipeline.tasks.collecting import web as collect_web
from tests.hostile import Server, answer
from tests.websites import RSS, Reply, Website, WordPress, item, rss

SOURCE = """
[[source]]
name = "{name}"
kind = "{kind}"
url = "{url}"
rate = 1000
{more}
"""

TALK = """\
<p>{guest} is a clockmaker at the harbour, who has mended its clocks for thirty years. We talked to her at the quay.</p>
<h3>What did you hear first?</h3>
<p>The quarter bell, which was late even then. I was six, and I thought that the evening itself was late.</p>
<h3>Does a clock mind being wrong?</h3>
<p>{answer}</p>
<h3>Who will wind them after you?</h3>
<p>Whoever asks for the key. Nobody has, in all these years, and I keep it on a nail beside the door.</p>
"""


GUESTS = ["Odile Farrant", "Brigid Moss", "Hanne Vold", "Ines Carrow", "Petra Lund", "Vera Quill"]


def talk(number: int, answer: str = "") -> str:
    return TALK.format(
        guest=GUESTS[number],
        answer=answer
        or f"It minds being looked at. The {number}th one stops whenever there is a wedding in the square.",
    )


def entry(number: int, content: str = "", guid: str = "", title: str = "") -> str:
    return item(
        guid or f"http://town.example/?p={number}",
        f"http://town.example/clock-talks-{number}/",
        title or f"Clock Talks {number}: The Bell and the Square",
        content or talk(number),
        f"<pubDate>{number:02} Jun 2026 08:00:00 +0000</pubDate>",
    )


@pytest.fixture
def site():
    with Website() as website:
        show(website, 1, 2)
        yield website


def show(website: Website, *entries: int | str) -> None:
    """Put these into the feed."""
    items = "".join(each if isinstance(each, str) else entry(each) for each in entries)
    website.pages["/feed"] = Reply(rss(items), RSS)


def follow(publication, url: str, name: str = "town", kind: str = "feed", more: str = "") -> None:
    publication.configure("\n[mail]\n", SOURCE.format(name=name, kind=kind, url=url, more=more) + "\n[mail]\n")


def later(publication, **span: float) -> None:
    publication.now += timedelta(**span)


def rows(publication) -> list[str]:
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as driver:
        return list(driver.iterdump())


@pytest.fixture
def following(publication, site):
    """A publication that has read the feed once, and has a reader."""
    follow(publication, f"{site.url}/feed")
    publication.qna("subscribers", "add", "a@b.example")
    publication.run()
    site.asked()
    return publication


def test_the_first_look_publishes_an_archive_and_mails_none_of_it(publication, site):
    follow(publication, f"{site.url}/feed")
    publication.qna("subscribers", "add", "a@b.example")
    said = publication.run("--dry-run")
    assert "2 entries found: 2 ready, 0 to review, 0 mails (backlog)\n" in said
    assert publication.site() == {}
    assert "2 of these are backlog" in publication.run()
    assert site.asked() == ["/feed", "/feed"]
    later(publication, hours=3)
    assert publication.run() == ""
    assert publication.mailed() == []
    (newest, _) = json.loads(publication.site()["feed.json"])["items"]
    assert newest["id"] == "http://town.example/?p=2", "a source's guid is the id for ever"
    assert newest["url"] == "http://town.example/clock-talks-2/", "a publisher's own page is what we link to"
    assert newest["date_published"] == "2026-06-02T08:00:00+00:00"


def test_a_run_looks_again_when_it_is_time_and_then_asks_only_whether_anything_changed(following, site):
    following.run()
    assert site.asked() == []
    following.run("--now")
    assert (site.asked(), site.unchanged) == (["/feed"], 1)
    later(following, minutes=10)
    before = rows(following)
    assert following.run() == ""
    assert (site.asked(), site.unchanged) == (["/feed"], 2)
    changed = {line.partition(" VALUES")[0] for line in set(rows(following)) ^ set(before)}
    assert changed == {'INSERT INTO "source"', 'INSERT INTO "fact"'}, "the time of looking, and nothing else"


def test_a_new_entry_is_mailed_once_an_edit_is_not(following, site):
    show(site, 3, 2, 1)
    later(following, minutes=20)
    assert "Published: 1 session" in following.run()
    assert following.mailed() == ["a@b.example"]
    show(
        site,
        entry(3, talk(3, answer="It minds, and says so at noon, when everybody is indoors and nobody hears.")),
        2,
        1,
    )
    later(following, minutes=20)
    assert "Updated: 1 session" in following.run()
    assert following.mailed() == ["a@b.example"]


def test_what_falls_off_the_feed_stays_and_is_no_news_when_it_returns(following, site):
    show(site, 2)
    later(following, minutes=20)
    assert following.run() == ""
    show(site, 2, 1)
    later(following, minutes=20)
    assert following.run() == ""
    assert len(json.loads(following.site()["feed.json"])["items"]) == 2


def test_a_site_that_moves_to_https_is_not_news(following, site):
    before = following.site()
    secure = [entry(number).replace("http://", "https://") for number in (2, 1)]
    show(site, *secure)
    later(following, minutes=20)
    assert following.run() == ""
    after = following.site()
    assert after != before, "links lead to https from now on"
    assert {path: data.replace(b"http:", b"https:") for path, data in after.items()} == {
        path: data.replace(b"http:", b"https:") for path, data in before.items()
    }, "and that is all: neither ids nor dates have moved"
    assert json.loads(after["feed.json"])["items"][0]["url"] == "https://town.example/clock-talks-2/"
    assert json.loads(after["feed.json"])["items"][0]["id"] == "http://town.example/?p=2"
    assert following.mailed() == []
    show(site, 2, 1)
    later(following, minutes=20)
    assert following.run() == ""
    assert following.site() == after, "a site that answers by both is not followed to and fro"


def test_what_changes_without_reading_otherwise_does_not_put_a_mailing_off(publication, site):
    """A page of which every answer has another nonce in it."""
    publication.configure('settle = "0 min"', 'settle = "60 min"')
    site.pages["/list"] = Reply('<a href="/t/1">1</a>')
    site.pages["/t/1"] = page(1)
    follow_by(publication, site, "page")
    publication.qna("subscribers", "add", "a@b.example")
    publication.run()
    site.pages["/list"] = Reply('<a href="/t/2">2</a> <a href="/t/1">1</a>')
    for minute in range(0, 90, 10):
        reply = page(2)
        reply.body += f"<script>var nonce = {minute}</script>"
        site.pages["/t/2"] = reply
        later(publication, minutes=10)
        publication.run()
    assert publication.mailed() == ["a@b.example"]
    assert len([subject for subject in publication.notices() if "Proof" in subject]) <= 1


def test_an_entry_under_a_new_guid_is_still_itself(following, site):
    show(site, entry(2, guid="urn:town:two"), 1)
    later(following, minutes=20)
    following.run()
    assert following.mailed() == []
    assert len(json.loads(following.site()["feed.json"])["items"]) == 2


def test_what_is_no_session_is_remembered_and_not_talked_about(following, site):
    recipe = entry(
        4, "<p>Take two lemons and a quiet afternoon. Cut the one into slices and leave the other.</p>", title="Tart"
    )
    show(site, recipe, 2, 1)
    later(following, minutes=20)
    assert following.run() == ""
    later(following, minutes=20)
    assert "Tart" not in following.run("--verbose"), "it was looked at before"


def test_a_source_that_fails_says_so_once_and_after_a_day_by_mail(following, site):
    site.pages["/feed"] = Reply(status=500, validators=False)
    later(following, minutes=20)
    following.run(code=75)
    assert following.err.startswith("qna: town: ")
    assert following.err.count("\n") == 1
    site.asked()
    looks = 0
    for _ in range(4 * 26):
        later(following, minutes=15)
        assert (following.run(), following.err) == ("", "")
        looks += bool(site.asked())
    assert 6 <= looks <= 9, "at growing intervals"
    assert following.notices() == ["Trouble: The source “town” has not been read since 3 June 2026"]
    assert following.qna("status") == 0
    assert "failing since 2026-06-03" in following.out
    show(site, 3, 2, 1)
    said = following.run("--now")
    assert "town: answers again\n" in said
    assert "Published: 1 session" in said
    assert following.qna("status") == 0
    assert "failing" not in following.out


def test_a_server_that_is_busy_is_left_alone_as_long_as_it_asks(following, site):
    site.pages["/feed"] = Reply(status=503, headers={"Retry-After": "7200"}, validators=False)
    later(following, minutes=20)
    following.run(code=75)
    show(site, 3, 2, 1)
    later(following, minutes=119)
    assert following.run() == ""
    later(following, minutes=1)
    assert "Published: 1 session" in following.run()


def test_one_source_that_fails_does_not_keep_the_others(publication, site):
    follow(publication, "http://127.0.0.1:9/feed", name="dead")
    follow(publication, f"{site.url}/feed")
    publication.write("one.md", 1)
    said = publication.run(code=75)
    assert "Published: 3 sessions" in said
    assert publication.err.count("\n") == 1
    assert "dead: http://127.0.0.1:9/feed" in publication.err


def test_a_first_look_that_breaks_off_loses_nothing_and_is_still_a_first_look(publication, site):
    site.pages["/list"] = Reply('<a href="/t/1">1</a> <a href="/t/2">2</a> <a href="/t/3">3</a>')
    for number in (1, 2):
        site.pages[f"/t/{number}"] = Reply(f"<title>Clock Talks {number}: Bells</title>{talk(number)}")
    site.pages["/t/3"] = Reply(status=500, validators=False)
    follow(publication, f"{site.url}/list", kind="page", more=f'links = "{site.url}/t/*"')
    publication.qna("subscribers", "add", "a@b.example")
    assert "Published: 2 sessions" in publication.run(code=75)
    site.pages["/t/3"] = Reply(f"<title>Clock Talks 3: Bells</title>{talk(3)}")
    later(publication, hours=3)
    publication.run("--now")
    assert len(json.loads(publication.site()["feed.json"])["items"]) == 3


def test_a_page_that_is_gone_is_told_and_stays(publication, site):
    site.pages["/list"] = Reply('<a href="/t/1">1</a>')
    site.pages["/t/1"] = Reply(f"<title>Clock Talks 1: Bells</title>{talk(1)}")
    follow(publication, f"{site.url}/list", kind="page", more=f'links = "{site.url}/t/*"\nevery = "0 min"')
    publication.run()
    before = publication.site()
    site.pages["/t/1"] = Reply(status=410, validators=False)
    for _ in range(4):
        later(publication, days=1)
        publication.run()
        if publication.out:
            break
    assert "Gone, still published (`qna sessions retract` takes them down): 1 session" in publication.out
    assert publication.site() == before


def test_reading_again_asks_nobody(following, site):
    assert following.qna("sessions", "reparse", "--all") == 0
    assert following.out.count("reads as before") == 2
    assert site.asked() == []


def test_a_session_may_be_called_by_its_address(following):
    assert following.qna("sessions", "show", "http://town.example/clock-talks-2/") == 0
    assert "Clock Talks" in following.out


def test_parse_shows_how_a_page_would_be_read(publication, site):
    site.pages["/t/1"] = Reply(f"<title>Clock Talks 1: Bells</title>{talk(1)}")
    assert publication.qna("parse", f"{site.url}/t/1") == 0
    assert "What did you hear first?" in publication.out
    assert publication.qna("parse", "--json", f"{site.url}/t/1", f"{site.url}/t/2") == 65
    assert json.loads(publication.out)["n_questions"] == 3
    assert f"{site.url}/t/2" in publication.err


def test_a_secret_that_is_missing_is_a_mistake_of_the_config_and_the_rest_is_done(publication, site):
    follow(publication, f"{site.url}/feed", name="closed", more='username = "ed"')
    follow(publication, f"{site.url}/feed", name="open")
    assert "Published: 2 sessions" in publication.run(code=78)
    assert "QNA_CLOSED_PASSWORD" in publication.err


def test_doctor_asks_the_site(following, site):
    assert following.qna("doctor") == 0
    assert f"{site.url}/feed answers" in following.out
    site.pages.clear()
    assert following.qna("doctor") == 75


# Who is who


def ids(publication) -> list[str]:
    return sorted(each["id"] for each in json.loads(publication.site()["feed.json"])["items"])


def linking(number: int, link: str) -> str:
    return entry(number).replace(f"http://town.example/clock-talks-{number}/", link)


def test_entries_that_link_to_one_page_do_not_swallow_each_other(publication, site):
    show(site, linking(2, "http://town.example/talks/"), linking(1, "http://town.example/talks/"))
    follow(publication, f"{site.url}/feed")
    publication.run()
    show(site, linking(3, "http://town.example/talks/"), linking(2, "http://town.example/talks/"))
    later(publication, minutes=20)
    publication.run()
    assert len(ids(publication)) == 3


@pytest.mark.parametrize("home", ["http://town.example/", "http://town.example", "http://town.example/blog/"])
def test_entries_that_link_to_the_whole_site_do_not_swallow_each_other(publication, site, home):
    follow(publication, f"{site.url}/feed", more='every = "0 min"')
    for number in (1, 2, 3):
        show(site, linking(number, home))
        site.pages["/feed"].body = site.pages["/feed"].body.replace("<item>", f"<link>{home}</link><item>", 1)
        publication.run()
    assert len(ids(publication)) == 3


def test_posts_of_two_sites_in_one_feed_do_not_swallow_each_other(publication, site):
    show(site, entry(1, guid="http://a.example/?p=7"), entry(2, guid="http://b.example/?p=7"))
    follow(publication, f"{site.url}/feed")
    publication.run()
    assert len(ids(publication)) == 2


def test_an_entry_that_takes_the_address_of_another_is_not_the_other(following, site):
    """Its editor renames the second talk's page, and gives its old address to a new one."""
    renamed = entry(2).replace("/clock-talks-2/", "/clock-talks-2-old/")
    usurper = entry(3).replace("/clock-talks-3/", "/clock-talks-2/")
    show(site, usurper, renamed, 1)
    later(following, minutes=20)
    following.run()
    public = json.loads(following.site()["feed.json"])["items"]
    (second,) = [each for each in public if each["id"] == "http://town.example/?p=2"]
    assert second["url"] == "http://town.example/clock-talks-2-old/"
    assert len(public) == 2
    assert following.qna("status") == 0
    assert "its id is that of" in following.out, "the editor is asked, and nothing is mixed up"


def test_a_post_that_takes_the_slug_of_another_is_not_the_other(publication):
    with WordPress() as town:
        town.add("Clock Talks 1: Bells", talk(1), publication.now - timedelta(days=9), slug="talk")
        follow(publication, town.url, kind="wordpress", more='every = "0 min"')
        publication.run()
        town.posts[0].slug, town.posts[0].modified = "talk-1", publication.now
        later(publication, hours=1)
        publication.run()
        later(publication, hours=5)
        town.add("Clock Talks 2: Ropes", talk(2), publication.now, slug="talk")
        later(publication, hours=1)
        publication.run()
    assert ids(publication) == [post.guid for post in town.posts]


# What one source may do to the others


def test_a_bug_in_one_look_is_told_once_and_the_others_are_read(publication, site, monkeypatch):
    def fall(*_):
        yield Remark("so far, so good")
        raise ZeroDivisionError("oh")

    monkeypatch.setitem(collect_web.LOOKS, "page", fall)
    follow(publication, f"{site.url}/list", name="odd", kind="page")
    follow(publication, f"{site.url}/feed")
    assert "Published: 2 sessions" in publication.run(code=70)
    assert publication.err.startswith("qna: odd: a bug in qna (ZeroDivisionError at test_web_sources.py:")
    assert publication.err.count("\n") == 1
    later(publication, minutes=5)
    assert (publication.run(), publication.err) == ("", ""), "it is tried again with patience, as all that fails"
    assert publication.qna("status") == 0
    assert "failing since" in publication.out


def test_a_category_that_is_not_there_is_a_mistake_of_the_config_and_the_rest_is_done(publication, site):
    with WordPress() as town:
        follow(publication, town.url, name="wordy", kind="wordpress", more='category = "talks"')
        follow(publication, f"{site.url}/feed")
        assert "Published: 2 sessions" in publication.run(code=78)
    assert publication.err == (
        f"qna: [[source]] wordy: {town.url} has no category 'talks'; correct category in the source:"
        " it has Uncategorized\n"
    )


def test_large_documents_do_not_queue_up():
    sights, abandoned = Queue(8), Event()
    large, small = (Document("town", "a", "text/html", b"x" * size) for size in (2_000_000, 10))
    assert collect_web._hand_over(sights, small, abandoned)
    assert collect_web._hand_over(sights, small, abandoned)
    waiting = Thread(target=collect_web._hand_over, args=(sights, large, abandoned))
    waiting.start()
    sights.get()
    waiting.join(0.5)
    assert waiting.is_alive()
    sights.get()
    waiting.join(5)
    assert sights.get_nowait() is large


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_waits_for_slow_servers_ends_soon_when_it_is_asked_to(publication, number):
    asked, over = Event(), Event()

    def hang(request):
        asked.set()
        over.wait(30)
        return answer()

    with Server(pages={"*": hang}) as server:
        for name in "abcdef":
            follow(publication, f"{server.url}/{name}", name=name)
        arguments = [sys.executable, "-m", "pipeline", "--config", str(publication.folder), "run"]
        with subprocess.Popen(arguments, env=publication.environ, stdout=-1, stderr=-1, text=True) as run:
            assert asked.wait(30)
            began = time.monotonic()
            run.send_signal(number)
            said = run.communicate(timeout=30)
            over.set()
        assert time.monotonic() - began < 5, "on a busy machine; mostly within one second"
    assert (run.returncode, *said) == (75, "", "")


def test_a_dry_run_remembers_nothing(following, site):
    before = rows(following)
    show(site, 3, 2, 1)
    later(following, minutes=20)
    assert "Would publish: 1 session" in following.run("--dry-run")
    assert rows(following) == before
    assert "Published: 1 session" in following.run()


def test_of_a_source_that_is_added_later_nothing_but_news_is_mailed(following, site):
    with Website() as other:
        show(other, 4, 5)
        follow(following, f"{other.url}/feed", name="quay")
        later(following, minutes=20)
        assert "2 of these are backlog" in following.run()
        show(other, entry(0, guid="urn:news"), 4, 5)
        later(following, minutes=20)
        following.run()
    assert following.mailed() == ["a@b.example"]


def test_the_newest_of_an_archive_is_mailed_if_the_editor_asks_for_it(publication, site):
    follow(publication, f"{site.url}/feed")
    publication.qna("subscribers", "add", "a@b.example")
    publication.run("--mail-backlog", "newest")
    later(publication, hours=3)
    publication.run()
    (subject,) = [mail["Subject"] for mail in publication.mails() if mail["To"] == "a@b.example"]
    assert "Clock Talks 2" in subject


def test_after_a_restore_news_is_held_until_every_source_was_looked_at(following, site, tmp_path):
    assert following.qna("backup", str(tmp_path / "backup.tar")) == 0, following.err
    assert following.qna("restore", "--yes", str(tmp_path / "backup.tar")) == 0, following.err
    site.pages["/feed"] = Reply("", status=503)
    following.run(code=75)  # its time had not come, but what may have been mailed since then is best known at once
    show(site, 3, 2, 1)
    later(following, minutes=20)
    assert "Held, waiting for you: 1 session" in following.run()
    show(site, 4, 3, 2, 1)
    later(following, minutes=20)
    following.run()
    assert following.mailed() == ["a@b.example"], "the one that came after it"


def test_no_secret_is_ever_printed(publication, site, monkeypatch):
    monkeypatch.setenv("QNA_TOWN_PASSWORD", "geheim")
    site.pages["/feed"] = Reply("no", status=401)
    follow(publication, f"{site.url}/feed", more='username = "ed"')
    publication.run(code=75)
    assert "the login is refused; check username" in publication.err
    said = publication.out + publication.err
    for command in ("status", "doctor"):
        publication.qna(command)
        said += publication.out + publication.err
    publication.configure(site.url, f"http://ed:geheim@{site.bare}")
    assert publication.qna("run") == 78
    said += publication.out + publication.err
    assert "an address must not hold a login; use username and password_file" in publication.err
    publication.configure("http://ed:geheim@", "http://")
    publication.configure('username = "ed"', 'header = "X-Key"')
    monkeypatch.setenv("QNA_TOWN_PASSWORD", "geheim\nzwei")
    publication.run("--now", code=78)
    said += publication.out + publication.err + "".join(rows(publication))
    assert "geheim" not in said
    assert b64encode(b"ed:geheim").decode() not in said


# Pages that cannot be read


SHORT = "<description>A talk at the quay.</description>"


def stub(site: Website, number: int) -> str:
    """An entry whose text stands on its page."""
    return item(f"urn:talk:{number}", f"{site.url}/t/{number}", f"Clock Talks {number}: Bells", "", SHORT)


def follow_by(publication, site: Website, kind: str) -> None:
    """Follow the feed, or the list page with the links to the talks' pages."""
    if kind == "feed":
        follow(publication, f"{site.url}/feed")
    else:
        follow(publication, f"{site.url}/list", kind="page", more=f'links = "{site.url}/t/*"')


def page(number: int) -> Reply:
    return Reply(f"<title>Clock Talks {number}: Bells</title>{talk(number)}")


def test_a_robots_txt_that_forbids_speaks_once_and_keeps_no_feed_from_being_remembered(publication, site):
    site.pages["/robots.txt"] = Reply("User-agent: *\nDisallow: /t/\n", "text/plain")
    show(site, *(stub(site, number) for number in (1, 2, 3)), 4)
    follow(publication, f"{site.url}/feed")
    publication.run(code=75)
    assert publication.err == (
        f"qna: {site.url}/t/1: {site.url}/robots.txt forbids this page to qna-pipeline;"
        " ask the site to allow it there\n"
    )
    assert publication.qna("status") == 0
    assert publication.out.count("refused ") == 3, "each page, where somebody asks"
    site.asked()
    later(publication, minutes=20)
    assert (publication.run(), publication.err) == ("", "")
    assert (site.asked(), site.unchanged) == (["/feed"], 1)


def test_a_robots_txt_that_cannot_be_read_speaks_once_for_all_pages(publication, site):
    site.pages["/robots.txt"] = Reply(status=500, validators=False)
    show(site, *(stub(site, number) for number in (1, 2, 3)), 4)
    follow(publication, f"{site.url}/feed")
    publication.run(code=75)
    assert publication.err.count("\n") == 1
    assert "no page of this site is read while its robots.txt cannot be" in publication.err
    del site.pages["/robots.txt"]
    for number in (1, 2, 3):
        site.pages[f"/t/{number}"] = page(number)
    later(publication, minutes=20)
    assert "Published: 3 sessions" in publication.run()


def test_a_page_that_fails_for_ever_is_asked_for_at_every_look_for_a_day_only(publication, site):
    site.pages["/t/1"] = Reply(status=500, validators=False)
    show(site, stub(site, 1), 2)
    follow(publication, f"{site.url}/feed")
    publication.run(code=75)
    assert f"{site.url}/t/1" in publication.err
    site.asked()
    for _ in range(5):
        later(publication, minutes=20)
        assert (publication.run(), publication.err) == ("", "")
    assert site.asked().count("/t/1") == 5
    later(publication, days=1)
    publication.run()
    later(publication, minutes=20)
    publication.run()
    site.asked()
    for _ in range(5):
        later(publication, minutes=20)
        assert (publication.run(), publication.err) == ("", "")
    assert site.asked().count("/t/1") == 0


@pytest.mark.parametrize("kind", ["feed", "page"])
def test_what_a_first_look_leaves_over_is_archive_too(publication, site, kind):
    site.pages["/list"] = Reply('<a href="/t/1">1</a> <a href="/t/2">2</a>')
    site.pages["/t/1"], site.pages["/t/2"] = Reply(status=500, validators=False), page(2)
    show(site, stub(site, 1), stub(site, 2))
    follow_by(publication, site, kind)
    publication.qna("subscribers", "add", "a@b.example")
    publication.run(code=75)
    site.pages["/t/1"] = page(1)
    later(publication, minutes=20)
    assert "1 of these is backlog" in publication.run()
    later(publication, hours=3)
    publication.run()
    assert publication.mailed() == []
    site.pages["/t/3"] = page(3)
    site.pages["/list"] = Reply('<a href="/t/3">3</a> <a href="/t/1">1</a> <a href="/t/2">2</a>')
    show(site, stub(site, 3), stub(site, 1), stub(site, 2))
    later(publication, minutes=20)
    publication.run()
    assert publication.mailed() == ["a@b.example"], "and what is new after it is news"


@pytest.mark.parametrize("kind", ["feed", "page"])
def test_a_page_that_failed_and_is_as_it_was_is_not_refused_any_more(publication, site, kind):
    site.pages["/list"] = Reply('<a href="/t/1">1</a>')
    site.pages["/t/1"] = page(1)
    show(site, stub(site, 1))
    follow_by(publication, site, kind)
    publication.run()
    site.pages["/t/1"] = Reply(status=500, validators=False)
    show(site, stub(site, 1).replace("Bells", "Bells and Ropes"))
    site.pages["/list"] = Reply('<a href="/t/1">One</a>')
    later(publication, days=1)
    publication.run(code=75)
    site.pages["/t/1"] = page(1)
    later(publication, hours=1)
    publication.run()
    assert publication.qna("status") == 0
    assert "refused " not in publication.out
