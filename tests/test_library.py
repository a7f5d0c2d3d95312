"""The library as the README shows it: code a text, keep reports on a desk, look at incidents."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import tawatur

TEXT = "Two drones hit the al-Tanf base in Syria on Monday, a US official told Reuters. No one was hurt."


def test_code_gives_events_with_spans_of_the_text() -> None:
    coded = tawatur.code(TEXT, published="2023-10-24", publisher="Badia News", title="Drones at al-Tanf")
    assert coded.skipped is None
    assert coded.report.publisher == "Badia News"
    event = coded.events[0]
    assert event.type == "air_drone_strike"
    assert event.class_ == "explosions"
    assert event.date is not None and event.date.start.isoformat() == "2023-10-23"
    assert event.place is not None and event.place.country == "SY"
    assert event.sources and event.sources[0][-1].anonymous
    spans = [*event.mentions, *event.side1, *event.side2, *(s for chain in event.sources for s in chain)]
    assert all(TEXT[span.start : span.end] == span.text for span in spans)


def test_code_is_deterministic() -> None:
    assert tawatur.code(TEXT, published="2023-10-24") == tawatur.code(TEXT, published="2023-10-24")


def test_code_refuses_a_date_that_is_none() -> None:
    with pytest.raises(ValueError, match="'soon', which is no ISO 8601 date"):
        tawatur.code(TEXT, published="soon")


def test_code_says_why_it_coded_nothing() -> None:
    assert tawatur.code("").skipped
    skipped = tawatur.code("Le ministre a déclaré samedi que les pourparlers se poursuivaient.").skipped
    assert skipped is not None and "fr" in skipped


def test_a_desk_keeps_reports_and_links_their_events(tmp_path: Path) -> None:
    reports = [
        tawatur.Report("one", TEXT, published="2023-10-24", publisher="Badia News"),
        tawatur.Report(
            "two",
            "A drone attack hit the al-Tanf base in Syria on 23 October 2023, the Islamic Resistance in Iraq said.",
            published="2023-10-25",
            publisher="Nahrain Wire",
        ),
    ]
    with tawatur.Desk(tmp_path / "x.db") as desk:
        assert desk.add(reports).reports == 2
        assert desk.add(reports).reports == 0
        told_by_both = [incident for incident in desk.incidents() if len(incident.reports) == 2]
        assert told_by_both
        assert told_by_both[0].independent_origins == 2
        assert desk.coded("one").report.text == TEXT


def test_incidents_become_a_frame_where_pandas_is(tmp_path: Path) -> None:
    with tawatur.Desk(tmp_path / "x.db") as desk:
        desk.add([tawatur.Report("one", TEXT, published="2023-10-24", publisher="Badia News")])
        incidents = desk.incidents()
    try:
        import pandas  # noqa: F401
    except ImportError:
        with pytest.raises(ImportError, match="pandas"):
            incidents.to_pandas()
    else:
        assert len(incidents.to_pandas()) == len(incidents)


def test_importing_the_package_imports_nothing_else() -> None:
    script = "import sys, tawatur; print([m for m in sys.modules if m.startswith('tawatur.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_library_knows_no_other_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Dsek'"):
        tawatur.Dsek  # noqa: B018


def test_code_says_what_it_takes() -> None:
    with pytest.raises(TypeError, match="give a string"):
        tawatur.code(None)  # type: ignore[arg-type]
    day = tawatur.code("Gunmen killed two men in Mosul on Sunday.", published=date(2023, 11, 17)).report
    assert day.published == "2023-11-17"
