"""Pictures in mail: our own copies with their size, for subscribers, in the proof and in the preview; else links."""

from __future__ import annotations

import os
import re
from datetime import timedelta

import pytest

from pipeline.config import load
from pipeline.model.picture import Alternative, Picture
from pipeline.store import pictures
from pipeline.wiring import open_tools

# A folder's pictures on loopback are refused without a packet: that is one that cannot be had.
HAD, LOST = "https://media.example/buoy.png", "http://127.0.0.1/lost.png"
ANSWER = f"Fog, and then this:\n\n![The bell buoy]({HAD})\n\nAnd where it was: ![An empty place]({LOST})"
COPY = (
    '<img src="http://127.0.0.1:8717/media/0123abcd.png" alt="The bell buoy" width="560" height="280" style="max-width'
)
LINK = re.compile(rf'<a href="{re.escape(HAD)}"[^>]*>The bell buoy</a>')
LOST_LINK = re.compile(rf'<a href="{re.escape(LOST)}"[^>]*>An empty place</a>')


@pytest.fixture
def illustrated(publication):
    """A session with two pictures, of which the web root has one, to be mailed by the next run."""
    publication.configure("pictures = false", "pictures = true")
    publication.qna("subscribers", "add", "ann@example.org")
    publication.write("one.md", 1, date="2026-01-10")
    publication.run()
    publication.now += timedelta(days=1)
    publication.write("two.md", 2, answer=ANSWER)
    with open_tools(load(publication.folder / "config.toml"), os.environ) as tools:
        tools.site.write("media/0123abcd.png", b"a picture")
        tools.site.write("media/0123abcd.webp", b"smaller")
        other = (Alternative("media/0123abcd.webp", "image/webp"),)
        picture = Picture("media/0123abcd.png", 1200, 600, "image/png", 9, other)
        with tools.store.write() as connection:
            pictures.note(connection, HAD, picture, [7], publication.now)
    return publication


def shown(mails):
    """Whom it went to → its HTML, of every mail that has any."""
    parts = {str(mail["To"]): mail.get_body(("html",)) for mail in mails}
    return {to: part.get_content() for to, part in parts.items() if part is not None}


def previewed(publication):
    assert publication.qna("preview", "latest", "--as", "mail") == 0
    return publication.out


def test_all_mails_show_the_copy_and_link_to_what_cannot_be_had(illustrated):
    illustrated.run()
    mails = shown(mail for mail in illustrated.mails() if not str(mail["Subject"]).startswith("Sent"))
    assert mails.keys() == {"ann@example.org", "editor@ferry.example"}
    assert "[Proof]" in illustrated.notices()[0]
    for html in (*mails.values(), previewed(illustrated)):
        assert COPY in html
        assert html.count("<img") == 1
        assert LOST_LINK.search(html)


def test_the_test_mail_shows_what_the_mail_shows(illustrated):
    illustrated.run()
    assert illustrated.qna("preview", "latest", "--send-to", "me@ferry.example") == 0
    assert COPY in shown(illustrated.mails())["me@ferry.example"]


@pytest.mark.parametrize("setting", ["pictures = false", "pages = false"])
def test_where_no_copies_are_made_mails_link(illustrated, setting):
    illustrated.configure("pictures = true", setting)
    illustrated.run()
    mails = shown(illustrated.mails())
    assert "ann@example.org" in mails
    for html in (*mails.values(), previewed(illustrated)):
        assert "<img" not in html
        assert LINK.search(html)
        assert LOST_LINK.search(html)


def test_what_is_not_published_yet_is_previewed_with_its_pictures_where_they_are(illustrated):
    illustrated.write("three.md", 3, answer=ANSWER.replace(HAD, "https://media.example/new.png"), date="2026-09-01")
    illustrated.run()
    assert illustrated.qna("preview", "3", "--as", "mail") == 0
    assert '<img src="https://media.example/new.png" alt="The bell buoy" style="max-width' in illustrated.out
    assert LOST_LINK.search(illustrated.out)
