"""Our own pages → Session: schema.org's microdata, and data-qna- where it has no word, as our templates write them.

A page says all that its session does but two things: what the editor calls it (`identity`), a name for within the
house, and its embargo, which is over for what can be read. Its date and address are those of its publication. In
French, spaces and hyphens at which no line may break read as plain ones where we set them.
"""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.model.session import Contact, Html, Passage, Person, Session, Turn
from pipeline.parse.sanitize import clean, reachable

MARK = b"data-qna-turns"
"""Without this in it, a page is not ours."""

_LOWERED = re.compile(r'<h[1-6] data-qna-level="([1-6])">(.*?)</h[1-6]>', re.DOTALL)
_PICTURED = re.compile(r'<(picture|a|span) data-qna-img="([^"]*)"[^>]*>.*?</\1>', re.DOTALL)
_IN_FRENCH = re.compile(r'<meta itemprop="inLanguage" content="fr\b', re.IGNORECASE)
_SET = r"(?:[\xa0\u202f]|&nbsp;)"
_FRENCH_SPACES = re.compile(
    rf"(?<=«){_SET}|{_SET}(?=»|:(?!\w)|[;?!])"
    rf"|(?<=\d){_SET}(?=\d{{3}}(?!\d)|[€$£%‰°]|(?:EUR|USD|CHF|GBP|euros?|km|cm|mm|kg|kWh)(?!\w))"
)
_BARE = re.compile(r'<p data-qna-bare="">(.*)</p>', re.DOTALL)


def read(text: str) -> Session | None:
    """The session that a page tells; None if a template of the editor's has left out the marks."""
    article = LexborHTMLParser(_as_written(text)).css_first("article[data-qna-turns]")
    parts = [] if article is None else _all(article, "hasPart")
    if article is None or str(len(parts)) != article.attributes.get("data-qna-turns"):
        return None
    number = _one(article, "position")
    return Session(
        title=_one(article, "headline") or "",
        turns=tuple(map(_turn, parts)),
        series=next((_one(node, "name") for node in _all(article, "isPartOf")), None),
        number=int(number) if number and re.fullmatch(r"-?[0-9]{1,9}", number) else None,
        guests=tuple(map(_person, _all(article, "author"))),
        hosts=tuple(map(_person, _all(article, "contributor"))),
        language=_one(article, "inLanguage"),
        published=_moment(_one(article, "datePublished")),
        introduction=_part(article, "introduction"),
        conclusion=_part(article, "conclusion"),
        call_to_action=_part(article, "call-to-action"),
        contact=next(map(_contact, _all(article, "publisher")), None),
        topics=tuple(map(_value, _all(article, "keywords"))),
        summary=_one(article, "abstract"),
        url=reachable(_one(article, "url"), None),
        image=reachable(_one(article, "image"), None),
    )


def _as_written(text: str) -> str:
    """A page with the plain spaces and hyphens that French print does without (`render/french.py`)."""
    return _FRENCH_SPACES.sub(" ", text).replace("-t\u2011", "-t-") if _IN_FRENCH.search(text) else text


def _all(item: LexborNode, name: str) -> list[LexborNode]:
    """The property `name` of `item` itself, not of an item in it (HTML §5.2.5)."""
    return [node for node in item.css(f"[itemprop={name}]") if _owner(node) == item.mem_id]


def _owner(node: LexborNode) -> int | None:
    parent = node.parent
    while parent is not None and "itemscope" not in parent.attributes:
        parent = parent.parent
    return parent.mem_id if parent is not None else None


def _one(item: LexborNode, name: str) -> str | None:
    return next(map(_value, _all(item, name)), None)


def _value(node: LexborNode) -> str:
    name = {"meta": "content", "link": "href"}.get(node.tag or "")
    return (node.attributes.get(name) or "") if name else node.text(deep=True)


def _person(item: LexborNode) -> Person:
    return Person(_one(item, "name") or "", _one(item, "jobTitle"), reachable(_one(item, "url"), None))


def _contact(item: LexborNode) -> Contact:
    return Contact(tuple(map(_value, _all(item, "address"))), _one(item, "email"), _one(item, "url"))


def _moment(written: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _turn(item: LexborNode) -> Turn:
    return Turn(
        question=_one(item, "name"),
        answer=tuple(map(_passage, _all(item, "acceptedAnswer"))),
        asker=_one(item, "author"),
        question_html=_question([node for node in _all(item, "text") if node.inner_html]),
        section=item.attributes.get("data-qna-section"),
    )


def _question(parts: list[LexborNode]) -> Html | None:
    """The question's markup: what stands in the heading is its first paragraph if more follows."""
    if not parts:
        return None
    first, *more = parts
    if more and first.tag == "span":
        return clean("\n".join([f"<p>{_pictured(first.inner_html or '')}</p>", *map(_fragment, more)]))
    return _fragment(first)


def _passage(item: LexborNode) -> Passage:
    body = next(map(_fragment, _all(item, "text")), Html(""))
    return Passage(body, _one(item, "author"), _one(item, "name"), "data-qna-closing" in item.attributes)


def _part(article: LexborNode, name: str) -> Html:
    node = article.css_first(f"[data-qna={name}]")
    return _fragment(node) if node is not None else Html("")


def _pictured(html: str) -> str:
    """`html` with its images as they were before they gave way to copies or links (`render/page/picturing.py`)."""
    return _PICTURED.sub(lambda match: unescape(match[2]), html)


def _fragment(node: LexborNode) -> Html:
    """What stands in `node`, as it was before it was fitted to the page (`render/fragments/fragment.py`)."""
    html = _LOWERED.sub(r"<h\1>\2</h\1>", _pictured((node.inner_html or "").strip("\n")))
    bare = _BARE.fullmatch(html)
    return clean(bare[1] if bare else html)
