"""Zip packages of word processors, as hostile: measured before anything in them is parsed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from pipeline.errors import DocumentError

UNPACKED = 100_000_000
"""Bytes of all members together, unpacked."""
MARKUP = 30_000_000
"""Bytes of the parts that are parsed (XML); the rest are pictures and fonts, which we do not open."""
MEMBERS = 2000

_OVERLAP = 32
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def inspect(data: bytes, where: str, what: str, is_ours: Callable[[zipfile.ZipFile], bool]) -> None:
    """Raise DocumentError for a package that is none of `is_ours`, or that would unpack beyond measure.

    `what` names the format in messages: "Word file".
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
                raise DocumentError(
                    f"{where}: the {what} unpacks to over {UNPACKED // 10**6} MB or {MEMBERS} parts; make it smaller"
                )
            if not is_ours(package):
                raise DocumentError(f"{where}: the file is no {what}, though it is named like one; save it as one")
            _measure(package, where, what)
    except DocumentError:
        raise
    except Exception as error:  # zipfile raises over a dozen kinds, zlib.error among them
        raise DocumentError(f"{where}: the file is no {what}, or is damaged; save it again") from error


def _measure(package: zipfile.ZipFile, where: str, what: str) -> None:
    # What a package declares of its sizes may be a lie: the parts that will be parsed are unpacked and counted.
    total = 0
    for member in package.infolist():
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue
        for chunk in _chunks(package, member):
            total += len(chunk)
            if total > MARKUP:
                raise DocumentError(f"{where}: the {what}'s text unpacks to over {MARKUP // 10**6} MB; make it smaller")
            if any(doctype in chunk for doctype in _DOCTYPES):
                raise DocumentError(
                    f"{where}: the {what} declares XML entities, which no word processor does; save it again"
                )


def _chunks(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of `member`, each piece with the end of the one before, so that no word is cut in two unseen."""
    with package.open(member) as part:
        end = b""
        while chunk := part.read(1 << 16):
            yield end + chunk
            end = chunk[-_OVERLAP:]
