"""Keys are made once, private, and missed loudly."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pipeline.errors import ConfigError, StoreError
from pipeline.store.keys import open_keys


def random(size: int) -> bytes:
    return b"\x07" * size


def test_the_first_key_is_made_for_a_new_store_and_then_stays(tmp_path: Path) -> None:
    first = open_keys(tmp_path / "keys", is_new_store=True, random=random)
    again = open_keys(tmp_path / "keys", is_new_store=False, random=lambda size: b"\x08" * size)
    assert first[1] == again[1] == b"\x07" * 32
    assert stat.S_IMODE((tmp_path / "keys" / "0001.key").stat().st_mode) == 0o600


def test_folders_that_are_made_for_keys_are_private(tmp_path: Path) -> None:
    open_keys(tmp_path / "var" / "keys", is_new_store=True, random=random)
    assert [stat.S_IMODE((tmp_path / each).stat().st_mode) for each in ("var", "var/keys")] == [0o700, 0o700]


def test_a_store_without_its_keys_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the keys of this store are missing") as caught:
        open_keys(tmp_path / "keys", is_new_store=False, random=random)
    assert caught.value.exit_code == 78


def test_new_tokens_use_the_newest_key_and_old_ones_stay(tmp_path: Path) -> None:
    open_keys(tmp_path, is_new_store=True, random=random)
    (tmp_path / "0002.key").write_text("ab" * 32)
    (tmp_path / "0002.key").chmod(0o600)
    ring = open_keys(tmp_path, is_new_store=False, random=random)
    assert ring.newest == 2
    assert ring[1] == b"\x07" * 32
    with pytest.raises(StoreError, match="key 0003 is missing"):
        ring[3]


@pytest.mark.parametrize(("content", "mode", "said"), [("ab" * 32, 0o644, "chmod 600"), ("short", 0o600, "damaged")])
def test_bad_keys_are_told(tmp_path: Path, content: str, mode: int, said: str) -> None:
    (tmp_path / "0001.key").write_text(content)
    (tmp_path / "0001.key").chmod(mode)
    with pytest.raises(ConfigError, match=said):
        open_keys(tmp_path, is_new_store=False, random=random)
