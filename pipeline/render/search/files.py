"""The files of the index, made of what is searched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pipeline.model.entry import Entry
from pipeline.render.fragments.text import sentences
from pipeline.render.search.plan import Segment, Shelf
from pipeline.render.search.postings import Postings, cut, lines, numbers
from pipeline.render.search.searched import Searched

_QUESTION = 200
"""Characters of a question that a hit shows."""


def segment_files(segment: Segment, texts: Callable[[int], Searched]) -> Iterator[tuple[str, bytes]]:
    """Path and content of all of `segment.paths`, in that order; `texts` gives a session by its key."""
    postings, places = Postings(), dict.fromkeys(range(segment.first, segment.first + segment.size), 0)
    for key, _ in segment.members:
        session = texts(key)
        postings.add(session)
        places[key] = 1 + len(session.answers)
    version = hashlib.sha256()
    begins = []
    for path, piece in zip(segment.files, cut(postings.rows(), len(segment.files)), strict=True):
        data = lines(piece).encode()
        version.update(data)
        begins += [word for word, _ in piece[:1]]
        yield path, data
    head = {
        "first": segment.first,
        "size": segment.size,
        "version": version.hexdigest()[:10],
        "places": numbers(places.values()),
        "begins": begins,
    }
    yield segment.head, _json(head)


def shelf_file(shelf: Shelf, entries: Callable[[int], Entry]) -> bytes:
    """The content of `shelf.path`; `entries` gives a session by its key."""
    return _json({str(key): _shown(entries(key)) for key, _ in shelf.members})


def manifest(segments: Iterable[Segment], read: Callable[[str], bytes]) -> bytes:
    """The content of MANIFEST; `read` gives a file of the web root by its path: the segments stand there already."""
    return _json([json.loads(read(segment.head)) for segment in segments])


def _shown(entry: Entry) -> dict[str, Any]:
    session = entry.session
    return {
        "slug": entry.slug,
        "title": session.title,
        "guests": ", ".join(guest.name for guest in session.guests),
        "lang": session.language or "",
        "answers": [
            [identity, sentences(turn.question or "", _QUESTION)]
            for identity, turn in zip(entry.answer_ids, session.turns, strict=False)
        ],
    }


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
