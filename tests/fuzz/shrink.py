"""A failing input made small: whatever can go without the failure going with it, goes."""

from __future__ import annotations

import time
from collections.abc import Callable

from mutate import packed, unpacked


def shrunk(data: bytes, fails: Callable[[bytes], bool], seconds: float) -> bytes:
    """The smallest of what was tried in that time and still `fails`; of a package, member by member."""
    until = time.monotonic() + seconds
    members = unpacked(data)
    if not members or packed(members) == data or not fails(packed(members)):
        members = members if members and packed(members) == data else None
    if not members:
        return _smaller(data, fails, until)
    for name in list(members):
        without = {other: content for other, content in members.items() if other != name}
        if fails(packed(without)):
            members = without
    for name in sorted(members, key=lambda name: -len(members[name])):
        rest = dict(members)
        members[name] = _smaller(members[name], lambda part: fails(packed({**rest, name: part})), until)  # noqa: B023
    return packed(members)


def _smaller(data: bytes, fails: Callable[[bytes], bool], until: float) -> bytes:
    """Zeller's ddmin: leave out halves, then quarters, down to single bytes."""
    size = len(data) // 2
    while size and time.monotonic() < until:
        place = 0
        while place < len(data) and time.monotonic() < until:
            tried = data[:place] + data[place + size :]
            if fails(tried):
                data = tried
            else:
                place += size
        size = min(size, len(data)) // 2
    return data
