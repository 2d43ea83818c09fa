"""Templates that speak to one subscriber, rendered once for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.errors import TemplateError
from pipeline.model.letter import Draft, Letter, Reader
from pipeline.model.session import Html, Passage, Turn
from pipeline.render.mail.letters import LIMIT
from pipeline.render.mail.message import compose
from pipeline.render.mail.personal import MARK
from pipeline.render.renderer import Renderer

Enter = Any
Settle = Any
Write = Callable[..., Letter]
LEFT = re.compile(r'href="(mailto:[^"]*)"')
OSLO = {"city": "Oslo", "age": "7", "home_town": "Vik & Co"}


@pytest.fixture
def write(tmp_path: Path, settings: Settle, entry: Enter) -> Write:
    """The letter that these templates make."""

    def made(html: str = "<p>x</p>", text: str = "x", subject: str = "S", **wished: Any) -> Letter:
        folder = tmp_path / "templates" / "mail"
        folder.mkdir(parents=True, exist_ok=True)
        page = f"<!DOCTYPE html><html><head><title>t</title></head><body>{html}</body></html>"
        for name, written in (("session.html", page), ("session.txt", text), ("subject.txt", subject)):
            (folder / name).write_text(written, "utf-8")
        return Renderer(settings(), folder.parent).letter(entry(**wished))

    return made


@pytest.fixture
def post(settings: Settle) -> Callable[..., EmailMessage]:
    """The message that somebody gets of a letter."""

    def posted(
        letter: Letter, name: str = "", fields: dict[str, str] | None = None, address: str = "ann@example.org"
    ) -> EmailMessage:
        known = settings()
        composed = compose(
            letter,
            known.mail,
            known.publication,
            date=datetime(2026, 6, 3, tzinfo=UTC),
            link="https://lantern.example/qna/s/four/",
        )
        reader = Reader(name, address, fields or {})
        return message_from_bytes(composed.pieces(reader, "<a@lantern.example>").message, policy=default)

    return posted


def text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return part.get_content().replace("\r\n", "\n").strip()


def body(mail: EmailMessage) -> str:
    part = mail.get_body(("html",))
    assert part is not None
    found = re.search("<body>(.*)</body>", part.get_content(), re.DOTALL)
    assert found
    return found[1].strip()


@pytest.mark.parametrize(
    ("written", "ann", "nobody"),
    [
        ("{{ subscriber.name }}", "Ann Å", ""),
        ("{{ subscriber['name'] }}", "Ann Å", ""),
        ("{{ subscriber.address }}", "ann@example.org", "ann@example.org"),
        ("{{ subscriber.city }} {{ subscriber.fields.city }}", "Oslo Oslo", ""),
        ("{{ subscriber.fields['home_town'] }}", "Vik & Co", ""),
        ("{{ subscriber.unheard_of }}.", ".", "."),
        ('Hi {{ subscriber.name | default("reader") }}', "Hi Ann Å", "Hi reader"),
        ("{{ subscriber.nick | d(subscriber.name) | d('you') }}", "Ann Å", "you"),
        ("{{ subscriber.name | upper }}", "ANN Å", ""),
        ('{{ subscriber.city | lower | replace("o", "0") }}', "0sl0", ""),
        ('{{ subscriber.city | lower | replace("o", "0", 1) }}', "0slo", ""),
        ('{{ subscriber.city | replace("o", "0", count=1) | default(7) }}', "Osl0", "7"),
        ('{{ "Hi " ~ subscriber.name ~ "!" }}', "Hi Ann Å!", "Hi !"),
        ('{{ ["a", subscriber.name] | join(", ") }}', "a, Ann Å", "a,"),
        ('{{ "%s!" | format("a") }}{{ subscriber.name | trim }}', "a!Ann Å", "a!"),
        ("{% if subscriber.name %}Dear {{ subscriber.name }}{% else %}Hello{% endif %}", "Dear Ann Å", "Hello"),
        ("{{ 'yes' if subscriber.city == 'Oslo' else 'no' }}", "yes", "no"),
        ("{{ 'no' if subscriber.city != 'Oslo' else 'yes' }}", "yes", "no"),
        ("{{ 'yes' if subscriber.city in ['Bergen', 'Oslo'] else 'no' }}", "yes", "no"),
        ("{{ 'yes' if 'sl' in subscriber.city else 'no' }}", "yes", "no"),
        ("{{ 'yes' if subscriber.city | lower == 'oslo' else 'no' }}", "yes", "no"),
        ("{{ 'yes' if subscriber.age > '5' and subscriber.age <= '7' else 'no' }}", "yes", "no"),
        ("{{ subscriber.city or 'elsewhere' }}", "Oslo", "elsewhere"),
        (".{% if not subscriber.city %}Where?{% endif %}", ".", ".Where?"),
    ],
)
def test_what_a_template_may_say(
    write: Write, post: Callable[..., EmailMessage], written: str, ann: str, nobody: str
) -> None:
    letter = write(f"<p>{written}</p>", written)
    assert not MARK.search(letter.text + str(letter.html) + letter.subject)
    assert text(post(letter, "Ann Å", OSLO)) == ann
    assert text(post(letter)) == nobody
    assert body(post(letter, "Ann Å", OSLO)) == f"<p>{ann.replace('&', '&amp;')}</p>"
    assert not post(letter, "Ann Å", OSLO).defects


def test_a_subject_for_one(write: Write, post: Callable[..., EmailMessage]) -> None:
    letter = write(subject='{{ subscriber.name | default("Reader") }}: {{ session.title }}')
    assert letter.subject == "Reader: The Gap in the Timetable"
    assert post(letter, "Åse")["Subject"] == "Åse: The Gap in the Timetable"
    assert post(letter)["Subject"] == "Reader: The Gap in the Timetable"


def test_whoever_changes_a_subject_has_it_read_so(write: Write, post: Callable[..., EmailMessage]) -> None:
    letter = write(text="Dear {{ subscriber.name }}", subject="For {{ subscriber.name | default('you') }}")
    test = replace(letter, subject=f"[Test] {letter.subject}")
    assert post(test, "Ann")["Subject"] == "[Test] For you"
    assert text(post(test, "Ann")) == "Dear Ann"


def test_it_is_escaped_for_where_it_stands(write: Write, post: Callable[..., EmailMessage]) -> None:
    letter = write(
        '<p title="{{ subscriber.name }}">{{ subscriber.name }}</p>'
        '<p><a href="https://x.example/?c={{ subscriber.name }}&amp;d=1">x</a>'
        '<a href="https://x.example/?c={{ subscriber.name | urlencode }}">y</a>{{ subscriber.name | safe }}</p>',
        "https://x.example/?c={{ subscriber.name }} <mailto:a@x.example?subject={{ subscriber.name }}>\n"
        "{{ subscriber.name }}",
    )
    evil = '"><script>x&y</script> é'
    encoded = "%22%3E%3Cscript%3Ex%26y%3C%2Fscript%3E%20%C3%A9"
    html = body(post(letter, evil))
    assert "<script" not in html
    assert html.count("&#34;&gt;&lt;script&gt;x&amp;y&lt;/script&gt; é") == 3
    assert f'href="https://x.example/?c={encoded}&amp;d=1"' in html
    assert f'href="https://x.example/?c={encoded}"' in html
    assert text(post(letter, evil)) == (
        f"https://x.example/?c={encoded} <mailto:a@x.example?subject={encoded}>\n{evil}"
    )


def test_a_name_turns_nothing_around(write: Write, post: Callable[..., EmailMessage]) -> None:
    letter = write('<p title="{{ subscriber.name }}">{{ subscriber.name }}, 3</p>', "{{ subscriber.name }}, 3")
    assert text(post(letter, "\u202eeve\u2066")) == "eve, 3"
    assert text(post(letter, "סמדר")) == "\u2068סמדר\u2069, 3"
    assert body(post(letter, "סמדר")) == '<p title="סמדר">\u2068סמדר\u2069, 3</p>'
    other = write("x", "{{ subscriber.name }}, 3", language="ar")
    assert text(post(other, "Ann")) == "\u2068Ann\u2069, 3"


def test_the_title_of_the_page_has_no_signs_of_direction(write: Write, post: Callable[..., EmailMessage]) -> None:
    letter = write("</body><title>For {{ subscriber.name }}</title><title lang='en'>{{ subscriber.name }}</title>")
    part = post(letter, "סמדר & Co").get_body(("html",))
    assert part is not None
    assert re.findall("<title[^>]*>([^<]*)</title>", part.get_content())[-2:] == ["For סמדר &amp; Co", "סמדר &amp; Co"]


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>{{ subscriber.__class__ }}</p>", "unsafe|no attribute"),
        ("<p>{{ subscriber._asking }}</p>", "unsafe|no attribute"),
        ("<p>{{ subscriber['_asking'] }}</p>", "unsafe|no attribute"),
        ("<p>{{ subscriber.name.nick }}</p>", "no attribute"),
        ("<p>{{ subscriber }}</p>", "say what of the subscriber"),
        ("<p>{{ subscriber.fields }}</p>", "say what of the subscriber"),
        ("<p>{{ [subscriber] }}</p>", "say what of the subscriber"),
        ("<p>{{ [subscriber.name] }}</p>", "cannot be printed as part of a list"),
        ("<p>{{ {'a': subscriber.name} }}</p>", "cannot be printed as part of a list"),
        ("<p>{{ '%r' | format([subscriber.city]) }}</p>", "cannot be printed as part of a list"),
        ("<p>{% for each in subscriber.fields %}{% endfor %}</p>", "cannot be listed"),
        ("<p>{{ subscriber.name | length }}</p>", "length cannot be applied"),
        ("<p>{{ subscriber.name | truncate(3) }}</p>", "truncate cannot be applied"),
        ("<p>{{ subscriber.name[0] }}</p>", "no element|has no"),
        ("<p>{{ ('x' ~ subscriber.name) | upper }}</p>", "upper cannot be applied"),
        ("<p>{{ ('x' ~ subscriber.name).upper() }}</p>", "takes something of subscriber apart"),
        ("<p>{{ ('x' ~ subscriber.name)[:15] }}</p>", "takes something of subscriber apart"),
        ("<p>{{ subscriber.name | default('x' ~ subscriber.city) }}</p>", "plain words"),
        ("<p>{{ 1 if subscriber.name == subscriber.city }}</p>", "plain words"),
        ("<p>{{ subscriber.name | replace('a') }}</p>", "replace"),
        ("<p>{{ subscriber.name | replace('a', 'b', 'c') }}</p>", "integer"),
        ("<p style='color: {{ subscriber.colour }}'>x</p>", "attribute style"),
        ("<p onclick='{{ subscriber.name }}'>x</p>", "attribute onclick"),
        ("<a href='{{ subscriber.page }}'>x</a>", "begins with something of subscriber"),
        ("<a href='https://{{ subscriber.city }}.example/'>x</a>", "begins with something of subscriber"),
        ("<a href='javascript:{{ subscriber.city }}'>x</a>", "begins with something of subscriber"),
        ("<!-- {{ subscriber.name }} --><p>x</p>", "a comment"),
        ("<p {{ subscriber.name }}>x</p>", "a comment, a style or the name"),
    ],
)
def test_what_it_may_not_is_told_when_it_is_composed(write: Write, html: str, told: str) -> None:
    with pytest.raises(TemplateError, match=told):
        write(html)


def conditions(count: int) -> str:
    return "".join(f"{{% if subscriber.f{at} %}}{at}{{% endif %}}" for at in range(count))


def test_sixty_four_variants_are_enough_for_everybody(write: Write, post: Callable[..., EmailMessage]) -> None:
    letter = write("x", f".{conditions(6)}")
    for number in range(64):
        chosen = [str(at) for at in range(6) if number >> at & 1]
        assert text(post(letter, fields={f"f{at}": "x" for at in chosen})) == "." + "".join(chosen)
    with pytest.raises(TemplateError, match=r"more than 64 different mails.*use fewer"):
        write("x", f".{conditions(7)}")


def test_what_excludes_each_other_makes_no_variants(write: Write, post: Callable[..., EmailMessage]) -> None:
    towns = [f"town {at}" for at in range(30)]
    letter = write("x", "." + "".join(f"{{% if subscriber.city == '{town}' %}}{town}{{% endif %}}" for town in towns))
    assert text(post(letter, fields={"city": "town 7"})) == ".town 7"
    assert text(post(letter, fields={"city": "no town"})) == "."


def test_long_texts_leave_room_for_what_is_personal(write: Write, post: Callable[..., EmailMessage]) -> None:
    said = Html("<p>" + "x" * 990 + "</p>")
    letter = write(
        "{% for turn in turns %}{{ turn.passages[0].body }}{% endfor %}" + "<p>{{ subscriber.name }}</p>" * 20,
        turns=tuple(Turn(f"{at}?", (Passage(said),)) for at in range(120)),
    )
    sizes = [len(body(post(letter, name)).encode()) for name in ("", "Ann", "Maximiliana Østergård " * 9)]
    assert LIMIT - 28_000 < sizes[0] < sizes[1] < sizes[2] < LIMIT


@pytest.mark.parametrize("place", ["{{ subscriber.name }}", '<a href="https://x.example/{{ subscriber.name }}">x</a>'])
@pytest.mark.parametrize("longest", ["&" * 254, '"' * 300, "鐘" * 254, "🚢" * 254, "א" * 254])
def test_no_name_makes_a_mail_too_long(
    write: Write, post: Callable[..., EmailMessage], place: str, longest: str
) -> None:
    said = Html("<p>" + "x" * 90 + "</p>")
    letter = write(
        "{% for turn in turns %}{{ turn.passages[0].body }}{% endfor %}" + f"<p>{place}</p>" * 12,
        turns=tuple(Turn(f"{at}?", (Passage(said),)) for at in range(1100)),
    )
    part = post(letter, longest).get_body(("html",))
    assert part is not None
    assert len(part.get_payload(decode=True)) < LIMIT


def test_little_room_is_kept_for_tokens(renderer: Renderer, entry: Enter) -> None:
    said = Html("<p>" + "x" * 90 + "</p>")
    letter = renderer.letter(
        entry(turns=tuple(Turn(f"{at}?", (Passage(said),)) for at in range(1100))),
        one_click="https://lantern.example/list/",
    )
    assert letter.html is not None
    assert len(letter.html.replace("\n", "\r\n").encode()) > LIMIT - 2800, "most of it for the address"


def test_the_subscriber_s_own_pages(renderer: Renderer, entry: Enter) -> None:
    letter = renderer.letter(entry(), one_click="https://lantern.example/list/")
    assert letter.html is not None
    for part in (letter.html, letter.text):
        assert "https://lantern.example/list/unsubscribe/" in part
        assert "https://lantern.example/list/preferences/" in part
        assert "mailto:editor@lantern.example" not in part
    proof = renderer.letter(entry(), banner="Proof.", one_click="https://lantern.example/list/")
    assert proof.subject == "[Proof] The Gap in the Timetable"
    assert proof.personal is not None


@pytest.mark.parametrize(
    ("address", "shown", "linked"),
    [
        ("ann@example.org", "ann@example.org", "ann@example.org"),
        ("ann+talks@example.org", "ann+talks@example.org", "ann%2Btalks@example.org"),
        ("o'hara&co@example.org", "o'hara&co@example.org", "o%27hara%26co@example.org"),
    ],
)
def test_the_way_out_names_who_leaves(
    renderer: Renderer, entry: Enter, post: Callable[..., EmailMessage], address: str, shown: str, linked: str
) -> None:
    letter = renderer.letter(entry())
    assert letter.personal is not None
    assert isinstance(letter.personal.variants, Draft), "the mail is still made once for all"
    mail = post(letter, address=address)
    page = mail.get_body(("html",))
    assert page is not None
    way_out = f"mailto:editor@lantern.example?subject=unsubscribe%20{linked}"
    assert mail["List-Unsubscribe"].strip() == f"<{way_out}>", "both ways lead to the same"
    assert way_out in LEFT.findall(page.get_content())
    assert f"Sent to {shown}. You get this letter because" in LexborHTMLParser(page.get_content()).root.text()
    told = " ".join(text(mail).split())
    assert f"Sent to {shown}. You get" in told
    assert f"subject “unsubscribe {shown}”: <{way_out}>" in told
    assert post(letter, address=address).as_bytes() == mail.as_bytes()


def test_a_session_cannot_hold_the_marks_of_its_own_mail(write: Write, post: Callable[..., EmailMessage]) -> None:
    first = write("<p>{{ subscriber.name }} {{ session.title }}</p>", title="x")
    assert first.personal is not None
    (mark,) = first.personal.places
    again = write("<p>{{ subscriber.name }} {{ session.title }}</p>", title=f"It says {mark}")
    assert body(post(again, "Ann")) == f"<p>Ann It says {mark}</p>"


def test_a_letter_that_names_nobody_has_no_variants(write: Write) -> None:
    assert write().personal is None
