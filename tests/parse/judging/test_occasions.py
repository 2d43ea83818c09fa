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
