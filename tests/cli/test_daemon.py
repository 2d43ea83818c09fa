"""The daemon's postman: comes when asked, and when what was put off falls due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pipeline.cli.daemon import Postman
from tests.waiting import until


def now() -> datetime:
    return datetime.now(UTC)


def test_the_postman_comes_again_when_something_that_was_put_off_falls_due():
    began, came = now(), list[datetime]()

    def deliver() -> datetime | None:
        came.append(now())
        return began + timedelta(seconds=2) if len(came) == 1 else None

    with Postman(deliver, now):
        until(lambda: len(came) == 2)
        assert came[1] >= began + timedelta(seconds=2)


def test_the_postman_who_is_asked_does_not_wait_for_what_was_put_off():
    came = list[datetime]()

    def deliver() -> datetime | None:
        came.append(now())
        return now() + timedelta(hours=1)

    with Postman(deliver, now) as postman:
        until(lambda: len(came) == 1)
        postman.ask()
        until(lambda: len(came) == 2)
