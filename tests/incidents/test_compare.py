"""Comparison: what links, what never does, and that it says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.incidents.factory import (
    IRAQI_FACTIONS,
    IS,
    PLACES,
    SDF,
    SYRIAN_ARMY,
    US,
    account,
    coded,
    day,
    event,
)

from tawatur.events import code_report
from tawatur.events.proto import PLACE_OF_LEAD, TOLD_BEFORE
from tawatur.incidents.account import Account, accounts_of
from tawatur.incidents.cluster import link
from tawatur.incidents.compare import compare
from tawatur.model import Day, Event, Party, Report

TEXT = (
    "Two US officials said on Monday that drones attacked American troops at the al-Tanf garrison in Syria near the "
    "borders with Iraq and Jordan and that two of the drones were shot down while one hit without causing casualties"
)


def same(a: Event, b: Event) -> bool:
    return compare(account("r1", a), account("r2", b)).same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (event(), event()),
        (event("attack", side1=(IS,), means=None), event("armed_clash", side1=(IS,), means=None)),
        (event("remote_explosive", means=None, killed=9), event("suicide_bomb", means="car_bomb", killed=9)),
        (event("air_drone_strike"), event("shelling_missile", means="missile")),
        (event("disrupted_weapons"), event("air_drone_strike")),
        (event(), event(status="denied")),
        (event(where="syria"), event(side1=(IRAQI_FACTIONS,))),
        (event(when=None), event()),
        (event(killed=9), event(killed=15)),
        (event(where="mayadin"), event(where="dez-country")),
        (event(when=day("2023-10-22", "2023-10-23")), event()),
        (
            event("armed_clash", side1=(SDF,), side2=(SYRIAN_ARMY,)),
            event("armed_clash", side1=(SYRIAN_ARMY,), side2=(SDF,)),
        ),
    ],
)
def test_links(a: Event, b: Event) -> None:
    assert same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (event(), event(when="2023-10-24")),
        (event(side1=(IRAQI_FACTIONS,)), event(side1=(IRAQI_FACTIONS,), when="2023-10-24")),
        (event(), event(when="2023-10-30")),
        (event(), event(where="asad")),
        (event(where="mayadin", side2=()), event(where="deir-ezzor", side2=())),
        (event(where="hatla", side2=()), event(where="mayadin", side2=())),
        (event(), event("arrests", means=None)),
        (event(aggregate=True), event()),
        (event(aggregate=True, killed=29), event(aggregate=True, killed=29, when="2023-10-29")),
        (event(where="syria", side2=(), means=None), event(where="syria", side2=(), means=None)),
        (event(where="iraq"), event()),
        (event(killed=2, side2=(IS,)), event(killed=40, side2=(US,))),
        (event(status="planned", side2=(), means=None), event(side2=(), means=None)),
    ],
)
def test_does_not_link(a: Event, b: Event) -> None:
    assert not same(a, b)


def test_two_events_of_one_riot_may_be_one_though_one_report_tells_both() -> None:
    riot = event("mob_violence", id="e1", means=None), event("looting_destruction", id="e2", means=None)
    assert not compare(account("r1", riot[0]), account("r1", riot[1])).vetoed
    elsewhere = event("looting_destruction", where="asad", id="e2", means=None)
    assert compare(account("r1", riot[0]), account("r1", elsewhere)).vetoed


def test_a_city_is_told_for_what_lies_around_it_but_not_for_another_town() -> None:
    city = PLACES["deir-ezzor"]
    village = replace(city, id="v", name="a village", precision="village", radius_km=5.0, lat=city.lat + 0.2)
    town = replace(village, id="t", precision="town")
    told = event(killed=9)
    at = [account(f"r{i}", replace(told, place=place)) for i, place in enumerate((city, village, town))]
    assert compare(at[0], at[1]).same
    assert compare(at[0], at[2]).vetoed


def test_two_events_of_one_report_are_never_one() -> None:
    found = compare(account("r1", event(id="e1")), account("r1", event(id="e2")))
    assert found.vetoed
    assert "One report tells both, as two events." in [f.detail for f in found.features]


def test_a_place_that_a_report_says_of_something_else_does_not_rule_out() -> None:
    here = event(where="mayadin", side2=(), killed=32)
    borrowed = replace(event(where="asad", side2=(), killed=32), why={"place": PLACE_OF_LEAD})
    assert same(here, borrowed)
    assert not same(here, replace(borrowed, why={}))
    assert not same(replace(here, killed=None), replace(borrowed, killed=None))


def test_the_next_day_counts_less_where_the_day_is_reckoned_or_borrowed_or_may_be_one_night() -> None:
    def time(when: Day, rule: str) -> float:
        told = replace(event(when=when), why={"date": rule})
        found = compare(account("r1"), account("r2", told, published="2023-10-26"))
        return next(f.score for f in found.features if f.name == "time")

    tuesday, dawn = day("2023-10-24"), day("2023-10-24", mention="at dawn on Tuesday")
    scores = (
        time(tuesday, "weekday"),
        time(tuesday, "relative"),
        time(tuesday, TOLD_BEFORE),
        time(dawn, "weekday"),
    )
    assert list(scores) == sorted(scores)
    assert max(scores) < 0
    later = event(when="2023-10-25")
    assert compare(account("r1"), account("r2", later)).vetoed
    assert not compare(account("r1"), account("r2", replace(later, why={"date": TOLD_BEFORE}))).vetoed


def test_a_governorate_goes_by_its_capital() -> None:
    capital = replace(event(where="deir-ezzor"), why={"place": PLACE_OF_LEAD})
    found = compare(account("r1", capital), account("r2", event(where="mayadin")))
    place = next(f for f in found.features if f.name == "place")
    assert place.detail.endswith("in one governorate that goes by its capital.")
    assert -0.5 < place.score < 0


def test_two_air_forces_fly_two_strikes_unless_all_else_agrees() -> None:
    russian = (Party(0, 2, "Russian jets", "ru-air-force", "Russian air force"),)
    syrian = (Party(0, 2, "regime jets", "sy-air-force", "Syrian air force"),)
    raid = event(where="dez-country", side1=russian, side2=(), means="aircraft")
    other = replace(raid, side1=syrian)
    assert same(raid, raid)
    assert not same(raid, other)
    of_one_town = replace(raid, place=PLACES["mayadin"], killed=9)
    assert same(of_one_town, replace(of_one_town, side1=syrian))


def test_counts_of_attacks_tell_two_days_of_air_strikes_apart() -> None:
    first, copy, other = (replace(account(f"r{i}"), counted=(n,)) for i, n in enumerate((29, 29, 27)))
    scores = [next(f.score for f in compare(first, b).features if f.name == "tally") for b in (copy, other)]
    assert scores[0] > 0.5
    assert scores[1] < -0.5


def test_one_report_may_tell_one_event_under_two_types_but_does_not_link_them_itself() -> None:
    attack, clash = event("attack", id="e1", means=None), event("armed_clash", id="e2", means=None)
    twice = compare(account("r1", attack), account("r1", clash))
    two = compare(account("r1", attack), account("r1", replace(clash, place=PLACES["asad"])))
    assert twice.vetoed
    assert two.vetoed
    assert two.total < twice.total < 0
    others = [account(f"r{n}", event("attack", means=None, killed=9)) for n in range(2, 8)]
    assert len(link([account("r1", attack), account("r1", clash), *others])) == 1


@given(st.data())
def test_a_comparison_that_stops_early_has_the_same_verdict(data: st.DataObject) -> None:
    a, b = data.draw(ACCOUNTS), data.draw(ACCOUNTS)
    b = replace(b, event=replace(b.event, id="e2"))
    early, whole = compare(a, b, whole=False), compare(a, b)
    assert (early.total, early.same, early.vetoed) == (whole.total, whole.same, whole.vetoed)


def test_every_feature_says_why() -> None:
    found = compare(account("r1", event(killed=9), text=TEXT), account("r2", event(killed=9), text=TEXT))
    details = {f.name: f.detail for f in found.features}
    assert details["place"] == "Both in al-Tanf."
    assert details["time"] == "The same days: 2023-10-23 and 2023-10-23."
    assert details["sides"] == "Both name us-state."
    assert details["toll"] == "Killed: 9 and 9."
    assert details["wording"].startswith("The texts are near copies (100%)")
    assert found.total == pytest.approx(sum(f.score * f.weight for f in found.features), abs=1e-6)


def test_near_copies_keep_their_events_apart() -> None:
    a = account("r1", event(when=None, where="syria", words="drones attacked American troops"), text=TEXT)
    b = account("r2", event(when=None, where="syria", words="drones attacked American troops"), text=TEXT)
    other = account("r2", event(when=None, where="syria", words="one was shot down", id="e2"), text=TEXT)
    assert compare(a, b).same
    assert compare(a, b).total > compare(a, other).total
    assert not compare(a, other).same


def test_a_post_is_no_copy_of_the_article_that_quotes_it() -> None:
    article = account("article", event(where="deir-ezzor", words="moved its headquarters"), text=TEXT)
    post = account("post", event(where="deir-ezzor"), text=TEXT[:150], parent="article")
    assert compare(article, post).same
    assert {f.name: f.score for f in compare(article, post).features}["wording"] == 0


EVENTS = st.builds(
    event,
    type=st.sampled_from(["air_drone_strike", "shelling_missile", "armed_clash", "disrupted_weapons"]),
    when=st.sampled_from(["2023-10-23", "2023-10-24", None]),
    where=st.sampled_from(["tanf", "syria", "mayadin", "dez-country", None]),
    side1=st.sampled_from([(), (IS,), (IRAQI_FACTIONS,), (SDF,)]),
    side2=st.sampled_from([(), (US,), (SYRIAN_ARMY,)]),
    killed=st.sampled_from([None, 0, 9, 15, "some"]),
    means=st.sampled_from([None, "drone", "rocket"]),
    status=st.sampled_from(["occurred", "denied", "planned"]),
)
ACCOUNTS = st.builds(
    account,
    st.sampled_from(["r1", "r2", "r3"]),
    EVENTS,
    published=st.sampled_from(["2023-10-23", "2023-10-24T09:00:00+03:00", None]),
    text=st.sampled_from(["", TEXT, TEXT[:120]]),
)


@given(ACCOUNTS, ACCOUNTS)
def test_symmetric(a: Account, b: Account) -> None:
    b = replace(b, event=replace(b.event, id="e2"))
    assert compare(a, b) == compare(b, a)


def test_accounts_of_reports_and_posts() -> None:
    from tawatur.incidents.account import accounts_of

    post = coded("post", event(), publisher=None, published=None, author="Salem al-Furati (@salem_furati)")
    article = coded("article", event(), event("threat", id="s1"), embedded=(post,))
    found = list(accounts_of(article))
    assert [a.id for a in found] == [("article", "e1"), ("post", "e1")]
    assert found[1].parent == "article"
    assert found[1].published == "2023-10-24"


def test_other_dead_and_other_hurt_of_one_day_are_of_another_happening() -> None:
    def toll(a: Event, b: Event, later: str = "2023-10-24") -> float:
        compared = compare(account("r1", a), account("r2", b, published=later))
        return next(f.score for f in compared.features if f.name == "toll")

    post, patrol = event(killed=3, injured=7), event(killed=1, injured=1)
    assert toll(post, patrol) < -1.5 < toll(post, replace(patrol, injured=None))
    assert toll(patrol, post, later="2023-10-25") > toll(patrol, post)


def test_no_report_tells_of_what_happened_after_it_came_out() -> None:
    before = told(
        "r1", "شنت مقاتلات تركية غارات على مواقع حزب العمال الكردستاني في شمال العراق.", "2015-07-25"
    )
    after = told(
        "r2",
        "شنت مقاتلات تركية مساء الأحد غارات على مواقع حزب العمال الكردستاني في شمال العراق.",
        "2015-07-27",
    )
    later = told(
        "r3", "شنت مقاتلات تركية غارات على مواقع حزب العمال الكردستاني في شمال العراق.", "2015-07-27"
    )
    assert not compare(before, after).same
    assert compare(after, later).same


def told(report: str, text: str, published: str) -> Account:
    coded = code_report(Report(report, text, published=published, publisher=report))
    return next(iter(accounts_of(coded)))
