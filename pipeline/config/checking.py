"""What no single key's type can say: addresses that are none, folders that overlap, keys that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec

from pipeline.config.checking_mail import Mistake, check_mail
from pipeline.config.keys import (
    KEYS_OF,
    SECTIONS,
    Feeds,
    Mirror,
    Publication,
    Schedule,
    Settings,
    Source,
    sentence,
    type_hints,
)
from pipeline.config.passwords import check_passwords
from pipeline.model.cron import cron_fields

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]")
_TARGET = re.compile(
    r"([A-Za-z0-9_][\w.-]*@)?([A-Za-z0-9][\w.-]*|\[[0-9A-Fa-f:]+\]):(?!:|//)[^\x00-\x1f\x7f]*[^\x00-\x1f\x7f/]/*"
)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def check(settings: Settings, mistake: Mistake) -> None:
    """Tell `mistake` of everything that no single key's type can say."""
    _check_publication(settings.publication, mistake)
    _check_sources(settings.source, mistake)
    _check_folders(settings, mistake)
    _check_mirrors(settings.site.mirror, mistake)
    _check_hubs(settings.feeds, mistake)
    check_mail(settings.mail, mistake)
    check_passwords(settings, mistake)
    _check_schedule(settings.schedule, mistake)


def _check_publication(publication: Publication, mistake: Mistake) -> None:
    if not _UUID.fullmatch(publication.id):
        mistake("publication", 0, "id", f"expected a UUID as `qna init` makes it, not {publication.id!r}")
    address = urlsplit(publication.url)
    if address.scheme not in ("http", "https") or not address.hostname or address.query or address.fragment:
        mistake("publication", 0, "url", f"expected an address such as https://example.org/, not {publication.url!r}")
    try:
        ZoneInfo(publication.timezone)
    except (OSError, ValueError, KeyError):
        mistake(
            "publication", 0, "timezone", f"expected a zone such as Europe/Berlin or UTC, not {publication.timezone!r}"
        )
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", publication.language):
        mistake(
            "publication",
            0,
            "language",
            f'expected a language tag such as "en" or "pt-BR", not {publication.language!r}',
        )


def _check_sources(sources: tuple[Source, ...], mistake: Mistake) -> None:
    for index, source in enumerate(sources):
        if source.name in {other.name for other in sources[:index]}:
            mistake("source", index, "name", f"{source.name!r} is the name of an earlier source; names must differ")
        _check_keys("source", index, source, mistake)
        if source.is_on_the_web:
            _check_web_source(index, source, mistake)
        elif not source.path:
            mistake("source", index, "path", f"this key is missing: {sentence(type_hints(Source)['path'])}")


def _check_keys(section: str, index: int, table: Source | Mirror, mistake: Mistake) -> None:
    """A key that says nothing to this kind of table was meant for another one."""
    for field in msgspec.structs.fields(SECTIONS[section]):
        known = KEYS_OF[section]
        if field.name not in known[table.kind] and getattr(table, field.name) != field.default:
            kinds = [f'"{kind}"' for kind, keys in known.items() if field.name in keys]
            mistake(section, index, field.name, f'is for kind {" or ".join(kinds)}, not for kind "{table.kind}"')


def _check_web_source(index: int, source: Source, mistake: Mistake) -> None:
    for key in ("url", "links"):
        if holds_login(getattr(source, key)):
            mistake("source", index, key, "an address must not hold a login; use username and password_file")
            return  # which no message may repeat
    if not is_web_address(source.url):
        mistake("source", index, "url", f"expected an address such as https://example.org/, not {source.url!r}")
    if source.links and not is_web_address(source.links):
        mistake(
            "source",
            index,
            "links",
            f"expected an address with * in it, such as https://example.org/talks/*, not {source.links!r}",
        )
    if source.category and source.tag:
        mistake("source", index, "tag", "category and tag cannot be used together; make a source for each")
    if source.username and source.header:
        mistake("source", index, "header", "username and header are two ways to log in; use one of them")
    if source.header and not re.fullmatch(r"[A-Za-z0-9-]+", source.header):
        mistake("source", index, "header", f'expected the name of a header such as "X-Api-Key", not {source.header!r}')
    if source.password_file and not (source.username or source.header):
        mistake("source", index, "password_file", "a secret needs a username, or a header to be sent in")
    if (source.username or source.header) and source.url.startswith("http:") and not _is_named_here(source):
        mistake("source", index, "url", "a secret would travel unencrypted; use https://")


def _is_named_here(source: Source) -> bool:
    """Whether the host is this machine or one in our own network."""
    host = urlsplit(source.url).hostname or ""
    return host == "localhost" or host.startswith("127.") or host in source.private_hosts


def holds_login(written: str) -> bool:
    """Whether a login stands in the address, so that no message may repeat it."""
    return re.match(r"\s*[^/?#]*//[^/?#]*@", written) is not None


def is_web_address(written: str) -> bool:
    """Whether `written` is an absolute address of http or https, without a login in it."""
    try:
        address = urlsplit(written)
        port = address.port
    except ValueError:
        return False
    return (
        address.scheme in ("http", "https")
        and bool(address.hostname)
        and address.username is None
        and port != 0
        and not _CONTROL.search(written)
        and " " not in written
    )


def _check_folders(settings: Settings, mistake: Mistake) -> None:
    """The web root is public, is written by us, and is read by nobody of ours: it must lie apart from all else."""
    output = settings.output.resolve()
    private = settings.var.resolve()
    if settings.file.parent.resolve().is_relative_to(output):
        mistake(
            "site", 0, "output", f"{settings.site.output!r} would put this file on the web; name a folder of its own"
        )
    if private.is_relative_to(output) or output.is_relative_to(private):
        mistake(
            "site", 0, "output", f"{settings.site.output!r} and [store] path must lie apart: one is public, one private"
        )
    for index, source in enumerate(settings.source):
        if source.is_on_the_web or not source.path:
            continue
        folder = settings.path(source.path).resolve()
        if output.is_relative_to(folder) or folder.is_relative_to(output):
            what = "the web root"
        elif private.is_relative_to(folder) or folder.is_relative_to(private):
            what = "the private folder"
        else:
            continue
        mistake("source", index, "path", f"{source.path!r} and {what} must lie apart, or we would read what we write")


def _check_mirrors(mirrors: tuple[Mirror, ...], mistake: Mistake) -> None:
    for index, mirror in enumerate(mirrors):
        if mirror.name in {other.name for other in mirrors[:index]}:
            mistake(
                "site.mirror", index, "name", f"{mirror.name!r} is the name of an earlier mirror; names must differ"
            )
        _check_keys("site.mirror", index, mirror, mistake)
        for key, what in _wrong_of(mirror):
            mistake("site.mirror", index, key, what)


def _wrong_of(mirror: Mirror) -> Iterator[tuple[str, str]]:
    """(key, what is wrong with it)."""
    if mirror.kind == "rsync":
        if not _TARGET.fullmatch(mirror.target):
            yield "target", f'expected a folder on another machine, such as "user@host:/srv/www", not {mirror.target!r}'
        return
    if not _BUCKET.fullmatch(mirror.bucket):
        yield "bucket", f"expected the name of a bucket, such as my-talks, not {mirror.bucket!r}"
    parts = mirror.prefix.strip("/").split("/")
    if mirror.prefix and (_CONTROL.search(mirror.prefix) or {"", ".", ".."} & set(parts)):
        yield "prefix", f'expected a path such as "talks" or "a/b", not {mirror.prefix!r}'
    if holds_login(mirror.endpoint):
        yield "endpoint", "an address must not hold a login; use access_key and password_file"
    elif mirror.endpoint and not is_web_address(mirror.endpoint):
        yield "endpoint", f"expected an address such as https://s3.example.org/, not {mirror.endpoint!r}"
    if mirror.password_file and not mirror.access_key:
        yield "password_file", "a secret key needs the id of its access_key"


def _check_hubs(feeds: Feeds, mistake: Mistake) -> None:
    for hub in feeds.hubs:
        if holds_login(hub):
            mistake("feeds", 0, "hubs", "an address must not hold a login: feeds show it to everybody")
        elif not is_web_address(hub) or "#" in hub:
            mistake("feeds", 0, "hubs", f"expected addresses such as https://hub.example.org/, not {hub!r}")
    if len(set(feeds.hubs)) < len(feeds.hubs):
        mistake("feeds", 0, "hubs", "one hub stands there twice; remove one")


def _check_schedule(schedule: Schedule, mistake: Mistake) -> None:
    try:
        cron_fields(schedule.run)
    except ValueError as error:
        mistake("schedule", 0, "run", str(error))
