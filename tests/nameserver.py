"""A name server on loopback, with the records that a test gives it; UDP, one thread."""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

Records = Mapping[tuple[str, str], Sequence[str]]
"""(name, kind) → its records as in a zone file; TXT without quotes. A record "SERVFAIL" makes the server fail."""


class NameServer:
    """Answers what it knows; that a name does not exist, where it knows none of it; nothing at all while `silent`."""

    def __init__(self, records: Records = {}) -> None:  # noqa: B006
        self.records = dict(records)
        self.silent = False
        self.asked: list[tuple[str, str]] = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.sendto(b"stop", self._socket.getsockname())
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while (received := self._socket.recvfrom(4096))[0] != b"stop":
            answer = self._answer(dns.message.from_wire(received[0])).to_wire()
            if not self.silent:
                self._socket.sendto(answer, received[1])

    def _answer(self, query: dns.message.Message) -> dns.message.Message:
        question = query.question[0]
        name = question.name.to_text().rstrip(".").lower()
        kind = dns.rdatatype.to_text(question.rdtype)
        self.asked.append((name, kind))
        reply = dns.message.make_response(query)
        reply.flags |= dns.flags.RA
        records = self.records.get((name, kind), ())
        if "SERVFAIL" in records:
            reply.set_rcode(dns.rcode.SERVFAIL)
        elif records:
            texts = [quoted(each) for each in records] if kind == "TXT" else records
            reply.answer.append(dns.rrset.from_text_list(question.name, 60, "IN", kind, texts))
        elif not any(known == name or known.endswith(f".{name}") for known, _ in self.records):
            reply.set_rcode(dns.rcode.NXDOMAIN)
        return reply


def quoted(text: str) -> str:
    """A TXT record in strings of at most 255 octets."""
    return " ".join(f'"{text[at : at + 255]}"' for at in range(0, max(1, len(text)), 255))
