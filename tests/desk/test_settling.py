"""However closely the reports of a region hang together, a desk ends where linking all of them at once ends."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.desk.telling import code, told

from tawatur.desk import Desk, adding
from tawatur.incidents import Clusterer, accounts_of, build_incidents
from tawatur.model import Report

PLACES = ("deir-ezzor", "mayadin", "hatla", "dez-country", "syria", "tanf")
TYPES = ("air_drone_strike", "shelling_missile", "armed_clash", "attack", "remote_explosive")


def crowded(chance: random.Random, count: int = 120) -> list[Report]:
    """Reports of one province within days, many of them vague: most are linked with one another by some way."""
    reports = []
    for i in range(count):
        day = f"2023-10-{chance.randint(1, 6):02d}"
        lines = [
            f"{chance.choice(PLACES)} {day} {chance.choice(TYPES)} killed {chance.choice((0, 2, 2, 5, 9))}"
            for _ in range(chance.choice((1, 1, 1, 2)))
        ]
        reports.append(
            told(f"r{i:03d}", "\n".join((*lines, f"Number {i}.")), f"Outlet {i % 9}", f"{day}T12:00:00Z")
        )
    return reports


def test_the_reports_hang_together() -> None:
    clusterer = Clusterer()
    clusterer.add(a for r in crowded(random.Random(0)) for a in accounts_of(code(r)))
    clusters = clusterer.clusters()
    linked = {account for a, b, _ in clusterer.links() for account in (a, b)}
    assert len(linked) > 100 > 3 * len(clusters)
    assert len(clusters) > 20
    assert any(len(cluster) > 4 for cluster in clusters)


@pytest.mark.parametrize("seed", range(8))
def test_a_desk_ends_where_linking_all_at_once_ends(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    reports = crowded(chance)
    expected = sorted(build_incidents(map(code, reports)), key=lambda i: i.id)
    chance.shuffle(reports)
    monkeypatch.setattr(adding, "BATCH", chance.choice((1, 7, 50)))
    with Desk(tmp_path / "watch.db", coder=code) as desk:
        desk.add(reports)
        assert sorted(desk.incidents(), key=lambda i: i.id) == expected


@pytest.mark.parametrize("seed", range(4))
def test_what_was_revised_leaves_what_the_newest_texts_give(tmp_path: Path, seed: int) -> None:
    reports = crowded(random.Random(seed))
    earlier = [
        told(r.id, r.text.replace("killed 2", "killed 5"), r.publisher, "2023-10-01T06:00:00Z")
        for r in reports
        if "killed 2" in r.text
    ]
    with Desk(tmp_path / "watch.db", coder=code) as desk:
        desk.add(earlier)
        desk.add(reports)
        found = sorted(incident.events for incident in desk.incidents())
    assert found == sorted(incident.events for incident in build_incidents(map(code, reports)))


@pytest.mark.parametrize("seed", range(4))
def test_as_of_a_moment_the_record_is_what_the_reports_out_by_then_give(tmp_path: Path, seed: int) -> None:
    reports = crowded(random.Random(seed))
    with Desk(tmp_path / "watch.db", coder=code) as desk:
        desk.add(reports)
        for day in ("2023-10-02", "2023-10-04", "2023-10-05"):
            out = [r for r in reports if (r.published or "")[:10] <= day]
            found = sorted(desk.incidents(as_of=day), key=lambda i: i.id)
            assert found == sorted(build_incidents(map(code, out)), key=lambda i: i.id)
