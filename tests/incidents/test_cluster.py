"""Clusters: the same for any order of arrival; two events of one report come together only where many others agree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.factory import IRAQI_FACTIONS, IS, PLACES, SDF, US, account, day, event
from tests.incidents.test_compare import EVENTS, TEXT

from tawatur.incidents.account import Account
from tawatur.incidents.cluster import Clusterer, fit, link


def ids(clusters: list[tuple[Account, ...]]) -> list[list[tuple[str, str]]]:
    return [[a.id for a in cluster] for cluster in clusters]


def test_two_attacks_on_two_days_told_by_five_reports() -> None:
    first = [account(f"a{i}", event(killed=0)) for i in range(3)]
    second = [account(f"b{i}", event(when="2023-10-25"), published="2023-10-26") for i in range(2)]
    assert ids(link([*second, *first])) == [
        [("a0", "e1"), ("a1", "e1"), ("a2", "e1")],
        [("b0", "e1"), ("b1", "e1")],
    ]


def test_a_vague_account_does_not_bridge_two_happenings() -> None:
    vague = account("vague", event(where="dez-country"))
    town, village = account("town", event(where="mayadin")), account("village", event(where="hatla"))
    found = link([vague, town, village])
    assert len(found) == 2
    assert all({"town", "village"} - {a.report for a in cluster} for cluster in found)


def test_two_events_of_a_report_stay_apart_though_a_third_fits_both() -> None:
    two = [account("r1", event(id="e1")), account("r1", event(id="e2"))]
    found = link([*two, account("r2", event())])
    assert sorted(len(c) for c in found) == [1, 2]


def test_one_report_that_tells_it_twice_does_not_part_what_many_others_agree_on() -> None:
    others = [account(f"r{i}", event(killed=30)) for i in range(2, 9)]
    twice = [account("r1", event(id=id, killed=30)) for id in ("e1", "e2")]
    assert len(link([*twice, *others])) == 1
    assert len(link([*twice, others[0]])) == 2


def test_adding_again_changes_nothing_and_another_content_is_refused() -> None:
    clusterer = Clusterer()
    clusterer.add([account("r1"), account("r2")])
    before = clusterer.clusters()
    clusterer.add([account("r1")])
    assert clusterer.clusters() == before
    assert [(a, b) for a, b, _ in clusterer.links()] == [(("r1", "e1"), ("r2", "e1"))]
    with pytest.raises(ValueError, match="r1"):
        clusterer.add([account("r1", event(killed=3))])


def test_nothing_gives_nothing() -> None:
    assert link([]) == []


REPORTS = st.lists(
    st.tuples(st.lists(EVENTS, min_size=1, max_size=2), st.sampled_from(["2023-10-23", "2023-10-24", None])),
    min_size=2,
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_incidents(reports, random) -> None:  # type: ignore[no-untyped-def]
    from tests.incidents.factory import renamed

    accounts = [
        account(f"r{i}", renamed(told, f"e{j}"), published=published, text=TEXT if i % 4 == 0 else "")
        for i, (events, published) in enumerate(reports)
        for j, told in enumerate(events)
    ]
    at_once = ids(link(accounts))
    shuffled = list(accounts)
    random.shuffle(shuffled)
    clusterer = Clusterer()
    for one in shuffled:
        clusterer.add([one])
        clusterer.clusters()
    assert ids(clusterer.clusters()) == at_once
    assert sorted(a for cluster in at_once for a in cluster) == sorted(a.id for a in accounts)


def test_rival_perpetrators_of_one_strike_stay_one_incident() -> None:
    rivals = [
        account(
            "r1", event("remote_explosive", where="hatla", side1=(IS,), side2=(SDF,), killed=9, means="ied")
        ),
        account(
            "r2",
            event(
                "remote_explosive",
                where="hatla",
                side1=(IRAQI_FACTIONS,),
                side2=(SDF,),
                killed=9,
                means="ied",
            ),
        ),
        account(
            "r3", event("remote_explosive", where="hatla", side1=(US,), side2=(SDF,), killed=9, means="ied")
        ),
    ]
    assert len(link(rivals)) == 1


def test_clusters_fit_by_the_better_half_of_their_pairs_and_by_what_speaks_against_it() -> None:
    assert fit([3.0]) == 3.0
    assert fit([3.0, 0.5, 2.8, 0.1]) == 2.9
    assert fit([3.0, 2.8, 0.5]) == 2.9
    assert fit([3.0, 3.0, -5.0]) == pytest.approx(1 / 3)
    assert fit([-5.0]) == fit([-5.0, -5.0]) == -5.0


def test_a_later_count_is_of_one_happening_with_many_earlier_ones_that_it_fits_less_well() -> None:
    bombing = event("suicide_bomb", "2023-10-20", "hatla", means="suicide_vest", side2=())
    early = [account(f"a{i}", replace(bombing, killed=27), published="2023-10-20") for i in range(4)]
    late = [
        account(f"b{i}", replace(bombing, killed=32, side1=(IS,)), published="2023-10-22") for i in range(5)
    ]
    vague = replace(bombing, date=day("2023-10-15", "2023-10-22"), place=PLACES["syria"], killed=32)
    found = link([*early, *late, account("c", vague, published="2023-10-23")])
    assert len(found) == 1


def test_an_air_strike_and_a_clash_of_others_in_one_city_on_one_day_are_two() -> None:
    strike = event(where="deir-ezzor", side1=(US,), side2=(SDF,), means="aircraft", killed=9)
    clash = event("armed_clash", where="deir-ezzor", side1=(IS,), side2=(SDF,), means=None)
    accounts = [account(f"r{i}", told) for i, told in enumerate((strike, strike, clash, clash))]
    assert len(link(accounts)) == 2


def test_a_report_that_tells_sides_of_one_riot_counts_by_the_one_that_fits_best() -> None:
    """Each report tells who was hurt and what was burnt; one more tells only whom it killed."""
    attack = event("attack", where="hatla", side1=(IS,), side2=(), killed=1, means="other")
    burning = replace(attack, id="e2", type="looting_destruction", killed=None, means=None)
    wrecking = replace(burning, id="e3", type="violent_demonstration")
    sides = [account(f"r{i}", told) for i in range(4) for told in (attack, burning, wrecking)]
    found = link([*sides, account("late", replace(attack, side1=(), place=PLACES["deir-ezzor"]))])
    assert len(found) == 1
