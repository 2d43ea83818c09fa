"""The search index: every word leads to its answer, the same input gives the same bytes, little is made anew."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.listing import Listing
from pipeline.model.session import Html, Passage, Person, Turn
from pipeline.render import search
from pipeline.render.search.folding import LONGEST, words
from pipeline.render.search.searched import Said, Searched

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEXTS = st.text(st.sampled_from("abc äßЁя שם ليلى 灯台がใหญ่\U00020000\U0001d400 -1"), max_size=30)
ANSWERS = st.builds(Said, TEXTS, TEXTS)
SESSIONS = st.builds(Searched, TEXTS, TEXTS, st.lists(ANSWERS, max_size=3).map(tuple))
ARCHIVES = st.dictionaries(st.integers(0, 150), SESSIONS, max_size=12)


def listing(key: int, revision: int = 1) -> Listing:
    return Listing(key, f"urn:x:{key}", f"s{key}", "https://x.example/", "Title", NOW, NOW, revision)


def plan(keys: Iterator[int] | range) -> list[search.Segment]:
    return search.segments([listing(key) for key in keys])


def site(sessions: Mapping[int, Searched]) -> dict[str, bytes]:
    """All files of the index but the shelves."""
    listings = [listing(key) for key in sessions]
    segments = search.segments(listings)
    made = {path: data for segment in segments for path, data in search.segment_files(segment, sessions.__getitem__)}
    return made | {search.MANIFEST: search.manifest(segments, made.__getitem__)}


class Reader:
    """Reads the index as the script does, without knowing how it was made."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.segments = json.loads(files[search.MANIFEST])

    def look_up(self, word: str) -> dict[tuple[int, int], int]:
        """(key, number of the answer or 0 for the session) → weight."""
        return {place: weight for segment in self.segments for place, weight in self._in(segment, word)}

    def _in(self, segment: dict, word: str) -> Iterator[tuple[tuple[int, int], int]]:
        begins = [each.encode("utf-16-be") for each in segment["begins"]]
        number = max(0, bisect_right(begins, word.encode("utf-16-be")) - 1)
        lines = self.files[f"search/words/{segment['first']}-{segment['size']}/{number}.txt"].decode()
        held = numbers(segment["places"])
        places = [(segment["first"] + at, turn) for at, count in enumerate(held) for turn in range(count)]
        before, found = "", []
        for line in lines.splitlines():
            rest, written = line[1:].split(" ")
            units = before.encode("utf-16-be")[: 2 * numbers(line[0])[0]]
            before = units.decode("utf-16-be") + rest
            if before == word:
                found.append(written)
        assert len(found) <= 1
        place = 0
        for step in numbers(found[0]) if found else ():
            place += step // 4
            yield places[place], step % 4


def numbers(text: str) -> list[int]:
    found, value = [], 0
    for digit in text.encode("ascii"):
        value = value * 47 + (digit - 33) % 47
        if digit - 33 >= 47:
            found.append(value)
            value = 0
    return found


@given(ARCHIVES)
def test_every_word_is_found_where_it_stands_and_nowhere_else(sessions):
    expected: dict[str, set[tuple[int, int]]] = {}
    named: set[tuple[str, int, int]] = set()
    for key, session in sessions.items():
        texts = [(session.names, session.text), *((answer.question, answer.text) for answer in session.answers)]
        for place, (above, text) in enumerate(texts):
            for word in words(above) + words(text):
                expected.setdefault(word, set()).add((key, place))
            named |= {(word, key, place) for word in words(above)}
    reader = Reader(site(sessions))
    for word, places in expected.items():
        found = reader.look_up(word)
        assert found.keys() == places
        for place, weight in found.items():
            assert (weight == 3) is ((word, *place) in named)
    assert not reader.look_up("nowhere")


@given(ARCHIVES)
def test_the_same_sessions_make_the_same_bytes_in_whatever_order_they_come(sessions):
    backwards = dict(reversed(sessions.items()))
    assert site(sessions) == site(backwards)


@given(ARCHIVES)
def test_the_files_are_those_that_were_announced(sessions):
    segments = search.segments([listing(key) for key in sessions])
    for segment in segments:
        assert tuple(path for path, _ in search.segment_files(segment, sessions.__getitem__)) == segment.paths
    paths = [path for segment in segments for path in segment.paths]
    assert len(paths) == len(set(paths))


@given(st.sets(st.integers(0, 20_000), max_size=50))
def test_each_session_is_in_one_segment_and_on_one_shelf(keys):
    listings = [listing(key, revision=key % 3 + 1) for key in keys]
    members = [(key, key % 3 + 1) for key in sorted(keys)]
    segments, shelves = search.segments(listings), search.shelves(listings)
    assert [member for segment in segments for member in segment.members] == members
    assert [member for shelf in shelves for member in shelf.members] == members
    for segment in segments:
        assert all(segment.first <= key < segment.first + segment.size for key, _ in segment.members)
        assert segment.first % 32 == 0
    assert all(key // 8 == shelf.number for shelf in shelves for key, _ in shelf.members)


@pytest.mark.parametrize("count", [1, 31, 32, 33, 1304, 2047, 2048, 10_000, 10_239])
def test_segments_are_few(count):
    segments = plan(range(count))
    assert len(segments) <= count // 2048 + 7
    assert sum(len(segment.members) for segment in segments) == count
    assert max(segment.size for segment in segments) <= 2048


def test_a_new_session_makes_little_anew():
    public = [listing(key) for key in range(1100)]
    made_anew = []
    before: set[search.Segment] = set()
    for count in range(1, len(public) + 1):
        after = set(search.segments(public[:count]))
        made_anew.append(sum(len(segment.members) for segment in after - before))
        before = after
    assert sorted(made_anew)[len(made_anew) // 2] <= 17
    assert sum(made_anew) / len(made_anew) <= 110


def test_an_edit_and_a_retraction_touch_one_segment_and_one_shelf():
    public = [listing(key) for key in range(1300)]
    edited = [listing(key, revision=2 if key == 700 else 1) for key in range(1300)]
    without = [listing(key) for key in range(1300) if key != 700]
    for other in (edited, without):
        assert len(set(search.segments(other)) - set(search.segments(public))) == 1
        assert len(set(search.shelves(other)) - set(search.shelves(public))) == 1


def test_what_did_not_change_keeps_its_bytes():
    sessions = {key: said(f"word{key} common", "what is it?") for key in range(40)}
    more = {**sessions, 40: said("another common", "why?")}
    before, after = site(sessions), site(more)
    changed = {path for path in after if before.get(path) != after[path]}
    assert changed == {search.MANIFEST} | set(plan(range(41))[-1].paths)


def said(text: str, question: str) -> Searched:
    return Searched("Title Ada", "", (Said(question, text),))


def test_a_short_answer_and_a_repeated_word_weigh_more():
    long = " ".join(f"other{number}" for number in range(300))
    sessions = {1: said(f"ferry {long}", ""), 2: said("ferry", ""), 3: said("ferry " * 9 + long, "")}
    found = Reader(site(sessions)).look_up("ferry")
    assert [found[key, 1] for key in sessions] == [0, 2, 2]


def test_files_of_a_segment_are_of_about_the_same_size():
    sessions = {key: said(" ".join(f"w{key * at % 977}" for at in range(80)), "?") for key in range(256)}
    (segment,) = plan(range(256))
    sizes = sorted(len(data) for path, data in search.segment_files(segment, sessions.__getitem__) if ".txt" in path)
    assert len(sizes) == 32
    assert sizes[-1] < 2 * sizes[len(sizes) // 2]


def test_a_hit_shows_what_a_reader_needs(entry, session):
    shown = entry(session(guests=(Person("Ada Brook", "baker"), Person("Yusuf Demir"))))
    shelf = json.loads(search.shelf_file(search.Shelf(0, ((4, 1),)), {4: shown}.__getitem__))
    assert shelf == {
        "4": {
            "slug": shown.slug,
            "title": "The Gap in the Timetable",
            "guests": "Ada Brook, Yusuf Demir",
            "lang": "en",
            "answers": [
                [identity, turn.question] for identity, turn in zip(shown.answer_ids, shown.session.turns, strict=True)
            ],
        }
    }


def test_a_long_question_is_shown_in_part_and_found_whole(entry, session):
    question = "Is it so? " * 60 + "And the zephyr?"
    made = session(turns=(Turn(question, (Passage(Html("<p>Yes.</p>")),)),))
    shelf = search.shelf_file(search.Shelf(0, ((1, 1),)), {1: entry(made)}.__getitem__)
    assert len(json.loads(shelf)["1"]["answers"][0][1]) <= 200
    files = site({1: search.searched(entry(made))})
    assert Reader(files).look_up("zephyr") == {(1, 1): 3}


def test_all_that_a_session_says_can_be_found_but_what_stands_in_every_session(entry, session):
    passage = Passage(Html("<p>Inside <b>b</b>old.</p><p>Apart</p>"), heading="Titled", speaker="Ode")
    made = session(
        turns=(Turn("Asked?", (passage,), section="Sectioned"),),
        topics=("Tides",),
        call_to_action=Html("<p>Donate</p>"),
        conclusion=Html("<p>Goodbye</p>"),
    )
    text = search.searched(entry(made))
    reader = Reader(site({1: text}))
    for word in ("inside", "bold", "apart", "titled", "sectioned", "asked"):
        assert list(reader.look_up(word)) == [(1, 1)], word
    for word in ("tides", "goodbye", "gap", "sunniva", "lantern", "dispatcher", "ten"):
        assert (1, 0) in reader.look_up(word), word
    assert not reader.look_up("donate")


def test_nothing_is_no_trouble():
    assert site({}) == {search.MANIFEST: b"[]"}
    empty = Searched("", "", ())
    assert json.loads(site({5: empty})[search.MANIFEST])[0]["begins"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ferry-man's café", ["the", "ferry", "man", "s", "cafe"]),
        ("Straße STRASSE STRAẞE", ["strasse"] * 3),
        ("Ёлка йод", ["елка", "иод"]),
        ("ΘΆΛΑΣΣΑΣ θάλασσας", ["θαλασσασ"] * 2),
        ("İstanbul ISPARTA ılık", ["istanbul", "isparta", "ilik"]),
        ("Łódź Ærø Œuvre", ["lodz", "aero", "oeuvre"]),
        ("السُّفُنَ أحمد إلى مـــدرسة ٢٠٢٦", ["السفن", "احمد", "الي", "مدرسه", "2026"]),
        ("می\u200cخواهم", ["ميخواهم"]),
        ("שָׁלוֹם", ["שלומ"]),
        ("灯台が", ["灯台", "台が", "が"]),
        ("か\u3099 ｶｶ", ["が", "カカ", "カ"]),
        ("한국어", ["한국어"]),
        ("ใหญ่", ["ให", "หญ", "ญ"]),
        ("PDF版2つ", ["pdf", "版", "2", "つ"]),
        ("ﬁnal ⅷ x²", ["final", "viii", "x2"]),
        ("co\u00adoperate", ["cooperate"]),
        ("a" * 50, ["a" * LONGEST]),
        ("😀 — …", []),
    ],
)
def test_words_are_folded(text, found):
    assert words(text) == found


@given(st.text())
def test_folding_twice_is_folding_once(text):
    folded = [word for word in words(text) if len(word) < LONGEST]
    assert [again for word in folded for again in words(word)[:1]] == folded
