"""Who the guest is and what they are, in the words and at the places that writers use for it."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Person
from pipeline.parse import parse
from pipeline.parse.people import names_east, names_uncased, said_of
from pipeline.parse.people.name_forms import declined, settled

TALK = (
    "\n\n**How did you begin?**\n\nWith my own two hands, and I was late.\n\n**Who taught you?**\n\nNobody. I learned "
    "it from my neighbours.\n\n**What do you need?**\n\nRain, and I mean it.\n"
)


def guests(title: str, intro: str) -> tuple[Person, ...]:
    text = f"# {title}\n\n{intro}{TALK}"
    (parsed,) = parse(Document("guests", "a.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    return parsed.session.guests


@pytest.mark.parametrize(
    ("intro", "role"),
    [
        ("Ingrid Mossby is a lamp trimmer and knows every wick in town.", "lamp trimmer"),
        ("Guest: Ingrid Mossby, 71, lamp trimmer at the Old Harbour until 1982.", "lamp trimmer"),
        ("Ingrid Mossby of Benning, Ohio, is a retired lamp trimmer and my neighbour.", "retired lamp trimmer"),
        ("Today it is our head of lamps, Ingrid Mossby. We met at dawn.", "head of lamps"),
        ("We met Ingrid Mossby at dawn. She has been a lamp trimmer in this town since the war.", "lamp trimmer"),
        ("The keeper of the old lamps talks about soot. Ingrid Mossby had tea.", "keeper of the old"),
    ],
)
def test_role_is_found(intro: str, role: str) -> None:
    (guest,) = guests("Interview with Ingrid Mossby", intro)
    assert guest.name == "Ingrid Mossby"
    assert (guest.role or "").startswith(role)


@pytest.mark.parametrize(
    "intro",
    [
        "On her last day Ingrid Mossby, 67, wore a brown suit, brown shoes and a smile.",
        "Ingrid Mossby (54) has climbed for thirty years for others.",
        "I teamed up with Ingrid Mossby, to create a new kind of wick, years ago.",
    ],
)
def test_what_somebody_wears_or_does_is_no_role(intro: str) -> None:
    (guest,) = guests("Interview with Ingrid Mossby", intro)
    assert guest.role is None


def test_a_role_with_a_capital_before_the_name_is_not_part_of_it() -> None:
    (guest,) = guests("In the yard with Ingrid Mossby", "Wickfitter Ingrid Mossby works in a former net loft.")
    assert (guest.name, guest.role) == ("Ingrid Mossby", "Wickfitter")


def test_a_headline_in_capitals_is_cut_behind_the_name() -> None:
    intro = "On her last day Ingrid Sol Mossby came late. We spoke with Ingrid Sol Mossby about soot."
    assert guests("Ingrid Sol Mossby Has Closed Ninety Doors", intro)[0].name == "Ingrid Sol Mossby"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Одарка Медовик", "Одаркою Медовик", True),
        ("Bogumiła Wrona", "Bogumiłą Wroną", True),
        ("Ada Brook", "Ada Cole", False),
        ("Ada", "Adą", False),
    ],
)
def test_declined_names_are_known_as_one(one: str, other: str, same: bool) -> None:
    assert declined(one, other) is same


def test_the_nominative_is_taken_where_the_text_has_it() -> None:
    texts = ("Rozmowa z Bogumiłą Wroną", "Bogumiła Wrona szyje buty od lat.")
    assert settled("Bogumiłą Wroną", texts) == "Bogumiła Wrona"
    assert settled("Bogumiłą Wroną", texts[:1]) == "Bogumiłą Wroną"


def test_what_is_said_beside_a_name_ends_where_the_clause_does() -> None:
    assert said_of.beside("Ada Brook", ["Ada Brook, 88, telephone operator until 1982."]) == "telephone operator"
    assert said_of.beside("Ada Brook", ["Ada Brook, who was late, came by boat."]) is None
    assert said_of.by_pronoun(["We met. She is the town's last lamp trimmer."]) == "town's last lamp trimmer"
    assert said_of.by_pronoun(["We met. He is a lamp trimmer."]) == "lamp trimmer"


@pytest.mark.parametrize(
    ("name", "text", "role"),
    [
        ("何守山", "何守山，竹篮匠人，住在老街尽头。", "竹篮匠人"),
        ("森田周一", "竹籠職人 森田周一さん（７１）", "竹籠職人"),
        ("森田みお", "港町で竹籠職人として働く森田みおさんを訪ねました。", "竹籠職人"),
        ("문기남", "오늘 만난 분은 골목에서 우산 수선공 문기남 선생님입니다.", "우산 수선공"),
        ("森田多聞", "森田多聞(もりた・たもん)さん。駅名標書き、七十二歳。", "駅名標書き"),
    ],
)
def test_roles_of_the_east(name: str, text: str, role: str) -> None:
    assert names_east.role(name, text) == role


def test_who_made_a_piece_is_not_whom_it_is_about() -> None:
    assert "沈一山" not in names_east.names("整理：沈一山\n莫问青，一九五五年生。")


def test_a_name_without_capitals_is_met_again_below_the_title() -> None:
    titles = ("حوار مع صانع السلال نبيل الساحلي",)
    assert names_uncased.met_again(titles, ["يجلس نبيل الساحلي كل مساء على صندوق."]) == ["نبيل الساحلي"]
    assert names_uncased.met_again(titles, ["لا أحد هنا."]) == []
    assert names_uncased.role_before("نبيل الساحلي", titles[0]) == "صانع السلال"
