"""The jobs on a real Ray of several workers, one of which is killed; what comes out is what one process makes.

One Ray, which takes seconds to start, serves all tests of this module.
"""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ray = pytest.importorskip("ray", reason="ray is not installed: pip install 'tawatur[ray]'")
pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'tawatur[ray]'")

import pyarrow.parquet as pq
from tests.conftest import find_shared
from tests.scale.archives import lines_under, moved, samples, write

from bench import linking
from tawatur.desk import Desk
from tawatur.events import code_report
from tawatur.export.incident_json import incident_to_json
from tawatur.export.json_lines import coded_to_json
from tawatur.intake import ReadOptions, read
from tawatur.model import Report
from tawatur.scale.archive import code_archive
from tawatur.scale.engine import running
from tawatur.scale.errors import ScaleError
from tawatur.scale.linking import link_archive
from tawatur.scale.reading import read_items
from tawatur.scale.storage import inputs


@pytest.fixture(scope="module")
def cpus() -> Iterator[int]:
    with running("ray", 2) as found:
        yield found


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """Own reports, as of several days, and the labelled ones where the gold set is at hand."""
    found = [*samples(), *moved(samples(), 6), *linking.own_reports().values()]
    if find_shared() is not None:
        found += linking.gold_reports()
    return found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, reports: list[Report]) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    third = len(reports) // 3
    write(folder / "a.parquet", reports[:third])
    write(folder / "b.jsonl.gz", reports[third : 2 * third])
    write(folder / "c.csv", reports[2 * third :])
    return folder


@pytest.fixture(scope="module")
def out(cpus: int, archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, coded while a worker that coded was killed."""
    folder = tmp_path_factory.mktemp("out")
    killed: list[int] = []
    over = threading.Event()
    killer = threading.Thread(target=_kill_a_coder, args=(folder, killed, over), daemon=True)
    killer.start()
    found = code_archive(inputs(str(archive)), str(folder), ReadOptions(), cpus, size=20)
    over.set()
    killer.join()
    assert killed, "no worker was killed"
    assert found.lost == 0
    return folder


def _kill_a_coder(folder: Path, killed: list[int], over: threading.Event) -> None:
    """Once the first chunk is done, end one of the processes that code."""
    while not over.wait(0.02):
        coders = [
            pid for pid, words in _below(os.getpid()) if words.startswith("ray::") and "code_chunks" in words
        ]
        if coders and any((folder / "_done" / "chunks").glob("*.json")):
            os.kill(coders[0], signal.SIGKILL)
            killed.append(coders[0])
            return


def _below(root: int) -> list[tuple[int, str]]:
    """The processes that a process has started, and those that these have, with their command lines."""
    parents: dict[int, int] = {}
    words: dict[int, str] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            words[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return [(pid, words[pid]) for pid in found[1:]]


def test_a_killed_worker_costs_no_report_and_doubles_none(
    out: Path, archive: Path, reports: list[Report]
) -> None:
    some = [item for item in read([archive / "c.csv"]) if isinstance(item, Report)][:10]
    right = [coded_to_json(code_report(report)) for report in some]
    rows = {row["id"]: row for row in lines_under(out / "json")}
    assert sorted(row["id"] for row in lines_under(out / "json")) == sorted(r.id for r in reports)
    for row in json.loads(json.dumps(right)):
        assert rows[row["id"]] == row


def test_a_second_run_codes_only_what_is_new(cpus: int, out: Path, archive: Path) -> None:
    again = code_archive(inputs(str(archive)), str(out), ReadOptions(), cpus, size=20)
    assert (again.files, again.files_before, again.coded) == (3, 3, 0)


def test_only_loopback_is_listened_on(cpus: int) -> None:
    ours = {pid for pid, _ in _below(os.getpid())} | {os.getpid()}
    sockets = {
        str(link.readlink())
        for pid in ours
        for link in Path(f"/proc/{pid}/fd").glob("*")
        if link.is_symlink()
    }
    listening = [
        row.split()
        for table in ("tcp", "tcp6")
        for row in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
        if row.split()[3] == "0A"
    ]
    heard = {row[1].rpartition(":")[0] for row in listening if f"socket:[{row[9]}]" in sockets}
    assert heard
    loopback = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
    assert heard <= loopback


@pytest.mark.parametrize("blocks", [None, 5])
def test_the_incidents_are_those_of_a_desk_whatever_the_number_of_blocks(
    cpus: int, out: Path, right: dict[str, Any], blocks: int | None
) -> None:
    found = link_archive(str(out), cpus, blocks)
    rows = lines_under(out / "incidents-json")
    assert found.incidents == len(rows) == len(right)
    assert [row["title"] for row in rows if row != right.get(row["id"])] == []
    assert found.copies == 0
    table = pq.read_table(out / "incidents").to_pylist()
    assert all(json.loads(row["incident"]) == right[row["incident_id"]] for row in table)


@pytest.fixture(scope="module")
def right(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The incidents of a desk of the same reports, by their ids."""
    items = (item for source in inputs(str(archive)) for item in read_items(source, ReadOptions()))
    with Desk(tmp_path_factory.mktemp("desk") / "desk.db") as desk:
        desk.add(item for item in items if isinstance(item, Report))
        found = [incident_to_json(incident) for incident in desk.incidents()]
    assert len(found) > 40
    return {row["id"]: row for row in json.loads(json.dumps(found))}


def test_a_folder_that_cannot_be_written_to_is_a_sentence(cpus: int, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ScaleError, match=r"/file cannot be written to \(.+\); check the address\.$"):
        code_archive(inputs(str(archive)), str(tmp_path / "file"), ReadOptions(), cpus)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ScaleError, match="nothing to link"):
        link_archive(str(tmp_path / "empty"), cpus)
