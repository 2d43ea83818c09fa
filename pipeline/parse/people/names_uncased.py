"""Names and roles in Arabic, Persian, Hebrew and Hindi, which have no capitals: known by what recurs in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from pipeline.parse.words.table import WORDS, every

UNCASED = re.compile(r"[\u0590-\u08ff]")
POINTS = re.compile(r"[\u0591-\u05c7\u064b-\u065f\u0670\u0640]")
"""The signs of vowels, which some write and some do not."""
_PARTS = re.compile(r"\s*[:：|؛،,.…(\[«\"]\s*|\s[–—-]\s")
_FULL = (3, 2)
"""Words of a full name, the longest first."""
_LONGEST_ROLE = 5
_SEARCHED = 4000
"""Characters of a paragraph that are searched."""
_LONGEST_TITLE = 300
_FIRST = 3
"""Lines at the top of which one may be the standfirst."""
_LEAST_SAID = 5
"""Words of a line that says something of whom it names."""


def met_again(titles: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The full name that stands in a title, and again in the text below it."""
    below = " ".join(f" {_words(text)} " for text in texts)
    for title in titles:
        for part in _PARTS.split(title[:_LONGEST_TITLE]):
            words = part.split()
            if not UNCASED.search(part):
                continue
            # The name stands last: what somebody is, and words such as "a talk with", stand before it.
            for end in range(len(words), 1, -1):
                for count in _FULL:
                    name = " ".join(words[max(0, end - count) : end])
                    # Of three words one with an article is what somebody is: الخطاطة سلمى الحداد.
                    if name.startswith("ال") and count > _FULL[-1]:
                        continue
                    if count <= end and _is_name(name) and not is_role(name) and f" {_words(name)} " in below:
                        return [name]
    return []


def opening(texts: tuple[str, ...]) -> list[str]:
    """The name that begins a standfirst, and is met again with a comma behind it and what somebody is."""
    for index, text in enumerate(texts[:_FIRST]):
        words = POINTS.sub("", text[:_LONGEST_TITLE]).split()
        if len(words) < _LEAST_SAID or not UNCASED.search(text[:1]):
            continue
        for count in _FULL:
            name = " ".join(words[:count])
            others = (f" {POINTS.sub('', other)}" for place, other in enumerate(texts) if place != index)
            is_whole = _is_name(name) and name.replace(" ", "").isalpha()
            if is_whole and any(f" {name}, " in other or f" {name}، " in other for other in others):
                return [name]
    return []


def role_before(name: str, title: str) -> str | None:
    """What a title says of a guest before the name, without the words that lead in."""
    place = title.find(name)
    if place <= 0:
        return None
    said = _PARTS.split(title[:place])[-1].strip()
    lead = max((match.end() for match in _led_in().finditer(f"{said} ")), default=0)
    said = said[lead:].strip()
    return said if 0 < len(said.split()) <= _LONGEST_ROLE and said not in _leading() else None


def _words(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s\u200c]", " ", POINTS.sub("", text)).split())


def _is_name(text: str) -> bool:
    words = text.split()
    if any(map(str.isdigit, text)) or _PERSIAN_VERB.search(text):
        return False
    return all(len(word) > 1 and word not in _small() for word in words)


_PERSIAN_VERB = re.compile(r"(?:^|\s)ن?می\u200c")


@cache
def _small() -> frozenset[str]:
    return frozenset(word for tag in _TAGS for word in WORDS[tag].common.split()) | _leading()


@cache
def _leading() -> frozenset[str]:
    """The words with which an interview is announced."""
    phrases = [phrase for tag in _TAGS for phrase in f"{WORDS[tag].interview}|{WORDS[tag].lead_in}".split("|")]
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def _led_in() -> re.Pattern[str]:
    found = [phrase for tag in _TAGS for phrase in WORDS[tag].lead_in.split("|") if phrase]
    words = sorted(found, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s+")


_TAGS = ("ar", "fa", "he")


def titles_before(before: str) -> str | None:
    """What stands before a name in Arabic, with its articles: "… إلى النوخذة المتقاعد خلفان"."""
    kept: list[str] = []
    for word in reversed(before.split()[-_LONGEST_ROLE:]):
        if not word.startswith("ال") or not word.isalpha():
            break
        kept.insert(0, word)
    return " ".join(kept) if any(map(is_role, kept)) else None


def role_behind(name: str, texts: Iterable[str]) -> str | None:
    """What follows a name that opens a text, without any sign: "إدريس الوزاني معلم متقاعد، …"; or its pronoun."""
    for text in texts:
        if text.startswith(f"{name} "):
            said = _PARTS.split(text[len(name) : len(name) + _NEAR].strip())[0]
            if len(said.split()) < _LONGEST_ROLE and is_role(said) and not said.startswith("ال"):
                return said
        if (she := _SHE.search(text[:_SEARCHED])) is not None and is_role(she[1]):
            return she[1]
    return None


_SHE = re.compile(r"(?:^|\.\s)(?:היא|הוא)\s(?:בן|בת)\s[^,.]{1,25},\s([^,.]{3,50})[,.]")


def role_by_clause(name: str, texts: Iterable[str]) -> str | None:
    """What opens a clause before a name in Devanagari: "ग्रामीण डाक सेवक गजानन बिष्ट …"."""
    for text in (text[:_SEARCHED] for text in texts):
        place = text.find(name)
        while place > 0:
            clause = _CLAUSES.split(text[max(0, place - _NEAR) : place])[-1].strip()
            if 0 < len(clause.split()) < _LONGEST_ROLE and clause.endswith(_devanagari_roles()):
                return clause
            place = text.find(name, place + 1)
    return None


_CLAUSES = re.compile(r"[।॥,;:!?\n]")


@cache
def _devanagari_roles() -> tuple[str, ...]:
    return tuple(role for role in WORDS["hi"].roles.split("|") if role)


def is_quoted(title: str) -> bool:
    """Whether all of a title is a quotation, which names nobody."""
    return _QUOTATION.fullmatch(title) is not None


_QUOTATION = re.compile(r"\s*[\"“”„«״].{3,}[\"“”»״]\s*(?:(?:[|｜]|\s[–—-]\s).{1,60})?")
"""The name of the site may stand behind it."""


def is_role(text: str) -> bool:
    """Whether `text` begins with what somebody is: خطّاط شواهد القبور."""
    text = _LAST.sub("", text)
    first = POINTS.sub("", text.split(maxsplit=1)[0]) if text.strip() else ""
    return first in every("roles") or (first.startswith("ال") and first[2:] in every("roles"))


_LAST = re.compile(r"^(?:آخرین|تنها|یگانه|نخستین|اولین|آخر|أقدم|أشهر|أول)\s+")
"""The last, the only, the first: they stand before what somebody is in Persian and Arabic."""


def led_in(part: str, text: str) -> str | None:
    """The name with which a part of a title ends, behind "a talk with", if `text` has a word of it."""
    match = _led_in().search(part)
    words = part[match.end() :].split() if match else []
    is_met = any(len(word) > _SHORT and POINTS.sub("", word) in text for word in words)
    name = " ".join(words)
    return name if len(words) in _FULL and is_met and _is_name(name) and not is_role(name) else None


_SHORT = 2


def longer(name: str, titles: Iterable[str], texts: Iterable[str]) -> str | None:
    """The full name that ends with the label `name`, or that begins with it and is closed by what stands behind it."""
    if " " in name.strip():
        return None
    texts = tuple(text[:_SEARCHED] for text in texts)
    for text in texts:
        place = text.find(f"{name} ")
        while place >= 0:
            if (not place or not text[place - 1].isalpha()) and (found := _to_the_close(text[place : place + _NEAR])):
                return found
            place = text.find(f"{name} ", place + 1)
    return next((full for full in met_again(titles, texts) if full.endswith(f" {name}")), None)


def _to_the_close(text: str) -> str | None:
    """The words with which `text` begins, up to what closes a name; None if it is no full name."""
    kept: list[str] = []
    words = text.split()
    for place, word in enumerate(words[: _MOST_WORDS + 1]):
        if word[0] in "(（" or word in _RELATIVES:
            return " ".join(kept) if len(kept) > 1 else None
        kept.append(word.rstrip("،,"))
        if not kept[-1].replace("-", "").replace("\u200c", "").isalpha() or (
            kept[-1] in _small() and word not in _SONS
        ):
            return None
        if word[-1] in "،,":
            behind = words[place + 1] if place + 1 < len(words) else ""
            return " ".join(kept) if len(kept) > 1 and is_role(behind) else None
    return None


_NEAR = 80
_MOST_WORDS = 5
_RELATIVES = frozenset(("التي", "الذي", "الذين", "که", "אשר"))
_SONS = frozenset(("بن", "بنت", "ابن", "آل", "בן", "בת"))


def set_off(texts: Iterable[str]) -> str | None:
    """Who begins a sentence, with a comma behind it and what somebody is: "דבורה אלקושי, מנהלת תחנת הרכבת"."""
    for text in texts:
        if not UNCASED.search(text[:_LONGEST_TITLE]):
            continue
        for sentence in _SENTENCES.split(text[:_LONGEST_TITLE]):
            head, comma, rest = sentence.replace("،", ",").partition(", ")
            words = head.split()
            if words and (words[0] in _OWNERS or words[0] in every("honorific") or is_role(words[0])):
                words = words[1:]
            name = " ".join(words)
            is_whole = len(words) in _FULL and _is_name(name) and name.replace(" ", "").replace("\u200c", "").isalpha()
            role, second, _ = AGE.sub("", rest).partition(",")
            is_apposition = second and 0 < len(role.split()) <= _LONGEST_APPOSITION and is_role(role)
            # "When the rain fell, …" begins as a name does.
            if comma and is_whole and is_apposition and not name.startswith(_WHEN):
                return name
            # "إدريس الوزاني معلم متقاعد، …": behind a surname with an article begins what somebody is.
            if comma and _FULL[-1] < len(words) <= _LONGEST_ROLE and words[1].startswith("ال"):
                name = " ".join(words[: _FULL[-1]])
                role = " ".join(words[_FULL[-1] :])
                if is_role(role) and not role.startswith("ال") and _is_name(name) and not is_role(name):
                    return name
            # "صاحبته وردة الطحّان تركت …": a surname with an article shows where the name ends.
            first = sentence.split()[:3]
            is_led = first[:1] != [] and (first[0] in _OWNERS or (first[0].startswith("ال") and is_role(first[0])))
            if len(first) == 3 and is_led and first[2].startswith("ال") and _is_name(" ".join(first[1:])):
                return " ".join(first[1:])
    return None


_SENTENCES = re.compile(r"(?<=[.!?؟])\s+")
_LONGEST_APPOSITION = 8
AGE = re.compile(r"^(?:(?:בן|בת)\s[^,]{1,20}|[\d\u0660-\u0669\u06f0-\u06f9]{2,3}\s?(?:ساله|عاماً|عامًا|عاما|سنة))[,،]\s")
"""Behind a name: "בן 47, ", "۴۷ ساله، "."""
_WHEN = ("כש", "לכש", "מש")
_OWNERS = frozenset(("صاحبه", "صاحبته", "صاحبها", "صاحبتها", "اوستا", "أوستا", "הרב", "الشيخ"))


def addressed(questions: str, texts: Iterable[str]) -> list[str]:
    """Who is spoken to as "गजानन जी", with the surname that the texts have twice."""
    match = _JI.search(questions)
    if match is None:
        return []
    found = Counter(re.findall(rf"{re.escape(match[1])} ([\u0900-\u097f]{{2,20}})", " ".join(texts)))
    surname, count = next(iter(found.most_common(1)), ("", 0))
    return [f"{match[1]} {surname}"] if count > 1 else []


_JI = re.compile(r"([\u0900-\u097f]{2,20}) (?:जी|साहब|साहिब)(?![\u0900-\u097f])")
