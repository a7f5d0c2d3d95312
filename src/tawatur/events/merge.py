"""One happening from the tellings of a report: within a sentence, then from headline to lead to body.

Two tellings are the same happening when nothing sets them apart: no other place, day or side, no other kind of
violence, no other exact toll. "The attack" and a bare "killed" refer to what was told before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.events.means import more_exact
from tawatur.events.proto import IN_SENTENCE, Side, Telling
from tawatur.events.trace import BARE, LEANS, Trace
from tawatur.events.types import RANK, resolve_type
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.places import distance_km, specificity
from tawatur.mentions.registry import related
from tawatur.text import fold

HARM = frozenset({"kill", "injure"})
"""Senses that tell of harm and not of what did it."""
GENERIC = frozenset({"hit", "assault", "shoot", "bombard"})
"""Senses that leave open what kind of violence it was."""
_VIOLENCE = frozenset(
    {
        "air_strike", "shelling", "blast", "suicide", "grenade", "chemical", "clash", "storm", "ambush", "execute",
        "disperse", "riot", "mob", "crash", *HARM, *GENERIC,
    }
)  # fmt: skip
_KEPT_IN_MIND = 60  # happenings of a report that a further telling is held against
_OTHER_CLAUSE = 40  # characters further off that an event of another clause counts
_BACK = 3  # sentences: how far back bare harm may refer


def merge_sentence(tellings: Sequence[Telling], trace: Trace | None = None) -> list[Telling]:
    """The happenings of one sentence: harm and general words joined to the kind of violence they belong to."""
    kept: list[Telling] = []
    ordered = sorted((t for t in tellings if not t.link), key=lambda t: (_weight(t), t.start))
    for telling in ordered:
        hosts = [k for k in kept if _joins_in_sentence(k, telling)]
        if hosts:
            # what a clause tells belongs together: "strikes on A killed 17 while shells on B killed two"
            host = min(
                hosts, key=lambda k: _gap(k, telling) + (_OTHER_CLAUSE if k.clause != telling.clause else 0)
            )
            absorb(host, telling, trace, "in one sentence")
        else:
            kept.append(telling)
    for link in (t for t in tellings if t.link):
        # "came under", "repelled": the sense is that of the event word they govern
        hosts = [k for k in kept if k.senses[0] in _VIOLENCE and _gap(k, link) < 90]
        if hosts:
            host = min(hosts, key=lambda k: _gap(k, link))
            senses, rank = list(host.senses), host.sense
            absorb(host, link, trace, "a verb that leans on an event word")
            host.senses, host.sense = senses, rank
            host.type = ""
        elif link.side1 and link.side2:
            kept.append(link)
        elif trace is not None:
            trace.drop(link, LEANS)
    return sorted(kept, key=lambda t: t.start)


def is_bare(telling: Telling) -> bool:
    """Whether a telling that found no other to join says too little to stand alone.

    People who were harmed are named by nouns ("the martyr", "قتيل") that tell of no event by themselves, and "the
    battle" without a place, a toll or a side refers to what the report does not tell.
    """
    if (
        set(telling.senses) <= HARM
        and telling.tense == "noun"
        and not telling.casualties
        and not _MASSACRE.search(fold(telling.lemma))
    ):
        return True
    own_place = telling.place is not None and telling.place_rule != IN_SENTENCE
    loose = (
        set(telling.senses)
        <= GENERIC | HARM | {"clash", "storm", "air_strike", "shelling", "blast", "suicide"}
        and telling.tense in ("noun", "masdar")
        and len(telling.spans) == 1
    )
    return (
        loose
        and telling.definite
        and not own_place
        and not telling.casualties
        and not (telling.side1 and telling.side2)
    )


def _weight(telling: Telling) -> int:
    if telling.senses[0] in HARM:
        return 2
    return 1 if telling.senses[0] in GENERIC or "loot" in telling.senses else 0


def _gap(a: Telling, b: Telling) -> int:
    return min(abs(x - y) for s in a.spans for t in b.spans for x in s for y in t)


def _joins_in_sentence(host: Telling, telling: Telling) -> bool:
    if "loot" in telling.senses and set(host.senses) & _VIOLENCE:
        return _gap(host, telling) < 160  # what a strike destroyed is part of the strike
    if not compatible_kinds(host, telling):
        return False
    if _apart_in_time(host, telling):
        return False
    if telling.senses[0] in HARM and (telling.place_rule == IN_SENTENCE or host.place_rule == IN_SENTENCE):
        return _gap(host, telling) < 220 and not _tolls_clash(host, telling)
    if _apart_in_place(host.place, telling.place):
        return False
    if telling.senses[0] in HARM:
        return _gap(host, telling) < 220 and not _tolls_clash(host, telling)
    if {"protest", "disperse"} & {*host.senses, *telling.senses}:
        return _gap(host, telling) < 160  # police and crowd are its two sides
    return not _apart_in_sides(host, telling)


def _type(telling: Telling) -> str:
    """The type as far as told; kept with the telling until something is brought into it, since many pairs ask for it."""
    if not telling.type:
        telling.type = resolve_type(telling)[0]
    return telling.type


def compatible_kinds(a: Telling, b: Telling) -> bool:
    """Whether two tellings may be of one kind: the same type, or one of them leaves the kind open."""
    first, second = set(a.senses), set(b.senses)
    if a.status != b.status and "denied" not in (a.status, b.status):
        return False
    if "protest" in first | second:
        if ("protest" not in first and a.referred) or ("protest" not in second and b.referred):
            return False  # what a crowd protests against is another happening
        return _of_protest(a, b)
    if "disperse" in first | second and first <= _AT_PROTESTS and second <= _AT_PROTESTS:
        return abs(a.sentence - b.sentence) <= 1
    if "arrest" in first | second and "execute" in first | second:
        return a.sentence == b.sentence and _gap(a, b) < 60  # "rounded up and executed"
    for one, other in ((first, second), (second, first)):
        if one <= HARM and other & {"capture", "regain"}:
            return a.sentence == b.sentence  # "captured the hill and killed nine soldiers"
    if first <= HARM or second <= HARM:
        return bool(first & _VIOLENCE) and bool(second & _VIOLENCE)
    if (first & {"suicide"} and second & {"blast", "suicide"}) or (
        second & {"suicide"} and first & {"blast"}
    ):
        return True
    if (first <= GENERIC | HARM or second <= GENERIC | HARM) and first <= _VIOLENCE and second <= _VIOLENCE:
        if "storm" in first | second or "clash" in first | second:
            return not (first | second) & {"bombard"} and not (a.means and b.means and a.means != b.means)
        return not (a.means and b.means and _type(a) != _type(b))
    flown = a.means or b.means
    for one, other in ((first, second), (second, first)):
        # a drone or rocket brought down on its way is one happening, whatever it was sent to do
        if (
            "disrupt" in one
            and flown in ("drone", "rocket", "missile")
            and other & {"air_strike", "shelling", "assault", "hit"}
        ):
            gap = abs(a.sentence - b.sentence)
            return gap == 0 or (gap <= 1 and b.definite) or (gap <= _BACK and a.means == b.means)
    if ("mob" in first and second & {"execute", "assault"}) or (
        "mob" in second and first & {"execute", "assault"}
    ):
        return a.sentence == b.sentence
    for one, other in ((first, second), (second, first)):
        # explosions heard where a strike is told are the strike's
        if (
            one <= HARM | {"blast"}
            and not (a.means and b.means)
            and other & {"air_strike", "shelling", "bombard"}
        ):
            return abs(a.sentence - b.sentence) <= _BACK
    if {"storm", "clash"} & first and {"storm", "clash", "ambush"} & second:
        return True
    if {"capture", "regain"} & first and {"capture", "regain"} & second:
        return True
    return _type(a) == _type(b)


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


def _apart_in_place(a: PlaceFound | None, b: PlaceFound | None) -> bool:
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
    return distance > max(a.row.radius_km, b.row.radius_km) * 1.3 + 10


def _apart_in_time(a: Telling, b: Telling) -> bool:
    if a.date is None or b.date is None:
        return False
    return a.date.first > b.date.last or b.date.first > a.date.last


def _actors(sides: Sequence[Side]) -> set[str]:
    return {s.party.actor for s in sides if s.party is not None and s.party.actor}


def _apart_in_sides(a: Telling, b: Telling) -> bool:
    """Whether both name who acted, and it is not the same; for a fight either order will do."""
    fight = "clash" in a.senses or "clash" in b.senses
    for ours, theirs in ((a.side1, b.side1), (a.side2, b.side2)):
        mine, other = _actors(ours), _actors(theirs)
        if mine and other and not any(related(x, y) for x in mine for y in other):
            if fight and any(related(x, y) for x in _actors(a.sides()) for y in _actors(b.sides())):
                continue
            return True
    return False


def _tolls(telling: Telling, what: str) -> set[int]:
    return {c.min for c in telling.casualties if c.what == what and c.value not in ("some", 0)}


def _tolls_clash(a: Telling, b: Telling) -> bool:
    for what in ("killed", "injured"):
        first, second = _tolls(a, what), _tolls(b, what)
        if first and second and not first & second:
            return True
    return False


_MASSACRE = re.compile(
    r"massacre|bloodbath|slaughter|mass killing|مجزره|مذبحه"
)  # harm that is an event by itself
_AIRY = re.compile(r"raid|strike|bomb|pound|bombard|قصف|ضرب|استهد|target|hit|pummel")


def read_as_air(groups: Sequence[Sequence[Telling]]) -> None:
    """Where a report tells of air strikes, read its bare "raids", "strikes" and "bombing" of a like side as such.

    A side that flies in one sentence is taken to fly in the next, unless a weapon fired from the ground is named.
    """
    flying = [t for g in groups for t in g if "air_strike" in t.senses or t.means in ("aircraft", "drone")]
    if not flying:
        return
    fliers = {a for t in flying for a in _actors(t.side1)}
    for group in groups:
        for telling in group:
            if (
                set(telling.senses) <= GENERIC | HARM
                and telling.means is None
                and _AIRY.search(fold(telling.lemma))
            ):
                actors_ = _actors(telling.side1)
                own = bool(actors_ & fliers) or any(related(a, b) for a in actors_ for b in fliers)
                if own or (
                    not telling.side1
                    and telling.lemma in ("raid", "strike", "bombing", "bombardment", "قصف", "ضربة")
                ):
                    telling.senses.append("air_strike")
                    telling.sense = "air_strike"
                    telling.type = ""
                    telling.means, telling.means_rule = (
                        "aircraft",
                        "the report tells of air strikes by this side",
                    )


def merge_report(groups: Sequence[Sequence[Telling]], trace: Trace | None = None) -> list[Telling]:
    """The happenings of a report, from the happenings of each of its sentences in order."""
    read_as_air(groups)
    happenings: list[Telling] = []
    for group in groups:
        fresh: list[Telling] = []
        for telling in group:
            host = _host(happenings, telling)
            if host is None and not is_bare(telling):
                fresh.append(telling)
            elif host is not None:
                absorb(host, telling, trace, "told again")
            elif trace is not None:
                trace.drop(telling, BARE)
        happenings.extend(fresh)
    return _fold(happenings, trace)


def _fold(happenings: list[Telling], trace: Trace | None) -> list[Telling]:
    """Bring what is told in general words ("the attack", "the massacre", a toll) to the kind of violence that the report
    tells of at the same place and time, and an advance to the fight or the capture that it led to.
    """
    kept = list(happenings)
    for telling in happenings:
        hosts = [h for h in kept if h is not telling and _takes(h, telling)]
        if hosts:
            host = max(hosts, key=lambda h: (_shares_toll(h, telling), -abs(h.sentence - telling.sentence)))
            first = min(host, telling, key=lambda t: t.sentence)
            senses = host.senses
            absorb(host, telling, trace, "told in general words")
            if first is telling and telling.casualties:
                host.casualties.sort(key=lambda c: c.start)
            host.senses = senses if senses[0] in telling.senses else host.senses
            host.type = ""
            kept = [k for k in kept if k is not telling]
    return kept


_LOOSE = HARM | {"hit", "assault", "shoot"}


def _takes(host: Telling, telling: Telling) -> bool:
    """Whether a happening of a stated kind may be what a telling speaks of in general words."""
    senses = set(telling.senses)
    if senses <= _LOOSE and telling.means is None:
        if not set(host.senses) & _STATED:
            return False
        if _type(telling) not in ("attack", "armed_clash"):
            return False
    elif senses == {"movement"}:
        if not set(host.senses) & {"capture", "regain", "clash", "storm"} or not _actors(
            host.side1
        ) & _actors(telling.side1):
            return False
    else:
        return False
    if telling.aggregate != host.aggregate or telling.another or _apart_in_sides(host, telling):
        return False
    if _apart_in_place(host.place, telling.place):
        return False
    if _apart_in_time(host, telling) and not (telling.definite and _days_between(host, telling) <= 4):
        return False
    if senses == {"movement"} and telling.sentence > 1:
        return host.sentence == telling.sentence
    if host.place is None or telling.place is None:
        return abs(host.sentence - telling.sentence) <= _BACK or telling.sentence <= 1 or telling.definite
    return telling.definite or telling.sentence <= 1 or host.sentence <= 1 or not _tolls_clash(host, telling)


_REACH = 80.0  # kilometres: how far from a village the town lies that a headline names for it
_TELLING = 4  # killed: a toll from which on an equal one tells of the same


def _in_reach(a: PlaceFound | None, b: PlaceFound | None) -> bool:
    return a is None or b is None or distance_km(a.row, b.row) <= _REACH


def _same_toll(a: Telling, b: Telling) -> bool:
    return any(n >= _TELLING for n in _tolls(a, "killed") & _tolls(b, "killed"))


_STATED = frozenset(
    {
        "air_strike",
        "shelling",
        "bombard",
        "blast",
        "suicide",
        "chemical",
        "grenade",
        "clash",
        "storm",
        "ambush",
    }
)


def _shares_toll(host: Telling, telling: Telling) -> bool:
    return bool(_tolls(host, "killed") & _tolls(telling, "killed"))


def _days_between(a: Telling, b: Telling) -> int:
    if a.date is None or b.date is None:
        return 0
    return max((a.date.first - b.date.last).days, (b.date.first - a.date.last).days, 0)


def _host(happenings: Sequence[Telling], telling: Telling) -> Telling | None:
    best: tuple[float, Telling] | None = None
    later = 0.06 if telling.definite else 0.01  # "the attack" is the one told last
    for rank, happening in enumerate(happenings[-_KEPT_IN_MIND:]):
        score = _likeness(happening, telling)
        if score > 0 and (best is None or score + rank * later > best[0]):
            best = (score + rank * later, happening)
    return best[1] if best else None


def _likeness(a: Telling, b: Telling) -> float:
    """How strongly two tellings of different sentences look like one happening; 0 or less keeps them apart."""
    if a.aggregate != b.aggregate or not compatible_kinds(a, b) or _apart_in_sides(a, b):
        return 0.0
    # a headline names the town or the province for a village near it, and rounds the day; an exact toll is seldom told
    # of two happenings
    again = (a.headline and a.sentence != b.sentence) or _same_toll(a, b)
    if _apart_in_place(a.place, b.place) and not (again and _in_reach(a.place, b.place)):
        return 0.0
    if _apart_in_time(a, b) and not (again and _days_between(a, b) <= 2):
        return 0.0
    bare = set(b.senses) <= HARM
    if bare and b.sentence - a.sentence > _BACK and not (_tolls(a, "killed") & _tolls(b, "killed")):
        return 0.0
    repeated = (
        bare
        and not b.side1
        and not b.place_rule.endswith((" في", " in", " at", "near"))
        and b.sentence - a.sentence <= 2
    )
    if _tolls_clash(a, b) and not b.definite and not repeated and not a.headline:
        return 0.0
    if b.another and not (a.another and a.lemma == b.lemma):
        return 0.0
    score = 0.4 if _type(a) == _type(b) else 0.1
    if a.place is not None and b.place is not None:
        score += 0.4 if min(specificity(a.place.row), specificity(b.place.row)) >= 2 else 0.2
    shared = any(related(x, y) for x in _actors(a.sides()) for y in _actors(b.sides()))
    score += 0.3 if shared else 0.0
    score += 0.3 if b.definite else 0.0
    score += 0.2 if a.date is not None and b.date is not None else 0.0
    score += 0.3 if _tolls(a, "killed") & _tolls(b, "killed") else 0.0
    if bare:
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


def absorb(host: Telling, other: Telling, trace: Trace | None = None, stage: str = "") -> None:
    """Bring a second telling of a happening into the first; the first's values stand where both have one."""
    if trace is not None:
        trace.merge(host, other, stage)
    if other.sentence != host.sentence:
        host.headline = False  # what it announced has been told
    host.type = ""
    host.spans.extend(s for s in other.spans if s not in host.spans)
    host.senses.extend(other.senses)
    if RANK.get(other.senses[0], 0) > RANK.get(host.sense, 0):
        host.sense, host.lemma = other.sense, other.lemma
    for mine, theirs in ((host.side1, other.side1), (host.side2, other.side2)):
        held = {s.party.actor or s.party.class_ for s in mine if s.party}
        for side in theirs:
            if not mine or (
                side.party
                and (side.party.actor or side.party.class_) not in held
                and host.sentence == other.sentence
            ):
                mine.append(side)
    if other.place is not None and (
        host.place is None or specificity(other.place.row) > specificity(host.place.row)
    ):
        host.place, host.place_rule = other.place, other.place_rule
    host.roles.extend(other.roles)
    if host.date is None or (other.date is not None and _wide(host) and not _wide(other)):
        # a month or year told further on is of what led to it; the news itself is left undated
        if other.date is not None and not (_wide(other) and other.sentence > host.sentence + 1):
            host.date, host.date_rule = other.date, other.date_rule
    if more_exact(host.means, other.means):
        host.means, host.means_rule = other.means, other.means_rule
    host.victims = host.victims or other.victims
    host.referred = host.referred and other.referred
    host.casualties.extend(c for c in other.casualties if c not in host.casualties)
    host.aggregate = host.aggregate and other.aggregate
    host.count = host.count or other.count


def _wide(telling: Telling) -> bool:
    return telling.date is not None and (telling.date.last - telling.date.first).days > 2
