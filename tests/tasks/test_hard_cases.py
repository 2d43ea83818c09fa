"""What real folders, real editors and real crashes do; each of these once went wrong."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.config import Lane
from pipeline.errors import Busy, DiskError
from pipeline.model.envelope import Outcome
from pipeline.store import ledger, mailings, sessions
from pipeline.tasks import review
from pipeline.tasks.choose import choose
from pipeline.tasks.mailing.control import control
from pipeline.tasks.mailing.mailing import start
from pipeline.tasks.report import Report
from pipeline.tasks.run import run
from pipeline.tasks.tools import WayOut
from pipeline.wiring import open_tools


@pytest.fixture
def tools(running):
    """The tools of a run, for those who have to step in between two of its steps."""
    from pipeline.config import load

    with open_tools(load(running.folder / "config.toml"), running.environ) as opened:
        yield opened


def pages(publication) -> dict[str, bytes]:
    return {
        path: data for path, data in publication.site().items() if path.startswith("s/") and path.endswith("index.html")
    }


# The folder


def test_two_files_that_swap_names_keep_their_sessions(running):
    running.write("two.md", 2)
    running.run()
    before, mails = pages(running), len(running.mails())
    folder = running.folder / "sessions"
    (folder / "one.md").rename(folder / "x.md")
    (folder / "two.md").rename(folder / "one.md")
    (folder / "x.md").rename(folder / "two.md")
    assert "Renamed: 2 sessions" in running.run()
    assert pages(running) == before
    assert len(running.mails()) == mails
    assert running.run() == ""


def test_renumbering_files_keeps_their_sessions(running):
    running.write("02.md", 2)
    running.write("03.md", 3)
    running.run()
    before = pages(running)
    folder = running.folder / "sessions"
    (folder / "03.md").rename(folder / "04.md")
    (folder / "02.md").rename(folder / "03.md")
    assert "Renamed: 2 sessions" in running.run()
    assert pages(running) == before


def test_a_file_moved_over_another_takes_its_name_and_not_its_identity(running):
    running.write("two.md", 2)
    running.run()
    before = pages(running)
    (running.folder / "sessions" / "two.md").rename(running.folder / "sessions" / "one.md")
    said = running.run()
    assert "Renamed: 1 session" in said
    assert "Gone, still published" in said
    assert pages(running) == before
    assert running.run() == ""


def test_a_name_that_is_used_again_is_a_new_session(running):
    running.write("next.md", 2)
    running.run()
    (running.folder / "sessions" / "next.md").rename(running.folder / "sessions" / "02.md")
    running.run()
    running.write("next.md", 3)
    assert "Published: 1 session" in running.run()
    assert len(pages(running)) == 3


def test_swapped_and_edited_files_go_by_their_ids(running):
    def write(name: str, number: int, **more: str) -> None:
        path = running.write(name, number, **more)
        path.write_text(path.read_text().replace("---\n", f"---\nid: session-{number}\n", 1))

    write("a.md", 7)
    write("b.md", 8)
    running.run()
    addresses = sorted(pages(running))
    write("a.md", 8, title="Crossing Number 8, Edited")
    write("b.md", 7, title="Crossing Number 7, Edited")
    assert "Updated: 2 sessions" in running.run()
    assert sorted(pages(running)) == addresses
    for path, page in pages(running).items():
        if "crossing-number-7" in path:
            assert b"Crossing Number 7, Edited" in page


def test_an_id_that_was_copied_along_waits_for_the_editor(running):
    text = running.write("a.md", 7).read_text().replace("---\n", "---\nid: https://ferry.example/7\n", 1)
    (running.folder / "sessions" / "a.md").write_text(text)
    running.run()
    before = pages(running)
    (running.folder / "sessions" / "b.md").write_text(text.replace("Crossing Number 7", "Something New"))
    assert "its id is that of “Crossing Number 7”" in running.run()
    assert pages(running) == before


def test_a_copy_of_a_file_waits_for_the_editor(running):
    text = (running.folder / "sessions" / "one.md").read_text()
    (running.folder / "sessions" / "one (copy).md").write_text(text)
    assert "is there already" in running.run()
    assert len(pages(running)) == 1
    assert running.mailed() == []


def test_an_old_copy_kept_beside_an_edited_file_takes_nothing_over(running):
    path = running.write("two.md", 2)
    running.run()
    mails = len(running.mails())
    (running.folder / "sessions" / "two-old.md").write_text(path.read_text())
    running.write("two.md", 2, title="Mended Title")
    said = running.run()
    assert "Updated: 1 session" in said
    assert "To review: 1 session" in said
    assert len(running.mails()) == mails + 1, "nobody but the editor"
    assert len(pages(running)) == 2


def test_a_renamed_file_and_a_new_one_in_its_place_are_two_sessions(running):
    running.write("next.md", 2)
    running.run()
    (running.folder / "sessions" / "next.md").rename(running.folder / "sessions" / "02.md")
    running.write("next.md", 3)
    said = running.run()
    assert "Renamed: 1 session" in said
    assert "Published: 1 session" in said
    assert len(pages(running)) == 3


def test_a_copied_id_takes_nothing_over_whatever_its_name_and_whoever_reads_it(running):
    def write(name: str, title: str) -> None:
        path = running.write(name, 7, title=title)
        path.write_text(path.read_text().replace("---\n", "---\nid: https://ferry.example/7\n", 1))

    write("m.md", "Seven")
    running.run()
    write("m.md", "Seven, Edited")
    write("a.md", "Something New")
    running.run()
    running.qna("sessions", "reparse", "--all")
    running.run()
    everything = b"".join(pages(running).values())
    assert b"Seven, Edited" in everything
    assert b"Something New" not in everything


def test_files_that_cannot_be_read_can_be_overwritten_twice(running):
    folder = running.folder / "sessions"
    for _ in range(2):
        (folder / "big.docx").write_bytes(b"no Word file at all")
        running.qna("run")
        running.write("x.md", 5).rename(folder / "x2.md")
        running.run()
        (folder / "x2.md").rename(folder / "big.docx")
        running.qna("run")
        assert "a bug" not in running.err
        (folder / "big.docx").unlink()
        running.run()


def test_a_retracted_session_does_not_come_back_under_another_name(running):
    running.qna("sessions", "retract", "1", "--yes")
    text = (running.folder / "sessions" / "one.md").read_text()
    (running.folder / "sessions" / "one.md").unlink()
    (running.folder / "sessions" / "uno.md").write_text(text + "\nOne more line.\n")
    assert "To review: 1 session" in running.run()
    assert pages(running) == {}


def test_a_name_that_is_not_utf_8_is_told_and_stops_nobody(running):
    path = bytes(running.folder) + b"/sessions/caf\xe9.md"
    with open(path, "w") as file:
        file.write("x")
    running.write("two.md", 2)
    running.run(code=65)
    assert "its name is not UTF-8" in running.err
    assert len(running.mailed()) == 2
    assert running.run() == ""


def test_two_vanished_files_with_the_same_bytes_are_told_once(running):
    for name in ("a.txt", "b.txt"):
        (running.folder / "sessions" / name).write_text("Milk and bread.\n")
    running.run()
    for name in ("a.txt", "b.txt"):
        (running.folder / "sessions" / name).unlink()
    running.run()
    running.qna("run", "--verbose")
    assert running.out == "Nothing to do.\n"


# Between two steps


@pytest.mark.parametrize("edit", ["edit", "retract"])
def test_a_build_that_failed_is_repeated(running, monkeypatch, edit):
    def full(self, path, *data):
        raise DiskError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.send.site_folder.Site.prepare", full)
        patch.setattr("pipeline.send.site_folder.Site.remove", full)
        if edit == "edit":
            running.write("one.md", 1, title="Corrected", date="2026-01-10")
            running.run(code=74)
        else:
            assert running.qna("sessions", "retract", "1", "--yes") == 74
    running.run()
    everything = b"".join(running.site().values())
    assert (b"Corrected" in everything) is (edit == "edit")
    assert (b"Crossing Number 1" in everything) is False


def test_what_reads_differently_after_a_reparse_is_shown_by_the_next_run(running, tools):
    with tools.store.write() as connection:
        kept = choose(connection, "1")
        content = sessions.content(connection, kept.id, 1)
        sessions.add_revision(
            connection, kept.id, 2, replace(content, title="Read Wrongly"), "x", "ready", (), tools.now()
        )
        sessions.change(connection, kept.id, revision=2, public_revision=2)
    running.qna("build", "--all")
    assert running.qna("sessions", "reparse", "1") == 0
    assert "revision 3" in running.out
    before = running.site()["atom.xml"]
    running.run()
    assert b"Crossing Number 1" in running.site()["atom.xml"]
    assert before.count(b"<updated>2026-01-10") == running.site()["atom.xml"].count(b"<updated>2026-01-10"), "silently"


def scheduled(running, tools):
    """A session whose mailing is about to start."""
    running.configure('settle = "0 min"', 'settle = "60 min"')
    running.write("two.md", 2)
    running.run()
    running.now += timedelta(hours=2)
    with tools.store.read() as connection:
        (mailing,) = mailings.in_state(connection, "scheduled")
        return mailing, choose(connection, "2")


def test_a_mailing_that_is_cancelled_in_the_last_moment_does_not_start(running, tools):
    mailing, kept = scheduled(running, tools)
    control(tools, kept, "cancel")
    start(tools, Report(), mailing)
    with tools.store.read() as connection:
        assert mailings.get(connection, mailing.id).state == "cancelled"
    running.run()
    assert running.mailed() == []


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("empty", "no longer reads like a session"),
        ("delete", "its document has vanished"),
        ("doubt", "waits for review"),
    ],
)
def test_a_text_that_was_taken_back_is_not_mailed(running, tools, what, said):
    _, _ = scheduled(running, tools)
    path = running.folder / "sessions" / "two.md"
    if what == "empty":
        path.write_text("Milk and bread.\n")
    elif what == "delete":
        path.unlink()
    else:
        path.write_text(
            path.read_text()
            .replace("guest:\n  name: Mara Lindqvist-2\n  role: ferry captain\n", "")
            .replace("Mara", "Nobody")
        )
    assert "Will mail" not in running.run()
    running.qna("status")
    assert said in running.out
    running.now += timedelta(hours=2)
    running.run()
    assert running.mailed() == []
    running.qna("deliveries", "2")
    assert said in running.out


def test_a_mailing_that_was_overtaken_by_time_is_held(running, tools):
    scheduled(running, tools)
    running.now += timedelta(days=60)
    assert "more than mail.max_age" in running.run()
    assert running.mailed() == []


def test_what_a_session_said_before_it_was_emptied_comes_back_with_it(running):
    path = running.write("two.md", 2, date="2026-06-20 09:00:00+00:00")
    text = path.read_text()
    running.run()
    path.write_text("")
    running.run()
    path.write_text(text)
    running.run()
    running.now = running.now.replace(day=20)
    running.run()
    assert len(pages(running)) == 2


class Moody:
    """An outlet that answers as it is told, and does something in between."""

    def __init__(self, answer):
        self.answer = answer
        self.got: list[str] = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def abort(self):
        return None

    def deliver(self, envelope):
        outcome = self.answer(envelope.recipient)
        if outcome.kind == "sent":
            self.got.append(envelope.recipient)
        return outcome

    def deliver_each(self, envelopes):
        return (self.deliver(each) for each in envelopes if each is not None)


def by(tools, outlet, **others):
    """The same tools with one connection to that outlet, and no other way out."""
    lane = Lane(name="moody", outlet="maildir", connections=1, rate=1000)
    return replace(tools, lanes=(WayOut(lane, lambda: outlet),), **others)


def test_whoever_leaves_while_the_server_says_later_is_not_tried_again(running, tools):
    running.write("two.md", 2)

    def answer(address):
        if address == "bob@example.org":
            running.qna("subscribers", "remove", "bob@example.org")
            return Outcome("later", "450 not now")
        return Outcome("sent", "ok")

    run(by(tools, Moody(answer)))
    (figures,) = running.ledger()
    assert (figures["sent"], figures["skipped"], figures["remaining"]) == (1, 1, 0)


def test_results_survive_a_store_that_is_busy_for_a_while(running, tools, monkeypatch):
    running.write("two.md", 2)
    outlet = Moody(lambda address: Outcome("sent", "ok"))
    real, failures = ledger.settle, iter([True, True])

    def busy(connection, results, owner, now):
        if results and next(failures, False):
            raise Busy("locked")
        real(connection, results, owner, now)

    monkeypatch.setattr(ledger, "settle", busy)
    waited: list[float] = []
    report = run(by(tools, outlet, sleep=waited.append))
    assert report.troubles == []
    assert [each for each in waited if each > 1] == [5.0, 5.0]
    running.run()
    assert Counter(outlet.got)["ann@example.org"] == Counter(outlet.got)["bob@example.org"] == 1
    assert running.mailed() == []


def test_an_editor_who_cannot_be_reached_is_told_and_nothing_goes_without_a_proof(running, tools):
    running.write("two.md", 2)
    outlet = Moody(
        lambda address: Outcome("failed", "550 no such user") if "editor" in address else Outcome("sent", "ok")
    )
    report = run(by(tools, outlet))
    assert "mail to editor@ferry.example is refused: 550" in str(report.troubles[0])
    assert report.exit_code == 78
    assert outlet.got == []
    running.qna("status")
    assert "its proof was refused" in running.out


def test_a_restored_mailing_that_had_begun_goes_on_where_it_stood(running, tools, tmp_path):
    running.write("two.md", 2)
    outlet = Moody(lambda address: Outcome("later", "450 not now") if "bob" in address else Outcome("sent", "ok"))
    run(by(tools, outlet))
    running.qna("backup", str(tmp_path / "b.tar.gz"))
    running.qna("restore", str(tmp_path / "b.tar.gz"), "--yes")
    running.now += timedelta(hours=1)
    running.run()
    assert running.mailed() == []
    assert running.qna("sessions", "approve", "2") == 0
    running.run()
    assert running.mailed() == ["bob@example.org"]
    (figures,) = running.ledger()
    assert (figures["state"], figures["sent"]) == ("finished", 2)


def test_after_a_restore_what_an_unreachable_source_brings_later_is_held_too(running, tmp_path):
    running.configure("[mail]", '[[source]]\nname = "usb"\npath = "usb"\n\n[mail]')
    (running.folder / "usb").mkdir()
    running.run()
    running.qna("backup", str(tmp_path / "b.tar.gz"))
    running.qna("restore", str(tmp_path / "b.tar.gz"), "--yes")
    (running.folder / "usb").rename(running.folder / "away")
    running.write("two.md", 2)
    running.run(code=75)
    (running.folder / "away").rename(running.folder / "usb")
    running.write("three.md", 3).rename(running.folder / "usb" / "three.md")
    running.run()
    assert running.mailed() == []


def test_approving_what_has_changed_meanwhile_is_refused(running, tools):
    path = running.write("doubt.md", 4)
    path.write_text(
        path.read_text()
        .replace("guest:\n  name: Mara Lindqvist-4\n  role: ferry captain\n", "")
        .replace("Mara", "Nobody")
    )
    running.run()
    with tools.store.read() as connection:
        seen = choose(connection, "4")
    path.write_text(path.read_text().replace("Fog", "Something quite different"))
    running.run()
    with pytest.raises(Exception, match="has changed in this very moment"):
        review.approve(tools, seen)


def test_a_retracted_session_cannot_be_approved(running):
    running.qna("sessions", "retract", "1", "--yes")
    assert running.qna("sessions", "approve", "1") == 78


def test_updated_never_goes_backwards(running):
    running.write("one.md", 1, title="Second", date="2026-01-10")
    running.run()
    first = updated(running)
    running.now -= timedelta(hours=6)
    running.write("one.md", 1, title="Third", date="2026-01-10")
    running.run()
    assert updated(running) > first


def updated(publication) -> int:
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as driver:
        return int(driver.execute("SELECT updated FROM session").fetchone()[0])


def test_a_dry_run_is_refused_where_a_run_would_be(running):
    running.configure('outlet = "maildir"', 'outlet = "smtp"\nhost = "127.0.0.1"\nusername = "me"')
    running.write("two.md", 2)
    running.run("--dry-run", code=78)
    assert "needs a password" in running.err


def test_who_was_not_reached_by_a_retracted_session_never_is(running, tools):
    running.write("two.md", 2)
    outlet = Moody(lambda address: Outcome("failed", "550 no") if "bob" in address else Outcome("sent", "ok"))
    run(by(tools, outlet))
    running.qna("sessions", "retract", "2", "--yes")
    assert running.qna("deliveries", "resend", "2", "--who", "failed") == 78
    running.run()
    assert running.mailed() == []


def test_there_is_a_receipt_for_every_time_a_mailing_finishes(running, tools):
    running.write("two.md", 2)
    outlet = Moody(lambda address: Outcome("failed", "550 no") if "bob" in address else Outcome("sent", "ok"))
    run(by(tools, outlet))
    running.now += timedelta(hours=1)
    running.write("two.md", 2, answer="It was never the fog. It was the timetable, and I read it wrong for a year.")
    running.run()
    running.qna("deliveries", "resend", "2", "--who", "failed")
    assert "goes again to 1 subscriber with the next run, as it read then: its text has changed since" in running.out
    running.run()
    assert running.mailed() == ["bob@example.org"]
    assert len(running.notices()) == 1


@pytest.mark.parametrize("what", ["empty", "delete"])
def test_an_approval_is_for_what_was_seen(running, tools, what):
    running.configure('settle = "0 min"', 'settle = "60 min"')
    path = running.write("two.md", 2, date="2026-05-01")
    assert "Held, waiting for you" in running.run()
    assert running.qna("sessions", "approve", "2") == 0
    path.write_text("Milk.\n") if what == "empty" else path.unlink()
    running.run()
    running.now += timedelta(hours=2)
    running.run()
    assert running.mailed() == []


def test_a_newer_text_is_approved_once_for_page_and_mail(running, tools):
    scheduled(running, tools)
    path = running.folder / "sessions" / "two.md"
    text = path.read_text()
    path.write_text(
        text.replace("guest:\n  name: Mara Lindqvist-2\n  role: ferry captain\n", "").replace("Mara", "Nobody")
    )
    running.run()
    running.now += timedelta(hours=2)
    running.run()
    assert running.qna("sessions", "approve", "2") == 0
    assert "is mailed once it has settled" in running.out
    running.run()
    running.now += timedelta(hours=2)
    running.run()
    assert running.mailed() == ["Ann Quay <ann@example.org>", "bob@example.org"]


def test_a_backup_of_another_publication_is_refused_before_anything_is_touched(running, tmp_path):
    running.qna("backup", str(tmp_path / "b.tar.gz"))
    keys = (running.folder / "var" / "keys" / "0001.key").read_bytes()
    running.configure("7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e", "8d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e")
    assert running.qna("restore", str(tmp_path / "b.tar.gz"), "--yes") == 78
    assert "is a backup of another publication" in running.err
    assert (running.folder / "var" / "keys" / "0001.key").read_bytes() == keys
    running.configure("8d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e", "7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e")
    assert running.run() == ""


def test_what_a_killed_restore_left_does_no_harm_to_the_next(running, tmp_path):
    running.qna("backup", str(tmp_path / "b.tar.gz"))
    for left in ("qna.db.incoming", "qna.db.incoming-wal", "qna.db.incoming-shm"):
        (running.folder / "var" / left).write_bytes(b"left over" * 5000)
    assert running.qna("restore", str(tmp_path / "b.tar.gz"), "--yes") == 0
    assert running.qna("doctor") == 0
    assert not list((running.folder / "var").glob("qna.db.incoming*"))
