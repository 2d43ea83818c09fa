"""Exams and calls for investors ask and are answered, and are no interviews: none of them is ready."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.parse import parse

CALL = """# Tarn Vale Water (TVW): {title}

Rosalind Pike, Chief Executive Officer, spoke with {who}. Ewan Marsh, Chief Financial Officer, joined her.

{one} Can you talk about margins in the second half?

{pike} I think we're pleased with where margins are, and I expect them to hold until the winter comes.

{two} What is your view on capital expenditure?

{marsh} I'd say forty million. I will tell you more in the autumn, when we have seen the new pumps at work.

{three} How do you see regulation?

{pike} I see it as a partner. We have met them twice, and I brought the maps that they had asked us for.

{four} What about the dividend?

{marsh} I expect it to grow with earnings. My view is unchanged, as it was last year and the year before.
"""
VOICES = {
    "headings": {
        "one": "### Dele Onabanjo, Harrow Securities:",
        "two": "### Liv Aas, Nordhavn:",
        "three": "### Petra Wolff, Lahn Bank:",
        "four": "### Sam Odell, Crane:",
        "pike": "",
        "marsh": "",
    },
    "letters": {**dict.fromkeys(("one", "two", "three", "four"), "**Q:**"), "pike": "**A:**", "marsh": "**A:**"},
    "names": {
        "one": "**Dele Onabanjo:**",
        "two": "**Liv Aas:**",
        "three": "**Petra Wolff:**",
        "four": "**Sam Odell:**",
        "pike": "**Rosalind Pike:**",
        "marsh": "**Ewan Marsh:**",
    },
}


def standing(text: str, name: str = "a.md", kind: str = "text/markdown") -> str:
    (parsed,) = parse(Document("occasions", name, kind, text.encode()))
    return parsed.verdict.standing


@pytest.mark.parametrize("voices", VOICES)
@pytest.mark.parametrize("title", ["Q2 2031 earnings call", "interim results, questions and answers"])
def test_a_call_for_investors_is_not_ready(voices: str, title: str) -> None:
    assert standing(CALL.format(title=title, who="analysts", **VOICES[voices])) != "ready"


JAPANESE = """# 国語 読み取り

水谷はるさん（染物職人）へのインタビューを読んで、後の問いに答えなさい。

### {one}いつから染めているのですか。

十五の春からです。私は藍の匂いが嫌いで、鼻に綿をつめていました。

### {two}今も嫌いですか。

いいえ。今は匂いがしないと私は眠れません。父もそうでした。

### {three}弟子は取りますか。

私は取りません。来た人が勝手に残るのです。それで十分です。
"""


@pytest.mark.parametrize("numbers", [("問1 ", "問2 ", "問3 "), ("【問題1】", "【問題2】", "【問題3】"), ("", "", "")])
def test_a_japanese_exam_is_not_ready(numbers: tuple[str, str, str]) -> None:
    one, two, three = numbers
    assert standing(JAPANESE.format(one=one, two=two, three=three)) != "ready"


@pytest.mark.parametrize(
    ("task", "mark"),
    [
        ("Read the interview and answer all questions.", "(5 points)"),
        ("Beantworten Sie die Fragen in ganzen Sätzen.", "(5 Punkte)"),
        ("Responde a las preguntas.", "(5 puntos)"),
        ("Répondez aux questions suivantes.", "(5 points)"),
    ],
)
def test_questions_that_bear_points_are_those_of_an_exam(task: str, mark: str) -> None:
    rows = "\n\n".join(
        f"### {question} {mark}\n\nI wrote that I had a borrowed ladder, and that my aunt held it for me all day."
        for question in (
            "How did you begin?",
            "Who taught you?",
            "What do you carry up there?",
            "What would you change?",
        )
    )
    text = f"# Interview with Maud Ferrier\n\nMaud Ferrier, steeplejack, talked to us. {task}\n\n{rows}\n"
    assert standing(text) != "ready"


def test_a_word_of_such_an_occasion_alone_holds_nothing() -> None:
    rows = "\n\n".join(
        f"### {question}\n\nI had a borrowed ladder, and my aunt held it for me all day, whatever the weather was."
        for question in (
            "How did you begin?",
            "Who taught you?",
            "What do you carry up there?",
            "What would you change?",
        )
    )
    top = "Maud Ferrier, steeplejack, talked to us after a press conference."
    text = f"# Interview with Maud Ferrier\n\n{top}\n\n{rows}\n"
    assert standing(text) == "ready"


PLAY = """{title}

A ferry house. Night.

{enter}

ANNA: Who has been at the rope this late?

BORIS: {said}

ANNA: And what did you see on the river?

BORIS: I saw a lamp, and I saw that nobody held it.

ANNA: Why are you whispering, then?

BORIS: Because my mother sleeps below, and she hears everything.

{end}
"""


@pytest.mark.parametrize(
    ("title", "enter", "end"),
    [
        ("ACT TWO", "Enter BORIS with a lamp.", "She takes the lamp. Blackout."),
        ("2. Szene", "Nacht.", "Vorhang."),
        ("The Lamp, a radio play", "Roles: ANNA, a ferrywoman. BORIS, her brother.", "(A bell, far away.)"),
        ("ДЕЙСТВИЕ ВТОРОЕ", "Ночь.", "Занавес"),
        ("第二幕", "夜。", "幕落。"),
    ],
)
def test_scenes_and_directions_make_a_play(title: str, enter: str, end: str) -> None:
    text = PLAY.format(title=title, enter=enter, end=end, said="Nobody. I was alone, and it rained.")
    (parsed,) = parse(Document("play", "play.txt", "text/plain", text.encode()))
    assert parsed.verdict.standing == "none"


@pytest.mark.parametrize("title", ["Diario de Sesiones: preguntas orales", "Plenarprotokoll 17", "Hansard, 4 May"])
def test_what_is_asked_in_a_parliament_is_no_interview(title: str) -> None:
    pairs = "\n\n".join(
        f"**Mrs PIKE:** {asked}\n\n**The MINISTER (Ewan Marsh):** I {said}"
        for asked, said in (
            ("When will the bridge of Low Marsh be mended?", "have seen the plans, and they are sound."),
            ("Why did it take you six years?", "was asked that before, and I gave the same answer."),
            ("Who will pay for it?", "expect that those who cross it will."),
        )
    )
    (parsed,) = parse(Document("house", "house.md", "text/markdown", f"# {title}\n\n{pairs}\n".encode()))
    assert parsed.verdict.standing == "none"


COLUMN = """<h1>{title}</h1><p>{intro} I went for bread, and I walked in the road. Where has the kerb gone?</p>
<p><b>Is it the law?</b></p><p>I doubt it. We have a law, and it is old, and nobody whom I know has ever read it.</p>
<p><b>Is it the town?</b></p><p>I went to the town hall, and was sent to an office that I had never heard of before.</p>
<p><b>Or is it you and me?</b></p><p>I park my own car on it, for a minute, and I have done so for eleven years.</p>
<p><b>What is to be done?</b></p><p>I have no answer, and I doubt anyone who has one in seven hundred words.</p>
<p>{foot}</p>"""


def test_a_columnist_who_answers_himself_is_not_interviewed() -> None:
    foot = "The opinions expressed in this column are the author's."
    page = COLUMN.format(title="Who owns the kerb?", intro="", foot=foot)
    (parsed,) = parse(Document("s", "kerb.html", "text/html", page.encode()))
    assert parsed.verdict.standing == "none"


def test_the_opinion_of_a_guest_is_no_column() -> None:
    page = COLUMN.format(
        title="An interview with the baker Ada Brook",
        intro="Our interview with Ada Brook, a baker.",
        foot="The opinions expressed in this interview are those of Ada Brook.",
    )
    (parsed,) = parse(Document("s", "kerb.html", "text/html", page.encode()))
    assert parsed.verdict.standing != "none"
