"""Tells WebSub hubs that a feed has changed.

How a publisher does so is between the two (W3C WebSub §6); we follow what hubs have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from http import HTTPStatus
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from pipeline.errors import Unreachable
from pipeline.model.said import one_line

_SECONDS_TO_CONNECT = 5.0
_SECONDS_TO_ANSWER = 10.0
_HOPS = 3
_LONGEST = 500
"""Bytes that are read of an answer that says no."""
_LONGEST_WAIT = timedelta(days=1)
_MOVED = frozenset({301, 307, 308})


class Refused(Unreachable):
    """The hub answers, but will not take news of this one feed."""


class Pinging(Protocol):
    """A way to hubs."""

    def ping(self, hub: str, topic: str) -> None:
        """Tell `hub` that the feed at `topic` has changed. Raises Refused for this feed, Unreachable for all."""


OpenHubs = Callable[[], AbstractContextManager[Pinging]]


class Hubs:
    """A way to any hub, used by one thread; keeps connections for the next feed until it is left.

    `seconds` to connect, and to wait for an answer. What the machine says of proxies and logins is not asked.
    """

    def __init__(
        self, user_agent: str, seconds: tuple[float, float] = (_SECONDS_TO_CONNECT, _SECONDS_TO_ANSWER)
    ) -> None:
        self._seconds = seconds
        self._http = requests.Session()
        self._http.trust_env = False
        self._http.headers["User-Agent"] = user_agent

    def __enter__(self) -> Self:
        """Nobody is asked yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        self._http.close()

    def ping(self, hub: str, topic: str) -> None:
        """Tell `hub` that the feed at `topic`, an absolute address, has changed; returns once the hub has said yes.

        Some hubs want the address as hub.topic, others as hub.url (PubSubHubbub 0.4 §7): both are sent.

        Raises Refused for what the hub says of this feed, Unreachable for what would befall every feed; `.wait` is how
        long the hub asks us to stay away.
        """
        form = {"hub.mode": "publish", "hub.topic": topic, "hub.url": topic}
        address = hub
        for _ in range(_HOPS):
            status, headers, said = self._post(hub, address, form)
            if status not in _MOVED or not _is_same_host(hub, urljoin(address, headers.get("Location", ""))):
                break
            address = urljoin(address, headers["Location"])
        if 200 <= status < 300:
            return
        wait = _wait(headers.get("Retry-After", ""))
        message = f"{hub} answered {status}" + (f" ({said})" if said else "")
        is_about_topic = 400 <= status < 500 and status not in (401, 403, 404, 405, 408, 410, 429)
        raise (Refused if is_about_topic else Unreachable)(message, wait)

    def _post(self, hub: str, address: str, form: Mapping[str, str]) -> tuple[int, Mapping[str, str], str]:
        """(status, headers, the beginning of what is said where it is no yes)."""
        try:
            with self._http.post(
                address, data=form, timeout=self._seconds, allow_redirects=False, stream=True
            ) as answer:
                said = b"" if answer.ok else _beginning(answer)
                return answer.status_code, answer.headers, _plain(said, answer.status_code)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise Unreachable(f"{hub}: {_reason(error)}") from error


def _beginning(answer: requests.Response) -> bytes:
    """What comes with the first packet; a hub that stalls or garbles it has answered all the same."""
    try:
        return bytes(answer.raw.read1(_LONGEST))
    except (HTTPError, OSError, ValueError):
        return b""


def _is_same_host(hub: str, address: str) -> bool:
    """Whether a redirect stays with the hub that was configured: the same host and port, or its https."""
    here, there = urlsplit(hub), urlsplit(address)
    if (there.scheme, there.netloc) == (here.scheme, here.netloc):
        return True
    return (here.scheme, there.scheme, here.port, there.port) == ("http", "https", None, None) and (
        there.hostname == here.hostname
    )


def _wait(written: str) -> timedelta | None:
    """Retry-After in seconds (RFC 9110 §10.2.3); a date, which few hubs send, counts as nothing said."""
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        return None
    return min(timedelta(seconds=int(written)), _LONGEST_WAIT)


def _plain(said: bytes, status: int) -> str:
    """The answer's words, if they are words; else what the status means."""
    text = one_line(said)[:200]
    if text and "<" not in text:
        return text
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""


def _reason(error: Exception) -> str:
    """What went wrong, without the names of classes that nobody knows."""
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate cannot be trusted"
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return one_line(str(error))[:200]
