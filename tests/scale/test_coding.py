"""Chunks of an archive: read from every format, coded, written by month, and not twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'tawatur[ray]'")

import pyarrow.parquet as pq
from tests.scale.archives import json_lines, lines_under, record, samples, write

from tawatur.events import code_report
from tawatur.export.json_lines import coded_to_json
from tawatur.intake import Problem, ReadOptions
from tawatur.model import Report
from tawatur.scale.coding import Task, code_chunk
from tawatur.scale.errors import ScaleError
from tawatur.scale.parquet import EVENTS, REPORTS
from tawatur.scale.reading import chunks, read_items
from tawatur.scale.storage import Folder, inputs, located


def coded(source: str, out: str, **given: Any) -> list[dict[str, Any]]:
    """Code a file or folder chunk by chunk, as a worker would; what came of each."""
    return [
        code_chunk(task, number, items, last)
        for task in (Task(one, out, **given) for one in inputs(source))
        for number, items, last in chunks(task.source, task.options, task.size)
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet"])
def test_every_format_gives_the_reports_that_went_in(tmp_path: Path, name: str) -> None:
    reports = samples()[:7]
    write(tmp_path / name, reports)
    (source,) = inputs(str(tmp_path / name))
    found = [item for item in read_items(source, ReadOptions()) if isinstance(item, Report)]
    assert [record(r) for r in found] == [record(r) for r in reports]


def test_a_web_archive_gives_its_pages(tmp_path: Path) -> None:
    english = [report for report in samples() if report.lang == "en"][:3]
    write(tmp_path / "crawl.warc.gz", english)
    (source,) = inputs(str(tmp_path / "crawl.warc.gz"))
    found = [item for item in read_items(source, ReadOptions()) if isinstance(item, Report)]
    assert [r.url for r in found] == [f"https://news.example/{n}" for n in range(3)]
    assert [(r.published or "")[:10] for r in found] == [(r.published or "")[:10] for r in english]


def test_what_is_written_is_the_contract_by_month(tmp_path: Path) -> None:
    reports = [replace(samples()[0], id="oct", published="2023-10-24"), *samples()[1:4]]
    write(tmp_path / "in.jsonl", [*reports, replace(reports[0], id="never", published=None, url=None)])
    out = tmp_path / "out"
    coded(str(tmp_path / "in.jsonl"), str(out), size=2)
    rows = lines_under(out / "json")
    assert {row["id"] for row in rows} == {"never", *(r.id for r in reports)}
    assert {path.name for path in (out / "json").iterdir()} >= {"month=2023-10", "month=undated"}
    table = pq.read_table(out / "reports")
    by_id = {row["id"]: row for row in table.to_pylist()}
    (read_again,) = (
        item
        for item in read_items(inputs(str(tmp_path / "in.jsonl"))[0], ReadOptions())
        if isinstance(item, Report) and item.id == "oct"
    )
    assert json.loads(by_id["oct"]["coded"]) == json.loads(json.dumps(coded_to_json(code_report(read_again))))
    assert by_id["oct"]["month"] == "2023-10"
    events = pq.read_table(out / "events").to_pylist()
    assert len(events) == sum(len(row["events"]) for row in rows)
    assert any(event["latitude"] and event["side1"] and event["origins"] for event in events)


def test_every_file_has_the_same_columns(tmp_path: Path) -> None:
    bare = Report("bare", "Nothing happened in the village.", published="2023-10-24")
    write(tmp_path / "in.jsonl", [bare, samples()[0]])
    coded(str(tmp_path / "in.jsonl"), str(tmp_path / "out"), size=1)
    for folder, schema in (("reports", REPORTS), ("events", EVENTS)):
        for file in (tmp_path / "out" / folder).rglob("*.parquet"):
            assert pq.read_schema(file).remove_metadata().equals(schema), file


def test_bad_records_go_aside_with_their_reason(tmp_path: Path) -> None:
    text = json_lines(samples()[:2]) + b'{"id": "x"\n{"id": "empty", "text": " "}\n'
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(text)
    (tmp_path / "in" / "torn.parquet").write_bytes(b"PAR1 and no more")
    (tmp_path / "in" / "torn.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00")
    found = coded(str(tmp_path / "in"), str(tmp_path / "out"))
    assert sum(row["coded"] for row in found) == 2
    assert sum(row["lost"] for row in found) == 4
    told = lines_under(tmp_path / "out" / "problems")
    where = {(row["source"], row["line"]) for row in told}
    assert where == {("a.jsonl", 3), ("a.jsonl", 4), ("torn.parquet", None), ("torn.jsonl.gz", None)}
    assert all(row["reason"] and row["fatal"] for row in told)


def test_what_is_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = samples()[:6]
    source, out = tmp_path / "in.jsonl", str(tmp_path / "out")
    write(source, reports)
    assert not any(row["before"] for row in coded(str(source), out, size=2))
    monkeypatch.setattr("tawatur.scale.coding.code_report", _never)
    assert all(row["before"] for row in coded(str(source), out, size=2))


def test_what_was_added_or_changed_is_coded_and_nothing_stale_is_left(tmp_path: Path) -> None:
    reports = [replace(r, published="2023-10-24", url=None) for r in samples()[:4]]
    source, out = tmp_path / "in.jsonl", str(tmp_path / "out")
    write(source, reports)
    coded(str(source), out, size=2)
    changed = [*reports[:3], replace(reports[3], published="2023-12-01")]
    changed[2] = replace(changed[2], published="2023-12-01")
    write(source, changed)
    assert [row["before"] for row in coded(str(source), out, size=2)] == [True, False, True]
    rows = lines_under(tmp_path / "out" / "json")
    assert sorted(row["id"] for row in rows) == sorted(r.id for r in changed)
    assert {row["report"]["published"] for row in rows if row["id"] == reports[3].id} == {"2023-12-01"}


def test_a_report_that_the_coder_stumbles_over_does_not_cost_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = samples()[:4]

    def stumbling(report: Report) -> Any:
        if report.id == first.id:
            raise RecursionError
        return code_report(report)

    monkeypatch.setattr("tawatur.scale.coding.code_report", stumbling)
    write(tmp_path / "in.jsonl", [first, *others])
    coded(str(tmp_path / "in.jsonl"), str(tmp_path / "out"))
    assert {row["id"] for row in lines_under(tmp_path / "out" / "json")} == {r.id for r in others}
    (told,) = lines_under(tmp_path / "out" / "problems")
    assert (told["source"], told["reason"]) == (
        first.id,
        f"report {first.id} could not be coded (RecursionError); please report it",
    )


def test_reports_without_an_id_are_called_by_their_place_in_the_archive(tmp_path: Path) -> None:
    for month in ("01", "02"):
        (tmp_path / "in" / month).mkdir(parents=True)
        (tmp_path / "in" / month / "part-0.jsonl").write_text('{"text": "Two were killed in Aleppo."}\n')
    found = [item for one in inputs(str(tmp_path / "in")) for item in read_items(one, ReadOptions())]
    assert [item.id for item in found if isinstance(item, Report)] == ["01/part-0:1", "02/part-0:1"]


def test_rows_of_parquet_are_read_by_the_names_given(tmp_path: Path) -> None:
    rows = [{"body": "Two were killed.", "meta": {"day": "2023-10-24"}, "vector": [1.0]}, {"body": None}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    options = ReadOptions(fields={"text": "body", "published": "meta.day"})
    report, problem = read_items(inputs(str(tmp_path / "a.parquet"))[0], options)
    assert isinstance(report, Report)
    assert (report.id, report.text, report.published) == ("a:1", "Two were killed.", "2023-10-24")
    assert isinstance(problem, Problem)
    assert (problem.source, problem.line) == ("a.parquet", 2)


def test_an_address_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ScaleError, match=r"/none is not there; check the path\.$"):
        inputs(str(tmp_path / "none"))
    with pytest.raises(ScaleError, match=r"^ftp://host/x cannot be reached"):
        inputs("ftp://user:secret@host/x")


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A bucket of a server of this machine that speaks S3."""
    moto = pytest.importorskip("moto.server", reason="moto is not installed")
    import os

    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    names = {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in names.items():
            patch.setitem(os.environ, name, value)
        where = f"scheme=http&endpoint_override={host}:{port}&region=us-east-1&allow_bucket_creation=true"
        system, path = located(f"s3://news?{where}")
        system.create_dir(path)
        yield where
    server.stop()


def test_an_archive_on_s3_is_coded_to_s3(bucket: str, tmp_path: Path) -> None:
    reports = samples()[:5]
    archive = Folder(f"s3://news/in?{bucket}")
    archive.write("2023/a.jsonl", json_lines(reports[:3]))
    write(tmp_path / "b.parquet", reports[3:])
    archive.write("2023/b.parquet", (tmp_path / "b.parquet").read_bytes())
    out = f"s3://news/out?{bucket}"
    assert [row["coded"] for row in coded(f"s3://news/in?{bucket}", out)] == [3, 2]
    assert all(row["before"] for row in coded(f"s3://news/in?{bucket}", out))
    folder = Folder(out)
    lines = [
        line for name in folder.names("json") for line in (folder.read(f"json/{name}") or b"").splitlines()
    ]
    assert {json.loads(line)["id"] for line in lines} == {r.id for r in reports}
    part = next(folder.names("reports"))
    assert folder.table(f"reports/{part}", ["id", "text"]).num_rows > 0
    with pytest.raises(ScaleError, match=r"^s3://news/none is not there"):
        inputs(f"s3://news/none?{bucket}")


def _never(report: Report) -> Any:
    raise AssertionError(f"{report.id} is coded again")
