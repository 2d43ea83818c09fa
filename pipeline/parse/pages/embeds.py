"""Players and embedded pages → links to what they show: a mail has no scripts, and readers choose whom they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.parse.pages.links import absolute, spelled, untracked, watch_page
from pipeline.parse.words.table import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

EMBEDDING = word_set("iframe video audio object embed blockquote lite-youtube")
"""The elements that may be embeds."""
_EMBEDS = "iframe,video,audio,object,embed,blockquote.instagram-media,blockquote.tiktok-embed,lite-youtube"
_SOURCES = ("data-instgrm-permalink", "cite", "data-src", "data-lazy-src", "data-litespeed-src", "src", "data")
_TINY = word_set("0 1 0px 1px 0% 0em")
_SAYS_NOTHING = ("youtube video player", "embedded content", "video player", "vimeo video player", "iframe", "untitled")
# Frames that measure, sell, or ask for something; they show nothing of the piece.
_SILENT = (
    "googletagmanager.com/", "doubleclick.net/", "googlesyndication.com/", "amazon-adsystem.com/",
    "google.com/recaptcha", "facebook.com/plugins/like", "facebook.com/plugins/page", "facebook.com/plugins/share",
    "facebook.com/tr", "platform.twitter.com/widgets", "disqus.com/embed", "substack.com/embed", "list-manage.com/",
)  # fmt: skip
_RUNNING = word_set("p a span em strong b i font h1 h2 h3 h4 h5 h6 figure li td dt")


def link_embeds(tree: LexborHTMLParser) -> None:
    """Put a link in the place of every embed of `tree`; frames that show nothing of the piece go."""
    # Backwards: an <object> holds its <embed>.
    for node in reversed(tree.css(_EMBEDS)):
        url = None if _is_silent(node) else _shown_by(node)
        if url is None:
            node.decompose()
            continue
        link = tree.create_node("a")
        link.attrs["href"] = url
        link.insert_child(_words(node) or spelled(url))
        parent = node.parent
        if parent is not None and parent.tag in _RUNNING:
            node.replace_with(link)
        else:
            paragraph = tree.create_node("p")
            paragraph.insert_child(link)
            node.replace_with(paragraph)


def _is_silent(node: LexborNode) -> bool:
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    # The quotation beside a WordPress embed already links to the post.
    return (
        attributes.get("height") in _TINY
        or attributes.get("width") in _TINY
        or "display:none" in style
        or "wp-embedded-content" in (attributes.get("class") or "")
    )


def _shown_by(node: LexborNode) -> str | None:
    """The address of what `node` shows; None when it shows nothing that a reader could open."""
    if node.tag == "lite-youtube" and (video := node.attributes.get("videoid")):
        return f"https://www.youtube.com/watch?v={video}" if video.replace("-", "").replace("_", "").isalnum() else None
    inner = node.css_first("source[src],embed[src],param[name=movie],a[href]")
    written = [node.attributes.get(name) for name in _SOURCES]
    if inner is not None:
        written += [inner.attributes.get(name) for name in ("src", "value", "href")]
    for one in written:
        # A page's own files may be named without a host: the walk over the blocks resolves them.
        found = absolute(one, None) or (one if one and one.startswith("/") else None)
        if found:
            page = untracked(watch_page(found))
            return None if any(silent in page for silent in _SILENT) else page
    return None


def _words(node: LexborNode) -> str | None:
    """What its author calls it, unless every such player is called so."""
    for name in ("title", "aria-label", "playlabel"):
        text = " ".join((node.attributes.get(name) or "").split())
        if text and text.lower() not in _SAYS_NOTHING and len(text) <= 200:
            return text
    return None
