"""The command ``tawatur``: one file a command.

In: what the user types. Out: words for people on a terminal, JSON for machines with ``--json``, and an exit code:
0 done, 1 some inputs failed (each named on standard error, the rest done), 2 wrong use. Nothing is worked out here:
a command reads its options, calls a stage and shows what comes back. Each command imports what it needs when it
runs, so that the first coded report of ``tawatur code`` is not kept waiting for a database or for colours.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``tawatur`` with these arguments (default: the process's own) and return the exit code."""
    try:
        from tawatur.cli.run import main as run
    except KeyboardInterrupt:  # before the command was there to say so itself
        print("Stopped; nothing was done.", file=sys.stderr)
        return 130
    return run(arguments)
