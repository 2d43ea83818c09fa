"""Each rule of `qna check` finds what it is for, on its line, and lets a good document pass."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.config.keys import SAMPLE_ID, Publication
from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.render.renderer import Renderer
from pipeline.tasks.check import check
from pipeline.tasks.lint import RULES, Finding

WRITE = Renderer(
    Settings(file=Path("config.toml"), publication=Publication(id=SAMPLE_ID, title="Talks", url="https://talks.org/")),
    None,
).letter

GOOD = """\
---
title: The Kinder Green
series: Ferry Talks
number: 3
date: 2026-03-01
guest: Mara Lindqvist
role: ferry captain
---

Mara has steered for thirty years.

## What do you see?

Fog, [mostly](https://ferry.org/fog), and
the far bank.

![The far bank](https://ferry.org/bank.jpg)

## Who taught you to steer?

My aunt did, mostly by saying nothing.
"""


def _findings(*texts: str, kind: str = "text/markdown", strict: bool = True) -> list[Finding]:
    names = [f"{index}.md" for index in range(1, len(texts) + 1)]
    jobs = [
        (name, lambda name=name, text=text: (Document(".", name, kind, text.encode()), Hints()))
        for name, text in zip(names, texts, strict=True)
    ]
    return list(check(jobs, WRITE, strict=strict))


def _told(found: Sequence[Finding]) -> list[tuple[str, str, int | None]]:
    return [(each.rule, each.level, each.line) for each in found]


def test_a_good_document_passes() -> None:
    assert _findings(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "told", "words"),
    [
        ("role: ferry captain\n", "", ("guest", "warning", None), "nothing says who Mara Lindqvist is"),
        (
            "My aunt did, mostly by saying nothing.",
            "",
            ("answer", "error", 19),
            "“Who taught you to steer?” has no answer",
        ),
        ("Who taught you to steer", "What do you see", ("duplicate-question", "warning", 19), "(line 12)"),
        ("(https://ferry.org/fog)", "()", ("dead-link", "error", 14), "its address is empty"),
        ("(https://ferry.org/fog)", "(#)", ("dead-link", "error", 14), "“mostly” leads nowhere"),
        ("far bank.\n", "[bank](www.bank.org).\n", ("dead-link", "error", 15), "no https:// before www."),
        ("far bank.\n", "[bank](http://the bank.org).\n", ("dead-link", "error", 15), "a space in its address"),
        ("https://ferry.org/fog", "mailto:", ("dead-link", "error", 14), "no mail address"),
        ("https://ferry.org/fog", "https://example.com/", ("dead-link", "warning", 14), "a placeholder"),
        ("https://ferry.org/fog", "file:///C:/fog.doc", ("dead-link", "error", 14), "on your own disk"),
        ("![The far bank]", "![]", ("picture", "warning", 17), "no alternative text"),
        ("https://ferry.org/bank.jpg", "bank.jpg", ("picture", "error", 17), "not on the web"),
        ("https://ferry.org/bank.jpg", "file:///tmp/bank.jpg", ("picture", "error", 17), "not on the web"),
        ("role:", "draft: yes\nrole:", ("verdict", "error", None), "says that it is a draft; mend it"),
        ("series:", "serie:", ("front-matter", "warning", 3), "did you mean “series”?"),
    ],
)
def test_each_rule(old: str, new: str, told: tuple[str, str, int | None], words: str) -> None:
    assert old in GOOD
    (found,) = _findings(GOOD.replace(old, new))
    assert (found.rule, found.level, found.line) == told
    assert words in found.message
    assert "\n" not in found.message
    assert found.file == "1.md"


def test_a_heading_that_asks_among_labelled_questions() -> None:
    labelled = GOOD.replace("## What", "Jo: What").replace("## Who", "## And who else?\n\nJo: Who")
    labelled = labelled.replace("Fog,", "Mara: Fog,").replace("My aunt", "Mara: My aunt")
    (found,) = _findings(f"{labelled}\nJo: What do you miss on land?\n\nMara: The noise of it.\n")
    assert (found.rule, found.level, found.line) == ("unread-question", "warning", 19)
    assert "“And who else?” looks like a question but was read as section" in found.message


def test_a_missing_guest() -> None:
    text = GOOD.replace("guest: Mara Lindqvist\nrole: ferry captain\n", "").replace("Mara has", "She has")
    assert _told(_findings(text)) == [("guest", "error", None)], "it is told once, and not again as a doubt"
    assert _told(_findings(text.replace("number:", "session: true\nnumber:"))) == [("guest", "warning", None)]


def test_an_answer_without_a_question() -> None:
    turns = "\n\n".join(f"Q: What of {one}?\n\nA: It is {one}." for one in ("tar", "salt"))
    text = GOOD.split("Mara has")[0] + "A: It sticks.\n\n" + turns
    assert ("answer", "warning", 10) in _told(_findings(text))


def test_the_closing_question_of_an_essay_was_not_missed() -> None:
    heads = ("Tar", "Salt", "What Comes Now?")
    sections = "\n\n".join(f"### {head}\n\nMuch can be said of it, and was." for head in heads)
    text = GOOD.split("## What")[0] + f"Question: What holds the rope?\n\n{sections}\n"
    assert _findings(text) == []
    unread = [each for each in _told(_findings(text.replace("Salt", "Salt?"))) if each[0] != "verdict"]
    assert unread == [("unread-question", "warning", line) for line in (18, 22)]


def test_what_is_no_session_is_an_error_only_where_it_was_named() -> None:
    note = "Milk, bread, and a new kettle.\n"
    (found,) = _findings(note)
    assert (found.rule, found.level) == ("verdict", "error")
    assert "“session = true” into 1.session.toml" in found.message
    assert _findings(note, strict=False) == []
    assert _findings(f"---\nsession: false\n---\n{note}") == [], "the editor has said so"


def test_a_document_that_cannot_be_read() -> None:
    found = _findings("---\ntitle: x\nguest: [a\n---\n", GOOD)
    assert [(each.file, each.rule, each.line) for each in found] == [("1.md", "unreadable", 4)]
    assert found[0].message.startswith("front matter: ")


def test_a_mail_that_is_too_long_says_where_it_ends() -> None:
    rope = "I said as much to the harbour master, who only laughed, and then we both looked at the water. " * 600
    (found,) = _findings(GOOD.replace("My aunt did", f"{rope}\n\n## Why?\n\n{rope}\n\n## And then?\n\nMy aunt did"))
    assert (found.rule, found.level, found.line) == ("long-mail", "warning", 23)
    assert "ends at question 3 “Why?”" in found.message


def test_same_id_and_same_number() -> None:
    first = GOOD.replace("role:", "id: green\nrole:")
    found = _findings(first, first.replace("number: 3", "number: 4"), GOOD.replace("series: Ferry Talks\n", ""))
    assert [(each.file, each.rule) for each in found] == [("2.md", "same-id")]
    found = _findings(GOOD, GOOD)
    assert [(each.file, each.rule) for each in found] == [("2.md", "same-number")]
    assert "(Ferry Talks 3) as 1.md" in found[0].message


@pytest.mark.parametrize(("line", "rule"), [("number: 3\n", "missing-number"), ("date: 2026-03-01\n", "missing-date")])
def test_what_all_others_of_the_series_have(line: str, rule: str) -> None:
    others = [GOOD.replace("number: 3", f"number: {number}") for number in (1, 2)]
    found = _findings(*others, GOOD.replace(line, ""))
    assert [(each.file, each.rule, each.level) for each in found] == [("3.md", rule, "warning")]
    assert _findings(others[0], GOOD.replace(line, "")) == [], "one other is no custom"


def test_pictures_of_a_page_around_the_piece_do_not_count() -> None:
    page = """<html><body><nav><img src="logo.png"></nav>
<article><h1>Talk 3: The Kinder Green, with Mara Lindqvist, ferry captain</h1>
<h2>What do you see?</h2>
<p>Fog, mostly, and the far bank on Sundays.</p>
<p><img src="https://ferry.org/bank.jpg" alt="bank"></p>
<p><img src="bank.jpg" alt="bank"></p>
<h2>Who taught you?</h2>
<p>My aunt did, mostly by saying nothing.</p></article>
<p>x</p>
<p>y</p>
<p>z</p>
<img src="pixel.gif">
</body></html>"""
    found = [each for each in _findings(page, kind="text/html") if each.rule == "picture"]
    assert [(each.level, each.line) for each in found] == [("error", 6)]


def test_every_rule_is_tried_here() -> None:
    text = Path(__file__).read_text("utf-8")
    assert [rule for rule in RULES if f'"{rule}"' not in text] == []


def test_it_reads_one_document_after_the_other() -> None:
    read: list[str] = []

    def job(name: str) -> tuple[Document, Hints]:
        read.append(name)
        return Document(".", name, "text/markdown", b"Milk.\n"), Hints()

    found = check([(name, partial(job, name)) for name in ("a", "b")], WRITE, strict=True)
    next(found)
    assert read == ["a"]
