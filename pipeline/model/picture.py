"""A Picture: an image of a session, mirrored into the web root, so that no page sends its reader elsewhere for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from pipeline.model.session import Html, Session

_SOURCE = re.compile(r'<img(?:\s[^>]*?)?\ssrc="([^"]*)"')
"""Our Html is well-formed: what is in quotation marks holds none, and no ">" that is not escaped matters here."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """The same picture in another, smaller format; a `<source>` beside the `<img>`."""

    path: str
    """Its address below the web root: "media/0123abcd….webp"."""
    media_type: str
    """ "image/webp"."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands in the web root for an image that a session shows."""

    path: str
    """Its address below the web root: "media/0123abcd….jpg". The name is made of the content: it never changes."""
    width: int
    """In pixels, as it is shown upright."""
    height: int
    media_type: str
    """image/jpeg, image/png, image/gif, image/webp or image/avif."""
    size: int
    """In bytes."""
    alternatives: tuple[Alternative, ...] = ()
    """Smaller ones, the best first; empty where nothing is smaller than the picture itself."""


Pictures = Mapping[str, Picture]
"""The address (http or https) of an image, exactly as the session's HTML or `Session.image` names it → what we have of
it. An address that is not in it has no copy, yet or for good: pages show it as a link."""


def addresses(session: Session) -> tuple[str, ...]:
    """The addresses of all images that `session` shows, its lead image first, each once, as `Pictures` knows them."""
    found = [session.image] if session.image else []
    for fragment in _fragments(session):
        if "<img" in fragment:
            found += map(unescape, _SOURCE.findall(fragment))
    return tuple(dict.fromkeys(each for each in found if each.startswith(("http://", "https://"))))


def _fragments(session: Session) -> Iterator[Html]:
    yield session.introduction
    for turn in session.turns:
        if turn.question_html:
            yield turn.question_html
        for passage in turn.answer:
            yield passage.body
    yield session.conclusion
    yield session.call_to_action
