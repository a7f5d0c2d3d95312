"""Which word of harm goes with which event word of its sentence: what led to it, or what it was done in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tawatur.events.absorb import absorb
from tawatur.events.harm import HARMLESS, JOINED, RIVAL, exact, mark_added
from tawatur.events.kinds import HARM, TAKEN, VIOLENCE, compatible_kinds
from tawatur.events.losses import are_one, exact_tolls
from tawatur.events.proto import NOMINAL, Telling
from tawatur.events.scene import Scene
from tawatur.events.trace import Trace
from tawatur.mentions.casualties import PART
from tawatur.mentions.further import FURTHER, SHARE

_CAUSED_BY = re.compile(
    r"\b(?:in|by|when|after|during|from|as)\b(?: \w+){0,6} ?$|(?:^|\s)(?:(?:في|جراء|اثر|نتيجه|خلال|عندما|حين|اثناء|بعد)(?: ?\S+){0,4}? ?|ب(?!ين)\S* ?)$"
)
_BROKEN = re.compile(
    r"[.؛;]|\b(?:while|whereas|but|meanwhile|separately)\b|(?:^|\s)(?:فيما|بينما|كما|لكن|من جهه)\s"
)
_WITNESSED = re.compile(
    r"\b(?:that|which) (?:has|have|had) (?:also |often |recently |long )?(?:seen|witnessed|known|been|experienced)\b"
)
"""What only tells of the place: "five were killed in an area that has witnessed fighting"."""
_TO_VERB = re.compile(
    r"(?: (?:on|in|at|near|against|of|targeting|outside|by) [^,.;]*)?(?: (?:has|have|had|also|reportedly|later))* "
)
_WHERE = re.compile(r"\b(?:where|in which) $")  # "jets struck the town, where five people were killed"
_BACK_THEN = re.compile(
    r"\bhad been\b|\b(?:last|previous) (?:week|month|year|summer|winter)\b|\bin (?:19|20)\d\d\b|\bearlier\b|\bago\b"
)
_THEN = 40  # characters after a toll that say it is of another time
_NEXT = re.compile(r"(?:^|\s)و(?:انته|تمكن|نجح|قام|تم|غنم|اغتن|استول|سيطر)\S*\s")
"""Where an Arabic sentence goes on to what came next: "سقوط قتلى، وتم أسر", "وانتهت بدحر"."""
_LED_TO = re.compile(r"(?:ادى|ادي|ادت|اسفر|اسفرت|خلف|خلفت|اوقع|اوقعت|تسبب|تسببت|نتج|نجم|مخلف\w*|مما|ما)\b")
_SO = re.compile(r"(?:^|[\s،])ف")
"""What joins an Arabic verb to what came of the deed before it: "سقطت قذيفة على المنزل فأصيب طفلان"."""
_IN_IT = re.compile(r" (?:خلال|في|اثناء)(?:ها|ه|هما)(?!\w)")
"""What says of harm that it was done in what was told right before: "معارك قتل خلالها 38"."""
_NAMED_FIGHT = re.compile(r"(?:^|\s)(?:ال|هذه ال|تلك ال)(?:معارك|معركه|اشتباكات|مواجهات|قتال)(?!\w)")
_AGAINST = re.compile(r"[^.،؛]{0,60}\s(?:مقابل|في مقابل) ")
"""What stands between the losses of one side and those of the other: "تسعة قتلى من الميليشيات مقابل قتيلين"."""
_WITH = re.compile(r"(?:^|\s)(?:عن|الي|في|ب) ?$")
_OF = re.compile(r"\b(?:by|of|from|against|on)\s+(?:the |an? )?$")
_AS_WELL = re.compile(
    r"[،,]? ?(?:(?!(?:in|at|near|around|outside|في|قرب|خلال|عند|بين|من) |ب|و)[\w-]+ ){0,3}(?:و|(?:and|while|with|فيما|بينما|كما) )?(?:at least )?"
)
_AND = re.compile(r",? (?:and|or) (?:[\w-]+ ){0,3}")
_FIGHT = frozenset({"clash", "storm", "ambush", "assault"})
_ASIDE = re.compile(
    r"\b(?:after|before|following|since|which|who|that)\b|(?:^|\s)(?:بعد|قبل|عقب|اثر|غداه|منذ|الذي|التي)\s"
)
"""What tells of a fight besides what was taken: "after clashes in the south, rebels captured the port"."""
_FROM_ASIDE = 30  # characters
_OTHERS = re.compile(r"(?:(?!و)[^\W\d_]+ ){1,3}(?:اخرين|اخرون|اخران)")
_GOVERNED = 60  # characters between harm and the event word that a preposition names as its cause
_LED_FAR = 200  # characters between an event word and the harm that it led to


def join_harm(scene: Scene, tellings: list[Telling], trace: Trace | None = None) -> list[Telling]:
    """The tellings of a sentence with each word of harm brought to the event word that governs it.

    "Strikes on A killed 17 while shells on B killed two"; "قتل خمسة في غارة". Where no words say which, the harm
    stays a telling of its own.
    """
    tellings = _of_one_fight(scene, _dead_with_hurt(scene, tellings, trace), trace)
    causes = [t for t in tellings if t.senses[0] not in HARM and t.senses[0] not in HARMLESS and not t.link]
    if not causes:
        return tellings
    kept: list[Telling] = []
    for telling in tellings:
        harm = telling.senses[0] in HARM and bool(telling.casualties) and not telling.of_war
        cause = _cause(scene, causes, telling, tellings) if harm else None
        if cause is None:
            kept.append(telling)
        else:
            if cause.senses[0] in VIOLENCE and not cause.definite and _are_others(scene, telling):
                cause.another = True
            absorb(cause, telling, trace, "in one sentence")
            mark_added(scene, cause)
    return kept


def _are_others(scene: Scene, harm: Telling) -> bool:
    """Whether those killed are told to be others than the dead told before: "قتل خمسة جنود آخرين في انفجار"."""
    dead = [c for c in harm.casualties if c.what == "killed" and exact(c) and c.who is not None]
    return any(_OTHERS.fullmatch(scene.text, c.who_start, c.who_end) for c in dead)


def _dead_with_hurt(scene: Scene, tellings: list[Telling], trace: Trace | None) -> list[Telling]:
    """The tellings of a sentence with the hurt told right after the dead brought to them: "killed five and wounded two"."""
    kept: list[Telling] = []
    for telling in tellings:
        dead = kept[-1] if kept else None
        if dead is not None and _are_against(scene, dead, telling):
            absorb(dead, telling, trace, "both sides of one fight")
            mark_added(scene, dead)
        elif (
            dead is not None
            and {dead.senses[0], telling.senses[0]} <= HARM
            and {c.what for c in dead.casualties} == {"killed"}
            and {c.what for c in telling.casualties} == {"injured"}
            and dead.status == telling.status
            and _AS_WELL.fullmatch(
                scene.between(
                    max(dead.end, *(c.end for c in dead.casualties)),
                    min(telling.start, *(c.start for c in telling.casualties)),
                )
            )
        ):
            absorb(dead, telling, trace, "in one sentence")
        else:
            kept.append(telling)
    return kept


def _are_against(scene: Scene, one: Telling, other: Telling) -> bool:
    """Whether the losses of one side are told against those of the other: "تسعة قتلى من الميليشيات مقابل قتيلين من الجيش"."""
    if scene.lang != "ar" or not {one.senses[0], other.senses[0]} <= HARM or one.status != other.status:
        return False
    if not one.casualties or not other.casualties:
        return False
    end = max(one.end, *(c.end for c in one.casualties))
    return _AGAINST.fullmatch(scene.between(end, min(other.start, other.casualties[0].start))) is not None


def _of_one_fight(scene: Scene, tellings: list[Telling], trace: Trace | None) -> list[Telling]:
    """The tellings with the losses of one side, told with no place, brought to those of the other, told with the fight:
    "fifteen rebels were killed while six soldiers died in clashes near Taiz".
    """
    kept: list[Telling] = []
    for n, one in enumerate(tellings):
        other, fight = tellings[n + 1 : n + 2], tellings[n + 2 : n + 3]
        if not fight or not _are_both_sides(scene, one, other[0], fight[0]):
            kept.append(one)
            continue
        known = {c.what for c in one.casualties}
        later = [replace(c, added=True) if c.what in known and exact(c) else c for c in other[0].casualties]
        other[0].casualties = later
        absorb(other[0], one, trace, "both sides of one fight")
        other[0].casualties.sort(key=lambda c: c.start)
    return kept


def _are_both_sides(scene: Scene, one: Telling, other: Telling, fight: Telling) -> bool:
    """Whether two words of harm before a fight tell of the losses of its two sides."""
    if not {one.senses[0], other.senses[0]} <= HARM or fight.senses[0] != "clash":
        return False
    first, second = exact_tolls(one, "killed"), exact_tolls(other, "killed")
    if not first or not second or first & second or one.place is not None or one.prior != fight.prior:
        return False
    if any(c.who in ("civilian", "woman", "child") for c in (*one.casualties, *other.casualties)):
        return False
    if any(are_one(a, b) for a in one.casualties for b in other.casualties):
        return False  # twice the same side's: of two fights
    ends = max(c.end for c in one.casualties), max(other.end, *(c.end for c in other.casualties))
    between, before = scene.between(max(one.end, ends[0]), other.start), scene.between(ends[1], fight.start)
    return (
        len(before) < _GOVERNED
        and JOINED.search(between) is not None
        and not RIVAL.search(between)
        and _CAUSED_BY.search(before) is not None
        and not _BROKEN.search(before)
    )


def _cause(scene: Scene, causes: list[Telling], harm: Telling, tellings: Sequence[Telling]) -> Telling | None:
    """The event word that a word of harm follows as its result, or that it names as its cause."""
    told = [c for c in harm.casualties if not c.rule.endswith(FURTHER)]
    stop = max((c.end for c in told), default=harm.end)
    begin = min((c.start for c in harm.casualties), default=harm.start)
    before = [t for t in causes if t.end <= begin]
    after = [t for t in causes if t.start >= harm.end]
    found: Telling | None = None
    fought = scene.lang == "ar" and _NAMED_FIGHT.search(scene.text, harm.start, begin) is not None
    fights = [t for t in before if t.senses[0] in _FIGHT] if fought else []
    if fights:
        found = fights[-1]  # "مواجهات ... انتزعوا خلالها التلة، بعد أن خلفت المعارك تسعة قتلى"
    elif after and not (before and _acts(scene, max(before, key=lambda t: t.end), harm)):
        cause = min(after, key=lambda t: t.start)
        what = {c.what for c in harm.casualties}
        nearer = any(
            t.senses[0] in HARM and stop < t.start < cause.start and what & {c.what for c in t.casualties}
            for t in tellings
        )
        gap = scene.between(min(max(stop, harm.end), cause.start), cause.start)
        governed = len(gap) < _GOVERNED and _CAUSED_BY.search(gap) and not _BROKEN.search(gap)
        governed = governed and not _NEXT.search(gap) and not _WITNESSED.search(gap)
        if governed and not nearer and not scene.parted(min(max(stop, harm.end), cause.start), cause.start):
            found = cause
    if found is None and before:
        cause = max(before, key=lambda t: t.end)
        gap = scene.between(cause.end, harm.start)
        if any(t is not cause and _AND.fullmatch(scene.between(t.end, cause.start)) for t in before):
            return None  # "air strikes and rocket fire killed five"
        turn = max((t for t in scene.turns() if cause.end < t <= harm.start), default=harm.start)
        if any(f.place is not None and turn < f.start < harm.start for f in scene.fillers):
            return None  # "attacks in Sousse in June, and in March in the museum (22 killed)"
        where = scene.lang == "en" and _WHERE.search(scene.between(cause.end, begin)) is not None
        where = where and _BACK_THEN.search(scene.text, begin, min(scene.end, stop + _THEN)) is None
        if len(gap) < _LED_FAR and not _BROKEN.search(gap) and (where or _leads(scene, harm, gap)):
            found = _fight_for(scene, cause, before) or cause
    if found is None or (found.prior != harm.prior and not fights) or not compatible_kinds(found, harm):
        return None
    if any(c.rule == PART for c in found.casualties):
        return None
    elsewhere = found.place is not None and harm.place is not None and found.place.row.id != harm.place.row.id
    elsewhere = elsewhere and not any(c.rule.endswith(SHARE) for c in harm.casualties)
    if elsewhere and not (found.end <= begin and _LED_TO.match(scene.text, harm.start)):
        return None
    return found


def _acts(scene: Scene, cause: Telling, harm: Telling) -> bool:
    """Whether an event word is the subject of an English verb of harm: "strikes on villages killed nine as fighting raged"."""
    gap = scene.between(cause.end, harm.start)
    return (
        scene.lang == "en"
        and cause.tense in NOMINAL
        and harm.tense not in NOMINAL
        and harm.tense != "ing"
        and all(c.trigger_start == c.start for c in harm.casualties)
        and _TO_VERB.fullmatch(gap) is not None
        and not harm.side1
    )


def _fight_for(scene: Scene, taken: Telling, before: Sequence[Telling]) -> Telling | None:
    """The fight that a sentence tells a place to have been taken in: "attacked the post, seized it and killed nine"."""
    if taken.senses[0] not in TAKEN:
        return None
    fights = [t for t in before if t.senses[0] in _FIGHT and t.end <= taken.start and t.prior == taken.prior]
    fight = max(fights, key=lambda t: t.end, default=None)
    if fight is None or _ASIDE.search(scene.text, max(scene.start, fight.start - _FROM_ASIDE), fight.start):
        return None
    return fight


def _leads(scene: Scene, harm: Telling, gap: str) -> bool:
    """Whether what stands before a word of harm is what led to it: "... killed five", "ما أدى إلى مقتل"."""
    if scene.lang == "ar":
        told = (
            _LED_TO.search(gap) or _LED_TO.match(scene.text, harm.start) or _IN_IT.match(scene.text, harm.end)
        )
        told = told or _SO.match(scene.text, max(scene.start, harm.start - 2), harm.start)
        if told is None and _WITH.search(gap):
            told = _LED_TO.search(scene.text, scene.start, harm.start)  # "أسفر هجوم ... عن مقتل"
        return told is not None or any(c.rule == "ar:lives" for c in harm.casualties)
    if harm.tense != "ing" and any(
        side.start >= harm.start - len(gap)
        and not _OF.search(scene.between(max(scene.start, side.start - 12), side.start))
        for side in harm.side1
    ):
        return False  # somebody else did it: "a battle in which the army killed five"
    rules = {c.rule for c in harm.casualties if c.start >= harm.start}
    return bool(rules & {"en:either", "en:own", "en:active", "en:of", "en:lives"})
