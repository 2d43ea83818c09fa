"""The seam through which mail leaves: what every outlet does, and what its callers may rely on."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from pipeline.model.envelope import Envelope, Outcome


class Outlet(Protocol):
    """A way out for mail, used by one thread: enter, deliver any number of envelopes, exit.

    `tests/send/test_outlet_contract.py` holds every outlet to the following.

    - What happens to *this* recipient is an `Outcome`. What would happen to *every* recipient is raised instead, so
      that no delivery is blamed for it: `Unreachable` if it may work later, `ConfigError` if the editor must change
      something, `DiskError` if a folder cannot be written. When `deliver` raises one of these, nothing has left.
    - `uncertain` means that the whole message left and no answer came. Everything before that point is `later`.
    - The message leaves as it is: nothing is added, removed or changed.
    """

    def __enter__(self) -> Self:
        """Make ready, as far as that is possible without a message. Raises what `deliver` raises."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Take leave. It never raises: whatever was to be known of the deliveries is known already."""
        ...

    def deliver(self, envelope: Envelope) -> Outcome:
        """Hand over one message and wait for the answer."""
        ...

    def abort(self) -> None:
        """Make a `deliver` that is under way return soon, and every later one return `later` with nothing sent.

        May be called from another thread or from a signal handler, more than once, and at any time.
        """
        ...
