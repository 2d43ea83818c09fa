"""Doctor on templates: each in force is read, and makes of a specimen what it makes of sessions."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches

from pipeline.config import Settings
from pipeline.errors import TemplateError
from pipeline.model.entry import Entry
from pipeline.model.session import Html, Passage, Person, Session, Turn
from pipeline.render.renderer import Renderer
from pipeline.render.templating.in_force import in_force, packaged, unused

_LEAVE = "the-way-out@specimen.invalid"
"""An address that stands in a mail for no other reason than to leave."""


def examine_templates(settings: Settings, now: datetime) -> str:
    """What to say of the templates where all is well. Raises TemplateError for what a run would meet, or readers miss.

    A specimen stands for the next session: a mistake in what only others have is found when they come.
    """
    renderer = Renderer(settings.with_way_out(_LEAVE), settings.overrides)
    renderer.check_templates()
    entry = _specimen(settings, now)
    renderer.page(entry, entry, entry)
    renderer.index([entry])
    renderer.content(entry)
    renderer.text(entry)
    renderer.gone(entry)
    renderer.not_found()
    _try_notices(renderer, entry, now)
    _try_mail(settings, renderer, entry)
    return "; ".join(("in order", *map(_stray, unused(settings.overrides))))


def _try_mail(settings: Settings, renderer: Renderer, entry: Entry) -> None:
    renderer.letter(entry, banner="This is a proof.")
    renderer.letter(entry, correction="This is a note.")
    letter, ours = renderer.letter(entry), in_force(settings.overrides)
    for name, part in (("mail/session.html", letter.html or ""), ("mail/session.txt", letter.text)):
        has_way_out = _LEAVE in part or "unsubscribe" in part.lower()
        if not has_way_out and not ours[name].is_relative_to(packaged()):
            said = (
                "its mail shows nobody how to leave; put {{ leave.link }} into it again, with {{ words.unsubscribe }}"
            )
            raise TemplateError(f"{settings.overrides.name}/{name}: {said}, or delete the file to use the built-in one")


def _try_notices(renderer: Renderer, entry: Entry, now: datetime) -> None:
    title = entry.session.title
    review = {"title": title, "origin": "specimen.md", "reasons": ("nobody is its guest",), "word": entry.slug}
    figures = dict.fromkeys(("audience", "sent", "failed", "skipped", "uncertain", "remaining"), 1)
    moments = {"started": now, "finished": now}
    undelivered = [("reader@example.org", "550 5.1.1 No such user")]
    about = {"title": title, "link": entry.link, "is_correction": False}
    renderer.notice("receipt", **about, **figures, **moments, undelivered=undelivered)
    renderer.notice("held", sessions=[entry], reason="it is old", commands=["qna"], is_correction=False)
    renderer.notice("review", sessions=[review])
    renderer.notice("trouble", what="A document was refused", detail="It is empty.")


def _stray(name: str) -> str:
    meant = get_close_matches(name, in_force(None), n=1)
    return f"{name} is used by none" + (f", did you mean {meant[0]}?" if meant else "")


def _specimen(settings: Settings, now: datetime) -> Entry:
    """A session with something of all that most have."""
    said = Html("<p>What there is to say, with <em>emphasis</em> and <a href='https://example.org/'>a link</a>.</p>")
    turns = tuple(
        Turn(question=f"What is question {number}?", answer=(Passage(said),), section="Of specimens")
        for number in (1, 2)
    )
    session = Session(
        title="A Specimen",
        turns=turns,
        series=settings.publication.title,
        number=1,
        guests=(Person("Ada Rill", "keeper of specimens"),),
        hosts=(Person("Tobias Fennick"),),
        introduction=said,
        conclusion=said,
        topics=("specimens",),
        summary="What a session looks like.",
    )
    link = f"{settings.publication.base}s/specimen/"
    return Entry(session, "urn:uuid:0", "specimen", link, now, now, 1, tuple(f"a-{each}" for each in range(1, 3)))
