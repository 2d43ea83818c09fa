"""One file: read a single document from this disk, with its sidecar, to see how it is read."""

from __future__ import annotations

from pathlib import Path

from pipeline.config import Settings, Source
from pipeline.errors import DocumentError
from pipeline.intake import folder
from pipeline.model.document import MEDIA_TYPES, Document


def one_file(name: str) -> Document:
    """The document in the file `name`, whoever may be writing it. Raises DocumentError when it cannot be had."""
    path = Path(name)
    kind = folder.media_type(path.name)
    if not path.exists():
        raise DocumentError(f"{name}: there is no such file")
    if not path.is_file():
        raise DocumentError(f"{name}: is no file, but a folder, a pipe or a device; name a file")
    if kind is None:
        raise DocumentError(f"{name}: files of this kind are not read; known are {', '.join(MEDIA_TYPES)}")
    try:
        if path.stat().st_size > folder.LARGEST:
            raise DocumentError(
                f"{name}: larger than the {folder.LARGEST // 1_000_000} MB a document may have; split it"
            )
        return Document(".", name, kind, path.read_bytes(), sidecar=folder.read_sidecar(path))
    except OSError as error:
        raise DocumentError(f"{name}: cannot be read ({error.strerror})") from error


def source_around(name: str, settings: Settings | None) -> Source | None:
    """The source in whose folder the file lies, whose hints apply to it."""
    place = Path(name).resolve()
    folders = [each for each in settings.source if not each.is_on_the_web] if settings else []
    return next(
        (each for each in folders if settings and place.is_relative_to(settings.path(each.path).resolve())), None
    )
