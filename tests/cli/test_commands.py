"""Every command does what its help says, and speaks in one line when it cannot."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from email import message_from_bytes
from email.policy import default

import pytest

from pipeline.cli.main import _COMMANDS, start
from pipeline.config import load


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_has_help(command, capsys):
    assert start([command, "--help"]) == 0
    assert "Usage: qna" in capsys.readouterr().out


def test_help_names_every_command(capsys):
    assert start(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {command} " in said for command in _COMMANDS)
    assert "65 a document was refused" in said


def test_usage_errors_end_with_2(publication):
    assert publication.qna("runn") == 2
    assert publication.qna("run", "--frobnicate") == 2
    assert "No such option" in publication.err


@pytest.mark.parametrize(("command", "code", "complaints"), [(["run", "-v"], 65, 1), (["status"], 0, 0)])
def test_who_reads_the_output_may_go_before_its_end(filled, command, code, complaints):
    (filled.folder / "sessions" / "bad.md").write_text("---\ntitle: [\n---\n\nText.\n", "utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    qna = [sys.executable, "-m", "pipeline", "-c", str(filled.folder)]
    done = subprocess.run([*qna, *command], stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr.count("\n")) == (code, complaints), done.stderr


def test_no_config_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QNA_CONFIG", raising=False)
    assert start(["run"]) == 78
    said = capsys.readouterr().err
    assert said.startswith("qna: no config.toml in ")
    assert said.count("\n") == 1


def test_a_broken_config_tells_every_mistake_a_line(publication):
    publication.configure('settle = "0 min"', 'settle = "0"\nfrm = "x"')
    assert publication.qna("run") == 78
    assert publication.err.count("\n") == 2
    assert all(line.startswith("qna: ") and "config.toml:" in line for line in publication.err.splitlines())


def test_a_bug_is_confessed_in_one_line(publication, monkeypatch):
    monkeypatch.setattr("pipeline.tasks.run.run", lambda *_, **__: 1 / 0)
    publication.write("one.md", 1)
    assert publication.qna("run") == 70
    assert publication.err.count("\n") == 1
    assert "a bug in qna (ZeroDivisionError" in publication.err


def test_init_makes_a_publication_that_runs(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "talks"
    flags = ["--title", "Quay Talks", "--sender", "Quay <q@quay.example>", "--timezone", "Europe/Berlin", "--yes"]
    assert start(["init", str(folder), *flags]) == 0
    settings = load(folder / "config.toml")
    assert settings.publication.timezone == "Europe/Berlin"
    assert settings.mail.editor == "Quay <q@quay.example>"
    assert (folder / "templates").is_dir()
    monkeypatch.chdir(folder)
    capsys.readouterr()
    assert start(["run"]) == 0
    assert "Published: 1 session" in capsys.readouterr().out
    assert start(["doctor"]) == 0
    assert start(["init", str(folder), "--yes"]) == 78
    assert "there is a publication here already" in capsys.readouterr().err


def test_two_publications_have_different_ids(tmp_path):
    for name in ("a", "b"):
        assert start(["init", str(tmp_path / name), "--yes"]) == 0
    assert load(tmp_path / "a/config.toml").publication.id != load(tmp_path / "b/config.toml").publication.id


def test_init_refuses_what_is_no_address(tmp_path, capsys):
    assert start(["init", str(tmp_path / "a"), "--sender", "me", "--yes"]) == 2
    assert not (tmp_path / "a" / "config.toml").exists()


def test_parse_tells_what_it_understood(publication):
    path = publication.write("one.md", 1, title="The Bell Buoy")
    assert publication.qna("parse", str(path)) == 0
    assert "ready" in publication.out
    assert "The Bell Buoy" in publication.out
    assert "What do you see from up there?" in publication.out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_parse_json_is_a_line_each_in_the_order_of_the_files(publication, jobs):
    paths = [str(publication.write(f"{number}.md", number)) for number in range(1, 7)]
    other = publication.folder / "sessions" / "other.md"
    other.write_text("Milk, bread, and a new kettle.\n")
    names = [*paths[3:], str(other), *paths[:3]]
    assert publication.qna("parse", "--json", "--jobs", jobs, *names) == 0
    found = [json.loads(line) for line in publication.out.splitlines()]
    assert [each["source"] for each in found] == names
    assert [each["is_session"] for each in found] == [True, True, True, False, True, True, True]
    assert found[0]["turns"][0]["question"] == "What do you see from up there?"


def test_parse_goes_on_after_a_file_that_it_refuses(publication):
    path = publication.write("one.md", 1)
    assert publication.qna("parse", "--json", "missing.md", "x.exe", str(path)) == 65
    assert len(publication.out.splitlines()) == 1
    assert len(publication.err.splitlines()) == 2


def test_parse_needs_no_publication(publication, tmp_path, monkeypatch, capsys):
    path = publication.write("one.md", 1)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QNA_CONFIG", raising=False)
    assert start(["parse", str(path)]) == 0


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("mail", "<table"),
        ("page", "<main"),
        ("text", "What do you see from up there?"),
        ("markdown", "## What do you see"),
    ],
)
def test_preview_shows_each_form(filled, form, expected):
    assert filled.qna("preview", "latest", "--as", form) == 0
    assert expected in filled.out


def test_a_test_mail_is_the_real_one_marked_and_outside_the_ledger(filled):
    assert filled.qna("preview", "latest", "--send-to", "me@ferry.example") == 0
    (mail,) = filled.mails()
    assert mail["To"] == "me@ferry.example"
    assert mail["Subject"].startswith("[Test] ")
    assert mail["List-Unsubscribe"]
    assert filled.ledger() == []
    assert filled.qna("preview", "latest", "--send-to", "not an address") == 2


def test_a_test_mail_has_all_its_parts_or_is_not_sent(filled):
    before = len(filled.mails())
    assert filled.qna("preview", "latest", "--send-to", "me@ferry.example", "--as", "text") == 2
    assert "sends the mail with both its parts: leave out --as text" in filled.err
    assert len(filled.mails()) == before
    assert filled.qna("preview", "latest", "--send-to", "me@ferry.example", "--as", "mail") == 0
    assert len(filled.mails()) == before + 1


def test_deliveries_balance_and_name_who_did_not_get_it(filled):
    filled.write("two.md", 2)
    filled.run()
    filled.qna("deliveries", "2")
    assert [line.split() for line in filled.out.splitlines()[1:]] == [
        ["sent", "1"], ["failed", "0"], ["skipped", "0"], ["uncertain", "0"], ["remaining", "0"], ["audience", "1"],
    ]  # fmt: skip
    filled.qna("deliveries", "2", "--json")
    facts = json.loads(filled.out)
    assert (
        facts["audience"]
        == facts["sent"] + facts["failed"] + facts["skipped"] + facts["uncertain"] + facts["remaining"]
    )
    assert facts["deliveries"][0]["address"] == "ann@example.org"
    filled.qna("deliveries")
    assert "Crossing Number 2" in filled.out


def test_a_mailing_can_be_paused_resumed_and_cancelled(filled):
    filled.configure('settle = "0 min"', 'settle = "60 min"')
    filled.write("two.md", 2)
    filled.run()
    assert filled.qna("pause", "2") == 0
    filled.now = filled.now.replace(hour=14)
    filled.run()
    assert filled.mailed() == []
    assert filled.qna("resume", "2") == 0
    filled.run()
    assert filled.mailed() == ["ann@example.org"]
    assert filled.qna("cancel", "2", "--yes") == 78
    assert "cannot cancel" in filled.err


def test_a_session_can_be_held_back_and_approved(filled):
    filled.configure('settle = "0 min"', 'settle = "60 min"')
    filled.write("two.md", 2)
    filled.run()
    assert filled.qna("sessions", "hold", "2") == 0
    filled.now = filled.now.replace(hour=14)
    assert filled.run() == ""
    filled.qna("status")
    assert "held" in filled.out
    assert filled.qna("sessions", "approve", "2") == 0
    filled.run()
    assert filled.mailed() == ["ann@example.org"]
    assert filled.qna("sessions", "approve", "2") == 78


def test_reparse_says_whether_anything_reads_differently(filled):
    before = filled.site()
    assert filled.qna("sessions", "reparse", "1") == 0
    assert "reads as before" in filled.out
    assert filled.run() == ""
    assert filled.site() == before


def test_all_are_read_again_though_a_source_has_left_the_config(filled):
    filled.configure("[site]", '[[source]]\nname = "other"\npath = "other"\n\n[site]')
    (filled.folder / "other").mkdir()
    filled.write("../other/two.md", 2)
    filled.write("../other/three.md", 3)
    filled.run()
    filled.write("four.md", 4)
    filled.run()
    filled.configure('[[source]]\nname = "other"\npath = "other"\n', "")
    assert filled.qna("sessions", "reparse", "--all") == 0
    assert filled.out.count("reads as before") == 2
    assert filled.err.count("the source 'other' is not in the config any more") == 1
    assert filled.qna("sessions", "reparse", "2") == 78


def test_status_before_anything_has_run(new_publication):
    assert new_publication.qna("status") == 0
    assert "Nothing has run yet" in new_publication.out
    assert new_publication.qna("deliveries") == 0


def test_status_in_json(filled):
    filled.qna("status", "--json")
    facts = json.loads(filled.out)
    assert (facts["published"], facts["subscribers"]) == (1, 1)


def test_a_store_without_its_keys_is_refused(filled):
    (filled.folder / "var" / "keys" / "0001.key").unlink()
    filled.write("two.md", 2)
    filled.run(code=78)
    assert "the keys of this store are missing" in filled.err


def test_the_samples_are_never_mailed_by_smtp(publication):
    publication.configure('outlet = "maildir"', 'outlet = "smtp"\nhost = "127.0.0.1"\nport = 9')
    publication.configure("7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e", "5a3f1c0e-0000-4000-8000-716e61736d70")
    publication.qna("subscribers", "add", "ann@example.org")
    publication.write("one.md", 1)
    publication.run("--mail-backlog", "newest", code=78)
    assert "is refused for the samples" in publication.err


def test_a_store_of_another_publication_is_refused(filled):
    filled.configure("7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e", "8d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e")
    filled.write("two.md", 2)
    filled.run(code=78)
    assert "[publication] id is not that of" in filled.err


def test_who_was_not_reached_can_be_sent_to_again(filled):
    filled.write("two.md", 2)
    filled.run()
    with closing(sqlite3.connect(filled.folder / "var" / "qna.db")) as driver, driver:
        driver.execute("UPDATE delivery SET state = 'uncertain'")
    assert filled.qna("deliveries", "resend", "2", "--who", "failed") == 78
    assert filled.qna("deliveries", "resend", "2", "--who", "uncertain") == 0
    filled.run()
    assert filled.mailed() == ["ann@example.org"] * 2
    first, second = [mail for mail in filled.mails() if mail["To"] == "ann@example.org"]
    assert first["Message-ID"] == second["Message-ID"]
    (figures,) = filled.ledger()
    assert (figures["state"], figures["sent"], figures["uncertain"]) == ("finished", 1, 0)


def test_a_dry_run_says_of_a_damaged_store_what_a_run_says(filled):
    (filled.folder / "var" / "qna.db").write_bytes(b"garbage" * 1000)
    filled.run(code=78)
    said = filled.err
    filled.run("--dry-run", code=78)
    assert filled.err == said
    assert "the database is damaged" in said


def test_init_makes_a_private_folder_that_nobody_else_may_look_into(tmp_path):
    assert start(["init", str(tmp_path / "talks"), "--yes"]) == 0
    assert stat.S_IMODE((tmp_path / "talks" / "var").stat().st_mode) == 0o700


def test_what_asks_does_not_ask_where_nobody_answers(filled, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert filled.qna("sessions", "retract", "1") == 2
    asked = "qna: Take down “The Bell Buoy” for good? Nobody is there to answer: say --yes, or do it on a terminal\n"
    assert filled.err == asked


def test_the_only_mailing_need_not_be_named(filled):
    assert filled.qna("pause") == 2
    assert "there is no mailing to pause" in filled.err
    filled.configure('settle = "0 min"', 'settle = "60 min"')
    filled.write("two.md", 2)
    filled.run()
    assert filled.qna("pause") == 0
    assert filled.qna("pause") == 2
    assert "there is no mailing to pause: that of “Crossing Number 2” is paused" in filled.err
    assert filled.qna("resume") == 0
    assert "goes on with the first run after 3 June 2026 at 13:00" in filled.out


def test_a_session_without_a_title_cannot_be_approved(filled):
    (filled.folder / "sessions" / "untitled.md").write_text(
        "---\nguest: Ada Rill\nseries: Ferry Talks\nnumber: 5\n---\n\n"
        "## Who are you?\n\nSomebody who waits for ferries.\n\n"
        "## What for?\n\nFor the other side, mostly, and for lunch.\n\n"
        "## And then?\n\nThen I go back again, by the next one.\n"
    )
    filled.run()
    assert filled.qna("sessions", "approve", "untitled.md") == 78
    assert "it has no title" in filled.err


def test_what_is_not_read_as_a_session_is_told_once(filled):
    (filled.folder / "sessions" / "shopping.md").write_text("Milk, bread, and a new kettle.\n")
    assert "Not read as a session: 1 document\n  shopping.md: " in filled.run()
    assert filled.run() == ""


def test_parse_reads_as_a_run_would(filled):
    path = filled.folder / "sessions" / "talk.md"
    path.write_text("# A Talk\n\n## Who are you?\n\nMara, the captain.\n\n## Since when?\n\nSince it sank.\n")
    filled.configure('path = "sessions"', 'path = "sessions"\nseries = "Ferry Talks"\nguest = "Mara Lindqvist"')
    filled.qna("parse", "--json", str(path))
    assert json.loads(filled.out)["series"] == "Ferry Talks"


def test_a_template_can_be_copied_and_changed(filled):
    assert filled.qna("templates", "copy", "mail/subject.txt") == 0
    (filled.folder / "templates" / "mail" / "subject.txt").write_text("News: {{ session.title }}")
    filled.write("two.md", 2)
    filled.run()
    mail = next(mail for mail in filled.mails() if mail["To"] == "ann@example.org")
    assert mail["Subject"] == "News: Crossing Number 2"
    filled.qna("templates", "list")
    assert "yours" in filled.out
    assert filled.qna("templates", "copy", "mail/subject.txt") == 78
    assert filled.qna("templates", "copy", "../config.toml") == 78


def test_build_writes_what_is_missing(filled):
    before = filled.site()
    (filled.folder / "output" / "index.html").unlink()
    assert filled.qna("build") == 0
    assert filled.site() == before
    assert filled.qna("build", "--all") == 0
    assert filled.site() == before


def test_backup_is_refused_before_there_is_anything(new_publication, tmp_path):
    assert new_publication.qna("backup", str(tmp_path / "b.tar.gz")) == 78


def test_a_backup_replaces_only_backups_unless_it_is_told_to(filled, tmp_path):
    file = tmp_path / "b.tar.gz"
    file.write_bytes(b"a year's accounts")
    assert filled.qna("backup", str(file)) == 2
    assert f"Replace {file}, which is no backup? Nobody is there to answer" in filled.err
    assert file.read_bytes() == b"a year's accounts"
    assert filled.qna("backup", str(file), "--yes") == 0
    first = file.read_bytes()
    filled.now = filled.now.replace(hour=15)
    assert filled.qna("backup", str(file)) == 0, "as cron writes it each night"
    assert file.read_bytes() != first


def test_an_idle_run_imports_nothing_heavy(filled):
    """The store is asked through the standard library alone: most of cron's runs find nothing to do."""
    command = [sys.executable, "-X", "importtime", "-m", "pipeline", "--config", str(filled.folder), "run"]
    done = subprocess.run(command, env=filled.environ, capture_output=True, text=True, timeout=60, check=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "pipeline.tasks.idle" in imported
    heavy = {
        "sqlalchemy",
        "alembic",
        "jinja2",
        "feedgen",
        "requests",
        "rich",
        "selectolax",
        "apscheduler",
        "pipeline.parse",
    }
    assert not imported & heavy
    assert done.stdout == ""


def test_mail_that_is_written_is_mail_that_parses(filled):
    filled.write("two.md", 2)
    filled.run()
    for path in (filled.folder / "var" / "mail" / "new").iterdir():
        raw = path.read_bytes()
        assert all(len(line) <= 998 for line in raw.splitlines())
        assert raw.isascii()
        assert not message_from_bytes(raw, policy=default).defects


def test_why_a_session_is_not_mailed_is_said_in_words(filled):
    why = "not mailed: it was there when its source was first read"
    assert filled.qna("sessions", "show", "1") == 0
    assert f"Mail     {why}\n" in filled.out
    assert filled.qna("deliveries", "1") == 0
    assert why in filled.out


def draft(publication):
    """A file that waits for review."""
    path = publication.write("draft.md", 6, title="A Draft")
    path.write_text(path.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    return path


def test_a_draft_whose_file_is_gone_can_be_forgotten(filled):
    path = draft(filled)
    assert "To review" in filled.run()
    path.unlink()
    assert "Gone, never published (`qna sessions forget` drops them): 1 session\n  A Draft\n" in filled.run()
    filled.qna("status")
    assert "`qna sessions forget` drops the rest" in filled.out
    assert filled.qna("sessions", "forget", "draft.md", "-y") == 0
    assert filled.out == "“A Draft”: forgotten\n"
    filled.qna("status")
    assert "draft.md" not in filled.out
    filled.write("draft.md", 7, title="Another One")
    assert "Published: 1 session\n  Another One" in filled.run()
    assert filled.qna("sessions", "forget", "draft.md", "-y") == 78
    assert "`qna sessions retract` takes it down" in filled.err


def test_what_was_retracted_says_so_when_its_file_is_edited(filled):
    path = draft(filled)
    filled.run()
    filled.qna("sessions", "retract", "draft.md", "-y")
    path.write_text(path.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    said = filled.run()
    assert "sessions/draft.md: holds “A Draft”, which was retracted and stays so; `qna sessions forget" in said
    assert filled.qna("sessions", "approve", "draft.md") == 78
    assert "`qna sessions forget draft.md` lets the next run read it anew" in filled.err
    assert filled.qna("sessions", "forget", "draft.md", "-y") == 0
    assert "if draft.md is still there, the next run reads it anew" in filled.out
    assert "A Draft" in filled.run()


def test_status_has_a_line_for_each_thing(filled):
    for number in range(3):
        (filled.folder / "sessions" / f"bad-{number}.docx").write_bytes(b"no package")
    draft(filled).rename(filled.folder / "sessions" / "two\nlines.md")
    filled.run(code=65)
    filled.qna("status")
    lines = filled.out.splitlines()
    assert any(line.strip() == "ended with 65: see what was refused, below" for line in lines)
    assert sum("bad-" in line for line in lines) == 3
    assert sum(line.startswith("refused  ") for line in lines) == 3
    assert any(line.startswith("review  ") and "two\\nlines.md" in line and "A Draft" in line for line in lines)
    filled.qna("sessions", "list")
    assert len(filled.out.splitlines()) == 3
