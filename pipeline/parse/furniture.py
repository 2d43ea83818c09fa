"""What stands on a page but is no part of the piece, by how themes name it: menus, share bars, comments, sign-ups."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.parse.decode import scrub
from pipeline.parse.words import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LONGEST_TOLD = 400
"""Characters of a dropped element that the editor is shown."""

_CERTAIN = (
    "nav,aside,form,dialog,button,menu,[hidden],[aria-hidden=true],[role=navigation],[role=banner],"
    "[role=contentinfo],[role=complementary],[role=search],[role=dialog],[style*='display:none'],"
    "[style*='display: none'],#comments,#respond,#disqus_thread,.comments-area,.comment-list,.commentlist,"
    ".wp-block-comments,.wp-block-post-comments,[itemprop=comment],.jp-relatedposts,.yarpp,.yarpp-related,"
    ".crp_related,.sharedaddy,.addtoany_share_save_container,.a2a_kit,.heateor_sss_sharing_container,"
    ".shareaholic-canvas,.wp-block-query,.wp-block-latest-posts,.wp-block-tag-cloud,.wp-block-post-terms,"
    ".wp-block-post-author,.wp-block-post-author-biography,.wp-block-social-links,"
    ".wp-block-jetpack-subscriptions,.wp-block-post-navigation-link,.post-navigation-link-previous,"
    ".post-navigation-link-next,.saboxplugin-wrap,.abh_box,.ez-toc-container,#toc,#toc_container,"
    ".screen-reader-text,.visually-hidden,.sr-only,.elementor-location-header,.elementor-location-footer,"
    ".elementor-location-popup,.elementor-widget-nav-menu,.elementor-widget-share-buttons,"
    ".elementor-widget-author-box,.elementor-widget-post-comments,.elementor-widget-posts,"
    ".elementor-widget-post-navigation,.elementor-widget-post-info,.elementor-widget-search-form,"
    ".elementor-widget-form,[data-component=recirc],[data-component=newsletter],.kg-signup-card,.gh-comments,"
    ".subscription-widget-wrap"
)
# A word of a class or an id that says it alone; two in one class that say it together.
_ALONE = word_set(
    "ad comment comments commentlist respond reply share shares sharing sharedaddy social related relatedposts "
    "sidebar widget cookie cookies cookiebanner gdpr cmplz onetrust breadcrumb breadcrumbs newsletter navigation "
    "nav navbar menu footer promo advert advertisement ads banner pagination pager prevnext skip recirc "
    "recirculation recommended recommendations taboola outbrain trending popup modal subscribe subscription "
    "signup optin mc4wp mailchimp paywall sns kanren pankuzu authorbox masthead topbar colophon tagcloud taglist "
    "shariff"
)
_TOGETHER = tuple(
    frozenset(pair.split("-"))
    for pair in sorted(
        word_set(
            "fb-like author-box author-bio about-author author-info sign-up most-read most-viewed read-more read-next "
            "post-tags entry-tags tags-links cat-links tag-list name-tags entry-utility post-labels button-wrapper "
            "post-ufi entry-footer nav-links top-bar main-menu see-also"
        )
    )
)
# Classes that say something of their neighbours or of a builder's grid, not of what stands inside.
_SAYS_NOTHING = re.compile(
    r"^(?:elementor|e-|has-|is-|with-|no-|et_pb_|et-|col-|align)|(?:-open|-closed|-enabled|-disabled)$"
)
_PIECE = ".entry-content,.post-content,.post-body,.hentry,.wp-block-post-content,main,[itemprop=articleBody]"
_MOST_OF_IT = 0.5


def drop_furniture(root: LexborNode, title: LexborNode | None) -> tuple[str, ...]:
    """Take out of `root` what by its element or class is no part of the piece; what it said, for the editor.

    Nothing goes that holds the heading `title` or, unless its name leaves no doubt, most of the text.
    """
    whole = len(root.text(deep=True))
    certain = {node.mem_id: node for node in root.css(_CERTAIN)}
    doomed = certain | {node.mem_id: node for node in root.css("[class],[id]") if _is_named_so(node)}
    doomed |= {node.mem_id: node for node in root.css("header,footer")}
    if not doomed:
        return ()
    kept = _above(title) | _above(root)
    order = {node.mem_id: place for place, node in enumerate(root.traverse())}
    dropped: list[str] = []
    # Inner elements first: freeing an outer one frees them too.
    for node in sorted(doomed.values(), key=lambda node: -order.get(node.mem_id, 0)):
        if node.mem_id in kept or (node.tag == "header" and title is None and node.css_first("p,h1,h2")):
            continue
        text = " ".join(node.text(deep=True, separator=" ").split())
        holds_piece = len(text) > _MOST_OF_IT * whole or node.css_first(_PIECE) is not None
        if holds_piece and not (node.mem_id in certain and _is_of_readers(node)):
            continue
        if text and node.tag != "footer":
            dropped.append(scrub(text[:LONGEST_TOLD]))
        node.decompose()
    return tuple(reversed(dropped))


def _is_named_so(node: LexborNode) -> bool:
    found = node.attributes
    return _says_so(f"{found.get('class') or ''} {found.get('id') or ''}")


@lru_cache(maxsize=4096)
def _says_so(names: str) -> bool:
    for name in names.split():
        if _SAYS_NOTHING.search(name):
            continue
        words = set(re.split(r"[\s_-]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()))
        if words & _ALONE or any(pair <= words for pair in _TOGETHER):
            return True
    return False


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
