"""Fuzzes the parser: `make fuzz`, or `python tests/fuzz/fuzz.py [--minutes N] [--inputs N] [--seed N] [ENDING …]`.

Each format starts from the documents that lie about (`seeds.py`), changes them (`mutate.py`), and looks whether what
must hold of any document still does (`oracle.py`). An input that fares as none before it is kept and changed in turn:
the parser's outcome leads the way. Coverage instead (atheris 3.0) led less far: from 33 Markdown files, 5,700 inputs of
its making reached 2,799 places of the parser, 2,000 of these mutations 2,928; it needs Clang wherever it has no wheel,
and changed bytes seldom get past the checksums of a package.

Each format runs in processes of its own, with a limit on memory; when one is killed, hangs or fails, the input on its
desk is the finding, is made small (`shrink.py`) and kept in `fuzz/`. At the end, what was kept is parsed once more by
a process with other hash seeds, and must say the same.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mutate import mutated
from oracle import Broken, examine
from seeds import FORMATS, ROOT, ending, seeds
from shrink import shrunk

MEMORY = 500_000_000
"""Bytes that a process of ours may hold."""
HANGS = 120
"""Seconds of processor time after which an input is given up."""
SHRINKING = 30.0
"""Seconds spent on making one finding small."""
LARGEST_KEPT = 50_000
"""Bytes of an input that is changed in turn; larger ones only get slower."""
MOST_REPEATED = 300
"""Inputs that are parsed again by another process."""
MOST_FAILURES = 10
"""Different failures of a format, after which somebody should look at them first."""


def main(arguments: list[str]) -> int:
    """Fuzz the formats that were named, or all; 1 if anything was found."""
    asked = argparse.ArgumentParser(description="fuzz the parser")
    asked.add_argument("endings", nargs="*", help="md, html, …; all formats, if none is named")
    asked.add_argument("--minutes", type=float, default=2.0, help="for each format")
    asked.add_argument("--inputs", type=int, default=0, help="for each format, instead of a time")
    asked.add_argument("--seed", type=int, default=None, help="for the same inputs as another time")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--findings", type=Path, default=ROOT / "fuzz", help="the folder for what fails")
    asked.add_argument("--work", help=argparse.SUPPRESS)
    told = asked.parse_args(arguments)
    if told.work:
        return Worker(Path(told.work)).run()
    known = {ending(kind).lstrip("."): kind for kind in FORMATS}
    chosen = [known[name.lstrip(".")] for name in told.endings] or list(FORMATS)
    seed = random.SystemRandom().randrange(10**9) if told.seed is None else told.seed
    print(f"seed {seed}; what fails goes to {told.findings}", flush=True)
    formats = [Format(kind, seed, told.findings) for kind in chosen]
    with ThreadPoolExecutor(told.jobs) as pool:
        found = list(pool.map(lambda each: each.fuzz(60 * told.minutes, told.inputs), formats))
    return 1 if any(found) else 0


class Format:
    """The fuzzing of one format, from outside: it gives orders to workers and collects what they found."""

    def __init__(self, media_type: str, seed: int, findings: Path) -> None:
        self.media_type = media_type
        self.seed = seed
        self.name = ending(media_type).lstrip(".")
        self.findings = findings
        self.desk = findings / f".{self.name}"
        self.known: list[str] = []
        self.tried = self.kept = 0

    def fuzz(self, seconds: float, inputs: int) -> int:
        """Run workers until the time is over; returns how many different failures there were."""
        self.desk.mkdir(parents=True, exist_ok=True)
        for old in (*self.desk.iterdir(), *self.findings.glob(f"{self.name}-*")):
            old.unlink()
        until = time.monotonic() + seconds
        more = True
        while more and len(self.known) < MOST_FAILURES:
            left = 10**6 if inputs else until - time.monotonic()
            self._work(seconds=left, inputs=inputs - self.tried if inputs else 0)
            more = self.tried < inputs if inputs else time.monotonic() < until
        self._work(seconds=0, inputs=0, again=True)
        told = f"{self.tried:,} inputs, {self.kept} of them unlike any before, {len(self.known)} failures"
        print(f"{self.name}: {told}", flush=True)
        return len(self.known)

    def _work(self, **order: object) -> None:
        """One worker's life. It ends when its time is over, or with the first input that kills it."""
        order = {"media_type": self.media_type, "seed": self.seed, "known": self.known, **order}
        (self.desk / "order.json").write_text(json.dumps(order), "utf-8")
        self.seed += 1
        hashes = {**os.environ, "PYTHONHASHSEED": str(self.seed % 1000)}
        command = [sys.executable, __file__, "--work", str(self.desk)]
        with subprocess.Popen(command, env=hashes, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as worker:
            assert worker.stdout is not None
            assert worker.stderr is not None
            for line in worker.stdout:
                said = json.loads(line)
                if "kind" in said:
                    self._report(said["kind"], said["message"], self.desk / said["file"])
                self.tried += said.get("tried", 0)
                self.kept += said.get("kept", 0)
            trouble = worker.stderr.read()[-300:].replace("\n", " ")
        if worker.returncode:
            self.tried += 1
            hangs = worker.returncode == -signal.SIGPROF
            kind = "hangs" if hangs else f"the process died ({worker.returncode})"
            self._report(kind, trouble, self.desk / "input")

    def _report(self, kind: str, message: str, data: Path) -> None:
        self.known.append(kind)
        path = self.findings / f"{self.name}-{len(self.known)}.{self.name}"
        path.write_bytes(data.read_bytes())
        print(f"{self.name}: {kind}: {message}\n    {path}", flush=True)


class Worker:
    """The fuzzing of one format, inside a process of its own. Its desk holds its order and the input it is at."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk
        order = json.loads((desk / "order.json").read_text("utf-8"))
        self.media_type: str = order["media_type"]
        self.until = time.monotonic() + order["seconds"]
        self.inputs: int = order["inputs"]
        self.known: list[str] = order["known"]
        self.again: bool = order.get("again", False)
        self.chance = random.Random(order["seed"])
        self.tried = 0

    def run(self) -> int:
        """Work until there is nothing left; say what fails, and at the end how much was done, a JSON line each."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        kept = self._repeat() if self.again else self._explore(seeds(self.media_type))
        print(json.dumps({"tried": 0 if self.again else self.tried, "kept": kept}), flush=True)
        return 0

    def _explore(self, start: list[bytes]) -> int:
        pool = list(start)
        seen: set[str] = set()
        digests: dict[str, str] = {}
        while time.monotonic() < self.until and (not self.inputs or self.tried < self.inputs):
            # Every other input is a seed's child: what was kept grows odder with each generation.
            data = mutated(self.chance.choice(pool if self.chance.random() < 0.5 else start), start, self.chance)
            if (outcome := self._examined(data)) is None or outcome[0] in seen:
                continue
            seen.add(outcome[0])
            if len(data) < LARGEST_KEPT:
                pool.append(data)
            if len(digests) < MOST_REPEATED:
                name = f"{len(digests)}.kept"
                (self.desk / name).write_bytes(data)
                digests[name] = outcome[1]
        (self.desk / "digests.json").write_text(json.dumps(digests), "utf-8")
        return len(seen)

    def _repeat(self) -> int:
        """Parse again what an earlier process, with other hash seeds, has kept."""
        digests = self.desk / "digests.json"
        for name, before in json.loads(digests.read_text("utf-8")).items() if digests.exists() else ():
            data = (self.desk / name).read_bytes()
            outcome = self._examined(data)
            if outcome is not None and outcome[1] != before:
                why = "it goes by the order of a set, or the code was changed"
                self._tell("not the same in another process", why, data)
                break
        return 0

    def _examined(self, data: bytes) -> tuple[str, str] | None:
        """What became of one input; None for what fails, which is told unless it is known."""
        self.tried += 1
        (self.desk / "input").write_bytes(data)
        try:
            return self._examine(data)
        except Broken as failure:
            kind = failure.kind
            if kind not in self.known:
                self._tell(kind, str(failure), shrunk(data, lambda part: self._fails(part, kind), SHRINKING))
            return None

    def _examine(self, data: bytes) -> tuple[str, str]:
        signal.setitimer(signal.ITIMER_PROF, HANGS)  # SIGPROF ends the process
        try:
            outcome = examine(self.media_type, data)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        if (held := _held()) > MEMORY:
            (self.desk / "input").write_bytes(data)
            raise SystemExit(f"{held / 1e6:.0f} MB were held at once")
        return outcome

    def _fails(self, data: bytes, kind: str) -> bool:
        try:
            self._examine(data)
        except Broken as failure:
            return failure.kind == kind
        return False

    def _tell(self, kind: str, message: str, data: bytes) -> None:
        self.known.append(kind)
        name = f"{len(self.known)}.found"
        (self.desk / name).write_bytes(data)
        print(json.dumps({"kind": kind, "message": message, "file": name}), flush=True)


def _held() -> int:
    """Bytes of memory that this process ever held at once."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
