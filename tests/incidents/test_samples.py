"""The bundled samples: which of their reports the incidents link, against what their writer says they tell of."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from tawatur.events import code_report
from tawatur.incidents import build_incidents
from tawatur.incidents.grade import GRADES
from tawatur.intake import read
from tawatur.mentions.tables import DATA
from tawatur.model import Incident, Report

PRECISION, RECALL = 0.95, 0.88  # of pairs of reports; floors, to be raised when passed
EXPECTED = json.loads((Path(__file__).parents[1] / "samples_expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def incidents() -> list[Incident]:
    found = list(read([DATA / "samples"]))
    reports = [r for r in found if isinstance(r, Report)]
    assert len(reports) == len(found) == 53
    return build_incidents(code_report(r) for r in reports)


def _pairs(groups: list[set[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_reports_are_linked_as_their_writer_meant(incidents: list[Incident]) -> None:
    meant = _pairs([set(i["reports"]) for i in EXPECTED["incidents"].values()])
    linked = _pairs([{r.split("#")[0] for r in i.reports} for i in incidents])
    right = len(meant & linked)
    assert right / len(linked) >= PRECISION, sorted(linked - meant)
    assert right / len(meant) >= RECALL, sorted(meant - linked)


def test_twelve_reports_rest_on_few_origins(incidents: list[Incident]) -> None:
    tanf = max(incidents, key=lambda i: len(i.reports))
    assert set(tanf.reports) == set(EXPECTED["incidents"]["tanf-drones-2023-10-23"]["reports"])
    assert tanf.publishers >= 9
    assert tanf.independent_origins == 2


def test_report_without_incident_is_in_none(incidents: list[Incident]) -> None:
    told = {r for i in incidents for r in i.reports}
    assert not told & set(EXPECTED["no_incident"])


def test_the_samples_show_every_grade_and_every_kind_of_copy(incidents: list[Incident]) -> None:
    assert {i.grade for i in incidents if not i.retracted} == set(GRADES)
    kinds = {copy.kind for i in incidents for copy in i.provenance.copies}
    assert kinds == {"verbatim", "trimmed", "edited", "translated"}


@pytest.mark.parametrize(
    ("report", "rule"),
    [
        ("tanf-01", "rival-what"),
        ("omar-02", "denied"),
        ("azaz-01", "rival-who"),
        ("mine-01", "no-origin"),
        ("sweida-01", "one-origin"),
        ("kirkuk-01", "two-origins"),
        ("jurf-02", "opposing-sides"),
    ],
)
def test_the_samples_show_the_rules(incidents: list[Incident], report: str, rule: str) -> None:
    assert rule in {i.assessment.rule for i in incidents if report in i.reports}


def test_the_samples_show_a_retraction_that_takes_a_copy_with_it(incidents: list[Incident]) -> None:
    (told,) = (i for i in incidents if i.retracted)
    assert [(w.report, w.reason, w.by) for w in told.withdrawn] == [
        ("conoco-01", "retracted", "conoco-03"),
        ("conoco-02", "copy", "conoco-03"),
    ]
    assert told.independent_origins == 0


def test_the_samples_show_a_correction_and_a_rising_toll(incidents: list[Incident]) -> None:
    (airport,) = (i for i in incidents if any(w.reason == "corrected" for w in i.withdrawn))
    assert {"airports-02", "airports-03"} <= set(airport.reports)
    (bomb,) = (i for i in incidents if {"busayra-01", "busayra-03"} <= set(i.reports))
    assert bomb.killed is not None and (bomb.killed.min, bomb.killed.max) == (1, 2)


def test_the_samples_show_who_cannot_be_told_apart_who_admits_and_who_agrees(
    incidents: list[Incident],
) -> None:
    def told_in(report: str) -> list[Incident]:
        return [i for i in incidents if report in i.reports]

    assert any(i.provenance.alike for i in told_in("kirkuk-01"))
    assert any(o.admits for i in told_in("dhiban-03") for o in i.provenance.independent)
    assert any(i.provenance.agree for i in told_in("jurf-01"))
    assert any(len(o.origins) > 1 for i in told_in("tanf-07") for o in i.provenance.independent)


def test_a_statement_passed_on_by_channels_rests_on_who_issued_it(incidents: list[Incident]) -> None:
    tanf = max(incidents, key=lambda i: len(i.reports))
    ends = [edge.end for edge in tanf.provenance.edges if "tanf-11" in edge.start]
    assert len(ends) == 1 and "islamic-resistance-iraq" in ends[0]
