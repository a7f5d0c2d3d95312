"""What adding reports to a desk costs as the desk grows, coding left out: generated desks, a coder that reads them.

The desks hold as many events a day, whatever their size: a larger one goes further back. Their rows are written in
bulk, each event as an incident of its own, with its keys; what is measured is ``Desk.add`` of a hundred reports more.
Usage: python -m bench.growth [EVENTS...]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, insert

from tawatur.desk import Desk
from tawatur.desk.chunks import chunks
from tawatur.desk.history import Standing, new_run, write_changes
from tawatur.desk.identity import Fate, content_digest, copy_key
from tawatur.desk.ledger import write_entry
from tawatur.desk.linking import key_number
from tawatur.desk.opening import open_engine
from tawatur.desk.schema import block_keys
from tawatur.desk.storing import store
from tawatur.incidents import account_keys, build_incident
from tawatur.model import CodedReport, Day, Event, Party, Place, Report, Source, Span

SIZES: Final = (20_000, 200_000)
A_DAY: Final = 100
"""Events a day: a hundred reports of a region at war."""
NEW: Final = 100
SPOTS: Final = 2000
LAST_DAY: Final = date(2024, 12, 31)
GENERATED_AT_ONCE: Final = 2000
MOST_MILLISECONDS: Final = 30.0
MOST_RATIO: Final = 1.5
_TYPES = ("air_drone_strike", "shelling_missile", "armed_clash", "remote_explosive", "attack", "arrests")
_ACTORS = ("isis", "sdf", "us-forces", "houthi", "pkk", "tr-forces", "il-forces", "iq-forces", "sy-army")
_COUNTRIES = ("SY", "IQ", "YE", "LY", "LB", "PS", "TR")


def generated(count: int, seed: int, days: int) -> Iterator[Report]:
    """Reports of one event each, over so many days up to the last; several tell of one happening."""
    chance = random.Random(seed)
    for i in range(count):
        happening = chance.randrange(max(1, count // 4)) if seed == 0 else chance.randrange(count)
        day = LAST_DAY - timedelta(days=random.Random(happening).randrange(days))
        yield Report(
            f"g{seed}-{i}",
            f"{happening} {day} {seed}-{i}",
            published=f"{day}",
            publisher=f"Outlet {i % 40}",
            lang="en",
        )


def code(report: Report) -> CodedReport:
    """The event that a generated report tells."""
    number, when, _ = report.text.split()
    chance = random.Random(int(number))
    spot, day = chance.randrange(SPOTS), date.fromisoformat(when)
    where = random.Random(spot)
    place = Place(
        f"p{spot}", f"Place {spot}", f"مكان {spot}", where.uniform(13, 38), where.uniform(12, 48),
        where.choice(_COUNTRIES), f"Province {spot % 60}", "town", 8.0,
    )  # fmt: skip
    sides = [Party(0, 1, actor, actor, actor) for actor in chance.sample(_ACTORS, 2)]
    event = Event(
        id="e1",
        type=chance.choice(_TYPES),
        status="occurred",
        aggregate=False,
        mentions=(Span(0, 1, report.text[:1]),),
        date=Day(day, day, "day", Span(0, 1, report.text[:1])),
        place=place,
        side1=(sides[0],),
        side2=(sides[1],),
        killed=chance.choice((None, 1, 2, 3, 5, 9)),
        injured=None,
        casualties=(),
        means=None,
        sources=((Source(0, 1, report.publisher or "", "media", False, None),),),
        confidence=0.9,
    )
    return CodedReport(report, (event,))


def measure(events: int, folder: Path) -> float:
    """Milliseconds a report to add to a desk of so many events."""
    path, days = folder / f"{events}.db", max(1, events // A_DAY)
    with Desk(path, coder=code) as desk:
        desk.add([])
    engine = open_engine(path)
    for part in chunks(generated(events, 0, days), GENERATED_AT_ONCE):
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            _write(connection, part)
    engine.dispose()
    with Desk(path, coder=code) as desk:
        began = time.perf_counter()
        desk.add(generated(NEW, 1, days))
        return (time.perf_counter() - began) / NEW * 1000


def _write(connection: Connection, reports: list[Report]) -> None:
    """Write reports, their events and incidents of one account each."""
    run = new_run(connection)
    standing = Standing(connection)
    for report in reports:
        coded = code(report)
        fate = Fate(report.id, content_digest(report), copy_key(report))
        for number, account in store(connection, coded, fate, run).accounts.items():
            keys = [{"key": key_number(key), "account": number} for key in account_keys(account)]
            connection.execute(insert(block_keys), keys)
            standing.place(build_incident([account]), [number])
    write_changes(connection, run, standing)
    write_entry(connection, "add", {"run": run, "reports": len(reports)})


def main(arguments: list[str]) -> int:
    """Print the time a report at each size; 1 where it is too long, or grows too much."""
    sizes = [int(argument) for argument in arguments] or list(SIZES)
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            began = time.perf_counter()
            figures.append(measure(size, Path(folder)))
            took = time.perf_counter() - began
            print(
                f"desk of {size:,} events: {figures[-1]:.1f} ms a report (made in {took:.0f} s)", flush=True
            )
    ratio = figures[-1] / figures[0]
    print(f"the last takes {ratio:.2f} times the first")
    return int(max(figures) > MOST_MILLISECONDS or ratio > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
