"""Of what was found beside a guest's name, the role is kept and nothing more."""

from __future__ import annotations

import pytest

from pipeline.parse.people.role_edges import tidied


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("composer Tom Reed", None),
        ("composer of the Harbour Suite", "composer of the Harbour Suite"),
        ("head of dough at Nether Wick", "head of dough at Nether Wick"),
        ("100 km of clay", None),
        ("Sisällä on lämmin, ja ratin takana istuu kirjastonhoitaja", "kirjastonhoitaja"),
    ],
)
def test_a_role_and_nothing_more(said: str, role: str | None) -> None:
    assert tidied(said, "Ada Brook") == role


@pytest.mark.parametrize("said", ["Member Spotlight", "Student profile", "Author portrait"])
def test_what_a_series_is_called_is_no_role(said: str) -> None:
    assert tidied(said, "Ada Brook") is None
