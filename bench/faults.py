"""Intake that is killed, and a disk that runs full: the desk ends as if nothing had happened.

Each trial takes in files and feeds on a new desk, is killed with SIGKILL at one or more random moments, and is run
again until it ends. Usage: python -m bench.faults [KILLS [SEED]]
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.canonical import Canonical, canonical, differences
from bench.feeds import article, serving
from tawatur.cli import main as tawatur
from tawatur.desk import Desk

KILLS: Final = 200
SEED: Final = 5
KINDS: Final = ("full", "pages", "redirecting", "repeating")
ITEMS: Final = 32
FILES: Final = 60
MOST_KILLS_A_TRIAL: Final = 4


@dataclass(frozen=True, slots=True)
class Killed:
    """What came of the trials; ``wrong`` says by trial how its desk ended otherwise than the undisturbed one."""

    kills: int
    trials: int
    seconds: float
    wrong: tuple[str, ...]


def write_files(folder: Path, count: int = FILES) -> None:
    """Files to take in: texts, a table, JSON lines, and some of them twice."""
    folder.mkdir()
    for number in range(count // 3):
        found = article(900_000 + number)
        Path(folder, f"{number:03}.txt").write_text(f"{found.title}\n\n{found.text}", encoding="utf-8")
    rows = [article(910_000 + number) for number in range(count // 3)]
    lines = [
        json.dumps({"id": a.serial, "text": a.text, "published": f"{a.published.date()}"}, ensure_ascii=False)
        for a in rows
    ]
    Path(folder, "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    Path(folder, "many-copy.jsonl").write_text("\n".join(lines[: count // 6]), encoding="utf-8")
    table = "\n".join(
        f'{a.serial},{a.published.date()},"{a.text}"'
        for a in map(article, range(920_000, 920_000 + count // 3))
    )
    Path(folder, "table.csv").write_text(f"id,published,text\n{table}\n", encoding="utf-8")


def take_in(desk: Path, inbox: Path) -> int:
    """The intake: files, then the watched feeds; nothing is printed."""
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        first = tawatur(["add", "--desk", str(desk), "--published", "2023-11-15", str(inbox)])
        return first or tawatur(["watch", "run", "--desk", str(desk), "--allow-host", "127.0.0.1"])


def watch_all(desk: Path, feeds: list[str]) -> None:
    """Watch feeds."""
    with Desk(desk) as store:
        for feed in feeds:
            store.watch(feed)


def trials(kills: int, seed: int, folder: Path, feeds: list[str]) -> Killed:
    """Kill an intake so many times in all, over as many new desks as that takes."""
    inbox = folder / "inbox"
    write_files(inbox)
    began = time.perf_counter()
    chance = random.Random(seed)
    # what is loaded here need not be loaded by each process
    watch_all(folder / "warm.db", feeds)
    take_in(folder / "warm.db", inbox)
    start = time.perf_counter()
    _forked(folder / "undisturbed.db", inbox, feeds, None)
    length = time.perf_counter() - start
    expected = canonical(folder / "undisturbed.db")
    done, number = 0, 0
    wrong: list[str] = []
    while done < kills:
        number += 1
        desk = folder / f"trial{number}.db"
        for _ in range(min(chance.randint(1, MOST_KILLS_A_TRIAL), kills - done)):
            done += _forked(desk, inbox, feeds, chance.uniform(0, length * 1.05))
        _forked(desk, inbox, feeds, None)
        wrong += [f"trial {number}: {what}" for what in _judged(desk, expected)]
        _remove(desk)
    return Killed(done, number, time.perf_counter() - began, tuple(wrong))


def _judged(desk: Path, expected: Canonical) -> list[str]:
    found = differences(expected, canonical(desk))
    with Desk(desk) as store:
        found += [f"{flaw.where}: {flaw.what}" for flaw in store.verify().flaws]
    return found


def _forked(desk: Path, inbox: Path, feeds: list[str], moment: float | None) -> bool:
    """Take in within a process of its own, killed after some seconds where they are given; whether it was."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            watch_all(desk, feeds)
            code = take_in(desk, inbox)
        finally:
            os._exit(code)
    if moment is not None:
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if moment is None and status:
        raise RuntimeError(f"the intake ended with {os.waitstatus_to_exitcode(status)}")
    return os.WIFSIGNALED(status)


def _remove(desk: Path) -> None:
    subprocess.run(["rm", "-rf", *map(str, desk.parent.glob(f"{desk.name}*"))], check=True)


@contextlib.contextmanager
def _feeds() -> Iterator[list[str]]:
    with serving(KINDS, ITEMS, 0.0) as sites:
        yield [f"{site.url}/feed" for site in sites]


def measure(kills: int = KILLS, seed: int = SEED) -> Killed:
    """Run the trials in a process without threads, since they fork; the servers stay in this one."""
    with _feeds() as feeds, tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.faults", "trials", str(kills), str(seed), folder, *feeds]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found = json.loads(done.stdout)
    return Killed(found["kills"], found["trials"], found["seconds"], tuple(found["wrong"]))


def lines(found: Killed) -> list[tuple[str, str]]:
    """One row a figure."""
    trials_ = f"{found.kills} times over {found.trials} intakes in {found.seconds:.0f} s"
    return [
        ("killed with SIGKILL", trials_),
        ("killed: desks that ended otherwise", str(len({w.partition(":")[0] for w in found.wrong}))),
    ]


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where a desk ended otherwise."""
    if arguments[:1] == ["trials"]:
        kills, seed, folder, *feeds = arguments[1:]
        found = trials(int(kills), int(seed), Path(folder), feeds)
        print(
            json.dumps(
                {"kills": found.kills, "trials": found.trials, "seconds": found.seconds, "wrong": found.wrong}
            )
        )
        return 0
    found = measure(*map(int, arguments))
    for name, value in lines(found):
        print(f"{name}: {value}")
    print(*found.wrong, sep="\n", end="\n" if found.wrong else "", file=sys.stderr)
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
