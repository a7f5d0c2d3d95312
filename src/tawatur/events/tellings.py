"""From the triggers of a sentence to tellings: the reading that holds, its roles, and what speaks against it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from tawatur.events.arms import arms_taken, brings_down_part, name_means
from tawatur.events.definite import is_definite
from tawatur.events.fillers import Roles, can_act
from tawatur.events.ground import takes_arms
from tawatur.events.harm import is_spared
from tawatur.events.kinds import HARM
from tawatur.events.many import count_of, is_aggregate
from tawatur.events.needs import choose, comes_under_shells, is_link, is_of_most
from tawatur.events.order import is_motive
from tawatur.events.proto import (
    ALSO,
    AMID_PROTEST,
    BOTH_SIDES,
    ELSEWHERE,
    NOMINAL,
    ON_WORKS,
    PARTLY,
    THEN,
    Telling,
)
from tawatur.events.roles import as_sides
from tawatur.events.roles_ar import is_done
from tawatur.events.scene import Filler, Scene
from tawatur.events.side_kinds import on_foot
from tawatur.events.trace import NEEDS, OTHER_MEANING, SUPPOSED, UNREAL, WITHIN
from tawatur.events.unreal import is_supposed, is_unreal
from tawatur.events.unreal_ar import is_referred
from tawatur.mentions.entries import Trigger
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.numbers_en import TWO_TO_TEN
from tawatur.mentions.places import specificity
from tawatur.mentions.signs import signs
from tawatur.mentions.vocabulary import FLOWN
from tawatur.text.arabic import preposition_of

_SUPPORT = 24  # characters between "under cover of" and the strikes
_FURTHER = re.compile(
    r"(?<!\S)[وف]?(?:(?P<also>كما|كذلك|ايضا)|ثم)\s+(?:\S+\s)?$"
    r"|\b(?:(?<!\bwho )(?<!\bwhich )(?P<too>also|likewise|separately)|meanwhile|then|also)\s+(?:\w+\s)?$"
)
_GOES_ON = 22  # characters before an event word that hold "who also" and one word more
_ANOTHER_AR = re.compile(
    r"\s+(?:(?:علي|ضد|استهدفت?)\s+)?(?:(?!و(?:اصيب|اصاب|جرح|قتل|مقتل|فقد|اعتقل|خطف|اسر))\S+\s+)?(?:اخر|اخري|اخران|اخرين|اخرون|ثان|ثاني[هت]?|مماثل[هت]?|منفصل[هت]?)\b"
)
_SIMILAR_AR = re.compile(r"\s+(?:\S+\s+)?(?:ال)?(?:مماثل|مشابه)[هت]?\b")
_SIMILAR_EN = re.compile(r"\bsimilar\s+(?:\w+\s+)?$")
_ANOTHER_EN = re.compile(r"\b(?:another|second|third|separate|similar)\s+(?:\w+\s+)?$")

_ON_ANOTHER_EN = re.compile(
    r"\s+(?:(?:on|at|against|in|near|outside|inside)\s+)?another\s+(?!attack|wave|round)"
)

_PREVIOUSLY = {
    "ar": re.compile(r"(?<!\w)[وف]?سبق\s(?:ل\S+\s(?:\S+\s){0,3}?)?و?ان\s(?:\S+\s)?$"),
    "en": re.compile(r"\b(?:had|has|have)\s(?:also\s)?(?:previously|once before|in the past)\s(?:been\s)?$"),
}
"""What stands before a deed that came before the news: "وسبق أن قصف", "had previously shelled"."""

_OPENS_ELSEWHERE_EN = re.compile(
    r"\W*(?:elsewhere|separately|in (?:a|an|another) (?:separate|different|unrelated|other)|in another (?:[\w-]+ )?(?:incident|attack|blast|explosion|strike|raid|development|clash|bombing|shooting))\b"
)
_OPENS_ANOTHER_EN = re.compile(
    r"\W*another (?:[\w-]+ )?(?:rocket|shell|mortar|missile|bomb|mine|drone|air ?strike|raid|blast|explosion|strike|attack)\b"
    rf"|\W*(?:another|a further|a separate) (?:\d+|one|{TWO_TO_TEN}|dozen) (?:[\w-]+ ){{1,9}}?"
    r"(?:killed|died) (?:in|by|when) (?!the |this |that|those |\w+days? )"
)

_SECOND_EN = re.compile(
    r"(?:^|[.;,]\s|\band\s)the (?:second|third|fourth|other)(?:,[^,.;]{1,30},)?\s(?:\w+ly\s|later\s|then\s)?$"
)


def _is_of_second(scene: Scene, start: int) -> bool:
    """Whether an English verb's subject is the second of those told before: "the second killed four"."""
    return _SECOND_EN.search(scene.text, max(scene.start, start - 60), start) is not None


_BY_WEAPON = re.compile(r"\bby (?:[\w-]+ ){0,3}(drone|uav|missile|rocket)s?$")


def _turn_round(scene: Scene, hit: Hit, telling: Telling) -> None:
    """Make of what drones or missiles did the strike that it is: "two tanks were destroyed by drones"."""
    weapon = _BY_WEAPON.search(scene.text, hit.start, max(hit.end, hit.last))
    if weapon is None:
        return
    drone = weapon[1] in ("drone", "uav")
    telling.sense = "air_strike" if drone else "shelling"
    telling.senses = [telling.sense]
    telling.means = telling.means or ("drone" if drone else weapon[1])
    struck = next((f for f in reversed(scene.fillers) if f.end <= hit.start and f.party is not None), None)
    if struck is not None:
        telling.side1, telling.side2 = [], as_sides([(struck, "passive subject")])


def find_tellings(scene: Scene) -> Iterator[Telling]:
    """The tellings of a sentence, in order; what is only planned, wished, denied in grammar or feared is left out."""
    along: Telling | None = None
    deed: Telling | None = None  # the last that a verb tells
    arrival: Telling | None = None  # the last told by a weapon and its verb: "rockets ... hit"
    reached = -1  # where that phrase ends
    for hit in scene.triggers:
        options = [e for e in hit.entries if isinstance(e, Trigger)]
        word = None if scene.trace is None else scene.trace.word(scene, hit)
        if any(o.sense == "none" for o in options) or _is_occupier(scene, hit):
            if word is not None:
                word.dropped = OTHER_MEANING
            continue
        if is_supposed(scene, hit):
            scene.unreal = True
            if word is not None:
                word.dropped = SUPPOSED
            continue
        chosen = choose(scene, hit, options)
        if chosen is None:
            if word is not None:
                word.dropped = NEEDS
            continue
        trigger, roles = chosen
        if arrival is not None and hit.start < reached and "weapon" in trigger.role("obj"):
            arrival.side1 = arrival.side1 or as_sides(roles.get("side1", []))
            if word is not None:
                word.dropped = WITHIN
            continue
        if trigger.tense not in NOMINAL and roles.get("side1"):
            scene.subjects[hit.start] = roles["side1"][0][0]
        telling = as_telling(scene, hit, trigger, roles)
        if hit.last > hit.end and trigger.means and trigger.sense in _ARRIVES:
            arrival, reached = telling, hit.last
        if "seizes" in trigger.marks and takes_arms(scene, hit):
            telling.sense, telling.senses = "disrupt", ["disrupt"]
        if "raid" in trigger.marks and on_foot(telling):
            telling.sense, telling.senses = "assault", ["assault"]  # "gunmen raided the village"
        if comes_under_shells(scene, hit, trigger):
            telling.sense, telling.senses = "shelling", ["shelling"]
        if scene.lang == "en" and telling.sense == "disrupt":
            _turn_round(scene, hit, telling)
            if brings_down_part(scene, hit):
                telling.marks |= {PARTLY}
        if telling.sense == "disrupt":
            telling.side2[:0] = arms_taken(scene, telling)
        if telling.another and preposition_of(hit.prefix) == "ب" and deed is not None:
            deed.another = deed.another or deed.clause == telling.clause  # "استهدفوا الموقع [بعملية ثانية]"
        deed = telling if trigger.tense not in NOMINAL else deed
        telling.link = is_link(scene, hit, trigger, roles)
        verdict = is_unreal(scene, hit, trigger)
        if word is not None:
            word.chosen, word.roles, word.telling = trigger, roles, telling
        if verdict == "denied" and not _has_doer(scene, telling):
            verdict = "drop"  # "the missile had not hit its target"
        if word is not None:
            word.dropped = UNREAL if verdict == "drop" else ""
        if verdict == "drop":
            scene.unreal = True
            continue
        if verdict is not None:
            telling.status = verdict
        if telling.supporting and hit.last >= 0:
            along = telling
        elif along is not None and telling.start < along.start and not telling.side1:
            # "launched an offensive under cover of strikes": it is the offensive that was launched
            telling.side1, telling.tense = list(along.side1), along.tense
        yield telling


_ARRIVES = frozenset({"shelling", "air_strike", "blast"})
"""Senses of weapons that reach a place: "rockets [fired from Gaza] hit Sderot" tells of one thing."""


def _has_doer(scene: Scene, telling: Telling) -> bool:
    """Whether a denied deed names who is said not to have done it; for a pronoun the speaker is taken."""
    if not telling.side1 and _PRONOUN_EN.search(
        scene.text, max(scene.start, telling.start - 40), telling.start
    ):
        speaker = next((f for f in scene.fillers if f.end < telling.start and can_act(f)), None)
        telling.side1 = as_sides([(speaker, "subject carried over")] if speaker is not None else [])
    return any(s.party is not None and s.party.class_ != "object" for s in telling.side1)


_PRONOUN_EN = re.compile(r"\b(?:it|they|he) (?:had|has|have|did|was|were)(?: not|n't) (?:\w+ ){0,4}$")


def _is_occupier(scene: Scene, hit: Hit) -> bool:
    """Whether "the occupation", in Iraq "the massing", stands for those so called: "الاحتلال يعتقل خمسة", "الحشد يحبط هجوما"."""
    return any(
        f.party is not None
        and f.end == hit.end
        and (
            f.party.actor == _MASSED
            or (f.start == hit.start and scene.text.startswith(_OCCUPATION, hit.start))
        )
        for f in scene.fillers
    )


_MASSED = "pmf"
_OCCUPATION = "الاحتلال"


_PROTESTED = {
    "ar": re.compile(
        r"(?:احتجاج|مظاهر|تظاهر|متظاهر|مسير|اعتصام|وقف[هت]|وقفات|اضراب)\S*\s(?:[^\s،.؛]+\s){0,4}?(?:(?:ضد|رفضا ل\S*|للتنديد ب\S*|تنديدا ب\S*|احتجاجا علي|غضبا من|استنكارا ل\S*|(?:بعد|عقب|اثر|غداه)(?:\sان)?)\s?(?:ال)?|و?(?:تنديدا|استنكارا|رفضا|شجبا|حدادا|احتجاجا|غضبا|تضامنا|استنكاري[هت]|تنديدي[هت])\s(?:علي\s|مع\s)?[بل]?ا?ل?)$"
        r"|(?:^|\s)[وف]?(?:شيع(?:ت|وا)?|[يت]شيع(?:ون)?|(?:ال)?تشييع)\s(?:(?!و)[^\s.؛]+\s){0,6}$"
    ),
    "en": re.compile(
        r"\b(?:protest\w*|rall(?:y|ies|ied)|demonstrat\w+|march\w*|sit-ins?|vigils?|walkouts?|shutdowns?|(?:general|shutter-down|hunger|one-day) strikes?)\s(?:[\w-]+\s){0,6}?(?:against|over|at|to condemn|to denounce)\s(?:(?:the|a|an|recent)\s)?$"
        r"|\b(?:protest\w*|rall(?:y|ies|ied)|demonstrat\w+|march\w*)\s(?:[\w-]+\s){0,4}?(?:after|following)\s(?:[\w-]+\s){0,3}$"
        r"|\b(?:funerals?|burial|buried|mourn\w+)\s(?:[\w-]+,?\s){0,6}?(?:who|that)\s(?:was|were|had|have)\s(?:been\s)?$"
    ),
}


def _is_protested(scene: Scene, start: int) -> bool:
    """Whether violence is what a crowd protests against, or buries somebody for: "protested after gunmen shot a journalist"."""
    return _PROTESTED[scene.lang].search(scene.text, max(scene.start, start - 70), start) is not None


_FLOWN_MARKS = frozenset({"strikes", "airy"})
_POLICE_AR = re.compile(
    r"(?:ال|لل|ل)?(?:اجهز[هت]|رجال|قوات|قوي|جهاز|عناصر)?\s?(?:ال)?(?:امن|امني[هت]|شرط[هت]|وزار[هت] الداخلي[هت])(?!\w)"
)


def _named_behind(scene: Scene, target: Filler) -> PlaceFound | None:
    """The place whose name goes with the word for it that was hit: "قصف الجيش بلدة [سراقب]"."""
    if scene.lang != "ar" or target.place is not None:
        return None
    return next(
        (
            f.place
            for f in scene.fillers
            if f.place is not None and not f.slot and target.start <= f.start <= target.end + 1
        ),
        None,
    )


def as_telling(scene: Scene, hit: Hit, trigger: Trigger, roles: Roles) -> Telling:
    """The telling that a word makes with the roles that its sentence fills, before the sentence's grammar is asked."""
    start, end = hit.start, max(hit.end, hit.last)
    if hit.last >= 0 and (along := scene.has_context("support", hit.end, hit.last)):
        start = along[1] + 1  # "launched an offensive under cover of strikes"
    telling = Telling(scene.index, trigger.sense, trigger.lemma, trigger.tense, start, end, [(start, end)])
    if scene.lang == "ar" and trigger.tense in NOMINAL and trigger.sense == "capture" and is_done(scene, hit):
        telling.tense = "passive"
    telling.clause = scene.clause(hit.start)
    telling.turn = bisect_right(scene.turns(), start)
    telling.senses.append(trigger.sense)
    telling.marks = trigger.marks
    if scene.lang == "ar" and trigger.sense in _HARMFUL and _is_amid_protest(scene, start, end):
        telling.marks = telling.marks | {AMID_PROTEST}
    if scene.lang == "ar" and trigger.sense in _HARMFUL and _OF_BOTH_AR.match(scene.text, end, scene.end):
        telling.marks = telling.marks | {BOTH_SIDES}
    telling.side1 = as_sides(roles.get("side1", ()))
    held = {(s.start, s.end) for s in telling.side1}
    acted_on = [*roles.get("target", ()), *roles.get("side2", ()), *roles.get("victims", ())]
    telling.side2 = [s for s in as_sides((f, r) for f, r in acted_on) if (s.start, s.end) not in held]
    telling.side2.sort(key=lambda s: (s.party is None, s.start))
    if telling.marks & _FLOWN_MARKS and any(
        _POLICE_AR.match(scene.text, s.start, s.end) for s in telling.side1
    ):
        telling.marks = (
            telling.marks - _FLOWN_MARKS
        )  # "ضربة استباقية لأجهزة الأمن": the police strike on foot
    places = [
        (f.place, r)
        for role in ("place", "target")
        for f, r in roles.get(role, ())
        if f.place is not None and not is_motive(scene, f.place.start, start)
    ]
    places += [
        (place, rule) for f, rule in roles.get("target", ()) if (place := _named_behind(scene, f)) is not None
    ]
    if places:
        telling.roles = [place for place, _ in places]
        telling.place, telling.place_rule = max(places, key=lambda p: specificity(p[0].row))
    telling.headline = scene.headline
    telling.referred = scene.lang == "ar" and trigger.tense in NOMINAL and is_referred(scene, hit)
    violence = trigger.tense in NOMINAL or trigger.sense in _HARMFUL or trigger.sense == "execute"
    telling.protested = violence and _is_protested(scene, start)
    if telling.protested:
        telling.marks = telling.marks - {AMID_PROTEST}  # what a crowd protests against came before
    telling.definite = is_definite(scene, hit, trigger.tense)
    opens = scene.lang == "en" and _OPENS_ANOTHER_EN.match(scene.text, scene.start) is not None
    if scene.lang == "en" and _OPENS_ELSEWHERE_EN.match(scene.text, scene.start):
        opens, telling.marks = True, telling.marks | {ELSEWHERE}
    telling.another = (
        opens
        or "counter" in trigger.marks
        or _PREVIOUSLY[scene.lang].search(scene.text, max(scene.start, start - 40), start) is not None
        or (
            trigger.sense != "injure"  # "one killed and another injured" is one happening
            and (
                _ANOTHER_AR.match(scene.text, end) is not None
                if scene.lang == "ar"
                else _ANOTHER_EN.search(scene.text, max(scene.start, start - 24), start) is not None
                or (trigger.sense not in HARM and _ON_ANOTHER_EN.match(scene.text, end) is not None)
            )
        )
    )
    telling.supporting = (
        "along" in trigger.marks or scene.has_context("support", start - _SUPPORT, start) is not None
    )
    goes_on = _FURTHER.search(scene.text, max(scene.start, start - _GOES_ON), start)
    if goes_on is not None:
        telling.further = ALSO if goes_on["also"] or goes_on["too"] else THEN
    elif scene.lang == "ar" and scene.text.startswith((" ايضا", " كذلك"), end):
        telling.further = ALSO
    telling.similar = telling.sense == "assault" and bool(
        _SIMILAR_AR.match(scene.text, end)
        if scene.lang == "ar"
        else _SIMILAR_EN.search(scene.text, max(scene.start, start - 24), start)
    )
    if scene.lang == "en" and trigger.tense not in NOMINAL and _is_of_second(scene, start):
        telling.another = telling.similar = True
    if trigger.sense in ("kill", "execute") and trigger.tense != "noun" and "beaten" not in trigger.marks:
        found = [f for role in ("victims", "side2", "target") for f, _ in roles.get(role, ())]
        done_to = [f.party for f in found if f.party is not None]
        spared = bool(found) and is_spared(scene, hit.start, end)
        if not done_to and found and scene.lang == "ar" and trigger.sense == "execute":
            # "اغتال مسلحون [مدير المستشفى]": one, where his word is no plural
            one = _ONE_AR.match(scene.text, found[0].start, found[0].end)
            telling.victims = "singular" if one is not None and not spared else None
        if done_to and not spared:
            those = scene.lang == "en" and _THOSE.search(scene.text, max(scene.start, start - 24), start)
            telling.victims = "plural" if those else done_to[0].number
    telling.count = count_of(scene, hit, trigger)
    name_means(scene, telling, trigger)
    if telling.sense == "crash" and (telling.means in FLOWN or is_of_most(scene, hit)):
        telling.sense, telling.senses = "disrupt", ["disrupt"]
    if trigger.sense == "loot" and any(
        s.party is not None and s.party.class_ == "platform" for s in telling.side2
    ):
        telling.sense, telling.senses = "disrupt", ["disrupt"]  # a drone destroyed is no property destroyed
    if (
        telling.sense == "hit"
        and trigger.lemma == "دمر"
        and any(scene.has_context("means:drone", s.start, s.end) for s in telling.side2)
    ):
        telling.sense, telling.senses = "disrupt", ["disrupt"]
    if "burns" in trigger.marks and (hit.suffix in _THEM_AR or _burns_people(scene, telling)):
        telling.sense, telling.senses = "execute", ["execute"]  # "إحراقهم أحياء"
    if telling.sense == "loot" and telling.side2:
        undone = telling.side2[0].party
        if (
            undone is not None
            and undone.class_ != "object"
            and "burns" not in trigger.marks
            and (undone.armed or undone.class_ == "civilians")
            and " " not in trigger.lemma  # "demolished the home of": of what, not whom
        ):
            telling.sense, telling.senses = "kill", ["kill"]  # "destroyed 60 militants"
        elif undone is not None and undone.military and "burns" not in trigger.marks:
            if scene.lang == "en" or "destroys" in trigger.marks:  # plundered, and not hit
                telling.sense, telling.senses = "hit", ["hit"]
    if _is_on_works(scene, telling):
        telling.marks = telling.marks | {ON_WORKS}
    telling.aggregate = is_aggregate(scene, telling, hit)
    if telling.sense in HARM:
        telling.count = None  # "30 قتيلا": people, and no happenings
    return telling


def _burns_people(scene: Scene, telling: Telling) -> bool:
    """Whether it is people who are burnt, told to have been alive: "أحرق المسلحون [القرويين] أحياء"."""
    return any(
        s.party is not None
        and s.party.class_ == "civilians"
        and s.start >= telling.end
        and _ALIVE_AR.match(scene.text, s.end, scene.end)
        for s in telling.side2
    )


def _is_on_works(scene: Scene, telling: Telling) -> bool:
    """Whether what is attacked is works or stores of nobody who fights: a power station, a factory, no arms depot."""
    first = telling.side2[0] if telling.side2 and telling.sense in ("hit", "assault") else None
    if first is None or first.party is None or first.party.class_ != "object" or first.party.military:
        return False
    if telling.lemma == "دمر":
        return True  # whatever is destroyed: a house, a bridge
    found = signs(scene.lang, "works").search(scene.text, first.start, first.end) is not None
    return found and signs(scene.lang, "arms").search(scene.text, first.start, first.end) is None


_ONE_AR = re.compile(r"(?!عشر|ميات|عدد|عده)[^\W\d_]+(?<!ات)(?<!ين)(?<!ون)(?<!وا)(?=\s|$)")
_THEM_AR = frozenset({"هم", "هن", "هما"})
_ALIVE_AR = re.compile(r"\s(?:[^\s.،؛]+\s){0,2}?(?:احياء|حيا|حي[هت]|حيين)(?!\w)")
_HARMFUL = frozenset({"kill", "injure", "shoot", "assault"})
_AT_PROTEST_AR = re.compile(
    r"(?:^|\s)(?:[وف]?(?:خلال|اثناء|علي|من|بين|وسط|ضد|تفريق|لتفريق|في|صفوف|عن)\s+(?:\S+\s+){0,2}?|ب)?(?:ال)?"
    r"(?:متظاهر|محتجين|محتجا|محتج |معتصمين|معتصما|تظاهر[هت]|مظاهر[هت]|مسير[هت] (?!من|اسر|ترك|انتحار|امي?ري?ك)|مسيرات (?:ال)?(?:عود[هت]|سلمي|احتجاج|شعبي|جماهير|طلاب|تضامن|مليوني)|مواكب|اعتصام|احتجاجات|مليوني[هت])"
)
# "قتلى من الطرفين", "ثلاثين قتيلا من كلا الجانبين"
_OF_BOTH_AR = re.compile(
    r"[^،.؛:]{0,50}?\s(?:من|في صفوف|لدي|بين)\s+"
    r"(?:(?:كلا\s+)?(?:الطرفين|الجانبين|طرفي النزاع|الفريقين|القبيلتين|الفصيلين)|كل\s+(?:طرف|جانب)\b)"
)
_AT_PROTEST = 70  # characters


def _is_amid_protest(scene: Scene, start: int, end: int) -> bool:
    """Whether a protest or those who take part in one are named right around a word of harm."""
    first, last = scene.clause(start)
    first, last = max(first, start - _AT_PROTEST), min(last, end + _AT_PROTEST)
    return _AT_PROTEST_AR.search(scene.text, first, last) is not None


_THOSE = re.compile(r"\bthose (?:who )?(?:were |had been |have been )?$")
