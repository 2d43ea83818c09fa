"""Override: copy a built-in template to where the editor can change it."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ConfigError, DiskError
from pipeline.render.templating.in_force import in_force


def override(folder: Path, name: str) -> Path:
    """Copy the built-in template `name` into `folder`, the editor's templates; returns the copy.

    Raises ConfigError for a name that is none or that is overridden already, DiskError when it cannot be written.
    """
    built_in = in_force(None)
    if name not in built_in:
        raise ConfigError(f"there is no template {name!r}; `qna templates list` shows them all")
    target = folder / name
    if target.exists():
        raise ConfigError(f"{target}: is there already; change it, or delete it to use the built-in one")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(built_in[name].read_bytes())
    except OSError as error:
        raise DiskError(f"{target}: cannot be written ({error.strerror})") from error
    return target
