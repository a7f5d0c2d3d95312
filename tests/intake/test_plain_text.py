from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tawatur.intake import Problem, ReadOptions, read
from tawatur.intake.plain_text import split_front_matter
from tawatur.model import Report

BODY = "قُتل مدنيان بقصف على بلدة ذيبان شرقي دير الزور.\r\nونفى مصدر عسكري ذلك.\n"
MATTER = """---
title: "قصف على ذيبان"
published: 2023-11-17
publisher: Deir Ezzor Post
# a note to oneself
url: https://example.org/a?b=c: d
lang: ar
id: dz-1
author: سامر علي
---
"""


def test_a_text_file_is_one_report(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(BODY.encode("utf-8"))
    assert list(read([path])) == [
        Report("report", BODY, raw_sha256=hashlib.sha256(BODY.encode("utf-8")).hexdigest())
    ]


def test_options_fill_what_is_not_said(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(BODY.encode("cp1256"))
    (report,) = read([path], options=ReadOptions("17/11/2023", "Example", "ar"))
    assert isinstance(report, Report)
    assert (report.text, report.published, report.publisher, report.lang) == (
        BODY,
        "2023-11-17",
        "Example",
        "ar",
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_front_matter(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "report.md"
    path.write_bytes((MATTER.replace("\n", line_end) + "\n" + BODY).encode("utf-8-sig"))
    (report,) = read([path], options=ReadOptions("2020-01-01", "Option", "en"))
    assert isinstance(report, Report)
    assert report.text == "\n" + BODY
    assert report.title == "قصف على ذيبان"
    assert (report.id, report.published, report.publisher) == ("dz-1", "2023-11-17", "Deir Ezzor Post")
    assert (report.url, report.lang, report.author) == ("https://example.org/a?b=c: d", "ar", "سامر علي")


def test_a_mapping_names_a_key_of_the_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("---\ntitle: A\nposted: 2023-11-17\n---\nText.", encoding="utf-8")
    (report,) = read([path], options=ReadOptions(fields={"published": "posted", "text": "body"}))
    assert isinstance(report, Report)
    assert (report.published, report.text) == ("2023-11-17", "Text.")


@pytest.mark.parametrize(
    "text",
    [
        "---\nHe said: stop.\nThen nothing more was heard\n---\nrest",
        "---\ntitle: never closed\ntext",
        "text\n---\ntitle: below\n---\n",
        "---\nwitness: we saw it\n---\nrest",
        "---",
    ],
)
def test_rules_in_a_text_are_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_a_date_that_is_none_is_a_warning_and_the_report_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("---\npublished: last Friday\n---\nText.", encoding="utf-8")
    warning, report = read([path])
    assert isinstance(warning, Problem)
    assert not warning.fatal
    assert str(warning) == (
        f'{path}: the publication date "last Friday" is no date and was left out; give it as YYYY-MM-DD.'
    )
    assert isinstance(report, Report)
    assert report.published is None


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"---\ntitle: only\n---\n"])
def test_a_file_without_text(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(raw)
    (problem,) = read([path])
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert "is empty" in problem.reason or "has no text" in problem.reason


def test_a_text_over_the_limit_of_a_report(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"word " * 1_100_000)
    (problem,) = read([path])
    assert "over 5,242,880 characters" in str(problem)
