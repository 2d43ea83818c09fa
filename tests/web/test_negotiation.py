"""Which compressed twin a client gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.web.negotiation import acceptable


def codings(header: bytes) -> list[bytes]:
    return [coding for _, coding in acceptable(header)]


@pytest.mark.parametrize(
    ("header", "liked"),
    [
        (b"", []),
        (b"gzip, deflate, br, zstd", [b"br", b"zstd", b"gzip"]),  # what browsers send
        (b"gzip;q=1.0, br;q=0.9", [b"gzip", b"br"]),
        (b"*", [b"br", b"zstd", b"gzip"]),
        (b"*;q=0.1, gzip", [b"gzip", b"br", b"zstd"]),
        (b"gzip, *;q=0", [b"gzip"]),
        (b"identity, gzip;q=0.5", []),
        (b"identity;q=0.5, gzip;q=0.5", [b"gzip"]),
        (b"gzip;q=0.001", [b"gzip"]),
        (b"gzip;q=0.000", []),
        (b"gzip;q=1.001", []),
        (b"gzip;q=-1", []),
        (b"gzip;level=9", []),
        (b"X-GZIP", [b"gzip"]),
        (b"gzipped, brr", []),
    ],
)
def test_the_best_comes_first(header, liked):
    assert codings(header) == liked


@given(st.binary(max_size=80))
def test_no_header_is_too_odd(header):
    assert set(codings(header)) <= {b"br", b"zstd", b"gzip"}
