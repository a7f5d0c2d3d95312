"""Which weapon the words of an event name: beside the event word, elsewhere in its sentence, or in the word itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.events.means import more_exact
from tawatur.events.proto import NOMINAL, Side, Telling
from tawatur.events.scene import Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.numbers_ar import SMALL_NUMBER
from tawatur.mentions.numbers_en import TWO_TO_TEN

_NO_TOOL = frozenset({"small_arms", "blade", "other"})  # at a distance only where the words say "with"
_INSTRUMENT = re.compile(
    rf"(?:ب(?:{SMALL_NUMBER} |عدد من |عشرات )?(?:ال)?|بواسطه |باستخدام |بنيران |من |\b(?:with|by|using|from|of|a|two|several|three) (?:a |an |the )?(?:\w+ )?)$"
)

_WITH_THE = ("بال", "برصاص", "بطلق", "باطلاق", "بعبوه", "بصاروخ", "بقذ")


def name_means(scene: Scene, telling: Telling, trigger: Trigger) -> None:
    """Give a telling the means that its word implies or that stands with it."""
    if trigger.sense == "suicide" and trigger.means == "suicide_vest":
        # "blew himself up": unless a car or a motorcycle is named elsewhere
        telling.arms.append(trigger.means)
        _means(scene, telling)
    elif trigger.means:
        telling.means, telling.means_rule = trigger.means, trigger.lemma
        named = _named_weapon(scene, telling)
        if named:
            telling.means, telling.means_rule = named, "weapon named beside it"
    else:
        _means(scene, telling)
    if trigger.sense == "suicide":
        _driven(scene, telling)
    if trigger.sense == "shelling" and telling.tense not in NOMINAL and _flown_by(scene, telling):
        # "warplanes shelled": the verb is of guns, those who do it fly
        telling.sense, telling.senses = "air_strike", ["air_strike"]
        telling.means, telling.means_rule = "aircraft", "aircraft before the verb"
    if trigger.sense in _FILLED and telling.means != "chemical" and _holds_gas(scene, telling):
        telling.means, telling.means_rule = "chemical", "a chemical agent in the weapon"
    if (
        telling.means is None
        and trigger.sense in _FILLED
        and _DRONE_BEFORE.search(scene.text, scene.start, telling.start)
    ):
        # "an Israeli drone struck": the name of who flies it holds the word
        telling.means, telling.means_rule = "drone", "a drone right before it"
    if telling.means is None and trigger.sense in ("bombard", "shelling", "hit"):
        _by_gunners(scene, telling)
    if scene.lang == "en" and trigger.sense == "crash" and _OF_THEM.match(scene.text, telling.end):
        told = _FLOWN.findall(scene.text, max(0, telling.start - _TOLD_BEFORE), telling.start)
        if told:
            telling.means, telling.means_rule = told[-1], "weapon told before"
    if telling.means is None and trigger.sense in ("crash", "disrupt"):
        flown = [
            kind[6:]
            for a, _, kind in scene.contexts
            if kind in ("means:drone", "means:missile", "means:rocket") and a < telling.start
        ]
        if flown:
            telling.means, telling.means_rule = flown[-1], "weapon told before it in the sentence"


_CAR_EN = r"(?:car|truck|lorry|vehicle|van|minibus|bus|tanker|ambulance|pick-?up|humvee|motorcycle|motorbike|tractor|rickshaw)s?"
_CAR_AR = (
    r"(?:سيار(?:[هت]|ات)|شاحن(?:[هت]|ات)|صهريج|صهاريج|عرب(?:[هت]|ات)|عجل(?:[هت]|ات)|الي(?:[هت]|ات)|دراج(?:[هت]|ات)|مركب(?:[هت]|ات)"
    r"|حافل(?:[هت]|ات)|همر|مدرع(?:[هت]|ات)|جراف(?:[هت]|ات)|ناقل[هت]|بيك ?اب|جرار)"
)
_DRIVEN = re.compile(
    rf"\b(?:driv(?:e|es|ing|en)|drove|ramm(?:ed|ing)|plough(?:ed|ing)|riding|rode|steer(?:ed|ing)) (?:[\w-]+ ){{0,3}}{_CAR_EN}\b"
    rf"|\b{_CAR_EN} (?:that |which )?(?:he|she|they) (?:was|were) (?:driving|riding)\b"
    rf"|(?:\b[يتن]?قود(?:ان|ون|وا)?|\bقاد(?:وا|ت)?|\bبقياد[هت]|\b[يت]ستقل(?:ان|ون)?|\bعلي متن) (?:\S+ ){{0,2}}(?:ال)?{_CAR_AR}\b"
    rf"|\b(?:ال)?{_CAR_AR} (?:\S+ ){{0,2}}(?:[يت]قود(?:ها|هما|ونها)|[يت]ستقلها)\b"
)


def _driven(scene: Scene, telling: Telling) -> None:
    """Note a car where the bomber drove one, though it is not called a bomb: "drove a truck into the gate"."""
    if _DRIVEN.search(scene.text, scene.start, scene.end) is not None:
        telling.arms.append("car_bomb")


def _means(scene: Scene, telling: Telling) -> None:
    start, end = telling.clause
    near = [
        (abs(a - telling.start), kind[6:], a)
        for a, b, kind in scene.contexts
        if kind.startswith("means:")
        and max(start, telling.start - 70) <= a < min(max(end, telling.end + 40), telling.end + 90)
        if not (
            _is_destroyed(scene, telling, a)
            or _helps(scene, telling, kind, a)
            or _is_found(scene, telling, a)
        )
        if abs(a - telling.end) < 30
        or 0 <= telling.start - a < 40
        or (a < telling.start and _LAID_EN.match(scene.text, b))
        or _INSTRUMENT.search(scene.between(max(scene.start, a - 14), a))
        or (scene.lang == "ar" and scene.text.startswith(_WITH_THE, a))
    ]
    if near:
        _, telling.means, _ = min(near)
        # "غارة لطائرة من دون طيار": the more exact word says what the general one was
        exact = next((k for _, k, a in sorted(near) if more_exact(telling.means, k)), None)
        telling.means = exact or telling.means
        telling.means_rule = "means word in the clause"


# "mines [planted by the group] killed"
_LAID_EN = re.compile(
    r"\s(?:(?:that|which) (?:had been |have been |were |was )?)?(?:planted|laid|buried|left|hidden|rigged|fired|dropped)\b"
)
_GUNS_AR = re.compile(r"[وفبل]?(?:ال)?(?:مدفعي[هت]|دباب(?:[هت]|ات))\b")


def _by_gunners(scene: Scene, telling: Telling) -> None:
    """Give a bombardment the guns of who did it, where the name of the side begins with them: "مدفعية العدو"."""
    if any(s.rule in ("subject", "genitive") and _GUNS_AR.match(scene.text, s.start) for s in telling.side1):
        telling.means, telling.means_rule = "artillery", "the guns of the side that acts"


_OF_THEM = re.compile(r"\s(?:[\w-]+ ){0,3}(?:it|them|those)\b")
_FLOWN = re.compile(r"\b(drone|missile|rocket)s?\b")
_TOLD_BEFORE = 200  # characters


_ARMS = re.compile(
    r"(?<!\w)(?:ال|لل)?(?:اسلح[هت]|سلاح|ذخير[هت]|ذخاير|عتاد|قطع سلاح)(?!\w)|\b(?:weapons?|weaponry|arms|ammunition|munitions|explosives|bombs?)\b"
)
_TAKEN_AFTER, _TAKEN_BEFORE = 60, 40  # characters between an event word and the weapons that it was done to


def arms_taken(scene: Scene, telling: Telling) -> list[Side]:
    """The weapons that were intercepted, defused or seized: those in the event word's phrase, else right by it."""
    start, end = telling.clause
    start = max(start, telling.start - _TAKEN_BEFORE)
    end = min(max(end, telling.end), telling.end + _TAKEN_AFTER)
    named = {m.span() for m in _ARMS.finditer(scene.text, start, end)}
    named |= {(a, b) for a, b, kind in scene.contexts if kind.startswith("means:") and start <= a < end}
    if not named:
        return []
    first, last = min(named, key=lambda s: (telling.away(*s), s))
    return [Side(first, last, None, "object")]


_BY_IT = ("بصاروخ", "بصواريخ", "بالصواريخ", "بنيران", "بمدفع", "برشاش", "بالرشاش", "بقذ", "بطاير", "بمسير")
_TOOL = re.compile(r"\b(?:with|by|using) (?:an? |the |its |their )?(?:\w+ )?$|بواسطه |باستخدام ")
_OBJECT = re.compile(r"\s(?:\d+\s|\w{3,6}\s)?(?:ال)?")  # from a verb to its object, a number between
_THEN = 30  # characters from a weapon to what it destroyed


def _is_destroyed(scene: Scene, telling: Telling, at: int) -> bool:
    """Whether a weapon is what was destroyed or taken: "a raid destroyed a mortar", "اغتنام دبابتين".

    Of an interception, a disposal or a seizure it is the other one: what it was done with.
    """
    if telling.sense == "disrupt":
        before = scene.between(max(telling.end, at - 14), at)
        return scene.text.startswith(_BY_IT, at) or _TOOL.search(before) is not None
    if scene.lang == "en" and _WRECKED.search(scene.text, max(scene.start, at - _LISTED), at) is not None:
        return True
    if scene.lang == "en" and any(
        m.end() == at for m in _STRUCK.finditer(scene.text, max(scene.start, at - 30))
    ):
        return True
    if telling.sense != "disrupt" and _TAKEN_AR.search(scene.text, max(scene.start, at - 32), at) is not None:
        return True
    if (
        telling.sense == "hit"
        and scene.lang == "ar"
        and _OBJECT.fullmatch(scene.text, telling.end, at)
        and any(s.rule == "subject" and s.end <= telling.start for s in telling.side1)
    ):
        return True  # "مسيرات تستهدف دبابات": the subject before the verb, the weapon what it hit
    if ("destroys" not in telling.marks and telling.sense != "loot") or at < telling.end:
        return False
    before = scene.between(max(telling.end, at - 16), at)
    if (
        scene.lang == "ar"
        and telling.tense not in NOMINAL
        and any(
            f.party is not None
            and f.party.class_ == "object"
            and not f.slot
            and not f.joined
            and at < f.start < at + _THEN
            for f in scene.fillers
        )
    ):
        return False  # "دمرت صواريخ روسية مستودعا": what it was done to comes behind it
    return not _INSTRUMENT.search(before) and scene.text[at] != "ب"


def _is_found(scene: Scene, telling: Telling, at: int) -> bool:
    """Whether a weapon is what another word says was seized or found: "ضبطت متفجرات خلال [العملية]"."""
    if "offensive" not in telling.marks:
        return False
    for hit in reversed(scene.triggers):
        end = max(hit.end, hit.last)
        if hit.start > at or at - end > _TAKEN_AFTER:
            continue
        if end <= telling.start < at or telling.start <= hit.start:
            return False
        return any(isinstance(e, Trigger) and e.sense == "disrupt" for e in hit.entries)
    return False


_WRECKED = re.compile(
    r"\b(?:destroy(?:s|ed|ing)?|destruction of|knock(?:s|ed|ing) out|wreck(?:s|ed|ing))\s"
    r"(?:(?!(?:in|with|by|using|after|when|from|that|which|who|killing|wounding)\s)[\w-]+,?\s){0,12}$"
)
_STRUCK = re.compile(
    rf"\b(?:hit|hitting|struck|striking|targeted|targeting)\s(?:\d+|{TWO_TO_TEN}|several|dozens of)\s"
    r"(?=(?:car|vehicle|truck)[ -]?(?:borne )?bombs)"
)
_LISTED = 100  # characters from a word of destroying to the last thing that it lists
_TAKEN_AR = re.compile(
    r"(?:^|\s)[وب]?(?:تدمير|اعطاب|اغتنام|اغتنم\S*|غنم\S*|(?:ال)?استيلاء علي|استول\S* علي)\s(?:\S+\s){0,2}$"
)
_HELP = re.compile(
    r"(?:^|\s)و?ب(?:دعم|اسناد|مساند[هت]|مشارك[هت]|غطاء|موازر[هت])\s(?:\S+\s){0,2}$|\b(?:backed|supported) by (?:\w+ ){0,2}$|\bwith (?:the )?support (?:of|from) (?:\w+ ){0,2}$"
)


def _helps(scene: Scene, telling: Telling, kind: str, at: int) -> bool:
    """Whether aircraft are told as what supported an operation: "بدعم من المروحيات"."""
    if kind not in ("means:aircraft", "means:drone") or telling.sense in ("air_strike", "bombard"):
        return False
    return _HELP.search(scene.text, max(scene.start, at - 34), at) is not None


_DRONE_BEFORE = re.compile(r"(?:\bdrones?|\buavs?|(?:من |ب)?دون طيار) (?:\w+ly )?$")
_FILLED = frozenset({"air_strike", "shelling", "bombard", "hit", "assault"})
_FILLED_WITH = re.compile(
    r"(?:(?:ال|م)?(?:تحوي|يحوي|تحمل|يحمل|تحتوي علي|يحتوي علي|محمل\S?|مذخر\S?|مزود\S?|معبا\S?|محشو\S?|مليي?\S?)\s+(?:علي\s+)?(?:ب)?(?:\S+\s+)?(?:ال)?"
    r"|\b(?:containing|filled with|laced with|loaded with|laden with|carrying|armed with|packed with) (?:\w+ )?)$"
)


def _holds_gas(scene: Scene, telling: Telling) -> bool:
    """Whether shells, rockets or barrels are told to hold a chemical agent."""
    end = min(scene.end, telling.end + 110)
    return any(
        kind == "means:chemical"
        and telling.start < a < end
        and _FILLED_WITH.search(scene.between(max(scene.start, a - 26), a))
        for a, _, kind in scene.contexts
    )


_RATHER = {("rocket", "means:missile"), ("rocket", "means:mortar")}
"""What a word says of the weapon, and what the weapon named beside it is instead: a salvo "of mortars"."""


def _named_weapon(scene: Scene, telling: Telling) -> str | None:
    """A weapon named with the event word, more exact than what the word implies: "قذائف هاون", "dropped barrel bombs"."""
    start, end = telling.start - 2, min(telling.clause[1], telling.end + 30)
    return next(
        (
            k[6:]
            for a, _, k in scene.contexts
            if start <= a < end
            and k.startswith("means:")
            and (more_exact(telling.means, k[6:]) or (telling.means, k) in _RATHER)
        ),
        None,
    )


def _flown_by(scene: Scene, telling: Telling) -> bool:
    """Whether aircraft stand right before the verb, as what does it."""
    return any(k == "means:aircraft" and 0 <= telling.start - b < 14 for _, b, k in scene.contexts)


_WITH = re.compile(
    r"(?:\b(?:with|by|using|from|(?:fir|us|lobb|toss|hurl|deploy|spray|launch)(?:ed|ing)|threw|throwing|resort(?:ed|ing)? to)"
    r" (?:an? |the |his |their )?(?:\w+ )?"
    r"|(?:^|\s)[وفب]?(?:(?:ي|ت)?(?:اطلق|القي|القت|القوا|رمي|رمت|رموا|قذف|رشق)(?:وا|ت|ون)?|(?:ي|ت|ا)?ست(?:خدم|عمل|خدام|عمال)(?:ت|وا|ون)?) (?:\S+ ){0,3}"
    r"|بواسطه |مستخدم\S* )$"
)


_DROPPED = 70  # characters between "dropped" and the barrels


def note_arms(scene: Scene, tellings: Sequence[Telling]) -> None:
    """Give each weapon of a sentence to the telling whose words stand nearest, for where it names none itself."""
    for start, end, kind in scene.contexts:
        if not tellings or not kind.startswith("means:"):
            continue
        arm = kind.removeprefix("means:")
        if arm in _NO_TOOL and not _told_as_tool(scene, start, end):
            continue
        nearest = min(tellings, key=lambda t: t.away(start, end))
        if nearest.away(start, end) < 160 and arm not in nearest.arms:
            nearest.arms.append(arm)
        if arm == "barrel_bomb" and nearest.means == "aircraft" and nearest.away(start, end) < _DROPPED:
            nearest.means, nearest.means_rule = arm, "what it dropped"  # "ألقى الطيران المروحي برميلين"


def _told_as_tool(scene: Scene, start: int, end: int) -> bool:
    if scene.lang == "ar" and scene.text[start] == "ب":
        return True
    return _WITH.search(scene.between(max(scene.start, start - 40), start)) is not None


_SOME_OF = re.compile(
    rf"(?:\b(?:one|most|some|several|many|half|all but (?:\w+)|{TWO_TO_TEN})"
    r"|(?:(?<=[,;] )|(?<=and )|(?<=but )|(?<=which )|(?<=least ))\d+)(?: of (?:which|them|the \w+))?"
    r"(?: (?:was|were|had been|have been|has been))? (?:\w+ly )?$"
)


def brings_down_part(scene: Scene, hit: Hit) -> bool:
    """Whether an English sentence says that only some of the arms it tells of were brought down: "most were intercepted"."""
    return _SOME_OF.search(scene.text, max(scene.start, hit.start - 44), hit.start) is not None
