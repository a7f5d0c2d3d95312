"""Writes docs/cli.md from the commands' own help.

Usage: python tools/docs_cli.py. tests/tools/test_docs_cli.py checks that the page is current.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from tawatur.cli.app import app

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
_HEAD = """# The command `tawatur`

Written by `tools/docs_cli.py` from the commands' own help: change it there, then run `make docs`.

Exit codes: 0 done; 1 some inputs failed or were skipped, each named in one sentence on standard error, the rest done;
2 wrong use. An unexpected error asks to be reported; `TAWATUR_DEBUG=1` shows where it arose. Stopping with Ctrl-C ends
with 130, a reader that went away (`| head`) with 141; neither harms a desk.
"""


def page() -> str:
    """The page as it should be."""
    sections = [_section(name, command) for name, command in commands("tawatur", get_command(app))]
    return "\n".join([_HEAD, *sections])


def commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Every command below this one by its full name; groups that do nothing alone are passed through."""
    for part, child in getattr(command, "commands", {}).items():
        if getattr(child, "commands", None):
            if child.invoke_without_command:
                yield f"{name} {part}", child
            yield from commands(f"{name} {part}", child)
        else:
            yield f"{name} {part}", child


def _section(name: str, command: Any) -> str:
    lines = [f"## {name}", "", _paragraphs(command.help), ""]
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    rows = [(f"`{argument.metavar}`", argument) for argument in arguments]
    rows += [(_option(option), option) for option in options]
    if rows:
        lines += ["| | |", "|---|---|", *(f"| {shown} | {_meaning(p)} |" for shown, p in rows), ""]
    examples = [line.strip() for line in (command.epilog or "").splitlines() if line.startswith("  ")]
    lines += ["```", *examples, "```", ""]
    return "\n".join(lines)


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (text or "").split("\n\n"))


def _option(option: Any) -> str:
    value = "" if option.is_flag else f" {option.metavar}"
    return f"`{', '.join(option.opts)}{value}`"


def _meaning(parameter: Any) -> str:
    words = (parameter.help or "").replace("|", "\\|")
    return f"{words} Required." if parameter.required and parameter.param_type_name == "option" else words


def main() -> int:
    """Write the page; always 0."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
