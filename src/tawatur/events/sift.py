"""What is no event after all: sport, markets, accidents, film; words whose reading wants a side that fights."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tawatur.events.fillers import FROM_AFAR, GOVERNING, PRONOUN_OF_NOUN, is_of_fighters
from tawatur.events.harm import exact
from tawatur.events.kinds import HARM
from tawatur.events.proto import HEADED, IN_SENTENCE, NOMINAL, NOT_ITS_OWN, PLACE_OF_LEAD, Side, Telling
from tawatur.events.scene import Scene
from tawatur.events.setting import CRIME
from tawatur.events.unreal import is_supposed
from tawatur.mentions.entries import Trigger
from tawatur.mentions.signs import signs

# Senses of everyday words. Without a party that fights, or a weapon, near by, the first are no events at all, the
# second only where a government, organisation or protesters are named.
_NEEDS_FIGHTERS = frozenset({"movement", "capture"})
_NEEDS_PARTY = frozenset({"base", "truce", "arrest", "transfer", "siege_etc", "loot"})
_STATE_OR_CROWD = frozenset({"government", "organisation", "protesters", "rioters"})
_OF_CROWDS = frozenset({"protest", "disperse", "riot"})
_REACH = 80  # characters
_NOISE = ("noise_sport", "noise_market", "noise_film", "noise_metaphor", "noise_accident", "noise_court")


def sift(scene: Scene, tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings that tell of the conflict."""
    kept = []
    for telling in tellings:
        why = _noise(scene, telling)
        if not why:
            kept.append(telling)
        elif scene.trace is not None:
            scene.trace.drop(telling, why)
    return kept


_MOCK = re.compile(
    r"mock (?:\w+ )?(?:exercises?|drills?|raids?|attacks?|operations?|assaults?|evacuations?)\b"
    r"|(?:ال)?عدو (?:ال)?(?:افتراضي|مفترض|وهمي)"
)


def _noise(scene: Scene, telling: Telling) -> str:
    """Why a telling tells of no event of the conflict, "" where it does."""
    start, end = telling.clause
    near = [
        k
        for a, _, k in scene.contexts
        if k in _NOISE
        and max(start, telling.start - 60) <= a < min(end, telling.end + 60)
        and not (k == "noise_metaphor" and telling.sense in _OF_CROWDS)  # "متظاهرون طالبوا بمحاربة الفساد"
    ]
    # a crowd may well march on the anniversary of something
    marched = telling.sense == "protest" and telling.tense not in NOMINAL
    unreal = ("noise_training",) if marched else ("noise_training", "noise_history")
    if any(
        k in unreal and abs(a - telling.start) < _REACH for a, _, k in scene.contexts
    ) and telling.sense not in (
        "movement",
        "base",
        "truce",
        "siege_etc",
        "arrest",
    ):
        return "noise: an exercise, or a remembrance of long ago"
    if any(k == "noise_training" and _MOCK.match(scene.text, a) for a, _, k in scene.contexts):
        return "noise: a mock exercise"
    fights = any(f.party is not None and (f.party.armed or is_of_fighters(f.party)) for f in scene.fillers)
    fights = fights or any(s.party is not None and s.party.armed for s in telling.side1)
    weapon = telling.means not in (None, "other")
    named = any(f.party is not None and f.party.armed and f.party.actor for f in scene.fillers)
    if not named and not weapon and any(k in _NOISE[:3] for _, _, k in scene.contexts):
        return "noise: words of sport, markets or film near by, and nobody named who fights"
    if near and not fights and not weapon:
        return "noise: " + ", ".join(sorted({k.removeprefix("noise_") for k in near})) + " told in its clause"
    if telling.sense in HARM and not (fights or weapon) and _only_an_accident(scene):
        return "noise: an accident told of in the sentence"
    if telling.lemma.endswith("+crash") and any(
        isinstance(e, Trigger) and e.sense == "crash" and not e.lemma.endswith("+crash")
        for h in scene.triggers
        if not is_supposed(scene, h)
        for e in h.entries
    ):
        return "the fall of an aircraft that is told to have been brought down"
    if scene.lang == "ar":
        arabic = _noise_arabic(scene, telling, fights)
        if arabic:
            return arabic
    if telling.sense == "siege_etc" and "statecraft" in telling.marks:  # what only those in power do
        return ""
    acts = any(s.party is not None and s.party.armed for s in telling.side1)
    # a phrase says by itself what a lone word ("set up", "moved") leaves open
    phrase = _is_phrase(telling) and any(f.place is not None for f in scene.fillers)
    if telling.sense in ("movement", "base") and not acts and not phrase:
        by_state = all(s.party is not None and s.party.class_ == "government" for s in telling.side1)
        arms = weapon or any(f.party is not None and f.party.class_ == "platform" for f in scene.fillers)
        if not ((fights or (arms and telling.side1)) and by_state):
            return "movement or building up by nobody who fights"
    if (
        telling.sense == "movement"
        and telling.tense in ("masdar", "present", "past")
        and telling.side1
        and all(s.party is not None and s.party.class_ == "platform" for s in telling.side1)
    ):
        return "the movement of a vehicle"
    if (
        telling.sense in ("capture", "regain")
        and telling.place is not None
        and (scene.carried is not None or (telling.place_rule != IN_SENTENCE and _after_fighters(scene)))
    ):
        return ""
    if fights or weapon or (telling.sense == "truce" and " ceasefire" in telling.lemma):
        return ""
    if telling.sense in _NEEDS_PARTY and not phrase and not _is_ceased(telling):
        parties = (f.party for f in scene.fillers if f.party is not None)
        known = any(
            p.class_ in _STATE_OR_CROWD
            and (
                p.is_name
                or (p.class_ in ("protesters", "rioters") and scene.lang == "ar")
                or (telling.sense == "siege_etc" and p.class_ == "government")
            )
            for p in parties
        )
        if telling.sense == "arrest" and any(t.sense in _VIOLENT for t in _others(scene)):
            return ""  # over an attack
        if telling.sense == "arrest" and scene.lang == "en" and _is_round_up(scene, telling):
            return ""
        if any(s.party is not None and s.party.victim and s.party.country for s in telling.side2):
            return ""  # of somebody told by his nation: "اعتقال فلسطيني"
        if telling.sense == "arrest" and signs(scene.lang, "political").search(scene.text, start, end):
            return ""  # "opposition leader arrested"
        if telling.sense == "truce" and scene.lang == "ar" and _CEASED.search(telling.lemma):
            if _BOTH_AR.search(scene.text, start, end):
                return ""  # "تمديد الهدنة بين الطرفين"
        if (
            scene.lang == "ar"
            and (telling.sense == "truce" or telling.lemma in ("إفراج", "أفرج"))
            and signs("ar", "captives").search(scene.text, start, end)
        ):
            return ""  # "الإفراج عن ثلاثة صحفيين خطفوا", "اتفق الطرفان على تبادل الأسرى"
        return "" if known else "an everyday word: no party, weapon or state power is told of in the sentence"
    if telling.sense == "capture" and phrase and telling.place is not None:
        if any(f.party is not None and f.party.class_ == "government" for f in scene.fillers):
            return ""  # "فقد النظام السيطرة على المعبر"
    if telling.sense in _NEEDS_FIGHTERS and not (phrase and scene.lang == "en"):
        if telling.sense == "movement" and phrase and scene.lang == "ar":
            if signs("ar", "troops").search(scene.text, start, end):
                return ""
        return "an everyday word: nobody who fights and no weapon is told of in the sentence"
    return ""


def _after_fighters(scene: Scene) -> bool:
    """Whether a sentence before names somebody who fights."""
    before = scene.previous
    while before is not None:
        if any(f.party is not None and f.party.armed and f.party.actor for f in before.fillers):
            return True
        before = before.previous
    return False


_DOZENS = re.compile(r"\b(?:\d{2,}|\d+,\d+|dozens|scores|hundreds|thousands)\b")
_OF_CRIME = re.compile(
    r"drug|narcotic|smuggl|traffick|fraud|theft|thie|robber|burglar|brothel|prostitut|scam|murder"
)


def _is_round_up(scene: Scene, telling: Telling) -> bool:
    """Whether those in power arrest people by the dozen, and no word of crime stands by: "authorities detained dozens"."""
    start, end = telling.clause
    return (
        any(s.party is not None and s.party.class_ == "government" for s in telling.side1)
        and _DOZENS.search(scene.text, telling.start, min(end, telling.end + 30)) is not None
        and _OF_CRIME.search(scene.text, start, end) is None
    )


_CEASED = re.compile(
    "هدن[ةه]|[إا]طلاق النار|الأعمال العدائية|العدائيات|تهدئة|truce|cease-?fire|armistice|cessation of hostilities"
)
_BOTH_AR = re.compile(r"الطرف(?:ين|ان)|الجانب(?:ين|ان)|طرف[اي] ال|الاطراف|الفرقا")
_COMING = 60  # characters after a movement in which it is said what for


def _noise_arabic(scene: Scene, telling: Telling, fights: bool) -> str:
    """Why an Arabic telling tells of an accident or of crime, "" where it does not."""
    marks = telling.marks
    start, end = telling.clause
    if any(
        (start <= d.start < end or d.start == scene.start) and d.last.year < _LONG_AGO for d in scene.dates
    ):
        return "noise: long ago"
    if (
        telling.sense == "assault"
        and telling.tense not in NOMINAL
        and telling.means is None
        and not scene.casualties
        and not any(s.party is not None and s.party.armed for s in telling.side1)
        and signs("ar", "words").search(scene.text, telling.start, scene.end)
    ):
        return "an attack in words"
    if telling.sense == "crash" and "wreck" in marks and not _tells(scene, "shot_down"):
        return "noise: a crash that nobody brought about"
    if "captive" in marks and not fights:
        return "captive women, and nobody told of who took them"
    if "stoppage" in marks and not _tells(scene, "stoppage"):
        return "no strike: neither work nor food nor a demand is told of"
    if (
        "gathers" in marks
        and not _tells(scene, "dissent")
        and not any(
            f.party is not None and f.party.class_ in ("protesters", "rioters") for f in scene.fillers
        )
    ):
        return "onlookers"
    if "by_crowd" in marks and not any(
        f.party is not None and f.party.class_ in ("protesters", "rioters", "civilians")
        for f in scene.fillers
    ):
        if not any(
            t.sense in ("protest", "riot", "disperse") and t.lemma != telling.lemma for t in _others(scene)
        ):
            return "a word of crowds, and no crowd told of"
    reach = min(scene.end, telling.end + _COMING)
    if telling.sense == "movement" and (
        signs("ar", "rescuers").search(scene.text, max(scene.start, telling.start - 40), reach)
        or signs("ar", "visit").search(scene.text, telling.end, reach)
    ):
        return "the way of rescuers or of a visitor"
    if _gets_away(scene, telling):
        return "the flight of those who did it"
    if (
        telling.sense == "truce"
        and "pact" in marks
        and telling.means is None
        and not any(
            f.party is not None and f.party.armed and (f.party.actor or f.party.class_ == "armed")
            for f in scene.fillers
        )
        and not any(t.sense in _VIOLENT for t in _others(scene))
    ):
        return "an agreement, and nobody who fights told of in the sentence"
    if telling.lemma in ("إفراج", "أفرج") and _GOODS.match(scene.text, telling.end, scene.end):
        return "a release of money or goods"
    if (
        "release" in marks
        and not fights
        and not _tells(scene, "captives")
        and not any(f.party is not None and f.party.is_name for f in scene.fillers)
    ):
        return "a release, and no party to a conflict told of in the sentence"
    if (
        "aim" in marks
        and telling.means is None
        and not fights
        and not scene.casualties
        and not any(t.sense in _VIOLENT and "aim" not in t.marks for t in _others(scene))
    ):
        return "an aim, and neither a weapon nor anybody who fights"
    if telling.sense == "regain" and not fights and telling.place is None:
        return "something regained, and neither ground nor anybody who fights"
    if (
        telling.sense == "transfer"
        and telling.place is None
        and not telling.side1
        and not _is_phrase(telling)
    ):
        return "a handing over of no ground"
    fell = any(t.sense == "crash" and "wreck" in t.marks for t in _others(scene)) and not _tells(
        scene, "shot_down"
    )
    if (
        telling.sense in HARM
        and telling.means in (None, "other", *(("aircraft",) if fell else ()))
        and (fell or _tells(scene, "road"))
        and not any(f.party is not None and f.party.armed and f.party.actor for f in scene.fillers)
    ):
        return "noise: an accident told of in the sentence"
    if (telling.sense in _CRIMINAL and _tells(scene, "crime")) or (
        (telling.sense in _CRIMINAL or telling.sense == "loot")
        and CRIME.search(scene.text, scene.start, scene.end)
    ):
        if not any(
            f.party is not None
            and f.party.armed
            and f.party.class_ != "state_forces"
            and f.party.actor is not None
            for f in scene.fillers
        ):
            return "noise: crime told of in the sentence, and no group that fights"
    return ""


def _only_an_accident(scene: Scene) -> bool:
    """Whether an English sentence names an accident, no weapon, and no violence but harm: "a boiler burst, injuring two"."""
    kinds = {kind for _, _, kind in scene.contexts} if scene.lang == "en" else set()
    if "noise_accident" not in kinds:
        return False
    if any(kind.startswith("means:") and kind != "means:other" for kind in kinds):
        return False
    return not any(t.sense not in HARM and t.sense != "blast" and t.sense in _VIOLENT for t in _others(scene))


_GOODS = re.compile(
    r"\sعن\s(?:(?!مقابل)\S+\s){0,3}?(?:ال)?(?:مليار|مليون|ملايين|ترليون|اموال|ارصد[هت]|اصول|ودايع|مستحقات|مبلغ|مبالغ|شحن[هت]|شحنات|بضايع|مساعدات|حاويات|وثايق|نتايج|تقرير)(?!\w)"
)
"""What is released that is neither people nor ground: "الإفراج عن 100 مليون دولار"."""


def _gets_away(scene: Scene, telling: Telling) -> bool:
    """Whether attackers are told to have got away: "فر المهاجمون من المكان", "قبل أن يهربوا"; fighters flee a battle."""
    if telling.sense != "movement" or not telling.lemma.endswith(_FLED):
        return False
    before = max(scene.start, telling.start - _COMING)
    culprits = signs("ar", "culprits").search(scene.text, before, min(scene.end, telling.end + _COMING))
    return bool(culprits) or scene.text.endswith("قبل ان ", scene.start, telling.start)


_FLED = ("فر", "هرب", "فرار", "الفرار", "بالفرار", "الهرب", "هروب")


_CRIMINAL = frozenset(
    {
        "arrest",
        "ambush",
        "storm",
        "disrupt",
        "assault",
        "kill",
        "injure",
        "shoot",
        "execute",
        "siege_etc",
    }
)
_LONG_AGO = 1975  # years that only history tells of


def _tells(scene: Scene, kind: str) -> bool:
    """Whether a sentence holds a sign of a kind."""
    return signs(scene.lang, kind).search(scene.text, scene.start, scene.end) is not None


def _others(scene: Scene) -> list[Trigger]:
    return [e for hit in scene.triggers for e in hit.entries if isinstance(e, Trigger)]


def says_enough(telling: Telling) -> bool:
    """Whether a happening that has been brought together says more than a word that may be anything.

    A control that nobody takes from nobody, a handing over without parties, harm that nobody did, and a word of attack
    at a government without a weapon or a victim are states, deliveries, accidents and quarrels more often than events.
    """
    acting = [s for s in telling.side1 if s.rule not in FROM_AFAR]
    sides = bool(acting or telling.side2)
    senses = set(telling.senses)
    if HEADED in telling.marks or telling.guessed:
        return True
    if _is_only_named(telling):
        return False
    if senses <= {"capture"} and telling.tense in NOMINAL and not sides and "lost" not in telling.marks:
        announced = any(
            s.rule == GOVERNING for s in telling.side1
        )  # "the group announced control of the town"
        return announced and telling.place is not None and telling.place_rule not in NOT_ITS_OWN
    if senses <= {"transfer"} and not sides and not _is_phrase(telling):
        return False
    if senses <= {"movement"}:
        if telling.place_rule not in NOT_ITS_OWN:  # "began the withdrawal from the town"
            # "قبل انسحابها من البلدة" says who left; "its advance on the town" may be anybody's
            leaves = "leaves" in telling.marks
            acting = [s for s in telling.side1 if leaves or s.rule != PRONOUN_OF_NOUN]
        return (_is_phrase(telling) and telling.sentence <= 1) or (
            any(not _is_one_man(s) for s in acting)
            and (
                "inner" in telling.marks or not (telling.place_rule == PLACE_OF_LEAD and telling.sentence > 2)
            )
        )
    if senses <= HARM and telling.marks & {"massacre", "found"} and telling.place_rule not in NOT_ITS_OWN:
        return telling.place is not None  # "a massacre in the village", "two bodies found by the road"
    if senses <= HARM and not telling.side1 and telling.means is None:
        counted = telling.place is not None and telling.place_rule not in NOT_ITS_OWN  # "مقتل 22 في كابول"
        counted = counted and any(c.what == "killed" and exact(c) and c.min > 1 for c in telling.casualties)
        return any(s.party is not None and s.party.armed for s in telling.side2) or (
            telling.date is not None and (sides or counted)
        )
    if senses <= {"assault", "hit"} and telling.means is None and not telling.casualties:
        parties = [s.party for s in telling.side2 if s.party is not None]
        at_state = bool(parties) and all(p.class_ in ("government", "organisation") for p in parties)
        return not at_state or (
            "offensive" in telling.marks and telling.tense not in NOMINAL
        )  # "invaded Ukraine"
    return True


_VIOLENT = frozenset(
    {
        "air_strike", "shelling", "bombard", "blast", "suicide", "grenade", "chemical", "clash", "storm", "ambush",
        "assault", "hit", "shoot", "execute", "abduct", "rape", "mob", *HARM,
    }
)  # fmt: skip
_NEAR = 60  # characters after an event word in which its day stands


def _is_only_named(telling: Telling) -> bool:
    """Whether violence is named by a noun, once, and nothing is told of it: no place, no day, no toll, not both sides.

    What else a report tells of ("the trial over the murder", "since the attack") has to stand right by the noun.
    """
    harmed = any(c.value != 0 for c in telling.casualties)  # "no casualties" is told of what has been named
    if telling.tense not in NOMINAL or harmed or not set(telling.senses) <= _VIOLENT:
        return False
    placed = telling.place is not None and telling.place_rule not in NOT_ITS_OWN
    dated = telling.date is not None and telling.date_rule not in NOT_ITS_OWN
    if telling.referred:
        placed = placed and telling.place_rule != IN_SENTENCE
        dated = dated and telling.date is not None and -5 <= telling.date.start - telling.end < _NEAR
    elif len(telling.spans) > 1:
        return False
    return not placed and not dated and not (telling.side1 and telling.side2)


def _is_phrase(telling: Telling) -> bool:
    return " " in telling.lemma.strip()


def _is_ceased(telling: Telling) -> bool:
    """Whether a verb tells of a truce in words of which no everyday agreement is told."""
    return telling.tense not in NOMINAL and _CEASED.search(telling.lemma) is not None


def _is_one_man(side: Side) -> bool:
    """Whether a side is a single fighter without a name, whose comings and goings are no group's."""
    return side.party is not None and side.party.actor is None and side.party.number == "singular"
