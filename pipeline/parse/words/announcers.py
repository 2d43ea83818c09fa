"""Labels of recordings that name nobody: of announcers, who take no part in the talk, and of voices by number."""

from __future__ import annotations

import re

ANNOUNCERS = frozenset({"announcer", "narrator", "voiceover", "voice-over", "intro", "outro", "sponsor", "ad", "ads"})
"""Labels, in small letters."""

_NUMBERED = (
    "speaker|spk|participant|person|voice|unknown speaker|sprecher|sprecherin|locuteur|intervenant|voix|hablante|"
    "orador|locutor|interlocutor|persona|parlante|voce|falante|spreker|talare|taler|puhuja|mówca|osoba|mluvčí|řečník|"
    "спикер|говорящий|голос|мовець|konuşmacı|pembicara|người nói|話者|发言人|說話人|说话人|화자"
)
_VOICE = re.compile(rf"(?:{_NUMBERED})[\s_-]?#?\d{{1,3}}", re.IGNORECASE)


def is_numbered_voice(label: str) -> bool:
    """Whether a machine tells voices apart by that label and knows nobody: "Speaker 1", "SPEAKER_00"."""
    return label[-1:].isdigit() and _VOICE.fullmatch(label) is not None
