"""Coded reports in, incidents out: consolidated fields, titles in both languages, disagreements, grades."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.factory import (
    IRAQI_FACTIONS,
    IS,
    PENTAGON,
    REGISTRY,
    REUTERS,
    SDF,
    SOHR,
    US,
    US_OFFICIAL,
    US_OFFICIAL_AR,
    account,
    coded,
    day,
    event,
    source,
)
from tests.incidents.wire import WIRE_REPORTS

from tawatur.events import code_report
from tawatur.incidents import (
    Clusterer,
    accounts_of,
    build_incident,
    build_incidents,
    bundled_registry,
    explain_grade,
)
from tawatur.incidents.grade import GRADES, RULES, Evidence, grade
from tawatur.model import CodedReport, Incident, Party, Toll

AMAQ = source("Amaq", "armed_group", id="amaq")


def only(incidents: list[Incident]) -> Incident:
    assert len(incidents) == 1
    return incidents[0]


def test_translation_pair_becomes_one_incident_with_one_origin() -> None:
    english = event(killed=0, sources=((REUTERS, US_OFFICIAL),))
    arabic = event(
        killed=0,
        sources=((REUTERS, US_OFFICIAL_AR),),
        side2=(Party(0, 15, "القوات الأمريكية", "us-forces", "US forces"),),
        words="هجوم بطائرة مسيّرة",
    )
    found = only(
        build_incidents(
            [
                coded("en", english, text="A drone attack on US forces."),
                coded("ar", arabic, text="هجوم بطائرة مسيّرة على القوات الأمريكية", publisher="شبكة الفرات"),
            ],
            REGISTRY,
        )
    )
    assert found.title == "Drone strike on US forces at al-Tanf, 23 Oct 2023 (0 killed)"
    assert (
        found.title_ar
        == "هجوم بطائرة مسيّرة على القوات الأمريكية في التنف، 23 تشرين الأول/أكتوبر 2023 (بلا قتلى)"
    )
    assert (found.publishers, found.independent_origins, found.grade) == (2, 1, "single-origin")
    assert explain_grade(found) == "All accounts rest on one origin or one party."
    assert found.reports == ("ar", "en")
    assert found.events == (("ar", "e1"), ("en", "e1"))


def test_id_is_of_the_first_account_whatever_the_order() -> None:
    reports = [coded(f"r{i}", event(), published=f"2023-10-2{i}") for i in (6, 4, 5)]
    one, other = only(build_incidents(reports, REGISTRY)), only(build_incidents(reversed(reports), REGISTRY))
    assert one == other
    assert re.fullmatch(r"i[0-9a-f]{10}", one.id)
    assert one.id == only(build_incidents([reports[1]], REGISTRY)).id
    assert (one.first_reported, one.updated) == ("2023-10-24", "2023-10-26")


def test_rival_tolls() -> None:
    bombing = event(
        "remote_explosive", where="hatla", side2=(SDF,), killed=9, means="car_bomb", sources=((SOHR,),)
    )
    rival = replace(bombing, killed=15, injured="some", sources=((AMAQ,),))
    found = only(build_incidents([coded("a", bombing), coded("b", rival, publisher="Badia News")], REGISTRY))
    assert found.killed == Toll(9, 15)
    assert found.injured == Toll(1, None)
    assert found.title == (
        "Car bomb against Syrian Democratic Forces in Hatla, 23 Oct 2023 (9–15 killed, some injured)"
    )
    assert found.title_ar.endswith("(9–15 قتيلاً، سقوط جرحى)")
    (killed,) = found.disagreements
    assert killed.field == "killed"
    assert [(v.value, v.reports, v.origins) for v in killed.values] == [
        ("9", ("a",), ("sohr",)),
        ("15", ("b",), ("amaq",)),
    ]
    assert found.grade == "corroborated"


def test_denial_contests() -> None:
    told = event(sources=((SOHR,),))
    denied = event(status="denied", sources=((PENTAGON,),))
    found = only(build_incidents([coded("a", told), coded("b", denied, publisher="Badia News")], REGISTRY))
    assert (found.status, found.grade) == ("occurred", "contested")
    assert explain_grade(found) == "An origin denies that it happened."
    assert [d.field for d in found.disagreements] == ["status"]


def test_only_denied() -> None:
    found = only(build_incidents([coded("b", event(status="denied", sources=((PENTAGON,),)))], REGISTRY))
    assert (found.status, found.grade) == ("denied", "contested")
    assert found.title.startswith("Denied: Drone strike on US forces")
    assert found.title_ar.startswith("منفيّ: هجوم")


def test_rival_perpetrators_contest_when_the_origins_differ() -> None:
    first = event(
        "remote_explosive",
        where="hatla",
        side1=(IS,),
        side2=(SDF,),
        killed=9,
        means="ied",
        sources=((SOHR,),),
    )
    other = replace(first, side1=(IRAQI_FACTIONS,), sources=((AMAQ,),))
    found = only(build_incidents([coded("a", first), coded("b", other), coded("c", first)], REGISTRY))
    assert found.grade == "contested"
    assert [p.actor for p in found.side1] == ["isis"]
    slip = build_incidents([coded("a", first), coded("b", replace(other, sources=((SOHR,),)))], REGISTRY)
    assert only(slip).grade == "single-origin"


def test_what_is_only_inferred_contests_nothing_and_gives_way_to_what_words_say() -> None:
    first = event("remote_explosive", where="hatla", side1=(IS,), killed=9, means="ied", sources=((SOHR,),))
    guessed = replace(IRAQI_FACTIONS, inferred=True)
    other = replace(first, side1=(guessed,), sources=((AMAQ,),))
    found = only(build_incidents([coded("a", other), coded("b", first)], REGISTRY))
    assert found.grade == "corroborated"
    assert [p.actor for p in found.side1] == ["isis"]
    alone = only(build_incidents([coded("a", other)], REGISTRY))
    assert alone.side1 == (guessed,)
    assert "Islamic Resistance" not in alone.title


def test_a_drone_is_brought_down_by_those_it_was_sent_against() -> None:
    strike = event(side1=(IRAQI_FACTIONS,), side2=(US,), sources=((AMAQ,),))
    downed = event("disrupted_weapons", side1=(US,), side2=(), sources=((PENTAGON,),))
    found = only(build_incidents([coded("a", downed), coded("b", strike)], REGISTRY))
    assert [p.actor for p in found.side1] == ["us-forces"]
    assert [p.actor for p in found.side2] == ["islamic-resistance-iraq"]
    assert found.title.startswith("Drone shot down by US forces at al-Tanf")
    assert found.title_ar.startswith("إسقاط طائرة مسيّرة على يد القوات الأمريكية")
    guessed = replace(downed, side1=(replace(IRAQI_FACTIONS, inferred=True),))
    found = only(build_incidents([coded("a", guessed), coded("b", replace(strike, side2=()))], REGISTRY))
    assert (found.side1, [p.actor for p in found.side2]) == ((), ["islamic-resistance-iraq"])


def test_the_most_exact_of_what_accounts_agree_on() -> None:
    exact = event("suicide_bomb", "2023-10-23", "mayadin", means="suicide_vest")
    vague = event("remote_explosive", day("2023-10-22", "2023-10-24"), "dez-country", means=None)
    undated = event("remote_explosive", None, "dez-country", means=None)
    found = only(build_incidents([coded("a", vague), coded("b", exact), coded("c", undated)], REGISTRY))
    assert found.type == "suicide_bomb"
    assert found.date is not None and found.date.start == found.date.end
    assert found.place is not None and found.place.id == "mayadin"
    assert [d.field for d in found.disagreements] == ["type"]


def test_clash_told_from_both_sides() -> None:
    one = event("armed_clash", where="hatla", side1=(SDF,), side2=(IS,), means=None, killed=2)
    other = replace(one, side1=(IS,), side2=(SDF,))
    found = only(build_incidents([coded("a", one), coded("b", other)], REGISTRY))
    assert [p.actor for p in (*found.side1, *found.side2)] == ["sdf", "isis"]
    assert found.disagreements == ()
    assert found.title == (
        "Clash between Syrian Democratic Forces and Islamic State in Hatla, 23 Oct 2023 (2 killed)"
    )
    assert found.title_ar == (
        "اشتباك بين قوات سوريا الديمقراطية وتنظيم الدولة الإسلامية في حطلة، 23 تشرين الأول/أكتوبر 2023 (قتيلان)"
    )


@pytest.mark.parametrize(
    ("killed", "words"),
    [
        (1, "قتيل واحد"),
        (2, "قتيلان"),
        (3, "3 قتلى"),
        (10, "10 قتلى"),
        (11, "11 قتيلاً"),
        (100, "100 قتيل"),
        ("some", "سقوط قتلى"),
    ],
)
def test_arabic_counts(killed: int, words: str) -> None:
    assert build_incident([account("a", event(killed=killed))], REGISTRY).title_ar.endswith(f"({words})")


def test_arabic_actor_after_preposition() -> None:
    found = build_incident([account("a", event(side1=(US,), side2=(IS,), means="aircraft"))], REGISTRY)
    assert found.title_ar.startswith("ضربة جوية للقوات الأمريكية على تنظيم الدولة الإسلامية في التنف")
    assert found.title.startswith("Air strike on Islamic State by US forces at al-Tanf")


def test_bare_event_has_a_title_and_an_aggregate_says_that_it_is_one() -> None:
    bare = event("attack", None, None, side2=(), means=None)
    assert build_incident([account("a", bare)], REGISTRY).title == "Attack"
    total = build_incident([account("a", replace(bare, aggregate=True, killed=40))], REGISTRY)
    assert total.title == "Attack (40 killed) [count over many]"


def test_statements_stay_out_and_embedded_posts_come_in() -> None:
    post = coded("post", event(), publisher=None, author="Salem al-Furati (@salem_furati)")
    expert = event(sources=((source("سالم الفراتي", "expert"),),))
    article = coded("article", expert, event("condemnation", id="s1"), embedded=(post,))
    found = only(build_incidents([article], REGISTRY))
    assert found.events == (("article", "e1"), ("post", "e1"))
    assert [o.reports for o in found.origins] == [("article", "post")]
    assert found.independent_origins == 1


def test_nothing_in_nothing_out() -> None:
    assert build_incidents([], REGISTRY) == []
    with pytest.raises(ValueError, match="at least one account"):
        build_incident([], REGISTRY)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (Evidence(0), "unattributed"),
        (Evidence(1), "single-origin"),
        (Evidence(2), "corroborated"),
        (Evidence(3), "well-corroborated"),
        (Evidence(12), "well-corroborated"),
        (Evidence(3, denied=True), "contested"),
        (Evidence(2, excluding=("side1",)), "contested"),
    ],
)
def test_grades(evidence: Evidence, expected: str) -> None:
    assert grade(evidence)[0] == expected
    assert {rule.grade for rule in RULES} == set(GRADES)


def test_bundled_registry_and_actors_load() -> None:
    from tawatur.incidents.registry import bundled_registry
    from tawatur.mentions.registry import actors

    registry = bundled_registry()
    for name in ("Reuters", "رويترز", "reuters.com", "@Reuters"):
        found = registry.find(name)
        assert found is not None and found.id == "reuters"
    assert registry.find("no such outlet") is None
    assert actors()["isis"].name_ar == "تنظيم الدولة الإسلامية"


CORPUS = tuple(code_report(r) for r in WIRE_REPORTS)


@settings(max_examples=40, deadline=None)
@given(st.permutations(CORPUS), st.integers(0, len(CORPUS)))
def test_reports_in_any_order_at_once_or_in_two_batches_give_the_same_incidents(
    order: list[CodedReport], cut: int
) -> None:
    expected = build_incidents(CORPUS)
    assert len(expected) > 1
    assert build_incidents(order) == expected
    clusterer = Clusterer()
    for batch in (order[:cut], order[cut:]):
        clusterer.add(a for c in batch for a in accounts_of(c))
    assert [build_incident(cluster, bundled_registry()) for cluster in clusterer.clusters()] == expected
