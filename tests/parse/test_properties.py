"""What must hold for any input at all."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DocumentError
from pipeline.model.document import DOCX, Document
from pipeline.model.session import Parsed, Session
from pipeline.parse import parse
from pipeline.parse.characters.mojibake import repair
from pipeline.parse.outline import outline
from pipeline.parse.sanitize import ATTRIBUTES, TAGS, clean

PIECES = st.sampled_from(
    [
        "Question: Why?", "Answer: So.", "**What is it?**", "### And how?", "Ada Brook: Hm.", "**Ada:** Hm?",
        "1. Why?", "---", "- a list", "> a quote", "# Talks – Session 2: Nets", "Leave a comment", "© Somebody",
        "<p onclick=x>Hi", "<script>x()", "<b>What?</b>", "<h2>Why?</h2>", "<table><tr><td>A:</td><td>",
        "With Ada Brook, baker.", "`code`", "[a](b)", "![a](b.png)", "title: x", "+++", "\xa0", "\u200b",
        "\ud7ff", "Frage 3: Wo?", "A long answer that goes on, and on, until it ends at last.",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(), st.lists(PIECES | st.text(max_size=20), max_size=25).map("\n\n".join), st.lists(PIECES).map("\n".join)
)
MEDIA = st.sampled_from(["text/plain", "text/markdown", "text/html"])


def tried(media_type: str, data: bytes) -> Parsed | None:
    try:
        (only,) = parse(Document("s", "o", media_type, data))
    except DocumentError:
        return None
    return only


def markup(session: Session) -> str:
    passages = [passage.body for turn in session.turns for passage in turn.answer]
    questions = [turn.question_html or "" for turn in session.turns]
    return "\n".join([session.introduction, session.conclusion, session.call_to_action, *passages, *questions])


@given(MEDIA, TEXTS)
def test_text_is_parsed_or_refused(media_type: str, text: str) -> None:
    parsed = tried(media_type, text.encode("utf-8", "surrogatepass"))
    if parsed is not None and parsed.session is not None:
        outline(parsed, "x")
        assert not re.search(r"<script|<[^>]*\son\w+\s*=|javascript:", markup(parsed.session), re.IGNORECASE)
        assert not any(
            unicodedata.category(sign) in ("Cs", "Cc") and sign not in "\n\t" for sign in repr(parsed.session)
        )


@given(st.sampled_from(["text/plain", "text/markdown", "text/html", DOCX]), st.binary(max_size=400))
def test_bytes_are_parsed_or_refused(media_type: str, data: bytes) -> None:
    tried(media_type, data)


@given(MEDIA, TEXTS)
def test_the_same_document_says_the_same_again(media_type: str, text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert tried(media_type, data) == tried(media_type, data)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.text("<>\"'=/ abonjvscript:&;#x", max_size=80)))
def test_clean_html_has_only_what_is_allowed(html: str) -> None:
    safe = clean(html)
    for tag, attributes in re.findall(r"<([a-z0-9]+)((?:\s+[\w-]+=\"[^\"]*\")*)\s*>", safe):
        assert tag in TAGS
        assert set(re.findall(r"([\w-]+)=\"", attributes)) <= ATTRIBUTES.get(tag, set())
    assert clean(safe) == safe


@given(st.text())
def test_repair_leaves_sound_text_alone(text: str) -> None:
    assert repair(repair(text)) == repair(text)
    ascii_only = text.encode("ascii", "ignore").decode("ascii")
    assert repair(ascii_only) == ascii_only


@given(st.text("aéöüß’“”–… "))
def test_repair_gives_back_what_was_written(text: str) -> None:
    seen = text.encode().decode("cp1252", "replace")
    found = repair(seen)
    assert found in (text, seen)
