"""Whom a happening killed and hurt: which counts of people belong to it, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tawatur.events.kinds import FIGHT, HARM
from tawatur.events.losses import are_opposed, exact_tolls, is_of, rounds, side_of, with_company
from tawatur.events.proto import Side, Telling
from tawatur.events.scene import Scene
from tawatur.mentions.casualties import PART, CasualtyMention
from tawatur.model import Count

WAR = 1000
"""Dead or hurt: a toll of so many, told of nothing but harm, is a war's and not an event's."""
_OF_WAR = 10_000  # dead or hurt: no one happening's
_LONG = re.compile(
    r"منذ (?:\S+ ){0,4}?(?:اشهر|شهور|شهرا|سنوات|اعوام|عاما|سنه|عام)(?!\w)|منذ (?:ال)?(?:اندلاع|بدء|بدايه|انطلاق|انطلاقه|نشوب)"
    r"|\bsince (?:the (?:start|beginning|outbreak|conflict|war)|(?:\w+ ){0,2}(?:19|20)\d\d|(?:it|they|the \w+) (?:began|started|erupted|broke))"
    r"|\b(?:\w+|\d+)[- ](?:years?|months?)[- ](?:of|old|long|war|conflict|civil)\b"
    r"|\b(?:over|during|in) the (?:past|last) (?:\w+ )?(?:years?|months)\b"
)
_LATER_DIED = re.compile(r"توفي|فارق الحيا|متاثر\S* ?ب?\S*جراح")
OF_FIGHT = "of_fight"
"""The mark of harm that is told of a side of a fight, or of both, behind the strikes that went with it."""
_OF_BOTH = re.compile(
    r"(?: \S+){0,2} (?:في (?:صفوف )?|من |بين |ل)(?:كلا )?(?:ال)?(?:طرفين|جانبين)\b|(?: \w+)? (?:on|from) both sides\b"
)
_BLOODLESS = frozenset({"arrest", "abduct", "loot", "disrupt"})
"""Senses of what may go with a fight, and that no harm is the result of: "killed 40 and captured ten, and lost five"."""
_TAKING = frozenset({"arrest", "abduct", "loot"})
HARMLESS = frozenset({"movement", "base", "truce", "talks", "pledge", "demand", "threat"})
"""Senses of what nobody is killed or hurt in."""
_BRINGING = re.compile(
    r"\b(?:bring|brought|rais|tak|took|lift|push)\w*(?: up)? to (?:(?:about|at|least|nearly|more|than|some|over) )*$"
)
_OF_THE = re.compile(r"\W*(?:out )?of (?:the|those) (?:at least |more than |some )?")
"""What opens a sentence on some of those whom one before it counted: "Of the 45 people killed, 12 were children"."""
_OF_WOUNDS = re.compile(r"\b(?:died|dies|dying|succumb\w*) (?:\w+ )?(?:of|from|to|in (?:a |the )?hospital)\b")
_TOTAL = re.compile(r"اجمالي|المجموع|\boverall\b|\btotal death toll\b")
_EARLIER = re.compile(
    r"حصيله سابقه|(?:بعد|كانت) حصيله (?:اولي|اوليه) |حصيله (?:اولي|اوليه) (?:اشارت|افادت|تحدثت|ذكرت)|الحصيله (?:السابقه|الاولي) |\b(?:earlier|previous|initial) (?:toll|information|figures?|counts?)\b"
)
_AT_FIRST = re.compile(
    r"\bhad (?:initially|originally|earlier|previously|at first) (?:put|reported|said|given|estimated|announced|counted)\b"
    r"|\b(?:initially|originally|earlier|previously) (?:put|gave) (?:the|its|their)\b"
    r"|\b(?:reports?|accounts?|estimates?) had (?:put|said|given|spoken|indicated|suggested)\b|\b(?:up|down) from (?:an? )?$"
)
"""What opens a toll that was told before a later one; not "later put at 12"."""
_NOW = re.compile(r"\b(?:but|later|rose|risen|since|then|however|now|climbed|grew|updated|revised)\b")
RIVAL = re.compile(
    r"حسب|وفقا|قال|تحدث|قدر(?:ت|ه)? |احص[يت]|ذكر|افاد|اعلن|مصادر|الحصيله|\b(?:said|says|according|reported|put|earlier|initially|sources?|toll)\b|\."
)
JOINED = re.compile(
    r"(?:^|\s)(?:و|فيما|بينما|كما|اضافه|بالاضافه|فضلا|مقابل|في مقابل|في حين|الي جانب)"
    r"|\b(?:and|while|plus|as well as|along with|in addition|against)\b"
)
_DEADLY = re.compile(r"\bdeadl(?:y|iest)\s+(?:\w+\s+){0,2}$")
_TOLL_UNTOLD = re.compile(r"heavy death toll|heavy casualties|heavy loss of life")
_LED = re.compile(r"(?:^|\s)(?:ما|مما|الذي) (?:ادي|اسفر|تسبب|اوقع|خلف|نتج|نجم)(?: \S+){0,5}$")
_ELSEWHERE = re.compile(
    r"\s*(?:\S+\s+){0,2}?(?:(?:في|قرب|شرقي?|غربي?|شمالي?|جنوبي?)\s+(?!صفوف|ال?معارك|ال?مواجه|ال?اشتباك|ال?هجوم|ال?قتال|تلك|هذه|حصيل)"
    r"|(?:in|near|outside|around|at)\s+(?!the (?:fighting|clashes|battles?|attack|fire)|clashes|fighting))"
)
_WHERE = re.compile(r"(?:^|\s)(?:where|حيث)\s(?:[\w-]+\s){0,4}$")
_FEW = 4  # times that an exact number may be less than "dozens" and still tell them
_NONE_HARMED = re.compile(r"(?:دون|بدون|لم|لا|عدم|without|no|not|nobody|none)\s")
_SURVIVED = re.compile(r"حاول\w*|\b(?:نجا|نجت|نجاه|attempt(?:s|ed|ing)?|surviv\w+)\b")
_DENIED = 30  # characters between "without" and the killing
_TRIED = 14  # characters between "survived an", "يحاولون" and the killing
_PART_IN = 40  # characters between a part of a total and the happening that it was harmed in
_LATER = 100  # characters after a count in which its people are told to have died later


def assign_casualties(scene: Scene, tellings: list[Telling]) -> None:
    """Give each count of people harmed to the telling whose words it is part of, else to the nearest violence."""
    if not tellings:
        return
    violent = [t for t in tellings if t.senses[0] not in HARMLESS]
    for casualty in scene.casualties:
        if casualty.rule == PART:
            _give_part(scene, violent, casualty)
            continue
        if _is_balance(scene, casualty) or _died(scene, casualty) or _is_outdated(scene, casualty):
            continue
        if _is_of_risen(scene, casualty) or _is_told_before(scene, casualty):
            continue
        own = [
            t
            for t in tellings
            if (t.start < casualty.end and casualty.start < t.end)
            or (t.start < casualty.trigger_end and casualty.trigger_start < t.end)
        ]
        of_war = casualty.min >= WAR and _LONG.search(scene.text, scene.start, scene.end) is not None
        of_war = of_war or casualty.min >= _OF_WAR
        hosts = own or ([] if of_war else _unharming(casualty, violent))
        if hosts:
            host = min(
                hosts,
                key=lambda t: (
                    t.senses[0] not in HARM if own else False,
                    t.away(casualty.start, casualty.end),
                ),
            )
            host.casualties.append(casualty)
            if _is_of_fight(scene, casualty, violent):
                host.marks = host.marks | {OF_FIGHT}
            if casualty.rule == "en:men" and "loot" in host.senses:
                host.sense, host.senses = "kill", ["kill"]  # men destroyed are no property destroyed
            if casualty.min >= WAR and host.senses[0] in HARM:
                host.aggregate = True
                host.of_war = of_war
                for other in violent:  # "عدد القتلى الذين سقطوا بلغ ألف قتيل"
                    bare = other.senses[0] in HARM and not other.casualties
                    other.aggregate = other.aggregate or (bare and "massacre" not in other.marks)
    _bring_sides_together(scene, tellings)
    for telling in tellings:
        telling.led = telling.senses[0] in HARM and telling.tense != "ing" and _is_result(scene, telling)
        mark_added(scene, telling)
        untold = telling.victims is None and not telling.casualties
        if untold and (_is_deadly(scene, telling) or _are_executions(scene, telling)):
            telling.victims = "plural"


def _unharming(casualty: CasualtyMention, violent: list[Telling]) -> list[Telling]:
    """Whose count one may be that no event word holds: "nobody was hurt" is told of the violence before it, and not of who was
    then arrested.
    """
    if casualty.value != 0:
        return violent
    return [t for t in violent if t.end <= casualty.start and t.senses[0] not in _TAKING] or violent


def _is_of_fight(scene: Scene, casualty: CasualtyMention, violent: Sequence[Telling]) -> bool:
    """Whether losses told right behind strikes are those of the sides of the fight told before: "اشتباكات بين داعش والجيش، ترافقت
    مع قصف جوي، وخسائر بشرية في صفوف الجيش".
    """
    before = [t for t in violent if t.end <= casualty.start and t.senses[0] not in HARM]
    if len(before) < 2 or before[-1].senses[0] in FIGHT:
        return False
    fight = next((t for t in reversed(before) if t.senses[0] in FIGHT), None)
    if fight is None:
        return False
    if _OF_BOTH.match(scene.text, casualty.end) is not None:
        return True
    whose = [scene.text[side.start : side.end] for side in fight.sides()]
    struck = [scene.text[side.start : side.end] for side in before[-1].side2]
    return any(
        is_of(scene.text, casualty, name) and not any(name in words for words in struck) for name in whose
    )


def _give_part(scene: Scene, violent: list[Telling], part: CasualtyMention) -> None:
    """Give a part of a total to the happening that it was harmed in; the total is then one over several happenings."""
    host = min((t for t in violent if t.start >= part.end), key=lambda t: t.start, default=None)
    if host is None or host.start - part.end > _PART_IN or host.senses[0] in HARM or host.casualties:
        return
    host.casualties.append(part)
    host.another = True
    for telling in violent:
        if telling.end <= part.start and telling.senses[0] in HARM and telling.casualties:
            telling.aggregate = True


def _is_balance(scene: Scene, casualty: CasualtyMention) -> bool:
    """Whether a toll is a total over many happenings: "يرتفع إجمالي عدد القتلى", "bringing to 45 the number killed"."""
    if (
        _BRINGING.search(scene.text, scene.start, casualty.start) is not None
        and _OF_WOUNDS.search(scene.text, scene.start, casualty.start) is None
        and any(c.what == casualty.what and c.end <= casualty.start and exact(c) for c in scene.casualties)
    ):
        return True
    return (
        casualty.rule.endswith(":toll")
        and _TOTAL.search(scene.text, max(scene.start, casualty.start - 24), casualty.end) is not None
    )


def _is_of_risen(scene: Scene, casualty: CasualtyMention) -> bool:
    """Whether those who died later are of the toll that they raise: "two more died in hospital, raising the toll to 23"."""
    later = casualty.rule in ("en:subject", "en:body") or _LATER_DIED.search(
        scene.text, casualty.trigger_start, min(scene.end, casualty.end + _LATER)
    )
    return bool(later) and any(
        c.what == casualty.what
        and c.rule.endswith(":toll")
        and c.start > casualty.start
        and c.min > casualty.min
        for c in scene.casualties
    )


def _is_told_before(scene: Scene, casualty: CasualtyMention) -> bool:
    """Whether a count is that of a sentence before, of which this one tells a part: "Of the 45 killed, 12 were women"."""
    if _OF_THE.fullmatch(scene.between(scene.start, casualty.start)) is None:
        return False
    return re.search(rf"\b{casualty.min}\b", scene.text[: scene.start]) is not None


def _is_outdated(scene: Scene, casualty: CasualtyMention) -> bool:
    """Whether a toll is what an earlier account gave: "وكانت حصيلة سابقة أفادت بمقتل 43"."""
    if _EARLIER.search(scene.text, scene.start, casualty.start) is not None:
        return True
    first = _AT_FIRST.search(scene.text, scene.start, casualty.start)
    return first is not None and _NOW.search(scene.text, first.end(), casualty.end) is None


def is_of_other_times(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text gives an earlier toll, or one of long years."""
    return _EARLIER.search(text, start, end) is not None or _LONG.search(text, start, end) is not None


def _died(scene: Scene, casualty: CasualtyMention) -> bool:
    """Whether the one said to be hurt is the one who then died: "أصيب جندي ... ما أدى إلى وفاته"."""
    return (
        casualty.what == "injured"
        and casualty.value == 1
        and any(
            c.what == "killed"
            and c.start > casualty.start
            and (
                c.rule == "ar:own" or (c.min == 1 and _LATER_DIED.search(scene.text, casualty.end, scene.end))
            )
            for c in scene.casualties
        )
    )


def _bring_sides_together(scene: Scene, tellings: list[Telling]) -> None:
    """Count the losses of both sides of one fight together: "قتل 42 متمردا ... فيما قتل 9 جنود".

    Only where no second event word and no place of its own sets the later count apart.
    """
    harm = sorted((t for t in tellings if t.casualties and t.senses[0] in HARM), key=lambda t: t.start)
    causes = [t for t in tellings if t.senses[0] not in HARM | HARMLESS | _BLOODLESS]
    if len(harm) < 2 or len(causes) > 1:
        return
    for what in ("killed", "injured"):
        first = next((t for t in harm if exact_tolls(t, what)), None)
        for telling in harm:
            if first is None or telling.start <= first.start or telling.prior != first.prior:
                continue
            if not exact_tolls(telling, what) or _is_result(scene, telling):
                continue
            start, end = telling.clause
            placed = any(f.place is not None and start <= f.start < end for f in scene.fillers)
            gap = scene.between(first.casualties[-1].end, telling.start)
            where = scene.between(telling.casualties[-1].end, end)
            placed = placed or _ELSEWHERE.match(where) is not None
            begin = first.casualties[-1].end
            if _WHERE.search(gap) is not None:  # "12 were killed, and in April in Kandahar, where seven died"
                placed = placed or any(
                    f.place is not None and begin <= f.start < telling.start for f in scene.fillers
                )
            if placed or exact_tolls(first, what) & exact_tolls(telling, what) or RIVAL.search(gap):
                continue
            first.casualties += telling.casualties
            telling.casualties = []


def _is_result(scene: Scene, harm: Telling) -> bool:
    """Whether harm is told as what a sentence led to: "... , killing six", "ما أدى إلى مقتل"."""
    if harm.tense == "ing":
        return scene.text.endswith(", ", 0, harm.start)
    return _LED.search(scene.text, scene.start, harm.end) is not None


def mark_added(scene: Scene, telling: Telling) -> None:
    """Mark the counts of a sentence that are to be added to the one before: other people, by no rival account."""
    telling.casualties.sort(key=lambda c: c.start)
    last: dict[str, CasualtyMention] = {}
    for n, casualty in enumerate(telling.casualties):
        before = last.get(casualty.what)
        if casualty.value in ("some", 0):
            continue
        if before is not None and casualty.start >= before.end and casualty.min != before.min:
            joint = scene.text.startswith("و", casualty.start)  # "مقتل 22 من القوات، واستشهاد تسعة"
            gap = scene.between(before.end, casualty.start + joint)
            further = JOINED.search(gap) and not RIVAL.search(gap) and not casualty.rule.endswith(":toll")
            if further or are_opposed(before, casualty):
                casualty = telling.casualties[n] = replace(casualty, added=True)
        last[casualty.what] = casualty


def is_spared(scene: Scene, start: int, end: int) -> bool:
    """Whether a killing is denied, or only an attempt: "نجا من محاولة اغتيال", "survived an assassination attempt"."""
    return (
        _NONE_HARMED.search(scene.text, max(scene.start, start - _DENIED), start) is not None
        or _SURVIVED.search(scene.text, max(scene.start, start - _TRIED), end) is not None
    )


def _are_executions(scene: Scene, telling: Telling) -> bool:
    """Whether killings are told in the plural and without a number: "إعدامات", "executions"."""
    return "execute" in telling.senses and scene.text[telling.start : telling.end].endswith(
        ("اعدامات", "executions", "killings")
    )


def _is_deadly(scene: Scene, telling: Telling) -> bool:
    """Whether an event word is called deadly, so that people died and nobody says how many."""
    before = scene.between(max(scene.start, telling.start - 34), telling.start)
    return (
        _DEADLY.search(before) is not None
        or _TOLL_UNTOLD.search(
            scene.text, max(scene.start, telling.start - 40), min(scene.end, telling.end + 40)
        )
        is not None
    )


def with_victims(telling: Telling) -> list[Side]:
    """Side 2 with those that the casualties name, where they are not there yet: right after the first that it holds.

    Where no word tells who was harmed, the count itself stands for them ("27 قتيلا").
    """
    sides = list(telling.side2)
    taken = [(s.start, s.end) for s in telling.sides()]
    found: list[Side] = []
    for casualty in sorted(telling.casualties, key=_weight):
        start, end = casualty.who_start, casualty.who_end
        if start < 0:
            if (
                casualty.value == 0
                or casualty.rule == "en:own"
                or (casualty.rule in _ONLY_TOLD and casualty.trigger_end >= casualty.end)
                or found
                or any(s.party is not None for s in sides)
            ):
                continue
            leads = casualty.start == casualty.trigger_start and casualty.trigger_end < casualty.end
            start, end = casualty.trigger_end + 1 if leads else casualty.start, casualty.end
        if not any(s < end and start < e for s, e in taken):
            found.append(Side(start, end, None, "those harmed"))
            taken.append((start, end))
    return [*sides[:1], *found[:1], *sides[1:], *found[1:]]


_ONLY_TOLD = frozenset({"ar:own", "ar:verb", "ar:passive"})
"""Rules of harm in which nobody but the event word itself may stand for those harmed: "قتل في الغارة", "مقتله"."""


def _weight(casualty: CasualtyMention) -> tuple[bool, bool, int]:
    """The dead before the hurt, those who are named before a bare count, the most before a part of them."""
    return casualty.who_start < 0, casualty.what != "killed", -casualty.min


def killed(telling: Telling) -> Count:
    """Those killed; of victims told without a number, one where the word is singular, else some."""
    counted = toll(telling.casualties, "killed")
    if counted is None and telling.victims:
        return 1 if telling.victims == "singular" else "some"
    return counted


def injured(telling: Telling) -> Count:
    """Those injured; not the one who then died: "an officer was killed. He was wounded in the chest"."""
    counted = toll(telling.casualties, "injured")
    hurt = {c.rule.partition(":")[2] for c in telling.casualties if c.what == "injured"}
    return None if counted == 1 and hurt == {"own"} and killed(telling) == 1 else counted


_PLAIN = frozenset({"civilian", "woman", "child", "person"})


def exact(casualty: CasualtyMention) -> bool:
    """Whether a count is told in numbers."""
    return casualty.value not in ("some", 0)


def toll(casualties: Sequence[CasualtyMention], what: str) -> Count:
    """The count of a happening: the first exact one told with what is added to it, else what is told first: some, or 0 where
    the text says none."""
    told = sorted((c for c in casualties if c.what == what), key=lambda c: c.start)
    exact = [n for n, c in enumerate(told) if isinstance(c.value, int) and c.value > 0]
    if exact:
        first = exact[0]
        same = told[0].who is None and told[first].who in _PLAIN  # "dozens killed", and then "ten civilians"
        same = same and told[first].min * _FEW >= told[0].min
        if first and not same and told[0].value == "some" and told[0].min > told[first].min:
            return "some"  # dozens of one side and then ten of the other
        if told[first].who in _SOME_OF and (whole := _whole(told[first:])) is not None:
            return whole
        total = max(_exactly(told[first:]), _of_two_sides(told[first:]))
        counted = {total, told[first].min}
        for casualty in told[first + 1 :]:
            if casualty.added:
                total += casualty.min
            elif casualty.min not in counted:
                break
            counted.add(casualty.min)
        return total
    return told[0].value if told else None


def _exactly(told: Sequence[CasualtyMention]) -> int:
    """The number of the first count, or what a later one tells of it where it was rounded: "more than 200", and then 213."""
    one = told[0].value == 1 and not told[0].company  # "leader killed", and then "he and five of his men"
    exact = (
        c.min
        for c in told[1:]
        if not c.added and (rounds(told[0], c) or with_company(told[0], c) or (one and c.company))
    )
    return next(exact, told[0].min)


def _of_two_sides(told: Sequence[CasualtyMention]) -> int:
    """What both sides lost, where the first count is of one and a later sentence counts both; else 0: "Eight militants slain",
    and then "four soldiers died and eight militants were killed".
    """
    if sum(c.added for c in told) != 1 or told[0].min < _FEW or side_of(told[0]) is None:
        return 0
    for one, other in pairwise(told[1:]):
        opposed = {side_of(one), side_of(other)} == {True, False}
        again = next((c for c in (one, other) if c.min == told[0].min), None)
        if other.added and opposed and exact(one) and again and side_of(again) == side_of(told[0]):
            return one.min + other.min
    return 0


_SOME_OF = frozenset({"woman", "child"})
_WHOLE = 250  # characters between a count of children and one of all the dead


def _whole(told: Sequence[CasualtyMention]) -> int | None:
    """The count of all the dead told later than that of the children or women: "killed 25 children. A toll of 82"."""
    near = [c for c in told[1:] if c.rule.endswith(":toll") or c.start - told[0].end < _WHOLE]
    later = (c for c in near if exact(c) and not c.added and c.min > told[0].min)
    return next((c.min for c in later if c.who in (None, "person", "civilian")), None)
