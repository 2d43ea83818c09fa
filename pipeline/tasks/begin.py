"""Begin: write a new publication into a folder: config, keys, one sample session, room for templates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipeline.config.reading import understand
from pipeline.config.writing import write
from pipeline.errors import ConfigError, DiskError
from pipeline.render.templating.in_force import packaged
from pipeline.store.keys import open_keys
from pipeline.tasks.tools import Random

_IGNORED = "# Generated, or private.\noutput/\nvar/\n"


def begin(folder: Path, given: Mapping[str, Any], now: datetime, identity: str, random: Random) -> list[Path]:
    """Write a publication into `folder` and return the files made.

    `given` has the answers: title, url, description, language, timezone, publisher, address, series, sender, editor,
    smtp (HOST or HOST:PORT), smtp_user, and `source`, the keys of a [[source]] on the web, if it does not begin with a
    folder of files. `identity` is a fresh UUID. Nothing that exists is touched.

    Raises ConfigError when there is a config already or an answer is none, DiskError when something cannot be written.
    """
    refuse_existing(folder)
    config = folder / "config.toml"
    text = write(_tables(given, identity))
    understand(config, text)
    files = {
        **({} if given.get("source") else {folder / "sessions" / "first-session.md": _sample(given["series"], now)}),
        folder / "templates" / "README.md": (packaged() / "init" / "README.md").read_text("utf-8"),
        folder / ".gitignore": _IGNORED,
        config: text,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = [path for path, text in files.items() if _write_new(path, text)]
    except OSError as error:
        raise DiskError(f"{error.filename or folder}: cannot be written ({error.strerror})") from error
    open_keys(folder / "var" / "keys", is_new_store=True, random=random)
    return [*made, folder / "var" / "keys"]


def refuse_existing(folder: Path) -> None:
    """Raises ConfigError when there is a publication in `folder`."""
    config = folder / "config.toml"
    if config.exists():
        raise ConfigError(f"{config}: there is a publication here already; choose another folder")


def _sample(series: str, now: datetime) -> str:
    sample = (packaged() / "init" / "first-session.md").read_text("utf-8")
    return sample.replace("{{ series }}", _yaml(series)).replace("{{ date }}", f"{now:%Y-%m-%d}")


def _tables(given: Mapping[str, Any], identity: str) -> dict[str, list[dict[str, Any]]]:
    names = ("title", "url", "language", "description", "publisher", "address", "timezone")
    tables: dict[str, list[dict[str, Any]]] = {
        "publication": [{"id": identity, **{name: given[name] for name in names if given.get(name)}}],
        "source": [given.get("source") or {"name": "sessions", "path": "sessions", "series": given["series"]}],
    }
    if given.get("sender") and given.get("editor"):
        tables["mail"] = [{"from": given["sender"], "editor": given["editor"]}]
        # A Maildir to begin with: nobody is mailed before the editor has looked at a mail and named a server.
        tables["mail.lane"] = [_lane(given.get("smtp") or "", given.get("smtp_user") or "")]
    return tables


def _lane(smtp: str, user: str) -> dict[str, Any]:
    """The way out: `smtp` is HOST or HOST:PORT; without it, mail is written to a folder."""
    if not smtp:
        return {"name": "main", "outlet": "maildir"}
    address = urlsplit(f"//{smtp}")
    host = address.hostname or ""
    port = address.port or 587
    local = host == "localhost" or host.startswith("127.")
    security = "tls" if port == 465 else "none" if local and not user else "starttls"
    return {
        "name": "main", "outlet": "smtp", "host": host, "port": port, "security": security, "username": user
    }  # fmt: skip


def _write_new(path: Path, text: str) -> bool:
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return True


def _yaml(text: str) -> str:
    """A double-quoted YAML scalar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{" ".join(escaped.split())}"'
