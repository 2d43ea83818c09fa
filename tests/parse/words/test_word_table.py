"""The tables of words: each language is known, no word stands in a field twice, and one weight counts."""

from __future__ import annotations

from dataclasses import fields

import pytest

from pipeline.parse.words import table
from pipeline.parse.words.occasions import KINDS
from pipeline.parse.words.posts import POSTS
from pipeline.parse.words.professions import PROFESSIONS
from pipeline.parse.words.table import WORDS, every, valued
from pipeline.parse.words.titles import TITLES
from pipeline.parse.words.vocabulary import Words


@pytest.mark.parametrize("beside", [*table._BESIDE.values(), KINDS, POSTS, PROFESSIONS, TITLES])
def test_a_table_beside_the_others_has_their_languages(beside: dict[str, object]) -> None:
    assert beside.keys() <= WORDS.keys()


@pytest.mark.parametrize("field", [field.name for field in fields(Words) if field.name != "common"])
def test_no_word_stands_in_a_field_twice(field: str) -> None:
    for tag, words in WORDS.items():
        written = [entry.rpartition("=")[0] or entry for entry in getattr(words, field).split("|") if entry]
        twice = {word for word in written if written.count(word) > 1}
        assert not twice, (tag, twice)


@pytest.mark.parametrize("field", ["action", "occasion", "numbers"])
def test_of_several_weights_the_least_counts(field: str) -> None:
    weights: dict[str, list[float]] = {}
    for entry in every(field):
        word, _, value = entry.rpartition("=")
        weights.setdefault(word, []).append(float(value))
    assert valued(field) == {word: min(values) for word, values in weights.items()}
