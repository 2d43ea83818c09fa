"""The seam through which mail leaves: what every outlet does, and what its callers may rely on."""

from __future__ import annotations

from collections.abc import Iterator
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

    def deliver_each(self, envelopes: Iterator[Envelope | None]) -> Iterator[Outcome]:
        """Hand over one message after the other; the outcomes come in the order of the envelopes.

        At each moment at which the caller has the word, and when this ends, for whatever reason, holds: **nothing of
        the content of an envelope without an outcome has left.** So the caller gives those back, and loses nothing by
        closing the generator early. (Only what is no `Exception`, such as KeyboardInterrupt, passes through at once;
        then one message, the oldest without an outcome, is in doubt.)

        Envelopes are drawn when they can be used: at most two ahead of the one that waits for its answer, and while it
        waits. So slow work (composing, signing, a transaction of the store) belongs into the iterator, where the
        server's time passes meanwhile, and what is done between two outcomes should be quick.

        - `None` drawn: there is nothing to send just now. The outcomes of all that was drawn are told before anything
          more is drawn. An iterator that would have to wait for more than moments says it first.
        - The iterator ends: the outcomes of all that was drawn are told, then this ends.
        - The iterator raises an Exception: the message that waits for its answer is waited for and told, no other
          content leaves, and the exception is raised.
        - What `deliver` raises is raised after the outcomes of all messages whose content left.
        - After `abort`, the message that waits is `uncertain`, the others are `later` or have no outcome, no more are
          drawn, and this ends.
        """
        ...

    def abort(self) -> None:
        """Make a `deliver` that is under way return soon, and every later one return `later` with nothing sent.

        May be called from another thread or from a signal handler, more than once, and at any time.
        """
        ...
