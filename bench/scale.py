"""An archive coded and linked with Ray: workers beside one plain process, memory, and how the cost grows.

Usage: python -m bench.scale [--articles N] [--corpus N] [--times 1,10,100] [--write]

Prints the throughput of coding with one and two workers beside the plain process, on N articles; the whole of the
reports folder end to end; and what 1, 10 and 100 times a corpus cost, repeated under other ids and dates. With --write
the tables and what follows from them are written into docs/scale.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from bench import archive, corpus

ARTICLES: Final = 3000
CORPUS: Final = 300
TIMES: Final = (1, 10)
MONTH: Final = 31
"""Days between two copies of the corpus, which is of less than a month."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Coding with so many workers: seconds from first to last chunk, the largest memory of a worker in MB."""

    workers: int
    seconds: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What so many reports took: seconds of coding and of linking, and what linking met."""

    times: int
    reports: int
    coding: float
    linking: float
    accounts: int
    links: int
    largest: int
    incidents: int
    megabytes: float


@dataclass(frozen=True, slots=True)
class Scale:
    """All figures; ``plain`` is the single process without Ray, ``start`` what starting Ray takes.

    ``days`` are the days of the reports; ``node_bytes`` is what the process that links holds of a linked account.
    """

    articles: int
    plain: Rate
    start: float
    rates: tuple[Rate, ...]
    whole: Cost
    growth: tuple[Cost, ...]
    cores: int
    days: int
    node_bytes: float


def measure(articles: int = ARTICLES, times: Sequence[int] = TIMES, repeated: int = CORPUS) -> Scale | None:
    """Measure all; None where Ray is not installed. Raises CorpusError where the reports are missing."""
    if find_spec("ray") is None or find_spec("pyarrow") is None:
        return None
    from tawatur.scale.engine import running

    shared = corpus.shared_path("reports")
    with tempfile.TemporaryDirectory() as made:
        scratch = Path(made)
        rows = list(_reports(shared, scratch))
        step = max(1, len(rows) // articles)
        some = _write(scratch / "some.jsonl", rows[::step][:articles])
        began = time.perf_counter()
        _, peak = archive.run(some, 1)
        plain = Rate(1, time.perf_counter() - began, peak)
        rates: list[Rate] = []
        for workers in (1, 2):
            began = time.perf_counter()
            with running("ray", workers) as cpus:
                start = time.perf_counter() - began
                rates.append(_rate(some, scratch / f"out-{workers}", workers, cpus))
        with running("ray", os.cpu_count()) as cpus:
            whole = _cost(1, rows, scratch, cpus)
            month = [row for row in rows if (row["published"] or "")[:7] == "2015-07"][:repeated]
            growth = tuple(_cost(n, list(_repeated(month, n)), scratch, cpus) for n in times)
    days = len({row["published"][:10] for row in rows if row["published"]})
    number = len(rows[::step][:articles])
    return Scale(
        number, plain, start, tuple(rates), whole, growth, os.cpu_count() or 1, days, _node_bytes()
    )  # fmt: skip


def _node_bytes(accounts: int = 100_000) -> float:
    """What an account of a component takes in the process that gathers components."""
    from tawatur.scale.blocks import Components, number_of

    tracemalloc.start()
    found = Components()
    for number in range(0, accounts, 2):
        found.join(number_of(str(number)), number_of(str(number + 1)))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / accounts


def _reports(shared: Path, scratch: Path) -> Iterator[dict[str, Any]]:
    """Every report of the folder: the newspapers' and the labelled English ones."""
    path = scratch / "newspapers.jsonl"
    archive.write(shared / "saudinewsnet", path)
    for file in (path, shared / "fa-kes-dev.jsonl"):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                names = ("id", "text", "title", "published", "publisher", "lang")
                yield {name: row.get(name) for name in names}


def _repeated(rows: Sequence[dict[str, Any]], times: int) -> Iterator[dict[str, Any]]:
    """The rows so many times, each time a month later and under other ids."""
    for n in range(times):
        for row in rows:
            day = date.fromisoformat(row["published"][:10]) + timedelta(days=MONTH * n)
            yield {**row, "id": f"{row['id']}-{n}", "published": day.isoformat()}


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path


def _rate(source: Path, out: Path, workers: int, cpus: int) -> Rate:
    from tawatur.intake import ReadOptions
    from tawatur.scale.archive import code_archive
    from tawatur.scale.storage import inputs

    began = time.perf_counter()
    found = code_archive(inputs(str(source)), str(out), ReadOptions(), cpus)
    return Rate(workers, time.perf_counter() - began, max(found.workers.values(), default=0))


def _cost(times: int, rows: Sequence[dict[str, Any]], scratch: Path, cpus: int) -> Cost:
    from tawatur.scale.linking import link_archive

    out = scratch / "out"
    shutil.rmtree(out, ignore_errors=True)
    coded = _rate(_write(scratch / "cost.jsonl", rows), out, cpus, cpus)
    megabytes = sum(file.stat().st_size for file in out.rglob("*.parquet")) / 1e6
    began = time.perf_counter()
    linked = link_archive(str(out), cpus)
    seconds = time.perf_counter() - began
    return Cost(
        times, len(rows), coded.seconds, seconds, linked.accounts, linked.links, linked.largest, linked.incidents,
        megabytes,
    )  # fmt: skip


def lines(found: Scale | None) -> list[tuple[str, str]]:
    """The figures as rows of name and value."""
    if found is None:
        return [("archives on Ray", "not measured: ray is not installed (make setup)")]
    alone = found.articles / found.plain.seconds
    rows = [
        (
            f"{found.articles:,} articles, one plain process",
            f"{alone:.0f} a second, {found.plain.peak_mb:.0f} MB",
        )
    ]
    for rate in found.rates:
        each = found.articles / rate.seconds
        share = each / alone / rate.workers
        label = f"with Ray, {rate.workers} worker{'s' if rate.workers > 1 else ''}"
        rows.append((label, f"{each:.0f} a second, {rate.peak_mb:.0f} MB a worker, efficiency {share:.0%}"))
    rows.append(("starting Ray", f"{found.start:.1f} s"))
    rows.append(
        (f"all {found.whole.reports:,} reports, coded", f"{found.whole.coding:.0f} s on {found.cores} cores")
    )
    rows.append((f"all {found.whole.reports:,} reports, linked", f"{found.whole.linking:.0f} s"))
    return rows


def growth_rows(costs: Sequence[Cost]) -> list[tuple[str, ...]]:
    """A row for each size: the cost, and the cost of a thousand reports."""
    return [
        (
            f"{cost.times}x",
            f"{cost.reports:,}",
            f"{cost.coding:.1f} s",
            f"{1000 * cost.coding / cost.reports:.2f} s",
            f"{cost.linking:.1f} s",
            f"{1000 * cost.linking / cost.reports:.2f} s",
            f"{cost.accounts:,}",
            f"{cost.links:,}",
            f"{cost.largest:,}",
            f"{cost.megabytes:.1f} MB",
        )
        for cost in costs
    ]


HEADS: Final = (
    "corpus", "reports", "coding", "a thousand", "linking", "a thousand", "accounts", "links", "largest component",
    "Parquet",
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Print the figures; 2 where the reports are missing, 1 where Ray is, else 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--times", default=",".join(map(str, TIMES)))
    parser.add_argument("--corpus", type=int, default=CORPUS, help="reports that are repeated")
    parser.add_argument("--write", action="store_true", help="write docs/scale.md")
    given = parser.parse_args(arguments)
    try:
        found = measure(given.articles, [int(n) for n in given.times.split(",")], given.corpus)
    except corpus.CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    for name, value in lines(found):
        print(f"{name}: {value}")
    if found is None:
        return 1
    print(*(" | ".join(row) for row in (HEADS, *growth_rows((*found.growth, found.whole)))), sep="\n")
    if given.write:
        from bench import scale_page

        scale_page.write(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
