"""`qna check` and `qna parse --explain` on the command line."""

from __future__ import annotations

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from pipeline.cli.main import start

BROKEN = "[broken](www.quay.org)"


def test_a_good_file_is_silent(publication):
    path = publication.write("one.md", 1)
    assert publication.qna("check", str(path)) == 0
    assert (publication.out, publication.err) == ("", "1 file: 0 errors, 0 warnings\n")


def test_an_error_ends_with_65(publication):
    path = publication.write("one.md", 1, answer=f"Fog, and a {BROKEN} rope.")
    assert publication.qna("check", str(path)) == 65
    assert publication.out.startswith(f"{path}:15: error: the link “broken” has no https:// before www.")
    assert publication.out.count("\n") == 1


def test_warnings_alone_end_with_0(publication):
    path = publication.write("one.md", 1, answer="See [here](https://example.org/) for the rope.")
    assert publication.qna("check", str(path)) == 0
    assert ": warning: " in publication.out


def test_all_looks_through_the_folders(publication, monkeypatch):
    monkeypatch.chdir(publication.folder)
    publication.write("one.md", 1)
    publication.write("two.md", 1, answer=f"A {BROKEN} one, and a second one beside it.")
    (publication.folder / "sessions" / "notes.md").write_text("Milk, bread, and a new kettle.\n")
    assert publication.qna("check", "--all") == 65
    files = [line.split(": ")[0] for line in publication.out.splitlines()]
    assert files == ["sessions/two.md:15", "sessions/two.md"]
    assert "has the same number (Ferry Talks 1) as sessions/one.md" in publication.out
    assert publication.err == "3 files: 2 errors, 0 warnings\n"


def test_what_the_editor_has_approved_is_no_error(publication, monkeypatch):
    monkeypatch.chdir(publication.folder)
    path = publication.write("one.md", 1)
    path.write_text(path.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    publication.run()
    assert publication.qna("check", "--all") == 65
    assert "waits for review" in publication.out
    assert publication.qna("sessions", "approve", "one.md") == 0
    assert publication.qna("check", "--all") == 0, publication.out
    publication.run()
    assert publication.qna("check", str(path)) == 0, publication.out
    path.write_text(path.read_text("utf-8") + "\nAnd that was that.\n", "utf-8")
    assert publication.qna("check", "--all") == 65


def test_a_link_that_leads_outside_is_told_of_once(publication, monkeypatch, tmp_path):
    monkeypatch.chdir(publication.folder)
    publication.run()
    (tmp_path / "secret.md").write_text("# Secret\n\nMilk, bread, and a new kettle.\n")
    (publication.folder / "sessions" / "leak.md").symlink_to(tmp_path / "secret.md")
    publication.run(code=65)
    assert publication.err.count("leak.md: a link that leads outside of the source's folder is not read") == 1
    assert publication.run() == ""
    assert publication.err == ""
    assert publication.qna("check", "--all") == 65
    assert "sessions/leak.md: error: a link that leads outside" in publication.out


@pytest.mark.parametrize("command", ["parse", "check"])
def test_what_is_no_file_is_not_waited_for(publication, command):
    pipe, device = publication.folder / "fifo.md", publication.folder / "zero.md"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for each in (pipe, device, publication.folder / "sessions"):
        assert publication.qna(command, str(each)) == 65
        assert f"{each}: " in publication.out + publication.err
        assert "a folder, a pipe or a device; name a file" in publication.out + publication.err


def test_json_is_an_object_a_finding(publication):
    path = publication.write("one.md", 1, answer=f"Fog, and a {BROKEN} rope.")
    assert publication.qna("check", "--json", str(path), "missing.md") == 65
    found = [json.loads(line) for line in publication.out.splitlines()]
    assert [(each["rule"], each["level"], each["line"]) for each in found] == [
        ("dead-link", "error", 15),
        ("unreadable", "error", None),
    ]
    assert set(found[0]) == {"file", "line", "level", "rule", "message"}
    assert publication.err == ""


def test_it_needs_no_publication(publication, tmp_path, monkeypatch, capsys):
    path = publication.write("one.md", 1)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QNA_CONFIG", raising=False)
    assert start(["check", str(path)]) == 0
    assert start(["check", "--all"]) == 78


def test_the_publication_s_hints_and_sidecars_count(publication):
    path = publication.write("one.md", 1, answer=f"Fog.\n\n## Related\n\nA {BROKEN} rope.")
    assert publication.qna("check", str(path)) == 65
    path.with_suffix(".session.toml").write_text('drop = ["Related"]\n')
    assert publication.qna("check", str(path)) == 0
    path.with_suffix(".session.toml").write_text("dorp = 1\n")
    assert publication.qna("check", str(path)) == 65
    assert "one.session.toml, line 1: there is no key “dorp”; did you mean “drop”?" in publication.out
    path.with_suffix(".session.toml").unlink()
    publication.configure("[mail]", '[parse]\ndrop = ["Related"]\n\n[mail]')
    assert publication.qna("check", str(path)) == 0


@pytest.mark.parametrize("arguments", [(), ("x.md", "--all")])
def test_usage(publication, arguments):
    assert publication.qna("check", *arguments) == 2


def test_explain_shows_each_block(publication):
    path = publication.write("one.md", 1)
    assert publication.qna("parse", "--explain", str(path)) == 0
    lines = publication.out.splitlines()
    assert lines[0] == f"{path}: ready"
    assert "questions are known by their headings" in lines[1]
    scores = lines.index("") + 1
    assert lines[scores].split() == ["score", "questions"]
    assert lines[scores + 1].split()[::2] == ["headings", "3"]
    question = next(line for line in lines if "What do you see" in line)
    assert question.split()[:3] == ["13", "question", "1"]
    assert question.endswith("marked by headings")
    assert "\x1b" not in publication.out


def test_explain_json_is_an_object_a_block(publication):
    path = publication.write("one.md", 1)
    assert publication.qna("parse", "--explain", "--json", str(path)) == 0
    rows = [json.loads(line) for line in publication.out.splitlines()]
    assert [row["role"] for row in rows].count("question") == 3
    assert rows[1]["line"] == 13
    assert set(rows[0]) == {
        *("source", "part", "line", "kind", "role", "why", "asks", "label", "speaker", "question", "text")
    }


def test_explain_is_coloured_where_somebody_watches(publication, monkeypatch):
    path = publication.write("one.md", 1, answer="Fog.\n\nShare")
    monkeypatch.setattr("click._compat.should_strip_ansi", lambda *_: False)
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)
    assert publication.qna("parse", "--explain", str(path)) == 0
    assert "\x1b[36m\x1b[1mquestion 1\x1b[0m" in publication.out


def test_explain_a_page_on_the_web(publication):
    title = "<h1>Talk 3: Rope, with Mara Lindqvist</h1>\n"
    page = f"{title}<h2>Why rope?</h2>\n<p>It holds.</p>\n<h2>Who says?</h2>\n<p>I do.</p>".encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/talk" else 404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/talk"
        assert publication.qna("parse", "--explain", "--json", url) == 0
        server.shutdown()
    rows = [json.loads(line) for line in publication.out.splitlines()]
    assert [(row["source"], row["line"]) for row in rows if row["role"] == "question"] == [(url, 2), (url, 4)]


def test_explain_a_refused_file(publication):
    assert publication.qna("parse", "--explain", "missing.md") == 65
    assert publication.err == "qna: missing.md: there is no such file\n"
