"""A host who chats more than asks: ready where the title names the one who answers, and the only one."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Verdict
from pipeline.parse import parse

TALK = (
    ("Lomax", "Welcome to the mill. I have been looking forward to this for a year."),
    ("Ina", "I am glad that I could come. I brought some flour of mine."),
    ("Lomax", "It smells of the river. I love that you still grind by hand."),
    ("Ina", "My arms do not love it, but I would not have it another way."),
    ("Lomax", "I remember the first sack that I bought from you."),
    ("Ina", "I remember it, too. It had a hole, and I was ashamed of it for weeks."),
    ("Lomax", "There was a trail through the whole town.\n\nHow did you begin?"),
    ("Ina", "I began with my aunt, who could not see well, so I read the stones to her."),
    ("Lomax", "What will you grind next?"),
    ("Ina", "I will grind acorns if the autumn is good to me."),
)

BESIDE = (("Bo Quill", "I have the bag, still."), ("Ina", "I know that you have, and I would like it back."))


def judged(title: str, talk: tuple[tuple[str, str], ...] = TALK) -> Verdict:
    said = "\n\n".join(f"**{name}:** {text}" for name, text in talk)
    (parsed,) = parse(Document("verdict", "mill.md", "text/markdown", f"# {title}\n\n{said}\n".encode()))
    return parsed.verdict


def test_the_one_who_answers_alone_is_named_by_the_title() -> None:
    assert judged("An interview with Ina Lorimer, miller").standing == "ready"


@pytest.mark.parametrize(
    ("title", "talk"),
    [
        ("An interview at the mill", TALK),
        ("A conversation with Ina Lorimer and Hob Lomax", TALK),
        ("An interview with Ina Lorimer, miller", (*TALK, *BESIDE, *TALK[:4], *BESIDE)),
        ("An interview with Ina Lorimer, miller", TALK[:6]),
    ],
)
def test_others_wait(title: str, talk: tuple[tuple[str, str], ...]) -> None:
    assert judged(title, talk).standing == "review"
