"""Front matter: what the editor declares at the top of a file: YAML (---), TOML (+++), JSON ({), comments, lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints, Person
from pipeline.parse.blocks import Declared
from pipeline.parse.characters.decode import place, scrub
from pipeline.parse.editor import lenient
from pipeline.parse.people.names import person
from pipeline.parse.people.role_without_name import as_tagline
from pipeline.parse.sanitize import reachable
from pipeline.parse.words.dates import moment
from pipeline.parse.words.keys import meanings
from pipeline.parse.words.numerals import value as numeral

LARGEST = 64_000
"""Characters of the largest front matter."""
DEPTH = 20

_YAML = re.compile(
    r"(-{3,})[ \t]*\n(?=(?:[ \t]*\n|[ \t]*#[^\n]*\n)*[ \t]*[\"']?([^\W\d_][\w .'’-]{0,99}?)[\"']?[ \t]*:(?:\s|$))"
)
_YAML_END = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)
_TOML = re.compile(r"\+{3}[ \t]*\n")
_JSON = re.compile(r"\{\s*\"\w")
_COMMENT = re.compile(
    r"<!--[ \t]*\n(?:-{3,}[ \t]*\n)?(?=[ \t]*(?:title|guests?|series|date|number|author|hosts?)[ \t]*:(?:\s|$))",
    re.IGNORECASE,
)
# Pelican, Nikola and MultiMarkdown have lines without a fence, up to the first blank one.
_PLAIN = re.compile(
    r"(?:title|date|author|slug):[ \t]+\S[^\n]*\n"
    r"(?:[A-Za-z][\w -]{0,30}:[^\n]*\n|[ \t]+\S[^\n]*\n){1,40}(?=[ \t]*\n|\Z)",
    re.IGNORECASE,
)
# A file whose first line was lost: the keys begin at once, and the fence below them is left.
_UNOPENED = re.compile(
    r"(?:title|date|author|slug|layout):[ \t]+\S[^\n]*\n(?:[A-Za-z][\w -]{0,30}:[^\n]*\n|[ \t-]+\S[^\n]*\n){1,40}?"
    r"(?=-{3,}[ \t]*\n)",
    re.IGNORECASE,
)
_PLAIN_LINE = re.compile(r"([A-Za-z][\w -]{0,30}):[ \t]*(.*)$")
_PLAIN_KEYS = frozenset({"title", "date", "author", "authors", "slug", "category", "tags", "summary", "status", "lang"})
_NOTHING = frozenset({"", "~", "null", "none"})
_YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}

_SAYS_NOTHING = Declared()

Tree = dict[str, Any]
"""Keys in lower case with underscores → text, or lists and dicts of it."""


def split(document: Document, text: str, hints: Hints) -> tuple[Declared, str, tuple[str, ...]]:
    """What the front matter of `text` declares, the text after it, and what in it the editor should look at.

    Raises DocumentError with the line when it is malformed or never closed.
    """
    start = len(text) - len(text.lstrip("\n"))
    where = place(document)
    if (match := _YAML.match(text, start)) and (match[2].isascii() or lenient.has_ours(text, match.end())):
        if _YAML_END.search(text, match.end()) is None:
            return _never_closed(text, match.end(), hints)
        found, rest = _fenced(text, match.end(), _YAML_END, partial(_yaml, where=where), where)
    elif match := _TOML.match(text, start):
        found, rest = _fenced(
            text, match.end(), re.compile(r"^\+{3}[ \t]*$", re.MULTILINE), partial(_toml, where=where), where
        )
    elif _JSON.match(text, start):
        found, rest = _json(text, start, where)
    elif match := _COMMENT.match(text, start):
        end = re.compile(r"^(?:-{3,}[ \t]*\n)?[ \t]*-->", re.MULTILINE)
        found, rest = _fenced(text, match.end(), end, partial(_yaml, where=where), where)
    elif document.media_type == "text/markdown" and (match := _PLAIN.match(text, start)) and _is_plain(match[0]):
        found, rest = _unfenced(match[0]), text[match.end() :]
    elif document.media_type == "text/markdown" and (match := _UNOPENED.match(text, start)) and _is_plain(match[0]):
        found, rest = _fenced(text, start, _YAML_END, partial(_yaml, where=where), where)
    else:
        return _SAYS_NOTHING, text, ()
    said, doubts = declared(_folded(found), hints)
    return said, rest, doubts


def _never_closed(text: str, start: int, hints: Hints) -> tuple[Declared, str, tuple[str, ...]]:
    """As `split`, for front matter that only begins; a text that begins with a rule has none."""
    found = lenient.unclosed(text, start)
    if found is None:
        return _SAYS_NOTHING, text, ()
    keys, end = found
    said, doubts = declared(_folded(keys), hints)
    line = text.count("\n", 0, end)
    guess = f"the front matter is never closed, and was taken to end with line {line}; put a line --- below it"
    return said, text[end:], (*doubts, guess)


def _folded(found: Tree) -> Tree:
    return {key.strip().lower().replace("-", "_"): item for key, item in found.items()}


def yaml_at_start(text: str, where: str) -> tuple[Tree, str] | None:
    """The keys of YAML front matter at the very start of `text` as they are written, and the text after it.

    None if there is none. Raises DocumentError, with the line, when it is malformed or never closed.
    """
    match = _YAML.match(text)
    return _fenced(text, match.end(), _YAML_END, partial(_yaml, where=where), where) if match else None


def _is_plain(text: str) -> bool:
    """Whether the lines at the top are keys of site generators, and no conversation."""
    keys = [match[1].lower() for line in text.split("\n") if (match := _PLAIN_LINE.match(line))]
    return len(keys) == len(set(keys)) and sum(key in _PLAIN_KEYS for key in keys) * 2 > len(keys)


def _unfenced(text: str) -> Tree:
    found: Tree = {}
    key = ""
    for line in text.split("\n"):
        if match := _PLAIN_LINE.match(line):
            key = match[1]
            found[key] = match[2]
        elif key:
            found[key] = f"{found[key]} {line.strip()}".strip()
    if found.pop("Status", "").lower() == "draft":
        found["draft"] = "true"
    return found


def _fenced(
    text: str, start: int, fence: re.Pattern[str], read: Callable[[str, int], Tree], where: str
) -> tuple[Tree, str]:
    end = fence.search(text, start)
    opened = text.count("\n", 0, start)
    if end is None:
        raise DocumentError(
            f"{where}, line {opened}: the front matter is never closed; put a line like its first one after it"
        )
    if end.start() - start > LARGEST:
        raise DocumentError(
            f"{where}, line {opened}: the front matter has over {LARGEST} characters; move the text below it"
        )
    return read(text[start : end.start()], opened), text[end.end() :]


def _yaml(text: str, above: int, where: str) -> Tree:
    """Everything is text here: no dates, no booleans; aliases, which can grow without end, are refused."""
    import yaml

    try:
        return _tree(yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    except yaml.MarkedYAMLError as error:
        if (found := lenient.read(text)) is not None:
            return found
        mark = error.problem_mark or error.context_mark
        context = error.context_mark.line if error.context_mark else None
        line, hint = lenient.complaint(text, mark.line if mark else 0, context)
        raise DocumentError(
            f"{where}, line {above + 1 + line}: front matter: {error.problem} (so says YAML); {hint}"
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise DocumentError(
            f"{where}, line {above + 1}: front matter: {error}; write it as “key: value” lines"
        ) from error


def _tree(events: Any) -> Tree:
    """The value that YAML `events` describe, on a stack of our own: nesting must not exhaust the interpreter's."""
    import yaml

    root: list[Any] = []
    stack: list[tuple[Any, list[Any]]] = [(root, [])]
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            _put(stack, event.value)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if len(stack) > DEPTH:
                raise ValueError(f"nested over {DEPTH} deep")
            stack.append(({} if isinstance(event, yaml.MappingStartEvent) else [], []))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            _put(stack, stack.pop()[0])
        elif isinstance(event, yaml.AliasEvent):
            raise ValueError(f"*{event.anchor} refers to another value")
    if not root or not isinstance(root[0], dict):
        raise ValueError("there are no keys in it")
    return root[0]


def _put(stack: list[tuple[Any, list[Any]]], item: Any) -> None:
    holder, keys = stack[-1]
    if isinstance(holder, list):
        holder.append(item)
    elif keys:
        holder[keys.pop()] = item
    else:
        keys.append(item if isinstance(item, str) else "")


def _toml(text: str, above: int, where: str) -> Tree:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        at = above + (int(line[1]) if line else 1)
        raise DocumentError(
            f"{where}, line {at}: front matter is not TOML: {error}; put text values in quotes"
        ) from error


def _json(text: str, start: int, where: str) -> tuple[Tree, str]:
    import json

    try:
        found, end = json.JSONDecoder().raw_decode(text, start)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        raise DocumentError(
            f"{where}, line {line}: front matter is not JSON: {error}; put keys and values in quotes"
        ) from error
    return (found if isinstance(found, dict) else {}), text[end:]


def declared(found: Tree, hints: Hints, what: str = "front matter") -> tuple[Declared, tuple[str, ...]]:
    """What keys and values that an editor wrote declare, and what in them the editor should look at.

    `found` has keys in lower case with underscores; `what` is the name of their place in the file.
    """
    found = _in_english(found, hints)
    is_out = _YES_OR_NO.get((_first(found, "published") or "").lower())
    written = _first(found, "date", *(("published",) if is_out is None else ()), "pubdate", "created_at", "post_date")
    published = moment(written, hints.timezone) if written else None
    doubts = (
        (f"the date “{written}” in the {what} is not one we can read; write it like 2026-03-31",)
        if written and not published
        else ()
    )
    if is_out is False or (_first(found, "draft") or "").lower() in ("true", "yes", "1"):
        doubts = (*doubts, f"the {what} says that it is a draft")
    number = _first(found, "number", "session", "episode", "nr")
    if not number and found.get("series"):
        # Of a series these can only be the session's; alone they may be anything's.
        number = _first(found, "series_order", "issue", "part", "volume")
    if (written := _first(found, "number")) and numeral(written) is None:
        doubts = (*doubts, f"the number “{written}” in the {what} is not one we can read; write it in digits")
    return Declared(
        title=_first(found, "title", "post_title"),
        series=_first(found, "series"),
        number=numeral(number) if number else None,
        guests=_people(found, "guest", "guests", "interviewee"),
        hosts=_people(found, "host", "hosts", "interviewer", "interviewers"),
        role=_role(found),
        author=_first(found, "author", "author_name"),
        published=published,
        embargo=published is not None,
        language=_language(_first(found, "language", "lang", "locale")),
        summary=_summary(found),
        topics=_list(found, "topics", "tags", "categories", "keywords"),
        identity=_first(found, "id"),
        url=reachable(_first(found, "link", "url", "canonical", "canonical_url"), None),
        image=reachable(_first(found, "image", "cover", "cover_image"), None),
        by_editor=True,
        is_session=_YES_OR_NO.get((_first(found, "session") or "").lower()),
        questions=_lines(found, "questions"),
        drop=_lines(found, "drop"),
        boilerplate=_lines(found, "boilerplate"),
    ), doubts


_SUMMARIES = ("summary", "description", "excerpt", "post_excerpt")
_LEADS = ("ingress", "standfirst", "teaser", "lead", "dek")
"""What themes call the words above a piece; few words may be anything."""
_FEW = 12
_LINKED = re.compile(r"!?\[([^\[\]\n]{1,200})\]\([^()\n]{0,1000}\)")


def _summary(found: Tree) -> str | None:
    """The words that sum the piece up, which some write with the links of Markdown."""
    lead = _first(found, *_LEADS)
    said = _first(found, *_SUMMARIES) or (lead if lead and len(lead.split()) > _FEW else None)
    return _LINKED.sub(r"\1", said) if said and "](" in said else said


def _role(found: Tree) -> str | None:
    """What the guest is: under a key of its own, or as the line below the title."""
    tagline = _first(found, "subtitle", "tagline")
    return _first(found, "role", "job_title", "jobtitle", "occupation", "profession") or as_tagline(
        (tagline,) if tagline else ()
    )


def _in_english(found: Tree, hints: Hints) -> Tree:
    """`found` with the keys of other languages as the English ones, where those are not there themselves."""
    known = meanings()
    added: Tree = {}
    for key, item in found.items():
        meant = known.get(key.replace(" ", "_"))
        if meant is None or meant in found or meant in added:
            continue
        # Not every "data" is Italian.
        if meant != "name" and (meant != "date" or moment(_text(item) or "", hints.timezone) is not None):
            added[meant] = item
    return {**found, **added} if added else found


def _text(item: Any) -> str | None:
    """A scalar as tidy text; None for what is empty or no scalar."""
    if item is None or isinstance(item, (dict, list)):
        return None
    text = " ".join(scrub(item.isoformat() if hasattr(item, "isoformat") else str(item)).split())
    return None if text.lower() in _NOTHING else text


def _first(found: Tree, *keys: str) -> str | None:
    for key in keys:
        item = found.get(key)
        if isinstance(item, list):
            item = item[0] if item else None
        if (text := _text(item)) is not None:
            return text
    return None


def _list(found: Tree, *keys: str) -> tuple[str, ...]:
    """The words of all those keys, each once, in order; text is split at commas."""
    words: dict[str, None] = {}
    for key in keys:
        item = found.get(key)
        entries = item if isinstance(item, list) else (_text(item) or "").split(",")
        words.update(dict.fromkeys(word for entry in entries if (word := _text(entry))))
    return tuple(words)


def _lines(found: Tree, key: str) -> tuple[str, ...]:
    """The texts under `key`, whole: commas and colons are part of them."""
    item = found.get(key)
    return tuple(filter(None, map(_text, item if isinstance(item, list) else [item])))


def _people(found: Tree, *keys: str) -> tuple[Person, ...]:
    people: list[Person] = []
    for key in keys:
        item = found.get(key)
        for entry in item if isinstance(item, list) else [item]:
            if isinstance(entry, dict):
                entry = {**entry, **{meanings().get(key.strip().lower(), key): said for key, said in entry.items()}}
                name = _first(entry, "name")
                if name:
                    link = reachable(_first(entry, "url", "link", "website", "homepage"), None)
                    people.append(Person(name, _first(entry, "role", "title", "job", "bio"), link))
            elif text := _text(entry):
                people.extend(person(text))
    return tuple(people)


def _language(written: str | None) -> str | None:
    tag = (written or "").replace("_", "-").split("-")[0].lower()
    return tag if re.fullmatch(r"[a-z]{2,3}", tag) else None
