"""Preview: a session as mail, text, page or Markdown, and the real mail sent to one address as a test."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pipeline.errors import ConfigError, Unreachable
from pipeline.model.entry import Entry
from pipeline.model.envelope import Envelope
from pipeline.model.identity import message_id
from pipeline.model.letter import Letter, Reader
from pipeline.render.mail.message import compose
from pipeline.store.sessions import Kept
from pipeline.tasks.mailing.any_lane import by_any_lane
from pipeline.tasks.mailing.mailing import envelope_sender
from pipeline.tasks.mailing.signing import signed
from pipeline.tasks.publishing.copies import copies_of
from pipeline.tasks.publishing.entries import entry_of
from pipeline.tasks.tools import Tools

Form = Literal["mail", "text", "page", "markdown"]


def preview(tools: Tools, kept: Kept, form: Form) -> str:
    """The session in that form, newest text first: also one that waits for review is shown. Raises TemplateError."""
    entry = newest(tools, kept)
    if form == "page":
        return tools.renderer.page(entry, None, None).decode()
    if form == "markdown":
        return tools.renderer.markdown(entry)
    if form == "text":
        return tools.renderer.text(entry)
    letter = _letter(tools, kept, entry)
    return letter.html or letter.text


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


def send_test(tools: Tools, kept: Kept, address: str) -> str:
    """Send the real mail, marked as a test, to `address`, outside the ledger; returns the server's reply.

    Raises Unreachable when the server does not take it, ConfigError when there is no way out for mail.
    """
    if not tools.lanes:
        raise ConfigError(f"{tools.settings.file}: there is no [[mail.lane]] to send by")
    entry, mail, now = newest(tools, kept), tools.settings.mail, tools.now()
    real = _letter(tools, kept, entry)
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
