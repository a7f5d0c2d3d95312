"""The bundled samples through the whole way, in several orders of arrival."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import jsonschema
import pytest

import tawatur
from tawatur.desk import Desk
from tawatur.desk.packing import dumps
from tawatur.events import code_report
from tawatur.export.json_lines import coded_from_json, coded_to_json, incident_to_json
from tawatur.export.schema import coded_report_schema, incident_schema
from tawatur.intake import read
from tawatur.model import CodedReport, Report

SAMPLES = Path(tawatur.__file__).parent / "data" / "samples"


@cache
def samples() -> tuple[Report, ...]:
    paths = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".jsonl", ".txt", ".html")]
    found = read(paths)
    return tuple(item for item in found if isinstance(item, Report))


@cache
def coded(report: Report) -> CodedReport:
    return code_report(report)


def incidents(path: Path, *batches: list[Report]) -> list[str]:
    for batch in batches:
        with Desk(path, coder=coded) as desk:
            desk.add(batch)
    with Desk(path, coder=coded) as desk:
        return [dumps(incident) for incident in desk.incidents()]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return incidents(tmp_path_factory.mktemp("samples") / "watch.db", list(samples()))


def test_the_samples_give_incidents(expected: list[str]) -> None:
    assert len(samples()) >= 40
    assert len(expected) >= 10


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_arrival_makes_no_difference(tmp_path: Path, expected: list[str], seed: int) -> None:
    shuffled = list(samples())
    random.Random(seed).shuffle(shuffled)
    assert incidents(tmp_path / "watch.db", shuffled[:13], shuffled[13:14], shuffled[14:]) == expected


def test_what_the_desk_gives_is_what_was_coded_and_keeps_the_contracts(tmp_path: Path) -> None:
    reports = jsonschema.Draft202012Validator(coded_report_schema())
    events = jsonschema.Draft202012Validator(incident_schema())
    with Desk(tmp_path / "watch.db", coder=coded) as desk:
        desk.add(samples())
        for report in samples():
            found = desk.coded(report.id)
            assert found == coded(report)
            reports.validate(coded_to_json(found))
            assert coded_from_json(coded_to_json(found), report.text) == found
        for incident in desk.incidents():
            events.validate(incident_to_json(incident))
            assert [account.id for account in desk.accounts(incident)] == list(incident.events)
