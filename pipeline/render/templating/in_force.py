"""Which templates are in force: the editor's, file by file, else the packaged ones. Without Jinja, for idle runs."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path

from pipeline import __version__
from pipeline.errors import TemplateError

KINDS = frozenset({".html", ".txt", ".css", ".js"})
"""Endings of the files that are templates, or scripts, which go out as they are."""
ADVICE = "fix it or delete the file to use the built-in one"


def packaged() -> Path:
    """The folder of the templates that come with the program."""
    found = importlib.util.find_spec("pipeline._templates")
    if found is not None and found.origin is not None:
        return Path(found.origin).parent
    return Path(__file__).parents[3] / "templates"  # a checkout that nobody has installed


def in_force(overrides: Path | None) -> dict[str, Path]:
    """Name ("mail/session.html") → file, of every template; `overrides`, the editor's folder, may be missing."""
    found: dict[str, Path] = {}
    for folder in (packaged(), overrides):
        if folder is not None and folder.is_dir():
            found |= dict(_templates(folder))
    return found


def _templates(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        if path.suffix in KINDS and path.is_file():
            yield path.relative_to(folder).as_posix(), path


def unused(overrides: Path | None) -> list[str]:
    """The names of the editor's templates that replace no built-in one, and that no template in force names."""
    built_in, every = in_force(None), in_force(overrides)
    own = every.keys() - built_in.keys()
    texts = {name: _text(path) for name, path in every.items()} if own else {}
    return sorted(name for name in own if not any(name in texts[other] for other in every if other != name))


def _text(path: Path) -> str:
    """What the file says; nothing if it cannot be read, which is told when it is needed."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def script(name: str, overrides: Path | None) -> bytes:
    """The script in force by that name ("page/search.js"). Raises TemplateError if it cannot be read."""
    path = in_force(overrides)[name]
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(f"{path}: cannot be read ({error.strerror}); {ADVICE}") from error


def _drawn_with(overrides: Path | None) -> dict[str, Path]:
    """The editor's own fonts and icons, by their names."""
    found: dict[str, Path] = {}
    for folder in ("fonts", "icons"):
        if overrides is not None and (overrides / folder).is_dir():
            found |= {f"{folder}/{path.name}": path for path in (overrides / folder).iterdir() if path.is_file()}
    return found


def fingerprint(overrides: Path | None) -> str:
    """SHA-256, in hexadecimal, of the names and bytes of all templates in force and of the program's version.

    Raises TemplateError for one that cannot be read.
    """
    digest = hashlib.sha256(__version__.encode())
    for name, path in sorted({**in_force(overrides), **_drawn_with(overrides)}.items()):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise TemplateError(f"{path}: cannot be read ({error.strerror}); {ADVICE}") from error
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
