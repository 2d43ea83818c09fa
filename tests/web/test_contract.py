"""`qna serve` keeps the contract of every server of a web root."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.ports import free_port
from tests.web import contract
from tests.web.contract import BASE, CONDITIONAL, FINER, HUB, MAX_AGE, Case, check, each_case
from tests.web.served import make_site, running

PROGRAM = """
import sys
from pipeline.web.public import Site
from pipeline.web.root import Root
from pipeline.web.saying import Policy
from pipeline.web.server import serve
root, port, base, hub, max_age = sys.argv[1:]
serve(Site(Root(root, Policy(base, [hub], int(max_age)))), "127.0.0.1", int(port), lambda: None)
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    root = make_site(tmp_path_factory.mktemp("contract"))
    port = free_port()
    with running([sys.executable, "-c", PROGRAM, str(root), str(port), BASE, HUB, str(MAX_AGE)], port):
        yield port


@each_case
def test_request(case: Case, port: int) -> None:
    check(case, port)


@pytest.mark.parametrize("case", CONDITIONAL, ids=[case.name for case in CONDITIONAL])
def test_the_long_way(case: Case, port: int) -> None:
    """Polls have a short way (polls.py), which one who then leaves does not take."""
    check(replace(case, sent=case.sent | {"Connection": "close"}), port)


@pytest.mark.parametrize("case", FINER, ids=[case.name for case in FINER])
def test_finer_points(case: Case, port: int) -> None:
    check(case, port)


@pytest.mark.parametrize("name", [name for name in vars(contract) if name.startswith("check_")])
def test_at_large(name: str, port: int) -> None:
    getattr(contract, name)(port)
