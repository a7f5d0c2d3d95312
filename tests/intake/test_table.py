from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest

from tawatur.intake import Problem, ReadOptions, read
from tawatur.model import Report


def write(tmp_path: Path, text: str | bytes, name: str = "table.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def only_reports(path: Path, **fields: str) -> list[Report]:
    return [item for item in read([path], options=ReadOptions(fields=fields)) if isinstance(item, Report)]


HEADER = "id,Date,Source,Body\n"


def test_rows_with_quotes_separators_and_line_ends(tmp_path: Path) -> None:
    row = '7,17/11/2023,وكالة,"قال ""نعم"", ثم\r\nسكت"\r\n'
    (report,) = read([write(tmp_path, HEADER + row)])
    digest = hashlib.sha256(row.rstrip().encode("utf-8")).hexdigest()
    assert report == Report("7", 'قال "نعم", ثم\r\nسكت', None, "2023-11-17", "وكالة", raw_sha256=digest)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
@pytest.mark.parametrize(("name", "sign"), [("t.csv", ","), ("t.csv", ";"), ("t.csv", "\t"), ("t.tsv", "\t")])
def test_encodings_and_separators(tmp_path: Path, encoding: str, name: str, sign: str) -> None:
    text = f"text{sign}publisher\nقصف على البلدة{sign}شبكة\n\nغارة على المقر{sign}وكالة\n"
    reports = only_reports(write(tmp_path, text, name, encoding))
    assert [(r.id, r.text, r.publisher) for r in reports] == [
        ("t:2", "قصف على البلدة", "شبكة"),
        ("t:4", "غارة على المقر", "وكالة"),
    ]


def test_a_tab_separated_file_has_commas_in_its_fields(tmp_path: Path) -> None:
    (report,) = only_reports(write(tmp_path, "title\ttext\na, b, c\td, e\n", "t.tsv"))
    assert (report.title, report.text) == ("a, b, c", "d, e")


def test_mapped_columns(tmp_path: Path) -> None:
    path = write(tmp_path, "Notes,Event Date\nA drone was shot down.,2023-11-09\n")
    (report,) = only_reports(path, text="Notes", published="event date")
    assert (report.text, report.published) == ("A drone was shot down.", "2023-11-09")


def test_a_field_longer_than_the_standard_reader_takes(tmp_path: Path) -> None:
    (report,) = only_reports(write(tmp_path, "text\n" + "word " * 60_000))
    assert len(report.text) == 300_000


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2,2023-11-17,P,\n", "has no text"),
        ("2,2023-11-17\n", "has no text"),
        ("2,2023-11-17,P,one, two\n", "5 fields where the header has 4"),
        ('2,2023-11-17,P,"one" two\n', "no sound table row"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_read(tmp_path: Path, row: str, reason: str) -> None:
    path = write(tmp_path, HEADER + row + "3,2023-11-18,P,three\n")
    problem, report = read([path])
    assert isinstance(problem, Problem)
    assert (problem.line, problem.fatal) == (2, True)
    assert reason in problem.reason
    assert isinstance(report, Report)
    assert report.id == "3"


def test_a_damaged_row_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = "1,2023-11-17,P,قصف على البلدة".encode()[:-1] + b"\n"
    path = write(tmp_path, HEADER.encode() + bad + "3,2023-11-18,P,ثلاثة\n".encode())
    problem, report = read([path])
    assert isinstance(problem, Problem)
    assert problem.line == 2
    assert "UTF-8" in problem.reason
    assert isinstance(report, Report)


def test_a_quotation_that_is_never_closed(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + '1,2023-11-17,P,one\n2,2023-11-17,P,"two\n3,2023-11-17,P,three\n')
    report, problem = read([path])
    assert isinstance(report, Report)
    assert isinstance(problem, Problem)
    assert problem.line == 3
    assert "not closed" in problem.reason


def test_a_quotation_never_closed_over_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + '1,2023-11-17,P,"two\n' + "some words of a row\n" * 300_000)
    (problem,) = read([path])
    assert isinstance(problem, Problem)
    assert problem.line == 2
    assert "over 5 MB" in problem.reason


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"id,text\n", "a header and no rows"),
        (b"id,title\n1,a\n", 'no column for the text (its columns: "id, title")'),
        (b"%PDF-1.4 text,\n", "PDF document"),
        (codecs.BOM_UTF16_LE + b"a", "cut short"),
    ],
)
def test_bad_tables(tmp_path: Path, raw: bytes, reason: str) -> None:
    (problem,) = read([write(tmp_path, raw)])
    assert isinstance(problem, Problem)
    assert reason in problem.reason


def test_a_mapped_column_that_is_not_there(tmp_path: Path) -> None:
    (problem,) = read([write(tmp_path, "text\nt\n")], options=ReadOptions(fields={"text": "notes"}))
    assert 'no column "notes"' in str(problem)
