"""Whole pages of sites in many styles: the piece is found, all of it, and nothing of what stands around it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints, Parsed
from pipeline.parse import parse
from pipeline.parse.outline import outline

PAGES = Path(__file__).with_name("pages")


@dataclass(frozen=True)
class Page:
    title: str
    guest: str
    questions: int
    first: str
    last: str
    keeps: tuple[str, ...]
    drops: tuple[str, ...]
    told: str | None = None
    """The guest as the configuration would name them, where the test is not about finding names."""


EXPECTED = {
    "wordpress_classic": Page(
        "Ropes and Rigs",
        "Hester Vane",
        4,
        "How did you come to rigging?",
        "What would you tell somebody who starts today?",
        ("more rope than anyone", "I made forty", "Lifelines", "owner swears", "the kettle is on"),
        (
            "News from the waterfront",
            "Chandlery",
            "Regatta",
            "Posted on",
            "Share this",
            "Who mends",
            "Bookmark",
            "Responses",
            "Which knife",
            "Wire for ever",
            "Leave a Reply",
            "Recent Posts",
            "ferry late",
            "inbox",
            "powered by",
        ),
    ),
    "wordpress_blocks": Page(
        "Leim und Geduld",
        "Ottilie Brandt",
        3,
        "Frau Brandt, warum dauert eine Geige zwei Jahre?",
        "Und wenn etwas reißt?",
        ("Geigenbauerin in dritter", "noch einen zweiten", "Knochenleim. Er riecht", "Leim kochen", "der ganze Beruf"),
        (
            "Zum Inhalt",
            "Kurse",
            "Nichts mehr verpassen",
            "Postfach",
            "Jetzt anmelden",
            "Schlagwörter",
            "zwei linke Hände",
            "Was kostet ein Hobel",
            "Kommentar",
            "heute noch Knochenleim",
            "Mehr Beiträge",
            "Messer",
            "Cookies",
            "Impressum",
        ),
    ),
    "wordpress_elementor": Page(
        "Five Questions for Idris Calloway",
        "Idris Calloway",
        5,
        "What time is it when you get up?",
        "What comes after you?",
        ("wood oven behind the chapel", "The dough does not care", "the mill at Orrin", "The radio.", "half past one"),
        ("Suppers", "Facebook", "burns toast", "One Response", "have the recipe", "poolish", "starter", "Read More"),
    ),
    "news_site": Page(
        "‘I never trusted the map’: cartographer Lena Ostrow on drawing the marsh",
        "Lena Ostrow",
        4,
        "Why did you start with the marsh?",
        "What will you draw next?",
        ("nine hundred miles", "forty square miles", "A map is a diary", "sheet nine", "then I shall sit down"),
        (
            "Sign in",
            "Sport",
            "842 partners",
            "Accept all",
            "Tamsin Rook",
            "Advertisement",
            "eel catcher",
            "Read more",
            "Fen Notes",
            "Privacy Notice",
            "Sign up",
            "Topics",
            "Most viewed",
            "Council tax",
            "More on this",
            "reeds dying",
            "Terms",
            "Courier Group",
        ),
    ),
    "legacy_tables": Page(
        "Das Interview: Gerlinde Moos, Imkerin",
        "Gerlinde Moos",
        4,
        "Frau Moos, wie viele Völker haben Sie?",
        "Was wünschen Sie sich?",
        ("Imkerin in Unterfelden", "Kirchturm", "Es reicht für den Markt", "hören die Bienen", "milden März"),
        ("Startseite", "Gästebuch", "Feuerwehr", "heiter", "Druckversion", "Letzte Änderung"),
    ),
    "legacy_breaks": Page(
        "Entretien avec Solange Mireau",
        "Solange Mireau",
        4,
        "Pourquoi relier des livres aujourd'hui ?",
        "Et après vous ?",
        ("relieuse à Lannevez", "ouvrir à plat", "Il sentait la cave", "j'en rêve encore", "ne le lui dites pas"),
        ("Accueil", "Tous les numéros", "À lire aussi", "peur du papier", "marbreur", "visiteur", "Webmestre"),
    ),
    "definition_list": Page(
        "Entrevista a Ramiro Olmedo, farero",
        "Ramiro Olmedo",
        4,
        "¿Cómo es la soledad?",
        "Su mejor recuerdo.",
        ("farero en Punta Brava", "Es como el mar", "las gallinas", "La luz se enciende sola", "Una ballena"),
        (
            "Inicio",
            "Mapa",
            "Compartir",
            "Artículos relacionados",
            "Cuántos faros",
            "que pintaba",
            "Amigos de los Faros",
        ),
    ),
    "japanese": Page(
        "和紙職人・森川千尋さんに聞く",
        "森川千尋",
        4,
        "紙漉きを始めたきっかけは何ですか？",
        "これからの夢は何ですか？",
        ("お話をうかがいました", "祖母が漉いていた", "乾かすところ", "簀の保存会", "百年後"),
        (
            "ニュース",
            "お問い合わせ",
            "ツイート",
            "第四回",
            "漆は",
            "関連記事",
            "洋紙",
            "ランキング",
            "藍染め",
            "研ぐのか",
            "Copyright",
        ),
        told="森川千尋",
    ),
    "arabic": Page(
        "حوار مع الخطاطة سلمى الحداد",
        "سلمى الحداد",
        3,
        "متى بدأتِ الخط؟",
        "هل يقتل الحاسوب الخط؟",
        ("التقينا", "في السابعة", "الهاء", "اليد الكسولة"),
        ("الرئيسية", "اتصل بنا", "شارك", "فيسبوك", "ذات صلة", "لماذا نكتب", "قراءة", "اخترع", "جميع الحقوق"),
        told="سلمى الحداد",
    ),
    "blogspot": Page(
        "An Interview with Perrin Aldous",
        "Perrin Aldous",
        3,
        "Why mosses?",
        "What do your dogs say to it?",
        ("named four mosses", "They do not run away", "North side", "taste of biscuits"),
        (
            "Notes from wet places",
            "8 June",
            "Posted by",
            "Labels",
            "comments",
            "rarest one",
            "More of these",
            "Newer Post",
            "About Me",
            "walk slowly",
            "Archive",
            "Powered by",
        ),
    ),
    "newsletter_site": Page(
        "Ines Corvo",
        "Ines Corvo",
        4,
        "What is a bad tile?",
        "What should I have asked?",
        ("tiler in the lower town", "One that is flat", "The flood of 1989", "in pencil", "I like blue"),
        ("Sign in", "reader-supported", "Share", "Likes", "Discussion", "Why not blue", "Ready for more", "Privacy"),
    ),
    "div_soup": Page(
        "Twelve minutes with a bell founder",
        "Agnes Tolliver",
        5,
        "What is in a bell?",
        "And the best?",
        (
            "Between two casts",
            "Copper, tin",
            "then my teeth",
            "Until the neighbours",
            "It hangs in a town",
            "Next week’s",
        ),
        (
            "Ringers",
            "Where have all",
            "Tower of the month",
            "Letters",
            "You might also",
            "silent at night",
            "Ten towers",
            "Imprint",
            "Advertise",
            "Ringing World",
        ),
    ),
    "drupal": Page(
        "In gesprek met molenaar Wietske Haan",
        "Wietske Haan",
        3,
        "Hoe word je molenaar?",
        "Zijn er muizen?",
        ("wind, meel en muizen", "examen doen", "Een molen is nooit klaar", "De kat heet Muis"),
        (
            "Overslaan",
            "Nieuws",
            "Gesprekken",
            "Ingediend",
            "Tags",
            "Nieuwe reactie",
            "Reacties",
            "de hond",
            "Laatste nieuws",
            "wieken",
            "Dijkweg",
        ),
    ),
}


def read(name: str) -> Parsed:
    hints = Hints(guest=EXPECTED[name].told)
    (only,) = parse(Document("pages", f"{name}.html", "text/html", (PAGES / f"{name}.html").read_bytes()), hints)
    return only


def told(name: str) -> str:
    """All text of the session, without what was dropped and what only programs see."""
    said = outline(read(name), name)
    return json.dumps(
        {key: said.get(key) for key in ("introduction", "turns", "sections", "conclusion", "call_to_action")},
        ensure_ascii=False,
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_every_question_is_found(name: str) -> None:
    session, page = read(name).session, EXPECTED[name]
    assert session is not None
    questions = session.questions
    assert (len(questions), questions[0], questions[-1]) == (page.questions, page.first, page.last)


@pytest.mark.parametrize("name", EXPECTED)
def test_title_and_guest_are_found(name: str) -> None:
    session, page = read(name).session, EXPECTED[name]
    assert session is not None
    assert session.title == page.title
    assert [guest.name for guest in session.guests] == [page.guest]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_piece_is_kept(name: str) -> None:
    text = told(name)
    assert [words for words in EXPECTED[name].keeps if words not in text] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_what_stands_around_it_falls_away(name: str) -> None:
    text = told(name)
    assert [words for words in EXPECTED[name].drops if words in text] == []


def test_no_page_is_untried() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(EXPECTED)
