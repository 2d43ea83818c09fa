"""`python -m pipeline` and the `qna` command."""

from __future__ import annotations

import gc
import sys

from pipeline.cli.main import start


def main() -> None:
    """Run the command line and leave with its exit code."""
    seldom_collect()
    sys.exit(start(sys.argv[1:]))


def seldom_collect() -> None:
    """Look for dead cycles a hundred times less often: a run makes millions of small things, and hardly a cycle."""
    gc.set_threshold(50_000, 20, 20)


if __name__ == "__main__":
    main()
