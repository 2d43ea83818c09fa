"""The short way for polls: a 304 leaves as soon as the request's head is there, without a task of its own.

Nearly all requests are feed readers that ask for what they have. Such an answer takes 1.4 times as much of the
processor through uvicorn's ASGI cycle. Whatever is not as plain as a poll usually is goes that long way, which gives
the same answer: tests/web/test_contract.py takes both.
"""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

_CONDITIONS = frozenset({b"if-none-match", b"if-modified-since"})
_UNUSUAL = frozenset(
    {b"content-length", b"transfer-encoding", b"upgrade", b"expect", b"if-match", b"if-unmodified-since"}
)


class _Wake:
    """Nobody waits for the end of an answer that has been given."""

    def set(self) -> None:
        """Wake nobody."""


class _Answered:
    """What uvicorn asks of the request that it worked on last, when that has been answered."""

    response_complete = True
    message_event = _Wake()


class PollingProtocol(HttpToolsProtocol):
    """Uvicorn's own, but for the short way; its application has a method `unchanged`, as `public.Site`."""

    def on_headers_complete(self) -> None:
        """The head of a request is there."""
        if not self._answer_poll():
            super().on_headers_complete()

    def _answer_poll(self) -> bool:
        fields = dict(self.headers)
        if _CONDITIONS.isdisjoint(fields) or not _UNUSUAL.isdisjoint(fields) or len(fields) != len(self.headers):
            return False
        is_free = self.cycle is None or self.cycle.response_complete
        is_plain = self.parser.get_method() in {b"GET", b"HEAD"} and b"%" not in self.url and b"?" not in self.url
        if not is_free or not is_plain or self.pipeline or self.flow.write_paused or self.transport.is_closing():
            return False
        if self.parser.get_http_version() != "1.1" or not self.parser.should_keep_alive():
            return False
        unchanged: Any = getattr(self.app, "unchanged", None)
        said = unchanged(self.url, fields) if unchanged else None
        if said is None:
            return False
        common = [b"%s: %s\r\n" % field for field in self.server_state.default_headers]
        self.transport.write(b"".join([STATUS_LINE[304], *common, said]))
        self.cycle = _Answered()  # type: ignore[assignment]
        self.on_response_complete()
        return True
