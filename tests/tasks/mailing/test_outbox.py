"""The outbox: the editor's mail leaves once, by the first lane that can, and a passing trouble is none at the end."""

from __future__ import annotations

from pipeline.errors import LATER, Busy
from pipeline.store import notices
from pipeline.store.opening import open_store
from pipeline.tasks.mailing import deliver
from tests.dispatching import lane, make_ready, readers
from tests.sinks import Scripted


def to_editor(*servers: Scripted) -> int:
    return sum(letter.recipient == "editor@ferry.example" for server in servers for letter in server.arrived())


def test_what_the_store_does_not_take_is_not_sent_again_by_the_next_lane(publication, monkeypatch):
    def is_busy(*_: object) -> None:
        raise Busy("another process has kept the database locked")

    with Scripted() as one, Scripted() as two:
        make_ready(publication, readers(3), lane(one, "one"), lane(two, "two"))
        monkeypatch.setattr(notices, "note_sent", is_busy)
        publication.run(code=LATER)
        assert "kept the database locked" in publication.err
        assert to_editor(one, two) == 1


def test_a_lane_that_has_no_room_for_the_editor_just_now_is_no_trouble_if_it_has_in_the_end(publication, monkeypatch):
    monkeypatch.setattr(deliver, "_ERRANDS_EVERY", 0.1)

    def write_to_the_editor(count: int) -> None:
        if count == 5:
            store = open_store(publication.folder / "var" / "qna.db")
            with store.write() as connection:
                notices.add(connection, "test", "x", b"Subject: x\r\n\r\nx\r\n", publication.now)
            store.close()

    greetings = ["220 proof", "220 readers", "421 4.7.0 too many connections", "220 fine"]
    with Scripted(greeting=greetings, on_letter=write_to_the_editor) as server:
        make_ready(publication, readers(30), lane(server, more="rate = 30\nconnections = 1"))
        publication.run()
        assert publication.err == ""
        assert to_editor(server) == 3, "proof, the one in between, receipt"
