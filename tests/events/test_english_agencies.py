"""English reports in the manner of agencies, monitors and ministries: what each tells, by field."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.model import Event

NUBL = "Two shells fell on the town of Nubl on Monday and killed a man, the governor said."


def _code(text: str, published: str = "2015-07-30") -> list[Event]:
    return list(tawatur.code(text, published=published).events)


def _days(event: Event) -> tuple[str, str] | None:
    return None if event.date is None else (event.date.start.isoformat(), event.date.end.isoformat())


def _words(parties: tuple[object, ...]) -> list[str]:
    return [getattr(p, "text", "") for p in parties]


def test_an_age_counts_nobody() -> None:
    [event] = _code("Mohamed Saleh, 35, was killed by a shell in Taiz on Monday.")
    assert event.killed != 35
    [event] = _code("In Aden, 12, mostly children, were killed by a shell on Monday.")
    assert event.killed == 12


def test_titles_of_other_reports_run_on_to_the_full_stop() -> None:
    titles = (
        "Related News Iraq vote | Elections Air strike kills 54 in Deir Ezzor Category News Shells hit Aden."
    )
    assert [e.type for e in _code(f"{NUBL} {titles}")] == ["shelling_missile"]
    more = f"{NUBL} Related News Iraq vote. Gunmen killed two guards in Aden on Monday."
    assert len(_code(more)) == 2


@pytest.mark.parametrize("ending", ["Source AFP Related News Iraq vote", "Source AFP", "Source: AFP"])
def test_the_agency_named_as_source_at_the_end(ending: str) -> None:
    [event] = _code(f"{NUBL} {ending}")
    assert [[link.text for link in chain] for chain in event.sources] == [["AFP", "the governor"]]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Seven days of air strikes on Idlib have left 75 civilians dead.", ("2015-07-23", "2015-07-30")),
        (
            "Troops recaptured the town of Gamboru on Tuesday after three days of air strikes.",
            ("2015-07-25", "2015-07-28"),
        ),
        (
            "Fighting has raged in the capital of North Darfur for more than three weeks.",
            ("2015-07-09", "2015-07-30"),
        ),
        ("IS has besieged the Kweyris airport for more than a year.", ("2014-07-30", "2015-07-30")),
        (
            "The clashes erupted in Tripoli on Monday, ending three weeks of calm.",
            ("2015-07-27", "2015-07-27"),
        ),
        (
            "The army had besieged Homs for two years when rebels left on Monday.",
            ("2015-07-27", "2015-07-27"),
        ),
    ],
)
def test_how_long_it_has_gone_on(text: str, days: tuple[str, str]) -> None:
    assert _days(_code(text)[-1]) == days


def test_both_who_stand_behind_by() -> None:
    text = (
        "The rebels answered an offensive by the army and the Lebanese Shiite movement Hezbollah on Zabadani."
    )
    [event] = _code(text)
    assert _words(event.side1) == ["the army", "Hezbollah"]


def test_a_capital_that_has_been_waging_a_campaign() -> None:
    text = "Syrian troops took a village on Monday. Moscow has been waging an air campaign for nearly a year."
    campaign = _code(text)[-1]
    assert (campaign.type, _words(campaign.side1)[0]) == ("air_drone_strike", "Moscow")
    [shelling] = _code("Moscow has been shelled by rebels.")
    assert "Moscow" not in _words(shelling.side1)


def test_who_helps_the_subject_is_not_the_subject_alone() -> None:
    text = "Troops backed by pro-regime militiamen and the Lebanese group Hezbollah have captured most of Qalamun."
    [event] = _code(text)
    assert "Troops" in _words(event.side1)
