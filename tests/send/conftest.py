"""What the tests of outlets share: real SMTP servers on loopback, obedient and otherwise."""

from __future__ import annotations

import contextlib
import select
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from pipeline.send.smtp.outlet import SmtpOutlet
from pipeline.send.smtp.server import Server
from tests.ports import free_port

CERTIFICATE = Path(__file__).with_name("localhost.pem")
HANG_UP, STALL = "hang up", "stall"


class Mailboxes:
    """What aiosmtpd's server received, and whom it refuses: address → reply."""

    def __init__(self) -> None:
        self.received: list[tuple[str, str, bytes]] = []
        self.refused: dict[str, str] = {}
        self.options: list[list[str]] = []
        self.closed = False
        self.features: list[str] = []
        """What EHLO offers beyond what aiosmtpd knows of itself; it can cope with PIPELINING."""

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, name: str, said: list[str]) -> list[str]:
        session.host_name = name
        return [*(f"250-{feature}" for feature in self.features), *said]

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if self.closed:
            return "421 shutting down"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 fine"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.received.append((envelope.mail_from, envelope.rcpt_tos[0], envelope.original_content))
        self.options.append(list(envelope.mail_options))
        return "250 taken"


class _EphemeralController(Controller):
    """aiosmtpd's, but on a port that the system chooses, so that tests can run side by side."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mailboxes() -> Mailboxes:
    return Mailboxes()


@pytest.fixture
def smtp_server(mailboxes: Mailboxes) -> Iterator[Callable[..., int]]:
    """Starts aiosmtpd with the given options and returns its port."""
    controllers = []

    def start(host: str = "127.0.0.1", **options: Any) -> int:
        controller = _EphemeralController(mailboxes, hostname=host, port=0, server_hostname="server.example", **options)
        controller.start()
        controllers.append(controller)
        return controller.port

    yield start
    for controller in controllers:
        controller.stop()


@pytest.fixture
def server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


@pytest.fixture
def trusting_context() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(CERTIFICATE))


class Script(socketserver.ThreadingTCPServer):
    """An SMTP server that answers as it is told, however wrongly.

    `answers`: "greeting", a verb, or "end" (of the message) → a reply, HANG_UP, STALL, or a list of these, one for
    each time, of which the last stays; "body" → HANG_UP. Everything else is answered as by a good server.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = {
            "greeting": "220 here",
            "EHLO": "250 here",
            "DATA": "354 go on",
            "QUIT": "221 bye",
        } | answers
        self.heard: list[str] = []
        self.messages: list[bytes] = []
        self.verdicts: list[str] = []
        """What was said to the end of each of the messages."""
        self.connections = 0
        self.stalled = threading.Event()
        self.released = threading.Event()
        super().__init__(("127.0.0.1", 0), _Dialogue)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def answer(self, occasion: str) -> str:
        answer = self.answers.get(occasion, "250 fine")
        if isinstance(answer, list):
            return str(answer.pop(0) if len(answer) > 1 else answer[0])
        return str(answer)


class _Dialogue(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True
    server: Script

    def handle(self) -> None:
        self.server.connections += 1
        with contextlib.suppress(ConnectionError):  # who has heard enough hangs up
            self.converse()

    def converse(self) -> None:
        if not self.say("greeting"):
            return
        while line := self.rfile.readline():
            command = line.decode().strip()
            self.server.heard.append(command)
            verb = command.split()[0].upper()
            if not self.say(verb):
                return
            if verb == "DATA" and self.said.startswith("354"):
                if self.server.answers.get("body") == HANG_UP:
                    return
                message = b""
                while (line := self.rfile.readline()) != b".\r\n":
                    if not line:
                        return  # hung up within the message
                    message += line
                self.server.messages.append(message)
                is_alive = self.say("end")
                self.server.verdicts.append(self.said)
                if not is_alive:
                    return

    def say(self, occasion: str) -> bool:
        self.said = self.server.answer(occasion)
        if self.said == HANG_UP:
            return False
        if self.said == STALL:
            self.server.stalled.set()
            self.server.released.wait(30)
            return False
        self.wfile.write(self.said.encode() + b"\r\n")
        return True


@pytest.fixture
def script() -> Iterator[Callable[..., Script]]:
    """Starts a Script with the given answers."""
    servers: list[Script] = []

    def start(**answers: Any) -> Script:
        server = Script(answers)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.released.set()
        server.shutdown()
        server.server_close()


class Tape(threading.Thread):
    """A server that hears and says exactly what it is told, byte by byte, on one connection after the other.

    Steps, for each connection: bytes are said at once; ("hear", bytes) must be exactly what comes next; ("quiet", s)
    means that nothing may come for s seconds; ("drip", bytes) are said one by one; ("flood", bytes) may be cut short
    by the other side; ("wait", event); ("sleep", s); ("end",) is the other side's hanging up. After the last step the
    connection is closed. `fault` tells what was otherwise than it should be.
    """

    def __init__(self, *connections: list[Any]) -> None:
        super().__init__(daemon=True)
        self.connections = connections
        self.fault = ""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])

    def run(self) -> None:
        self.listener.settimeout(10)
        try:
            for steps in self.connections:
                with self.listener.accept()[0] as talk:
                    talk.settimeout(10)
                    talk.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    for number, step in enumerate(steps):
                        if self.fault:
                            return
                        self._play(talk, f"step {number}", step)
        except OSError as error:
            self.fault = self.fault or repr(error)
        finally:
            self.listener.close()

    def _play(self, talk: socket.socket, place: str, step: Any) -> None:
        match step:
            case bytes():
                talk.sendall(step)
            case ("hear", wanted):
                heard = b""
                while len(heard) < len(wanted) and (data := talk.recv(len(wanted) - len(heard))):
                    heard += data
                if heard != wanted:
                    self.fault = f"{place}: {heard[-300:]!r} instead of {wanted[-300:]!r}"
            case ("quiet", seconds):
                if select.select([talk], [], [], seconds)[0]:
                    self.fault = f"{place}: {talk.recv(300)!r} instead of nothing"
            case ("drip", said):
                for byte in said:
                    talk.sendall(bytes([byte]))
            case ("wait", event):
                event.wait(10)
            case ("flood", said):
                with contextlib.suppress(ConnectionError):
                    talk.sendall(said)
            case ("sleep", seconds):
                time.sleep(seconds)
            case ("end",):
                if more := talk.recv(300):
                    self.fault = f"{place}: {more!r} instead of the end"


@pytest.fixture
def tape() -> Iterator[Callable[..., Tape]]:
    """Starts a Tape with the given connections; at the end of the test it must have run through without fault."""
    tapes = []

    def start(*connections: list[Any]) -> Tape:
        tapes.append(Tape(*connections))
        tapes[-1].start()
        return tapes[-1]

    yield start
    for each in tapes:
        each.join(12)
        assert (each.fault, each.is_alive()) == ("", False)


def smtp_outlet(port: int, *, context: ssl.SSLContext | None = None, **server: Any) -> SmtpOutlet:
    return SmtpOutlet(
        Server(
            **{"host": "127.0.0.1", "port": port, "security": "none", "name": "client.example", "timeout": 5} | server
        ),
        context=context,
    )


@pytest.fixture
def make_outlet() -> Callable[..., SmtpOutlet]:
    return smtp_outlet


@pytest.fixture
def closed_port() -> int:
    return free_port()
