"""What a page says of itself is not always true: templates call every page English."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.pages.webpage import read

SAID = {
    "de": "Ich habe die Uhr von meinem Vater, und der hat sie nicht gekauft, sondern bei einem Spiel gewonnen. ",
    "en": "I have the clock from my father, and he did not buy it, but won it in a game that he never told us of. ",
    "ru": "Эти часы достались мне от отца, и он их не купил, а выиграл в игре, о которой никогда не говорил. ",
}


def spoken(said: str, tag: str) -> str | None:
    page = f'<html lang="{tag}"><body><h1>Ada Brook</h1><p>{said}</p></body></html>'
    return read(Document("s", "o", "text/html", page.encode()), Hints()).declared.language


@pytest.mark.parametrize("tag", SAID)
def test_a_page_in_another_language_is_not_english_because_its_template_says_so(tag: str) -> None:
    assert spoken(SAID[tag] * 8, "en-US") == tag


def test_what_else_a_page_says_of_its_language_is_believed() -> None:
    assert spoken(SAID["en"] * 8, "da") == "da"


def test_a_few_words_show_no_language() -> None:
    assert spoken("Ja.", "en") == "en"
