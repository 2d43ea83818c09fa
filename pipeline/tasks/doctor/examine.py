"""Doctor: look at everything a run depends on, and say for each what is right or what to do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Lane, Settings, Source
from pipeline.config.passwords import logins
from pipeline.errors import DISK, QnaError
from pipeline.intake import folder
from pipeline.model.figures import figure
from pipeline.send.outlet import Outlet
from pipeline.store.opening import examine_store
from pipeline.tasks.doctor.finding import Finding
from pipeline.tasks.mailing.objections import leads_nowhere
from pipeline.tasks.tools import FetcherFor

if TYPE_CHECKING:
    from pipeline.tasks.doctor.mail_spf import Zone

_LITTLE_SPACE = 200_000_000
_OLDEST_BELIEVED = datetime(2026, 1, 1, tzinfo=UTC)


def examine(
    settings: Settings,
    now: datetime,
    templates: Callable[[], str],
    fetcher: FetcherFor,
    lanes: Sequence[tuple[Lane, Callable[[], Outlet]]],
    zone: Callable[[], Zone],
    own_name: str,
) -> Iterator[Finding]:
    """One finding after the other; nothing is changed, no mail is sent.

    `templates` tries the templates in force and says how they are, `fetcher` opens the way in to sources on the web,
    `lanes` are the ways out for mail, `zone` asks the DNS if there is a need, where `own_name` is this machine's name.
    """
    yield Finding("config", True, f"{settings.file}: no mistakes")
    yield from _sources(settings, fetcher)
    yield _writable("web root", settings.output)
    yield _writable("private folder", settings.var)
    yield _private(settings.var, [settings.path(each.password_file) for each in logins(settings) if each.password_file])
    yield _tried("database", lambda: examine_store(settings.database), "whole")
    yield _space(settings.var)
    yield Finding(
        "clock",
        now > _OLDEST_BELIEVED,
        f"{now:%Y-%m-%d %H:%M:%S} UTC" + ("" if now > _OLDEST_BELIEVED else "; set it, dates would be wrong"),
    )
    yield _said("templates", templates)
    yield from _mail(settings, lanes)
    yield from _dns(settings, zone, own_name)


def _sources(settings: Settings, fetcher: FetcherFor) -> Iterator[Finding]:
    if not settings.source:
        yield Finding("sources", False, f"{settings.file}: there is no [[source]]; add one, or nothing is ever found")
    for source in settings.source:
        if source.is_on_the_web:
            yield _tried(f"source {source.name}", partial(_ask, source, fetcher), f"{source.url} answers")
            continue
        try:
            root = settings.path(source.path)
            found = folder.scan(root)
            count = len(found)
            closed = [origin for origin in found if not os.access(root / origin, os.R_OK)]
            if closed:
                yield Finding(f"source {source.name}", False, f"{root / closed[0]}: cannot be read; check its rights")
                continue
            yield Finding(
                f"source {source.name}",
                True,
                f"{settings.path(source.path)}: {count} document{'' if count == 1 else 's'}",
            )
        except QnaError as error:
            yield Finding(f"source {source.name}", False, str(error), error.exit_code)
        except PermissionError as error:
            yield _closed(f"source {source.name}", error.filename)


def _ask(source: Source, fetcher: FetcherFor) -> None:
    with fetcher(source, {}, True) as fetch:
        fetch.get(source.url, is_page=source.kind == "page")


def _writable(what: str, path: Path) -> Finding:
    if os.access(_nearest(path), os.W_OK | os.X_OK):
        return Finding(what, True, f"{path}" + ("" if os.path.exists(path) else ": will be made"))
    return Finding(what, False, f"{path}: cannot be written; change its owner or rights", DISK)


def _private(var: Path, passwords: Sequence[Path]) -> Finding:
    keys = var / "keys"
    for each in (var, keys):
        # What is in a closed folder seems not to be there at all.
        if not os.access(_nearest(each), os.X_OK) or (os.path.exists(each) and not os.access(each, os.R_OK)):
            return _closed("secrets", _nearest(each))
    ours = (var, keys, var / "qna.db", *keys.glob("*"), *(each for each in passwords if not _is_handed_in(each)))
    for path in ours:
        if os.path.exists(path) and path.stat().st_mode & 0o077:
            mode = 700 if path.is_dir() else 600
            return Finding("secrets", False, f"{path}: others can read it; run: chmod {mode} {path}")
    count = len(list(keys.glob("*.key")))
    if not count and (var / "qna.db").exists():
        return Finding("secrets", False, f"{keys}: the keys are missing; put back a backup with `qna restore FILE`")
    return Finding("secrets", True, f"{count} key{'s' if count != 1 else ''}, readable by the owner only")


def _is_handed_in(path: Path) -> bool:
    """Whether the machine gives us the file (secrets of Docker and Kubernetes, credentials of systemd).

    It is often readable by all who see it, which is us alone, and its rights are not ours to change.
    """
    place = os.path.realpath(path)
    return place.startswith("/run/") or (os.path.exists(place) and bool(os.statvfs(place).f_flag & os.ST_RDONLY))


def _space(path: Path) -> Finding:
    free = shutil.disk_usage(_nearest(path)).free
    is_enough = free > _LITTLE_SPACE
    return Finding(
        "disk", is_enough, f"{figure(free // 1_000_000)} MB free" + ("" if is_enough else "; make room"), DISK
    )


def _nearest(path: Path) -> Path:
    """The path itself, or the first above it of which we may know that it is there."""
    return next(each for each in (path, *path.parents) if os.path.exists(each))


def _closed(what: str, path: object) -> Finding:
    return Finding(what, False, f"{path}: cannot be looked into; change its owner or rights", DISK)


def _tried(what: str, attempt: Callable[[], object], detail: str) -> Finding:
    def tell() -> str:
        attempt()
        return detail

    return _said(what, tell)


def _said(what: str, attempt: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, attempt())
    except QnaError as error:
        return Finding(what, False, str(error), error.exit_code)
    except PermissionError as error:
        return _closed(what, error.filename)


def _mail(settings: Settings, lanes: Sequence[tuple[Lane, Callable[[], Outlet]]]) -> Iterator[Finding]:
    if not lanes:
        yield Finding("mail", True, "not set up: sessions are published, nobody is mailed")
    if nowhere := leads_nowhere(settings):
        yield Finding("links in mails", False, f"{settings.file}: {nowhere}")
    for lane, outlet in lanes:
        where = f"{lane.host}:{lane.port}" if lane.outlet == "smtp" else str(settings.path(lane.path))
        yield _tried(f"mail lane {lane.name}", partial(_knock, outlet), f"{where} answers")


def _knock(outlet: Callable[[], Outlet]) -> None:
    with outlet():
        pass


def _dns(settings: Settings, zone: Callable[[], Zone], own_name: str) -> Iterator[Finding]:
    """Only for those who mail the world: everybody else need not load what asks."""
    if settings.is_sample or all(lane.outlet != "smtp" for lane in settings.mail.lane):
        return
    from pipeline.tasks.doctor.mail_dns import examine_dns

    try:
        yield from examine_dns(settings, zone(), own_name)
    except QnaError as error:
        yield Finding("DNS", False, str(error), error.exit_code)
