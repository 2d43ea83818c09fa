"""Subtitles and timed transcripts: speakers, rejoined lines, rolling captions, no times left."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Hints, Session
from pipeline.parse import parse
from pipeline.parse.formats.readers import reading


def texts(text: str, ending: str = ".vtt") -> list[str]:
    document = Document("folder", f"talk{ending}", MEDIA_TYPES[ending], text.encode())
    return [block.text for block in reading(document, Hints()).blocks]


def session(text: str, ending: str) -> Session:
    (only,) = parse(Document("folder", f"talk{ending}", MEDIA_TYPES[ending], text.encode()))
    assert only.session is not None
    return only.session


SAID = (
    ("Jo", "How did you begin, when nobody in town had seen one?"),
    ("Ada", "With a bucket, and with a brother who went back for the bucket. It took a winter."),
    ("Jo", "What did the first one do?"),
    ("Ada", "It ran backwards, but it ran every day."),
    ("Jo", "And the second?"),
    ("Ada", "Nothing yet. Give it time."),
)


def vtt(line: str) -> str:
    cues = []
    for index, (name, said) in enumerate(SAID):
        words = said.split()
        half = len(words) // 2
        for part, piece in enumerate((words[:half], words[half:])):
            begin = index * 10 + part * 5
            shown = line.format(name=name, said=" ".join(piece)) if part == 0 or "<v" in line else " ".join(piece)
            times = [f"00:{moment // 60:02}:{moment % 60:02}" for moment in (begin, begin + 4)]
            cues.append(f"{index}-{part}\n{times[0]}.000 --> {times[1]}.500 align:start\n{shown}")
    return (
        "WEBVTT - The Tide Clock\n\nNOTE made by a machine\n\nSTYLE\n::cue { color: red }\n\n"
        + "\n\n".join(cues)
        + "\n"
    )


@pytest.mark.parametrize(
    "line", ["<v {name}>{said}</v>", "<v.loud {name}><i>{said}</i>", "{name}: {said}", ">> {name}: {said}"]
)
def test_webvtt_is_a_conversation(line: str) -> None:
    found = session(vtt(line), ".vtt")
    assert found.title == "The Tide Clock"
    assert found.questions == tuple(said for name, said in SAID if name == "Jo")
    assert [SAID[index * 2 + 1][1] in found.turns[index].answer[0].body for index in range(3)] == [True] * 3
    assert "00:" not in repr(found.turns)


def test_subrip_is_a_conversation() -> None:
    text = "\ufeff" + "".join(
        f"{index + 1}\r\n00:00:{index * 5:02},000 --> 00:00:{index * 5 + 4:02},000\r\n"
        f"{{\\an8}}<i>{name.upper()}: {said}</i>\r\n\r\n"
        for index, (name, said) in enumerate(SAID)
    )
    assert session(text, ".srt").questions == tuple(said for name, said in SAID if name == "Jo")


@pytest.mark.parametrize(
    "form",
    [
        "[00:0{m}:04] {name}: {said}\n\n",
        "00:0{m}:04 {name}: {said}\n",
        "(0{m}:04) {name}: {said}\n\n",
        "{name} (0{m}:04): {said}\n\n",
        "{name}  0{m}:04\n{said}\n\n",
        "{name} [00:0{m}:04]\n\n{said}\n\n",
        "0{m}:04\n{name}: {said}\n\n",
        "[0{m}:04] {name}\n{said}\n\n",
        "00:0{m}:04.120 --> 00:0{m}:06.000\n{name}: {said}\n\n",
    ],
)
def test_stamped_text_is_a_conversation(form: str) -> None:
    body = "".join(form.format(m=index, name=name, said=said) for index, (name, said) in enumerate(SAID))
    found = session("The Tide Clock\n\nWe talked with Ada Brook, clock builder, about her clocks.\n\n" + body, ".txt")
    assert found.title == "The Tide Clock"
    assert found.questions == tuple(said for name, said in SAID if name == "Jo")
    assert "It ran backwards, but it ran every day." in found.turns[1].answer[0].body
    assert "clock builder" in found.introduction
    assert ":04" not in repr(found)


def test_changes_of_speaker_without_names_begin_paragraphs() -> None:
    assert texts(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n>> How did\nyou begin?\n\n00:02.000 --> 00:03.000\n>> With a\n\n"
        "00:03.000 --> 00:04.000\nbucket.\n\n00:04.000 --> 00:05.000\n- And then?\n- A rope."
    ) == ["How did you begin?", "With a bucket.", "And then?", "A rope."]


def test_without_speakers_questions_stand_alone() -> None:
    text = "".join(
        f"00:00:{index:02} {line}\n\n"
        for index, line in enumerate(
            ["Welcome to the show.", "So how did you", "begin? I took a bucket.", "And a rope.", "Why?", "To hold on."]
        )
    )
    assert texts(text, ".txt") == [
        "Welcome to the show.",
        "So how did you begin?",
        "I took a bucket. And a rope.",
        "Why?",
        "To hold on.",
    ]


def test_captions_that_roll_are_shown_once() -> None:
    lines = ["so how did you", "begin when nobody", "had seen one", "well i took a", "bucket and a rope"]
    rolled = "".join(
        f"00:0{index}.000 --> 00:0{index + 1}.000\n"
        f"{lines[index - 1] if index else ' '}\n<00:00:0{index}.100><c>{line}</c>\n\n"
        for index, line in enumerate(lines)
    )
    assert texts(f"WEBVTT\n\n{rolled}") == [" ".join(lines)]
    words = ["one", "two", "three", "four", "five"]
    grown = "".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{' '.join(words[: n + 1])}\n\n" for n in range(5))
    assert texts(f"WEBVTT\n\n{grown}") == ["one two three four five"]


def test_what_somebody_says_twice_stays() -> None:
    cues = "".join(
        f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{said}\n\n"
        for n, said in enumerate(["Yes.", "Yes.", "It is.", "So it is.", "Good."])
    )
    assert texts(f"WEBVTT\n\n{cues}") == ["Yes. Yes. It is. So it is. Good."]


def test_noises_and_entities() -> None:
    assert texts(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n[Music]\n\n00:02.000 --> 00:03.000\nSalt &amp; bread &lt;3 [laughs] 塩\n\n"
        "00:03.000 --> 00:04.000\nは海から。"
    ) == ["Salt & bread <3 [laughs] 塩は海から。"]


def test_times_in_a_text_make_no_transcript() -> None:
    text = (
        "The day\n\nAt 10:30 we met.\n\n12:00 was lunch.\n\n"
        + "We talked for long, and of nothing in particular.\n\n" * 9
    )
    assert "12:00 was lunch." in texts(text, ".txt")


HOSTILE = {
    "no cues": "WEBVTT\n\nnothing\n",
    "only arrows": "-->\n" * 20_000,
    "endless cue": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "x\n" * 20_000,
    "tags": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v " * 20_000,
    "voices": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v A>x" * 10_000,
    "changes": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + ">> " * 20_000,
    "long times": "WEBVTT\n\n" + "9" * 20_000 + ":00:00.000 --> 00:00:01.000\nx",
    "many cues": "WEBVTT\n\n" + "00:01.000 --> 00:02.000\nA: b c?\n\n" * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("ending", [".vtt", ".txt"])
def test_hostile_text_is_read_or_refused_in_time(name: str, ending: str) -> None:
    began = time.process_time()
    with suppress(DocumentError):
        parse(Document("folder", "x", MEDIA_TYPES[ending], HOSTILE[name].encode()))
    assert time.process_time() - began < 10


def test_what_a_host_says_for_a_sponsor_and_music_stand_apart() -> None:
    paid = "This episode is brought to you by Coldbath, the boots for wet feet. " * 2 + "Use the code TARN at the till."
    text = (
        "Slow Weirs, episode 12: The keeper of the sluice\nTranscript generated automatically, with errors.\n\n"
        "[00:00:00] [THEME MUSIC]\n\n"
        f"[00:00:10] JO PIKE: Hello, I am Jo. {'We are here by the water again. ' * 7}\n\n"
        f"[00:00:40] JO PIKE: {paid}\n\n[00:01:10] JO PIKE: So, Ada, how did you begin?\n\n"
        "[00:01:20] ADA BROOK: [laughs] With a bucket.\n\n[00:01:30] JO PIKE: And then?\n\n"
        "[00:01:40] ADA BROOK: With two of them, and a brother.\n"
    )
    found = texts(text, ".txt")
    assert found[0] == "Slow Weirs, episode 12: The keeper of the sluice"
    assert paid in found
    assert not any("MUSIC" in one for one in found)
    assert any("[laughs]" in one for one in found)
