"""Corrections and retractions withdraw what they withdraw, stay visible, and do not count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.incidents.wire import (
    COPY,
    CORRECTION,
    CORRECTION_AR,
    FIFTEEN,
    NINE,
    NINE_AR,
    RETRACTION,
    RETRACTION_AR,
    incident,
    report,
    values,
)

from tawatur.model import Incident, Report, Toll


def withdrawn(found: Incident) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(w.report, w.reason, w.by, w.fields) for w in found.withdrawn]


@pytest.mark.parametrize(("wrong", "correction"), [(NINE, CORRECTION), (NINE_AR, CORRECTION_AR)])
def test_a_correction_withdraws_the_number_that_it_corrects(wrong: Report, correction: Report) -> None:
    found = incident([correction, wrong])
    assert found.killed == Toll(5, 5)
    assert withdrawn(found) == [(wrong.id, "corrected", correction.id, ("killed",))]
    assert [(v.value, v.taken, v.told[0].withdrawn_by) for v in values(found, "killed").values] == [
        ("9", False, correction.id),
        ("5", True, None),
    ]
    assert values(found, "place").values[0].told[0].withdrawn_by is None
    assert "killed" not in {d.field for d in found.disagreements}


@pytest.mark.parametrize(("wrong", "retraction"), [(NINE, RETRACTION), (NINE_AR, RETRACTION_AR)])
def test_a_retraction_withdraws_the_account_and_the_incident_stays_visible(
    wrong: Report, retraction: Report
) -> None:
    found = incident([wrong, retraction])
    assert found.retracted
    assert (found.grade, found.independent_origins) == ("unattributed", 0)
    assert found.killed == Toll(9, 9)
    assert withdrawn(found) == [(wrong.id, "retracted", retraction.id, ())]
    assert found.withdrawn[0].words is not None
    assert found.withdrawn[0].words in retraction.text


def test_what_others_tell_of_their_own_stands() -> None:
    found = incident([NINE, FIFTEEN, RETRACTION])
    assert not found.retracted
    assert (found.killed, found.grade, found.independent_origins) == (Toll(15, 15), "single-origin", 1)
    assert found.reports == ("nine", "fifteen", "retraction")
    assert found.publishers == 1


def test_a_copy_goes_with_the_text_it_copies_unless_it_came_later() -> None:
    found = incident([NINE, COPY, FIFTEEN, RETRACTION])
    assert ("copy", "copy", "retraction", ()) in withdrawn(found)
    later = replace(COPY, published="2023-11-22T10:00:00+00:00")
    assert "copy" not in {w.report for w in incident([NINE, later, FIFTEEN, RETRACTION]).withdrawn}


def test_a_correction_of_another_publisher_withdraws_nothing() -> None:
    other = replace(CORRECTION, publisher="Nahrain Wire")
    assert incident([NINE, other]).withdrawn == ()


def test_a_report_that_came_later_is_not_withdrawn() -> None:
    again = replace(NINE, id="again", published="2023-11-22T10:00:00+00:00")
    assert {w.report for w in incident([NINE, RETRACTION, again]).withdrawn} == {"nine"}


def test_a_higher_number_by_the_same_publisher_is_no_correction() -> None:
    more = report(
        "more", "Badia News", "2023-11-21T08:00:00+00:00",
        "The air strike killed 15 people in Mayadin on Monday, residents told Badia News.",
    )  # fmt: skip
    found = incident([NINE, more])
    assert (found.withdrawn, found.killed) == ((), Toll(9, 15))


URL = "https://badia.example/2023/11/20/mayadin"
FIRST = replace(NINE, id="v1", url=URL)
SECOND = report(
    "v2",
    "Badia News",
    "2023-11-20T18:00:00+00:00",
    "An air strike killed six people in Mayadin on Monday, residents told Badia News.",
    url=URL.replace("https://", "http://www.") + "/?utm_source=feed#top",
)


def test_a_later_version_of_a_page_replaces_the_earlier() -> None:
    found = incident([SECOND, FIRST])
    assert withdrawn(found) == [("v1", "superseded", "v2", ())]
    assert found.killed == Toll(6, 6)
    assert [(v.value, v.told[0].withdrawn_by) for v in values(found, "killed").values] == [
        ("9", "v2"),
        ("6", None),
    ]


def test_pages_without_a_time_replace_nothing() -> None:
    first, second = (replace(r, published="2023-11-20") for r in (FIRST, SECOND))
    assert incident([first, second]).withdrawn == ()


def test_an_earlier_version_that_a_note_speaks_of_gives_no_number() -> None:
    noted = replace(
        SECOND,
        id="noted",
        url=None,
        text=f"{SECOND.text}\n\nAn earlier version of this report said nine were killed.",
    )
    found = incident([NINE, noted])
    assert found.killed == Toll(6, 6)
    assert withdrawn(found) == [("nine", "corrected", "noted", ("killed",))]
