"""Dispatch: many connections on many lanes empty one ledger.

1. `work`        the running mailings; one transaction settles what is known and claims what comes next
2. `lanes`       which are up, which rest, how they share
3. `limits`      when the next message may go by a lane, and to a domain
4. `hand`        what one connection holds: claimed, on its way, to be written down
5. `connection`  one thread: draws from its hand, feeds its outlet, rests when the server fails
6. `crew`        starts the connections, and minds the shop while they work

`steady` is the clock of all of them; `one_core` keeps their threads together.
"""
