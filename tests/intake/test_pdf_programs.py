"""PDFs as real programs store Arabic: what comes out is what was written, mark for mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.intake import read
from tawatur.model import Report

FOLDER = Path(__file__).parent / "pdfs"
TITLE = "القصف على الأتارب: تقرير ميداني"
PARAGRAPHS = [
    "قُصفت بلدة الأتارب في ريف حلب الغربي مساء الثلاثاء 14 تشرين الثاني 2023 بأكثر من 20 قذيفة مدفعية، ما أدى إلى "
    "مقتل ثلاثة مدنيين وإصابة 11 آخرين بجروح، وفق الدفاع المدني السوري.",
    "وقال مدير المرصد (SOHR) لوكالة Reuters إن القصف استهدف السوق الرئيسي عند الساعة 10:30، وأضاف: «لا توجد أهداف "
    "عسكرية في المكان» بنسبة 75% من الحالات.",
    "لا علاقة للبلدة بالاشتباكات، والأهالي لا يزالون تحت الأنقاض الآن، بينما وصلت فرق الإسعاف إلى الإسكان الأول.",
    "وبلغ عدد القتلى ١٢ شخصاً منذ ٢٠٢٣/١١/١ حسب الإحصاءات، بينهم 3 أطفال و2 من النساء.",
    "Shelling killed three civilians in Atarib on Tuesday, the White Helmets said.",
]


def text_of(name: str) -> str:
    (report,) = read([FOLDER / f"{name}.pdf"])
    assert isinstance(report, Report), report
    return report.text


@pytest.mark.parametrize(
    "name", ["chromium-columns", "weasyprint-columns", "fpdf2", "typst", "cairo", "matplotlib"]
)
def test_every_letter_mark_and_figure_in_its_place(name: str) -> None:
    assert text_of(name).splitlines() == [TITLE, *PARAGRAPHS]


def test_libreoffice() -> None:
    assert text_of("libreoffice").splitlines() == PARAGRAPHS


def test_what_the_program_left_out_stays_out() -> None:
    plain = [line.translate(dict.fromkeys([0x64F, 0x64B])) for line in [TITLE, *PARAGRAPHS]]
    assert text_of("reportlab").splitlines() == plain
