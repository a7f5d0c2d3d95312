"""Words that take their kind from what is told beside them: texts of our own."""

from __future__ import annotations

import pytest

import tawatur

CASES = [
    # what those who struck from afar also hit
    (
        "استهدف الطيران مواقع عسكرية في طرابلس، كما استهدف محطة للوقود في منطقة تاجوراء.",
        ["air_drone_strike", "air_drone_strike"],
    ),
    (
        "قصفت المدفعية الإسرائيلية بلدة الخيام، كما استهدفت أطراف بلدة كفركلا.",
        ["shelling_missile", "shelling_missile"],
    ),
    (
        "قصف الطيران الحربي بلدة سراقب، كما استهدف مقاتلو المعارضة حواجز للجيش في مورك.",
        ["air_drone_strike", "armed_clash"],
    ),
    (
        "Rebels shelled Aleppo, while gunmen also targeted a police patrol in Hama.",
        ["shelling_missile", "armed_clash"],
    ),
    # the operation of those who took people is no strike of the sentence before
    (
        "شنت المقاتلات الفرنسية غارات على معسكرات في غاو. "
        "وأعلنت الشرطة أنها أوقفت خلال عملياتها 40 مشتبها به في باماكو.",
        ["air_drone_strike", "arrests"],
    ),
    (
        "نفذ الجيش عملية عسكرية في الموصل قتل فيها عشرة مسلحين واعتقل خمسة.",
        ["armed_clash", "arrests"],
    ),
]


@pytest.mark.parametrize(("text", "types"), CASES)
def test_company(text: str, types: list[str]) -> None:
    assert [e.type for e in tawatur.code(text, published="2024-05-03").events] == types
