"""What all fetchers of a run share: who we are, the clock, the resolver, the pace."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.errors import ConfigError
from pipeline.intake.manners.addresses import Connect, Resolve, dial, look_up
from pipeline.intake.manners.pace import Pace


@dataclass(frozen=True)
class Manners:
    """What all fetchers of a run share. Every seam is an argument."""

    user_agent: str
    """Who we are: "qna-pipeline/1.2 (+https://example.org/)"."""
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]
    resolve: Resolve = look_up
    connect: Connect = dial
    seconds: float = 30.0
    """For one whole answer, redirects included; what we wait of our own will is not counted."""
    authorities: str = ""
    """A file or folder of certificates to trust, see `authorities`; "" for those that certifi brings."""
    pace: Pace = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pace", Pace(self.monotonic, self.sleep))


def authorities(environment: Mapping[str, str]) -> str:
    """The certificates that the environment wants trusted, or "". Raises ConfigError when they are not there."""
    for name in ("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"):
        if path := environment.get(name):
            if not os.path.exists(path):
                raise ConfigError(f"{name} in the environment names {path}, which is not there; correct or unset it")
            return path
    return ""
