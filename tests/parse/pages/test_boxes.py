"""Boxes on a page: what leads away from the piece falls, what belongs to it stays, whatever it is called."""

from __future__ import annotations

import time

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Reading
from pipeline.parse.pages.webpage import read

ANSWER = "The first winter was the longest one, and we have kept every log book of it since. Nobody has read them."
TALK = "".join(f"<h3>{asked}</h3><p>{ANSWER}</p><p>{ANSWER}</p>" for asked in ("Why moss?", "Why here?", "And now?"))
PAGE = "<html><body><div class='wrap'><div class='story'><h1>Moss</h1>{talk}{inside}</div>{outside}</div></body></html>"


def seen(html: str) -> Reading:
    return read(Document("s", "o", "text/html", html.encode(), url="https://moss.example/talk"), Hints())


def said(reading: Reading) -> str:
    return "\n".join(block.text for block in reading.blocks)


BESIDE = [
    "<div class='box'><h4>Zwirbel</h4><ul><li>Who mends the weir?</li><li>Is it late?</li></ul></div>",
    "<div class='x7'><span>Zwirbel</span> <a href='/w'>How many herons are there on the long pier?</a></div>",
    "<section><h2>Zwirbel</h2><article><h3>No. 3: Who owns a tide?</h3><a href='/3'>Play</a></article></section>",
    "<div class='y1'><h4>Zwirbel</h4><p>One letter a month, no more.</p></div>",
    "<div class='y2'><p>Did you like Zwirbel?</p><button>Give</button></div>",
]


@pytest.mark.parametrize("box", BESIDE)
@pytest.mark.parametrize("place", ["inside", "outside"])
def test_what_leads_away_below_the_piece_falls(box: str, place: str) -> None:
    found = seen(_page(place, box))
    assert "Zwirbel" not in said(found)
    assert any("Zwirbel" in words for words in found.dropped)
    assert said(found).endswith(ANSWER)


def _page(place: str, box: str) -> str:
    filled = {"inside": "", "outside": "", place: box}
    return PAGE.format(talk=TALK, **filled)


STAYS = [
    "<div class='cta'><h3>Zwirbel?</h3><p>Tell us more.</p></div>",
    "<div class='z2'><p>Interview: Zwirbel Brook</p></div>",
    f"<div class='z3'><h3>Zwirbel</h3><p>{ANSWER}</p></div>",
]


@pytest.mark.parametrize("box", STAYS)
@pytest.mark.parametrize("place", ["inside", "outside"])
def test_the_last_word_of_a_piece_stays(box: str, place: str) -> None:
    assert "Zwirbel" in said(seen(_page(place, box)))


def test_a_box_with_an_address_to_turn_to_stays_in_the_piece() -> None:
    box = "<div class='z1'><h3>Zwirbel</h3><p><a href='mailto:m@moss.example'>m@moss.example</a></p></div>"
    assert "Zwirbel" in said(seen(_page("inside", box)))


def test_a_box_made_like_the_answers_is_one() -> None:
    row = "<div class='row'><h3>{}</h3><p>{}</p></div>"
    rows = "".join(row.format(asked, ANSWER + ANSWER) for asked in ("Why moss?", "Why here?", "And now?"))
    last = row.format("A last word?", "See <a href='/moss'>the moss</a>.")
    assert "A last word?" in said(seen(f"<body><h1>Moss</h1><div class='talk'>{rows}{last}</div></body>"))


def test_a_box_between_the_answers_that_names_another_piece_falls() -> None:
    box = "<div class='m3'><b>Zwirbel:</b> <a href='/w'>Who mends the weir?</a></div>"
    found = seen(PAGE.format(talk=TALK.replace("<h3>And now?", box + "<h3>And now?"), inside="", outside=""))
    assert "Zwirbel" not in said(found)
    assert "And now?" in said(found)


def test_a_box_with_a_button_between_the_answers_falls_unless_it_recurs() -> None:
    box = "<div class='n3'><p>Zwirbel every Friday?</p><button>Yes</button></div>"
    once = TALK.replace("<h3>And now?", box + "<h3>And now?")
    assert "Zwirbel" not in said(seen(PAGE.format(talk=once, inside="", outside="")))
    rows = "".join(f"<div class='q'><p>{n}. Zwirbel?</p><button>Copy</button></div><p>{ANSWER}</p>" for n in range(4))
    assert said(seen(f"<body><h1>Moss</h1>{rows}</body>")).count("Zwirbel") == 4


def test_a_table_of_contents_repeats_no_question() -> None:
    listed = "<ul><li><a href='#a'>Why moss?</a></li><li><a href='#b'>Why here?</a></li></ul>"
    found = seen(f"<body><h1>Moss</h1><p>{ANSWER}</p><div><h2>In short</h2>{listed}</div>{TALK}</body>")
    assert said(found).count("Why moss?") == 1


@pytest.mark.parametrize(
    "row",
    [
        "<h3><button aria-expanded='false'>{}</button></h3><div role='region' hidden><p>{}</p></div>",
        "<button class='accordion'>{}</button><div class='panel' style='display:none'><p>{}</p></div>",
        "<h3><button>{}</button></h3><div class='collapse' aria-hidden='true'><p>{}</p></div>",
    ],
)
def test_questions_on_which_one_clicks_are_read_with_their_answers(row: str) -> None:
    rows = "".join(row.format(asked, ANSWER) for asked in ("Why is it moss?", "Why is it here?", "And what now?"))
    found = said(seen(f"<body><h1>Moss</h1><button aria-expanded='false'>Menu</button>{rows}</body>"))
    assert found.count(ANSWER) == 3
    assert "Why is it here?" in found
    assert "Menu" not in found


def test_the_header_of_a_part_is_no_header_of_the_site() -> None:
    parts = "".join(
        f"<div class='frame'><header><h2>{asked}</h2></header><p>{ANSWER}</p></div>" for asked in ("Why moss?", "Why?")
    )
    site = "<header><h2>Zwirbel Weekly</h2><ul><li>Home</li></ul></header>"
    found = said(seen(f"<body>{site}<main><h1>Moss</h1>{parts}</main></body>"))
    assert "Why moss?" in found
    assert "Zwirbel" not in found


def test_the_last_quiet_line_of_a_page_is_its_footer() -> None:
    found = seen(_page("outside", "<div id='pied'>2009-2026 Zwirbel | Moss map | 12 %</div>"))
    assert "Zwirbel" not in said(found)


def test_small_print_below_the_piece_falls() -> None:
    found = seen(_page("outside", "<center><font size='1'>Zwirbel<br>Best seen at 800x600.</font></center>"))
    assert "Zwirbel" not in said(found)


def test_what_a_feed_adds_to_each_piece_falls() -> None:
    line = "<p>Der Beitrag <a href='https://m.example/4'>Moss</a> erschien auf <a href='https://m.example'>Zwirbel</a>.</p>"
    assert "Zwirbel" not in said(seen(TALK + line))
    assert "Zwirbel" in said(seen(TALK + line.replace("https://m.example'", "https://m.example/zwirbel'")))


def test_many_buttons_take_no_time() -> None:
    rows = "".join(f"<button>{n}</button> word " for n in range(20_000))
    began = time.process_time()
    seen(f"<body><div>{rows}</div></body>")
    assert time.process_time() - began < 5
