"""What a desk costs as it grows: adding a hundred reports to a small and to a large one, and reading.

The desks are generated (bench/generated.py) and kept under build/growth/; one of a million events takes ten minutes
and 17 gigabytes. Of each hundred reports eighty go on where the desk ends, twenty tell late of happenings of any year.
Coding is left out. A figure is the median of several hundreds, the desks taking turns, each in a process of its own.
Usage: python -m bench.growth [EVENTS...]
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Final

from bench import generated, world
from bench.floors import read_floors, shortfalls
from tawatur.desk import Desk
from tawatur.events import code_report
from tawatur.model import CodedReport, Report

SIZES: Final = (10_000, 100_000)
"""What ``make bench`` compares; desks of 1.9 gigabytes, made in two minutes."""
LARGE: Final = (100_000, 1_000_000)
"""What ``make bench-growth`` compares."""
NEW: Final = 100
LATE: Final = 5
"""One in so many of the new reports comes late."""
ROUNDS: Final = 3
_MEGABYTE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Growth:
    """Milliseconds a report on a desk, those that the processor worked, bytes of the desk, megabytes at the peak."""

    events: int
    milliseconds: float
    worked: float
    size: int
    memory: float


def measure(sizes: Sequence[int] = SIZES) -> list[Growth]:
    """Add to each desk in turn; what is made is told on standard error."""
    for size in sizes:
        began = time.perf_counter()
        path = generated.desk_of(size)
        took = time.perf_counter() - began
        if took > 1:
            print(f"made {path.name} in {took:.0f} s", file=sys.stderr)
    rounds = [[_round(size) for size in sizes] for _ in range(ROUNDS)]
    return [
        Growth(
            size,
            median(found["milliseconds"] for found in told),
            median(found["worked"] for found in told),
            generated.desk_of(size).stat().st_size,
            max(found["memory"] for found in told),
        )
        for size, told in zip(sizes, zip(*rounds, strict=True), strict=True)
    ]


def steadiness(found: Sequence[Growth]) -> float:
    """How much of its speed a desk keeps from the smallest to the largest: 1 where it grows no slower."""
    return found[0].milliseconds / found[-1].milliseconds


def lines(found: Sequence[Growth]) -> list[tuple[str, str]]:
    """What was measured, as rows of a table."""
    rows = [
        (
            f"adding to {one.events:,} events",
            f"{one.milliseconds:.1f} ms a report ({one.worked:.1f} of them the processor), "
            f"desk {one.size / _MEGABYTE:,.0f} MB, memory {one.memory:,.0f} MB",
        )
        for one in found
    ]
    return [*rows, ("the largest to the smallest", f"{1 / steadiness(found):.2f} times as long")]


def short_of_floor(found: Sequence[Growth]) -> list[str]:
    """One sentence where a desk slows down more than its floor allows."""
    return shortfalls(
        "growth", {"steadiness": steadiness(found)}, read_floors()["growth"], generated.digest()
    )


def new_reports(number: int, spans: int) -> list[Report]:
    """The hundred reports of a round: most go on with the stream, some come late for one of so many spans."""
    chance = random.Random(number)
    late = list(generated.late_reports())
    first = generated.REPORTS + NEW * number
    going_on = islice(world.stream(generated.NAME), first, first + NEW)
    return [
        generated.shifted(late[(number * NEW + n) // LATE % len(late)], chance.randrange(spans))
        if n % LATE == 0
        else report
        for n, report in enumerate(going_on)
    ]


def add_round(path: Path) -> dict[str, float]:
    """Milliseconds a report to add the next hundred to a desk, and those that the processor worked."""
    with Desk(path) as desk:
        made, *added = desk.log()
    # Each hundred reports come in two batches, and each batch has an entry.
    reports = new_reports(len(added) // 2, int(str(made.about["spans"])))
    coded = {report.id: code_report(report) for report in reports}

    def coder(report: Report) -> CodedReport:
        return coded[report.id]

    with Desk(path, coder=coder) as desk:
        began, worked = time.perf_counter(), time.process_time()
        desk.add(reports)
        took = time.perf_counter() - began, time.process_time() - worked
    milliseconds, busy = (seconds / len(reports) * 1000 for seconds in took)
    return {"milliseconds": milliseconds, "worked": busy}


def listings(path: Path) -> dict[str, float]:
    """Seconds that the questions asked of a desk take."""
    last = world.FIRST_DAY.isoformat()
    questions: dict[str, Callable[[Desk], object]] = {
        "every incident": lambda desk: desk.incidents(),
        "incidents since a day": lambda desk: desk.incidents(since=last),
        "incidents in a place": lambda desk: desk.incidents(place="Sanaa"),
        "incidents as of a year ago": lambda desk: desk.incidents(as_of="2023-12-02", since="2023-11-20"),
        "incidents as of last week": lambda desk: desk.incidents(as_of="2024-12-10", since=last),
        "diff of two days": lambda desk: desk.changes("2024-12-09", "2024-12-10"),
    }
    found = {}
    for name, ask in questions.items():
        with Desk(path) as desk:
            began = time.perf_counter()
            ask(desk)
            found[name] = time.perf_counter() - began
    return found


def _round(size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.growth", "--round", str(size)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, float] = json.loads(told)
    return found


def main(arguments: Sequence[str]) -> int:
    """Print the figures; 1 where the desk slows down more than its floor allows."""
    if arguments[:1] == ["--round"]:
        took = add_round(generated.desk_of(int(arguments[1])))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({**took, "memory": memory}))
        return 0
    sizes = [int(size) for size in arguments] or SIZES
    found = measure(sizes)
    for what, figure in lines(found):
        print(f"{what}: {figure}")
    for what, seconds in listings(generated.desk_of(sizes[0])).items():
        print(f"{what}, {sizes[0]:,} events: {seconds:.2f} s")
    short = short_of_floor(found) if tuple(sizes) in (SIZES, LARGE) else []
    print(*short, sep="\n", end="\n" if short else "", file=sys.stderr)
    return int(bool(short))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
