"""Intake that is killed, a disk that runs full, two at one desk at once: the desk ends as if nothing had happened."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

from bench import faults
from bench.canonical import Canonical, canonical, differences
from bench.feeds import serving
from tawatur.desk import Desk, opening
from tawatur.evidence import store as storing
from tawatur.intake import read
from tawatur.model import Report


def command(desk: Path, *paths: Path) -> list[str]:
    return ["add", "--desk", str(desk), "--published", "2023-11-15", *map(str, paths)]


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox") / "inbox"
    faults.write_files(folder)
    return folder


@pytest.fixture(scope="module")
def expected(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> Canonical:
    desk = tmp_path_factory.mktemp("undisturbed") / "desk.db"
    assert faults.tawatur(command(desk, inbox)) == 0
    return canonical(desk)


def ends_alike(desk: Path, expected: Canonical) -> None:
    assert differences(expected, canonical(desk)) == []
    with Desk(desk) as found:
        assert found.verify().flaws == ()


def test_a_killed_intake_ends_as_if_it_had_not_been_killed() -> None:
    found = faults.measure(12, 11)
    assert (found.kills, found.wrong) == (12, ())


@pytest.mark.file_desk
def test_what_a_killed_run_held_is_placed_where_it_was_noted_and_dropped_where_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Three civilians were killed in Atarib on Tuesday.")
    path, left = tmp_path / "w.db", tmp_path / "w.db.evidence"
    with Desk(path) as desk:
        keeper = desk.keeper()
        desk.add((r for r in read([tmp_path / "a.txt"], keep=keeper) if isinstance(r, Report)), keeper=keeper)
        (kept,) = desk._store.digests()
    # as if the run had been killed after it noted the one, and before it noted the other
    desk._store.path(kept).rename(left / ".noted")
    (left / ".torn").write_text("half of a pa")
    with Desk(path) as desk:
        assert sorted(p.name for p in left.rglob("*") if p.is_file()) == [kept]
        assert desk.verify().flaws == ()


def test_what_another_run_holds_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    with Desk(path) as desk:
        keeper = desk.keeper()
        keeper.keep(b"of the first", "a.txt")
        script = f"from tawatur.desk import Desk\nwith Desk({str(path)!r}) as desk:\n    print(len(desk.watches()))"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout == "0\n"
        desk.add([], keeper=keeper)
        assert len(list(desk._store.digests())) == 1
        assert desk.verify().flaws == ()


@pytest.mark.file_desk
@pytest.mark.parametrize("allowed", [0, 1, 13, 22])
def test_a_disk_that_is_full_for_the_evidence(
    run: Run, inbox: Path, expected: Canonical, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    desk, writes = tmp_path / "w.db", iter(range(1000))

    def full(copy: Any, piece: bytes) -> None:
        copy.write(piece[:10])
        if next(writes) >= allowed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        copy.write(piece[10:])

    with monkeypatch.context() as broken:
        broken.setattr(storing, "_write_all", full)
        done = run(*command(desk, inbox))
    assert done.code == 1
    (sentence,) = done.sentences
    assert sentence == (
        f"The evidence folder {desk}.evidence could not be written (no space left on device); what was stored before "
        "is unharmed: make room, or get the right to write there, and run the command again."
    )
    assert canonical(desk)["store"] == []
    assert run("verify", "--desk", desk).code == 0
    assert run(*command(desk, inbox)).code == 0
    ends_alike(desk, expected)


@pytest.mark.file_desk
@pytest.mark.parametrize("pages", [75, 90, 110, 150])
def test_a_disk_that_is_full_for_the_desk(
    run: Run, inbox: Path, expected: Canonical, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    desk, prepare = tmp_path / "w.db", opening._prepare

    def small(connection: sqlite3.Connection, record: Any) -> None:
        prepare(connection, record)
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with monkeypatch.context() as broken:
        broken.setattr(opening, "_prepare", small)
        done = run(*command(desk, inbox))
    assert done.code == 1
    (sentence,) = done.sentences
    assert (
        "the disk is full; what was stored before is unharmed: make room and run the command again"
        in sentence
    )
    if "log" in tables(desk):
        assert canonical(desk)["store"] == []
        assert run("verify", "--desk", desk).code == 0
    assert run(*command(desk, inbox)).code == 0
    ends_alike(desk, expected)


@pytest.mark.file_desk
def test_two_may_read_the_same_feeds_at_once(tmp_path: Path) -> None:
    desk = tmp_path / "w.db"
    with serving(("full", "pages", "json"), 60, 0.0) as sites:
        faults.watch_all(desk, [f"{site.url}/feed" for site in sites])
        words = ["watch", "run", "--desk", str(desk), "--allow-host", "127.0.0.1"]
        assert ends_of([words, words]) == [0, 0]
        good = set[str]().union(*(site.good for site in sites))
    with Desk(desk) as found:
        texts = [report.text for report in found.reports()]
        assert found.verify().flaws == ()
        assert [watch.items for watch in found.watches()] == [20, 20, 20]
    assert {serial: sum(serial in text for text in texts) for serial in good} == dict.fromkeys(good, 1)


def ends_of(commands: list[list[str]]) -> list[int]:
    """How commands end that run at once, each in a process of its own."""
    running = [
        subprocess.Popen([sys.executable, "-m", "tawatur", *words], stdout=subprocess.DEVNULL)
        for words in commands
    ]
    return [process.wait() for process in running]


def tables(desk: Path) -> set[str]:
    connection = sqlite3.connect(desk)
    found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    return found


@pytest.mark.file_desk
@pytest.mark.parametrize("same", [True, False])
def test_two_may_add_to_one_desk_at_once(
    inbox: Path, expected: Canonical, tmp_path: Path, same: bool
) -> None:
    desk, files = tmp_path / "w.db", sorted(inbox.iterdir())
    parts = [[inbox], [inbox]] if same else [files[::2], files[1::2]]
    assert ends_of([command(desk, *part) for part in parts]) == [0, 0]
    found = canonical(desk)
    # of a report that two files have, the copy that came first is the one that counts
    order = {"reports", "accounts"}
    assert [part for part in differences(expected, found) if part not in order] == []
    assert {len(found[part]) - len(expected[part]) for part in order} == {0}
    with Desk(desk) as stored:
        assert stored.verify().flaws == ()
