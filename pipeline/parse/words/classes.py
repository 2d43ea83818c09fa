"""What the classes of a page call those who speak, and what they ask."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.parse.words.table import word_set

_WORDS = re.compile(r"[\s_-]+")
_SPEAKS = word_set(
    "speaker speakers interviewer interviewee moderator sprecher sprecherin locuteur intervenant hablante locutor "
    "entrevistador entrevistado parlante intervistatore spreker talare rozmowca"
)
_ASKS = word_set(
    "question questions frage fragen pregunta preguntas pergunta perguntas domanda domande vraag vragen fråga frågor "
    "spørgsmål spørsmål kysymys pytanie otázka vopros q"
)


@lru_cache(maxsize=1024)
def is_speaker(classes: str) -> bool:
    """Whether one of `classes` is for who speaks: "talk__speaker"."""
    return not _SPEAKS.isdisjoint(_WORDS.split(classes.lower()))


@lru_cache(maxsize=1024)
def is_question(classes: str) -> bool:
    """Whether one of `classes` is for what is asked: "qa-question"."""
    return not _ASKS.isdisjoint(_WORDS.split(classes.lower()))
