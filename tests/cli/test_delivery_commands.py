"""Commands about delivery: corrections, resending, times, approval, fields; each through the command line."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from datetime import timedelta

import pytest


@pytest.fixture
def mailed(running):
    """A session that two subscribers got."""
    running.write("two.md", 2)
    running.run()
    return running


def texts(publication) -> list[str]:
    """The text part of every mail."""
    return [mail.get_body(("plain",)).get_content() for mail in publication.mails()]


def test_a_correction_goes_to_those_who_got_another_text(mailed):
    assert mailed.qna("sessions", "correct", "2", "-y") == 78
    assert "nothing to correct" in mailed.err
    mailed.now += timedelta(hours=1)
    mailed.qna("subscribers", "remove", "bob@example.org")
    mailed.qna("subscribers", "add", "new@example.org")
    mailed.write("two.md", 2, answer="It was never the tide. It was the timetable, and I read it wrong for a year.")
    mailed.run()
    assert mailed.qna("sessions", "correct", "2", "--note", "The tide was blamed in error.", "-y") == 0
    assert "1 subscriber" in mailed.out
    before = mailed.mailed()
    assert "Mailed the correction of “Crossing Number 2” to 1 of 1 subscriber\n" in mailed.run()
    assert mailed.mailed() == sorted([*before, before[0]]), "Ann alone"
    told = [text for text in texts(mailed) if "The tide was blamed in error." in text]
    assert len(told) == 2, "the proof and the mail"
    assert mailed.qna("sessions", "correct", "2", "-y") == 78, "all have this text now"
    mailed.qna("deliveries")
    assert "(correction)" in mailed.out


def test_every_delivery_as_csv(mailed):
    mailed.qna("deliveries", "2", "--csv")
    rows = list(csv.DictReader(io.StringIO(mailed.out)))
    assert [(row["address"], row["state"], row["lane"]) for row in rows] == [
        ("ann@example.org", "sent", "local"),
        ("bob@example.org", "sent", "local"),
    ]


def test_the_history_of_a_delivery_is_told(mailed):
    mailed.qna("deliveries", "2", "--json")
    (one, _) = json.loads(mailed.out)["deliveries"]
    assert [attempt["outcome"] for attempt in one["history"]] == ["sent"]
    assert one["history"][0]["lane"] == "local"


def test_mailings_are_told_apart_by_more_than_their_titles(mailed):
    mailed.now += timedelta(hours=1)
    mailed.write("three.md", 3, title="Crossing Number 2", guest="Gro Vik", answer="Ropes, above all, and their ends.")
    mailed.run()
    slugs = ["ferry-talks-2-crossing-number-2", "ferry-talks-3-crossing-number-2"]
    known = [(each["mailing_id"], each["number"], each["slug"]) for each in mailed.ledger()]
    assert known == [(1, 2, slugs[0]), (2, 3, slugs[1])]
    mailed.qna("deliveries", "--csv")
    rows = csv.DictReader(io.StringIO(mailed.out))
    named = {(row["mailing_id"], row["number"], row["slug"]) for row in rows}
    assert named == {("1", "2", slugs[0]), ("2", "3", slugs[1])}


def test_the_receipt_of_a_correction_says_so(mailed):
    mailed.write("two.md", 2, answer="It was never the tide. It was the timetable, and I read it wrong for a year.")
    mailed.run()
    assert mailed.qna("sessions", "correct", "2", "-y") == 0
    mailed.run()
    receipts = [each for each in mailed.notices() if "of 2: Crossing" in each]
    assert receipts == ["Sent to 2 of 2: Crossing Number 2", "Correction sent to 2 of 2: Crossing Number 2"]


def test_a_correction_has_a_name_of_its_own_in_csv(mailed):
    mailed.write("two.md", 2, answer="It was never the tide. It was the timetable, and I read it wrong for a year.")
    mailed.run()
    mailed.qna("sessions", "correct", "2", "-y")
    mailed.qna("deliveries", "2", "--csv")
    names = [row["mailing"] for row in csv.DictReader(io.StringIO(mailed.out))]
    assert names == [*["Crossing Number 2"] * 2, *["Crossing Number 2 (correction)"] * 2]


def test_every_attempt_is_told_with_its_own_delivery(mailed):
    """Also where there are more lines than are aligned at once, and deliveries that nobody has attempted."""
    mailed.qna("subscribers", "add", *(f"r{number:03}@example.org" for number in range(250)))
    mailed.write("three.md", 3)
    mailed.run()
    with closing(sqlite3.connect(mailed.folder / "var" / "qna.db")) as driver:
        driver.execute("UPDATE mailing SET state = 'paused', started_at = due_at WHERE id = 2")
        driver.execute(
            "INSERT INTO delivery (mailing_id, subscriber_id, state, attempts, changed_at, reason)"
            " SELECT 2, id, CASE WHEN id % 10 = 4 THEN 'failed' ELSE 'planned' END, 0, 0, '' FROM subscriber"
        )
        driver.execute(
            "INSERT INTO attempt SELECT 2, id, number, 0, 'local', 'later', '451 no ' || id FROM subscriber,"
            " (SELECT 1 AS number UNION SELECT 2) WHERE id % 5 = 4"
        )
        driver.commit()
    mailed.qna("deliveries", "3", "--attempts")
    lines = mailed.out.splitlines()
    assert len([line for line in lines if "@example.org" in line]) == 252
    assert sum("451 no" in line for line in lines) == 2 * 50
    (first, second) = (line.split()[0] for line in lines if line.endswith("451 no 9"))
    assert (first, second) == ("1.", "2.")
    for who, expected in ((), 252), (("--who", "failed"), 25):
        mailed.qna("deliveries", "3", "--json", *who)
        deliveries = json.loads(mailed.out)["deliveries"]
        assert len(deliveries) == expected
        for each in deliveries:
            number = int(each["address"][1:4]) + 3 if each["address"].startswith("r") else 0
            said = [attempt["reply"] for attempt in each["history"]]
            assert said == ([f"451 no {number}"] * 2 if number % 5 == 4 else [])


@pytest.mark.parametrize("option", [("--attempts",), ("--who", "failed"), ("--who", "failed", "--json")])
def test_what_is_about_one_session_wants_its_name(mailed, option):
    assert mailed.qna("deliveries", *option) == 2
    assert "name it" in mailed.err


def test_h_is_help(mailed):
    mailed.qna("deliveries", "--help")
    told = mailed.out
    mailed.qna("deliveries", "-h")
    assert mailed.out == told
    mailed.qna("deliveries", "2", "-h")
    assert "--attempts" in mailed.out


def test_mailings_wait_for_their_time_of_day(publication):
    publication.configure('settle = "0 min"', 'settle = "0 min"\nsend_at = "15:30"')
    publication.qna("subscribers", "add", "ann@example.org")
    publication.run()
    publication.write("two.md", 2)
    assert "15:30" in publication.run()
    assert publication.mailed() == []
    publication.now += timedelta(hours=3, minutes=29)
    publication.run()
    assert publication.mailed() == []
    publication.now += timedelta(minutes=1)
    publication.run()
    assert len(publication.mailed()) == 1


def test_what_was_dated_ahead_waits_for_its_time_of_day_too(publication):
    publication.configure('settle = "0 min"', 'settle = "0 min"\nsend_at = "15:30"')
    publication.qna("subscribers", "add", "ann@example.org")
    publication.write("two.md", 2, date="2026-06-05")
    publication.run()
    publication.now = publication.now.replace(day=5, hour=1)
    assert "Will mail “Crossing Number 2” to 1 subscriber at 2026-06-05 15:30" in publication.run()
    assert publication.mailed() == []
    publication.now = publication.now.replace(hour=16)
    publication.run()
    assert len(publication.mailed()) == 1


def test_what_is_dated_ahead_when_it_is_public_is_not_mailed_before_that(publication):
    publication.configure('settle = "0 min"', 'settle = "60 min"')
    publication.qna("subscribers", "add", "ann@example.org")
    publication.run()
    publication.write("two.md", 2)
    publication.run()
    publication.write("two.md", 2, date="2026-06-05")
    publication.run()
    publication.now = publication.now.replace(day=4)
    publication.run()
    assert publication.mailed() == []
    publication.now = publication.now.replace(day=5)
    publication.run()
    assert len(publication.mailed()) == 1


def test_a_mailing_waits_for_approval_and_its_proof_says_how(publication):
    publication.configure('settle = "0 min"', 'settle = "0 min"\napproval = true')
    publication.qna("subscribers", "add", "ann@example.org")
    publication.run()
    publication.write("two.md", 2)
    publication.run()
    assert publication.mailed() == []
    assert any("once you approve it: qna sessions approve" in " ".join(text.split()) for text in texts(publication))
    assert publication.notices() == ["[Proof] Crossing Number 2"]
    assert publication.qna("sessions", "approve", "2", "--at", "2026-06-04 08:00") == 0
    publication.run()
    assert publication.mailed() == []
    assert publication.qna("sessions", "approve", "2") == 78
    assert "its mailing is due 4 June 2026 at 08:00 (UTC); change that with --at TIME, or --at now" in publication.err
    publication.now = publication.now.replace(day=4, hour=8)
    publication.run()
    assert len(publication.mailed()) == 1


def test_a_mailing_that_is_due_later_can_go_now(publication):
    publication.configure('settle = "0 min"', 'settle = "60 min"\nsend_at = "08:30"')
    publication.qna("subscribers", "add", "ann@example.org")
    publication.run()
    publication.write("two.md", 2)
    publication.run()
    assert publication.qna("sessions", "approve", "2", "--at", "now") == 0
    assert publication.out.endswith("it is mailed to 1 with the next run\n")
    publication.run()
    assert len(publication.mailed()) == 1
    assert publication.qna("sessions", "approve", "2") == 78
    assert "waits for nothing: it is published, its mailing finished" in publication.err


def test_a_time_that_has_passed_is_refused(mailed):
    assert mailed.qna("sessions", "approve", "2", "--at", "2020-01-01 08:00") == 2
    assert "has passed" in mailed.err


def test_fields_are_kept_and_can_be_changed(publication):
    publication.qna("subscribers", "add", "ann@example.org", "--field", "city=Oslo")
    publication.qna("subscribers", "add", "ann@example.org", "--field", "city=Bergen")
    publication.qna("subscribers", "list", "--json")
    assert json.loads(publication.out)["fields"] == {"city": "Bergen"}
    assert publication.qna("subscribers", "add", "bob@example.org", "--field", "city") == 2


def test_on_a_terminal_the_way_to_the_rest_names_the_same_session(mailed):
    mailed.qna("subscribers", "add", *(f"r{number:03}@example.org" for number in range(250)))
    mailed.write("twelve.md", 12)
    mailed.run()
    mailed.qna("sessions", "approve", "12")
    mailed.run()
    shown = on_a_terminal(mailed, "deliveries", "12", "--who", "sent")
    way = re.search(r"all of them: qna (.+)\r\n$", shown)
    assert way is not None, shown
    assert mailed.qna(*way[1].split()) == 0, mailed.err
    rows = list(csv.DictReader(io.StringIO(mailed.out)))
    assert len(rows) == 252
    assert {row["mailing"] for row in rows} == {"Crossing Number 12"}


def on_a_terminal(publication, *arguments: str) -> str:
    """What a command shows there."""
    command = [sys.executable, "-m", "pipeline", "--config", str(publication.folder / "config.toml"), *arguments]
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=theirs, env=publication.environ) as process:
        os.close(theirs)
        shown = b""
        with suppress(OSError), open(ours, "rb", buffering=0) as screen:  # which ends with EIO
            while some := screen.read(4096):
                shown += some
    assert process.returncode == 0
    return shown.decode()


def test_a_mailing_is_called_what_was_mailed(mailed):
    mailed.write("two.md", 2, title="The Second Crossing")
    mailed.run()
    mailed.qna("deliveries")
    assert "Crossing Number 2 " in mailed.out
    mailed.qna("deliveries", "2")
    assert mailed.out.startswith("“Crossing Number 2” finished")
    mailed.qna("status")
    assert "“Crossing Number 2” finished" in mailed.out
