"""Who speaks in a recording and takes no part in its talk: "ANNOUNCER: Welcome to …"."""

from __future__ import annotations

ANNOUNCERS = frozenset({"announcer", "narrator", "voiceover", "voice-over", "intro", "outro", "sponsor", "ad", "ads"})
"""Labels, in small letters."""
