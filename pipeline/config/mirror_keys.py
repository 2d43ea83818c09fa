"""The keys of a [[site.mirror]]: another place to which the finished site goes."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from pipeline.config.section import Name, Section, Text


class Mirror(Section, frozen=True):
    """Where else the site goes once it is written; repeat the table for each. Mail waits until all of them have it."""

    name: Annotated[
        Name, Meta(description="Names the mirror in reports, and its password's variable: QNA_NAME_PASSWORD.")
    ]
    kind: Annotated[
        Literal["s3", "rsync"],
        Meta(description='"s3" is a store that speaks the S3 protocol; "rsync" a folder on another machine, over ssh.'),
    ]
    bucket: Annotated[str, Meta(description="S3: the bucket.")] = ""
    prefix: Annotated[str, Meta(description='S3: begins the key of each object: "talks".')] = ""
    endpoint: Annotated[str, Meta(description="S3: address of the store; empty means Amazon.")] = ""
    region: Annotated[Text, Meta(description="S3: the region that requests are signed for.")] = "us-east-1"
    addressing: Annotated[
        Literal["path", "host"],
        Meta(
            description='S3: where the bucket stands in addresses below the endpoint: in the "path" or in the "host".'
        ),
    ] = "path"
    access_key: Annotated[
        str, Meta(description="S3: id of the access key; empty means the credentials that this machine has.")
    ] = ""
    password_file: Annotated[
        str, Meta(description="S3: a file that holds the secret key; or set QNA_NAME_PASSWORD in the environment.")
    ] = ""
    target: Annotated[str, Meta(description='rsync: the folder: "user@host:/srv/www".')] = ""
    ssh_config: Annotated[
        str, Meta(description="rsync: a configuration for ssh (port, key, known hosts); empty means your own.")
    ] = ""
    delete: Annotated[
        bool, Meta(description="Remove there what is gone here; what others have put there is left alone.")
    ] = True
    timeout: Annotated[int, Meta(ge=1, le=3600, description="Seconds to wait for any answer.")] = 60

    @property
    def where(self) -> str:
        """Where it leads, in one word; another place is another mirror, whatever its name."""
        if self.kind == "rsync":
            return self.target
        path = "/".join(filter(None, (self.bucket, self.prefix.strip("/"))))
        return f"{self.endpoint.rstrip('/')}/{path}" if self.endpoint else f"s3://{path}"


_OF_EVERY_MIRROR = frozenset({"name", "kind", "delete", "timeout"})
KEYS_OF_MIRROR: dict[str, frozenset[str]] = {
    "s3": _OF_EVERY_MIRROR | {"bucket", "prefix", "endpoint", "region", "addressing", "access_key", "password_file"},
    "rsync": _OF_EVERY_MIRROR | {"target", "ssh_config"},
}
"""The keys of a [[site.mirror]] that mean something to each kind of mirror."""
