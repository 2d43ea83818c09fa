"""Real feed readers, subscribed to what `qna serve` serves, while an editor goes on working.

What they do is theirs, and stands in docs/readers.md; what is held here is our part: ids stay, nothing is told twice,
what is new is told once, and who asks whether anything has changed gets a 304 when nothing has.

    READERS_TABLE=write pytest -m system tests/system/test_readers.py      writes docs/readers.md anew
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.judges.town import EDITED, STEPS, served
from tests.judges.witness import Asked
from tests.system import readers
from tests.system.readers import Reader, Row

pytestmark = pytest.mark.system

TABLE = Path(__file__).parents[2] / "docs" / "readers.md"
UNCHANGED = ("second", "third", "fourth", "nothing")
OURS = [f"Crossing Number {number}" for number in (1, 2, 3, 4)]
SUBSCRIPTIONS = [(kind, feed) for kind in readers.ALL for feed in kind.formats]


@dataclass
class Diary:
    """What a reader showed, and asked for, at each step."""

    version: str = ""
    shown: dict[str, list[Row]] = field(default_factory=dict)
    asked: dict[str, list[Asked]] = field(default_factory=dict)

    def came(self, step: str) -> list[Row]:
        """The rows that were not there a step earlier."""
        before = self.shown[STEPS[STEPS.index(step) - 1]]
        return list((Counter(map(_key, self.shown[step])) - Counter(map(_key, before))).elements())

    @property
    def first_conditional(self) -> int | None:
        """The refresh from which on it asks conditionally, counted from 1."""
        steps = STEPS[:4]
        return next((n for n, step in enumerate(steps, 1) if any(a.is_conditional for a in self.asked[step])), None)

    @property
    def shows_edit(self) -> bool:
        return any(EDITED in " ".join(row.text.split()) for row in self.shown["edit"])


def _key(row: Row) -> Row:
    """What makes it another row for a person: not that its text was mended."""
    return Row(row.id, row.title, "")


@pytest.fixture(scope="module")
def diaries(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Diary]:
    """Everybody subscribes, and refreshes after every step."""
    folder = tmp_path_factory.mktemp("readers")
    with served(folder / "town") as town:
        subscribed: dict[tuple[str, str], Reader] = {}
        found: dict[tuple[str, str], Diary] = {}
        for number, (kind, feed) in enumerate(SUBSCRIPTIONS):
            reader = kind(folder / f"reader-{number}", town.witness.url + feed)
            subscribed[kind.name, feed] = reader
            found[kind.name, feed] = Diary()
        for step in STEPS:
            town.step(step)
            for key, reader in subscribed.items():
                town.witness.take()
                reader.refresh()
                found[key].asked[step] = [asked for asked in town.witness.take() if asked.path == f"/{key[1]}"]
                found[key].shown[step] = reader.shown()
        for key, reader in subscribed.items():
            found[key].version = reader.version()
    return found


@pytest.fixture(params=SUBSCRIPTIONS, ids=lambda pair: f"{pair[0].__name__}-{pair[1]}")
def diary(request: pytest.FixtureRequest, diaries: dict[tuple[str, str], Diary]) -> Diary:
    kind, feed = request.param
    return diaries[kind.name, feed]


def test_all_three_are_there_from_the_beginning(diary):
    assert sorted(_title(row) for row in diary.shown["subscribe"]) == OURS[:3]


def test_nobody_ever_sees_a_session_twice(diary):
    for step in STEPS:
        for name in ("id", "title"):
            times = Counter(getattr(row, name) for row in diary.shown[step])
            assert set(times.values()) == {1}, (step, times)


def test_nothing_is_told_anew_but_what_is_new(diary):
    told = {step: [_title(row) for row in diary.came(step)] for step in STEPS[1:]}
    assert {step: titles for step, titles in told.items() if titles} == {"add": [OURS[3]]}


def test_ids_stay_for_ever(diary):
    names: dict[str, set[str]] = {}
    for rows in diary.shown.values():
        for row in rows:
            names.setdefault(_title(row), set()).add(row.id)
    assert {title: len(ids) for title, ids in names.items()} == dict.fromkeys(OURS, 1)


def test_the_same_ids_in_every_format(diaries):
    seen = {frozenset(row.id for row in diary.shown["subscribe"]) for diary in diaries.values()}
    assert len(seen) == 1, seen


def test_who_asks_whether_anything_has_changed_gets_a_304(diary):
    first = diary.first_conditional
    if first is None:
        assert all(asked.status == 200 for step in STEPS for asked in diary.asked[step])
        return
    for step in UNCHANGED[first - 2 :]:
        assert [asked.status for asked in diary.asked[step]] == [304], step
        assert [asked.size for asked in diary.asked[step]] == [0], step
    for step in ("edit", "add", "retract"):
        assert [asked.status for asked in diary.asked[step]] == [200], step
    # A file that is called otherwise is no change that a reader could see.
    assert [asked.status for asked in diary.asked["rename"]] == [304]


def test_those_that_are_known_to_ask_conditionally_do(diaries):
    since = {name: diary.first_conditional for (name, _), diary in diaries.items()}
    assert since == {
        "newsboat": 3,  # it keeps no validators of the visit that makes its row
        "reader (PyPI)": 2,
        "rss2email": 2,
        "sfeed": None,
        "rss-parser (npm)": None,
        "SimplePie": 2,
    }


def test_the_table_in_the_docs_is_what_was_seen(diaries):
    table = page(diaries)
    if os.environ.get("READERS_TABLE") == "write":
        TABLE.write_text(table, "utf-8")
    assert _without_versions(TABLE.read_text("utf-8")) == _without_versions(table)


def _title(row: Row) -> str:
    """Some put the feed's or a guest's name around it."""
    return next((title for title in OURS if title in row.title), row.title)


HEAD = """\
# What real feed readers make of it

`tests/system/test_readers.py` subscribes these readers to a publication that `qna serve` serves, has them refresh four
times, and again after each of these: an answer is edited, a session is retracted, one is added, a source file is
renamed, nothing happens. The table is what they did; it is written by the test
(`READERS_TABLE=write pytest -m system tests/system/test_readers.py`), which fails when it is no longer true.

What they do about an edit or a retraction is their own affair, and nothing of ours depends on it. Ours are these, and
they hold for every row: no session is ever shown or announced twice, what is new comes once, ids are the same in every
format and at every moment, and whoever asks whether anything has changed gets an empty 304 when nothing has, a renamed
source file included.

| reader | version | format | asks conditionally | unchanged | edited | retracted | new | file renamed |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""

FOOT = """
The versions are those of the last run that wrote the table. JSON Feed is read by one of them only; newsboat passes over
it in silence, and SimplePie, sfeed, rss2email and rss-parser do not know it. rss2email mails an entry once and never
again, so that its reader keeps the first wording; a subscriber who is to learn of a mistake needs a correction, which
is a mail of its own. sfeed knows an entry by id, title and link together: a changed *title* is a second line there.
`reader` keeps the validators of the last answer that brought a new or changed entry: after a retraction, which brings
neither, it fetches the whole feed each time until the next session appears.
"""


def page(diaries: dict[tuple[str, str], Diary]) -> str:
    """docs/readers.md."""
    return HEAD + "".join(_line(name, feed, diary) for (name, feed), diary in diaries.items()) + FOOT


def _line(name: str, feed: str, diary: Diary) -> str:
    first = diary.first_conditional
    quiet = {asked.status for step in UNCHANGED[(first or 2) - 2 :] for asked in diary.asked[step]}
    titles = {_title(row) for row in diary.shown["nothing"]}
    cells = (
        name,
        diary.version,
        feed,
        f"from the {_ORDINALS[first]} refresh on" if first else "never",
        ", ".join(map(str, sorted(quiet))),
        "shown" if diary.shows_edit else "not shown",
        "kept" if OURS[0] in titles else "gone",
        "once" if len(diary.came("add")) == 1 else f"{len(diary.came('add'))} times",
        "nothing" if not diary.came("rename") else "told again",
    )
    return "| " + " | ".join(cells) + " |\n"


_ORDINALS = {2: "2nd", 3: "3rd", 4: "4th"}


def _without_versions(text: str) -> list[str]:
    return ["|".join(line.split("|")[:2] + line.split("|")[3:]) for line in text.splitlines()]
