"""Small invented documents of many layouts and languages (ways/): who asked what, and whose interview it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

WAYS = Path(__file__).parent / "ways"
GOLD: dict[str, dict[str, Any]] = {
    path.name.removesuffix(".gold.json"): json.loads(path.read_text("utf-8")) for path in sorted(WAYS.glob("*.json"))
}
SESSIONS = [name for name, gold in GOLD.items() if gold.get("kind") != "none"]
OTHERS = [name for name, gold in GOLD.items() if gold.get("kind") == "none"]
# Whose guests or roles only a reader who knows the language would find.
UNKNOWN_TRADES = {"pl-lone", "questionnaire-en"}


def read(name: str) -> Parsed:
    (path,) = (path for path in WAYS.glob(f"{name}.*") if path.suffix != ".json")
    (only,) = parse(Document("ways", path.name, MEDIA_TYPES[path.suffix], path.read_bytes()))
    return only


@pytest.mark.parametrize("name", SESSIONS)
def test_questions_are_found(name: str) -> None:
    session, gold = read(name).session, GOLD[name]
    assert session is not None
    asked = session.questions
    assert (len(asked), asked[0], asked[-1]) == (gold["n_questions"], gold["first_question"], gold["last_question"])
    assert all(turn.answer for turn in session.turns)


@pytest.mark.parametrize("name", SESSIONS)
def test_series_and_number_are_found(name: str) -> None:
    session, gold = read(name).session, GOLD[name]
    assert session is not None
    if gold.get("series"):
        assert (session.series or "").casefold() == gold["series"].casefold()
    assert session.number == gold.get("number")


@pytest.mark.parametrize("name", [name for name in SESSIONS if name not in UNKNOWN_TRADES])
def test_guests_are_found(name: str) -> None:
    session = read(name).session
    assert session is not None
    assert [guest.name for guest in session.guests] == [guest["name"] for guest in GOLD[name]["guests"]]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_interview_is_none(name: str) -> None:
    assert read(name).verdict.standing == "none"
