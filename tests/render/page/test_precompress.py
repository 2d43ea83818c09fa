"""The compressed twins of a file."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib

import brotli
import pytest
from backports import zstd

from pipeline.render.page.precompress import SMALLEST, SUFFIXES, twins, variants

PROSE = "What do you see from up there? Fog, mostly — and the bell buoy.\n".encode() * 100


def test_each_twin_is_the_file():
    found = dict(variants("s/talk/index.html", PROSE))
    assert list(found) == [f"s/talk/index.html{suffix}" for suffix in SUFFIXES] == list(twins("s/talk/index.html"))
    assert brotli.decompress(found["s/talk/index.html.br"]) == PROSE
    assert zstd.decompress(found["s/talk/index.html.zst"]) == PROSE
    assert zlib.decompress(found["s/talk/index.html.gz"], 31) == PROSE
    assert all(len(data) < len(PROSE) / 4 for data in found.values())


@pytest.mark.parametrize("path", ["media/talk.mp3", "cards/talk.png", "photo.webp", "LICENSE", "atom.xml.gz", ".html"])
def test_what_is_packed_already_has_none(path):
    assert list(variants(path, PROSE)) == []
    assert twins(path) == ()


def test_what_is_small_has_none_but_may_have_had():
    assert list(variants("robots.txt", PROSE[: SMALLEST - 1])) == []
    assert len(list(variants("robots.txt", PROSE[:SMALLEST]))) == 3
    assert len(twins("robots.txt")) == 3


def test_what_does_not_shrink_is_left_out():
    assert list(variants("noise.txt", os.urandom(5000))) == []


def test_the_same_bytes_at_every_time():
    program = (
        "import hashlib, sys, time; time.time = lambda: float(sys.argv[1]);"
        "from pipeline.render.page.precompress import variants;"
        "print([hashlib.sha256(data).hexdigest() for _, data in variants('a.xml', b'bell buoy ' * 999)])"
    )
    outputs = {
        subprocess.run([sys.executable, "-c", program, now], check=True, capture_output=True).stdout
        for now in ("0", "1767960000")
    }
    assert len(outputs) == 1
    header = dict(variants("a.xml", PROSE))["a.xml.gz"][:10]
    assert header[3:8] == b"\0\0\0\0\0"  # neither a name nor a time (RFC 1952 §2.3)
