"""The Renderer: one object that knows the settings and the templates, and makes all that readers see of a session."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from pipeline.config.keys import Settings
from pipeline.model.entry import Entry
from pipeline.model.letter import Letter
from pipeline.model.session import Html
from pipeline.render import letters
from pipeline.render.dates import clock, day
from pipeline.render.frame import Frames, mailto
from pipeline.render.line import listing
from pipeline.render.markdown import markdown
from pipeline.render.message import one_line
from pipeline.render.pages import Pages
from pipeline.render.templates import Templates
from pipeline.render.text import Notes, heading, plain, sentences
from pipeline.render.view import ShownTurn, shown, summary
from pipeline.render.wrapping import wrapped

STYLE = "style.css"
"""Where the style sheet lies in the web root."""

_PREHEADER = 140


class Renderer:
    """Makes letters, notices and feed content, and has the `pages`. The same arguments give the same bytes."""

    def __init__(self, settings: Settings, overrides: Path | None) -> None:
        """`overrides` is the folder whose templates win over the packaged ones, file by file; it may be missing."""
        self._settings = settings
        self._publication = settings.publication
        self._zone = settings.publication.timezone
        self._templates = Templates(overrides, self._filters())
        self._frames = Frames(settings, self._templates)
        self.pages = Pages(settings, self._templates, self._frames)
        """The web archive."""

    def check_templates(self) -> None:
        """Raises TemplateError for a template in force that cannot be read or has a mistake in its syntax."""
        self._templates.check()

    def page(self, entry: Entry, previous: Entry | None, following: Entry | None) -> bytes:
        """The page of `entry` by itself, its images as they are: for a preview."""
        before, after = (listing(each) if each else None for each in (previous, following))
        return self.pages.session(entry, previous=before, following=after)

    def index(self, entries: Sequence[Entry]) -> bytes:
        """The table of contents; `entries` newest first."""
        return self.pages.index([listing(entry) for entry in entries])

    def gone(self, entry: Entry) -> bytes:
        """What stands in the place of a session that was withdrawn."""
        return self.pages.gone(entry.session.language)

    def not_found(self) -> bytes:
        """The page for addresses at which there is nothing."""
        return self.pages.not_found()

    def style(self) -> bytes:
        """The one style sheet of all pages, to be written to STYLE in the web root."""
        return self.pages.style()

    def content(self, entry: Entry) -> Html:
        """The whole session for feed readers: semantic elements only, no classes, no styles."""
        rendered = self._templates.render("feed/content.html", **self._frames.session(entry), turns=shown(entry))
        return Html(rendered.strip("\n"))

    def summary(self, entry: Entry) -> str:
        """What the session is about: plain text of at most 300 characters, "" if it says nothing."""
        return summary(entry.session)

    def letter(self, entry: Entry, *, banner: str | None = None) -> Letter:
        """The mail that subscribers get, or with `banner` (the line at its top) the proof of it for the editor."""
        leave = parseaddr(self._settings.mail.leave)[1]
        facts = self._frames.session(entry) | {
            "banner": banner,
            "preheader": sentences(summary(entry.session), _PREHEADER),
            "leave": mailto(leave, "unsubscribe") if leave else None,
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
        facts = self._frames.session(entry) | {"turns": shown(entry), "rest": None, "notes": Notes()}
        return letters.tidy(self._templates.render("shared/session.txt", **facts))

    def markdown(self, entry: Entry) -> str:
        """The session as Markdown with front matter, as our own reader reads it."""
        return markdown(entry.session)

    def _filters(self) -> dict[str, Any]:
        return {
            "plain": lambda fragment, notes=None: plain(fragment, notes=notes),
            "wrap": lambda text, first="", rest=None: wrapped(text, first=first, rest=rest),
            "heading": heading,
            "line": one_line,
            "figures": _figures,
            "moment": lambda at: f"{day(at, 'en', self._zone)} at {clock(at, self._zone)} ({self._zone})",
        }


def _figures(rows: Sequence[tuple[str, int]]) -> str:
    """A table of names and numbers, the numbers right-aligned with thin separators."""
    numbers = [f"{number:,}".replace(",", "\u202f") for _, number in rows]
    name_width, width = (max(map(len, column), default=0) for column in ([name for name, _ in rows], numbers))
    return "\n".join(
        f"{name:<{name_width}}  {number:>{width}}" for (name, _), number in zip(rows, numbers, strict=True)
    )
