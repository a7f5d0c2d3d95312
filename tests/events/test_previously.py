"""Deeds told as having come before those of the news: texts of our own."""

from __future__ import annotations

import pytest

import tawatur

CASES = [
    (
        "شن الطيران الإسرائيلي غارات على بعلبك أمس الثلاثاء. وسبق أن شنت مقاتلات إسرائيلية غارات على المنطقة نفسها.",
        ["2024-04-30", None],
    ),
    ("خطف مسلحون صحفيا في مقديشو أمس. وسبق للمسلحين أن خطفوا صحفيين في المدينة.", ["2024-05-02", None]),
    (
        "Israel struck Damascus airport on Monday. Israel has previously struck the airport.",
        ["2024-04-29", None],
    ),
    (
        "Israel struck Damascus airport on Monday. Israel has confirmed that it struck the airport.",
        ["2024-04-29"],
    ),
    ("انفجرت عبوة في بغداد أمس. وسبق الانفجار إطلاق نار.", ["2024-05-02"]),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_previously(text: str, days: list[str | None]) -> None:
    events = tawatur.code(text, published="2024-05-03").events
    assert [e.date and e.date.start.isoformat() for e in events] == days
