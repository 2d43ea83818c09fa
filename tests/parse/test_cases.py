"""Golden cases: a folder each, with a document and, in `expected.json`, what counts of its outline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.parse import parse
from pipeline.parse.outline import outline

CASES = Path(__file__).with_name("cases")
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())


def written(name: str) -> Path:
    return next(file for file in (CASES / name).iterdir() if file.stem == "document")


def kept(found: object, expected: object) -> object:
    """`found` without the keys that `expected` does not name; lists must be of equal length."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return {key: kept(found.get(key), expected[key]) for key in expected}
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        return [kept(one, other) for one, other in zip(found, expected, strict=True)]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_document_says_what_is_expected(name: str) -> None:
    path = written(name)
    expected = json.loads(path.with_name("expected.json").read_text("utf-8"))
    (parsed,) = parse(Document("cases", path.name, MEDIA_TYPES[path.suffix], path.read_bytes()))
    assert kept(outline(parsed, path.name), expected) == expected


@pytest.mark.parametrize("name", NAMES)
def test_only_a_session_has_a_session(name: str) -> None:
    path = written(name)
    (parsed,) = parse(Document("cases", path.name, MEDIA_TYPES[path.suffix], path.read_bytes()))
    assert (parsed.session is None) is (parsed.verdict.standing == "none")
    assert parsed.verdict.reasons or parsed.verdict.standing == "ready"


def test_there_are_cases_of_each_kind() -> None:
    verdicts = [json.loads((CASES / name / "expected.json").read_text("utf-8"))["verdict"] for name in NAMES]
    assert len(NAMES) >= 14
    assert set(verdicts) == {"ready", "review", "none"}
