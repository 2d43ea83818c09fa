"""What sites do to HTML is undone: whole fragments through the reader's own way."""

from __future__ import annotations

import re

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.assemble import element
from pipeline.parse.pages.markup import blocks, tree
from pipeline.parse.pages.webpage import read
from pipeline.parse.sanitize import clean

HERE = "https://tide.example/talks/glass"


def mended(html: str, address: str | None = HERE) -> str:
    """The clean HTML of a fragment."""
    found = clean("\n".join(element(one) for one in blocks(tree(html, "s/o").body, address)), address)
    return re.sub(r'<img (alt="[^"]*") (src="[^"]*")>', r"<img \2 \1>", found)


def hide(text: str, key: int = 0x42) -> str:
    return bytes([key, *(byte ^ key for byte in text.encode())]).hex()


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="{hide("desk@tide.example")}">'
        "[email&#160;protected]</a>",
        f'<span class="__cf_email__" data-cfemail="{hide("desk@tide.example")}">[email protected]</span>',
        f'<a href="/cdn-cgi/l/email-protection#{hide("desk@tide.example", 9)}"><span class="__cf_email__" '
        f'data-cfemail="{hide("desk@tide.example")}">[email&#160;protected]</span></a>',
        f'<a href="/cdn-cgi/l/email-protection#{hide("desk@tide.example")}">desk@tide.example</a>',
    ],
)
def test_hidden_mail_addresses(html: str) -> None:
    assert (
        mended(f"<p>Write to {html}.</p>")
        == '<p>Write to <a href="mailto:desk@tide.example">desk@tide.example</a>.</p>'
    )


BOWL = '<p><img src="https://tide.example/bowl.jpg" alt="Bowl"></p>'


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/bowl.jpg" alt="Bowl">',
        '<img src="data:image/gif;base64,R0lGOD" data-src="/bowl.jpg" alt="Bowl">',
        '<img src="/img/placeholder.png" data-lazy-src="/bowl.jpg" alt="Bowl">',
        '<img data-original="//tide.example/bowl.jpg" alt="Bowl">',
        '<img data-srcset="/tiny.jpg 300w, /bowl.jpg 1200w, /huge.jpg 4000w" alt="Bowl" src="/tiny.jpg">',
        '<img srcset="/bowl.jpg 1024w, /tiny.jpg 300w" src="/tiny.jpg" alt="Bowl" width="600">',
        '<img srcset="/tiny.jpg 300w" src="/bowl.jpg" alt="Bowl" width="900">',
        '<img src="data:," alt="Bowl" class="lazy"><noscript><img src="/bowl.jpg" alt="Bowl"></noscript>',
        '<img src="/lazy.gif" data-src="/bowl.jpg" alt="Bowl">\n<noscript><img src="/bowl.jpg" alt="Bowl"></noscript>',
        '<noscript><img src="/bowl.jpg" alt="Bowl"></noscript>',
        '<picture><source data-srcset="/bowl.jpg 800w" type="image/jpeg"><img alt="Bowl" src="data:,"></picture>',
        '<img src="/bowl.jpg" alt="Bowl"><img src="https://count.example/x" width="1" height="1" alt="">',
        '<img src="/bowl.jpg?utm_source=feed" alt="Bowl"><noscript>Please switch on JavaScript.</noscript>',
    ],
)
def test_lazy_pictures(html: str) -> None:
    assert mended(f"<p>{html}</p>").replace("\n", "") == BOWL


def test_smilies_are_text() -> None:
    html = '<p>Hot <img src="/wp-includes/images/smilies/icon_smile.gif" alt=":-)" class="wp-smiley"> and '
    html += '<img class="emoji" alt="🔥" src="x.svg"></p>'
    assert mended(html) == "<p>Hot :-) and 🔥</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="YouTube video player"></iframe>',
            '<p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">youtube.com/watch?v=dQw4w9WgXcQ</a></p>',
        ),
        (
            '<figure><div><iframe data-src="//player.vimeo.com/video/7" title="A bowl"></iframe></div></figure>',
            '<figure><p><a href="https://vimeo.com/7">A bowl</a></p></figure>',
        ),
        (
            '<p><audio controls><source src="/talk.mp3"><a href="/talk.mp3">Download</a></audio></p>',
            '<p><a href="https://tide.example/talk.mp3">talk.mp3</a></p>',
        ),
        (
            '<video poster="/p.jpg" src="https://tide.example/a.mp4">No video for you.</video>',
            '<p><a href="https://tide.example/a.mp4">tide.example/a.mp4</a></p>',
        ),
        (
            '<object data="https://www.youtube.com/v/dQw4w9WgXcQ"><embed src="https://www.youtube.com/v/dQw4w9WgXcQ"></object>',
            '<p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">youtube.com/watch?v=dQw4w9WgXcQ</a></p>',
        ),
        (
            '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/B1/?utm_source=ig_embed">'
            "<p>View this post on Instagram</p></blockquote><script src=x></script>",
            '<p><a href="https://www.instagram.com/p/B1/">instagram.com/p/B1</a></p>',
        ),
        (
            '<blockquote class="twitter-tweet"><p>Hot glass.</p>— Q <a href="https://twitter.com/q/status/1?ref_src=twsrc">May</a></blockquote>',
            '<blockquote><p>Hot glass.</p>— Q <a href="https://twitter.com/q/status/1">May</a></blockquote>',
        ),
        ('<iframe src="https://www.googletagmanager.com/ns.html?id=G" height="0" width="0"></iframe>', ""),
        ('<iframe src="https://ads.doubleclick.net/x"></iframe><iframe src="about:blank"></iframe>', ""),
        ('<iframe src="javascript:alert(1)"></iframe><embed src="data:text/html,x">', ""),
    ],
)
def test_embeds_are_links(html: str, expected: str) -> None:
    assert mended(html) == expected


def test_old_pages_write_tags_in_capitals() -> None:
    listen = '<P>Listen.</P><IFRAME SRC="https://youtube.com/embed/abc123def45"></IFRAME>'
    html = listen + '<P STYLE="font-weight:bold">Why?</P>'
    found = blocks(tree(html, "t/x").body, None)
    assert any("youtube" in one.html for one in found)
    assert found[-1].is_bold
    html = '<CENTER><IMG SRC="https://a.example/b.jpg"><BR><FONT SIZE=1>The bell</FONT></CENTER>'
    assert [one.kind for one in blocks(tree(html, "t/x").body, None)] == ["image"]


def test_links_are_absolute_and_untracked() -> None:
    html = '<p><a href="/a?utm_source=x&amp;b=1">a</a> <a href="//b.example/">b</a> <a href="javascript:x">c</a></p>'
    assert mended(html) == '<p><a href="https://tide.example/a?b=1">a</a> <a href="https://b.example/">b</a> c</p>'


def test_footnotes_stay_and_their_arrows_go() -> None:
    html = '<p>Sand<sup><a href="#fn1">1</a></sup>.</p><ol><li id="fn1">From the dunes. <a href="#ref1">↩︎</a></li></ol>'
    found = mended(html)
    assert "From the dunes." in found
    assert ">1</a></sup>" in found
    assert "↩" not in found


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<!-- wp:paragraph {"a":1} --><p>Hi<!--more--> a<!-- b > c --></p><!-- /wp:paragraph -->', "<p>Hi a</p>"),
        ("<p>[caption id=&#8221;a&#8221; width=&#8221;3&#8243;]A bowl[/caption]</p>", "<p>A bowl</p>"),
        ("<p>[vc_row][vc_column]</p><p>Hi [laughs]</p><p>[/vc_column][/vc_row]</p>", "<p>Hi [laughs]</p>"),
        ("<p>[embed]https://vimeo.com/7[/embed]</p>", "<p>https://vimeo.com/7</p>"),
        (
            '<p>[audio mp3="https://tide.example/a.mp3"][/audio]</p>',
            '<p><a href="https://tide.example/a.mp3">tide.example/a.mp3</a></p>',
        ),
        ('<p><code>[gallery ids="1"]</code></p>', '<p><code>[gallery ids="1"]</code></p>'),
        (
            '<p><span style="FONT-WEIGHT: 700; color: red">Why <i>glass</i>?</span></p>',
            "<p><strong>Why <em>glass</em>?</strong></p>",
        ),
    ],
)
def test_leftovers_of_editors(html: str, expected: str) -> None:
    assert mended(html) == expected


def test_a_page_may_name_its_base() -> None:
    page = '<html><head><base href="https://cdn.example/x/"></head><body><p><img src="a.png"> <a href="b">Hi</a></p>'
    found = read(Document("s", "o", "text/html", page.encode(), url=HERE), Hints())
    assert found.address == "https://cdn.example/x/"
    assert 'src="https://cdn.example/x/a.png"' in found.blocks[0].html
    assert 'href="https://cdn.example/x/b"' in found.blocks[0].html


def test_links_to_a_heading_go_whatever_the_quotation_marks() -> None:
    (heading, *_) = blocks(tree("<h2>Why C#?<a href='#why'>¶</a></h2>", "here").body)
    assert heading.text == "Why C#?"


@pytest.mark.parametrize("sign", ["¶", "#", "§", " ¶ "])
def test_links_of_headings_to_themselves_go(sign: str) -> None:
    html = f'<h2>Why C#?<a class="headerlink" href="#why">{sign}</a></h2><p><a href="#note">see § 4</a></p>'
    assert [one.text for one in blocks(tree(html, "s/o").body)] == ["Why C#?", "see § 4"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ('<h2><span class="block mb-4">On old bridges</span><span>“They go quiet first”</span></h2>', "bridges: “They"),
        ("<h2><span>On old bridges</span><span>They go quiet</span></h2>", "bridges They"),
        ("<h2><span>B</span><span>orn late</span></h2>", ">Born late<"),
        ("<h2><span>Unfin</span><span>ished</span></h2>", ">Unfinished<"),
    ],
)
def test_lines_within_a_heading_do_not_run_together(heading: str, text: str) -> None:
    assert text in mended(f"{heading}<p>It was a long winter in the valley.</p>")


def test_bold_by_a_sheet_is_bold() -> None:
    sheet = "<style>.c0{color:#000} .c4, p.c5{color:#000;font-weight:700}</style>"
    html = f"{sheet}<p class='c1'><span class='c4'>Why?</span></p><p class='c5'>And?</p><p class='c0'>No.</p>"
    assert [one.is_bold for one in blocks(tree(html, "here").body)] == [False, True, False]
