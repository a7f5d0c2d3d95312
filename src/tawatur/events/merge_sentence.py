"""The happenings of one sentence, from the tellings of its words: harm and general words joined to the kind of violence
that they belong to.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.events.absorb import absorb
from tawatur.events.alike import (
    actors_of,
    apart_in_place,
    apart_in_sides,
    apart_in_time,
    of_two_towns,
)
from tawatur.events.harm import OF_FIGHT
from tawatur.events.kinds import FIGHT, GENERIC, HARM, TAKEN, VIOLENCE, compatible_kinds, gap_between
from tawatur.events.losses import exact_tolls, holds_others, tolls_clash
from tawatur.events.one_more import ONE_MORE
from tawatur.events.proto import ALSO, AVENGED, IN_SENTENCE, LISTED, NOMINAL, OPENS, Telling
from tawatur.events.trace import LEANS, Trace
from tawatur.mentions.places import specificity
from tawatur.mentions.registry import related

_RATHER_FOUGHT = 80  # characters further off that a capture counts than the fight for it, for those killed
_THEIR_FIGHT = 200  # characters further off that a strike counts than a fight of those whose losses are told
_OTHER_CLAUSE = 40  # characters further off that an event of another clause counts


def merge_sentence(tellings: Sequence[Telling], trace: Trace | None = None) -> list[Telling]:
    """The happenings of one sentence: harm and general words joined to the kind of violence they belong to."""
    for telling in tellings:
        telling.type = ""
        if telling.sense == "assault" and telling.means in ("aircraft", "drone"):
            if any(_fought_along(other, telling) for other in tellings):
                telling.means, telling.means_rule = None, ""  # those of the strikes that covered it
    _read_as_arrests(tellings)
    kept: list[Telling] = []
    ordered = sorted((t for t in tellings if not t.link), key=lambda t: (_weight(t), t.start))
    for telling in ordered:
        hosts = [k for k in kept if _joins_in_sentence(k, telling)]
        if hosts:
            fought = [k for k in hosts if _is_their_fight(k, telling)] or hosts
            # what a clause tells belongs together: "strikes on A killed 17 while shells on B killed two"
            host = min(
                hosts,
                key=lambda k: (
                    gap_between(k, telling)
                    + (_OTHER_CLAUSE if k.clause != telling.clause else 0)
                    + (_RATHER_FOUGHT if k.sense in TAKEN and k.start < telling.start else 0)
                    + (_THEIR_FIGHT if k not in fought else 0)
                ),
            )
            if telling.further == ALSO and telling.sense == "hit" and telling.start < host.start:
                host.further, host.tense = ALSO, telling.tense  # "was also hit by the shelling"
                host.definite = False
            absorb(host, telling, trace, "in one sentence")
        else:
            kept.append(telling)
    for link in (t for t in tellings if t.link):
        # "came under", "repelled": the sense is that of the event word they govern
        hosts = [k for k in kept if k.senses[0] in _UNDERGONE and not k.of_war and gap_between(k, link) < 90]
        if hosts:
            host = min(hosts, key=lambda k: gap_between(k, link))
            senses, rank = list(host.senses), host.sense
            absorb(host, link, trace, "a verb that leans on an event word")
            host.senses, host.sense = senses, rank
            host.type = ""
        elif link.side1 and link.side2:
            kept.append(link)
        elif trace is not None:
            trace.drop(link, LEANS)
    return sorted(kept, key=lambda t: t.start)


def _read_as_arrests(tellings: Sequence[Telling]) -> None:
    """Read an operation as what its sentence says came of it, where that is arrests alone: "اعتقلت 20 خلال عملياتها"."""
    senses = {sense for telling in tellings for sense in telling.senses}
    if "arrest" not in senses or senses & (VIOLENCE | TAKEN) - {"assault"}:
        return
    for telling in tellings:
        if "offensive" in telling.marks and telling.sense == "assault" and telling.means is None:
            telling.sense, telling.senses = "arrest", ["arrest"]


def _is_their_fight(host: Telling, harm: Telling) -> bool:
    """Whether a fight is one of those whose losses are told: "... بين داعش والجيش، ترافق مع قصف جوي، وخسائر في صفوف الجيش"."""
    return OF_FIGHT in harm.marks and harm.senses[0] in HARM and host.senses[0] in FIGHT


def _weight(telling: Telling) -> int:
    if "loot" in telling.senses or "raid" in telling.marks:
        return 3
    if telling.senses[0] in HARM:
        return 2
    return 1 if telling.senses[0] in GENERIC else 0


def _joins_in_sentence(host: Telling, telling: Telling) -> bool:
    if telling.of_war:
        return False  # the toll of a war is no battle's
    if _is_in_words_of(host, telling):
        return True
    if _told_anew(host, telling):
        return False
    if _by_two_doers(host, telling) or _is_one_more(host, telling) or turned_from(host, telling):
        return False
    if holds_others(host, telling):
        return False
    if "loot" in telling.senses and set(host.senses) & VIOLENCE:
        # what a strike destroyed is part of the strike; what others burned is not
        return gap_between(host, telling) < 160 and not _by_others(host, telling)
    if _goes_on_of(host, telling):
        telling.side1 = []
        return True
    if "raid" in telling.marks and "kill" in host.senses and _is_of_fighters(host):
        if gap_between(host, telling) < 160:  # a raid in which fighters were killed is a fight
            telling.sense, telling.senses = "assault", ["assault"]
            return True
    if "arrest" in host.senses and telling.sense == "assault" and "airy" in telling.marks:
        return telling.means is None and gap_between(host, telling) < 160  # raids in which people are taken
    if host.senses[0] == "disrupt" and host.start < telling.start:
        if _is_what_was_launched(host, telling):
            return True
        if telling.lemma in _DESTROYS and not telling.side2 and telling.start - host.end < _DESTROYED_NEAR:
            telling.side1 = []  # "اعترضت صاروخا أطلقه الحوثيون ودمرته": not they
            return True
    if not compatible_kinds(host, telling):
        return False
    if not {host.senses[0], telling.senses[0]} & HARM and _kill_apart(host, telling):
        return False  # each with a toll of its own
    if telling.senses[0] not in HARM and (
        host.beside != telling.beside or (telling.similar and host.start < telling.start)
    ):
        return False
    if telling.further and host.start < telling.start and _goes_on(host, telling):
        return False
    if telling.senses[0] not in HARM and (_fought_along(host, telling) or _fought_along(telling, host)):
        return False
    if (
        apart_in_time(host, telling)
        or _answers(host, telling)
        or (telling.led and host.start > telling.start)
    ):
        return False
    if telling.senses[0] in HARM and _harmed_elsewhere(host, telling):
        return False
    if telling.senses[0] in HARM and telling.casualties and host.further == ALSO and telling.end < host.start:
        return False  # "140 were wounded, adding that the army had also fired missiles"
    if telling.senses[0] in HARM and (telling.place_rule == IN_SENTENCE or host.place_rule == IN_SENTENCE):
        return gap_between(host, telling) < 220 and not tolls_clash(host, telling)
    if apart_in_place(host.place, telling.place) or _of_a_list(host, telling):
        return False
    if telling.senses[0] not in HARM and of_two_towns(host, telling):
        return False
    if telling.senses[0] in HARM:
        return gap_between(host, telling) < 220 and not tolls_clash(host, telling)
    if {"protest", "disperse"} & {*host.senses, *telling.senses}:
        return gap_between(host, telling) < 160  # police and crowd are its two sides
    return not apart_in_sides(host, telling)


_LAUNCHED_NEAR, _DESTROYED_NEAR = 60, 160  # characters
_DESTROYS = frozenset({"دمر", "تدمير"})


def _is_what_was_launched(host: Telling, telling: Telling) -> bool:
    """Whether a word of launching is of the weapon that was just told to be brought down: "صاروخين أطلقتهما الجماعة"."""
    return (
        telling.sense in ("shelling", "air_strike")
        and telling.clause == host.clause
        and telling.start - host.end < _LAUNCHED_NEAR
    )


def _is_in_words_of(one: Telling, other: Telling) -> bool:
    """Whether two readings share words: "gunmen opened fire", and "opened fire on"."""
    if one.start == other.start or one.sense != other.sense or one.sense not in VIOLENCE:
        return False
    return LISTED not in (one.place_rule, other.place_rule) and any(
        a < d and c < b for a, b in one.spans for c, d in other.spans
    )


def _is_one_more(one: Telling, other: Telling) -> bool:
    """Whether the later of two deeds is told as one more: "a bomb in Karrada, and a second blast in Dora".

    Harm told before it is not its own.
    """
    first, later = sorted((one, other), key=lambda t: t.start)
    if ONE_MORE in later.marks:
        return True
    if {one.senses[0], other.senses[0]} & HARM:
        return False
    within = any(start <= later.start < end for start, end in first.spans)
    return later.another and later.tense in NOMINAL and first.clause != later.clause and not within


def _told_anew(one: Telling, other: Telling) -> bool:
    """Whether the same verb is told a second time, of another place: "دارت اشتباكات في حي الخالدية، ودارت اشتباكات في حندرات"."""
    return (
        one.lemma == other.lemma
        and one.start != other.start
        and one.tense not in NOMINAL
        and other.tense not in NOMINAL
        and one.sense not in HARM
        and one.clause != other.clause
        and one.place is not None
        and other.place is not None
        and one.place.row.id != other.place.row.id
        and min(specificity(one.place.row), specificity(other.place.row)) >= _EXACT
    )


_EXACT = 3  # a settlement or site


def _is_of_fighters(harm: Telling) -> bool:
    """Whether those whom harm was done to fight."""
    return any(s.party is not None and s.party.armed for s in harm.side2) or any(
        c.who in ("fighter", "militant") for c in harm.casualties
    )


_UNDERGONE = VIOLENCE | {"rape", "abduct", "arrest", "loot"}

_RELATIVE = 60  # characters between an attack and the verb that goes on telling of it


def _goes_on_of(host: Telling, telling: Telling) -> bool:
    """Whether a verb goes on of an attack named before it: "a suicide attack, blamed on the group, that struck the town"."""
    if telling.senses[0] != "hit" or telling.means is not None or not telling.side1:
        return False
    named = host.tense in NOMINAL and host.senses[0] in _ATTACKS
    near = 0 < telling.start - host.end < _RELATIVE
    return named and near and all(side.end <= host.start for side in telling.side1)


_ATTACKS = frozenset({"suicide", "blast", "assault", "air_strike", "shelling", "bombard"})


def _by_others(host: Telling, loot: Telling) -> bool:
    """Whether a crowd or militia that looted or burned, told as the subject, is not who did the violence: "settlers burned cars"."""
    own = {s.start: s.party for s in loot.side1 if s.rule == "subject" and s.party is not None}
    doers = [s.party for s in host.side1 if s.rule in _SUBJECTS and s.party is not None]
    if not own or not doers or own.keys() & {s.start for s in host.sides()}:
        return False
    classes = {p.class_ for p in own.values()}
    return classes <= _CROWDS and not classes & {p.class_ for p in doers}


_CROWDS = frozenset({"civilians", "protesters", "rioters", "political_militia", "identity_militia"})


def _by_two_doers(one: Telling, other: Telling) -> bool:
    """Whether each is a deed with a subject of its own: "settlers burned cars, and troops shot a man dead"."""
    if {*one.senses, *other.senses} & _FOUGHT or one.tense in NOMINAL or other.tense in NOMINAL:
        return False
    first, second = (
        [s for s in t.side1 if s.rule in _SUBJECTS and s.party is not None and s.party.class_ != "object"]
        for t in (one, other)
    )
    if not first or not second or {s.start for s in first} & {s.start for s in second}:
        return False
    if "loot" in (*one.senses, *other.senses) and not of_two_towns(one, other):
        return False
    mine, theirs = actors_of(first), actors_of(second)
    if mine and theirs:
        return not any(related(x, y) for x in mine for y in theirs)
    classes = [{s.party.class_ for s in sides if s.party is not None} for sides in (first, second)]
    return one.clause != other.clause and not classes[0] & classes[1]


_SUBJECTS = frozenset({"subject", "agent marker"})


def turned_from(one: Telling, other: Telling) -> bool:
    """Whether their sentence turned from one deed to the other: "فيما قصف الطيران حيا"."""
    earlier, later = sorted((one, other), key=lambda t: t.start)
    if one.turn == other.turn:
        return False
    if later.place_rule != OPENS:
        if later.senses[0] in HARM and not _acts(later):
            return False
        if earlier.senses[0] in HARM and not _acts(earlier) and not exact_tolls(earlier, "killed"):
            return False
    if later.sense == "hit" and not later.side1 and later.place_rule in ("", IN_SENTENCE):
        return False  # "وأن الموقعين دمرا": what the strike did
    return not later.definite and "disrupt" not in later.senses  # "هجوم بمسيرة، فيما تم إسقاطها"


def _acts(harm: Telling) -> bool:
    """Whether a word of harm says who did it, as its subject: "قتل قناص امرأة"."""
    return harm.tense not in NOMINAL and any(s.rule == "subject" for s in harm.side1)


def _kill_apart(one: Telling, other: Telling) -> bool:
    """Whether both give numbers of killed, and none is the same; executions are told one by one, and "the attack" is that of before."""
    if "execute" in (one.senses[0], other.senses[0]):
        return False
    later = max((one, other), key=lambda t: t.start)
    if later.definite and later.tense in NOMINAL and one.sense == other.sense:
        return False  # another's count of the same: "بينما قال الجيش إن الهجوم أسفر عن مقتل 58"
    first, second = exact_tolls(one, "killed"), exact_tolls(other, "killed")
    return bool(first and second) and not first & second


def _harmed_elsewhere(host: Telling, harm: Telling) -> bool:
    """Whether a further clause counts those harmed at a place of its own: "three in Sukkari, and two were killed in Firdous"."""
    counted = exact_tolls(harm, "killed") or exact_tolls(harm, "injured")
    return (
        bool(counted) and host.clause != harm.clause and host.start < harm.start and of_two_towns(host, harm)
    )


def _of_a_list(one: Telling, other: Telling) -> bool:
    """Whether both are of the same word, told of one place of a list each."""
    return (
        one.start == other.start
        and LISTED in (one.place_rule, other.place_rule)
        and one.place is not None
        and other.place is not None
        and {one.place.row.kind, other.place.row.kind} <= _SETTLED
    )


_SETTLED = frozenset({"town", "village", "camp", "city", "unlisted", "admin1"})


def _fought_along(strikes: Telling, other: Telling) -> bool:
    """Whether strikes are told as what an attack was launched under the cover of."""
    return strikes.supporting and not other.supporting and other.start < strikes.start


def _goes_on(host: Telling, telling: Telling) -> bool:
    """Whether what a sentence goes on to is of the kind of what it told: one more capture, shelled once more."""
    if host.sense in TAKEN:
        return telling.sense in TAKEN
    return host.sense == telling.sense and host.tense not in NOMINAL


def _answers(a: Telling, b: Telling) -> bool:
    """Whether one is told to have come after the other: fire after fire, but not the fight that an attack began."""
    if not {"massacre", AVENGED} & (a.marks | b.marks) and {*a.senses, *b.senses} & _FOUGHT_OUT:
        return False
    return a.prior != b.prior


_FOUGHT_OUT = frozenset({"clash", "storm", "ambush", "protest", "disperse", "riot", "capture", "regain"})
_FOUGHT = frozenset({"clash", "storm", "ambush", "capture", "regain", "assault"})
