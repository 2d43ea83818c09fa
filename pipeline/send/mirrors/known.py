"""Which mirrors there are: a [[site.mirror]] becomes a Mirror, with what it needs to get in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.config import Mirror as Wish
from pipeline.config import Settings
from pipeline.errors import ConfigError
from pipeline.send.mirrors.mirror import Mirror

Secret = Callable[[Settings, str, str, str, Mapping[str, str]], str]
"""Takes settings, a place for messages, a name, a file that may hold the secret, the environment; gives the secret."""
OpenMirror = Callable[[Wish], Mirror]
"""Opens the way to a mirror; nobody is asked yet. Raises ConfigError for what is missing on this machine."""


def opener(settings: Settings, environ: Mapping[str, str], secret: Secret) -> OpenMirror:
    """What opens the way to each mirror of `settings`; `secret` raises ConfigError where there is none."""
    return lambda wish: MIRRORS[wish.kind](wish, settings, environ, secret)


def _object_store(wish: Wish, settings: Settings, environ: Mapping[str, str], secret: Secret) -> Mirror:
    where = f"{settings.file}: [[site.mirror]] {wish.name}"
    try:
        from pipeline.send.mirrors.object_store import ObjectStore
    except ModuleNotFoundError as error:
        raise ConfigError(f"{where} needs boto3, which is not installed: pip install 'qna-pipeline[s3]'") from error
    key = (
        (wish.access_key, secret(settings, where, wish.name, wish.password_file, environ)) if wish.access_key else None
    )
    return ObjectStore(
        f"{wish.name} ({wish.where})",
        wish.bucket,
        prefix=wish.prefix,
        endpoint=wish.endpoint,
        region=wish.region,
        addressing=wish.addressing,
        credentials=key,
        seconds=wish.timeout,
    )


def _rsync(wish: Wish, settings: Settings, environ: Mapping[str, str], secret: Secret) -> Mirror:
    from pipeline.send.mirrors.rsync import Rsync

    options = ["-o", "BatchMode=yes", "-o", f"ConnectTimeout={wish.timeout}"]
    if wish.ssh_config:
        options = ["-F", str(settings.path(wish.ssh_config)), *options]
    return Rsync(
        f"{wish.name} ({wish.where})",
        wish.target,
        settings.output,
        shell=("ssh", *options),
        seconds=wish.timeout,
        environ=environ,
    )


MIRRORS: Mapping[str, Callable[[Wish, Settings, Mapping[str, str], Secret], Mirror]] = {
    "s3": _object_store,
    "rsync": _rsync,
}
"""Kind → what opens one."""
