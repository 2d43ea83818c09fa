"""Patterns of addresses: `https://example.org/interviews/*`, where * stays within a segment and ** goes across."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from pipeline.intake.links import host, schemeless


class Pattern:
    """Which of the addresses on a page are meant."""

    def __init__(self, written: str, home: str) -> None:
        """`written` may be relative to `home`, the page on which the links stand."""
        is_anywhere = written.startswith("*")
        whole = written if is_anywhere else urljoin(home, written)
        bare = whole if is_anywhere else schemeless(whole)
        self._has_query = "?" in bare
        self._parts = [part for part in re.split(r"(\*+)", bare.rstrip("/")) if part]
        self._hosts = {host(home)} if is_anywhere else {host(home), host(whole)}

    def matches(self, address: str) -> bool:
        """Whether `address` (absolute, tidy) is meant; on this site, and with a query only if the pattern has one."""
        if ("?" in address and not self._has_query) or host(address) not in self._hosts:
            return False
        text = schemeless(address).rstrip("/")
        ends = {0}  # all places that the parts so far can reach: no number of stars takes longer than another
        for part in self._parts:
            ends = set(_after(part, text, ends))
        return len(text) in ends


def _after(part: str, text: str, starts: set[int]) -> Iterator[int]:
    """Where `part` can end that begins at one of `starts`."""
    if not part.startswith("*"):
        yield from (start + len(part) for start in starts if text.startswith(part, start))
        return
    is_inside = False
    for place, character in enumerate(text):
        is_inside = (is_inside or place in starts) and (character != "/" or part != "*")
        if is_inside:
            yield place + 1
