"""What English sentences tell where verb, subject and place do not stand side by side."""

from __future__ import annotations

import pytest

import tawatur


def _types(text: str) -> list[str]:
    return [event.type for event in tawatur.code(text).events]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Army units thwarted an attempt by militants to push into a base north of Latakia.", "armed_clash"),
        ("The troops foiled a smuggling attempt and found two rocket launchers.", None),
        ("IS has executed three people in the ancient citadel of Palmyra.", "attack"),
        ("IS fighters attacked the city of Hasakah on Tuesday.", "armed_clash"),
        ("A monitor said the raids targeted the town of Harim in Idlib province.", "air_drone_strike"),
        ("An Israeli strike on a house in Rafah killed four people.", "air_drone_strike"),
        ("He went back to Homs after troops seized it from rebels in 2014.", "government_regains_territory"),
        ("The road leads to Palmyra, which IS captured in May 2015.", "nonstate_overtakes_territory"),
        ("Rebel fighters cut the highway between Damascus and Homs.", "other_strategic"),
        (
            "Rebels expelled Islamic State fighters from the village of Dudiyan.",
            "nonstate_overtakes_territory",
        ),
        ("Boxes of ammunition left by IS were seized in Deir al-Zor.", "disrupted_weapons"),
        ("It was unclear if the strike on the town of Ariha was carried out by Russia.", "air_drone_strike"),
    ],
)
def test_what_stands_apart(text: str, type_: str | None) -> None:
    found = _types(text)
    if type_ is None:
        assert "armed_clash" not in found
    else:
        assert type_ in found


def test_a_headline_in_capitals_names_no_group() -> None:
    assert _types("THE SIEGE IS OVER") == []
    [event] = tawatur.code("IS captured the town of Dabiq in Syria.").events
    assert [side.text for side in event.side1] == ["IS"]


@pytest.mark.parametrize(
    "ending",
    [
        "... 45 Related Army Repels Attack on Hama Car Bomb Kills Six in Homs",
        "Source AA Related News Car bomb kills six in Homs Jets strike Idlib",
    ],
)
def test_titles_of_other_reports_tell_nothing(ending: str) -> None:
    told = "Two shells fell on the town of Nubl on Monday and killed a man, the governor's office said."
    assert _types(f"{told} {ending}") == _types(told)
    assert _types("Police found six related attacks: gunmen killed a guard in Homs.") != []


@pytest.mark.parametrize(
    ("text", "place", "killed"),
    [
        ("Israeli strikes killed 35 Palestinians in Rafah on Tuesday.", "Rafah", 35),
        ("Russian strikes hit a market in Kharkiv, killing 12.", "Kharkiv", 12),
        ("Israeli strikes hit Beirut's southern suburbs, killing 4.", "Dahiyeh", 4),
    ],
)
def test_strikes_before_another_verb_are_a_noun(text: str, place: str, killed: int) -> None:
    (event,) = tawatur.code(text, published="2024-05-15").events
    assert (event.type, event.place and event.place.name, event.killed) == ("air_drone_strike", place, killed)


def test_a_state_that_speaks_of_its_forces_means_its_own() -> None:
    text = "Russia said its forces had taken control of the town of Vuhledar in Ukraine."
    (event,) = tawatur.code(text, published="2024-10-02").events
    assert event.type == "nonstate_overtakes_territory"
    assert event.side1[0].actor == "ru-forces"


def test_a_country_that_says_whose_drones_they_are_is_no_place() -> None:
    text = "Somali forces backed by US drones killed 30 al-Shabaab fighters, the information ministry said."
    (event,) = tawatur.code(text, published="2024-10-02").events
    assert event.place is None


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        (
            "Rockets fired from Gaza struck the southern city of Ashkelon on Monday.",
            "shelling_missile",
            "Ashkelon",
        ),
        ("Missiles fired from Belgorod hit Kharkiv overnight.", "shelling_missile", "Kharkiv"),
        ("A drone launched from Yemen struck Eilat on Friday, injuring 20.", "air_drone_strike", "Eilat"),
        ("Missiles launched from the sea struck the port city of Odesa.", "shelling_missile", "Odesa"),
        ("Rockets were fired from Gaza on Monday.", "shelling_missile", "Gaza"),
    ],
)
def test_what_was_fired_from_afar_is_told_where_it_struck(text: str, type_: str, place: str) -> None:
    (event,) = tawatur.code(text, published="2016-08-12").events
    assert (event.type, event.place and event.place.name) == (type_, place)


@pytest.mark.parametrize(
    ("text", "place", "side1", "side2"),
    [
        # who sits where, who backs whom, who condemns: no part in it; "the eastern city of X" is X
        ("Five people were killed in shelling, said a Britain-based monitoring group.", None, [], ["people"]),
        (
            "Clashes erupted between IS fighters and members of the US-backed Syrian Democratic Forces in Tabqa.",
            "Tabqa",
            ["IS fighters"],
            ["Syrian Democratic Forces"],
        ),
        (
            "The EU on Monday condemned a chemical attack that killed 80 people in Idlib.",
            "Idlib",
            [],
            ["people"],
        ),
        (
            "Gunmen killed two policemen in the northern city of Mosul on Monday.",
            "Mosul",
            ["Gunmen"],
            ["policemen"],
        ),
    ],
)
def test_who_and_what_has_no_part_in_it(
    text: str, place: str | None, side1: list[str], side2: list[str]
) -> None:
    (event,) = tawatur.code(text, published="2016-08-12").events
    assert (event.place and event.place.name) == place
    told = {s.text for s in (*event.side1, *event.side2)}
    assert told >= {*side1, *side2} and not told & {"Britain", "members of the US", "EU", "The EU"}


def test_what_was_answered_has_the_place_that_it_names() -> None:
    text = (
        "Hezbollah fired rockets at a base near Acre in retaliation for a strike on Nabatieh that killed six."
    )
    events = tawatur.code(text, published="2024-10-02").events
    assert [(e.place and e.place.name, e.killed) for e in events] == [("near Acre", None), ("Nabatieh", 6)]


def test_a_fire_that_broke_out_is_no_shelling() -> None:
    text = "Ukraine struck a depot in Russia's Tver region with drones, sparking a huge fire."
    (event,) = tawatur.code(text, published="2024-10-02").events
    assert event.type == "air_drone_strike"


@pytest.mark.parametrize(
    ("text", "killed", "side1", "side2"),
    [
        ("A car bomb in Mogadishu killed 12 people, four witnesses said.", 12, [], ["people"]),
        ("An air strike on a market in Nyala killed nine people, three residents told Reuters.", 9, [], None),
        ("The White Helmets said four people were killed in air strikes on Ariha.", 4, [], None),
        ("At least 14 people were killed in Bunia, said a priest and two residents.", 14, [], ["people"]),
        ("Officials said they had killed three rebels in Mandera.", 3, ["Officials"], ["rebels"]),
        (
            "Gunmen killed four teachers and two doctors said to work for the state in Paktia.",
            6,
            ["Gunmen"],
            None,
        ),
    ],
)
def test_who_only_tells_it_is_no_party(
    text: str, killed: int, side1: list[str], side2: list[str] | None
) -> None:
    event = tawatur.code(text, published="2024-05-03").events[0]
    assert event.killed == killed
    assert [p.text for p in event.side1] == side1
    assert side2 is None or [p.text for p in event.side2][: len(side2)] == side2
    assert not {p.text for p in event.side2} & {"witnesses", "residents"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Iraqi forces battling Islamic State in Mosul on Wednesday faced stiff resistance.",
            ["armed_clash"],
        ),
        ("The army battling rebels in Ituri province says it needs more troops.", []),
        ("The rebels agreed to hand over their heavy weapons in Quneitra.", ["agreement"]),
        ("The minister agreed to leave the party after a meeting in Rome.", []),
        ("The SDF announced a deal with Damascus under which the army would deploy.", ["agreement"]),
        ("Saudi Arabia signed an arms deal with Washington on Monday.", []),
        ("Demonstrators demanded the fall of the regime in Sweida on Friday.", ["peaceful_protest"]),
        ("Looting of a WFP warehouse was reported in El Fasher on 8 May.", ["looting_destruction"]),
        ("A school in Kharkiv was hit overnight, killing two people.", ["shelling_missile"]),
        ("The coast was hit by a storm, killing two people.", []),
        ("An attack on a bus carrying judges in Nangarhar left three dead on Friday.", ["attack"]),
        ("A judge in Lagos ordered the release of the activist.", []),
        ("The suburb of Daraya fell to government forces last year.", ["government_regains_territory"]),
        ("The town of Tafas fell to rebels on Monday.", ["nonstate_overtakes_territory"]),
        ("The pound fell to a record low on Monday.", []),
        (
            "Land mines planted by the Islamic State group killed and wounded dozens of civilians in Manbij.",
            ["remote_explosive"],
        ),
        (
            "Mines have killed 12 civilians in Manbij, where Kurdish forces captured the last districts on Friday.",
            ["remote_explosive", "nonstate_overtakes_territory"],
        ),
        (
            "US-led strikes killed 35 jihadists overnight in Syria. A monitor said 30 jihadists were killed around the"
            " town of Shaddadi and another five outside the town of Kobani.",
            ["air_drone_strike", "air_drone_strike"],
        ),
        (
            "After being driven from Raqqa, Islamic State holds only Abu Kamal.",
            ["government_regains_territory"],
        ),
        ("Rebels attacked an army post near Hama.", ["armed_clash"]),
        ("Gunmen attacked a military vehicle near Tafas.", ["armed_clash"]),
        ("Gunmen attacked a border post near Tafas.", ["armed_clash"]),
        ("Gunmen attacked a post office in Tafas.", ["attack"]),
        (
            "Turkish forces launched an operation on Sunday to protect the border and secure the town of Azaz.",
            ["armed_clash"],
        ),
        ("The army shelled Douma on Monday to break the siege and retake the highway.", ["shelling_missile"]),
        ("Government forces tried to take the hill and shelled Hass.", ["armed_clash", "shelling_missile"]),
        ("Fighters succeeded in capturing the town of Tafas.", ["nonstate_overtakes_territory"]),
        ("The coalition is focused on ousting Islamic State from Raqqa.", []),
        ("Leaflets dropped on Raqqa spoke of a campaign aimed at ousting Islamic State from the city.", []),
        (
            "Drones struck a depot in Omdurman overnight. The army said its air defences brought down three of them.",
            ["air_drone_strike", "disrupted_weapons"],
        ),
    ],
)
def test_what_is_told_in_plain_words_is_coded(text: str, types: list[str]) -> None:
    events = tawatur.code(text, published="2024-05-13").events
    assert [e.type for e in events] == types


@pytest.mark.parametrize(
    ("text", "type_", "side1", "side2"),
    [
        ("Air strikes on a hospital run by MSF in Kunduz killed 19.", "air_drone_strike", None, "hospital"),
        (
            "The blast hit a checkpoint under the control of the YPG in Hasakah.",
            "remote_explosive",
            None,
            None,
        ),
        (
            "IS fighters were driven from their stronghold of Manbij by the SDF on Friday.",
            "nonstate_overtakes_territory",
            "SDF",
            "IS fighters",
        ),
        (
            "Islamic State lost ground after being driven from Sinjar in November.",
            "government_regains_territory",
            None,
            "Islamic State",
        ),
        (
            "Two tanks were destroyed on Saturday by Bayraktar drones near Tarhuna.",
            "air_drone_strike",
            "Bayraktar drones",
            "tanks",
        ),
        (
            "A missile brought down a block of flats building in Tehran, killing 60.",
            "shelling_missile",
            None,
            None,
        ),
        ("The army brought down two drones near Odesa on Friday.", "disrupted_weapons", "The army", "drones"),
        ("An SDF-led offensive on Abu Qalqal killed 20 fighters.", "armed_clash", "SDF", "fighters"),
        ("A bomber killed 18 people at a funeral in Baghdad on Friday.", "remote_explosive", None, "people"),
        ("Gunmen torched shops and offices in Chibok on Friday.", "looting_destruction", "Gunmen", None),
        (
            "Protesters torched shops and offices in Conakry on Friday.",
            "violent_demonstration",
            "Protesters",
            None,
        ),
        (
            "Ukrainian troops fighting near Pokrovsk pushed the Russians back.",
            "armed_clash",
            None,
            "Russians",
        ),
        ("Hamas captured two soldiers near Nahal Oz on Saturday.", "abduction", "Hamas", "soldiers"),
        ("The SDF captured 12 IS fighters near Hajin on Saturday.", "arrests", "SDF", "IS fighters"),
    ],
)
def test_who_did_it_and_to_whom(text: str, type_: str, side1: str | None, side2: str | None) -> None:
    event = tawatur.code(text, published="2024-05-13").events[0]
    assert event.type == type_
    assert [p.text for p in event.side1[:1]] == ([side1] if side1 else []) or (
        side1 is None and event.side1[0].text in ("bomber", "Ukrainian troops")
    )
    assert side2 is None or event.side2[0].text == side2


def test_no_casualty_is_nobody_hurt() -> None:
    event = tawatur.code("No casualty was reported in the attack on Moreh on Friday.").events[0]
    assert (event.killed, event.injured) == (0, 0)


@pytest.mark.parametrize(
    ("text", "type_", "killed", "side1"),
    [
        (
            "Two mortar bombs hit a cafe in Balad Ruz, killing four, an officer and a doctor said.",
            None,
            4,
            None,
        ),
        (
            "Iraqi forces battling Islamic State captured the town of Hit on Friday.",
            None,
            None,
            "Iraqi forces",
        ),
        (
            "Looters ransacked a World Food Programme warehouse in El Obeid.",
            "looting_destruction",
            None,
            "Looters",
        ),
        (
            "Dozens of villagers were killed when gunmen on motorbikes attacked Djibo.",
            "attack",
            "some",
            "gunmen",
        ),
        ("Villagers attacked a health centre in Djibo on Thursday.", "mob_violence", None, "Villagers"),
    ],
)
def test_whose_deed_it_is_past_other_clauses(
    text: str, type_: str | None, killed: int | str | None, side1: str | None
) -> None:
    event = tawatur.code(text, published="2024-05-13").events[-1]
    assert type_ is None or event.type == type_
    assert event.killed == killed
    assert side1 is None or event.side1[0].text == side1


def test_what_is_told_elsewhere_has_no_side_of_what_stands_before() -> None:
    text = "Taliban fighters overran Malistan on Thursday. Elsewhere, a roadside bomb killed five people in Kandahar."
    bomb = tawatur.code(text, published="2024-05-13").events[-1]
    assert (bomb.type, bomb.killed, bomb.side1) == ("remote_explosive", 5, ())


def test_the_dead_since_protests_began_are_a_count_over_many() -> None:
    text = "At least 149 people have been killed in Iraq since the protests began on October 1."
    assert all(e.aggregate for e in tawatur.code(text, published="2019-10-20").events)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("According to Reuters rebels captured the town of Tafas.", ["Reuters"]),
        ("According to SANA militants of al-Nusra attacked an army post in Ghouta.", ["SANA"]),
        ("According to AFP the army shelled the village of Hass.", ["AFP"]),
        ("According to AFP photographer at the scene rockets hit the market in Douma.", ["AFP photographer"]),
        ("Ten children were killed in air strikes in eastern Syria UNICEF said.", ["UNICEF"]),
        (
            "In an online statement Islamic State claimed the attack on the army post in Homs.",
            ["Islamic State"],
        ),
        (
            "The claim which did not mention a wedding said 40 people were killed in the bombing.",
            ["The claim"],
        ),
        ("Police in eastern Aleppo said a bomb killed three people.", ["Police"]),
    ],
)
def test_who_says_it_where_commas_are_lost(text: str, chain: list[str]) -> None:
    event = tawatur.code(text, published="2024-05-13").events[0]
    assert [[link.text for link in c] for c in event.sources] == [chain]
