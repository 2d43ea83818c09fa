"""Python's smtplib with so many threads, each with a connection that it keeps: PORT CONNECTIONS COUNT FILE.

FILE holds the message to reader0@example.org, which each recipient gets with an address of their own. Prints seconds.
"""

from __future__ import annotations

import smtplib
import sys
import threading
import time
from pathlib import Path

port, connections, count = map(int, sys.argv[1:4])
message = Path(sys.argv[4]).read_bytes()


def send(first: int) -> None:
    with smtplib.SMTP("127.0.0.1", port) as server:
        for number in range(first, count, connections):
            address = f"reader{number}@example.org"
            personal = message.replace(b"reader0@example.org", address.encode())
            server.sendmail("talks@ferry.example", [address], personal)


start = time.perf_counter()
threads = [threading.Thread(target=send, args=(first,)) for first in range(connections)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(time.perf_counter() - start)
