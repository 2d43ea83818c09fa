"""Where readers are asked to turn to, in a contact of its own or in the call itself."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Session
from pipeline.parse import parse
from pipeline.parse.parts.contact import contact, turned_to

TALK = "".join(
    f"**{asked}**\n\n{answer} It went on like that for years, and you can still see the marks on the wall.\n\n"
    for asked, answer in (("Why peat?", "It was cheap."), ("Why at night?", "It was cool."), ("And now?", "We rest."))
)


def session(last: str) -> Session:
    text = f"# Peat: a conversation with Ada Brook\n\nOur interview with the cutter Ada Brook.\n\n{TALK}{last}\n"
    (parsed,) = parse(Document("s", "peat.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    return parsed.session


@pytest.mark.parametrize(
    ("call", "where"),
    [
        ("Do you know a cutter? Write to peat@bog.example.", "peat@bog.example"),
        ("Would you like to come along? Call us: 0555 / 123 45.", "0555 / 123 45"),
    ],
)
def test_the_address_in_a_call_is_the_contact(call: str, where: str) -> None:
    found = session(call)
    assert found.call_to_action is not None
    assert found.contact is not None
    assert where in (found.contact.email, *found.contact.lines)


def test_an_answer_with_an_address_stays_one() -> None:
    found = contact([], ["Peat is cut in May."])
    assert found == (None, ())


@pytest.mark.parametrize("text", ["ada@bog.example", "+44 20 7946 0000", "(00) 5555-0190"])
def test_can_be_turned_to(text: str) -> None:
    assert turned_to(f"Say hello: {text}")


@pytest.mark.parametrize("text", ["In 1987 and 2011, we cut 30 000 of them.", "Pages 10-12, 0.5 metres"])
def test_figures_are_no_telephone(text: str) -> None:
    assert not turned_to(text)


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (
            "Знаєте людину? Пишіть: редакція «Тин», вул. Тиха, 3, с. Заплавне, 99400.",
            "вул. Тиха, 3, с. Заплавне, 99400",
        ),
        ("歡迎寫信告訴我們：999 舊港鎮 福安街 18 號", "999 舊港鎮 福安街 18 號"),
        ("Stuur een kaartje naar Gemeente Vaart, Raadhuisplein 1, 9999 ZZ Vaart.", "Raadhuisplein 1, 9999 ZZ Vaart"),
        ("Escreva à Rita: Sociedade, Largo do Poço, 5, 9999-021 Vale.", "Sociedade, Largo do Poço, 5, 9999-021 Vale"),
        ("للتواصل مع الزاوية: مجلة الأفق، صندوق بريد ٩٠١، السرو", "مجلة الأفق، صندوق بريد ٩٠١، السرو"),
        ("Karaca Sahaf, İskele Yokuşu No: 9, Kıyı. Pazartesileri kapalı.", "Karaca Sahaf, İskele Yokuşu No: 9, Kıyı"),
        (
            "No e-mail. Write: The Shop, Rural Route 2, Lake Onawa. Enclose a stamp.",
            "The Shop, Rural Route 2, Lake Onawa",
        ),
    ],
)
def test_an_address_in_a_call_is_found_in_many_writings(call: str, line: str) -> None:
    given, _ = contact([], [call])
    assert given is not None
    assert given.lines[0].endswith(line)


def test_the_pages_own_lines_are_no_address() -> None:
    given, dropped = contact(["Harbour Museum\nQuay 3, 99999 Ellery\nPrivacy policy\nNewsletter"])
    assert given is not None
    assert "Newsletter" not in given.lines
    assert "Privacy policy" in dropped


def test_ways_to_give_are_no_address() -> None:
    call = "It is out on Peat.io. Get the book on Bog, donate via Cutter, or subscribe to Low Bog in the future."
    assert contact([], [call])[0] is None
    found = contact(["Ada Brook, via Roma 3, Torino"])[0]
    assert found is not None
