from __future__ import annotations

import json

import pytest

from pipeline.render.page.structured import script


@pytest.mark.parametrize("text", ["</script>", "<!--", "a\u2028b\u2029c", "&amp;", "שלום 😀", 'say "so" \\'])
def test_what_is_said_cannot_end_the_element_and_is_said_whole(text: str) -> None:
    written = str(script([{"@type": "Thing", "name": text}]))
    assert written.startswith('<script type="application/ld+json">')
    inner = written.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inner) & set("<>&\u2028\u2029")
    assert json.loads(inner)["@graph"] == [{"@type": "Thing", "name": text}]


def test_nothing_is_left_out() -> None:
    assert json.loads(str(script([None, {"@type": "Thing"}])).split(">")[1].split("<")[0])["@graph"] == [
        {"@type": "Thing"}
    ]
