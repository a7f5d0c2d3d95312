"""Whatever is coded anew and expunged, the record is that of a desk that had it so from the start."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.telling import code, corpus

from tawatur.desk import Desk, recoding
from tawatur.desk.packing import dumps
from tawatur.model import CodedReport, Report

REPORTS = corpus(14)
ids = st.lists(st.sampled_from([r.id for r in REPORTS]), unique=True, max_size=4)
reports = st.sampled_from([r.id for r in REPORTS])


def record(desk: Desk, **asked: str) -> list[str]:
    return [dumps(incident) for incident in desk.incidents(**asked)]  # type: ignore[arg-type]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(reports), st.sets(reports), ids, st.integers(1, 14), st.booleans())
def test_it_ends_in_the_same_record(
    fewer: set[str], later: set[str], gone: list[str], batch: int, first: bool
) -> None:
    def newer(report: Report) -> CodedReport:
        coded = code(report)
        if report.id in fewer:
            coded = replace(coded, events=coded.events[1:])
        if report.id in later:
            renumbered = (replace(e, id=f"e{n}") for n, e in enumerate(reversed(coded.events), 1))
            coded = replace(coded, events=tuple(renumbered))
        return coded

    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(recoding, "BATCH", batch)
        with Desk(Path(folder) / "old.db", coder=code, coder_version="1") as desk:
            desk.add(REPORTS)
        with Desk(Path(folder) / "old.db", coder=newer, coder_version="2") as desk:
            if first:
                desk.recode()
            for id_ in gone:
                desk.expunge(id_, "me", "so")
            desk.recode()
            assert desk.verify().flaws == ()
            found = record(desk), record(desk, as_of="2023-10-15T12:00")
        with Desk(Path(folder) / "new.db", coder=newer) as desk:
            desk.add(r for r in REPORTS if r.id not in gone)
            assert found == (record(desk), record(desk, as_of="2023-10-15T12:00"))
