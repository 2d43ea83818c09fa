"""What the columns of another program's list say of people: that they want mail, or that they have left. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

Standing = Literal["wants", "left", "unclear", ""]
"""What a list says of somebody; empty where it says nothing."""

_Kind = Literal["status", "gone", "wants", "hint"]

# As they stand in the exports of listmonk, Ghost, Mailchimp, Buttondown, Substack, Keila, MailerLite, Kit, beehiiv,
# Brevo, HubSpot, Mailjet; letters and digits only, in lower case. (Substack's "active subscription" is about money.)
_STATUS = re.compile(r".*(status|statut)")
_WHEN = r"(at|on|date|time|reason|utc|am|le|el)*"
_GONE = re.compile(
    r"(is|has|hard|e?mails?|user|global|contact|member|list|subscriber)*"
    r"(unsub|unsubscribed?(from.*)?|unsubscription|excludedfrom.*|optedout(ofe?mails?)?|optout|bounced?|blocked"
    r"|(block|black)list(ed)?|suppressed|suppression|cleaned|clean(?=at|date|time)|complain(ed|t)|spam|disabled|deleted"
    r"|removed|undeliverable|undeliverability|donot(e?mail|contact)|nomail|left|abgemeldet|ausgetragen|gesperrt"
    rf"|gelöscht|désabonnée?|désinscrite?|baja|disiscritt[oa]){_WHEN}"
)
_WANTS = re.compile(
    r"(is|has|e?mails?|user|accepts|wants|contact|member)*"
    r"(subscribed((to)?(the)?(e?mails?|newsletters?|(mailing)?list))?|optedin|optin|active|enabled|confirmed"
    r"|marketing|newsletters?|abonniert|abonnée?|inscrite?|suscrit[oa])"
)
_HINT = frozenset({"type", "subscribertype", "membertype", "state", "estado", "stato", "subscription"})

_STAYS = frozenset({
    "subscribed", "subscriber", "active", "activated", "enabled", "confirmed", "verified", "optedin", "optin",
    "regular", "member", "current", "free", "paid", "comp", "comped", "premium", "gifted", "aktiv", "abonniert",
    "angemeldet", "bestätigt", "actif", "abonné", "abonnée", "inscrit", "inscrite", "activo", "suscrito", "suscrita",
    "attivo", "iscritto", "iscritta", "ativo", "inscrito",
})  # fmt: skip
_LEFT = frozenset({
    "unsubscribed", "unsubscribe", "unsub", "left", "optedout", "optout", "bounced", "bounce", "hardbounce",
    "hardbounced", "softbounced", "blocklisted", "blacklisted", "blocked", "banned", "suppressed", "cleaned",
    "complained", "complaint", "complaints", "spam", "spammy", "junk", "disabled", "deleted", "removed", "inactive",
    "unreachable", "undeliverable", "invalid", "cancelled", "canceled", "nonsubscribed", "nonsubscriber",
    "notsubscribed", "neversubscribed", "unconfirmed", "notconfirmed", "awaitingconfirmation", "pending",
    "unactivated", "archived", "transactional", "stopped", "revoked", "declined", "abgemeldet", "ausgetragen",
    "gesperrt", "gelöscht", "inaktiv", "unbestätigt", "désabonné", "désabonnée", "désinscrit", "désinscrite",
    "inactif", "baja", "inactivo", "disiscritto", "disiscritta", "inattivo", "inativo",
})  # fmt: skip
_YES = frozenset({"yes", "y", "true", "t", "1", "on", "x", "ja", "j", "oui", "o", "si", "sí", "sì", "sim"})
_NO = frozenset(
    {"no", "n", "false", "f", "off", "none", "null", "nil", "na", "never", "nein", "non", "nej", "nee", "não"}
)
_DASHES = " -–—"
_TICKS = frozenset("✓✔☑✅")
_CROSSES = frozenset("✗✘☒❌☐")
_YEAR = re.compile(r"(19|20)\d\d")


class Telling(NamedTuple):
    """A column that may tell who has left."""

    at: int
    name: str
    kind: _Kind


def telling(columns: Sequence[str]) -> list[Telling]:
    """Those of the columns that may tell who has left."""
    kinds = ((index, name, _kind(_key(name))) for index, name in enumerate(columns))
    return [Telling(index, name, kind) for index, name, kind in kinds if kind]


def _kind(name: str) -> _Kind | None:
    if _GONE.fullmatch(name):
        return "gone"
    if _WANTS.fullmatch(name):
        return "wants"
    if _STATUS.fullmatch(name):
        return "status"
    return "hint" if name in _HINT else None


def standing(column: Telling, cell: str) -> Standing:
    """What that cell says of somebody."""
    key = _key(cell)
    if column.kind == "gone":
        return _of_gone(cell, key)
    if column.kind == "hint":
        return "left" if key in _LEFT else ""
    if key in _STAYS or (key in _YES and not key.isdigit()):
        return "wants"
    if key in _LEFT or key in _NO:
        return "left"
    return _of_wants(cell, key) if column.kind == "wants" else "unclear"


def _of_gone(cell: str, key: str) -> Standing:
    """A column such as "Unsubscribed", "Bounced at": whatever is not a no (a yes, a day, a reason) is a leaving."""
    if "://" in cell:
        return "unclear"
    return "wants" if _is_no(cell, key) else "left"


def _of_wants(cell: str, key: str) -> Standing:
    """A column such as "Subscribed": a yes, or the day on which it was."""
    if _is_no(cell, key):
        return "left"
    return "wants" if key in _YES or set(cell.strip()) & _TICKS or _YEAR.search(cell) else "unclear"


def _is_no(cell: str, key: str) -> bool:
    """Also an empty cell, and a day that never was: 0000-00-00."""
    said = cell.strip(_DASHES)
    return not said or key in _NO or (bool(key) and not key.strip("0")) or set(said) <= _CROSSES


def of_word(text: str) -> Standing:
    """What a cell says of somebody whose column has no name; nothing if it may as well be a name."""
    key = _key(text)
    if key in _LEFT:
        return "left"
    if key in _STAYS:
        return "wants"
    return "unclear" if key in _YES or key in _NO or not re.search(r"[^\W\d_]", text) else ""


def _key(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFC", text).casefold() if sign.isalnum())
