"""Judges of a mail's HTML: the Nu Html Checker, html-validate, axe-core in Chromium, and what axe overlooks.

Mail programs do not know half of what HTML and CSS have become: EXCUSED names what is written as they need it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route
from selectolax.lexbor import LexborHTMLParser

from tests.judges import page_judges
from tests.judges.axe import LIGHTS, RULES, SEEN
from tests.judges.mail_samples import html_of
from tests.judges.tools import Finding, package

WIDTHS = (320, 600)
EXCUSED = (
    # Outlook for Windows draws tables by their attributes, not by CSS.
    r"\[vnu warning\] .* The “(width|border|cellpadding|cellspacing)” attribute on the “table” element is obsolete",
    r"\[vnu warning\] .* The “align” attribute on the “td” element is obsolete",
    r'\[html-validate no-deprecated-attr\] .*"(width|border|cellpadding|cellspacing)" is deprecated on <table>',
    r'\[html-validate no-deprecated-attr\] .*"align" is deprecated on <td>',
    r"\[html-validate no-conditional-comment\]",
    # Several mail programs drop style sheets, and elements younger than HTML 4.
    r"\[html-validate no-inline-style\]",
    r"\[html-validate prefer-native-element\] .* Prefer to use the native <main> element",
)
CONTRAST = """
() => {
  const seen = colour => colour.match(/[\\d.]+/g).map(Number)
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map(each => each / 255)
      .map(each => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const behind = element => {
    for (let each = element; each; each = each.parentElement) {
      const colour = seen(getComputedStyle(each).backgroundColor)
      if (colour.length === 3 || colour[3] > 0) return colour
    }
    return [255, 255, 255]
  }
  return [...document.querySelectorAll("img[alt]:not([alt=''])")].map(image => {
    const pair = [light(seen(getComputedStyle(image).color)), light(behind(image))].sort((a, b) => b - a)
    return [image.alt, (pair[0] + 0.05) / (pair[1] + 0.05)]
  })
}
"""
"""The alternative text of each picture, with its contrast to what lies behind (WCAG 2.2, 1.4.3): axe does not look."""

BROKEN = """
() => {
  const broken = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode
    if (text.parentElement.closest("table")?.getAttribute("role") !== null) continue
    for (const word of text.data.matchAll(/\\p{L}+/gu)) {
      const range = document.createRange()
      range.setStart(text, word.index)
      range.setEnd(text, word.index + word[0].length)
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word[0])
    }
  }
  return broken
}
"""
"""Words that stand on two lines in a cell of a table that is not there for the layout."""


def written(mails: Mapping[str, bytes], folder: Path) -> list[Path]:
    """A file for the HTML of each mail."""
    files = []
    for name, message in mails.items():
        files.append(folder / f"{name}.html")
        files[-1].write_text(html_of(message), "utf-8")
    return files


def nu(folder: Path, files: list[Path]) -> Iterator[Finding]:
    """The Nu Html Checker."""
    return (each for each in page_judges.nu(folder, files) if not _is_excused(each))


def html_validate(folder: Path, files: list[Path]) -> Iterator[Finding]:
    """html-validate with its recommended rules."""
    return (each for each in page_judges.html_validate(folder, files) if not _is_excused(each))


def _is_excused(finding: Finding) -> bool:
    return any(re.search(pattern, str(finding)) for pattern in EXCUSED)


def looked_at(browser: Browser, folder: Path, files: list[Path]) -> Iterator[Finding]:
    """axe, contrast of alternative texts, broken words in cells, what is too wide, every request but for pictures."""
    axe = (package("axe-core") / "axe.min.js").read_text("utf-8")
    for file in files:
        html = file.read_text("utf-8")
        shown = {image.attributes["src"] for image in LexborHTMLParser(html).css("img")}
        asked: list[str] = []
        tab = browser.new_page()
        tab.route("**/*", _refusing(asked))
        tab.set_content(html, wait_until="load")
        tab.evaluate(axe)
        rules = RULES
        for light in LIGHTS:
            tab.emulate_media(color_scheme=light)  # type: ignore[arg-type]
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 900})
                yield from _judged(tab, rules, file.name, f"{width} px, {light}")
                rules = SEEN
        tab.close()
        for url in set(asked) - shown:
            yield Finding(file.name, "axe", "request", f"asks for {url}")


def _refusing(asked: list[str]) -> Callable[[Route], None]:
    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    return refuse


def _judged(tab: Page, rules: dict[str, Any], name: str, where: str) -> Iterator[Finding]:
    done = tab.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules)
    for violation in done["violations"]:
        nodes = "; ".join(node["html"][:100] for node in violation["nodes"][:3])
        yield Finding(name, "axe", violation["id"], f"{where}: {violation['help']}: {nodes}")
    for alt, contrast in tab.evaluate(CONTRAST):
        if contrast < 4.5:
            yield Finding(name, "contrast", "alt", f"{where}: {alt!r} has {contrast:.1f}")
    if broken := tab.evaluate(BROKEN):
        yield Finding(name, "cells", "broken", f"{where}: {', '.join(broken)}")
    wide = tab.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        yield Finding(name, "width", "scrolls", f"{where}: {wide} px too wide")
