"""The editor's word: what is approved is what goes, when it was to go, and nothing that was held is held for ever."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

SETTLED = "It was the timetable, not the fog, and it has been on the wall of the ticket office ever since."
ONCE_MORE = "It was the timetable, and it has been on the wall of the ticket office ever since, in red."


@pytest.fixture
def fresh(publication):
    """Two subscribers, and a backlog of one session; what comes next is mailed."""
    publication.qna("subscribers", "add", "ann@example.org", "bob@example.org")
    publication.write("one.md", 1, date="2026-01-10")
    publication.run()
    publication.now += timedelta(days=1)
    return publication


@pytest.fixture
def mailed(fresh):
    """A session that both got, and a new text of it that only the web has."""
    fresh.write("two.md", 2)
    fresh.run()
    fresh.now += timedelta(hours=1)
    fresh.write("two.md", 2, answer=SETTLED)
    fresh.run()
    return fresh


def mailings(publication) -> list[tuple[object, ...]]:
    """(kind, revision, state) of each."""
    return [(each["kind"], each["revision"], each["state"]) for each in publication.ledger()]


def words(publication) -> list[str]:
    """The text of every mail, on one line."""
    return [" ".join(mail.get_body(("plain",)).get_content().split()) for mail in publication.mails()]


def at(publication, day: int, hour: int) -> None:
    publication.now = publication.now.replace(day=day, hour=hour, minute=0)


def in_doubt(publication) -> None:
    """A session that waits for review: nobody is its guest."""
    path = publication.write("two.md", 2)
    guest = "guest:\n  name: Mara Lindqvist-2\n  role: ferry captain\n"
    path.write_text(path.read_text("utf-8").replace(guest, "").replace("Mara", "Nobody"), "utf-8")


# Corrections


def test_a_correction_follows_an_edit_that_comes_before_it(mailed):
    assert mailed.qna("sessions", "correct", "2", "--note", "The fog was innocent.", "-y") == 0
    mailed.write("two.md", 2, answer=ONCE_MORE)
    mailed.run()
    assert mailings(mailed) == [("session", 1, "finished"), ("correction", 3, "finished")]
    assert len(mailed.mailed()) == 4
    corrections = [text for text in words(mailed) if "The fog was innocent." in text]
    assert [ONCE_MORE in text for text in corrections] == [False, True, True, True], "first the proof that is obsolete"
    assert mailed.run() == ""


def test_a_correction_that_was_edited_waits_until_that_has_settled(mailed):
    mailed.qna("sessions", "correct", "2", "-y")
    mailed.configure('settle = "0 min"', 'settle = "60 min"')
    mailed.write("two.md", 2, answer=ONCE_MORE)
    assert "Will mail “Crossing Number 2” to 2 subscribers" in mailed.run()
    assert mailings(mailed)[1] == ("correction", 3, "scheduled")
    mailed.now += timedelta(minutes=61)
    mailed.run()
    assert mailings(mailed)[1] == ("correction", 3, "finished")


def test_a_correction_whose_new_text_is_in_doubt_waits_for_the_editor(mailed):
    mailed.qna("sessions", "correct", "2", "-y")
    in_doubt(mailed)
    mailed.run()
    assert mailings(mailed)[1] == ("correction", 2, "held")
    assert mailed.qna("sessions", "approve", "2") == 0
    mailed.run()
    assert mailings(mailed)[1] == ("correction", 3, "finished")
    assert len(mailed.mailed()) == 4


def test_a_held_correction_can_be_approved(mailed, tmp_path):
    mailed.qna("sessions", "correct", "2", "-y")
    mailed.qna("backup", str(tmp_path / "b.tar.gz"))
    mailed.qna("restore", str(tmp_path / "b.tar.gz"), "--yes")
    mailed.run()
    assert len(mailed.mailed()) == 2
    assert mailed.qna("resume", "2") == 78
    assert "it is held; `qna sessions approve` lets it go" in mailed.err
    assert mailed.qna("sessions", "approve", "2") == 0
    assert "its correction is mailed to 2 with the next run" in mailed.out
    mailed.run()
    assert len(mailed.mailed()) == 4


def test_a_correction_can_be_held_and_given_a_time(mailed):
    mailed.qna("sessions", "correct", "2", "-y")
    assert mailed.qna("sessions", "hold", "2") == 0
    mailed.run()
    assert mailed.qna("sessions", "approve", "2", "--at", "2026-06-05 08:00") == 0
    mailed.run()
    assert len(mailed.mailed()) == 2
    at(mailed, 5, 8)
    mailed.run()
    assert len(mailed.mailed()) == 4


def test_a_correction_that_was_cancelled_can_be_made_again(mailed):
    for note in ("A note with an eror.", "A note without.", "One that is better still."):
        assert mailed.qna("sessions", "correct", "2", "--note", note, "-y") == 0
        assert mailed.qna("cancel", "2", "-y") == 0
    assert mailed.qna("sessions", "correct", "2", "--note", "The best.", "-y") == 0
    mailed.run()
    assert len(mailed.mailed()) == 4
    assert mailed.qna("sessions", "correct", "2", "-y") == 78
    assert "there is nothing to correct" in mailed.err


# Times


@pytest.mark.parametrize("why", ["review", "held"])
def test_the_time_of_a_session_that_is_not_published_yet_is_kept(fresh, why):
    if why == "review":
        in_doubt(fresh)
        fresh.run()
    else:
        fresh.configure('settle = "0 min"', 'settle = "60 min"')
        path = fresh.write("two.md", 2)
        path.write_text(path.read_text("utf-8").replace("date: 2026-06-04", "date: 2026-06-04T18:00:00Z"), "utf-8")
        fresh.run()
        assert fresh.qna("sessions", "hold", "2") == 0
        at(fresh, 4, 19)
    assert fresh.qna("sessions", "approve", "2", "--at", "2026-06-06 08:00") == 0
    assert "it is published with the next run, and is mailed not before 6 June 2026 at 08:00" in fresh.out
    fresh.run()
    at(fresh, 6, 7)
    fresh.run()
    assert fresh.mailed() == []
    at(fresh, 6, 8)
    fresh.run()
    assert len(fresh.mailed()) == 2


def test_what_is_never_mailed_has_no_time(publication):
    in_doubt(publication)
    publication.run()
    assert publication.qna("sessions", "approve", "2", "--at", "2026-06-06 08:00") == 78
    assert "no mailing of it is to come; approve it without --at" in publication.err
    publication.qna("sessions", "list", "--state", "review")
    assert "Crossing Number 2" in publication.out


def test_what_had_begun_goes_on_at_its_time_and_to_nobody_new(fresh, tmp_path):
    fresh.write("two.md", 2)
    fresh.run()
    half_sent(fresh)
    fresh.qna("backup", str(tmp_path / "b.tar.gz"))
    fresh.qna("restore", str(tmp_path / "b.tar.gz"), "--yes")
    assert fresh.qna("sessions", "approve", "2", "--at", "2026-06-05 08:00") == 0
    assert "it is mailed to 1 with the first run after 5 June 2026 at 08:00" in fresh.out
    before = len(fresh.mailed())
    fresh.run()
    assert len(fresh.mailed()) == before
    at(fresh, 5, 8)
    fresh.run()
    assert len(fresh.mailed()) == before + 1
    (figures,) = fresh.ledger()
    assert (figures["state"], figures["audience"], figures["sent"]) == ("finished", 2, 2)


def half_sent(publication) -> None:
    """As if the sender had been stopped after the first of two."""
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as driver:
        driver.execute("UPDATE mailing SET state = 'running', finished_at = NULL")
        driver.execute("UPDATE delivery SET state = 'planned' WHERE subscriber_id = 2")
        driver.commit()


@pytest.mark.parametrize("approval", [True, False])
def test_an_edit_after_approval_takes_back_the_word_but_not_the_time(fresh, approval):
    if approval:
        fresh.configure('settle = "0 min"', 'settle = "0 min"\napproval = true')
    else:
        fresh.configure('settle = "0 min"', 'settle = "60 min"')
    fresh.write("two.md", 2)
    fresh.run()
    assert fresh.qna("sessions", "approve", "2", "--at", "2026-06-09 08:00") == 0
    fresh.run()
    at(fresh, 5, 12)
    fresh.write("two.md", 2, answer=SETTLED)
    said = fresh.run()
    assert ("Held, waiting for you" in said) is approval
    at(fresh, 6, 12)
    fresh.run()
    assert fresh.mailed() == []
    if approval:
        newest = [text for text in words(fresh) if SETTLED in text]
        assert len(newest) == 1
        assert "once you approve it: qna sessions approve" in newest[0]
        at(fresh, 9, 9)
        fresh.run()
        assert fresh.mailed() == []
        assert fresh.qna("sessions", "approve", "2") == 0
        assert "it is mailed to 2 with the next run" in fresh.out
    at(fresh, 9, 9)
    fresh.run()
    assert len(fresh.mailed()) == 2


def test_approval_can_be_asked_for_when_a_mailing_is_made_already(fresh):
    fresh.configure('settle = "0 min"', 'settle = "60 min"')
    fresh.write("two.md", 2)
    fresh.run()
    fresh.configure('settle = "60 min"', 'settle = "60 min"\napproval = true')
    fresh.now += timedelta(hours=2)
    assert "mail.approval = true" in fresh.run()
    assert fresh.mailed() == []


def test_the_editor_is_asked_each_time_that_a_session_is_held(fresh):
    fresh.configure('settle = "0 min"', 'settle = "60 min"')
    path = fresh.write("two.md", 2, date="2026-05-01")
    fresh.run()
    fresh.qna("sessions", "approve", "2")
    path.unlink()
    fresh.now += timedelta(hours=2)
    fresh.run()
    asked = [subject for subject in fresh.notices() if subject.startswith("Published but not mailed")]
    assert len(asked) == 2


def test_approving_says_when_it_goes(fresh):
    fresh.configure('settle = "0 min"', 'settle = "0 min"\napproval = true\nsend_at = "15:30"')
    fresh.write("two.md", 2)
    fresh.run()
    assert fresh.qna("sessions", "approve", "2") == 0
    assert "it is mailed to 2 with the first run after 4 June 2026 at 15:30" in fresh.out
    fresh.qna("sessions", "hold", "2")
    at(fresh, 4, 16)
    assert fresh.qna("sessions", "approve", "2") == 0
    assert "it is mailed to 2 with the next run" in fresh.out
