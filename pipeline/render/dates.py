"""Dates as people write them, in the session's language and the publication's zone.

A table of a dozen languages instead of Babel, which is 33 MB for this one purpose; other languages get ISO 8601.
"""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

_MONTHS: dict[str, str] = {
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}

_PATTERNS: dict[str, str] = {
    "da": "{day}. {month} {year}",
    "de": "{day}. {month} {year}",
    "en-us": "{month} {day}, {year}",
    "es": "{day} de {month} de {year}",
    "he": "{day} ב{month} {year}",
    "ja": "{year}年{number}月{day}日",
    "ko": "{year}년 {number}월 {day}일",
    "pt": "{day} de {month} de {year}",
    "zh": "{year}年{number}月{day}日",
}
_PATTERN = "{day} {month} {year}"


_YEAR = re.compile(r"( de|,)? ?\{year\}[年년]? ?")


def day(moment: datetime, language: str, zone: str, *, year: bool = True) -> str:
    """The date of `moment` in `zone` (IANA name), as `language` (BCP 47) writes it: "6 October 2026".

    Without `year` where the reader knows it: "6 October".
    """
    local = moment.astimezone(ZoneInfo(zone))
    tag = language.lower()
    primary = tag.split("-")[0]
    pattern = _PATTERNS.get(tag) or _PATTERNS.get(primary) or (_PATTERN if primary in _MONTHS else None)
    if pattern is None:
        return f"{local:%Y-%m-%d}" if year else f"{local:%m-%d}"
    month = _MONTHS[primary].split()[local.month - 1] if primary in _MONTHS else ""
    number = "1er" if primary == "fr" and local.day == 1 else local.day
    shown = pattern if year else _YEAR.sub("", pattern)
    return shown.format(day=number, month=month, number=local.month, year=local.year)


def clock(moment: datetime, zone: str) -> str:
    """The time of day of `moment` in `zone`: "14:05"."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%H:%M")
