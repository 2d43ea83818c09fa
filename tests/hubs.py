"""On loopback: a real WebSub hub with a real subscriber (Flask-WebSub), a site to fetch from, a hub that misbehaves."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs

from flask import Flask
from flask_websub.hub import Hub, SQLite3HubStorage
from flask_websub.subscriber import SQLite3SubscriberStorage, SQLite3TempSubscriberStorage, Subscriber, discover
from werkzeug.serving import WSGIRequestHandler, make_server


class _Server:
    """A server on a port of its own, in a thread."""

    url: str

    def start(self, server: Any, port: int) -> None:
        self._server = server
        self.url = f"http://127.0.0.1:{port}"
        self._thread = threading.Thread(target=server.serve_forever)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Shown(_Server):
    """The web root as readers see it, with the Link headers that WebSub wants (W3C WebSub §4)."""

    def __init__(self, root: Path, hub: Callable[[], str]) -> None:
        shown = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *arguments: Any) -> None:
                super().__init__(*arguments, directory=str(root))

            def end_headers(self) -> None:
                self.send_header("Link", f'<{hub()}>; rel="hub", <{shown.url}{self.path}>; rel="self"')
                super().end_headers()

            def log_message(self, *_: Any) -> None: ...

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.start(server, server.server_port)


class _Threads:
    """Stands where Flask-WebSub wants Celery: a task that is put off runs in a thread."""

    def task(self, **_: Any) -> Callable[[Callable[..., Any]], Any]:
        def made(do: Callable[..., Any]) -> Any:
            class Task:
                def delay(self, *given: Any) -> None:
                    # What Celery hands to a bound task, the task itself, is asked for only in order to repeat it.
                    first = (self,) if do.__name__.startswith("make_request_retrying") else ()
                    threading.Thread(target=do, args=(*first, *given)).start()

            return Task()

        return made


class _Quiet(WSGIRequestHandler):
    def log(self, *_: Any) -> None: ...


@dataclass
class Push:
    """What the hub pushed to the subscriber."""

    topic: str
    body: bytes


class Newsroom(_Server):
    """A hub at /hub with one subscriber beside it, below /told."""

    def __init__(self, folder: Path) -> None:
        self.pushed: list[Push] = []
        self.subscribed = threading.Event()
        self.arrived = threading.Event()
        self.app = Flask("newsroom")
        self.app.config["PUBLISH_SUPPORTED"] = True
        hub = Hub(SQLite3HubStorage(str(folder / "hub.db")), _Threads(), REQUEST_TIMEOUT=10)
        self.app.register_blueprint(hub.build_blueprint(url_prefix="/hub"))
        self._subscriber = Subscriber(
            SQLite3SubscriberStorage(str(folder / "subscriber.db")),
            SQLite3TempSubscriberStorage(str(folder / "asking.db")),
            REQUEST_TIMEOUT=10,
        )
        self.app.register_blueprint(self._subscriber.build_blueprint(url_prefix="/told"))
        self._subscriber.add_success_handler(lambda topic, callback, mode: self.subscribed.set())
        self._subscriber.add_listener(self._listen)
        server = make_server("127.0.0.1", 0, self.app, threaded=True, request_handler=_Quiet)
        self.app.config["SERVER_NAME"] = f"127.0.0.1:{server.server_port}"
        self.start(server, server.server_port)

    @property
    def hub(self) -> str:
        """The hub's address."""
        return self.url + "/hub"

    def subscribe(self, topic: str) -> None:
        """As a reader would: by what the feed itself says; returns once the hub has verified it."""
        self.subscribed.clear()
        with self.app.app_context():
            self._subscriber.subscribe(**discover(topic, timeout=10))
        assert self.subscribed.wait(20), "the hub did not verify the subscription"

    def _listen(self, topic: str, callback: str, body: bytes) -> None:
        self.pushed.append(Push(topic, body))
        self.arrived.set()


@dataclass
class Answer:
    """What an odd hub answers with."""

    status: int = 202
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_silent: bool = False
    """Never answers."""


class OddHub(_Server):
    """Answers as `answer` says of each form, and writes the forms down."""

    def __init__(self) -> None:
        self.forms: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.answer: Callable[[dict[str, str]], Answer] = lambda form: Answer()
        self._over = threading.Event()
        hub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: values[0] for name, values in parse_qs(body).items()}
                hub.forms.append(form)
                hub.paths.append(self.path)
                said = hub.answer(form)
                if said.is_silent:
                    hub._over.wait(30)
                    self.close_connection = True
                    return
                self.send_response(said.status)
                for name, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(said.body)

            def log_message(self, *_: Any) -> None: ...

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self.start(server, server.server_port)

    def topics(self) -> list[str]:
        """What it was told of, and forgets now."""
        told = [form["hub.url"] for form in self.forms]
        self.forms.clear()
        return told

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        super().__exit__(kind, error, trace)
