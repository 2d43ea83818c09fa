"""What guests and hosts say of the guest when the talk begins, and what the summary says, in many languages."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse
from pipeline.parse.people import role_by_place
from pipeline.parse.people.own_words import role_told
from pipeline.parse.people.own_words_east import named
from pipeline.parse.people.own_words_east import role_told as told_in_the_east

TALK = (
    ("Wie hat das angefangen?", "Mit einem alten Rechner und viel Geduld, die ich damals noch hatte."),
    ("Was hast du daraus gelernt?", "Dass ich nie fertig werde, und dass das gut so ist."),
    ("Welchen Rat gibst du anderen?", "Fangt klein an und hört mir nicht zu."),
)


def read(*first: tuple[str, str], title: str = "Busse, die nie warten", summary: str = "", intro: str = "") -> Parsed:
    talk = "\n\n".join(f"**{one}**\n\n{other}" for one, other in (*first, *TALK))
    head = f'---\ntitle: "{title}"\n' + (f'description: "{summary}"\n' if summary else "")
    text = f"{head}---\n\n{intro}\n\n{talk}\n"
    (parsed,) = parse(Document("own", "talk.md", "text/markdown", text.encode()))
    return parsed


def guest(parsed: Parsed) -> tuple[str, str | None]:
    assert parsed.session is not None, parsed.verdict.reasons
    (only,) = parsed.session.guests
    return only.name, only.role


@pytest.mark.parametrize(
    ("answer", "role"),
    [
        ("I'm Ada Brook, CEO of Nordwind, and I live in Leeds.", "CEO of Nordwind"),
        ("I'm CEO of Nordwind.", "CEO of Nordwind"),
        ("Ich bin Softwareentwicklerin bei Nordwind.", "Softwareentwicklerin bei Nordwind"),
        ("Ich heiße Ada und arbeite als Lehrerin in Kiel.", "Lehrerin in Kiel"),
        ("Moi c'est Ada. Je suis développeuse chez Nordwind et je vis ici.", "développeuse chez Nordwind"),
        ("Me llamo Ada Brook y trabajo como programadora en Nordwind.", "programadora"),
        ("Mi chiamo Ada Brook, vivo al mare, sono un programmatore.", "programmatore"),
        ("Ik ben Ada Brook, programmeur bij Nordwind.", "programmeur bij Nordwind"),
        ("Nazywam się Ada Brook i pracuję jako programistka w Nordwind.", "programistka w Nordwind"),
        ("Adım Ada Brook. Nordwind'de yazılımcı olarak çalışıyorum.", "yazılımcı"),
        ("Mình là Ada Brook. Hiện tại mình đang là Release Manager ở Nordwind.", "Release Manager ở Nordwind"),
        ("I'm not a doctor.", None),
        ("Ich bin kein Lehrer.", None),
        ("I'm glad that the teacher is here.", None),
        ("Ada is a teacher.", None),
    ],
)
def test_what_guests_say_they_are(answer: str, role: str | None) -> None:
    assert (role_told("Ada Brook", [answer]) or "").strip() == (role or "")


@pytest.mark.parametrize(
    ("name", "answer", "role"),
    [
        ("林晓雨", "我叫林晓雨，目前在北风公司担任软件工程师。", "软件工程师"),
        ("林晓雨", "大家好，我是林晓雨，是一名工程师，现居成都。", "工程师"),
        ("沢村美咲", "沢村美咲と申します。北風社でエンジニアとして働いています。", "エンジニア"),
        ("김하늘", "저는 김하늘입니다. 개발자로 일하고 있습니다.", "개발자"),
        ("林晓雨", "我是林晓雨，现居成都。", None),
    ],
)
def test_what_guests_of_the_east_say_they_are(name: str, answer: str, role: str | None) -> None:
    assert named(answer) == name
    assert told_in_the_east(name, [answer]) == role


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("Ein Gespräch mit Jana Feldmann, Softwareentwicklerin bei Nordwind.", "Softwareentwicklerin bei Nordwind"),
        ("Rencontre avec Jana Feldmann, développeuse chez Nordwind.", "développeuse chez Nordwind"),
    ],
)
def test_the_summary_names_the_guest(summary: str, told: str) -> None:
    assert guest(read(summary=summary)) == ("Jana Feldmann", told)


def test_who_is_greeted_by_the_whole_name_is_the_guest() -> None:
    question = "Hallo Jana Feldmann, du bist Softwareentwicklerin bei Nordwind. Wie sieht dein Tag aus?"
    name, role = guest(read((question, "Lang, und meistens mag ich ihn.")))
    assert name == "Jana Feldmann"
    assert role is not None
    assert "Softwareentwicklerin" in role
    titled = guest(read((question, "Lang, und meistens mag ich ihn."), title="Interview mit Jana Feldmann"))
    assert titled == ("Jana Feldmann", "Softwareentwicklerin bei Nordwind")


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("İsmim Sevda Akçam. Ben bu köyde büyüdüm.", "Sevda Akçam"),
        ("Ben Defne Aksoy, bu köyde yaşıyorum.", "Defne Aksoy"),
        ("Sou a Joana Serrão e vivo em Braga.", "Joana Serrão"),
    ],
)
def test_the_name_alone_is_taken_from_what_guests_say(answer: str, name: str) -> None:
    assert guest(read(("Stell dich bitte kurz vor. Wer bist du?", answer)))[0] == name


def test_a_short_form_stands_for_the_name_in_the_title() -> None:
    talk = "\n\n".join(f"**The Gull:** {one}\n\n**Pat:** {other}" for one, other in TALK)
    text = f"# Interview with Patricia Feldmann\n\nWe met Patricia Feldmann, the founder of Nordwind.\n\n{talk}"
    (parsed,) = parse(Document("own", "talk.md", "text/markdown", text.encode()))
    assert guest(parsed) == ("Patricia Feldmann", "founder of Nordwind")


def test_a_box_with_the_name_as_its_heading_tells_who_is_asked() -> None:
    box = "## Tadea Wolk\n\nSeit 28 Jahren steht sie hinter der Theke und kocht, was es immer gab."
    assert guest(read(intro=box))[0] == "Tadea Wolk"


def test_a_word_for_an_interview_is_no_name() -> None:
    answer = "Je m'appelle Luc tout court. Je suis Release Manager chez Nordwind."
    talk = read(("Bonjour Luc ! Peux-tu te présenter ?", answer), title="Interview de Luc Brouet (Nordwind)")
    assert guest(talk) == ("Luc Brouet", "Release Manager chez Nordwind")


def test_thanks_at_the_end_bring_no_second_guest() -> None:
    first = ("Xin chào chị, chị có thể giới thiệu không?", "Mình là Thảo Vũ. Mình làm app.")
    intro = "Bạn Thảo Vũ đã xây dựng app này. Bài phỏng vấn với Thảo Vũ dưới đây."
    talk = read(first, title="Phỏng vấn tác giả một app", intro=intro)
    assert talk.session is not None
    (thanked,) = parse(
        Document(
            "own",
            "talk.md",
            "text/markdown",
            f"# Phỏng vấn tác giả một app\n\n{intro}\n\n".encode()
            + "\n\n".join(f"**{one}**\n\n{other}" for one, other in (first, *TALK)).encode()
            + "\n\n**Cảm ơn bạn. Chúc Thảo thành công với app của mình, Chúc Thảo vui.**\n".encode(),
        )
    )
    assert guest(thanked)[0] == "Thảo Vũ"


@pytest.mark.parametrize(
    ("intro", "told"),
    [
        ("我们和 Ada Brook 聊了一个下午，他是北风学会的一名工程师。", ("Ada Brook", "工程师")),
        ("Вера Ольха, которая работает разработчицей в клубе, приняла нас.", ("Вера Ольха", "разработчица в клубе")),
        ("Nordwind'de yazılımcı olan Defne Aksoy ile ofisinde konuştuk.", ("Defne Aksoy", "Nordwind'de yazılımcı")),
        ("Câu chuyện của Ada Brook, tác giả app Nordwind về một con sông.", ("Ada Brook", "tác giả app Nordwind")),
        ("沢村美咲さんは北風社で働くエンジニアです。お話を伺いました。", ("沢村美咲", "エンジニア")),
        ("春に、北風のメンテナとして知られる沢村美咲さんにお話を伺いました。", ("沢村美咲", "北風のメンテナ")),
    ],
)
def test_what_an_introduction_says(intro: str, told: tuple[str, str]) -> None:
    name, role = told
    title = {"A": "Interview: Ada Brook", "沢": "沢村美咲さんインタビュー"}.get(name[0], f"Interview: {name}")
    assert guest(read(title=title, intro=intro)) == told
    assert role


def test_how_somebody_works_is_no_role() -> None:
    assert role_by_place.beside("Вера Ольха", ["Вера Ольха работает каждый день."]) is None
    assert role_by_place.beside("Вера Ольха", ["Вера Ольха работает ткачихой."]) is not None


def test_what_somebody_is_by_now() -> None:
    assert (
        role_told("Ada Brook", ["I'm Ada Brook, and I'm currently a lamp trimmer at Ness."]) == "lamp trimmer at Ness"
    )
