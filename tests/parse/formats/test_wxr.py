"""WordPress exports: posts one by one, what is public of them, and memory that does not grow with the archive."""

from __future__ import annotations

import time
import tracemalloc
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.parse import each, parse
from pipeline.parse.formats.autop import paragraphs
from pipeline.parse.formats.wxr import posts

WXR = MEDIA_TYPES[".xml"]
INTERVIEW = (
    "We talked with Wilma Oxtoby, night baker, and with nobody else.\n\n<strong>What is a crust?</strong>\n\n"
    "The part that children leave,\nand that bakers look at first.\n\n<strong>How do you get one?</strong>\n\n"
    "Steam, and then no steam. Most people forget about the second half of that."
)


def item(number: int, content: str = INTERVIEW, title: str = "Harbour Talks #3: Crusts", **fields: str) -> str:
    said = {
        "wp:post_id": str(number),
        "wp:status": "publish",
        "wp:post_type": "post",
        "wp:post_date_gmt": "2025-02-03 10:00:00",
        "link": f"https://harbour.example/{number}/",
        "dc:creator": "jo",
    } | {name.replace("__", ":"): value for name, value in fields.items()}
    elements = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in said.items())
    return (
        f'<item><title><![CDATA[{title}]]></title>{elements}<guid isPermaLink="false">https://harbour.example/?p={number}'
        f"</guid><content:encoded><![CDATA[{content}]]></content:encoded>"
        '<category domain="category" nicename="talks"><![CDATA[Harbour Talks]]></category>'
        '<category domain="post_format" nicename="aside"><![CDATA[Aside]]></category>'
        "<wp:postmeta><wp:meta_key>title</wp:meta_key><wp:meta_value><![CDATA[Secret]]></wp:meta_value></wp:postmeta>"
        "<wp:comment><wp:comment_content>First!</wp:comment_content></wp:comment></item>"
    )


def export(*items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- generator="WordPress" -->\n<rss version="2.0" '
        'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">'
        "<channel><title>Harbour</title><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>"
        "<wp:author><wp:author_login>jo</wp:author_login><wp:author_display_name>Jo Penrose</wp:author_display_name>"
        f"</wp:author>{''.join(items)}</channel></rss>"
    ).encode()


def document(data: bytes) -> Document:
    return Document("archive", "export.xml", WXR, data)


def test_each_published_post_is_a_part() -> None:
    found = parse(document(export(item(12), item(13, title="Harbour Talks #4: Salt"))))
    assert [each.part for each in found] == ["12", "13"]
    assert [each.verdict.standing for each in found] == ["ready", "ready"]
    first = found[0].session
    assert first is not None
    assert (first.series, first.number, first.title) == ("Harbour Talks", 3, "Crusts")
    assert first.questions == ("What is a crust?", "How do you get one?")
    assert first.turns[0].answer[0].body == "<p>The part that children leave,<br>\nand that bakers look at first.</p>"
    assert (first.identity, first.url) == ("https://harbour.example/?p=12", "https://harbour.example/12/")
    assert first.published == datetime(2025, 2, 3, 10, tzinfo=UTC)
    assert not first.embargo


def test_particulars_come_from_the_item_alone() -> None:
    ((part, post),) = posts(
        document(export(item(12, title="Salt &amp; <em>Crusts</em>", excerpt__encoded=" On bread. ")))
    )
    said = post.particulars
    assert (part, post.origin, post.media_type) == ("12", "export.xml#12", "text/html")
    assert (said.title, said.author, said.language) == ("Salt & Crusts", "Jo Penrose", "en-GB")
    assert (said.topics, said.summary) == (("Harbour Talks",), "On bread.")


@pytest.mark.parametrize(
    "fields",
    [
        {"wp__status": "draft"},
        {"wp__status": "private"},
        {"wp__status": "future"},
        {"wp__post_password": "sesame"},
        {"wp__post_type": "page"},
        {"wp__post_type": "attachment"},
        {"wp__post_type": "revision"},
    ],
)
def test_what_is_not_public_stays_out(fields: dict[str, str]) -> None:
    (only,) = parse(document(export(item(1, **fields))))
    assert (only.session, only.part) == (None, "")


def test_a_post_that_cannot_be_read_leaves_the_others_alone() -> None:
    bad, good = parse(document(export(item(1, "<div>" * 5000), item(2))))
    assert (bad.part, bad.session) == ("1", None)
    assert "nested" in bad.verdict.reasons[0]
    assert (good.part, good.verdict.standing) == ("2", "ready")


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>',
        b'<rss version="2.0"><channel><item><title>Q</title></item></channel></rss>',
        export(),
    ],
)
def test_other_xml_is_no_session(data: bytes) -> None:
    (only,) = parse(document(data))
    assert (only.session, only.verdict.standing) == (None, "none")
    assert only.verdict.reasons == ("it is no WordPress export, or nothing in it is published",)


def test_control_characters_and_blank_lines_above_do_no_harm() -> None:
    data = b"\n\n" + export(item(1, INTERVIEW.replace("Steam,", "Steam\x0b,\x08")))
    (only,) = parse(document(data))
    assert only.session is not None
    assert "Steam, and then" in only.session.turns[1].answer[0].body


def test_an_address_with_a_control_character_is_none() -> None:
    (only,) = parse(document(export(item(1, link="https://harbour.example/1\x85/"))))
    assert only.session is not None
    assert only.session.url is None


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
REFUSED = {
    "noise": bytes(range(256)) * 40,
    "nothing": b"",
    "not well-formed": export(item(1))[:-20],
    "laughs": b'<!DOCTYPE rss [<!ENTITY l0 "ha">' + LAUGHS.encode() + b"]><rss>&l9;</rss>",
    "external": b'<!DOCTYPE rss SYSTEM "https://evil.example/x.dtd"><rss/>',
    "external entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss>&x;</rss>',
    "nested": b"<rss>" + b"<a>" * 1_000_000,
    "one tag": b"<rss a='" + b"x" * 30_000_000 + b"'/>",
    "one comment": b"<rss><!--" + b"x" * 30_000_000 + b"--></rss>",
    "one name": b"<" + b"r" * 30_000_000,
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_in_one_line(name: str) -> None:
    began = time.process_time()
    with pytest.raises(DocumentError, match=r"^archive/export\.xml[:,] ") as refusal:
        parse(document(REFUSED[name]))
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 300
    assert time.process_time() - began < 5


def peak(count: int) -> int:
    found = document(export(*(item(number, INTERVIEW + "<p>Lorem ipsum.</p>" * 80) for number in range(count))))
    tracemalloc.start()
    try:
        assert sum(1 for _ in each(found)) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_archive() -> None:
    peak(2)
    assert peak(40) < 1.5 * peak(10) + 200_000


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("One.\n\nTwo\nthree.", "<p>One.</p>\n<p>Two<br>\nthree.</p>"),
        ("<h2>Why?</h2>\nBecause.", "<h2>Why?</h2>\n<p>Because.</p>"),
        ("a\n\n<pre>x\n\ny</pre>\nb", "<p>a</p>\n<pre>x\n\ny</pre>\n<p>b</p>"),
        (
            "<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->",
            "<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->",
        ),
        ("<p>x</p>\n\n<p>y</p>", "<p>x</p>\n<p>y</p>"),
    ],
)
def test_line_breaks_mean_what_wordpress_makes_of_them(stored: str, shown: str) -> None:
    assert paragraphs(stored) == shown


def test_unclosed_preformatted_text_takes_linear_time() -> None:
    began = time.process_time()
    paragraphs("<pre>\n" * 300_000 + "</script>" + "<p " * 300_000)
    assert time.process_time() - began < 5
