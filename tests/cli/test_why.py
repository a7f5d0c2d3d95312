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


def test_a_person_splits_an_incident_and_links_it_again(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "watch.db"
    run("add", "--desk", desk, SAMPLES)
    listed = [json.loads(line) for line in run("incidents", "--desk", desk, "--json").out.splitlines()]
    several = max(listed, key=lambda incident: len(incident["reports"]))
    why = ("--by", "R. Haddad", "--why", "Told of two raids.")
    parted = run("split", "--desk", desk, several["id"], several["reports"][0], *why)
    assert parted.code == 0
    ids = [line.split(":")[0] for line in parted.out.splitlines()]
    assert len(ids) >= 2
    assert "Told of two raids." in run("show", "--desk", desk, ids[0]).out
    assert run("link", "--desk", desk, ids[0], ids[1], *why).out.startswith(several["id"])
    assert run("link", "--desk", desk, ids[0], ids[0], *why).code == 1
