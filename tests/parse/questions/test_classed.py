"""Questions that a class sets off, whatever else they look like."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.parse import parse

TALK = (
    ("p", "How did you begin?", "With a bucket. I found it in the weir, and I kept it."),
    ("h2", "What did your first clock do?", "It ran backwards for a week, and I did not mind."),
    ("p", "Who buys your clocks?", "I sell to sailors, who come in spring."),
    ("h2", "What will you build next?", "I shall rest. I have promised it to my sister."),
    ("p", "What do you tell those who begin?", "I tell them to find a bucket."),
)


def test_headings_and_paragraphs_of_one_class_ask_together() -> None:
    body = "".join(f'<{tag} class="question">{one}</{tag}><p class="answer">{other}</p>' for tag, one, other in TALK)
    html = f"<html><body><h1>Interview with Ada Brook</h1><p>Ada Brook builds clocks.</p>{body}</body></html>"
    (parsed,) = parse(Document("classed", "talk.html", "text/html", html.encode()))
    assert parsed.session is not None
    assert parsed.session.questions == tuple(one for _, one, _ in TALK)
