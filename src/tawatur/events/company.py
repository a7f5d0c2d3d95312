"""How the words of a report are read by what it tells around them: a bare "raid" where jets fly, "a similar attack"."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.events.alike import actors_of, apart_in_place, apart_in_sides, apart_in_time, of_two_towns
from tawatur.events.kinds import GENERIC, HARM, STRIKES, VIOLENCE, type_of
from tawatur.events.proto import ALSO, LISTED, NOMINAL, Telling
from tawatur.mentions.registry import is_non_state, related

STATED = frozenset(
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
"""Senses that state of what kind violence is."""


def read_in_company(groups: Sequence[Sequence[Telling]]) -> None:
    """Settle the kind of happenings told in general words, in the happenings of each sentence of a report in order."""
    _read_as_listed(groups)
    _read_as_air(groups)
    _read_as_similar(groups)
    _read_as_before(groups)


def _read_as_listed(groups: Sequence[Sequence[Telling]]) -> None:
    """Read what one word tells of at several places as of one kind: "الغارات استهدفت مواقع في الحسكة والرقة"."""
    for group in groups:
        for telling in group:
            if telling.place_rule != LISTED or not set(telling.senses) <= {"hit"} | HARM or telling.means:
                continue
            span = telling.start, telling.end
            for other in group:
                told = next((s for s in other.senses if s in STRIKES), None)
                if other is not telling and told is not None and span in other.spans:
                    telling.senses.append(told)
                    telling.sense, telling.type = told, ""
                    telling.means, telling.means_rule = other.means, other.means_rule
                    break


def _read_as_air(groups: Sequence[Sequence[Telling]]) -> None:
    """Where a report tells of air strikes, read its bare "raids", "strikes" and "bombing" of a like side as such.

    A side that flies in one sentence is taken to fly in the next, unless a weapon fired from the ground is named.
    """
    flying = [
        t
        for g in groups
        for t in g
        if "air_strike" in t.senses or t.means in ("aircraft", "drone") or _is_flown(t)
    ]
    if not flying:
        return
    # what a group without aircraft is told to bombard, it shells
    fliers = {a for t in flying for a in actors_of(t.side1) if t.means == "drone" or not is_non_state(a)}
    for group in groups:
        for telling in group:
            heard = {"blast", "bombard"} <= set(telling.senses)  # explosions of a bombardment told with them
            told = set(telling.senses) - {"blast"} if heard else set(telling.senses)
            if told <= GENERIC | HARM and telling.means is None and (heard or "airy" in telling.marks):
                actors_ = actors_of(telling.side1)
                own = bool(actors_ & fliers) or any(related(a, b) for a in actors_ for b in fliers)
                own = own and not _is_on_foot(telling) and not telling.beside
                if own or (not telling.side1 and (heard or "unstated" in telling.marks)):
                    if heard:
                        telling.senses = [s for s in telling.senses if s != "blast"]
                    telling.senses.append("air_strike")
                    telling.sense = "air_strike"
                    telling.type = ""
                    telling.means, telling.means_rule = (
                        "aircraft",
                        "the report tells of air strikes by this side",
                    )


def _is_on_foot(telling: Telling) -> bool:
    """Whether men are told to have killed or hurt somebody in a raid: "forces killed ten during a raid"."""
    return (
        telling.lemma == "raid"
        and bool(HARM.intersection(telling.senses))
        and any(
            s.rule == "subject" and s.party is not None and s.party.class_ != "platform"
            for s in telling.side1
        )
    )


def _is_flown(telling: Telling) -> bool:
    """Whether planes are told to have bombarded: "قصف طيران التحالف مواقع"."""
    return (
        telling.means is None
        and any(s.party is not None and s.party.class_ == "platform" for s in telling.side1)
        and type_of(telling) == "air_drone_strike"
    )


def _read_as_similar(groups: Sequence[Sequence[Telling]]) -> None:
    """Read "a similar attack", and what was "also hit", as of the kind that the attack told before it was of."""
    before: Telling | None = None
    for group in groups:
        for telling in group:
            if _is_similar(telling, before) and telling.means is None and before is not None:
                told = [s for s in before.senses if s in STATED or s in ("execute", "shoot")]
                if told:
                    telling.senses.extend(told)
                    telling.sense, telling.type = told[0], ""
                telling.means, telling.means_rule = before.means, "as in the attack that it is likened to"
            if not telling.similar and set(telling.senses) & VIOLENCE and not set(telling.senses) <= HARM:
                before = telling


def _is_similar(telling: Telling, before: Telling | None) -> bool:
    """Whether a telling is likened to what was told before, or adds to strikes from afar what they "also hit"."""
    if telling.similar or before is None:
        return telling.similar
    added = telling.further == ALSO and telling.tense not in NOMINAL and set(telling.senses) <= {"hit"} | HARM
    near = telling.sentence - before.sentence <= 1 and not apart_in_sides(before, telling)
    if telling.sentence == before.sentence:
        ours = {s.start for s in telling.side1}
        if telling.start - before.end < _OF_ITS_OWN or not ours <= {s.start for s in before.side1}:
            return False  # what others hit, or "the strikes also hit"
    return added and near and telling.sense == "hit" and bool(STRIKES.intersection(before.senses))


def _read_as_before(groups: Sequence[Sequence[Telling]]) -> None:
    """Read harm at one more place right after shelling or strikes as of the same: "17 others were hurt in Mogambo"."""
    before: Telling | None = None
    for group in groups:
        for telling in group:
            senses = set(telling.senses)
            if (
                before is not None
                and senses <= HARM | {"assault"}
                and "offensive" not in telling.marks  # the police's operation is no strike
                and not (telling.tense not in NOMINAL and any(s.rule == "subject" for s in telling.side1))
                and telling.means is None
                and telling.sentence - before.sentence <= 1
                and (apart_in_place(before.place, telling.place) or of_two_towns(before, telling))
                and telling.status == before.status
                and not telling.aggregate
                and not apart_in_time(before, telling)
                and not apart_in_sides(before, telling)
                and not ("assault" in senses and _is_by_others(before, telling))
            ):
                told = next(s for s in before.senses if s in STRIKES)
                telling.senses.append(told)
                telling.sense, telling.type = told, ""
                telling.means, telling.means_rule = before.means, "as in what was told right before"
            elif senses & STRIKES:
                before = telling
            elif senses & VIOLENCE:
                before = None


def _is_by_others(strike: Telling, attack: Telling) -> bool:
    """Whether an attack names fighters as its doers who are not told to have flown: "هجوم لعناصر المقاومة", after raids."""
    if "air_strike" not in strike.senses:
        return False
    armed = [
        s for s in attack.side1 if s.party is not None and s.party.armed and s.party.class_ != "platform"
    ]
    return bool(armed) and not any(related(x, y) for x in actors_of(armed) for y in actors_of(strike.side1))


_OF_ITS_OWN = 12  # characters from a strike to the verb of what it also hit
