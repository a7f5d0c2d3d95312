"""A desk and its evidence: what was taken in is kept as it came, and a change anywhere is found."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from tests.server_desks import beside

from tawatur.desk import Desk, DeskError, ledger
from tawatur.desk.blind import BlindEvent
from tawatur.desk.schema import PASSING, metadata
from tawatur.desk.verify import verify
from tawatur.desk.watching import Ended, Item
from tawatur.desk.words import forget_words, index_words
from tawatur.intake import ReadOptions, read
from tawatur.model import Report

FIRST = "قُتل ثلاثة مدنيين في قصف مدفعي لقوات النظام على بلدة الأتارب يوم الثلاثاء."
SECOND = "Three civilians were killed when government artillery shelled Atarib on Tuesday."


def add(desk: Desk, folder: Path, **fields: str) -> None:
    options = ReadOptions(published="2023-11-15", fields=fields)
    keeper = desk.keeper({"fields": fields} if fields else {})
    found = read([folder], options=options, keep=keeper)
    desk.add((item for item in found if isinstance(item, Report)), keeper=keeper)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(FIRST, encoding="utf-8")
    (inbox / "b.csv").write_text(f"id,body\nr2,{SECOND}\n", encoding="utf-8")
    (inbox / "c.txt").write_text("Nothing happened today.", encoding="utf-8")
    file = tmp_path / "watch.db"
    with Desk(file) as desk:
        add(desk, inbox, text="body")
    return file


def flaws(path: Path, coder_version: str | None = None) -> list[str]:
    try:
        with Desk(path, coder_version=coder_version) as desk:
            return [f"{flaw.where}: {flaw.what}" for flaw in desk.verify().flaws]
    except DeskError as error:
        return [str(error)]


def test_a_sound_desk_fits(path: Path) -> None:
    with Desk(path) as desk:
        found = desk.verify()
        entries = list(desk.log())
        reports = {r.id: r for r in desk.reports()}
    assert found.flaws == ()
    assert (found.files, found.reports, found.kept) == (3, 3, 3)
    assert [entry.what for entry in entries] == ["intake", "add"]
    assert found.head == entries[-1].digest
    assert reports["a"].evidence is not None
    with Desk(path) as desk:
        kept = desk.keeper().path(reports["a"].evidence)
        assert kept.read_text(encoding="utf-8") == FIRST


def test_what_is_there_already_is_kept_and_noted_once(path: Path) -> None:
    with Desk(path) as desk:
        add(desk, path.parent / "inbox", text="body")
        assert [entry.what for entry in desk.log()] == ["intake", "add"]
        assert desk.verify().flaws == ()


CHANGES = [
    ("reports", "UPDATE reports SET text = replace(text, 'ثلاثة', 'خمسة') WHERE id = 'a'"),
    ("reports", "UPDATE reports SET publisher = 'someone' WHERE id = 'a'"),
    ("codings", "UPDATE codings SET body = replace(body, '2', '3')"),
    ("accounts", "UPDATE accounts SET body = replace(body, '2', '3')"),
    ("links", "UPDATE links SET total = total + 1"),
    ("incident_versions", "UPDATE incident_versions SET grade = 'corroborated'"),
    ("runs", "INSERT INTO runs (at, tawatur) VALUES ('2023-11-15', '0')"),
    ("taken", "UPDATE taken SET name = 'other.txt' WHERE n = 1"),
    ("log", "UPDATE log SET who = 'someone' WHERE number = 1"),
    ("log", "DELETE FROM log WHERE number = 1"),
]


@pytest.mark.parametrize(("table", "change"), CHANGES)
def test_a_change_beside_tawatur_is_found(path: Path, table: str, change: str) -> None:
    with beside(path, lifted=True) as connection:
        assert connection.execute(text(change)).rowcount
    found = flaws(path)
    assert found
    if table != "log":
        assert any(f"table {table}" in flaw for flaw in found), found


@pytest.mark.file_desk
def test_a_version_that_is_gone_is_found(path: Path) -> None:
    """On a server what refers to it does not let it go; nor does a file, unless it is told not to look."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER incident_versions_no_delete")
        connection.execute("DELETE FROM incident_versions WHERE n = (SELECT max(n) FROM incident_versions)")
    assert any("table incident_versions" in flaw for flaw in flaws(path))


OF_EVERY_TABLE = sorted({table.name for table in metadata.sorted_tables} - PASSING)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with rows in every table."""
    path = tmp_path_factory.mktemp("full") / "full.db"
    texts = {
        "a": FIRST,
        "b": SECOND,
        "c": f"{SECOND} It was in the morning.",
        "d": "Two soldiers were killed in Raqqa.",
    }
    with Desk(path, coder_version="1") as desk:
        desk.add([Report(id_, text, published="2023-11-15", publisher=id_) for id_, text in texts.items()])
        desk.add([Report("c", f"{SECOND} It was at noon.", published="2023-11-16", publisher="c")])
        desk.watch("https://a.example/feed")
        desk.watch("https://b.example/feed")
        desk.unwatch("https://b.example/feed")
        (watch,) = desk.watches()
        keeper = desk.keeper()
        keeper.keep(b"bytes", "a.txt")
        desk.add_items([Item(watch, "1", None, problem="nothing came")], keeper)
        desk.note_visit(Ended(watch, None, None, 1, None, None), keeper)
        desk.rate("a", "B", "Nadia", "often right")
        desk.keep_mapping(None, '["id"]', {"text": "body"})
        (event, *_) = desk.coded("a").events
        desk.correct("a", event.id, {"accept": True}, "Nadia")
        ids = [incident.id for incident in desk.incidents()]
        desk.link(ids[0], ids[-1], "Nadia", "one raid")
        desk.expunge("b", "Nadia", "names a witness")
        desk.team.add("nadia", "reviewer", "root", ["field"])
        desk.team.restrict("report", "d", ["field"], "root", "names a witness")
        desk.team.note("nadia", "read", {"report": "a"})
        (incident, *_) = desk.incidents()
        desk.review.note(incident, "ask again", "Nadia")
        desk.review.looked("Nadia", "2023-11-16T00:00:00+00:00")
        trial = desk.review.trial(desk.review.begin_trial("first", ["a"], "nothing", "Nadia"))
        desk.review.code_blind(trial, "a", [BlindEvent("shelling_missile")], "Nadia")
    return path


def _other(value: Any) -> object:
    if isinstance(value, int | float):
        return value + 99
    return value[:-1] + (b"~" if isinstance(value, bytes) else "~")


@pytest.mark.file_desk
@pytest.mark.parametrize("table", OF_EVERY_TABLE)
def test_a_change_of_any_column_of_any_table_is_found(full: Path, tmp_path: Path, table: str) -> None:
    path = tmp_path / "w.db"
    shutil.copytree(f"{full}.evidence", f"{path}.evidence")
    with sqlite3.connect(full) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
    changed = []
    for place, column in enumerate(columns):
        value = next((row[place] for row in rows if row[place] not in (None, "", b"")), None)
        if value is None:
            continue
        shutil.copy(full, path)
        with sqlite3.connect(path) as connection:
            connection.execute(f"DROP TRIGGER {table}_no_update")
            connection.execute(
                f'UPDATE {table} SET "{column}" = ? WHERE "{column}" IS ?', (_other(value), value)
            )
        connection.close()
        assert flaws(path, "1"), f"{table}.{column}"
        changed.append(column)
    assert changed


def test_a_word_put_into_the_index_of_words_or_taken_out_of_it_is_found(path: Path) -> None:
    with beside(path, lifted=True) as connection:
        number = connection.execute(text("SELECT n FROM reports WHERE id = 'c'")).scalar()
        forget_words(connection, {number: Report("c", "Nothing happened today.")})
    words = "the words that searches find it by are not its words"
    assert flaws(path) == [f"report c: {words}"]
    with beside(path, lifted=True) as connection:
        index_words(connection, number, Report("c", "Nothing happened yesterday."))
    assert flaws(path) == [f"report c: {words}"]


def test_a_key_that_an_account_is_compared_by_no_more_is_found(path: Path) -> None:
    with beside(path, lifted=True) as connection:
        connection.execute(text("DELETE FROM block_keys WHERE key = (SELECT min(key) FROM block_keys)"))
    assert any("is compared by is not what it says" in flaw for flaw in flaws(path))


def test_a_log_that_was_begun_before_it_spoke_of_versions_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    with monkeypatch.context() as before, Desk(path) as desk:
        tables = tuple(sealed for sealed in ledger.sealed_tables() if sealed.table.name != "meta")
        before.setattr(ledger, "sealed_tables", lambda: tables)
        desk.add([Report("a", FIRST, published="2023-11-15")])
    assert flaws(path) == []
    with Desk(path) as desk:
        desk.add([Report("b", SECOND, published="2023-11-15")])
    assert flaws(path) == []
    with beside(path, lifted=True) as connection:
        connection.execute(text("UPDATE meta SET tawatur = 'another'"))
    assert any("table meta" in flaw for flaw in flaws(path))


@pytest.mark.file_desk
def test_letters_that_are_none_any_more_are_named(path: Path) -> None:
    raw = path.read_bytes()
    at = raw.index(SECOND.encode())
    path.write_bytes(raw[:at] + b"\xff" + raw[at + 1 :])
    assert any(flaw.startswith("table reports") for flaw in flaws(path))


@pytest.mark.file_desk
def test_a_changed_and_a_missing_file_are_found(path: Path) -> None:
    kept = sorted(p for p in Path(f"{path}.evidence").rglob("*") if p.is_file())
    raw = bytearray(kept[0].read_bytes())
    raw[0] ^= 1
    kept[0].write_bytes(raw)
    kept[1].unlink()
    found = flaws(path)
    assert sum("were changed after they were kept" in flaw for flaw in found) == 1
    assert sum("are not in the evidence store any more" in flaw for flaw in found) == 1


def test_a_text_is_read_again_whatever_names_its_file_came_under(path: Path) -> None:
    copy = path.parent / "inbox" / "z.txt"
    copy.write_text(FIRST, encoding="utf-8")
    with Desk(path) as desk:
        add(desk, path.parent / "inbox", text="body")
        assert desk.verify().flaws == ()
        with desk._reading() as connection:
            found = verify(connection, path, desk._store, lambda *_: set(), None)
    assert any(flaw.where == "report a" and "cannot be read from" in flaw.what for flaw in found.flaws)


def test_a_watch_that_is_killed_in_between_leaves_nothing_unsealed(tmp_path: Path) -> None:
    with Desk(tmp_path / "w.db") as desk:
        desk.watch("https://example.org/feed")
        (watch,) = desk.watches()
        desk.add_items([Item(watch, "1", "https://example.org/1", problem="nothing there")], desk.keeper())
        assert desk.verify().flaws == ()


def test_reports_without_evidence_are_counted_as_such(tmp_path: Path) -> None:
    with Desk(tmp_path / "w.db") as desk:
        desk.add([Report("r", FIRST, published="2023-11-15")])
        found = desk.verify()
    assert (found.flaws, found.files, found.reports, found.kept) == ((), 0, 1, 0)
    assert not Path(tmp_path / "w.db.evidence").exists()


def test_a_text_that_comes_after_a_newer_one_is_sealed_like_any_other(tmp_path: Path) -> None:
    text = "Two people were killed when a shell hit a house in Atarib, {}. Neighbours dug them out of the rubble."
    with Desk(tmp_path / "w.db") as desk:
        for number, hour in ((1, 12), (2, 15), (3, 9)):
            desk.add([Report("r", text.format(number), published=f"2023-11-15T{hour:02d}:00:00+00:00")])
            assert desk.verify().flaws == ()
        assert desk.coded("r").report.text == text.format(2)


def test_a_file_beside_an_export_is_hashed_again_where_it_lies(path: Path) -> None:
    folder = path.parent / "ChatExport"
    (folder / "photos").mkdir(parents=True)
    for number in (1, 2):
        (folder / f"photos/{number}.jpg").write_bytes(bytes([0xFF, 0xD8, number]))
    posts = [
        {
            "id": n,
            "type": "message",
            "date": "2023-11-15T18:00:00",
            "text": f"{SECOND} {n}",
            "photo": f"photos/{n}.jpg",
        }
        for n in (1, 2, 3)
    ]
    chat = {"name": "Kanal", "type": "public_channel", "id": 1, "messages": posts}
    (folder / "result.json").write_text(json.dumps(chat), encoding="utf-8")
    with Desk(path) as desk:
        add(desk, folder)
        found = desk.verify()
        assert (found.media, found.missing, found.flaws) == (2, (), ())
        (folder / "photos/1.jpg").write_bytes(b"another")
        (folder / "photos/2.jpg").unlink()
        found = desk.verify()
    export = str(folder / "result.json")
    assert [(flaw.where, flaw.what) for flaw in found.flaws] == [
        (f"file photos/1.jpg beside {export}", "it was changed after it was hashed")
    ]
    assert (found.media, found.missing) == (1, ((export, ("photos/2.jpg",)),))
