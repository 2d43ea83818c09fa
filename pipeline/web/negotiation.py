"""Which content codings a client can read, from its Accept-Encoding (RFC 9110 §12.5.3)."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.render.page.precompress import SUFFIXES

_WEIGHT = re.compile(rb"[qQ]\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
_ALIASES = {b"x-gzip": b"gzip"}


@lru_cache(maxsize=256)  # the world has a few dozen of them; the bound is for those who make some up
def acceptable(header: bytes) -> tuple[tuple[str, bytes], ...]:
    """Suffix and coding of the twins that may be sent, the best first; what is not sent compressed is sent plain.

    `header` is the whole field, b"" if there is none. Between codings that the client likes alike, the smallest
    wins. A coding that it likes less than plain is left out; one whose weight makes no sense is not offered.
    """
    weights = dict(map(_weighed, header.lower().split(b",")))
    others = weights.get(b"*", 0.0)
    # Who names a coding and not `identity` wants the coding, whatever its weight: identity is what is left.
    plain = weights.get(b"identity", 0.0)
    liked = [(weights.get(coding, others), suffix, coding) for suffix, coding in SUFFIXES.items()]
    wanted = [(weight, suffix, coding) for weight, suffix, coding in liked if weight > 0 and weight >= plain]
    return tuple((suffix, coding) for _, suffix, coding in sorted(wanted, key=lambda each: -each[0]))


def _weighed(item: bytes) -> tuple[bytes, float]:
    """A coding and how much it is liked, 0 to 1."""
    coding, _, parameter = (part.strip() for part in item.partition(b";"))
    coding = _ALIASES.get(coding, coding)
    if not parameter:
        return coding, 1.0
    weight = _WEIGHT.fullmatch(parameter)
    return coding, float(weight[1]) if weight else 0.0
