"""The samples as a browser shows them: nothing is cut off, nothing is fetched, everything can be read."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]

# Every text on the page: how much it stands out from what is painted behind it (WCAG 2.2, 1.4.3), and how large it is.
TEXTS = """() => {
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number)
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
  const behind = e => {
    for (; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor)
      if (colour.length == 3 || colour[3] > 0) return colour
    }
    return [255, 255, 255]
  }
  const found = []
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim(), element = walk.currentNode.parentElement
    const style = getComputedStyle(element), box = element.getBoundingClientRect()
    if (!text || !element.checkVisibility({opacityProperty: true, visibilityProperty: true}) || box.width < 2) continue
    const [a, b] = [light(parse(style.color)), light(behind(element))].sort((x, y) => y - x)
    found.push([text.slice(0, 40), (a + 0.05) / (b + 0.05), parseFloat(style.fontSize), box.left, box.right])
  }
  return found
}"""


@pytest.fixture
def samples(publication) -> dict[str, Path]:
    """The repository's own samples, published and mailed."""
    shutil.rmtree(publication.folder / "sessions")
    shutil.copytree(ROOT / "sessions", publication.folder / "sessions")
    shutil.copy(ROOT / "config.toml", publication.folder / "config.toml")
    publication.now = publication.now.replace(year=2026, month=11, day=22)
    publication.qna("subscribers", "add", "reader@example.org")
    publication.run("--mail-backlog", "newest")
    mail = next(mail for mail in publication.mails() if mail["To"] == "reader@example.org")
    file = publication.folder / "mail.html"
    file.write_text(mail.get_body(("html",)).get_content(), "utf-8")
    output = publication.folder / "output"
    pages = {path.parent.name: path for path in output.glob("s/*/index.html")}
    assert len(pages) == 4
    return {**pages, "index": output / "index.html", "mail": file}


@pytest.mark.parametrize("width", [320, 600, 800, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_and_mail_look_right(browser, samples, width, scheme):
    for name, file in samples.items():
        asked: list[str] = []
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} scrolls sideways"
        for text, contrast, size, left, right in page.evaluate(TEXTS):
            assert contrast >= 4.5, f"{name}: “{text}” has a contrast of {contrast:.1f}"
            assert size >= 13.9, f"{name}: “{text}” is {size} px small"
            assert left >= -1
            assert right <= width + 1, f"{name}: “{text}” is cut off"
        dark = (
            sum(map(int, re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3]))
            < 200
        )
        assert dark is (scheme == "dark"), name
        assert all(url.startswith("file:") for url in asked), asked
        context.close()


def test_questions_are_unmistakable_and_each_answer_has_its_address(browser, samples):
    page: Page = browser.new_page(viewport={"width": 800, "height": 900})
    page.goto(samples["lantern-street-qna-4-the-gap-in-the-timetable"].as_uri())
    questions = page.locator("main h2")
    assert questions.count() >= 10
    assert int(questions.first.evaluate("e => getComputedStyle(e).fontWeight")) >= 600
    page.locator("details summary").click()
    targets = page.locator("details a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(targets) == 10
    for target in targets:
        assert page.locator(f"[id='{target.removeprefix('#')}']").count() == 1
    page.close()


def test_a_long_word_does_not_make_a_letter_wider_than_the_telephone(browser, publication):
    publication.qna("subscribers", "add", "reader@example.org")
    long = "https://a-long-address.example/" + "without-an-end/" * 8
    publication.write("one.md", 1, title="Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", answer=long)
    publication.run("--mail-backlog", "newest")
    mail = next(mail for mail in publication.mails() if mail["To"] == "reader@example.org")
    file = publication.folder / "mail.html"
    file.write_text(mail.get_body(("html",)).get_content(), "utf-8")
    (page_file,) = (publication.folder / "output").glob("s/*/index.html")
    page = browser.new_page(viewport={"width": 320, "height": 900})
    for shown in (file, page_file):
        page.goto(shown.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_the_way_back_has_its_slash_between_two_steps_and_never_at_the_end_of_a_line(browser, samples):
    """A slash that would stand at the end or the beginning of a line is not to be seen; that takes no room either."""
    page = browser.new_page()
    (guest, *_) = sorted((samples["index"].parent / "guests").glob("*/index.html"))
    for width, is_seen in ((320, False), (800, True)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(guest.as_uri())
        before = page.locator(".trail").screenshot()
        page.add_style_tag(content=".trail li::before, .trail li::after { color: transparent !important; }")
        assert (page.locator(".trail").screenshot() != before) is is_seen
    page.close()
