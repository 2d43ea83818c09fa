"""Lines that group the questions below them: headings in all but name are no answers and no questions."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.session import Session
from pipeline.parse import parse

HEAD = "<h1>The keeper: an interview with Ada Brook</h1><p>Our interview with Ada Brook, a keeper of lamps.</p>"


def session(body: str) -> Session:
    (parsed,) = parse(Document("s", "lamp.html", "text/html", f"<main>{HEAD}{body}</main>".encode()))
    assert parsed.session is not None
    return parsed.session


def test_lines_in_bold_between_labelled_turns_are_sections() -> None:
    talk = "".join(
        f"<p><b>{number}</b></p><p><b>{line}</b></p>"
        "<p><b>The Post: How long did it burn?</b></p><p><b>Brook:</b> Nine days, and then I put it out.</p>"
        "<p><b>The Post: And who came?</b></p><p><b>Brook:</b> Nobody came, and I was glad of it.</p>"
        for number, line in (("01", "A lamp on the rock"), ("02", "What the birds know"))
    )
    found = session(talk)
    first, second = "A lamp on the rock", "What the birds know"
    assert [turn.section for turn in found.turns] == [first, first, second, second]
    assert len(found.questions) == 4


def test_a_lone_line_in_bold_may_be_an_answer() -> None:
    talk = (
        "<p><b>The Post: How long did it burn?</b></p><p><b>Brook:</b> Nine days, and then I put it out.</p>"
        "<p><b>The Post: And who came?</b></p><p><b>Nobody at all</b></p>"
        "<p><b>The Post: And then?</b></p><p><b>Brook:</b> Then I went home, and I slept.</p>"
    )
    found = session(talk)
    assert not any(turn.section for turn in found.turns)


def test_a_line_with_a_sign_of_its_own_among_questions_in_bold_is_a_section() -> None:
    asked = ("How long did it burn?", "And who came to see it?", "What did you do then?")
    turns = [f"<p><b>{one}</b></p><p>Nine days, I think, and then I put it out with my own hands.</p>" for one in asked]
    found = session(f"{turns[0]}{turns[1]}<p><b>◆ What the birds know</b></p>{turns[2]}")
    assert len(found.questions) == 3
    assert sum(turn.section is not None for turn in found.turns) == 1


def test_what_a_program_names_as_furniture_and_lines_that_ask_readers_to_share_go() -> None:
    asked = ("How long did it burn?", "And who came to see it?", "What did you do then?")
    turns = [f"<p><b>{one}</b></p><p>Nine days, I think, and then I put it out with my own hands.</p>" for one in asked]
    between = (
        "<ul><li>Compartilhe esta notícia no telefone</li></ul><marquee>The forum is open</marquee>"
        '<div class="box-adv--inread"><p>Wick mattresses, a hundred nights</p></div>'
    )
    below = (
        '<div data-area="related-articles"><h4>Other lamps</h4><ul><li><a>Why do wicks cost twice?</a></li></ul></div>'
    )
    found = session(f"{turns[0]}{turns[1]}{between}{turns[2]}{below}")
    said = " ".join(str(passage.body) for turn in found.turns for passage in turn.answer)
    assert said.count("Nine days") == 3
    assert not any(line in said for line in ("Compartilhe", "forum is open", "mattresses", "wicks cost"))


def test_a_first_heading_that_says_transcript_is_no_title_beside_the_editors() -> None:
    talk = "**Tom:** How did you begin?\n\n**Ada:** I had a bucket.\n\n**Tom:** And then?\n\n**Ada:** I had two.\n\n"
    talk += "**Tom:** Who came next?\n\n**Ada:** My sister, and she had none."
    text = f"---\ntitle: Light at last\n---\n\nI asked Ada Brook about her lamps.\n\n# Transcript\n\n{talk}\n"
    (parsed,) = parse(Document("s", "lamp.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    assert parsed.session.title == "Light at last"
    assert "I asked Ada Brook" in parsed.session.introduction
