"""The images of a session on our pages: our own copy, or a link to where the image is. No page asks another host."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from pipeline.model.picture import Picture, Pictures
from pipeline.model.session import Html
from pipeline.render.fragments.images import Image, each_image


def pictured(fragment: Html, pictures: Pictures, root: str, word: str) -> Html:
    """`fragment`, which has passed our allow-list, with each image as it may be shown.

    `root` is the way to the web root; `word` names an image that says nothing of itself. What stood there is kept in
    `data-qna-img`, from which our own parser makes it again.
    """

    def show(image: Image) -> str:
        before = f'data-qna-img="{escape(image.written)}"'
        if image.source in pictures:
            return f"<picture {before}>{_copy(pictures[image.source], image.alt, root)}</picture>"
        text = f"{escape(image.alt or word)} (<bdi>{escape(_host(image.source))}</bdi>)"
        if image.is_in_link:
            return f"<span {before}>{text}</span>"
        return f'<a {before} href="{escape(image.source)}">{text}</a>'

    return each_image(fragment, show)


def _copy(picture: Picture, alt: str, root: str) -> str:
    sources = "".join(f'<source type="{each.media_type}" srcset="{root}{each.path}">' for each in picture.alternatives)
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'{sources}<img src="{root}{picture.path}" alt="{escape(alt)}" {size} loading="lazy" decoding="async">'


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
