"""Roles in English: subject, verb, object, turned round by the passive; what stands before an event noun."""

from __future__ import annotations

import re

from tawatur.events.fillers import (
    OF_CROWDS,
    Roles,
    add_nation,
    add_nation_within,
    add_role,
    back_joined,
    can_act,
    is_passive,
    nation_party,
    suits,
    unused_fillers,
    with_joined,
)
from tawatur.events.scene import Filler, Scene, joins_verb
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.numbers_en import TWO_TO_TEN

_OF_FORCES = frozenset(
    {"capture", "regain", "clash", "storm", "ambush", "bombard", "shelling", "air_strike", "hit", "base"}
)
"""Senses of what a people does through its forces: "the Israelis shelled the village"."""
_COUNTED = re.compile(rf"(?:\d|\b(?:{TWO_TO_TEN}|dozens of|hundreds of|many|some))\s$")
_PRONOUN_EN = re.compile(
    r"(?:^|[\s\"])(?:they|it|who|he|its forces|the (?:group|outfit|organi[sz]ation|faction|movement|network))\s+(?:(?!(?:said|says?|told|added|reported|claimed|believed?|noted|warned)\b)\w+\s+){0,3}$"
)


def english_verb(
    scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler], after: list[Filler], roles: Roles
) -> None:
    """Fill the roles of an English verb from the phrases before and after it."""
    within = _within_phrase(scene, hit, trigger)
    subject = within or _shared_subject(scene, hit) or _english_subject(scene, hit, trigger, before)
    end = max(hit.end, hit.last) if names_its_doer(trigger) else hit.end
    direct = next(
        (
            f
            for f in unused_fillers(after, roles)
            if (not f.slot or _is_counted(scene, end, f))
            and not f.joined
            and f.start >= end
            and _adjacent(scene, end, f.start)
        ),
        None,
    )
    if subject is not None and trigger.sense in _OF_FORCES and not is_passive(scene, hit, trigger):
        forces = _as_forces(scene, subject)
        before = [forces if f is subject else f for f in before]
        subject = forces
    subject_role = next(iter(trigger.role("subj")), "side1")
    if names_its_doer(trigger):
        add_nation(scene, hit, roles, max(scene.start, hit.start - 26), hit.start)
    add_nation_within(scene, hit, trigger, roles)
    object_role = next((r for r in trigger.role("obj") if r not in ("means", "weapon", "event")), None)
    if (
        subject is None
        and scene.carried is not None
        and _PRONOUN_EN.search(scene.between(max(scene.start, hit.start - 40), hit.start))
    ):
        if scene.between(scene.start, hit.start).count(" ") < 6:
            subject = scene.carried
    if is_passive(scene, hit, trigger) or _is_bare_passive(scene, hit, trigger, subject):
        by = next((f for f in after if f.slot == "by" and f.party), None)
        if by:
            add_role(roles, "side1", with_joined(after, by), "passive, by")
        patient = subject or _told_after(scene, hit, before, after)
        if (
            object_role == "place"
            and patient is not None
            and patient.party is not None
            and patient.party.armed
        ):
            object_role = "side2"  # "fighters were driven from the town"
        if patient is not None and object_role:
            add_role(
                roles,
                object_role,
                back_joined(before, patient) if patient in before else [patient],
                "passive subject",
            )
        return
    if (
        direct is not None
        and subject is not None
        and subject.party is not None
        and subject.party.class_ == "civilians"
        and subject.party.number != "singular"
        and trigger.sense in ("execute", "assault", "mob", "loot", "riot", "kill")
        and subject_role == "side1"
    ):
        # villagers and residents are mostly those harmed; as the subject of such a verb they are a crowd that acts
        add_role(roles, subject_role, [subject], "subject")
    elif subject is not None and (suits(subject_role, subject) or subject_role in ("target", "victims")):
        if not (subject_role == "side1" and subject.place is not None):
            held = back_joined(before, subject) if subject in before else [subject]
            if subject is within and subject.joined and before and can_act(before[-1]):
                held = [subject, before[-1]]  # "Russian and [Syrian warplanes] bombed"
            if subject_role == "side1":  # "shot down a drone near the base, and rebels attacked"
                held = [f for f in held if f is subject or f.party is not None]
            own = subject in before or subject is within
            add_role(roles, subject_role, held, "subject" if own else "subject carried over")
            if subject_role == "side1" and subject in before:
                further = range(before.index(subject) + 1, len(before))
                add_role(
                    roles,
                    "side1",
                    [before[i] for i in further if can_act(before[i]) and _is_helper(scene, before, i)],
                    "helper of the subject",
                )
    if direct is not None and object_role:
        add_role(roles, object_role, with_joined(after, direct), "object")
    elif direct is not None and direct.place is not None:
        add_role(roles, "target", [direct], "object")
    if direct is not None and (named := next((f for f in after if f.place and f.start > direct.end), None)):
        if _TOWN_OF.fullmatch(scene.text, direct.start, named.start):
            add_role(roles, "target", [named], "object")  # "captured the town of Tabqa"


def _as_forces(scene: Scene, subject: Filler) -> Filler:
    """A people that does what takes forces, as those forces; whoever else acts as they are."""
    if (
        subject.party is None
        or not subject.party.victim
        or _COUNTED.search(scene.text, scene.start, subject.start)
    ):
        return subject
    for _, end, nation in scene.nations:
        if end == subject.end and nation.people:
            party = nation_party(subject.start, end, nation.country, nation.name)
            return subject._replace(party=party)
    return subject


_TOWN_OF = re.compile(r".*\b(?:town|village|city|camp|port) of ")
# What follows a verb that has no object: a preposition, or the end.
_NO_OBJECT = re.compile(
    r"\s+(?:in|at|near|outside|inside|as|when|after|during|amid|across|around)\b|\s*(?:[.;\n]|$|,\s(?:and )?(?:at least )?\d)"
)
_CLOSE_BY = re.compile(r"\s+(?:(?:also|later|reportedly|allegedly)\s+)?")


_DOZENS = re.compile(
    r"\s(?:(?:at least|about|some|more than|over|up to|nearly|almost)\s)?"
    r"(?:(?:tens of )?(?:dozens|scores|hundreds|thousands)|an? (?:dozen|number|group|handful))\sof\s(?:\w+\s){0,2}"
)


def _is_counted(scene: Scene, end: int, filler: Filler) -> bool:
    """Whether people are the object of a verb behind a word for how many: "captured dozens [of civilians]"."""
    return (
        filler.slot == "of"
        and filler.party is not None
        and _DOZENS.fullmatch(scene.text, end, filler.start) is not None
    )


_OPENING = 28  # characters from the start of a sentence
_AFTER_BEING = re.compile(r"\b(?:after|before|despite|since)\s(?:having\s)?(?:being|been)\s(?:\w+ly\s)?$")


def _told_after(scene: Scene, hit: Hit, before: list[Filler], after: list[Filler]) -> Filler | None:
    """Whom a passive without a subject of its own befell: "[the group] lost ground after being driven from the town"."""
    if _AFTER_BEING.search(scene.text, max(scene.start, hit.start - 40), hit.start) is None:
        return None
    named = [f for f in before if f.party is not None and not f.slot and can_act(f)]
    if (
        not named and hit.start - scene.start < _OPENING
    ):  # "after being driven from the town, [the group] ..."
        named = [f for f in after if f.party is not None and not f.slot and f.party.armed]
    return next(iter(named), None)


_NUMBERED = re.compile(
    rf"\b(?:and|,|with)\s(?:at least |another |some |about )?(?:\d[\d,]*|one|{TWO_TO_TEN}|eleven|twelve|dozens|hundreds|several|scores)\s(?:others?\s|more\s)?$"
)


def _is_bare_passive(scene: Scene, hit: Hit, trigger: Trigger, subject: Filler | None) -> bool:
    """Whether the auxiliary of a passive is left out: "two soldiers killed in Kafra", "ten were hurt and two killed"."""
    if trigger.sense not in ("kill", "injure") or trigger.tense not in ("past", "participle"):
        return False
    if _NUMBERED.search(scene.text, max(scene.start, hit.start - 24), hit.start) is not None:
        return _NO_OBJECT.match(scene.text, hit.end) is not None
    return (
        subject is not None
        and can_act(subject)
        and _CLOSE_BY.fullmatch(scene.text, subject.end, hit.start) is not None
        and _NO_OBJECT.match(scene.text, hit.end) is not None
    )


def _adjacent(scene: Scene, end: int, start: int) -> bool:
    gap = scene.between(end, start)
    return len(gap) < 45 and not re.search(
        r"^,|[.;:]|\b(?:who|which|that|as|after|when|while|and|but|said)\b", gap
    )


_HELPED_BY = re.compile(
    r"\b(?:backed|supported|aided|assisted|helped|accompanied|reinforced|bolstered) by (?:the |an? )?(?:[\w-]+ ){0,2}(?:(?:known as|called) (?:the )?)?(?:pro-)?$"
)


def _is_helper(scene: Scene, before: list[Filler], at: int) -> bool:
    """Whether a phrase, or the first of those that "and" joins to it, is who helps the one before: "backed by militiamen"."""
    while at > 1 and before[at].joined:
        at -= 1
    start = before[at].start
    return _HELPED_BY.search(scene.text, max(scene.start, start - 40), start) is not None


def names_its_doer(trigger: Trigger) -> bool:
    """Whether a phrase of the lexicon holds who acts before the verb: "gunmen * +kill"."""
    return " +" in trigger.lemma and not trigger.lemma.startswith("+")


def _within_phrase(scene: Scene, hit: Hit, trigger: Trigger) -> Filler | None:
    """The doer that a phrase names with its verb: "[gunmen] killed", "Israeli [jets] bombed"."""
    if not names_its_doer(trigger):
        return None
    inside = (f for f in scene.fillers if f.start < hit.end and f.end > hit.start)
    return next((f for f in inside if can_act(f)), None)


def _shared_subject(scene: Scene, hit: Hit) -> Filler | None:
    """Who does what the verb before tells of, where "and" joins this verb to it: "killed ten rebels and [targeted]"."""
    verb = _joined_to(scene, hit)
    return scene.subjects.get(verb) if verb >= 0 else None


def _joined_to(scene: Scene, hit: Hit) -> int:
    """Where the verb starts that "and" joins this one to, -1 where there is none."""
    if not joins_verb(scene.text, hit):
        return -1
    return max((v for v in scene.verbs() if v < hit.start), default=-1)


def _english_subject(scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler]) -> Filler | None:
    if (trigger.sense == "movement" or trigger.tense == "ing") and _stands_for_subject(scene, hit):
        return _subject_before(scene, hit)
    verb = _joined_to(scene, hit)
    for at in range(len(before) - 1, -1, -1):
        filler = before[at]
        gap = scene.between(filler.end, hit.start)
        if len(gap) > 90:
            return None
        if 0 <= verb < filler.start and not filler.slot:
            continue  # "the blast killed [a soldier] and wounded": acted on, as the verb before says
        if at and _FIGHTS.fullmatch(scene.between(before[at - 1].end, filler.start)):
            continue  # "forces battling Islamic State captured"
        if at and filler.start - before[at - 1].end == 1 and before[at - 1].slot == "by" and not filler.slot:
            continue  # "a clinic run by [the Qatar] [Red Crescent]": one phrase, which the preposition governs
        if not _WHICH.search(gap) and _MADE_OF.search(
            scene.text, max(scene.start, filler.start - 40), filler.start
        ):
            continue  # "the alliance, mainly consisting of [Kurdish fighters], captured"
        if at and _is_helper(scene, before, at):
            continue  # "troops backed by Hezbollah and militiamen captured"
        if filler.party is None and (filler.slot or _is_state(scene, before, at, gap)):
            continue
        if trigger.tense == "ing" and not gap.strip() and can_act(filler):
            return filler  # "ended with rebels seizing the town"
        if filler.slot == "after" and "," in gap:
            continue  # "after the army, ...", but "after [the army] shelled"
        if filler.slot and filler.slot not in ("of", "from", "after"):
            continue
        if re.search(r"\b(?:said|told|as|after|while|but|when|adding|saying|noting)\b", gap):
            return None
        return filler
    return None


_WHICH = re.compile(r"\b(?:which|who|that)\b")
_MADE_OF = re.compile(
    r"\b(?:compris|consist|compos|made\sup)\w*\s(?:(?:mainly|mostly|largely|of|by|the)\s){1,3}$|\b(?:including|such\sas)\s(?:the\s)?$"
)
_FIGHTS = re.compile(r"\s(?:fighting|battling|opposing|resisting|besieging)\s(?:the |an? )?")
_STANDS_FOR_SUBJECT = re.compile(
    r"\b(?:before|after|then)\s(?:(?:they|it|he)\s(?:(?:had|have|has|were|eventually|finally)\s)*)?(?:\w+ly\s)?$"
)
"""What stands before a verb whose doer is the verb's before: "burned houses before [they withdrew]", "before [retreating]"."""


def _stands_for_subject(scene: Scene, hit: Hit) -> bool:
    """Whether the doer of a verb is that of the verb before it, by the words right before."""
    return _STANDS_FOR_SUBJECT.search(scene.text, max(scene.start, hit.start - 40), hit.start) is not None


def _subject_before(scene: Scene, hit: Hit) -> Filler | None:
    """Who does what the last verb before tells of that has a subject."""
    return scene.subjects.get(max((v for v in scene.subjects if v < hit.start), default=-1))


_RIGHT_BEFORE = re.compile(r"\s(?:(?:has|have|had|also|then|later|again|\w+ly)\s)*")


def _is_state(scene: Scene, before: list[Filler], at: int, gap: str) -> bool:
    """Whether a country right before its verb is the state, which the phrase before it is: "[Israel] bombed"."""
    return (
        at > 0
        and before[at - 1].start == before[at].start
        and not before[at].joined
        and _RIGHT_BEFORE.fullmatch(gap) is not None
    )


# "government forces [stepped up a] campaign", "the army [pressed ahead with its] offensive"
_GOES_ON = re.compile(
    r"\s(?:(?:have|has|had|are|is|were|was|also|then|later|to|\w+ly)\s)*"
    r"(?:(?:began?|beginn?|begun|start|launch|open|mount|stag|wag|conduct|continu|resum|renew|intensif|escalat|unleash|maintain|extend|expand|widen)"
    r"\w{0,4}|(?:step|ramp)\w{0,5}\sup|(?:keep|kept)\w{0,3}\sup|carr\w{1,4}\s(?:out|on)|(?:press|push|forg)\w{0,3}\s(?:(?:ahead|on|forward)\s(?:with|in))?)"
    r"\s(?:(?:with|an?|the|its|their|his|more|new)\s)*(?:(?!(?:of|in|to|after|and|as|by|for|from|on)\s)[\w-]+\s){0,3}$"
)


_NO_MODIFIER = re.compile(
    r"\b(?:in|on|at|by|the|a|an|and|or|but|of|to|from|for|with|under|over|into|during|amid|against|through|between|near|as|where|when|while"
    r"|who|which|that|since|because|before|despite|killed|after|said|says)\b"
)
"""Words that part a phrase from the event word behind it, which it then does not qualify: "the rebels [under] bombardment"."""


_CAME_UNDER = re.compile(r"\b(?:comes?|came|coming)\s(?:back\s|again\s)?under\s(?:\w+\s){0,2}$")
_UNDER = re.compile(r"\sunder\s(?:\w+\s){0,1}")


_SHARED = re.compile(
    r"(?<!\S)(?:air ?strikes?|air raids?|raids?|shelling|bombardment|bombing"
    r"|(?:artillery|rocket|missile|mortar|drone|tank|air|gun|sniper)(?: fire| attacks?| strikes?| shelling)?) and (?:heavy )?$"
)


def _shared_from(scene: Scene, start: int) -> int:
    """Where the first of two joined event words begins, whose modifier is that of both: "Turkish shelling and air strikes"."""
    shared = _SHARED.search(scene.text, max(scene.start, start - 40), start)
    return shared.start() if shared is not None else start


_OF_THEIRS = frozenset({"casualty", "fatality", "martyr"})
"""Nouns of harm before which stands whom it befell: "army casualties", "put the rebel dead at 35"."""


def english_noun(
    scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler], after: list[Filler], roles: Roles
) -> None:
    """Fill the roles of an English event noun from what modifies it and what follows."""
    start = hit.start
    came = _CAME_UNDER.search(scene.text, max(scene.start, start - 40), start)
    struck = came and next((f for f in reversed(before) if not f.slot and f.end <= came.start() + 1), None)
    if struck:
        add_role(roles, "target", back_joined(before, struck), "came under it")
        before = []
    lead = _shared_from(scene, start)
    theirs = trigger.lemma in _OF_THEIRS or (
        trigger.lemma == "dead" and scene.text.startswith(" at ", hit.end)
    )
    for filler in reversed([f for f in before if f.end <= lead]):
        gap = scene.between(filler.end, lead)
        if len(gap) > 24:
            break
        if filler.party is not None and _UNDER.fullmatch(gap) and "target" not in roles:
            add_role(roles, "target", back_joined(before, filler), "under it")
            break
        if filler.place is not None and filler.place.row.kind == "country":
            continue  # "U.S. strikes": the state, which is a party as well
        if re.fullmatch(r"(?:'s?|s|-led)?\s*(?:\w+\s){0,2}", gap) and not _NO_MODIFIER.search(gap):
            party = filler.party
            if party is not None and (
                (can_act(filler) and party.class_ != "civilians")
                or (party.class_ == "civilians" and trigger.sense in OF_CROWDS)
            ):
                role = "victims" if theirs else "side1"
                add_role(roles, role, back_joined(before, filler), "modifier of the event word")
            elif filler.party is not None or filler.place is not None:
                add_role(roles, "target", [filler], "modifier of the event word")
            break
    if "side1" not in roles and not theirs:
        add_nation(scene, hit, roles, max(scene.start, lead - 26), lead)
    if "side1" not in roles:
        by = next((f for f in after if f.slot == "by" and f.party and can_act(f)), None)
        if by:
            add_role(roles, "side1", with_joined(after, by), "by")
    if "side1" not in roles and trigger.lemma == "killing" and not scene.text.startswith(" of", hit.end):
        doer = _subject_before(scene, hit) if _stands_for_subject(scene, hit) else None
        if doer is not None:
            add_role(roles, "side1", [doer], "subject carried over")
    if "side1" not in roles:
        doer = next((f for f in reversed(before) if can_act(f)), None)
        if doer is not None and not doer.slot and _GOES_ON.match(scene.text, doer.end, hit.start):
            add_role(roles, "side1", back_joined(before, doer), "subject of its verb")
