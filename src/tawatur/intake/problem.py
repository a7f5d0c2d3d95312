"""What intake says when something could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read as it stands.

    ``source`` is the path as it was given, or "standard input"; ``line`` counts from 1 and is None where the
    problem is the file's as a whole; ``reason`` says what is wrong and what to do, without a full stop.
    ``fatal`` is True where a report was lost by it, False where the report was read all the same with
    something left out.
    """

    source: str
    line: int | None
    reason: str
    fatal: bool = True

    def __str__(self) -> str:
        """The problem as one sentence on one line."""
        where = self.source if self.line is None else f"{self.source}, line {self.line}"
        return _printable(f"{where}: {self.reason}.")


def shown(value: object, limit: int = 40) -> str:
    """A value out of a file, quoted and shortened so that a sentence can name it."""
    words = value if isinstance(value, str) else repr(value)
    return f'"{words[:limit]}…"' if len(words) > limit else f'"{words}"'


def _printable(sentence: str) -> str:
    # A file's name and a file's values come from outside: no control character may reach a terminal, and a
    # name that is no valid Unicode must not break the stream it is printed on.
    return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in sentence)
