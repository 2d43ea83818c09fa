from __future__ import annotations

from pipeline.model.picture import addresses
from pipeline.model.session import Html, Passage, Session, Turn


def image(url: str) -> Html:
    return Html(f'<p>Look: <img alt="a &gt; b" src="{url}"></p>')


def test_every_part_of_a_session_is_looked_through() -> None:
    session = Session(
        title="Fog",
        introduction=image("https://a.example/1.png"),
        turns=(
            Turn("Why?", (Passage(image("https://a.example/3.png")),), question_html=image("https://a.example/2.png")),
            Turn("How?", (Passage(Html("plain")), Passage(image("http://b.example/4.png?a=1&amp;b=2")))),
        ),
        conclusion=image("https://a.example/5.png"),
        call_to_action=image("https://a.example/1.png"),
        image="https://a.example/0.png",
    )
    assert addresses(session) == (
        "https://a.example/0.png",
        "https://a.example/1.png",
        "https://a.example/2.png",
        "https://a.example/3.png",
        "http://b.example/4.png?a=1&b=2",
        "https://a.example/5.png",
    )


def test_what_is_no_address_is_left_out() -> None:
    body = Html(
        '<img src="local.png"><img src="data:image/png;base64,xx"><img alt="src=&quot;http://x/&quot;"><p>src</p>'
    )
    assert addresses(Session(title="Fog", introduction=body, image="ftp://a.example/1.png")) == ()
