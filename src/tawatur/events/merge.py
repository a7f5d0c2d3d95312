"""One happening from the tellings of a report, from headline to lead to body, once each sentence has been read.

Two tellings are the same happening when nothing sets them apart (``alike``). "The attack" and a bare "killed" refer to
what was told before.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.events.absorb import absorb
from tawatur.events.alike import (
    actors_of,
    apart_in_order,
    apart_in_place,
    apart_in_sides,
    apart_in_time,
    days_between,
    harms_unarmed,
    has_gone_on,
    in_other_section,
    is_wide,
    likeness,
    of_two_towns,
    turns_away,
)
from tawatur.events.company import STATED, read_in_company
from tawatur.events.kinds import BACK, GENERIC, HARM, found_elsewhere, is_ground_offensive, type_of
from tawatur.events.losses import exact_tolls, tolls_clash
from tawatur.events.merge_sentence import turned_from
from tawatur.events.proto import IN_SENTENCE, LISTED, Telling
from tawatur.events.trace import BARE, Trace
from tawatur.mentions.vocabulary import FLOWN

_KEPT_IN_MIND = 60  # happenings of a report that a further telling is held against


def merge_report(groups: Sequence[Sequence[Telling]], trace: Trace | None = None) -> list[Telling]:
    """The happenings of a report, from the happenings of each of its sentences in order."""
    read_in_company(groups)
    happenings: list[Telling] = []
    day: Telling | None = None  # the last happening with a day of its own
    for group in groups:
        fresh: list[Telling] = []
        for telling in group:
            telling.after = day
        day = next((t for t in group if t.date is not None and not is_wide(t)), day)
        for telling in group:
            host = _host(happenings, telling)
            if host is None and not is_bare(telling):
                fresh.append(telling)
            elif host is not None:
                absorb(host, telling, trace, "told again")
                _share(host, telling, group)
            elif trace is not None:
                trace.drop(telling, BARE)
        happenings.extend(fresh)
    return _fold(happenings, trace)


def _share(host: Telling, telling: Telling, group: Sequence[Telling]) -> None:
    """Give the dead that one word counts at another place what killed the first: "30 died in Shaddadi and five in Kobani"."""
    for other in group:
        same_word = (
            other is not telling
            and other.start == telling.start
            and LISTED in (other.place_rule, telling.place_rule)
        )
        if same_word and set(other.senses) <= HARM and not set(host.senses) <= HARM:
            other.sense, other.senses, other.type = host.sense, list(host.senses), ""
            other.means, other.means_rule = other.means or host.means, other.means_rule or host.means_rule
            other.side1 = other.side1 or list(host.side1)


def _fold(happenings: list[Telling], trace: Trace | None) -> list[Telling]:
    """Bring what is told in general words ("the attack", "the massacre", a toll) to the kind of violence that the report
    tells of at the same place and time, and an advance to the capture that it led to.
    """
    kept = list(happenings)
    for telling in happenings:
        hosts = [h for h in kept if h is not telling and _takes(h, telling)]
        if hosts:
            host = max(
                hosts,
                key=lambda h: (
                    _shares_toll(h, telling),
                    telling.sentence <= 1 or h.sentence <= telling.sentence,
                    -abs(h.sentence - telling.sentence),
                ),
            )
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
    if "massacre" in telling.marks and abs(host.sentence - telling.sentence) <= BACK:
        senses = senses - {"execute"} | {"kill"}
    if senses <= _LOOSE and telling.means is None:
        if not set(host.senses) & STATED or (
            "disrupt" in host.senses and host.sentence != telling.sentence and telling.casualties
        ):
            return False  # nobody dies of what was brought down on its way
        if type_of(telling) not in ("attack", "armed_clash"):
            return False
    elif senses == {"movement"}:
        if telling.marks & {"inner", "leaves"}:
            return False  # a new front, a group renamed or a retreat is no part of what was taken
        if "planned" in (host.status, telling.status):
            return False  # what advanced has not taken the town that it is about to take
        if not set(host.senses) & {"capture", "regain"} or not actors_of(host.side1) & actors_of(
            telling.side1
        ):
            return False
    else:
        return False
    if telling.aggregate != host.aggregate or telling.another or apart_in_sides(host, telling):
        return False
    if host.another and telling.sentence < host.sentence and _shares_toll(host, telling):
        return False  # five killed in an attack, and "five others in a blast"
    if found_elsewhere(telling, host) or is_ground_offensive(telling, host) or _is_of_years(host, telling):
        return False
    if _harms_anew(host, telling) or harms_unarmed(*sorted((host, telling), key=lambda t: t.sentence)):
        return False
    if host.sentence == telling.sentence and (host.supporting or turned_from(host, telling)):
        return False
    if turns_away(host, telling) or (telling.order and apart_in_order(host, telling)):
        return False  # what a strike answered is not that strike
    if apart_in_place(host.place, telling.place) or in_other_section(host, telling):
        return False
    if "massacre" in telling.marks and of_two_towns(host, telling) and tolls_clash(host, telling):
        return False  # a massacre in the camp, and further on a strike on a quarter with its own dead
    if apart_in_time(host, telling) and not (telling.definite and days_between(host, telling) <= 4):
        return False
    if tolls_clash(host, telling) and min(c.start for c in host.casualties) > telling.start > host.start:
        return False  # "four operations ... five died in one ... 24 died in an ambush": two of those that the lead counts
    if senses == {"movement"} and telling.sentence > 1:
        return host.sentence == telling.sentence
    if host.place is None or telling.place is None:
        if telling.place is not None and _is_deed_of_its_own(host, telling):
            return False
        return abs(host.sentence - telling.sentence) <= BACK or telling.sentence <= 1 or telling.definite
    return telling.definite or telling.sentence <= 1 or host.sentence <= 1 or not tolls_clash(host, telling)


def _harms_anew(host: Telling, telling: Telling) -> bool:
    """Whether an attack with a toll is told in the body of a report, and later on a strike is told anew with another."""
    return (
        1 < telling.sentence < host.sentence
        and not host.definite
        and bool(host.casualties)
        and bool(exact_tolls(telling, "killed"))
        and not _shares_toll(host, telling)
    )


def _is_deed_of_its_own(host: Telling, telling: Telling) -> bool:
    """Whether fighters are the subject of a killing with a toll that is not the other's: "the army killed 40 in an operation"."""
    doers = [s.party for s in telling.side1 if s.rule == "subject" and s.party is not None]
    return any(p.armed for p in doers) and tolls_clash(host, telling)


def _is_of_years(host: Telling, telling: Telling) -> bool:
    """Whether the later of two is of a war of months or years, and the other of the news: "has fought them since 2015"."""
    first, later = sorted((host, telling), key=lambda t: t.sentence)
    long = any(t.date is not None and (t.date.last - t.date.first).days > _MONTHS for t in (first, later))
    return long and has_gone_on(first, later)


_MONTHS = 60  # days


def _shares_toll(host: Telling, telling: Telling) -> bool:
    return bool(exact_tolls(host, "killed") & exact_tolls(telling, "killed"))


def _host(happenings: Sequence[Telling], telling: Telling) -> Telling | None:
    best: tuple[float, Telling] | None = None
    later = 0.06 if telling.definite else 0.01  # "the attack" is the one told last
    for rank, happening in enumerate(happenings[-_KEPT_IN_MIND:]):
        score = likeness(happening, telling)
        if score > 0 and _goes_with(happening, telling):
            score += _HARMED_THEN
        if score > 0 and (best is None or score + rank * later > best[0]):
            best = (score + rank * later, happening)
    return best[1] if best else None


_HARMED_THEN = 0.4


def _goes_with(happening: Telling, telling: Telling) -> bool:
    """Whether bare harm follows right on a happening without a toll, whose it then is: "A mine went off. Two were hurt"."""
    return (
        set(telling.senses) <= HARM
        and not (telling.definite or telling.side1 or telling.place)
        and not happening.casualties
        and telling.sentence - 1
        == (max(happening.last, happening.sentence) if _GOES_OFF & {*happening.senses} else happening.last)
    )


_GOES_OFF = frozenset({"blast", "suicide", "grenade", "ambush"})


_DAY_AFTER = 16  # characters after an event word in which its own day begins
_ATTACKS = GENERIC | {"clash", "blast", "suicide"}
_MAY_BE_BARE = _ATTACKS | HARM | {"storm", "air_strike", "shelling"}


def is_bare(telling: Telling) -> bool:
    """Whether a telling that found no other to join says too little to stand alone.

    People who were harmed are named by nouns ("the martyr", "قتيل") that tell of no event by themselves, and "the
    battle" without a place, a toll, a side or a day right after it ("the attack occurred on Tuesday") refers to what the
    report does not tell. "القضاء على" with whom it was done to refers to nothing before it.
    """
    told_of = telling.lemma.endswith(" على") and bool(telling.side2)
    if (
        set(telling.senses) <= HARM
        and telling.tense == "noun"
        and not told_of
        and not telling.casualties
        and "massacre" not in telling.marks
    ):
        return True
    own_place = telling.place is not None and telling.place_rule != IN_SENTENCE
    dated = (
        telling.date is not None
        and not is_wide(telling)
        and 0 <= telling.date.start - telling.end < _DAY_AFTER
    )
    own_day = dated and set(telling.senses) <= _ATTACKS  # a rocket is sent into space, too
    loose = (
        set(telling.senses) <= _MAY_BE_BARE
        and telling.tense in ("noun", "masdar")
        and len(telling.spans) == 1
        and not (telling.means in FLOWN and " * +" in telling.lemma)  # "the drone struck a truck"
    )
    return (
        loose
        and telling.definite
        and not told_of
        and not own_place
        and not telling.casualties
        and not (telling.side1 and telling.side2)
        and not own_day
    )
