"""The images of a session on our pages: our own copy, or a link to where the image is. No page asks another host."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urlsplit

from pipeline.model.picture import Picture, Pictures
from pipeline.model.session import Html

_SEEN = re.compile(r'<a (?:[^>"]|"[^"]*")*>|</a>|<img(?: (?:[^>"]|"[^"]*")*)?>')
_ATTRIBUTE = re.compile(r'\s(src|alt)="([^"]*)"')


def pictured(fragment: Html, pictures: Pictures, root: str, word: str) -> Html:
    """`fragment`, which has passed our allow-list, with each image as it may be shown.

    `root` is the way to the web root; `word` names an image that says nothing of itself. What stood there is kept in
    `data-qna-img`, from which our own parser makes it again.
    """
    if "<img" not in fragment:
        return fragment
    is_link = False

    def shown(match: re.Match[str]) -> str:
        nonlocal is_link
        if not match[0].startswith("<img"):
            is_link = match[0] != "</a>"
            return match[0]
        said = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[0])}
        source, before = said.get("src", ""), f'data-qna-img="{escape(match[0])}"'
        if source in pictures:
            return f"<picture {before}>{_copy(pictures[source], said.get('alt', ''), root)}</picture>"
        text = f"{escape(said.get('alt', '').strip() or word)} (<bdi>{escape(_host(source))}</bdi>)"
        # A link cannot stand in a link; the one that is there mostly leads to the image, too.
        return f"<span {before}>{text}</span>" if is_link else f'<a {before} href="{escape(source)}">{text}</a>'

    return Html(_SEEN.sub(shown, fragment))


def _copy(picture: Picture, alt: str, root: str) -> str:
    sources = "".join(f'<source type="{each.media_type}" srcset="{root}{each.path}">' for each in picture.alternatives)
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'{sources}<img src="{root}{picture.path}" alt="{escape(alt)}" {size} loading="lazy" decoding="async">'


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
