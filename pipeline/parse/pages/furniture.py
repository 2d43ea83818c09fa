"""What stands on a page but is no part of the piece, by how themes name it: menus, share bars, comments, sign-ups."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.parse.characters.decode import scrub
from pipeline.parse.pages.boxes import contents, open_toggles, with_controls
from pipeline.parse.pages.furniture_names import ALONE, TOGETHER
from pipeline.parse.words.table import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LONGEST_TOLD = 400
"""Characters of a dropped element that the editor is shown."""

_CERTAIN = (
    "nav,aside,form,dialog,button,menu,marquee,[hidden],[aria-hidden=true],[role=navigation],[role=banner],"
    "[role=contentinfo],[role=complementary],[role=search],[role=dialog],[style*='display:none'],"
    "[style*='display: none'],[itemprop=comment],[data-component=recirc],[data-component=newsletter]"
)
_CERTAIN_IDS = word_set("comments respond disqus_thread toc toc_container")
_CERTAIN_CLASSES = word_set(
    "comments-area comment-list commentlist wp-block-comments wp-block-post-comments jp-relatedposts yarpp "
    "yarpp-related crp_related sharedaddy addtoany_share_save_container a2a_kit heateor_sss_sharing_container "
    "shareaholic-canvas wp-block-query wp-block-latest-posts wp-block-tag-cloud wp-block-post-terms "
    "wp-block-post-author wp-block-post-author-biography wp-block-social-links wp-block-jetpack-subscriptions "
    "wp-block-post-navigation-link post-navigation-link-previous post-navigation-link-next saboxplugin-wrap abh_box "
    "ez-toc-container screen-reader-text visually-hidden sr-only elementor-location-header elementor-location-footer "
    "elementor-location-popup elementor-widget-nav-menu elementor-widget-share-buttons elementor-widget-author-box "
    "elementor-widget-post-comments elementor-widget-posts elementor-widget-post-navigation "
    "elementor-widget-post-info elementor-widget-search-form elementor-widget-form kg-signup-card gh-comments "
    "subscription-widget-wrap"
)
# Classes that say something of their neighbours or of a builder's grid, not of what stands inside.
_SAYS_NOTHING = re.compile(
    r"^(?:elementor|e-|has-|is-|with-|no-|et_pb_|et-|col-|align)|(?:-open|-closed|-enabled|-disabled)$"
)
# What hides an element until a reader asks for it, and how such an element is called when it is the answer.
_SHUT = word_set("region tabpanel accordion panel collapse collapsible toggle answer faq pane")
_TRAIL = re.compile(r"(?i)breadcrumb|pankuzu|pathway|topicpath|fil-?d-?ariane|migas|brotkrumen|kruimel")
_HEADED = "h2,h3,h4,h5,h6"
_PIECE = ".entry-content,.post-content,.post-body,.hentry,.wp-block-post-content,main,[itemprop=articleBody]"
_MOST_OF_IT = 0.5
_LEAST_ALIKE = 3


def drop_furniture(root: LexborNode, title: LexborNode | None) -> tuple[str, ...]:
    """Take out of `root` what by its element or class is no part of the piece; what it said, for the editor.

    Nothing goes that holds the heading `title` or, unless its name leaves no doubt, most of the text.
    """
    open_toggles(root)
    kept = _above(title) | _above(root)
    named = [(node, *_names(node)) for node in root.css("[class],[id],[data-area],[data-component]")]
    found = [*root.css(_CERTAIN), *(node for node, classes, name, _ in named if _is_certain(classes, name))]
    certain = {node.mem_id: node for node in found if not _is_shut(node)}
    called = [(node, names[0]) for node, *names in named if _says_so(" ".join(names))]
    doomed = certain | {node.mem_id: node for node, _ in called}
    doomed |= {node.mem_id: node for node in root.css("header,footer")}
    doomed |= {node.mem_id: node for node in with_controls(root, kept)}
    doomed |= {node.mem_id: node for node in contents(root)}
    if not doomed:
        return ()
    whole = len(root.text(deep=True))
    spared = _pieces(called, whole) - certain.keys()
    order = {node.mem_id: place for place, node in enumerate(root.css("*"))}
    around_piece = frozenset(above for piece in root.css(_PIECE) for above in _above(piece))
    dropped: list[str] = []
    # Inner elements first: freeing an outer one frees them too.
    for node in sorted(doomed.values(), key=lambda node: -order.get(node.mem_id, 0)):
        if node.mem_id in spared or node.mem_id in kept or (node.tag == "header" and _heads_a_part(node, title)):
            continue
        text = _told(node)
        # What held it may have lost it: what stands inside went before.
        holds_piece = node.mem_id in around_piece and node.css_first(_PIECE) is not None
        if (holds_piece or len(text) > _MOST_OF_IT * whole) and not (node.mem_id in certain and _is_of_readers(node)):
            continue
        if text and node.tag != "footer":
            dropped.append(text[:LONGEST_TOLD])
        node.decompose()
    return tuple(scrub("\n".join(reversed(dropped))).split("\n")) if dropped else ()


def _pieces(called: list[tuple[LexborNode, str]], whole: int) -> frozenset[int]:
    """Those `called` so by their classes that stand side by side and hold most of the text: names mislead."""
    alike: defaultdict[str, list[LexborNode]] = defaultdict(list)
    for node, classes in called:
        alike[classes].append(node)
    spared: set[int] = set()
    for nodes in alike.values():
        if len(nodes) < _LEAST_ALIKE or _is_of_readers(nodes[0]):
            continue
        above = {node.parent.mem_id for node in nodes if node.parent is not None}
        if len(above) > 1 or sum(len(node.text(deep=True)) for node in nodes) <= _MOST_OF_IT * whole:
            continue
        # Each of a row of other pieces leads to one.
        if sum(node.css_first("a") is not None for node in nodes) <= _MOST_OF_IT * len(nodes):
            spared |= {node.mem_id for node in nodes}
    return frozenset(spared)


def _told(node: LexborNode) -> str:
    """What an element says, on one line; the steps of a trail set apart, for its last ones may name the series."""
    found = node.attributes
    if _is_trail(f"{found.get('class')} {found.get('id')} {found.get('aria-label')}"):
        steps = (step.strip(" \n\t>›»/|＞→·") for step in node.text(deep=True, separator="\n").split("\n"))
        return " › ".join(" ".join(step.split()) for step in steps if step)
    return " ".join(node.text(deep=True, separator=" ").split())


@lru_cache(maxsize=1024)
def _is_trail(names: str) -> bool:
    return _TRAIL.search(names) is not None


def _names(node: LexborNode) -> tuple[str, str, str]:
    """The class of an element, its id, and how a program calls the part of a page that it is."""
    found = node.attributes
    part = f"{found.get('data-area') or ''} {found.get('data-component') or ''}"
    return found.get("class") or "", found.get("id") or "", part


@lru_cache(maxsize=4096)
def _is_certain(classes: str, name: str) -> bool:
    return name.lower() in _CERTAIN_IDS or not _CERTAIN_CLASSES.isdisjoint(classes.lower().split())


@lru_cache(maxsize=4096)
def _says_so(names: str) -> bool:
    for name in names.split():
        if _SAYS_NOTHING.search(name):
            continue
        words = set(re.split(r"[\s_-]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()))
        if words & ALONE or any(pair <= words for pair in TOGETHER):
            return True
    return False


def _heads_a_part(header: LexborNode, title: LexborNode | None) -> bool:
    """Whether it is the header of a piece or a part of one, and not the site's: headings alone, among its text."""
    if title is None:
        return header.css_first("p,h1,h2") is not None
    heading = header.css_first(_HEADED)
    if heading is None or header.css_first("nav,ul,form,h1"):
        return False
    return len(heading.text(deep=True).strip()) >= _MOST_OF_IT * len(header.text(deep=True).strip())


def _is_shut(node: LexborNode) -> bool:
    """Whether it is hidden only until a reader opens it: the answer below a question on which one clicks."""
    if "hidden" not in node.attributes and "aria-hidden" not in node.attributes and "style" not in node.attributes:
        return False
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('role') or ''}".lower()
    return node.tag in ("div", "section", "dd", "p") and not _SHUT.isdisjoint(re.split(r"[\s_-]+", names))


def _is_of_readers(node: LexborNode) -> bool:
    """Whether it holds readers' comments, which may well be longer than the piece."""
    return "comment" in f"{node.attributes.get('id')} {node.attributes.get('class')}".lower()


def _above(node: LexborNode | None) -> frozenset[int]:
    """`node` and all elements around it."""
    found: list[int] = []
    while node is not None:
        found.append(node.mem_id)
        node = node.parent
    return frozenset(found)
