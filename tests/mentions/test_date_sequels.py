"""Days that hang on a day told before them."""

from __future__ import annotations

import pytest

import tawatur

CASES = [
    (
        "On 12 March 2023 a bomb hit Kano. A day later, gunmen attacked a church in Jos.",
        "2023-03-13",
        "2023-03-13",
    ),
    (
        "On 12 March 2023 a bomb hit Kano. Gunmen attacked a church in Jos the day before.",
        "2023-03-11",
        "2023-03-11",
    ),
    (
        "On 12 March 2023 a bomb hit Kano. Gunmen attacked a church in Jos a week earlier.",
        "2023-03-05",
        "2023-03-05",
    ),
    (
        "In March 2023 a bomb hit Kano. The previous August gunmen attacked a church in Jos.",
        "2022-08-01",
        "2022-08-31",
    ),
    ("Rebels seized Jos in 2014. Troops retook Jos the following year.", "2015-01-01", "2015-12-31"),
    (
        "قصفت المدفعية حلب في 12 مارس 2016. وفي اليوم التالي قتل ثلاثة مدنيين في غارة على إدلب.",
        "2016-03-13",
        "2016-03-13",
    ),
    # the words go on to say what came after
    (
        "On 5 May 2023, the day before the election, gunmen attacked a church in Jos.",
        "2023-05-05",
        "2023-05-05",
    ),
]


@pytest.mark.parametrize(("text", "start", "end"), CASES)
def test_a_day_follows_the_one_told_before(text: str, start: str, end: str) -> None:
    last = tawatur.code(text, published="2024-05-03").events[-1]
    assert last.date is not None
    assert (last.date.start.isoformat(), last.date.end.isoformat()) == (start, end)
