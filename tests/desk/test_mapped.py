"""A desk on a server with PostGIS can be laid on a map by other programs. Needs Debian's PostgreSQL with PostGIS."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tawatur.desk import Desk
from tawatur.desk.opening import open_engine
from tawatur.model import Report

REPORTS = [
    Report(
        "a",
        "Three civilians were killed when government artillery shelled Atarib on Tuesday.",
        published="2023-11-15",
    ),
    Report("b", "Gunmen killed two policemen in Kirkuk on Monday.", published="2023-11-15"),
]
_PROGRAMS = sorted(
    folder
    for folder in Path("/usr/lib/postgresql").glob("*/bin")
    if Path("/usr/share/postgresql", folder.parent.name, "extension", "postgis.control").exists()
)
pytestmark = [
    pytest.mark.file_desk,
    pytest.mark.skipif(not _PROGRAMS, reason="no PostgreSQL with PostGIS is installed here"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server of its own; as root, of the user that Debian has for it, since PostgreSQL refuses to run as root."""
    folder = Path(tempfile.mkdtemp(prefix="tawatur-postgis-"))
    user = "postgres" if os.getuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run([_PROGRAMS[-1] / program, *arguments], check=True, capture_output=True, user=user)

    run("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--no-sync")
    options = f"-c listen_addresses='' -k {folder} -F"
    run("pg_ctl", "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
    yield f"postgresql://postgres@/postgres?host={folder}"
    run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    shutil.rmtree(folder)


def ask(address: str, *queries: str) -> list[tuple[object, ...]]:
    """The rows that the last of the queries gives."""
    engine = open_engine(address)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        found = [connection.execute(text(query)) for query in queries][-1]
        rows = [tuple(row) for row in found] if found.returns_rows else []
    engine.dispose()
    return rows


def test_incidents_as_they_stand_lie_on_the_map_with_the_areas_that_they_are_in(address: str) -> None:
    ask(address, "CREATE EXTENSION IF NOT EXISTS postgis", "CREATE SCHEMA IF NOT EXISTS record")
    desk_address = f"{address}&search_path=record"
    with Desk(desk_address) as desk:
        desk.add(REPORTS)
        incidents = {i.id: i for i in desk.incidents()}
        assert desk.verify().flaws == ()
    view = "record.incident_map"
    query = (
        "SELECT incident, title, ST_Y(point), ST_X(point), radius_km, ST_Area(area::geography) / 1e6 "
        f"FROM {view} ORDER BY incident"
    )
    rows = ask(desk_address, "SET LOCAL search_path = public, record", query.replace("::", r"\:\:"))
    assert {row[0] for row in rows} == set(incidents)
    for name, title, lat, lon, radius, area in rows:
        place = incidents[str(name)].place
        assert place is not None and title == incidents[str(name)].title
        assert (lat, lon, radius) == (place.lat, place.lon, place.radius_km)
        assert isinstance(area, float) and area == pytest.approx(3.14 * place.radius_km**2, rel=0.05)
    within = f"SELECT count(*) FROM {view} WHERE point && ST_MakeEnvelope(36, 35.5, 37.5, 37, 4326)"  # about Aleppo
    assert ask(desk_address, "SET LOCAL search_path = public, record", within) == [(1,)]


def test_a_desk_that_was_there_before_postgis_has_the_view_once_it_is_opened_again(address: str) -> None:
    desk_address = f"{address}&search_path=earlier"
    ask(address, "DROP EXTENSION IF EXISTS postgis CASCADE", "CREATE SCHEMA earlier")
    with Desk(desk_address) as desk:
        desk.add(REPORTS)
    exists = "SELECT to_regclass('earlier.incident_map') IS NOT NULL"
    assert ask(desk_address, exists) == [(False,)]
    ask(address, "CREATE EXTENSION postgis SCHEMA public")
    with Desk(desk_address) as desk:
        assert len(list(desk.incidents())) == 2
    assert ask(desk_address, exists) == [(True,)]
