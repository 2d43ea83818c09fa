"""Our own Markdown → Session, to the last mark: what `qna preview --as markdown` writes (`render/markdown.py`).

`#` is a section, `##` a question, `###` the heading of a passage; headings of the text itself begin at `####`. A bold
name with a colon speaks where the front matter lists it. Comments say the rest. An editor may change all of it by hand.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.model.document import Document
from pipeline.model.session import Contact, Hints, Passage, Person, Session, Turn
from pipeline.parse.blocks import LONGEST, MOST, Declared
from pipeline.parse.characters.decode import place
from pipeline.parse.editor.front_matter import Tree, declared, yaml_at_start
from pipeline.parse.pages.markup import refuse_bombs
from pipeline.parse.sanitize import clean

MARK = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\nqna:[ \t]*1\b")
"""How our front matter begins; without that, Markdown is not ours."""

_DEEPER = 2
_OWN_LEVEL = re.compile(r"h[2-6]")
_LONE = re.compile(r"<p>(.*)</p>", re.DOTALL)
"""A question of one paragraph is none: it is a line with markup."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read(document: Document, text: str, hints: Hints) -> tuple[Session, tuple[str, ...]] | None:
    """The session that `text` says, and what in its front matter the editor should look at; None if it has none.

    Raises DocumentError for front matter that is malformed.
    """
    import pyromark

    opened = yaml_at_start(text, place(document))
    if opened is None:
        return None
    tree, rest = opened
    said, doubts = declared({key.lower(): item for key, item in tree.items()}, hints)
    html = pyromark.html(rest, options=pyromark.Options.ENABLE_TABLES)
    refuse_bombs(html, place(document))
    body = LexborHTMLParser(f"<body>{html}").body
    nodes = list(body.iter(include_text=True)) if body is not None else []
    if len(nodes) > 2 * MOST or any(len(node.html or "") > LONGEST for node in nodes):
        return None  # the ordinary reader says what is wrong with it
    writing = _Writing(frozenset(_texts(tree, "askers")), frozenset(_texts(tree, "speakers")))
    for node in nodes:
        writing.take(node)
    return replace(_session(tree, said, document), **writing.parts()), doubts


def _session(tree: Tree, said: Declared, document: Document) -> Session:
    """The front matter: as it stands, and where an editor wrote it in another way, as front matter is read."""
    number = str(tree.get("number", ""))
    return Session(
        title=_text(tree, "title") or said.title or "",
        series=_text(tree, "series") or said.series,
        number=int(number) if re.fullmatch(r"-?[0-9]{1,9}", number) else said.number,
        guests=_people(tree, "guests") or said.guests,
        hosts=_people(tree, "hosts") or said.hosts,
        language=_text(tree, "language") or said.language,
        published=said.published,
        embargo=said.published is not None and tree.get("embargo") != "false",
        contact=_contact(tree.get("contact")),
        topics=_texts(tree, "topics") or said.topics,
        summary=_text(tree, "summary") or said.summary,
        identity=_text(tree, "id") or said.identity,
        url=said.url or document.url,
        image=said.image,
    )


def _text(tree: Tree, key: str) -> str | None:
    item = tree.get(key)
    return item if isinstance(item, str) and item else None


def _texts(tree: Tree, key: str) -> tuple[str, ...]:
    item = tree.get(key)
    return tuple(each for each in item if isinstance(each, str)) if isinstance(item, list) else ()


def _people(tree: Tree, key: str) -> tuple[Person, ...]:
    items = tree.get(key)
    if not isinstance(items, list) or not all(isinstance(item, dict) and _text(item, "name") for item in items):
        return ()
    return tuple(Person(item["name"], _text(item, "role"), _text(item, "url")) for item in items)


def _contact(item: Any) -> Contact | None:
    if not isinstance(item, dict):
        return None
    return Contact(_texts(item, "lines"), _text(item, "email"), _text(item, "web"))


@dataclass
class _Said:
    """A passage as it is being read."""

    heading: str | None = None
    closing: bool = False
    speaker: str | None = None
    parts: list[str] = field(default_factory=list)

    @property
    def is_fresh(self) -> bool:
        return not self.parts and self.speaker is None


@dataclass
class _Asked:
    """A turn as it is being read."""

    question: str | None
    html: str
    asker: str | None
    section: str | None
    more: list[str] = field(default_factory=list)
    is_in_full: bool = False
    """Whether `more` is all of the question, and not only what follows its heading."""
    answer: list[_Said] = field(default_factory=list)

    def turn(self) -> Turn:
        more = "\n".join(self.more)
        if self.is_in_full:
            lone = _LONE.fullmatch(more) if len(self.more) == 1 else None
            markup = clean(lone[1] if lone else more) or None
        elif more:
            markup = clean(f"<p>{self.html}</p>\n{more}")
        else:
            markup = clean(self.html) if "<" in self.html else None
        question = self.question if self.is_in_full or not markup else _words(markup) or None
        return Turn(question, tuple(map(_passage, self.answer)), self.asker, markup, self.section)


def _passage(said: _Said) -> Passage:
    return Passage(clean("\n".join(said.parts)), said.speaker, said.heading, said.closing)


class _Writing:
    """Takes one element after the other and knows where in the session it stands."""

    def __init__(self, askers: frozenset[str], speakers: frozenset[str]) -> None:
        self._askers, self._speakers = askers, speakers
        self._named: dict[str, list[str]] = {"introduction": [], "conclusion": [], "call to action": []}
        self._here: list[str] | None = self._named["introduction"]
        """Where text goes; None within an answer."""
        self._turns: list[_Asked] = []
        self._section: str | None = None
        self._is_text = False

    def parts(self) -> dict[str, Any]:
        """The fields of the session that the text holds."""
        texts = {name.replace(" ", "_"): clean("\n".join(parts)) for name, parts in self._named.items()}
        return {"turns": tuple(asked.turn() for asked in self._turns), **texts}

    def take(self, node: LexborNode) -> None:
        """The next element of the text."""
        if node.tag == "-comment":
            self._command((node.comment_content or "").strip())
        elif node.tag == "h1":
            self._section = _line(node) or None
        elif node.tag == "h2":
            self._ask(node)
        elif node.tag == "h3":
            self._current().answer.append(_Said(_line(node) or None, "<!-- closing -->" in (node.html or "")))
            self._here = None
        elif (html := (node.html or "").strip()) or node.tag != "-text":
            self._add(node, html)

    def _command(self, word: str) -> None:
        if word in self._named:
            self._here = self._named[word]
        elif word == "answer":
            self._current().answer.append(_Said())
            self._here = None
        elif word in ("and", "in full") and self._turns:
            self._here = self._turns[-1].more
            self._turns[-1].is_in_full = word == "in full"
        elif word == "text":
            self._is_text = True

    def _current(self) -> _Asked:
        if not self._turns:
            self._turns.append(_Asked(None, "", None, self._section))
        return self._turns[-1]

    def _ask(self, node: LexborNode) -> None:
        asker, html = _labelled(node, self._askers)
        bare = _COMMENT.sub("", html).strip(" ")
        self._turns.append(_Asked(_words(bare) or None, bare, asker, self._section))
        self._here = None

    def _add(self, node: LexborNode, html: str) -> None:
        is_text, self._is_text = self._is_text, False
        if self._here is not None:
            self._here.append(_raised(node, html))
            return
        answer = self._current().answer
        speaker, rest = (None, "") if is_text or node.tag != "p" else _labelled(node, self._speakers)
        if not answer or (speaker and not answer[-1].is_fresh):
            answer.append(_Said())
        if speaker:
            answer[-1].speaker = speaker
            html = f"<p>{rest}</p>" if rest.strip() else ""
        if html:
            answer[-1].parts.append(_raised(node, html))


def _labelled(node: LexborNode, names: frozenset[str]) -> tuple[str | None, str]:
    """Who of `names` is said to speak at the start of `node`, and what is inside it after that."""
    html = node.inner_html or ""
    first = node.first_child
    name = first.text(deep=True) if first is not None and first.tag == "strong" else ""
    if first is None or not name.endswith(":") or name[:-1] not in names or "<" in (first.inner_html or ""):
        return None, html
    return name[:-1], html[len(first.html or "") :].removeprefix(" ")


def _raised(node: LexborNode, html: str) -> str:
    """A heading of the text's own with the level that it has there."""
    tag = node.tag or ""
    if tag not in ("h4", "h5", "h6"):
        return html
    told = _COMMENT.findall(html)
    level = _OWN_LEVEL.search(told[-1]) if told else None
    own = level[0] if level else f"h{int(tag[1]) - _DEEPER}"
    return f"<{own}>{_COMMENT.sub('', node.inner_html or '').rstrip(' ')}</{own}>"


def _line(node: LexborNode) -> str:
    return node.text(deep=True).strip(" ")


def _words(html: str) -> str:
    """Markup as plain text on one line."""
    body = LexborHTMLParser(f"<body>{html.replace('<br>', chr(10))}").body
    return unicodedata.normalize("NFC", " ".join(body.text(deep=True).split())) if body is not None else ""
