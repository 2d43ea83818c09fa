"""The styles of an OpenDocument text: which of them are bold, italic, hidden, a title; which lists are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.parse.formats.xml_events import Event

STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"

_PARENTS = 20
"""Styles that inherit from each other; more is a circle."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a style shows text; None where it leaves that to its parent."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    raised: str | None = None
    """sup or sub."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The HTML elements that say the same, outermost first."""
        wanted = (("strong", self.bold), ("em", self.italic), (self.raised or "", self.raised))
        return tuple(tag for tag, is_on in wanted if is_on)


@dataclass(slots=True)
class Styles:
    """All styles of a document, by family and name (OpenDocument 1.3 §16)."""

    _looks: dict[str, Look] = field(default_factory=dict)
    _parents: dict[str, str] = field(default_factory=dict)
    _numbered: set[str] = field(default_factory=set)
    _style: str | None = None
    _list: str | None = None

    def learn(self, event: Event) -> None:
        """Take up what `event`, anything of content.xml or styles.xml, says about styles."""
        if event.kind == "text":
            return
        if event.kind == "end":
            if event.value == f"{STYLE}}}style":
                self._style = None
            elif event.value == f"{TEXT}}}list-style":
                self._list = None
        elif event.value == f"{STYLE}}}style":
            self._begin(event.attributes)
        elif event.value == f"{STYLE}}}text-properties" and self._style is not None:
            self._looks[self._style] = _look(event.attributes)
        elif event.value == f"{TEXT}}}list-style":
            self._list = event.attributes.get(f"{STYLE}}}name")
        elif event.value == f"{TEXT}}}list-level-style-number" and self._list is not None:
            shows = event.attributes.get(f"{STYLE}}}num-format", "1")
            if event.attributes.get(f"{TEXT}}}level") == "1" and shows:
                self._numbered.add(self._list)

    def learn_all(self, events: Iterable[Event]) -> None:
        """Take up a whole styles.xml."""
        for event in events:
            self.learn(event)

    def _begin(self, attributes: dict[str, str]) -> None:
        family = attributes.get(f"{STYLE}}}family", "")
        self._style = f"{family} {attributes.get(f'{STYLE}}}name', '')}"
        if (parent := attributes.get(f"{STYLE}}}parent-style-name")) is not None:
            self._parents[self._style] = f"{family} {parent}"

    def look(self, family: str, name: str | None) -> Look:
        """How text in that style looks, its parents considered; `family` is paragraph or text."""
        looks = [self._looks[key] for key in self._line(family, name) if key in self._looks]
        traits = ([getattr(look, trait) for look in looks] for trait in ("bold", "italic", "hidden", "raised"))
        return Look(*(next((value for value in values if value is not None), None) for values in traits))

    def stems_from(self, name: str | None, *ancestors: str) -> str | None:
        """The first of `ancestors`, names of paragraph styles, that `name` is or inherits from."""
        line = [key.partition(" ")[2].replace("_20_", " ") for key in self._line("paragraph", name)]
        return next((style for style in line if style in ancestors), None)

    def is_numbered(self, name: str | None) -> bool:
        """Whether lists in that list style count their items."""
        return name in self._numbered

    def _line(self, family: str, name: str | None) -> Iterable[str]:
        key: str | None = f"{family} {name}" if name else None
        for _ in range(_PARENTS):
            if key is None:
                return
            yield key
            key = self._parents.get(key)


def _look(attributes: dict[str, str]) -> Look:
    weight = attributes.get(f"{FO}}}font-weight")
    slant = attributes.get(f"{FO}}}font-style")
    shown = attributes.get(f"{TEXT}}}display")
    position = attributes.get(f"{STYLE}}}text-position")
    raised = None
    if position is not None:
        first = position.split()[0] if position.split() else ""
        raised = "sub" if first.startswith(("sub", "-")) else "sup" if first not in ("0%", "") else ""
    return Look(
        bold=None if weight is None else weight == "bold" or (weight.isdecimal() and int(weight[:5]) >= 600),
        italic=None if slant is None else slant in ("italic", "oblique"),
        hidden=None if shown is None else shown == "none",
        raised=raised,
    )
