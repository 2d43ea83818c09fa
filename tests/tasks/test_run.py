"""The job from end to end: what is published, what is mailed, what is held, and that nothing happens twice."""

from __future__ import annotations

import json
from datetime import timedelta

import feedparser

from pipeline.errors import CONFIG, DATA, LATER


def test_the_first_collect_is_published_and_not_mailed(new_publication):
    new_publication.qna("subscribers", "add", "ann@example.org")
    for number in range(1, 6):
        new_publication.write(f"{number}.md", number, date=f"2026-0{number}-10")
    said = new_publication.run()
    assert "Published: 5 sessions" in said
    assert "5 of these are backlog, which is not mailed" in said
    assert new_publication.mails() == []
    assert len([path for path in new_publication.site() if path.startswith("s/")]) == 5


def test_run_twice_and_nothing_happens_twice(running):
    before, stamps, mails = running.site(), running.stamps(), len(running.mails())
    assert running.run() == ""
    assert (running.site(), running.stamps(), len(running.mails())) == (before, stamps, mails)


def test_a_new_session_is_one_page_one_entry_one_mail_each_and_word_to_the_editor(running):
    before = running.site()
    running.write("two.md", 2, title="The Bell Buoy")
    running.run()
    new = set(running.site()) - set(before)
    assert {name.split("/")[0] for name in new} == {"s", "cards", "guests", "questions"}
    assert [name for name in new if name.startswith("s/")] == ["s/ferry-talks-2-the-bell-buoy/index.html"]
    for name in ("rss.xml", "atom.xml", "feed.json"):
        assert running.site()[name].count(b"The Bell Buoy") >= 1
    feed = feedparser.parse(running.site()["atom.xml"])
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["The Bell Buoy", "Crossing Number 1"]
    assert running.mailed() == ["Ann Quay <ann@example.org>", "bob@example.org"]
    proof, receipt = running.notices()
    assert proof.startswith("[Proof] ")
    (shown,) = (mail for mail in running.mails() if mail["Subject"] == proof)
    assert "on 4 June 2026 at 12:00 (UTC)" in " ".join(shown.get_body(("plain",)).get_content().split())
    assert "The Bell Buoy" in receipt
    (figures,) = running.ledger()
    assert (figures["state"], figures["audience"], figures["sent"], figures["remaining"]) == ("finished", 2, 2, 0)
    assert running.run() == ""


def test_the_mail_is_clean(running):
    running.write("two.md", 2, title="Schöne Überfahrt & <more>")
    running.run()
    ids = set()
    for mail in running.mails():
        assert not mail.defects
        assert next(part.get_content_type() for part in mail.walk() if not part.is_multipart()) == "text/plain"
        assert all(not part.defects for part in mail.walk())
        ids.add(mail["Message-ID"])
    assert len(ids) == len(running.mails()) == 4
    ann = next(mail for mail in running.mails() if "ann@" in mail["To"])
    assert ann["From"] == "Ferry Talks <talks@ferry.example>"
    assert "Schöne Überfahrt & <more>" in ann["Subject"]
    assert ann["List-Unsubscribe"].strip() == "<mailto:editor@ferry.example?subject=unsubscribe%20ann@example.org>"
    assert ann["List-Id"].endswith("<7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e.ferry.example>")
    for part in ann.iter_parts():
        assert "Ferry House, 1 Quay, Nowhere" in part.get_content()
        assert "bob@" not in part.get_content()


def test_five_at_once_are_published_and_held_with_one_mail_to_the_editor(running):
    for number in range(2, 7):
        running.write(f"{number}.md", number)
    said = running.run()
    assert "Held, waiting for you: 5 sessions" in said
    assert running.mailed() == []
    assert len(running.notices()) == 1
    assert len([path for path in running.site() if path.startswith("s/")]) == 6
    assert running.run() == ""
    assert running.qna("sessions", "approve", "3") == 0
    running.run()
    assert running.mailed() == ["Ann Quay <ann@example.org>", "bob@example.org"]
    assert [figures["state"] for figures in running.ledger()].count("held") == 4


def test_old_news_is_held(running):
    running.write("old.md", 9, date="2026-05-01")
    assert "more than mail.max_age = 14 days" in running.run()
    assert running.mailed() == []


def test_an_audience_out_of_the_ordinary_is_held(running):
    running.write("two.md", 2)
    running.run()
    running.now += timedelta(days=1)
    running.qna("subscribers", "add", *(f"r{number}@example.org" for number in range(60)))
    running.write("three.md", 3)
    assert "it would go to 62 subscribers, the last mailing went to 2" in running.run()
    assert len(running.mailed()) == 2
    running.qna("sessions", "approve", "latest")
    running.run()
    assert len(running.mailed()) == 2 + 62


def test_only_what_was_published_after_joining_is_owed(running):
    running.write("two.md", 2)
    running.configure('settle = "0 min"', 'settle = "60 min"')
    running.run()
    running.now += timedelta(minutes=30)
    running.qna("subscribers", "add", "late@example.org")
    running.now += timedelta(minutes=31)
    running.run()
    assert running.mailed() == ["Ann Quay <ann@example.org>", "bob@example.org"]


def test_an_edit_before_the_mailing_makes_it_wait_again(running):
    running.configure('settle = "0 min"', 'settle = "60 min"')
    running.write("two.md", 2, answer="First words, and quite enough of them to be an answer.")
    assert "Will mail “Crossing Number 2” to 2 subscribers at 2026-06-04 13:00" in running.run()
    running.now += timedelta(minutes=50)
    running.write("two.md", 2, answer="Second thoughts, which are better than the first ones were.")
    running.run()
    running.now += timedelta(minutes=50)
    running.run()
    assert running.mailed() == []
    running.now += timedelta(minutes=11)
    running.run()
    mail = next(mail for mail in running.mails() if "bob@" in mail["To"])
    assert "Second thoughts" in mail.get_body(("plain",)).get_content()
    assert len(running.notices()) == 3, "two proofs and a receipt"


def test_an_edit_after_the_mailing_moves_updated_only_and_mails_nobody(running):
    running.write("two.md", 2)
    running.run()
    before = json.loads(running.site()["feed.json"])["items"][0]
    mails = len(running.mails())
    running.now += timedelta(hours=5)
    running.write("two.md", 2, title="A Better Title")
    assert "Updated: 1 session" in running.run()
    after = json.loads(running.site()["feed.json"])["items"][0]
    assert (after["id"], after["url"], after["date_published"]) == (
        before["id"],
        before["url"],
        before["date_published"],
    )
    assert after["date_modified"] > before["date_published"]
    assert after["title"] == "A Better Title"
    assert len(running.mails()) == mails


def test_a_date_that_comes_too_late_is_not_passed_over_in_silence(running):
    running.write("one.md", 1, title="A Better Title", date="2026-01-10")
    assert "stays" not in running.run()
    running.now += timedelta(hours=1)
    running.write("one.md", 1, title="A Better Title", date="2025-12-24")
    assert "A Better Title: its date stays 2026-01-10" in running.run()
    (item,) = json.loads(running.site()["feed.json"])["items"]
    assert item["date_published"].startswith("2026-01-10")


def test_an_archive_without_dates_is_told_of_before_it_is_dated(new_publication):
    for number in (1, 2):
        file = new_publication.write(f"{number}.md", number)
        file.write_text("".join(line for line in file.read_text().splitlines(True) if not line.startswith("date:")))
    new_publication.write("3.md", 3, date="2026-03-10")
    assert "2 of these name no date and are dated today, for ever; write “date:”" in new_publication.run("--dry-run")
    assert "2 of these name no date and are dated today, for ever\n" in new_publication.run()


def test_the_preview_of_an_embargo_has_the_date_that_will_be_printed(running):
    running.write("two.md", 2, date="2026-06-10 09:00:00+00:00")
    running.run()
    for form in ("mail", "text", "page", "markdown"):
        assert running.qna("preview", "two.md", "--as", form) == 0
        assert "10 June 2026" in running.out or "2026-06-10" in running.out, form
        assert "3 June 2026" not in running.out, form


def test_an_embargo_holds_everything_back_until_its_moment(running):
    running.write("two.md", 2, date="2026-06-10 09:00:00+00:00")
    assert running.run() == ""
    assert len([path for path in running.site() if path.startswith("s/")]) == 1
    running.now = running.now.replace(day=10, hour=8, minute=59)
    assert running.run() == ""
    running.now = running.now.replace(hour=9, minute=0)
    running.run()
    assert running.mailed() == ["Ann Quay <ann@example.org>", "bob@example.org"]


def test_a_renamed_file_keeps_its_identity(running):
    before = running.site()
    (running.folder / "sessions" / "one.md").rename(running.folder / "sessions" / "uno.md")
    assert "Renamed: 1 session" in running.run()
    assert running.site() == before
    running.write("uno.md", 1, title="Edited After the Move", date="2026-01-10")
    running.run()
    assert {path for path in running.site() if path.startswith("s/")} == {
        path for path in before if path.startswith("s/")
    }


def test_a_vanished_file_retracts_nothing_and_is_reported_once(running):
    before = running.site()
    text = (running.folder / "sessions" / "one.md").read_text()
    (running.folder / "sessions" / "one.md").unlink()
    assert "Gone, still published" in running.run()
    assert running.site() == before
    assert running.run() == ""
    running.qna("status")
    assert "missing  sessions/one.md" in running.out
    (running.folder / "sessions" / "one.md").write_text(text)
    assert running.run() == ""
    running.qna("status")
    assert "missing" not in running.out


def test_a_source_that_is_not_there_is_told_and_the_rest_done(running):
    running.configure("[mail]", '[[source]]\nname = "usb"\npath = "usb"\n\n[mail]')
    running.write("two.md", 2)
    running.run(code=LATER)
    assert "usb: the source's folder is not there" in running.err
    assert running.mailed() != []


def test_a_document_that_is_refused_speaks_once_and_the_rest_is_done(running):
    (running.folder / "sessions" / "bad.docx").write_bytes(b"this is no Word file at all")
    running.write("two.md", 2)
    running.run(code=DATA)
    assert running.err.count("\n") == 1
    assert "bad.docx" in running.err
    assert len(running.mailed()) == 2
    assert running.run() == ""
    assert running.err == ""
    running.qna("status")
    assert "refused  sessions/bad.docx: the file is no Word document" in running.out


def test_the_editor_gets_one_mail_about_what_was_refused_and_none_about_it_again(running):
    bad = [running.folder / "sessions" / name for name in ("bad.docx", "worse.docx")]
    for path in bad:
        path.write_bytes(b"this is no Word file at all")
    running.run(code=DATA)
    assert running.notices() == ["Trouble: 2 documents were refused"]
    told = running.mails()[0].get_content()
    assert "bad.docx" in told
    assert "worse.docx" in told
    running.write("two.md", 2)
    running.run()
    assert len([subject for subject in running.notices() if "refused" in subject]) == 1
    running.now += timedelta(hours=1)
    bad[0].write_bytes(b"nor is this")
    running.run(code=DATA)
    assert running.notices().count("Trouble: A document was refused") == 1
    running.now += timedelta(hours=1)
    bad[0].unlink()
    bad[1].unlink()
    running.run()
    assert len([subject for subject in running.notices() if "refused" in subject]) == 2


def test_the_editor_is_told_each_time_that_the_same_text_is_doubted(running):
    path = running.write("two.md", 2, date="2026-07-01")
    text = path.read_text("utf-8")
    for times in (1, 2):
        running.run()
        running.now += timedelta(hours=1)
        path.write_text(f"Nothing yet. Come back in {times} days.\n", "utf-8")
        assert "To review: 1 session" in running.run()
        assert running.notices().count("Please look at this: Crossing Number 2") == times
        running.now += timedelta(hours=1)
        path.write_text(text, "utf-8")


def test_a_session_in_doubt_waits_for_the_editor(running):
    text = running.write("doubt.md", 4).read_text()
    (running.folder / "sessions" / "doubt.md").write_text(
        text.replace("guest:\n  name: Mara Lindqvist-4\n  role: ferry captain\n", "").replace(
            "Mara Lindqvist-4 has", "Somebody has"
        )
    )
    said = running.run()
    assert "To review: 1 session" in said
    assert len([path for path in running.site() if path.startswith("s/")]) == 1
    assert len(running.notices()) == 1
    assert running.run() == ""
    assert running.qna("sessions", "approve", "doubt.md") == 0
    assert "Published: 1 session" in running.run()


def test_a_template_with_a_mistake_stops_what_needs_it_and_the_next_run_heals(running):
    templates = running.folder / "templates" / "mail"
    templates.mkdir(parents=True)
    (templates / "session.html").write_text("<p>\n{{ entry.titel }}\n")
    running.write("two.md", 2)
    running.run(code=CONFIG)
    assert running.err.count("\n") == 1
    assert "templates/mail/session.html:2" in running.err
    assert running.mailed() == []
    (templates / "session.html").unlink()
    running.run()
    assert running.mailed() == ["Ann Quay <ann@example.org>", "bob@example.org"]


def test_a_dry_run_says_it_all_and_touches_nothing(running):
    running.write("two.md", 2, title="The Bell Buoy")
    files = {path: path.read_bytes() for path in running.folder.rglob("*") if path.is_file() and path.suffix != ".lock"}
    said = running.run("--dry-run", "--verbose")
    assert "Would publish: 1 session" in said
    assert "Would mail “The Bell Buoy” to 2 of 2 subscribers" in said
    assert "  ann@example.org\n  bob@example.org" in said
    after = {path: path.read_bytes() for path in running.folder.rglob("*") if path.is_file() and path.suffix != ".lock"}
    assert after == files
    assert "Published: 1 session" in running.run()


def test_a_retracted_session_is_gone_from_feeds_and_its_page_says_so(running):
    running.write("two.md", 2, title="The Bell Buoy")
    running.run()
    assert running.qna("sessions", "retract", "2", "--yes") == 0
    site = running.site()
    assert "s/ferry-talks-2-the-bell-buoy/index.html" not in site
    assert "s/ferry-talks-2-the-bell-buoy/gone.html" in site
    assert b"Bell Buoy" not in site["atom.xml"] + site["rss.xml"] + site["feed.json"] + site["index.html"]
    assert running.run() == ""


def test_foreign_files_in_the_web_root_stay(running):
    (running.folder / "output" / "google123.html").write_text("mine")
    running.write("two.md", 2)
    running.run()
    assert running.site()["google123.html"] == b"mine"


def test_a_damaged_site_is_mended(running):
    before = running.site()
    (running.folder / "output" / "index.html").write_text("vandals")
    (running.folder / "output" / "rss.xml").unlink()
    running.run()
    assert running.site() == before


def test_json_tells_it_to_programs(running):
    running.write("two.md", 2, title="The Bell Buoy")
    facts = json.loads(running.run("--json"))
    assert facts["published"][0]["title"] == "The Bell Buoy"
    assert facts["mailed"][0]["balance"]["sent"] == 2
    assert facts["exit_code"] == 0


def test_the_newest_of_the_backlog_is_mailed_if_asked_for(publication):
    publication.qna("subscribers", "add", "ann@example.org")
    for number in range(1, 4):
        publication.write(f"{number}.md", number, date=f"2026-0{number}-10")
    publication.run("--mail-backlog", "newest")
    assert publication.mailed() == ["ann@example.org"]
    assert "Crossing Number 3" in publication.mails()[-1]["Subject"] or "Crossing Number 3" in str(
        publication.notices()
    )
    assert publication.run("--mail-backlog", "newest") == ""


def test_after_a_restore_what_is_found_is_held(running, tmp_path):
    running.qna("backup", str(tmp_path / "b.tar.gz"))
    running.write("two.md", 2)
    running.run()
    mailed = len(running.mailed())
    assert running.qna("restore", str(tmp_path / "b.tar.gz"), "--yes") == 0
    assert "Held, waiting for you: 1 session" in running.run()
    assert len(running.mailed()) == mailed


def test_a_template_that_makes_nothing_is_a_mistake(running):
    templates = running.folder / "templates" / "mail"
    templates.mkdir(parents=True)
    (templates / "session.html").write_text("")
    running.write("two.md", 2)
    running.run(code=CONFIG)
    assert "templates/mail/session.html: it makes nothing at all" in running.err
    assert running.mailed() == []


def test_settings_that_are_seen_are_followed_and_others_touch_nothing(running):
    before, stamps = running.site(), running.stamps()
    running.configure("[[source]]", '[schedule]\nrun = "@daily"\n\n[[source]]')
    assert running.run() == ""
    assert running.stamps() == stamps
    running.configure('title = "Ferry Talks"', 'title = "Ferry Talks"\naccent = "#114488"')
    running.run()
    assert running.site()["style.css"] != before["style.css"]
    assert running.site()["atom.xml"] == before["atom.xml"]
