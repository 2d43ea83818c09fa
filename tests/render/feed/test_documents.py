"""The documents of a feed: the chain reaches the first entry, archives never change, the latest stays small."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.model.session import Person
from pipeline.render.feed import FORMATS
from pipeline.render.feed.documents import LIMIT, Document, documents, fit, placed, weight
from tests.feeds import CHANNEL, NOON, READ, as_items, make_item
from tests.worst_case import entries, unclean

COUNTS = st.integers(0, 400)
ENTRIES = st.integers(1, 60)
FITTING = st.integers(0, 80)


def ranges(count: int, size: int, fitting: int = 1000) -> list[tuple[str, int, int]]:
    return [(each.folder, each.start, each.stop) for each in documents(count, size, fitting)]


def test_a_feed_that_fits_is_one_complete_document() -> None:
    assert documents(20, 20, 20) == (Document("", 0, 20),)
    assert documents(0, 20, 0) == (Document("", 0, 0),)
    place = placed(CHANNEL, Document("", 0, 20), "https://qna.example/", "atom.xml").place
    assert place is not None
    assert place.is_complete
    assert not place.is_archive


def test_archives_are_full_and_counted_from_the_oldest() -> None:
    assert ranges(21, 20) == [("", 1, 21), ("archive/1/", 0, 20)]
    assert ranges(60, 20) == [("", 40, 60), ("archive/2/", 20, 40), ("archive/1/", 0, 20)]
    assert ranges(61, 20)[:2] == [("", 41, 61), ("archive/3/", 40, 60)]


def test_what_does_not_fit_stands_in_small_archives() -> None:
    assert ranges(19, 20, 6) == [
        ("", 13, 19),
        ("archive/13-13/", 12, 13),
        ("archive/9-12/", 8, 12),
        ("archive/1-8/", 0, 8),
    ]
    assert ranges(46, 20, 1) == [
        ("", 45, 46),
        ("archive/45-45/", 44, 45),
        ("archive/41-44/", 40, 44),
        ("archive/2/", 20, 40),
        ("archive/1/", 0, 20),
    ]


@given(count=COUNTS, size=ENTRIES, fitting=FITTING)
def test_the_chain_reaches_the_first_entry_without_a_gap(count: int, size: int, fitting: int) -> None:
    latest, *archives = chain = documents(count, size, fitting)
    assert latest.folder == ""
    assert latest.stop == count
    assert latest.stop - latest.start == min(count, size, max(1, fitting))
    assert chain[-1].start == 0
    assert all(older.stop >= newer.start for newer, older in pairwise(chain))
    # Archives do not overlap each other; the latest overlaps the newest at most.
    assert all(older.stop == newer.start for newer, older in pairwise(archives))
    assert all(archive.start < archive.stop <= count for archive in archives)
    # Followed by their links, they are these.
    folders = {each.folder: each for each in chain}
    assert len(folders) == len(chain)
    walked = [latest]
    while walked[-1].older is not None:
        walked.append(folders[walked[-1].older])
    assert tuple(walked) == chain
    assert [each.newer for each in archives] == [None, *(each.folder for each in archives)][: len(archives)]
    assert latest.newer is None
    # And they are few.
    assert len(chain) <= 1 + count // size + size.bit_length()


@given(counts=st.lists(st.tuples(COUNTS, FITTING), min_size=2), size=ENTRIES)
def test_an_address_always_has_the_same_entries(counts: list[tuple[int, int]], size: int) -> None:
    known: dict[str, tuple[int, int]] = {}
    for count, fitting in counts:
        for each in documents(count, size, fitting)[1:]:
            assert known.setdefault(each.folder, (each.start, each.stop)) == (each.start, each.stop)


def test_a_new_session_changes_no_full_archive_but_the_link_of_the_last() -> None:
    before, after = documents(60, 20, 20), documents(61, 20, 20)
    assert before[2:] == after[3:]
    assert (before[1].start, before[1].newer, after[2].newer) == (after[2].start, None, "archive/3/")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
def test_every_document_names_its_neighbours_in_its_own_format(form) -> None:  # type: ignore[no-untyped-def]
    home = "https://qna.example/series/ferry/"
    latest, second, first = (placed(CHANNEL, each, home, form.file) for each in documents(50, 20, 20))
    assert latest.self_url == f"{home}{form.file}"
    assert second.self_url == f"{home}archive/2/{form.file}"
    assert latest.place is not None
    assert second.place is not None
    assert first.place is not None
    assert (latest.place.older, latest.place.current, latest.place.is_archive) == (second.self_url, None, False)
    assert (second.place.older, second.place.current) == (first.self_url, latest.self_url)
    assert (first.place.older, first.place.newer) == (None, second.self_url)
    assert not latest.place.is_complete
    assert not first.place.is_complete


@pytest.mark.parametrize("read", READ, ids=["atom", "rss", "json"])
def test_a_reader_who_walks_the_chain_gets_every_entry_alike(read) -> None:  # type: ignore[no-untyped-def]
    items = [make_item(number, published=NOON - timedelta(days=number)) for number in range(50)]
    oldest_first = items[::-1]
    found: dict[str, object] = {}
    walked: list[str] = []
    for document in documents(50, 20, 20):
        for told in read(oldest_first[document.start : document.stop][::-1]):
            assert found.setdefault(told["id"], told) == told
            walked.append(told["id"])
    assert list(found) == [item.entry.entry_id for item in items]
    assert len(walked) == 60, "latest and newest archive share ten"


def test_the_first_goes_in_however_large_it_is() -> None:
    assert fit([600_000, 10]) == 1
    assert fit([300_000, 300_000]) == 1
    assert fit([10, 600_000, 10]) == 1
    assert fit([100_000] * 10) == 5
    assert fit([]) == 0


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
def test_the_latest_document_stays_under_its_limit(form) -> None:  # type: ignore[no-untyped-def]
    items = as_items([*unclean(), *entries()])
    fitting = fit(weight(CHANNEL, item) for item in items)
    assert 1 < fitting < len(items)
    latest, *_ = documents(len(items), 20, fitting)
    document = form.render(placed(CHANNEL, latest, CHANNEL.home_url, form.file), items[:fitting])
    assert len(document) < LIMIT < 512 * 1024


TEXT = st.text(st.sampled_from("a&<>\"'\n\t\\]é😀\u2028 "), max_size=300)


@example(title="", content='"\n' * 999, summary="", name="", topics=[], url="")
@example(title="", content="]" * 999, summary="", name="", topics=[], url="")
@given(title=TEXT, content=TEXT, summary=TEXT, name=TEXT, topics=st.lists(TEXT, max_size=5), url=TEXT)
def test_no_item_is_larger_than_its_weight(
    title: str, content: str, summary: str, name: str, topics: list[str], url: str
) -> None:
    item = make_item(
        title=title,
        content=content * 20 + content.replace("]", "]]>"),
        summary=summary,
        guests=(Person(name, url=f"https://a.example/{url}"), Person(name)),
        hosts=(Person(title),),
        topics=tuple(topics),
        series=name,
        item={"comments_url": f"https://a.example/{url}"},
    )
    for form in FORMATS:
        assert len(form.render(CHANNEL, [item])) - len(form.render(CHANNEL, [])) <= weight(CHANNEL, item)
