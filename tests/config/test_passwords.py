"""Whose password is in which variable: no server is ever sent another one's."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.config.passwords import logins
from pipeline.config.reading import understand
from pipeline.errors import ConfigError
from pipeline.wiring import secret

HEAD = """\
[publication]
id = "0b8f7b0a-2c0e-4a52-9a4f-6b8f0f0c1d11"
title = "Ferry Talks"
url = "https://ferry.example/"

[mail]
from = "Ferry <a@ferry.example>"
editor = "a@ferry.example"
"""
SOURCE = '[[source]]\nname = "main"\nkind = "feed"\nurl = "https://feeds.example/"\nusername = "reader"\n'
LANE = '[[mail.lane]]\nname = "main"\noutlet = "smtp"\nhost = "smtp.example"\nusername = "ferry"\n'
MIRROR = '[[site.mirror]]\nname = "main"\nkind = "s3"\nbucket = "ferry"\naccess_key = "AK"\n'
FROM_FILE = 'password_file = "word"\n'


def read(text: str, folder: Path = Path()) -> Settings:
    return understand(folder / "config.toml", HEAD + text)


@pytest.mark.parametrize(
    ("tables", "place", "other"),
    [
        (SOURCE + LANE, "config.toml:15: [[mail.lane]] name", "[[source]] main"),
        (SOURCE + FROM_FILE + LANE, "config.toml:16: [[mail.lane]] name", "[[source]] main"),
        (SOURCE + LANE + FROM_FILE, "config.toml:15: [[mail.lane]] name", "[[source]] main"),
        (SOURCE.replace('username = "reader"', 'header = "X-Key"') + MIRROR, "[[site.mirror]] name", "[[source]] main"),
        (MIRROR + LANE, "[[mail.lane]] name", "[[site.mirror]] main"),
    ],
)
def test_two_tables_with_one_variable_are_refused(tables: str, place: str, other: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tables)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(place) or place in line
    assert f"QNA_MAIN_PASSWORD would be the password of {other}, too" in line


def test_names_that_differ_by_a_hyphen_alone_have_one_variable() -> None:
    with pytest.raises(ConfigError, match=r"QNA_A_B_PASSWORD would be the password of \[\[source\]\] a-b, too"):
        read(SOURCE.replace("main", "a-b") + LANE.replace("main", "a_b"))


@pytest.mark.parametrize(
    "tables",
    [
        SOURCE.replace('username = "reader"\n', "") + LANE,
        SOURCE + LANE.replace('username = "ferry"\n', ""),
        SOURCE + LANE.replace("main", "other"),
        '[[source]]\nname = "main"\npath = "sessions"\n' + LANE + MIRROR.replace('access_key = "AK"\n', ""),
        SOURCE + FROM_FILE + LANE + FROM_FILE + MIRROR + FROM_FILE,
    ],
)
def test_one_name_is_no_harm_where_one_logs_in_or_all_have_files(tables: str) -> None:
    assert read(tables)


def test_a_shared_variable_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "web").write_text("of the web\n")
    (tmp_path / "mail").write_text("of the mail\n")
    settings = read(SOURCE + 'password_file = "web"\n' + LANE + 'password_file = "mail"\n', tmp_path)
    environ = {"QNA_MAIN_PASSWORD": "of the mail"}
    said = [secret(settings, each.place, each.name, each.password_file, environ) for each in logins(settings)]
    assert said == ["of the web", "of the mail"]


def test_a_variable_of_ones_own_comes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "word").write_text("old\n")
    settings = read(LANE + FROM_FILE, tmp_path)
    assert secret(settings, "x", "main", "word", {"QNA_MAIN_PASSWORD": "new"}) == "new"
    assert secret(settings, "x", "main", "word", {}) == "old"
