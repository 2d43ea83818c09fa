"""Values out of foreign JSON, their types checked one by one: what is not as it should be counts as absent."""

from __future__ import annotations

import json
from typing import Any


def parse(data: bytes) -> Any:
    """What the JSON says, of any type. Raises ValueError for what is no JSON, or is nested too deep to be meant."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def mapping(value: object) -> dict[str, Any]:
    """`value` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """`value` if it is an array, else an empty one."""
    return value if isinstance(value, list) else []


def text(value: object) -> str:
    """`value` if it is a string, else an empty one."""
    return value if isinstance(value, str) else ""


def number(value: object) -> int | None:
    """`value` if it is a whole number above 0; `true` is none, nor is "12"."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63 else None


def rendered(value: object) -> str:
    """The `rendered` of a WordPress field such as `title` or `content`."""
    return text(mapping(value).get("rendered"))
