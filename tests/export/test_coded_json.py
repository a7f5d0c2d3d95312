from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.samples import TEXT, full_report
from tests.incidents.factory import coded

from tawatur.export.coded_json import coded_from_json, coded_to_json
from tawatur.export.json_lines import to_line
from tawatur.model import CodedReport, Report


def test_the_keys_and_their_order_are_the_contract() -> None:
    found = coded_to_json(full_report())
    assert " ".join(found) == ("id report events statements places actors embedded skipped counted_from")
    assert list(found["report"])[:6] == ["title", "published", "publisher", "url", "lang", "sha256"]
    assert " ".join(found["events"][0]) == (
        "id type class acled plover status aggregate mentions date place side1 side2 killed injured casualties "
        "means sources confidence why"
    )
    assert list(found["events"][0]["date"]) == ["start", "end", "precision", "mention", "inferred"]
    assert " ".join(found["events"][0]["place"]) == (
        "name name_ar lat lon country admin1 precision radius_km mention id inferred"
    )
    assert list(found["events"][0]["sources"][0][0]) == [
        "start",
        "end",
        "text",
        "kind",
        "anonymous",
        "source",
    ]


def test_an_event_says_its_class_and_its_type_in_acleds_and_plovers_terms() -> None:
    first = coded_to_json(full_report())["events"][0]
    assert (first["type"], first["class"], first["plover"]) == ("air_drone_strike", "explosions", "ASSAULT")
    assert first["acled"] == {
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
    }
    assert (first["killed"], first["injured"]) == (2, "some")
    assert [link["text"] for link in first["sources"][0]] == ["Reuters", "مسؤول أمريكي"]


def test_a_statement_has_no_type_of_acleds() -> None:
    (threat,) = coded_to_json(full_report())["statements"]
    assert threat["acled"] == {"event_type": None, "sub_event_type": None}
    assert (threat["date"], threat["place"], threat["killed"]) == (None, None, None)


def test_a_post_stands_with_its_text_and_its_place() -> None:
    (post,) = coded_to_json(full_report())["embedded"]
    assert post["text"] == "Drones over al-Tanf."
    assert post["at"] == {"start": 50, "end": 70, "text": "Drones over al-Tanf."}


def test_a_coded_report_comes_back_whole_from_its_line() -> None:
    report = full_report()
    assert coded_from_json(json.loads(to_line(coded_to_json(report))), TEXT) == report


def test_a_skipped_report_comes_back_whole() -> None:
    report = CodedReport(Report("a", "bonjour"), skipped="the language is fr")
    assert coded_from_json(coded_to_json(report), "bonjour") == report


def test_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not the one that report a was coded from"):
        coded_from_json(coded_to_json(full_report()), TEXT + " ")


@pytest.mark.parametrize("value", [{}, {"id": "a"}, {"id": "a", "report": None}])
def test_what_is_no_coded_report_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="is no coded report"):
        coded_from_json(value, TEXT)


@given(st.text(), st.none() | st.text())
def test_any_text_and_title_survive_a_line_of_utf8(text: str, title: str | None) -> None:
    report = coded("a", text=text)
    report = replace(report, report=replace(report.report, title=title))
    line = to_line(coded_to_json(report)).encode("utf-8")
    assert line.count(b"\n") == 1
    assert coded_from_json(json.loads(line), text) == report


def test_a_lone_surrogate_is_written_as_its_escape() -> None:
    report = coded("a", text="\ud800")
    line = to_line(coded_to_json(replace(report, report=replace(report.report, title="\ud800")))).encode(
        "utf-8"
    )
    assert json.loads(line)["report"]["title"] == "\ud800"
