"""What fills the roles of an event word, and the tools to fill them with that both languages share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tawatur.events.scene import Filler, Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.registry import actors, is_non_state

Roles = dict[str, list[tuple[Filler, str]]]
"""Fillers by role, each with the rule that gave it."""


_AUXILIARY = re.compile(r"\b(?:was|were|been|being|be|is|are|got|get)\b(?:\s+\w+){0,2}\s*$")


_HOLDS_OBJECT = re.compile(r"^\+\S+ \* (?!\+)\S+$")
"""A phrase of a verb and its object: what stands behind it with "by" made that ("repelled an attack by rebels")."""
_BY = re.compile(
    r"\s+(?!(?!and\b|or\b)\w+\s(?:backed|supported|aided|armed|trained|funded|held|controlled|led|run|ruled|used|owned"
    r"|occupied|wanted|besieged|inhabited|guarded|manned|commanded|headed)\sby\b)(?:\w+\s+){0,2}by\b"
)  # not "attacked rebels backed by": another word's


GOVERNING = "subject of the governing verb"
PRONOUN = "pronoun of the verbal noun"
PLACE_BEFORE = "place that the pronoun of the verbal noun stands for"
PRONOUN_OF_NOUN = "pronoun of the event noun"
FROM_AFAR = frozenset({GOVERNING, PRONOUN_OF_NOUN})
"""The rules of roles that say who acted, but not that a word is meant in its violent sense."""

# Verbs whose unvowelled passive looks like the active: a lone phrase with them is whom it was done to.
DONE_TO = frozenset({"kill", "injure", "execute", "abduct", "arrest", "rape"})


def is_passive(scene: Scene, hit: Hit, trigger: Trigger) -> bool:
    """Whether a verb is in the passive: by its form, or in English by an auxiliary before or "by" after it."""
    if scene.lang == "ar":
        return trigger.tense == "passive"
    if trigger.tense not in ("past", "participle"):
        return False
    before = scene.between(max(scene.start, hit.start - 30), hit.start)
    auxiliary = _AUXILIARY.search(before)
    while auxiliary is not None:
        at = hit.start - len(before) + auxiliary.start()
        if not any(f.party is not None and f.start <= at < f.end for f in scene.fillers):
            break
        auxiliary = _AUXILIARY.search(before, auxiliary.start() + 1)  # "IS fighters attacked"
    by = _BY.match(scene.text, hit.end) and not _HOLDS_OBJECT.search(trigger.lemma)
    return bool(auxiliary or by) and not before.rstrip().endswith((" has", " have", " had"))


def add_role(roles: Roles, role: str, fillers: Iterable[Filler], rule: str) -> None:
    """Give a role its fillers, each once, with the rule that gave them."""
    held = roles.setdefault(role, [])
    held.extend((f, rule) for f in fillers if f not in [h for h, _ in held])


def with_joined(fillers: list[Filler], first: Filler) -> list[Filler]:
    """A phrase and those joined to it by "and"; itself alone where it is none of the fillers."""
    found = [first]
    if first not in fillers:
        return found
    at = fillers.index(first)
    for filler in fillers[at + 1 :]:
        if not filler.joined or len(found) > 3:
            break
        found.append(filler)
    return found


def back_joined(fillers: list[Filler], last: Filler) -> list[Filler]:
    """A phrase and those before it that "and" joins to it."""
    at = fillers.index(last)
    found = [last]
    while at > 0 and fillers[at].joined and len(found) < 3:
        at -= 1
        found.append(fillers[at])
    return found


OF_CROWDS = frozenset({"protest", "riot", "mob"})
"""Senses of what people do who do not fight."""


def suits(role: str, filler: Filler, sense: str = "") -> bool:
    """Whether a filler is of a kind that the role takes, in an event word of a sense."""
    party = filler.party
    if role == "side1":
        if party is not None and sense in OF_CROWDS and party.class_ == "civilians":
            return True
        return party is not None and party.class_ not in ("object",) and not party.victim
    if role == "side2":
        return party is not None
    if role == "victims":
        return party is not None and party.class_ not in ("object", "platform")
    if role == "place":
        return filler.place is not None or (party is not None and party.class_ == "object")
    return True


def role_for(trigger: Trigger, slot: str, filler: Filler) -> str | None:
    """The first role that a slot of the frame brings and the filler suits."""
    choices = trigger.role(slot)
    for role in choices:
        if role in ("means", "weapon", "event"):
            continue
        if suits(role, filler, trigger.sense):
            return role
    return None


def unused_fillers(fillers: Iterable[Filler], roles: Roles) -> list[Filler]:
    """The fillers that hold no role yet."""
    taken = {id(f) for held in roles.values() for f, _ in held}
    return [f for f in fillers if id(f) not in taken]


def can_act(filler: Filler) -> bool:
    """Whether a filler can be who acted: a party that is neither a thing nor a word for victims."""
    return filler.party is not None and filler.party.class_ not in ("object",) and not filler.party.victim


def is_of_fighters(party: PartyFound) -> bool:
    """Whether a thing is told to belong to a group that fights: "مواقع تنظيم داعش", "Houthi targets"."""
    return party.class_ == "object" and is_non_state(party.actor)


_ONE_WORD = re.compile(r"\s*(?:[^\W\d_]+\s+){0,1}")


def add_nation(scene: Scene, hit: Hit, roles: Roles, start: int, end: int) -> None:
    """A nationality that qualifies the event word names who acted: "Russian strikes", "غارة إسرائيلية"."""
    for a, b, nation in scene.nations:
        if nation.people or not start <= a < end:
            continue
        gap = scene.between(hit.end, a) if a >= hit.end else scene.between(b, min(end, hit.start))
        if scene.lang == "ar" and (_ON_AR.search(gap) or not _agrees(scene, hit, a)):
            continue
        if _ONE_WORD.fullmatch(gap.replace("ال", "", 1).removeprefix("-led")) and not any(
            f.start <= a < f.end for f in scene.fillers
        ):
            filler = Filler(a, b, "", nation_party(a, b, nation.country, nation.name), None, False)
            add_role(roles, "side1", [filler], "nationality of the event word")
            return


def add_nation_within(scene: Scene, hit: Hit, trigger: Trigger, roles: Roles) -> None:
    """A nationality within a phrase of a verb and its object names whom "by" would: "repelled [Russian] attacks"."""
    if "side2" not in trigger.role("by") or not _HOLDS_OBJECT.search(trigger.lemma):
        return
    for a, b, nation in scene.nations:
        within = hit.start < a and b < max(hit.end, hit.last)
        if within and not nation.people and not any(f.start <= a < f.end for f in scene.fillers):
            party = nation_party(a, b, nation.country, nation.name)
            add_role(roles, "side2", [Filler(a, b, "", party, None, False)], "nationality within the phrase")


_ON_AR = re.compile(r"(?:^|\s)(?:علي|ضد|في|من|الي|عن|بحق|لدي)\s")
"""Between an event word and a nationality: it does not qualify the word."""


def _agrees(scene: Scene, hit: Hit, start: int) -> bool:
    """Whether a nationality has the article if and only if an Arabic noun before it does: "تحرير الجنوب [اليمني]" is of the south."""
    if start < hit.end or scene.between(hit.end, start).count(" ") < 2:
        return True
    return hit.prefix.endswith(("ال", "لل")) or not scene.text.startswith("ال", start)


_SHOT_BY_AR = re.compile(
    r"(?<!\w)ب(?:ال)?(?:رصاص|نيران|قذيف|قذايف|صاروخ|صواريخ|مسير|طايره|طايرات|عيار|شظايا|قنبل|قنابل|مدفعي|لغم|الغام|عبو[هت]|مقذوف|هاون|سلاح|اسلح[هت])\w*\s(?:\w{3,}\s)?$"
    r"|(?<!\w)[بوف]?(?:ال)?انفجار\s(?:ال)?(?:لغم|الغام|عبو[هت]|قذيف[هت]|صاروخ|مسير[هت]|قنبل[هت])\s(?:\w{3,}\s)?$"
)
_ADJECTIVE_AR = re.compile(r"(?!ال)[^\W\d_]{3,}(?:ي|يه)")
_SHOT_BY_EN = re.compile(r"\b(?:by|in|from|with)\s(?:(?:an?|the|suspected|alleged)\s)?$")
_ARMS_EN = re.compile(
    r"\s(?:(?:[\w-]+\s){0,2}(?:fire|gunfire)|(?:(?:live|rubber|tank|artillery|mortar|air|drone|sniper|rocket|missile)\s)?"
    r"(?:bullets?|gunshots?|shells?|shrapnel|missiles?|rockets?|drones?|bombs?|ammunition|munitions?))\b"
)


def is_of_arms(scene: Scene, hit: Hit, filler: Filler) -> bool:
    """Whether an Arabic adjective of a group says whose the arms are that did it: "بصاروخ [حوثي]", "بقذائف [داعشية]"."""
    return (
        scene.lang == "ar"
        and filler.party is not None
        and filler.party.is_name
        and filler.party.armed
        and _ADJECTIVE_AR.fullmatch(scene.text, filler.start, filler.end) is not None
        and _SHOT_BY_AR.search(scene.text, hit.end, filler.start) is not None
    )


def add_nation_of_arms(scene: Scene, hit: Hit, roles: Roles, end: int) -> None:
    """A nationality of the fire that people were harmed by names who acted: "by Israeli fire", "برصاص إسرائيلي"."""
    for filler in scene.fillers:
        if hit.end < filler.start < end and is_of_arms(scene, hit, filler):
            add_role(roles, "side1", [filler], "adjective of the fire")
            return
    for a, b, nation in scene.nations:
        if nation.people or not hit.end < a < end or any(f.start <= a < f.end for f in scene.fillers):
            continue
        if (
            _SHOT_BY_AR.search(scene.text, hit.end, a)
            if scene.lang == "ar"
            else _SHOT_BY_EN.search(scene.text, hit.end, a) and _ARMS_EN.match(scene.text, b, scene.end)
        ):
            filler = Filler(a, b, "", nation_party(a, b, nation.country, nation.name), None, False)
            add_role(roles, "side1", [filler], "nationality of the fire")
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
        False,
    )
