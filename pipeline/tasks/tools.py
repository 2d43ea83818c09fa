"""What a task may touch: handed to it, never looked up. `wiring.py` puts it together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from pipeline.config import Lane, Settings, Source
from pipeline.intake.manners.fetch import Fetcher
from pipeline.model.sight import Trace
from pipeline.render.pictures.card import Cards
from pipeline.render.pictures.icons import Icons
from pipeline.render.renderer import Renderer
from pipeline.send.dkim.signer import Signer
from pipeline.send.mirrors.known import OpenMirror
from pipeline.send.outlet import Outlet
from pipeline.send.site_folder import Pending
from pipeline.store.engine import Store
from pipeline.store.keys import KeyRing

if TYPE_CHECKING:
    from pipeline.send.websub import OpenHubs

Clock = Callable[[], datetime]
"""Tells the time, UTC."""
Random = Callable[[int], bytes]
"""Gives so many bytes that nobody can guess."""


class WebRoot(Protocol):
    """The outlet for the site: the output folder, or a dry run's notebook."""

    def write(self, path: str, data: bytes) -> bool:
        """Put `data` at `path`; False when the very same bytes stand there already."""

    def prepare(self, path: str, data: bytes, twins: Mapping[str, bytes | None] = ...) -> bool:
        """As `write`, with compressed `twins` beside it, but from the next `commit` on."""

    def pending(self) -> Pending:
        """What waits for `commit`, for another process."""

    def adopt(self, others: Iterable[Pending], order: Iterable[str]) -> None:
        """Let `commit` put in place also what other processes have prepared, in the `order` of the paths."""

    def commit(self) -> None:
        """Put in place what has been prepared."""

    def remove(self, path: str) -> object:
        """Take it away, if it is there."""

    def sweep(self) -> object:
        """Remove what an interrupted run of ours left over."""

    def read(self, path: str) -> bytes:
        """The bytes of a file that stands there."""

    def stamp(self, path: str) -> tuple[int, int] | None:
        """(bytes, modification time in ns) of a file; None when it is not there."""


class FetcherFor(Protocol):
    """Opens the way in to a source on the web."""

    def __call__(self, source: Source, traces: Mapping[str, Trace], impatient: bool) -> Fetcher:
        """`traces` is what its addresses answered with before; `impatient` asks also what need not be asked yet.

        Raises ConfigError for a secret that cannot be read.
        """


class Meter(Protocol):
    """Shows progress to whoever watches."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """`done` of `total` (0: not known) of `what`."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A lane, and how to open an outlet that goes by it."""

    lane: Lane
    open: Callable[[], Outlet]
    """Raises ConfigError where the lane lacks what mail needs."""


@dataclass(frozen=True)
class Tools:
    """One publication's tools for one run."""

    settings: Settings
    now: Clock
    store: Store
    keys: KeyRing
    renderer: Renderer
    cards: Cards
    icons: Icons
    site: WebRoot
    fetcher: FetcherFor
    open_mirror: OpenMirror
    """Opens the way to another place that shows the site."""
    open_hubs: OpenHubs
    """Opens the way to WebSub hubs."""
    lanes: tuple[WayOut, ...]
    """The ways out for mail; empty when none is configured."""
    signer: Callable[[], Signer]
    """What signs mail, with all keys that there are for that. Raises ConfigError for one that cannot be used."""
    owner: str
    """Names this process in the ledger; never used by another one."""
    host: str
    """Names this machine."""
    stopping: Callable[[], bool]
    """Whether somebody has asked us to stop; asked before each message."""
    held: Callable[[Outlet], AbstractContextManager[Outlet]]
    """Knows for how long an outlet is open, so that a signal can abort it."""
    sleep: Callable[[float], None]
    """Waits so many seconds."""
    monotonic: Callable[[], float]
    """Seconds since some moment, never backwards: for measuring how long something takes."""
    meter: Meter
    is_dry: bool = False
    """A dry run: on a copy of the store, with outlets that lead nowhere."""
