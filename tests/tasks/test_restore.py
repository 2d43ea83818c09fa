"""A restored backup mails nobody: what may have been mailed since then goes out only when the editor says so."""

from __future__ import annotations

from datetime import timedelta

import pytest

DOUBTED = "guest:\n  name: Mara Lindqvist-2\n  role: ferry captain\n"


def in_doubt(publication) -> None:
    """A session that waits for review: nobody is its guest."""
    path = publication.write("two.md", 2)
    path.write_text(path.read_text("utf-8").replace(DOUBTED, "").replace("Mara", "Nobody"), "utf-8")


def back_up(publication) -> None:
    assert publication.qna("backup", str(publication.folder / "backup.tar.gz")) == 0, publication.err


def restore(publication) -> None:
    assert publication.qna("restore", str(publication.folder / "backup.tar.gz"), "--yes") == 0, publication.err


def look_through(publication) -> None:
    """The first run after a restore that finds something, which is held."""
    publication.write("nine.md", 9)
    assert "Held, waiting for you: 1 session" in publication.run()


def later(publication, **span: int) -> None:
    publication.now += timedelta(**span)


def test_an_archive_that_was_to_be_mailed_and_has_been_is_not_mailed_again(publication):
    publication.qna("subscribers", "add", "ann@example.org")
    publication.write("one.md", 1)
    mistaken = publication.folder / "templates" / "page" / "session.html"
    mistaken.parent.mkdir(parents=True)
    mistaken.write_text("{{ entry.nothing.of.that }}")
    publication.run("--mail-backlog", "all", code=78)
    back_up(publication)
    mistaken.unlink()
    publication.run()
    assert publication.mailed() == ["ann@example.org"]
    restore(publication)
    assert "approve it if it was not mailed since" in publication.run()
    later(publication, hours=1)
    publication.run()
    assert publication.mailed() == ["ann@example.org"]


@pytest.mark.parametrize("known", [True, False], ids=["in the backup", "found after it"])
def test_what_waited_for_review_and_was_mailed_since_is_asked_about_again(running, known):
    if not known:
        back_up(running)
    in_doubt(running)
    running.run()
    if known:
        back_up(running)
    running.qna("sessions", "approve", "2")
    running.run()
    assert len(running.mailed()) == 2
    restore(running)
    running.run()
    running.qna("sessions", "approve", "two.md")
    assert "Held, waiting for you: 1 session" in running.run()
    later(running, hours=1)
    running.run()
    assert len(running.mailed()) == 2
    running.qna("status")
    assert "approve it if it was not mailed since" in running.out


def test_what_was_not_mailed_since_is_mailed_when_the_editor_says_so(running):
    in_doubt(running)
    running.run()
    back_up(running)
    restore(running)
    for _ in ("its text", "its mailing"):
        assert running.qna("sessions", "approve", "2") == 0, running.err
        running.run()
    assert len(running.mailed()) == 2


def test_an_edit_does_not_take_the_doubt_away(running):
    in_doubt(running)
    running.run()
    back_up(running)
    restore(running)
    look_through(running)
    running.write("two.md", 2)
    assert "Held, waiting for you: 1 session" in running.run()
    assert running.mailed() == []


def test_what_the_editor_held_or_dated_ahead_is_asked_about_when_it_comes(running):
    running.write("two.md", 2, date="2026-06-20")
    running.write("three.md", 3, date="2026-06-21")
    running.run()
    running.qna("sessions", "hold", "three.md")
    back_up(running)
    restore(running)
    look_through(running)
    running.qna("sessions", "approve", "three.md")
    later(running, days=30)
    assert "Held, waiting for you: 2 sessions" in running.run()
    assert running.mailed() == []


def test_what_is_new_after_the_first_complete_run_is_mailed_as_ever(running):
    in_doubt(running)
    running.run()
    back_up(running)
    restore(running)
    look_through(running)
    running.write("four.md", 4)
    assert "Mailed “Crossing Number 4” to 2 of 2 subscribers" in running.run()
    assert len(running.mailed()) == 2


def test_it_is_said_whose_leaving_is_forgotten(running):
    back_up(running)
    running.qna("subscribers", "remove", "bob@example.org")
    restore(running)
    assert "Subscribers are those of then: `qna subscribers remove` lets those go again" in running.out


def test_what_is_new_after_a_first_run_that_found_nothing_is_mailed_as_ever(running):
    back_up(running)
    restore(running)
    assert running.run() == ""
    later(running, days=7)
    running.write("two.md", 2)
    assert "Mailed “Crossing Number 2” to 2 of 2 subscribers" in running.run()


def test_what_was_held_already_says_both_why(running):
    running.write("two.md", 2, date="2026-05-01")
    running.run()
    back_up(running)
    running.qna("sessions", "approve", "2")
    running.run()
    assert len(running.mailed()) == 2
    restore(running)
    running.qna("status")
    assert "more than mail.max_age = 14 days; restored on 2026-06-04 from a backup" in running.out
    running.run()
    assert len(running.mailed()) == 2
