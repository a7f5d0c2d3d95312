from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.intake import parse_published


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2023-11-17", "2023-11-17"),
        (" 2023-11-17 ", "2023-11-17"),
        ("20231117", "2023-11-17"),
        ("2023-11-17T10:20:00Z", "2023-11-17T10:20:00+00:00"),
        ("2023-11-17T10:20:00.000+0300", "2023-11-17T10:20:00+03:00"),
        ("2023-11-17 10:20:00 +03:00", "2023-11-17T10:20:00+03:00"),
        ("2023-11-17 08:00 UTC", "2023-11-17T08:00:00+00:00"),
        ("Fri, 17 Nov 2023 10:20:00 +0300", "2023-11-17T10:20:00+03:00"),
        ("17 Nov 2023 10:20:00 GMT", "2023-11-17T10:20:00+00:00"),
        ("17/11/2023", "2023-11-17"),
        ("5/11/2023", "2023-11-05"),
        ("17.11.2023 10:20", "2023-11-17T10:20:00"),
        ("2023/11/17", "2023-11-17"),
        ("November 17, 2023", "2023-11-17"),
        ("17 Sept. 2023", "2023-09-17"),
        ("١٧/١١/٢٠٢٣", "2023-11-17"),
    ],
)
def test_dates_as_publishers_write_them(words: str, iso: str) -> None:
    assert parse_published(words) == iso


@pytest.mark.parametrize(
    "words",
    [
        "",
        "yesterday",
        "2023",
        "2023-02-30",
        "32/01/2023",
        "11/17/2023",
        "0001-01-01",
        "1700000000",
        "0 0 0",
        "x" * 5000,
    ],
)
def test_what_is_no_date(words: str) -> None:
    assert parse_published(words) is None


@given(st.text(max_size=60))
def test_what_comes_out_starts_with_an_iso_day(words: str) -> None:
    iso = parse_published(words)
    assert iso is None or date.fromisoformat(iso[:10])


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2199, 12, 31)))
def test_iso_moments_come_back(moment: datetime) -> None:
    assert parse_published(moment.isoformat()) == moment.isoformat()
