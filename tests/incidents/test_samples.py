"""The bundled samples: which of their reports the incidents link, against what their writer says they tell of."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from tawatur.events import code_report
from tawatur.incidents import build_incidents
from tawatur.intake import read
from tawatur.mentions.tables import DATA
from tawatur.model import Incident, Report

PRECISION, RECALL = 0.95, 0.88  # of pairs of reports; floors, to be raised when passed
EXPECTED = json.loads((Path(__file__).parents[1] / "samples_expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def incidents() -> list[Incident]:
    found = list(read([DATA / "samples"]))
    reports = [r for r in found if isinstance(r, Report)]
    assert len(reports) == len(found) == 44
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
