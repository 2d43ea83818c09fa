from __future__ import annotations

from dataclasses import asdict

import pytest

from pipeline.render.words.table import words

PLACES = {
    "minutes": {"{}"},
    "session": {"{}"},
    "why": {"{}"},
    "sent_to": {"{}"},
    "corrected": {"{}"},
    "with_subject": {"{address}", "{subject}"},
    "answers_found": {"{n}"},
}


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "ar", "ja"])
def test_every_word_is_there_with_its_places(language: str) -> None:
    known = asdict(words(language))
    assert known["language"] == language
    for name, text in known.items():
        assert text, name
        assert all(place in text for place in PLACES.get(name, ())), name
        assert ("{" in text) == (name in PLACES), name


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "ar", "ja"])
def test_feeds_are_explained_in_three_paragraphs(language: str) -> None:
    assert [bool(line.strip()) for line in words(language).about_feeds.splitlines()] == [True, True, True]


def test_regions_share_a_language_and_others_get_english() -> None:
    assert words("pt-BR") is words("pt")
    assert words("DE") is words("de")
    assert words("tlh") is words("en")
