"""A publication that has run."""

from __future__ import annotations

import pytest


@pytest.fixture
def filled(publication):
    """With one session and one subscriber."""
    publication.qna("subscribers", "add", "ann@example.org")
    publication.write("one.md", 1, title="The Bell Buoy", date="2026-01-10")
    publication.run()
    return publication
