"""What a command says when something goes wrong: one sentence on standard error, and the exit code."""

from __future__ import annotations

import os
import sys
from typing import Final

DONE: Final = 0
SOME_FAILED: Final = 1
WRONG_USE: Final = 2
INTERRUPTED: Final = 130
"""What a shell reports for a program that was stopped with Ctrl-C."""
PIPE_CLOSED: Final = 141
"""What a shell reports for a program whose reader went away."""


class Failure(Exception):
    """What a command could not do: ``sentence`` for the user, ``code`` for the shell."""

    def __init__(self, sentence: str, code: int = SOME_FAILED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def complain(sentence: str) -> None:
    """Print one sentence on standard error; control characters in it cannot reach the terminal."""
    sys.stdout.flush()
    print("".join(c if c.isprintable() else " " for c in sentence), file=sys.stderr, flush=True)


def debugging() -> bool:
    """Whether the user asked for tracebacks (TAWATUR_DEBUG=1)."""
    return os.environ.get("TAWATUR_DEBUG", "") not in ("", "0")


def system_sentence(error: OSError) -> str:
    """An error of the system as a sentence that names the file, where the system did."""
    what = (error.strerror or str(error) or type(error).__name__).lower()
    return f"{error.filename or 'The output'} could not be read or written: {what}."
