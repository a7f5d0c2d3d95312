"""Which reading of an event word holds in its sentence: the first whose conditions (``needs`` of the tables) are met."""

from __future__ import annotations

import re

from tawatur.events.fillers import FROM_AFAR, GOVERNING, Roles, is_of_fighters, is_passive
from tawatur.events.ground import holds_ground, takes_arms
from tawatur.events.nominal import is_nominal
from tawatur.events.proto import NOMINAL, STATEMENTS
from tawatur.events.roles import fill_roles
from tawatur.events.roles_en import names_its_doer
from tawatur.events.scene import Filler, Scene
from tawatur.events.subjects_ar import is_carried_out
from tawatur.events.trace import Refused
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.signs import sign_words, signs
from tawatur.mentions.vocabulary import FLOWN, WEAPON_WORDS

_PRONOUN = re.compile(r"\s+(?:[\w-]+ of )?(?:it|them|before)\b")
_OTHER_CLAUSE = re.compile(r"\b(?:when|after|before|while)\b")
"""What parts a verb from the people before it: "villagers were killed when gunmen attacked"."""
_FLOWN_BEFORE = re.compile(r"\b(?:drones?|missiles?|rockets?|uavs?)\b")
_PEOPLE = re.compile(r"\s+(?:them|him|her)\b")
# what came is told by a number or a share alone: drones and missiles
_MOST = re.compile(
    r"(?:^|[.;,:]\s|\band\s|\bthat\s|\bof which\s)(?:nearly |almost |about |some |at least )?(?:all|\d+|most|many|some|both|half|several|a number|the rest|the majority|none)"
    r"(?: of (?:them|these|those|which))?,?\s(?:of which\s)?(?:was|were|had been|have been)\s(?:\w+ly\s)?$"
)
# adjectives of people in the plural, in the letters of a verb in the singular
_NEW_AR = re.compile(r"جدد|عزل")
_MEN_AR = re.compile(
    r"(?<!\w)[وفبلك]?(?!ال|لل|بوتين|حسين|ياسين|امين)(?:\w{3,}(?:ين|ون)|قاده|عناصر|جنود|افراد|رجال|اعضاء|زعماء|وزراء|ضباط|سكان|شبان|اسري|رهاين"
    r"|قتلي|جرحي|ابرياء)\s+$"
)
_IN_WHICH = re.compile(r"(?:\s\w+)? (?:في|خلال|اثر|جراء|نتيجه|in|during)(?: \w+)? ")
"""Between the harmed and the fight that they were harmed in: "جرحى في مواجهات"."""
_PEOPLE_AR = ("ها", "هما", "هم", "هن")
"""Pronouns that stand for people where the word is one of violence against people alone: "تم اغتصابها"."""

_THEM_AR = ("هم", "هن")
"""Pronouns that stand for people behind a verb of anything."""


def choose(scene: Scene, hit: Hit, options: list[Trigger]) -> tuple[Trigger, Roles] | None:
    """The first reading whose conditions hold; the shape of the word in its sentence says noun or verb."""
    if len({o.tense in NOMINAL for o in options}) > 1:
        nominal = is_nominal(scene, hit)
        first = [o for o in options if (o.tense in NOMINAL) == nominal]
        options = first or options
    listed = [o for o in options if o.tense == "noun"]
    if listed:
        options = listed + [o for o in options if o.tense not in ("noun", "masdar")]
    if hit.prefix.endswith("س"):  # the letter of the future goes before no past: "سفر" is a journey
        options = [o for o in options if o.tense != "past"]
    if _NEW_AR.fullmatch(scene.text, hit.start, hit.end) and _MEN_AR.search(
        scene.text, scene.start, hit.start
    ):
        return None  # "مقاتلين جدد": new ones
    for option in options:
        if names_its_doer(option) and _OTHER_CLAUSE.search(scene.text, hit.start, max(hit.end, hit.last)):
            continue
        roles = fill_roles(scene, hit, option)
        if all(
            any(_holds(need, scene, hit, option, roles) for need in alternatives)
            for alternatives in option.needs
        ):
            return option, roles
        if scene.lang == "ar" and option.tense not in NOMINAL and roles.get("side1"):
            # "ألقى المسلحون سلاحهم واستسلموا": whose verb it is holds for the next one as well
            scene.subjects.setdefault(hit.start, roles["side1"][0][0])
        if scene.trace is not None:
            missing = [n for n in option.needs if not any(_holds(a, scene, hit, option, roles) for a in n)]
            scene.trace.word(scene, hit).refused.append(Refused(option, tuple(missing)))
    return None


def is_link(scene: Scene, hit: Hit, trigger: Trigger, roles: Roles) -> bool:
    """Whether a word tells of an event only with another event word for its object: "carried out" with a raid."""
    return not _comes_under_fire(scene, hit, trigger) and any(
        "event_obj" in alternatives
        and not any(_holds(n, scene, hit, trigger, roles) for n in alternatives if n != "event_obj")
        for alternatives in trigger.needs
    )


def _holds(need: str, scene: Scene, hit: Hit, trigger: Trigger, roles: Roles) -> bool:
    fillers = [f for held in roles.values() for f, rule in held if rule not in FROM_AFAR]
    start, end = _near(scene, hit)
    if need == "armed":
        fight = trigger.sense in _FOUGHT and " " in trigger.lemma and trigger.tense not in NOMINAL
        acts = "side1" in trigger.role("subj")
        if fight and acts and any(_is_government(f) for f, _ in roles.get("side1", ())):
            return True  # "Ukraine repelled an attack", "Baghdad launched an offensive"
        if (
            trigger.sense == "movement"
            and "leaves" not in trigger.marks
            and trigger.lemma not in _COMING
            and any(rule == GOVERNING and f.party and f.party.armed for f, rule in roles.get("side1", ()))
            and is_carried_out(scene, hit.start)
        ):
            return True  # "تمكنت القوات من التقدم نحو المدينة"
        strikes = "strikes" in trigger.marks and trigger.lemma.startswith("+")
        return any(
            f.party and (f.party.armed or (strikes and is_of_fighters(f.party))) for f in fillers
        ) or any(
            f.party and f.party.armed
            for f in scene.fillers
            if (
                trigger.sense in (_VIOLENT_EN if scene.lang == "en" else _VIOLENT)
                and start <= f.start
                and f.end <= end
            )
            or (f.start >= hit.start and f.end <= (max(hit.end, hit.last) if scene.lang == "en" else hit.end))
        )
    if need == "armed_near":
        return any(
            f.party is not None and f.party.armed and start <= f.start and f.end <= end for f in scene.fillers
        )
    if need == "place_obj":
        return holds_ground(scene, hit, trigger, roles)
    if need == "by_state":
        return any(f.place is None and _is_government(f) for f, _ in roles.get("side1", ())) and any(
            f.place.row.kind != "country" or trigger.sense == "storm"
            if f.place is not None
            else not _is_government(f)
            for f, rule in roles.get("target", ())
            if rule == "object"
        )
    if need == "people_obj":
        if scene.lang == "en" and trigger.tense not in NOMINAL and _PEOPLE.match(scene.text, hit.end):
            return True
        if scene.lang == "en" and _shares_subject(scene, hit):
            return True
        if trigger.sense == "rape" and hit.suffix in _PEOPLE_AR:
            return True
        done = trigger.tense in ("past", "present") or trigger.sense == "arrest"
        if done and hit.suffix in _THEM_AR and trigger.lemma != "قبض":
            return True  # "منعتهم الميليشيا من العودة", "ضبطهم"; "من قبضتهم" is out of their grip
        return any(
            f.party is not None and f.party.class_ not in ("object", "platform")
            for role in ("victims", "side2", "target")
            for f, _ in roles.get(role, ())
        ) or any(
            c.trigger_start <= hit.start < c.trigger_end
            or hit.end <= c.start < hit.end + 40
            or (c.end <= hit.start and _IN_WHICH.fullmatch(scene.text, c.end, hit.start) is not None)
            for c in scene.casualties
        )
    if need == "arms_obj":
        return takes_arms(scene, hit)
    if need == "weapon_obj":
        if trigger.sense == "disrupt" and scene.lang == "ar" and hit.suffix in _THEM_AR:
            return False  # "ضبطهم": people
        if trigger.sense in ("disrupt", "crash") and (
            is_passive(scene, hit, trigger)
            or hit.suffix
            or (scene.lang == "en" and _PRONOUN.match(scene.text, hit.end))
        ):
            if is_of_most(scene, hit):
                return True
            if scene.lang == "en" and _FLOWN_BEFORE.search(scene.text, max(0, hit.start - 200), hit.start):
                return True
            start = scene.start  # "was shot down", "إسقاطها": of the weapon told before
        elif scene.lang == "en" and trigger.sense == "crash" and trigger.tense not in NOMINAL:
            start = max(start, hit.start)  # "a missile brought down the roof": not what was brought down
        return any(
            k in WEAPON_WORDS
            and max(start, hit.start - (200 if start == scene.start else 60)) <= a < min(end, hit.end + 60)
            for a, _, k in scene.contexts
        ) or (start == scene.start and any(_flies(o) for o in scene.triggers if o.start < hit.start))
    if need == "means":
        return any(
            k.startswith("means:") and max(start, hit.start - 60) <= a < min(end, hit.end + 90)
            for a, _, k in scene.contexts
        ) or (
            any(f.party is not None and f.party.class_ == "platform" for f in fillers)
            or _harmed_where_hit(scene, hit, trigger)
        )
    if need == "since":
        words = scene.text[max(scene.start, hit.start - 30) : hit.start].split()
        return any(" ".join(words[-n:]).removeprefix("و") in sign_words(scene.lang, "since") for n in (1, 2))
    if need == "ruler":
        return signs(scene.lang, "ruler").match(scene.text, hit.end + 1) is not None
    if need == "event_obj":
        return (
            _comes_under_fire(scene, hit, trigger)
            or any(
                o is not hit
                and (
                    hit.end <= o.start < min(end, hit.end + 60)
                    or max(start, hit.start - 40) <= o.start < hit.start
                )
                and any(
                    isinstance(e, Trigger)
                    and e.tense in NOMINAL
                    and e.sense != "none"
                    and e.sense not in STATEMENTS
                    for e in o.entries
                )
                for o in scene.triggers
            )
            or any(k in WEAPON_WORDS and hit.end <= a < min(end, hit.end + 40) for a, _, k in scene.contexts)
        )
    return False


_COMING = frozenset({"وصول", "عودة"})
"""Verbal nouns of coming, which need no force."""


def _is_government(filler: Filler) -> bool:
    """Whether a phrase names a state or its government."""
    return filler.party is not None and filler.party.class_ == "government" and filler.party.is_name


_FOUGHT = frozenset({"clash", "assault", "storm", "capture", "regain"})
_VIOLENT = frozenset({"hit", "assault", "capture", "regain", "kill", "storm", "ambush"})
"""Senses that need a side that fights, for which one that stands near is enough."""
_VIOLENT_EN = _VIOLENT | {"clash", "truce", "abduct", "transfer", "disrupt", "movement"}
"""The same in English, where what stands between a verb and its subject is wide open."""


def _shares_subject(scene: Scene, hit: Hit) -> bool:
    """Whether a verb shares those it is done to with the one right before it: "rounded up and executed"."""
    return scene.between(hit.start - 4, hit.start) == "and " and any(
        0 < hit.start - max(o.end, o.last) <= 6
        and any(isinstance(e, Trigger) and e.sense in ("arrest", "abduct", "capture") for e in o.entries)
        for o in scene.triggers
    )


_BY_EN = re.compile(r"\s(?:hard |hardest |badly )?(?:by|with)\b")
_HIT_HARMS = 70  # characters


def _harmed_where_hit(scene: Scene, hit: Hit, trigger: Trigger) -> bool:
    """Whether something was hit, nobody says by what, and people with it: "a school was hit on Monday, killing two"."""
    if scene.lang != "en" or trigger.sense != "hit" or not is_passive(scene, hit, trigger):
        return False
    return _BY_EN.match(scene.text, hit.end) is None and any(
        hit.end < c.trigger_start < min(scene.end, hit.end + _HIT_HARMS)
        and scene.text[c.trigger_start : c.trigger_end].endswith("ing")
        for c in scene.casualties
    )


_FIRE_AR = re.compile(
    r"\s(?:[^\s.،؛]+\s){0,14}?ل(?:ل|ا)?(?:نيران|رصاص|اعيره|طلقات|اطلاق نار|اطلاق النار"
    r"|(?P<shells>قذايف|قذيفه|قذيفتين|مقذوف|مقذوفات|صواريخ|صاروخ|صاروخين|رشقه صاروخيه|رشقات صاروخيه))\b"
)


def _comes_under_fire(scene: Scene, hit: Hit, trigger: Trigger) -> bool:
    """Whether the verb of coming under something has fire for what: "تعرضت القوات التي دربتها أمريكا للنيران",
    "تعرض المركز لقذائف".
    """
    return trigger.lemma == "تعرض" and _FIRE_AR.match(scene.text, hit.end, scene.end) is not None


def comes_under_shells(scene: Scene, hit: Hit, trigger: Trigger) -> bool:
    """Whether the fire that something came under is of shells or rockets, however late they are named."""
    found = _FIRE_AR.match(scene.text, hit.end, scene.end) if trigger.lemma == "تعرض" else None
    return found is not None and found["shells"] is not None


def is_of_most(scene: Scene, hit: Hit) -> bool:
    """Whether what was brought down is told by a share alone: "nearly all were shot down", "of which 51 were downed"."""
    return scene.lang == "en" and bool(
        _MOST.search(scene.between(max(scene.start, hit.start - 60), hit.start))
    )


def _flies(hit: Hit) -> bool:
    """Whether an event word tells of a drone, rocket or missile."""
    return any(isinstance(e, Trigger) and e.means in FLOWN for e in hit.entries)


def _near(scene: Scene, hit: Hit) -> tuple[int, int]:
    return max(scene.start, hit.start - 120), min(scene.end, hit.end + 120)
