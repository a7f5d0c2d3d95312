"""Books: the pages of an EPUB in the order of its package file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.made import epub, zipped

from tawatur.intake import Problem, read
from tawatur.model import Report

FIRST = "<h1>القصف على الأتارب</h1><p>قتل ثلاثة مدنيين<br/>في السوق.</p>"
SECOND = "<h1>النزوح</h1><p>نزحت عشرات العائلات.</p>"
METADATA = (
    "<dc:title>تقرير  الشهر</dc:title><dc:creator>سامر علي</dc:creator><dc:publisher>شبكة ضفاف</dc:publisher>"
    "<dc:date>2023-11-15</dc:date>"
)


def read_book(tmp_path: Path, raw: bytes) -> Report | Problem:
    path = tmp_path / "book.epub"
    path.write_bytes(raw)
    (item,) = read([path])
    return item


def test_the_pages_in_the_order_of_reading(tmp_path: Path) -> None:
    book = read_book(tmp_path, epub({"z.xhtml": FIRST, "a%20b.xhtml": SECOND}, metadata=METADATA))
    assert isinstance(book, Problem | Report)
    book = read_book(tmp_path, epub({"z.xhtml": FIRST, "a.xhtml": SECOND}, metadata=METADATA))
    assert isinstance(book, Report), book
    assert book.text == "القصف على الأتارب\nقتل ثلاثة مدنيين\nفي السوق.\nالنزوح\nنزحت عشرات العائلات."
    assert (book.id, book.title, book.author, book.publisher) == (
        "book",
        "تقرير الشهر",
        "سامر علي",
        "شبكة ضفاف",
    )
    assert book.published == "2023-11-15"
    assert [(c.kind, c.where) for c in book.dating.clues] == [("metadata", "dc:date")]


@pytest.mark.parametrize("date", ["2023", "<b/>", "soon"])
def test_a_year_alone_is_no_day(tmp_path: Path, date: str) -> None:
    book = read_book(tmp_path, epub({"a.xhtml": FIRST}, metadata=f"<dc:date>{date}</dc:date>"))
    assert isinstance(book, Report), book
    assert (book.published, book.title) == (None, None)


def test_scrambled_fonts_lock_nothing_and_locked_pages_are_said_to_be(tmp_path: Path) -> None:
    def encryption(how: str, what: str) -> dict[str, bytes]:
        return {
            "META-INF/encryption.xml": (
                '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
                'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod '
                f'Algorithm="{how}"/><e:CipherData><e:CipherReference URI="{what}"/></e:CipherData>'
                "</e:EncryptedData></encryption>"
            ).encode()
        }

    font = encryption("http://www.idpf.org/2008/embedding", "OEBPS/a.ttf")
    assert isinstance(read_book(tmp_path, epub({"a.xhtml": FIRST}, more=font)), Report)
    page = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/a.xhtml")
    locked = read_book(tmp_path, epub({"a.xhtml": FIRST}, more=page))
    assert "the book is locked (DRM)" in str(locked)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"no archive", "the book is damaged (BadZipFile)"),
        (epub({"a.xhtml": FIRST})[:-40], "the book is damaged"),
        (zipped({"a.xhtml": b"<p>x</p>"}), "the archive is no book"),
        (zipped({"META-INF/container.xml": b"<container/>"}), "the book has no package file"),
        (zipped({"META-INF/container.xml": b""}), "the book is damaged"),
        (epub({"a.xhtml": ""}), "the book holds no words"),
        (epub({}), "the book holds no words"),
        (epub({"a.xhtml": "<p>" + "أ" * 3_000_000 + "</p>"}), "packed over 200 times"),
    ],
)
def test_broken_books_are_one_problem(tmp_path: Path, raw: bytes, reason: str) -> None:
    problem = read_book(tmp_path, raw)
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert reason in str(problem)
