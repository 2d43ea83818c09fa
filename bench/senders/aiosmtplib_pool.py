"""aiosmtplib with so many connections that are kept: PORT CONNECTIONS COUNT FILE, see smtplib_threads.py."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import aiosmtplib

port, connections, count = map(int, sys.argv[1:4])
message = Path(sys.argv[4]).read_bytes()


async def send(first: int) -> None:
    async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False) as server:
        for number in range(first, count, connections):
            address = f"reader{number}@example.org"
            personal = message.replace(b"reader0@example.org", address.encode())
            await server.sendmail("talks@ferry.example", [address], personal)


async def main() -> None:
    await asyncio.gather(*(send(first) for first in range(connections)))


start = time.perf_counter()
asyncio.run(main())
print(time.perf_counter() - start)
