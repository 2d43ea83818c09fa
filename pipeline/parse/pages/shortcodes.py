"""WordPress shortcodes that stayed in a text when their plugin went: [caption id="x"]…[/caption], [/vc_row]."""

from __future__ import annotations

import re

from pipeline.parse.words.table import word_set

_NAMES = word_set(
    "caption wp_caption gallery embed audio video playlist youtube vimeo soundcloud spotify instagram twitter tweet "
    "contact-form contact-form-7 contact-form-field gravityform wpforms ninja_form mailpoet_form mc4wp_form "
    "newsletter_form recent-posts archives sitemap toc button column columns row section one_half one_half_last "
    "one_third one_third_last two_third two_third_last clear divider spacer dropcap pullquote nextpage more raw "
    "googlemaps googleapps slideshow portfolio rev_slider tabs tab accordion toggle"
)
_STARTS = ("vc_", "et_pb_", "fusion_", "av_", "fl_", "mk_", "su_", "ts_", "wpv-", "jetpack_", "tcb-", "cs_", "tatsu_")
_CODE = re.compile(
    r"\[(?P<slash>/?)(?P<name>[a-z][a-z0-9_-]{1,40})"
    r"(?P<says>(?:\s+[\w-]{1,40}=(?:\"[^\"\]]*\"|'[^'\]]*'|[“”″„«»][^\]“”″„«»]*[“”″«»]|[^\s\]\"'“”″„«»][^\s\]\"']*))*)\s*/?\]"
)
_ADDRESS = re.compile(r"(?:src|mp3|m4a|ogg|mp4|m4v|webm|url|link|href)=[\"'“”″]?(https?://[^\s\"'“”″\]]+)")


def may_hold(text: str) -> bool:
    """Whether looking closer at `text` is worth the time."""
    return "[" in text and _CODE.search(text) is not None


def names(text: str) -> frozenset[str]:
    """The names that `text` uses as shortcodes beyond doubt: it closes them, or they have attributes."""
    return frozenset(match["name"] for match in _CODE.finditer(text) if match["says"] or match["slash"])


def without(text: str, sure: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """`text` without shortcodes, and the addresses of media that they would have shown.

    What they enclose stays. `sure` holds the `names` of the whole document; a bracket that is none of them and has no
    name that only shortcodes have is the author's own: "[laughs]".
    """
    found: list[str] = []

    def drop(match: re.Match[str]) -> str:
        name = match["name"]
        if not (match["says"] or name in sure or name in _NAMES or name.startswith(_STARTS)):
            return match[0]
        found.extend(_ADDRESS.findall(match["says"]) if name in _NAMES else ())
        return ""

    return _CODE.sub(drop, text), tuple(found)
