"""How publishers correct themselves, and what only looks like it."""

from __future__ import annotations

import pytest

from tawatur.events import code_report
from tawatur.incidents import accounts_of
from tawatur.incidents.account import Account
from tawatur.incidents.notices import Notice
from tawatur.model import Report


def only_account(text: str, publisher: str = "Badia News", title: str | None = None) -> Account:
    report = Report("a", text, title=title, published="2023-11-21T12:00:00+00:00", publisher=publisher)
    return next(accounts_of(code_report(report)))


def notice(text: str, publisher: str = "Badia News", title: str | None = None) -> Notice | None:
    return only_account(text, publisher, title).notice


STRIKE = "An air strike killed nine people in Mayadin on Monday."
STRIKE_AR = "قُتل تسعة أشخاص في غارة جوية على مدينة الميادين يوم الاثنين."


@pytest.mark.parametrize(
    ("text", "publisher", "kind", "reach"),
    [
        (f"Correction: {STRIKE}", "Badia News", "correction", "publisher"),
        (f"CORRECTED - {STRIKE}", "Badia News", "correction", "publisher"),
        (f"(Corrects) {STRIKE}", "Badia News", "correction", "publisher"),
        (f"{STRIKE}\nCorrection: the day of the strike has been put right.", "Badia News", "correction", "page"),
        (f"{STRIKE} This story has been corrected.", "Badia News", "correction", "page"),
        (f"{STRIKE} We corrected our report on the number.", "Badia News", "correction", "publisher"),
        (f"RETRACTION: {STRIKE}", "Badia News", "retraction", "publisher"),
        (f"This article has been retracted. {STRIKE}", "Badia News", "retraction", "page"),
        ("We withdraw our report that an air strike killed nine people in Mayadin.", "", "retraction", "publisher"),
        (f"تصحيح: {STRIKE_AR}", "صدى البادية", "correction", "publisher"),
        (f"{STRIKE_AR} جرى تصحيح هذا الخبر.", "صدى البادية", "correction", "page"),
        (f"سحب خبر: {STRIKE_AR}", "صدى البادية", "retraction", "publisher"),
        ("سحبت صدى البادية خبرها عن غارة جوية على الميادين.", "صدى البادية", "retraction", "publisher"),
        ("صدى البادية تسحب خبرها عن غارة جوية على الميادين.", "صدى البادية", "retraction", "publisher"),
    ],
)  # fmt: skip
def test_a_notice_is_found(text: str, publisher: str, kind: str | None, reach: str | None) -> None:
    found = notice(text, publisher)
    assert (found and found.kind, found and found.reach) == (kind, reach)


@pytest.mark.parametrize(
    "text",
    [
        STRIKE,
        f"{STRIKE} It was the work of the correction facility's guards, officials said.",
        f"{STRIKE} The army withdrew its forces; Nahrain Wire withdrew its report.",
        f"{STRIKE} The minister retracted his statement.",
        f"{STRIKE} Officials called for a correction of the course.",
        f"{STRIKE_AR} ودعا إلى تصحيح المسار.",
        f"{STRIKE_AR} وجرى سحب القوات.",
        f"{STRIKE_AR} وقال إن وكالة أخرى سحبت خبرها.",
    ],
)
def test_other_news_is_no_notice(text: str) -> None:
    assert notice(text, "صدى البادية" if "قُتل" in text else "Badia News") is None


def test_a_retraction_in_the_midst_of_other_news_is_none() -> None:
    others = " ".join(f"Shells hit village number {n} on Monday." for n in range(4))
    text = f"{STRIKE} {others} This report has been withdrawn. {others}"
    assert notice(text) is None


def test_a_title_may_be_the_notice() -> None:
    found = notice(STRIKE, title="CORRECTED: Nine killed in air strike on Mayadin")
    assert found == Notice("correction", "CORRECTED: Nine killed in air strike on Mayadin", "publisher")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Correction: Five people, not nine, were killed in the air strike on Mayadin on Monday.", 5),
        ("Correction: We said on Monday that nine people were killed in an air strike on Mayadin. "
         "The correct number is five.", 5),
        ("Five people were killed in an air strike on Mayadin on Monday.\n"
         "An earlier version of this report said nine people were killed.", 5),
        ("تصحيح: قُتل خمسة أشخاص، لا تسعة، في غارة جوية على مدينة الميادين يوم الاثنين.", 5),
        ("قُتل خمسة أشخاص في غارة جوية على مدينة الميادين يوم الاثنين.\n"
         "ذكرت نسخة سابقة من هذا الخبر أن تسعة أشخاص قُتلوا.", 5),
    ],
)  # fmt: skip
def test_the_wrong_number_is_not_taken_for_the_right_one(text: str, killed: int) -> None:
    assert only_account(text).event.killed == killed
