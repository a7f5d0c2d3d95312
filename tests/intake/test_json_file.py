from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tawatur.intake import Problem, ReadOptions, read
from tawatur.model import Report


def write(tmp_path: Path, value: object, name: str = "batch.json") -> Path:
    path = tmp_path / name
    path.write_bytes(
        value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode("utf-8")
    )
    return path


def ids_and_texts(path: Path, **fields: str) -> list[tuple[str, str]]:
    items = read([path], options=ReadOptions(fields=fields))
    return [(item.id, item.text) for item in items if isinstance(item, Report)]


def test_one_object_is_called_by_the_stem(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": "غارة", "published": "2023-11-17"})
    (report,) = read([path])
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert report == Report("batch", "غارة", published="2023-11-17", raw_sha256=digest)


@pytest.mark.parametrize("holder", [None, "reports", "articles", "data"])
def test_a_list_bare_or_held(tmp_path: Path, holder: str | None) -> None:
    rows: list[object] = [{"text": "one"}, {"id": "x", "text": "two"}]
    path = write(tmp_path, rows if holder is None else {"count": 2, holder: rows})
    assert ids_and_texts(path) == [("batch:1", "one"), ("x", "two")]


def test_a_report_may_have_a_field_called_data(tmp_path: Path) -> None:
    assert ids_and_texts(write(tmp_path, {"text": "one", "data": [1]})) == [("batch", "one")]
    assert ids_and_texts(write(tmp_path, {"words": "one", "data": [1]}), text="words") == [("batch", "one")]


def test_the_copy_of_a_listed_record_outlives_reformatting(tmp_path: Path) -> None:
    (a,) = read([write(tmp_path, b'[{"text": "t", "id": "1"}]')])
    (b,) = read([write(tmp_path, b'[\n {"id":"1",\n "text":"t"}\n]')])
    assert isinstance(a, Report)
    assert isinstance(b, Report)
    assert a.raw_sha256 == b.raw_sha256


def test_json_lines_under_another_ending(tmp_path: Path) -> None:
    path = write(tmp_path, b'{"text": "one"}\n{"text": "two"}\n')
    assert ids_and_texts(path) == [("batch:1", "one"), ("batch:2", "two")]


def test_a_bad_record_of_a_list_is_counted(tmp_path: Path) -> None:
    path = write(tmp_path, [{"text": "one"}, "two", {"title": "three"}, {"text": "four", "published": "x"}])
    one, two, three, warning, four = read([path])
    assert isinstance(one, Report)
    assert isinstance(four, Report)
    assert str(two) == f"{path}: record 2 of the list is no object; give each report as an object."
    assert str(three).startswith(f"{path}: record 3 of the list: has no text; ")
    assert isinstance(warning, Problem)
    assert not warning.fatal


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b"[]", "empty list"),
        (b'{"reports": []}', "empty list"),
        (b'"text"', "neither an object nor a list"),
        (b"null", "neither an object nor a list"),
        (b'[{"text": "one"}, {"te', "is no whole JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b"{}", "has no text"),
        (b"PK\x03\x04....", "ZIP archive"),
    ],
)
def test_bad_files(tmp_path: Path, raw: bytes, reason: str) -> None:
    (problem,) = read([write(tmp_path, raw)])
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert reason in problem.reason


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    (problem,) = read([write(tmp_path, b"[" + b" " * (20 * 1024 * 1024) + b"]")])
    assert "is over 20 MB long" in str(problem)
