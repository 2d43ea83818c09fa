"""The Maildir outlet: private, standard, and clear about a disk that will not have it."""

from __future__ import annotations

import mailbox
import stat
from pathlib import Path

import pytest

from pipeline.errors import DiskError
from pipeline.model.envelope import Envelope
from pipeline.send.maildir import MaildirOutlet

LETTER = Envelope("s@example.org", "r@example.org", b"Subject: Hi\r\n\r\nHello.\r\n")


def test_only_the_owner_can_look_into_it(tmp_path: Path) -> None:
    folder = tmp_path / "var" / "mail"
    with MaildirOutlet(folder) as outlet:
        outlet.deliver(LETTER)
    assert {stat.S_IMODE(each.stat().st_mode) for each in (folder, folder / "new", folder / "cur")} == {0o700}


def test_other_programs_read_it(tmp_path: Path) -> None:
    with MaildirOutlet(tmp_path / "mail") as outlet:
        assert outlet.deliver(LETTER).kind == "sent"
    [message] = mailbox.Maildir(tmp_path / "mail", create=False)
    assert message["Subject"] == "Hi"
    assert list((tmp_path / "mail/tmp").iterdir()) == []


def test_an_empty_folder_becomes_one(tmp_path: Path) -> None:
    with MaildirOutlet(tmp_path) as outlet:
        assert outlet.deliver(LETTER).kind == "sent"


def test_it_has_its_folders_even_if_nothing_comes(tmp_path: Path) -> None:
    with MaildirOutlet(tmp_path / "mail"):
        pass
    assert sorted(each.name for each in (tmp_path / "mail").iterdir()) == ["cur", "new", "tmp"]


def test_a_file_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("")
    with pytest.raises(DiskError, match="move it away"), MaildirOutlet(tmp_path / "mail"):
        pass


def test_a_folder_that_vanished(tmp_path: Path) -> None:
    with MaildirOutlet(tmp_path / "mail") as outlet:
        for each in (tmp_path / "mail").iterdir():
            each.rmdir()
        with pytest.raises(DiskError, match="mail"):
            outlet.deliver(LETTER)
