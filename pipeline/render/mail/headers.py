"""Header fields of mail: folded, encoded where they must be, and nothing smuggled into them.

RFC 5322 §2.2.3 (folding), 2047 (encoded words), 5890 (domains in ASCII), 2369, 2919 and 8058 (List-*), 5064
(Archived-At).
"""

from __future__ import annotations

import re
from base64 import b64encode
from email.utils import parseaddr
from urllib.parse import quote, urlsplit, urlunsplit

from pipeline.config import Mail, Publication
from pipeline.domains import a_labels

LONGEST_SUBJECT = 150
_LONGEST_NAME = 80
_LINE = 76
"""Characters of a line that holds an encoded word (RFC 2047 §2); we keep all header lines to it where spaces allow."""

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_QUOTED = {ord('"'): '\\"', ord("\\"): "\\\\"}
_EASY_NAME = re.compile(r"[A-Za-z0-9' -]*")
_EASY_ADDRESS = re.compile(r"[A-Za-z0-9._@-]+")
_EASY_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-]+")
_NO_MAILBOX = re.compile(r"[\x00-\x20\x7f-\x9f<>,;\u2028\u2029\ud800-\udfff]")
"""What would end a mailbox and begin another. Servers refuse such addresses anyway."""
_NO_PHRASE = re.compile(r"[\"<>()\[\]\\,:;@.]")
_NO_IDENTIFIER = re.compile(r"[^A-Za-z0-9_.-]+")
_POST = b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
_URI = ":/?#[]@!$&'()*+,;=%~-._"


def one_line(written: str, longest: int = LONGEST_SUBJECT) -> str:
    """One line of at most so many characters, without anything that could smuggle a header in."""
    line = " ".join(_UNSAFE.sub(" ", written).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def unstructured(name: str, text: str) -> str:
    """The field `name` with a line of text, with its CRLF: folded, and in encoded words where it is not plain ASCII.

    Not by EmailMessage: it decodes what looks like an encoded word in the text itself, line breaks and all, and loses
    spaces between words that it encodes.
    """
    return f"{name}: {_encoded(text, len(name) + 2)}\r\n"


def _encoded(text: str, used: int) -> str:
    """`text` for a field of which `used` characters stand on the line already."""
    if not text.isascii() or "=?" in text:
        return _words(text, used)
    if used + len(text) <= _LINE:
        return text
    lines, line = [], ""
    for word in text.split(" "):
        if line and used + len(line) + 1 + len(word) > _LINE:
            lines.append(line)
            line, used = word, 1
        else:
            line = f"{line} {word}" if line else word
    return "\r\n ".join([*lines, line])


def _words(text: str, used: int) -> str:
    """Encoded words, each of whole characters: 75 octets at most, a line each."""
    words: list[bytes] = []
    word = b""
    room = (_LINE - used - 12) // 4 * 3
    if len(whole := text.encode("utf-8", "replace")) <= room:
        return f"=?utf-8?b?{b64encode(whole).decode()}?="
    for char in text:
        data = char.encode("utf-8", "replace")
        if word and len(word) + len(data) > room:
            words.append(word)
            word, room = b"", 45
        word += data
    words.append(word)
    return "\r\n ".join(f"=?utf-8?b?{b64encode(each).decode()}?=" for each in words)


def mailbox(header: str, name: str, address: str) -> str:
    """The field `header` with one mailbox, with its CRLF: the name encoded where it must be."""
    if not _EASY_NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        name = one_line(OVERRIDES.sub("", name), _LONGEST_NAME)
    reached = address if _EASY_MAILBOX.fullmatch(address) else _in_ascii(_NO_MAILBOX.sub("", address))
    if not name.strip():
        return f"{header}: {reached}\r\n"
    is_plain = name.isascii() and "=?" not in name
    phrase = f'"{name.translate(_QUOTED)}"' if is_plain else _words(name, len(header) + 2)
    fold = "\r\n " if len(phrase) + len(reached) > 60 else " "
    return f"{header}: {phrase}{fold}<{reached}>\r\n"


def _in_ascii(address: str) -> str:
    """The address with its domain in A-labels, if it has such; a local part of other letters stays as it is."""
    local, at, domain = address.rpartition("@")
    try:
        return f"{local}{at}{a_labels(domain)}"
    except ValueError:
        return address


def uri(link: str) -> str:
    """An address on the web in ASCII: its host as the DNS knows it, everything else percent-encoded."""
    parts = urlsplit(link)
    if not parts.netloc.isascii():
        host, colon, port = parts.netloc.partition(":")
        link = urlunsplit(parts._replace(netloc=f"{_in_ascii(host)}{colon}{port}"))
    return quote(link, safe=_URI)


def mailto(address: str, subject: str) -> str:
    """A mailto: address for a header (RFC 6068 §2)."""
    return f"mailto:{quote(_in_ascii(address), safe='@+')}?subject={quote(subject, safe='@')}"


def list_headers(mail: Mail, publication: Publication, link: str, mailing: str) -> list[str]:
    """What says that this is a list's mail, the same for all of its receivers; each with its CRLF.

    Feedback-ID is `mailing:publication:sender`, by which Gmail counts complaints; the sender has to have 5 to 15
    characters and to stay the same. There is no Auto-Submitted: RFC 3834 §5 has it for what no person has written.
    """
    editor = parseaddr(mail.editor)[1]
    fields = [
        _list_id(mail, publication),
        f"List-Archive:\r\n <{uri(publication.base)}>",
        f"List-Owner: <{mailto(editor, '').partition('?')[0]}>",
        f"List-Help: <{mailto(editor, 'help')}>",
        f"Archived-At:\r\n <{uri(link)}>",
        "Precedence: bulk",
    ]
    if mailing:
        about = _NO_IDENTIFIER.sub("-", mailing)
        fields.append(f"Feedback-ID: {about}:{publication.id}:qna-{_NO_IDENTIFIER.sub('-', publication.id)[:8]}")
    return [f"{field}\r\n" for field in fields]


def _list_id(mail: Mail, publication: Publication) -> str:
    if publication.title.isascii():
        phrase = _encoded(" ".join(_NO_PHRASE.sub(" ", one_line(publication.title)).split()), 9)
    else:
        phrase = _words(one_line(publication.title), 9)
    label = f"<{publication.id}.{mail.domain}>"
    return f"List-Id: {phrase}\r\n {label}" if phrase else f"List-Id: {label}"


class Leaving:
    """The ways to leave: by mail, and by one click (RFC 8058) where subscribers have pages of their own."""

    def __init__(self, leave: str, one_click: str | None) -> None:
        """`leave` is the address to write to, `one_click` the one below which the pages are."""
        by_mail = mailto(leave, "unsubscribe ")
        self._is_by_click = bool(one_click)
        self._before_token = f"List-Unsubscribe:\r\n <{uri(one_click)}unsubscribe/" if one_click else ""
        self._before_address = f">,\r\n <{by_mail}" if one_click else f"List-Unsubscribe:\r\n <{by_mail}"

    def fields(self, address: str, token: str) -> tuple[bytes, ...]:
        """For this subscriber. Folded by hand: as encoded words a long address were destroyed."""
        written = address if _EASY_ADDRESS.fullmatch(address) else quote(address, safe="@")
        if self._is_by_click:
            return f"{self._before_token}{token}{self._before_address}{written}>\r\n".encode(), _POST
        return (f"{self._before_address}{written}>\r\n".encode(),)
