from __future__ import annotations

import pytest

from pipeline.render.fragments.text import Notes, heading, plain, sentences, words_of


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>a  <em>b</em>\n c<br>d</p>", "a *b* c\nd"),
        ("<p>a<strong> b </strong>c</p>", "a *b* c"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<ol start='9'><li>i</li><li>j</li></ol>", " 9. i\n10. j"),
        ("<ul><li>one<ul><li>deep</li></ul></li><li>two</li></ul>", "- one\n\n  - deep\n\n- two"),
        ("<blockquote><p>q</p><p>r</p></blockquote>", "> q\n>\n> r"),
        ("<pre><code>if x:\n    y</code></pre>", "    if x:\n        y"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A | B\n1 | 2"),
        ("<dl><dt>T</dt><dd>D</dd></dl>", "T\n    D"),
        ("<figure><img src='x' alt='The pier'><figcaption>At four</figcaption></figure>", "[The pier]\n\nAt four"),
        ("loose <em>words</em>", "loose *words*"),
        ("<p>AT&amp;T &lt;b&gt;</p>", "AT&T <b>"),
        ("", ""),
    ],
)
def test_elements(fragment: str, text: str) -> None:
    assert plain(fragment) == text


def test_link_shows_its_address_once() -> None:
    assert plain('<p><a href="https://x.example/a">there</a></p>') == "there <https://x.example/a>"
    assert plain('<p><a href="mailto:a@x.example">a@x.example</a></p>') == "a@x.example"
    assert plain('<p><a href="https://x.example/">https://x.example</a></p>') == "https://x.example"


def test_notes_are_numbered_through_and_flushed() -> None:
    notes = Notes()
    assert plain('<p><a href="https://x.example/a">one</a>, two</p>', notes=notes) == "one [1], two"
    assert notes.flush() == "[1] https://x.example/a"
    assert notes.flush() == ""
    assert plain('<p><a href="https://x.example/b">three</a></p>', notes=notes) == "three [2]"
    assert notes.flush() == "[2] https://x.example/b"


def test_lines_keep_to_the_width_within_lists_and_quotes() -> None:
    words = "word " * 60
    for fragment in (f"<p>{words}</p>", f"<ul><li>{words}</li></ul>", f"<blockquote><p>{words}</p></blockquote>"):
        assert max(map(len, plain(fragment, 40).split("\n"))) <= 40


def test_deep_nesting_is_no_way_to_stop_us() -> None:
    deep = "<blockquote>" * 400 + "<p>here</p>" + "</blockquote>" * 400
    assert "here" in plain(deep)
    assert words_of(deep) == "here"
    assert "there" in plain("<em>" * 3000 + "there" + "</em>" * 3000)


def test_words_are_told_apart_at_blocks_only() -> None:
    assert (
        words_of('<p>un<em>break</em>able, <a href="#">x</a>.</p><p>b</p>c<ul><li>d</li></ul>')
        == "unbreakable, x. b c d"
    )


def test_heading_rule_is_as_long_as_its_longest_line() -> None:
    assert heading("日本語", "-") == "\f日本語\n------"
    assert heading("Plain") == "\fPlain"


def test_sentences_end_at_a_sentence_or_at_a_word() -> None:
    assert sentences("Short.", 20) == "Short."
    assert sentences("One sentence here. Another one follows", 30) == "One sentence here."
    assert sentences("One, two, three, four, five, six", 20) == "One, two, three…"
    assert sentences("No. But this one goes on and on for long", 30) == "No. But this one goes on and…"
    assert len(sentences("x" * 100, 30)) == 30
