"""Who the title, or a line beside it, says that the guest is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Document
from pipeline.parse import parse
from pipeline.parse.people.guest_in_title import before_a_talk, from_summary, from_title, led_in_alone
from pipeline.parse.people.sources import Sources

PAGE = """<html><head><title>Glue on my thumbs - The Lantern</title></head><body><article>
<p class="kicker">{kicker}</p><h1>Glue on my thumbs</h1>
<p>For ten years now {name} has been printing books that fit into a matchbox. We met in her yard.</p>
<p><b>Why so small?</b></p><p>I had a small table, and I never bought a larger one.</p>
<p><b>Who reads them?</b></p><p>I do, on trains, and my neighbours when the light goes out.</p>
<p><b>What comes next?</b></p><p>I will print a map of my street, and fold it twelve times.</p>
</article></body></html>"""


def guests(kicker: str, name: str) -> tuple[str, ...]:
    (parsed,) = parse(Document("s", "a.html", "text/html", PAGE.format(kicker=kicker, name=name).encode()))
    return tuple(one.name for one in parsed.session.guests) if parsed.session else ()


@pytest.mark.parametrize("kicker", ["An interview with Ada Brook", "Entretien avec Ada Brook"])
def test_a_line_above_the_title_leads_the_guest_in(kicker: str) -> None:
    assert guests(kicker, "Brook") == ("Ada Brook",)


def test_a_line_about_somebody_else_names_no_guest() -> None:
    assert "Tom Reed" not in guests("An interview with Tom Reed", "she")


@pytest.mark.parametrize(
    "title",
    ["An Interview With Ada Brook", "Talking Glue With Ada Brook", "Meet Ada Brook", "Q&A With Printer Ada Brook"],
)
def test_words_that_lead_in_may_have_capitals_in_a_headline(title: str) -> None:
    talk = "**Why so small, Ada?**\n\nI had a small table.\n\n**Who reads them?**\n\nI do, on trains."
    text = f"# {title}\n\n{talk}\n\n**What comes next?**\n\nI will print a map of my street.\n"
    (parsed,) = parse(Document("s", "a.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    (guest,) = parsed.session.guests
    assert guest.name == "Ada Brook"
    assert guest.role in (None, "Printer")


def test_a_summary_in_the_words_of_the_guest_is_no_role() -> None:
    talk = "".join(f"### {asked}\n\nI had a small table.\n\n" for asked in ("Why?", "Who reads them?", "What next?"))
    text = f"---\ntitle: Ada Brook\ndescription: I print what fits my table.\n---\n\n{talk}"
    (parsed,) = parse(Document("s", "a.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    assert parsed.session.guests[0].role is None


@pytest.mark.parametrize("sign", [":", " –", " -", " |"])
def test_a_word_for_a_talk_announces_a_name_nobody_takes_up(sign: str) -> None:
    assert from_title(Sources(f"Interview{sign} Ada Brook – Low Ferring", (), (), "", ())) == ["Ada Brook"]


@pytest.mark.parametrize(
    "title",
    [
        "An Interview With Clock Builder Ada Brook",
        "An interview with Low Ferring's Ada Brook",
        "Catching Up With Ada Brook",
        "Meet Ada Brook",
        "Intervista ad Ada Brook",
        "Haastattelussa Ada Brook",
        "Ada Brook im Gespräch",
        "Ada Brook: The Interview",
        "Clock builder Ada Brook: “I never sleep in there”",
    ],
)
def test_a_title_alone_may_tell_the_guest(title: str) -> None:
    assert from_title(Sources(title, (), (), "", ())) == ["Ada Brook"]


@pytest.mark.parametrize(
    "title",
    [
        "Black Metal Interview",
        "Low Ferring Interviews",
        "Meet Our Members",
        "Ask a clock builder: “I never sleep in there”",
        "Interview: Glass and Sand",
    ],
)
def test_what_a_title_names_beside_an_interview_need_be_nobody(title: str) -> None:
    assert from_title(Sources(title, (), (), "", ())) == []


def test_a_name_before_a_word_for_a_talk_is_the_guest_if_the_text_has_it() -> None:
    assert before_a_talk(Sources("Ada Brook Interview", (), (), "", (), questions="Ada, why clocks?")) == ["Ada Brook"]
    assert before_a_talk(Sources("Ada Brook Interview", (), (), "", (), questions="Why clocks?")) == []


@pytest.mark.parametrize(
    ("title", "name"), [("Interview with The Wet Weirs", "The Wet Weirs"), ("Q&A with gull_9", "gull_9")]
)
def test_bands_and_players_are_led_in_and_met_again(title: str, name: str) -> None:
    met = Sources(title, (), (f"We are {name}, and we play by the weir.",), "", ())
    assert led_in_alone(met) == [name]
    assert led_in_alone(replace(met, first_answers=("We play by the weir.",))) == []


@pytest.mark.parametrize("title", ["Interview with a clock builder", "Interview with us", "Interview with friends"])
def test_words_for_people_are_no_names(title: str) -> None:
    assert led_in_alone(Sources(title, (), ("I am a clock builder, and friends of us are, too.",), "", ())) == []


def test_the_head_of_a_page_may_lead_the_guest_in() -> None:
    sources = Sources("The hours", (), (), "", (), summary="An interview with Ada Brook, who builds clocks.")
    assert from_summary(sources) == ["Ada Brook"]
    assert from_summary(replace(sources, summary="Ada Brook writes about those who build clocks.")) == []


def test_whom_the_text_introduces_is_the_guest_rather_than_what_the_title_names() -> None:
    asked = ("Why so small?", "Who reads them?", "And now?")
    talk = "\n\n".join(f"**{one}**\n\nI had a small table at Wet Weir." for one in asked)
    text = f"# Wet Weir Interview\n\nWe spoke with Ada Brook, printer at Wet Weir.\n\n{talk}\n"
    (parsed,) = parse(Document("s", "a.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    assert [one.name for one in parsed.session.guests] == ["Ada Brook"]
