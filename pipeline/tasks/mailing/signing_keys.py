"""The keys that sign our mail: those that the config names, and a new one with its DNS record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.config import Settings
from pipeline.config.mail_keys import Dkim
from pipeline.errors import ConfigError
from pipeline.send.dkim.keys import Kind, SigningKey, ascii_domain, make_key, read_key, write_key
from pipeline.send.dkim.signer import Signer

_SELECTOR = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that was made just now."""

    key: SigningKey
    path: Path
    table: str
    """What to add to config.toml."""
    look_up: str
    """The command that says whether the DNS has its record."""


def open_signer(settings: Settings) -> Signer:
    """Signs with every [[mail.dkim]], if mail leaves at all. Raises ConfigError for a key that cannot be used."""
    return Signer(read_keys(settings) if settings.mail.lane else ())


def read_keys(settings: Settings) -> tuple[SigningKey, ...]:
    """The keys of the config, in its order. Raises ConfigError for one that cannot be used."""
    return tuple(_read(settings, each) for each in settings.mail.dkim)


def read_key_of(settings: Settings, selector: str, domain: str = "") -> SigningKey:
    """The key of that selector, whether the config names it already or not. Raises ConfigError."""
    named = next((each for each in settings.mail.dkim if each.selector == selector), None)
    return _read(settings, named or Dkim(selector=selector, domain=domain))


def _read(settings: Settings, table: Dkim) -> SigningKey:
    path = settings.path(table.key_file) if table.key_file else key_path(settings, table.selector)
    return read_key(path, table.selector, table.domain or settings.mail.domain)


def key_path(settings: Settings, selector: str) -> Path:
    """Where a key stands unless the config says otherwise."""
    return settings.var / "keys" / f"dkim-{selector}.pem"


def new_key(settings: Settings, now: datetime, kind: Kind, selector: str = "", domain: str = "") -> NewKey:
    """Make a key and its file; `selector` and `domain` are the month and the sender's unless given.

    Raises ConfigError for what can be no selector or domain, and where there is such a key already; DiskError.
    """
    selector = selector or f"qna{now:%Y%m}" + ("e" if kind == "ed25519" else "")
    if not _SELECTOR.fullmatch(selector):
        raise ConfigError(f"selector {selector!r}: expected lower-case letters, digits and -, at most 63 of them")
    signing = domain or settings.mail.domain
    if not settings.mail.domain:
        raise ConfigError(f"{settings.file}: [mail] from is empty; a key belongs to the sender's domain")
    ours = ascii_domain(settings.mail.domain)
    if "." not in ascii_domain(signing) or not f".{ours}".endswith(f".{ascii_domain(signing)}"):
        raise ConfigError(f"domain {signing!r}: DMARC wants that of [mail] from, {ours}, or one above it")
    path = key_path(settings, selector)
    write_key(path, make_key(kind))
    key = read_key(path, selector, signing)
    table, look_up = f'[[mail.dkim]]\nselector = "{selector}"\n', f"qna dkim show --selector {selector}"
    if key.domain != ours:
        table, look_up = f'{table}domain = "{key.domain}"\n', f"{look_up} --domain {key.domain}"
    return NewKey(key, path, table, look_up)
