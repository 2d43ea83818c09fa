"""What the carrier says beside the bytes (a post's title, an entry's date), laid over what the document declares."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from pipeline.model.document import Document
from pipeline.model.session import Person
from pipeline.parse.blocks import Declared, Reading
from pipeline.parse.characters.decode import scrub
from pipeline.parse.inline import letters
from pipeline.parse.parts.heading_line import split_title
from pipeline.parse.people.names import is_name, same
from pipeline.parse.questions.features import Feature
from pipeline.parse.sanitize import reachable
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain

_REPEATED_WITHIN = 5
"""A heading that repeats the carrier's title stands among the first so many blocks of text."""
_LEAST_ALIKE = 8
"""Letters of the shortest title that may be found inside a longer one."""
_TAG = re.compile(r"[a-z]{2,3}")


def carried(found: Reading, document: Document) -> Reading:
    """`found` with the particulars of `document` laid over it; front matter stands above them, an HTML head below.

    Its date is never an embargo: a post that can be read is published.
    """
    declared, said = found.declared, document.particulars
    if not said and document.url is None:
        return found  # a file in a folder
    front = declared if declared.by_editor else Declared()
    title = _line(said.title)
    return replace(
        found,
        declared=replace(
            declared,
            title=front.title or title or declared.title,
            by_carrier=bool(title) and not front.title,
            published=front.published or said.published or declared.published,
            language=front.language or _language(said.language) or declared.language,
            topics=front.topics or tuple(filter(None, map(_line, said.topics))) or declared.topics,
            summary=front.summary or _line(said.summary) or declared.summary,
            author=declared.author or _personal(_line(said.author), document),
            image=reachable(said.image, None) or declared.image,
            url=_url(declared, document.url),
        ),
        address=found.address or document.url,
    )


def _line(text: str | None) -> str | None:
    return " ".join(scrub(text or "").split()) or None


def _language(tag: str | None) -> str | None:
    primary = (tag or "").replace("_", "-").split("-")[0].strip().lower()
    return primary if _TAG.fullmatch(primary) else None


def _url(declared: Declared, found_at: str | None) -> str | None:
    """Where the document lives: where an editor says, or its canonical address if that is on the host it came from."""
    if found_at is None or (declared.url and (declared.by_editor or _host(declared.url) == _host(found_at))):
        return declared.url
    return found_at


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _personal(author: str | None, document: Document) -> str | None:
    """`author` where it may be somebody's name: accounts ("admin"), firms and the site's own name are nobody's."""
    if author is None or not is_name(author):
        return None
    names = {letters(author), letters(author.removeprefix("The "))}
    return None if any(name in letters(_host(document.url or "")) for name in names) else author


def repeated(seen: tuple[Feature, ...], title: str) -> int | None:
    """The index of the block that only says the carrier's `title` again, whole or without its series, if any does."""
    texts = [index for index, one in enumerate(seen) if one.block.text][:_REPEATED_WITHIN]
    line = split_title(title)
    whole = {letters(title), letters(line.title or title)}
    for index in texts:
        one = seen[index].block
        said = letters(one.text)
        if said in whole:
            return index
        if one.kind == "heading" and one.level <= 2 and any(_much_alike(said, form) for form in whole):
            return index
    return None


def _much_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _LEAST_ALIKE or len(longer) > 200:
        return False
    return shorter in longer or SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.9


def series_names(declared: Declared) -> tuple[str, ...]:
    """The topics that may name the series: all that an editor wrote; of a site's categories those of interviews."""
    if declared.by_editor:
        return declared.topics
    return tuple(topic for topic in declared.topics if phrases.has("interview", plain(topic)))


def author_as_host(declared: Declared, guests: tuple[Person, ...], title: str) -> tuple[Person, ...]:
    """Who put the piece there, as its host where nothing in it says who asks; never somebody whom it is about."""
    author = declared.author
    if author is None or declared.by_editor or not guests:
        return ()
    if author.casefold() in title.casefold() or any(same(author, guest.name) for guest in guests):
        return ()
    return (Person(author),)
