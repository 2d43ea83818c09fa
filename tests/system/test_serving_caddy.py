"""Caddy, as docs/servers/Caddyfile sets it up, keeps the contract of every server of a web root."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.web import contract
from tests.web.contract import BASE, HUB, MAX_AGE, Case, check, each_case
from tests.web.served import make_site, running

pytestmark = pytest.mark.system

CONFIG = Path(__file__).parents[2] / "docs" / "servers" / "Caddyfile"
ALONE = "{\n\tadmin off\n\tauto_https off\n}\n\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    assert shutil.which("caddy"), "install caddy"
    folder = tmp_path_factory.mktemp("caddy")
    root = make_site(folder)
    port = free_port()
    text = CONFIG.read_text("utf-8")
    ours = {
        "example.org {\n": f"http://127.0.0.1:{port}, http://talks.example:{port} {{\n",
        "root * /srv/qna/output": f"root * {root}",
        "max-age=3600": f"max-age={MAX_AGE}",
        "https://hub.example/": HUB,
        "https://example.org{path}": f"{BASE.rstrip('/')}{{path}}",
    }
    for theirs, mine in ours.items():
        assert text.count(theirs) == 1, theirs
        text = text.replace(theirs, mine)
    (folder / "Caddyfile").write_text(ALONE + text, "utf-8")
    command = ["env", f"HOME={folder}", "caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with running(command, port):
        yield port


@each_case
def test_request(case: Case, port: int) -> None:
    check(case, port)


@pytest.mark.parametrize("name", [name for name in vars(contract) if name.startswith("check_")])
def test_at_large(name: str, port: int) -> None:
    getattr(contract, name)(port)
