"""Which letters a font has: its `cmap` table, read without a font library (OpenType 1.9, formats 4 and 12)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_MOST_GROUPS = 20_000


def code_points(font: bytes) -> frozenset[int]:
    """The code points for which `font` has a form; of a collection, its first font. Raises ValueError for no font."""
    try:
        return frozenset(_mapped(font))
    except struct.error as error:
        raise ValueError("no TrueType or OpenType font") from error


def _mapped(data: bytes) -> Iterator[int]:
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    count = struct.unpack_from(">H", data, start + 4)[0]
    records = (struct.unpack_from(">4sIII", data, start + 12 + 16 * number) for number in range(count))
    cmap = next((offset for tag, _, offset, _ in records if tag == b"cmap"), len(data))
    for number in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        form = struct.unpack_from(">H", data, cmap + offset)[0]
        if platform in (0, 3) and form == 4:
            yield from _segments(data, cmap + offset)
        elif platform in (0, 3) and form == 12:
            groups = struct.unpack_from(">I", data, cmap + offset + 12)[0]
            for group in range(min(groups, _MOST_GROUPS)):
                low, high, _ = struct.unpack_from(">III", data, cmap + offset + 16 + 12 * group)
                yield from range(low, min(high, 0x10FFFF) + 1)


def _segments(data: bytes, start: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 4 * count)
    offsets = struct.unpack_from(f">{count}H", data, start + 16 + 6 * count)
    for number, (low, high, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        place = start + 16 + 6 * count + 2 * number + offset
        for code in range(low, min(high, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", data, place + 2 * (code - low))[0] if offset else code + delta
            if glyph & 0xFFFF:
                yield code
