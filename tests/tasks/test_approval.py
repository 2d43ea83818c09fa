"""The editor's word: what is approved is what goes, when it was to go, and nothing that was held is held for ever."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

SETTLED = "It was the timetable, not the fog, and it has been on the wall of the ticket office ever since."
ONCE_MORE = "It was the timetable, and it has been on the wall of the ticket office ever since, in red."


@pytest.fixture
def mailed(running):
    """A session that both got, and a new text of it that only the web has."""
    running.write("two.md", 2)
    running.run()
    running.now += timedelta(hours=1)
    running.write("two.md", 2, answer=SETTLED)
    running.run()
    return running


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
    mailed.qna("status")
    assert "correction of “Crossing Number 2” due" in mailed.out
    in_doubt(mailed)
    mailed.run()
    assert mailings(mailed)[1] == ("correction", 2, "held")
    assert mailed.notices()[-2:] == [
        "Please look at this: Crossing Number 2",
        "Correction not mailed: Crossing Number 2",
    ]
    mailed.qna("status")
    assert "its correction is not mailed: a newer text of it waits for review" in mailed.out
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
def test_the_time_of_a_session_that_is_not_published_yet_is_kept(running, why):
    if why == "review":
        in_doubt(running)
        running.run()
    else:
        running.configure('settle = "0 min"', 'settle = "60 min"')
        path = running.write("two.md", 2)
        path.write_text(path.read_text("utf-8").replace("date: 2026-06-04", "date: 2026-06-04T18:00:00Z"), "utf-8")
        running.run()
        assert running.qna("sessions", "hold", "2") == 0
        at(running, 4, 19)
    assert running.qna("sessions", "approve", "2", "--at", "2026-06-06 08:00") == 0
    assert "it is published with the next run, and is mailed not before 6 June 2026 at 08:00" in running.out
    running.run()
    at(running, 6, 7)
    running.run()
    assert running.mailed() == []
    at(running, 6, 8)
    running.run()
    assert len(running.mailed()) == 2


def test_what_is_never_mailed_has_no_time(publication):
    in_doubt(publication)
    publication.run()
    assert publication.qna("sessions", "approve", "2", "--at", "2026-06-06 08:00") == 78
    assert "no mailing of it is to come; approve it without --at" in publication.err
    publication.qna("sessions", "list", "--state", "review")
    assert "Crossing Number 2" in publication.out


def test_what_had_begun_goes_on_at_its_time_and_to_nobody_new(running, tmp_path):
    running.write("two.md", 2)
    running.run()
    half_sent(running)
    running.qna("backup", str(tmp_path / "b.tar.gz"))
    running.qna("restore", str(tmp_path / "b.tar.gz"), "--yes")
    running.qna("status")
    assert "its mailing has begun: restored on" in running.out
    assert running.qna("sessions", "approve", "2", "--at", "2026-06-05 08:00") == 0
    assert "it is mailed to 1 with the first run after 5 June 2026 at 08:00" in running.out
    before = len(running.mailed())
    running.run()
    assert len(running.mailed()) == before
    at(running, 5, 8)
    running.run()
    assert len(running.mailed()) == before + 1
    (figures,) = running.ledger()
    assert (figures["state"], figures["audience"], figures["sent"]) == ("finished", 2, 2)


def half_sent(publication) -> None:
    """As if the sender had been stopped after the first of two."""
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as driver:
        driver.execute("UPDATE mailing SET state = 'running', finished_at = NULL")
        driver.execute("UPDATE delivery SET state = 'planned' WHERE subscriber_id = 2")
        driver.commit()


@pytest.mark.parametrize("approval", [True, False])
def test_an_edit_after_approval_takes_back_the_word_but_not_the_time(running, approval):
    if approval:
        running.configure('settle = "0 min"', 'settle = "0 min"\napproval = true')
    else:
        running.configure('settle = "0 min"', 'settle = "60 min"')
    running.write("two.md", 2)
    running.run()
    assert running.qna("sessions", "approve", "2", "--at", "2026-06-09 08:00") == 0
    running.run()
    at(running, 5, 12)
    running.write("two.md", 2, answer=SETTLED)
    said = running.run()
    assert ("Held, waiting for you" in said) is approval
    at(running, 6, 12)
    running.run()
    assert running.mailed() == []
    if approval:
        newest = [text for text in words(running) if SETTLED in text]
        assert len(newest) == 1
        assert "once you approve it: qna sessions approve" in newest[0]
        at(running, 9, 9)
        running.run()
        assert running.mailed() == []
        assert running.qna("sessions", "approve", "2") == 0
        assert "it is mailed to 2 with the next run" in running.out
    at(running, 9, 9)
    running.run()
    assert len(running.mailed()) == 2


def test_approval_can_be_asked_for_when_a_mailing_is_made_already(running):
    running.configure('settle = "0 min"', 'settle = "60 min"')
    running.write("two.md", 2)
    running.run()
    running.configure('settle = "60 min"', 'settle = "60 min"\napproval = true')
    running.now += timedelta(hours=2)
    assert "mail.approval = true" in running.run()
    assert running.mailed() == []


def test_the_editor_is_asked_each_time_that_a_session_is_held(running):
    running.configure('settle = "0 min"', 'settle = "60 min"')
    path = running.write("two.md", 2, date="2026-05-01")
    running.run()
    running.qna("sessions", "approve", "2")
    path.unlink()
    running.now += timedelta(hours=2)
    running.run()
    asked = [subject for subject in running.notices() if subject.startswith("Published but not mailed")]
    assert len(asked) == 2


def test_approving_says_when_it_goes(running):
    running.configure('settle = "0 min"', 'settle = "0 min"\napproval = true\nsend_at = "15:30"')
    running.write("two.md", 2)
    running.run()
    assert running.qna("sessions", "approve", "2") == 0
    assert "it is mailed to 2 with the first run after 4 June 2026 at 15:30" in running.out
    running.qna("sessions", "hold", "2")
    at(running, 4, 16)
    assert running.qna("sessions", "approve", "2") == 0
    assert "it is mailed to 2 with the next run" in running.out


def test_a_session_dated_ahead_can_be_mailed_later_but_not_earlier(running):
    day = f"{running.now + timedelta(days=10):%Y-%m-%d}"
    running.write("two.md", 2, date=day)
    running.run()
    until = "14 June 2026 at 00:00 (UTC)"
    assert running.qna("sessions", "approve", "two.md") == 78
    assert f"waits for nobody: it is published with the first run after {until}; another date" in running.err
    assert running.qna("sessions", "approve", "two.md", "--at", "2026-06-10 08:00") == 78
    assert f"its document dates it {until}, and nothing leaves before; change it there" in running.err
    assert running.qna("sessions", "approve", "two.md", "--at", "2026-06-16 08:00") == 0
    assert f"first run after {until}, and is mailed not before 16 June 2026 at 08:00" in running.out
    at(running, 15, 9)
    assert "Published" in running.run()
    assert running.mailed() == []
    at(running, 16, 9)
    running.run()
    assert len(running.mailed()) == 2


# What is called off, and what has begun


@pytest.fixture
def scheduled(running):
    """A session whose mailing goes to two in an hour."""
    running.configure('settle = "0 min"', 'settle = "60 min"')
    running.write("two.md", 2)
    running.run()
    return running


def test_what_was_cancelled_before_it_began_can_be_approved_after_all(scheduled):
    assert scheduled.qna("cancel", "2", "-y") == 0
    assert "cancelled before it began; it would have gone to 2; `qna sessions approve" in scheduled.out
    scheduled.now += timedelta(hours=2)
    scheduled.run()
    assert scheduled.mailed() == []
    assert scheduled.qna("sessions", "approve", "2") == 0
    assert "it is mailed to 2 with the next run" in scheduled.out
    scheduled.run()
    assert len(scheduled.mailed()) == 2
    assert scheduled.ledger()[0]["finished_at"] is not None
    assert scheduled.qna("sessions", "approve", "2") == 78


def test_what_was_cancelled_under_way_stays_so(half):
    assert half.qna("cancel", "-y") == 0
    assert "cancelled; 1 was still to be sent" in half.out
    assert half.qna("sessions", "approve", "2") == 78
    half.run()
    assert len(half.mailed()) == 2


def test_what_has_not_begun_is_cancelled_by_its_name_only(scheduled):
    assert scheduled.qna("cancel", "-y") == 2
    assert "there is no mailing to cancel that has begun: that of “Crossing Number 2” is scheduled" in scheduled.err
    assert scheduled.qna("cancel", "2") == 2
    assert "has not begun; 2 would get it. Cancel it? Nobody is there to answer" in scheduled.err


@pytest.mark.parametrize("command", [("cancel", "2"), ("sessions", "correct", "2")])
def test_nobody_is_asked_about_what_cannot_be(running, command):
    running.write("two.md", 2)
    running.run()
    assert running.qna(*command) == 78
    assert "Nobody is there to answer" not in running.err


def test_what_waits_already_says_so_when_it_is_to_be_held(scheduled):
    assert scheduled.qna("sessions", "hold", "2") == 0
    assert scheduled.qna("sessions", "hold", "2") == 78
    assert "waits already: its mailing is held until you `qna sessions approve" in scheduled.err
    assert scheduled.qna("sessions", "approve", "2") == 0
    assert scheduled.qna("pause", "2") == 0
    assert scheduled.qna("sessions", "hold", "2") == 78
    assert "waits already: its mailing is paused until you `qna resume" in scheduled.err


@pytest.fixture
def half(running):
    """A mailing that was interrupted when one of two had got it."""
    running.write("two.md", 2)
    running.run()
    with closing(sqlite3.connect(running.folder / "var" / "qna.db")) as driver, driver:
        driver.execute("UPDATE mailing SET state = 'running', finished_at = NULL")
        driver.execute("UPDATE delivery SET state = 'planned', changed_at = 0 WHERE subscriber_id = 2")
    return running


def test_the_rest_get_what_the_first_ones_got_and_the_editor_knows(half):
    assert half.qna("pause", "2") == 0
    assert "paused; an edit does not change what the rest will get" in half.out
    half.write("two.md", 2, answer=SETTLED)
    word = "ferry-talks-2-crossing-number-2"
    told = f"the rest get the text that the first ones got; `qna sessions correct {word}` mails the new one"
    assert f"Crossing Number 2: its mailing has begun: {told}" in half.run()
    assert half.qna("resume", "2") == 0
    assert f"goes on with the next run; {told}" in half.out
    half.run()
    assert len(half.mailed()) == 3
    assert half.qna("sessions", "correct", "2", "-y") == 0
    half.run()
    assert len(half.mailed()) == 5
    assert sum(SETTLED in text for text in words(half)) == 3, "the proof and both"
