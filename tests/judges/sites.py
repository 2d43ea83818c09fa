"""Three sites to be judged, each made by the real program: the samples, the worst case, and eighty real interviews."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.config import load
from pipeline.model.document import Document
from pipeline.model.session import Parsed, Verdict
from pipeline.tasks.collecting.record import record
from pipeline.wiring import open_tools
from tests import worst_case

ROOT = Path(__file__).parents[2]
INTERVIEWS = ROOT.parent / "shared" / "corpus" / "usesthis" / "posts"
NAMES = ("samples", "worst", "interviews")
NOW = "1795348800"
"""22 November 2026: later than everything that is published."""

CONFIG = """\
[publication]
id = "{id}"
title = "{title}"
url = "{url}"
language = "en"
description = "{description}"
publisher = "{publisher}"

[[source]]
name = "sessions"
path = "sessions"
series = "{series}"

[feeds]
entries = 20
"""


@functools.cache
def built(name: str, folder: Path) -> Path:
    """The web root of the site `name`, below `folder`; built once. Skips the test when its documents are not here."""
    home = folder / f"site-{name}"
    home.mkdir()
    {"samples": _samples, "worst": _worst, "interviews": _interviews}[name](home)
    return home / "output"


def address(name: str) -> str:
    """Where the site believes that it is served; it ends with a slash."""
    return {
        "samples": "http://127.0.0.1:8717/",
        "worst": worst_case.BASE,
        "interviews": "https://interviews.example/archive/",
    }[name]


def run(home: Path, *arguments: str) -> str:
    """`qna ARGUMENTS` in a publication's folder, in a process of its own; what it printed."""
    command = [sys.executable, "-m", "pipeline", "--config", str(home / "config.toml"), *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=300, env={**os.environ, "SOURCE_DATE_EPOCH": NOW}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _samples(home: Path) -> None:
    shutil.copytree(ROOT / "sessions", home / "sessions")
    shutil.copy(ROOT / "config.toml", home / "config.toml")
    run(home, "run")


def _interviews(home: Path) -> None:
    if not INTERVIEWS.is_dir():
        pytest.skip("../shared/corpus is not here")
    shutil.copytree(INTERVIEWS, home / "sessions")
    words = {"title": "Uses This", "publisher": "Uses This", "series": "Uses This", "description": "Eighty interviews."}
    config = CONFIG.format(id="2f7a4f0e-6a0b-4e0e-9a57-2c4a0f3b1d10", url=address("interviews"), **words)
    (home / "config.toml").write_text(config, "utf-8")
    run(home, "run")
    _retract_one(home)


def _worst(home: Path) -> None:
    """No document says all this, so that the sessions are written into the store as the parser would hand them over."""
    (home / "sessions").mkdir()
    words = {
        "title": "Worst & <b>Best</b> “Talks” 😀",
        "publisher": "R&D <x> ]]>",
        "series": "",
        "description": "a & b",
    }
    config = CONFIG.format(id=worst_case.PUBLICATION, url=address("worst"), **words)
    (home / "config.toml").write_text(config, "utf-8")
    *_, last = worst_case.sessions()
    withdrawn = replace(last, title="Withdrawn", series="Zz", number=2)
    settings = load(home / "config.toml")
    with open_tools(settings, {"SOURCE_DATE_EPOCH": NOW}) as tools, tools.store.write() as connection:
        for number, session in enumerate((*worst_case.sessions(), withdrawn)):
            name = f"worst-{number}.md"
            document = Document("sessions", name, "text/markdown", name.encode(), guid=_guid(number))
            parsed = Parsed(session, Verdict("ready"))
            publication = settings.publication.id
            record(connection, publication, document, parsed, tools.now(), is_backlog=True, settled=frozenset())
    # In a process of its own, behind the fence if there is one, for it looks for the pictures of these sessions.
    run(home, "build")
    _retract_one(home)


def _guid(number: int) -> str | None:
    """Ids that sources give: addresses, tags."""
    return {1: "https://elsewhere.example/?p=12&x=1", 3: "tag:elsewhere.example,2019-05-01:/post/3"}.get(number)


def _retract_one(home: Path) -> None:
    """The last page of the site becomes one that is gone."""
    *_, page = sorted((home / "output" / "s").iterdir())
    run(home, "sessions", "retract", page.name, "--yes")
    run(home, "build")
