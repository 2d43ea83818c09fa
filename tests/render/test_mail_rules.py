"""Every rule of a good mail, asked of every kind of mail that we make; and a mail that breaks it, for each rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.letter import Reader
from pipeline.model.picture import Picture
from pipeline.model.session import Html, Passage, Person, Session, Turn
from pipeline.model.tokens import make
from pipeline.parse import parse
from pipeline.render.mail.letters import LIMIT
from pipeline.render.mail.message import compose
from pipeline.render.renderer import Renderer

Enter = Any
Settle = Any
Say = Any

SAMPLES = sorted((Path(__file__).parents[2] / "sessions").glob("lantern-street-*"))
OURS = ["long", "arabic", "japanese", "pictures", "correction"]
DATE = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
TOKEN = make(1, b"k" * 32, "list", 70_000, 12)
READER = "reader.one@example.org"
PAGES = "https://lantern.example/list/"
LEFTOVER = re.compile(r"\{\{|\{%|\bNone\b|[Uu]ndefined|\[email protected\]|qzjxv|vxjzq")
ONCE = ("From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "MIME-Version", "Content-Type")


@dataclass(frozen=True)
class Mail:
    raw: bytes
    html: str
    text: str
    session: Session
    has_pages: bool

    @property
    def head(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=default)

    @property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @property
    def links(self) -> list[str]:
        return [node.attributes.get("href") or "" for node in self.tree.css("a[href]")]

    def header(self, name: str) -> str:
        return " ".join(str(self.head[name] or "").split())

    def without(self, pattern: str) -> Mail:
        return replace(self, html=re.sub(pattern, "", self.html), text=re.sub(pattern, "", self.text))

    def spoiled(self, old: bytes, new: bytes) -> Mail:
        assert old in self.raw
        return replace(self, raw=self.raw.replace(old, new, 1))

    def with_html(self, more: str) -> Mail:
        return replace(self, html=self.html.replace("</body>", more + "</body>"))


def whole(mail: Mail) -> str:
    """Header and both parts, decoded: quoted-printable puts digits before what follows a sign that it encodes."""
    head = mail.raw.partition(b"\r\n\r\n")[0].decode()
    return "\n".join((head, *(part.get_content() for part in mail.head.iter_parts())))


def all_sizes(mail: Mail) -> list[float]:
    nodes = [node for node in mail.tree.css("body [style]") if "preheader" not in (node.attributes.get("class") or "")]
    return [float(size) for node in nodes for size in re.findall(r"font-size:\s*([\d.]+)px", node.attributes["style"])]


def same_links(mail: Mail) -> bool:
    written = sorted(link for link in mail.links if link.startswith("http"))
    told = [link.removeprefix("mailto:") for link in mail.links if link.startswith("mailto:")]
    return written == sorted(re.findall(r"https?://[^\s<>\"]+", mail.text)) and all(each in mail.text for each in told)


def lines_of(mail: Mail) -> tuple[list[bytes], list[bytes]]:
    head, body = mail.raw.split(b"\r\n\r\n", 1)
    return head.split(b"\r\n"), body.split(b"\r\n")


def leaves(mail: Mail) -> bool:
    if mail.has_pages:
        return {f"{PAGES}unsubscribe/{TOKEN}", f"{PAGES}preferences/{TOKEN}"} <= set(mail.links)
    return any(link.startswith("mailto:") and "unsubscribe" in link for link in mail.links)


def one_click(mail: Mail) -> bool:
    ways = re.findall("<([^>]*)>", mail.header("List-Unsubscribe"))
    by_mail = f"mailto:editor@lantern.example?subject=unsubscribe%20{READER}"
    if mail.has_pages:
        said = mail.header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click"
        return said and ways == [f"{PAGES}unsubscribe/{TOKEN}", by_mail]
    return mail.head["List-Unsubscribe-Post"] is None and ways == [by_mail]


def images(mail: Mail) -> bool:
    return all(
        (node.attributes.get("src") or "").startswith("https://")
        and (node.attributes.get("alt") or "").strip()
        and all((node.attributes.get(name) or "").isdigit() for name in ("width", "height"))
        for node in mail.tree.css("img")
    )


def parts_in_order(mail: Mail) -> bool:
    parts = [(part.get_content_type(), part.get_content_charset()) for part in mail.head.iter_parts()]
    whole = mail.head.get_content_type() == "multipart/alternative"
    return whole and parts == [("text/plain", "utf-8"), ("text/html", "utf-8")]


def flat(text: str) -> str:
    return "".join(text.split())


def said_in_both(mail: Mail) -> bool:
    shown, told = flat(mail.tree.body.text(deep=True)), flat(mail.text)
    # A long one is cut: what there is has to be in both.
    asked = [flat(each) for each in mail.session.questions]
    answers = [flat(each.name) for each in mail.session.guests]
    both = all((each in shown) == (each in told) for each in asked)
    return both and all(each in shown and each in told for each in [flat(mail.session.title), *answers, *asked[:2]])


Rule = tuple[Callable[[Mail], bool], Callable[[Mail], Mail]]

RULES: dict[str, Rule] = {
    "it parses with no defects": (
        lambda mail: not mail.head.defects and not any(part.defects for part in mail.head.walk()),
        lambda mail: replace(mail, raw=mail.raw[:-40]),
    ),
    "line ends are CRLF": (
        lambda mail: mail.raw.count(b"\n") == mail.raw.count(b"\r") == mail.raw.count(b"\r\n"),
        lambda mail: mail.spoiled(b"\r\n\r\n", b"\n\r\n"),
    ),
    "headers are ASCII, on lines of 998 octets at most": (
        lambda mail: all(line.isascii() and len(line) <= 998 for line in lines_of(mail)[0]),
        lambda mail: mail.spoiled(b"Subject: ", "Subject: é".encode()),
    ),
    "body lines have 76 characters at most": (
        lambda mail: all(len(line) <= 76 for line in lines_of(mail)[1]),
        lambda mail: mail.spoiled(b"\r\n\r\n", b"\r\n\r\n" + b"x" * 77),
    ),
    "each header that stands once stands once": (
        lambda mail: all(len(mail.head.get_all(name, [])) == 1 for name in ONCE),
        lambda mail: mail.spoiled(b"Subject: ", b"Subject: x\r\nSubject: "),
    ),
    "the date has a zone and is the mailing's": (
        lambda mail: mail.head["Date"].datetime == DATE and mail.header("Date").endswith("+0000"),
        lambda mail: mail.spoiled(b"+0000", b"-0000"),
    ),
    "Message-ID is at the sender's domain": (
        lambda mail: bool(re.fullmatch(r"<[a-z0-9]+@lantern\.example>", mail.header("Message-ID"))),
        lambda mail: mail.spoiled(b"@lantern.example>\r\nList", b"@localhost>\r\nList"),
    ),
    "it is to one, and names no other": (
        lambda mail: (
            [each.addr_spec for each in mail.head["To"].addresses] == [READER]
            and not mail.head["Cc"]
            and set(re.findall(r"[\w.+-]+@example\.org", whole(mail).replace("%20", " "))) == {READER}
        ),
        lambda mail: mail.spoiled(b"To: ", b"Cc: other@example.org\r\nTo: "),
    ),
    "the subject has at most 150 characters and the title": (
        lambda mail: len(mail.header("Subject")) <= 150 and mail.session.title[:40] in mail.header("Subject"),
        lambda mail: mail.spoiled(b"Subject: ", b"Subject: " + b"x " * 100),
    ),
    "List-Id has a phrase and a label": (
        lambda mail: bool(re.fullmatch(r"[^<>]+ <[0-9a-f-]{36}\.lantern\.example>", mail.header("List-Id"))),
        lambda mail: mail.spoiled(b"List-Id: ", b"List-Id: <x> "),
    ),
    "List-Unsubscribe leads to one click first, then to a mail": (
        one_click,
        lambda mail: mail.spoiled(b"List-Unsubscribe:\r\n <", b"List-Unsubscribe:\r\n <https://x.example/>,\r\n <"),
    ),
    "the other list headers are there": (
        lambda mail: (
            mail.header("List-Archive") == "<https://lantern.example/qna/>"
            and mail.header("List-Owner") == "<mailto:editor@lantern.example>"
            and mail.header("List-Help") == "<mailto:editor@lantern.example?subject=help>"
            and mail.header("Archived-At") == "<https://lantern.example/qna/s/four/>"
            and mail.header("Precedence") == "bulk"
            and mail.header("Feedback-ID").startswith("12:")
        ),
        lambda mail: mail.spoiled(b"Precedence: bulk\r\n", b""),
    ),
    "no machine wrote it (RFC 3834)": (
        lambda mail: mail.head["Auto-Submitted"] is None,
        lambda mail: mail.spoiled(b"Precedence", b"Auto-Submitted: auto-generated\r\nPrecedence"),
    ),
    "two parts, text first, in UTF-8": (
        parts_in_order,
        lambda mail: mail.spoiled(b"text/plain", b"text/enriched"),
    ),
    "both parts say the same": (said_in_both, lambda mail: replace(mail, text=mail.text[:40])),
    "both parts carry the same links": (
        same_links,
        lambda mail: mail.with_html('<a href="https://x.example/">x</a>'),
    ),
    "Gmail does not clip it": (
        lambda mail: len(mail.html.encode()) + mail.html.count("\n") < LIMIT,
        lambda mail: mail.with_html("x" * LIMIT),
    ),
    "there is a preheader, hidden": (
        lambda mail: (
            "display: none" in (mail.tree.css_first(".preheader").attributes["style"] or "")
            and bool(mail.tree.css_first(".preheader").text().strip())
        ),
        lambda mail: replace(mail, html=mail.html.replace("display: none", "display: block")),
    ),
    "the first link leads to it on the web": (
        lambda mail: mail.links[0] == "https://lantern.example/qna/s/four/" and mail.links[0] in mail.text,
        lambda mail: replace(mail, html=mail.html.replace("/s/four/", "/s/five/")),
    ),
    "the postal address stands in both parts": (
        lambda mail: "7 Lantern Street, Port Ellery" in mail.tree.body.text() and "7 Lantern Street" in mail.text,
        lambda mail: mail.without("7 Lantern Street"),
    ),
    "a link lets one leave": (leaves, lambda mail: mail.without("unsubscribe")),
    "nothing is left over": (
        lambda mail: not LEFTOVER.search(mail.html + mail.text + mail.header("Subject")),
        lambda mail: mail.with_html("{{ x }}"),
    ),
    "language and direction are set": (
        lambda mail: (
            mail.tree.css_first("html").attributes
            == {"lang": mail.session.language, "dir": "rtl" if mail.session.language == "ar" else "ltr"}
        ),
        lambda mail: replace(mail, html=mail.html.replace(' dir="', ' data-dir="', 1)),
    ),
    "the title is the session's": (
        lambda mail: (
            mail.tree.css_first("title").text() == mail.session.title
            and mail.session.title in mail.tree.css_first("h1").text()
        ),
        lambda mail: replace(mail, html=mail.html.replace("<title>", "<title>x")),
    ),
    "nothing moves, asks or is fetched": (
        lambda mail: (
            mail.tree.css_first("script, form, input, iframe, video, audio, object, embed, link, base") is None
            and "@import" not in mail.html
            and "url(" not in mail.html
        ),
        lambda mail: mail.with_html("<form></form>"),
    ),
    "images have an address, a text and a size": (
        images,
        lambda mail: mail.with_html('<img src="https://x.example/x.png" alt="x">'),
    ),
    "styles are in the elements, and rules for screens stay": (
        lambda mail: (
            "@media (prefers-color-scheme: dark)" in mail.html
            and "@media (max-width: 480px)" in mail.html
            and all(node.attributes.get("style") for node in mail.tree.css("body p, body h1, body h2, body a, body td"))
        ),
        lambda mail: mail.with_html("<p>x</p>"),
    ),
    "tables are for show": (
        lambda mail: all(
            node.attributes.get("role") == "presentation" for node in mail.tree.css("table") if not node.css_first("th")
        ),
        lambda mail: mail.with_html("<table><tr><td style='x'>x</td></tr></table>"),
    ),
    "it is fit for the dark": (
        lambda mail: mail.tree.css_first("meta[name=color-scheme]").attributes["content"] == "light dark",
        lambda mail: replace(mail, html=mail.html.replace("light dark", "light")),
    ),
    "letters are at least 14 px high": (
        lambda mail: min(all_sizes(mail)) >= 14,
        lambda mail: mail.with_html('<p style="font-size: 13px">x</p>'),
    ),
    "links say where they go": (
        lambda mail: all(
            (node.text() or "").strip().lower() not in ("", "here", "click here", "link", "more")
            or node.css_first("img[alt]") is not None
            for node in mail.tree.css("a[href]")
        ),
        lambda mail: mail.with_html('<a style="x" href="https://x.example/">here</a>'),
    ),
    "text is set in 72 columns, but for addresses": (
        lambda mail: all(len(line) <= 72 or "://" in line or "mailto:" in line for line in mail.text.splitlines()),
        lambda mail: replace(mail, text="x " * 40),
    ),
}


def sample(file: Path) -> Session:
    (found,) = parse(Document("sessions", file.name, MEDIA_TYPES[file.suffix], file.read_bytes()))
    assert found.session is not None
    return found.session


def made(kind: str, say: Say) -> Session:
    long = Html("<p>" + "All of this is said. " * 300 + "</p>")
    match kind:
        case "long":
            return say(turns=tuple(Turn(f"What is number {at}?", (Passage(long),)) for at in range(30)))
        case "arabic":
            turns = tuple(Turn(f"ما هو {word}؟", (Passage(Html(f"<p>{'هذا ما قيل. ' * 40}</p>")),)) for word in "ابج")
            return say(title="البيانو الذي يتذكر", language="ar", guests=(Person("سمر", "عازفة"),), turns=turns)
        case "japanese":
            answer = (Passage(Html(f"<p>{'霧の中で鐘が鳴る。' * 40}</p>")),)
            turns = tuple(Turn(f"{word}とは何ですか。", answer) for word in "海船鐘")
            return say(title="霧の中の鐘", language="ja", guests=(Person("安藤", "灯台守"),), turns=turns)
        case "pictures":
            shown = '<figure><img src="https://o.example/a.jpg" alt="A buoy"><figcaption>At sea</figcaption></figure>'
            other = '<p>See <img src="http://o.example/b.jpg" alt=""> it.</p>'
            turns = (Turn("What is it?", (Passage(Html(shown)),)), Turn("And that?", (Passage(Html(other)),)))
            return say(turns=turns)
        case _:
            return say()


@pytest.fixture(params=[*SAMPLES, *OURS], ids=lambda of: of.name[:16] if isinstance(of, Path) else of, scope="module")
def kind(request: pytest.FixtureRequest) -> Path | str:
    return request.param


@pytest.fixture(params=[True, False], ids=["with pages", "without pages"], scope="module")
def has_pages(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture
def mail(kind: Path | str, has_pages: bool, renderer: Renderer, settings: Settle, session: Say, entry: Enter) -> Mail:
    shown = sample(kind) if isinstance(kind, Path) else made(kind, session)
    pictures = {"https://o.example/a.jpg": Picture("media/a.jpg", 1120, 600, "image/jpeg", 9)}
    letter = renderer.letter(
        entry(shown),
        correction="Number 3 was wrong." if kind == "correction" else None,
        one_click=PAGES if has_pages else None,
        pictures=pictures,
    )
    known = settings()
    composed = compose(letter, known.mail, known.publication, date=DATE, link=entry().link, mailing="12")
    reader = Reader("Zoë One", READER, token=TOKEN if has_pages else "")
    raw = composed.pieces(reader, "<abc@lantern.example>").message
    parsed = message_from_bytes(raw, policy=default)
    html, text = (parsed.get_body((each,)).get_content().replace("\r\n", "\n") for each in ("html", "plain"))
    return Mail(raw, html, text, shown, has_pages)


def test_every_mail_keeps_every_rule(mail: Mail) -> None:
    assert [rule for rule, (keeps, _) in RULES.items() if not keeps(mail)] == []


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("kind", ["japanese"], indirect=True)
@pytest.mark.parametrize("has_pages", [True], indirect=True)
def test_every_rule_can_be_broken(rule: str, mail: Mail) -> None:
    keeps, spoil = RULES[rule]
    assert not keeps(spoil(mail))


@pytest.mark.parametrize("kind", ["correction"], indirect=True)
def test_a_correction_says_so_first(mail: Mail) -> None:
    assert mail.header("Subject") == "Correction: The Gap in the Timetable"
    said = "This mail corrects one you received earlier. Number 3 was wrong."
    assert " ".join(mail.text.split()).startswith(said)
    assert " ".join(mail.tree.css_first(".correction").text().split()) == said


@pytest.mark.parametrize("kind", ["pictures"], indirect=True)
def test_pictures_are_our_copies_or_links(mail: Mail) -> None:
    (image,) = mail.tree.css("img")
    assert image.attributes["src"] == "https://lantern.example/qna/media/a.jpg"
    assert (image.attributes["width"], image.attributes["height"]) == ("560", "300")
    assert '<a href="http://o.example/b.jpg"' in mail.html
    assert "http://o.example/b.jpg" in mail.text
