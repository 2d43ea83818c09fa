"""Dispatch: many connections on many lanes empty one ledger.

1. `work`        the running mailings; one transaction settles what is known and claims what comes next
2. `lanes`       which are up, which rest, how they share
3. `limits`      when the next message may go by a lane, and to a domain
4. `connection`  one thread: claims, feeds its outlet, writes down
5. `crew`        starts the connections, and minds the shop while they work
"""
