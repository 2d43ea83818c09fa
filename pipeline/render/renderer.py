"""The Renderer: one object that knows the settings and the templates, and makes all that readers see of a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from email.utils import parseaddr
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.config.keys import Settings
from pipeline.model.entry import Entry
from pipeline.model.figures import figure
from pipeline.model.letter import Draft, Letter
from pipeline.model.picture import Pictures
from pipeline.model.session import Html, direction
from pipeline.render.dates import clock, day
from pipeline.render.fragments.text import Notes, heading, plain, sentences
from pipeline.render.fragments.wrapping import wrapped
from pipeline.render.frame import Frames
from pipeline.render.french import in_language, typeset
from pipeline.render.mail import letters
from pipeline.render.mail.headers import one_line, uri
from pipeline.render.mail.personal import Asking, Leaving, Said, Subscriber, marked
from pipeline.render.mail.personal_filters import guarded
from pipeline.render.mail.pictures import mailed
from pipeline.render.mail.tables import framed
from pipeline.render.mail.variants import letter_of
from pipeline.render.markdown import markdown
from pipeline.render.page.line import listing
from pipeline.render.page.pages import Pages
from pipeline.render.templating.templates import Templates
from pipeline.render.view import ShownTurn, shown, summary
from pipeline.render.words.table import words

STYLE = "style.css"
"""Where the style sheet lies in the web root."""

_PREHEADER = 140


class Renderer:
    """Makes letters, notices and feed content, and has the `pages`. The same arguments give the same bytes."""

    def __init__(self, settings: Settings, overrides: Path | None, compiled: Path | None = None) -> None:
        """`overrides` is the folder whose templates win over the packaged ones, file by file; it may be missing.

        `compiled` is the private folder for compiled templates, if they are to be kept.
        """
        self._settings = settings
        self._publication = settings.publication
        self._zone = settings.publication.timezone
        self._overrides = overrides
        self._compiled = compiled
        self._templates = Templates(overrides, self._filters(), compiled)
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
        entry = typeset(entry)
        rendered = self._templates.render("feed/content.html", **self._frames.session(entry), turns=shown(entry))
        return Html(rendered.strip("\n"))

    def summary(self, entry: Entry) -> str:
        """What the session is about: plain text of at most 300 characters, "" if it says nothing."""
        return in_language(entry.session.language)(summary(entry.session))

    def letter(
        self,
        entry: Entry,
        *,
        banner: str | None = None,
        correction: str | None = None,
        one_click: str | None = None,
        pictures: Pictures | None = None,
    ) -> Letter:
        """The mail that subscribers get, or with `banner` (the line at its top) the proof of it for the editor.

        With `correction` it says that it corrects an earlier mail, and that note of the editor's, which may be empty.
        `one_click` is the address below which subscribers' own pages are, with a slash at its end: then the mail leads
        to them, and to no address that one has to write to. Of images, those in `pictures` are shown with their size,
        and the others become links; with None, images stay that are on https.
        """
        entry, leave = typeset(entry), parseaddr(self._settings.mail.leave)[1]
        language = entry.session.language or self._publication.language
        ours = words(language)

        def dress(fragment: Html) -> Html:
            return mailed(framed(fragment), pictures, self._publication.base, ours.image)

        turns = shown(entry, dress=dress)
        facts = self._frames.session(entry, dress=dress) | {
            "banner": banner,
            "correction": correction,
            "preheader": sentences(self.summary(entry), _PREHEADER),
        }

        def where(turn: ShownTurn | None) -> str:
            # Only our own pages have the answers' ids.
            is_ours = entry.link.endswith(entry.path)
            return f"{entry.link}#{turn.id}" if turn is not None and is_ours else entry.link

        def make(asking: Asking) -> tuple[Draft, str | None]:
            known = facts | {"subscriber": Subscriber(asking), "pages": _pages(one_click, asking)}
            known["leave"] = Leaving(leave, asking) if leave else None
            draft, rest = letters.session_letter(self._mail_templates, turns, known, where, asking)
            if correction is not None:
                draft = replace(draft, subject=ours.corrected.format(draft.subject))
            return draft, rest

        letter = letter_of(make, entry, one_click=one_click, is_rtl=direction(language) == "rtl")
        return letter if banner is None else replace(letter, subject=one_line(f"[Proof] {letter.subject}"), rest=None)

    def notice(self, kind: str, **facts: Any) -> Letter:
        """A notice to the editor, in plain text; `kind` names its template, which says what `facts` it needs."""
        return letters.notice(self._templates, kind, {**facts, "publication": self._publication})

    def text(self, entry: Entry) -> str:
        """The session as plain text, 72 columns wide."""
        entry = typeset(entry)
        facts = self._frames.session(entry) | {"turns": shown(entry), "rest": None, "notes": Notes()}
        return letters.tidy(self._templates.render("shared/session.txt", **facts))

    def markdown(self, entry: Entry) -> str:
        """The session as Markdown with front matter, as our own reader reads it."""
        return markdown(entry.session)

    @cached_property
    def _mail_templates(self) -> Templates:
        return Templates(self._overrides, guarded(self._filters()), self._compiled)

    def _filters(self) -> dict[str, Any]:
        return {
            "plain": lambda fragment, notes=None: plain(fragment, notes=notes),
            "wrap": lambda text, first="", rest=None: wrapped(text, first=first, rest=rest),
            "heading": heading,
            "line": one_line,
            "figure": figure,
            "figures": _figures,
            "moment": lambda at: f"{day(at, 'en', self._zone)} at {clock(at, self._zone)} ({self._zone})",
        }


def _pages(one_click: str | None, asking: Asking) -> dict[str, str] | None:
    """Where the subscriber leaves, and where they say what they want; None while there are no such pages."""
    if one_click is None:
        return None
    token = marked(asking, Said("token"))
    return {name: f"{uri(one_click)}{name}/{token}" for name in ("unsubscribe", "preferences")}


def _figures(rows: Sequence[tuple[str, int]]) -> str:
    """A table of names and numbers, the numbers right-aligned with thin separators."""
    numbers = [figure(number) for _, number in rows]
    name_width, width = (max(map(len, column), default=0) for column in ([name for name, _ in rows], numbers))
    return "\n".join(
        f"{name:<{name_width}}  {number:>{width}}" for (name, _), number in zip(rows, numbers, strict=True)
    )
