"""Intake under load: feeds of 20 bad servers read by ``tawatur watch run``; what came in, in what time and memory.

Every good article is to be on the desk once, in the words that it has last, and memory is to stay flat. The time
stands beside the sum of the delays that the servers ask for, which is what it would take at least to ask them one by
one, and beside the time that the processor was busy. Usage: python -m bench.intake [ITEMS]
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.feeds import EDIT, KINDS, FeedSite, serving
from tawatur.desk import Desk

ITEMS: Final = 10_000
DELAY: Final = 0.1
MOST_ROUNDS: Final = 8
MOST_GROWTH: Final = 1.05
"""How much more memory the second half of the first round may take than the first."""
MOST_MEMORY: Final = 450
"""Megabytes that it may take at most."""
_SERIAL = re.compile(r"B\d{6}")


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of an intake: articles by how often they are on the desk, seconds, megabytes over the first round.

    ``stale`` are articles that were changed at their source, and are on the desk as they were before.
    """

    good: int
    once: int
    missing: int
    twice: int
    strange: int
    edited: int
    stale: int
    summaries: int
    rounds: int
    requests: int
    unchanged: int
    seconds: float
    busy: float
    delays: float
    longest: float
    memory: tuple[float, ...]
    flaws: int

    @property
    def growth(self) -> float | None:
        """The most memory in the second half of the first round against that in the first; None where not measured."""
        half = len(self.memory) // 2
        return max(self.memory[half:]) / max(self.memory[:half]) if half else None


def measure(items: int = ITEMS, delay: float = DELAY, kinds: tuple[str, ...] = KINDS) -> Intake:
    """Serve so many items and take them in, round after round, until a round brings nothing more."""
    with tempfile.TemporaryDirectory() as folder, serving(kinds, items, delay) as sites:
        path = Path(folder, "intake.db")
        with Desk(path) as desk:
            for site in sites:
                desk.watch(f"{site.url}/feed")
        began, busy = time.perf_counter(), _busy()
        memory: list[float] = []
        rounds = 0
        for rounds in range(1, MOST_ROUNDS + 1):
            words = _watch_run(path, memory if rounds == 1 else [])
            if not re.search(r": [1-9][\d,]* new items?|changed item|to be asked for again", words):
                break
        seconds, busy = time.perf_counter() - began, _busy() - busy
        return _judged(path, sites, rounds, (seconds, busy), memory)


def _busy() -> float:
    """The processor time of the runs that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _watch_run(path: Path, memory: list[float]) -> str:
    command = [
        sys.executable,
        "-m",
        "tawatur",
        "watch",
        "run",
        "--desk",
        str(path),
        "--allow-host",
        "127.0.0.1",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as run:
        sampler = threading.Thread(target=_sample, args=(run, memory), daemon=True)
        sampler.start()
        words, _ = run.communicate()
    return words


def _sample(run: subprocess.Popen[str], memory: list[float]) -> None:
    """Note the resident memory of a process each second, in MB, where the system tells it."""
    status = Path(f"/proc/{run.pid}/status")
    while run.poll() is None:
        try:
            found = re.search(r"VmRSS:\s*(\d+) kB", status.read_text())
        except OSError:
            return
        if found:
            memory.append(int(found[1]) / 1024)
        time.sleep(1.0)


def _judged(
    path: Path, sites: list[FeedSite], rounds: int, seconds: tuple[float, float], memory: list[float]
) -> Intake:
    good = set[str]().union(*(site.good for site in sites))
    edited = set[str]().union(*(site.edited for site in sites))
    counts: Counter[str] = Counter()
    anew: set[str] = set()
    with Desk(path) as desk:
        for report in desk.reports():
            # what no page was to be had of has only the summary of the feed
            serials = set(_SERIAL.findall(report.text)) or {"summary"}
            counts.update(serials)
            anew |= serials if EDIT in report.text else set()
        flaws = desk.verify().flaws
    summaries = counts.pop("summary", 0)
    waits = [max(0, site.requests - rounds) * site.delay for site in sites]
    return Intake(
        good=len(good),
        once=sum(counts[serial] == 1 for serial in good),
        missing=sum(counts[serial] == 0 for serial in good),
        twice=sum(count > 1 for count in counts.values()),
        strange=len(counts.keys() - good),
        edited=len(edited),
        stale=len(edited - anew),
        summaries=summaries,
        rounds=rounds,
        requests=sum(site.requests for site in sites),
        unchanged=sum(site.unchanged for site in sites),
        seconds=seconds[0],
        busy=seconds[1],
        delays=sum(waits),
        longest=max(waits),
        memory=tuple(memory),
        flaws=len(flaws),
    )


def lines(found: Intake) -> list[tuple[str, str]]:
    """One row a figure."""
    step = max(1, len(found.memory) // 8)
    over = " ".join(f"{mb:.0f}" for mb in found.memory[::step]) or "not measured"
    return [
        ("intake: good items on the desk once", f"{found.once:,} of {found.good:,}"),
        ("intake: missing, twice, none of ours", f"{found.missing}, {found.twice}, {found.strange}"),
        ("intake: changed at their source, not on the desk so", f"{found.edited}, {found.stale}"),
        ("intake: without a page, by their summary", f"{found.summaries}"),
        ("intake: rounds, requests, not modified", f"{found.rounds}, {found.requests:,}, {found.unchanged}"),
        ("intake: time", f"{found.seconds:.0f} s, of which computing {found.busy:.0f} s"),
        (
            "intake: sum of the politeness delays",
            f"{found.delays:.0f} s; the longest host's {found.longest:.0f} s",
        ),
        ("intake: resident MB over the first round", over),
        ("intake: flaws that verify finds", str(found.flaws)),
    ]


def shortfalls(found: Intake) -> list[str]:
    """One sentence for each thing that falls short."""
    short = []
    if found.once < found.good or found.twice or found.strange:
        short.append(f"intake: {found.missing} good items are missing, {found.twice} are there twice.")
    if found.stale:
        short.append(f"intake: {found.stale} items that were changed are on the desk as they were.")
    if found.growth is not None and found.growth > MOST_GROWTH:
        short.append(f"intake: memory grew {found.growth:.2f} times, over {MOST_GROWTH}.")
    if max(found.memory, default=0) > MOST_MEMORY:
        short.append(f"intake: memory reached {max(found.memory):.0f} MB, over {MOST_MEMORY}.")
    if found.flaws:
        short.append(f"intake: verify finds {found.flaws} flaws.")
    return short


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where something falls short."""
    found = measure(int(arguments[0]) if arguments else ITEMS)
    for name, value in lines(found):
        print(f"{name}: {value}")
    short = shortfalls(found)
    print(*short, sep="\n", end="\n" if short else "", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
