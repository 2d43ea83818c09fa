"""Reading config.toml: all mistakes at once, each with its line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from pipeline.config import find, load
from pipeline.config.checking_mail import is_address
from pipeline.config.keys import SECTIONS, type_hints
from pipeline.config.section import span
from pipeline.errors import ConfigError

GOOD = """\
[publication]
id = "0b8f7b0a-2c0e-4a52-9a4f-6b8f0f0c1d11"
title = "Ferry Talks"
url = "https://ferry.example/talks"

[[source]]
name = "sessions"
path = "sessions"
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, "utf-8")
    return file


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(written(folder, text))
    return str(caught.value).splitlines()


def test_defaults_fill_what_is_not_said(tmp_path: Path) -> None:
    settings = load(written(tmp_path, GOOD))
    assert settings.publication.base == "https://ferry.example/talks/"
    assert settings.publication.name == "Ferry Talks"
    assert settings.feeds.entries == 20
    assert settings.output == tmp_path / "output"
    assert settings.mail.lane == ()


def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    text = GOOD.replace("Ferry Talks", "") + (
        '\n[mail]\nsettle = "soon"\nask_abov = 3\n\n[feeds]\nentries = "many"\n\n[web]\nport = 70000\n[weather]\n'
    )
    found = mistakes(tmp_path, text)
    file = tmp_path / "config.toml"
    assert found[0].startswith(f"{file}:3: [publication] title: expected some text")
    assert found[1].startswith(f'{file}:11: [mail] settle: expected a length of time such as "60 min"')
    assert found[2] == f"{file}:12: [mail] ask_abov: there is no such key; did you mean ask_above?"
    assert found[3].startswith(f"{file}:15: [feeds] entries: expected a whole number")
    assert found[4].startswith(f"{file}:18: [web] port:")
    assert "[weather]" in found[5]
    assert len(found) == 6


def test_a_syntax_error_is_told_alone(tmp_path: Path) -> None:
    (line,) = mistakes(tmp_path, GOOD + "[mail\nsettle = 3\n")
    assert "not valid TOML" in line
    assert "line 9" in line


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "0b8f7b0a-2c0e-4a52-9a4f-6b8f0f0c1d11"', 'id = "me"', "[publication] id: expected a UUID"),
        ("https://ferry.example/talks", "ferry.example", "[publication] url: expected an address"),
        ("[[source]]", '[schedule]\nrun = "70 * * * *"\n\n[[source]]', "[schedule] run:"),
        ("[[source]]", '[mail]\neditor = "me at home"\n\n[[source]]', "[mail] editor: expected an address"),
        ("[[source]]", '[mail]\nfrom = "a@b.example\\r\\nBcc: c@d.example"\n\n[[source]]', "[mail] from: expected"),
        ("[[source]]", '[[mail.lane]]\nname = "a"\noutlet = "pigeon"\n\n[[source]]', '"maildir" or "smtp"'),
        ("[[source]]", '[[mail.lane]]\nname = "a"\noutlet = "maildir"\n\n[[source]]', "a lane needs a sender"),
        ('path = "sessions"', 'path = "sessions"\nkind = "gopher"', '[[source]] kind: expected "folder"'),
        ('name = "sessions"', 'name = "My Sessions"', "[[source]] name: expected a name of lower-case"),
        ("[[source]]", "[publication.more]\nx = 1\n[[source]]", "more"),
        (
            "[[source]]",
            '[mail]\nmax_age = "9999999999 days"\n\n[[source]]',
            'such as "60 min", "12 h" or "14 days", of',
        ),
        ("[[source]]", '[mail]\nsettle = "9999999 h"\n\n[[source]]', "[mail] settle: expected a length of time"),
    ],
)
def test_mistakes_say_what_was_expected(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert any(expected in line for line in mistakes(tmp_path, GOOD.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('path = "sessions"', 'path = "."', "[[source]] path: '.' and the web root must lie apart"),
        ('path = "sessions"', 'path = "output/sessions"', "[[source]] path: 'output/sessions' and the web root"),
        ('path = "sessions"', 'path = "var"', "[[source]] path: 'var' and the private folder"),
        ("[[source]]", '[site]\noutput = "."\n\n[[source]]', "[site] output: '.' would put this file on the web"),
        ("[[source]]", '[site]\noutput = "var"\n\n[[source]]', "one is public, one private"),
        ("[[source]]", '[site]\noutput = "sessions"\n\n[[source]]', "[[source]] path: 'sessions' and the web root"),
        ('title = "Ferry Talks"', 'title = "Ferry Talks"\ntimezone = "Mars/Olympus"', "expected a zone such as"),
    ],
)
def test_what_is_public_private_and_read_must_lie_apart(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert any(expected in line for line in mistakes(tmp_path, GOOD.replace(old, new)))


def test_every_key_that_has_a_shape_says_in_words_which() -> None:
    hints = {f"{name}.{key}": str(hint) for name, kind in SECTIONS.items() for key, hint in type_hints(kind).items()}
    shaped = {key: hint for key, hint in hints.items() if "pattern='" in hint or 'pattern="' in hint}
    assert len(shaped) > 5
    assert [key for key, hint in shaped.items() if "'expected'" not in hint] == []


def test_two_sources_of_one_name_are_refused_at_the_second(tmp_path: Path) -> None:
    (line,) = mistakes(tmp_path, GOOD + '\n[[source]]\nname = "sessions"\npath = "elsewhere"\n')
    assert ":11: [[source]] name:" in line


def test_a_missing_key_is_explained(tmp_path: Path) -> None:
    (line,) = mistakes(tmp_path, GOOD.replace('path = "sessions"', ""))
    assert "[[source]] path: this key is missing: The folder, relative" in line


def test_find_prefers_what_was_given_then_the_folder_then_the_environment(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir(), there.mkdir()
    environ = {"QNA_CONFIG": str(written(there, GOOD))}
    assert find(None, here, environ) == there / "config.toml"
    written(here, GOOD)
    assert find(None, here, environ) == here / "config.toml"
    assert find(str(there), here, {}) == there / "config.toml"
    with pytest.raises(ConfigError, match="no such config file"):
        find(str(tmp_path / "nowhere.toml"), here, environ)
    with pytest.raises(ConfigError, match="qna init"):
        find(None, tmp_path, {})


@pytest.mark.parametrize("longest", ["999999999 s", "999999999 min", "999999 h", "999999 days"])
def test_the_longest_time_still_ends_within_the_calendar(tmp_path: Path, longest: str) -> None:
    settings = load(written(tmp_path, GOOD + f'\n[mail]\nsettle = "{longest}"\n'))
    assert datetime(2100, 1, 1) + span(settings.mail.settle) < datetime.max


@pytest.mark.parametrize(
    "good",
    [
        "a@b.example",
        "Ann Other <ann.o+x@b-c.example>",
        '"O, A" <a@b.example>',
        "jörg@faß.example",
        "root@localhost",
        "Ann \u200d <ann@b.example>",  # joiners are part of many names
        "a@نامه\u200cای.example",  # and of some domains
        "a" * 64 + "@b.example",
        "é" * 32 + "@b.example",
        "a@" + ".".join(["b" * 61] * 4) + ".exam",
    ],
)
def test_addresses(good: str) -> None:
    assert is_address(good)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "a",
        "a@",
        "@b",
        "a@b@c",
        "a b@c.example",
        "a@b.example\nX: y",
        "a@b.example, c@d.example",
        "a@b.example # friend",
        "a@b.example#friend",
        "x@b¨.example",
        "a@m＜b＞.example",
        "x@a，victim＠evil.ö.example",
        "a@ü..example",
        "\ufeffann@b.example",
        "ann\u200b@b.example",
        "ann@b.example\u200b",
        "ann\u00ad@b.example",
        "ann@b\u200cc.example",
        "Ann <ann\udcff@b.example>",
        "Ann\udcff <ann@b.example>",
        ".ann@b.example",
        "ann.@b.example",
        "an..n@b.example",
        "ann@b..example",
        "ann@b.example.",
        "ann@-b.example",
        "gina@example",
        "Gina <gina@example>",
        "ann@b-.example",
        "a" * 65 + "@b.example",
        "é" * 33 + "@b.example",
        "ann@" + "b" * 64 + ".example",
        "a@" + ".".join(["b" * 61] * 4) + ".examp",
    ],
)
def test_what_is_no_address(bad: str) -> None:
    assert not is_address(bad)
