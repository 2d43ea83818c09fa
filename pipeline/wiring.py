"""Puts the house together: settings become clock, store, keys, templates and outlets. Only here are classes chosen."""

from __future__ import annotations

import base64
import os
import secrets
import socket
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipeline import __version__
from pipeline.config import Lane, Settings, Source
from pipeline.config.keys import SAMPLE_ID
from pipeline.config.passwords import is_shared, variable_of
from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from pipeline.intake.manners.fetch import Fetcher, Manners
    from pipeline.model.sight import Trace
    from pipeline.send.dkim.signer import Signer
    from pipeline.send.outlet import Outlet
    from pipeline.store.engine import Store
    from pipeline.store.keys import KeyRing
    from pipeline.tasks.tools import Clock, FetcherFor, Meter, Tools, WayOut


def clock(environ: Mapping[str, str]) -> Clock:
    """The time now, or the one that SOURCE_DATE_EPOCH fixes (https://reproducible-builds.org/specs/source-date-epoch).

    Raises ConfigError for an epoch that is no number of seconds.
    """
    fixed = environ.get("SOURCE_DATE_EPOCH")
    if not fixed:
        return lambda: datetime.now(UTC)
    try:
        moment = datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(f"SOURCE_DATE_EPOCH: expected seconds since 1970, not {fixed!r}") from error
    return lambda: moment


def owner() -> str:
    """Names this process in the ledger; with a random part, for process numbers come again."""
    return f"{host()}:{os.getpid()}:{secrets.token_hex(4)}"


def host() -> str:
    """Names this machine."""
    return socket.gethostname()


class Stop:
    """Somebody's wish that we stop, and the outlets that a signal may have to abort."""

    def __init__(self) -> None:
        self.asked = False
        self._is_over = False
        self._outlets: tuple[Outlet, ...] = ()
        self._lock = threading.Lock()

    @contextmanager
    def held(self, outlet: Outlet) -> Iterator[Outlet]:
        """Remember that the outlet is open, for as long as it is."""
        with self._lock:
            self._outlets = (*self._outlets, outlet)
        if self._is_over:
            outlet.abort()
        try:
            yield outlet
        finally:
            with self._lock:
                self._outlets = tuple(each for each in self._outlets if each is not outlet)

    def abort(self) -> None:
        """Make every outlet that waits for an answer give up at once. Takes no lock: a signal handler may call it."""
        self._is_over = True
        for outlet in self._outlets:
            outlet.abort()


def no_meter(what: str, done: int, total: int) -> None:
    """Shows nothing."""


@contextmanager
def open_tools(
    settings: Settings,
    environ: Mapping[str, str],
    *,
    stop: Stop | None = None,
    meter: Meter = no_meter,
    dry: bool = False,
) -> Iterator[Tools]:
    """Everything that a task may touch, given back at the end.

    A `dry` run works on a copy of the store, with outlets that lead nowhere: what it reports is what a run would do.

    Raises QnaError of the kinds that opening store, keys and templates may meet.
    """
    with _private_folder(settings, dry=dry) as private:
        tools = _tools(private, environ, stop or Stop(), meter)
        if dry:
            tools = _defused(tools, settings)
        try:
            yield tools
        finally:
            tools.store.close()


def _tools(settings: Settings, environ: Mapping[str, str], stop: Stop, meter: Meter) -> Tools:
    from pipeline.render.pictures.card import Cards
    from pipeline.render.pictures.icons import Icons
    from pipeline.render.renderer import Renderer
    from pipeline.send.mirrors.known import opener
    from pipeline.send.site_folder import Site
    from pipeline.send.websub import Hubs
    from pipeline.tasks.tools import Tools

    store, keys = _memory(settings)
    return Tools(
        settings=settings,
        now=clock(environ),
        store=store,
        keys=keys,
        renderer=Renderer(settings, settings.overrides, settings.var / "compiled"),
        cards=Cards(settings.publication, settings.overrides),
        icons=Icons(settings.publication, settings.overrides),
        site=Site(settings.output),
        fetcher=fetcher_for(settings, environ),
        open_mirror=opener(settings, environ, secret),
        open_hubs=lambda: Hubs(introduced(settings.publication.base)),
        lanes=_lanes(settings, environ),
        signer=cache(partial(_signer, settings)),
        owner=owner(),
        host=host(),
        stopping=lambda: stop.asked,
        held=stop.held,
        sleep=time.sleep,
        monotonic=time.monotonic,
        meter=meter,
    )


def _memory(settings: Settings) -> tuple[Store, KeyRing]:
    """Keys first: a run that is killed in between must not leave a store without its keys."""
    from pipeline.store.keys import open_keys
    from pipeline.store.opening import open_store

    keys = open_keys(settings.var / "keys", is_new_store=not settings.database.exists(), random=secrets.token_bytes)
    store = open_store(settings.database)
    recognise(store, settings)
    return store, keys


def recognise(store: Store, settings: Settings) -> None:
    """Refuse a store that is another publication's: every id and every Message-ID would change.

    Raises ConfigError.
    """
    from pipeline.store.facts import PUBLICATION_FACT, recall, remember

    with store.read() as connection:
        known = recall(connection, PUBLICATION_FACT)
    if known is None:
        with store.write() as connection:
            remember(connection, PUBLICATION_FACT, settings.publication.id)
    elif known != settings.publication.id:
        store.close()
        raise ConfigError(
            f"{settings.file}: [publication] id is not that of {settings.database}, which is {known}; put it back,"
            " or name another [store] path"
        )


def open_memory(settings: Settings) -> Store:
    """The store alone, for commands that only look or note."""
    store, _ = _memory(settings)
    return store


def fetcher_for(settings: Settings, environ: Mapping[str, str]) -> FetcherFor:
    """What opens the way in to each source on the web; all of them share one set of manners."""
    made: list[Manners] = []
    lock = threading.Lock()

    def open_fetcher(source: Source, traces: Mapping[str, Trace], impatient: bool) -> Fetcher:
        from pipeline.intake.manners.fetch import Fetcher

        with lock:
            if not made:
                made.append(manners(environ, settings.publication.base))
        return Fetcher(
            made[0],
            home=source.url,
            rate=source.rate,
            credentials=_credentials(settings, source, environ),
            private_hosts=source.private_hosts,
            traces=traces,
            impatient=impatient,
        )

    return open_fetcher


def fetcher_to(url: str, settings: Settings | None, source: Source | None, environ: Mapping[str, str]) -> Fetcher:
    """The way in to an address that somebody has typed: its host is named thereby, also where it is a private one.

    `source` is the one whose secret belongs to it, if there is any. Raises ConfigError for a secret that is not there.
    """
    from pipeline.intake.manners.fetch import Fetcher

    home = settings.publication.base if settings else ""
    return Fetcher(
        manners(environ, home),
        home=source.url if source else url,
        credentials=_credentials(settings, source, environ) if settings and source else None,
        private_hosts=(urlsplit(url).hostname or "",),
    )


def manners(environ: Mapping[str, str], home: str) -> Manners:
    """How we behave on the web; `home` is the address by which we introduce ourselves, if there is one."""
    from pipeline.intake.manners.fetch import Manners, authorities

    return Manners(
        user_agent=introduced(home),
        now=clock(environ),
        monotonic=time.monotonic,
        sleep=time.sleep,
        authorities=authorities(environ),
    )


def introduced(home: str) -> str:
    """By what name we ask others; `home` is where they find out who that is."""
    return f"qna-pipeline/{__version__}" + (f" (+{home})" if home else "")


def _credentials(settings: Settings, source: Source, environ: Mapping[str, str]) -> tuple[str, str] | None:
    """(header, value) that proves who we are to a source; None where it does not ask."""
    where = f"{settings.file}: [[source]] {source.name}"
    if source.header:
        return source.header, secret(settings, where, source.name, source.password_file, environ)
    if source.username:
        word = secret(settings, where, source.name, source.password_file, environ)
        token = base64.b64encode(f"{source.username}:{word}".encode()).decode()
        return "Authorization", f"Basic {token}"
    return None


def _lanes(settings: Settings, environ: Mapping[str, str]) -> tuple[WayOut, ...]:
    from pipeline.tasks.tools import WayOut

    return tuple(WayOut(lane, partial(open_outlet, settings, lane, environ)) for lane in settings.mail.lane)


def _signer(settings: Settings) -> Signer:
    from pipeline.tasks.mailing.signing_keys import open_signer

    return open_signer(settings)


def open_outlet(settings: Settings, lane: Lane, environ: Mapping[str, str]) -> Outlet:
    """The way out that a [[mail.lane]] describes. Raises ConfigError where it lacks what mail needs."""
    if lane.outlet == "maildir":
        from pipeline.send.maildir import MaildirOutlet

        return MaildirOutlet(settings.path(lane.path))
    from pipeline.send.smtp.outlet import SmtpOutlet
    from pipeline.send.smtp.server import Server

    check_may_mail(settings)
    server = Server(
        host=lane.host,
        port=lane.port,
        security=lane.security,
        username=lane.username,
        password=secret(settings, f"{settings.file}: [[mail.lane]] {lane.name}", lane.name, lane.password_file, environ)
        if lane.username
        else "",
        auth=lane.auth,
        certificate_file=settings.path(lane.certificate_file) if lane.certificate_file else None,
        certificate_key_file=settings.path(lane.certificate_key_file) if lane.certificate_key_file else None,
        renew_after=lane.renew_after,
        timeout=lane.timeout,
    )
    return SmtpOutlet(server)


def check_may_mail(settings: Settings) -> None:
    """Refuse to mail the world as the samples, or without what the law wants."""
    where = f"{settings.file}: [mail.lane]"
    if settings.publication.id == SAMPLE_ID:
        raise ConfigError(
            f'{where} outlet = "smtp" is refused for the samples; start your own publication with `qna init DIR`'
        )
    if not settings.publication.address:
        raise ConfigError(
            f"{settings.file}: [publication] address is empty; mail needs a postal address (CAN-SPAM, CASL)"
        )
    if not settings.mail.leave:
        raise ConfigError(f"{settings.file}: [mail] unsubscribe and editor are empty; mail needs a way out")


def secret(settings: Settings, where: str, name: str, file: str, environ: Mapping[str, str]) -> str:
    """What a lane, a source or a mirror is to log in with: from QNA_NAME_PASSWORD, else from the `file` of its table.

    A variable that would be several tables' is not read: each of them has a file (`config/passwords.py`). Raises
    ConfigError, beginning with `where`, when neither is there or the file cannot be read.
    """
    variable = variable_of(name)
    if environ.get(variable) and not is_shared(settings, variable):
        return environ[variable]
    if not file:
        raise ConfigError(f"{where} needs a password; set {variable} or password_file")
    path = settings.path(file)
    try:
        return path.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: the password of {name} cannot be read ({error})") from error


@contextmanager
def _private_folder(settings: Settings, *, dry: bool) -> Iterator[Settings]:
    """The settings to work with: for a dry run, with a private folder that is a copy and goes away again."""
    if not dry:
        yield settings
        return
    from pipeline.store.backup import snapshot

    with tempfile.TemporaryDirectory(prefix="qna-dry-run-") as folder:
        snapshot(settings.database, settings.var / "keys", Path(folder))
        yield settings.with_store(Path(folder))


def _defused(tools: Tools, settings: Settings) -> Tools:
    from pipeline.config.mail_keys import unlimited
    from pipeline.send.dry import DryOutlet, DrySite

    def defused(way: WayOut) -> WayOut:
        def outlet() -> Outlet:
            way.open()  # entered by nobody, but refused where a run would be refused
            return DryOutlet()

        return replace(way, lane=unlimited(way.lane), open=outlet)  # who only looks waits for no window

    return replace(tools, site=DrySite(settings.output), lanes=tuple(map(defused, tools.lanes)), is_dry=True)
