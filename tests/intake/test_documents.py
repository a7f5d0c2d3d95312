"""Word documents, workbooks and mails: real files in, reports out."""

from __future__ import annotations

import datetime as dt
import io
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.intake.made import pdf, word, workbook, zipped

from tawatur.intake import Problem, ReadOptions, read
from tawatur.model import Report


def read_raw(tmp_path: Path, name: str, raw: bytes, **fields: str) -> list[Report | Problem]:
    path = tmp_path / name
    path.write_bytes(raw)
    return list(read([path], options=ReadOptions(fields=fields)))


def reports(items: list[Report | Problem]) -> list[Report]:
    assert all(isinstance(item, Report) for item in items), items
    return [item for item in items if isinstance(item, Report)]


def test_a_word_document_is_its_paragraphs_and_rows(tmp_path: Path) -> None:
    raw = word(
        ["قُتل مدنيان في قصف على بلدة الأتارب.", "", "وأصيب خمسة آخرون."],
        title="نشرة يومية",
        table=[["المكان", "القتلى"], ["الأتارب", "2"]],
    )
    (report,) = reports(read_raw(tmp_path, "bulletin.docx", raw))
    assert report.text.splitlines() == [
        "قُتل مدنيان في قصف على بلدة الأتارب.",
        "وأصيب خمسة آخرون.",
        "المكان | القتلى",
        "الأتارب | 2",
    ]
    assert (report.id, report.title, report.author, report.published) == (
        "bulletin",
        "نشرة يومية",
        None,
        None,
    )


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
@pytest.mark.parametrize("raw", [b"PK\x03\x04broken", b"", zipped({"x.txt": b"no such document"})])
def test_a_damaged_document_is_one_problem(tmp_path: Path, name: str, raw: bytes) -> None:
    (problem,) = read_raw(tmp_path, name, raw)
    assert isinstance(problem, Problem)
    assert "damaged" in str(problem)


def test_a_workbook_is_read_row_by_row_from_every_sheet_with_texts(tmp_path: Path) -> None:
    raw = workbook(
        {
            "log": [
                ["text", "date", "source"],
                ["غارة على الميادين", dt.datetime(2023, 11, 12), "عين الفرات"],
                [None, None, None],
                ["Shelling in Saraqib", dt.datetime(2023, 11, 13, 8, 30), "STJ"],
            ],
            "notes": [["who", "what"], ["A", "B"]],
        }
    )
    first, second = reports(read_raw(tmp_path, "log.xlsx", raw))
    assert (first.id, first.text, first.published) == ("log:log:2", "غارة على الميادين", "2023-11-12")
    assert (second.id, second.published, second.publisher) == (
        "log:log:4",
        "2023-11-13T08:30:00+01:00",
        "STJ",
    )


def test_a_column_may_be_mapped_and_is_missed_with_the_names_there_are(tmp_path: Path) -> None:
    raw = workbook({"s": [["نص الخبر", "اليوم"], ["قصف على البلدة", "2023-11-12"]]})
    (report,) = reports(read_raw(tmp_path, "x.xlsx", raw, text="نص الخبر", published="اليوم"))
    assert (report.id, report.text, report.published) == ("x:2", "قصف على البلدة", "2023-11-12")
    (problem,) = read_raw(tmp_path, "x.xlsx", raw)
    assert "no sheet has a column for the text" in str(problem)
    assert "نص الخبر" in str(problem)


def mail(
    subject: str, text: str, *, html: bool = False, attached: dict[str, bytes] | None = None
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Partner Desk <desk@partner.example>"
    message["To"] = "us@here.example"
    message["Subject"] = subject
    message["Date"] = "Wed, 15 Nov 2023 18:05:00 +0300"
    message.set_content(text, subtype="html" if html else "plain")
    for name, raw in (attached or {}).items():
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return message


def test_a_mail_is_its_words_and_its_documents_are_within_it(tmp_path: Path) -> None:
    document = word(["Two soldiers were killed in an ambush near Palmyra."])
    message = mail(
        "نشرة الأربعاء", "قُصفت بلدة الأتارب أمس.\n", attached={"annex.docx": document, "photo.jpg": b"\xff"}
    )
    body, annex = reports(read_raw(tmp_path, "m.eml", message.as_bytes()))
    assert (body.id, body.title, body.text) == ("m", "نشرة الأربعاء", "قُصفت بلدة الأتارب أمس.")
    assert (body.published, body.publisher) == ("2023-11-15T18:05:00+03:00", "Partner Desk")
    assert "@" not in repr(body)
    assert (annex.id, annex.parent, annex.text) == (
        "m/annex",
        "m",
        "Two soldiers were killed in an ambush near Palmyra.",
    )


def test_a_mail_in_html_is_its_blocks(tmp_path: Path) -> None:
    message = mail("x", "<style>p{}</style><p>First&nbsp;line.</p><div>Second<br>third.</div>", html=True)
    (report,) = reports(read_raw(tmp_path, "m.eml", message.as_bytes()))
    assert report.text.splitlines() == ["First line.", "Second", "third."]


def test_a_mailbox_is_every_message(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box.mbox")
    box.add(mail("one", "From the field: shelling near Idlib.\n"))
    box.add(mail("two", "ثانية\n"))
    box.flush()
    box.close()
    one, two = reports(list(read([tmp_path / "box.mbox"])))
    assert (one.id, one.title, one.text) == ("box:1", "one", "From the field: shelling near Idlib.")
    assert (two.id, two.title, two.text) == ("box:2", "two", "ثانية")
    (problem,) = read_raw(tmp_path, "other.mbox", b"nothing of the kind\n")
    assert "is no mailbox" in str(problem)


def test_a_pdf_in_a_mail_in_an_archive(tmp_path: Path) -> None:
    message = mail("s", "see the annex\n", attached={"a.pdf": pdf([["Shelling hit the market of Saraqib."]])})
    out = zipped({"mails/1.eml": message.as_bytes(), "__MACOSX/x.txt": b"x", ".hidden.txt": b"x"})
    body, annex = reports(read_raw(tmp_path, "pack.zip", out))
    assert (body.id, annex.id, annex.parent) == ("1", "1/a", "1")
    assert annex.text == "Shelling hit the market of Saraqib."
    assert io.BytesIO(out).read(2) == b"PK"
