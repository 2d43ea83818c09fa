"""One GET on a connection to a checked address: requests' adapter, but pinned, and on a leash of seconds and bytes.

The adapter is used without a requests.Session: there are no cookies to keep, no proxies and no .netrc to obey, and
nobody reads the endless body of a redirect. Host, SNI and the check of the certificate go by the name, as ever.
"""

from __future__ import annotations

import io
import socket
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import partial
from http.client import HTTPException, HTTPResponse
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from pipeline.errors import Unreachable
from pipeline.intake.manners.addresses import Connect, Resolve, permitted
from pipeline.intake.manners.inflate import inflate, too_large
from pipeline.intake.manners.leash import Leash
from pipeline.intake.manners.trouble import explain
from pipeline.intake.manners.url import Url, short

HEADER_LIMIT = 256 * 1024
"""Bytes of status line and headers; http.client allows 100 headers of 64 kB."""
_STEP = 65536
_WORTH_KEEPING = 64 * 1024
"""Bytes of an unwanted body that are read to keep the connection; beyond, it is cheaper to open another."""


class Line:
    """The connections of one source, kept open for the next request; not for several threads."""

    def __init__(self, resolve: Resolve, connect: Connect, authorities: str) -> None:
        """`authorities`: a file or folder of certificates to trust, or "" for those that certifi brings."""
        self._resolve = resolve
        self._connect = connect
        self._verify: bool | str = authorities or True
        self._adapter = _Adapter(self)
        self._opened = 0
        self._named = ""
        self.leash = Leash(lambda: 0.0, 1.0)
        """That of the request at hand."""

    def close(self) -> None:
        """Close all connections."""
        self._adapter.close()

    def get(self, url: Url, headers: Mapping[str, str], leash: Leash, *, is_named: bool) -> requests.Response:
        """The head of the answer; `read` or `drop` takes the rest. Raises Unreachable.

        `is_named` says that the host may be in a private network. A kept connection that the server has closed in
        the meantime is replaced once (RFC 9112 §9.3.1).
        """
        self.leash = leash
        self._named = url.host if is_named else ""
        with _translation():
            request = requests.Request("GET", str(url), dict(headers)).prepare()
            before = self._opened
            try:
                return self._send(request)
            except requests.ConnectionError:
                if self._opened > before or leash.received:
                    raise
            return self._send(request)

    def _send(self, request: requests.PreparedRequest) -> requests.Response:
        self.leash.slacken(HEADER_LIMIT)
        return self._adapter.send(request, stream=True, timeout=self.leash.left(), verify=self._verify)

    def open(self, host: str, port: int) -> socket.socket:
        """A new connection, to an address that was checked. Raises Unreachable."""
        self._opened += 1
        addresses = permitted(
            host, port, resolve=self._resolve, is_named=host == self._named, seconds=self.leash.left()
        )
        for place, address in enumerate(addresses, 1):
            try:  # a dead address must leave time for the next
                return self._connect(address, self.leash.left() / (len(addresses) - place + 1))
            except OSError as error:
                failure = error
        raise explain(failure) from failure

    def read(self, response: requests.Response, limit: int, *, cut: bool = False) -> bytes:
        """The content, unpacked. More than `limit` bytes are refused, or cut off if `cut`. Raises Unreachable."""
        with closing(response), _translation():
            wrapping = response.headers.get("transfer-encoding", "")
            if wrapping.strip().lower() not in ("", "identity", "chunked"):  # http.client would take it for content
                raise Unreachable(f"the answer is wrapped in a way we did not ask for ({short(wrapping)})")
            length = response.headers.get("content-length", "")
            if not cut and not wrapping and length.isdecimal() and (len(length) > 15 or int(length) > limit):
                raise too_large(limit)
            # Chunks of a few bytes, or what is packed badly, take a little more than they bring.
            self.leash.slacken(limit + limit // 4 + HEADER_LIMIT)
            return inflate(_pieces(response), response.headers.get("content-encoding", ""), limit, cut=cut)

    def drop(self, response: requests.Response) -> None:
        """Be done with an answer whose body nobody wants; if that is short, the connection is kept."""
        with suppress(Unreachable):
            self.read(response, _WORTH_KEEPING)


def _pieces(response: requests.Response) -> Iterator[bytes]:
    while piece := response.raw.read(_STEP, decode_content=False):
        yield piece


@contextmanager
def _translation() -> Iterator[None]:
    try:
        yield
    except (OSError, HTTPException, urllib3.exceptions.HTTPError, ValueError) as error:  # requests' are OSErrors
        raise explain(error) from error


class _Adapter(HTTPAdapter):
    """requests' adapter, with connections of ours."""

    def __init__(self, line: Line) -> None:
        self._line = line
        super().__init__(pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *arguments: Any, **more: Any) -> None:
        super().init_poolmanager(*arguments, **more)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}

    def get_connection_with_tls_context(self, *arguments: Any, **more: Any) -> HTTPConnectionPool:
        pool = super().get_connection_with_tls_context(*arguments, **more)
        assert isinstance(pool, HTTPConnectionPool)
        pool.conn_kw["line"] = self._line
        return pool


class _OnLine:
    """What a connection of ours does otherwise than urllib3's: where it leads, and how it is read."""

    _dns_host: str
    port: int
    response_class: Any

    def __init__(self, *arguments: Any, line: Line, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._line = line
        self.response_class = partial(_Response, line=line)

    def _new_conn(self) -> socket.socket:
        wire = self._line.open(self._dns_host, self.port)
        wire.settimeout(self._line.leash.left())  # for all of a TLS handshake: ssl counts it as one operation
        return wire


class _Connection(_OnLine, HTTPConnection):
    pass


class _TlsConnection(_OnLine, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class _Response(HTTPResponse):
    """http.client's, reading through the leash."""

    def __init__(self, wire: socket.socket, *arguments: Any, line: Line, **more: Any) -> None:
        super().__init__(wire, *arguments, **more)
        self.fp = io.BufferedReader(_Leashed(self.fp.detach(), wire, line))


class _Leashed(io.RawIOBase):
    """A socket's reading end that stops at the deadline, however slowly the bytes drip, and after so many of them."""

    def __init__(self, raw: io.RawIOBase, wire: socket.socket, line: Line) -> None:
        self._raw = raw
        self._wire = wire
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        leash = self._line.leash
        if self._wire.fileno() >= 0:
            self._wire.settimeout(leash.left())
        try:
            size = self._raw.readinto(buffer)
        except TimeoutError:
            leash.left()
            raise
        leash.took(size or 0)
        return size

    def close(self) -> None:
        self._raw.close()
        super().close()
