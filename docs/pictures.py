"""Photographs pages and mails at the widths and in both lights in which they must be good; `make pictures` runs it.

    pictures.py [--readme] [--docs] [FOLDER]

It looks at output/ and var/mail below FOLDER (the checkout, if none is named) as the last run left them, and writes
pictures/NAME-WIDTH-LIGHT.png. With --readme it also takes the one picture that the README shows, docs/mail.png; with
--docs it makes docs/pictures/ anew instead: one small sheet a width, with a page of each kind by day and by night.
Pages name themselves by the publication's address, which nobody serves here: every request is answered from output/ by
its path, and nothing else is let through.
"""

from __future__ import annotations

import email
import io
import mimetypes
import shutil
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "pictures"
README_PICTURE = ROOT / "docs" / "mail.png"
WIDTHS = (320, 600, 800, 1400)
SHEETS = ROOT / "docs" / "pictures"
SHEET_WIDTHS = {320: 240, 800: 400, 1400: 480}
"""Width of the window → of its picture on the sheet, in pixels."""
KINDS = ("index.html", "s/*/index.html", "series/*/index.html", "guests/*/index.html", "topics/*/index.html")
KINDS += ("questions/*/index.html", "guests/index.html", "feeds/index.html", "search/index.html", "404.html")
IN_A_ROW = 5
PRINTED = 794
"""An A4 sheet in CSS pixels."""
SITE = "http://pictures.invalid/"
# Chromium is to draw and to ask nobody anything.
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]

Subjects = dict[str, bytes | str]
"""Name → the HTML of a mail in UTF-8, or the address of a page."""


def main(arguments: list[str]) -> int:
    """Take all pictures. Exit 1 where there is nothing to photograph, or nothing to photograph it with."""
    folders = [argument for argument in arguments if not argument.startswith("--")]
    folder = Path(folders[0]) if folders else ROOT
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    letters: Subjects = dict(mails(folder / "var" / "mail"))
    subjects: Subjects = {**dict(pages(folder / "output")), **letters}
    if chromium is None or not subjects:
        missing = "run `make run` first" if chromium else "apt install chromium libatomic1"
        print(f"pictures: {missing}", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        if "--docs" in arguments:
            sheets(browser, folder / "output")
            return 0
        for name, subject in subjects.items():
            photograph(browser, name, subject, folder / "output")
        newest = next((html for name, html in reversed(letters.items()) if not name.startswith("proof")), None)
        if "--readme" in arguments and newest is not None:
            page = opened(browser, newest, "light", folder / "output")
            page.set_viewport_size({"width": 640, "height": 760})
            page.screenshot(path=README_PICTURE)
    print(f"{len(subjects)} subjects in {PICTURES.relative_to(ROOT)}/")
    return 0


def pages(output: Path) -> Iterator[tuple[str, str]]:
    """The name and the address of every page."""
    for file in sorted(output.rglob("*.html")):
        path = file.relative_to(output).as_posix()
        yield "page-" + (path.removesuffix("index.html").strip("/").replace("/", "-") or "index"), SITE + path


def mails(maildir: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the HTML of every mail in the Maildir that has any."""
    files = sorted(file for folder in ("new", "cur") for file in maildir.rglob(f"{folder}/*"))
    for number, file in enumerate(files, 1):
        message = email.message_from_bytes(file.read_bytes(), EmailMessage, policy=default)
        part = message.get_body(("html",))
        if part is not None:
            kind = "proof" if str(message["Subject"]).startswith("[Proof]") else "mail"
            yield f"{kind}-{number}", part.get_content().encode()


def photograph(browser: Browser, name: str, subject: bytes | str, output: Path) -> None:
    """One subject, at every width, by day and by night."""
    for light in ("light", "dark"):
        page = opened(browser, subject, light, output)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=PICTURES / f"{name}-{width}-{light}.png", full_page=True)
        page.close()


def sheets(browser: Browser, output: Path) -> None:
    """docs/pictures/: a sheet for each width and one of what is printed."""
    chosen = [found[0] for kind in KINDS if (found := sorted(output.glob(kind)))]
    written = [page for page in sorted(output.glob("s/*/index.html")) if 'dir="rtl"' in page.read_text("utf-8")[:200]]
    chosen[2:2] = written[:1]
    SHEETS.mkdir(exist_ok=True)
    for width, shown in SHEET_WIDTHS.items():
        rows = [
            [_shot(browser, page, output, width, light) for page in chosen[at : at + IN_A_ROW]]
            for at in range(0, len(chosen), IN_A_ROW)
            for light in ("light", "dark")
        ]
        _sheet(rows, shown).save(SHEETS / f"{width}.png", optimize=True)
    _sheet([[_shot(browser, page, output, PRINTED, "print") for page in chosen[:3]]], 400).save(
        SHEETS / "print.png", optimize=True
    )
    print(f"{len(chosen)} pages in {SHEETS.relative_to(ROOT)}/")


def _shot(browser: Browser, page: Path, output: Path, width: int, light: str) -> Image.Image:
    tab = opened(browser, SITE + page.relative_to(output).as_posix(), light, output)
    if light == "print":
        tab.emulate_media(media="print")
    tab.set_viewport_size({"width": width, "height": max(900, min(1000, width * 3))})
    taken = tab.screenshot()
    tab.close()
    return Image.open(io.BytesIO(taken)).convert("RGB")


def _sheet(rows: list[list[Image.Image]], width: int) -> Image.Image:
    """The pictures side by side, each `width` pixels wide, in few colours."""
    first = rows[0][0]
    height, gap = first.height * width // first.width, 8
    sheet = Image.new("RGB", ((width + gap) * len(rows[0]) - gap, (height + gap) * len(rows) - gap), "#8a8a8a")
    for down, row in enumerate(rows):
        for along, picture in enumerate(row):
            small = picture.resize((width, height), Image.Resampling.LANCZOS)
            sheet.paste(small, (along * (width + gap), down * (height + gap)))
    return sheet.quantize(96, dither=Image.Dither.NONE)


def opened(browser: Browser, subject: bytes | str, light: str, output: Path) -> Page:
    """A tab that shows the subject."""

    def answer(route: Route) -> None:
        file = output / unquote(urlsplit(route.request.url).path).lstrip("/")
        if not file.is_file():
            route.abort()
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(body=file.read_bytes(), content_type=f"{kind}; charset=utf-8" if kind[:5] == "text/" else kind)

    page = browser.new_page(color_scheme="dark" if light == "dark" else "light")
    page.route("**/*", answer)
    if isinstance(subject, bytes):
        page.set_content(subject.decode())
    else:
        page.goto(subject)
    return page


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
