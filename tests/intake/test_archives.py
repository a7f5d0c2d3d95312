"""ZIP archives and web archives, sound, broken and hostile."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.intake.made import pdf, warc, zipped

from tawatur.intake import Problem, packed, read
from tawatur.model import Report

PAGE = """<html><head><title>قصف على الأتارب</title>
<meta property="article:published_time" content="2023-11-15T18:05:00+03:00">
<meta property="og:site_name" content="شبكة شام"></head>
<body><article><h1>قصف على الأتارب</h1><p>{}</p></article></body></html>""".format(
    "قصفت قوات النظام بلدة الأتارب في ريف حلب الغربي مساء الثلاثاء، ما أدى إلى مقتل ثلاثة مدنيين. " * 4
)


def read_raw(tmp_path: Path, name: str, raw: bytes) -> list[Report | Problem]:
    path = tmp_path / name
    path.write_bytes(raw)
    return list(read([path]))


def test_members_are_read_by_their_endings_in_order(tmp_path: Path) -> None:
    raw = zipped(
        {
            "b/two.txt": "قصف".encode(),
            "a.jsonl": b'{"id": "j", "text": "one"}\n',
            "photo.jpg": b"\xff\xd8\xff",
        }
    )
    first, second = read_raw(tmp_path, "bundle.zip", raw)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert [(first.id, first.text), (second.id, second.text)] == [("j", "one"), ("two", "قصف")]


def test_a_member_that_is_not_read_is_named_with_its_archive(tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    (problem,) = read_raw(tmp_path, "bundle.zip", zipped({"x.rtf": b"{\\rtf1 }"}))
    assert str(problem).startswith(f"{path}: x.rtf: is an RTF document")


def test_archives_are_opened_two_deep(tmp_path: Path) -> None:
    inner = zipped({"in.txt": b"inner report"})
    twice = zipped({"inner.zip": inner, "out.txt": b"outer report"})
    found = read_raw(tmp_path, "a.zip", twice)
    assert [item.text for item in found if isinstance(item, Report)] == ["inner report", "outer report"]
    (problem,) = read_raw(tmp_path, "b.zip", zipped({"twice.zip": zipped({"inner.zip": inner})}))
    assert "opened 2 deep" in str(problem)


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (problem,) = read_raw(tmp_path, "bomb.zip", zipped({"zeros.txt": b"0" * 30_000_000}))
    assert "packed over 200 times" in str(problem)
    monkeypatch.setattr(packed, "MAX_MEMBERS", 3)
    (problem,) = read_raw(tmp_path, "many.zip", zipped({f"{n}.txt": b"x" for n in range(4)}))
    assert "over 3 files" in str(problem)
    monkeypatch.setattr(packed, "MAX_UNPACKED_BYTES", 100)
    (problem,) = read_raw(tmp_path, "long.zip", zipped({"a.txt": b"abc " * 60}))
    assert "unpacks to over" in str(problem)


def test_an_archive_that_lies_about_a_length_gives_no_more_than_it_said(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": b"word " * 1000}))
    central = raw.rindex(b"PK\x01\x02")
    raw[central + 24 : central + 28] = (10).to_bytes(4, "little")
    items = read_raw(tmp_path, "liar.zip", bytes(raw))
    assert [isinstance(item, Problem) for item in items] == [True]


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04cut", b"", zipped({"a.txt": b"x" * 50})[:60]], ids=["cut", "empty", "short"]
)
@pytest.mark.parametrize("name", ["a.zip", "a.wacz"])
def test_a_damaged_archive_is_one_problem(tmp_path: Path, name: str, raw: bytes) -> None:
    (problem,) = read_raw(tmp_path, name, raw)
    assert "damaged" in str(problem)


def test_a_locked_member_is_said_to_be_locked(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": b"secret"}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + at] |= 1
    (problem,) = read_raw(tmp_path, "a.zip", bytes(raw))
    assert "locked with a password" in str(problem)


@pytest.mark.parametrize("gzip", [True, False])
def test_a_web_archive_is_its_pages_and_documents(tmp_path: Path, gzip: bool) -> None:
    pages = {
        "https://shaam.example/1": ("text/html; charset=utf-8", PAGE.encode()),
        "https://shaam.example/style.css": ("text/css", b"p {}"),
        "https://partner.example/report.pdf": ("application/pdf", pdf([["Shelling hit Saraqib market."]])),
    }
    page, document = read_raw(tmp_path, "crawl.warc.gz" if gzip else "crawl.warc", warc(pages, gzip=gzip))
    assert isinstance(page, Report)
    assert isinstance(document, Report)
    assert (page.url, page.publisher, page.published) == (
        "https://shaam.example/1",
        "شبكة شام",
        "2023-11-15T18:05:00+03:00",
    )
    assert page.id == "https://shaam.example/1"
    assert (document.url, document.text) == (
        "https://partner.example/report.pdf",
        "Shelling hit Saraqib market.",
    )


def test_pages_that_were_not_got_are_passed_by(tmp_path: Path) -> None:
    raw = warc({"https://x.example/": ("text/html", PAGE.encode())}, status="404 Not Found")
    (problem,) = read_raw(tmp_path, "c.warc.gz", raw)
    assert "holds no page or document" in str(problem)


def test_a_wacz_package_is_its_web_archives(tmp_path: Path) -> None:
    inner = warc({"https://shaam.example/1": ("text/html", PAGE.encode())})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/data.warc.gz", inner)
    (page,) = read_raw(tmp_path, "saved.wacz", out.getvalue())
    assert isinstance(page, Report)
    assert page.url == "https://shaam.example/1"
    (problem,) = read_raw(tmp_path, "empty.wacz", zipped({"datapackage.json": b"{}"}))
    assert 'holds no folder "archive"' in str(problem)


def test_a_cut_web_archive_keeps_what_came_whole(tmp_path: Path) -> None:
    raw = warc({f"https://x.example/{n}": ("text/html", PAGE.encode()) for n in range(3)})
    items = read_raw(tmp_path, "c.warc.gz", raw[: len(raw) * 2 // 3])
    assert isinstance(items[0], Report)
