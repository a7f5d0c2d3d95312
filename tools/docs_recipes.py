"""Runs the recipes of docs/recipes.md and writes what each prints into the block below it.

Commands, SQL (DuckDB), Python and R run one after the other in a folder with a desk of the bundled samples. What a
recipe needs and is not installed is named, and its block left as it is.
Usage: python tools/docs_recipes.py. tests/tools/test_docs_recipes.py checks that the blocks are current.
"""

from __future__ import annotations

import importlib.util
import io
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tawatur.cli import main as tawatur
from tawatur.mentions.tables import DATA

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "recipes.md"
RECIPE: Final = re.compile(
    r"(?P<head>^```(?P<kind>console|sql|python|r)\n(?P<code>.*?)^```\n\n```text\n)(?P<printed>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_PACKAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "sql": ("pyarrow", "duckdb"),
    "python": ("pyarrow", "pandas"),
}


class MissingError(Exception):
    """What a recipe needs and is not installed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A recipe, what the page says that it prints, and what it printed; ``missing``: what it needs to be run."""

    kind: str
    code: str
    told: str
    printed: str
    missing: str = ""


def run_recipes(text: str) -> Iterator[Outcome]:
    """Run every recipe of a page, in a folder of its own that is removed after."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        samples = [
            str(DATA / "samples" / name) for name in ("reports.jsonl", "tanf-12.txt", "mayadin-hq-01.html")
        ]
        _tawatur(["add", "--desk", "monitor.db", *samples])
        scope: dict[str, Any] = {}
        for found in RECIPE.finditer(text):
            kind, code, told = found["kind"], found["code"], found["printed"]
            try:
                printed = "".join(
                    f"{line.rstrip()}\n" for line in _run(kind, code, scope).rstrip().splitlines()
                )
                yield Outcome(kind, code, told, printed)
            except MissingError as missing:
                yield Outcome(kind, code, told, told, str(missing))


def _run(kind: str, code: str, scope: dict[str, Any]) -> str:
    writes_parquet = kind == "console" and "--format parquet" in code
    for package in ("pyarrow",) if writes_parquet else _PACKAGES.get(kind, ()):
        if importlib.util.find_spec(package) is None:
            raise MissingError(package)
    if kind == "console":
        return "".join(_tawatur(shlex.split(line.removeprefix("$ tawatur "))) for line in code.splitlines())
    if kind == "r":
        return _r(code)
    out = io.StringIO()
    with redirect_stdout(out):
        if kind == "sql":
            import duckdb

            duckdb.sql(code).show(max_width=110)
        else:
            exec(code, scope)
    return out.getvalue()


def _tawatur(arguments: list[str]) -> str:
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        tawatur(arguments)
    return out.getvalue()


def _r(code: str) -> str:
    program = shutil.which("Rscript")
    if program is None:
        raise MissingError("Rscript")
    done = subprocess.run(
        [program, "--vanilla", "-e", code], capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout if done.returncode == 0 else done.stdout + done.stderr


def main() -> int:
    """Write the page; always 0."""
    text = PAGE.read_text(encoding="utf-8")
    outcomes = run_recipes(text)

    def block(found: re.Match[str]) -> str:
        outcome = next(outcomes)
        if outcome.missing:
            print(f"docs/recipes.md: a recipe was not run, for want of {outcome.missing}.", file=sys.stderr)
        return f"{found['head']}{outcome.printed}```"

    PAGE.write_text(RECIPE.sub(block, text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
