"""What went wrong with a request, in one line, and what to do about it."""

from __future__ import annotations

import errno
import http.client
import ssl
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus

from pipeline.errors import Unreachable
from pipeline.intake.manners.url import short

_LATER = "it is tried again later"
_NO_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})


def explain(error: BaseException) -> Unreachable:
    """An error of ssl, socket, http.client, urllib3 or requests in our words; the address is still to be put before."""
    causes = list(_chain(error))
    for cause in causes:
        if isinstance(cause, Unreachable):
            return cause
    for cause in reversed(causes):  # the innermost knows best
        if said := _said(cause):
            return Unreachable(said)
    return Unreachable(f"no proper answer ({short(str(error))}); check the address in a browser")


def _said(cause: BaseException) -> str:
    match cause:
        case ssl.SSLCertVerificationError():
            return (
                f"its certificate cannot be trusted: {short(cause.verify_message).rstrip('.')}; tell its administrator,"
                " or name the file of an authority that you trust in SSL_CERT_FILE"
            )
        case ssl.SSLError():
            return f"no encrypted connection ({short(cause.reason or str(cause))}); check that the address is https"
        case http.client.RemoteDisconnected():
            return f"hung up without an answer; {_LATER}"
        case http.client.IncompleteRead():
            return f"the answer breaks off in the middle; nothing of it is used, {_LATER}"
        case TimeoutError():
            return f"no complete answer in time; check that the address is right, else {_LATER}"
        case ConnectionRefusedError():
            return f"nobody answers there (connection refused); check host and port, else {_LATER}"
        case ConnectionError():
            return f"hung up in the middle; {_LATER}"
        case OSError(errno=number) if number in _NO_WAY:
            return f"there is no way to it ({short(cause.strerror or '')}); check the network of this machine"
        case http.client.HTTPException():
            return f"does not answer in proper HTTP ({short(str(cause)) or type(cause).__name__}); check the address"
    return ""


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what lies behind it; urllib3 and requests wrap as arguments and `reason`, too."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        cause = waiting.pop(0)
        if isinstance(cause, BaseException) and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            waiting += [*cause.args, getattr(cause, "reason", None), cause.__cause__, cause.__context__]


def refuse(status: int, origin: str, *, login: str = "", wait: timedelta | None = None) -> Unreachable:
    """What an answer with this status means, where it is none that we can use; the address is still to be put before.

    `origin` has answered so; `login` is the one to which our credentials are sent, if we have any.
    """
    again = f"it is tried again in {spoken(wait)}" if wait else _LATER
    match status:
        case 401 | 403 if login and login != origin:
            what = f"wants a login, and ours is sent to {login} only; correct url in its source"
        case 401 | 403 if login:
            what = "the login is refused; check username, header and password_file of its source"
        case 401:
            what = "wants a login; set username and password_file, or header, in its source"
        case 403:
            what = "we are not let in; if it wants a login, set username and password_file, else ask its administrator"
        case 404:
            what = "there is nothing at this address; check it in a browser"
        case 410:
            what = "gone for good, says the server; take it out, or give its new address"
        case 408 | 425:
            what = f"the server had no patience; {again}"
        case 429:
            what = f"we ask too often, says the server; {again}; lower rate in its source, or raise every"
        case 503:
            what = f"overloaded or being worked on; {again}"
        case _ if status >= 500:
            what = f"the server has trouble of its own; {again}"
        case 304:
            what = "unchanged, says the server, though nothing was asked that it could be compared with"
        case _ if 300 <= status < 400:
            what = "leads elsewhere without saying where; check the address in a browser"
        case _:
            what = "an answer that we have no use for; check the address in a browser"
    return Unreachable(f"{what} ({named(status)})", wait)


def named(status: int) -> str:
    """A status as people know it: "404 Not Found"."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def spoken(wait: timedelta) -> str:
    """A length of time as people say it."""
    seconds = int(wait.total_seconds())
    for size, unit in ((86400, "days"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
