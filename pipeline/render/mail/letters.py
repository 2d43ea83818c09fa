"""Letters: a session's mail, cut at a question where it would be too long, and notices to the editor."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from pipeline.model.letter import Draft, Letter
from pipeline.render.fragments.text import Notes
from pipeline.render.mail.headers import one_line
from pipeline.render.mail.personal import Asking
from pipeline.render.mail.places import Segment, in_html
from pipeline.render.templating.templates import Templates
from pipeline.render.view import ShownTurn

LIMIT = 99_500
"""Bytes of HTML as it is received, its lines ending in CRLF; Gmail clips more (measured between 99.5 and 100.2 kB)."""

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_SPACED = re.compile(r"\n*\f\n*")


def session_letter(
    templates: Templates,
    turns: Sequence[ShownTurn],
    facts: dict[str, Any],
    where: Callable[[ShownTurn | None], str],
    asking: Asking,
) -> tuple[Draft, str | None]:
    """The mail that carries `turns`, whole if it may be; else as many whole questions as fit, and a link to the rest.

    `facts` is what the templates know but for turns, rest and notes; `where` gives the address of a turn, or of the
    whole session; `asking` knows what is personal, for which room is kept. A first answer that is too long by itself is
    cut between its passages. Returned is also the id of the answer at which the rest begins, None if all is in.
    """

    def known(part: _Part) -> dict[str, Any]:
        rest = None if part.whole else where(part.next)
        shown = {"turns": part.turns, "rest": rest}
        return {**facts, **shown} if part.introduced else {**facts, **shown, "introduction": Markup("")}

    def html(part: _Part) -> str:
        return _inlined(templates.render("mail/session.html", **known(part)))

    def fits(made: str) -> bool:
        return _received(in_html(made, asking.places)) < LIMIT

    made, part = (
        _longest([_Part(turns, whole=True)], html, fits)
        or _longest(_parts(turns), html, fits)
        or ("", _Part((), introduced=False))
    )
    draft = Draft(
        # One with marks may be cut only when it is known what stands there.
        subject=one_line(subject := templates.render("mail/subject.txt", **facts), len(subject)),
        text=tidy(templates.render("mail/session.txt", **known(part), notes=Notes())),
        html=made or html(part),
    )
    return draft, part.next.id if part.next else None


def notice(templates: Templates, kind: str, facts: dict[str, Any]) -> Letter:
    """A notice of `kind`; its template's first line is the subject."""
    head, _, body = templates.render(f"mail/notice/{kind}.txt", **facts).lstrip().partition("\n")
    return Letter(subject=one_line(head), text=tidy(body))


def tidy(text: str) -> str:
    """A rendered .txt template with one blank line where there are several, two where a form feed asks for more."""
    single = _BLANK.sub("\n\n", re.sub(r"[ \t]+\n", "\n", text))
    return _SPACED.sub("\n\n\n", single).strip("\n") + "\n"


@dataclass(frozen=True, slots=True)
class _Part:
    """The beginning of a session."""

    turns: Sequence[ShownTurn]
    next: ShownTurn | None = None
    """The turn at which the rest begins."""
    whole: bool = False
    introduced: bool = True


def _parts(turns: Sequence[ShownTurn]) -> list[_Part]:
    """All beginnings at which a session may be cut, shortest first: within the first answer, then between questions."""
    if not turns:
        return []
    first = turns[0]
    within = [replace(first, passages=first.passages[:count]) for count in range(1, len(first.passages))]
    return [
        _Part((), first),
        *(_Part((cut,), first) for cut in within),
        *(_Part(turns[:count], turns[count]) for count in range(1, len(turns))),
    ]


def _longest(
    parts: Sequence[_Part], html: Callable[[_Part], str], fits: Callable[[str], bool]
) -> tuple[str, _Part] | None:
    """The last of `parts`, which grow, whose HTML is short enough, with that HTML; None if none is."""
    low, high, best = 0, len(parts) - 1, None
    while low <= high:
        middle = (low + high) // 2
        made = html(parts[middle])
        if fits(made):
            best, low = (made, parts[middle]), middle + 1
        else:
            high = middle - 1
    return best


def _received(html: Sequence[Segment]) -> int:
    """Bytes of HTML when it is received, its lines ending in CRLF: with what stands in its places, at most as many."""
    return sum(len(each.encode()) + each.count("\n") if isinstance(each, str) else each.most for each in html)


def _inlined(html: str) -> str:
    from css_inline import CSSInliner

    # The style element stays for its @media rules, which cannot be written into elements.
    return CSSInliner(keep_style_tags=True, load_remote_stylesheets=False).inline(html)
