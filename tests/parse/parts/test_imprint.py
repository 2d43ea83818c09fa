"""The foot of a page behind the answers falls away, in many languages; what may be somebody's answer stays."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse import parse
from pipeline.parse.parts.imprint import is_imprint, is_row, shares

TALK = """An interview with Ada Brook, glassblower

Ada Brook has blown glass for thirty years. We met her at the kiln.

Q: Why glass?

A: It holds water, and it shows you the water.

Q: How did you begin?

A: My aunt had a kiln, and nobody else wanted it.

Q: What comes now?

A: We wait for the tide.

Then we light the kiln again, as we do each spring.
"""


def last_words(below: str) -> str:
    (parsed,) = parse(Document("s", "o", "text/plain", f"{TALK}\n{below}\n".encode()), Hints())
    assert parsed.session is not None
    answer = " ".join(passage.body for passage in parsed.session.turns[-1].answer)
    assert "each spring" in answer
    rest = (parsed.session.conclusion, parsed.session.call_to_action, parsed.session.contact)
    return " ".join((answer, *(str(part) for part in rest if part)))


@pytest.mark.parametrize(
    "foot",
    [
        "Page réalisée par Krempel. Dernière mise à jour le 28/05/2002",
        "Este artigo foi publicado em Segunda-feira, 29 de Março, e arquivado em Krempel.",
        "This page contains a single entry posted to Krempel on 9 February.",
        "<< zurück | Krempel | Druckversion",
        "[Home] [Archive] [Krempel] [Log in]",
        "Версия для печати | Отправить другу | Krempel (14)",
        "Krempel. Все права защищены",
        "Krempel jaarlijks. Alle rechten voorbehouden",
        "最終更新日：2000/09/23 Krempel",
        "声明：转载此文是出于传递更多信息之目的。Krempel",
        "جميع الحقوق محفوظة Krempel",
        "Otrzymujesz ten list, bo czytasz Krempel. Chcesz się wypisać? Kliknij tutaj.",
        "Powered by\n\nKrempel 3.2",
        "Share this:\n\n- Facebook\n- Twitter\n- Krempel",
        "무단 전재 및 재배포 금지 Krempel",
    ],
)
def test_the_foot_of_a_page_is_no_answer(foot: str) -> None:
    assert "Krempel" not in last_words(foot)


@pytest.mark.parametrize(
    "said",
    [
        "Back to the sea, every single time I can.",
        "I was supported by my sister, who signed the guestbook of every museum.",
        "Designed by nobody and built by all of us.",
        "On Facebook they called it a miracle.",
        "Advertisement was never my trade.",
        "Zurück würde ich nicht wollen.",
        "Red / green / blue, in that order.",
        "掲示板に書いたこともあります。",
    ],
)
def test_sentences_that_only_begin_like_it_are_answers(said: str) -> None:
    assert not is_imprint(said)
    assert said in last_words(said)


def test_a_row_needs_something_that_stands_on_every_page() -> None:
    assert is_row("up to the kiln | print | glass")
    assert not is_row("red | green | blue")
    assert not is_row("print it, she said. | glass | kiln")


def test_names_of_networks_alone_are_links_to_share() -> None:
    assert shares("Facebook\nTwitter\nSend by pigeon")
    assert not shares("Facebook\nmy mother\nthe postman")


def test_comments_below_a_counted_heading_are_no_answers() -> None:
    below = "2 Responses to Sand and patience\n\nGed says:\n\nIs the kiln hot?\n\nReply"
    assert "kiln hot" not in last_words(below)
    assert "2 comments, and both were mine." in last_words("2 comments, and both were mine.")
