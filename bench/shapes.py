"""How right the parser is: the documents with gold labels, scored by the corpus's own judge, shape by shape."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DocumentError
from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Parsed, Verdict
from pipeline.parse import parse
from pipeline.parse.outline import outline

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
LAYOUTS = ROOT / "tests" / "parse" / "layouts"
FIELDS = {
    "n_questions": "questions",
    "first_question": "first",
    "last_question": "last",
    "guests_name": "guests",
    "must_contain": "kept",
    "must_not_contain": "dropped",
}
"""The judge's fields that have a column, and their names there."""

Marks = dict[str, float]
"""Of one document: field → 0 to 1."""


@dataclass(frozen=True)
class Scores:
    """The marks of a set of documents."""

    marks: dict[str, Marks]
    """By slug."""
    shapes: dict[str, str]
    ready: frozenset[str]
    """The slugs of what the parser called ready."""

    @property
    def count(self) -> int:
        """How many documents there are."""
        return len(self.marks)

    def share(self, field: str, shape: str | None = None) -> float:
        """The mean of `field` in per cent, over the documents of `shape` that have it; "mean": of all fields' means."""
        found: dict[str, list[float]] = defaultdict(list)
        for slug, marks in self.marks.items():
            if shape in (None, self.shapes[slug]):
                for name, mark in marks.items():
                    found[name].append(mark)
        means = {name: 100 * sum(values) / len(values) for name, values in found.items()}
        return sum(means.values()) / len(means) if field == "mean" else means.get(field, float("nan"))

    def calibrated(self) -> tuple[int, int]:
        """How many are called ready, and how many of those have the right number of questions."""
        known = [marks for slug, marks in self.marks.items() if slug in self.ready and (_counted(marks) is not None)]
        return len(known), sum(_counted(marks) == 1 for marks in known)


def _counted(marks: Marks) -> float | None:
    """Whether the questions were counted right; what is no session has none, and must not be called one."""
    return 0.0 if marks.get("is_session") == 0 else marks.get("n_questions")


@dataclass(frozen=True)
class Shapes:
    """The scores of the corpus and of our own layouts."""

    corpus: Scores
    layouts: Scores

    def calibration(self) -> tuple[int, int]:
        """As `calibrated`, over both."""
        (ready, right), (more, also) = self.corpus.calibrated(), self.layouts.calibrated()
        return ready + more, right + also

    def written(self) -> str:
        """The table for RESULTS.md."""
        ready, right = self.calibration()
        names = " | ".join(FIELDS.values())
        head = f"| shape | documents | {names} | mean of fields |\n|---|{'---:|' * (len(FIELDS) + 2)}\n"
        return (
            "\n### Right, shape by shape\n\nPer cent, by the judge that comes with the corpus; layouts are our own "
            "documents (tests/parse/layouts).\n"
            f"Of {ready} documents called `ready`, {right} have the right number of questions.\n\n"
            f"{head}{''.join(self._rows('corpus', self.corpus))}{''.join(self._rows('layouts', self.layouts))}"
        )

    def _rows(self, name: str, scores: Scores) -> Iterator[str]:
        yield _row(f"**{name}**", scores.count, scores, None)
        for shape in sorted(set(scores.shapes.values())):
            yield _row(shape, sum(one == shape for one in scores.shapes.values()), scores, shape)


def _row(name: str, count: int, scores: Scores, shape: str | None) -> str:
    shares = [scores.share(field, shape) for field in (*FIELDS, "mean")]
    return f"| {name} | {count} | {' | '.join('–' if share != share else f'{share:.1f}' for share in shares)} |\n"


def scored() -> Shapes | None:
    """Both sets, parsed and judged; None where the corpus does not lie beside the checkout."""
    if not (CORPUS / "score.py").is_file():
        return None
    lines = (CORPUS / "usesthis" / "gold.jsonl").read_text("utf-8").splitlines()
    series = [gold | {"shape": "usesthis", "file": f"usesthis/{gold['file']}"} for gold in map(json.loads, lines)]
    return Shapes(
        _judged(CORPUS, CORPUS / "gold", [*_golds(CORPUS / "gold"), *series], "--usesthis"),
        _judged(LAYOUTS, LAYOUTS, list(_golds(LAYOUTS))),
    )


def _golds(folder: Path) -> Iterator[dict[str, object]]:
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def _judged(root: Path, golds: Path, wanted: list[dict[str, object]], *options: str) -> Scores:
    """What score.py says of our outlines of `wanted`."""
    ready: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        said, marks = Path(folder, "said.jsonl"), Path(folder, "marks.json")
        with said.open("w", encoding="utf-8") as out:
            for gold in wanted:
                parsed = _parsed(root / str(gold["file"]), int(str(gold.get("part") or 1)))
                slug = str(gold["slug"])
                if parsed.verdict.standing == "ready":
                    ready.add(slug)
                out.write(json.dumps(outline(parsed, str(gold["file"])) | {"slug": slug}) + "\n")
        command = [sys.executable, CORPUS / "score.py", said, "--gold", golds, "--json", marks, *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        judged = json.loads(marks.read_text("utf-8"))["documents"]
    shapes = {str(gold["slug"]): str(gold.get("shape") or "?") for gold in wanted}
    return Scores({slug: judged[slug] for slug in shapes}, shapes, frozenset(ready))


def _parsed(path: Path, part: int) -> Parsed:
    document = Document("bench", path.name, MEDIA_TYPES[path.suffix], path.read_bytes())
    try:
        return parse(document)[part - 1]
    except (DocumentError, IndexError) as error:
        return Parsed(None, Verdict("none", (str(error),)))
