"""The report that the project started from: six events, one embedded post, one person in two scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.claims import person_key
from tawatur.events import code_report
from tawatur.incidents import build_incidents
from tawatur.model import CodedReport, Report


@pytest.fixture(scope="module")
def coded(shared_dir: Path) -> CodedReport:
    text = (shared_dir / "seed" / "report.txt").read_text(encoding="utf-8")
    return code_report(Report("seed", text, published="2023-11-17"))


def test_six_events_with_their_types_days_and_places(coded: CodedReport) -> None:
    found = {
        (e.type, e.place.name if e.place else None, e.date.start.isoformat() if e.date else None)
        for e in coded.events
    }
    assert {
        ("disrupted_weapons", "al-Tanf base", "2023-11-10"),
        ("air_drone_strike", "al-Tanf base", "2023-10-23"),
        ("shelling_missile", "Ain al-Asad air base", "2023-11-10"),
    } <= found
    assert {"base_established", "group_activity"} <= {e.type for e in coded.events}
    assert any(
        e.type == "air_drone_strike" and e.place and e.place.name == "western Iraq" for e in coded.events
    )


def test_chains_end_in_those_who_say_it(coded: CodedReport) -> None:
    chains = {e.type: [[s.text for s in chain] for chain in e.sources] for e in coded.events}
    assert ["رويترز", "مسؤول عسكري أمريكي"] in chains["disrupted_weapons"]
    assert ["مصدران بالجيش"] in chains["shelling_missile"]


def test_post_is_a_report_of_its_own_by_the_expert_of_the_article(coded: CodedReport) -> None:
    (post,) = coded.embedded
    assert post.report.author == "Omar Abu Layla (@OALD24)"
    assert post.report.parent == "seed"
    assert {e.type for e in post.events} == {"group_activity", "base_established"}
    assert person_key("Omar Abu Layla") == person_key("عمر أبو ليلى")


def test_lead_claim_rests_on_two_origins_at_most(coded: CodedReport) -> None:
    incidents = build_incidents([coded])
    lead = next(i for i in incidents if i.type == "base_established")
    assert lead.independent_origins <= 2


def test_threat_condemnation_and_talks_are_statements(coded: CodedReport) -> None:
    assert {"threat", "condemnation", "talks"} <= {s.type for s in coded.statements}


def test_spans_are_the_words_of_the_text(coded: CodedReport) -> None:
    for event in (*coded.events, *coded.statements):
        for span in (
            *event.mentions,
            *event.side1,
            *event.side2,
            *(s for chain in event.sources for s in chain),
        ):
            assert coded.report.text[span.start : span.end] == span.text
