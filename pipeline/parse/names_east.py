"""Names and roles in Japanese, Chinese and Korean, which have no capitals: known by what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from pipeline.parse.words import WORDS, longest_first

EASTERN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任"
    "沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯祝邬鄔温康施文"
    "洪季翁齐齊甘简簡游庄莊柯俞阮童辛管卞祁霍符柳桂"
)
_DOUBLE = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|夏侯|皇甫|司徒"
_CHINESE = rf"(?:(?:{_DOUBLE})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
_CHINESE_NAME = re.compile(
    rf"(?:^|[，。、：:；（(「『《》」』）)｜|\s]|(?P<role>{'{roles}'}))(?P<name>{_CHINESE})"
    r"(?=$|[，。、：:；（(）)｜|\s「『《]|是|今年|在|说|說|的|从|從|和|曾|已|先生|女士|老师|老師|师傅|師傅)"
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
_HONORIFIC = re.compile(
    r"\s*(?:さん|氏(?![\u3040-\u309f\u4e00-\u9fff]{3})|様|先生|女士|씨|님)(?=$|[にとへのが、（(・\s은는이가을를와과])|\s*(?:インタビュー|인터뷰)$"
)
_ASIDE = re.compile(r"\s*(?:さん|氏|先生|씨|님)?\s*[（(]([^（()）]{2,40})[)）]")
_NO_ROLE = re.compile(
    r"[\d〇一二三四五六七八九十]+\s?(?:歳|才|岁|歲|세|살)|이하|以下|聞き手|[\d〇一二三四五六七八九十]+歳"
)


def names(text: str) -> tuple[str, ...]:
    """The names in `text`, the most frequent first."""
    found: Counter[str] = Counter()
    for pattern in _patterns(text):
        found.update(_tight(match["name"]) for match in pattern.finditer(text[:4000]))
    return tuple(name for name, _ in found.most_common() if not is_role(name))


def _tight(name: str) -> str:
    """The name without what was caught before it: "和紙職人の森川千尋"."""
    last = re.split("の|(?<=[\u4e00-\u9fff])・", name)[-1]
    return " ".join((last if len(last) > 2 else name).split())


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
    return any(text.endswith(word) for word in longest_first("roles") if EASTERN.match(word))


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
    return re.fullmatch(_CHINESE.replace("?)", ")"), bare) is not None


def honorless(text: str) -> str:
    """`text` without さん, 씨, 先生 at its end."""
    return _HONORIFIC.split(text.strip(), maxsplit=1)[0].strip() or text.strip()


def longer(name: str, texts: tuple[str, ...]) -> str:
    """The full form of a family name or another short form, as `texts` give it."""
    for text in texts:
        for found in names(text):
            if len(found) > len(name) and found.replace(" ", "").startswith(name.replace(" ", "")):
                return found
        place = text.find(name) if len(name) < 4 else -1
        while place >= 0:
            if match := _REST.match(text, place + len(name)):
                if is_name(name + match[0]):
                    return name + match[0]
                break
            place = text.find(name, place + 1)
    return name


_REST = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{1,4}(?=[：:、，,（(\s]|さん|氏|씨|$)")


def role(name: str, text: str) -> str | None:
    """What `name` is, by the words before, behind, or in brackets after it."""
    spaced = r"[ 　]?".join(map(re.escape, name.replace(" ", "").replace("\u3000", "")))
    for match in re.finditer(spaced, text):
        aside = _ASIDE.match(text, match.end())
        if aside and not _NO_ROLE.search(aside[1]) and not aside[1].strip().isdigit():
            return aside[1].strip()
        before = re.split(r"[、。，！？!?「」『』（）()：:｜|—―─\s]|[はがを]|今日は|오늘은", text[: match.start()])
        found = _before(text[: match.start()]) or (before[-1].strip("・の ") if before else "")
        if found and is_role(found) and len(found) <= 24:
            return found
        said = re.match(
            r"[^。.!?]{0,60}?(?:是|は|은|는)[^。]{0,40}?(?:的|一位|一名|位|の)?([^，。、的位]{2,12})[，。、]",
            text[match.end() :],
        )
        if said and is_role(said[1]):
            return re.sub(r"^.*(?:的|一位|一名)", "", said[1])
    return None


def _before(text: str) -> str:
    """The role right before a name, "豆腐屋・", "지도가게 주인 ": the last words of its clause."""
    clause = re.split(r"[、。，！？!?「」『』（）()：:｜|—―─]|[파는한은는을를]\s", text)[-1].strip(" ・　の")
    words = clause.split()
    return " ".join(words[-2:]) if words and is_role(words[-1]) else ""
