"""One document made of another, a little wrong: in its bytes, in its text, or inside the container that holds it."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from email import message_from_bytes, policy
from email.encoders import encode_base64, encode_quopri

LARGEST = 400_000
"""Bytes of what is made; quadratic time shows long before."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(" "))


_SIGNS = _words(
    "\x00 \x0b \x0c \x1b \x85 \xa0 \xad \u0301 \u034f \u061c ۳ १ \u115f \u180e \u2000 \u200b \u200d \u200f \u2028 "
    "\u2029 \u202e \u2066 \u20dd \u2160 \u2460 \u2800 \u3000 〇 \u3164 \ud800 \udfff \ue000 ﬁ \ufdd0 \ufe0f \ufeff "
    "\uff1f \uff21 \ufffc \ufffd \uffff \U0001d7d8 \U0001f1e9\U0001f1ea \U0001f469\u200d\U0001f680 \U000e0041 "
    "\U0010ffff İ ı ß ſ ΐ ǰ ǅ ﷺ ½ ² ٣ 〇 \u2460 Ⅻ \u3231 “ ” « » 《 》 „ ‚ ‹ ¿ ¡ – — \u2500\u2500 ―― ؟ 、 。 \uff1a "
    "\uff1f … ‥ · •"
)
_WORDS = _words(
    "Q: A: Q. A. Q1: Q1. 1. 1) (1) [1] - -- --- *** === ____ ``` ~~~ > >> * ** *** _ __ # ## ###### | |-| || +++ "
    "--- ... Question: Answer: Frage: Interviewer: Moderator: <v>Ada> <v.loud 00:00:01.000 --> WEBVTT NOTE STYLE "
    "[00:01] 12:34 <p> </p> <div> </div> <b> </b> <strong> <em> <br> <a> </a> <table> <tr> <td> <dl> <dt> <dd> <ul> "
    "<li> <h2> </h2> <svg> <math> <template> <noscript> <textarea> <title> <select> <plaintext> <!-- --> <![CDATA[ "
    "]]> <?xml <!DOCTYPE <script> onclick=x href=javascript:x src=data:x style=x &amp; &lt; &#0; &#xD800; &#x1F600; "
    "&nbsp &lt;script&gt; %00 {{ }} {% %} [caption] [/caption] [[a]] [a](b) ![a](b) [^1] [^1]: http://[ "
    "https://a.b/ mailto:a@b title: guest: date: number: 0000-00-00 9999-12-31 2024-02-30 1e999 "
    "99999999999999999999 -0 0x10 .inf !!python/object &a *a << {a:[ }: #+begin_quote #+end_quote #+title: "
    ":PROPERTIES: :END: [[https://a][b]] =a= ~a~ \\\\ = == [quote] ++++ |=== a:: include::x[] image::x[] ifdef::a[] "
    "{attr} :attr: <<a>> From: Subject: Content-Type: multipart/mixed; boundary= charset=utf-7 charset=x base64 "
    "=?utf-8?b?w6?= =?x?q?=FF?= Re: Fwd: On wrote: -- \\r \\n \\t \\x00 © Interview with With and of"
)
_PAIRS = (
    ("<div>", "</div>"), ("<b>", "</b>"), ("<blockquote>", "</blockquote>"), ("<ul><li>", "</li></ul>"), ("<span>", ""),
    ("<table><tr><td>", "</td></tr></table>"), ("<w:p>", "</w:p>"), ("<text:span>", "</text:span>"), ("**", "**"),
    ("*", "*"), ("_", "_"), ("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"), ("«", "»"), ("> ", ""), ("- ", ""),
    ("`", "`"), ("<!--", "-->"), ("[[", "]]"), ("<i>", ""), ("![", "](x)"), ("<p>", ""), ("=", "="), ('"', '"'),
    ("<em><strong>", ""),
)  # fmt: skip


def mutated(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """`data` changed in one to eight places; `others` of its format lend pieces."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        data = _once(data, chance.choice(others), chance)[:LARGEST]
    return data


def _once(data: bytes, other: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.08:
        return chance.choice(_IN_BYTES)(data, other, chance)
    if data.startswith(b"PK"):
        return _in_package(data, other, chance)
    if b"\nContent-Transfer-Encoding:" in data and chance.random() < 0.6:
        return _in_mail(data, other, chance)
    return _in_text(data, other, chance)


def _in_text(data: bytes, other: bytes, chance: random.Random) -> bytes:
    text, lent = (piece.decode("utf-8", "surrogateescape") for piece in (data, other))
    return chance.choice(_IN_TEXT)(text, lent, chance).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> dict[str, bytes] | None:
    """The members of a zip package; None when it is none, or when a reader of zip files cannot make it out."""
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {member.filename: package.read(member) for member in package.infolist()}
    except Exception:  # zipfile raises over a dozen kinds
        return None


def packed(members: dict[str, bytes]) -> bytes:
    """A zip package of these members, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _in_package(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """One part of a package changed, taken out, renamed, or put in from another package."""
    members, lent = unpacked(data), unpacked(other)
    if not members or not lent:
        return chance.choice(_IN_BYTES)(data, other, chance)
    texts = [name for name in members if name.endswith(("document.xml", "content.xml"))]
    name = chance.choice(texts or list(members)) if chance.random() < 0.7 else chance.choice(list(members))
    act = chance.random()
    if act < 0.03:
        del members[name]
    elif act < 0.05:
        members[name + chance.choice(("", ".xml", "/", "\\..\\x", "é"))] = members.pop(name)
    elif act < 0.1:
        taken = chance.choice(list(lent))
        members[taken] = lent[taken]
    else:
        members[name] = _in_text(members[name], lent.get(name, members[name]), chance)[:LARGEST]
    try:
        return packed(members)
    except (UnicodeError, ValueError):
        return data


def _in_mail(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A body part changed as it is before its transfer encoding."""
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        leaves = [part for part in message.walk() if isinstance(part.get_payload(), str)]
        leaf = chance.choice(leaves)
        content = leaf.get_payload(decode=True)
        assert isinstance(content, bytes)
        leaf.set_payload(_in_text(content, other, chance)[:LARGEST])
        del leaf["Content-Transfer-Encoding"]
        chance.choice((encode_base64, encode_quopri))(leaf)
        return message.as_bytes()
    except Exception:  # what is broken already is broken on as text
        return _in_text(data, other, chance)


def _span(text: str | bytes, chance: random.Random, most: int = 2000) -> slice:
    """A piece of `text`, mostly short."""
    start = chance.randrange(len(text) + 1)
    return slice(start, min(len(text), start + int(most ** chance.random())))


def _lines(text: str, chance: random.Random) -> tuple[list[str], int, int]:
    """`text` in pieces (lines, or tags where there are few lines), and a range of them."""
    lines = text.splitlines(keepends=True)
    if len(lines) < 8 and text.count("<") > 8:
        lines = [line if place == 0 else "<" + line for place, line in enumerate(text.split("<"))]
    start = chance.randrange(len(lines) + 1)
    return lines, start, min(len(lines), start + int(30 ** chance.random()))


def _flip(data: bytes, other: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), chance.randint(1, 8))):
        changed[chance.randrange(len(changed))] = chance.choice((0, 0xFF, 0x80, 0xC3, 0x1B, chance.randrange(256)))
    return bytes(changed)


def _noise(data: bytes, other: bytes, chance: random.Random) -> bytes:
    place = _span(data, chance)
    return data[: place.start] + chance.randbytes(chance.randint(1, 40)) + data[place.stop :]


def _in_other_encoding(data: bytes, other: bytes, chance: random.Random) -> bytes:
    name = chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "shift_jis", "iso2022_jp", "gb18030"))
    return data.decode("utf-8", "replace").encode(name, "replace")


def _cut(text: str, other: str, chance: random.Random) -> str:
    place = _span(text, chance)
    return text[: place.start] + text[place.stop :]


def _truncate(text: str, other: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)] if chance.random() < 0.7 else text[chance.randrange(len(text) + 1) :]


def _splice(text: str, other: str, chance: random.Random) -> str:
    lines, start, end = _lines(text, chance)
    lent, first, last = _lines(other, chance)
    return "".join(lines[:start] + lent[first:last] + lines[end if chance.random() < 0.5 else start :])


def _shuffle(text: str, other: str, chance: random.Random) -> str:
    lines, start, end = _lines(text, chance)
    moved = lines[start:end]
    del lines[start:end]
    place = chance.randrange(len(lines) + 1)
    return "".join(lines[:place] + moved + lines[place:])


def _repeat(text: str, other: str, chance: random.Random) -> str:
    """A run of lines, or of characters, many times; seldom so often that what takes quadratic time is seen to."""
    times = int((2000 if chance.random() < 0.1 else 40) ** chance.random()) + 1
    if chance.random() < 0.5:
        lines, start, end = _lines(text, chance)
        piece = "".join(lines[start:end])
        return "".join(lines[:start]) + _times(piece, times) + "".join(lines[end:])
    place = _span(text, chance, 60)
    return text[: place.start] + _times(text[place], times) + text[place.stop :]


def _times(piece: str, times: int) -> str:
    return piece * min(times, LARGEST // max(1, len(piece)))


def _nest(text: str, other: str, chance: random.Random) -> str:
    before, after = chance.choice(_PAIRS)
    times = int((20_000 if chance.random() < 0.1 else 300) ** chance.random())
    place = _span(text, chance)
    return text[: place.start] + before * times + text[place] + after * times + text[place.stop :]


def _insert(text: str, other: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(text) + 1)
        if chance.random() < 0.3:  # where it hurts: at the beginning of a line
            place = text.rfind("\n", 0, place) + 1
        word = chance.choice(_WORDS if chance.random() < 0.6 else _SIGNS)
        text = text[:place] + word + chance.choice(("", " ", "\n", "\n\n")) + text[place:]
    return text


def _replace(text: str, other: str, chance: random.Random) -> str:
    """All, or the first few, of what stands somewhere (a sign, a word) by something else."""
    place = _span(text, chance, 12)
    old = text[place]
    new = chance.choice((chance.choice(_WORDS), chance.choice(_SIGNS), "", old.upper(), old[::-1], other[place]))
    return text.replace(old, new, chance.choice((1, 3, 500))) if old else text


def _giant(text: str, other: str, chance: random.Random) -> str:
    """A word without end."""
    place = chance.randrange(len(text) + 1)
    sign = chance.choice(
        (
            "a",
            "A",
            "Ab ",
            "?",
            " ",
            "\n",
            "-",
            "=",
            "'",
            "1",
            "a.",
            "A. ",
            "@",
            "//",
            ":",
            "，",
            "“",
            "<",
            "&",
            "[",
            "\\",
            "> ",
        )
    )
    return text[:place] + sign * int(100_000 ** chance.random()) + text[place:]


def _without(text: str, other: str, chance: random.Random) -> str:
    """`text` without any of a sign that it is made of: blank lines, spaces, question marks."""
    return text.replace(
        chance.choice(("\n\n", "\n", " ", "?", ".", ":", "*", "</", '"', ">", "#")), chance.choice(("", "\n", " "))
    )


_IN_BYTES: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (_flip, _flip, _noise, _in_other_encoding)
_IN_TEXT: tuple[Callable[[str, str, random.Random], str], ...] = (
    _cut, _truncate, _splice, _splice, _shuffle, _repeat, _repeat, _nest, _insert, _insert, _insert, _replace, _replace,
    _giant, _without,
)  # fmt: skip
