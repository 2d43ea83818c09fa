"""Variants: a letter is rendered once for each set of answers to its conditions, and everybody finds theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.errors import TemplateError
from pipeline.model.letter import Branch, Draft, Letter, Personal, Reader
from pipeline.render.mail.personal import Asked, Asking, Said
from pipeline.render.mail.places import filled

MOST = 64
"""Variants of one letter: each is rendered before the first is sent, and kept until the last is."""

SOMEBODY = "reader@example.org"
"""Stands for the address of somebody of whom nothing else is known: everybody who gets mail has one."""

Make = Callable[[Asking], tuple[Draft, str | None]]
"""Renders the letter once, and says at which answer its rest begins."""


def letter_of(make: Make, about: object, *, one_click: str | None = None, is_rtl: bool = False) -> Letter:
    """The letter that `make` renders, with its variants; `about` is what it is about, from which its marks are made.

    Raises TemplateError when conditions would make more than MOST variants.
    """
    digest = hashlib.sha256(repr(about).encode("utf-8", "replace")).digest()
    letters = "".join(chr(ord("a") + byte % 26) for byte in digest[:12])
    marks: dict[Said, str] = {}
    count = 0

    def grown(given: Mapping[Asked, bool]) -> tuple[Branch | Draft, str | None]:
        nonlocal count
        count += 1
        if count > MOST:
            raise TemplateError(
                f"templates/mail: the conditions on subscriber make more than {MOST} different mails of one; use fewer,"
                ' or say {{ subscriber.city | default("your town") }} where only a word differs'
            )
        asking = Asking(letters, marks, given)
        draft, rest = make(asking)
        tree: Branch | Draft = draft
        # What was answered with no because nothing was given may be yes: the last question first, for then those
        # before it are answered with no in both of its branches.
        asked = [each for each in asking.answers if each not in given]
        for at in reversed(range(len(asked))):
            known = {**given, **dict.fromkeys(asked[:at], False), asked[at]: True}
            tree = Branch(asked[at], grown(known)[0], tree)
        return tree, rest

    tree, rest = grown({})
    # Of whom nothing is known, something may still be asked and answered with yes.
    nobody = Reader(address=SOMEBODY)
    places = {mark: said for said, mark in marks.items()}
    shown = filled(variant(tree, nobody), places, nobody, is_rtl=is_rtl)
    personal = None
    if marks or isinstance(tree, Branch):
        personal = Personal(tree, places, shown.subject)
    return Letter(shown.subject, shown.text, shown.html, rest, personal, one_click, is_rtl)


def read_by(letter: Letter, reader: Reader) -> Letter:
    """The letter as this reader gets it, with nothing in it any more that differs."""
    personal = letter.personal
    if personal is None:
        return letter
    draft = filled(variant(personal.variants, reader), personal.places, reader, is_rtl=letter.is_rtl)
    return replace(letter, subject=draft.subject, text=draft.text, html=draft.html, personal=None)


def variant(tree: Branch | Draft, reader: Reader) -> Draft:
    """The one that this reader gets."""
    while isinstance(tree, Branch):
        tree = tree.yes if tree.ask(reader) else tree.no
    return tree
