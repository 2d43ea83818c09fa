"""`python -m pipeline` and the `qna` command."""

from __future__ import annotations

import sys

from pipeline.cli.main import start


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
