"""What templates know as `subscriber`: values that leave a mark where they are printed, and note what is asked of them.

A mail is rendered not for each subscriber but once for each set of answers to its conditions (`variants.py`). While
that happens nobody is named: a value that is printed becomes a mark, and a condition is answered as the one who renders
it wishes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NoReturn
from urllib.parse import quote

from markupsafe import Markup

from pipeline.model.letter import Reader
from pipeline.render.mail.headers import mailto

MARK = re.compile(r"qzjxv([a-z]{12})([0-9]{3})vxjzq")
"""Letters and digits, which nothing on the way escapes, breaks or takes for anything else. The twelve letters are made
of the session itself, so that no session can hold its own marks."""

_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_SAFE_SIGNS = "@"

Kind = Literal["name", "address", "token", "field"]
_Change = Callable[..., str]

CHANGES: dict[str, _Change] = {
    "upper": str.upper,
    "lower": str.lower,
    "capitalize": str.capitalize,
    "title": str.title,
    "trim": str.strip,
    "replace": str.replace,
    "urlencode": lambda value: quote(value, safe=_SAFE_SIGNS),
}
"""The filters that change a personal value, once it is known; `default`, the one more, needs the reader too."""


@dataclass(frozen=True, slots=True)
class Said:
    """What will be said of the reader: one of their particulars, gone through filters."""

    kind: Kind
    key: str = ""
    changes: tuple[tuple[str, tuple[str | int | Said, ...]], ...] = ()

    def __call__(self, reader: Reader) -> str:
        """The words themselves."""
        value = self._known(reader)
        for name, arguments in self.changes:
            if name != "default":
                value = CHANGES[name](value, *arguments)
            elif not value.strip():
                otherwise = arguments[0]
                value = otherwise(reader) if isinstance(otherwise, Said) else str(otherwise)
        return value

    def then(self, name: str, *arguments: str | int | Said) -> Said:
        """The same, through one filter more."""
        return replace(self, changes=(*self.changes, (name, arguments)))

    def _known(self, reader: Reader) -> str:
        match self.kind:
            case "name":
                return reader.name
            case "field":
                return reader.fields.get(self.key, "")
            case "token":
                return reader.token
            case _:
                return reader.address


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition on what is said."""

    said: Said
    kind: Literal["given", "equal", "holds", "below"]
    other: str = ""

    def __call__(self, reader: Reader) -> bool:
        """The answer for this reader."""
        return self.of(self.said(reader))

    def of(self, value: str) -> bool:
        """The answer, where `value` is what is said."""
        match self.kind:
            case "given":
                return bool(value.strip())
            case "equal":
                return value == self.other
            case "holds":
                return self.other in value
            case _:
                return value < self.other


@dataclass(slots=True)
class Asking:
    """One rendering: answers conditions as `given`, and no where nothing is given, and notes all in `answers`."""

    letters: str
    """Twelve of them, for the marks."""
    marks: dict[Said, str]
    """What is said → the mark for it; shared by all renderings of one letter."""
    given: Mapping[Asked, bool]
    answers: dict[Asked, bool] = field(default_factory=dict)
    """In the order in which they were asked; without those that follow from others."""
    _certain: dict[Said, str] = field(default_factory=dict)

    @property
    def places(self) -> dict[str, Said]:
        """Mark → what stands there."""
        return {mark: said for said, mark in self.marks.items()}

    def mark(self, said: Said) -> str:
        """What stands in the place of `said` until the reader is known."""
        if said not in self.marks:
            if len(self.marks) > 999:
                raise TypeError("more than a thousand different things would be said of one subscriber")
            self.marks[said] = f"qzjxv{self.letters}{len(self.marks):03}vxjzq"
        return self.marks[said]

    def answer(self, asked: Asked) -> bool:
        """The answer in this rendering; one city cannot be two."""
        if asked in self.answers:
            return self.answers[asked]
        if asked.said in self._certain:
            return asked.of(self._certain[asked.said])
        answer = self.answers[asked] = self.given.get(asked, False)
        if answer and asked.kind == "equal":
            self._certain[asked.said] = asked.other
        if not answer and asked.kind == "given":
            self._certain[asked.said] = ""
        return answer


class Value:
    """Something personal in a template's hands."""

    __slots__ = ("_asking", "_said")

    def __init__(self, said: Said, asking: Asking) -> None:
        self._said = said
        self._asking = asking

    def __str__(self) -> str:
        return self._asking.mark(self._said)

    def __html__(self) -> str:
        return str(self)  # escaped later, for the place in which it stands

    def __repr__(self) -> NoReturn:
        raise TypeError("something personal cannot be printed as part of a list; join the list: | join(', ')")

    def __bool__(self) -> bool:
        return self._asking.answer(Asked(self._said, "given"))

    def __eq__(self, other: object) -> bool:
        return self._asking.answer(Asked(self._said, "equal", _plain(other)))

    def __contains__(self, part: object) -> bool:
        return self._asking.answer(Asked(self._said, "holds", _plain(part)))

    def __lt__(self, other: object) -> bool:
        return self._asking.answer(Asked(self._said, "below", _plain(other)))

    def __ge__(self, other: object) -> bool:
        return not self < other

    def __gt__(self, other: object) -> bool:
        return not (self < other or self == other)

    def __le__(self, other: object) -> bool:
        return self < other or self == other

    def __add__(self, other: object) -> Any:
        return str(self) + other  # type: ignore[operator]

    def __radd__(self, other: object) -> Any:
        return other + str(self)  # type: ignore[operator]

    def __len__(self) -> int:
        raise TypeError("how long something personal is cannot be known: the mail is made once for many")

    def __iter__(self) -> NoReturn:
        raise TypeError("something personal cannot be taken apart: the mail is made once for many")

    __hash__ = None  # type: ignore[assignment]

    def changed(self, name: str, *arguments: Any, **named: Any) -> Value:
        """Through the filter `name`. Raises TypeError if the filter takes other arguments."""
        if name == "default":
            return self._or(*arguments, **named)
        told = tuple(each if type(each) is int else _plain(each) for each in (*arguments, *named.values()))
        CHANGES[name]("", *told)  # wrong arguments are the template's mistake, and told now
        return Value(self._said.then(name, *told), self._asking)

    def _or(self, default_value: Any = "", boolean: bool = True) -> Value:
        otherwise = default_value._said if isinstance(default_value, Value) else _plain(default_value)
        return Value(self._said.then("default", otherwise), self._asking)


class Fields:
    """`subscriber.fields`: a value for every name."""

    __slots__ = ("_asking",)

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def __getattr__(self, name: str) -> Value:
        if not _FIELD.fullmatch(name):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> Value:
        if not isinstance(name, str) or name.startswith("_"):
            raise KeyError(name)
        return Value(Said("field", name), self._asking)

    def __str__(self) -> str:
        raise TypeError("say what of the subscriber is meant: subscriber.name, subscriber.fields.city")

    __html__ = __repr__ = __str__

    def __iter__(self) -> NoReturn:
        raise TypeError("what is known of a subscriber cannot be listed: the mail is made once for many")


class Subscriber(Fields):
    """`subscriber`: name, address, fields, and each field by its name alone."""

    __slots__ = ()

    def __getitem__(self, name: str) -> Value:
        if name in ("name", "address"):
            return Value(Said("name" if name == "name" else "address"), self._asking)
        return super().__getitem__(name)

    @property
    def fields(self) -> Fields:
        """What the editor keeps of subscribers."""
        return Fields(self._asking)


def marked(asking: Asking, said: Said) -> Markup:
    """The mark for `said`, for facts that we put into templates ourselves."""
    return Markup(asking.mark(said))


class Leaving:
    """`leave`: the way out by mail. It says who leaves, for people write from other addresses than they subscribed."""

    __slots__ = ("_asking", "address")

    def __init__(self, address: str, asking: Asking) -> None:
        self.address = address
        """The one to write to."""
        self._asking = asking

    @property
    def subject(self) -> Markup:
        """What to write above."""
        return Markup("unsubscribe ") + marked(self._asking, Said("address"))

    @property
    def link(self) -> Markup:
        """Both as a mailto: link."""
        return Markup(f"{mailto(self.address, 'unsubscribe ')}{marked(self._asking, Said('address'))}")


def _plain(value: object) -> str:
    """What a template compares with or gives to a filter, if it is somebody's no more than anybody's."""
    if isinstance(value, Value) or MARK.search(str(value)):
        raise TypeError("something personal can be compared with plain words only, and changed by such")
    return str(value)
