"""What is plainly something else by several signs together is no session, and not one to be looked at."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

ASKED = ("Who taught you to wind it?", "What did you see in the fog?", "Who comes after you?")
SAID = ("I had an aunt who did.", "I saw nothing at all, and I wrote that down.", "I have a niece who asks nothing.")
LETTER = "<h1>Letter from the weir: Ada Brook, lock keeper</h1><p>Ada Brook keeps the weir at Upper Eske.</p>"


def read(body: str) -> Parsed:
    text = f'<!doctype html><html lang="en"><body><main>{body}</main></body></html>'
    (only,) = parse(Document("kinds", "piece.html", "text/html", text.encode()))
    return only


def talk(mark: str = "<h3>{}</h3><p>{}</p>") -> str:
    return "".join(mark.format(one, other) for one, other in zip(ASKED, SAID, strict=True))


def test_goods_with_prices_ratings_and_signed_answers_are_no_session() -> None:
    signed = talk("<p><b>Q:</b> {}</p><p><b>A:</b> {} (Marsh-Kettle team)</p>")
    sold = "<p>39.90 €</p><p>★★★★★ boils well</p><p>★★★☆☆ drips</p>"
    parsed = read(f"<h1>A kettle from the marsh</h1><p>Oda Brennick, smith, made this kettle.</p>{sold}{signed}")
    assert parsed.session is None
    assert "prices or ratings stand beside its questions" in parsed.verdict.reasons


def test_a_hearing_is_no_session() -> None:
    oath = "<p>Direct examination by Mr Fitch. Let the record show that the witness is under oath.</p>"
    head = "<h1>Ada Brook, keeper of the weir</h1><p>Ada Brook, lock keeper, came on at six.</p>"
    assert read(f"{head}{oath}{talk()}").session is None


def test_what_calls_itself_an_interview_stays_one_to_look_at() -> None:
    head = "<h1>Interview with Ada Brook, keeper of the weir</h1><p>Ada Brook was under oath once.</p>"
    oath = "<p>Her cross-examination took a day. Let the record show that she was right.</p>"
    assert read(f"{head}{oath}{talk()}").verdict.standing == "review"


def test_questions_that_begin_with_links_lead_elsewhere() -> None:
    listed = talk(
        '<p>– <a href="https://reeds.example/1">{}</a> – {}</p><p>– Another piece, of which I say a word.</p>'
    )
    assert read(f"<h1>Interviews of the week</h1><p>I read all of these for you.</p>{listed}").session is None


def test_questions_that_are_folded_in_are_no_links() -> None:
    below = "It was cold up there, and the wind came in from the reeds all morning. " * 3
    folded = talk('<h3><a href="#part">{}</a></h3><div><p>{}</p><p>' + below + "</p></div>")
    head = "<h1>Interview with Ada Brook, keeper of the weir</h1><p>Ada Brook keeps the weir at Upper Eske.</p>"
    assert read(f"{head}{folded}").verdict.standing == "ready"


def test_notes_on_a_recording_ask_nobody() -> None:
    listed = "<h2>In this episode</h2><ul><li>Is white film dangerous?</li><li>What of the raccoon?</li></ul>"
    text = "<h1>Ep. 143: Fermenting with Juno Castellanos</h1><p>This week the hosts meet Juno Castellanos, cook.</p>"
    assert (
        read(f"{text}{listed}<h2>About our guest</h2><p>Juno teaches in Tucson and has two cats.</p>").session is None
    )


def test_what_stands_below_a_talk_does_not_say_what_the_talk_is() -> None:
    head = "<h1>Interview with Ada Brook, keeper of the weir</h1><p>Ada Brook keeps the weir at Upper Eske.</p>"
    letter = read(f"{LETTER}{talk()}<h2>Minutes</h2><p>The board met on Tuesday, and nobody brought cake.</p>")
    assert letter.session is not None
    assert read(f"{head}<h2>Minutes</h2>{talk()}").session is not None
    assert read(f"<h1>The board of the weir</h1><h2>Minutes</h2>{talk()}").session is None


def test_twelve_minutes_with_somebody_are_no_minutes() -> None:
    assert read(f"<h1>Twelve minutes with a keeper of the weir</h1><p>It rained.</p>{talk()}").session is not None


def test_the_name_of_a_site_says_nothing_of_a_page() -> None:
    title = "Ada Brook, lock keeper: “It rained”"
    page = f"<!doctype html><html lang='en'><head><title>{title} - The Saltby Minutes</title></head>"
    body = f"<body><main><h1>{title}</h1><p>Ada Brook keeps the weir at Upper Eske.</p>{talk()}</main></body></html>"
    (only,) = parse(Document("kinds", "piece.html", "text/html", (page + body).encode()))
    assert only.session is not None


def test_a_poem_is_no_session() -> None:
    verses = (
        "What are you waiting for, grey one,<br>with your foot in the reeds?",
        "The river has gone by, I think,<br>and it took all my seeds.",
        "Who taught you to stand so quiet,<br>and to look so old?",
        "I learned it from a stone<br>that had a cold.",
        "And who will you teach, when you leave here,<br>how a river is told?",
        "The stone, my friend,<br>when the stone is old.",
        "Do you sleep, with your head on your shoulder,<br>folded like a letter?",
        "I slept in rain and in reedbeds,<br>and the rain is better.",
    )
    body = "".join(f"<p>{one}</p>" for one in verses)
    assert read(f"<h1>An interview with a heron</h1>{body}").verdict.reasons == ("its lines are those of a poem",)


def test_letters_that_ask_for_advice_are_no_session() -> None:
    letters = "".join(
        f'<p class="letter">Dear Mrs Remedy, {said} What shall I do?</p><p>I had that trouble once. Wait a year.</p>'
        for said in ("my aunt moves my chairs.", "my cat sings.", "I have found a purse.")
    )
    parsed = read(f"<h1>An interview with Mrs Remedy</h1><p>I answer what readers ask.</p>{letters}")
    assert "its questions are letters that ask for advice" in parsed.verdict.reasons


def test_minutes_of_a_meeting_are_no_session() -> None:
    said = talk("<p>Mr Porth: {}</p><p>Mrs Dray: {}</p>")
    head = "<h1>The parish of Low Ferring in May</h1><p>Present: Mrs Dray (chair), Mr Porth, Ms Ambry</p>"
    assert read(f"{head}<p>Apologies: Mr Olsen</p>{said}").session is None


def test_a_dialogue_in_a_lesson_is_not_ready() -> None:
    said = talk("<p>Anna: {}</p><p>Mr Porth: {}</p>")
    parsed = read(f"<h1>Episode 4: In conversation</h1><p>At the station, in the rain.</p>{said}")
    assert parsed.verdict.standing != "ready"


def test_times_of_a_recording_are_no_talk() -> None:
    topics = ("the weir", "who winds it", "fog", "what I would do again", "how to write to me")
    notes = "".join(f"<li>[@0{place}:15] - {topic}</li>" for place, topic in enumerate(topics))
    about = "<p>Tom Reed talks with Ada Brook, lock keeper. I love this episode, and so will you, and all of us.</p>"
    parsed = read(f"<h1>An interview with Ada Brook</h1>{about}<h2>Timestamps</h2><ul>{notes}</ul>")
    assert parsed.verdict.standing == "none"


def test_a_talk_that_is_called_nothing_else_is_one_to_look_at_though_it_names_nobody() -> None:
    asked = ("How is the lock wound?", "What stands in the fog?", "When is the weir mended?", "What of the swans?")
    said = ("By hand, and I do so twice a day.", "A mill.", "Every spring, when the water is low.", "They stay.")
    body = "".join(f"<h2>{one}</h2><p>{other}</p>" for one, other in zip(asked, said, strict=True))
    assert read(f"<h1>Interview of 4 May 2019</h1>{body}").verdict.standing == "review"
    assert read(f"<h1>The lock, the fog and the weir</h1>{body}").session is None


def test_headings_that_ask_are_headings_where_a_class_says_what_is_asked() -> None:
    head = "<h1>Interview with Ada Brook, lock keeper</h1><p>Ada Brook keeps the weir at Upper Eske.</p>"
    box = "<h2>{}</h2><p>We open at six, and we close when the last boat is through, every day but one.</p>"
    asked = (*ASKED, "Do you sleep up there?", "Tell us of the swans.", "What do you eat?", "Where were you born?")
    said = (
        *SAID,
        "I did once, in the frost.",
        "I count them, and I like it.",
        "I eat what I catch.",
        "I was born here.",
    )
    body = "".join(f"<p class='qa-q'>{one}</p><p>{other}</p>" for one, other in zip(asked, said, strict=True))
    parsed = read(f"{head}{body}{box.format('When are we open?')}{box.format('Where do you find us?')}")
    assert parsed.session is not None
    assert parsed.session.questions == asked
    assert parsed.verdict.standing == "ready"
