"""How an introduction tells of the meeting with a guest: who received whom, and who spoke with whom, by language."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.parse.words.table import bounded, longest, word_set


class MeetingWords(NamedTuple):
    """What a language contributes; each field is words separated by `|`, in lower case."""

    receives: str = ""
    """What a host does, or has done: "Die Hebamme hat mich zu Kuchen *eingeladen*"."""
    opens: str = ""
    """What follows the host in such a sentence: "Die Hebamme *hat* …", "Le relieur *m'* a reçu"."""
    spoke: str = ""
    """What those do who ask: "Mit dem Glockengießer *sprach* Ada Brook"."""
    you_are: str = ""
    """With what a first question begins that says who the guest is."""


MEETINGS: dict[str, MeetingWords] = {
    "en": MeetingWords(
        "receives|received|welcomes|welcomed|invited",
        "receives|received|welcomes|welcomed|has|invited",
        "",
        "you're|you are",
    ),
    "de": MeetingWords(
        "empfängt|empfing|empfangen|eingeladen|begrüßt",
        "empfängt|empfing|hat|lädt|begrüßt",
        "sprach|spricht|unterhielt|redete",
        "sie sind|du bist",
    ),
    "fr": MeetingWords(
        "reçoit|reçus|reçu|reçue|accueille|accueilli|accueillis|invité|invités",
        "nous|me|m'|a|reçoit|accueille",
        "",
        "vous êtes|tu es",
    ),
    "es": MeetingWords("recibe|recibió|recibido", "recibe|recibió|nos|ha", "conversó|habló", "usted es|eres"),
    "it": MeetingWords("accoglie|accolto|riceve|ricevuto", "ha|ci|mi|accoglie|riceve", "", "lei è|tu sei"),
    "pt": MeetingWords("recebe|recebeu", "recebe|recebeu", "conversou|falou", "o senhor é|a senhora é|você é"),
    "nl": MeetingWords(
        "ontvangt|ontving|ontvangen|uitgenodigd",
        "ontvangt|ontving|heeft",
        "sprak|praat|praatte",
        "u bent|je bent",
    ),
    "sv": MeetingWords("bjuder|bjudit", "har|bjuder", "samtalade|talade", "du är"),
    "da": MeetingWords("inviterer|inviteret", "har|inviterer", "talte", "du er|de er"),
    "no": MeetingWords("inviterer|invitert", "har|inviterer", "snakket", "du er"),
    "pl": MeetingWords(spoke="rozmawia|rozmawiał|rozmawiała", you_are="jest pan|jest pani"),
    "cs": MeetingWords(spoke="hovoří|hovořil|hovořila|mluvil|mluvila|rozmlouval", you_are="jste"),
    "ru": MeetingWords(
        spoke="беседует|беседовал|беседовала|поговорил|поговорила|говорил|говорила|разговаривал|разговаривала",
        you_are="вы",
    ),
    "uk": MeetingWords(spoke="розмовляє|розмовляв|розмовляла|спілкувався|спілкувалася", you_are="ви"),
}

OTHERS = word_set(
    "author interviewer editor reporter journalist photographer moderator taxi cab bus driver "
    "autor autorin journalistin redakteur redakteurin fotograf fotografin taxifahrer busfahrer "
    "auteur journaliste photographe periodista fotógrafo fotógrafa autora giornalista fotografo fotografa jornalista "
    "redaktør journalisten dziennikarz dziennikarka redaktor redaktorka"
)
"""Who else is spoken of in an introduction: those who made the piece, and whom they met on their way."""

TO_THEM = word_set("her him them ihr ihm ihnen sie ihn henne honom hende ham hem haar jej jemu mu ей ему її йому")
"""Whom somebody tells something: what stands before the verb is not who is told of."""

ABOUT = "on|about|über|sur|sobre|su|over|om|o|о|про|για|hakkında"
"""Before what somebody tells of."""


@cache
def any_meeting(name: str) -> str:
    """A pattern for the words of that field in all languages, each as a whole."""
    words = {word for meeting in MEETINGS.values() for word in getattr(meeting, name).split("|") if word}
    return "|".join(map(bounded, longest(words)))
