"""Decisions of people on a desk: kept, heeded in any order of arrival, shown, sealed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.telling import code, told

from tawatur.desk import Desk, DeskError, adding
from tawatur.model import Incident

REPORTS = [
    told("r1", "tanf 2023-10-23 air_drone_strike killed 3", "A"),
    told("r2", "tanf 2023-10-23 air_drone_strike killed 3", "B"),
    told("r3", "asad 2023-10-23 air_drone_strike killed 4", "C"),
    told("r4", "asad 2023-10-23 air_drone_strike killed 4", "D"),
    told("r5", "tanf 2023-10-23 air_drone_strike killed 3", "E"),
]


def groups(found: list[Incident] | tuple[Incident, ...]) -> set[tuple[str, ...]]:
    """The incidents as the reports they hold."""
    return {tuple(sorted(incident.reports)) for incident in found}


def test_link_and_split_hold_against_later_runs(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    with Desk(path, coder=code) as desk:
        desk.add(REPORTS[:4])
        a, b = desk.incidents()
        found = desk.link(a.id, b.id, "R. Haddad", "One raid, told of two bases.")
        assert set(found.reports) == {"r1", "r2", "r3", "r4"}
        desk.add(REPORTS[4:])
        desk.add(REPORTS)
        assert groups(list(desk.incidents())) == {("r1", "r2", "r3", "r4", "r5")}
        (whole,) = desk.incidents()
        parts = desk.split(whole.id, ["r3", "r4"], "R. Haddad", "Two bases after all.")
        assert groups(parts) == {("r1", "r2", "r5"), ("r3", "r4")}
    with Desk(path, coder=code) as desk:
        desk.add([told("r6", "asad 2023-10-23 air_drone_strike killed 4", "F")])
        assert groups(list(desk.incidents())) == {("r1", "r2", "r5"), ("r3", "r4", "r6")}
        made = desk.decisions(next(iter(desk.incidents())))
        assert [(d.kind, d.by, d.why) for d in made] == [
            ("link", "R. Haddad", "One raid, told of two bases."),
            ("split", "R. Haddad", "Two bases after all."),
        ]
        assert not desk.verify().flaws
        assert [e.what for e in desk.log()] == ["add", "link", "add", "split", "add"]


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    with Desk(tmp_path / "watch.db", coder=code) as desk:
        desk.add(REPORTS)
        a, b = desk.incidents()
        with pytest.raises(DeskError, match="one incident already"):
            desk.link(a.id, a.id, "me", "so")
        with pytest.raises(DeskError, match="needs the name"):
            desk.link(a.id, b.id, " ", "so")
        with pytest.raises(DeskError, match="has no account of r9"):
            desk.split(a.id, ["r9"], "me", "so")
        with pytest.raises(DeskError, match="some, not all"):
            desk.split(b.id, b.reports, "me", "so")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(REPORTS), st.integers(1, 5), st.integers(0, 5))
def test_the_moment_of_a_decision_makes_no_difference(order: list, batch: int, late: int) -> None:
    """Whatever came before a decision and whatever after it, in whatever batches, ends in the same incidents."""
    first = [REPORTS[0], REPORTS[2]]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(adding, "BATCH", batch)
        with Desk(Path(folder) / "watch.db", coder=code) as desk:
            desk.add(order[:late])
            desk.add(first)
            holding = {report: i.id for i in desk.incidents() for report in i.reports}
            before = {e for i in desk.incidents() for e in i.events}
            desk.link(holding["r1"], holding["r3"], "me", "so")
            desk.add(order[late:])
            assert before <= {e for i in desk.incidents() for e in i.events}
            together = {tuple(sorted(i.reports)) for i in desk.incidents()}
            assert any({"r1", "r3"} <= set(group) for group in together)
            again = Path(folder) / "again.db"
        expected = together
        with Desk(again, coder=code) as other:
            other.add([*order[:late], *first])
            holding = {report: i.id for i in other.incidents() for report in i.reports}
            other.link(holding["r1"], holding["r3"], "me", "so")
            other.add(reversed(order))
            assert groups(list(other.incidents())) == expected
