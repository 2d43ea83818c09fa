"""Base32 as the RFC has it, however many bytes there are."""

from __future__ import annotations

from base64 import b32encode
from random import Random

import pytest

from pipeline.model.base32 import LONGEST, base32


@pytest.mark.parametrize("size", range(LONGEST + 1))
def test_it_is_that_of_the_rfc(size: int) -> None:
    for data in (Random(size).randbytes(size), bytes(size), b"\xff" * size):
        assert base32(data) == b32encode(data).decode().rstrip("=").lower()
