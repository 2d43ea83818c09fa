"""Messages: a letter becomes MIME once a mailing; each recipient's own words are spliced into it as bytes.

RFC 5322 (format), 2046 (multipart), 2369, 2919 and 8058 (List-*), 3834 (Auto-Submitted), 5064 (Archived-At).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import format_datetime, parseaddr

from pipeline.config import Mail, Publication
from pipeline.model.letter import Branch, Draft, Letter, Question, Reader, Value
from pipeline.model.pieces import Pieces
from pipeline.render.mail.headers import Leaving, list_headers, mailbox, one_line, unstructured
from pipeline.render.mail.places import Segment, in_html, in_subject, in_text
from pipeline.render.mail.splicing import Body, encoding_of, spliced


@dataclass(frozen=True, slots=True)
class Composed:
    """A message but for its recipient. Making a recipient's costs microseconds; any thread may."""

    _before: tuple[bytes, ...]
    """The header fields before To."""
    _date: bytes
    _after: tuple[bytes, ...]
    """Those after the ways to leave, but for the ones that describe the body."""
    _leaving: Leaving
    _variants: _Fork | _Variant
    _has_pages: bool

    def pieces(self, reader: Reader, message_id: str, *, is_list: bool = True) -> Pieces:
        """The whole message for one recipient, in pieces, to be signed.

        `reader.address` must be one valid address, `message_id` comes with its angle brackets. `is_list` adds the
        headers by which mail programs offer to unsubscribe; mail to the editor has none. Raises ValueError for a list's
        mail that leads to the subscriber's own pages, where `reader.token` is missing that opens them.
        """
        if is_list and self._has_pages and not reader.token:
            raise ValueError("a mail that leads to the subscriber's own pages needs their token")
        variant = self._variants
        while isinstance(variant, _Fork):
            variant = variant.yes if variant.ask(reader) else variant.no
        own = (
            mailbox("To", reader.name, reader.address).encode(),
            variant.subject if variant.subject_places is None else variant.subject_for(reader),
            self._date,
            f"Message-ID: {message_id}\r\n".encode(),
        )
        leaving = self._leaving.fields(reader.address, reader.token) if is_list else ()
        return Pieces((*self._before, *own, *leaving, *self._after, *variant.head), tuple(variant.body.pieces(reader)))


@dataclass(frozen=True, slots=True)
class _Fork:
    """A condition that readers answer differently."""

    ask: Question
    yes: _Fork | _Variant
    no: _Fork | _Variant


@dataclass(frozen=True, slots=True)
class _Variant:
    """One variant's part of the message."""

    subject: bytes
    subject_places: tuple[Segment, ...] | None
    head: tuple[bytes, ...]
    """The fields that describe the body."""
    body: Body

    def subject_for(self, reader: Reader) -> bytes:
        """The field Subject with what is personal in it."""
        said = [each if isinstance(each, str) else each(reader) for each in self.subject_places or ()]
        return unstructured("Subject", one_line("".join(said))).encode()


def compose(
    letter: Letter, mail: Mail, publication: Publication, *, date: datetime, link: str | None = None, mailing: str = ""
) -> Composed:
    """Make the message of `letter`; `link` is where it stands on the web, None for mail that is not a mailing's.

    `date` goes into the Date header, so that a message sent again is the same message. `mailing` names the mailing in
    Feedback-ID. Raises TemplateError for a letter in which something personal stands where it cannot.
    """
    before = [mailbox("From", *parseaddr(mail.from_))]
    if mail.reply_to:
        before.append(mailbox("Reply-To", *parseaddr(mail.reply_to)))
    after = list_headers(mail, publication, link, mailing) if link else ["Auto-Submitted: auto-generated\r\n"]
    return Composed(
        tuple(field.encode() for field in before),
        f"Date: {format_datetime(date)}\r\n".encode(),
        tuple(field.encode() for field in after),
        Leaving(parseaddr(mail.leave)[1], letter.one_click),
        _variants(letter),
        letter.one_click is not None,
    )


def _variants(letter: Letter) -> _Fork | _Variant:
    personal = letter.personal
    if personal is None:
        return _variant(Draft(letter.subject, letter.text, letter.html), {}, letter.is_rtl)
    # Whoever gave the letter another subject (a proof's, a test's) wants that one to be read.
    subject = None if letter.subject == personal.subject else letter.subject

    def made(tree: Branch | Draft) -> _Fork | _Variant:
        if isinstance(tree, Branch):
            return _Fork(tree.ask, made(tree.yes), made(tree.no))
        draft = tree if subject is None else replace(tree, subject=subject)
        return _variant(draft, personal.places, letter.is_rtl)

    return made(personal.variants)


def _variant(draft: Draft, places: Mapping[str, Value], is_rtl: bool) -> _Variant:
    subject = in_subject(draft.subject, places)
    head, body = _body(draft, places, is_rtl)
    return _Variant(
        unstructured("Subject", one_line(draft.subject)).encode(),
        tuple(subject) if len(subject) > 1 else None,
        (b"MIME-Version: 1.0\r\n", *head),
        body,
    )


def _body(draft: Draft, places: Mapping[str, Value], is_rtl: bool) -> tuple[list[bytes], Body]:
    """The fields that describe the body, and the body."""
    said = encoding_of(draft.text)
    text = in_text(draft.text, places, is_rtl=is_rtl)
    if draft.html is None:
        return _described("plain", said), spliced([(b"", text, said)], b"")
    digest = hashlib.sha256(f"{draft.text}\x00{draft.html}".encode("utf-8", "replace")).hexdigest()
    boundary = f"=_{digest[:32]}".encode()  # neither encoding can make this
    shown = encoding_of(draft.html)
    opened = b"--" + boundary + b"\r\n"
    body = spliced(
        [
            (opened + b"".join(_described("plain", said)) + b"\r\n", text, said),
            (
                b"\r\n" + opened + b"".join(_described("html", shown)) + b"\r\n",
                in_html(draft.html, places, is_rtl=is_rtl),
                shown,
            ),
        ],
        b"\r\n--" + boundary + b"--\r\n",
    )
    return [b'Content-Type: multipart/alternative;\r\n boundary="' + boundary + b'"\r\n'], body


def _described(subtype: str, encoding: str) -> list[bytes]:
    return [
        f'Content-Type: text/{subtype}; charset="utf-8"\r\n'.encode(),
        f"Content-Transfer-Encoding: {encoding}\r\n".encode(),
    ]
