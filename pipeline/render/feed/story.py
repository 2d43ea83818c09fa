"""A Story: an entry as every feed format tells it, cleaned, completed, absolute, dated in UTC."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from pipeline.model.channel import AnswerItem, Channel, Image, Item, Source
from pipeline.model.enclosure import Enclosure
from pipeline.model.session import Person, Session
from pipeline.render.feed.cleaning import absolute, address, clean, line, web
from pipeline.render.feed.moments import Dates, apart, moment
from pipeline.render.french import in_language

GENERATOR = "QnA Pipeline"
"""Without a version: a new release must not change the bytes of every feed."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Author:
    """A guest of the session, a host, or the publisher."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Category:
    """A series or a topic."""

    term: str
    """Plain text."""
    scheme: str | None
    """Says which of the two: an address, or None."""


@dataclass(frozen=True, slots=True)
class Story:
    """An item as all formats tell it."""

    id: str
    link: str
    title: str
    """Plain text, never empty."""
    summary: str
    """Plain text, never empty, never the content over again: readers show both."""
    content: str
    """HTML in which no address needs to be resolved: few readers do that everywhere."""
    authors: tuple[Author, ...]
    """Never empty: many readers do not look at the feed's author when an entry has none."""
    guests: tuple[Author, ...]
    hosts: tuple[Author, ...]
    categories: tuple[Category, ...]
    """Each term once."""
    language: str | None
    """None where it is the channel's."""
    published: datetime
    updated: datetime
    enclosure: Enclosure | None
    image: Image | None
    comments_url: str | None


def told(channel: Channel, items: Sequence[Item | AnswerItem]) -> tuple[Channel, list[Story], datetime]:
    """The channel as any format can hold it, its items' stories, and the moment of the newest change.

    Raises ValueError where a date has no zone.
    """
    channel = _cleaned(channel)
    dates = apart([_dates(item) for item in items])
    stories = [_story(channel, item, *each) for item, each in zip(items, dates, strict=True)]
    newest = max((story.updated for story in stories), default=moment(channel.updated or _EPOCH))
    return channel, stories, newest


def answer_id(entry_id: str, answer: str) -> str:
    """The permanent id of an answer's own entry: a name-based UUID (RFC 9562 §5.5) of the address that it has within
    its session. The address itself would not do: an id that is a URL may have a fragment already, and a UUID none."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{entry_id}#{answer}')}"


def _cleaned(channel: Channel) -> Channel:
    title = line(channel.title) or channel.home_url
    return replace(
        channel,
        title=title,
        description=line(channel.description),
        publisher=line(channel.publisher) or title,
        rights=line(channel.rights),
        source=channel.source and Source(channel.source.id, line(channel.source.title), channel.source.url),
    )


def _dates(item: Item | AnswerItem) -> Dates:
    """The session's; those of its answers a second apart, backwards, so that readers who sort keep their order."""
    later = timedelta(seconds=item.index) if isinstance(item, AnswerItem) else timedelta(0)
    return moment(item.entry.published) - later, moment(item.entry.updated) - later


def _story(channel: Channel, item: Item | AnswerItem, published: datetime, updated: datetime) -> Story:
    entry, session = item.entry, item.entry.session
    guests = _people(session.guests)
    told_of = _answer(item) if isinstance(item, AnswerItem) else _session(item)
    content = absolute(clean(item.content), told_of.link)
    summary = line(item.summary)
    speakers = _people(told_of.speakers) or guests
    title = in_language(session.language)(told_of.title)
    return Story(
        id=told_of.id,
        link=told_of.link,
        title=title or line(session.title) or entry.slug,
        summary=summary if summary and summary != content.strip() else title or entry.slug,
        content=content,
        authors=speakers or (Author(channel.publisher, channel.home_url),),
        guests=speakers,
        hosts=_people(session.hosts),
        categories=_categories(channel, session),
        language=clean(session.language) if session.language and session.language != channel.language else None,
        published=published,
        updated=updated,
        enclosure=told_of.enclosure,
        image=told_of.image,
        comments_url=told_of.comments_url,
    )


@dataclass(frozen=True, slots=True)
class _Particular:
    """In what the story of a session and that of an answer differ."""

    id: str
    link: str
    title: str
    speakers: Sequence[Person]
    enclosure: Enclosure | None = None
    image: Image | None = None
    comments_url: str | None = None


def _session(item: Item) -> _Particular:
    entry, image, sound = item.entry, item.image, item.enclosure
    heard, seen = web(sound.url if sound else None), web(image.url if image else None)
    return _Particular(
        address(entry.entry_id),
        address(entry.link),
        line(entry.session.title),
        entry.session.guests,
        replace(sound, url=heard) if sound and heard else None,
        replace(image, url=seen) if image and seen else None,
        web(item.comments_url),
    )


def _answer(item: AnswerItem) -> _Particular:
    entry, turn = item.entry, item.entry.session.turns[item.index]
    own = entry.answer_ids[item.index]
    link = address(entry.link)
    known = {guest.name: guest for guest in entry.session.guests}
    names = dict.fromkeys(passage.speaker for passage in turn.answer if passage.speaker)
    return _Particular(
        answer_id(address(entry.entry_id), own),
        # Only our own pages have the answers' ids.
        f"{link}#{own}" if link.endswith(entry.path) else link,
        line(turn.question or ""),
        [known.get(name, Person(name)) for name in names],
    )


def _people(people: Iterable[Person]) -> tuple[Author, ...]:
    named = ((line(person.name), web(person.url)) for person in people)
    return tuple(Author(name, url) for name, url in named if name)


def _categories(channel: Channel, session: Session) -> tuple[Category, ...]:
    found: dict[str, Category] = {}
    for term in map(line, session.topics):
        if term:
            found.setdefault(term.casefold(), Category(term, channel.topics_scheme))
    series = line(session.series or "")
    first = {series.casefold(): Category(series, channel.series_scheme)} if series else {}
    return tuple((first | {key: each for key, each in found.items() if key not in first}).values())
