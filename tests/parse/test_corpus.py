"""Real interviews with gold labels, when the corpus lies beside the checkout."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Parsed
from pipeline.parse import parse
from pipeline.parse.outline import outline

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here")

# What each of these shapes must reach, in per cent of its gold fields; formats we do not read yet are not named.
SHAPES = {
    "docx": 100,
    "essay_sections": 90,
    "industry_qna": 100,
    "md_bold_speaker": 100,
    "md_heading_q": 100,
    "md_multi_guest": 100,
    "md_numbered_q": 100,
    "md_questionnaire": 100,
    "rtl": 100,
}


def read(path: Path) -> Parsed:
    (only,) = parse(Document("corpus", path.name, MEDIA_TYPES[path.suffix], path.read_bytes()))
    return only


@pytest.fixture(scope="module")
def judge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("shape", SHAPES)
def test_shape_reaches_its_mark(shape: str, judge: ModuleType) -> None:
    marks = []
    for path in (CORPUS / "gold").glob("*.json"):
        gold = json.loads(path.read_text("utf-8"))
        if gold["shape"] == shape:
            marks += judge.score(outline(read(CORPUS / gold["file"]), gold["file"]), gold).values()
    assert marks
    assert 100 * sum(marks) / len(marks) >= SHAPES[shape]


def test_every_interview_of_a_long_series_is_right(judge: ModuleType) -> None:
    golds = [json.loads(line) for line in (CORPUS / "usesthis" / "gold.jsonl").read_text("utf-8").splitlines()]
    marks = []
    for gold in golds:
        parsed = read(CORPUS / "usesthis" / gold["file"])
        said = outline(parsed, gold["file"])
        assert (gold["slug"], parsed.verdict.standing) == (gold["slug"], "ready")
        assert (gold["slug"], said["n_questions"]) == (gold["slug"], gold["n_questions"])
        assert "]: http" not in json.dumps(said)
        marks += judge.score(said, gold).values()
    assert len(golds) == 80
    assert sum(marks) / len(marks) >= 0.99


def test_the_page_that_started_it_all() -> None:
    parsed = read(CORPUS / "industry_qna" / "iq-s02-seed.txt")
    session = parsed.session
    assert parsed.verdict.standing == "ready"
    assert session is not None
    assert (session.series, session.number, session.language) == ("Industry QnA", 2, "en")
    assert len(session.turns) == 1
    first, *titled = session.turns[0].answer
    assert first.heading is None
    assert "hot topic" in first.body
    assert len(titled) == 6
    assert [passage.closing for passage in titled] == [False] * 5 + [True]
    assert session.conclusion == ""
    assert session.contact is not None
    assert session.contact.email is None
    assert session.contact.web == "https://sugomusic.com"
    assert session.contact.lines == ("80 Cabrillo Highway, Suite Q429, Half Moon Bay, CA, USA",)
    dropped = " ".join(session.boilerplate)
    assert all(words in dropped for words in ("Leave a comment", "secure", "Contact Info", "©", "protected]"))
