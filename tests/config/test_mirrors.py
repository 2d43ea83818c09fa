"""What can be wrong about mirrors and hubs is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.config.reading import understand
from pipeline.config.writing import write
from pipeline.errors import ConfigError

HEAD = """\
[publication]
id = "0b8f7b0a-2c0e-4a52-9a4f-6b8f0f0c1d11"
title = "Ferry Talks"
url = "https://ferry.example/"

[[site.mirror]]
name = "shelf"
"""
S3 = HEAD + 'kind = "s3"\nbucket = "ferry-talks"\n'
RSYNC = HEAD + 'kind = "rsync"\ntarget = "ferry@host.example:/srv/www"\n'


def read(text: str) -> Settings:
    return understand(Path("config.toml"), text)


def test_what_is_said_is_read() -> None:
    settings = read(S3 + 'prefix = "/talks/"\n\n[[site.mirror]]\nname = "b"\nkind = "rsync"\ntarget = "[::1]:www"\n')
    shelf, other = settings.site.mirror
    assert (shelf.where, other.where) == ("s3://ferry-talks/talks", "[::1]:www")
    assert (shelf.delete, shelf.timeout, shelf.region) == (True, 60, "us-east-1")
    assert read(S3 + 'endpoint = "https://s3.example/"\n').site.mirror[0].where == "https://s3.example/ferry-talks"
    assert read(S3.partition("[[")[0]).site.mirror == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + 'kind = "s3"\n', "config.toml:6: [[site.mirror]] bucket: expected the name of a bucket"),
        (HEAD + 'kind = "ftp"\n', 'config.toml:8: [[site.mirror]] kind: expected "s3" or "rsync", not'),
        (HEAD + 'kind = "rsync"\n', "[[site.mirror]] target: expected a folder on another machine"),
        (S3 + 'target = "a@b:/c"\n', '[[site.mirror]] target: is for kind "rsync", not for kind "s3"'),
        (RSYNC + 'bucket = "abc"\n', '[[site.mirror]] bucket: is for kind "s3", not for kind "rsync"'),
        (S3 + 'prefix = "a/../b"\n', "[[site.mirror]] prefix: expected a path"),
        (S3 + 'prefix = "."\n', "[[site.mirror]] prefix: expected a path"),
        (S3 + 'endpoint = "s3.example"\n', "[[site.mirror]] endpoint: expected an address such as https://"),
        (S3 + 'endpoint = "https://me:pa55@s3.example/"\n', "an address must not hold a login; use access_key"),
        (S3 + 'password_file = "secret"\n', "a secret key needs the id of its access_key"),
        (S3 + "\n" + HEAD.partition("\n\n")[2] + 'kind = "s3"\nbucket = "abc"\n', "the name of an earlier mirror"),
        (S3 + 'acces_key = "a"\n', "there is no such key; did you mean access_key?"),
        (S3 + '\n[feeds]\nhubs = ["hub.example"]\n', "[feeds] hubs: expected addresses such as https://hub.example"),
        (S3 + '\n[feeds]\nhubs = ["https://me:pa55@hub.example/"]\n', "must not hold a login: feeds show it"),
        (S3 + '\n[feeds]\nhubs = ["https://h.example/", "https://h.example/"]\n', "one hub stands there twice"),
        (S3 + "\n[feeds]\nttl = 0\n", "[feeds] ttl: expected a whole number >= 1"),
        (HEAD.replace("[[site.mirror]]", "[site.mirror]"), "expected an array of tables, written [[site.mirror]]"),
    ],
)
def test_mistakes_are_told(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(text)
    assert said in str(caught.value)
    assert "pa55" not in str(caught.value)


@pytest.mark.parametrize(
    "target",
    [
        "/srv/www",
        "host.example",
        "-oProxyCommand=x:/srv",
        "a@-b:/c",
        "host::module",
        "rsync://h/m",
        "h:",
        "h:/",
        "h:a\\nb",
    ],
)
def test_a_target_is_a_folder_on_another_machine_and_nothing_else(target: str) -> None:
    with pytest.raises(ConfigError, match="expected a folder on another machine"):
        read(RSYNC.replace("ferry@host.example:/srv/www", target))


def test_a_config_without_mirrors_shows_none() -> None:
    tables = {"publication": [{"id": "x", "title": "y", "url": "z"}]}
    assert "mirror" not in write(tables)
    assert 'kind = "rsync"' in write({**tables, "site.mirror": [{"name": "a", "kind": "rsync", "target": "h:/w"}]})
    assert "bucket" not in write({**tables, "site.mirror": [{"name": "a", "kind": "rsync", "target": "h:/w"}]})
