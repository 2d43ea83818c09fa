"""Choose: which session an editor means by a number, a slug, a title, a file, an address or "latest"."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from pipeline.errors import ConfigError
from pipeline.store import sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept

_UNSTORABLE = re.compile("[\ud800-\udfff]")
"""What was typed in another encoding than UTF-8 arrives as lone surrogates, which no session's name holds."""
_MOST_DIGITS = 18
"""Of a session's number, as the store holds it: 64 bits."""


class NoSuchSession(ConfigError):
    """Nothing, or too much, answers to that name."""

    exit_code = 2


def choose(connection: Connection, word: str) -> Kept:
    """The session that `word` names. Raises NoSuchSession, with the candidates where there are several."""
    every = sessions.in_state(connection)
    if not every:
        raise NoSuchSession("there are no sessions yet; `qna run` collects them")
    if word == "latest":
        return _latest(every)
    found = (
        _exact(every, word)
        or _titled(every, word)
        or _by_address(connection, word)
        or [kept for kept in every if word and kept.slug and kept.slug.startswith(word)]
    )
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(kept.slug or kept.origin for kept in found[:5])
        raise NoSuchSession(f"{word!r} could be any of these: {names}; say more")
    raise NoSuchSession(f"there is no session {word!r}; `qna sessions list` shows them all")


def _latest(every: list[Kept]) -> Kept:
    """The newest that readers have or may yet get."""
    standing = [kept for kept in every if kept.state != "retracted"]
    if not standing:
        raise NoSuchSession("all sessions are retracted; say which one you mean")
    return max(standing, key=lambda kept: (kept.published or kept.seen_at, kept.id))


def _by_address(connection: Connection, word: str) -> list[Kept]:
    """The session that came from that page."""
    scheme, separator, rest = word.partition("://")
    if not separator or scheme not in ("http", "https") or _UNSTORABLE.search(rest):
        return []
    return sessions.also_called(connection, (rest, rest.rstrip("/"), rest.rstrip("/") + "/"))


def _titled(every: list[Kept], word: str) -> list[Kept]:
    """As messages name it: by its title, with or without their quotation marks."""
    wanted = word.strip().removeprefix("“").removesuffix("”").casefold()
    return [kept for kept in every if wanted and kept.title.casefold() == wanted]


def _exact(every: list[Kept], word: str) -> list[Kept]:
    wanted = word.rstrip("/").rpartition("/s/")[2] if "://" in word else word
    number = int(word) if word.isdecimal() and len(word) <= _MOST_DIGITS else None
    tests: tuple[Callable[[Kept], bool], ...] = (
        lambda kept: kept.slug == wanted,
        lambda kept: kept.origin == word,
        lambda kept: PurePath(word).name == PurePath(kept.origin).name,
        lambda kept: number is not None and kept.number == number,
        lambda kept: word == f"#{kept.id}",
        lambda kept: kept.entry_id == word,
        lambda kept: "://" in word and kept.origin.rstrip("/") == word.partition("://")[2].rstrip("/"),
    )
    for test in tests:
        if found := [kept for kept in every if test(kept)]:
            return found
    return []
