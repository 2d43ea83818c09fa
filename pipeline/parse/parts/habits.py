"""Boilerplate by repetition: a line that stands in most documents of one source belongs to none of them.

Questions may recur (a questionnaire asks everybody the same), and so may the closing call and the address, which have
roles of their own; what recurs within introductions and answers is the site's: "This interview was edited for length."
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from pipeline.parse.parts.roles import Placed
from pipeline.parse.questions.features import squeezed

LONGEST = 300
"""Characters; longer blocks are somebody's words."""
WHY = "it stands in most documents of this source"

_LEARNABLE = frozenset({"introduction", "answer", "conclusion", "boilerplate"})


def lines(placed: Sequence[Placed]) -> frozenset[str]:
    """What of a document may turn out to be a habit of its source: a digest for each short block."""
    texts = (one.feature.block.text for one in placed if one.role in _LEARNABLE)
    return frozenset(digest(text) for text in texts if 0 < len(text) <= LONGEST)


def without_habits(placed: tuple[Placed, ...], habits: frozenset[str]) -> tuple[Placed, ...]:
    """`placed`, with the source's `habits` (digests) dropped; but the first words after a question are its answer."""
    if not habits:
        return placed
    kept: list[Placed] = []
    before = ""
    for one in placed:
        is_habit = (
            one.role in _LEARNABLE
            and before != "question"
            and len(one.feature.block.text) <= LONGEST
            and digest(one.feature.block.text) in habits
        )
        kept.append(one._replace(role="boilerplate", why=WHY, mark=None) if is_habit else one)
        if one.role != "rule":
            before = "" if is_habit and before != "question" else one.role
    return tuple(kept)


def digest(text: str) -> str:
    """What makes two lines the same: neither case nor space. 64 bits of SHA-256."""
    return hashlib.sha256(squeezed(text).encode("utf-8", "replace")).hexdigest()[:16]
