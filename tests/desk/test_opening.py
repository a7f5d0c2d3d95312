"""What is no desk is refused and left alone; a desk that cannot be written is unharmed."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.desk.telling import code, corpus, dump, told
from tests.server_desks import beside

from tawatur.desk import Desk, DeskError, opening
from tawatur.desk.ledger import check_rows, entries
from tawatur.desk.migrations import Step, migrate, schema_version
from tawatur.desk.opening import open_engine
from tawatur.desk.schema import SCHEMA_VERSION


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def foreign_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (id INTEGER)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "content", [b"SQLite", b"a letter, not a desk\n" * 50, b"\x89PNG\r\n" + bytes(500), b"\0"]
)
def test_a_file_that_is_no_desk_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(DeskError, match=r"letter\.db is no desk and was left alone"):
        Desk(path)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["letter.db"]


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    foreign_database(path)
    before = digest(path)
    with pytest.raises(DeskError, match="is no desk and was left alone"):
        Desk(path)
    assert digest(path) == before


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="is a folder"):
        Desk(tmp_path)
    with pytest.raises(DeskError, match="does not exist; make it first"):
        Desk(tmp_path / "nowhere" / "watch.db")


def test_an_empty_file_becomes_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    path.touch()
    with Desk(path, coder=code) as desk:
        assert desk.add(corpus(3)).reports == 3


@pytest.mark.file_desk
def test_odd_characters_in_a_path_are_only_characters(tmp_path: Path) -> None:
    path = tmp_path / "دفتر ?mode=ro #1 50%.db"
    with Desk(path, coder=code) as desk:
        assert desk.add(corpus(3)).reports == 3
    assert path.stat().st_size > 0


@pytest.mark.file_desk
def test_a_desk_is_an_sqlite_file_with_a_log_that_survives_power_loss(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(corpus(3))
        with desk._engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.file_desk
def test_a_newer_desk_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(corpus(3))
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO meta VALUES (?, '2030-01-01', '9.0')", (SCHEMA_VERSION + 1,))
    connection.commit()
    connection.close()
    before = digest(path)
    with pytest.raises(
        DeskError, match=rf"newer Tawatur \(desk version {SCHEMA_VERSION + 1}, .*: upgrade Tawatur\."
    ):
        Desk(path)
    assert digest(path) == before


def add_column(name: str) -> Step:
    to = SCHEMA_VERSION + {"first": 1, "second": 2}[name]
    return Step(
        to, lambda connection: connection.exec_driver_sql(f"ALTER TABLE runs ADD COLUMN {name} TEXT") and None
    )


def columns(engine: sqlalchemy.Engine) -> set[str]:
    return {column["name"] for column in sqlalchemy.inspect(engine).get_columns("runs")}


@pytest.mark.file_desk
def test_an_older_desk_is_brought_up_step_by_step(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(corpus(9))
    before = dump(path)
    engine = open_engine(str(path))
    migrate(engine, str(path), steps=(add_column("first"), add_column("second")), newest=SCHEMA_VERSION + 2)
    assert columns(engine) >= {"first", "second"}
    with engine.connect() as connection:
        assert schema_version(connection) == SCHEMA_VERSION + 2
        found = connection.exec_driver_sql("SELECT schema_version FROM meta ORDER BY 1").scalars().all()
        assert found == [SCHEMA_VERSION, SCHEMA_VERSION + 1, SCHEMA_VERSION + 2]
        assert connection.exec_driver_sql("SELECT count(*) FROM incident_versions").scalar() == len(before)
        assert [entry.what for entry in entries(connection)] == ["add", "migrate"]
        assert [*check_rows(connection)] == []
    engine.dispose()


@pytest.mark.file_desk
def test_a_desk_of_the_first_version_gets_its_log(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(corpus(9))
        before = [incident.id for incident in desk.incidents()]
    connection = sqlite3.connect(path)
    connection.executescript(
        """
        DROP TRIGGER meta_no_update; DROP INDEX reports_by_evidence; ALTER TABLE reports DROP COLUMN evidence;
        DROP TABLE log; DROP TABLE taken;
        DROP TABLE points; DROP TABLE marks; DROP TABLE report_words; UPDATE meta SET schema_version = 1;
        """
    )
    connection.close()
    with Desk(path, coder=code) as desk:
        assert [incident.id for incident in desk.incidents()] == before
        assert desk.verify().entries == 0
        assert desk.add(corpus(12)).reports == 3
        assert desk.verify().flaws == ()
        assert desk.verify().entries == 1


@pytest.mark.file_desk
def test_a_step_that_fails_leaves_the_desk_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    Desk(path, coder=code).close()
    engine = open_engine(str(path))

    def fail(connection: sqlalchemy.Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE runs ADD COLUMN second TEXT")
        raise RuntimeError("broken step")

    with pytest.raises(RuntimeError, match="broken step"):
        migrate(
            engine,
            str(path),
            steps=(add_column("first"), Step(SCHEMA_VERSION + 2, fail)),
            newest=SCHEMA_VERSION + 2,
        )
    assert not columns(engine) & {"first", "second"}
    with engine.connect() as connection:
        assert schema_version(connection) == SCHEMA_VERSION
    engine.dispose()


@pytest.mark.file_desk
def test_a_version_that_no_step_leads_on_from_is_said(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    Desk(path, coder=code).close()
    engine = open_engine(str(path))
    with pytest.raises(DeskError, match=f"has version {SCHEMA_VERSION}, from which no step leads on"):
        migrate(engine, str(path), steps=(), newest=SCHEMA_VERSION + 1)
    engine.dispose()


@pytest.mark.file_desk
def test_a_desk_that_may_not_be_written_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(corpus(20))
    before, incidents = digest(path), dump(path)
    monkeypatch.setattr(opening.os, "access", lambda _path, _mode: False)
    assert dump(path) == incidents
    with Desk(path, coder=code) as desk, pytest.raises(DeskError, match="it may not be written to"):
        desk.add([told("new", "tanf 2023-10-23 air_drone_strike")])
    assert digest(path) == before
    assert [p.name for p in tmp_path.iterdir()] == ["watch.db"]


@pytest.mark.file_desk
def test_a_full_disk_is_said_and_harms_nothing(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(corpus(20))
    incidents = dump(path)
    with Desk(path, coder=code) as desk:

        def no_room(connection: sqlite3.Connection, _record: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")

        desk._engine.dispose()
        sqlalchemy.event.listen(desk._engine, "connect", no_room)
        with pytest.raises(
            DeskError, match=r"the disk is full; what was stored before is unharmed: make room"
        ):
            desk.add(corpus(120))
    assert dump(path) == incidents
    with Desk(path, coder=code) as desk:
        assert desk.add(corpus(120)).reports == 100


@pytest.mark.file_desk
def test_a_damaged_desk_is_said(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(corpus(60))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with (
        pytest.raises(DeskError, match="the file is damaged; restore it from a copy"),
        Desk(path, coder=code) as desk,
    ):
        desk.incidents()


def test_what_was_stored_cannot_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(corpus(3))
    for statement in ("UPDATE reports SET text = ''", "DELETE FROM incident_versions"):
        with pytest.raises(DBAPIError, match="a desk keeps its history"), beside(path) as connection:
            connection.execute(text(statement))
