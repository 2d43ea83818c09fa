"""docs/serving.md tells what is sent, and the configurations in docs/servers know every type that we know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.model.media_types import MEDIA_TYPES
from pipeline.web.root import Root
from pipeline.web.saying import DRAWING_MAY, PAGE_MAY, Policy
from tests.web.served import put

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "serving.md").read_text("utf-8")
TABLE = PAGE.partition("| file |")[2].partition("\n\n")[0].splitlines()[2:]
IMPLIED = {"content-length", "content-type", "cache-control", "etag", "last-modified", "x-content-type-options"}


@pytest.mark.parametrize("row", TABLE, ids=[row.split("`")[1] for row in TABLE])
def test_the_table_is_true(row, tmp_path):
    names, kind, kept, also = (cell.strip() for cell in row.strip("|").split(" | "))
    for name in re.findall(r"`(.+?)`", names):
        path, _, query = name.partition("?")
        put(tmp_path, path, b"x" * 2000)
        policy = Policy("https://example.org/", ["https://hub.example/"])
        version, _ = Root(tmp_path, policy).find(f"/{path}", bool(query), ())
        said = dict(version.full)
        assert said[b"content-type"].decode() == kind.strip("`")
        assert said[b"cache-control"].decode() == kept.strip("`")
        assert {header.decode() for header in said} - IMPLIED == set(also.lower().split(", "))


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_the_configurations_say_the_same(name):
    text = (DOCS / "servers" / name).read_text("utf-8")
    assert PAGE_MAY.decode() in text
    assert DRAWING_MAY.decode() in text


def test_nginx_knows_every_type():
    text = (DOCS / "servers" / "nginx.conf").read_text("utf-8")
    block = text.partition("    types {\n")[2].partition("    }\n")[0]
    types = {
        f".{end}": kind for kind, ends in re.findall(r'^ +"?(.+?)"? ([\w ]+);', block, re.M) for end in ends.split()
    }
    assert types == {end: kind for end, kind in MEDIA_TYPES.items() if end.startswith(".")}
    for feed, kind in MEDIA_TYPES.items():
        if not feed.startswith("."):
            assert f'default_type "{kind}"' in text, feed
