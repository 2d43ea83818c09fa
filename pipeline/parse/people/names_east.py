"""Names and roles in Japanese, Chinese and Korean, which have no capitals: known by what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import islice

from pipeline.parse.words.naming import DOUBLE_SURNAMES, SURNAMES
from pipeline.parse.words.table import WORDS, every

EASTERN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_CHINESE = rf"(?:(?:{DOUBLE_SURNAMES})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
_CHINESE_NAME = re.compile(
    rf"(?:^|[，,。、：:；（(「『《」』）)｜|\s]|着|著|叫|是|访|訪|与|與|对话|對話|(?P<role>{'{roles}'}))(?P<name>{_CHINESE})"
    r"(?=$|[，,。、：:；（(）)｜|\s「『《]|是|今年|在|说|說|的|从|從|和|曾|已|先生|女士|老师|老師|师傅|師傅|访谈|訪談|专访|專訪|采访|採訪)"
)
_JAPANESE_NAME = re.compile(
    r"(?:^|[、。・「」『』（）()\s：:｜|—─―]|の|は|が|・)"
    r"(?P<name>[\u4e00-\u9fff々ヶ]"
    r"[\u3040-\u30ff\u4e00-\u9fff々ヶー]{0,4}[ 　]?[\u3040-\u30ff\u4e00-\u9fff々ー]{1,5}?)"
    r"\s?(?:さん|氏|様|先生|監督|教授)"
)
_KOREAN_NAME = re.compile(
    r"(?<![\uac00-\ud7af])(?P<name>[\uac00-\ud7af]{2,4})\s?(?:씨|님|선생|작가|대표|교수|감독|셰프|\()"
)
_CREDIT = re.compile(
    r"(?:整理|摄影|攝影|撰文|文字|采访|採訪|编辑|編輯|记者|記者|取材|写真|構成|文|图|圖|聞き手|聞手|글|사진|기자)\s*[：:／/・]\s*$"
)
"""With what a line names who made the piece."""
_AGENT = re.compile(
    r"[人者師师家員员手匠工長长主官士夫婆娘農农医醫屋番係掛守民友客]$|書き|作り|職人|描き|売り|"
    r"[공원사가자인장수꾼부관이생주기모]$"
)
"""How words for what people do end."""
_HONORIFIC = re.compile(
    r"\s*(?:さん|氏(?![\u3040-\u309f\u4e00-\u9fff]{3})|様|先生|女士|씨|님)(?=$|[にとへのが、（(・\s은는이가을를와과])|\s*(?:インタビュー|인터뷰)$"
)
_ASIDE = re.compile(r"\s*(?:さん|氏|先生|씨|님)?\s*[（(]([^（()）]{2,40})[)）]")
_ANNOUNCED = re.compile(
    r"(?:先生|女士|さん|氏)?(?:的)?(?:访谈录?|訪談錄?|专访|專訪|采访|採訪|に聞く|に訊く|インタビュー)$"
)
_NO_ROLE = re.compile(
    r"[\d〇一二三四五六七八九十]+\s?(?:歳|才|岁|歲|세|살)|이하|以下|聞き手|[\d〇一二三四五六七八九十]+歳"
)


def names(text: str) -> tuple[str, ...]:
    """The names in `text`, the most frequent first."""
    found: Counter[str] = Counter()
    for pattern in _patterns(text):
        found.update(
            _tight(match["name"])
            for match in pattern.finditer(text[:4000])
            if not _CREDIT.search(text[max(0, match.start("name") - 8) : match.start("name")])
        )
    found.update(match[2] for match in _LED_TO.finditer(text[:4000]) if _AGENT.search(match[1]))
    return tuple(name for name, _ in found.most_common() if not is_role(name) and name[-1] != "下")


_LED_TO = re.compile(
    rf"(?:专访|專訪|对话|對話|采访|採訪)([\u4e00-\u9fff]{{2,10}})({_CHINESE.replace('?)', ')')})(?=$|[\s，,：:（(])"
)
"""What somebody is stands between "a talk with" and the name: 专访修钟师沈默."""


def _tight(name: str) -> str:
    """The name without what was caught before it: "和紙職人の森川千尋"."""
    parts = name.split()
    if len(parts) > 1 and is_role(parts[0]):
        name = " ".join(parts[1:])
    if len(parts) > 1 and _WHOLE_KANJI.fullmatch(parts[-1]):
        name = parts[-1]  # a given name is shorter: what stands before it is where somebody works
    last = re.split("の|(?<=[\u4e00-\u9fff])・", name)[-1]
    return " ".join((last if len(last) > 2 else name).split())


_WHOLE_KANJI = re.compile(r"[\u4e00-\u9fff々]{4,6}")


def _patterns(text: str) -> tuple[re.Pattern[str], ...]:
    if _HANGUL.search(text):
        return (_KOREAN_NAME,)
    return (_JAPANESE_NAME,) if _KANA.search(text) else (_chinese(),)


@cache
def _chinese() -> re.Pattern[str]:
    roles = "|".join(word for word in _roles("zh") if len(word) > 1)
    return re.compile(_CHINESE_NAME.pattern.replace("{roles}", roles))


@cache
def _roles(tag: str) -> tuple[str, ...]:
    return tuple(sorted(WORDS[tag].roles.split("|"), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1024)
def is_role(text: str) -> bool:
    """Whether `text` ends in a word for what people are."""
    return text.endswith(_eastern_roles())


@cache
def _eastern_roles() -> tuple[str, ...]:
    return tuple(filter(EASTERN.match, every("roles")))


def is_name(text: str) -> bool:
    """Whether a short text by itself may be a name: two to four signs, or a family and a given name."""
    bare = honorless(text)
    if not EASTERN.search(bare) or re.search(r"[、。，！？!?「」『』（）()：:・]", bare):
        return False
    parts = bare.split()
    if _KANA.search(text):
        return 2 <= len(bare) <= 10 and len(parts) <= 2 and not re.search(r"[のをにへとでがは]$|[をへ]", bare)
    if _HANGUL.search(bare):
        return len(parts) == 1 and 2 <= len(bare) <= 5
    return _WHOLE.fullmatch(bare) is not None


def with_reading(line: str) -> str | None:
    """The name that is all of a line, in two parts, if its reading stands behind it: "沢木 灯 SAWAKI AKARI"."""
    match = _READ.fullmatch(line.strip()) if len(line) <= _LONGEST_READ else None
    return match[1] if match and not is_role(match[1]) else None


_LONGEST_READ = 60
_READ = re.compile(
    r"([\u4e00-\u9fff々ヶ]{1,4}[ 　][\u3040-\u30ff\u4e00-\u9fff々]{1,5})(?:さん|氏)?[ 　]?"
    r"(?:[A-Z][A-Za-z]{1,12}[ 　][A-Z][A-Za-z]{1,12}|[（(][\u3040-\u30ffー]{2,8}[ 　・]?[\u3040-\u30ffー]{1,8}[)）])"
)


def honorless(text: str) -> str:
    """`text` without さん, 씨, 先生 at its end, and without what a title adds to say that it is an interview."""
    text = text.strip()
    name = _ANNOUNCED.sub("", text).strip() or text
    return _HONORIFIC.split(name, maxsplit=1)[0].strip() or name


def longer(name: str, texts: tuple[str, ...]) -> str:
    """The full form of a family name or another short form, as `texts` give it."""
    for text in texts:
        for found in names(text):
            if len(found) > len(name) and found.replace(" ", "").startswith(name.replace(" ", "")):
                return found
        is_whole = len(name) > 3 or (len(name) == 3 and _WHOLE.fullmatch(name) is not None)
        place = -1 if is_whole else text.find(name)
        while place >= 0:
            if match := _REST.match(text, place + len(name)):
                if is_name(name + match[0]) or _KANJI_NAME.fullmatch(name + match[0]):
                    return name + match[0]
                break
            place = text.find(name, place + 1)
    return name


_WHOLE = re.compile(_CHINESE.replace("?)", ")"))
_KANJI_NAME = re.compile(r"[\u4e00-\u9fff々ヶ]{3,6}")
_REST = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{1,4}(?=[：:、，,（(\s]|さん|氏|씨|$)")


_MENTIONS = 20
"""So many times a name is looked at in one text."""


def role(name: str, text: str) -> str | None:
    """What `name` is, by the words before, behind, or in brackets after it."""
    spaced = r"[ 　]?".join(map(re.escape, name.replace(" ", "").replace("\u3000", "")))
    for match in islice(re.finditer(spaced, text), _MENTIONS):
        if found := _at(text, match.start(), match.end()):
            return found
    return None


def _at(text: str, start: int, end: int) -> str | None:
    aside = _ASIDE.match(text, end)
    if aside and _READING.fullmatch(aside[1]):
        end = aside.end()
    elif aside and not _NO_ROLE.search(aside[1]) and not aside[1].strip().isdigit():
        return aside[1].strip()
    behind = _BEHIND.match(text, end)
    if behind and _may_be_role(behind[1]) and ("。" not in behind[0] or not text[:start].strip()):
        return behind[1].strip()
    near = max(0, start - _FAR)
    if (set_off := _SET_OFF.search(text, near, start)) and _AGENT.search(set_off[1]):
        return set_off[1]
    if (set_before := _SET_BEFORE.search(text[max(0, start - 40) : start])) and is_role(set_before[1]):
        return set_before[1]
    if as_one := _AS_ONE.search(text, near, start):
        return as_one[1].lstrip("の")
    if (opening := _AND_IS.search(text[near:start])) and is_role(opening[1]):
        return opening[1]
    last = _APART.split(text[near:start])[-1]
    found = _before(text[near:start]) or ("" if _HANGUL.search(last) else last.strip("・の "))
    if found and (is_role(found) or _HANGUL.search(found)) and len(found) <= 24 and found not in _parts():
        return _AGED.sub("", _LED.sub("", found))
    if _HANGUL.search(text[start:end]) and (post := _in_korean(text, start, end)):
        return post
    if (led := _IN_FRONT.search(text, near, start)) and _AGENT.search(led[1]) and led[1] not in _parts():
        return led[1].strip()
    said = _TOLD.match(text, end)
    if (is_one := _IS_ONE.match(text, end)) and is_role(is_one[1]):
        return is_one[1]
    if said and is_role(said[1]):
        return re.sub(r"^.*(?:的|一位|一名)", "", said[1])
    return None


def _in_korean(text: str, start: int, end: int) -> str | None:
    """A post behind the name, former or present, or who a title says that is: "한결 전 소장"."""
    if (title := _SOMEBODY.fullmatch(text[:start])) is not None:
        return title[1].strip()
    post = _KOREAN_POST.match(text, end)
    kept: list[str] = []
    for word in post[2].split() if post else ():
        last = word if is_role(word) else _CASE.sub("", word)
        if last.startswith("선생") and not kept:
            break
        if is_role(last) or (post and post[1] and len(last) > 1 and _AGENT.search(last)):
            return " ".join(filter(None, (post and post[1], *kept, last)))
        if post and not post[1]:
            break
        kept.append(word)
    return None


_FAR = 90
"""Signs before a name in which its role stands."""
_APART = re.compile(r"[、,。，！？!?「」『』（）()：:｜|—―─\s]|[はがを]|今日は|오늘은")
_TOLD = re.compile(r"[^。.!?]{0,60}?(?:是|は|은|는)[^。]{0,40}?(?:的|一位|一名|位|の)?([^，,。、的位]{2,12})[，,。、]")
_IS_ONE = re.compile(r"\s?(?:さん|氏)は[^。]{0,40}?([\u30a0-\u30ff\u4e00-\u9fff]{2,20})(?:です|である|。|で、)")
"""沢村さんは北で働く技師です behind the name."""
_AND_IS = re.compile(r"(?:^|[、。])([\u30a0-\u30ff\u4e00-\u9fff]{2,10})で、[^、。]{0,60}$")
"""登山家で、山の手紙で知られる before the name."""
_SOMEBODY = re.compile(r"\s*(?:\[[^\]]{1,20}\]\s*)?([^,.:\"”’\]]{3,30}[는은던]\s사람),\s*")
_KOREAN_POST = re.compile(r"(?:\s?\(\d{2,3}\))?\s(?:(전|현)\s)?((?:[\uac00-\ud7af]{2,12}(?:\s|(?=[.,]|$))){1,3})")
_CASE = re.compile(r"(?:은|는|이|가|을|를|의|과|와|도|에게|께|께서|입니다|이다)$")
_LED = re.compile(
    r"^[—–―─・\s]*(?:我们|我們|记者|記者)?(?:对话|對話|专访|專訪|采访|採訪|访谈|訪談|访|訪)(?:了|到)?[:：\s]*"
)
"""A talk with, we spoke to: before what somebody is."""
_AGED = re.compile(r"^.{0,20}(?:[岁歲]的|的是)(?=[\u4e00-\u9fff]{2})")
_READING = re.compile(r"[\u3040-\u30ff・\s]+")
"""How a name is read aloud."""
_SET_OFF = re.compile(r"(?:^|[、。，「」『』\s])([^、。，「」『』―—─\s]{2,16})\s*[―—─]{1,2}\s*$")
_BEHIND = re.compile(
    r"\s?(?:さん|氏)?\s?[，,、。]\s?(?:[^，,、。]{2,12}(?:年生|生まれ|出生|岁|歲|歳)[，,、]\s?)?"
    r"([\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af「」『』《》·・ ]{2,24}?)\s?(?=[，,、。．]|$)"
)
_SET_BEFORE = re.compile(r"(?:^|[。\n])([^、。，\n]{2,30})[、，]$")
_AS_ONE = re.compile(
    r"((?:[A-Za-z][\w.+#-]{0,20}\s?)?[\u30a0-\u30fa\u30fc\u4e00-\u9fffの々]{2,14})"
    r"(?:として働く|として活[躍動][\u3040-\u309f中]{1,6}|として(?:知られ(?:てい)?る|著名な|有名な|お馴染みの|おなじみの)|"
    r"を営む|をつとめる|を務める)$"
)
_IN_FRONT = re.compile(r"(?:^|[、。，「」『』（）()：:｜|—―─\s\n])([\u30a0-\u30ff\u4e00-\u9fffの]{2,14})[ 　・]?$")


def _may_be_role(said: str) -> bool:
    return (
        not _NO_ROLE.search(said)
        and not _is_native(said)
        and (is_role(said) or _AGENT.search(said) is not None)
        and (_KANA.search(said) is not None or not is_name(said))
    )


def _is_native(said: str) -> bool:
    """Whether `said` tells where somebody is from: 杭州人."""
    if not said.endswith("人") or len(said) > _LONGEST_PLACE:
        return False
    return said[0] not in _DOES and not said.endswith(_whole_roles())


_LONGEST_PLACE = 4
_DOES = "牧守养養捕敲撑撐赶趕修制製造种種采採卖賣看管护護酿釀织織打做写寫画畫唱说說"
"""Verbs with which a word for somebody begins: 牧羊人, 敲钟人."""


@cache
def _whole_roles() -> tuple[str, ...]:
    return tuple(role for role in _eastern_roles() if len(role) > 1)


def may_end_role(text: str) -> bool:
    """Whether a line by itself may be a role, as it ends: 五代目代表, 取締役CTO."""
    return is_role(text) or _AGENT.search(text) is not None or _POST.search(text) is not None


_POST = re.compile(r"(?:C[A-Z]O|CEO)$")


@cache
def _parts() -> frozenset[str]:
    """Words for the part that somebody has in the talk, which say nothing of what they are."""
    return every("guest") | every("interviewer")


def _before(text: str) -> str:
    """The role right before a name, "豆腐屋・", "지도가게 주인 ": the last words of its clause."""
    clause = re.split(r"[、。，！？!?「」『』（）()：:｜|—―─\n\"”.,]|[파는한은는을를]\s", text)[-1].strip(" ・　の")
    clause = _TOPIC.split(clause)[-1]
    words = clause.split()
    if not words or not _HANGUL.search(words[-1]):
        return " ".join(words[-2:]) if words and is_role(words[-1]) else ""
    if not (is_role(words[-1]) or _AGENT.search(words[-1])) or _PARTICLE.search(words[-1]):
        return ""
    kept = [words[-1]]
    for word in reversed(words[-3:-1]):
        if _PARTICLE.search(word) or not _HANGUL.search(word):
            break
        kept.insert(0, word)
    return " ".join(kept)


_TOPIC = re.compile(r"(?<=[\u30a0-\u30ff\u4e00-\u9fff])[はがを](?=[\u30a0-\u30ff\u4e00-\u9fff])")
_PARTICLE = re.compile(
    r"(?:은|는|이|을|를|에|에서|에게|의|로|으로|와|과|도|만|까지|부터|소속|출신|오늘|된|한|던|라는)$"
)
