from __future__ import annotations

import io
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, features

from pipeline.config.keys import SAMPLE_ID, Publication
from pipeline.errors import TemplateError
from pipeline.model.entry import Entry
from pipeline.model.listing import Listing
from pipeline.model.session import Person, Session
from pipeline.render.pictures.card import HEIGHT, WIDTH, Cards
from pipeline.render.pictures.typefaces import SANS, SERIF, Typefaces
from tests.machine import absent

MOMENT = datetime(2026, 11, 17, 12, 30, tzinfo=UTC)
PAPER = (255, 253, 248)
TITLES = {
    "en": "The Gap in the Timetable",
    "de": "„Wir hören besser im Nebel“: über Fähren, Größe und Öl",
    "fr": "Pourquoi écoutons-nous mieux dans le brouillard ?",
    "ru": "Как туман учит слушать: разговор о переправах",
    "el": "Η ομίχλη και το πορθμείο",
    "vi": "Những điều ta nghe được trong sương mù",
    "he": "ראיון עם Ada Vance (חלק 2): מה שומעים בערפל",
    "ar": "حوار مع قبطان العبّارة: ماذا نسمع في الضباب؟",
    "hi": "कोहरे में सुनना: नाविक से एक बातचीत",
}


def needs_raqm() -> None:
    if not features.check_feature("raqm"):
        absent("FriBiDi", "apt install libfribidi0")


def publication(**wished: Any) -> Publication:
    return Publication(**{"id": SAMPLE_ID, "title": "Lantern Street QnA", "url": "https://lantern.example"} | wished)


def cards(overrides: Path | None = None, **wished: Any) -> Cards:
    return Cards(publication(**wished), overrides)


def about(title: str, **wished: Any) -> Listing:
    known: dict[str, Any] = {
        "key": 1,
        "entry_id": "urn:x",
        "slug": "a-session",
        "link": "https://lantern.example/s/a-session/",
        "published": MOMENT,
        "updated": MOMENT,
        "revision": 1,
        "series": "Crossings",
        "number": 4,
        "guests": (Person("Mara Lindqvist", "cellist"),),
    }
    return Listing(title=title, **known | wished)


def shown(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    return picture.convert("RGB")


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Where in `box` anything is drawn, as seen from its corner."""
    part = picture.crop(box)
    return (
        Image.merge(
            "RGB",
            [
                channel.point([value != paper for value in range(256)])
                for channel, paper in zip(part.split(), PAPER, strict=True)
            ],
        )
        .convert("L")
        .point(lambda value: 255 if value else 0)
        .getbbox()
    )


TITLE, FOOT = (0, 0, WIDTH, 470), (0, 490, WIDTH, HEIGHT)


@pytest.mark.parametrize("language", TITLES)
def test_a_card_is_small_and_has_margins(language: str) -> None:
    if language in ("ar", "hi"):
        needs_raqm()
    data = cards().draw(about(TITLES[language], language=language))
    assert len(data) < 40_000
    left, top, right, bottom = ink(shown(data), TITLE) or (0, 0, 0, 0)
    assert left > 40
    assert top > 40
    assert right < WIDTH - 70
    assert bottom - top > 60
    assert bottom < 465
    assert ink(shown(data), FOOT)


def test_the_same_session_has_the_same_card() -> None:
    session = about("The Gap in the Timetable")
    assert cards().draw(session) == cards().draw(session)
    assert cards().path(session) == cards().path(session)


def test_entry_and_listing_agree() -> None:
    session = Session(title="The Gap", series="Crossings", number=4, guests=(Person("Mara Lindqvist", "cellist"),))
    entry = Entry(session, "urn:x", "a-session", "https://lantern.example/s/a-session/", MOMENT, MOMENT, 1)
    assert cards().path(entry) == cards().path(about("The Gap"))
    assert cards().draw(entry) == cards().draw(about("The Gap"))


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Another"},
        {"series": None},
        {"number": 5},
        {"guests": ()},
        {"guests": (Person("Somebody Else"),)},
        {"language": "he"},
    ],
)
def test_whatever_is_shown_changes_the_name(changed: dict[str, Any]) -> None:
    before, after = about("The Gap"), about(**{"title": "The Gap"} | changed)
    assert cards().path(before) != cards().path(after)
    assert cards().draw(before) != cards().draw(after)


def test_what_is_not_shown_changes_nothing() -> None:
    before = about("The Gap")
    after = about("The Gap", revision=2, guests=(Person("Mara Lindqvist", "cook"),), summary="Something else")
    assert cards().path(before) == cards().path(after)


@pytest.mark.parametrize("wished", [{"title": "Another"}, {"accent": "#1f5fa8"}])
def test_so_does_the_publication(wished: dict[str, str]) -> None:
    assert cards().path(about("The Gap")) != cards(**wished).path(about("The Gap"))
    assert cards().draw(about("The Gap")) != cards(**wished).draw(about("The Gap"))


def test_path_lies_below_cards() -> None:
    path = cards().path(about("The Gap"))
    assert path.startswith("cards/a-session-")
    assert path.endswith(".png")


def test_the_rule_has_the_accent() -> None:
    assert shown(cards(accent="#00695c").draw(about("Fog"))).getpixel((600, 479)) == (0x00, 0x69, 0x5C)


def test_right_to_left_stands_at_the_right() -> None:
    picture = shown(cards().draw(about("מה שומעים", language="he", guests=(Person("עדה ואנס"),))))
    left, _, right, _ = ink(picture, TITLE) or (0, 0, 0, 0)
    assert left > WIDTH / 3
    assert WIDTH - 100 < right < WIDTH - 70
    left, _, right, _ = ink(picture, FOOT) or (0, 0, 0, 0)
    assert left > WIDTH / 3


@pytest.mark.parametrize("title", ["霧の中で聞こえるもの", "안개 속에서", "A Fog 霧", "", "🚀", "\u0000\u200f"])
def test_a_title_that_cannot_be_set_gives_way_to_the_publication(title: str) -> None:
    quiet = cards().draw(about(title))
    assert quiet == cards().draw(about("安", guests=(), series=None))
    assert ink(shown(quiet), TITLE)
    assert ink(shown(quiet), FOOT) is None


def test_nothing_can_be_set_at_all() -> None:
    picture = shown(cards(title="霧").draw(about("霧の中")))
    assert ink(picture, TITLE) is None
    assert picture.getpixel((600, 479)) != PAPER


def test_a_guest_who_cannot_be_set_is_left_out() -> None:
    one = cards().draw(about("Fog", guests=(Person("山田花子"),)))
    assert one == cards().draw(about("Fog", guests=()))


@pytest.mark.parametrize(
    ("with_signs", "without"),
    [
        ("Rockets 🚀 in a Shed 🛠️: Ten", "Rockets in a Shed: Ten"),
        ("🎉 Fog", "Fog"),
        ("Fog 👩🏽‍🚀", "Fog"),
        ("Fog  and\tmore\n", "Fog and more"),
    ],
)
def test_emoji_leave_no_trace(with_signs: str, without: str) -> None:
    assert cards().draw(about(with_signs)) == cards().draw(about(without))


@pytest.mark.parametrize(
    "title",
    [
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "x" * 400,
        "word " * 200,
        "A title of many words, none of which matters, but all of which have to stand somewhere on the card " * 3,
        "W" * 60 + " end",
        "(" * 50,
        "-" * 300,
    ],
)
def test_long_titles_stay_on_the_card(title: str) -> None:
    left, top, right, bottom = ink(shown(cards().draw(about(title))), TITLE) or (0, 0, 0, 0)
    assert left > 40
    assert right <= WIDTH - 76
    assert bottom < 465
    assert top > 40


def test_many_guests_and_a_long_series_stay_on_the_card() -> None:
    guests = tuple(Person(f"Maximiliane von Hohenstein-Waldburg {number}") for number in range(9))
    picture = shown(cards().draw(about("Fog", guests=guests, series="A Series with a Very Long Name " * 6)))
    left, _, right, _ = ink(picture, FOOT) or (0, 0, 0, 0)
    assert left >= 80
    assert right <= WIDTH - 80


def test_the_series_is_not_said_twice() -> None:
    twice = cards().draw(about("Fog", series="Lantern Street QnA"))
    assert twice != cards().draw(about("Fog", series="Crossings"))
    assert cards()._shown(about("Fog", series="Lantern Street QnA")).facts == "Lantern Street QnA\xa04"
    assert cards()._shown(about("Fog")).facts == "Lantern Street QnA · Crossings\xa04"


def test_fonts_of_the_editor_are_used(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    plain = cards(tmp_path).path(about("Fog"))
    assert plain == cards().path(about("Fog"))
    serif = Typefaces(SERIF, None)._faces[0].file
    shutil.copy(serif.with_name(SANS[0]), tmp_path / "fonts" / SERIF[0])
    assert cards(tmp_path).path(about("Fog")) != plain
    assert cards(tmp_path).draw(about("Fog")) != cards().draw(about("Fog"))


def test_a_broken_font_of_the_editor_is_named(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "own.ttf").write_bytes(b"no font")
    with pytest.raises(TemplateError, match=r"own\.ttf: cannot be read as a TrueType or OpenType font"):
        cards(tmp_path).draw(about("霧"))


def test_arabic_letters_are_joined() -> None:
    """Side by side, unjoined letters are much longer."""
    needs_raqm()
    faces = Typefaces(SERIF, None)
    assert faces.length("مجلة", 80) < 0.9 * sum(faces.length(letter, 80) for letter in "مجلة")


def test_without_shaping_no_wrong_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.render.pictures.typefaces.can_shape", lambda: False)
    assert Typefaces(SERIF, None).drawable("مجلة") is None
    assert Typefaces(SERIF, None).drawable("מעברים") == "מעברים"
