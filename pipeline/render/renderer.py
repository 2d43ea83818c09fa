"""The Renderer: one object that knows the settings and the templates, and makes all that readers see of a session."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from email.utils import parseaddr
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from markupsafe import Markup

from pipeline.config.keys import Settings
from pipeline.model.entry import Entry
from pipeline.model.letter import Letter
from pipeline.model.session import Html, Session, direction
from pipeline.render import letters
from pipeline.render.colour import PAPER_DARK, PAPER_LIGHT, accent
from pipeline.render.dates import clock, day
from pipeline.render.fragment import fitted
from pipeline.render.markdown import markdown
from pipeline.render.message import one_line
from pipeline.render.templates import Templates
from pipeline.render.text import Notes, heading, plain, sentences
from pipeline.render.view import ShownTurn, minutes, shown, summary
from pipeline.render.words import Words, words
from pipeline.render.wrapping import wrapped

STYLE = "style.css"
"""Where the style sheet lies in the web root."""

_SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
_UNCASED = frozenset({"ja", "zh", "ko", "th", "hi"})
_PREHEADER, _EXCERPT = 140, 160
_LONG_TITLE = 60
"""Characters above which a title is set smaller."""
_FEW = 10
"""From so many sessions on, the table of contents goes without excerpts."""


class Renderer:
    """Makes pages, feed content, letters and notices. The same arguments give the same bytes."""

    def __init__(self, settings: Settings, overrides: Path | None) -> None:
        """`overrides` is the folder whose templates win over the packaged ones, file by file; it may be missing."""
        self._settings = settings
        self._publication = settings.publication
        self._zone = settings.publication.timezone
        self._templates = Templates(overrides, self._filters())

    def check_templates(self) -> None:
        """Raises TemplateError for a template in force that cannot be read or has a mistake in its syntax."""
        self._templates.check()

    def page(self, entry: Entry, previous: Entry | None, following: Entry | None) -> bytes:
        """The page of `entry`; `previous` and `following` are its neighbours in time."""
        facts = self._session(entry, page=True) | {
            "root": "../../",
            "turns": shown(entry, page=True),
            "previous": previous and self._neighbour(previous),
            "following": following and self._neighbour(following),
        }
        return self._templates.render("page/session.html", **facts).encode()

    def index(self, entries: Sequence[Entry]) -> bytes:
        """The table of contents; `entries` newest first."""
        rows = [self._row(entry, few=len(entries) < _FEW) for entry in entries]
        years = [{"year": year, "rows": list(some)} for year, some in groupby(rows, key=lambda row: row["year"])]
        return self._templates.render("page/index.html", **self._frame(""), years=years).encode()

    def gone(self, entry: Entry) -> bytes:
        """What stands in the place of a session that was withdrawn."""
        return self._templates.render("page/gone.html", **self._frame("../../", entry.session)).encode()

    def not_found(self) -> bytes:
        """The page for addresses at which there is nothing."""
        # It is served at any depth, so only a path from the host leads back; the host may change (CONTRACTS).
        return self._templates.render("page/404.html", **self._frame(urlsplit(self._publication.base).path)).encode()

    def style(self) -> bytes:
        """The one style sheet of all pages, to be written to STYLE in the web root."""
        return self._style

    def content(self, entry: Entry) -> Html:
        """The whole session for feed readers: semantic elements only, no classes, no styles."""
        rendered = self._templates.render("feed/content.html", **self._session(entry), turns=shown(entry))
        return Html("\n".join(line for line in rendered.splitlines() if line.strip()))

    def summary(self, entry: Entry) -> str:
        """What the session is about: plain text of at most 300 characters, "" if it says nothing."""
        return summary(entry.session)

    def letter(self, entry: Entry, *, banner: str | None = None) -> Letter:
        """The mail that subscribers get, or with `banner` (the line at its top) the proof of it for the editor."""
        leave = self._leave()
        facts = self._session(entry) | {
            "banner": banner,
            "preheader": sentences(summary(entry.session), _PREHEADER),
            "leave": _mailto(leave, "unsubscribe") if leave else None,
        }

        def where(turn: ShownTurn | None) -> str:
            # Only our own pages have the answers' ids.
            ours = entry.link.endswith(entry.path)
            return f"{entry.link}#{turn.id}" if turn is not None and ours else entry.link

        letter = letters.session_letter(self._templates, shown(entry), facts, where)
        if banner is None:
            return letter
        return Letter(subject=one_line(f"[Proof] {letter.subject}"), text=letter.text, html=letter.html)

    def notice(self, kind: str, **facts: Any) -> Letter:
        """A notice to the editor, in plain text; `kind` names its template, which says what `facts` it needs."""
        return letters.notice(self._templates, kind, {**facts, "publication": self._publication})

    def text(self, entry: Entry) -> str:
        """The session as plain text, 72 columns wide."""
        facts = self._session(entry) | {"turns": shown(entry), "rest": None, "notes": Notes()}
        return letters.tidy(self._templates.render("shared/session.txt", **facts))

    def markdown(self, entry: Entry) -> str:
        """The session as Markdown with front matter, as our own reader reads it."""
        return markdown(entry.session)

    # What templates know

    def _frame(self, root: str, session: Session | None = None) -> dict[str, Any]:
        """What every template knows; `session` is None for what belongs to the publication as a whole."""
        language = (session.language if session else None) or self._publication.language
        ours = words(language)
        mail = self._settings.mail
        join = parseaddr(mail.reply_to or mail.from_)[1] if mail.lane else ""
        return {
            "publication": self._publication,
            "language": language,
            "direction": direction(language),
            "words": ours,
            "ours": _ours(ours, language),
            "english": "" if words(language).language == "en" else Markup(' lang="en" dir="ltr"'),
            "root": root,
            "style_version": hashlib.sha256(self._style).hexdigest()[:10],
            "imprint": self._imprint(session),
            "subscribe_by_mail": _mailto(join, "subscribe") if join else None,
            "cased": direction(language) == "ltr" and language.split("-")[0].lower() not in _UNCASED,
            "start": "right" if direction(language) == "rtl" else "left",
            "end": "left" if direction(language) == "rtl" else "right",
            **self._colours,
        }

    def _session(self, entry: Entry, *, page: bool = False) -> dict[str, Any]:
        session = entry.session
        return self._frame("", session) | {
            "entry": entry,
            "session": session,
            "facts": self._facts(entry),
            "summary": summary(session),
            "introduction": Markup(fitted(session.introduction, 1, page=page)),
            "conclusion": Markup(fitted(session.conclusion, 2, page=page)),
            "call_to_action": Markup(fitted(session.call_to_action, 2, page=page)),
        }

    def _facts(self, entry: Entry) -> dict[str, Any]:
        session, publication = entry.session, self._publication
        language = session.language or publication.language
        ours = words(language)
        zone = ZoneInfo(self._zone)
        dated = entry.published.astimezone(zone)
        changed = entry.updated.astimezone(zone).date() != dated.date()
        number = None if session.number is None else ours.session.format(session.number)
        series = session.series if session.series != publication.title else None
        foreign = ours.language == language.split("-")[0].lower() != publication.language.split("-")[0].lower()
        return {
            "kicker": " · ".join(filter(None, (series, number))),
            "series": " · ".join(filter(None, (session.series, number))),
            "iso": dated.isoformat(timespec="seconds"),
            "date": day(entry.published, language, self._zone),
            "updated": day(entry.updated, language, self._zone) if changed else None,
            "minutes": minutes(session),
            "hosts": ", ".join(host.name for host in session.hosts),
            "foreign": foreign,
            "long": len(session.title) > _LONG_TITLE,
        }

    def _row(self, entry: Entry, *, few: bool) -> dict[str, Any]:
        session, language = entry.session, self._publication.language
        dated = entry.published.astimezone(ZoneInfo(self._zone))
        spoken = session.language or language
        return {
            "year": dated.year,
            "number": "" if session.number is None else session.number,
            "title": session.title,
            "guests": "; ".join(", ".join(filter(None, (guest.name, guest.role))) for guest in session.guests),
            "date": day(entry.published, language, self._zone, year=False),
            "iso": dated.date().isoformat(),
            "href": entry.path if self._settings.site.pages else entry.link,
            "language": spoken,
            "direction": direction(spoken),
            # An introduction would only repeat who the guest is; the editor's own words are worth the room.
            "excerpt": sentences(session.summary or "", _EXCERPT) if few else "",
        }

    def _neighbour(self, entry: Entry) -> dict[str, Any]:
        number = "" if entry.session.number is None else f"{entry.session.number}."
        return {"entry": entry, "href": f"../../{entry.path}", "number": number}

    def _imprint(self, session: Session | None) -> dict[str, Any]:
        publication, contact = self._publication, session.contact if session else None
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

    @cached_property
    def _style(self) -> bytes:
        return self._templates.render("page/style.css", **self._colours, publication=self._publication).encode()

    def _leave(self) -> str:
        return parseaddr(self._settings.mail.leave)[1]

    def _filters(self) -> dict[str, Any]:
        return {
            "plain": lambda fragment, notes=None: plain(fragment, notes=notes),
            "wrap": lambda text, first="", rest=None: wrapped(text, first=first, rest=rest),
            "heading": heading,
            "line": one_line,
            "figures": _figures,
            "moment": lambda at: f"{day(at, 'en', self._zone)} at {clock(at, self._zone)} ({self._zone})",
        }


def _ours(ours: Words, language: str) -> Markup:
    """The attributes for our own words where they are not in the page's language."""
    if ours.language == language.split("-")[0].lower():
        return Markup("")
    return Markup(' lang="{}" dir="ltr"').format(ours.language)


def _mailto(address: str, subject: str) -> dict[str, str]:
    link = f"mailto:{quote(address, safe='@!#$*+-/=?^_`{|}~.')}?subject={quote(subject)}"  # RFC 6068 §2
    return {"address": address, "subject": subject, "link": link}


def _figures(rows: Sequence[tuple[str, int]]) -> str:
    """A table of names and numbers, the numbers right-aligned with thin separators."""
    numbers = [f"{number:,}".replace(",", "\u202f") for _, number in rows]
    name_width, width = (max(map(len, column), default=0) for column in ([name for name, _ in rows], numbers))
    return "\n".join(
        f"{name:<{name_width}}  {number:>{width}}" for (name, _), number in zip(rows, numbers, strict=True)
    )
