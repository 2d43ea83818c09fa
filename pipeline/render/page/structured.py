"""What pages tell search engines, in schema.org's words as JSON-LD (W3C JSON-LD 1.1; Google's structured data rules).

A session is an Article by its guests, not an FAQPage: that is for what a site answers about itself, and an interview is
put to one person once. A recurring question's page is no QAPage either, whose readers must be able to answer; it is a
CollectionPage about that Question, with each answer suggested and none accepted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from pipeline.config.keys import Publication
from pipeline.model.collection import Collection
from pipeline.model.entry import Entry
from pipeline.model.listing import Listing
from pipeline.model.session import Person
from pipeline.render.page.related import Related

Node = dict[str, Any]
Crumb = tuple[str, str]
"""A page's name, and its address below the web root."""

LISTED = 100
"""Sessions that a collection tells of at most; the sitemap has them all."""

_UNSAFE = {each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def script(nodes: Sequence[Node | None]) -> Markup:
    """The one block of a page. Nothing in it can end the element, or a line where scripts see one end."""
    graph = {"@context": "https://schema.org", "@graph": [node for node in nodes if node]}
    written = _written(graph)
    for each, safe in _UNSAFE.items():
        written = written.replace(each, safe)
    return Markup(f'<script type="application/ld+json">{written}</script>')


def trail(publication: Publication, crumbs: Sequence[Crumb]) -> Node | None:
    """The way to a page, itself included; None for the front page."""
    if len(crumbs) < 2:
        return None
    items = [
        {"@type": "ListItem", "position": at, "name": name, "item": publication.base + path}
        for at, (name, path) in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def article(publication: Publication, entry: Entry, related: Related, *, summary: str, image: str | None) -> Node:
    """A session; `image` is the absolute address of its card."""
    session, base = entry.session, publication.base
    slugs = related.guests or (None,) * len(session.guests)
    pages = (None if slug is None else f"{base}guests/{slug}/" for slug in slugs)
    authors = [person(guest, page) for guest, page in zip(session.guests, pages, strict=False)]
    return _without_nothing(
        {
            "@type": "Article",
            "@id": entry.link,
            "url": entry.link,
            "mainEntityOfPage": entry.link,
            "headline": session.title,
            "description": summary,
            "image": image,
            "datePublished": _moment(entry.published),
            "dateModified": _moment(entry.updated),
            "inLanguage": session.language or publication.language,
            "author": authors or [_publisher(publication)],
            "contributor": [person(host, None) for host in session.hosts],
            "publisher": _publisher(publication),
            "isPartOf": session.series
            and _without_nothing(
                {
                    "@type": "CreativeWorkSeries",
                    "name": session.series,
                    "url": related.series and f"{base}series/{related.series}/",
                }
            ),
            "position": session.number,
            "keywords": list(session.topics),
        }
    )


def person(who: Person, page: str | None) -> Node:
    """Somebody with our own page about them, if there is one; their own address is the same person elsewhere."""
    return _without_nothing(
        {
            "@type": "Person",
            "@id": page,
            "name": who.name,
            "jobTitle": who.role,
            "url": page or who.url,
            "sameAs": who.url if page else None,
        }
    )


def website(publication: Publication) -> Node:
    """The publication, on its front page."""
    return _without_nothing(
        {
            "@type": "WebSite",
            "@id": publication.base,
            "url": publication.base,
            "name": publication.title,
            "description": publication.description,
            "inLanguage": publication.language,
            "publisher": _publisher(publication),
        }
    )


def collection(publication: Publication, about: Collection) -> Node:
    """A series, guest or topic with its sessions."""
    page = publication.base + about.path
    listed = about.listings[:LISTED]
    node: Node = {"@type": "CollectionPage", "@id": page, "url": page, "name": about.name}
    if about.kind == "guests":
        # What a search engine knows an author by (Google: ProfilePage, Article's author.url).
        guest = person(Person(about.name, about.role, about.url), page + "#person")
        return node | {
            "@type": "ProfilePage",
            "dateModified": _moment(max(each.updated for each in about.listings)),
            "mainEntity": guest | {"url": page},
            "hasPart": [
                {"@type": "Article", "headline": each.title, "url": each.link, "datePublished": _moment(each.published)}
                for each in listed
            ],
        }
    kind = {"series": "CreativeWorkSeries"}.get(about.kind, "Thing")
    return node | {"about": {"@type": kind, "name": about.name}, "mainEntity": _listed(listed)}


def question(about: Collection, page: str, count: int, answers: Iterable[Node]) -> Node:
    """A question that was put to several, on the page at the absolute address `page`; `count` answers are known."""
    asked = {
        "@type": "Question",
        "name": about.name,
        "text": about.name,
        "answerCount": count,
        "suggestedAnswer": list(answers),
    }
    return {"@type": "CollectionPage", "@id": page, "url": page, "name": about.name, "mainEntity": asked}


def answer(listing: Listing, url: str, text: str) -> Node:
    """One of them; `url` is the absolute address of that very answer."""
    return _without_nothing(
        {
            "@type": "Answer",
            "url": url,
            "text": text,
            "author": [person(guest, None) for guest in listing.guests],
            "datePublished": _moment(listing.published),
        }
    )


def _listed(listings: Sequence[Listing]) -> Node:
    items = [
        {"@type": "ListItem", "position": at, "url": each.link, "name": each.title}
        for at, each in enumerate(listings, 1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}


def _publisher(publication: Publication) -> Node:
    return {"@type": "Organization", "name": publication.name, "url": publication.base}


def _moment(at: Any) -> str:
    return str(at.isoformat(timespec="seconds"))


def _without_nothing(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], False)}
