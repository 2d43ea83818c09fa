"""A ping says what hubs want to hear, believes only a yes, and its troubles are one line."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from pipeline.errors import Unreachable
from pipeline.send.websub import Hubs, Refused
from tests.hubs import Answer, OddHub

TOPIC = "https://ferry.example/talks/atom.xml?a=b&c=ü"


@pytest.fixture
def hub() -> Iterator[OddHub]:
    with OddHub() as found:
        yield found


@pytest.fixture
def way() -> Iterator[Hubs]:
    with Hubs("qna-test", seconds=(1.0, 1.0)) as found:
        yield found


def test_a_ping_says_what_hubs_want_to_hear(hub: OddHub, way: Hubs) -> None:
    for status in (200, 202, 204):
        hub.answer = lambda form, status=status: Answer(status)  # type: ignore[misc]
        way.ping(hub.url + "/", TOPIC)
    assert hub.forms == [{"hub.mode": "publish", "hub.topic": TOPIC, "hub.url": TOPIC}] * 3


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (Answer(400, body=b"no such topic\n"), Refused, "answered 400 (no such topic)"),
        (Answer(422), Refused, "answered 422 (Unprocessable"),
        (Answer(403), Unreachable, "answered 403 (Forbidden)"),
        (Answer(404, body=b"<html>gone fishing"), Unreachable, "answered 404 (Not Found)"),
        (Answer(500, body=b"a\nb\x1b[31m"), Unreachable, "answered 500 (a b [31m)"),
        (Answer(503, {"Retry-After": "120"}), Unreachable, "answered 503"),
        (Answer(302, {"Location": "/elsewhere"}), Unreachable, "answered 302 (Found)"),
        (Answer(is_silent=True), Unreachable, "no answer in time"),
        (Answer(500, {"Content-Length": "999999999"}, b"x" * 100_000), Unreachable, "answered 500 (xxxx"),
        (Answer(500, {"Content-Length": "abc"}), Unreachable, "answered 500"),
        (Answer(799), Unreachable, "answered 799"),
    ],
)
def test_what_is_no_yes(hub: OddHub, way: Hubs, answer: Answer, kind: type[Unreachable], words: str) -> None:
    hub.answer = lambda form: answer
    begun = time.monotonic()
    with pytest.raises(Unreachable) as caught:
        way.ping(hub.url + "/", TOPIC)
    assert time.monotonic() - begun < 5
    assert type(caught.value) is kind
    message = str(caught.value)
    assert message.startswith(hub.url)
    assert words in message
    assert message.isprintable()
    assert len(message) < 400


@pytest.mark.parametrize(
    ("said", "wait"), [("120", timedelta(minutes=2)), ("9" * 8, timedelta(days=1)), ("soon", None)]
)
def test_a_hub_says_how_long_to_stay_away(hub: OddHub, way: Hubs, said: str, wait: timedelta | None) -> None:
    hub.answer = lambda form: Answer(429, {"Retry-After": said})
    with pytest.raises(Unreachable) as caught:
        way.ping(hub.url + "/", TOPIC)
    assert caught.value.wait == wait


def test_nobody_answers(way: Hubs) -> None:
    with pytest.raises(Unreachable, match=r"^http://127.0.0.1:1/: no connection$"):
        way.ping("http://127.0.0.1:1/", TOPIC)


def test_a_hub_that_has_moved_within_its_host_is_followed(hub: OddHub, way: Hubs) -> None:
    answers = iter([Answer(308, {"Location": "/new"}), Answer(202)])
    hub.answer = lambda form: next(answers)
    way.ping(hub.url + "/", TOPIC)
    assert hub.paths == ["/", "/new"]
    assert hub.forms[1]["hub.url"] == TOPIC


def test_nobody_is_followed_to_another_host(hub: OddHub, way: Hubs) -> None:
    with OddHub() as other:
        hub.answer = lambda form: Answer(307, {"Location": other.url + "/"})
        with pytest.raises(Unreachable, match="answered 307"):
            way.ping(hub.url + "/", TOPIC)
        assert other.forms == []


def test_nobody_is_followed_for_ever(hub: OddHub, way: Hubs) -> None:
    hub.answer = lambda form: Answer(307, {"Location": "/again"})
    with pytest.raises(Unreachable, match="answered 307"):
        way.ping(hub.url + "/", TOPIC)
    assert len(hub.forms) == 3
