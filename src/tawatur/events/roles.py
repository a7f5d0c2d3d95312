"""Who did what to whom: fills a trigger's frame from the phrases around it, in Arabic and in English.

The order of constituents decides first (verb, subject, object in Arabic, or the subject before the verb in headlines
and after "أن"; subject, verb, object in English, turned round by the passive), then the preposition that governs a
phrase, then what kind of thing fills it (a village does not attack; a warplane is not wounded).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tawatur.events.proto import Side
from tawatur.events.scene import Filler, Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.registry import actors

Roles = dict[str, list[tuple[Filler, str]]]
"""Fillers by role, each with the rule that gave it."""

_AUXILIARY = re.compile(r"\b(?:was|were|been|being|be|is|are|got|get)\b(?:\s+\w+){0,2}\s*$")
_BY = re.compile(r"\s+(?:\w+\s+){0,2}by\b")
_REACH = 140  # characters: how far from its trigger a role is sought
_RELATIVE = re.compile(
    r"[\s\"،,-]*(?:\w+\s){0,3}(?:الذي|التي|الذين|المدعوم\w*|الموالي\w*|التابع\w*|بقياده)\b"
)
_LIGHT_AR = re.compile(
    r"(?:^|[\s،])[وف]?(?:قام\w*|[تي]قوم\w*|قيام|بادر\w*|شرع\w*|بد[اأ]\w*|باشر\w*|استمر\w*)\s"
)
_PRONOUN_EN = re.compile(r"(?:^|[\s\"])(?:they|it|who|he|its forces)\s+(?:\w+\s+){0,3}$")
_WITH_AR = re.compile(r"\s+ب(?!ين|عد|شكل|حسب|ان)")
_AGENT_AR = re.compile(r"(?:علي (?:يد|ايدي)|من قبل|برصاص|بنيران|من جانب|بواسطه|بيد)\s+$")
# Verbs whose unvowelled passive looks like the active: a lone phrase with them is whom it was done to.
_DONE_TO = frozenset({"kill", "injure", "execute", "abduct", "arrest", "rape"})


def is_passive(scene: Scene, hit: Hit, trigger: Trigger) -> bool:
    """Whether a verb is in the passive: by its form, or in English by an auxiliary before or "by" after it."""
    if scene.lang == "ar":
        return trigger.tense == "passive"
    if trigger.tense not in ("past", "participle"):
        return False
    before = scene.between(max(scene.start, hit.start - 30), hit.start)
    return bool(_AUXILIARY.search(before) or _BY.match(scene.text, hit.end)) and not before.rstrip().endswith(
        (" has", " have", " had")
    )


def fill_roles(scene: Scene, hit: Hit, trigger: Trigger) -> Roles:
    """The fillers of a trigger's roles: side1, side2, target, victims, weapon, place."""
    roles: Roles = {}
    lower, upper = _window(scene, hit.start, max(hit.end, hit.last))
    after = [f for f in scene.fillers if f.start >= hit.end and f.end <= upper]
    before = [f for f in scene.fillers if f.end <= hit.start and f.start >= lower]
    verbal = trigger.tense not in ("noun", "masdar")
    _by_preposition(roles, trigger, after, hit)
    if scene.lang == "ar":
        if verbal:
            _arabic_verb(scene, hit, trigger, before, after, roles)
        else:
            _arabic_noun(scene, hit, trigger, before, after, roles)
    elif verbal:
        _english_verb(scene, hit, trigger, before, after, roles)
    else:
        _english_noun(scene, hit, trigger, before, after, roles)
    return roles


def _window(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """From the trigger before to the verb after (a noun trigger after it does not end its reach)."""
    lower, upper = max(scene.start, start - _REACH), min(scene.end, end + _REACH)
    for other in scene.triggers:
        if other.start >= end and any(
            isinstance(e, Trigger) and e.tense not in ("noun", "masdar", "ing") for e in other.entries
        ):
            if scene.lang == "en" or other.prefix.startswith(("و", "ف")):
                upper = min(upper, other.start)
                break
    return lower, upper


def _add(roles: Roles, role: str, fillers: Iterable[Filler], rule: str) -> None:
    held = roles.setdefault(role, [])
    held.extend((f, rule) for f in fillers if f not in [h for h, _ in held])


def _with_joined(fillers: list[Filler], first: Filler) -> list[Filler]:
    """A phrase and those joined to it by "and"."""
    found = [first]
    at = fillers.index(first)
    for filler in fillers[at + 1 :]:
        if not filler.joined or len(found) > 3:
            break
        found.append(filler)
    return found


def _suits(role: str, filler: Filler) -> bool:
    party = filler.party
    if role == "side1":
        return party is not None and party.class_ not in ("object",) and not party.victim
    if role == "side2":
        return party is not None
    if role == "victims":
        return party is not None and party.class_ not in ("object", "platform")
    if role == "place":
        return filler.place is not None or (party is not None and party.class_ == "object")
    return True


def _role_for(trigger: Trigger, slot: str, filler: Filler) -> str | None:
    choices = trigger.role(slot)
    for role in choices:
        if role in ("means", "weapon", "event"):
            continue
        if _suits(role, filler):
            return role
    return None


def _by_preposition(roles: Roles, trigger: Trigger, after: list[Filler], hit: Hit) -> None:
    for filler in after:
        if not filler.slot or filler.joined:
            continue
        role = _role_for(trigger, filler.slot, filler)
        if (
            role is None
            and trigger.sense in ("capture", "regain")
            and filler.slot in ("من", "from")
            and filler.party
            and filler.party.armed
        ):
            role = "side2"
        if (
            filler.slot in ("بين", "between")
            and trigger.sense in ("clash", "truce")
            and filler.start - hit.end < 40
        ):
            both = [f for f in _with_joined(after, filler) if f.party is not None]
            if len(both) > 1:
                _add(roles, "side1", both[:1], f"{trigger.lemma} {filler.slot}")
                _add(roles, "side2", both[1:], f"{trigger.lemma} {filler.slot}")
                continue
        if filler.slot == "ل" and filler.start - hit.end > 30:
            continue
        if role and filler.start - max(hit.end, hit.last) < 90:
            _add(roles, role, _with_joined(after, filler), f"{trigger.lemma} {filler.slot}")
        elif filler.place is not None and filler.slot in ("في", "in", "at", "near", "قرب", "ب", "بالقرب"):
            _add(roles, "place", [filler], f"{trigger.lemma} {filler.slot}")


def _free(fillers: Iterable[Filler], roles: Roles) -> list[Filler]:
    taken = {id(f) for held in roles.values() for f, _ in held}
    return [f for f in fillers if id(f) not in taken]


def _arabic_verb(
    scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler], after: list[Filler], roles: Roles
) -> None:
    agents = [
        f
        for f in after
        if f.party and _AGENT_AR.search(scene.between(max(scene.start, f.start - 14), f.start))
    ]
    for agent in agents[:1]:
        _add(roles, "side1", _with_joined(after, agent), "agent marker")
    direct = [f for f in _free(after, roles) if not f.slot and not f.joined and f.start - hit.end < 100]
    if hit.last >= 0:  # "شنّت [الطائرات] غارات": the subject stands within the phrase
        direct = [f for f in direct if f.end < hit.last]
    earlier = [f for f in before if f.party and not f.slot and not f.joined and hit.start - f.end < 120]
    subject_first = None
    if earlier:
        gap = scene.between(earlier[-1].end, hit.start)
        if (
            (len(gap) < 40 or _RELATIVE.match(gap))
            and not re.search(r"[.؛]|\bان\b", gap)
            and not hit.prefix.startswith(("و", "ف"))
        ):
            subject_first = earlier[-1]
    subject_role = next(iter(trigger.role("subj")), "side1")
    object_roles = trigger.role("obj")
    if scene.text[hit.end - 2 : hit.end] == "وا" and object_roles and direct and hit.last < 0:
        # a verb in the plural follows its subject, so what comes after it is the object
        doers = [f for f in before if f.party and f.party.class_ != "object" and not f.slot]
        doer = subject_first or (doers[-1] if doers else scene.carried)
        if (
            doer is not None
            and doer.party is not None
            and not (doer.party.victim and trigger.sense in _DONE_TO)
        ):
            _add(roles, subject_role, [doer], "subject before a plural verb")
            fits = (r for r in object_roles if r not in ("means", "weapon", "event") and _suits(r, direct[0]))
            _add(roles, next(fits, "target"), _with_joined(after, direct[0]), "object")
            return
    told_with = (
        subject_first is not None and not direct and object_roles and _WITH_AR.match(scene.text, hit.end)
    )
    unflown = (
        subject_first is not None
        and subject_first.party is not None
        and subject_first.party.class_ != "platform"
    )
    if (
        trigger.tense == "passive"
        or hit.start in scene.passives
        or agents
        or (told_with and unflown and trigger.sense == "hit")
    ):
        victim = direct[0] if direct else subject_first
        if victim:
            _add(
                roles,
                next(iter(object_roles), subject_role),
                _with_joined(after, victim) if victim in after else [victim],
                "passive",
            )
        return
    if trigger.sense in _DONE_TO and object_roles and len(direct) < 2:
        done_to = direct[0] if direct and direct[0].start - hit.end < 30 else None
        if (
            subject_first is not None
            and (subject_first.party is None or subject_first.party.victim or not subject_first.party.armed)
        ) or done_to is None:
            done_to, subject_first = subject_first, None
        if done_to is not None:
            _add(
                roles,
                object_roles[0],
                _with_joined(after if done_to in after else before, done_to),
                "those it was done to",
            )
            if subject_first is not None and done_to in after:
                _add(roles, subject_role, [subject_first], "subject")
            return
    if not object_roles:
        first = direct[0] if direct and direct[0].party else subject_first or (direct[0] if direct else None)
        if first is not None and (_suits(subject_role, first) or subject_role not in ("side1", "side2")):
            _add(roles, subject_role, _with_joined(after, first) if first in after else [first], "subject")
        return
    subject, target = _arabic_order(direct, subject_first)
    if (
        subject is None
        and scene.carried is not None
        and _starts_clause(scene, hit)
        and (target is not None or hit.last >= 0)
    ):
        _add(roles, subject_role, [scene.carried], "subject carried over")
    if subject is not None:
        _add(roles, subject_role, _with_joined(after if subject in after else before, subject), "subject")
    if target is not None:
        fits = (r for r in object_roles if r not in ("means", "weapon", "event") and _suits(r, target))
        _add(
            roles, next(fits, "target"), _with_joined(after if target in after else before, target), "object"
        )


def _starts_clause(scene: Scene, hit: Hit) -> bool:
    """Whether an Arabic verb opens its sentence (after "and", "كما"), so that its subject may be left out."""
    head = scene.between(scene.start, hit.start).strip(' "و')
    return head in ("", "كما", "ايضا", "ف", "وكما", "وقد", "قد")


def _can_act(filler: Filler) -> bool:
    return filler.party is not None and filler.party.class_ not in ("object",) and not filler.party.victim


def _arabic_order(direct: list[Filler], subject_first: Filler | None) -> tuple[Filler | None, Filler | None]:
    """Subject and object from the phrases after the verb and the one before it."""
    if subject_first is not None and _can_act(subject_first):
        return subject_first, direct[0] if direct else None
    if len(direct) >= 2:
        if _can_act(direct[0]):
            return direct[0], direct[1]
        return None, direct[0]
    if direct:
        only = direct[0]
        if only.party is not None and only.party.class_ in ("civilians", "object"):
            return None, only
        return (only, None) if _can_act(only) else (None, only)
    if subject_first is not None:
        return None, subject_first
    return None, None


def _arabic_noun(
    scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler], after: list[Filler], roles: Roles
) -> None:
    for filler in after:
        if filler.party and _AGENT_AR.search(
            scene.between(max(scene.start, filler.start - 14), filler.start)
        ):
            _add(roles, "side1", [filler], "agent marker")
    adjacent = next((f for f in _free(after, roles) if f.start - hit.end < 22 and not f.slot), None)
    if adjacent is not None and (
        hit.prefix.endswith(("ال", "لل"))
        or any(k == "clause_break" and hit.end <= a < adjacent.start for a, _, k in scene.contexts)
    ):
        adjacent = None  # a noun with the article governs no genitive
    if adjacent is not None and re.fullmatch(
        r"[\s\"'(]*(?:[^\W\d_]+\s+){0,2}[\"'(]*(?:ال)?", scene.between(hit.end, adjacent.start) + ""
    ):
        for role in trigger.role("of") or (("side1", "target") if trigger.tense == "noun" else ()):
            if role in ("means", "weapon", "event"):
                continue
            if _suits(role, adjacent) and not (
                role == "side1"
                and adjacent.party
                and not adjacent.party.armed
                and len(trigger.role("of")) > 1
            ):
                _add(roles, role, _with_joined(after, adjacent), "genitive")
                break
        if trigger.tense == "masdar" and "side1" in roles and "target" not in roles:
            follower = next(
                (
                    f
                    for f in _free(after, roles)
                    if not f.slot and not f.joined and f.start - adjacent.end < 4
                ),
                None,
            )
            if follower is not None:
                _add(roles, "target", [follower], "object of the verbal noun")
    elif trigger.tense == "masdar" and not trigger.role("of"):
        pass
    if (
        trigger.tense == "masdar"
        and adjacent is not None
        and not roles.get("side1")
        and not roles.get("target")
    ):
        roles_of_object = trigger.role("obj")
        fits = [r for r in roles_of_object if r not in ("means", "weapon", "event") and _suits(r, adjacent)]
        if fits:
            _add(roles, fits[0], _with_joined(after, adjacent), "genitive object")
    _nation(scene, hit, roles, hit.end, hit.end + 30)
    if "side1" not in roles and hit.prefix.startswith("ب"):
        doer = [f for f in before if _can_act(f) and f.party and f.party.armed and hit.start - f.end < 60]
        if doer and _LIGHT_AR.search(scene.between(max(scene.start, doer[-1].start - 24), hit.start)):
            _add(roles, "side1", [doer[-1]], "subject of the light verb")
    if "side1" not in roles and hit.suffix in ("ه", "ها", "هم") and trigger.tense == "masdar":
        owner = next((f for f in reversed(before) if _can_act(f) and f.party and f.party.armed), None)
        if owner is not None:
            _add(roles, "side1", [owner], "pronoun of the verbal noun")


def _nation(scene: Scene, hit: Hit, roles: Roles, start: int, end: int) -> None:
    """A nationality that qualifies the event word names who acted: "Russian strikes", "غارة إسرائيلية"."""
    for a, b, nation in scene.nations:
        if nation.people or not start <= a < end:
            continue
        gap = scene.between(hit.end, a) if a >= hit.end else scene.between(b, hit.start)
        if re.fullmatch(r"\s*(?:[^\W\d_]+\s+){0,1}", gap.replace("ال", "", 1)) and not any(
            f.start <= a < f.end for f in scene.fillers
        ):
            filler = Filler(a, b, "", nation_party(a, b, nation.country, nation.name), None, False)
            _add(roles, "side1", [filler], "nationality of the event word")
            return


def nation_party(start: int, end: int, country: str, name: str) -> PartyFound:
    """A nationality standing for its state's forces."""
    actor = actors().get(f"{country}-forces") or actors().get(f"{country}-state")
    return PartyFound(
        start,
        end,
        "state_forces",
        actor.id if actor else None,
        actor.name if actor else name,
        country,
        "",
        False,
        start,
        False,
    )


def _english_verb(
    scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler], after: list[Filler], roles: Roles
) -> None:
    subject = _english_subject(scene, hit, before)
    direct = next(
        (
            f
            for f in _free(after, roles)
            if not f.slot and not f.joined and _adjacent(scene, hit.end, f.start)
        ),
        None,
    )
    subject_role = next(iter(trigger.role("subj")), "side1")
    object_role = next((r for r in trigger.role("obj") if r not in ("means", "weapon", "event")), None)
    if (
        subject is None
        and scene.carried is not None
        and _PRONOUN_EN.search(scene.between(max(scene.start, hit.start - 40), hit.start))
    ):
        if scene.between(scene.start, hit.start).count(" ") < 6:
            subject = scene.carried
    if is_passive(scene, hit, trigger):
        by = next((f for f in after if f.slot == "by" and f.party), None)
        if by:
            _add(roles, "side1", _with_joined(after, by), "passive, by")
        patient = subject or None
        if patient is not None and object_role:
            _add(
                roles,
                object_role,
                _back_joined(before, patient) if patient in before else [patient],
                "passive subject",
            )
        return
    if subject is not None and (_suits(subject_role, subject) or subject_role in ("target", "victims")):
        if not (subject_role == "side1" and subject.place is not None):
            held = _back_joined(before, subject) if subject in before else [subject]
            _add(roles, subject_role, held, "subject" if subject in before else "subject carried over")
    if direct is not None and object_role:
        _add(roles, object_role, _with_joined(after, direct), "object")
    elif direct is not None and direct.place is not None:
        _add(roles, "target", [direct], "object")


def _adjacent(scene: Scene, end: int, start: int) -> bool:
    gap = scene.between(end, start)
    return len(gap) < 45 and not re.search(
        r"[.;:]|\b(?:who|which|that|as|after|when|while|and|but|said)\b", gap
    )


def _back_joined(fillers: list[Filler], last: Filler) -> list[Filler]:
    at = fillers.index(last)
    found = [last]
    while at > 0 and fillers[at].joined and len(found) < 3:
        at -= 1
        found.append(fillers[at])
    return found


def _english_subject(scene: Scene, hit: Hit, before: list[Filler]) -> Filler | None:
    for filler in reversed(before):
        gap = scene.between(filler.end, hit.start)
        if len(gap) > 90:
            return None
        if filler.party is None and filler.slot:
            continue
        if filler.slot and filler.slot not in ("of", "from"):
            continue
        if re.search(r"\b(?:said|told|as|after|while|but|when)\b", gap):
            return None
        return filler
    return None


def _english_noun(
    scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler], after: list[Filler], roles: Roles
) -> None:
    start = hit.start
    for filler in reversed(before):
        gap = scene.between(filler.end, start)
        if len(gap) > 24:
            break
        if filler.place is not None and filler.place.row.kind == "country":
            continue  # "U.S. strikes": the state, which is a party as well
        if re.fullmatch(r"(?:'s?|s)?\s*(?:\w+\s){0,2}", gap) and not re.search(
            r"\b(?:in|on|at|by|the|a|an|and|of|killed|after)\b", gap
        ):
            if filler.party is not None and _can_act(filler) and filler.party.class_ != "civilians":
                _add(roles, "side1", _back_joined(before, filler), "modifier of the event word")
            elif filler.party is not None or filler.place is not None:
                _add(roles, "target", [filler], "modifier of the event word")
            break
    if "side1" not in roles:
        _nation(scene, hit, roles, max(scene.start, hit.start - 26), hit.start)
    if "side1" not in roles:
        by = next((f for f in after if f.slot == "by" and f.party and _can_act(f)), None)
        if by:
            _add(roles, "side1", _with_joined(after, by), "by")


def as_sides(held: Iterable[tuple[Filler, str]]) -> list[Side]:
    """Role fillers as the sides of an event."""
    return [Side(f.start, f.end, f.party, rule) for f, rule in held]
