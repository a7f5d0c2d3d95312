"""A profile builds what leaves from what it lets through: a field that an incident learns to hold stays inside."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from tawatur.desk import Desk, DeskError
from tawatur.export.profile import DEFAULT, Profile, read_profile, shared, shared_in_order
from tawatur.intake import Problem, read
from tawatur.mentions.registry import actors
from tawatur.mentions.tables import DATA
from tawatur.model import Incident, Provenance


@pytest.fixture(scope="module")
def incidents(tmp_path_factory: pytest.TempPathFactory) -> list[Incident]:
    path: Path = tmp_path_factory.mktemp("profile") / "desk.db"
    with Desk(path) as desk:
        files = sorted((DATA / "samples").glob("*.jsonl"))
        desk.add(item for item in read(files) if not isinstance(item, Problem))
        return list(desk.incidents())


def test_what_leaves_is_named_field_by_field(incidents: list[Incident]) -> None:
    kept = {
        "id", "type", "status", "title", "title_ar", "date", "place", "side1", "side2", "killed", "injured",
        "publishers", "independent_origins", "grade", "first_reported", "updated", "aggregate", "retracted",
        "assessment",
    }  # fmt: skip
    for incident in incidents:
        out = shared(incident)
        for field in fields(Incident):
            if field.name not in kept | {"provenance"}:
                assert getattr(out, field.name) == (), field.name
        assert out.provenance == Provenance(texts=incident.provenance.texts)
        assert out.place is None or out.place.precision in ("admin1", "country")
        assert out.place is None or out.place.mention is None
        assert out.date is None or out.date.mention is None
        for party in (*out.side1, *out.side2):
            assert (
                party.actor
                and party.text == actors()[party.actor].name
                and (party.start, party.end) == (0, 0)
            )


def test_letting_out_twice_changes_nothing_more(incidents: list[Incident]) -> None:
    for incident in incidents:
        once = shared(incident, replace(DEFAULT, sources=True))
        assert shared(once, replace(DEFAULT, sources=True)) == once


def test_persons_are_no_sources_and_no_sides(incidents: list[Incident]) -> None:
    out = [shared(i, Profile(sources=True)) for i in incidents]
    origins = [origin for i in out for origin in i.origins]
    assert origins
    assert {origin.kind for origin in origins} <= {"media", "official", "military", "armed_group", "monitor"}
    assert not any(origin.anonymous or origin.id.startswith(("person:", "named:")) for origin in origins)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("place = 'house'", "give one of place, province, country, none"),
        ("names = true", "has 'names'; a profile has place, time, sides, sources, toll"),
        ("toll = 1", "give one of true, false"),
        ("place = ", "cannot be read"),
    ],
)
def test_a_profile_that_is_none_is_said(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DeskError, match=sentence):
        read_profile(path)


def test_months_are_not_undone_by_other_fields_or_by_the_order(incidents: list[Incident]) -> None:
    out = list(shared_in_order(incidents, Profile(time="month")))
    assert {(i.first_reported, i.updated) for i in out} == {(None, None)}
    keys = [(i.date.start.isoformat() if i.date else "9", i.id) for i in out]
    assert keys == sorted(keys) and all(key.endswith("-01") or key == "9" for key, _ in keys)
    days = list(shared_in_order(incidents))
    assert [i.id for i in days] == [i.id for i in incidents] != [i.id for i in out]


def test_a_profile_is_read(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text('place = "country"\ntime = "month"\nsources = true\n', encoding="utf-8")
    assert read_profile(path) == Profile("country", "month", sources=True)
