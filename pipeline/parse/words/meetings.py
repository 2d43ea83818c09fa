"""How an introduction tells of the meeting with a guest: who received whom, and who spoke with whom, by language."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.parse.words.table import bounded, longest, word_set

INTERVIEWING = ("interv", "entrev", "entretien", "rozhovor", "wywiad", "интервью", "інтерв")
"""How words for an interview begin: "interviewed", "intervistato", "entrevistamos"."""


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
        receives="receives|received|welcomes|welcomed|invited",
        opens="receives|received|welcomes|welcomed|has|invited",
        you_are="you're|you are",
    ),
    "de": MeetingWords(
        receives="empfängt|empfing|empfangen|eingeladen|begrüßt",
        opens="empfängt|empfing|hat|lädt|begrüßt",
        spoke="sprach|spricht|unterhielt|redete",
        you_are="sie sind|du bist",
    ),
    "fr": MeetingWords(
        receives="reçoit|reçus|reçu|reçue|accueille|accueilli|accueillis|invité|invités",
        opens="nous|me|m'|a|reçoit|accueille",
        you_are="vous êtes|tu es",
    ),
    "es": MeetingWords(
        receives="recibe|recibió|recibido",
        opens="recibe|recibió|nos|ha",
        spoke="conversó|habló",
        you_are="usted es|eres",
    ),
    "it": MeetingWords(
        receives="accoglie|accolto|riceve|ricevuto", opens="ha|ci|mi|accoglie|riceve", you_are="lei è|tu sei"
    ),
    "pt": MeetingWords(
        receives="recebe|recebeu",
        opens="recebe|recebeu",
        spoke="conversou|falou",
        you_are="o senhor é|a senhora é|você é",
    ),
    "nl": MeetingWords(
        receives="ontvangt|ontving|ontvangen|uitgenodigd",
        opens="ontvangt|ontving|heeft",
        spoke="sprak|praat|praatte",
        you_are="u bent|je bent",
    ),
    "sv": MeetingWords(receives="bjuder|bjudit", opens="har|bjuder", spoke="samtalade|talade", you_are="du är"),
    "da": MeetingWords(receives="inviterer|inviteret", opens="har|inviterer", spoke="talte", you_are="du er|de er"),
    "no": MeetingWords(receives="inviterer|invitert", opens="har|inviterer", spoke="snakket", you_are="du er"),
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

QUESTIONS = word_set(
    "questions fragen preguntas domande perguntas vragen frågor spørgsmål spørsmål kysymystä pytań otázek вопросов "
    "вопросы питань запитань kérdés întrebări ερωτήσεις soru pertanyaan"
)
"""In a title, behind their number: "20 Questions: Ada Brook"."""


@cache
def any_meeting(name: str) -> str:
    """A pattern for the words of that field in all languages, each as a whole."""
    words = {word for meeting in MEETINGS.values() for word in getattr(meeting, name).split("|") if word}
    return "|".join(map(bounded, longest(words)))
