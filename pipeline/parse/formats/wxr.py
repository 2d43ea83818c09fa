"""WordPress exports (WXR) → one HTML document a published post, read as a stream: an archive of years is one file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.model.document import Document, Particulars
from pipeline.parse.characters.decode import LIMIT, place
from pipeline.parse.formats.autop import paragraphs
from pipeline.parse.formats.xml_events import events
from pipeline.parse.inline import plain
from pipeline.parse.words.dates import moment
from pipeline.parse.words.table import word_set

_WORDPRESS = "http://wordpress.org/export/"
_CONTENT = "http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "http://purl.org/dc/elements/1.1/}creator"

# What WordPress keeps as posts and nobody reads as one; pages ("About", "Questions we are often asked") among them.
_MACHINERY = word_set(
    "attachment revision nav_menu_item page wp_block wp_template wp_template_part wp_global_styles wp_navigation "
    "wp_font_family wp_font_face custom_css customize_changeset oembed_cache user_request feedback product "
    "product_variation shop_order acf-field acf-field-group elementor_library jetpack_migration"
)
_LONGEST = 2_000
"""Characters of a field beside the content."""


def posts(document: Document) -> Iterator[tuple[str, Document]]:
    """(number, document) of each published post, in the export's order; nothing when `document` is no such export.

    Drafts, private and locked posts, pages and comments are left out. Raises DocumentError, with the line, for what is
    no well-formed XML, or hostile; posts before that place have then been given out.
    """
    authors: dict[str, str] = {}
    language: str | None = None
    post: _Post | None = None
    path: list[str] = []
    text: list[str] = []
    for kind, value, attributes in events(document.data, place(document)):
        if kind == "text":
            if len(path) > 2:
                text.append(value)
        elif kind == "start":
            name = _short(value)
            path.append(name)
            if path == ["rss", "channel", "item"]:
                post = _Post()
            elif len(path) == 1 and name != "rss":
                return
            text.clear()
            if post is not None and name == "category":
                post.begin_category(attributes)
        else:
            name = path.pop()
            if post is not None and path == ["rss", "channel"]:
                if post.is_public:
                    yield post.fields["wp:post_id"], post.document(document, authors, language)
                post = None
            elif post is not None and len(path) == 3:
                post.take(name, text)
            elif path == ["rss", "channel"] and name == "language":
                language = "".join(text).strip() or None
            elif path == ["rss", "channel", "wp:author"]:
                _learn(authors, name, "".join(text).strip())
            text.clear()


_LOGIN = "\x00"
"""The key under which the login of the author that is being read is kept."""


def _learn(authors: dict[str, str], name: str, text: str) -> None:
    if name == "wp:author_login":
        authors[_LOGIN] = text
    elif name == "wp:author_display_name" and text:
        authors[authors.get(_LOGIN, "")] = text


@dataclass(slots=True)
class _Post:
    """What an item has said so far."""

    fields: dict[str, str] = field(default_factory=dict)
    topics: dict[str, None] = field(default_factory=dict)
    _is_topic: bool = False

    @property
    def is_public(self) -> bool:
        said = self.fields.get
        return (
            bool(said("wp:post_id"))
            and said("wp:status") == "publish"
            and said("wp:post_type", "post") not in _MACHINERY
            and not said("wp:post_password")
            and bool(said("content"))
        )

    def begin_category(self, attributes: dict[str, str]) -> None:
        self._is_topic = attributes.get("domain", "category") in ("category", "post_tag")

    def take(self, name: str, text: list[str]) -> None:
        """The text of an element of the item."""
        if name == "category":
            topic = plain("".join(text))[:_LONGEST]
            if self._is_topic and topic and topic != "Uncategorized":
                self.topics[topic] = None
        elif name == "content":
            self.fields[name] = "".join(text)[: LIMIT + 1]
        elif name in _FIELDS:
            self.fields.setdefault(name, "".join(text)[:_LONGEST].strip())

    def document(self, export: Document, authors: dict[str, str], language: str | None) -> Document:
        """The post as if it had been fetched on its own."""
        said = self.fields.get
        creator, link = said("creator") or "", said("link") or ""
        guid = said("guid") or None
        return Document(
            source=export.source,
            origin=f"{export.origin}#{said('wp:post_id')}",
            media_type="text/html",
            data=paragraphs(said("content") or "").encode("utf-8", "replace"),
            charset="utf-8",
            url=link if link and link.isprintable() else None,
            guid=guid,
            particulars=Particulars(
                title=plain(said("title") or "") or None,
                published=self._published(),
                author=authors.get(creator, creator) or None,
                language=language,
                topics=tuple(self.topics),
                summary=plain(said("excerpt") or "") or None,
            ),
        )

    def _published(self) -> datetime | None:
        written = self.fields.get("wp:post_date_gmt") or self.fields.get("pubDate")
        return moment(written, "UTC") if written and not written.startswith(("0000", "-")) else None


_FIELDS = frozenset(
    {
        "title", "link", "guid", "pubDate", "creator", "excerpt", "wp:post_id", "wp:post_date_gmt", "wp:status",
        "wp:post_type", "wp:post_password",
    }
)  # fmt: skip


def _short(name: str) -> str:
    """An element's name with "wp:" for WordPress's own namespace, whatever its version."""
    if name == _CONTENT:
        return "content"
    if name == _CREATOR:
        return "creator"
    if name.startswith(_WORDPRESS):
        return "excerpt" if name.endswith("/excerpt/}encoded") else f"wp:{name.rpartition('}')[2]}"
    return name
