"""What ``make demo`` prints: the sample reports as incidents, one of them with its origins, and what to try next.

Usage: python tools/demo.py. Writes build/demo.db below the current folder, anew each time.
"""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.text import Text

from tawatur.cli.incident_table import id_length, print_incidents
from tawatur.cli.incident_view import print_incident
from tawatur.cli.terminal import make_console
from tawatur.desk import Added, Desk, DeskError
from tawatur.intake import Problem, read
from tawatur.mentions.tables import DATA
from tawatur.model import Incident, Report

SAMPLES = DATA / "samples"
DESK = Path("build", "demo.db")
MOST_OF_A_GRADE = 2
"""How many incidents of each grade the table shows: those that most reports tell."""


def main() -> int:
    """Print the demonstration; 1 where the desk cannot be written or a sample is left out, else 0."""
    console = make_console()
    try:
        with _new_desk() as desk:
            started = time.perf_counter()
            added = desk.add(_sample_reports())
            seconds = time.perf_counter() - started
            incidents = list(desk.incidents())
            fullest = max(incidents, key=lambda i: (len(i.reports), i.id))
            accounts = desk.accounts(fullest)
            coded = {name: desk.coded(name) for name in fullest.reports}
    except DeskError as error:
        print(error, file=sys.stderr)
        return 1
    console.print(Text.assemble(_introduction(added, seconds, len(incidents)), "\n"))
    print_incidents(console, _of_each_grade(incidents), among=incidents, one_line=True)
    console.print(Text("\nThe incident that most reports tell:", style="bold"))
    print_incident(console, fullest, accounts, coded, brief=True)
    console.print(Text("\nWhat to try next", style="bold"))
    for what, command in _next_steps(fullest, incidents):
        console.print(Text.assemble(f"  {command}", (f"  # {what}", "dim")), soft_wrap=True)
    lost = [f"{name} was skipped: {reason}" for name, reason in added.skipped.items()]
    lost += [f"{failed.report} was left out: {failed.reason}" for failed in added.failed]
    for sentence in lost:
        print(f"The sample {sentence.rstrip('.')}.", file=sys.stderr)
    return 1 if lost else 0


def _new_desk() -> Desk:
    DESK.parent.mkdir(exist_ok=True)
    for old in (DESK, *(DESK.with_name(DESK.name + end) for end in ("-wal", "-shm", "-journal"))):
        old.unlink(missing_ok=True)
    return Desk(DESK)


def sample_files() -> list[Path]:
    """The files of the bundled samples that hold reports."""
    return sorted(p for p in SAMPLES.iterdir() if p.suffix in (".jsonl", ".txt", ".html"))


def _sample_reports() -> Iterator[Report]:
    for item in read(sample_files()):
        if isinstance(item, Problem):
            print(item, file=sys.stderr)
        else:
            yield item


def _of_each_grade(incidents: Sequence[Incident]) -> list[Incident]:
    """Of each grade the incidents that most reports tell, rather one happening than many, in the order of the desk."""
    most = sorted(incidents, key=lambda i: (-len(i.reports), i.aggregate, incidents.index(i)))
    seen: Counter[str] = Counter()
    shown = []
    for incident in most:
        grade = "retracted" if incident.retracted else incident.grade
        seen[grade] += 1
        if seen[grade] <= MOST_OF_A_GRADE:
            shown.append(incident)
    return sorted(shown, key=incidents.index)


def _introduction(added: Added, seconds: float, incidents: int) -> str:
    return (
        f"{added.reports} sample reports in Arabic and English (written for this project, not news) were coded into"
        f" {DESK} in {seconds:.1f} s:\n{added.events} events, linked into {incidents} incidents, each with the"
        f" origins that it rests on: copies and quotations count once.\nThe most told of each grade:"
    )


def _next_steps(fullest: Incident, incidents: Sequence[Incident]) -> Iterator[tuple[str, str]]:
    """Commands that work as printed, from the folder that the demonstration was run in."""
    tawatur = _command()
    sample = _relative(SAMPLES / "tanf-12.txt")
    length = id_length([incident.id for incident in incidents])
    yield f"all {len(incidents)} of them", f"{tawatur} incidents --desk {DESK}"
    yield "that incident with its evidence", f"{tawatur} show --desk {DESK} {fullest.id[:length]}"
    yield "how one report is read", f"{tawatur} code {sample}"
    yield "the desk in the browser", f"{tawatur} serve --desk {DESK} --open"
    yield "a map", f"{tawatur} export --desk {DESK} --format geojson --out {DESK.with_suffix('.geojson')}"
    yield "your own reports", f"{tawatur} add --help"


def _command() -> str:
    """How to call tawatur from here: the script beside the interpreter, or the module."""
    script = Path(sys.executable).with_name("tawatur")
    if script.exists():
        return shlex.quote(_relative(script))
    return f"{shlex.quote(_relative(Path(sys.executable)))} -m tawatur"


def _relative(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return os.fspath(path)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever reads, such as head, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
