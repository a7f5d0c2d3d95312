"""How fast the pages of a large desk answer when twenty people use it at once.

Twenty users ask for filtered lists, points of the map and incidents in turn. The desk is generated (bench/web_desk.py)
and served by ``tawatur serve`` in a process of its own. Beside each figure stands what the same questions take as bare
SQL, one at a time; what lists and maps say they hold is compared with what SQL counts.
The server has two processes, as many as the machine that this is held to has cores.
Usage: python -m bench.web [EVENTS] [--pause SECONDS] [--workers N]
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import re
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import Final

from bench import web_desk
from bench.web_questions import INCIDENT, NEWEST, POINTS, Question, questions
from tawatur.web.words import Words

EVENTS: Final = 50_000
"""What ``make bench`` asks; a desk of 0.6 gigabytes, made in a minute."""
USERS: Final = 20
ROUNDS: Final = 30
"""How many questions a user asks."""
COMPARED: Final = 90
"""How many questions are asked of the database as well, which takes it a second each."""
PAUSE: Final = 1.0
"""Seconds that a user looks at an answer: few do so briefly. They begin one after the other within as long."""
WORKERS: Final = 2
LIMIT: Final = 150.0
"""Milliseconds that 95 of a hundred answers may take."""
FIRST_LOAD: Final = 300_000
"""Bytes, packed, that the first page may load without the map library."""
_FIRST: Final = (
    "/", "/static/style.css", "/static/icon.svg", "/static/built/desk.js", "/static/built/countries.json",
    "/labels.geojson?lang=en", "/api/spots?",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answered:
    """Milliseconds that the answers of a kind took at the middle and at the 95th percentile, and the same as SQL."""

    kind: str
    middle: float
    p95: float
    sql_middle: float
    sql_p95: float


@dataclass(frozen=True, slots=True)
class Web:
    """What was measured on a desk of so many events and incidents; ``wrong`` are sentences."""

    events: int
    incidents: int
    answered: tuple[Answered, ...]
    first_load: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    question: Question
    status: int
    seconds: float
    body: bytes


def measure(events: int = EVENTS, pause: float = PAUSE, workers: int = WORKERS) -> Web:
    """Make the desk where it is not there, serve it, and ask."""
    path = web_desk.desk_of(events)
    with closing(sqlite3.connect(path)) as desk:
        asked = list(islice(questions(desk), USERS * ROUNDS))
        with served(path, workers) as host, ThreadPoolExecutor(USERS) as users:
            asking = [
                users.submit(_ask, host, asked[n::USERS], pause, pause * n / USERS) for n in range(USERS)
            ]
            told = [one for user in asking for one in user.result()]
            load = first_load(host)
        bare = {question: _bare(desk, question) for question in asked[:COMPARED]}
        accounts = desk.execute("SELECT count(*) FROM accounts").fetchone()[0]
        incidents = desk.execute(f"SELECT count(*) FROM {NEWEST}").fetchone()[0]
    times, sql = defaultdict(list), defaultdict(list)
    for one in told:
        times[one.question.kind].append(one.seconds)
    for question, (seconds, _) in bare.items():
        sql[question.kind].append(seconds)
    answered = (Answered(kind, *_spread(times[kind]), *_spread(sql[kind])) for kind in times)
    counts = {question: count for question, (_, count) in bare.items()}
    wrong = tuple(sentence for one in told if (sentence := _wrong(one, counts.get(one.question))))
    return Web(accounts, incidents, tuple(answered), load, wrong)


def lines(found: Web) -> list[tuple[str, str]]:
    """What was measured, as rows of a table."""
    return [
        ("desk of the pages", f"{found.events:,} events, {found.incidents:,} incidents"),
        *(
            (
                f"{one.kind}, {USERS} users at once",
                f"{one.p95:.0f} ms at the 95th percentile, {one.middle:.0f} at the middle "
                f"(as bare SQL, one at a time: {one.sql_p95:.0f} and {one.sql_middle:.0f})",
            )
            for one in found.answered
        ),
        ("first page, without the map library", f"{found.first_load / 1000:.0f} kB packed"),
    ]


def shortfalls(found: Web) -> list[str]:
    """One sentence for each figure that misses what pages have to reach."""
    short = [
        f"{one.kind}: {one.p95:.0f} ms at the 95th percentile, not under {LIMIT:.0f}."
        for one in found.answered
        if one.p95 >= LIMIT
    ]
    if found.first_load >= FIRST_LOAD:
        short.append(f"the first page loads {found.first_load:,} bytes, not under {FIRST_LOAD:,}.")
    return [*short, *found.wrong]


@contextmanager
def served(path: Path, workers: int = 1) -> Iterator[str]:
    """The host and port of a server of a desk, in a process of its own."""
    command = [sys.executable, "-m", "tawatur", "serve", "--desk", str(path), "--port", "0"]
    command += ["--workers", str(workers)] if workers > 1 else []
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            said = process.stderr.readline() if process.stderr else ""
            found = re.search(r"http://([\d.:]+)/", said)
            if found is None:
                raise RuntimeError(f"the server did not start: {said}")
            yield found[1]
        finally:
            process.terminate()


def first_load(host: str) -> int:
    """Bytes that a browser loads for the first page, as they are sent, without the map library."""
    connection = http.client.HTTPConnection(host)
    return sum(len(_get(connection, address)[1]) for address in _FIRST)


def _ask(host: str, asked: Sequence[Question], pause: float, begin: float) -> list[_Told]:
    """What one user is told, who begins after some seconds."""
    time.sleep(begin)
    connection = http.client.HTTPConnection(host, timeout=60)
    found = []
    for question in asked:
        began = time.perf_counter()
        status, body = _get(connection, question.address)
        found.append(_Told(question, status, time.perf_counter() - began, body))
        time.sleep(pause)
    return found


def _get(connection: http.client.HTTPConnection, address: str) -> tuple[int, bytes]:
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    return answer.status, answer.read()


def _bare(desk: sqlite3.Connection, question: Question) -> tuple[float, int]:
    """Seconds that a question takes as SQL, and what its first statement counts."""
    began = time.perf_counter()
    rows = [desk.execute(*statement).fetchall() for statement in question.statements]
    return time.perf_counter() - began, rows[0][0][0] if question.kind != INCIDENT else 0


def _wrong(told: _Told, count: int | None) -> str | None:
    """A sentence where there is no answer, or it does not hold what SQL counts."""
    if told.status != 200:
        return f"{told.question.address} was answered by {told.status}."
    if told.question.kind == INCIDENT or count is None:
        return None
    body = gzip.decompress(told.body).decode() if told.body[:2] == b"\x1f\x8b" else told.body.decode()
    if told.question.kind == POINTS:
        held = sum(int(number) for number in re.findall(r'"count":(\d+)', body))
        return None if held == count else f"{told.question.address} holds {held} points, not {count}."
    said = f'id="count">{Words("en").counted("incident", count)}<'
    return None if said in body else f"{told.question.address} does not say {count}."


def _spread(seconds: Sequence[float]) -> tuple[float, float]:
    """The middle and the 95th percentile, in milliseconds."""
    cuts = quantiles(seconds, n=20, method="inclusive")
    return cuts[9] * 1000, cuts[18] * 1000


def main(arguments: Sequence[str]) -> int:
    """Print the figures; 1 where one falls short."""
    parser = argparse.ArgumentParser(prog="python -m bench.web")
    parser.add_argument("events", type=int, nargs="?", default=EVENTS)
    parser.add_argument("--pause", type=float, default=PAUSE)
    parser.add_argument("--workers", type=int, default=WORKERS)
    given = parser.parse_args(arguments)
    found = measure(given.events, given.pause, given.workers)
    for what, figure in lines(found):
        print(f"{what}: {figure}")
    short = shortfalls(found)
    print(*short, sep="\n", end="\n" if short else "", file=sys.stderr)
    return int(bool(short))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
