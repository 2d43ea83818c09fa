"""Filters in mail templates: those that can wait for a personal value do, and the others say that they cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2.filters import FILTERS

from pipeline.render.mail.personal import CHANGES, MARK, Value

_ALIASES = {"d": "default"}
_KEEPING = frozenset(
    {
        *("e", "escape", "forceescape", "safe", "string", "indent", "trim", "urlencode"),
        *("join", "select", "reject", "list", "default", "d", "selectattr", "rejectattr", "map"),
        *("wrap", "heading", "line", "plain", "attr", "dictsort", "items", "figures", "moment"),
    }
)
"""Filters that leave a mark in the text given to them as it is."""


def guarded(filters: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Jinja's filters and ours, such that none of them changes a mark where it should have changed the value."""
    return {name: _guard(name, each) for name, each in {**FILTERS, **filters}.items()}


def _guard(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    meant = _ALIASES.get(name, name)

    @wraps(real)
    def filtered(*arguments: Any, **named: Any) -> Any:
        at = next((at for at, each in enumerate(arguments) if isinstance(each, Value)), None)
        if at is None:
            if name not in _KEEPING and any(isinstance(each, str) and MARK.search(each) for each in arguments):
                raise TypeError(f"the filter {name} cannot be applied to a text with something personal in it")
            return real(*arguments, **named)
        value: Value = arguments[at]
        if meant == "default" or meant in CHANGES:
            return value.changed(meant, *arguments[at + 1 :], **named)
        if name not in _KEEPING:
            raise TypeError(f"the filter {name} cannot be applied to something personal")
        return real(*arguments[:at], str(value), *arguments[at + 1 :], **named)

    return filtered
