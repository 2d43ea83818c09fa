"""The synthetic worst case: sessions in which everything stands that has ever broken a feed, a page or a reader.

    entries()   what the parser may hand over at its worst: clean by our allow-list, absolute addresses, valid Unicode
    unclean()   what must never pass the model's border, but must not cost a whole feed if it does: control characters,
                lone surrogates, relative addresses, `srcset`, links to footnotes, markup that ends nowhere

Both are newest first, as feeds and lists want them. The same call gives the same sessions; nothing asks for the clock.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pipeline.model.entry import Entry
from pipeline.model.identity import answer_ids
from pipeline.model.session import Contact, Html, Passage, Person, Session, Turn

BASE = "https://worst.example/"
"""Where the site of these sessions would be served."""
PUBLICATION = "0f6c9a2e-7f51-4d0c-8a53-3f5d0f1f4c11"
NEWEST = datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC)
RECURRING = "What do you read first in the morning?"
"""A question that is put in several sessions, spelt in several ways."""

_SPECIAL = "R&D <b>bold</b> ]]> &amp; &lt; “quotes” 'apostrophes' \\ / %20 ${x} {{ y }} {% z %}"
_UNICODE = "😀 👩‍👩‍👧 🏳️‍🌈 e\u0301 \u200b\u00ad soft, nbsp:\u00a0., u2028:\u2028 u2029:\u2029 漢字 ﷺ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢"
_LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 12


def sessions() -> tuple[Session, ...]:
    """All sessions of `entries()`, newest first."""
    return (
        _special(),
        _right_to_left(),
        _hundred_questions(),
        *(_heavy(number) for number in (1, 2, 3)),
        _nobody(),
        _rich(),
        *_same_day(),
        _essay(),
        _least(),
        _endless_words(),
        _many_people(),
        _japanese(),
    )


def entries(base: str = BASE) -> tuple[Entry, ...]:
    """Entries of `sessions()`: the last three edited in the same second, ids of every kind, two on one day."""
    made = [_entry(session, number, base) for number, session in enumerate(sessions())]
    made[1] = replace(made[1], entry_id="https://elsewhere.example/?p=12&x=1")
    made[3] = replace(made[3], entry_id="tag:elsewhere.example,2019-05-01:/post/3")
    for at in (-1, -2, -3):
        made[at] = replace(made[at], updated=NEWEST, revision=2)
    return tuple(made)


def unclean(base: str = BASE) -> tuple[Entry, ...]:
    """Entries that break the model's promises, newest first and newer than those of `entries()`."""
    found = (_controls(), _relative(), _unended())
    return tuple(
        replace(_entry(session, 900 + at, base), published=when, updated=when)
        for at, session in enumerate(found)
        for when in (NEWEST + timedelta(days=3 - at),)
    )


def _entry(session: Session, number: int, base: str) -> Entry:
    slug = f"worst-{number}"
    published = session.published or NEWEST - timedelta(days=number)
    return Entry(
        session=session,
        entry_id=f"urn:uuid:{uuid.uuid5(uuid.UUID(PUBLICATION), slug)}",
        slug=slug,
        link=f"{base}s/{slug}/",
        published=published,
        updated=published,
        revision=1,
        answer_ids=answer_ids([turn.question for turn in session.turns], {}),
    )


def _turn(question: str | None, *paragraphs: str, **more: str) -> Turn:
    body = "\n".join(text if text.startswith("<") else f"<p>{text}</p>" for text in paragraphs)
    return Turn(question, (Passage(Html(body)),), **more)  # type: ignore[arg-type]


def _special() -> Session:
    return Session(
        title=_SPECIAL,
        series=_SPECIAL,
        number=0,
        guests=(Person("Ann & Bob <x>", "CEO & “founder” <y>", "https://ann.example/?a=1&b=2"), Person("Ünal Ö")),
        topics=("law & order", "<b>", "law & order", " ", _UNICODE, "Law & Order"),
        summary=_SPECIAL,
        introduction=Html("<p>a ]]&gt; b &amp;amp; c &lt;b&gt; &amp;#x26; — " + _UNICODE + "</p>"),
        turns=(
            _turn(_SPECIAL, "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; ]]&gt;", _UNICODE),
            _turn(_UNICODE, '<a href="https://ann.example/?a=1&amp;b=2#c">a &amp; b</a>'),
            _turn(RECURRING, "The ferry's timetable."),
        ),
        language="en",
    )


def _right_to_left() -> Session:
    return Session(
        title="עברית \u202eRTL\u202c 😀 u2028:\u2028 (ABC) 1–2",
        series="سلسلة",
        number=12345,
        guests=(Person("דנה כהן", "עורכת ב-ABC"), Person("محمد 😀")),
        topics=("שפה", "لغة"),
        introduction=Html("<p>שלום 😀 \u200b\u00ad world — 123.</p>"),
        turns=(
            _turn("מה שלומך, Dana?", "טוב מאוד. <em>Very good.</em> <code>x = 1</code>"),
            _turn(RECURRING.upper(), "עיתון הבוקר."),
        ),
        language="he",
    )


def _hundred_questions() -> Session:
    turns = tuple(_turn(f"Question number {n}, which is it?", f"Answer {n}.", "Yes.") for n in range(1, 100))
    twice = (_turn("Why?", "Because."), _turn("Why?", "Because of that, too."))
    return Session(title="A hundred and one questions", turns=(*turns, *twice), guests=(Person("Ida Last"),))


def _heavy(number: int) -> Session:
    said = "".join(f"<p>Paragraph {n} of a very long answer, with “quotes” &amp; more.</p>\n" for n in range(4600))
    return Session(
        title=f"Three hundred kilobytes, part {number}",
        series="The long ones",
        number=number,
        guests=(Person("Ida Last"),),
        turns=(Turn("Could you say that at length?", (Passage(Html(said)),)),),
        language="en",
    )


def _nobody() -> Session:
    return Session(title="No guest, no date, no series", turns=(_turn("Who is there?", "Nobody."),))


def _rich() -> Session:
    table = (
        '<table><thead><tr><th>Year</th><th colspan="2">Ferries</th></tr></thead>'
        "<tbody><tr><td>1999</td><td>12</td><td>13</td></tr></tbody></table>"
    )
    return Session(
        title="Tables, figures, footnotes, code",
        guests=(Person("Ida Last", url="https://ida.example/"),),
        image="https://media.example/lead%20picture.jpg?w=1200&h=630",
        introduction=Html(
            '<figure><img src="https://media.example/a.jpg?x=1&amp;y=2" alt="A &lt;ferry&gt; &amp; a “dog”">'
            "<figcaption>At night</figcaption></figure>"
        ),
        turns=(
            _turn(
                "What do you keep?",
                table,
                '<ol start="7"><li>seven</li><li>eight<ul><li>a</li></ul></li></ol>',
                "<dl><dt>term</dt><dd>what it means</dd></dl>",
                "<pre><code>if a &lt; b &amp;&amp; b &gt; c:\n\treturn ']]&gt;'\n</code></pre>",
                '<p>As I wrote.<sup><a href="https://ida.example/notes#fn1">1</a></sup> H<sub>2</sub>O<br>Next</p>',
                "<h2>A heading of her own</h2>",
                "<blockquote><p>“Never.”</p><blockquote><p>“Ever.”</p></blockquote></blockquote><hr>",
                '<p><img src="https://media.example/b.png" alt=""></p>',
            ),
            Turn(
                "And with a link in it, & emphasis?",
                (Passage(Html("<p>Yes.</p>")),),
                question_html=Html(
                    '<p>And <a href="https://q.example/">with a link</a> in it, <em>&amp; emphasis</em>?</p>'
                    "<p>Go on.</p>"
                ),
            ),
        ),
        conclusion=Html("<p>That was it.</p>"),
        call_to_action=Html('<p>Write to <a href="mailto:a@b.example?subject=x&amp;body=y">us</a>.</p>'),
        contact=Contact(("1 Quay <Old & New>", "Nowhere"), "a@b.example", "https://b.example/"),
        topics=("ferries",),
        language="en-GB",
    )


def _same_day() -> tuple[Session, ...]:
    midnight = datetime(2026, 2, 1, tzinfo=UTC)
    return tuple(
        Session(
            title="Two on one day",
            series="Twins",
            number=number,
            guests=(Person("Gus Twin"),),
            published=midnight - timedelta(seconds=2 - number),
            turns=(_turn(f"{RECURRING[:-1]} ?", f"Number {number}."),),
            topics=("ferries", "Ferries"),
            language="en",
        )
        for number in (2, 1)
    )


def _essay() -> Session:
    return Session(
        title="An essay that has sections and no question",
        guests=(Person("Ida Last"),),
        published=NEWEST - timedelta(days=40),
        turns=(
            Turn(
                None,
                (
                    Passage(Html("<p>It begins.</p>"), heading="First & foremost"),
                    Passage(Html("<p>It goes on.</p>"), speaker="Ida Last"),
                    Passage(Html("<p>It ends.</p>"), heading="Last words", closing=True),
                ),
            ),
        ),
        language="en",
    )


def _least() -> Session:
    return Session(title="?", turns=(Turn("?", ()),), published=NEWEST - timedelta(days=41))


def _endless_words() -> Session:
    return Session(
        title=_LONG_WORD,
        guests=(Person(_LONG_WORD, _LONG_WORD),),
        topics=(_LONG_WORD,),
        published=NEWEST - timedelta(days=42),
        turns=(
            _turn(
                f"{_LONG_WORD}?", f"<p><a href='https://a.example/{_LONG_WORD}'>{_LONG_WORD}</a></p>".replace("'", '"')
            ),
        ),
        language="de",
    )


def _many_people() -> Session:
    names = [f"Guest {letter}" for letter in "ABCDEFGHIJKL"]
    said = tuple(Passage(Html(f"<p>{name} agrees.</p>"), speaker=name) for name in names)
    return Session(
        title="Twelve guests, three askers",
        guests=tuple(Person(name, f"role of {name}") for name in names),
        hosts=(Person("Host & Host"), Person("Second <Host>")),
        published=NEWEST - timedelta(days=43),
        turns=tuple(
            Turn(f"Do you agree, {asker}?", said, asker=asker, section=f"Part {asker}")
            for asker in ("One", "Two", "Red.")
        ),
        language="en",
    )


def _japanese() -> Session:
    return Session(
        title="「朝一番に何を読みますか？」",
        series="問答",
        number=1,
        guests=(Person("山田 太郎", "船長"),),
        published=NEWEST - timedelta(days=44),
        turns=(_turn("朝一番に何を読みますか？", "新聞です。" * 40),),
        topics=("朝",),
        language="ja",
    )


def _controls() -> Session:
    text = "a\x00b\x08c\x0bd\x0ce\x1bf\x7fg\x85h\ud83di\udc00j\ufffek\uffff\rl\r\nm"
    return Session(
        title=text,
        series=text,
        guests=(Person(text, text, f"https://x.example/{text}"), Person("\x00")),
        topics=(text, "\x00"),
        summary=text,
        turns=(Turn(text, (Passage(Html(f"<p>{text}</p>\r\n<pre>x\ry</pre>")),)), Turn("\x00", ())),
        language="en",
    )


def _relative() -> Session:
    return Session(
        title="Nothing here is absolute",
        guests=(Person("Eve", url="javascript:alert(1)"),),
        image="/relative.jpg",
        turns=(
            _turn(
                "Where to?",
                '<p><a href="#fn1" id="r1">1</a> <a href="/s/x/?a=1&amp;b=2">2</a> <a href="//b.example/">3</a></p>',
                '<p><img src="a b.png" srcset="a.png 1x, ../b,c.png 2x, https://c.example/d.png 3x" alt="x"></p>',
                '<video poster="p.jpg" src="v.mp4"></video><blockquote cite="y"><p>z</p></blockquote>',
                '<ol><li id="fn1">A note. <a href="#r1">↩</a></li></ol>',
            ),
        ),
        language="en",
    )


def _unended() -> Session:
    return Session(
        title="Markup that ends nowhere ]]>",
        turns=(Turn("What?", (Passage(Html("<p>a ]]> b ]]]]>> <![CDATA[ c <!-- d <b <i>e")),)),),
        summary="]]>",
        language="en",
    )
