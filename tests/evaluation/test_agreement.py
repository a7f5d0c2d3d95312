from __future__ import annotations

from dataclasses import replace

from tawatur.desk.blind import BlindEvent
from tawatur.evaluation.agreement import agreement, aligned

STRIKE = BlindEvent(
    "air_drone_strike", since="2023-11-20", until="2023-11-20", place="g1", side1=("us-forces",), killed="3"
)
CLASH = BlindEvent(
    "armed_clash", since="2023-11-21", until="2023-11-21", place="g2", side1=("isis",), killed="1"
)


def test_events_are_one_by_what_they_share_not_by_their_order() -> None:
    other = replace(STRIKE, killed="5", place="g9")
    units = aligned({"Rana": (STRIKE, CLASH), "Sami": (CLASH, other)})
    assert units == [{"Rana": STRIKE, "Sami": other}, {"Rana": CLASH, "Sami": CLASH}]


def test_agreement_of_a_field_and_where_coders_differ() -> None:
    wrong = replace(STRIKE, killed="30")
    found = agreement({"Rana": {"a": (STRIKE, CLASH), "b": (CLASH,)}, "Sami": {"a": (wrong,), "b": (CLASH,)}})
    assert (found.coders, found.reports, found.events, found.found_by_all) == (("Rana", "Sami"), 2, 3, 2)
    by_name = {field.field: field for field in found.fields}
    assert by_name["type"].alpha == 1 and by_name["type"].units == 2
    assert by_name["killed"].level == "interval" and (by_name["killed"].alpha or 0) < 0.5
    assert by_name["status"].alpha is None  # all values are the same
    told = {(d.report, d.field) for d in found.disagreements}
    assert told == {("a", "event"), ("a", "killed")}


def test_reports_that_one_person_coded_say_nothing() -> None:
    assert agreement({"Rana": {"a": (STRIKE,)}, "Sami": {}}).events == 0
