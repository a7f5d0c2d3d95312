from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.intake.made import pdf, shaped

from tawatur.intake import Problem, ReadOptions, read
from tawatur.intake.visual_order import restore
from tawatur.model import Report

LINES = [
    "قُصفت بلدة الأتارب في ريف حلب الغربي مساء الثلاثاء بأكثر من 20 قذيفة، ما أدى إلى مقتل".replace("ُ", ""),
    "ثلاثة مدنيين وإصابة 11 آخرين بجروح، وفق الدفاع المدني.",
]
TEXT = " ".join(LINES)


def only(path: Path, **options: str) -> Report:
    (report,) = read([path], options=ReadOptions(**options))
    assert isinstance(report, Report), report
    return report


def write(tmp_path: Path, raw: bytes, name: str = "partner.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(raw)
    return path


def turned(line: str) -> str:
    """A line as a program that lays out from left to right stores it: all turned but its figures."""
    words = [word if word.isdigit() else word[::-1] for word in line.split(" ")]
    turned = " ".join(reversed(words))
    # Latin words keep their order and their letters
    return re.sub(r"[A-Z]+(?: [A-Z]+)*", lambda m: m[0][::-1], turned)


@pytest.mark.parametrize(
    "stored",
    [LINES, [turned(line) for line in LINES], [turned(shaped(line)) for line in LINES]],
    ids=["as typed", "left to right", "left to right in presentation forms"],
)
def test_arabic_comes_out_as_it_is_typed(tmp_path: Path, stored: list[str]) -> None:
    report = only(
        write(tmp_path, pdf([stored], title="تقرير ميداني")), published="2023-11-15", publisher="شريك"
    )
    assert report.text == TEXT
    assert (report.id, report.title, report.published, report.publisher) == (
        "partner",
        "تقرير ميداني",
        "2023-11-15",
        "شريك",
    )


def test_paragraphs_run_over_lines_and_pages_and_page_numbers_stay_out(tmp_path: Path) -> None:
    first = [
        "Daily report",
        "Shelling hit the market of Saraqib on Tuesday and killed four people, the civil",
    ]
    second = ["defence said.", "A second strike hit the road to Binnish."]
    report = only(write(tmp_path, pdf([[*first, "1"], [*second, "2 / 2"]])))
    assert report.text.splitlines() == [
        "Daily report",
        f"{first[1]} {second[0]}",
        "A second strike hit the road to Binnish.",
    ]
    assert report.title is None


def test_a_scan_is_said_to_be_one(tmp_path: Path) -> None:
    (problem,) = read([write(tmp_path, pdf([[], []]))])
    assert isinstance(problem, Problem)
    assert "is a scan (2 pages of pictures without text); recognise its text first" in str(problem)


@pytest.mark.parametrize("raw", [b"%PDF-1.4\n", pdf([LINES])[:300], b"no pdf at all"])
def test_a_damaged_document_is_one_problem(tmp_path: Path, raw: bytes) -> None:
    (problem,) = read([write(tmp_path, raw)])
    assert isinstance(problem, Problem)
    assert problem.fatal


def test_a_locked_document_is_said_to_be_locked(tmp_path: Path) -> None:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([LINES]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    (problem,) = read([write(tmp_path, out.getvalue())])
    assert "locked with a password" in str(problem)


ARABIC = st.sampled_from(["القصف", "مدينة", "الحسكة", "قتلى", "في", "12", "المدنيين", "UNHCR", "قرية", "إلى"])


@given(st.lists(ARABIC, min_size=3, max_size=12))
def test_what_is_in_order_stays_and_what_is_turned_comes_back(words: list[str]) -> None:
    # short texts without the article or a ta marbuta tell nothing of their order
    line = " ".join(["المدينة", "القديمة", *words])
    assume(words.count("UNHCR") < 3)  # a line that is Latin by far is read as one
    assert restore(line) == line
    assert restore(turned(shaped(line))) == line
