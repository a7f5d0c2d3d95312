"""The command ``tawatur``: one file a command.

In: what the user types. Out: words for people on a terminal, JSON for machines with ``--json``, and an exit code:
0 done, 1 some inputs failed (each named on standard error, the rest done), 2 wrong use. Nothing is worked out here:
a command reads its options, calls a stage and shows what comes back. Each command imports what it needs when it
runs, so that the first coded report of ``tawatur code`` is not kept waiting for a database or for colours.
"""

from __future__ import annotations

from tawatur.cli.run import main

__all__ = ["main"]
