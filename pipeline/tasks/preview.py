"""Preview: a session as mail, text, page or Markdown, for anybody or one subscriber, and a mail sent as a test."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pipeline.errors import ConfigError, Unreachable
from pipeline.model.entry import Entry
from pipeline.model.envelope import Envelope
from pipeline.model.identity import message_id
from pipeline.model.letter import Letter, Reader
from pipeline.render.mail.message import compose
from pipeline.render.mail.variants import read_by
from pipeline.store import subscribers
from pipeline.store.sessions import Kept
from pipeline.tasks.mailing.any_lane import by_any_lane
from pipeline.tasks.mailing.mailing import envelope_sender
from pipeline.tasks.mailing.signing import signed
from pipeline.tasks.publishing.copies import copies_of
from pipeline.tasks.publishing.entries import entry_of
from pipeline.tasks.tools import Tools

Form = Literal["mail", "mail-text", "text", "page", "markdown"]


class NoSuchSubscriber(ConfigError):
    """Nobody has that address."""

    exit_code = 2


def preview(tools: Tools, kept: Kept, form: Form, reader: Reader | None = None) -> str:
    """The session in that form, newest text first: also one that waits for review is shown. Raises TemplateError.

    A mail is shown as `reader` gets it, or as somebody of whom nothing is known; its text part with the subject above.
    """
    entry = newest(tools, kept)
    if form == "page":
        return tools.renderer.page(entry, None, None).decode()
    if form == "markdown":
        return tools.renderer.markdown(entry)
    if form == "text":
        return tools.renderer.text(entry)
    letter = _letter(tools, kept, entry)
    if reader is not None:
        letter = read_by(letter, reader)
    if form == "mail-text":
        return f"{letter.subject}\n\n{letter.text}"
    return letter.html or letter.text


def reader_at(tools: Tools, address: str) -> Reader:
    """What mail may say of the subscriber with that address. Raises NoSuchSubscriber."""
    with tools.store.read() as connection:
        known = subscribers.find(connection, address)
    if known is None:
        raise NoSuchSubscriber(f"{address} is no subscriber; `qna subscribers list --all` shows them all")
    return Reader(known.name, known.address, known.fields)


def newest(tools: Tools, kept: Kept) -> Entry:
    """The session's newest revision as an entry, whether it is public or not."""
    with tools.store.read() as connection:
        return entry_of(connection, tools.settings, kept, revision=kept.revision)


def _letter(tools: Tools, kept: Kept, entry: Entry) -> Letter:
    """The mail as subscribers get it.

    What no run has published yet has no copies of its pictures: they are shown from where they are, not as links, for
    that is nearer to what the mail will be.
    """
    site = tools.settings.site
    if site.pictures and site.pages and kept.public_revision != entry.revision:
        return tools.renderer.letter(entry)
    with tools.store.read() as connection:
        return tools.renderer.letter(entry, pictures=copies_of(connection, tools.settings, entry))


def send_test(tools: Tools, kept: Kept, address: str, reader: Reader | None = None) -> str:
    """Send the real mail, marked as a test, to `address`, outside the ledger; returns the server's reply.

    It says what it says to `reader`; without one, to the subscriber with that address, or to somebody of whom nothing
    is known. Its headers are for `address` alone. Raises Unreachable when the server does not take it, ConfigError when
    there is no way out for mail.
    """
    if not tools.lanes:
        raise ConfigError(f"{tools.settings.file}: there is no [[mail.lane]] to send by")
    entry, mail, now = newest(tools, kept), tools.settings.mail, tools.now()
    real = read_by(_letter(tools, kept, entry), reader or _reader_or_stranger(tools, address))
    letter = replace(real, subject=f"[Test] {real.subject}")
    message = compose(letter, mail, tools.settings.publication, date=now, link=entry.link)
    identity = message_id(
        tools.keys[tools.keys.newest], mail.domain, "test", kept.id, kept.revision, address, now.isoformat()
    )
    pieces = message.pieces(Reader(address=address), identity)
    envelope = Envelope(envelope_sender(mail), address, signed(tools, pieces, now))
    outcome = by_any_lane(tools, lambda outlet: outlet.deliver(envelope))
    if outcome.kind != "sent":
        raise Unreachable(f"{address}: the test mail was not taken: {outcome.reply}")
    return outcome.reply


def _reader_or_stranger(tools: Tools, address: str) -> Reader:
    try:
        return reader_at(tools, address)
    except NoSuchSubscriber:
        return Reader(address=address)
