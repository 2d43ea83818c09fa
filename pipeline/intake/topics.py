"""Which of the names that a site files its pieces under are topics, and which only say that there is none."""

from __future__ import annotations

_NONE = {
    "allgemein", "bez-kategorii", "geen-categorie", "geen-onderdeel", "ikke-kategoriseret", "kategorize-edilmemis",
    "nezarazene", "non-classe", "non-classé", "non-classifie", "okategoriserade", "sem-categoria", "senza-categoria",
    "sin-categoria", "sin-categoría", "sin-categorizar", "ukategorisert", "uncategorised", "uncategorized",
    "без-рубрики", "%d0%b1%d0%b5%d0%b7-%d1%80%d1%83%d0%b1%d1%80%d0%b8%d0%ba%d0%b8", "未分類", "未分类",
}  # fmt: skip
"""Slugs of the category that WordPress gives to what has none, in the languages that it is installed in."""


def is_topic(name: str) -> bool:
    """Whether `name`, or the slug of it, is a topic."""
    return "-".join(name.casefold().split()) not in _NONE
