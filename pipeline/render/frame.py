"""What every template knows: of the publication, of the language, and of a session as a whole."""

from __future__ import annotations

import hashlib
from email.utils import parseaddr
from functools import cached_property
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from markupsafe import Markup

from pipeline.config.keys import Settings
from pipeline.model.entry import Entry
from pipeline.model.session import Contact, Html, direction
from pipeline.render.dates import day
from pipeline.render.fragments.fragment import fitted
from pipeline.render.pictures.colour import PAPER_DARK, PAPER_LIGHT, accent
from pipeline.render.templating.templates import Templates
from pipeline.render.view import Dress, as_is, minutes, summary, titled
from pipeline.render.words.table import Words, words

_SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
_UNCASED = frozenset({"ja", "zh", "ko", "th", "hi"})
_PARTS = 256
"""Heads and feet that are kept: every session may name another contact."""
_DOT = "\u00a0· "
"""Between particulars in one line, which never begins with it."""
_LONG_TITLE = 60
"""Characters above which a title is set smaller."""


class Frames:
    """Makes the names that templates find in force. The same arguments give the same names."""

    def __init__(self, settings: Settings, templates: Templates) -> None:
        self._settings = settings
        self._publication = settings.publication
        self._templates = templates
        self._known: dict[tuple[str, str], dict[str, Any]] = {}
        self._page_parts: dict[tuple[str, str, Contact | None], dict[str, Any]] = {}

    @cached_property
    def style(self) -> bytes:
        """The one style sheet of all pages."""
        return self._templates.render("page/style.css", **self._colours, publication=self._publication).encode()

    def of(self, root: str, language: str | None = None, contact: Contact | None = None) -> dict[str, Any]:
        """The frame of what is in `language` (None: the publication's); `root` is the way to the web root.

        `contact` is what the session itself says of its publisher.
        """
        spoken = language or self._publication.language
        if (root, spoken) not in self._known:
            self._known[root, spoken] = self._new(root, spoken)
        return self._known[root, spoken] | {"imprint": self._imprint(contact)}

    def page(self, root: str, language: str | None = None, contact: Contact | None = None) -> dict[str, Any]:
        """The frame of a page, with its head and foot: most pages have them in common, and they are made once."""
        known = self.of(root, language, contact)
        key = (root, known["language"], contact)
        if key not in self._page_parts:
            if len(self._page_parts) >= _PARTS:
                self._page_parts.clear()
            self._page_parts[key] = {
                name: Markup(self._templates.render(f"page/{file}.html", **known))
                for name, file in (("head_of_all", "head"), ("foot", "foot"))
            }
        return known | self._page_parts[key]

    def session(self, entry: Entry, root: str = "", *, page: bool = False, dress: Dress = as_is) -> dict[str, Any]:
        """The frame of a session, with all that it says but its turns."""
        session = entry.session

        def part(fragment: Html, above: int) -> Markup:
            return Markup(dress(fitted(fragment, above, page=page)))

        frame = self.page if page else self.of
        return frame(root, session.language, session.contact) | {
            "entry": entry,
            "session": session,
            "facts": self._facts(entry),
            "summary": summary(session),
            "introduction": part(session.introduction, 1),
            "conclusion": part(session.conclusion, 2),
            "call_to_action": part(session.call_to_action, 2),
        }

    def _new(self, root: str, language: str) -> dict[str, Any]:
        ours = words(language)
        mail = self._settings.mail
        join = parseaddr(mail.reply_to or mail.from_)[1] if mail.lane else ""
        way = direction(language)
        return {
            "publication": self._publication,
            "language": language,
            "direction": way,
            "words": ours,
            "ours": _ours(ours, language),
            "english": "" if ours.language == "en" else Markup(' lang="en" dir="ltr"'),
            "root": root,
            "style_version": hashlib.sha256(self.style).hexdigest()[:10],
            "subscribe_by_mail": mailto(join, "subscribe") if join else None,
            "cased": way == "ltr" and language.split("-")[0].lower() not in _UNCASED,
            "start": "right" if way == "rtl" else "left",
            "end": "left" if way == "rtl" else "right",
            **self._colours,
        }

    def _facts(self, entry: Entry) -> dict[str, Any]:
        session, publication = entry.session, self._publication
        language = session.language or publication.language
        ours = words(language)
        zone = ZoneInfo(publication.timezone)
        dated = entry.published.astimezone(zone)
        changed = entry.updated.astimezone(zone).date() != dated.date()
        number = None if session.number is None else ours.session.format(session.number)
        series = session.series if session.series != publication.title else None
        guests = ", ".join(guest.name for guest in session.guests)
        foreign = ours.language == language.split("-")[0].lower() != publication.language.split("-")[0].lower()
        return {
            "title": titled(session.title, guests, publication.title),
            "kicker": _DOT.join(filter(None, (series, number))),
            "number": number or "",
            "series": _DOT.join(filter(None, (session.series, number))),
            "iso": dated.isoformat(timespec="seconds"),
            "date": day(entry.published, language, publication.timezone),
            "updated": day(entry.updated, language, publication.timezone) if changed else None,
            "minutes": (length := minutes(session)),
            "reading": ours.minutes.format(length),
            "hosts": ", ".join(host.name for host in session.hosts),
            "foreign": foreign,
            "long": is_long(session.title),
        }

    def _imprint(self, contact: Contact | None) -> dict[str, Any]:
        publication = self._publication
        # The law wants the publisher's own address in each mail, so the config's wins over the document's.
        lines = [publication.address] if publication.address else list(contact.lines if contact else ())
        named = any(publication.name.casefold() in line.casefold() for line in lines)
        web = (contact.web if contact else None) or ""
        return {
            "lines": lines if named else [publication.name, *lines],
            "email": (contact.email if contact else None) or "",
            "web": web,
            "web_shown": web.split("://")[-1].rstrip("/"),
        }

    @cached_property
    def _colours(self) -> dict[str, Any]:
        return {
            "accent": accent(self._publication.accent),
            "paper": {"light": PAPER_LIGHT, "dark": PAPER_DARK},
            "sans": _SANS,
        }


def is_long(title: str) -> bool:
    """Whether a title is set smaller."""
    return len(title) > _LONG_TITLE


def mailto(address: str, subject: str) -> dict[str, str]:
    """A mailto: link, and what it is made of."""
    link = f"mailto:{quote(address, safe='@!#$*+-/=?^_`{|}~.')}?subject={quote(subject)}"  # RFC 6068 §2
    return {"address": address, "subject": subject, "link": link}


def _ours(ours: Words, language: str) -> Markup:
    """The attributes for our own words where they are not in the page's language."""
    if ours.language == language.split("-")[0].lower():
        return Markup("")
    return Markup(' lang="{}" dir="ltr"').format(ours.language)
