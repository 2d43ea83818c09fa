"""Figures: how a number is written for people, the same on the terminal, in mails and in reasons."""

from __future__ import annotations


def figure(number: int) -> str:
    """Digits in groups of three, with a thin space between them that does not break."""
    return f"{number:,}".replace(",", "\u202f")
