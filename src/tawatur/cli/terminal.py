"""Printing for people: the console, and Arabic that stays in order beside English.

A terminal orders each line by itself, so every line of a right-to-left paragraph is set in its own isolate (Unicode
Bidirectional Algorithm, UAX 9), and so is every Arabic phrase within an English line.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

RIGHT_TO_LEFT: Final = "\u2067"
FIRST_STRONG: Final = "\u2068"
END_OF_ISOLATE: Final = "\u2069"
PIPE_WIDTH: Final = 120
"""Columns where no terminal says how many there are."""

_ARABIC = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def make_console() -> Console:
    """The console for standard output: as wide as the terminal, or as COLUMNS says, or 120 columns in a pipe."""
    from rich.console import Console

    class Piped(Console):
        """A console whose reader may go away: that is for the command to end, with the exit code for it."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return Piped(width=width, highlight=False, markup=False, emoji=False)


def is_right_to_left(text: str) -> bool:
    """Whether a text has more letters of right-to-left scripts than Latin ones."""
    return len(_ARABIC.findall(text)) > len(_LATIN.findall(text))


def isolated(text: str) -> str:
    """A phrase to be set within a line: isolated where it holds right-to-left letters."""
    return f"{FIRST_STRONG}{text}{END_OF_ISOLATE}" if _ARABIC.search(text) else text


def printable(text: str) -> str:
    """A line without what steers a terminal, as a name from outside may hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def quoted(text: str, limit: int = 120) -> str:
    """Words of a report on one line, in quotation marks, cut after ``limit`` characters."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    return isolated(f"“{line}”")


def wrapped(console: Console, text: Text, indent: int = 0) -> Iterator[Text]:
    """The lines of a text wrapped to the console, each right-to-left one in an isolate of its own."""
    from rich.text import Text as RichText

    for paragraph in text.split("\n", allow_blank=True):
        rtl = is_right_to_left(paragraph.plain)
        for line in paragraph.wrap(console, max(20, console.width - indent - 2)):
            line.rstrip()
            whole = RichText(" " * indent)
            whole.append(RIGHT_TO_LEFT if rtl else "")
            whole.append_text(line)
            whole.append(END_OF_ISOLATE if rtl else "")
            yield whole


def print_fields(
    console: Console, rows: Iterable[tuple[str, str | Text]], indent: int = 0, label_width: int = 10
) -> None:
    """Print label and value lines, the values wrapped in a column of their own, without blanks at the ends."""
    from rich.text import Text as RichText

    for label, value in rows:
        text = RichText(value) if isinstance(value, str) else value
        lines = text.wrap(console, max(20, console.width - indent - label_width - 3))
        for number, line in enumerate(lines):
            line.rstrip()
            head = RichText(" " * indent)
            head.append(f"{label if not number else '':>{label_width}}  ", style="dim")
            console.print(head.append_text(line), soft_wrap=True)
