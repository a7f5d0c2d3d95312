from __future__ import annotations

import copy
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
from tests.export.samples import full_report, incident

from tawatur.export.json_lines import coded_to_json, incident_to_json
from tawatur.export.schema import coded_report_schema, incident_schema
from tawatur.model import CodedReport, Report

REPOSITORY = Path(__file__).resolve().parents[2]
CODED, INCIDENT = coded_report_schema(), incident_schema()


def docs_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_schema", REPOSITORY / "tools" / "docs_schema.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_documents_are_current() -> None:
    for name, text in docs_tool().documents().items():
        found = (REPOSITORY / "docs" / "schema" / name).read_text(encoding="utf-8")
        assert found == text, f"docs/schema/{name} is out of date: run make docs"


@pytest.mark.parametrize("schema", [CODED, INCIDENT])
def test_the_schemas_are_schemas(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_coded_report_with_every_field_is_valid() -> None:
    jsonschema.validate(coded_to_json(full_report()), CODED)


def test_a_skipped_report_is_valid() -> None:
    skipped = CodedReport(Report("a", "bonjour"), skipped="the language is fr")
    jsonschema.validate(coded_to_json(skipped), CODED)


@pytest.mark.parametrize("found", [incident(), incident(None)])
def test_an_incident_is_valid(found: Any) -> None:
    value = incident_to_json(found)
    assert value["disagreements"] and value["origins"]
    jsonschema.validate(value, INCIDENT)


def test_the_keys_of_an_incident_are_the_contract() -> None:
    assert " ".join(incident_to_json(incident())) == (
        "id type class status title title_ar date place side1 side2 killed injured reports events publishers "
        "origins independent_origins grade disagreements first_reported updated values withdrawn retracted "
        "provenance assessment recalled"
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "type"), "threat"),
        (("events", 0, "killed"), "many"),
        (("events", 0, "confidence"), 1.5),
        (("events", 0, "mentions", 0, "start"), -1),
        (("statements", 0, "type"), "attack"),
        (("report", "sha256"), "abc"),
        (("skipped",), 0),
    ],
)
def test_what_the_contract_does_not_allow_is_not_valid(path: tuple[Any, ...], value: Any) -> None:
    broken = copy.deepcopy(coded_to_json(full_report()))
    place: Any = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, CODED)


def test_a_missing_and_an_unknown_key_are_not_valid() -> None:
    for change in ({"more": 1}, {"id": ...}):
        broken = {k: v for k, v in {**incident_to_json(incident()), **change}.items() if v is not ...}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, INCIDENT)
