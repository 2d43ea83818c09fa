"""A file that holds many sessions and is read without one of them: that one is not mailed, and the editor is told."""

from __future__ import annotations

from datetime import timedelta
from xml.sax.saxutils import escape

import pytest

from pipeline.config import load
from pipeline.tasks.collecting.collect import collect
from pipeline.tasks.report import Report
from pipeline.wiring import open_tools

GUESTS = {"Ada Lovett": 71, "Bela Kovacs": 72}


def talk(guest: str, number: int, date: str, more: str) -> str:
    """A post of an export."""
    text = (
        f"<p>{guest} has painted harbours for forty years. We met {guest} at the ferry.</p>"
        f"<h2>How did you begin?</h2><p>With the salt on my coat, on pier {number}. It dried in maps.{more}</p>"
        f"<h2>What would you never paint?</h2><p>A calm sea off pier {number}. Nobody believes it.</p>"
        f"<h2>Who keeps the light?</h2><p>The keeper of the last lighthouse, number {number} on the list.</p>"
    )
    return (
        f"<item><title>A talk with {guest}</title><link>https://ferry.example/{number}/</link>"
        f'<guid isPermaLink="false">https://ferry.example/?p={number}</guid><wp:post_id>{number}</wp:post_id>'
        f"<wp:post_date_gmt>{date} 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status>"
        f"<wp:post_type>post</wp:post_type><content:encoded>{escape(text)}</content:encoded></item>"
    )


def export(publication, *guests: str, more: str = "") -> None:
    """Put an export that holds a talk with each of `guests` into the source's folder."""
    posts = "".join(talk(each, GUESTS[each], f"{publication.now:%Y-%m-%d}", more) for each in guests)
    (publication.folder / "sessions" / "export.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">'
        f"<channel><title>Ferry Talks</title><wp:wxr_version>1.2</wp:wxr_version>{posts}</channel></rss>",
        "utf-8",
    )


@pytest.fixture
def announced(running):
    """Two sessions of one export are published, and mailed in an hour."""
    running.configure('settle = "0 min"', 'settle = "60 min"')
    export(running, *GUESTS)
    assert "Will mail “A talk with Bela Kovacs”" in running.run()
    return running


def mailed_in_an_hour(publication) -> list[str]:
    """The titles of all that subscribers have then, each once."""
    publication.now += timedelta(minutes=61)
    publication.run()
    subjects = {str(mail["Subject"]) for mail in publication.mails() if mail["To"] == "bob@example.org"}
    return sorted(guest for guest in GUESTS if any(guest in each for each in subjects))


def test_a_dry_run_counts_documents_and_sessions(running):
    export(running, *GUESTS)
    assert "1 document found with 2 sessions: 2 ready, 0 to review\n" in running.run("--dry-run")


@pytest.mark.parametrize("left", [["Ada Lovett"], []])
def test_what_has_left_its_file_is_told_once_and_not_mailed(announced, left):
    export(announced, *left)
    said = announced.run()
    assert "Gone, still published" in said
    assert "Will mail" not in said
    assert "A talk with Bela Kovacs" in said
    assert mailed_in_an_hour(announced) == left
    export(announced, *left, more=" And in tides.")
    assert "Gone" not in announced.run()
    announced.qna("status")
    assert "its document no longer holds it" in announced.out


def test_what_comes_back_unchanged_is_mailed_when_it_has_settled(announced):
    export(announced, "Ada Lovett")
    announced.run()
    announced.now += timedelta(minutes=30)
    export(announced, *GUESTS)
    announced.run()
    assert mailed_in_an_hour(announced) == list(GUESTS)
    assert announced.run() == ""


def test_an_approved_mailing_wants_a_new_word_when_its_session_leaves_its_file(running):
    running.configure('settle = "0 min"', 'settle = "60 min"\napproval = true')
    export(running, *GUESTS)
    running.run()
    assert running.qna("sessions", "approve", "#3") == 0, running.err
    export(running, "Ada Lovett")
    running.run()
    assert mailed_in_an_hour(running) == []
    assert running.qna("sessions", "approve", "#3") == 0, running.err
    running.run()
    assert mailed_in_an_hour(running) == ["Bela Kovacs"]


def test_what_leaves_its_file_before_it_is_published_waits_for_the_editor(running):
    export(running, *GUESTS)
    with open_tools(load(running.folder / "config.toml"), running.environ) as tools:
        collect(tools, Report())  # and there the run was killed
    export(running, "Ada Lovett")
    said = running.run()
    assert "To review: 1 session\n  A talk with Bela Kovacs (export.xml): its document no longer holds it" in said
    assert "Published: 1 session\n  A talk with Ada Lovett" in said


def test_reading_again_says_what_is_no_longer_there(announced):
    export(announced, "Ada Lovett")
    assert announced.qna("sessions", "reparse", "#3") == 0
    assert announced.out == "“A talk with Bela Kovacs”: its document no longer holds it; what is public stays\n"
    assert announced.qna("sessions", "reparse", "#2") == 0
    assert announced.out == "“A talk with Ada Lovett”: reads as before\n"
    assert mailed_in_an_hour(announced) == ["Ada Lovett"]


def test_reading_one_session_again_leaves_the_news_of_others_to_the_next_run(announced):
    export(announced, *GUESTS, more=" And in tides.")
    announced.qna("sessions", "reparse", "#3")
    assert "reads differently" in announced.out
    assert "Updated: 1 session\n  A talk with Ada Lovett" in announced.run()


def spoil(publication) -> None:
    """What the editor saved last cannot be read."""
    (publication.folder / "sessions" / "export.xml").write_bytes(b"<?xml version='1.0' encoding='none'?><rss>")
    publication.run(code=65)


def test_a_file_that_cannot_be_read_has_lost_nothing(announced):
    spoil(announced)
    assert "Gone" not in announced.out
    export(announced, *GUESTS)
    assert "Gone" not in announced.run()
    assert mailed_in_an_hour(announced) == list(GUESTS)


def test_what_was_edited_and_cannot_be_read_is_not_mailed_as_it_was_before(announced):
    spoil(announced)
    announced.qna("status")
    assert announced.out.count("it will be held: its document has changed since and cannot be read") == 2
    assert mailed_in_an_hour(announced) == []
    assert announced.qna("sessions", "approve", "#3") == 0, announced.err
    announced.run()
    assert mailed_in_an_hour(announced) == ["Bela Kovacs"]


def test_an_approved_mailing_wants_a_new_word_when_its_file_cannot_be_read_any_more(running):
    running.configure('settle = "0 min"', 'settle = "60 min"\napproval = true')
    export(running, *GUESTS)
    running.run()
    assert running.qna("sessions", "approve", "#3") == 0, running.err
    spoil(running)
    assert mailed_in_an_hour(running) == []


def test_a_page_with_the_id_of_a_post_takes_it_over_from_the_export(announced):
    (announced.folder / "sessions" / "export.xml").unlink()
    path = announced.write("bela.md", 72, title="A talk with Bela Kovacs")
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nid: https://ferry.example/?p=72\n", 1), "utf-8")
    announced.run()
    path.write_text(path.read_text("utf-8").replace("Fog, mostly", "Rain, mostly"), "utf-8")
    said = announced.run()
    assert "Updated: 1 session" in said
    assert "Gone" not in said
