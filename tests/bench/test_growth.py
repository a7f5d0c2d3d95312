"""The generated desks of the bench of growth."""

from __future__ import annotations

from pathlib import Path

from bench import growth
from tawatur.desk import Desk


def test_generated_reports_are_read_and_linked(tmp_path: Path) -> None:
    reports = list(growth.generated(40, 0, 3))
    assert all(growth.code(report).events for report in reports)
    with Desk(tmp_path / "watch.db", coder=growth.code) as desk:
        desk.add(reports)
        assert any(len(incident.reports) > 1 for incident in desk.incidents())


def test_a_report_is_added_to_a_desk_of_a_size(tmp_path: Path) -> None:
    assert growth.measure(300, tmp_path) > 0
    with Desk(tmp_path / "300.db", coder=growth.code) as desk:
        assert sum(1 for _ in desk.reports()) == 300 + growth.NEW
        assert not desk.verify().flaws
