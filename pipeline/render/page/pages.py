"""The web archive's pages. Pure functions of their arguments, of the settings and of the templates."""

from __future__ import annotations

from collections.abc import Collection as Group
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from markupsafe import Markup

from pipeline.model.collection import Collection, Kind
from pipeline.model.entry import Entry
from pipeline.model.listing import Listing
from pipeline.model.picture import Pictures
from pipeline.model.session import Html, Person, Turn, direction
from pipeline.render.dates import day
from pipeline.render.fragments.text import words_of
from pipeline.render.frame import is_long
from pipeline.render.french import typeset
from pipeline.render.page import structured
from pipeline.render.page.lists import Lists
from pipeline.render.page.ordering import in_order, names_of
from pipeline.render.page.parting import shown_part, whole_parts
from pipeline.render.page.picturing import pictured
from pipeline.render.page.related import ALONE, Related
from pipeline.render.page.sheets import FORMATS, feeds_of, host
from pipeline.render.view import Dress, as_is, has_several_speakers, shown, shown_passages
from pipeline.render.words.table import words


class Pages(Lists):
    """Makes all pages, as bytes."""

    def style(self) -> bytes:
        """style.css"""
        return self._frames.style

    def session(
        self,
        entry: Entry,
        *,
        previous: Listing | None = None,
        following: Listing | None = None,
        related: Related = ALONE,
        card: str | None = None,
        pictures: Pictures | None = None,
    ) -> bytes:
        """s/SLUG/index.html. `previous` and `following` are its neighbours (see `parting.in_series`).

        `card` is the address of its card below the web root. An image that is not in `pictures` becomes a link;
        with None, all images are left as they are.
        """
        root, told, entry = "../../", entry, typeset(entry)
        session = entry.session
        dress = self._dress(pictures, root, session.language)
        image = card and self._publication.base + card
        series = (session.series, related.series) if session.series and related.series else None
        in_trail = series and series[0] != self._publication.title
        frame = self._frames.session(entry, root, page=True, dress=dress)
        turns = shown(entry, page=True, dress=dress)
        # By itself, for what a template includes passes through every template around it, piece by piece.
        answers = self._templates.render("page/turns.html", turns=turns, words=frame["words"])
        return self._page(
            "session",
            frame,
            [(series[0], f"series/{series[1]}/")] if series and in_trail else [],
            (frame["facts"]["title"], entry.path),
            structured.article(self._publication, told, related, summary=frame["summary"], image=image),
            turns=turns,
            answers=Markup(answers),
            asked=[turn for turn in turns if turn.plain],
            image=image,
            guests=_guests(session.guests, related),
            series=series,
            topics=list(zip(session.topics, related.topics, strict=False)) if any(related.topics) else [],
            others=[(turn.plain, related.questions[turn.id]) for turn in turns if turn.id in related.questions],
            previous=previous and self._neighbour(previous),
            following=following and self._neighbour(following),
        )

    def gone(self, language: str | None) -> bytes:
        """s/SLUG/gone.html, for a session in `language` that was withdrawn."""
        return self._render("gone", self._frames.page("../../", language))

    def not_found(self) -> bytes:
        """404.html"""
        # It is served at any depth, so only a path from the host leads back; the host may change.
        return self._render("404", self._frames.page(urlsplit(self._publication.base).path))

    def question(
        self, collection: Collection, entries: Sequence[Entry], *, number: int = 0, pictures: Pictures | None = None
    ) -> bytes:
        """questions/SLUG/index.html, or with `number` questions/SLUG/NUMBER/index.html.

        `entries` are those of `collection.listings[shown_part(len(collection.listings), number)]`, in that order.
        """
        total = len(collection.listings)
        part = shown_part(total, number)
        root = "../../../" if number else "../../"
        asked = zip(collection.listings[part], collection.answers[part], entries, strict=True)
        answers = [self._answer(*each, root, pictures) for each in asked]
        path = f"{collection.path}{number}/" if number else collection.path
        # A numbered page stays as it is when answers come: it knows of older ones alone.
        older = number - 1 if number else whole_parts(total)
        told = [answer["structured"] for answer in answers]
        count = len(answers) if number else total
        return self._page(
            "question",
            self._frames.page(root, collection.listings[0].language),
            [self._crumb("questions"), *([(collection.name, collection.path)] if number else [])],
            (str(number) if number else collection.name, path),
            structured.question(collection, self._publication.base + path, count, told),
            collection=collection,
            number=number,
            long=is_long(collection.name),
            path=path,
            answers=answers,
            older=f"{root}{collection.path}{older}/" if older else None,
            newest=f"{root}{collection.path}" if number else None,
            feeds=feeds_of(collection.path),
        )

    def feeds(self, collections: Sequence[Collection], *, answers: bool = True) -> bytes:
        """feeds/index.html: the main feeds, that of single `answers`, and those of `collections` (in any order)."""
        groups = []
        for kind, name in names_of(self._words).items():
            ordered = in_order(kind, [each for each in collections if each.kind == kind])
            some = [each for _, group in ordered for each in group]
            groups += [(name, some)] if some else []
        return self._page(
            "feeds",
            self._frames.page("../"),
            [],
            (self._words.feeds, "feeds/"),
            formats=FORMATS,
            answers=answers,
            groups=groups,
        )

    def search(self, kinds: Group[Kind] = ()) -> bytes:
        """search/index.html, a form that its script makes work, and the `kinds` of lists for readers without one."""
        return self._page(
            "search", self._frames.page("../"), [], (self._words.search, "search/"), kinds=self._kinds(kinds)
        )

    def _answer(
        self, listing: Listing, identity: str, entry: Entry, root: str, pictures: Pictures | None
    ) -> dict[str, Any]:
        """One answer to a question, as question.html shows it."""
        session = typeset(entry).session
        found = dict(zip(entry.answer_ids, session.turns, strict=False)).get(identity, Turn(None, ()))
        spoken = session.language or self._publication.language
        dress = self._dress(pictures, root, session.language)
        text = " ".join(words_of(passage.body) for passage in found.answer)
        who = "; ".join(guest.name for guest in session.guests) or self._title(listing)
        role = (session.guests[0].role if len(session.guests) == 1 else None) or ""
        return {
            "who": who,
            # Many an interview is entitled with its guest.
            "role": "" if role in session.title else role,
            "title": "" if session.title == who else session.title,
            "date": day(entry.published, spoken, self._zone),
            "iso": entry.published.astimezone(ZoneInfo(self._zone)).date().isoformat(),
            "href": f"{root}{entry.path}#{identity}",
            "id": f"{entry.slug}-{identity}",
            "language": spoken,
            "direction": direction(spoken),
            "passages": shown_passages(found.answer, 2, several=has_several_speakers(session), page=True, dress=dress),
            "structured": structured.answer(listing, f"{self._publication.base}{entry.path}#{identity}", text),
        }

    def _neighbour(self, listing: Listing) -> dict[str, Any]:
        number = "" if listing.number is None else f"{listing.number}."
        return {"title": self._title(listing), "href": f"../../{listing.path}", "number": number}

    def _dress(self, pictures: Pictures | None, root: str, language: str | None) -> Dress:
        if pictures is None:
            return as_is
        word, known = words(language or self._publication.language).image, pictures

        def dress(fragment: Html) -> Html:
            return pictured(fragment, known, root, word)

        return dress


def _guests(guests: Sequence[Person], related: Related) -> list[dict[str, Any]]:
    slugs = related.guests or (None,) * len(guests)
    return [
        {"name": each.name, "role": each.role, "url": each.url, "host": host(each.url), "slug": slug}
        for each, slug in zip(guests, slugs, strict=True)
    ]
