"""Candidates: what may be one happening shares a key, what may not be mostly does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import cos, radians

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.factory import IS, PLACES, event

from tawatur.incidents.candidates import block_keys
from tawatur.incidents.geography import distance_km
from tawatur.incidents.types import families, type_score
from tawatur.model import EVENT_TYPES, Day, Event, Place, Report

REPORT = Report("r", "text", published="2023-10-24")


def share(a: Event, b: Event) -> bool:
    return bool(block_keys(a, REPORT) & block_keys(b, REPORT))


def test_same_day_and_place_are_candidates() -> None:
    assert share(event(), event(side2=()))


def test_other_town_other_day_and_other_family_are_not() -> None:
    plain = event(side2=())
    assert not share(plain, event(where="deir-ezzor", side2=()))
    assert not share(plain, event(when="2023-10-26", side2=()))
    assert not share(plain, event("arrests", side2=()))


def test_next_day_is_a_candidate_for_what_happened_overnight() -> None:
    assert share(event(side2=()), event(when="2023-10-24", side2=()))


def test_country_level_event_meets_a_local_one_by_its_actor_or_toll() -> None:
    assert share(event(where="syria"), event())
    assert share(event(where="syria", side2=(IS,), killed=9), event(killed=9))
    assert not share(event(where="syria", side2=(IS,)), event())
    assert share(event(where=None), event())


def test_undated_event_is_sought_around_publication() -> None:
    assert share(event(when=None, side2=()), event(when="2023-10-23", side2=()))
    assert not share(event(when=None, side2=()), event(when="2023-10-02", side2=()))


def test_aggregates_and_single_happenings_never_meet() -> None:
    assert not share(event(aggregate=True), event())


def test_a_year_is_no_candidate_for_a_day_and_makes_few_keys() -> None:
    year = event(when=Day(date(2023, 1, 1), date(2023, 12, 31), "year"))
    assert not share(year, event())
    assert share(year, event(when=Day(date(2023, 1, 1), date(2023, 12, 31), "span")))
    assert len(block_keys(year, REPORT)) < 50


def test_compatible_types_share_a_family() -> None:
    for a in EVENT_TYPES:
        for b in EVENT_TYPES:
            if type_score(a, b) is not None and a != b:
                assert set(families(a)) & set(families(b)), (a, b)


def test_keys_of_an_ordinary_event_are_few() -> None:
    assert len(block_keys(event(killed=9), REPORT)) <= 16


@settings(deadline=None)
@given(
    lat=st.floats(-80, 80),
    lon=st.floats(-180, 180),
    bearing=st.sampled_from([(1, 0), (0, 1), (1, 1), (-1, 1)]),
    radius=st.floats(5, 100),
    gap=st.integers(0, 1),
    share_of_reach=st.floats(0, 0.95),
)
def test_near_places_on_near_days_always_meet(
    lat: float, lon: float, bearing: tuple[int, int], radius: float, gap: int, share_of_reach: float
) -> None:
    here = Place("a", "A", None, lat, lon, None, None, "town", radius)
    reach = (radius + 5 + 10) * share_of_reach / (abs(bearing[0]) + abs(bearing[1]))
    there_lat = lat + bearing[0] * reach / 111.2
    there_lon = lon + bearing[1] * reach / (111.2 * cos(radians(there_lat)))
    there = Place("b", "B", None, there_lat, (there_lon + 180) % 360 - 180, None, None, "village", 5.0)
    if distance_km(here, there) > radius + 5 + 10:
        return
    first = replace(event(side2=()), place=here)
    later = date(2023, 10, 23) + timedelta(days=gap)
    assert share(first, replace(event(when=later.isoformat(), side2=()), place=there))


def test_a_small_count_of_the_dead_and_the_hurt_together_brings_two_events_together() -> None:
    nowhere = event("shelling_missile", where=None, side2=(), killed=1, injured=1)
    assert share(nowhere, replace(nowhere, place=PLACES["anbar"]))
    assert not share(replace(nowhere, injured=None), replace(nowhere, place=PLACES["anbar"]))
    assert not share(replace(nowhere, injured=0), replace(nowhere, injured=0, place=PLACES["anbar"]))
