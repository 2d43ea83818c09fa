"""A post as WordPress's REST API gives it → a document. Nothing in it is taken for granted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pipeline.intake.foreign import items, mapping, number, rendered, text
from pipeline.intake.hypertext import LOCKED
from pipeline.intake.links import absolute, schemeless, tidy
from pipeline.intake.plain import line, marked_up, moment
from pipeline.intake.topics import is_topic
from pipeline.model.document import Document, Particulars
from pipeline.model.sight import Passed

FIELDS = "id,guid,link,date_gmt,modified_gmt,title,content,_links,_embedded"
EMBED = "author,wp:term,wp:featuredmedia"


def sight(post: object, source: str) -> Document | Passed:
    """The document that a post is, or why it is none."""
    fields = mapping(post)
    name = number(fields.get("id"))
    if name is None:
        return Passed("a post without a number", reason="the API gave a post without a number")
    origin, content = str(name), mapping(fields.get("content"))
    if content.get("protected") is True:
        return Passed(origin, reason=LOCKED)
    if not isinstance(content.get("rendered"), str):
        return Passed(origin, reason="the API gave the post without its text")
    link = absolute(fields.get("link"), "")
    guid = rendered(fields.get("guid")).replace("&#038;", "&").replace("&amp;", "&").strip()
    aliases = (schemeless(guid), schemeless(link or ""))
    return Document(
        source,
        origin,
        "text/html",
        content["rendered"].strip().encode("utf-8", "replace"),
        charset="utf-8",
        url=tidy(link) if link else None,
        aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias and alias != origin),
        guid=guid or None,
        particulars=_particulars(fields, link or ""),
    )


def is_protected(post: object) -> bool:
    """Whether a password stands before the post's text."""
    return mapping(mapping(post).get("content")).get("protected") is True


def modified(post: object) -> datetime | None:
    """When the post was last changed."""
    return moment(mapping(post).get("modified_gmt"))


def _particulars(fields: dict[str, Any], link: str) -> Particulars:
    embedded = mapping(fields.get("_embedded"))
    author = next(iter(items(embedded.get("author"))), None)
    media = next(iter(items(embedded.get("wp:featuredmedia"))), None)
    return Particulars(
        title=marked_up(rendered(fields.get("title"))),
        published=moment(fields.get("date_gmt")),
        author=marked_up(text(mapping(author).get("name"))),
        topics=tuple(dict.fromkeys(_topics(embedded))),
        image=absolute(mapping(media).get("source_url"), link),
    )


def _topics(embedded: dict[str, Any]) -> Iterator[str]:
    """Names of categories, then of tags."""
    terms = [mapping(term) for group in items(embedded.get("wp:term")) for term in items(group)]
    for taxonomy in ("category", "post_tag"):
        for term in terms:
            is_one = term.get("taxonomy") == taxonomy and is_topic(text(term.get("slug")))
            if is_one and (name := line(marked_up(text(term.get("name"))) or "")):
                yield name
