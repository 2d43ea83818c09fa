"""Mail servers on loopback for tests and benchmarks: a real one, one with faults, one that follows a script.

Each is a context manager with a `port` of its own, and `arrived()`: what has come in whole, be it accepted at the end
or not. Nothing else of tests/ is imported here, for the benchmarks have this file on their path, and no package.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from aiosmtpd.controller import Controller

SMTP_SINK = "/usr/sbin/smtp-sink"
CERTIFICATE = Path(__file__).parent / "send" / "localhost.pem"
"""Of localhost, with its key; vouched for by nobody but itself."""
HANG_UP, SILENCE = "hang up", "silence"
_LISTENS, _OPEN = "0A", ("01", "04", "05", "08", "09")  # TCP states in /proc/net/tcp that hold data yet to be read
_MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^>\r\n]+>)", re.IGNORECASE | re.MULTILINE)
_RECIPIENT = re.compile(rb"^X-Rcpt-Args: <([^>\r\n]*)>", re.MULTILINE)
_HEADERS = 16_384
"""Bytes of a message in which its headers end."""


class Letter(NamedTuple):
    """One message that came in whole."""

    recipient: str
    message_id: str


def to_readers(letters: Iterable[Letter], *, editor: str = "editor@ferry.example") -> Counter[Letter]:
    """Letter → how often it came, without what went to the editor."""
    return Counter(letter for letter in letters if letter.recipient != editor)


def _message_id(message: bytes) -> str:
    found = _MESSAGE_ID.search(message[:_HEADERS])
    return found[1].decode("ascii", "replace") if found else ""


class Sink:
    """Postfix's smtp-sink: takes mail as fast as C can, and fails as its flags say (smtp-sink(1))."""

    def __init__(self, *flags: str, dumps: bool = True) -> None:
        """Without `dumps` it is faster, and nobody knows afterwards what arrived."""
        self._flags = flags
        self._dumps = dumps
        self.port = 0

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="sink-")
        folder = self._folder.name
        with socket.create_server(("127.0.0.1", 0)) as nobody_else:
            self.port = nobody_else.getsockname()[1]
        dumping = ("-d", f"{folder}/m.%M.") if self._dumps else ()
        command = [SMTP_SINK, *dumping, *self._flags, f"127.0.0.1:{self.port}", "100"]
        if os.geteuid() == 0:  # then it insists on becoming somebody else
            Path(folder).chmod(0o777)
            command[1:1] = ["-u", "nobody"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            self._wait(lambda: (self.port, _LISTENS) in _sockets(), 20, f"smtp-sink does not listen on {self.port}")
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._end()

    def _end(self) -> None:
        self.process.kill()
        self.process.communicate()
        self._folder.cleanup()

    def _wait(self, condition: Callable[[], bool], seconds: float, why: str) -> None:
        """Until it is so. Raises TimeoutError, and OSError when smtp-sink has ended before."""
        deadline = time.monotonic() + seconds
        while not condition():
            if self.process.poll() is not None:
                assert self.process.stderr is not None
                raise OSError(f"smtp-sink ended: {self.process.stderr.read()}")
            if time.monotonic() > deadline:
                raise TimeoutError(why)
            time.sleep(0.005)

    def arrived(self) -> list[Letter]:
        """All that was given to it in whole, once nobody is connected any more."""
        self.wait_until_left()
        return [letter for path in self._dumps_there() if (letter := _dumped(path))]

    def count(self) -> int:
        """How many messages have begun to arrive, roughly and at once."""
        return len(os.listdir(self._folder.name))

    def dumped(self) -> Iterable[bytes]:
        """The messages as they were dumped, in no order."""
        return (path.read_bytes() for path in self._dumps_there())

    def _dumps_there(self) -> list[Path]:
        return [Path(self._folder.name, name) for name in os.listdir(self._folder.name)]

    def wait_until_left(self, seconds: float = 20.0) -> None:
        """Until it has read all that the dead have sent, and closed their connections."""
        somebody = {(self.port, state) for state in _OPEN}
        self._wait(lambda: not somebody & _sockets(), seconds, "somebody is still connected to smtp-sink")

    def stop(self) -> None:
        """Answer nobody, as a machine that hangs."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Answer again."""
        self.process.send_signal(signal.SIGCONT)


def _sockets() -> set[tuple[int, str]]:
    """(local port, state) of each TCP socket, see proc(5); smtp-sink must not be asked, for it counts who connects."""
    lines = (line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:])
    return {(int(fields[1].rpartition(":")[2], 16), fields[3]) for fields in lines}


def _dumped(path: Path) -> Letter | None:
    """The letter in a dump; None for one of which nothing came but the envelope."""
    with open(path, "rb", buffering=0) as file:
        head = file.read(_HEADERS)
    recipient, identity = _RECIPIENT.search(head), _message_id(head)
    return Letter(recipient[1].decode(), identity) if recipient and identity else None


class Faulty:
    """aiosmtpd with recipients that are refused, with TLS, with logins, with PIPELINING or without."""

    def __init__(
        self,
        refusals: dict[str, Sequence[str]] | None = None,
        *,
        pipelining: bool = True,
        login: bool | None = None,
        certificate: Path | None = None,
        host: str = "127.0.0.1",
    ) -> None:
        """`refusals`: address → replies to RCPT, one a time; after the last it is accepted ("" accepts at once).

        `login`: whether logins succeed; None offers none. `certificate` brings STARTTLS, which is required then.
        """
        self._refusals = {address: list(replies) for address, replies in (refusals or {}).items()}
        self._pipelining = pipelining
        self._login = login
        self._certificate = certificate
        self._host = host
        self._letters: list[Letter] = []
        self._controller: Controller | None = None
        self.port = 0

    def __enter__(self) -> Self:
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import AuthResult

        options: dict[str, Any] = {}
        if self._certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self._certificate)
            options |= {"tls_context": context, "require_starttls": True}
        if self._login is not None:
            options["authenticator"] = lambda *_: AuthResult(success=bool(self._login), handled=False)
            options["auth_required"] = True
        # Told its name, aiosmtpd does not ask a resolver for it.
        options["server_hostname"] = "server.example"
        self._controller = _on_any_port(Controller)(self, hostname=self._host, port=0, **options)
        self._controller.start()
        self.port = self._controller.port
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        assert self._controller is not None
        self._controller.stop()

    def arrived(self) -> list[Letter]:
        """All that was accepted."""
        return list(self._letters)

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, name: str, answers: list[str]) -> list[str]:
        session.host_name = name
        return [*answers[:-1], "250-PIPELINING", *answers[-1:]] if self._pipelining else answers

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        left = self._refusals.get(address)
        if left and (reply := left.pop(0)):
            return reply
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self._letters += [Letter(address, _message_id(envelope.content)) for address in envelope.rcpt_tos]
        return "250 2.0.0 taken"


def _on_any_port(controller: Any) -> Any:
    """aiosmtpd's controller asks its own port for a greeting, and with port 0 does not know which it is."""

    class OnAnyPort(controller):  # type: ignore[misc]
        def _trigger_server(self) -> None:
            self.port = self.server.sockets[0].getsockname()[1]
            super()._trigger_server()

    return OnAnyPort


Answer = str | list[str]


class Scripted(socketserver.ThreadingTCPServer):
    """A server that answers as it is told, however wrongly, and else like a good one that takes pipelined commands.

    `answers`: "greeting", a verb, or "end" (of the message) → a reply, HANG_UP, SILENCE, or a list of these, one for
    each time, of which the last stays. `each_byte` sends every reply byte by byte; after `quota` messages on a
    connection, MAIL is answered with 421; `on_letter` is told how many messages there have been.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 100

    def __init__(
        self,
        *,
        pipelining: bool = True,
        each_byte: bool = False,
        quota: int | None = None,
        on_letter: Callable[[int], None] | None = None,
        **answers: Answer,
    ) -> None:
        features = ["server.example", "8BITMIME", *(["PIPELINING"] if pipelining else [])]
        lines = [f"250{' ' if each is features[-1] else '-'}{each}" for each in features]
        self._answers: dict[str, Answer] = {
            "greeting": "220 server.example",
            "EHLO": "\r\n".join(lines),
            "DATA": "354 go on",
            "QUIT": "221 bye",
        } | answers
        self.each_byte = each_byte
        self.quota = quota
        self.on_letter = on_letter
        self.letters: list[Letter] = []
        self.connections = 0
        self.released = threading.Event()
        super().__init__(("127.0.0.1", 0), _Dialogue)
        self.port = int(self.server_address[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed is none of our errors."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def arrived(self) -> list[Letter]:
        """All that came in whole, also what was refused then."""
        return list(self.letters)

    def answer(self, occasion: str, otherwise: str = "250 2.0.0 fine") -> str:
        """What to say now."""
        answer = self._answers.get(occasion, otherwise)
        if isinstance(answer, list):
            return answer.pop(0) if len(answer) > 1 else answer[0]
        return answer


class _Dialogue(socketserver.StreamRequestHandler):
    server: Scripted
    rbufsize = 1 << 17
    disable_nagle_algorithm = True

    def handle(self) -> None:
        self.server.connections += 1
        said = self.say("greeting")
        recipient, taken = "", 0
        while said and (line := self.rfile.readline()):
            verb = line.split()[0].upper().decode("ascii", "replace") if line.strip() else ""
            if verb == "MAIL" and self.server.quota is not None and taken >= self.server.quota:
                self.utter("421 4.7.0 enough for one connection")
                return
            if verb == "DATA" and not recipient:
                said = self.utter("554 5.5.1 no valid recipients")
                continue
            said = self.say(verb)
            if verb in ("MAIL", "RSET"):
                recipient = ""
            if verb == "RCPT" and said.startswith("250"):
                recipient = line.partition(b"<")[2].partition(b">")[0].decode()
            if verb == "DATA" and said.startswith("354"):
                if (message := self.hear_message()) is None:
                    return
                self.server.letters.append(Letter(recipient, _message_id(message)))
                recipient, taken = "", taken + 1
                if self.server.on_letter is not None:
                    self.server.on_letter(len(self.server.letters))
                said = self.say("end")
            if verb == "QUIT":
                return

    def hear_message(self) -> bytes | None:
        """All up to the final dot; None if the client was cut off before."""
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return None
            lines.append(line)
        return b"".join(lines)

    def say(self, occasion: str) -> str:
        """Answer; "" when there is to be no more talk."""
        return self.utter(self.server.answer(occasion))

    def utter(self, reply: str) -> str:
        if reply == SILENCE:
            self.server.released.wait(60)
        if reply in (SILENCE, HANG_UP):
            return ""
        data = reply.encode() + b"\r\n"
        for piece in [bytes([each]) for each in data] if self.server.each_byte else [data]:
            self.wfile.write(piece)
        return reply
