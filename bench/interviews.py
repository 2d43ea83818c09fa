"""Invented interviews for the benchmarks: questions and sentences of the layouts in tests/, put together anew."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from pipeline.model.document import DOCX, Document

LAYOUTS = Path(__file__).parents[1] / "tests" / "parse" / "layouts"
SIZE = 7_000
"""Bytes of an interview."""
NAMES = ("Ada Brook", "Tobias Fennick", "Mara Lindqvist", "Yusuf Demir", "Inês Prado", "Olena Bondar", "Jules Marchand")
WORK = ("baker", "keeper of the tide tables", "ferry captain", "luthier", "printer of maps", "beekeeper", "net mender")
_SENTENCE = re.compile(r"(?<=[.!…。])\s*")
_MARKS = re.compile(r"[*_#>`|\[\]{}<:：]|^\W|^[A-Z]{2,}")
_WORD_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
}
_WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'

Exchange = list[tuple[str, list[str]]]
"""Questions, each with the paragraphs that were answered."""


class Voices:
    """What people ask and say, by language."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.said: dict[str, tuple[list[str], list[str]]] = {}
        for path in sorted(LAYOUTS.glob("*.gold.json")):
            gold = json.loads(path.read_text("utf-8"))
            text = LAYOUTS / gold["file"]
            if gold.get("questions") and text.suffix in (".txt", ".md") and gold.get("language"):
                asked, sentences = self.said.setdefault(gold["language"], ([], []))
                asked += gold["questions"]
                words = text.read_bytes().decode("utf-8", "ignore")
                sentences += [one for one in _SENTENCE.split(words) if 20 < len(one) < 300 and not _MARKS.search(one)]
        self.languages = [name for name, (_, sentences) in self.said.items() if len(sentences) >= 12]

    def question(self, number: int) -> str:
        """An English question that nobody asked before."""
        asked = self.chance.choice(self.said["en"][0]).rstrip("?")
        return f"{asked}, {self.chance.choice(NAMES)}, on day {number}?"

    def sentences(self, count: int) -> str:
        """That many, in English."""
        return " ".join(self.chance.choices(self.said["en"][1], k=count))

    def interview(self, size: int, language: str) -> Exchange:
        """Questions and answers of about `size` bytes."""
        asked, sentences = self.said[language]
        out: Exchange = []
        while True:
            answer = [
                # As long as the paragraphs of interviews that people have published, 220 characters on average.
                " ".join(self.chance.choices(sentences, k=self.chance.randint(5, 12)))
                for _ in range(self.chance.randint(1, 2))
            ]
            question = self.chance.choice(asked)
            more = sum(len(part.encode()) for part in (question, *answer))
            if out and more > 2 * size:  # so that on average they are neither larger nor smaller
                return out
            out.append((question, answer))
            size -= more


def _labels(about: str, said: Exchange, name: str) -> str:
    return "\n\n".join([about, *(f"Q: {asked}\n\nA: " + "\n\n".join(answer) for asked, answer in said)])


def _speakers(about: str, said: Exchange, name: str) -> str:
    first = name.split()[0]
    return "\n\n".join([about, *(f"Interviewer: {asked}\n\n{first}: " + "\n\n".join(parts) for asked, parts in said)])


def _headings(about: str, said: Exchange, name: str) -> str:
    title, _, rest = about.partition("\n\n")
    front = f'---\ntitle: "{title}"\nguest: {name}\n---\n\n{rest}'
    return "\n\n".join([front, *(f"## {asked}\n\n" + "\n\n".join(parts) for asked, parts in said)])


def _bold(about: str, said: Exchange, name: str) -> str:
    return "\n\n".join([f"# {about}", *(f"**{asked}**\n\n" + "\n\n".join(parts) for asked, parts in said)])


def _fragment(about: str, said: Exchange, name: str) -> str:
    title, _, rest = about.partition("\n\n")
    asked = (
        f"<h2>{escape(question)}</h2>\n" + "\n".join(f"<p>{escape(part)}</p>" for part in answer)
        for question, answer in said
    )
    return "\n".join([f"<h1>{escape(title)}</h1>", f"<p>{escape(rest)}</p>", *asked])


def _strong(about: str, said: Exchange, name: str) -> str:
    asked = (
        f"<p><strong>{escape(question)}</strong></p>\n" + "\n".join(f"<p>{escape(part)}</p>" for part in answer)
        for question, answer in said
    )
    return "\n".join([f"<p>{escape(about)}</p>", *asked])


SHAPES: dict[str, tuple[str, Callable[[str, Exchange, str], str]]] = {
    "Q and A": ("text/plain", _labels),
    "speakers": ("text/plain", _speakers),
    "headings": ("text/markdown", _headings),
    "bold": ("text/markdown", _bold),
    "fragment": ("text/html", _fragment),
    "strong": ("text/html", _strong),
}


def interviews(count: int, size: int = SIZE, *, as_pages: bool = False) -> Iterator[Document]:
    """That many, of all shapes and languages in turn; `as_pages` each as a whole page of a site with its furniture."""
    voices = Voices(seed=7)
    shapes = [shape for shape in SHAPES.values() if shape[0] == "text/html" or not as_pages]
    for number in range(1, count + 1):
        kind, shape = shapes[number % len(shapes)]
        name, work = NAMES[number % len(NAMES)], WORK[number // 7 % len(WORK)]
        said = voices.interview(size, voices.languages[number % len(voices.languages)])
        text = shape(f"Harbour Talks {number}: An interview with {name}\n\nWe spoke with {name}, {work}.", said, name)
        data = _page(text, number) if as_pages else text
        yield Document("bench", f"{number}", kind, data.encode())


def _page(piece: str, number: int) -> str:
    """A page as sites make them: menus, share bars, related pieces, comments, a footer around `piece`."""
    menu = "".join(f'<li class="menu-item"><a href="/topic-{i}/">Topic {i}</a></li>' for i in range(40))
    related = "".join(
        f'<div class="card"><a href="/{i}/"><img src="/{i}.jpg" alt=""><h3>Another piece {i}</h3></a>'
        f'<p class="excerpt">The first words of piece {i} and a few more.</p></div>'
        for i in range(12)
    )
    comments = "".join(
        f'<li class="comment"><b>Reader {i}</b><p>Well said, I think. More of this!</p></li>' for i in range(15)
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour Talks {number} | Port Daily</title>'
        f'<meta property="og:title" content="Harbour Talks {number}">'
        f'<link rel="canonical" href="https://port.example/{number}">'
        f"<style>{'.a{color:red}' * 200}</style><script>{'var a=1;' * 300}</script></head><body>"
        f'<header class="site-header"><a href="/">Port Daily</a><nav><ul>{menu}</ul></nav></header>'
        f'<div id="page"><main>'
        f'<article class="post"><div class="entry-content">{piece}</div><div class="share"><a href="#">Share</a></div>'
        f'</article><section class="related">{related}</section>'
        f'<div id="comments"><ol>{comments}</ol></div></main><aside class="sidebar"><ul>{menu}</ul></aside></div>'
        f'<footer>© Port Daily · <a href="/imprint">Imprint</a></footer>'
        "</body></html>"
    )


def long_text(size: int) -> Document:
    """One plain text of that many bytes, questions and answers labelled."""
    voices = Voices(seed=7)
    pieces = ["Harbour Talks 1: The long one", "We spoke with Ada Brook, baker."]
    held = 0
    while held < size:
        said = [f"Q: {voices.question(len(pieces))}", f"A: {voices.sentences(5)}", voices.sentences(4)]
        held += sum(len(part) + 2 for part in said)
        pieces += said
    return Document("bench", "long", "text/plain", "\n\n".join(pieces).encode()[:size])


def many_blocks(count: int) -> Document:
    """One HTML fragment of that many blocks, of which each fourth asks."""
    voices = Voices(seed=7)
    pieces = (
        f"<h2>{escape(voices.question(number))}</h2>" if number % 4 == 0 else f"<p>{escape(voices.sentences(1))}</p>"
        for number in range(count)
    )
    return Document("bench", "blocks", "text/html", "\n".join(pieces).encode())


def long_docx(questions: int) -> Document:
    """One Word file of that many questions in bold, each with two paragraphs of answer."""
    voices = Voices(seed=7)
    paragraphs: list[str] = []
    for number in range(questions):
        asked = escape(voices.question(number))
        paragraphs.append(f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{asked}</w:t></w:r></w:p>")
        paragraphs += [f"<w:p><w:r><w:t>{escape(voices.sentences(4))}</w:t></w:r></w:p>" for _ in range(2)]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**_WORD_PARTS, "word/document.xml": _WORD.format("".join(paragraphs))}.items():
            package.writestr(name, content)
    return Document("bench", "long.docx", DOCX, buffer.getvalue())
