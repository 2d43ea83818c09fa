"""Who the title, or a line beside it, says that the guest is."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.parse import parse

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
