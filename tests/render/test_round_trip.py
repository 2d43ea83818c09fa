"""Session → page → Session and Session → Markdown → Session: what we write, we read back, whatever stands in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.config.keys import SAMPLE_ID, Publication, Settings
from pipeline.errors import DocumentError
from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.entry import Entry
from pipeline.model.session import Contact, Hints, Html, Passage, Person, Session, Turn
from pipeline.parse import parse
from pipeline.parse.characters.decode import scrub
from pipeline.parse.sanitize import clean
from pipeline.render.fragments.fragment import question_parts
from pipeline.render.french import typeset
from pipeline.render.markdown import markdown
from pipeline.render.renderer import Renderer

MOST = 300
BASE = "https://lantern.example/qna/"
ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "sessions").glob("lantern-street-*"))
CORPUS = ROOT.parent / "shared" / "corpus"

PUBLICATION = Publication(
    id=SAMPLE_ID, title="Lantern Street QnA", url=BASE, publisher="Lantern Street Press", address="7 Lantern Street"
)
RENDERER = Renderer(Settings(file=Path("config.toml"), publication=PUBLICATION), None)


def entry(session: Session) -> Entry:
    at = session.published or datetime(2026, 11, 17, tzinfo=UTC)
    link = session.url or f"{BASE}s/four/"
    ids = tuple(f"a-{number}" for number in range(len(session.turns)))
    return Entry(session, "urn:uuid:00000000-0000-4000-8000-000000000004", "four", link, at, at, 1, ids)


def of_page(session: Session) -> Session | None:
    page = RENDERER.page(entry(session), None, None)
    (found,) = parse(Document("own", "four", "text/html", page, url=f"{BASE}s/four/"), Hints(own=BASE))
    return found.session


def of_markdown(session: Session) -> Session | None:
    (found,) = parse(Document("own", "four.md", "text/markdown", markdown(session).encode()))
    return found.session


def on_page(session: Session) -> Session:
    """What a page says of `session`: its own date and address, and no word of what is for the house alone."""
    shown = entry(session)
    return replace(session, published=shown.published, url=shown.link, identity=None, embargo=False, boilerplate=())


def as_set(session: Session) -> Session:
    """`session` as it is shown: in French, non-breaking spaces of the author's own read as plain, and are set again."""
    return typeset(entry(session)).session


# Markdown keeps what readers see: white space that no browser shows is nothing in it either.

INLINE = frozenset({"a", "em", "strong", "code", "sup", "sub", "img", "br", "-text"})


def seen(html: str | None) -> object:
    """`html` as a tree, without the white space that is not shown."""
    if html is None:
        return None
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None
    return list(_seen(body, is_code=False))


def _seen(node: LexborNode, *, is_code: bool) -> Iterator[object]:
    children = [(child, child.tag) for child in node.iter(include_text=True)]
    for at, (child, tag) in enumerate(children):
        if tag == "-text":
            text = child.text_content or ""
            if is_code:
                yield text.removesuffix("\n") if at + 1 == len(children) else text
                continue
            text = "".join(" " if sign in " \t\n\r\f" else sign for sign in text)
            while "  " in text:
                text = text.replace("  ", " ")
            at_start = node.tag not in INLINE if at == 0 else _breaks(children[at - 1][1])
            at_end = node.tag not in INLINE if at + 1 == len(children) else _breaks(children[at + 1][1])
            text = text.lstrip(" ") if at_start else text
            text = text.rstrip(" ") if at_end else text
            if text:
                yield text
        else:
            yield tag, sorted(child.attributes.items()), list(_seen(child, is_code=is_code or tag == "pre"))


def _breaks(tag: str | None) -> bool:
    return tag not in INLINE or tag == "br"


def as_seen(session: Session) -> Session:
    """`session` with trees in the place of HTML, to be compared."""
    turns = tuple(
        replace(
            turn,
            question_html=seen(turn.question_html),
            answer=tuple(replace(passage, body=seen(passage.body)) for passage in turn.answer),
        )
        for turn in session.turns
    )
    texts = {name: seen(getattr(session, name)) for name in ("introduction", "conclusion", "call_to_action")}
    return replace(session, turns=turns, boilerplate=(), **texts)


# Sessions

NASTY = [
    "Why?", "Ann:", "Ben Ode: so", "# no heading", "## Why?", "### Part", "1. one", "2) two", "- item", "+ item",
    "* * *", "---", "===", "> quote", "*a*", "**Ann:** b", "_b_", "__", "`c`", "``", "\\", "\\*", "[x](y)", "[x]: y",
    "![x]", "!", "<b>", "<!-- answer -->", "-->", "&amp;", "&", "&#10;", "|", "a | b", "--- | ---", ":---", "~~~",
    "~~x~~", "```", "{{ x }}", "{% raw %}", "Q:", "Question 3: Wo?", "C #", "##", "#", "“quoted”", "שלום", "مرحبا؟",
    "日本語。", "naïve", "\xa0", "a\xa0", "null", "none", "~", "true", "4", "http://x.example", "a@b.example", "\u200f",
    "\u2003x", "5 < 6", "import x from y", "E-mail: x", "'", '"', "©", "🙂", "é", "a", "b", "c d",
]  # fmt: skip
SIGNS = "ab Zé0.,!?-*_`#<>&'|~[]()\\:;\"@=+/\u05d0\u0627\u3042\u3002\u00a0\u2014\u201c\u0301\U0001f642\ue000\u2009"
NAMES = ["Ann", "Ben Ode", "none", "A: B", "*Ann*", "شيرين"]
URLS = [
    "https://x.example/",
    "https://x.example/a_(b)?c=d&copy=2#e",
    "https://x.example/é*_~|\\",
    "https://x.example/a%20b",
    "https://x.example/[1]",
    "https://x.example/'\"",
    "http://x.example/{{a}}",
    "https://x.example/&amp;<b>",
    "mailto:a@b.example",
]


class Tape:
    """Decides everything about a session by the bytes of one string, so that drawing is fast and shrinking easy.

    A tape at its end answers 0, which is always the simplest there is.
    """

    def __init__(self, data: bytes) -> None:
        self._data = iter(data)

    def below(self, number: int) -> int:
        return next(self._data, 0) % number

    def one_of(self, some: list[Any]) -> Any:
        return some[self.below(len(some))]

    def some(self, make: Callable[[], Any], least: int = 0, most: int = 3) -> list[Any]:
        return [make() for _ in range(least + self.below(most - least + 1))]

    def maybe(self, make: Callable[[], Any]) -> Any:
        return make() if self.below(2) else None

    # Text

    def text(self) -> str:
        kind = self.below(4)
        if kind == 0:
            return str(self.one_of(NASTY))
        parts = self.some(lambda: self.one_of(NASTY if kind < 3 else list(SIGNS)), 1, 4 if kind < 3 else 8)
        return sound((" " if kind == 1 else "").join(parts))

    def line(self) -> str:
        return " ".join(self.text().split()) or "x"

    def name(self) -> str:
        return self.one_of(NAMES) if self.below(4) else self.line()

    def web(self) -> str:
        return str(self.one_of(URLS[:-1]))

    # Clean HTML

    def inline(self, depth: int = 0, *, linked: bool = False) -> str:
        kind = self.below(12 if depth < 3 else 7)
        if kind < 3:
            return escape(self.text(), quote=False)
        if kind == 3:
            return f"<code>{escape(self.text(), quote=False)}</code>"
        if kind == 4:
            return f'<img src="{escape(self.web())}" alt="{escape(self.line())}">'
        if kind < 7:
            return str(self.one_of([" ", "<br>", "\n", '<img src="https://x.example/p.png">', " a "]))
        inner = "".join(self.some(lambda: self.inline(depth + 1, linked=linked or kind == 7), 1))
        if kind == 7 and not linked:
            return f'<a href="{escape(self.one_of(URLS))}">{inner}</a>'
        tag = self.one_of(["em", "strong", "em", "strong", "sup", "sub"])
        return f"<{tag}>{inner}</{tag}>"

    def run(self) -> str:
        return "".join(self.some(self.inline, 1, 4))

    def block(self, depth: int = 0) -> str:
        kind = self.below(12 if depth < 3 else 7)
        if kind < 3:
            label = f"<strong>{escape(self.one_of(NAMES))}:</strong> " if kind == 2 else ""
            return f"<p>{label}{self.run()}</p>"
        if kind == 3:
            return f"<h{(level := 2 + self.below(5))}>{self.run()}</h{level}>"
        if kind == 4:
            code = "".join(
                self.some(lambda: self.one_of(["\n", "x\n", "\n\n", "    x", "\tx ", "</pre>", self.text()]))
            )
            return f"<pre>{self.one_of(['<code>{}</code>', '{}']).format(escape(code, quote=False))}</pre>"
        if kind == 5:
            return self.table()
        if kind == 6:
            return str(
                self.one_of(["<hr>", f"<blockquote>{self.run()}</blockquote>", f"<dl><dt>{self.run()}</dt></dl>"])
            )
        gap = self.one_of(["\n", ""])
        if kind == 7:
            return f"<blockquote>{gap}{gap.join(self.some(lambda: self.block(depth + 1), 1))}{gap}</blockquote>"
        if kind == 8:
            return f'<figure><img src="{escape(self.web())}"><figcaption>{self.run()}</figcaption></figure>'
        tag, start = self.one_of(
            [("ul", ""), ("ol", ""), ("ol", ' start="3"'), ("ol", ' start="1"'), ("ol", ' start="0"')]
        )
        loose = self.below(4)
        items = self.some(lambda: f"<li>{self.item(depth, loose)}</li>", 1)
        return f"<{tag}{start}>{gap}{gap.join(items)}{gap}</{tag}>"

    def item(self, depth: int, loose: int) -> str:
        if loose == 0:
            return self.run()
        if loose == 1:
            return f"{self.run()}\n{self.block(depth + 1)}"
        return "\n".join(["", f"<p>{self.run()}</p>", *self.some(lambda: self.block(depth + 1), 0, 2), ""])

    def table(self) -> str:
        width = 1 + self.below(3)
        rows = self.some(lambda: self.some(self.run, width, width), 2)
        head, *others = [
            "".join(f"<t{'d' if at else 'h'}>{cell}</t{'d' if at else 'h'}>" for cell in row)
            for at, row in enumerate(rows)
        ]
        body = "".join(f"<tr>{row}</tr>" for row in others)
        if self.below(4) == 1:
            body = body.replace("<td>", '<td colspan="2">', 1)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def body(self) -> Html:
        html = canonical("\n".join(self.some(self.block)))
        return html if is_blocks(html) else Html("<p>Plain.</p>")

    # Session

    def turn(self) -> Turn:
        kind = self.below(5)
        if kind < 2:
            question, markup = self.line(), None
        elif kind == 2:
            question, markup = None, None
        else:
            markup = Html(canonical(self.run() if kind == 3 else "\n".join(self.some(self.block, 2))).strip())
            question = sound(words(markup)) or None
            if "<" not in markup or (kind == 4 and not is_blocks(markup)) or is_odd(markup):
                question, markup = self.line(), None
        return Turn(question, tuple(self.some(self.passage)), self.maybe(self.name), markup, self.maybe(self.line))

    def passage(self) -> Passage:
        heading = self.maybe(self.line)
        return Passage(self.body(), self.maybe(self.name), heading, bool(heading and self.below(2)))

    def person(self) -> Person:
        return Person(self.name(), self.maybe(self.line), self.maybe(self.web))

    def moment(self) -> datetime:
        return datetime(2000, 1, 1, tzinfo=UTC) + timedelta(
            days=self.below(256), hours=self.below(24), microseconds=self.below(2)
        )

    def session(self) -> Session:
        published = self.maybe(self.moment)
        return Session(
            title=self.line(),
            turns=tuple(self.some(self.turn, 1)),
            series=self.maybe(self.line),
            number=self.maybe(lambda: self.below(256)),
            guests=tuple(self.some(self.person)),
            hosts=tuple(self.some(self.person)),
            language=self.maybe(lambda: self.one_of(["en", "he", "ja", "zxx"])),
            published=published,
            embargo=published is not None and bool(self.below(2)),
            introduction=self.body(),
            conclusion=self.body(),
            call_to_action=self.body(),
            contact=self.maybe(
                lambda: Contact(tuple(self.some(self.line)), self.maybe(self.line), self.maybe(self.line))
            ),
            topics=tuple(dict.fromkeys(self.some(self.line))),
            summary=self.maybe(self.line),
            identity=self.maybe(self.line),
            url=self.maybe(self.web),
            image=self.maybe(self.web),
        )


def is_odd(markup: str) -> bool:
    """A lone or an empty first paragraph: the parser makes no such questions."""
    first, rest = question_parts(markup)
    return markup.startswith("<p>") and not (rest and words(first))


def sound(text: str) -> str:
    """As text is once it has passed the border (`parse/characters/decode.py`)."""
    return scrub(unicodedata.normalize("NFC", text))


def words(html: str) -> str:
    body = LexborHTMLParser(f"<body>{html.replace('<br>', chr(10))}").body
    return " ".join(body.text(deep=True).split()) if body is not None else ""


def canonical(html: str) -> Html:
    """As the sanitiser and a browser leave it, both in agreement: what the parser makes is that."""
    for _ in range(5):
        body = LexborHTMLParser(f"<body>{clean(html)}").body
        again = clean((body.inner_html if body is not None else "") or "").strip("\n")
        if again == html:
            break
        html = again
    return Html(sound(html))


def is_blocks(html: str) -> bool:
    """Whether no text stands outside a block: the parser puts such text into paragraphs."""
    body = LexborHTMLParser(f"<body>{html}").body
    return body is not None and not any(
        node.tag in INLINE and (node.html or "").strip(" \n") for node in body.iter(include_text=True)
    )


SESSION = st.binary(min_size=300, max_size=900).map(lambda data: Tape(data).session())


@settings(max_examples=MOST)
@given(SESSION)
def test_a_page_says_all_of_its_session(session: Session) -> None:
    assert of_page(session) == on_page(session)


@settings(max_examples=MOST)
@given(SESSION)
def test_markdown_says_all_of_its_session(session: Session) -> None:
    found = of_markdown(session)
    assert found is not None
    assert as_seen(found) == as_seen(session), markdown(session)


def parsed(file: Path) -> Iterator[Session]:
    try:
        found = parse(Document("s", file.name, MEDIA_TYPES[file.suffix], file.read_bytes()))
    except DocumentError:
        return
    yield from (each.session for each in found if each.session and each.session.turns)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name[:16])
def test_samples_come_back(file: Path) -> None:
    (session,) = parsed(file)
    assert of_page(session) == on_page(session)
    found = of_markdown(session)
    assert found is not None
    assert as_seen(found) == as_seen(session)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs ../shared/corpus")
def test_the_corpus_comes_back() -> None:
    files = (file for file in sorted(CORPUS.rglob("*")) if file.suffix in MEDIA_TYPES)
    count = 0
    for session in chain.from_iterable(map(parsed, files)):
        count += 1
        page, text = of_page(session), of_markdown(session)
        assert page is not None
        assert as_set(page) == as_set(on_page(session)), session.title
        assert text is not None
        assert as_seen(text) == as_seen(session), session.title
    assert count > 50


# Whom we trust

SAMPLE = Session(
    "The Gap",
    (Turn("What do you move?", (Passage(Html("<h3>Not a question?</h3>\n<p>Gaps, and nothing but gaps.</p>")),)),),
    guests=(Person("Sunniva Crake", "night dispatcher"),),
    hosts=(Person("Ada Brook", "editor", "https://lantern.example/ada"),),
)


def page_at(url: str | None, own: str | None, page: bytes = b"") -> Session | None:
    data = page or RENDERER.page(entry(SAMPLE), None, None)
    (found,) = parse(Document("s", "o", "text/html", data, url=url), Hints(own=own))
    return found.session


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://elsewhere.example/qna/s/four/", BASE),
        ("https://lantern.example/other/", BASE),
        ("https://lantern.example.evil.example/qna/", BASE),
        ("https://lantern.example/qnaught/", "https://lantern.example/qna"),
        (f"{BASE}s/four/", None),
        (None, BASE),
    ],
)
def test_marks_count_only_below_our_own_address(url: str | None, own: str | None) -> None:
    found = page_at(url, own)
    assert found is None or found.hosts != SAMPLE.hosts, "no page shows what its hosts are: only the marks do"
    assert page_at(f"{BASE}s/four/", BASE) == on_page(SAMPLE)


@pytest.mark.parametrize("mark", [b' data-qna-turns="1"', b'itemprop="hasPart"'])
def test_a_page_without_all_marks_is_read_like_any_other(mark: bytes) -> None:
    page = RENDERER.page(entry(SAMPLE), None, None)
    assert mark in page
    found = page_at(f"{BASE}s/four/", BASE, page.replace(mark, b""))
    assert found is None or found.hosts != SAMPLE.hosts


def markdown_of(text: str, **document: Any) -> Any:
    (found,) = parse(Document("s", "o.md", "text/markdown", text.encode(), **document), Hints(own=BASE))
    return found


def test_markdown_needs_its_mark_and_must_not_come_from_elsewhere() -> None:
    text = markdown(replace(SAMPLE, turns=(Turn("Ja", (Passage(Html("<p>Nein.</p>")),)),)))
    assert markdown_of(text).verdict.standing == "ready"
    assert markdown_of(text, url=f"{BASE}o.md").verdict.standing == "ready"
    assert markdown_of(text, url="https://elsewhere.example/o.md").verdict.standing != "ready"
    assert markdown_of(text.replace(text.splitlines()[1] + "\n", "")).verdict.standing != "ready"


def test_markdown_may_be_changed_by_hand() -> None:
    text = markdown(SAMPLE).replace("hosts:", "host: Bo Lind, editor\nwas:").replace("\n", "\r\n")
    text += "\r\n## And who reads it?\r\n\r\n**Nobody:** reads it, and so do I.\r\n\r\n###### Deep\r\n"
    found = markdown_of(text)
    assert found.verdict.standing == "ready"
    assert found.session.questions == ("What do you move?", "And who reads it?")
    assert found.session.hosts[0].name == "Bo Lind"
    assert found.session.turns[1].answer == (
        Passage(Html("<p><strong>Nobody:</strong> reads it, and so do I.</p>\n<h4>Deep</h4>")),
    )


def test_the_editor_wins_over_our_own_word() -> None:
    text = markdown(SAMPLE)
    session = markdown_of(text, sidecar=b'title = "Another"\nnumber = 7').session
    assert (session.title, session.number, session.turns) == ("Another", 7, SAMPLE.turns)
    assert markdown_of(text, sidecar=b"session = false").verdict.standing == "none"
    draft = markdown_of(text.replace("\ntitle", "\ndraft: true\ntitle"))
    assert (draft.verdict.standing, len(draft.verdict.reasons)) == ("review", 1)
    unanswered = markdown_of(markdown(replace(SAMPLE, turns=(*SAMPLE.turns, Turn("And?", ())))))
    assert unanswered.verdict.standing == "review"


def test_typical_markdown_has_no_comments() -> None:
    turns = (
        Turn(
            "Why *not*?",
            (Passage(Html("<p>Because.</p>\n<ul><li>a</li></ul>"), "Ann"), Passage(Html("<p>b</p>"), "Ben")),
        ),
        Turn("See this?", (Passage(Html("<p>One.</p>"), heading="Part"),), question_html=Html("See <em>this</em>?")),
    )
    text = markdown(replace(SAMPLE, turns=turns, introduction=Html("<p>Hello.</p>")))
    assert "<" not in text.partition("\n---\n")[2]
