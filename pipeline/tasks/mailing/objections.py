"""Objections: what speaks against mailing something unasked, in words for the editor. Pure."""

from __future__ import annotations

import ipaddress
from datetime import datetime
from urllib.parse import urlsplit

from pipeline.config import Mail, Settings
from pipeline.config.keys import span
from pipeline.model.figures import figure
from pipeline.store.sessions import Kept

UNUSUAL_SHARE, UNUSUAL_MORE = 1.2, 50
"""An audience is out of the ordinary when it is both 20 % and 50 subscribers beyond the last one."""


def asked(mail: Mail) -> str:
    """Why even an ordinary mailing waits for the editor; empty when it does not."""
    return "every mailing waits for your word: mail.approval = true" if mail.approval else ""


def too_many(fresh: int, mail: Mail) -> str:
    """Why so many new sessions are out of the ordinary; empty when they are not."""
    if fresh <= mail.ask_above:
        return ""
    return f"{fresh} new sessions in one run, more than mail.ask_above = {mail.ask_above}"


def too_old(kept: Kept, now: datetime, mail: Mail) -> str:
    """Why a session is no news any more; empty when it is."""
    age, limit = now - (kept.published or now), span(mail.max_age)
    return f"dated {age.days} days ago, more than mail.max_age = {mail.max_age}" if age > limit else ""


def unusual(audience: int, last: int | None) -> str:
    """Why an audience is out of the ordinary; empty when it is not, or when there was none before."""
    if last is None or not (audience > last * UNUSUAL_SHARE and audience > last + UNUSUAL_MORE):
        return ""
    return f"it would go to {figure(audience)} subscribers, the last mailing went to {figure(last)}"


def leads_nowhere(settings: Settings) -> str:
    """Why readers of mail that leaves this machine find nothing where its links lead; empty when they may."""
    mails_others = any(lane.outlet == "smtp" for lane in settings.mail.lane) and not settings.is_sample
    if not mails_others or not _is_here(urlsplit(settings.publication.url).hostname or ""):
        return ""
    return (
        f'publication.url = "{settings.publication.url}": the links in mails would lead every reader to a machine of'
        " their own; name the address at which the world finds the web root"
    )


def _is_here(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return address.is_loopback or address.is_unspecified
