"""`qna doctor` sees this machine as the world does."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from pipeline.cli.main import start
from pipeline.send.smtp.opening import own_name
from tests.nameserver import NameServer


@pytest.fixture
def full_name(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Its name alone is short, as on most machines; the full one is known all the same."""
    monkeypatch.setattr(socket, "gethostname", lambda: "boat")
    monkeypatch.setattr(socket, "getfqdn", lambda: "boat.ferry.example")
    own_name.cache_clear()
    yield own_name()
    own_name.cache_clear()


def test_a_relay_on_this_machine_is_judged_by_its_full_name(publication, full_name):
    publication.configure('outlet = "maildir"', 'outlet = "smtp"\nhost = "127.0.0.1"\nport = 9')
    with NameServer({(full_name, "A"): ["192.0.2.20"]}) as server:
        assert publication.qna("doctor", "--dns", server.address) == 78
    assert "v=spf1 a:boat.ferry.example ~all" in publication.out
    assert "192.0.2.20 has no name (PTR)" in publication.out


def test_a_source_that_does_not_answer_is_tried_again_later_as_by_a_run(publication):
    away = '[[source]]\nname = "far"\nkind = "feed"\nurl = "http://127.0.0.1:9/"\nprivate_hosts = ["127.0.0.1"]\n\n'
    publication.configure("[site]", away + "[site]")
    assert publication.qna("doctor") == 75
    assert "wrong  source far" in publication.out
    publication.run(code=75)
    (publication.folder / "var" / "keys" / "0001.key").chmod(0o644)
    assert publication.qna("doctor") == 78


def test_doctor_finds_what_is_wrong(running):
    assert running.qna("doctor") == 0
    assert all(line.startswith("ok") for line in running.out.splitlines())
    (running.folder / "var" / "keys" / "0001.key").chmod(0o644)
    templates = running.folder / "templates" / "mail"
    templates.mkdir(parents=True)
    (templates / "session.html").write_text("{% if %}")
    assert running.qna("doctor") == 78
    assert "wrong  secrets" in running.out
    assert "wrong  templates" in running.out
    (running.folder / "var" / "qna.db").write_bytes(b"garbage" * 1000)
    running.qna("doctor")
    assert "wrong  database" in running.out


def test_a_template_under_a_misspelt_name_is_told(publication):
    (publication.folder / "templates" / "mail").mkdir(parents=True)
    (publication.folder / "templates" / "mail" / "sesion.html").write_text("{{ session.title }}")
    publication.qna("doctor")
    assert "in order; mail/sesion.html is used by none, did you mean mail/session.html?" in publication.out
    publication.qna("templates", "list")
    (line,) = (each for each in publication.out.splitlines() if "sesion" in each)
    assert line.split(None, 1) == ["mail/sesion.html", "yours, used by none"]


def test_links_that_lead_to_this_machine_are_told_of_where_mail_leaves_it(publication):
    told = 'publication.url = "http://127.0.0.1:8717/": the links in mails would lead every reader to a machine'
    publication.run("--dry-run")
    assert told not in publication.out, "into a Maildir"
    publication.configure('outlet = "maildir"', 'outlet = "smtp"\nhost = "127.0.0.1"\nport = 9')
    with NameServer({}) as server:
        assert publication.qna("doctor", "--dns", server.address) == 78
        assert told in publication.out
        publication.run("--dry-run")
        assert f"Before you mail anybody: {told}" in publication.out
        publication.configure("http://127.0.0.1:8717/", "https://ferry.example/")
        publication.qna("doctor", "--dns", server.address)
    assert "links in mails" not in publication.out
    publication.run("--dry-run")
    assert "Before you mail anybody" not in publication.out


def test_a_new_publication_that_mails_is_asked_for_its_address(tmp_path, capsys):
    made = ["--yes", "--sender", "ed@ferry.example", "--smtp", "mail.ferry.example"]
    assert start(["init", str(tmp_path / "here"), *made]) == 0
    assert "Before you mail anybody: publication.url" in capsys.readouterr().out
    assert start(["init", str(tmp_path / "there"), *made, "--url", "https://ferry.example/"]) == 0
    assert "Before you mail anybody" not in capsys.readouterr().out
