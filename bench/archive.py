"""An archive of 19,000 Arabic newspaper articles, coded as a user would: time on one core and on all, and peak memory.

Usage: python -m bench.archive
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from bench import corpus, speed

SECONDS_CEILING = 180.0  # on one core
MEMORY_CEILING = 500.0  # MB


@dataclass(frozen=True, slots=True)
class Archive:
    """What it took: articles, seconds on one core and with a process a core, peak memory of either in MB.

    ``part_mb`` is the peak for the first tenth of the articles: memory that is flat does not grow from there.
    """

    articles: int
    one_core: float
    all_cores: float
    peak_mb: float
    part_mb: float


def measure() -> Archive:
    """Code the articles of SaudiNewsNet. Raises CorpusError where they are missing."""
    folder = corpus.shared_path("reports/saudinewsnet")
    with tempfile.TemporaryDirectory() as scratch:
        whole, part = Path(scratch) / "whole.jsonl", Path(scratch) / "part.jsonl"
        articles = write(folder, whole)
        lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
        part.write_text("".join(lines[: articles // 10]), encoding="utf-8")
        _, part_mb = run(part, 1)
        one_core, peak_mb = run(whole, 1)
        all_cores, _ = run(whole, None)
    return Archive(articles, one_core, all_cores, peak_mb, part_mb)


def write(folder: Path, path: Path) -> int:
    """Write the articles that have words as JSON lines; how many there are."""
    number = 0
    with path.open("w", encoding="utf-8") as out:
        for archive in sorted(folder.glob("*.zip")):
            with zipfile.ZipFile(archive) as opened:
                for row in json.loads(opened.read(opened.namelist()[0])):
                    if (row["content"] or "").strip():
                        report = {
                            "id": f"snn-{number}",
                            "text": row["content"],
                            "title": row["title"],
                            "published": row["date_extracted"][:10],
                            "lang": "ar",
                        }
                        out.write(json.dumps(report, ensure_ascii=False) + "\n")
                        number += 1
    return number


def run(path: Path, jobs: int | None) -> tuple[float, float]:
    """Seconds and peak memory (MB, of the largest process) of ``tawatur code --json`` on a file."""
    start = time.perf_counter()
    peak = speed.peak_memory_mb([*speed.command(path), *(["--jobs", str(jobs)] if jobs else [])])
    return time.perf_counter() - start, peak


def lines(found: Archive) -> list[tuple[str, str]]:
    """The figures as rows of name and value."""
    return [
        (f"{found.articles:,} articles, one process", f"{found.one_core:.0f} s"),
        (f"{found.articles:,} articles, a process a core", f"{found.all_cores:.0f} s"),
        ("peak memory, all articles", f"{found.peak_mb:,.0f} MB"),
        ("peak memory, a tenth of them", f"{found.part_mb:,.0f} MB"),
    ]


def shortfalls(found: Archive) -> list[str]:
    """One sentence for each figure that misses what has to be reached."""
    short: list[str] = []
    if found.one_core >= SECONDS_CEILING:
        short.append(
            f"the archive takes {found.one_core:.0f} s on one core, not under {SECONDS_CEILING:.0f}."
        )
    if found.peak_mb >= MEMORY_CEILING:
        short.append(f"the archive takes {found.peak_mb:.0f} MB, not under {MEMORY_CEILING:.0f}.")
    return short


def main() -> int:
    """Print the figures; 1 where one fell short, 2 where the archive is missing, else 0."""
    try:
        found = measure()
    except corpus.CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    for name, value in lines(found):
        print(f"{name}: {value}")
    short = shortfalls(found)
    print(*short, sep="\n", end="\n" if short else "", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
