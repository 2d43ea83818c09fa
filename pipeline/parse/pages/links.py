"""Addresses as pages write them → addresses as readers need them: absolute, unhidden, without tracking."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from pipeline.parse.sanitize import reachable
from pipeline.parse.words.table import word_set

WIDEST = 1600
"""Pixels: wider pictures are heavier and look no better in a mail or on a page."""

_TRACKING = word_set(
    "fbclid gclid gclsrc gbraid wbraid dclid msclkid twclid ttclid li_fat_id igshid igsh yclid _openstat wickedid "
    "mc_cid mc_eid mkt_tok vero_id vero_conv _hsenc _hsmi __hstc __hssc __hsfp hsctatracking rb_clickid srsltid epik "
    "ml_subscriber ml_subscriber_hash ck_subscriber_id ref_src ref_url guccounter guce_referrer guce_referrer_sig "
    "_ga _gl pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content"
)
_TRACKING_STARTS = ("utm_", "oly_", "mtm_")
_PLAIN = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?:[/?#][!-~]*)?$")
"""Most links are so, and need no closer look."""
_CARRIES_LINK = re.compile(r"=https?(?::|%3a)", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"/?]{1,190}\.[^\s@<>\"/?.]{2,24}")
_CANDIDATES = re.compile(r",\s+|(?<=\d[wx]),")
_LONGEST_SRCSET = 20_000
_LONGEST_SHOWN = 80
_PROTECTED = "/cdn-cgi/l/email-protection#"

# Where a player's address says which page shows the same thing: host, pattern of the path, the page.
_PLAYERS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("youtube.com", re.compile(r"/embed/videoseries"), "https://www.youtube.com/playlist?list={list}"),
    ("youtube.com", re.compile(r"/(?:embed|v|shorts|live)/([\w-]{6,20})"), "https://www.youtube.com/watch?v={0}"),
    ("youtube-nocookie.com", re.compile(r"/(?:embed|v)/([\w-]{6,20})"), "https://www.youtube.com/watch?v={0}"),
    ("player.vimeo.com", re.compile(r"/video/(\d+)"), "https://vimeo.com/{0}"),
    ("open.spotify.com", re.compile(r"/embed(?:-podcast)?/(\w+/\w+)"), "https://open.spotify.com/{0}"),
    ("w.soundcloud.com", re.compile(r"/player"), "{url}"),
    ("dailymotion.com", re.compile(r"/embed/video/(\w+)"), "https://www.dailymotion.com/video/{0}"),
    ("embed.podcasts.apple.com", re.compile(r"/(.+)"), "https://podcasts.apple.com/{0}"),
    ("embed.ted.com", re.compile(r"/(talks/.+)"), "https://www.ted.com/{0}"),
)


def absolute(link: str | None, address: str | None) -> str | None:
    """`link` without tracking, as an absolute web address, resolved against `address`; None where nobody could go."""
    written = (link or "").strip()
    if _PLAIN.match(written):
        return untracked(written)
    found = reachable(f"https:{written}" if written.startswith("//") and not address else written, address)
    return untracked(found) if found else None


def untracked(url: str) -> str:
    """`url` without the parameters that only tell who clicked where. Nothing else of it changes.

    A link that carries another one (an outbound click wrapper) stays as it is: it may be signed.
    """
    before, mark, rest = url.partition("?")
    query, hash_mark, fragment = rest.partition("#")
    if not mark or "#" in before or _CARRIES_LINK.search(query):
        return url
    pieces = query.split("&")
    kept = [piece for piece in pieces if not _tracks(piece.partition("=")[0].lower())]
    if len(kept) == len(pieces):
        return url
    return before + ("?" + "&".join(kept) if any(kept) else "") + hash_mark + fragment


def _tracks(key: str) -> bool:
    return key in _TRACKING or key.startswith(_TRACKING_STARTS)


def unhidden(hidden: str) -> str | None:
    """The mail address, with what may follow a "?", that Cloudflare hid: hexadecimal, each byte XOR the first one."""
    try:
        key, *rest = bytes.fromhex(hidden)
        text = bytes(byte ^ key for byte in rest).decode("utf-8")
    except ValueError:
        return None
    return text if _EMAIL.fullmatch(text.partition("?")[0]) else None


def hidden_in(link: str | None) -> str | None:
    """The mail address that a link to Cloudflare's `/cdn-cgi/l/email-protection#HEX` stands for."""
    _, mark, hidden = (link or "").partition(_PROTECTED)
    return unhidden(hidden) if mark else None


def best_of(srcset: str | None, shown: int = 0) -> tuple[str | None, int]:
    """The best picture of a `srcset` (HTML §4.8.4.2.1) up to WIDEST pixels, and its width (0 when it is not said).

    `shown` is the width at which the page shows it, in CSS pixels; densities ("2x") count from there.
    """
    if not srcset:
        return None, 0
    found: list[tuple[float, str]] = []
    for candidate in _CANDIDATES.split(srcset[:_LONGEST_SRCSET].strip().rstrip(",")):
        url, *said = candidate.split()[:2] or [""]
        size = re.fullmatch(r"(\d{1,6}(?:\.\d{1,4})?)([wx])", said[0]) if said else None
        if not url.strip(",") or url.startswith("data:") or (said and size is None):
            continue
        density = float(size[1]) if size else 1.0
        found.append((density if size and size[2] == "w" else density * (shown or WIDEST / 2), url))
    if not found:
        return None, 0
    fitting = [one for one in found if one[0] <= WIDEST]
    width, url = max(fitting, key=lambda one: one[0]) if fitting else min(found, key=lambda one: one[0])
    return url, int(width) if re.search(r"\dw\b", srcset) else 0


def watch_page(url: str) -> str:
    """The page on which people see what the player at `url` plays; `url` itself where we know of none."""
    parts = urlsplit(url)
    host, query = (parts.hostname or "").removeprefix("www."), dict(parse_qsl(parts.query))
    for player, pattern, page in _PLAYERS:
        match = pattern.match(parts.path) if host == player else None
        if match is None:
            continue
        try:
            shown = page.format(*match.groups(), **query)
        except (KeyError, IndexError):
            return url
        if player == "player.vimeo.com" and query.get("h", "").isalnum():
            shown += f"/{query['h']}"
        if player.startswith("youtube") and query.get("start", "").isdecimal():
            shown += f"&t={query['start']}s"
        found = reachable(shown, None)
        return found if found and not (urlsplit(found).hostname or "").startswith("api.") else url
    return url


def spelled(url: str) -> str:
    """`url` as words on a page: host and path, without what only programs need."""
    parts = urlsplit(url)
    video = dict(parse_qsl(parts.query)).get("v")
    text = (
        (parts.hostname or "").removeprefix("www.") + unquote(parts.path).rstrip("/") + (f"?v={video}" if video else "")
    )
    text = " ".join(text.split()).lstrip("/")
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
