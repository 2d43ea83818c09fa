"""An S3 store on loopback (moto's server, a real HTTP server), and a door before it that can be shut or jammed."""

from __future__ import annotations

import hashlib
import http.client
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import boto3
from botocore.config import Config

from tests.ports import free_port

KEY, SECRET, REGION = "AKIATEST", "secret-of-the-tests", "us-east-1"
HANG = 0
"""As a fault: take the request and never answer."""


def digest(data: bytes) -> str:
    """As a store counts it."""
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


class Moto:
    """moto's server as a process of its own; every bucket in it is a test's own."""

    def __enter__(self) -> Self:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            try:
                urllib.request.urlopen(self.url + "/moto-api/data.json", timeout=5).close()
                break
            except OSError:
                assert self._process.poll() is None, "moto's server ended"
                time.sleep(0.05)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()


class Bucket:
    """What is in a bucket, asked by a client of its own."""

    def __init__(self, url: str, name: str) -> None:
        self.url, self.name = url, name
        self._client = boto3.client(
            "s3",
            endpoint_url=url,
            region_name=REGION,
            aws_access_key_id=KEY,
            aws_secret_access_key=SECRET,
            config=Config(s3={"addressing_style": "path"}),
        )
        self._client.create_bucket(Bucket=name)

    def __getitem__(self, key: str) -> bytes:
        with self._client.get_object(Bucket=self.name, Key=key)["Body"] as body:
            return bytes(body.read())

    def put(self, key: str, data: bytes) -> None:
        """As somebody else would."""
        self._client.put_object(Bucket=self.name, Key=key, Body=data, ContentType="text/plain")

    def names(self) -> list[str]:
        """Sorted."""
        return sorted(self.digests())

    def digests(self) -> dict[str, str]:
        """Name → `digest` of what it holds, as the store counts it for its ETag."""
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.name)
        return {each["Key"]: each["ETag"].strip('"') for page in pages for each in page.get("Contents", ())}

    def headers(self, key: str) -> dict[str, str]:
        """As a browser would see them."""
        signed = self._client.generate_presigned_url("get_object", {"Bucket": self.name, "Key": key})
        with urllib.request.urlopen(signed, timeout=10) as answer:
            return {name.lower(): value for name, value in answer.headers.items()}

    def close(self) -> None:
        """Hang up."""
        self._client.close()


class Door:
    """Passes requests on to a store and writes them down; `fault` says which one fails instead, and how."""

    def __init__(self, url: str) -> None:
        self.requests: list[tuple[str, str]] = []
        """(method, path with query), in the order of their beginning."""
        self.fault: Callable[[str, str], int | None] = lambda method, path: None
        """Takes method and path; gives a status, HANG, or None for what is passed on."""
        self._open = threading.Event()
        inner, door = urlsplit(url), self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def do(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                door.requests.append((self.command, self.path))
                status = door.fault(self.command, self.path)
                if status == HANG:
                    door._open.wait(30)
                    self.close_connection = True
                elif status is not None:
                    self.answer(status, {"Content-Type": "application/xml"}, _refusal(status))
                else:
                    self.answer(*self.passed_on(body))

            do_GET = do_PUT = do_DELETE = do_HEAD = do_POST = do

            def handle_expect_100(self) -> bool:
                go_on = super().handle_expect_100()
                self.wfile.flush()  # botocore waits a second for it
                return go_on

            def passed_on(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
                assert inner.hostname
                store = http.client.HTTPConnection(inner.hostname, inner.port, timeout=30)
                try:
                    headers = {name: value for name, value in self.headers.items() if name.lower() != "expect"}
                    store.request(self.command, self.path, body, headers)
                    got = store.getresponse()
                    return got.status, dict(got.getheaders()), got.read()
                finally:
                    store.close()

            def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
                self.send_response_only(status)
                for name, value in headers.items():
                    if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                        self.send_header(name, value)
                length = headers.get("content-length", "0") if self.command == "HEAD" else str(len(body))
                self.send_header("Content-Length", length)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            def log_message(self, *_: Any) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def put(self) -> list[str]:
        """The paths of all objects that were put, in order."""
        return [path for method, path in self.requests if method == "PUT"]


def _refusal(status: int) -> bytes:
    code = {403: "AccessDenied", 500: "InternalError", 503: "SlowDown"}.get(status, "Strange")
    return f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>so it is</Message></Error>".encode()


def pretended_ssh(folder: Path, script: str = 'while [ "$1" = -l ]; do shift 2; done; shift; exec sh -c "$*"') -> str:
    """A program to call instead of ssh, which by default runs on this machine what it is to run on the other one.

    Like ssh it hands all words, joined by blanks, to a shell.
    """
    program = folder / "pretended ssh"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    return str(program)
