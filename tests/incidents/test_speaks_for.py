"""For whom a source speaks, and whom its short form takes up."""

from __future__ import annotations

import pytest

from tawatur.events import code_report
from tawatur.incidents.speaks_for import actors_in
from tawatur.incidents.takeup import taken_up
from tawatur.model import Report


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        ("مصدر في قوات سوريا الديمقراطية", {"sdf"}),
        ("a source in the SDF", {"sdf"}),
        ("متحدث باسم الحوثيين", {"houthi"}),
        ("المتحدث باسم الجيش الليبي", {"ly-army"}),
        ("متحدث للبيشمركة", {"peshmerga"}),
        ("a security source", set()),
        ("مصدر أمني", set()),
    ],
)
def test_actors_that_a_description_names(words: str, actors: set[str]) -> None:
    assert actors_in(words) == actors


def test_a_short_form_is_whom_the_report_named_before() -> None:
    text = (
        "قتل خمسة أشخاص في غارة جوية على الميادين يوم الاثنين، بحسب ما قال مسؤولان أمريكيان لرويترز. "
        "وأصيب ثلاثة جنود في هجوم على قاعدة عين الأسد، بحسب المسؤولين."
    )
    coded = code_report(Report("a", text, published="2023-11-20", lang="ar"))
    fuller = {chain[-1].text for chain in taken_up(coded).values()}
    assert fuller == {"مسؤولان أمريكيان"}


def test_nothing_is_taken_up_from_what_comes_after() -> None:
    text = "Five people were killed in Mayadin on Monday, officials said. A US official told Reuters of a strike."
    assert taken_up(code_report(Report("a", text, published="2023-11-20", lang="en"))) == {}
