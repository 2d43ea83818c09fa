"""The spaces of French print: on pages, in mail and feeds; never in code, addresses, Markdown or other languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.config.keys import SAMPLE_ID, Publication, Settings
from pipeline.model.document import Document
from pipeline.model.entry import Entry
from pipeline.model.session import Hints, Html, Passage, Person, Session, Turn
from pipeline.parse import parse
from pipeline.render.feed.answers import answer_item
from pipeline.render.french import spaced, spaced_html, typeset
from pipeline.render.renderer import Renderer

BASE = "https://pain.example/"
RENDERER = Renderer(
    Settings(file=Path("config.toml"), publication=Publication(id=SAMPLE_ID, title="Pains", url=BASE)), None
)
BODY = Html(
    "<p>Elle dit : « <em>Passe-moi</em> le pain » ; et <code>a ? b : c</code> !</p>"
    '<pre>x ? « y »</pre><p><a href="https://x.example/?a=b ;c">412 EUR</a> pour 12 000 pains ?</p>'
)
SESSION = Session(
    title="Le pain du lundi ?",
    turns=(Turn("Pourquoi « lundi » ?", (Passage(BODY),)),),
    guests=(Person("Odile Crampon", "boulangère : à Paimpol"),),
    language="fr",
    introduction=Html("<p>Qui vient le lundi ? Personne ! Viendra-t-il ?</p>"),
    hosts=(Person("Hervé Le Gall"),),
)
WIDE, NARROW = "\u00a0", "\u202f"


def entry(session: Session) -> Entry:
    at = datetime(2026, 10, 12, tzinfo=UTC)
    return Entry(session, "urn:uuid:00000000-0000-4000-8000-000000000004", "pain", f"{BASE}s/pain/", at, at, 1, ("q1",))


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ("Quoi ?", "Quoi_?"),
        ("« Quoi » : rien ; si !", "«~Quoi~»~: rien_; si_!"),
        ("Quoi  ?!", "Quoi_?!"),
        ("Reprendra-t-elle ? Va-t-en", "Reprendra-t\u2011elle_? Va-t-en"),
        ("412 EUR, 5 % et 12 000 km", "412~EUR, 5~% et 12_000~km"),
        ("en 2024 et 100 fois, 12 0000, 3 euros", "en 2024 et 100 fois, 12 0000, 3~euros"),
        ("https://x.example/?a : b :-)", "https://x.example/?a~: b~:-)"),
        ("Déjà\u00a0? Bien\u202f!", "Déjà_? Bien_!"),
    ],
)
def test_no_line_breaks_where_french_print_has_none(plain: str, set_: str) -> None:
    expected = set_.replace("~", WIDE).replace("_", NARROW)
    assert spaced(plain) == expected
    assert spaced(expected) == expected


def test_tags_addresses_and_code_stay_as_they_are() -> None:
    assert spaced_html(BODY) == (
        f"<p>Elle dit{WIDE}: «{WIDE}<em>Passe-moi</em> le pain{WIDE}»{NARROW}; et <code>a ? b : c</code>{NARROW}!</p>"
        f'<pre>x ? « y »</pre><p><a href="https://x.example/?a=b ;c">412{WIDE}EUR</a> pour 12{NARROW}000'
        f" pains{NARROW}?</p>"
    )


def test_page_mail_text_and_feeds_are_set_and_markdown_is_not() -> None:
    one = entry(SESSION)
    letter = RENDERER.letter(one)
    page = RENDERER.page(one, None, None).decode()
    shown = (
        page.partition("<body>")[2],
        (letter.html or "").partition("</head>")[2],
        letter.text,
        RENDERER.text(one),
        RENDERER.content(one),
        answer_item(one, 0).content,
    )
    loose = re.compile(r"« |\w [»?!;]")
    for text in shown:
        text = re.sub(r'<(pre|code)\b.*?</\1>|"application/ld\+json">.*?</script>', "", text)
        text = re.sub(r"x \? « y »|a \? b : c|`[^`]*`", "", text)
        assert not loose.search(text.replace("?a=b ;c", "")), loose.findall(text)
        assert f"pain{WIDE}»" in text.replace("&nbsp;", WIDE)
    assert RENDERER.summary(one) == f"Qui vient le lundi{NARROW}? Personne{NARROW}! Viendra-t\u2011il{NARROW}?"
    assert all(f"Propos recueillis par{WIDE}: " in text.replace("<bdi>", "") for text in (page, letter.text))
    assert not {WIDE, NARROW} & set(RENDERER.markdown(one))


def test_what_a_page_says_in_french_is_read_back_as_it_was_written() -> None:
    page = RENDERER.page(entry(SESSION), None, None)
    (found,) = parse(Document("own", "pain", "text/html", page, url=f"{BASE}s/pain/"), Hints(own=BASE))
    assert found.session is not None
    assert replace(found.session, published=None, url=None) == SESSION


def test_other_languages_are_left_alone() -> None:
    one = entry(replace(SESSION, language="en"))
    assert typeset(one) is one
