"""Feed readers as people use them, each in a folder of its own: what they ask for, and what they then show.

A reader is subscribed when it is made. `refresh` is one visit to the feed; `shown` is what a person would then see.
"""

from __future__ import annotations

import configparser
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from tests.judges import tools
from tests.machine import absent, program


@dataclass(frozen=True)
class Row:
    """An entry as the reader has it."""

    id: str
    title: str
    text: str


class Reader:
    """What all have in common; `formats` are those it can read, in the order in which we offer them."""

    name: ClassVar[str]
    formats: ClassVar[tuple[str, ...]] = ("atom.xml", "rss.xml")

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url
        folder.mkdir(parents=True)
        self.subscribe()

    def subscribe(self) -> None:
        """Prepare whatever the reader keeps between two refreshes."""

    def refresh(self) -> None:
        raise NotImplementedError

    def shown(self) -> list[Row]:
        raise NotImplementedError

    def version(self) -> str:
        raise NotImplementedError

    def call(self, *command: str | Path, text: str | None = None) -> str:
        """Run a program whose home is our folder; what it printed."""
        environment = {"HOME": str(self.folder), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
        done = subprocess.run(
            command, cwd=self.folder, input=text, capture_output=True, text=True, timeout=60, env=environment
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


class Newsboat(Reader):
    """A reader in the terminal; Debian's."""

    name = "newsboat"

    def subscribe(self) -> None:
        self.program = program("newsboat", "apt install newsboat")
        (self.folder / "urls").write_text(self.url + "\n", "utf-8")

    def refresh(self) -> None:
        cache = self.folder / "cache.db"
        self.call(self.program, "-u", self.folder / "urls", "-c", cache, "-C", "/dev/null", "-x", "reload")

    def shown(self) -> list[Row]:
        with closing(sqlite3.connect(self.folder / "cache.db")) as driver:
            return [Row(*row) for row in driver.execute("SELECT guid, title, content FROM rss_item WHERE deleted = 0")]

    def version(self) -> str:
        return self.call(self.program, "--version").split()[1]


class Library(Reader):
    """`reader` from PyPI, a library with a database; it reads by feedparser."""

    name = "reader (PyPI)"
    formats = ("atom.xml", "rss.xml", "feed.json")
    # Its own copy of feedparser asks for sgmllib, which no dependency brings any more; feedparser's has the same in it.
    script = """
import json, sys
import feedparser_sgmllib
sys.modules["sgmllib"] = feedparser_sgmllib
from reader import make_reader
reader = make_reader("reader.db")
reader.add_feed(sys.argv[1], exist_ok=True)
reader.update_feed(sys.argv[1])
text = lambda entry: entry.content[0].value if entry.content else entry.summary or ""
print(json.dumps([(entry.id, entry.title, text(entry)) for entry in reader.get_entries()]))
"""

    def subscribe(self) -> None:
        if find_spec("reader") is None:
            absent("PyPI's reader", tools.REMEDY)
        self.rows: list[Row] = []

    def refresh(self) -> None:
        self.rows = [Row(*row) for row in json.loads(self.call(sys.executable, "-c", self.script, self.url))]

    def shown(self) -> list[Row]:
        return self.rows

    def version(self) -> str:
        return version("reader")


class ByMail(Reader):
    """rss2email: each entry becomes a mail, so that whatever it takes for new is in the reader's mailbox twice."""

    name = "rss2email"

    def subscribe(self) -> None:
        if find_spec("rss2email") is None:
            absent("PyPI's rss2email", tools.REMEDY)
        self.r2e("new", "reader@example.org")
        config = configparser.ConfigParser(interpolation=None)
        config.read(self.folder / "config")
        config["DEFAULT"]["email-protocol"] = "maildir"
        config["DEFAULT"]["maildir-path"] = str(self.folder / "mail")
        config["DEFAULT"]["maildir-mailbox"] = "new-ones"
        config["DEFAULT"]["html-mail"] = "True"
        with (self.folder / "config").open("w", encoding="utf-8") as file:
            config.write(file)
        for name in ("cur", "new", "tmp"):
            (self.folder / "mail" / "new-ones" / name).mkdir(parents=True)
        self.r2e("add", "town", self.url)

    def r2e(self, *arguments: str) -> None:
        script = "import sys, rss2email.main as r2e; sys.exit(r2e.run())"
        self.call(sys.executable, "-c", script, "-c", "config", "-d", "data.json", *arguments)

    def refresh(self) -> None:
        self.r2e("run")

    def shown(self) -> list[Row]:
        mails = [
            message_from_bytes(file.read_bytes(), policy=default) for file in (self.folder / "mail").rglob("new/*")
        ]
        return [Row(str(mail["X-RSS-ID"]), str(mail["Subject"]), str(mail.get_content())) for mail in mails]

    def version(self) -> str:
        return version("rss2email")


class Sfeed(Reader):
    """sfeed: curl, and a file with a line for each entry. It knows an entry by id, title and link together."""

    name = "sfeed"

    def subscribe(self) -> None:
        program("curl", "apt install curl")
        self.program = program("sfeed_update", "apt install sfeed")
        lines = f'sfeedpath="{self.folder}/feeds"\nfeeds() {{\n feed "town" "{self.url}"\n}}\n'
        (self.folder / "sfeedrc").write_text(lines, "utf-8")

    def refresh(self) -> None:
        self.call(self.program, self.folder / "sfeedrc")

    def shown(self) -> list[Row]:
        lines = (self.folder / "feeds" / "town").read_text("utf-8").splitlines()
        fields = [line.split("\t") for line in lines]
        return [Row(id=each[5], title=each[1], text=each[3]) for each in fields]

    def version(self) -> str:
        return self.call("dpkg-query", "-W", "-f", "${Version}", "sfeed").partition("-")[0]


class RssParser(Reader):
    """rss-parser from npm: keeps nothing, shows what the feed says now."""

    name = "rss-parser (npm)"

    def subscribe(self) -> None:
        self.package = tools.package("rss-parser")
        self.rows: list[Row] = []

    def refresh(self) -> None:
        self.rows = [Row(*row) for row in tools.node("rss_parser.cjs", self.url, "rss-parser")]

    def shown(self) -> list[Row]:
        return self.rows

    def version(self) -> str:
        return str(json.loads((self.package / "package.json").read_text("utf-8"))["version"])


class SimplePie(Reader):
    """SimplePie, by which FreshRSS and WordPress read: a cache, and what the feed says now."""

    name = "SimplePie"

    def subscribe(self) -> None:
        self.program = program("php", "apt install php-cli php-xml")
        if not Path("/usr/share/wordpress/wp-includes/class-simplepie.php").exists():
            absent("SimplePie", "apt install wordpress brings one")
        (self.folder / "cache").mkdir()
        self.told = {"version": "", "rows": []}

    def refresh(self) -> None:
        script = tools.HERE / "simplepie.php"
        self.told = json.loads(self.call(self.program, script, self.url, self.folder / "cache"))

    def shown(self) -> list[Row]:
        return [Row(*row) for row in self.told["rows"]]

    def version(self) -> str:
        return str(self.told["version"])


ALL: tuple[type[Reader], ...] = (Newsboat, Library, ByMail, Sfeed, RssParser, SimplePie)
