"""axe-core in Chromium: a fair choice of a site's pages, by day and by night, on a telephone and on a large screen.

The site need not be served: its requests are answered from the web root by their address, and what leads elsewhere is
refused and told.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Route

from tests.judges.page_judges import kind_of
from tests.judges.tools import Finding, package

WIDTHS = (320, 800, 1400)
LIGHTS = ("light", "dark")
EVERY = tuple(product(LIGHTS, WIDTHS))
TELLING = (("light", 320), ("dark", 1400))
"""What is left of these for a page of a kind that has been seen in all: it differs by what is written in it."""
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SEEN = {
    "type": "rule",
    "values": ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"],
}
"""The rules whose verdict hangs on width and light; the others need be asked only once."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
ARGUMENTS += ["--disable-component-update", "--disable-sync"]


def violations(browser: Browser, root: Path, base: str, pages: Sequence[Path]) -> Iterator[Finding]:
    """What axe has against them, and any request that would have left the site."""
    axe = (package("axe-core") / "axe.min.js").read_text("utf-8")
    known: set[tuple[str, int, str]] = set()
    for path in pages:
        name = path.relative_to(root).as_posix()
        foreign: list[str] = []
        tab = browser.new_page()
        tab.route("**/*", _answering(root, base, foreign))
        tab.goto(base + name.removesuffix("index.html"))
        tab.evaluate(axe)
        yield from _judged(tab, name, TELLING if kind_of(root, path) in known else EVERY)
        known.add(kind_of(root, path))
        tab.close()
        for url in foreign:
            yield Finding(name, "axe", "request", f"asks for {url}")


def _judged(tab: Page, name: str, views: Sequence[tuple[str, int]]) -> Iterator[Finding]:
    rules = RULES
    for light, width in views:
        tab.emulate_media(color_scheme=light)  # type: ignore[arg-type]
        tab.set_viewport_size({"width": width, "height": 900})
        done = tab.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules)
        rules = SEEN
        for violation in done["violations"]:
            where = "; ".join(node["html"][:100] for node in violation["nodes"][:3])
            yield Finding(name, "axe", violation["id"], f"{width} px, {light}: {violation['help']}: {where}")


def _answering(root: Path, base: str, foreign: list[str]) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        if route.request.url.startswith(base):
            _answer(route, root, base)
        else:
            foreign.append(route.request.url)
            route.abort()

    return answer


def _answer(route: Route, root: Path, base: str) -> None:
    url = route.request.url
    file = root / unquote(urlsplit(url).path.removeprefix(urlsplit(base).path))
    if file.is_dir():
        file = next((each for each in (file / "index.html", file / "gone.html") if each.is_file()), file)
    if not file.is_file():
        route.fulfill(status=404, body="")
        return
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    route.fulfill(body=file.read_bytes(), content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
