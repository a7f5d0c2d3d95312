"""why, on the bundled samples."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import SAMPLES, Run


def test_why_says_what_links_two_reports_and_what_keeps_their_other_accounts_apart(
    run: Run, tmp_path: Path
) -> None:
    desk = tmp_path / "watch.db"
    run("add", "--desk", desk, SAMPLES)
    listed = [json.loads(line) for line in run("incidents", "--desk", desk, "--json").out.splitlines()]
    several = next(incident for incident in listed if len(incident["reports"]) > 1)
    a, b = several["reports"][:2]
    found = json.loads(run("why", "--desk", desk, a, b, "--json").out)
    assert any(pair["same_incident"] for pair in found)
    for pair in found:
        total = sum(f["score"] * f["weight"] for f in pair["features"])
        assert pair["ruled_out"] or abs(pair["total"] - total) < 1e-5
        assert all(f["detail"] for f in pair["features"])
    shown = run("why", "--desk", desk, a, b)
    assert shown.code == 0
    assert a in shown.out
    assert "one incident" in shown.out


def test_why_names_a_report_that_is_not_there(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "watch.db"
    run("add", "--desk", desk, SAMPLES / "tanf-12.txt")
    failed = run("why", "--desk", desk, "nothing", "tanf-12")
    assert failed.code == 1
    assert "has no report 'nothing'" in failed.err
