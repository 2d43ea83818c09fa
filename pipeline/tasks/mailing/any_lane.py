"""Any lane: for a single mail it does not matter by which it goes; the first that can carry it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pipeline.errors import QnaError
from pipeline.send.outlet import Outlet
from pipeline.tasks.tools import Tools

T = TypeVar("T")


def by_any_lane(tools: Tools, send: Callable[[Outlet], T]) -> T:
    """What `send` returns, given the outlet of a lane; when that lane fails, that of the next.

    `send` may be called several times, so it must know what it has done. Lanes that are to step in for others come
    last. Raises what the first lane raised, when all fail.
    """
    failure: QnaError | None = None
    for way in sorted(tools.lanes, key=lambda way: not way.lane.weight):
        try:
            with tools.held(way.open()) as outlet, outlet:
                return send(outlet)
        except QnaError as error:
            failure = failure or error
    assert failure is not None, "asked only where there is a lane"
    raise failure
