"""A mirror in an object store that speaks the S3 protocol. Imported only where one is configured: boto3 is optional.

An object's key is the prefix and the file's path. Stores know no 410: what tells of a retracted session
(`s/SLUG/gone.html`) is shown under the page's own key, so that its old address says what became of it.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from types import TracebackType
from typing import Any, Self, TypeVar

import boto3  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import (  # type: ignore[import-untyped]
    BotoCoreError,
    ClientError,
    ConnectionClosedError,
    ConnectionError,
    ConnectTimeoutError,
    NoCredentialsError,
    PartialCredentialsError,
    ReadTimeoutError,
    SSLError,
)
from botocore.parsers import ResponseParserError  # type: ignore[import-untyped]

from pipeline.errors import ConfigError, DiskError, QnaError, Unreachable
from pipeline.model.said import one_line
from pipeline.model.site_path import is_twin
from pipeline.send.disk import disk_error
from pipeline.send.mirrors.mirror import Parcel

_AT_ONCE = 8
"""Requests under way at the same time."""
_TRIES = 3
_SENT_AS = {
    "Cache-Control": "CacheControl",
    "Content-Disposition": "ContentDisposition",
    "Content-Encoding": "ContentEncoding",
    "Content-Language": "ContentLanguage",
    "Content-Type": "ContentType",
}
"""The headers that an object can have → boto3's names for them. Others (Link) it cannot."""
_REMEDIES = {
    "AccessDenied": "allow this access key to list, put and delete objects there",
    "AllAccessDisabled": "ask the store's administrator",
    "AuthorizationHeaderMalformed": "check the region",
    "IllegalLocationConstraintException": "check the region",
    "InvalidAccessKeyId": "check access_key",
    "InvalidBucketName": "check bucket",
    "NoSuchBucket": "check bucket, or make it",
    "PermanentRedirect": "check endpoint and region",
    "RequestTimeTooSkewed": "set this machine's clock",
    "SignatureDoesNotMatch": "check the secret key",
    "403": "allow this access key to list, put and delete objects there",
}
"""Error codes after which somebody has to change something (S3 API reference, "Error responses") → what."""
_REASONS = {
    ConnectTimeoutError: "no connection in time",
    ReadTimeoutError: "no answer in time",
    ConnectionClosedError: "the connection was closed in the middle",
    SSLError: "its certificate cannot be trusted",
    ConnectionError: "no connection",
    ResponseParserError: "the answer is not one of an S3 store; check endpoint",
}
"""The first that fits is said."""
_FOREIGN = (BotoCoreError, ClientError, ResponseParserError)

_Given = TypeVar("_Given")
_Got = TypeVar("_Got")


class ObjectStore:
    """A bucket, or what is below a prefix in it.

    `where` is how messages call it, `bucket`, `prefix`, `endpoint`, `region` and `addressing` are as the config says.
    `credentials` are the id of an access key and its secret; None leaves them to what this machine has (environment,
    AWS configuration, instance role).
    """

    def __init__(
        self,
        where: str,
        bucket: str,
        *,
        prefix: str = "",
        endpoint: str = "",
        region: str,
        addressing: str = "path",
        credentials: tuple[str, str] | None = None,
        seconds: int = 60,
    ) -> None:
        self._where = where
        self._bucket = bucket
        self._prefix = prefix.strip("/") + "/" if prefix.strip("/") else ""
        self._client = _client(endpoint, region, addressing, credentials, seconds)
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="qna-put")

    def __enter__(self) -> Self:
        """Nothing is asked yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what is under way, and hang up."""
        self._pool.shutdown(cancel_futures=True)
        self._client.close()

    def place(self, path: str) -> str | None:
        """The path itself, but for what tells of a retraction; no compressed twins, for stores do not choose."""
        if is_twin(path):
            return None
        return path.removesuffix("gone.html") + "index.html" if path.endswith("/gone.html") else path

    def put(self, parcels: Sequence[Parcel]) -> Generator[tuple[Parcel, str], None, None]:
        """One PUT each, several at a time."""
        return self._each(self._put, parcels)

    def remove(self, places: Sequence[str]) -> Generator[str, None, None]:
        """One DELETE each: the request for many at once is one that several stores do not understand alike."""
        with closing(self._each(self._remove, places)) as going:
            for place, _ in going:
                yield place

    def missing(self, parcels: Sequence[Parcel]) -> Generator[Parcel, None, None]:
        """By the ETags of the store's listing, which for plain objects are the MD5 of their bytes.

        The listing does not tell headers: an object that somebody else put there is asked for its own.
        """
        there = self._listing()
        alike = []
        for parcel in parcels:
            etag = there.get(self._prefix + parcel.place)
            if etag is not None and etag == parcel.etag:
                continue
            if etag == parcel.digest:
                alike.append(parcel)
            else:
                yield parcel
        for parcel, is_right in self._each(self._has_headers, alike):
            if not is_right:
                yield parcel

    def _put(self, parcel: Parcel) -> str:
        try:
            body = parcel.file.read_bytes()
        except OSError as error:
            raise disk_error(parcel.file, error) from error
        answer = self._client.put_object(
            Bucket=self._bucket,
            Key=self._prefix + parcel.place,
            Body=body,
            ContentMD5=base64.b64encode(bytes.fromhex(parcel.digest)).decode(),
            **_arguments(parcel.headers),
        )
        return str(answer.get("ETag", "")).strip('"')

    def _remove(self, place: str) -> None:
        self._client.delete_object(Bucket=self._bucket, Key=self._prefix + place)

    def _has_headers(self, parcel: Parcel) -> bool:
        answer = self._client.head_object(Bucket=self._bucket, Key=self._prefix + parcel.place)
        wanted = _arguments(parcel.headers)
        return all(answer.get(name, "") == wanted.get(name, "") for name in _SENT_AS.values())

    def _listing(self) -> dict[str, str]:
        """Key → ETag of every object below the prefix."""
        try:
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
            return {each["Key"]: each["ETag"].strip('"') for page in pages for each in page.get("Contents", ())}
        except _FOREIGN as error:
            raise self._translated(error) from error

    def _each(
        self, do: Callable[[_Given], _Got], things: Sequence[_Given]
    ) -> Generator[tuple[_Given, _Got], None, None]:
        """Do it with each thing, a few at a time; after a failure no new one is begun, and those under way end."""
        waiting = iter(things)
        under_way: dict[Future[_Got], _Given] = {}
        trouble: QnaError | None = None
        try:
            while True:
                while trouble is None and len(under_way) < _AT_ONCE and (thing := next(waiting, None)) is not None:
                    under_way[self._pool.submit(do, thing)] = thing
                if not under_way:
                    break
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    thing = under_way.pop(future)
                    try:
                        yield thing, future.result()
                    except _FOREIGN as error:
                        trouble = trouble or self._translated(error)
                        trouble.__cause__ = trouble.__cause__ or error
                    except DiskError as error:
                        trouble = trouble or error
        finally:
            for future in under_way:
                future.cancel()
        if trouble is not None:
            raise trouble

    def _translated(self, error: Exception) -> QnaError:
        if isinstance(error, NoCredentialsError | PartialCredentialsError):
            return ConfigError(
                f"{self._where}: no credentials; set access_key in [[site.mirror]], or give this machine some"
            )
        if not isinstance(error, ClientError):
            # Not in its own words: they name one object of many, and the same trouble must read the same each time.
            reason = next((words for kind, words in _REASONS.items() if isinstance(error, kind)), one_line(str(error)))
            return Unreachable(f"{self._where}: {reason}; the next run tries again")
        said = error.response.get("Error", {})
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        code, message = str(said.get("Code", "")), one_line(str(said.get("Message", "")))
        answer = f"{self._where} answered {status} {code}" + (f" ({message})" if message else "")
        if code in _REMEDIES or status in (401, 403):
            remedy = _REMEDIES.get(code, _REMEDIES["AccessDenied"])
            return ConfigError(f"{answer}; {remedy}, then the next run goes on")
        return Unreachable(f"{answer}; the next run tries again")


def _arguments(headers: Mapping[str, str]) -> dict[str, str]:
    return {_SENT_AS[name]: value for name, value in headers.items() if name in _SENT_AS}


def _client(endpoint: str, region: str, addressing: str, credentials: tuple[str, str] | None, seconds: int) -> Any:
    key, secret = credentials or (None, None)
    return boto3.session.Session().client(
        "s3",
        endpoint_url=endpoint or None,
        region_name=region,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        config=Config(
            connect_timeout=min(seconds, 10),
            read_timeout=seconds,
            retries={"mode": "standard", "total_max_attempts": _TRIES},
            max_pool_connections=_AT_ONCE,
            signature_version="s3v4",
            s3={"addressing_style": "path" if endpoint and addressing == "path" else "virtual"},
            # Newer checksums travel in trailers that many stores do not understand; we send Content-MD5.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )
