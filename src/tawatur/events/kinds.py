"""What kind of violence two tellings are of, and whether it may be the same: words leave it open, or state it.

A word that leaves the kind open ("the attack", "killed") goes with any kind that it may speak of.
"""

from __future__ import annotations

from tawatur.events.proto import IN_SENTENCE, INFERRED, NOMINAL, NOT_ITS_OWN, PARTLY, Telling
from tawatur.events.types import BY_WHAT, resolve_type
from tawatur.mentions.vocabulary import FLOWN

HARM = frozenset({"kill", "injure"})
"""Senses that tell of harm and not of what did it."""
GENERIC = frozenset({"hit", "assault", "shoot", "bombard"})
"""Senses that leave open what kind of violence it was."""
VIOLENCE = frozenset(
    {
        "air_strike", "shelling", "blast", "suicide", "grenade", "chemical", "clash", "storm", "ambush", "execute",
        "disperse", "riot", "mob", "crash", *HARM, *GENERIC,
    }
)  # fmt: skip
"""Senses of violence: what harm may be the result of."""
FIGHT = frozenset({"clash", "ambush", "storm"})
"""Senses of fights between two sides."""
STRIKES = frozenset({"air_strike", "shelling", "bombard"})
"""Senses of strikes from afar."""
TAKEN = frozenset({"capture", "regain"})
"""Senses of places taken."""
BACK = 3
"""Sentences: how far back bare harm may refer."""


def type_of(telling: Telling) -> str:
    """The type as far as told; kept with the telling until something is brought into it, since many pairs ask for it."""
    if not telling.type:
        telling.type = resolve_type(telling)[0]
    return telling.type


_OF_WAR = frozenset({"missile", "rocket", "drone", "aircraft", "artillery", "mortar", "ied", "car_bomb"})


def compatible_kinds(a: Telling, b: Telling) -> bool:
    """Whether two tellings may be of one kind: the same type, or one of them leaves the kind open."""
    first, second = _senses(a, b), _senses(b, a)
    if a.status != b.status:
        return False
    if (_returns_fire(a) != _returns_fire(b) and not _goes_on_to_hit(a, b)) or ("lost" in a.marks) != (
        "lost" in b.marks
    ):
        return False
    if found_elsewhere(a, b) or found_elsewhere(b, a) or _go_two_ways(a, b):
        return False
    if (
        a.sentence == b.sentence
        and a.protested != b.protested
        and (max((a, b), key=lambda t: t.start).protested or "protest" in first | second)
    ):
        return False  # what a crowd is told to protest against came before
    if "protest" in first | second:
        if ("protest" not in first and a.referred) or ("protest" not in second and b.referred):
            return False  # what a crowd protests against is another happening
        if any("slain" in t.marks and any(s.rule == "agent marker" for s in t.side1) for t in (a, b)):
            return False  # "اغتيل في ختام تظاهرة على يد متطرف": no deed of the crowd's or against it
        return _of_protest(a, b)
    if "disperse" in first ^ second and (b if "disperse" in first else a).means in _OF_WAR:
        return False  # no crowd is driven apart with missiles
    if "disperse" in first | second and first <= _AT_PROTESTS and second <= _AT_PROTESTS:
        return abs(a.sentence - b.sentence) <= 1
    if "arrest" in first | second and "execute" in first | second:
        return a.sentence == b.sentence and gap_between(a, b) < 60  # "rounded up and executed"
    for one, other in ((first, second), (second, first)):
        if one <= HARM and other & {"capture", "regain"}:
            harm = a if set(a.senses) <= HARM else b  # "captured the hill and killed nine soldiers"
            return a.sentence == b.sentence and harm.means not in _LAID
    if (_are_strikes(a) and second & FIGHT) or (_are_strikes(b) and first & FIGHT):
        return False
    if is_ground_offensive(a, b) or is_ground_offensive(b, a):
        return False
    if first <= HARM or second <= HARM:
        shot = a.means != b.means and "small_arms" in (a.means, b.means) and a.means and b.means
        return bool(first & VIOLENCE) and bool(second & VIOLENCE) and not shot
    if (first & {"suicide"} and second & {"blast", "suicide"}) or (
        second & {"suicide"} and first & {"blast"}
    ):
        return True
    if "bombard" in first | second and {a.lemma, b.lemma} & _BOMBINGS and type_of(a) != type_of(b):
        return False  # "قصفت الطائرات بعد تفجير": what bombers did is no bombardment
    if (first <= GENERIC | HARM or second <= GENERIC | HARM) and first <= VIOLENCE and second <= VIOLENCE:
        if "storm" in first | second or "clash" in first | second:
            if any("hit" in t.senses and type_of(t) in _BY_GUNS for t in (a, b)):
                return False  # "دارت اشتباكات وضربت المدفعية مواقعهم"
            return not (first | second) & {"bombard"} and not (a.means and b.means and a.means != b.means)
        if "suicide" in first | second and a.means == b.means and a.sentence == b.sentence:
            return True  # "a suicide car bomb targeted the checkpoint"
        return not (a.means and b.means and type_of(a) != type_of(b))
    for one, other in ((first, second), (second, first)):
        if (
            "chemical" in one and "chemical" not in other and other <= BY_WHAT | GENERIC
        ):  # "fired missiles filled with gas"
            return a.sentence == b.sentence and gap_between(a, b) < _FILLED
    flown = a.means or b.means
    for one, other in ((first, second), (second, first)):
        # a drone or rocket brought down on its way is one happening, whatever it was sent to do
        if "disrupt" in one and flown in FLOWN and other & {"air_strike", "shelling", "assault", "hit"}:
            gap = abs(a.sentence - b.sentence)
            if PARTLY in a.marks | b.marks:
                return False  # "fired 40 rockets, most of which were intercepted"
            if (a.means and b.means and a.means != b.means) or _has_landed(a, gap) or _has_landed(b, gap):
                return False  # missiles at a ship, and drones brought down; one that struck was not
            return gap == 0 or (gap <= 1 and b.definite) or (gap <= BACK and a.means == b.means)
    if ("mob" in first and second & {"execute", "assault"}) or (
        "mob" in second and first & {"execute", "assault"}
    ):
        return a.sentence == b.sentence
    for one, other in ((first, second), (second, first)):
        # explosions heard where a strike is told are the strike's
        if (
            one <= HARM | {"blast"}
            and not (a.means and b.means)
            and _LAID.isdisjoint((a.means, b.means))
            and other & {"air_strike", "shelling", "bombard"}
        ):
            return abs(a.sentence - b.sentence) <= BACK
        if one == {"blast"} and "suicide" in other and is_heard(b if one is second else a):
            return abs(a.sentence - b.sentence) <= BACK + 1
    if _set_alight(a, b) or _set_alight(b, a):
        return True
    if {"storm", "clash"} & first and {"storm", "clash", "ambush"} & second:
        return True
    if _stormed_by(a, b) or _stormed_by(b, a):
        return True
    if TAKEN & first and TAKEN & second:
        return not (_takes_back(a, b) or _takes_back(b, a))
    if b.definite and set(b.senses) == {"air_strike"} and type_of(a) == "air_drone_strike":
        return True  # "the raid" of which a group that has aircraft is accused
    return type_of(a) == type_of(b)


_BY_GUNS = frozenset({"shelling_missile", "air_drone_strike"})


def _takes_back(back: Telling, taken: Telling) -> bool:
    """Whether a place is told in a noun to have been taken back, by nobody named, and in another sentence to have been
    taken by those who lost it: "استعادة السيطرة على عدن", "سيطر الحوثيون على عدن في مارس".
    """
    return (
        back.sentence != taken.sentence
        and set(back.senses) == {"regain"}
        and back.tense in NOMINAL
        and not back.side1
        and "regain" not in taken.senses
        and bool(taken.side1)
        and type_of(taken) == "nonstate_overtakes_territory"
        and type_of(back) == "government_regains_territory"
    )


def _set_alight(fire: Telling, harm: Telling) -> bool:
    """Whether a house set on fire is the attack in which people were burned: "قتل طفل حرقا", "أضرموا النار في المنزل"."""
    lit = ("loot" in fire.senses and "burns" in fire.marks) or "حارقه" in fire.lemma or "حارقة" in fire.lemma
    return (
        lit
        and harm.means == "other"
        and fire.means in (None, "other")
        and bool(set(harm.senses) & (HARM | {"execute", "assault"}))
    )


def _go_two_ways(a: Telling, b: Telling) -> bool:
    """Whether one tells of leaving a place, and the other of coming, by others than who left ("withdrew", "sent troops"), or
    one of a group forming or joining, and the other of going anywhere.
    """
    if {a.sense, b.sense} != {"movement"}:
        return False
    if ("inner" in a.marks) != ("inner" in b.marks):
        return True
    if ("leaves" in a.marks) == ("leaves" in b.marks):
        return False
    if not a.side1 or not b.side1:
        return False
    return not {s.start for s in a.side1} & {s.start for s in b.side1}


def found_elsewhere(bodies: Telling, other: Telling) -> bool:
    """Whether bodies were found at a place of their own that a strike, blast or fight told elsewhere does not name."""
    if "found" not in bodies.marks or bodies.sentence == other.sentence or bodies.place is None:
        return False
    if bodies.place_rule in (IN_SENTENCE, *NOT_ITS_OWN) or set(other.senses) <= HARM | {"execute", "abduct"}:
        return False
    return other.place is None or other.place.row.id != bodies.place.row.id


def _has_landed(telling: Telling, gap: int) -> bool:
    """Whether a drone or missile other than those told of ``gap`` sentences away struck: "a drone hit the depot"."""
    if gap and "disrupt" not in telling.senses and any(c.value != 0 for c in telling.casualties):
        return True  # it killed or hurt people
    landed = ("* +hit", "* +strike", "* +kill", "* +slam into", "* +land in", "* +land on")
    return telling.lemma.endswith(landed) and not telling.definite


def _stormed_by(storm: Telling, bomber: Telling) -> bool:
    """Whether it was a suicide bomber who stormed: "اقتحم انتحاري مقر الشرطة"."""
    return (
        {"storm", "movement"} >= set(storm.senses)
        and "suicide" in bomber.senses
        and any(side.start <= bomber.start < side.end for side in storm.side1)
    )


_LAID = frozenset({"ied", "car_bomb", "suicide_vest"})
_BOMBINGS = frozenset({"تفجير", "+تفجير انتحاري"})
_FILLED = 50  # characters between what was fired and what it held


def _senses(telling: Telling, other: Telling) -> set[str]:
    """The senses of a telling; close by a strike "committed a massacre" says no more of what was done than "killed", nor
    does "assassinated" in its sentence, or "the assassination" after it.
    """
    senses = set(telling.senses)
    near = -1
    if "massacre" in telling.marks or ("slain" in telling.marks and telling.definite):
        near = BACK
    elif "slain" in telling.marks:
        near = 0
    if abs(telling.sentence - other.sentence) <= near and BY_WHAT.intersection(other.senses):
        return senses - {"execute"} | {"kill"}
    return senses


def _are_strikes(telling: Telling) -> bool:
    """Whether a telling is of "strikes", which are no clash."""
    return "strikes" in telling.marks and set(telling.senses) <= GENERIC


_FIRED = frozenset({"air_strike", "shelling", "blast", "suicide", "chemical"})
_GROUND_AR = "هجوم"
_COMPOUND = 3  # characters between the words of one phrase: "هجوم بقصف"


def is_heard(blast: Telling) -> bool:
    """Whether no more is told of an explosion than that it was heard or felt: "there was an enormous explosion"."""
    return (
        blast.lemma in ("explosion", "blast")
        and blast.means is None
        and not (blast.casualties or blast.side1 or blast.another)
        and (blast.place is None or blast.place_rule == IN_SENTENCE)
    )


def is_ground_offensive(telling: Telling, other: Telling) -> bool:
    """Whether one is of an offensive alone, fought on the ground, and the other of strikes; "an operation" may be from the air.

    So is an attack of which its sentence tells beside strikes: "غارات على مواقعهم بعد هجوم شنوه", "شنوا هجوما وسط قصف جوي".
    """
    if telling.means is not None or not set(telling.senses) <= GENERIC:
        return False
    if "offensive" in telling.lemma:
        return bool(_FIRED.intersection(other.senses))
    doers = [s.party for s in telling.side1 if s.party is not None]
    if telling.definite or _GROUND_AR not in telling.lemma or any(p.class_ == "platform" for p in doers):
        return False
    if telling.sentence != other.sentence:
        # "قتل ثلاثة في هجوم لعناصر المقاومة", after raids
        own = bool(telling.casualties) and any(p.armed for p in doers)
        return own and "air_strike" in other.senses and not other.headline
    return bool(STRIKES.intersection(other.senses)) and gap_between(telling, other) > _COMPOUND


def _returns_fire(telling: Telling) -> bool:
    """Whether a telling is of fire at where fire came from: "رد على مصادر القصف"."""
    return "returns" in telling.marks


def _goes_on_to_hit(a: Telling, b: Telling) -> bool:
    """Whether a verb without a subject goes on of fire that was returned: "ردت القوات على مصدر القذائف، حيث دكت مواقعهم"."""
    first, later = sorted((a, b), key=lambda t: t.start)
    return (
        a.sentence == b.sentence
        and _returns_fire(first)
        and later.senses[0] in GENERIC | {"loot"}
        and later.tense == "past"
        and all(s.rule in INFERRED for s in later.side1)
    )


_AT_PROTESTS = HARM | {
    "shoot",
    "disperse",
    "riot",
    "arrest",
    "loot",
    "execute",
    "assault",
    "mob",
    "storm",
    "hit",
}


def _of_protest(a: Telling, b: Telling) -> bool:
    """Whether two tellings may be of one protest: what its crowd did, or what was done to it."""
    first, second = set(a.senses), set(b.senses)
    gap = abs(a.sentence - b.sentence)
    if "protest" in first and "protest" in second:
        return True
    other, telling = (second, b) if "protest" in first else (first, a)
    if other <= HARM and not telling.casualties and not telling.victims:
        return False
    if not other <= _AT_PROTESTS:
        return False
    if other & {"disperse", "riot"} or (other <= HARM and gap <= 1):
        return gap <= 1
    return gap == 0


def gap_between(a: Telling, b: Telling) -> int:
    """Characters between the nearest of their words."""
    return min(abs(x - y) for s in a.spans for t in b.spans for x in s for y in t)
