"""Neither the order of arrival, nor the batches, nor the number of writers, nor a sudden end makes a difference."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.desk.telling import code, corpus, dump

from tawatur.desk import Desk, adding, linking

REPOSITORY = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from tests.desk.telling import code, corpus
from tawatur.desk import Desk, adding
path, count, first, step = sys.argv[1], *map(int, sys.argv[2:])
adding.BATCH = 4
with Desk(path, coder=code) as desk:
    desk.add(corpus(count)[first::step], lambda done: print(done, flush=True))
"""
COUNT = 72


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    path = tmp_path_factory.mktemp("expected") / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(corpus(COUNT))
    return dump(path)


def start(path: Path, first: int = 0, step: int = 1) -> subprocess.Popen[str]:
    paths = [str(REPOSITORY), str(REPOSITORY / "src")]
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}\n{WRITER}"]
    return subprocess.Popen(
        [*command, str(path), str(COUNT), str(first), str(step)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("seed", range(4))
def test_order_and_batches_make_no_difference(
    tmp_path: Path, expected: list[str], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    reports = corpus(COUNT)
    chance.shuffle(reports)
    monkeypatch.setattr(adding, "BATCH", chance.choice((1, 3, 20, 500)))
    while reports:
        part = [reports.pop() for _ in range(min(len(reports), chance.randint(1, 40)))]
        with Desk(tmp_path / "watch.db", coder=code) as desk:
            desk.add(part)
    assert dump(tmp_path / "watch.db") == expected


@pytest.mark.parametrize("acknowledged", [0, 1, 3, 9])
def test_killed_half_way_and_run_again_it_ends_the_same(
    tmp_path: Path, expected: list[str], acknowledged: int
) -> None:
    path = tmp_path / "watch.db"
    writer = start(path)
    assert writer.stdout is not None
    stored = 0
    for _ in range(acknowledged):
        stored = int(writer.stdout.readline())
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    assert writer.returncode == -signal.SIGKILL
    with Desk(path, coder=code) as desk:
        kept = {report.id for report in desk.reports()}
        assert kept >= {report.id for report in corpus(COUNT)[:stored]}
        desk.add(corpus(COUNT))
    assert dump(path) == expected


@pytest.mark.parametrize("delay", [0.15, 0.25, 0.35, 0.45])
def test_killed_at_any_moment_of_its_beginning_it_ends_the_same(
    tmp_path: Path, expected: list[str], delay: float
) -> None:
    path = tmp_path / "watch.db"
    writer = start(path)
    try:
        writer.communicate(timeout=delay)
    except subprocess.TimeoutExpired:
        writer.kill()
        writer.communicate()
    with Desk(path, coder=code) as desk:
        desk.add(corpus(COUNT))
    assert dump(path) == expected


def test_two_writers_at_once_lose_nothing(tmp_path: Path, expected: list[str]) -> None:
    path = tmp_path / "watch.db"
    writers = [start(path, 0, 2), start(path, 1, 2), start(path, 0, 3)]
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert (writer.returncode, errors) == (0, "")
    assert dump(path) == expected


def test_a_reader_sees_whole_batches_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as writing, Desk(path, coder=code) as reading:
        seen: list[int] = []
        writing.add(corpus(120), lambda done: seen.append(sum(r.parent is None for r in reading.reports())))
    assert seen == [50, 100, 120]


def test_what_is_compared_does_not_grow_with_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report of one day is compared with what is told of that day, however many other days the desk holds."""
    compared: list[int] = []
    counted = linking.Memory.link
    monkeypatch.setattr(
        linking.Memory, "link", lambda self, a, b: (compared.append(1), counted(self, a, b))[1]
    )
    new = [r for r in corpus(60) if r.published and r.published < "2023-10-15"]
    work = []
    for others in (0, 300):
        with Desk(tmp_path / f"{others}.db", coder=code) as desk:
            desk.add(r for r in corpus(others) if r.published and r.published > "2023-10-20")
            compared.clear()
            desk.add(new)
            work.append(len(compared))
    assert work[0] == work[1] > 0
