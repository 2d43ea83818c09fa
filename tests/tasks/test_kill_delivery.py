"""A sender killed in the midst of a mailing, a few times; `make test-kill` does it a hundred times, to many more."""

from __future__ import annotations

import pytest

from tests.kills import dice, everybody_got_it, finish, prepare, send_with_kills
from tests.sinks import Scripted

COUNT, KILLS, RATE = 200, 6, 400.0


@pytest.mark.slow
def test_everybody_gets_it_whenever_the_sender_is_killed(publication):
    with dice() as chance, Scripted() as server:
        readers = prepare(publication, COUNT, server.port, RATE)
        in_flight = send_with_kills(publication, lambda: len(server.letters), count=COUNT, kills=KILLS, chance=chance)
        finish(publication)
        print(everybody_got_it(publication, readers, server.arrived(), in_flight))
