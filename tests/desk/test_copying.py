"""A desk copied whole: the same rows, the same log, the same kept bytes, whatever database it lies in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.server_desks import beside, schema_of

from tawatur.desk import Desk, DeskError
from tawatur.desk.searching import Search
from tawatur.intake import ReadOptions, read
from tawatur.model import Report

TEXTS = {
    "a.txt": "قُتل ثلاثة مدنيين في قصف مدفعي لقوات النظام على بلدة الأتارب يوم الثلاثاء.",
    "b.txt": "Three civilians were killed when government artillery shelled Atarib on Tuesday.",
    "c.txt": "A baker of the quarter said that two planes flew over the market of Raqqa and bombed it on Monday.",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, words in TEXTS.items():
        (inbox / name).write_text(words, encoding="utf-8")
    file = tmp_path / "watch.db"
    with Desk(file) as desk:
        keeper = desk.keeper()
        found = read([inbox], options=ReadOptions(published="2023-11-15"), keep=keeper)
        desk.add((item for item in found if isinstance(item, Report)), keeper=keeper)
        desk.rate("sana", "D", "R. Haddad", "one side")
        desk.expunge("c", "R. Haddad", "She asked for it.")
    return file


def told(desk: Desk) -> object:
    incidents = list(desk.incidents())
    return (
        [i.id for i in incidents],
        incidents,
        [desk.history(i.id) for i in incidents],
        [entry.digest for entry in desk.log()],
        {r.id: (r.text, r.evidence) for r in desk.reports()},
        desk.ratings(),
        desk.search(Search(words="مدنيون"))[1],
        desk.search(Search(words="artillery"))[1],
    )


def test_a_copy_holds_what_was_copied_and_goes_on_from_there(path: Path, tmp_path: Path) -> None:
    with Desk(path) as desk, Desk(tmp_path / "copy.db") as other:
        done = desk.copy_to(other)
        assert done.files == 2 and done.rows["reports"] == 3
        assert told(other) == told(desk)
        found = other.verify()
        assert found.flaws == () and found.expunged == 1
        more = [Report("d", "Gunmen killed two policemen in Kirkuk on Monday.", published="2023-11-15")]
        for one in (desk, other):
            one.add(more)
            assert one.verify().flaws == ()
        assert [i.id for i in other.incidents()] == [i.id for i in desk.incidents()]


def test_only_an_empty_desk_takes_a_copy(path: Path, tmp_path: Path) -> None:
    with Desk(path) as desk, Desk(tmp_path / "other.db") as other:
        other.add([Report("x", "Gunmen killed two policemen in Kirkuk.", published="2023-11-15")])
        with pytest.raises(DeskError, match="is not empty"):
            desk.copy_to(other)
        assert {r.id for r in other.reports()} == {"x"}


def test_a_copy_that_differs_is_not_kept(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk(path) as desk, Desk(tmp_path / "copy.db") as other:
        digests = iter("ab")
        monkeypatch.setattr("tawatur.desk.copying._digest", lambda _: next(digests))
        with pytest.raises(DeskError, match="was not kept"):
            desk.copy_to(other)
        assert list(other.reports()) == []


@pytest.mark.file_desk
def test_there_and_back_again_through_a_server(path: Path, tmp_path: Path) -> None:
    address = schema_of(str(tmp_path / "server"))
    with Desk(path) as desk, Desk(address) as server, Desk(tmp_path / "back.db") as back:
        there, home = desk.copy_to(server), server.copy_to(back)
        assert there.digest == home.digest
        assert told(back) == told(server) == told(desk)
        assert server.verify().flaws == () == back.verify().flaws
    kept = {p.name: p.read_bytes() for p in Path(f"{path}.evidence").rglob("*") if p.is_file()}
    assert {p.name: p.read_bytes() for p in (tmp_path / "back.db.evidence").rglob("*") if p.is_file()} == kept
    assert kept
    with beside(address) as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {address.rpartition('=')[2]} CASCADE")
