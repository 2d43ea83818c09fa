"""A message taken apart as hostile: its header fields, and its body parts as documents (RFC 5322, RFC 2045–2049)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr

from pipeline.errors import DocumentError
from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.parse.characters.decode import place, scrub

LARGEST = 40_000_000
"""Bytes of a message, attachments included: those we do not want are never decoded, but they are there."""
PARTS = 1000
DEPTH = 50
HEADER = 200_000
"""Bytes of the header; mail servers refuse one of half that size."""

_FIELD = 2_000
_BEGINS = re.compile(rb"(?:From [^\n]*\n)?[!-9;-~]{1,76}:")
_KNOWN = re.compile(
    rb"^(?:subject|from|date|to|received|mime-version|content-type|message-id):", re.IGNORECASE | re.MULTILINE
)
_TEXTS = ("text/html", "text/plain", "text/markdown")


@dataclass(frozen=True, slots=True)
class Part:
    """A body part that may be the piece."""

    document: Document
    """Its bytes without transfer encoding, its type (of an attachment: what its name promises), its charset."""
    is_attached: bool
    is_flowed: bool = False
    """format=flowed (RFC 3676): a line that ends with a space goes on in the next."""
    is_delsp: bool = False
    """DelSp=yes: that space is no part of the text."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A message: its parts in order, and its header."""

    parts: tuple[Part, ...]
    _message: Message

    def field(self, name: str) -> str | None:
        """The header field of that name, encoded words decoded (RFC 2047), on one line; None without one."""
        raw = next((value for key, value in self._message.raw_items() if key.lower() == name.lower()), None)
        if raw is None:
            return None
        try:
            written = policy.default.header_fetch_parse(name, _readable(str(raw)[:_FIELD]))
            return " ".join(scrub(str(written)).split()) or None
        except Exception:  # the standard library's parser of fields raises whatever goes wrong in it
            return None

    def sender(self) -> str | None:
        """The name that the author goes by in From, without the address."""
        name, _ = parseaddr(self.field("From") or "")
        return name.strip(" \"'") or None


def _readable(raw: str) -> str:
    """A field as it came, of which the bytes beyond ASCII (RFC 6532, or nobody's rules) are surrogates."""
    data = raw.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def mail(document: Document, wanted: frozenset[str]) -> Mail:
    """`document` as a message. Attachments count only if their type is one of `wanted`.

    Raises DocumentError for what is no message, and for one that is too large or nested to have been written.
    """
    where = place(document)
    if len(document.data) > LARGEST:
        raise DocumentError(f"{where}: the message has over {LARGEST // 10**6} MB; save it without its attachments")
    data = document.data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    head = re.split(rb"\r?\n\r?\n", data[: HEADER + 1], maxsplit=1)[0]
    if len(head) > HEADER or not _BEGINS.match(head) or not _KNOWN.search(head):
        raise DocumentError(f"{where}: the file is no e-mail, though it is named like one; save the message as .eml")
    try:
        # Fields are parsed one by one when they are asked for: parsing all is slow, and some raise.
        message = message_from_bytes(data, policy=policy.compat32)
        parts = tuple(part for leaf in _leaves(message, where) if (part := _part(leaf, document, wanted)) is not None)
    except DocumentError:
        raise
    except Exception as error:  # RecursionError among them; the parser promises never to raise, and yet it does
        raise DocumentError(f"{where}: the message is damaged; save its text as a file") from error
    return Mail(parts, message)


def _leaves(message: Message, where: str) -> Iterator[Message]:
    """The parts that hold content, in order, those of forwarded messages too."""
    stack = [(message, 0)]
    seen = 0
    while stack:
        part, depth = stack.pop()
        seen += 1
        if seen > PARTS or depth > DEPTH:
            raise DocumentError(
                f"{where}: the message has over {PARTS} parts or {DEPTH} levels of them; save its text as a file"
            )
        inner = part.get_payload()
        if isinstance(inner, list):
            stack.extend((each, depth + 1) for each in reversed(inner) if isinstance(each, Message))
        else:
            yield part


def _part(leaf: Message, whole: Document, wanted: frozenset[str]) -> Part | None:
    kind = leaf.get_content_type()
    name = leaf.get_filename() or ""
    is_attached = leaf.get_content_disposition() == "attachment" or (bool(name) and kind not in _TEXTS)
    if is_attached:
        ending = name[name.rfind(".") :].lower() if "." in name else ""
        kind = MEDIA_TYPES.get(ending, kind)
    if kind not in (wanted if is_attached else _TEXTS):
        return None
    data = leaf.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return None
    return Part(
        Document(whole.source, whole.origin, kind, data, leaf.get_content_charset(), whole.url),
        is_attached,
        str(leaf.get_param("format", "")).lower() == "flowed",
        str(leaf.get_param("delsp", "")).lower() == "yes",
    )
