"""Whatever a page is made of, however broken: it is mended without harm, and only clean HTML comes out."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DocumentError
from pipeline.model.document import Document, Particulars
from pipeline.model.session import Hints
from pipeline.parse import parse
from pipeline.parse.pages.links import absolute, best_of, spelled, unhidden, untracked, watch_page
from pipeline.parse.pages.markup import blocks, tree
from pipeline.parse.sanitize import clean

PIECES = st.sampled_from(
    [
        "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ'>",
        "</iframe>",
        "<noscript>",
        "</noscript>",
        "<img src='data:,' data-src='/a.png'>",
        "<img src=b.png srcset='c.png 9w'>",
        "<img width=1 height=1 src=x>",
        "<img class=emoji alt=':)' src=e>",
        "<video src=a.mp4>",
        "<source src=b.mp3>",
        "</video>",
        "<object data=x>",
        "<embed src=https://a.example/x.swf>",
        "</object>",
        "<blockquote class=instagram-media cite='https://i.example/'>",
        "</blockquote>",
        "<picture>",
        "</picture>",
        "<a href='/cdn-cgi/l/email-protection#5a3b1a387439'>",
        "</a>",
        "<span data-cfemail=5a3b1a387439>x</span>",
        "<span style='font-weight:bold'>",
        "</span>",
        "<p style='font-weight:700'>",
        "<p>",
        "</p>",
        "<div class=comments>",
        "<div>",
        "</div>",
        "<table>",
        "<tr><td>",
        "</table>",
        "<h1>T</h1>",
        "<h2>Why?</h2>",
        "[caption id=x]",
        "[/caption]",
        "[gallery]",
        "<!-- x > y -->",
        "<!--",
        "-->",
        "<br>",
        "<br><br>",
        "<b>",
        "</b>",
        "<ul><li>",
        "</ul>",
        "<a href='#x'>↩</a>",
        "<a href='/b?utm_source=c'>b</a>",
        "<article>",
        "</article>",
        "<header>",
        "</header>",
        "<footer>f",
        "<nav>n",
        "<svg>",
        "<script>x",
        "</script>",
        "text and more text of it, to be read. ",
        "<html>",
        "<head>",
        "<title>T | S</title>",
        "<base href='http://['>",
        "<body class=ad>",
        "<dl><dt>Q<dd>A",
        "<form>",
        "</form>",
        "<center>",
        "<font>",
        "</font>",
        "<li>",
        "<template><p>t</template>",
        "<select><option>o",
        "<frameset>",
        "<math><mi>",
    ]
)
PAGES = st.lists(PIECES, max_size=40).map("".join)


@given(PAGES, st.sampled_from([None, "https://tide.example/a/b", "nonsense"]), st.booleans())
def test_any_page_is_read(page: str, url: str | None, carried: bool) -> None:
    said = Particulars(title="T", author="Jo Fenwick") if carried else Particulars()
    try:
        (parsed,) = parse(Document("s", "o", "text/html", page.encode(), url=url, particulars=said), Hints())
    except DocumentError:
        return
    assert (parsed.session is None) is (parsed.verdict.standing == "none")


@given(PAGES)
def test_nothing_that_runs_comes_out(page: str) -> None:
    safe = clean("\n".join(block.html for block in blocks(tree(page, "s/o").body, "https://tide.example/")))
    assert not re.search(r"<(?:script|iframe|object|embed|video|noscript)|javascript:|data:", safe)


@given(st.text("htps:/?#&=;.[]@utm_ource%a\\ \n", max_size=60))
def test_any_address_is_taken(text: str) -> None:
    for url in (text, f"https://a.example/{text}"):
        assert untracked(untracked(url)) == untracked(url)
        absolute(url, "https://b.example/")
        best_of(url)
        unhidden(url)
        if (found := absolute(url, None)) is not None:
            spelled(watch_page(found))
