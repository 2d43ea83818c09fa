"""What sessions have in common: series, guests, topics, questions, and their permanent addresses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.listing import Asked, Listing
from pipeline.model.session import Person
from pipeline.tasks.publishing.gather import Gathered, gather

FIRST = datetime(2026, 1, 10, tzinfo=UTC)


def line(key: int, **known: object) -> Listing:
    at = FIRST + timedelta(days=key)
    said: dict[str, object] = {
        "key": key, "entry_id": f"urn:x:{key}", "slug": f"s-{key}", "link": f"https://q.example/s/s-{key}/",
        "title": f"Session {key}", "published": at, "updated": at, "revision": 1,
    }  # fmt: skip
    return Listing(**(said | known))


def asked(*texts: str) -> tuple[Asked, ...]:
    return tuple(Asked(f"a-{index}", text) for index, text in enumerate(texts))


def found(*lines: Listing, addresses: dict[tuple[str, str], str] | None = None) -> Gathered:
    return gather(sorted(lines, key=lambda each: each.published, reverse=True), addresses or {})


def test_a_series_a_guest_and_a_topic_have_a_page_from_their_first_session_on():
    one = line(1, series="Ferry Talks", guests=(Person("Ada Brook", "baker"),), topics=("Bread",))
    gathered = found(one)
    assert [(each.path, each.name) for each in gathered.collections] == [
        ("series/ferry-talks/", "Ferry Talks"),
        ("guests/ada-brook/", "Ada Brook"),
        ("topics/bread/", "Bread"),
    ]
    assert gathered.kinds == ("series", "guests", "topics")
    assert "series" not in gathered.ways, "a list of one leads nowhere"
    assert gathered.related[1].guests == ("ada-brook",)


def test_spellings_are_one_and_the_newest_is_shown():
    gathered = found(
        line(1, guests=(Person("ADA BROOK", "apprentice"),)),
        line(2, guests=(Person("Ada Brook", url="https://ada.example/"),)),
    )
    (guest,) = gathered.of("guests")
    assert (guest.name, guest.role, guest.url) == ("Ada Brook", "apprentice", "https://ada.example/")
    assert [each.key for each in guest.listings] == [2, 1]


@pytest.mark.parametrize(
    ("question", "recurs"),
    [
        ("What hardware do you use?", True),
        ("And you?", False),
        ("Why?", False),
        ("本日はありがとうございました。", True),
        ("なぜ？", False),
    ],
)
def test_a_question_has_a_page_when_it_was_put_twice_and_says_enough(question: str, recurs: bool):
    lines = [line(key, questions=asked("Who are you, really, now?" * key, question)) for key in (1, 2)]
    gathered = found(*lines)
    assert [each.name for each in gathered.of("questions")] == ([question] if recurs else [])
    assert found(lines[0]).of("questions") == ()
    if recurs:
        (shared,) = gathered.of("questions")
        assert shared.answers == ("a-1", "a-1")
        assert gathered.related[1].questions == {"a-1": shared.slug}


def test_a_question_that_is_put_twice_in_one_session_counts_once():
    gathered = found(line(1, questions=asked("What do you do there?", "What do you do there?")), line(2))
    assert gathered.of("questions") == ()


def test_an_address_is_given_once_and_for_ever():
    first = found(line(1, topics=("C",)))
    assert dict(first.new_addresses) == {("topics", "c"): "c"}
    later = found(line(1, topics=("C",)), line(2, topics=("C++",)), addresses=dict(first.new_addresses))
    assert {each.name: each.slug for each in later.of("topics")} == {"C++": "c"}
    other = found(line(1, topics=("Ç",)), addresses=dict(first.new_addresses))
    assert [each.slug for each in other.of("topics")] == ["c-2"]
    assert dict(other.new_addresses) == {("topics", "ç"): "c-2"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "Night Shift", "night shift", "Ø", "—"]), st.lists(st.text(max_size=8), max_size=3)
        ),
        max_size=8,
    )
)
def test_every_session_is_where_it_leads_to(rows: list[tuple[str, list[str]]]):
    lines = [line(key, series=series or None, topics=tuple(topics)) for key, (series, topics) in enumerate(rows)]
    gathered = found(*lines)
    paths = {(each.kind, each.slug): each for each in gathered.collections}
    assert len(paths) == len(gathered.collections)
    for each in lines:
        related = gathered.related[each.key]
        if each.series:
            assert each in paths["series", related.series].listings
        for topic, slug in zip(each.topics, related.topics, strict=True):
            assert (slug is None) == (not topic.strip())
            assert slug is None or each in paths["topics", slug].listings
    again = gather(sorted(lines, key=lambda one: one.published, reverse=True), dict(gathered.new_addresses))
    assert again.new_addresses == {}
    assert again.collections == gathered.collections
