"""What is spliced is what would have been rendered, to the byte, in every script and encoding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from pipeline.config import Mail, Publication
from pipeline.model.letter import Draft, Letter, Reader
from pipeline.render.mail.message import Composed, compose
from pipeline.render.mail.personal import Asking, Said
from pipeline.render.mail.splicing import encoding_of
from pipeline.render.mail.variants import letter_of

PUBLICATION = Publication(id="7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e", title="Ferry Talks", url="https://ferry.example/")
MAIL = Mail(from_="Ferry <talks@ferry.example>", editor="Ed <ed@ferry.example>")
NAME, CITY = object(), object()
SAID = {NAME: Said("name"), CITY: Said("field", "city")}
IDENTITY = "<abc@ferry.example>"

LATIN = "The bell buoy = fog, mostly. From there it rings.  \n.\nFrom two\n"
ARABIC = "في الضباب يُسمع الجرس.\n"
JAPANESE = "霧の中で鐘が鳴る。\n"
words = st.sampled_from(
    ["", *"aé霧\n =.\t", "\r\n", "From ", "⛴️", LATIN, ARABIC, JAPANESE, "x" * 75, "x" * 76],
)
pieces = st.lists(words | st.sampled_from([NAME, CITY]), max_size=12)
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
names = st.one_of(
    st.sampled_from(["", "Ann", "Søren Åse", "安藤", "👩‍🔬 Zoë", "x=y", ".ann", "From me", "O'Neil & <b>", "a" * 200]),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=90),
).filter(lambda name: not RIGHT_TO_LEFT.search(name))


def composed(text: Sequence[object], html: Sequence[object] | None, subject: Sequence[object] = ("S",)) -> Composed:
    def make(asking: Asking) -> tuple[Draft, None]:
        def joined(parts: Sequence[object]) -> str:
            return "".join(asking.mark(SAID[part]) if part in SAID else str(part) for part in parts)

        return Draft(joined(subject), joined(text) + "\n", None if html is None else f"<p>{joined(html)}</p>\n"), None

    letter = letter_of(make, "about")
    return compose(letter, MAIL, PUBLICATION, date=datetime(2026, 6, 3, tzinfo=UTC), link="https://ferry.example/s/1/")


def ann(name: str = "", city: str = "") -> Reader:
    return Reader(name, "ann@example.org", {"city": city})


def sent(made: Composed, name: str = "", city: str = "") -> bytes:
    return made.pieces(ann(name, city), IDENTITY).message


def lines(raw: str) -> list[str]:
    return re.split("\r\n|\r|\n", raw)


@given(text=pieces, html=pieces, name=names, city=names)
def test_decoded_it_is_what_was_meant_in_each_script(
    text: list[object], html: list[object], name: str, city: str
) -> None:
    made = composed(text, html)
    raw = sent(made, name, city)
    mail = message_from_bytes(raw, policy=default)
    told = {NAME: name, CITY: city}
    for subtype, meant in (
        ("plain", "".join(str(told.get(part, part)) for part in text) + "\n"),
        ("html", "<p>" + "".join(str(escape(told[part]) if part in told else part) for part in html) + "</p>\n"),
    ):
        part = mail.get_body((subtype,))
        assert part is not None
        assert not part.defects
        assert lines(part.get_payload(decode=True).decode()) == lines(meant)
    assert not mail.defects
    assert all(len(line) <= 76 for line in raw.split(b"\r\n\r\n", 1)[1].split(b"\r\n"))
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r") == raw.count(b"\r\n")


def canonical(body: bytes) -> bytes:
    """Relaxed, RFC 6376 §3.4.4, but for the empty lines at the end."""
    return re.sub(rb"[ \t]+", b" ", re.sub(rb"[ \t]+(?=\r\n)", b"", body))


@given(text=pieces, html=pieces, name=names, city=names)
def test_constant_pieces_are_the_same_objects_and_cuts_are_where_nothing_is_split(
    text: list[object], html: list[object], name: str, city: str
) -> None:
    made = composed(text, html)
    one = made.pieces(ann(name, city), IDENTITY)
    other = made.pieces(Reader("Bob", "bob@example.org", {"city": city}), IDENTITY)
    assert one.message == sent(made, name, city)
    known = {id(piece) for opening in made._variants.body.openings for piece in opening.tails}
    known.add(id(made._variants.body.start))
    assert all(id(piece) in known for each in (one, other) for piece in each.body[::2])
    assert all(piece[-2:] == b"\r\n" for piece in one.body if piece)
    assert all(piece[:1] not in (b" ", b"\t") for piece in one.body)
    assert not re.search(rb"[ \t]\r\n", b"".join(one.body))
    assert canonical(b"".join(one.body)) == b"".join(map(canonical, one.body))
    assert one.message.endswith(b"--\r\n")
    assert all(re.fullmatch(rb"[A-Za-z-]+:(?: [^\r\n]+)?(?:\r\n[ \t][^\r\n]+)*\r\n", field) for field in one.head)
    assert [a is b for a, b in zip(one.head, other.head, strict=True)].count(False) <= 4


@pytest.mark.parametrize("lead", range(4))
@pytest.mark.parametrize("between", range(5))
def test_base64_in_all_alignments(lead: int, between: int) -> None:
    text = [JAPANESE * 3 + "x" * lead, NAME, "y" * between, CITY, JAPANESE * 9, NAME, "z" * between]
    made = composed(text, None)
    for length in range(7):
        raw = sent(made, "n" * length, "c" * (length // 2))
        assert b"Content-Transfer-Encoding: base64" in raw
        told = {NAME: "n" * length, CITY: "c" * (length // 2)}
        meant = "".join(str(told.get(part, part)) for part in text) + "\n"
        assert message_from_bytes(raw, policy=default).get_content().replace("\r\n", "\n") == meant


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_that_ends_between_two_places_ends_once(end: str) -> None:
    raw = sent(composed([JAPANESE, NAME, end, CITY, end, "."], None), "Ann", "Oslo")
    said = message_from_bytes(raw).get_payload(decode=True)
    assert said == f"{JAPANESE}Ann\nOslo\n.\n".replace("\n", "\r\n").encode()


def test_mails_in_other_scripts_stay_small() -> None:
    text = [JAPANESE * 200, NAME, JAPANESE * 200]
    size = len((JAPANESE * 400).replace("\n", "\r\n").encode())
    raw = sent(composed(text, None), "安藤")
    assert len(raw) < size * 1.4 + 1500
    assert encoding_of(LATIN * 9) == "quoted-printable"


def test_lines_of_one_s_own_are_no_mailbox_s_and_no_server_s() -> None:
    raw = sent(composed(["From me\n.\n..x\n", NAME, "\nFrom " + "y" * 90, CITY], None), ".", "From here")
    assert not re.search(rb"\n(From |\.)", raw.split(b"\r\n\r\n", 1)[1])


NAMES = st.text(max_size=120)


@given(NAMES, NAMES)
def test_no_header_is_injected_by_name_or_field(name: str, city: str) -> None:
    made = composed([NAME], [CITY], ["Hello ", NAME, ", how is ", CITY, "?"])
    raw = sent(made, name, city)
    mail = message_from_bytes(raw, policy=default)
    assert mail["Bcc"] is None
    assert len(mail.keys()) == len(set(mail.keys())) == 14
    assert [each.addr_spec for each in mail["To"].addresses] == ["ann@example.org"]
    assert len(str(mail["Subject"])) <= 150
    assert "\n" not in str(mail["Subject"])


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Ann", "Hello Ann!"), ("Zoë  安", "Hello Zoë 安!"), ("A\r\nBcc: b@c.example", "Hello A Bcc: b@c.example!")],
)
def test_a_subject_with_a_name(name: str, shown: str) -> None:
    raw = sent(composed(["x"], None, ["Hello ", NAME, "!"]), name)
    assert message_from_bytes(raw, policy=default)["Subject"] == shown
    assert all(len(line) <= 76 for line in raw.split(b"\r\n"))


def test_a_long_subject_with_a_name_is_cut_where_it_is_known() -> None:
    made = composed(["x"], None, ["word " * 27, NAME, " end"])
    subject = message_from_bytes(sent(made, "N" * 60), policy=default)["Subject"]
    assert len(subject) == 150
    assert subject.endswith("NN…")


def test_a_list_s_mail_without_the_token_it_needs_is_refused() -> None:
    letter = Letter("S", "x\n", one_click="https://ferry.example/list/")
    made = compose(letter, MAIL, PUBLICATION, date=datetime(2026, 6, 3, tzinfo=UTC), link="https://ferry.example/s/1/")
    with pytest.raises(ValueError, match="token"):
        made.pieces(ann(), IDENTITY)
    assert b"List-Unsubscribe" not in made.pieces(ann(), IDENTITY, is_list=False).message
