from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tawatur.intake import Problem, ReadOptions, read
from tawatur.model import Report

TEXT = '  \u200fقال مصدر: "لا إصابات".\r\n\tThe end \u0085 \n'


def write(tmp_path: Path, raw: bytes, name: str = "reports.jsonl") -> Path:
    path = tmp_path / name
    path.write_bytes(raw)
    return path


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode("utf-8") + b"\n"


def test_every_field_and_the_text_untouched(tmp_path: Path) -> None:
    raw = line(
        id="a1",
        text=TEXT,
        title="عنوان",
        published="2023-11-17",
        publisher="P",
        url="https://e.org/1",
        lang="ar",
        author="A",
    )
    (report,) = read([write(tmp_path, raw)])
    digest = hashlib.sha256(raw.rstrip(b"\n")).hexdigest()
    assert report == Report(
        "a1", TEXT, "عنوان", "2023-11-17", "P", "https://e.org/1", "ar", "A", parent=None, raw_sha256=digest
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings(tmp_path: Path, encoding: str, line_end: str) -> None:
    texts = ["قصف مدفعي على أطراف البلدة", "غارة على مقر في الميادين"]
    rows = line_end.join(json.dumps({"text": text}, ensure_ascii=False) for text in texts)
    reports = list(read([write(tmp_path, rows.encode(encoding))]))
    assert [r.text for r in reports if isinstance(r, Report)] == texts
    assert [r.id for r in reports if isinstance(r, Report)] == ["reports:1", "reports:2"]


def test_line_ends_do_not_change_the_copy(tmp_path: Path) -> None:
    (unix,) = read([write(tmp_path, b'{"text": "a"}\n')])
    (windows,) = read([write(tmp_path, b'{"text": "a"}\r\n')])
    assert isinstance(unix, Report)
    assert isinstance(windows, Report)
    assert unix.raw_sha256 == windows.raw_sha256


def test_usual_names_and_mapped_names(tmp_path: Path) -> None:
    raw = line(
        Headline="H",
        content="first",
        pubDate="17 Nov 2023 10:20:00 GMT",
        outlet="O",
        link="L",
        Language="en",
        id=7,
    )
    (report,) = read([write(tmp_path, raw)])
    assert isinstance(report, Report)
    assert (report.id, report.text, report.title, report.publisher) == ("7", "first", "H", "O")
    assert (report.published, report.url, report.lang) == ("2023-11-17T10:20:00+00:00", "L", "en")
    raw = line(text="abstract", article={"body": "whole"}, meta={"source": {"name": "N"}})
    options = ReadOptions(fields={"text": "article.body", "publisher": "meta.source.name"})
    (report,) = read([write(tmp_path, raw)], options=options)
    assert isinstance(report, Report)
    assert (report.text, report.publisher) == ("whole", "N")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"text": "cut off', "is no JSON object (unterminated string starting at at column 10)"),
        (b'["text"]', "JSON but no object"),
        (b'{"title": "no text"}', "has no text"),
        (b'{"text": ""}', "has no text"),
        (b'{"text": "  \\n"}', "has no text"),
        (b'{"text": null}', "has no text"),
        (b'{"text": 5}', "the text is a number, not a string"),
        (b'{"text": ["a"]}', "the text is a list, not a string"),
        (b'{"text": {"a": 1}}', "the text is an object, not a string"),
        (b"[" * 200_000, "nested too deep"),
        ('{"text": "قصف على البلدة'.encode()[:-1], "cut short"),
        (b'{"text": "x\x00\x01\x02\x03"}', "binary data"),
        (b'{"n": ' + b"9" * 5000 + b', "text": "a"}', "is no JSON object"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path, bad: bytes, reason: str) -> None:
    path = write(tmp_path, line(text="one") + b"\n" + bad + b"\n" + line(text="four"))
    first, problem, last = read([path])
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert (first.id, last.id) == ("reports:1", "reports:4")
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert reason.replace(" at at ", " at ") in str(problem).replace(" at at ", " at ")
    assert str(problem).startswith(f"{path}, line 3: ")
    assert "\n" not in str(problem)


def test_fields_of_a_wrong_type_are_left_out_with_a_warning(tmp_path: Path) -> None:
    raw = line(text="t", title=["a"], publisher={"name": "N"}, published=1700000000, id=True)
    *warnings, report = read([write(tmp_path, raw)], options=ReadOptions(publisher="Default"))
    assert [w.reason.split(",")[0] for w in warnings if isinstance(w, Problem) and not w.fatal] == [
        '"title" is a list',
        '"published" is a number',
        '"publisher" is an object',
        '"id" is true or false',
    ]
    assert isinstance(report, Report)
    assert (report.id, report.title, report.published, report.publisher) == (
        "reports:1",
        None,
        None,
        "Default",
    )


def test_a_date_that_is_none_keeps_the_report(tmp_path: Path) -> None:
    warning, report = read(
        [write(tmp_path, line(text="t", published="soon"))], options=ReadOptions("2020-01-01")
    )
    assert isinstance(warning, Problem)
    assert (warning.line, warning.fatal) == (1, False)
    assert isinstance(report, Report)
    assert report.published is None


def test_half_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    warning, report = read([write(tmp_path, b'{"text": "a\\ud83db\\u0000c", "title": "\\udc00"}')])
    assert isinstance(warning, Problem)
    assert not warning.fatal
    assert isinstance(report, Report)
    assert (report.text, report.title) == ("a\ufffdb\ufffdc", "\ufffd")


def test_fifty_megabytes_of_one_line_are_refused_and_the_next_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(50):
            file.write(b"x" * 1024 * 1024)
        file.write(b'"}\n' + line(text="after"))
    problem, report = read([path])
    assert str(problem) == (
        f"{path}, line 1: the line is over 5 MB long and was passed over; give one report a line."
    )
    assert isinstance(report, Report)
    assert report.id == "big:2"


def test_reports_come_out_while_the_file_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, line(text="t" * 500) * 2000)
    reports = read([path])
    first = next(reports)
    assert isinstance(first, Report)
    path.unlink()
    assert sum(1 for _ in reports) == 1999


@pytest.mark.parametrize("raw", [b"", b"\n \n", b"\xef\xbb\xbf\n"])
def test_an_empty_file(tmp_path: Path, raw: bytes) -> None:
    (problem,) = read([write(tmp_path, raw)])
    assert "is empty" in str(problem)


def test_a_binary_file_is_one_problem(tmp_path: Path) -> None:
    (problem,) = read([write(tmp_path, b"\x89PNG\r\n\x1a\n\n\n\n")])
    assert "PNG image" in str(problem)
