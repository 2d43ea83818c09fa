"""Pages that a text browser printed: links lose their numbers, the list of addresses goes, footnotes stay."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.parse import parse
from pipeline.parse.formats.browser_dump import undumped

PAGE = """\
   #[1]The Quay » Feed

   [2]Skip to content

The bell founder of Port Ellery

   Maud Ferrier, bell founder, has cast [3]forty bells. We talked in her
   yard.

   [4]Share [5]Print __________

   [quay-bell.jpg]

   How does a bell begin?

   With a hole in the ground, I have dug [6]ninety of them, and I have
   filled ninety.

   Who taught you to listen?

   My aunt did. She struck each of them once and then said nothing for an
   hour, and I learned to say nothing, too.

   What do you do when one of them is wrong?

   I melt it. I have never sold one that I would not want to hear in the
   night.
"""
LISTS = {
    "lynx": "References\n\n   Visible links:\n   1. https://quay.example/feed\n   2. https://quay.example/#content\n"
    "   3. https://quay.example/bells\n   4. mailto:?subject=Bells\n   5. javascript:print()\n"
    "   6. https://quay.example/holes\n\n   Hidden links:\n   7. https://quay.example/top\n",
    "w3m": "References:\n\n" + "".join(f"[{number}] https://quay.example/{number}\n" for number in range(1, 7)),
}


@pytest.mark.parametrize("browser", LISTS)
def test_numbers_and_addresses_go_and_the_words_stay(browser: str) -> None:
    text, dropped = undumped(f"{PAGE}\n{LISTS[browser]}")
    assert "[" not in text
    assert "has cast forty bells" in text
    assert "quay.example" not in text
    assert any("quay.example/feed" in each or "quay.example/1" in each for each in dropped)


def test_what_is_left_is_the_interview() -> None:
    data = f"{PAGE}\n{LISTS['lynx']}".encode()
    (parsed,) = parse(Document("dump", "bells.txt", "text/plain", data))
    assert parsed.session is not None
    assert parsed.session.title == "The bell founder of Port Ellery"
    assert parsed.session.questions == (
        "How does a bell begin?",
        "Who taught you to listen?",
        "What do you do when one of them is wrong?",
    )


@pytest.mark.parametrize(
    "text",
    [
        "A book[1] and another[2].\n\nReferences\n\n[1] https://quay.example/1\n[2] https://quay.example/2\n",
        "What do you read?\n\nReferences\n\nI have none to give.\n",
        "[1]One [2]two\n\nReferences\n\n   1. https://quay.example/1\n   2. https://quay.example/2\n\nAnd so on.\n",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert undumped(text) == (text, ())


def test_a_number_that_is_not_listed_stays() -> None:
    text, _ = undumped(f"See [9]below.\n{PAGE}\n{LISTS['lynx']}")
    assert "[9]below" in text
