"""What the words around an Arabic event word say has not happened: wished, aimed at, feared, forbidden, still held."""

from __future__ import annotations

import re

from tawatur.events.other_senses_ar import means_otherwise
from tawatur.events.process_ar import is_process
from tawatur.events.proto import STATEMENTS
from tawatur.events.scene import Scene
from tawatur.events.standing_ar import is_habit, stands
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.text import fold
from tawatur.text.arabic import preposition_of

_SUBJUNCTIVE = re.compile(
    r"(?<!\w)(?:ولم|ولن|ولا|فلم|فلن|وسوف|فسوف|ان|بان|كي|لكي|حتي|قد|سوف|لن|لم|لا|الا|ربما|لو|اذا|يجب)\s+$"
)
_THAT_DID = re.compile(r"(?:^|\s)(?:ان|قد)\s+$")
_MANAGED = re.compile(
    r"(?:تمكن|تمكنت|تمكنوا|استطاع|استطاعت|استطاعوا|نجح|نجحت|قبل|بعد|منذ|سبق|الي|الا)\s+(?:من\s+|في\s+)?ان\s+$"
    r"|(?<!لم )(?<!ما )(?<!\w)[وف]?(?:تمكن|تمكنت|استطاع|استطاعت|نجح|نجحت)\s+(?:[^\s.،؛]+\s+){1,5}?ان\s+$"
)
_SHALL = re.compile(r"(?<!\w)[وف]?سوف\s+$")
# What governs the noun of what has not happened; between the two may stand "وقوع", "شن" and the like.
_LIGHT = (
    r"(?:(?:ال|ل|ب)?(?:وقوع|حدوث|شن|تنفيذ|ارتكاب|تكرار|توجيه|قيام|القيام|اي|ايه|مزيد|المزيد)\s+(?:من\s+)?)?"
)
_PREPARED = re.compile(
    r"(?:^|[\s\"(])[وفبلك]{0,2}(?:ال|ل)?(?:محاول[هت]|محاولات(?:\s+\S+)?|احباط|منع|تخطيط|التخطيط|يخطط\w*|خطط\w*|لمنع|ضد اي|خطر|احتمال|تهديد\w*|هدد\w*|استعد\w*|تحسبا?|مساعي?\b\w{0,2}|الجهود"
    r"|جهود|تحضير\w*|بهدف|من اجل|بغرض|لغرض|بغيه|امكانيه|نيه|عزم\w*|يعتزم|مقرر|المقرر|امر|بشن|تمهيدا)\s+(?:ل|ب|من\s|ال|لشن\s|شن\s|بشن\s|علي\s)?\s*$"
    r"|(?:^|\s)[وف]?(?:"
    r"(?:القادر|قادر|القدر|قدر|العمل|عازم|مصمم|تصميم|الاصرار|التحريض|تحريض|يحرض|تحرض|تشجيع|يشجع|الحض|الحث|التدرب|تدريب\w*)\S{0,3}\s+علي"
    r"|(?:تعمل|يعمل|يعملون)\s+علي"
    r"|(?:تسعي|يسعي|يسعون|سعي|سعت|سعوا|ساعي|تهدف|يهدف|هدفت|ترمي|يرمي|الرامي|يطمح|تطمح|تلجا|يلجا|اللجوء|لجوء|الحاج|حاج|تفضي|يفضي)\S{0,2}\s+(?:\S+\s+){0,2}?الي"
    r"|(?:دعا|دعت|دعوا|دعو\S|الدعو\S|دعوات|[ينتا]دعو\w*|مطالب\w*|طالب\w*|يطالب\w*|تطالب)\s+(?:\S+\s+){0,3}(?:الي|بضروره|بسرعه)"
    r"|(?:ل|ب)?(?:منع\w*|يمنع\w*|تمنع\w*|ردع\w*|حرمان)\s+(?:\S+\s+){0,3}من"
    r"|(?:ال)?(?:رغب[هت]\w*|نيت\w*|عزم\w*|استعداد\w*|امل\w*)\s+(?:\S+\s+){0,3}(?:في|علي|عن)"
    r"|(?:تحسبا|خشيه|تفاديا|تجنبا|احترازا|استباقا)\s+(?:\S+\s+){0,4}?\S+"
    r"|(?:توقف|انتهاء|(?:تاريخ|موعد|توقيت)\s(?:بدء|بدايه|انطلاق))"
    r"|(?:سياس[هت]|ثقاف[هت]|منطق|نهج|عقيد[هت]|فلسف[هت]|[يت]منع\S*|تمسك\S*|[يت]تمسك\S*|[يت]تناول\S*|[يت]عارض\S*|معارض[هت]|لا [يت][ؤو]يد\S*)"
    r"|[يت]نص\S{0,2}\s+(?:\S+\s+)?علي|[يت]راهن\S*\s+علي|(?:شا[ئي]عات|شا[ئي]عه|[يت]ثار|[يت]شاع|[يت]ردد)\s+عن"
    r"|(?:خوفا|تخوفا|الخوف|خوف|مخاوف|المخاوف|خشيه|الخشيه|تحذير\w*|حذر\w*|يحذر\w*|تحذر\w*|القلق|التحذير|للحمايه|لحمايه|وقايه|تحسبا)\s+من"
    r"|(?:تحذير\w*|حذر\w*|[يت]حذر\w*|محذر\w*|خشي\w*|[يت]خشي|مخاوف\w*|تخوف\w*)\s+(?:[^\s.،؛]+\s+){0,6}?من ان"
    r"|(?:امتناع|الامتناع|الكف|كف|عدول|العدول)\s+عن"
    r"|(?:ال|ل)?حيلول\S\s+دون|[يت]حول\s+دون"
    r"|(?:عن|في)\s+احتمال|(?:ب|ل)?منع|تجنب\w*|تفادي\S?|لتفادي|لتجنب|ردع|لردع|(?:ل)?مكافح[هت]|(?:ل)?محارب[هت]|(?:ل)?درء|تحريم|تجريم|حظر|رفض\w*"
    r"|حال|شريط[هت]|ب?شرط|موعد|ب?انتظار|احتمال\w*|شبح|سيناريو\w*|فرضيه|فكره|خطه|مخطط\w*|بمخطط|يتوقع\w*|تتوقع\w*|توقع\w*|بديل|حق|(?<!في )(?:ال)?حق(?:ه|ها|هم|هما|نا)?\s(?:[^\s.،؛]+\s){0,3}?في|تهديد\w*\s[يت]?تضمن\w{0,2}|فقه|ذريعه|تهديدات\w*|جداول?"
    r"|(?:رفض|[يت]رفض|رافض|امتنع|[يت]متنع|عارض|[يت]عارض)\S{0,2}\s(?:\S+\s){0,4}?(?:عن\s)?(?:ال)?(?:مشارك[هت]|انضمام|انخراط|مساهم[هت]|تدخل)\s(?:في|الي|ب)"
    r"|(?<!قبل )(?<!دون )ان [يت]تم|(?:اي|ايه|عدم)|بدلا من|بدل|عوضا عن|ل[يت]قوم\w{0,2}|ان [يت]قوم\w{0,2}|ب(?:امكان|وسع|مقدور)(?:ه|ها|هم)?"
    r"|(?:معلومات|معلومه|مكافا[هت])\s+(?:\S+\s+){0,6}?(?:الي|ل)"
    r")\s+(?:ب|ل|من\s)?" + _LIGHT + r"(?:ب|ل)?$"
)
# "يقوم بشن غارات": done, not ordered
_DOES = re.compile(
    r"(?<!\sان)(?<!\sبان)(?:^|\s)[وفب]?(?:ال)?(?:[يت]?قوم\w{0,2}|قام\w{0,2}|قيام\w{0,2}|بدا\w?|بدات|[يت]بد[اء]\w{0,2}|باشر\w{0,2}|استمر\w{0,2}|[يت]ستمر\w{0,2}|ردت?)\s+(?:\S+\s+){0,4}بشن\s+(?:\S+\s+)?$"
)
_CAMPAIGN = re.compile(
    r"(?:^|[\s\"])[وفبلك]?(?:ال)?(?:معركه|معارك|عمليه|عمليات|حمله|جهود|مسعي|سبيل|اجل|خطه|مشروع|اولويات|بغيه|موعد|ساعه|مرحله|هدف|بهدف|حتي|لحين)\s+(?:ل|ال)?$"
)
# "يحاول الحوثيون إعادة سيطرتهم": what is only tried for
_TRIES = re.compile(
    r"(?:^|\s)[وف]?(?:[يت]حاول|[يت]حاولون|حاول|حاولت|حاولوا|محاول[هت]|محاولات)\s(?:(?!بعد|اثر|عقب|منذ|التي|الذي|حيث|وقد)[^\s.؛،]+\s){0,6}?"
    r"(?:(?:اعاده|بسط|فرض|احكام|استعاده|استرداد)\s)?(?:علي\s|في\s)?(?:ال)?$"
)
_FAILED = re.compile(
    r"(?:^|\s)[وف]?(?:فشل\w*|يفشل\w*|اخفق\w*|تعثر\w*|تعذر|عدم|دون)\s+(?:\S+\s+){0,3}(?:في\s|ب)?\s*$"
)
_HELD = re.compile(r"(?:^|\s)(?:من|تحت|خارج|قبضه|نطاق)\s+$")
_MANAGED_NOUN = re.compile(r"(?:^|\s)[وف]?(?:[تي]?ت?مكن\w{0,2}|تمكين)\s+(?:\S+\s+){0,6}من\s+$")
# "تمكن مقاتلو الجماعة التي تضم رجال قبائل وجنودا من السيطرة": however long it takes to say who did
_MANAGED_FAR = re.compile(r"(?:^|\s)[وف]?[تي]?ت?مكن\w{0,2}\s+(?:(?!من\s)[^\s.؛]+\s+){7,18}من\s+$")
_FAR = 160  # characters
# "تعرضت لقصف", "كانت مسرحا لاشتباكات", "انتقاما للهجوم": what "ل" brings has happened
_UNDERGONE = re.compile(
    r"(?:(?:تعرض|يتعرض|تتعرض|نتيجه|اثر)\w*\s+(?:\S+\s+){0,5}"
    r"|(?<!\w)و?(?:استنكارا|تنديدا|شجبا|حدادا|احتجاجا|غضبا|انتقام\w*|ثارا?|مسرحا?|هدفا|عرضه|ضحيه|ضحايا|نتاجا?|شهودا?|شاهد|استمرارا|امتدادا)\s+(?:عيان\s+)?)$"
)
# What is meant for something, and whoever aims at it: "معدة لـ", "في محاولة لـ", "ذريعة لـ".
_MEANT_FOR = re.compile(
    r"(?:^|\s)[وف]?(?:ب|ل|ال)?(?:معد\w?|م?خصص\w*|مجهز\w*|جاهز\w*|[يتن]?خطط\w*|تخطيط\w*|مخطط\w*|خطه|مساعي?|سعي\w*|يسعي|تسعي|ساعي\w*|تستخدم|يستخدم|استخدم\w*"
    r"|تستعمل|محاول\w*|المحاول\w*|تجنيد|جند\w*|يتدرب\w*|تدريب\w*|ذريع[هت]|مبرر\w*|غطاء|تحريض\w*|دعو[هت]|دعوات|طلب\w*|تحسبا|استعداد\w*|مستعد\w*|تحضير\w*|تاهب\w*"
    r"|يتجه\w*|تتجه|يتاهب\w*|تتاهب|يستعد\w*|تستعد|وسيل[هت]|اسلوب|توجيهات|اوامر|يدعو\w*|تدعو|عزم\w*|نيت\w*)\s+(?:(?!بعد|اثر|عقب)\S+\s+){0,5}[وف]?ل?$"
)
_READY_FOR = re.compile(r"(?:^|\s)(?:ال)?(?:[يت]?ستعد\w*|استعداد\w*|مستعد\w*|جاهز\w*|خطه|[يت]خطط\w*)\s+$")
_AIMED_AT = frozenset(
    {
        "hit",
        "kill",
        "storm",
        "capture",
        "regain",
        "abduct",
        "execute",
        "arrest",
        "assault",
        "bombard",
        "disrupt",
    }
)
_SUFFERED = frozenset({"مقتل", "استشهاد", "مصرع"})  # "غضبوا لمقتل شاب": grieved for, never aimed at
_MEANT = frozenset(
    {
        "blast",
        "suicide",
        "siege_etc",
        "loot",
        "air_strike",
        "shelling",
        "disperse",
        "protest",
        "riot",
        "rape",
        "movement",
    }
)
_STILL_TO_COME = re.compile(r"\"?\s+\"?(?:ال)?(?:مقبل|قادم|مرتقب|متوقع|وشيك|مزعوم)[هت]?\b")
_AIMS_JOINED = re.compile(r"(?:من اجل|بهدف|بغيه|بغرض|لاجل)\s+(?:\S+\s+){1,4}$")
# "لن يشارك إلا بعد إطلاق الأسرى": a condition. "يخططون لاعتداءات من خلال استهداف": the way that is planned.
_CONDITION = re.compile(
    r"(?:^|\s)(?:لن|لا|ولن|ولا)\s(?![يت]زال)(?:[^\s.؛،]+\s){1,9}?(?:(?:الا|سوي)\s+(?:(?:بعد|مقابل|ب)\s*)?|قبل\s+)$"
)
# "يسعى الجيش الموالي للحكومة إلى استعادة المدن": whoever strives, however long it takes to name them
_STRIVES = re.compile(r"(?:^|\s)[وف]?[يت]سعي\s(?:[^\s.؛]+\s){1,14}?الي\s+(?:ال)?$")
_BY_WAY = re.compile(
    r"(?:^|\s)(?:ي|ت|ا)?(?:خطط|خططون|خططوا|تخطيط|لتخطيط|عتزم\S*|نوون|نوي|حضرون|عدون)\s(?:[^\s.؛]+\s){0,14}?(?:من خلال|عبر|عن طريق)\s+$"
)
_PLANNING = re.compile(
    r"(?:كانوا|كان|كانت|كانا)\s+(?:[يت]خطط|[يت]عتزم|[يت]نوي|[يت]نوون|[يت]حضر|[يت]ستعد|بصدد)\S*\s(?:(?!لكن|بعد|قبل|حين|عندما|اثر|وقد|مما|واسفر|وادي)[^\s.؛]+\s){0,30}$"
)
_OF_PLANS = frozenset({"assault", "hit", "blast", "suicide", "kill", "storm", "execute", "abduct", "bombard"})
_BODIES = re.compile(
    r"(?:^|\s)[وفب]?(?:سلم\w*|[يت]سلم\w*|استلم\w*|تسلم\w*|(?:ال)?تسليم|(?:ال)?تبادل|ارجاع|اعاد[هت]?|اعادوا|استعاد[هت]?|مقابل|نقل\w*|دفن\w*)\s(?:[^\s.؛]+\s){0,5}(?:جث[هث]|جثامين|جثمان|رفات)\s(?:من\s)?$"
)
# "لم تقع اشتباكات", "لم يحدث أي تبادل": it did not come to it
_NOT_HAPPENED = re.compile(
    r"(?:^|\s)[وف]?(?:لم\s+[يت](?:قع|حدث|حصل|جر|سجل|رصد|ندلع|نشب|شهد)\s+(?:\S+\s+){0,2}(?:ال)?"
    r"|لم\s+[يت]سمع\w{0,2}\s+(?:(?:اي|اصوات|صوت|دوي)\s+){1,2}(?:ال)?|(?:لا [يت]وجد|(?:ليست?|لم [يت]كن|لم [يت]عد) (?:هناك|ثمه)|لا وجود)\s+(?:(?:اي|ايه|حاليا|الان|اليوم)\s+)?ل?)$"
)
_STOPPED = re.compile(
    r"(?:^|\s)[وف]?(?:اوقفت?|اوقفوا|علقت?|علقوا|تعليق|ايقاف)\s(?:(?!بعد|اثر|عقب|خلال|جراء|بسبب)[^\s،.؛]+\s){0,5}(?:ال)?$"
)
_TRIED_TO = re.compile(r"(?:^|\s)(?:في\s+)?(?:ل?محاول[هت])\s(?:منه\S*\s)?ل\S+\s(?:\S+\s){0,3}$")
_SO_AS_TO = re.compile(r"(?:^|\s)ل[يت]قوم\S{0,2}\s+(?:\S+\s+){0,2}ب?$")
_WHOEVER = re.compile(r"(?<!\w)[وفلبك]?(?:كل\s+)?(?:من|ممن)\s+$")
_IF = re.compile(r"(?<!\w)(?:فان|لءن|لين|كلما|متي ما|اذا ما)\s+$")
# "كلما جرت عملية", "الضربات وحدها لا تكفي"
_WHENEVER = re.compile(r"(?<!\w)كلما\s+(?:\S+\s+){1,2}$")
_ALONE = re.compile(r"(?:\s+\S+){0,2}?\s+(?:وحد(?:ها|ه|هما)|لا [يت]كف[يى])(?!\w)")
_ABSTRACT = re.compile(
    r"(?:^|\s)\S{0,2}(?:الارهاب|ارهاب|التطرف|الازم[هت]|الازمات|الجفاف|الركود|المرض|الوباء|الاعصار|العاصفه|الزلزال|الفيضان\S*|الموجه|(?:موج[هت]|موجات|عاصف[هت]|عواصف|سيول|امطار|اعصار|فيضانات|تحولات|تغيرات|ازم[هت]|ازمات|فوضي|فتن[هت]|فتن|ريح|رياح)\s(?:\S+\s){0,2}?)\s*(?:الذي|التي)\s+$"
)
_REMEMBERED = re.compile(r"(?:^|\s)[وفبل]{0,2}(?:ال)?ذكري\s+(?:\S+\s+){0,3}[بل]?$")
_TOWN = re.compile(
    r"(?:^|\s)[وفبل]?(?:مدينه|بلده|في|من|الي|علي|قرب|محيط|اثار|قلعه|سجن|ريف|شرق|غرب|جنوب|شمال|باديه|باتجاه|نحو|صوب|مطار|معبد|متحف|بين|صروح|معالم|معابد|متاحف|اهالي|تنسيقيه|تحرير|استعاده|احتلال|سقوط|دخول|اقتحام|محور|بوابه|واحه)\s+$"
)
_FOUGHT = re.compile(r"\s+(?:ال)?(?:بين|مع|في|عنيف|ضار|شرس|شديد|متقطع|دار|مستمر|و)")
_RULED = re.compile(r"\s+ب")

# What is told of an event without telling it: "قضية اغتيال", "المتهمون بخطف", "التحقيق في تفجير", "منذ اغتيال".
_REFERRED = re.compile(
    r"(?:^|\s)[وفبلك]{0,2}(?:"
    r"(?:ال)?(?:قضي[هت]|قضايا|جريم[هت]|جرايم|ملف|ملفات|تهم[هت]|تهم|مسوولي[هت]|شريط|فيلم|صور|مشاهد|نبا|خبر|اخبار|موقع|مسرح|مكان|منفذ\w*|مرتكب\w*|مدبر\w*|مخطط\w*"
    r"|ضحايا|ضحيه|اسباب|تفاصيل|ملابسات|خلفي[هت]|تداعيات|نتايج|اثار|اصداء|ظروف|صدم[هت]|قصه|روايه|سلسل[هت]|موجه|مسلسل|حوادث|اعمال|عمليات|حملات|ظاهره|شعار|منذ)"
    r"|(?:ال)?(?:تحقيق\w*|التحقيق|محاكم[هت]|متهم\w*|متهمين|مدان\w*|ادين\w*|يدان|ضلوع\w*|ضالع\w*|تورط\w*|متورط\w*|مشارك[هت]|مشتبه\w*|اشتب\w*|اعترف\w*|اعتراف\w*|حوكم|يحاكم|حكم\w*"
    r"|مسوول\w*|صل[هت]\w*|علاق[هت]\w*|وراء|بشان|حول|ادانته?|ادان\w*|دان|دانت|استنكر\w*|استنكار\w*|شجب\w*|ندد\w*|تنديد\w*|احتجاجا|رفضا|اتهم\w*|اتهام\w*|نفي|نفت|متهما|برر|تبرير)"
    r"(?:\s+(?:في|ب|عن|من|علي|ل\S*|بها|به|فيها|فيه|الي|\S+)){0,3}"
    r")\s+(?:ال|ب|ل|في\s|عن\s|علي\s)?$"
)


def is_referred(scene: Scene, hit: Hit) -> bool:
    """Whether an event noun stands for what something else is told of: a trial, an inquiry, a charge, a condemnation."""
    at = hit.begin
    return _REFERRED.search(scene.between(max(scene.start, hit.start - 50), at)) is not None


def unreal_arabic(scene: Scene, hit: Hit, trigger: Trigger, before: str) -> str | None:
    """Why a telling does not count as having happened, ``before`` being the words before it: "drop" or None."""
    if trigger.sense in STATEMENTS:
        return None
    if means_otherwise(scene, hit, trigger, before) or is_habit(scene, hit, trigger, before):
        return "drop"
    if _KIND_OF_PLACE.search(before):
        return "drop"  # "من الدول التي تشهد اشتباكات": what kind of country it is
    if _is_asked(scene) or scene.text[hit.start - 1 : hit.start] == "_" or _NOT_HAPPENED.search(before):
        return "drop"
    if (
        trigger.tense in ("noun", "masdar", "present")
        and trigger.sense in _OF_PLANS
        and _PLANNING.search(scene.text, max(scene.start, hit.start - 240), hit.begin)
    ):
        return "drop"  # "كانوا يخططون لعمليات تستهدف مسؤولين"
    if trigger.tense in ("noun", "masdar"):
        if is_process(scene, hit, trigger, before):
            return "drop"
        return "drop" if _is_unreal_noun(scene, hit, trigger, before) else None
    if trigger.sense in _ANNOUNCED and (
        _SHALL.search(before) if _SUBJUNCTIVE.search(before) else hit.prefix.endswith("س")
    ):
        return "drop" if _UNLESS.search(scene.text, scene.start, hit.start) else "planned"
    return "drop" if _is_unreal_verb(scene, hit, trigger, before) else None


_MEDIA = re.compile(
    r"\s(?:ال)?(?:صور(?:ا|[هت]|ه|ها)?|اخبارا?|خبرا?|انباء|معلومات|مقطعا?|مقاطع|فيديو\w*|شريطا?|تسجيلا?|تسجيلات|بيانا?|تقريرا?|مقالا?|تغريد[هت]|وثا[يئ]ق|علي (?:الانترنت|موقع\w*|مواقع|حساب\w*|صفح\w*|تويتر|فيسبوك|يوتيوب|شبك\w*))\b"
)
_ONE_WORD = 12  # characters
_ANNOUNCED = frozenset({"movement", "siege_etc", "protest", "base"})
"""Senses that count before they have happened, where somebody says that they will."""


_UNLESS = re.compile(r"(?:^|[\s\"])[وف]?(?:ما لم|اذا|لو|في حال)\s[^.؛]*?\sف(?:ان|س|سوف)")
"""What would be, on a condition: "ما لم يحدث ذلك فإن [المئات سينضمون]"."""
_KIND_OF_PLACE = re.compile(r"(?:^|\s)(?:ال)?(?:دول|بلدان)\sالتي\s[يت](?:شهد|عاني)\s(?:\S+\s)?$")


def _is_asked(scene: Scene) -> bool:
    """Whether the sentence is a question without a number or a day."""
    return scene.text[scene.end - 1] == "؟" and not scene.casualties and not scene.dates


def _is_undergone(scene: Scene, hit: Hit) -> bool:
    """Whether the verb before an event noun with "ل" is تعرض, whose subject may be a long list of places."""
    before = [o for o in scene.triggers if hit.start - _LIST <= o.start < hit.start]
    return bool(before) and any(isinstance(e, Trigger) and e.lemma == "تعرض" for e in before[-1].entries)


_LIST = 220  # characters: how long a list of places may be


def _is_unreal_verb(scene: Scene, hit: Hit, trigger: Trigger, before: str) -> bool:
    if hit.prefix.endswith("س"):
        return True
    if hit.prefix.endswith("ل") and trigger.tense in ("present", "past"):
        # before a past the letters are a verbal noun's: "لشن غارات", but "تعرض لقصف"
        return not (_UNDERGONE.search(before) or _is_undergone(scene, hit))
    if _SUBJUNCTIVE.search(before) and not _MANAGED.search(before):
        return not (trigger.tense in ("past", "passive") and _THAT_DID.search(before))
    if trigger.lemma == "قضى" and _RULED.match(scene.text, hit.end):
        return True  # "قضى بـ": ruled
    if trigger.lemma.startswith("+أقام * ") and scene.between(hit.end, hit.last).endswith(
        " في " + fold(trigger.lemma.removeprefix("+أقام * "))
    ):
        return True  # "يقيم الجنود في ثكنة": they live there
    if trigger.lemma.startswith("+نشر") and _MEDIA.search(
        scene.text, hit.start, min(scene.end, hit.start + 110)
    ):
        return True  # "نشر مقاتلو التنظيم صورا": published, not deployed
    if scene.text[hit.start : hit.end] == "تلقي" and hit.last - hit.end > _ONE_WORD:
        return True  # "تلقى ... بالسلاح": received, where "she throws" is spelt the same
    if scene.text[hit.start : hit.end] == "تدمر" and _TOWN.search(before):
        return True  # the town of Palmyra, spelt as "she destroys"
    if trigger.tense == "present" and _WHOEVER.search(before):
        return True  # "من يقصف المدن": whoever does, nobody in particular
    if trigger.tense in ("past", "passive") and _IF.search(before):
        return True
    if _ABSTRACT.search(before):
        return True  # "الإرهاب الذي يضرب المنطقة"
    if trigger.tense == "past" and _AFTER_PREPOSITION.search(before) and _PREPARED.search(before):
        return True  # a verbal noun in the letters of a past: "لمنعهم من بسط سيطرتهم"
    if _ACCUSED.search(before):
        return True  # "على متهم ألقى قنبلة"
    if trigger.tense != "present":
        return False
    return stands(scene, hit, trigger, before)


def _is_unreal_noun(scene: Scene, hit: Hit, trigger: Trigger, before: str) -> bool:
    if trigger.sense == "kill" and _BODIES.search(before):
        return True  # "سلمت الحركة جثث قتلى": an exchange of the dead
    if trigger.sense == "capture" and _HELD.search(before) and not _MANAGED_NOUN.search(before):
        if not (
            scene.text.startswith("ال", hit.start)
            and _MANAGED_FAR.search(scene.text, max(scene.start, hit.start - _FAR), hit.begin)
        ):
            return True  # "من سيطرة داعش": held by them, not taken
    meant = preposition_of(hit.prefix) == "ل"
    if meant and trigger.sense == "capture" and trigger.tense == "noun":
        if not before.rstrip().endswith("نتيجه"):
            return True
    if (
        meant
        and (trigger.tense == "masdar" or (trigger.tense == "noun" and trigger.sense != "bombard"))
        and trigger.sense in _AIMED_AT
        and trigger.lemma not in _SUFFERED
    ):
        if not _UNDERGONE.search(before) and not _is_undergone(scene, hit):
            return True
    if meant and trigger.lemma in ("قتال", "تصدي", "تصدى"):
        return True  # "تجنيدهم للقتال في سوريا", "تعزيزات للتصدي للهجوم"
    if meant and trigger.lemma == "الإطاحة" and not _UNDERGONE.search(before):
        return True  # "صعدوا حملتهم للإطاحة بالحكومة"
    if meant and trigger.sense in _MEANT and _MEANT_FOR.search(before):
        return True
    if meant and trigger.sense == "siege_etc" and trigger.lemma.split()[0] in _STEPS:
        return True  # "تعمل لإخلاء سبيلهم", "معدات لإعادة فتح المطار"
    if trigger.sense == "truce" and _PROPOSED.search(before):
        return True
    if meant and trigger.sense == "bombard" and _READY_FOR.search(before):
        return True  # "مستعدة لقصف المتشددين"
    if _ALONE.match(scene.text, max(hit.end, hit.last)) or _WHENEVER.search(before):
        return True
    if _STILL_TO_COME.match(scene.text, max(hit.end, hit.last)):
        return True
    if hit.prefix[:1] == "و" and (trigger.tense == "masdar" or trigger.sense == "capture"):
        if _AIMS_JOINED.search(before) or (
            trigger.sense in ("capture", "regain") and _TRIED_TO.search(before)
        ):
            return True  # "من أجل دعم اليمن وتطهيره", "في محاولة للتقدم والاستيلاء"
    far = scene.between(max(scene.start, hit.start - 120), hit.begin)
    if _STRIVES.search(far) or _CONDITION.search(far) or _BY_WAY.search(far) or _SO_AS_TO.search(before):
        return True
    if (_PREPARED.search(before) and not _DOES.search(before)) or _REMEMBERED.search(before):
        return True
    if _is_only_called_for(scene, hit):
        return True
    if trigger.sense in ("bombard", "air_strike", "shelling", "hit", "clash") and _STOPPED.search(before):
        return True  # "أوقفت القوات عمليات القصف"
    if trigger.sense == "truce" and _FAILED.search(before):
        return True
    if trigger.sense in ("regain", "capture") and (_CAMPAIGN.search(before) or _TRIES.search(far)):
        return True
    if trigger.lemma in ("تحييد", "حيد") and _takes_place(scene, hit):
        return True  # "تحييد لبنان": kept out of it
    if trigger.lemma == "قتال" and _TOGETHER.search(before):
        return True  # "تعاونهما في القتال ضد داعش": what they are for
    # "قتال داعش": what somebody is for, not a fight
    return trigger.lemma == "قتال" and _is_against(scene, hit)


_STEPS = frozenset(["إعادة", "إخلاء", "إطلاق", "فتح", "إغلاق", "إقامة", "إنشاء", "إفراج"])
"""First words of turns that somebody brings about: "for" before them says what is aimed at."""
_PROPOSED = re.compile(
    r"(?:^|\s)[وفبل]?(?:ال)?(?:م?قترح|مقترحات|اقتراح|مبادر[هت]|مشروع|مسود[هت]|خط[هت]|دعو[هت]|دعوات|نداء|نداءات|جهود|مساعي?|محادثات|مفاوضات|مباحثات)(?:ا|ه|ها)?"
    r"\s(?:[^\s.،؛]+\s){0,3}?[لب]?(?:ال)?$"
)
"""What a truce is that is only proposed, asked for or talked about: "مقترحا لوقف إطلاق النار"."""
_TOGETHER = re.compile(
    r"(?:^|\s)\S{0,3}(?:تعاون|شراك[هت]|شريك|حليف|التزام|ملتزم|جهود|جهد|دعم|مساند[هت]|تنسيق|متحد|تضامن|عزم|تصميم)\S{0,5}\s(?:[^\s.،؛]+\s){0,3}?(?:في|ب|علي|ل)\s?(?:ال)?$"
)


def _is_only_called_for(scene: Scene, hit: Hit) -> bool:
    """Whether a threat, a demand or a pledge is about the event: "هددت الجماعة بقصف", "دعا إلى إرسال قوات"."""
    if hit.prefix[-1:] == "ب" and _CLAIMED.search(
        scene.text, max(scene.start, hit.start - 50), hit.start - 1
    ):
        return True
    joined = hit.prefix == "و"  # "متوعدا بالقضاء عليهم وتطهير المدينة"
    if (
        preposition_of(hit.prefix) not in ("ب", "ل")
        and not joined
        and not _TOWARDS.search(scene.text, max(scene.start, hit.start - 14), hit.start)
    ):
        return False
    for other in reversed(scene.triggers):
        if other.start >= hit.start:
            continue
        if hit.start - other.end > 90:
            break
        if any(isinstance(e, Trigger) and e.sense in _SOUGHT for e in other.entries):
            if preposition_of(hit.prefix) == "ل" and not _asks(other):
                return False
            gap = scene.between(other.end, hit.start)
            return not _TOLD_AS_DONE.search(gap) and (not joined or _SOUGHT_FIRST.match(gap) is not None)
    return False


_CLAIMED = re.compile(
    r"(?:^|\s)[وفلبك]{0,2}(?:[يتنا]طالب|طالب(?=\s|ت\s|وا\s|نا\s)|مطالب|المطالب)(?:[هت]|ات|ون|ين|ا|ت|وا|نا)?\s(?:(?!بعد|عقب|اثر|خلال|بان)[^\s.،؛:]+\s){0,3}$"
)
"""Who asks for what a noun with "by" right behind tells: "نطالب [بـ]إقالة المحافظ", "للمطالبة [بـ]انسحاب القوات"."""


def _asks(hit: Hit) -> bool:
    return any(isinstance(e, Trigger) and e.sense == "demand" for e in hit.entries)


_SOUGHT_FIRST = re.compile(r"\s(?:\S+\s){0,2}?(?:ب(?!عد|ين)\S{4,}|الي\s\S+)\s")
_SOUGHT = frozenset({"threat", "demand", "pledge"})
_TOWARDS = re.compile(r"(?:^|\s)(?:الي|من|علي)\s+(?:ال)?$")
_TOLD_AS_DONE = re.compile(
    r"[،,:؛\"]|(?:^|\s)[وف]?(?:بعد|اثر|عقب|منذ|خلال|التي|الذي|الذين|بسبب|جراء|ان|انه|انها|وقف|بوقف|انهاء|بانهاء|ادانه|التحقيق|رفع|الافراج|عن|متعلق\w?|المتعلق\w?)\s"
)
_AFTER_PREPOSITION = re.compile(r"(?:^|\s)(?:من|الي|علي|في|عن)\s+$")
_ACCUSED = re.compile(r"(?:^|\s)[وفبل]?(?:ال)?(?:متهم\w{0,2}|مدان\w{0,2}|محكوم)\s+$")


def _takes_place(scene: Scene, hit: Hit) -> bool:
    return any(f.place is not None and 0 <= f.start - hit.end < 4 for f in scene.fillers)


def _is_against(scene: Scene, hit: Hit) -> bool:
    end = max(hit.end, hit.last)
    return not _FOUGHT.match(scene.text, end) and any(
        f.party is not None and not f.slot and 0 < f.start - end < 4 for f in scene.fillers
    )
