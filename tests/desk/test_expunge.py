"""A report is expunged: nothing of it is left in any file, the rest stands, the log verifies, it does not come back."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from tests.desk.telling import code, corpus, told
from tests.server_desks import all_that_a_server_holds, beside

from tawatur.desk import Desk, DeskError
from tawatur.desk.expunged import ToExpunge, Tombstone
from tawatur.desk.schema import PASSING, blanked, metadata, runs, tombstones
from tawatur.desk.searching import Search
from tawatur.desk.traces import Traces
from tawatur.desk.unpacking import texts_in
from tawatur.desk.watching import Ended, Item
from tawatur.events import code_report
from tawatur.evidence import Store
from tawatur.intake import Problem, ReadOptions, read
from tawatur.intake.web.client import Fetched
from tawatur.intake.web.wire import to_warc
from tawatur.model import CodedReport, Party, Report

BY, WHY = "R. Haddad", "The witness asked for it."
# Each stands where nothing else of the report does.
TITLE, AUTHOR, SITE, WITNESS = (
    "Kanarienvogeltitle",
    "Kanarienvogelauthor",
    "kanarienvogel.example",
    "Kanarienvogelson",
)
URL = f"https://{SITE}/news/kanarienvogelslug"
BODY = (
    f"Three civilians were killed in an air strike on Deir ez-Zor on Tuesday, {WITNESS} told Reuters.\n"
    f'"We saw two planes over the market", said {WITNESS}, a baker of the quarter.\n'
    "The market had been full of people since the morning, and ambulances came from three towns nearby.\n"
    "A strike hit the market of Deir ez-Zor, three dead.\n"
    "— Omar Kanarienvogelpost (@kanarienvogel) November 14, 2023"
)
OTHER = "قتل ثلاثة مدنيين في غارة جوية على دير الزور يوم الثلاثاء، بحسب المرصد السوري لحقوق الإنسان."
DAY = "2023-11-15"


def page(body: str = BODY, title: str = TITLE) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in body.splitlines())
    head = f'<title>{title}</title><meta property="og:title" content="{title}"><meta name="author" content="{AUTHOR}">'
    head += f'<link rel="canonical" href="{URL}"><meta property="article:published_time" content="{DAY}">'
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"


def unpacked(raw: bytes) -> list[str]:
    return list(texts_in(io.BytesIO(raw), len(raw)))


def left(path: Path, *words: str) -> list[str]:
    """In which files of a desk and its store words are left, packed or not, whatever their case."""
    found = [
        f"{word} in {table}"
        for table, raw in all_that_a_server_holds(path).items()
        for word in words
        if any(word.casefold() in t.casefold() for t in (raw.decode("utf-8", "ignore"), *unpacked(raw)))
    ]
    for file in [*path.parent.glob(f"{path.name}*")]:
        for inner in [file] if file.is_file() else sorted(p for p in file.rglob("*") if p.is_file()):
            raw = inner.read_bytes()
            texts = [
                raw.decode("utf-8", "ignore"),
                raw.decode("utf-16-le", "ignore"),
                *unpacked(raw),
                inner.name,
            ]
            found += [
                f"{word} in {inner.name}"
                for word in words
                if any(word.casefold() in t.casefold() for t in texts)
            ]
    return found


def add(desk: Desk, *paths: Path, force: bool = False, **fields: str) -> list[Report | Problem]:
    """Take files in as the command does; what was read of them."""
    keeper = desk.keeper({"fields": fields} if fields else {}, force=force)
    found = list(read(paths, options=ReadOptions(published=DAY, fields=fields), keep=keeper))
    desk.add((r for r in found if isinstance(r, Report)), keeper=keeper, force=force)
    return found


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.html").write_text(page(), encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    return folder


@pytest.fixture
def path(tmp_path: Path, inbox: Path) -> Path:
    file = tmp_path / "watch.db"
    with Desk(file) as desk:
        add(desk, inbox)
        desk.add(
            [Report("c", "Three civilians died in an air raid on Deir ez-Zor on Tuesday.", published=DAY)]
        )
    return file


CANARIES = ("kanarienvogel", "two planes over the market", "baker of the quarter")


def test_nothing_of_it_is_left_and_the_rest_stands(path: Path) -> None:
    assert left(path, *CANARIES)
    with Desk(path) as desk:
        before = {r.id for r in desk.reports()}
        assert "a" in before and any(id_.startswith("a#post") for id_ in before)
        done = desk.expunge("a", BY, WHY)
        assert done.swept and done.remains == () and done.files == 1
        assert {r.id for r in desk.reports()} == {"b", "c"}
        (incident,) = desk.incidents()
        assert incident.reports == ("b", "c")
        found = desk.verify()
        assert found.flaws == ()
        assert (found.expunged, found.tombstones) == (1, (done.tombstone,))
        assert (done.tombstone.by, done.tombstone.reason) == (BY, WHY)
        for asked in ({"as_of": "2023-11-16"}, {"as_of": "2023-11-16", "by": "desk"}, {"as_of": DAY}):
            list(desk.incidents(**asked))  # type: ignore[arg-type]
        for version in desk.history(incident.id):
            assert version.incident is None or not any(
                id_.startswith("a") for id_ in version.incident.reports
            )
        assert left(path, *CANARIES) == [], "while the desk is open too"
        assert desk.search(Search(words="Kanarienvogelson"))[1] == desk.search(Search(words="baker"))[1] == 0
        assert desk.search(Search(words="دير الزور"))[1] == 1
        entry = list(desk.log())[-1]
        assert (entry.what, entry.who, entry.about["reason"]) == ("expunge", BY, WHY)
    assert left(path, *CANARIES) == []


@pytest.mark.file_desk
def test_with_a_reader_in_the_way_another_call_does_the_rest(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = sqlite3.connect(path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM reports").fetchone()
    monkeypatch.setattr("tawatur.desk.expunging.PATIENCE_SECONDS", 0.1)
    with Desk(path) as desk:
        assert not desk.expunge("a", BY, WHY).swept
        reader.close()
        assert isinstance(desk.to_expunge("a"), Tombstone)
        done = desk.expunge("a", BY, WHY)
        assert done.swept and done.rows == 0
        assert desk.verify().flaws == ()
    assert left(path, *CANARIES) == []


def test_a_call_that_is_broken_off_can_be_made_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk(path) as desk:
        with monkeypatch.context() as patch:
            patch.setattr("tawatur.desk.expunging.write_entry", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                desk.expunge("a", BY, WHY)
        assert desk.coded("a").report.title == TITLE
        assert desk.verify().flaws == ()
        with monkeypatch.context() as patch:
            patch.setattr(type(desk._store), "expunge", lambda *_, **__: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                desk.expunge("a", BY, WHY)
        assert any("its bytes are there, though" in flaw.what for flaw in desk.verify().flaws)
        assert desk.expunge("a", BY, WHY).swept
        assert desk.verify().flaws == ()
    assert left(path, *CANARIES) == []


def test_rows_stay_append_only_and_changes_to_blanked_rows_are_found(path: Path) -> None:
    with Desk(path) as desk:
        desk.expunge("a", BY, WHY)
    for table in metadata.tables.values():
        with beside(path) as connection:
            filled = connection.execute(select(table).limit(1)).first() is not None
        column = next(iter(table.columns))
        for change in (delete(table), update(table).values({column: column})):
            if filled and table.name not in PASSING:
                with pytest.raises(DBAPIError, match="a desk keeps its history"), beside(path) as connection:
                    connection.execute(change)
    with beside(path, lifted=True) as connection:
        connection.execute(text("UPDATE reports SET publisher = 'someone' WHERE id LIKE 'expunged-%'"))
    with Desk(path) as desk:
        assert any("what was expunged was changed since" in flaw.what for flaw in desk.verify().flaws)


def test_a_row_blanked_beside_tawatur_is_found(path: Path) -> None:
    with beside(path, lifted=True) as connection:
        connection.execute(text("UPDATE reports SET text = '' WHERE id = 'b'"))
        number = connection.execute(text("SELECT n FROM reports WHERE id = 'b'")).scalar()
        run = insert(runs).values(at="2026", tawatur="0")
        key = connection.execute(run).inserted_primary_key
        stone = {"name": "expunged-0", "id_sha256": "0", "by": "x", "reason": "x", "at": "2026"}
        connection.execute(insert(tombstones).values(n=1, run=key[0] if key else 0, **stone))
        values = {"table": "reports", "key": f"[{number}]", "before": "a", "after": "b"}
        connection.execute(insert(blanked).values(n=1, tombstone=1, **values))
    with Desk(path) as desk:
        found = {flaw.where for flaw in desk.verify().flaws}
    assert {"table tombstones", "table blanked"} <= found
    assert any(where.startswith("table reports") for where in found)


def test_the_same_bytes_and_the_same_text_are_refused_but_by_force(path: Path, inbox: Path) -> None:
    with Desk(path) as desk:
        desk.expunge("a", BY, WHY)
        (problem, *_) = add(desk, inbox / "a.html")
        assert isinstance(problem, Problem)
        assert (
            f"was expunged on {datetime.now(UTC):%Y-%m-%d} by {BY} (The witness asked for it); give --force"
            in str(problem)
        )
        # the same words in other bytes, beside another report
        both = [{"id": "x", "text": BODY}, {"id": "y", "text": "Nothing happened in Raqqa today."}]
        text = next(r.text for r in read([inbox / "a.html"]) if isinstance(r, Report))
        both[0]["text"] = text
        lines = inbox / "both.jsonl"
        lines.write_text("\n".join(map(json.dumps, both)), encoding="utf-8")
        keeper = desk.keeper()
        added = desk.add((r for r in read([lines], keep=keeper) if isinstance(r, Report)), keeper=keeper)
        assert [(f.report, "it was expunged on" in f.reason) for f in added.failed] == [("x", True)]
        assert added.reports == 1
        assert desk.verify().flaws == ()
    assert left(path, *CANARIES) == []
    with Desk(path) as desk:
        found = add(desk, inbox / "a.html", force=True)
        assert isinstance(found[-1], Report)
        assert desk.coded("a").report.title == TITLE
        assert desk.verify().flaws == ()
        again = desk.expunge("a", BY, "Asked for again.")
        assert again.tombstone.name.endswith("-2")
        assert desk.verify().flaws == ()
    assert left(path, *CANARIES) == []


def test_a_file_with_other_reports_goes_and_they_stay_without_their_evidence(tmp_path: Path) -> None:
    path, lines = tmp_path / "watch.db", tmp_path / "many.jsonl"
    rows = [{"id": "a", "title": TITLE, "text": BODY}, {"id": "b", "text": OTHER}]
    lines.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    with Desk(path) as desk:
        add(desk, lines)
        plan = desk.to_expunge("a")
        assert isinstance(plan, ToExpunge)
        assert [kept.others for kept in plan.files] == [("b",)]
        desk.expunge("a", BY, WHY)
        assert desk.coded("b").report.text == OTHER
        found = desk.verify()
        assert (found.flaws, found.expunged) == ((), 1)
    assert left(path, *CANARIES) == []


def test_pages_feeds_and_what_stands_packed_go_too(tmp_path: Path) -> None:
    """A fetched page as WARC, the feed that named it, a ZIP that held it again, an unfinished file."""
    path = tmp_path / "watch.db"
    at = datetime(2023, 11, 15, tzinfo=UTC)
    html = page().encode("utf-8")
    feed = f"<rss><channel><item><title>{TITLE}</title><link>{URL}</link></item></channel></rss>".encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("saved.html", html)
    again = tmp_path / "again.zip"
    again.write_bytes(packed.getvalue())
    with Desk(path) as desk:
        desk.watch("https://kanal.example/feed")
        (watch,) = desk.watches()
        keeper = desk.keeper()
        for url, body, name in (
            (URL, html, f"{URL}.warc.gz"),
            ("https://kanal.example/feed", feed, "feed.warc.gz"),
        ):
            head = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
            kept = to_warc(Fetched(url, 200, head, body, gzip.compress(body), (), at))
            digest = keeper.keep(kept, name, url)
            if url == URL:
                report = next(r for r in read_kept_reports(keeper.path(digest), name))
                desk.add([report_with(report, URL, digest)], keeper=keeper)
        desk.add_items([Item(watch, URL, URL)], keeper)
        desk.note_visit(Ended(watch, None, None, 1, f"{URL} could not be read", None), keeper)
        add(desk, again)
        if type(desk._store) is Store:
            (desk._store.folder / ".unfinished").write_bytes(html[:300])
        desk.add([told("b", "Nothing happened.")], keeper=keeper)
        assert desk.verify().flaws == ()
        plan = desk.to_expunge(URL)
        assert isinstance(plan, ToExpunge) and len(plan.files) == 3
        done = desk.expunge(URL, BY, WHY)
        assert done.remains == ()
        assert desk.verify().flaws == ()
        known = desk.items_before(watch, [URL, "https://kanal.example/other"])
        assert [*known] == [URL] and known[URL].gone
    assert left(path, "kanarienvogel", "two planes over the market") == []


def read_kept_reports(path: Path, name: str) -> list[Report]:
    from tawatur.desk.reread import reports_in

    return list(reports_in(path, name, "{}"))


def report_with(report: Report, id_: str, digest: str) -> Report:
    from dataclasses import replace

    return replace(report, id=id_, url=id_, evidence=digest)


def test_every_text_and_every_name_of_it_goes_and_posts_are_named_by_it(path: Path, tmp_path: Path) -> None:
    with Desk(path) as desk:
        with pytest.raises(DeskError, match="a#post-1 is a post within the report a: expunge a"):
            desk.expunge("a#post-1", BY, WHY)
        with pytest.raises(DeskError, match="has no report 'z'"):
            desk.to_expunge("z")
        with pytest.raises(DeskError, match="needs the name of who does it"):
            desk.expunge("b", " ", WHY)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.html").write_text(
        page(f"{BODY}\nUpdated: kanarienvogelupdate.", TITLE), encoding="utf-8"
    )
    (tmp_path / "more" / "other-name.html").write_text(page() + "\n", encoding="utf-8")
    with Desk(path) as desk:
        add(desk, tmp_path / "more")
        plan = desk.to_expunge("a")
        assert isinstance(plan, ToExpunge)
        assert plan.texts >= 4 and len(plan.files) == 3
        desk.expunge("a", BY, WHY)
        assert desk.verify().flaws == ()
        assert {r.id for r in desk.reports()} == {"b", "c"}
    assert left(path, *CANARIES) == []


def test_copies_by_others_are_named_and_stay(path: Path) -> None:
    with Desk(path) as desk:
        desk.add([Report("copy", BODY, publisher="Other Post", published="2023-11-16")])
        done = desk.expunge("a", BY, WHY)
        assert "reports copy" in done.remains
        assert desk.coded("copy").report.text == BODY
        assert desk.verify().flaws == ()


def test_decisions_and_what_was_coded_anew_go_with_it(path: Path) -> None:
    def newer(report: Report) -> CodedReport:
        from dataclasses import replace

        coded = code_report(report)
        return replace(coded, events=tuple(replace(e, killed=4) for e in coded.events))

    with Desk(path, coder=newer, coder_version="2") as desk:
        (incident,) = desk.incidents()
        desk.split(incident.id, ["a"], BY, f"{TITLE} tells of another raid.")
        assert "a" in desk.recode().recoded
        desk.expunge("a", BY, WHY)
        assert desk.verify().flaws == ()
        (decision,) = desk.decisions()
        assert all(id_.startswith("expunged-") for id_, _ in decision.ours)
        (incident,) = desk.incidents()
        assert set(incident.reports) == {"b", "c"}
        assert list(desk.incidents(as_of="2023-12-01")) == [incident]
        assert desk.recode().recoded == ()
    assert left(path, *CANARIES) == []


def test_what_people_made_of_its_events_goes_with_it(path: Path) -> None:
    with Desk(path) as desk:
        event = desk.coded("a").events[0]
        side = (Party(0, 0, "", None, CANARIES[2]),)
        desk.correct("a", event.id, {"killed": 9, "side2": side}, BY, f"{CANARIES[0]} counted again")
        desk.expunge("a", BY, WHY)
        assert desk.verify().flaws == ()
        (some,) = desk.corrections().values()
        assert {(c.before, c.after, c.by) for c in some} == {(None, None, BY), ((), (), BY)}
        assert all(c.event.mentions == () and c.why == "expunged" for c in some)
        assert desk.recode().recoded == ()
    assert left(path, *CANARIES) == []


def test_the_record_is_that_of_a_desk_that_never_had_it(tmp_path: Path) -> None:
    reports = corpus(40)
    gone = ("r0000", "r0009", "r0017")
    with Desk(tmp_path / "a.db", coder=code) as desk, Desk(tmp_path / "b.db", coder=code) as other:
        desk.add(reports[:25])
        desk.add(reports[25:])
        other.add(r for r in reports if r.id not in gone)
        for id_ in gone:
            desk.expunge(id_, BY, WHY)
        assert list(desk.incidents()) == list(other.incidents())
        assert list(desk.incidents(as_of="2023-10-15")) == list(other.incidents(as_of="2023-10-15"))
        for incident in desk.incidents():
            for version in desk.history(incident.id):
                assert version.incident is None or not set(gone) & set(version.incident.reports)
        assert desk.verify().flaws == ()
        changed = desk.changes("2020-01-01", by="desk")
        assert {c.cause for c in changed} <= {"news", "expunge"}


@pytest.mark.parametrize(
    "written",
    [
        lambda text: json.dumps({"x": text}),
        lambda text: text.replace(" ", "</b> <b>"),
        lambda text: "".join(f"&#{ord(c)};" for c in text),
        lambda text: text.encode("utf-16").decode("latin-1"),
    ],
    ids=["json", "markup", "references", "utf-16"],
)
def test_words_are_found_however_they_are_written(tmp_path: Path, written: Callable[[str], str]) -> None:
    (tmp_path / "file").write_bytes(written(OTHER).encode("latin-1", "xmlcharrefreplace"))
    traces = Traces([Report("r", OTHER)])
    assert traces.in_file(tmp_path / "file")
    (tmp_path / "file").write_bytes(
        written("لم يقتل أحد في الغارة التي شنتها الطائرات").encode("latin-1", "xmlcharrefreplace")
    )
    assert not traces.in_file(tmp_path / "file")


def test_traces_are_runs_of_words_addresses_and_short_titles() -> None:
    traces = Traces([Report("r", BODY, title="Fire in Hatla", url=URL)])
    assert traces.are_in(f"... We saw two planes over the market, said {WITNESS}, a baker ...")
    assert traces.are_in(f"see {URL}")
    assert traces.are_in("Fire in Hatla again")
    assert not traces.are_in("A fire in Mayadin")
    assert not traces.are_in("Three civilians were killed in an attack on Raqqa")
