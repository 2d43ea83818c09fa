"""Messages: a letter becomes MIME once a mailing; per recipient only three header lines are joined to it.

RFC 5322 (format), 2046 (multipart), 2369 and 2919 (List-*), 3834 (Auto-Submitted), 5064 (Archived-At).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Literal
from urllib.parse import quote

from pipeline.config import Mail, Publication
from pipeline.model.letter import Letter

_POLICY = SMTP.clone(max_line_length=76)  # at its default of 78, quoted-printable lines break RFC 2045 §6.7
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LONGEST_SUBJECT, _LONGEST_NAME = 150, 80
_QUOTED = {ord('"'): '\\"', ord("\\"): "\\\\"}


@dataclass(frozen=True, slots=True)
class Composed:
    """A message but for its recipient."""

    head: bytes
    """The header lines that are the same for everybody."""
    body: bytes
    """Content-Type and everything after it, CRLF line ends, 7-bit clean."""
    leave: str
    """Where to write in order to leave."""

    def to(self, address: str, message_id: str, *, name: str = "", is_list: bool = True) -> bytes:
        """The whole message for one recipient.

        `address` must be one valid address, `message_id` comes with its angle brackets. `is_list` adds the headers by
        which mail programs offer to unsubscribe; mail to the editor has none.
        """
        lines = [f"To: {mailbox('To', name, address)}", f"Message-ID: {message_id}"]
        if is_list:
            # Folded by hand: EmailMessage would encode a long address as words (RFC 2047) and destroy it.
            subject = quote(f"unsubscribe {address}", safe="@")
            lines.append(f"List-Unsubscribe:\r\n <mailto:{quote(self.leave, safe='@+')}?subject={subject}>")
        return self.head + "".join(f"{line}\r\n" for line in lines).encode() + self.body


def compose(
    letter: Letter, mail: Mail, publication: Publication, *, date: datetime, link: str | None = None
) -> Composed:
    """Make the message of `letter`; `link` is where it stands on the web, None for mail that is not a mailing's.

    `date` goes into the Date header, so that a message sent again is the same message.
    """
    head = [
        f"From: {mailbox('From', *parseaddr(mail.from_))}",
        *([f"Reply-To: {mailbox('Reply-To', *parseaddr(mail.reply_to))}"] if mail.reply_to else []),
        f"Subject: {_unstructured('Subject', one_line(letter.subject))}",
        f"Date: {format_datetime(date)}",
        *(_list_headers(mail, publication, link) if link else ["Auto-Submitted: auto-generated"]),
    ]
    return Composed(
        head="".join(f"{line}\r\n" for line in head).encode(),
        body=_body(letter),
        leave=parseaddr(mail.leave)[1],
    )


def one_line(written: str, longest: int = _LONGEST_SUBJECT) -> str:
    """One line of at most so many characters, without anything that could smuggle a header in."""
    line = " ".join(_UNSAFE.sub(" ", written).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _unstructured(header: str, text: str) -> str:
    """Text for a header, folded, in encoded words (RFC 2047) where it is not plain ASCII.

    Not by EmailMessage: it decodes what looks like an encoded word in the text itself, line breaks and all, and loses
    spaces between words that it encodes.
    """
    charset = "us-ascii" if text.isascii() and "=?" not in text else "utf-8"
    return Header(text, charset, maxlinelen=76, header_name=header).encode(linesep="\r\n")


def mailbox(header: str, name: str, address: str) -> str:
    """A mailbox for a header: the name encoded where it must be, on a line of its own if it is long."""
    name = one_line(name, _LONGEST_NAME)
    if not name:
        return _ascii_domain(address)
    phrase = f'"{name.translate(_QUOTED)}"' if name.isascii() and "=?" not in name else _unstructured(header, name)
    fold = "\r\n " if len(phrase) + len(address) > 60 else " "
    return f"{phrase}{fold}<{_ascii_domain(address)}>"


def _ascii_domain(address: str) -> str:
    """The address with its domain as the DNS knows it (RFC 5890); a local part of other letters stays as it is."""
    local, at, domain = address.rpartition("@")
    try:
        return f"{local}{at}{domain.encode('idna').decode()}"
    except UnicodeError:
        return address


def _list_headers(mail: Mail, publication: Publication, link: str) -> list[str]:
    editor = parseaddr(mail.editor)[1]
    phrase = " ".join(re.sub(r"[^ -~]|[\"<>()\[\]\\,:;@.]", " ", publication.title).split())
    return [
        f"List-Id: {phrase}\r\n <{publication.id}.{mail.domain}>",
        f"List-Archive:\r\n <{_uri(publication.base)}>",
        f"List-Owner: <mailto:{editor}>",
        f"List-Help: <mailto:{editor}?subject=help>",
        f"Archived-At:\r\n <{_uri(link)}>",
        "Precedence: bulk",
    ]


def _uri(link: str) -> str:
    return quote(link, safe=":/?#[]@!$&'()*+,;=%~-._")


def _body(letter: Letter) -> bytes:
    message = EmailMessage(policy=_POLICY)
    message.set_content(letter.text, cte=_encoding(letter.text))
    if letter.html is not None:
        message.add_alternative(letter.html, subtype="html", cte=_encoding(letter.html))
        digest = hashlib.sha256(f"{letter.text}\x00{letter.html}".encode("utf-8", "replace")).hexdigest()
        message.set_boundary(f"=_{digest[:32]}")
    return message.as_bytes()


def _encoding(text: str) -> Literal["quoted-printable", "base64"]:
    """The shorter one: quoted-printable triples every byte that is not ASCII, base64 adds a third to all."""
    data = text.encode("utf-8", "replace")
    return "base64" if sum(byte > 126 for byte in data) * 6 > len(data) else "quoted-printable"
