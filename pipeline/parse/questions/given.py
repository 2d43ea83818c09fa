"""The questions as the editor named them, where none of the ways to know them does: this marking wins over all."""

from __future__ import annotations

from pipeline.parse.questions.features import Feature, squeezed
from pipeline.parse.questions.marking import Mark, Marking, scored, split_where_needed
from pipeline.parse.questions.speakers import Cast


def given(seen: tuple[Feature, ...], questions: tuple[str, ...], found: Marking | None) -> Marking | None:
    """The marking by `questions`, each of which says how one begins; None when none of them is in `seen`.

    Who says what is taken from the marking that was `found`, if it has labels.
    """
    wanted = tuple(filter(None, map(squeezed, questions)))
    named = [
        index
        for index, one in enumerate(seen)
        if wanted and one.block.kind in ("paragraph", "heading") and squeezed(one.said).startswith(wanted)
    ]
    if not named:
        return None
    spoken = found.marks if found is not None and found.scheme == "labels" else {}
    marks = {index: mark._replace(asks=False, split=0) for index, mark in spoken.items() if index > named[0]}
    for index in named:
        one, before = seen[index], spoken.get(index)
        marks[index] = Mark(True, before.speaker if before else None, one.label.end if one.label else 0)
    made = scored("the editor", 0.0, seen, split_where_needed(seen, dict(sorted(marks.items()))))
    if made is None:
        return None
    told = f"the editor named {len(named)} question{'s' * (len(named) > 1)}"
    # Whoever has read it knows better than the look of a question.
    return made._replace(
        reasons=(told, *made.reasons[2:]),
        asking=1.0,
        covered=1.0,
        cast=found.cast if spoken and found else Cast(),
    )
