"""Whether two tellings are of one happening: what sets them apart, and how much they have in common.

They are kept apart by another place, day or side, another kind of violence, or another exact toll.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.events.another import tells_another
from tawatur.events.kinds import BACK, FIGHT, GENERIC, HARM, VIOLENCE, compatible_kinds, is_heard, type_of
from tawatur.events.losses import (
    are_opposed,
    clash_in_both,
    exact_tolls,
    holds_others,
    side_of,
    tells_less,
    tolls_clash,
)
from tawatur.events.proto import DAY_OF_STATEMENT, IN_SENTENCE, INFERRED, NOMINAL, OPENS, Side, Telling
from tawatur.events.side_kinds import FIGHTERS
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.places import distance_km, lies_in, specificity
from tawatur.mentions.registry import related


def apart_in_place(a: PlaceFound | None, b: PlaceFound | None) -> bool:
    """Whether two places cannot be one: too far from each other for how exact they are, or in two countries."""
    if a is None or b is None or a.row.id == b.row.id:
        return False
    if a.row.id.startswith(b.row.id + "/") or b.row.id.startswith(a.row.id + "/"):
        return False
    if "unlisted" in (a.row.kind, b.row.kind) and min(specificity(a.row), specificity(b.row)) >= 3:
        return True
    distance = distance_km(a.row, b.row)
    if a.row.country != b.row.country and a.row.country and b.row.country and distance > 30:
        return True
    exact = min(specificity(a.row), specificity(b.row))
    if exact >= 3:
        return distance > 12
    # news is free with the sides of a country or province: "the south" may well be its south-east
    free = 2.0 if "area" in (a.row.kind, b.row.kind) else 1.3
    return distance > max(a.row.radius_km, b.row.radius_km) * free + 10


def of_two_towns(one: Telling, other: Telling) -> bool:
    """Whether the words of each bring a town, and they are two, however near: "shelled A, while strikes hit B"."""
    if (
        one.place is None
        or other.place is None
        or not (_brings(one, one.place) and _brings(other, other.place))
    ):
        return False
    first, second = one.place.row, other.place.row
    kinds = {first.kind, second.kind}
    return (
        first.id != second.id
        and (kinds <= _TOWNS or (kinds <= _TOWNS | _WITHIN | _POSTS and "city" not in kinds))
        and distance_km(first, second) > 1
    )


def _brings(telling: Telling, place: PlaceFound) -> bool:
    return telling.place_rule != IN_SENTENCE or telling.start < place.start < telling.end


_TOWNS = frozenset({"town", "village", "city", "camp"})
_WITHIN = frozenset({"quarter"})
_POSTS = frozenset({"base", "site"})
_STRIKES = frozenset({"air_strike", "shelling", "bombard", "hit"})


def apart_in_time(a: Telling, b: Telling) -> bool:
    """Whether no day is one that both may be of."""
    return days_between(a, b) > 0 and not (tells_its_day(a, b) or tells_its_day(b, a))


def tells_its_day(said: Telling, told: Telling) -> bool:
    """Whether the sentences after a statement tell on what day before fell what it said, with the same dead."""
    return (
        said.date_rule == DAY_OF_STATEMENT != told.date_rule
        and told.definite
        and 0 < told.sentence - said.sentence <= _SOON_TOLD
        and said.date is not None
        and told.date is not None
        and told.date.last < said.date.first
        and bool(exact_tolls(said, "killed"))
        and exact_tolls(told, "killed") <= exact_tolls(said, "killed")
    )


def apart_in_order(a: Telling, b: Telling) -> bool:
    """Whether a sentence tells of one as having come before the other."""
    return any((sentence, not prior) in a.order for sentence, prior in b.order)


def actors_of(sides: Sequence[Side]) -> set[str]:
    """The ids of the actors that sides name."""
    return {s.party.actor for s in sides if s.party is not None and s.party.actor}


def apart_in_sides(a: Telling, b: Telling) -> bool:
    """Whether both name who acted, and it is not the same; for a fight either order will do."""
    fight = bool(FIGHT & {*a.senses, *b.senses})
    if fight and _is_third(a, b):
        return True
    if (
        fight
        and abs(a.sentence - b.sentence) <= 1
        and len(actors_of(a.sides())) == 1 == len(actors_of(b.sides()))
    ):
        return False  # "the army repelled an attack. The rebels attacked": each names one side of it
    again = a.sense == b.sense and b.tense in NOMINAL and abs(a.sentence - b.sentence) <= 2
    for ours, theirs in ((a.side1, b.side1), (a.side2, b.side2)):
        mine, other = actors_of(_people(a, ours)), actors_of(_people(b, theirs, again))
        if mine and other and not any(related(x, y) for x in mine for y in other):
            if fight and any(related(x, y) for x in actors_of(a.sides()) for y in actors_of(b.sides())):
                continue
            return True
    return False


def _people(telling: Telling, sides: Sequence[Side], told: bool = False) -> list[Side]:
    """The sides (where ``told``, those that its words bring), without a country that only says where: "strikes on Yemen"."""
    place = telling.place
    where = place.start if place is not None and place.row.kind == "country" else -1
    return [s for s in sides if s.start != where and not (told and s.rule in INFERRED)]


def _is_third(a: Telling, b: Telling) -> bool:
    """Whether one is a strike by a side that has no part in the fight of two others that the other tells of."""
    fight, strike = (a, b) if "clash" in a.senses else (b, a)
    by, among = actors_of(strike.side1), actors_of(fight.side1) | actors_of(fight.side2)
    return (
        set(strike.senses) <= GENERIC
        and bool(by)
        and bool(actors_of(fight.side1))
        and bool(actors_of(fight.side2))
        and not any(related(x, y) for x in by for y in among)
    )


def _is_counted(telling: Telling) -> bool:
    """Whether a telling gives a number of killed or injured."""
    return bool(exact_tolls(telling, "killed") or exact_tolls(telling, "injured"))


def days_between(a: Telling, b: Telling) -> int:
    """Days from the end of one to the start of the other; 0 where they meet or one has none."""
    if a.date is None or b.date is None:
        return 0
    return max((a.date.first - b.date.last).days, (b.date.first - a.date.last).days, 0)


_REACH = 80.0  # kilometres: how far from a village the town lies that a headline names for it
_RIGHT_AFTER = 2  # sentences
_SOON_TOLD = 2  # sentences
_COUNTED = 5  # strikes: an equal count from which on the same are told of
_TELLING = 4  # killed: a toll from which on an equal one tells of the same


def _in_reach(a: PlaceFound | None, b: PlaceFound | None) -> bool:
    return a is None or b is None or distance_km(a.row, b.row) <= _REACH


def _told_widely(a: Telling, b: Telling) -> bool:
    """Whether the same kind of violence with the same dead is told once of a region and once of a place in it: "four killed in Sinai"."""
    if a.place is None or b.place is None or type_of(a) != type_of(b) or not _same_toll(a, b):
        return False
    if lies_in(a.place, b.place) or lies_in(b.place, a.place):
        return True
    wide = min(specificity(a.place.row), specificity(b.place.row)) < _SETTLEMENT
    many = max(exact_tolls(a, "killed") & exact_tolls(b, "killed")) >= _MANY
    return wide and many and a.place.row.country == b.place.row.country


_SETTLEMENT = 3
_MANY = 10  # killed: a toll from which on an equal one of the same country tells of the same


def _same_toll(a: Telling, b: Telling) -> bool:
    return any(n >= _TELLING for n in exact_tolls(a, "killed") & exact_tolls(b, "killed"))


def _is_loose(a: Telling, b: Telling) -> bool:
    """Whether a place that merely stands in the sentence, and is not surely the happening's own, parts two tellings."""
    near = IN_SENTENCE in (a.place_rule, b.place_rule) and b.sentence - a.sentence <= 1
    near = near and b.place_rule != OPENS  # "In Herat, ...": it is surely there
    return near and (b.tense in NOMINAL or type_of(a) == type_of(b))


def _is_counted_again(a: Telling, b: Telling) -> bool:
    """Whether both count the same number of strikes."""
    return a.count is not None and a.count == b.count and a.count >= _COUNTED


def _makes_up(a: Telling, b: Telling) -> bool:
    """Whether the numbers of killed that the second gives make up one that the first gave: ten, then two and eight; 34
    of both sides, of them 25 of one, and then nine of the other.
    """
    told, further = exact_tolls(a, "killed"), exact_tolls(b, "killed")
    if b.place is not None and (a.place is None or a.place.row.id != b.place.row.id):
        return False
    parts = sum(further)
    if parts < _TELLING:
        return False
    sides = {side_of(c) for c in b.casualties}
    return (len(further) > 1 and parts in told) or any(
        c.min + parts in told and sides == {not side}
        for c in a.casualties
        if (side := side_of(c)) is not None
    )


def _names_again(a: Telling, b: Telling) -> bool:
    """Whether the word of one names the other again: the same, or "the strikes" after an air raid."""
    return b.sense == a.sense or (b.tense in NOMINAL and b.sense in GENERIC and type_of(a) == type_of(b))


def _of_both_sides(a: Telling, b: Telling) -> bool:
    """Whether one gives the losses of one side of a fight, and the other those of the other side."""
    if not FIGHT & {*a.senses, *b.senses}:
        return False
    told = [[c for c in t.casualties if c.value not in ("some", 0)] for t in (a, b)]
    if all(told) and all(are_opposed(x, y) for x in told[0] for y in told[1]):
        return True
    sides = [{side_of(c) for c in counts} for counts in told]
    return all(len(s) == 1 and None not in s for s in sides) and sides[0] != sides[1]


def likeness(a: Telling, b: Telling) -> float:
    """How strongly two tellings of different sentences look like one happening; 0 or less keeps them apart."""
    if a.aggregate != b.aggregate or not compatible_kinds(a, b) or apart_in_sides(a, b):
        return 0.0
    if b.order and apart_in_order(a, b):
        return 0.0
    # a headline names the town or the province for a village near it, and rounds the day; an exact toll is seldom told
    # of two happenings; "the raid" right after a raid is that raid; a truce is announced one day, and begins the next
    again = (a.headline and a.sentence != b.sentence) or _same_toll(a, b) or a.sense == "truce" == b.sense
    again = again or (b.definite and _names_again(a, b) and b.sentence - a.sentence <= _RIGHT_AFTER)
    if apart_in_place(a.place, b.place) and not _is_counted_again(a, b):
        reached = _in_reach(a.place, b.place) or _told_widely(a, b)
        if not (reached and (again or _is_loose(a, b))):
            return 0.0
    if (
        b.tense not in NOMINAL
        and not b.definite
        and (_is_counted(b) or (_STRIKES.issuperset(b.senses) and a.lemma != b.lemma and not again))
        and of_two_towns(a, b)
    ):
        return 0.0  # "a shell hit Zamalka, killing a child": of its own, however near
    if apart_in_time(a, b) and not (days_between(a, b) <= 2 and (again or _makes_up(a, b))):
        return 0.0
    if b.past and a.date is None and not b.definite and a.sentence != b.sentence:
        return 0.0
    if has_gone_on(a, b) or in_other_section(a, b):
        return 0.0
    if (
        b.place_rule == OPENS
        and a.place is None
        and _is_counted(b)
        and not b.definite
        and not _same_toll(a, b)
    ):
        return 0.0  # "In Herat, a mine killed two", after a fight told without its place
    bare = set(b.senses) <= HARM
    told = a.sentence if b.side1 or b.place is not None else max(a.last, a.sentence)
    away = (
        turns_away(a, b)
        and not (a.headline and "returns" in a.marks & b.marks)
        and not _is_of_same_place(a, b)
    )
    if (away or (bare and b.sentence - told > BACK)) and not (
        exact_tolls(a, "killed") & exact_tolls(b, "killed")
    ):
        return 0.0
    if tolls_clash(a, b) and not b.definite and not a.headline:
        repeated = (
            bare
            and not b.side1
            and not b.place_rule.endswith((" في", " in", " at", "near"))
            and (
                b.sentence - a.sentence <= 2
                or (b.sentence - a.last <= 2 and tells_less(b.casualties, a.casualties))
            )
            and not clash_in_both(a, b)
        )
        if not repeated and not _makes_up(a, b) and not _of_both_sides(a, b):
            return 0.0
    if (b.another and not (a.another and a.lemma == b.lemma)) or holds_others(a, b):
        return 0.0
    if _harms_others(a, b) or harms_unarmed(a, b) or (bare and _harms_doer(a, b)):
        return 0.0
    if _of_day_before(a, b) or tells_another(a, b, again):
        return 0.0
    score = 0.4 if type_of(a) == type_of(b) else 0.1
    if a.place is not None and b.place is not None:
        score += 0.4 if min(specificity(a.place.row), specificity(b.place.row)) >= 2 else 0.2
    shared = any(related(x, y) for x in actors_of(a.sides()) for y in actors_of(b.sides()))
    score += 0.3 if shared else 0.0
    score += 0.3 if b.definite else 0.0
    score += 0.2 if a.date is not None and b.date is not None else 0.0
    score += 0.3 if exact_tolls(a, "killed") & exact_tolls(b, "killed") else 0.0
    if bare or is_heard(b):
        score += 0.4
    if (
        "disrupt" in b.senses
        and a.means is not None
        and a.means == b.means
        and (b.place is None or a.place is None)
    ):
        score += 0.4  # the drones brought down are those just told of
    if b.count is not None and a.count is not None and a.count != b.count:
        return 0.0
    return score - 0.35


def _is_of_same_place(a: Telling, b: Telling) -> bool:
    """Whether a sentence that turns to another matter comes back to what was told of the same place, with no toll of its own."""
    same = a.sense == b.sense and not b.casualties
    return same and a.place is not None and b.place is not None and a.place.row.id == b.place.row.id


def in_other_section(a: Telling, b: Telling) -> bool:
    """Whether the second is told in a part of the report that opened with another place since the first was told last."""
    here = b.section
    if here is None or a.section is here or a.headline or a.sentence >= here.sentence:
        return False
    if b.place is not None and b.place_rule != IN_SENTENCE:
        return False
    if a.place is not None and not apart_in_place(a.place, here.place):
        return False
    if b.definite and b.sentence > here.sentence:
        return False
    return not exact_tolls(a, "killed") & exact_tolls(b, "killed")


def _harms_others(a: Telling, b: Telling) -> bool:
    """Whether a strike that a later sentence tells anew hit people without arms, and the first fighters alone."""
    if b.definite or a.headline or b.sentence - a.sentence < 2 or not _STRIKES & {*b.senses}:
        return False
    first, second = ({c.who for c in t.casualties if c.value != 0 and c.who} for t in (a, b))
    return bool(first and second) and first <= FIGHTERS and second <= _UNARMED


_UNARMED = frozenset({"civilian", "child", "woman", "person"})


def _harms_doer(a: Telling, b: Telling) -> bool:
    """Whether bare harm befell those who did what was told before, or both sides of a fight that it was none of: "the rebels
    shelled the town ... The rebels' dead were put at 35".
    """
    if a.headline or FIGHT & {*a.senses}:
        return False
    if any(c.of_both for c in b.casualties):
        return _STRIKES.issuperset(a.senses)
    whose = {c.actor for c in b.casualties if c.value != 0}
    if not whose or None in whose or not _STRIKES.issuperset(a.senses):
        return False
    did, hit = actors_of(a.side1), actors_of(a.side2)
    own = bool(did) and all(any(related(x, y) for y in did) for x in whose if x)
    return own and not any(related(x, y) for x in whose if x for y in hit)


def harms_unarmed(a: Telling, b: Telling) -> bool:
    """Whether one tells who killed how many fighters, and the other of another number of civilians killed by nobody named."""
    if b.definite or a.sentence == b.sentence or not tolls_clash(a, b):
        return False
    for one, other in ((a, b), (b, a)):
        killed, others = (
            {c.who for c in t.casualties if c.what == "killed" and c.value not in ("some", 0)}
            for t in (one, other)
        )
        if killed and others and killed <= FIGHTERS and others <= _CIVIL and not other.side1:
            return any(s.party is not None and s.party.armed and s.rule not in INFERRED for s in one.side1)
    return False


_CIVIL = _UNARMED - {"person"}


def _of_day_before(a: Telling, b: Telling) -> bool:
    """Whether the first, which gives no day, goes on with news of another day than the second's."""
    if a.date is not None or b.date is None or a.after is None or b.definite or is_wide(b):
        return False
    told_anew = b.tense not in NOMINAL or bool(b.casualties)
    return told_anew and not a.headline and a.sentence < b.sentence and days_between(a.after, b) > 0


def turns_away(host: Telling, telling: Telling) -> bool:
    """Whether a telling stands in a later sentence that turns to another matter ("elsewhere, ...")."""
    return telling.aside and not telling.definite and host.sentence < telling.sentence


def has_gone_on(a: Telling, b: Telling) -> bool:
    """Whether one tells of violence that has gone on for long, and the other of the day's news: "fought since 2014"."""
    if b.sentence <= a.sentence or not VIOLENCE.issuperset(b.senses) or b.definite:
        return False
    lasting, news = (b, a) if b.date_rule.startswith("since:") else (a, b)
    return (
        lasting.date_rule.startswith("since:")
        and is_wide(lasting)
        and not is_wide(news)
        and (lasting is b or news.date is not None)
    )


def is_wide(telling: Telling) -> bool:
    """Whether its day is told as a week, month or year."""
    return telling.date is not None and (telling.date.last - telling.date.first).days > 2
