"""Coded reports and incidents that use every field, for the tests of the exports."""

from __future__ import annotations

from dataclasses import replace

from tests.incidents.factory import (
    PENTAGON,
    PLACES,
    REUTERS,
    SOHR,
    US,
    US_OFFICIAL_AR,
    account,
    coded,
    day,
    event,
)

from tawatur.incidents import build_incident
from tawatur.model import ActorMention, CodedReport, Event, Incident, Place, PlaceMention, Span

TEXT = "قصفت طائرة مسيّرة قاعدة التنف، بحسب مسؤول أمريكي.\nA second line, with an emoji \U0001f600 and more."


def full_report() -> CodedReport:
    """A coded report with an event, a statement, mentions and a post, every field of each in use."""
    place = replace(PLACES["tanf"], mention=Span(18, 29, "قاعدة التنف"))
    first = replace(
        event(killed=2, injured="some", side1=(US,), sources=((REUTERS, US_OFFICIAL_AR), (PENTAGON,))),
        place=place,
        why={"type": "قصف: air_drone_strike", "place": "gazetteer tanf"},
    )
    threat = Event("s1", "threat", "occurred", False, (Span(0, 4, "قصفت"),), means=None, confidence=0.5)
    post = coded(
        "a#post-1", event(where=None, when=None), text="Drones over al-Tanf.", author="Salem (@salem)"
    )
    report = coded("a", first, event("shelling_missile", id="e2", where="syria"), text=TEXT, embedded=(post,))
    return replace(
        report,
        report=replace(
            report.report, title="عنوان", url="https://example.org/a", lang="ar", raw_sha256="0" * 64
        ),
        statements=(threat,),
        places=(PlaceMention(18, 29, "قاعدة التنف", PLACES["tanf"]),),
        actors=(ActorMention(40, 49, "أمريكي", "us-forces", "US forces"),),
        embedded_at=(Span(50, 70, "Drones over al-Tanf."),),
    )


def incident(place: Place | None = PLACES["tanf"], text: str = "US forces") -> Incident:
    """An incident of three accounts that disagree on the toll."""
    side = (replace(US, text=text, name=text),)
    told = [
        account("a", event(killed=2, side2=side, sources=((REUTERS,),))),
        account("b", event(killed=5, injured=1, side2=side, sources=((SOHR,),), when=day("2023-10-23"))),
        account("c", event(side2=side, sources=((PENTAGON,),)), published="2023-10-25T08:00:00+03:00"),
    ]
    return replace(build_incident(told), place=place)
