"""Fingerprint: what the site as a whole is made of. Light, because idle runs ask for it too."""

from __future__ import annotations

import hashlib

from pipeline.config import Settings


def made_of(settings: Settings, templates: str) -> str:
    """A digest of the settings and of the templates (themselves given as a digest) that every page depends on."""
    mail = settings.mail
    seen = (mail.from_, mail.reply_to, mail.leave, bool(mail.lane))
    return digest(templates, settings.publication, settings.site.alone, settings.feeds, seen)


def digest(*parts: object) -> str:
    """32 hexadecimal digits for anything whose `repr` says it all."""
    return hashlib.sha256("\x1f".join(map(repr, parts)).encode("utf-8", "replace")).hexdigest()[:32]
