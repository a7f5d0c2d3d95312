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


def test_what_is_told_of_a_whole_war_is_of_the_country() -> None:
    text = (
        "Shells hit the town of Jasim on Monday. The Syrian conflict began when police fired on protesters."
    )
    assert _code(text)[-1].place.name == "Syria"
    text = "Jets bombed Taiz on Monday. The uprising began in Aden with peaceful protests in 2011."
    assert _code(text)[-1].place.name == "Aden"
    text = "Soldiers shot dead two protesters in Mandalay on Monday. The military seized power on 1 February."
    assert _code(text, "2022-07-30")[-1].place.name == "Myanmar"


def test_a_capital_that_was_captured_is_a_place() -> None:
    assert _code("Rebels entered Hodeidah on Monday. They captured Sanaa in 2014.")[-1].place.name == "Sanaa"


def test_how_a_war_began_dates_nothing_before_it() -> None:
    text = (
        "A missile hit Poltava on Monday, killing three people. The strike was among the deadliest of the war, "
        "which began with an invasion of Ukraine in February 2022."
    )
    events = _code(text, "2022-07-30")
    assert _days(events[0]) == ("2022-07-25", "2022-07-25")
    [event] = _code(
        "Hundreds have been killed in the protests, which began in Baghdad in October 2019.", "2022-07-30"
    )
    assert _days(event) == ("2019-10-01", "2019-10-31")


def test_force_is_what_a_protest_was_met_with() -> None:
    assert [
        e.type for e in _code("Police in Khartoum reacted with live fire to the protests on Monday.")
    ] == ["protest_with_intervention"]
    text = "The army responded with force to an attack on its post in Homs on Monday."
    assert "protest_with_intervention" not in [e.type for e in _code(text)]


def test_of_two_towns_of_a_dateline_neither_is_a_place() -> None:
    text = (
        "ISTANBUL/MOSCOW (Reuters) - Turkey shot down a warplane near the Syrian border on Tuesday. "
        "A commander of rebel forces in Syria said his men shot the two pilots dead."
    )
    assert all(e.place.name != "Istanbul" for e in _code(text))


def test_a_suburb_is_where_it_is_named() -> None:
    text = "Bomb kills 18 in Damascus suburb\nA bomb killed 18 people in the Damascus suburb of Jaramana on Tuesday."
    assert _code(text)[0].place.name == "Jaramana"
    assert _code("A bomb killed 18 people in a Damascus suburb on Tuesday.")[0].place.name == "near Damascus"


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Security forces killed 82 people in a crackdown on anti-coup protesters in Bago on Friday.",
            ["excessive_force"],
        ),
        ("The plant was used to make bombs, the army said.", []),
        ("They plant bombs on the road to Bago, the army said.", ["remote_explosive"]),
        (
            "The Israeli offensive in Gaza, launched after a Hamas attack on 7 October, has displaced thousands.",
            ["armed_clash", "attack"],
        ),
        (
            "Hezbollah fired 40 rockets at Haifa on Monday, most of which were intercepted.",
            ["shelling_missile", "disrupted_weapons"],
        ),
        ("Hezbollah fired two rockets at Haifa on Monday, and both were intercepted.", ["disrupted_weapons"]),
        (
            "Two drones that neared the Harir base on October 23 were brought down before they hit the runway.",
            ["disrupted_weapons"],
        ),
    ],
)
def test_what_each_word_tells(text: str, types: list[str]) -> None:
    assert [e.type for e in _code(text, "2024-10-20")] == types


def test_a_habit_lends_nothing_to_the_news() -> None:
    text = "Idlib is regularly targeted by the army and Russian jets. Earlier this week a chemical attack hit Saraqeb."
    gas, habit = _code(text)
    assert (gas.type, gas.side1, gas.aggregate) == ("chemical_weapon", (), False)
    assert habit.aggregate
    [event] = _code("Douma was targeted by government jets on Monday.")
    assert not event.aggregate


def test_an_explosion_that_was_heard_is_the_one_told_before() -> None:
    text = (
        "A bomber blew himself up at a wedding in Tall Tamr on Monday, killing 32 people. "
        '"There was an enormous explosion," a witness said.'
    )
    assert [e.type for e in _code(text)] == ["suicide_bomb"]
    text = (
        "A bomber blew himself up in Kabul on Monday, killing 32 people. An explosion in Herat wounded two."
    )
    assert [e.type for e in _code(text)] == ["suicide_bomb", "remote_explosive"]


def test_what_a_state_was_prompted_to_do_was_done() -> None:
    text = "The attack prompted Washington to launch missile strikes against an air base near Homs on Friday."
    assert "shelling_missile" in [e.type for e in _code(text)]
    text = (
        "The attack failed to prompt Washington; it wants to launch missile strikes against a base near Homs."
    )
    assert "shelling_missile" not in [e.type for e in _code(text)]
