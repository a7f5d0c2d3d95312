"""A disk that runs full in the middle of an intake: one clear sentence, nothing torn, and the next run finishes.

The disk is a file system in memory of a size that grows from trial to trial, so that it runs full at another place each
time; to mount it takes the rights of the system's administrator. Usage: python -m bench.full_disk [TRIALS]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.canonical import canonical, differences
from bench.faults import write_files
from tawatur.desk import Desk

TRIALS: Final = 8
SMALLEST: Final = 400 * 1024
"""Bytes: a desk with nothing in it just fits."""
ROOM: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Full:
    """What came of the trials: how many ran full, what they said, and how their desks ended otherwise."""

    trials: int
    full: int
    said: tuple[str, ...]
    wrong: tuple[str, ...]


def measure(trials: int = TRIALS) -> Full | None:
    """Run the trials; None where nothing may be mounted."""
    with tempfile.TemporaryDirectory() as folder:
        inbox, disk = Path(folder, "inbox"), Path(folder, "disk")
        write_files(inbox)
        disk.mkdir()
        _add(Path(folder, "undisturbed.db"), inbox)
        expected = canonical(Path(folder, "undisturbed.db"))
        needed = sum(path.stat().st_size for path in Path(folder).rglob("undisturbed.db*") if path.is_file())
        full, said, wrong = 0, set[str](), list[str]()
        for trial in range(trials):
            size = SMALLEST + (2 * needed - SMALLEST) * trial // trials
            with _mounted(disk, size) as mounted:
                if not mounted:
                    return None
                desk = disk / "full.db"
                done = _add(desk, inbox)
                if done.returncode:
                    full += 1
                    said.add(done.stderr.strip().replace(str(disk), "DISK"))
                    wrong += [f"trial {trial}: {line}" for line in _unclear(done)]
                _mount(disk, ROOM, "remount")
                if (again := _add(desk, inbox)).returncode:
                    wrong.append(f"trial {trial}: the next run failed: {again.stderr.strip()}")
                    continue
                wrong += [f"trial {trial}: {part}" for part in differences(expected, canonical(desk))]
                with Desk(desk) as store:
                    wrong += [f"trial {trial}: {flaw.where}: {flaw.what}" for flaw in store.verify().flaws]
        return Full(trials, full, tuple(sorted(said)), tuple(wrong))


def _add(desk: Path, inbox: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tawatur", "add", "--desk", str(desk), "--published", "2023-11-15"]
    return subprocess.run([*command, str(inbox)], capture_output=True, text=True, check=False)


def _unclear(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What is wrong with what a run said that found the disk full."""
    sentences = done.stderr.strip().splitlines()
    clear = len(sentences) == 1 and ("disk is full" in sentences[0] or "no space left" in sentences[0])
    return [] if clear else [f"it said: {done.stderr.strip()}"]


@contextmanager
def _mounted(disk: Path, size: int) -> Iterator[bool]:
    mounted = _mount(disk, size)
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)


def _mount(disk: Path, size: int, *options: str) -> bool:
    words = ",".join([*options, f"size={size}"])
    command = ["mount", "-t", "tmpfs", "-o", words, "tmpfs", str(disk)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def lines(found: Full | None) -> list[tuple[str, str]]:
    """One row a figure."""
    if found is None:
        return [("disk full", "not measured: nothing may be mounted here")]
    return [
        ("disk full in the middle of an intake", f"{found.full} of {found.trials} disks"),
        ("disk full: desks that ended otherwise", str(len({w.partition(":")[0] for w in found.wrong}))),
    ]


def main(arguments: list[str]) -> int:
    """Print the figures and what was said; 1 where something is wrong."""
    found = measure(*map(int, arguments))
    for name, value in lines(found):
        print(f"{name}: {value}")
    if found is None:
        return 0
    print(*found.said, sep="\n")
    print(*found.wrong, sep="\n", end="\n" if found.wrong else "", file=sys.stderr)
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
