"""From what a telling says (its senses, means and sides) to one of ACLED's 25 sub-event types.

The table follows ACLED's codebook and, where that leaves a choice, the house rules in docs/codebook.md: a strike is
typed by what delivered it, an attack by who was attacked, a taking of territory by who took it.
"""

from __future__ import annotations

from tawatur.events.proto import AMID_PROTEST, BOTH_SIDES, GUESSED, INFERRED, NOMINAL, ON_WORKS, Side, Telling
from tawatur.events.side_kinds import (
    FIGHT,
    FIGHTERS,
    HARMED_PEOPLE,
    NONSTATE,
    UNARMED,
    are_attacked,
    classes_of,
    flies,
    is_at_site,
    is_crowd,
    is_of_fighters,
    is_on_unarmed,
    is_with_crowd,
    on_foot,
    takes_weapons,
)
from tawatur.events.territory import territory

DIRECT = {
    "air_strike": "air_drone_strike",
    "shelling": "shelling_missile",
    "blast": "remote_explosive",
    "suicide": "suicide_bomb",
    "grenade": "grenade",
    "chemical": "chemical_weapon",
    "clash": "armed_clash",
    "ambush": "armed_clash",
    "execute": "attack",
    "abduct": "abduction",
    "rape": "sexual_violence",
    "protest": "peaceful_protest",
    "riot": "violent_demonstration",
    "mob": "mob_violence",
    "truce": "agreement",
    "arrest": "arrests",
    "movement": "group_activity",
    "disrupt": "disrupted_weapons",
    "base": "base_established",
    "loot": "looting_destruction",
    "transfer": "territory_transfer",
    "siege_etc": "other_strategic",
}
"""The type of a sense that tells it whoever did it to whom."""
_BY_MEANS = {
    "aircraft": "air_drone_strike",
    "drone": "air_drone_strike",
    "barrel_bomb": "air_drone_strike",
    "artillery": "shelling_missile",
    "mortar": "shelling_missile",
    "rocket": "shelling_missile",
    "missile": "shelling_missile",
    "ied": "remote_explosive",
    "car_bomb": "remote_explosive",
    "suicide_vest": "suicide_bomb",
    "chemical": "chemical_weapon",
    "grenade": "grenade",
}
# The more a sense says by itself, the higher: the highest of a happening's senses gives its type.
RANK = {
    **dict.fromkeys(("suicide", "chemical", "rape", "abduct", "mob"), 9),
    **dict.fromkeys(("air_strike", "grenade", "ambush", "disrupt", "crash", "execute"), 8),
    **dict.fromkeys(
        ("shelling", "blast", "capture", "regain", "truce", "arrest", "riot", "disperse", "protest"), 7
    ),
    **dict.fromkeys(("clash", "base", "loot", "transfer", "movement", "siege_etc"), 6),
    **dict.fromkeys(("storm", "bombard"), 5),
    **dict.fromkeys(("hit", "shoot"), 3),
    "assault": 3,
    "kill": 1,
    "injure": 1,
}
BY_WHAT = frozenset({"air_strike", "shelling", "bombard", "blast", "suicide", "chemical", "grenade"})
"""Senses that say what a massacre was done with."""
_STRIKES = frozenset({"air_strike", "shelling", "bombard", "hit", "assault", "storm", "clash", "ambush"})
# What may be told of a weapon without its having been used.
_NO_HARM = frozenset({"arrest", "disrupt", "loot", "base", "movement", "transfer"})
# States that bombard from the air where their army has no guns on the ground, and where it has.
_AFAR = {"us": ("us",), "ru": ("ru", "ua", "ge"), "gb": ("gb",), "fr": ("fr",)}


def resolve_type(telling: Telling) -> tuple[str, str]:
    """The type of a telling and the rule that gave it; what has been settled stands."""
    if telling.type_rule:
        return telling.type, telling.type_rule
    if telling.guessed:
        if telling.sense in ("capture", "regain") and classes_of(telling.side1):
            return territory(telling, telling.sense)
        return telling.guessed, GUESSED
    senses = sorted(dict.fromkeys(telling.senses), key=lambda s: -RANK.get(s, 0))
    if not senses:
        return "attack", "no sense"
    if "chemical" in senses or (
        telling.means == "chemical" and set(senses) & _STRIKES | {"kill", "blast"} & set(senses)
    ):
        return "chemical_weapon", "a chemical agent told"
    if len(senses) > 1 and set(senses) & _STRIKES and ON_WORKS not in telling.marks:
        # what a strike destroyed, and the explosions heard, are part of it
        heard = {"loot", "blast"} if set(senses) & {"air_strike", "shelling", "bombard"} else {"loot"}
        senses = [s for s in senses if s not in heard] or senses
    if "loot" in senses and set(senses) & {"kill", "injure", "shoot"}:
        senses.remove("loot")  # property is the least of it where people are harmed
    if "loot" in senses and "blast" in senses and "house" in telling.marks:
        return "looting_destruction", "a house blown up"
    if set(senses) & {"execute", "kill"} and "protesters" in classes_of(telling.side2):
        return "excessive_force", "force against protesters"
    if "suicide" in senses or (telling.means == "suicide_vest" and not set(senses) <= _NO_HARM):
        return "suicide_bomb", "told as a suicide bombing"
    if "protest" in senses or ("disperse" in senses and "riot" in senses):
        return _protest(telling, set(senses))
    named = [s for s in telling.sides() if s.rule not in INFERRED]
    if set(senses) <= {"clash", "riot", "loot"} and classes_of(named) & {"protesters", "rioters"}:
        crowd = classes_of([s for s in telling.side1 if s.rule not in INFERRED]) & {"protesters"}
        if "clash" in senses or crowd or classes_of(named) & {"state_forces", "government"}:
            police = classes_of(named) & {"state_forces", "government", "protesters"}
            return (
                ("violent_demonstration", "a crowd against the police")
                if police
                else ("mob_violence", "crowds against each other")
            )
    armed = any(s.party is not None and s.party.armed for s in telling.side1)
    mutual = any(s.rule.endswith(" بين") for s in telling.side1)  # "مشاجرة بين عشيرتين"
    if "mob" in senses and set(senses) & {"kill", "injure", "execute"} and armed and not mutual:
        return "attack", "people harmed by an armed side"
    if is_crowd(telling) and set(senses) & {"execute", "assault", "kill", "hit", "mob", "loot", "riot"}:
        if "plunder" in telling.marks:
            return "looting_destruction", "by looters"
        return "mob_violence", "by a crowd"
    if "loot" in senses and takes_weapons(telling):
        return "disrupted_weapons", "weapons taken"
    sense = "disrupt" if "disrupt" in senses else senses[0]
    if (
        sense == "blast"
        and telling.means is None
        and not telling.lemma.startswith("+blow")
        and telling.lemma not in ("انفجار", "انفجر", "دوي", "دوى")  # what went off, not what somebody dropped
        and classes_of(telling.side1) & {"platform", "state_forces", "external_forces"}
    ):
        return "air_drone_strike", "bombing by a state's forces"
    if sense == "shelling" and telling.means in (None, "artillery", "missile", "rocket") and flies(telling):
        return "air_drone_strike", "by aircraft"
    if sense == "execute" and telling.means in (None, "drone", "aircraft", "missile") and flies(telling):
        return "air_drone_strike", "by aircraft"
    if (
        sense == "abduct"
        and "holds" in telling.marks
        and classes_of(telling.side1) & {"government", "state_forces"}
    ):
        return "arrests", "held by the authorities"
    if sense == "abduct" and "led" in telling.marks:
        # whoever is led away is in the hands of the authorities unless a group is told of
        if not classes_of(telling.side1) & (NONSTATE | {"external_forces"}):
            return "arrests", "led away by the authorities"
    if sense == "arrest" and "raid" in telling.marks and flies(telling):
        return "air_drone_strike", "hunted by aircraft"
    if sense == "air_strike" and "afoot" in telling.marks and on_foot(telling):
        return _attack(telling, "assault")
    if sense == "riot" and armed and classes_of(telling.side1) <= NONSTATE | {"armed"}:
        return "looting_destruction", "done by those who fight"
    if sense == "arrest" and telling.lemma in _TAKES and classes_of(telling.side1) & NONSTATE:
        if classes_of(telling.side2) & {"state_forces", "civilians"}:
            return "abduction", "taken by a group"
    if sense == "bombard" or sense == "hit":
        return _strike(telling, sense)
    if sense == "capture" or sense == "regain":
        return territory(telling, sense)
    if sense == "clash" and is_with_crowd(telling):
        return "violent_demonstration", "clashes of a crowd with the forces of a state"
    if sense == "clash" and "massacre" in telling.marks:
        return "attack", "a massacre"
    if sense == "storm" and (is_crowd(telling) or classes_of(telling.side1) == {"protesters"}):
        return "violent_demonstration", "storming by a crowd"
    if sense == "storm":
        hurt = {c.who for c in telling.casualties if c.who}
        whom = classes_of(telling.side2)
        unarmed = "civilians" in whom or (telling.side2 and hurt & HARMED_PEOPLE)
        if set(senses) & {"kill", "shoot"} and unarmed and whom <= UNARMED and not hurt & FIGHTERS:
            return "attack", "unarmed people killed in a raid"
        return "armed_clash", "storming"
    if sense == "crash" and telling.lemma.endswith("+crash"):
        return "other_strategic", "an aircraft that fell, nobody told to have brought it down"
    if sense == "crash":
        return (
            ("disrupted_weapons", "a drone or missile brought down")
            if telling.means in ("drone", "missile", "rocket")
            else (
                "armed_clash",
                "an aircraft brought down",
            )
        )
    if sense == "disperse":
        if any(c.value not in (0, None) for c in telling.casualties) and not _only_gassed(telling):
            return "excessive_force", "force against protesters, with harm"
        return "protest_with_intervention", "force against protesters"
    if sense == "ambush" and is_on_unarmed(telling):
        return "attack", "unarmed people waylaid"
    if sense in ("assault", "shoot", "kill", "injure"):
        return _attack(telling, sense)
    if sense == "blast" and telling.means in (
        "aircraft",
        "drone",
        "barrel_bomb",
        "artillery",
        "mortar",
        "rocket",
        "missile",
        "grenade",
    ):
        return _BY_MEANS[telling.means], f"explosion of {telling.means}"
    return DIRECT[sense], f"{telling.lemma}: {sense}"


def _only_gassed(telling: Telling) -> bool:
    """Whether people choked on gas and nobody is told to be hurt otherwise: "أصيب العشرات بالاختناق"."""
    return "gassed" in telling.marks and not set(telling.senses) & {"kill", "shoot", "execute"}


def _protest(telling: Telling, senses: set[str]) -> tuple[str, str]:
    """A protest by what came of it: force against it with or without harm, violence by it, or neither."""
    harmed = any(c.value not in (0, None) for c in telling.casualties) or telling.victims is not None
    forced = senses & {"disperse", "arrest"}
    if _only_gassed(telling):
        harmed, senses = False, senses - {"injure"}
    if senses & {"kill", "execute"} and not forced and is_of_fighters(telling):
        return "armed_clash", "people who rose and killed fighters"
    if senses & {"kill", "injure", "shoot", "execute"} and (harmed or senses & {"shoot", "kill", "execute"}):
        if "riot" in senses and not senses & {"shoot", "kill", "execute", "disperse"}:
            return "violent_demonstration", "violence by protesters"
        return "excessive_force", "force against protesters, with harm"
    if not forced and senses <= {"protest", "assault"} and are_attacked(telling):
        forced = {"assault"}
    elif senses & {"riot", "loot", "storm", "assault", "mob", "clash"}:
        return "violent_demonstration", "violence by protesters"
    if forced:
        return (
            ("excessive_force", "force against protesters, with harm")
            if harmed and "disperse" in senses
            else ("protest_with_intervention", "force against protesters")
        )
    return "peaceful_protest", "a protest of which no violence is told"


_TAKES = frozenset({"capture", "seize"})


def _strike(telling: Telling, sense: str) -> tuple[str, str]:
    actors = classes_of(telling.side1)
    if "platform" in actors and telling.means not in ("ied", "car_bomb", "grenade"):
        return "air_drone_strike", "by aircraft"
    if telling.means in _BY_MEANS:
        return _BY_MEANS[telling.means], f"by {telling.means}"
    if "platform" in actors or any(
        s.party and s.party.actor and s.party.actor.endswith(("air-force", "coalition"))
        for s in telling.side1
    ):
        return "air_drone_strike", "by aircraft"
    if "strikes" in telling.marks and not on_foot(telling):
        return "air_drone_strike", "strikes, of no other kind told"
    where = (telling.place.row.country or "").lower() if telling.place is not None else ""
    guests = {s.party.country for s in telling.side1 if s.party} & _AFAR.keys()
    if any(country is not None and where not in _AFAR[country] for country in guests):
        return "air_drone_strike", "by a force that strikes there from the air"
    if telling.lemma == "bomb" and actors & {"state_forces", "government", "external_forces"}:
        return "air_drone_strike", "bombing by a state's forces"
    if sense == "bombard":
        return "shelling_missile", "bombardment of unstated kind"
    if not telling.side1 and telling.side2 and telling.lemma == "hit" and telling.tense not in NOMINAL:
        return "shelling_missile", "something hit, nobody says by what"
    return _attack(telling, sense)


def _attack(telling: Telling, sense: str) -> tuple[str, str]:
    if flies(telling):
        return "air_drone_strike", "by aircraft"
    if telling.means in _BY_MEANS:
        return _BY_MEANS[telling.means], f"attack with {telling.means}"
    targets = classes_of(telling.side2)
    if "protesters" in targets and sense in ("shoot", "kill", "injure", "assault"):
        if sense == "assault" and not telling.casualties and telling.victims is None:
            return "protest_with_intervention", "force against protesters"
        return "excessive_force", "force against protesters"
    harmed = {
        c.who
        for c in telling.casualties
        if c.what in ("killed", "injured")
        and c.who
        and not (c.rule == "ar:verb" and any(s.start <= c.who_start < s.end for s in telling.side1))
        and not (c.who in HARMED_PEOPLE and any(_names_fighters(s, c.end) for s in telling.side2))
    }
    if sense in ("assault", "kill", "injure", "shoot") and harmed & HARMED_PEOPLE and not harmed & FIGHTERS:
        targets = (
            targets - NONSTATE - {"state_forces"} | {"civilians"}
            if not targets & {"state_forces"}
            else targets
        )
    if harmed & FIGHTERS and not (sense in ("kill", "injure", "shoot") and targets == {"civilians"}):
        targets = targets | {"state_forces"}
    if BOTH_SIDES in telling.marks:
        return "armed_clash", "losses on both sides"
    if (
        AMID_PROTEST in telling.marks
        and not harmed & FIGHTERS
        and not targets & (NONSTATE | {"state_forces"})
        and not classes_of(telling.side1) & NONSTATE
    ):
        return "excessive_force", "people harmed at a protest"
    armed_target = targets & {
        "state_forces",
        "armed",
        "rebel_group",
        "political_militia",
        "identity_militia",
        "external_forces",
    }
    if armed_target or any(
        s.party is not None
        and s.party.military
        and (s.party.class_ != "platform" or sense not in ("kill", "injure"))
        for s in telling.side2
    ):
        return "armed_clash", "attack on an armed side"
    if targets & {"civilians", "organisation"}:
        return "attack", "attack on unarmed people"
    if ON_WORKS in telling.marks and "object" in targets and not harmed and telling.victims is None:
        return "looting_destruction", "an attack on works or stores, and nobody told to be hurt"
    if "government" in targets and "offensive" not in telling.marks:
        return "attack", "attack on officials"
    if "object" in targets or (is_at_site(telling) and "offensive" not in telling.marks):
        return "attack", "attack on a place that is not military"
    if sense in ("kill", "injure"):
        return "attack", "people harmed, no fight told"
    if "offensive" in telling.marks:
        return "armed_clash", "an offensive"
    if telling.side2 or (telling.side1 and sense == "shoot"):
        return "armed_clash", "attack, target not told to be unarmed"
    if sense == "assault" and telling.roles and classes_of(telling.side1) & FIGHT:
        return "armed_clash", "attack by fighters on a place"
    return "attack", "attack of which no target is told"


def _names_fighters(side: Side, end: int) -> bool:
    """Whether the count that ends at an offset is of a group whose name is a word for people: "قتل 20 من [طالبان]"."""
    return side.party is not None and side.party.class_ in NONSTATE and side.start < end <= side.end
