"""Mails to be judged, made by the real program: the samples, and one each of what mail finds hard.

Everything is sent to one subscriber of a publication that stands at a documentation domain (RFC 2606).
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import cycle, islice
from pathlib import Path
from zipfile import ZipFile

from PIL import Image, ImageDraw

from pipeline.config import load
from pipeline.render.pictures.foreign import remade
from pipeline.store import pictures
from pipeline.wiring import open_tools
from tests.system.gazette import EXCHANGES

ROOT = Path(__file__).parents[2]
READER = "reader@example.net"
SENDER = "talks@harbour.example.org"
NAMES = {
    "What a Piano Remembers": "piano",
    "Writing Down the Sea": "sea",
    "Borrowing a Bean": "bean",
    "The Gap in the Timetable": "timetable",
    "What a Chart Leaves Out": "rich",
    "האור בקצה הרציף": "hebrew",
    "朝一番の船": "japanese",
    "Short": "least",
    "A Hundred Winters on the Quay": "long",
}
"""How the subject begins → what the mail is called here."""
PICTURES = {
    "https://media.example.org/chart.jpg": (1200, 630),
    "https://media.example.org/table.jpg": (1200, 800),
    "https://media.example.org/soundings.png": (480, 200),
}
"""Address → size of what the sessions show."""
CONFIG = """\
[publication]
id = "3b6f2f6e-5d0b-4c0e-8a57-9c4a0f3b1d77"
title = "Harbour Talks"
url = "https://harbour.example.org/"
publisher = "Harbour House"
address = "Harbour House, 1 Quay, Port Ellery"

[[source]]
name = "sessions"
path = "sessions"

[mail]
from = "Harbour Talks <talks@harbour.example.org>"
editor = "editor@harbour.example.org"
settle = "0 min"
max_age = "7000 days"
ask_above = 100

[[mail.lane]]
name = "local"
outlet = "maildir"
"""

RICH = """\
---
title: What a Chart Leaves Out
series: Harbour Talks
number: 11
date: 2026-11-01
guest:
  name: Ilse Thorne
  role: chart maker
  url: https://ilse.example.org/
image: https://media.example.org/chart.jpg
---

Ilse Thorne draws the charts by which everybody here comes home.

![The drawing table, with a lamp on it](https://media.example.org/table.jpg)

## What do you measure first?

The depth, at low water, and I write it down at once:

| Place        | Depth | Bottom | Passengers   | Cancellations |
|--------------|-------|--------|--------------|---------------|
| Coal Pier    | 4.2 m | mud    | five hundred | fourteen      |
| Gull Cutting | 9.0 m | rock   | ninety       | none          |

## How do you draw a line through that?

By a small program that a cousin wrote; its heart is this:

```
for depth in depths:
    if depth < 5 and not is_rock(depth):
        shade(depth, "a lighter blue than you would expect, since paper darkens")
```

And then by hand, with [a pen that I was given](https://ilse.example.org/pen), because `shade` has no taste.

## Would you show us one?

![Four soundings, joined by a line](https://media.example.org/soundings.png)

> A chart is a letter to somebody who is afraid.

Otherwise see [tides.example.org](https://tides.example.org/), and https://tides.example.org/today before you leave.

1. Look at the shore.
2. Look at the paper.
3. Believe the shore.
"""
HEBREW = """\
---
title: האור בקצה הרציף
series: שיחות הנמל
number: 12
date: 2026-11-02
language: he
guest:
  name: דנה כהן
  role: שומרת המגדלור
---

דנה כהן שומרת על המגדלור בקצה הרציף כבר עשרים שנה, ובכל ערב היא עולה את מאה ושמונה המדרגות.

## מה רואים משם למעלה?

רואים בעיקר ערפל, ולפעמים את האורות של הספינות שחוזרות הביתה. בלילה בהיר אפשר לראות את העיר השנייה.

## האם המכונה תחליף אותך?

המכונה כבר מדליקה את האור. אני רושמת ב־<em>logbook</em> את מה שהיא איננה רואה, בשעה 04:30 בכל בוקר.

## מי לימד אותך?

הדודה שלי לימדה אותי, בעיקר בשתיקה. היא אמרה מילה אחת קצרה, ותמיד ברגע הנכון.
"""
JAPANESE = """\
---
title: 朝一番の船
series: 港の問答
number: 13
date: 2026-11-03
language: ja
guest:
  name: 山田 太郎
  role: 渡し船の船長
---

山田さんは三十年にわたって、同じ海峡で人々を運び続けています。

## 朝一番に何を見ますか？

まず風を見ます。それから水の色を見て、最後に時刻表を見ます。時刻表は一番正直ではありません。

## 乗客について教えてください。

朝の乗客は静かです。夕方の乗客はよく話します。どちらも同じ人たちだということに、気づくまで十年かかりました。

## 誰に教わりましたか？

叔母に教わりました。ほとんど何も言わずに見ていて、遅すぎるほんの少し前に、短い言葉を一つだけ言う人でした。
"""
LEAST = """\
---
title: Short
date: 2026-11-04
guest:
  name: Ida Last
---

## Who is there?

Nobody.

## And now?

Somebody, but she will not say who, and I did not ask.
"""
LONG = """\
---
title: A Hundred Winters on the Quay
series: Harbour Talks
number: 15
date: 2026-11-05
guest:
  name: Wren Okoro
  role: bell founder
---

Wren Okoro has answered one question each week for three years. Here is all of it.

"""


def made(folder: Path) -> dict[str, bytes]:
    """Name of the session → its mail as it was handed over; also "proof" and "receipt", which the editor gets."""
    (folder / "sessions").mkdir(parents=True)
    for file in (ROOT / "sessions").glob("lantern-street-*"):
        _moved(file, folder / "sessions" / file.name)
    written = {"rich": RICH, "hebrew": HEBREW, "japanese": JAPANESE, "least": LEAST, "long": LONG + _answers(260)}
    for name, text in written.items():
        (folder / "sessions" / f"{name}.md").write_text(text, "utf-8")
    (folder / "config.toml").write_text(CONFIG, "utf-8")
    qna(folder, "subscribers", "add", READER)
    _have_pictures(folder)
    qna(folder, "run", "--mail-backlog", "all")
    return dict(map(_named, sorted((folder / "var" / "mail" / "new").iterdir())))


def qna(folder: Path, *arguments: str, code: int = 0, **environ: str) -> str:
    """`qna ARGUMENTS` in a publication's folder, in a process of its own that must end with `code`; what it said."""
    command = [sys.executable, "-m", "pipeline", "--config", str(folder / "config.toml"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env={**os.environ, **environ})
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def received(message: bytes) -> bytes:
    """The mail as a receiving server sees it that knows nothing of its sender, neither good nor bad."""
    trace = (
        f"Return-Path: <{SENDER}>\r\n"
        "Received: from mail.harbour.example.org (mail.harbour.example.org [IPv6:2001:db8::25])\r\n"
        "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n"
        "\tby mx.example.net (Postfix) with ESMTPS id 4ABCDE1234\r\n"
        f"\tfor <{parsed(message)['To']}>; {datetime.now(UTC):%a, %d %b %Y %H:%M:%S} +0000 (UTC)\r\n"
    )
    return trace.encode() + message


def parsed(message: bytes) -> EmailMessage:
    """The mail, as Python's newer parser reads it."""
    return message_from_bytes(message, policy=default)


def html_of(message: bytes) -> str:
    """What a mail program shows of it."""
    body = parsed(message).get_body(("html",))
    assert body is not None
    return str(body.get_content())


def _have_pictures(folder: Path) -> None:
    """Those that the sessions show, as if they had been fetched: a run asks nobody for what is there."""
    with open_tools(load(folder / "config.toml"), os.environ) as tools:
        for url, size in PICTURES.items():
            made = remade(_drawn(size))
            for path, data in made.files:
                tools.site.write(path, data)
            with tools.store.write() as connection:
                pictures.note(connection, url, made.picture, map(len, made.others), tools.now())


def _drawn(size: tuple[int, int]) -> bytes:
    (width, height), drawn = size, io.BytesIO()
    image = Image.new("RGB", size, "#c9d3d6")
    pen = ImageDraw.Draw(image)
    for step in range(1, 9):
        pen.arc((-width // 2, height * step // 9, width * 3 // 2, height * (step + 8) // 9), 180, 360, "#5b7480", 3)
    image.save(drawn, "PNG")
    return drawn.getvalue()


def _moved(file: Path, to: Path) -> None:
    """The sample with its links at a domain that could be: spam filters overlook addresses that end in .example."""
    if file.suffix != ".docx":
        to.write_bytes(_at_example_org(file.read_bytes()))
        return
    with ZipFile(file) as old, ZipFile(to, "w") as new:
        for name in old.namelist():
            new.writestr(name, _at_example_org(old.read(name)))


def _at_example_org(data: bytes) -> bytes:
    return data.replace(b"lantern.example", b"lantern.example.org")


def _named(file: Path) -> tuple[str, bytes]:
    message = file.read_bytes()
    mail = parsed(message)
    subject = str(mail["Subject"])
    if mail["To"] == READER:
        return next(name for title, name in NAMES.items() if subject.startswith(title)), message
    return ("proof" if mail.is_multipart() else "receipt"), message


def _answers(count: int) -> str:
    said = islice(enumerate(cycle(EXCHANGES), 1), count)
    return "".join(f"## Week {week}: {asked.format(trade='founder')}\n\n{told}\n\n" for week, (asked, told) in said)
