"""``tawatur lexicon check``: is what a linguist wrote into the tables right?"""

from __future__ import annotations

import json as json_module

import typer

from tawatur.cli.failures import DONE, SOME_FAILED, complain
from tawatur.cli.options import AsJson, examples

CHECK_EXAMPLE = examples("tawatur lexicon check", "tawatur lexicon check --json")

group = typer.Typer(
    help="The tables of words, actors, sources and places that reports are read with.",
    epilog=examples("tawatur lexicon check"),
    rich_markup_mode=None,
)


@group.callback()
def _lexicon() -> None:
    """The tables of words, actors, sources and places that reports are read with."""


@group.command("check", epilog=CHECK_EXAMPLE)
def check(json: AsJson = False) -> int:
    """Check every table: columns, senses, frames, references, coordinates, entries that nothing can reach.

    Each finding names the file, the line, what is wrong and what to do. Exit code 1 where there are findings.
    """
    from tawatur.cli.inputs import counted
    from tawatur.mentions.check import check_tables

    findings, tables, rows = check_tables()
    for finding in findings:
        if json:
            value = {"file": finding.file, "line": finding.line, "problem": finding.problem}
            print(json_module.dumps(value, ensure_ascii=False))
        else:
            print(finding)
    if not json:
        found = counted(len(findings), "finding") if findings else "all right"
        complain(f"{counted(tables, 'table')}, {counted(rows, 'row')}: {found}.")
    return SOME_FAILED if findings else DONE
