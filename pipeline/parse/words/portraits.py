"""Names of series that present one person each: "Student Spotlight", "Mapper of the month", "Månadens medlem"."""

from __future__ import annotations

import re

from pipeline.parse.words.small import any_small, small
from pipeline.parse.words.table import every, longest, one_of, word_set

PORTRAITS = word_set(
    "spotlight spotlights showcase showcases profile profiles portrait portraits porträt porträts steckbrief retrato "
    "retratos perfil perfiles ritratto ritratti portret portretten porträtt portræt portrett sylwetka sylwetki "
    "портрет портрети портреты"
)
"""The last word of such a name, which says what the piece is and never what somebody is."""

_PERIODS = (
    "of the day|of the week|of the month|of the quarter|of the year|des tages|der woche|des monats|des jahres|"
    "du jour|de la semaine|du mois|de l'année|del día|de la semana|del mes|del año|del giorno|della settimana|"
    "del mese|dell'anno|do dia|da semana|do mês|do ano|van de dag|van de week|van de maand|van het jaar|"
    "del mes|de l'any|tygodnia|miesiąca|roku|týdne|měsíce|недели|месяца|года|тижня|місяця|року|lunii|săptămânii|"
    "της εβδομάδας|του μήνα"
)
_FIRST = "dagens|veckans|månadens|årets|ugens|månedens|ukens|viikon|kuukauden|vuoden|ayın|haftanın|今月の|今週の"
_PERIOD = re.compile(
    rf"[^\W\d_].*\s(?:{one_of(longest(_PERIODS.split('|')))})|(?:{one_of(longest(_FIRST.split('|')))})\s?\w.*",
    re.IGNORECASE,
)
_LONGEST = 6
"""Words of the longest name."""


_THE = re.compile(f"^{any_small('the')}")


def is_portrait(text: str) -> bool:
    """Whether the last word of `text` says that somebody is presented: "Student Spotlight"."""
    words = text.split()
    return 1 < len(words) <= _LONGEST and words[-1].casefold() in PORTRAITS


def presents(text: str) -> bool:
    """Whether `text` is the name of a series by its words: a portrait, or whoever it is of the month."""
    text = _THE.sub("", text.replace("’", "'"))
    words = text.split()
    if not 1 < len(words) <= _LONGEST or words[0].casefold() in every("starters") | small("a"):
        return False  # "How I built my profile"
    return is_portrait(text) or _PERIOD.fullmatch(text) is not None
