"""`qna doctor` sees this machine as the world does."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

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
