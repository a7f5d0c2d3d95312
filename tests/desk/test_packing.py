from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.incidents.factory import PENTAGON, REUTERS, US, US_OFFICIAL, account, coded, event

from tawatur.desk.packing import dumps, loads, pack, unpack
from tawatur.incidents import Account, build_incident
from tawatur.model import CodedReport, Day, Incident, Report, Span


def test_an_account_comes_back_whole() -> None:
    there = account(
        "a", event(sources=((REUTERS, US_OFFICIAL), (PENTAGON,)), killed="some", injured=0), text="قُتل ثلاثة"
    )
    assert loads(Account, dumps(there)) == there


def test_a_coded_report_with_posts_comes_back_whole() -> None:
    post = coded("a#post-1", event(where=None, when=None), author="Salem (@salem)")
    there = coded("a", event(), event(id="e2", side2=(US,)), embedded=(post,))
    assert loads(CodedReport, dumps(there)) == there


def test_an_incident_comes_back_whole() -> None:
    there = build_incident(
        [account("a", event(killed=2)), account("b", event(killed=3, sources=((REUTERS,),)))]
    )
    assert loads(Incident, dumps(there)) == there


def test_what_holds_its_default_is_left_out() -> None:
    assert pack(Report("a", "text")) == {"id": "a", "text": "text"}


def test_a_field_that_an_older_desk_lacks_reads_as_its_default() -> None:
    assert unpack(Report, {"id": "a", "text": "text"}) == Report("a", "text")


def test_a_type_that_cannot_be_told_apart_is_refused() -> None:
    with pytest.raises(TypeError, match="no way"):
        unpack(Span | Day, {})  # type: ignore[arg-type]


@given(st.dates(), st.dates(), st.text(), st.integers(0, 10**6), st.booleans())
def test_days_and_spans_survive_any_value(
    start: date, end: date, text: str, at: int, with_mention: bool
) -> None:
    there = Day(start, end, "span", Span(at, at + len(text), text) if with_mention else None)
    assert unpack(Day, json.loads(json.dumps(pack(there)))) == there
