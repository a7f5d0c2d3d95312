"""Which reading of an event word holds in its sentence: the first whose conditions (``needs`` of the tables) are met."""

from __future__ import annotations

import re

from tawatur.events.fillers import FROM_AFAR, Roles, is_passive
from tawatur.events.nominal import is_nominal
from tawatur.events.proto import NOMINAL, STATEMENTS
from tawatur.events.roles import fill_roles
from tawatur.events.scene import Filler, Scene
from tawatur.events.trace import Refused
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.numbers_en import TWO_TO_TEN
from tawatur.mentions.signs import sign_words, signs
from tawatur.mentions.vocabulary import FLOWN

_WEAPONS = frozenset(
    f"means:{w}"
    for w in (
        "drone",
        "artillery",
        "mortar",
        "rocket",
        "missile",
        "barrel_bomb",
        "ied",
        "car_bomb",
        "grenade",
        "suicide_vest",
        "chemical",
    )
)
_PRONOUN = re.compile(r"\s+(?:it|them|before)\b")
_PEOPLE = re.compile(r"\s+(?:them|him|her)\b")
# what came is told by a number or a share alone: drones and missiles
_MOST = re.compile(
    r"(?:^|[.;,:]\s|\band\s|\bthat\s|\bof which\s)(?:nearly |almost |about |some |at least )?(?:all|\d+|most|many|some|both|half|several|a number|the rest|the majority|none)"
    r"(?: of (?:them|these|those|which))?,?\s(?:of which\s)?(?:was|were|had been|have been)\s(?:\w+ly\s)?$"
)
# Ground that is taken or lost, though no name follows: "seized large parts of the city", "السيطرة على مواقع".
_GROUND_AR = re.compile(
    r"\s+(?:علي\s+)?(?:\S+\s+){0,2}?(?:ال|لل)?(?:مدين(?:ه|تي?)|مدن|بلد(?:ه|تي?)|بلدات|قري(?:ه|تي?)?|منطق(?:ه|تي?)|مناطق|محافظ(?:ه|تي?)|معسكري?|معسكرات|مطاري?|قاعد(?:ه|تي?)|جبلي?|جبال|تلي?|تل(?:ه|تي?)|تلال|تباب"
    r"|مواقع|موقعي?|حيي?|احياء|مجمع|ميناء|معبري?|نقط(?:ه|تي?)|نقاط|حاجزي?|حواجز|مقر|مقار|سد|حقلي?|حقول|مصفا[هت]|مديري(?:ه|تي?)|مديريات|جزير[هت]|وادي|مرتفعات|اراض\w*|قصر|ثكن[هت]|العاصم[هت]|(?:احيا[ءي]|اجزا[ءي]|معظم|وسط|مركز|كامل|غالبيت|اطراف|مداخل|محيط|شوارع|ضواحي|جانب|مبان[يى]|مرافق)ها|اجزاء (?:\S+\s)?من(?:ها|ه))\b"
)
# "تحركت ألوية من الجيش نحو الحدود": where to, for a movement; "دخلوا البلدة وسيطروا عليها": of the place told before.
_TOWARDS_AR = re.compile(r"\s(?:\S+\s+){0,7}?(?:نحو|باتجاه|صوب|تجاه|في اتجاه)\s")
# "اقتربت القوات من جبل كذا", "انتشرت عند مدخل الحي كتيبة": whence, where to or where, whether a table names it or not
_WHITHER_AR = re.compile(
    r"\s(?:(?!ب(?:ال|ل)?(?:تهن|تهان|شكر|طلب|شكو|تعاز|اقتراح|مبادر|مقترح|بلاغ|خالص))[^\s.،؛]+\s){0,8}?(?:الي|من|في|عبر|عند|حول|قرب|امام|داخل|خارج|بين|خلف|وراء|شمالا?|جنوبا?|شرقا?|غربا?|بمحاذاه|بمحيط|بالقرب|علي (?:اطراف|مشارف|تخوم|طول|امتداد|ضفاف|طريق|محور|الطريق|الحدود|جانبي|مداخل|مدخل|اسطح|مفارق|المفارق))"
    r"(?:\s(?!(?:ال)?(?:مرحل[هت]|مفاوضات|حوار|قناع[هت]|اتفاق|نتيج[هت]|خلاف|خلافات|حرب|مواجه[هت]|مواجهات|معرك[هت]|معارك|اشتباك\w*|صراع|ايدي|جانب|حد|وقت|يوم|ليل[هت]|ساع[هت]|شهر|عام|اطار|انباء|حين|مقابل|قبل|بعد|هنا|هذا|هذه|ذلك|خلال|اجل|دون|غير"
    r"|التدريب\w*|مهم[هت]\w*|تنفيذ\w*|قتال|عملي[هت]|عمليات|عددها|قدرات\w*|تشرين|كانون|نيسان|ايار|حزيران|تموز|اب|ايلول|شباط|اذار|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|الواحد[هت]|الثاني[هت]|الثالث[هت]|الرابع[هت]|الخامس[هت]|السادس[هت]|السابع[هت]|الثامن[هت]|التاسع[هت]|العاشر[هت])\b)(?=[^\W\d_]{3})|(?:ها|هم|ه)\b)"
    r"|\s(?:[^\s.،؛]+\s){0,7}?(?:مدينه|بلده|قريه|منطقه|مناطق|ضاحيه|ضواحي|مشارف|تخوم|مطار|معسكر|قاعده|ثكنه|ثكناته?ا?|حي|احياء|ميناء|مواقعه?م?ا?|مقراته?م?ا?|مقاره?م?ا?|نقاطه?م?ا?|خنادقه?م?ا?|معسكراته?م?ا?"
    r"|قواعده?م?ا?|الحدود|العاصمه|المدينه|البلده|القريه|القاعده|المطار|المعسكر|الثكنه|المخيم|الميناء)\b"
)
# "سيطر مقاتلو المعارضة على المعبر الحدودي": the ground behind the subject
_ON_GROUND_AR = re.compile(
    r"\s+(?:[^\s.،؛]+\s+){1,6}?علي\s+(?:[^\s.،؛]+\s+)?(?:ال)?(?:مدين(?:ه|تي?)|مدن|بلد(?:ه|تي?)|بلدات|قري(?:ه|تي?)?|منطق(?:ه|تي?)|مناطق|معسكري?|معسكرات|مطاري?|قاعد(?:ه|تي?)|جبلي?|تلي?|تل(?:ه|تي?)|تلال|مواقع|موقعي?|حيي?"
    r"|احياء|ميناء|معبري?|نقاط|حاجزي?|حواجز|مقر|مقار|سد|حقلي?|مديري(?:ه|تي?)|اراض\w*|العاصم[هت])\b"
)
_PRONOUN_AR = re.compile(r"\s+علي(?:ها|ه|هما|هم)\b")
# "استعاد التحالف الذي تقوده السعودية جانبا كبيرا من عدن": how much of a place, however long the subject
_SHARE_AR = re.compile(
    r"(?:^|\s)(?:معظم|غالبي[هت]|كامل|كل|نصف|ثلث|اجزاء|جزءا?|جزءا|جانبا?|مساحات|مساح[هت]|احياء|مناطق|مواقع|قري|بلدات|تلال|مرتفعات|مدينه|بلده|قريه|محافظه|قضاء|ناحيه|مديريه|قاعده|مطار|معسكر)\s"
    r"(?:(?:كبير|واسع|مهم|شاسع|عد|جديد|استراتيجي)\S*\s+)?(?:(?:من|في)\s+)?(?:(?:اجزاء|احياء|مناطق|مدينه|محافظه|قضاء|بلده|ريف|اراضي|جبه[هت]|محور|محيط|شرق|غرب|شمال|جنوب)\s+)?$"
)
_CALLED = re.compile(r"[يت]طلق\S{0,2}\s+علي\s+(?:انفس|نفس)")  # "يطلقون على أنفسهم اسم ..."
_ARMS_AR = re.compile(
    r"\s+(?:[^\s.،؛]+\s+){0,3}?علي\s+(?:(?:كمي[هت]|كميات|عدد|شحن[هت]|مجموع[هت])\s+(?:[^\s.،؛]+\s+)?من\s+)?(?:[^\s.،؛]+\s+)?(?:ال)?"
    r"(?:دباب[هت]|دبابات|دبابتين|مدرعات|مدرع[هت]|مدرعتين|عرب[هت] (?:مدرع|عسكري)[هت]|عربات (?:مدرع|عسكري)[هت]|اليات|سلاح|اسلح[هت]|ذخا[يئ]ر|ذخير[هت]|مدافع|اطقم"
    r"|راجمات|صواريخ|قذا[يئ]ف|بنادق|رشاشات|متفجرات|عتاد)\b"
)
# "captured two armoured vehicles", "seized large quantities of ammunition"; the depot or the factory is ground
_ARMS_EN = re.compile(
    r"\s+(?:(?!(?:and|of|in|on|at|near|from|with|after|by|to|while|as|where|who|which|that)\b)[\w-]+\s+){0,4}?"
    r"(?:(?:quantit(?:y|ies)|amounts?|caches?|stores?|stocks?|stockpiles?|hauls?|number|dozens|hundreds|boxes|crates)\s+of\s+(?:[\w-]+\s+){0,3}?)?"
    r"(?:tanks?|(?:armou?red|military|combat) (?:vehicles?|equipment|hardware|trucks?)|personnel carriers?|weapons?|weaponry|arms|ammunition"
    r"|munitions?|rifles?|machine guns?|missiles?|rockets?|launchers?|explosives?|howitzers?|humvees?|grenades?|shells?|gas masks|drones?)\b"
    r"(?!\s+(?:depots?|warehouses?|factor(?:y|ies)|stores?|plants?|positions?|bases?|battalions?|units?|sites?|storage|market|crews?|forces|college|school))"
)
_GOODS_AR = re.compile(
    r"\s+(?:[^\s.،؛]+\s+){0,2}?علي\s+(?:[^\s.،؛]+\s+)?(?:ال)?(?:مواد|اموال|مبالغ|ممتلكات|محتويات|سيار[هت]|سيارات|مركبات|شاحنات|ماشي[هت]|مواشي|اغنام|محاصيل|موءن|بضايع|بضاءع)\b"
)
# adjectives of people in the plural, in the letters of a verb in the singular
_NEW_AR = re.compile(r"جدد|عزل")
_MEN_AR = re.compile(
    r"(?<!\w)[وفبلك]?(?!ال|لل|بوتين|حسين|ياسين|امين)(?:\w{3,}(?:ين|ون)|قاده|عناصر|جنود|افراد|رجال|اعضاء|زعماء|وزراء|ضباط|سكان|شبان|اسري|رهاين"
    r"|قتلي|جرحي|ابرياء)\s+$"
)
_SUBJECT_LONG = 150  # characters between a verb and the place it was done to
_GROUND_EN = re.compile(
    r"\s+(?:control of\s+)?(?:(?:(?!(?:and|in|at|from|after|as|who|which|that)\s)[\w'-]+)\s+){0,7}?(?:city|cities|towns?|villages?|districts?|neighbou?rhoods?|areas?|base|bases|airport|airbase|airfield|hills?|hilltops?|positions?|territor(?:y|ies)|outposts?|checkpoints?|island|port|province|region|heights|capital|barracks|dam|oilfields?|oil fields?|crossing|land|streets?)\b"
)
_IT = re.compile(r"\s+(?:it|them)\b")
_WHICH = re.compile(r",?\s+(?:which|that)\s+(?:[\w-]+\s+){1,5}$")
_CRAFT = re.compile(r"\s+(?:\S+\s+)?(?:طاير|مروحي|مسير[هت]|صاروخ|صواريخ|قذيف|قذايف|شظايا|مقذوف|قنبل|قنابل)")
_FELL_FROM = re.compile(r"\s+(?:(?!في|بيد|بايدي)\S+\s+){0,2}?(?:فوق|من|علي|قرب|داخل|بين|ارضا|خلال)\b")


_PEOPLE_AR = ("ها", "هما", "هم", "هن")
"""Pronouns that stand for people where the word is one of violence against people alone: "تم اغتصابها"."""


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
        roles = fill_roles(scene, hit, option)
        if all(
            any(_holds(need, scene, hit, option, roles) for need in alternatives)
            for alternatives in option.needs
        ):
            return option, roles
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
        return any(f.party and f.party.armed for f in fillers) or any(
            f.party and f.party.armed
            for f in scene.fillers
            if (
                trigger.sense in (_VIOLENT_EN if scene.lang == "en" else _VIOLENT)
                and start <= f.start
                and f.end <= end
            )
            or (f.start >= hit.start and f.end <= (max(hit.end, hit.last) if scene.lang == "en" else hit.end))
        )
    if need == "place_obj":
        if trigger.sense == "capture" and (takes_arms(scene, hit) or _GOODS_AR.match(scene.text, hit.end)):
            return False  # "استولت على أربع دبابات", "على سيارات": arms or goods, not ground
        if trigger.sense == "capture" and scene.lang == "en" and _takes_people(scene, hit, roles):
            return False  # "took 42 people from a school"
        if "place" in trigger.role("subj") and scene.lang == "ar":
            if _FELL_FROM.match(scene.text, hit.end) or _CRAFT.match(scene.text, hit.end):
                return False  # "سقطت فوق ضاحية", "سقطت طائرة": something fell there
        if trigger.sense in ("capture", "regain", "storm", "siege_etc", "transfer") and (
            (hit.suffix in ("ه", "ها") and (trigger.tense in NOMINAL or _place_before(scene, hit)))
            or (_GROUND_AR if scene.lang == "ar" else _GROUND_EN).match(scene.text, max(hit.end, hit.last))
            or (hit.last > hit.end and scene.lang == "ar" and _GROUND_AR.match(scene.text, hit.end, hit.last))
        ):
            return True
        if (
            scene.lang == "en"
            and trigger.sense in ("capture", "regain")
            and (
                (
                    _IT.match(scene.text, hit.end)
                    and any(f.place is not None and f.start < hit.start for f in scene.fillers)
                )
                or any(
                    f.place is not None and _WHICH.match(scene.text, f.end, hit.start) for f in scene.fillers
                )
            )
        ):
            return True
        if scene.lang == "ar" and trigger.tense in ("past", "present"):
            if _takes_share(scene, hit, trigger):
                return True
            if trigger.sense == "capture" and "side1" in roles and _ON_GROUND_AR.match(scene.text, hit.end):
                return True
        if (
            trigger.sense == "movement"
            and scene.lang == "ar"
            and (
                _TOWARDS_AR.match(scene.text, hit.end, end)
                or (_by_troops(hit, roles) and _WHITHER_AR.match(scene.text, hit.end, end))
            )
        ):
            return True
        if (
            trigger.sense in ("capture", "regain")
            and scene.lang == "ar"
            and _PRONOUN_AR.match(scene.text, hit.end)
        ):
            if trigger.lemma == "استولى" and not any(
                k in _WEAPONS for a, _, k in scene.contexts if hit.start - 90 <= a < hit.start
            ):
                return True  # "استعادتها من التنظيم الذي استولى عليها": what is taken from an enemy is ground
            return _place_before(scene, hit)
        where = _WHERE if scene.lang == "en" and trigger.sense in ("capture", "regain") else ()
        return any(
            (f.place is not None and f.slot not in where)
            or (f.party is not None and f.party.class_ == "object")
            for role in ("target", "place", "side2")
            for f, _ in roles.get(role, ())
        ) or any(
            (
                (f.place is not None and f.slot not in where)
                or (f.party is not None and f.party.class_ == "object")
            )
            and not (f.slot and "place" in trigger.role("subj"))  # "fell on the town" is no fall of it
            and hit.end <= f.start < min(end, hit.end + (110 if f.slot in ("علي", "of") else 25))
            for f in scene.fillers
        )
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
        return any(
            f.party is not None and f.party.class_ not in ("object", "platform")
            for role in ("victims", "side2", "target")
            for f, _ in roles.get(role, ())
        ) or any(
            c.trigger_start <= hit.start < c.trigger_end or hit.end <= c.start < hit.end + 40
            for c in scene.casualties
        )
    if need == "arms_obj":
        return takes_arms(scene, hit)
    if need == "weapon_obj":
        if trigger.sense in ("disrupt", "crash") and (
            is_passive(scene, hit, trigger)
            or hit.suffix
            or (scene.lang == "en" and _PRONOUN.match(scene.text, hit.end))
        ):
            if is_of_most(scene, hit):
                return True
            start = scene.start  # "was shot down", "إسقاطها": of the weapon told before
        return any(
            k in _WEAPONS
            and max(start, hit.start - (200 if start == scene.start else 60)) <= a < min(end, hit.end + 60)
            for a, _, k in scene.contexts
        ) or (start == scene.start and any(_flies(o) for o in scene.triggers if o.start < hit.start))
    if need == "means":
        return any(
            k.startswith("means:") and max(start, hit.start - 60) <= a < min(end, hit.end + 90)
            for a, _, k in scene.contexts
        ) or any(f.party is not None and f.party.class_ == "platform" for f in fillers)
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
            or any(k in _WEAPONS and hit.end <= a < min(end, hit.end + 40) for a, _, k in scene.contexts)
        )
    return False


def _is_government(filler: Filler) -> bool:
    """Whether a phrase names a state or its government."""
    return filler.party is not None and filler.party.class_ == "government" and filler.party.is_name


_FOUGHT = frozenset({"clash", "assault", "storm", "capture", "regain"})
_WHERE = ("in", "at", "near")
"""What stands after these is where something was taken: "seized two suspects in Kabul"."""
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


def _place_before(scene: Scene, hit: Hit) -> bool:
    """Whether a place stands shortly before a verb joined by "and", to which its pronoun may refer."""
    return hit.prefix[:1] in ("و", "ف") and any(
        f.place is not None and 0 < hit.start - f.end < 60 for f in scene.fillers
    )


_COUNTED = re.compile(rf"\b(?:\d[\d,]*|{TWO_TO_TEN}|several|many|some|dozens|scores|hundreds|thousands)\b")


def _takes_people(scene: Scene, hit: Hit, roles: Roles) -> bool:
    """Whether those right after an English verb of taking are people, counted and without arms, and no ground."""
    taken = [
        f for role in ("target", "place", "side2") for f, rule in roles.get(role, ()) if rule == "object"
    ]
    return bool(taken) and all(
        f.party is not None
        and f.party.class_ == "civilians"
        and _COUNTED.search(scene.text, hit.end, f.start) is not None
        and not any(o.place is not None and hit.end <= o.start <= f.start for o in scene.fillers)
        for f in taken
    )


def _by_troops(hit: Hit, roles: Roles) -> bool:
    """Whether a movement is told of those who fight, named in its clause, and of more than one man without a name."""
    return any(
        f.party is not None and f.party.armed and f.party.number != "singular" and f.start - hit.end < 50
        for f, rule in roles.get("side1", ())
        if rule not in FROM_AFAR and rule != "subject carried over"
    )


_FIRE_AR = re.compile(
    r"\s(?:[^\s.،؛]+\s){0,14}?ل(?:ل|ا)?(?:نيران|رصاص|اعيره|طلقات|اطلاق نار|اطلاق النار"
    r"|قذايف|قذيفه|قذيفتين|مقذوف|مقذوفات|صواريخ|صاروخ|صاروخين|رشقه صاروخيه|رشقات صاروخيه)\b"
)


def _comes_under_fire(scene: Scene, hit: Hit, trigger: Trigger) -> bool:
    """Whether the verb of coming under something has fire for what: "تعرضت القوات التي دربتها أمريكا للنيران",
    "تعرض المركز لقذائف".
    """
    return trigger.lemma == "تعرض" and _FIRE_AR.match(scene.text, hit.end, scene.end) is not None


def _takes_share(scene: Scene, hit: Hit, trigger: Trigger) -> bool:
    """Whether a verb of taking is followed, behind a long subject, by a place or by how much of it."""
    if trigger.sense not in ("capture", "regain"):
        return False
    ends = min(
        (v for v in scene.finite_verbs() if v > hit.start and not _CALLED.match(scene.text, v)),
        default=scene.end,
    )
    ends = min(ends, hit.end + _SUBJECT_LONG)
    return any(
        f.place is not None
        and hit.end <= f.start < ends
        and _SHARE_AR.search(
            scene.text,
            max(hit.end, f.start - 40),
            f.start - (2 if scene.text.startswith("ال", f.start - 2) else 0),
        )
        for f in scene.fillers
    )


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


def takes_arms(scene: Scene, hit: Hit) -> bool:
    """Whether a word of taking has arms for its object, and no ground: "استولت على أربع دبابات", "captured two tanks"."""
    pattern = _ARMS_AR if scene.lang == "ar" else _ARMS_EN
    return pattern.match(scene.text, hit.end) is not None
