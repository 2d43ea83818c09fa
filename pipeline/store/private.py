"""The private folder and those below it: made for their owner only, whoever comes first."""

from __future__ import annotations

from pathlib import Path


def private_folder(folder: Path) -> None:
    """Make `folder`, and each above it that is missing, for their owner only; what is there is left as it is.

    (`Path.mkdir` gives its mode to the last folder alone.) Raises OSError.
    """
    if not folder.parent.exists():
        private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
