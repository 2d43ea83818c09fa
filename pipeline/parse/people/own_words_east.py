"""How guests of the East introduce themselves: "我叫林晓雨，是一名工程师", "店主の森田です", "개발자 김하늘입니다"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.parse.people import names_east

_SEARCHED = 200
_ANSWERS = 2
_NAMED = re.compile(
    r"(?:我是|我叫|我的名字(?:是|叫))([\u4e00-\u9fff]{2,4})(?=[，,。！!\s])|"
    r"(?:^|[、。，,！!\s]|[\u30a0-\u30ff\u4e00-\u9fff]の)([\u4e00-\u9fff々]{2,6})(?:と申します|といいます|と言います)|"
    r"(?:저는|제 이름은)\s(?:[\uac00-\ud7af ]{2,20}\s)?([\uac00-\ud7af]{2,4})(?:입니다|이에요|예요|(?:이)?라고 합니다)"
)


def named(answer: str) -> str | None:
    """The name that somebody gives to themselves in `answer`."""
    match = _NAMED.search(answer[:_SEARCHED])
    name = next(filter(None, match.groups()), None) if match is not None else None
    if not name or names_east.is_role(name):
        return None
    # In Japanese, any name goes before "is my name".
    return name if match is not None and (match[2] or names_east.is_name(name)) else None


def role_told(name: str, answers: Iterable[str]) -> str | None:
    """What `name` says to be in the first of `answers`."""
    for answer in list(answers)[:_ANSWERS]:
        start = answer[:_SEARCHED]
        place = start.find(name)
        is_me = place > 0 and _I_AM.match(start, place + len(name)) is not None
        before = _BEFORE_ME.search(start[:place]) if is_me else None
        if before is not None and before[1].strip() not in _I:
            return before[1].strip()
        said = (next(filter(None, match.groups())) for match in _AS.finditer(start))
        callings = (_LEAD.sub("", one).strip() for one in said if one)
        if role := next((one for one in callings if name not in one and names_east.may_end_role(one)), None):
            return role
    return None


_I = frozenset({"저는", "나는"})
_LEAD = re.compile(r"^.*(?:担任|擔任|一[名位个個]|的)")
_I_AM = re.compile(r"(?:입니다|이에요|예요|(?:이)?라고 합니다|です|と申します|といいます)")
_BEFORE_ME = re.compile(
    r"(?:^|[.!?。！？、,\n]\s?|저는\s|は、?)([\uac00-\ud7afA-Za-z0-9 ]{2,30}(?=\s$)|"
    r"[\u3040-\u30ff\u4e00-\u9fff「」]{2,24}(?=の$))"
)
_AS = re.compile(
    r"(?:一[名位个個]|担任|擔任|现任|現任|公司的?|的)([\u4e00-\u9fffA-Za-z ]{2,16}?)(?=[，,。！；])|"
    r"([\u30a0-\u30ff\u4e00-\u9fff]{2,20})(?:を|として)(?:して|やって|務めて|つとめて|働いて|勤めて|担当して|活動して)(?:い|お)|"
    r"([\uac00-\ud7af]{2,10}(?:\s[\uac00-\ud7af]{2,10})?)(?:(?:으)?로\s(?:일하|활동하|근무하)|[를을]\s맡)고"
)
"""What stands behind "am a" or "as", or before "work as" where that comes last."""
