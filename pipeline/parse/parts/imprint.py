"""The foot of a page among the last words of a piece: whose it is, when it changed, how to share and to leave it."""

from __future__ import annotations

import re

from pipeline.parse.questions.features import is_furniture, parted
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import every, word_set

_LONGEST = 320
_LONGEST_START = 90
_LONGEST_PART = 48
_LEAST_PARTS = 3
_AROUND = " \t►▶▸→»«•·●■◆★☆*-–—>#<^\u2191\u2b06()[]【】（）※|"
_ENDS = ".。!！?？…"
_COUNT = re.compile(r"\s*[(\[（]?\d+[)\]）]?\s*")
_SHARED = word_set(
    "facebook twitter linkedin whatsapp telegram pinterest reddit instagram tumblr mastodon bluesky threads digg "
    "delicious del.icio.us stumbleupon technorati slashdot meneame menéame xing viber hatena mixi zalo vkontakte "
    "вконтакте одноклассники livejournal google+ myspace netvibes friendfeed wykop flipboard messenger weibo "
    "微博 微信 kakaotalk 카카오톡 네이버 페이스북 트위터 フェイスブック ツイッター はてなブックマーク "
    "فيسبوك تويتر واتساب تلگرام youtube tiktok"
)
"""Where pages let their readers share a piece."""


def is_imprint(written: str) -> bool:
    """Whether a block that stands behind the answers is the foot of its page; `written` with its line breaks.

    A mail address at which somebody can be reached is none of it, one for leaving a list is.
    """
    if not 0 < len(written) <= _LONGEST:
        return False
    said = plain(" ".join(written.split()))
    if tells_way_out(said):
        return True
    return "@" not in said and (phrases.has("imprint", said) or _begins(said) or is_row(said))


def tells_way_out(text: str) -> bool:
    """Whether a line of a letter says how to get no more of them."""
    return len(text) <= _LONGEST and phrases.has("way_out", plain(text))


def _begins(said: str) -> bool:
    """Whether a short line that is no sentence begins as the foot of a page does."""
    bare = said.strip(_AROUND)
    phrase = phrases.leading("imprint_starts", bare) if len(said) <= _LONGEST_START else None
    if phrase is None or bare[-1:] in _ENDS:
        return False
    following = bare[len(phrase) : len(phrase) + 1]
    return not (phrase[-1].isalpha() and phrase[-1] < "\u2e80" and following.isalpha())


def is_row(said: str) -> bool:
    """Whether a line is a row of links, at least one of which stands on every page: "back | to the top | print"."""
    parts = parted(said)
    if len(parts) < 2 or any(len(part) > _LONGEST_PART or part[-1] in ".。…" for part in parts):
        return False
    known = sum(_is_known(part) for part in parts)
    return known > 0 if len(parts) >= _LEAST_PARTS else known == len(parts)


def _is_known(part: str) -> bool:
    bare = _COUNT.sub(" ", part).strip(_AROUND)
    if not bare:
        return False
    is_word = bare in _SHARED or bare in every("comments") or is_furniture(bare)
    return is_word or phrases.has("imprint", bare) or _begins(bare)


def shares(written: str) -> bool:
    """Whether what stands in these lines are mostly the names of places where to share something."""
    if len(written) > _LONGEST:
        return False
    lines = [bare for line in plain(written).split("\n") if (bare := line.strip(_AROUND))]
    lines = lines[0].split() if len(lines) == 1 else lines
    if _SHARED.isdisjoint(lines):
        return False
    known = sum(line in _SHARED or is_furniture(line) for line in lines)
    return known > 1 and 2 * known >= len(lines)
