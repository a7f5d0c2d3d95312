"""The record as it stood equals the record that only the reports out by then would have made."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.desk.telling import code, corpus, told

from tawatur.desk import Desk, DeskError
from tawatur.desk.moments import moment, out_at
from tawatur.model import Report

START = datetime(2023, 10, 1, tzinfo=UTC)


def revised(reports: list[Report], chance: random.Random) -> list[Report]:
    """The reports with newer texts of some of them, a day later and with another toll."""
    newer = []
    for report in [*chance.sample(reports, len(reports) // 4), *chance.sample(reports, len(reports) // 4)]:
        day = moment(report.published or "") + timedelta(hours=chance.randint(1, 40))
        text = report.text.replace("killed", f"killed {chance.randint(1, 9)}", 1).replace("  ", " ")
        newer.append(told(report.id, f"{text}\nUpdated.", report.publisher, day.isoformat()))
    return newer


def record(desk: Desk, **asked: str) -> list[object]:
    return [*desk.incidents(**asked)]  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(6))
def test_it_equals_the_record_of_the_reports_out_by_then(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    first = corpus(60)
    reports = [*first, *revised(first, chance)]
    arriving = chance.sample(reports, len(reports))
    with Desk(tmp_path / "all.db", coder=code) as desk:
        desk.add(arriving)
        assert len({r.id for r in reports}) == len(list(desk.reports())) - sum(
            r.text.count("post:") for r in first
        )
        for number in range(6):
            at = START + timedelta(hours=chance.randint(0, 31 * 24))
            with Desk(tmp_path / f"{number}.db", coder=code) as then:
                then.add(r for r in arriving if out_at(r.published, "") <= at)
                assert record(desk, as_of=at.isoformat()) == record(then)
        assert record(desk, as_of="2024-01-01") == record(desk)
        assert record(desk, as_of="2020-01-01") == []


def test_the_filters_hold_then_as_now(tmp_path: Path) -> None:
    asked = [
        {"since": "2023-10-10"},
        {"until": "2023-10-10"},
        {"type": "air_drone_strike"},
        {"type": "battles"},
        {"place": "mayadin"},
        {"place": "العراق"},
        {"place": "SY"},
        {"place": ""},
        {"min_origins": 2},
        {"grade": "single-origin"},
    ]
    with Desk(tmp_path / "watch.db", coder=code) as desk:
        desk.add(corpus(40))
        for filters in asked:
            assert desk.incidents(**filters, as_of="2024-01-01") == desk.incidents(**filters)  # type: ignore[arg-type]


def test_a_day_is_its_end_and_a_report_of_a_day_is_out_at_its_end(tmp_path: Path) -> None:
    with Desk(tmp_path / "watch.db", coder=code) as desk:
        desk.add([told("a", "tanf 2023-10-24 armed_clash killed 3", published="2023-10-24")])
        assert len(desk.incidents(as_of="2023-10-23")) == 0
        assert len(desk.incidents(as_of="2023-10-24T12:00")) == 0
        assert len(desk.incidents(as_of="2023-10-24")) == 1
        with pytest.raises(DeskError, match="no moment"):
            desk.incidents(as_of="yesterday")


def test_a_moment_may_name_its_offset() -> None:
    assert moment("2023-11-18T12:00+02:00") == moment("2023-11-18T10:00")
    assert out_at("2023-11-18T12:00:00+02:00", "") == moment("2023-11-18T10:00")
    assert out_at(None, "2026-01-01T00:00:00+00:00") == moment("2026-01-01T00:00")


def test_by_the_desk_it_is_what_the_desk_showed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter(f"2026-01-{day:02d}T00:00:00+00:00" for day in range(1, 29))
    clock = [next(times)]
    for module in ("adding", "history", "storing", "migrations"):
        monkeypatch.setattr(f"tawatur.desk.{module}.now", lambda: clock[0], raising=False)
    shown = []
    with Desk(tmp_path / "watch.db", coder=code) as desk:
        for part in (corpus(30)[::3], corpus(30)[1::3], corpus(30)[2::3]):
            clock[0] = next(times)
            desk.add(part)
            shown.append((clock[0], record(desk)))
        for at, then in shown:
            assert record(desk, as_of=at, by="desk") == then
        assert record(desk, as_of="2025-12-31", by="desk") == []
