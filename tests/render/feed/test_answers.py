"""Feeds of answers: an entry an answer, with an id, a link and an author of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.model.collection import Collection
from pipeline.model.entry import Entry
from pipeline.model.listing import Listing
from pipeline.model.session import Html, Passage, Person, Session, Turn
from pipeline.render.feed.answers import answer_item, answer_items
from pipeline.render.feed.channels import ANSWERS, answers_channel, collection_channel
from pipeline.render.feed.story import answer_id
from tests.feeds import ATOM, CHANNEL, NOON, READ, as_atom, as_json, as_rss, atom, make_item, rss, tree
from tests.worst_case import entries

MAIN = CHANNEL
CHANNEL_OF_ANSWERS = answers_channel(MAIN, "https://qna.example/", "Six Questions: answers")


def make_entry(**changed: object) -> Entry:
    session = Session(
        title="Two & two",
        guests=(Person("Ann", url="https://ann.example/"), Person("Bo")),
        turns=(
            Turn(None, (Passage(Html("<p>Before.</p>")),)),
            Turn("Why R&D?", (Passage(Html("<p>Because <em>so</em>.</p>"), speaker="Ann"),)),
            Turn("And you?", ()),
            Turn(
                "And both?",
                (
                    Passage(Html("<h2>Of mine</h2><p>One.</p>"), speaker="Ann", heading="First & last"),
                    Passage(Html("<p>Two.</p>"), speaker="Bo"),
                    Passage(Html("<p>Three.</p>"), speaker="Zoë"),
                ),
                question_html=Html("<p>And <em>both</em>?</p><p>Say it.</p>"),
            ),
        ),
        language="en",
    )
    return Entry(
        session,
        entry_id="urn:uuid:00000000-0000-5000-8000-000000000001",
        slug="two",
        link="https://qna.example/s/two/",
        published=NOON,
        updated=NOON + timedelta(hours=1),
        revision=2,
        answer_ids=("a-0", "a-why", "a-you", "a-both"),
    )


ENTRY = make_entry()


def test_an_entry_for_each_question_that_was_answered() -> None:
    assert [item.index for item in answer_items(ENTRY)] == [1, 3]
    told = as_json(answer_items(ENTRY), CHANNEL_OF_ANSWERS)
    assert [each["title"] for each in told] == ["Why R&D?", "And both?"]
    assert [each["link"] for each in told] == ["https://qna.example/s/two/#a-why", "https://qna.example/s/two/#a-both"]
    assert [each["summary"] for each in told] == ["Because so.", "Of mine One. Two. Three."]


def test_who_spoke_is_the_author() -> None:
    told = as_json(answer_items(ENTRY))
    assert [each["authors"] for each in told] == [["Ann"], ["Ann", "Bo", "Zoë"]]
    unnamed = replace(ENTRY, session=replace(ENTRY.session, turns=(Turn("Why?", (Passage(Html("<p>So.</p>")),)),)))
    assert as_json(answer_items(unnamed))[0]["authors"] == ["Ann", "Bo"]
    nobody = replace(unnamed, session=replace(unnamed.session, guests=()))
    assert as_json(answer_items(nobody))[0]["authors"] == ["The Marrow Press"]
    uri = tree(atom(CHANNEL, answer_items(ENTRY))).findtext(f"{ATOM}entry/{ATOM}author/{ATOM}uri")
    assert uri == "https://ann.example/"


def test_the_content_is_the_answer_alone() -> None:
    first, second = answer_items(ENTRY)
    assert first.content == "<p><strong>Ann</strong></p>\n<p>Because <em>so</em>.</p>"
    assert second.content == (
        "<p>Say it.</p>\n<h2>First &amp; last</h2>\n<p><strong>Ann</strong></p>\n<h3>Of mine</h3><p>One.</p>\n"
        "<p><strong>Bo</strong></p>\n<p>Two.</p>\n<p><strong>Zoë</strong></p>\n<p>Three.</p>"
    )
    hebrew = replace(ENTRY, session=replace(ENTRY.session, language="he"))
    assert answer_item(hebrew, 1).content.startswith('<div dir="rtl">\n<p>')


def test_the_formats_agree() -> None:
    items = [item for entry in entries() for item in answer_items(entry)]
    assert len(items) > 110
    assert as_atom(items) == as_rss(items) == as_json(items)


def test_ids_are_absolute_permanent_and_unique() -> None:
    items = [item for entry in entries() for item in answer_items(entry)]
    ids = [each["id"] for each in as_json(items)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each) for each in ids)
    assert answer_id("urn:uuid:00000000-0000-5000-8000-000000000001", "a-why") == ids_of(ENTRY)[0]
    # As it was first given out: should this ever fail, every reader would get every answer again.
    assert ids_of(ENTRY)[0] == "urn:uuid:ec1ed4ce-df90-5e1e-873a-9ca3433f29ff"


def ids_of(entry: Entry) -> list[str]:
    return [each["id"] for each in as_json(answer_items(entry))]


def test_an_edit_or_a_move_changes_no_id() -> None:
    moved = replace(
        ENTRY, link="https://elsewhere.example/new/s/other/", slug="other", updated=NOON + timedelta(days=9)
    )
    turns = (ENTRY.session.turns[0], replace(ENTRY.session.turns[1], question="Why, then?"), *ENTRY.session.turns[2:])
    edited = replace(moved, session=replace(ENTRY.session, title="Another", turns=turns))
    assert ids_of(edited) == ids_of(ENTRY)


def test_a_page_that_is_not_ours_has_no_fragment() -> None:
    elsewhere = replace(ENTRY, link="https://origin.example/post")
    assert {each["link"] for each in as_json(answer_items(elsewhere))} == {"https://origin.example/post"}


@pytest.mark.parametrize("read", READ, ids=["atom", "rss", "json"])
def test_answers_of_a_session_are_a_second_apart_in_their_order(read) -> None:  # type: ignore[no-untyped-def]
    told = read([*answer_items(ENTRY), *answer_items(replace(entries()[2], published=NOON, updated=NOON))])
    published = [each["published"] for each in told]
    assert published == sorted(published, reverse=True) or len(set(published)) == len(published)
    assert len({each["updated"] for each in told}) == len(told)
    assert all(each["published"] <= each["updated"] for each in told)


def test_answers_name_the_feed_of_their_session() -> None:
    source = tree(atom(CHANNEL_OF_ANSWERS, answer_items(ENTRY))).find(f"{ATOM}entry/{ATOM}source")
    assert source.findtext(f"{ATOM}id") == MAIN.id
    assert source.find(f"{ATOM}link").get("href") == "https://qna.example/atom.xml"
    assert tree(rss(CHANNEL_OF_ANSWERS, answer_items(ENTRY))).find("channel/item/source").get("url") == (
        "https://qna.example/atom.xml"
    )


def test_the_feed_of_answers_has_an_id_of_its_own() -> None:
    assert CHANNEL_OF_ANSWERS.id not in (MAIN.id, answers_channel(replace(MAIN, id="urn:uuid:2"), "", "").id)
    assert CHANNEL_OF_ANSWERS.self_url == f"https://qna.example/{ANSWERS}"
    moved = answers_channel(replace(MAIN, home_url="https://new.example/"), "https://new.example/", "Other")
    assert moved.id == CHANNEL_OF_ANSWERS.id


def test_collections_have_feeds_of_their_own() -> None:
    listing = Listing(1, "urn:x", "two", ENTRY.link, "Two", NOON, NOON, 1)
    made = {
        kind: collection_channel(
            MAIN, Collection(kind, "slug", "Name", (listing,)), "https://qna.example/", "Name · Six"
        )
        for kind in ("series", "guests", "topics", "questions")
    }
    assert len({channel.id for channel in made.values()} | {MAIN.id, CHANNEL_OF_ANSWERS.id}) == 6
    assert made["topics"].home_url == "https://qna.example/topics/slug/"
    assert made["topics"].title == "Name · Six"
    assert made["topics"].publisher == MAIN.publisher
    assert made["series"].source is None
    assert made["questions"].source is not None


def test_a_session_has_the_same_entry_in_every_feed() -> None:
    item = make_item(9, guests=(Person("Ann"),))
    listing = Listing(1, "urn:x", "two", ENTRY.link, "Two", NOON, NOON, 1)
    series = collection_channel(MAIN, Collection("series", "s", "S", (listing,)), "https://qna.example/", "S")
    for read in READ:
        assert read([item], series) == read([item], MAIN)
