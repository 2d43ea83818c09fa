"""One domain, one form: that of IDNA 2008, in which nothing else than a domain can hide."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.domains import a_labels, domain_of


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Example.ORG", "example.org"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.Example", "xn--bcher-kva.example"),
        ("faß.example", "xn--fa-hia.example"),  # not fass.example, which is somebody else's
        ("βόλος.example", "xn--nxasmm1c.example"),
        ("क्\u200dष.example", "xn--11b2ezcw70k.example"),
        ("例え。example", "xn--r8jz45g.example"),
        ("xn--fa-hia.bücher.example", "xn--fa-hia.xn--bcher-kva.example"),
        ("_dmarc.example.org", "_dmarc.example.org"),
        ("", ""),
    ],
)
def test_a_domain_has_one_form(written: str, form: str) -> None:
    assert a_labels(written) == form
    assert domain_of(f"reader@{written}") == form


@pytest.mark.parametrize(
    "written",
    [
        "ü..example",
        "b¨.example",  # which IDNA 2003 gave a space
        "m＜b＞.example",
        "a，victim＠evil.ö.example",
        "℀.example",
        "ö\r\n.example",
        "ö.d e",
        "na\u200dmé.example",
        "ö\ud800.example",
        "ü" * 64,
        "ü" * 2000,
    ],
)
def test_what_can_be_no_domain_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        a_labels(written)
    assert domain_of(f"reader@{written}") == written.rpartition("@")[2].lower()


@given(st.text(st.characters(exclude_characters="@"), min_size=1, max_size=40))
@example("ö。＿．example")
def test_nothing_but_a_domain_comes_of_other_letters(written: str) -> None:
    try:
        form = a_labels(f"{written}.ö")
    except ValueError:
        return
    assert re.fullmatch(r"[a-z0-9.-]+", form)
    assert a_labels(form) == form
