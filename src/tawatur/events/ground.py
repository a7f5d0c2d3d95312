"""Whether what an event word is done to is ground: a place or target, not arms, goods, people or what flew there."""

from __future__ import annotations

import re

from tawatur.events.fillers import FROM_AFAR, Roles
from tawatur.events.proto import NOMINAL
from tawatur.events.scene import Filler, Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.numbers_en import TWO_TO_TEN
from tawatur.mentions.vocabulary import WEAPON_WORDS

_LAND_AR = (
    r"(?:مدين(?:ه|تي?)|مدن|بلد(?:ه|تي?)|بلدات|قري(?:ه|تي?)?|منطق(?:ه|تي?)|مناطق|محافظ(?:ه|تي?)|محافظات|معسكري?|معسكرات|مطاري?|مطارات|قاعد(?:ه|تي?)|قواعد|جبلي?|جبال|تلي?|تل(?:ه|تي?)|تلال|تب(?:ه|تي?)|تباب|هضب(?:ه|تي?)"
    r"|سهل|سلسل[هت]|مواقع|موقعي?|حيي?|احياء|مجمع|ميناء|معبري?|معابر|نقط(?:ه|تي?)|نقاط|حاجزي?|حواجز|مقري?|مقار|مقرات|سد|حقلي?|حقول|مصفا[هت]|مديري(?:ه|تي?)|مديريات|جزير[هت]|جزر|واد[يى]|مرتفعات|اراض\w*|قصر|ثكن[هت]|العاصم[هت]"
    r"|مثلث|مفرق|محوري?|محاور|كلي[هت]|جامع[هت]|مبن[يى]|مبان\w*|مستشف[يى]|مدرس[هت]|مخيم|سجن|قلع[هت]|جسر|شارع|شوارع|طريق|مداخل|مدخل|اجزاء|مساحات)"
)
"""Words for ground, without the article, that something is taken or lost of."""
# Ground that is taken or lost, though no name follows: "seized large parts of the city", "السيطرة على مواقع".
_GROUND_AR = re.compile(
    rf"\s+(?:علي\s+)?(?:\S+\s+){{0,2}}?(?:(?:ال|لل)?{_LAND_AR}"
    r"|(?:احيا[ءي]|اجزا[ءي]|معظم|وسط|مركز|كامل|غالبيت|اطراف|مداخل|محيط|شوارع|ضواحي|جانب|مبان[يى]|مرافق)ها|اجزاء (?:\S+\s)?من(?:ها|ه))\b"
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
_ON_GROUND_AR = re.compile(rf"\s+(?:[^\s.،؛]+\s+){{1,6}}?علي\s+(?:[^\s.،؛]+\s+)?(?:ال)?{_LAND_AR}\b")
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
    r"\s+(?:[^\s.،؛]+\s+){0,2}?علي\s+(?:[^\s.،؛]+\s+)?(?:ال)?(?:مواد|اموال|مبالغ|ممتلكات|محتويات|سيار[هت]|سيارات|مركبات|شاحنات|ماشي[هت]|مواشي|اغنام|محاصيل|موءن|بضايع|بضاءع|مخزون|مشتقات|شحن[هت]|شحنات|قافل[هت]|قوافل|مساعدات)\b"
)
# "تسليم المطلوب إلى السلطات", "تسلم العراق أربع طائرات": people, arms or office, and no ground
_HANDED_AR = re.compile(
    r"\s+(?:[^\s.،؛]+\s+){0,3}?(?:ال|لل)?(?:مطلوب|متهم|مشتبه|موقوف|معتقل|اسير|اسري|رهين|رها[يئ]ن|مخطوف|مختطف|سجين|سجناء|محتجز|هارب|مواطن|رجل|جث[هثت]|جثامين"
    r"|جثمان|رفات|طا[يئ]ر|مقاتل[هت]|مقاتلات|مروحي|دباب|مدرعات|شحن|مساعدات|اسلح|سلاح|صواريخ|معدات|اليات|مبلغ|اموال|رسال|دعو[هت]|مذكر|جا[يئ]ز|مهام|سلط[هت]|ر[يئ]اس[هت]|منصب|قياد[هت]|ملف|نسخ|وثا[يئ]ق|اوراق)\w{0,3}\b"
)
# "المدينة التي [حررتها] المقاومة": the ground is whom the pronoun stands for
_WHICH_AR = re.compile(
    rf"(?<!\S)[وفبل]?(?:ال|لل)?{_LAND_AR}\s(?:[^\s.،؛]+\s){{0,2}}?(?:التي|الذي)\s(?:كان\w{{0,3}}\s)?(?:قد\s)?$"
)
MASCULINE_GROUND_AR = re.compile(
    r"(?:^|\s)[وفبل]?(?:ال|لل)?(?:معسكر|مطار|ميناء|موقع|معبر|مقر|حاجز|حي|جبل|تل|قصر|مبني|مخيم|حقل|سد|قضاء|لواء|مستشفي|سجن|ريف|محور|منفذ|جسر|مركز)(?!\w)"
)
_SUBJECT_LONG = 150  # characters between a verb and the place it was done to
_GROUND_EN = re.compile(
    r"\s+(?:control of\s+)?(?:(?:(?!(?:and|in|at|from|after|as|who|which|that)\s)[\w'-]+)\s+){0,7}?(?:city|cities|towns?|villages?|districts?|neighbou?rhoods?|areas?|base|bases|airport|airbase|airfield|hills?|hilltops?|positions?|territor(?:y|ies)|outposts?|checkpoints?|island|port|province|region|heights|capital|barracks|dam|oilfields?|oil fields?|crossing|land|streets?)\b"
)
_IT = re.compile(r"\s+(?:it|them)\b")
_WHICH = re.compile(r",?\s+(?:which|that)\s+(?:[\w-]+\s+){1,5}$")
_CRAFT = re.compile(r"\s+(?:\S+\s+)?(?:طاير|مروحي|مسير[هت]|صاروخ|صواريخ|قذيف|قذايف|شظايا|مقذوف|قنبل|قنابل)")
_CRAFT_BEFORE = re.compile(
    r"(?:^|\s)[وف]?(?:ال)?(?:طا[يئ]ر[هت]|مروحي[هت]|مسير[هت]|صاروخ|قذيف[هت]|قنبل[هت]|لغم)\s(?:\S+\s){0,2}$"
)
_FELL_FROM = re.compile(r"\s+(?:(?!في|بيد|بايدي)\S+\s+){0,2}?(?:فوق|من|علي|قرب|داخل|بين|ارضا|خلال)\b")
_WHERE = ("in", "at", "near")
"""What stands after these is where something was taken: "seized two suspects in Kabul"."""
_COUNTED = re.compile(rf"\b(?:\d[\d,]*|{TWO_TO_TEN}|several|many|some|dozens|scores|hundreds|thousands)\b")


def holds_ground(scene: Scene, hit: Hit, trigger: Trigger, roles: Roles) -> bool:
    """Whether a place or a target stands where a word needs one: what is taken, lost, struck or reached."""
    end = min(scene.end, hit.end + 120)
    if trigger.sense == "capture" and (takes_arms(scene, hit) or _GOODS_AR.match(scene.text, hit.end)):
        return False  # "استولت على أربع دبابات", "على سيارات": arms or goods, not ground
    if (
        scene.lang == "ar"
        and (hit.suffix in ("ه", "ها") or _PRONOUN_AR.match(scene.text, hit.end))
        and trigger.sense in ("capture", "regain")
        and _WHICH_AR.search(scene.text, max(scene.start, hit.start - 70), hit.start)
    ):
        return True
    if trigger.sense == "transfer" and scene.lang == "ar" and not _hands_over_ground(scene, hit):
        return False
    if trigger.sense == "capture" and scene.lang == "en" and _takes_people(scene, hit, roles):
        return False  # "took 42 people from a school"
    if "place" in trigger.role("subj") and scene.lang == "ar":
        if _FELL_FROM.match(scene.text, hit.end) or _CRAFT.match(scene.text, hit.end):
            return False  # "سقطت فوق ضاحية", "سقطت طائرة": something fell there
        if trigger.tense not in NOMINAL and _CRAFT_BEFORE.search(
            scene.text, max(scene.start, hit.start - 40), hit.start
        ):
            return False  # "طائرة مسيرة سقطت في بلدة"
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
            or any(f.place is not None and _WHICH.match(scene.text, f.end, hit.start) for f in scene.fillers)
        )
    ):
        return True
    if scene.lang == "ar":
        if trigger.tense in ("past", "present") and _takes_share(scene, hit, trigger):
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
            k in WEAPON_WORDS for a, _, k in scene.contexts if hit.start - 90 <= a < hit.start
        ):
            return True  # "استعادتها من التنظيم الذي استولى عليها": what is taken from an enemy is ground
        return _place_before(scene, hit)
    where = _WHERE if scene.lang == "en" and trigger.sense in ("capture", "regain") else ()
    return any(
        (f.place is not None and f.slot not in where and not _is_land(f, trigger))
        or (f.party is not None and f.party.class_ == "object")
        for role in ("target", "place", "side2")
        for f, _ in roles.get(role, ())
    ) or any(
        (
            (f.place is not None and f.slot not in where and not _is_land(f, trigger))
            or (f.party is not None and f.party.class_ == "object")
        )
        and not (f.slot and "place" in trigger.role("subj"))  # "fell on the town" is no fall of it
        and (
            hit.end <= f.start < min(end, hit.end + (110 if f.slot in ("علي", "of") else 25))
            or (not f.slot and _ends(hit) <= f.start < min(scene.end, _ends(hit) + 25))
        )
        for f in scene.fillers
    )


def _hands_over_ground(scene: Scene, hit: Hit) -> bool:
    """Whether an Arabic word of handing over may be of ground: not of a person, of arms or of an office."""
    end = _ends(hit)
    if hit.suffix in ("هم", "هن"):
        return False  # "وسلمتهم إلى القضاء": people
    if hit.suffix == "ه":
        return MASCULINE_GROUND_AR.search(scene.text, max(scene.start, hit.start - 90), hit.start) is not None
    return _GROUND_AR.match(scene.text, end) is not None or _HANDED_AR.match(scene.text, end) is None


def _is_land(filler: Filler, trigger: Trigger) -> bool:
    """Whether a phrase is a whole country, which hands over and is not handed over."""
    return trigger.sense == "transfer" and filler.place is not None and filler.place.row.kind == "country"


def _ends(hit: Hit) -> int:
    """Where the last word of a phrase ends: "تحاول القوات العراقية استعادة" is found at its first word."""
    return max(hit.end, hit.last)


def _place_before(scene: Scene, hit: Hit) -> bool:
    """Whether a place stands shortly before a verb joined by "and", to which its pronoun may refer."""
    return hit.prefix[:1] in ("و", "ف") and any(
        f.place is not None and 0 < hit.start - f.end < 60 for f in scene.fillers
    )


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


def takes_arms(scene: Scene, hit: Hit) -> bool:
    """Whether a word of taking has arms for its object, and no ground: "استولت على أربع دبابات", "captured two tanks"."""
    pattern = _ARMS_AR if scene.lang == "ar" else _ARMS_EN
    return pattern.match(scene.text, hit.end) is not None
