"""Which words of a text make up the name of one party: what joins, what only says of which country or kind it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from tawatur.mentions.entries import Actor, Descriptor, Nationality, PlaceName
from tawatur.mentions.lexicon import Hit
from tawatur.text.normalise import fold

_Kind = TypeVar("_Kind", Actor, Descriptor, Nationality)
_JOINED_AR = re.compile(
    r"^[\s\"'()]*(?:(?:من|في|(?:[^\W\d_]+\s){0,2}(?:ال)?تابع(?:ه|ين|ون)?(?:\s+ل)?|(?:[^\W\d_]+ه\s)?ل|لدي)\s*)?[\"'(]*$"
)
_ALSO_ADJECTIVES = frozenset({"عسكري", "صحفي", "حاكم", "إرهابي", "مسلح", "متطرف", "متشدد", "تكفيري", "جهادي"})
_OFFICE_HOLDERS = frozenset({"قيادي", "قائد", "عضو", "عنصر", "ضابط", "مسؤول حكومي", "مسؤول", "ناشط", "زعيم"})
_WOMEN_TOO = frozenset({"انتحاري", "قناص", "مرتزق"})  # "انتحارية", "القناصة" are people as well
_PERSONS = frozenset(
    {"مواطن", "شاب", "ناشط", "طفل", "رجل", "فتى", "فتاة", "طالب", "طبيب", "محام", "شيخ", "امرأة"}
)
_MILITARY_NOUNS = (
    "رتل", "موكب", "مصدر", "مسوول", "خبير", "ناطق", "متحدث", "مطار", "معسكر", "هدف", "موقع", "عمل", "تحرك", "تصعيد", "مقذوف",
    "تدريب", "ضغط", "حسم", "نصر", "تقدم", "موتمر", "بيان", "تصريح", "حديث", "لقاء", "تقرير", "هجوم", "مجلس", "طقم", "حاجز", "مستشفي",
    "مخطط", "تفجير", "اعتداء", "حادث", "نشاط", "فكر", "تهديد", "خطر", "نزاع", "صراع", "اشتباك", "تمرد", "عنف", "سطو", "كفاح", "فصيل",
)  # fmt: skip
_AIMED_AT = re.compile(r"(?:علي|ضد|استهدف\w*|استهداف|هاجم\w*|اقتحم\w*|تفتيش|قرب|امام)\s+(?:\w+\s)?$")
_OF_STATES = frozenset({"state_forces", "government", "platform"})
OF_COUNTRY = re.compile(
    r"'s (?:(?:\w+-(?:based|backed|led|aligned|allied|linked)|(?:north|south|east|west)ern|ruling|main|own|new|elite|regular"
    r"|special|military|armed|rival|ethnic|islamist|jihadist|leftist|separatist|powerful|largest|biggest|most) ){0,2}"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s\"'()]+$")
_APPOSED_AR = re.compile(r"^[\s\"'()]+$")
_JOINED_EN = re.compile(
    r"^[\s\"'()]*(?:(?:of|from|of the|from the|in the|belonging to|belonging to the)\s)?[\"'(]*$"
)
_ARTICLE_AR = re.compile(r"(?:^|\s)ال")


def first_word(word: str, lang: str) -> str:
    """A word by which a party is called again: in Arabic without its article, militias in any spelling alike."""
    if lang != "ar":
        return word
    bare = word.removeprefix("ال")
    return "مليشيا" if bare.startswith(("مليشي", "ميليشي", "ميلشي")) else bare


_IN_NAME = re.compile(r"(?:^|\s)(?:عبد|ابو|ابي|بن|ابن|يدعي|المدعو|اسمه|وليد)\s$")
_RANK = re.compile(
    r"\s(?!ال|من|في|ب|ل|و|التابع|تابع)[^\W\d_]{3,}|\s(?:ال)?(?:بحري|بري|جوي|ركن|طيار|مهندس|دكتور|متقاعد|سابق)(?!\w)"
)


def is_of_name(text: str, hit: Hit) -> bool:
    """Whether an Arabic word for people is part of a person's name, a rank before one, or "by force"."""
    word = text[hit.start : hit.end]
    if " " in word or hit.has(Actor):
        return False
    if word == "اللواء":
        return _RANK.match(text, hit.end) is not None
    if word == "القوه":
        return hit.prefix[:1] == "ب" or text.startswith(" القاهره", hit.end)
    return hit.prefix in ("", "ال") and _IN_NAME.search(text, max(0, hit.start - 10), hit.start) is not None


_THOUSANDS = re.compile(r"[وفبلك]?الاف")
"""A count whose first letters look like the article: "آلاف المدنيين" are thousands of civilians."""


# What is organised, and what a system is of, by how the words begin: "تنظيم مظاهرة", "نظام الدفاع الصاروخي".
_ORGANISED = (
    r"\s(?:ال)?(?:اضراب|مظاهر[هات]|تظاهر|مسير[هات]|احتجاج|اعتصام|وقف[هات]|انتخاب|استفتاء|موتمر|اجتماع|لقاء|ندو[هات]|ورش[هة]?\s|دورات|دور[هة]\s"
    r"|حمل[هات]|فعالي|مهرجان|معرض|حفل|بطول|مباري?ا|عمليات\sال|عملي[هة]\sال|عمل\s|العمل|رحل[هات]|سير\s|السير|حرك[هة]\sال(?:مرور|سير|دخول)|المرور|صفوف|شوون|اوضاع|علاق|وجود|دخول|خروج|الحج|قطاع|سوق|برنامج|شبك[هة]\sال|جهود)"
)
_SYSTEM = (
    r"\s(?:ال)?(?:دفاع|صاروخ|صواريخ|مضاد|جوي[هة]?\s|رادار|تسليح|اسلح[هة]|مراقب|انذار|توجيه|رصد|اتصالات|معلومات|حكم\s(?!الاسد|البشير|صدام)|سياسي|اتحادي|فيدرالي|فدرالي|برلماني|رياسي\s"
    r"|ديمقراطي|جمهوري|مصرفي|مالي\s|اقتصادي|تعليم|صحي\s|ضريبي|قضاي|انتخاب|محاصص|تشغيل|كفال|عقوبات|حصص|دولي\s|عالمي|اقليمي|اساسي|داخلي\s|قانوني|واق|ملاح)"
)
_NO_PARTIES = {
    "تنظيم": re.compile(r"(?<!ال)تنظيم(?:ا|ها|ه|هم)?" + _ORGANISED),
    "النظام": re.compile(r"(?:ال)?نظام" + _SYSTEM),
    "مجهول": re.compile(r"مجهول[هة]?\s(?:السبب|الاسباب|المصدر|النوع|الطبيع[هة]|المصير)"),
    "حشد": re.compile(r"(?<!ال)حشدا?\s(?:ل(?!م)|ال|قوات|ميليشي|مليشي|مقاتل|مسلح)"),  # massing them
    "مار": re.compile(r"مار[اهة]?\s+(?:ب|من\s|علي\s|عبر\s)"),
}
_DEMANDS = re.compile(
    r"طالب\s(?!في\s|من\s|علي\s|اخر|جامعي|ثانوي|واحد|و)(?:ال)?[^\W\d_]+(?:\s(?!طالب)[^\s.؛]+){0,7}?\s(?:ب(?!ن\s|ين\s|عد\s)\w{3,}|بان\s)"
)
_OPENS_CLAUSE = re.compile(r"(?:^|[.،؛:\n]\s?[\"'(]?)$")


def _demands(text: str, hit: Hit) -> bool:
    """Whether "طالب" is the verb and no student: "وطالب الحزب بالعودة إلى الجبال"."""
    opens = hit.prefix == "و" or (
        not hit.prefix and _OPENS_CLAUSE.search(text, max(0, hit.start - 3), hit.start) is not None
    )
    return opens and _DEMANDS.match(text, hit.start) is not None


_LEADING = re.compile(
    r"(?<!\w)[وفبكل]*(?:دور|موقع|منصب|مركز|عمل|وضع|مستوي|صف)(?:ها|هم|نا|ه)\s$"
)  # "دورها القيادي"


def is_no_party(text: str, hit: Hit) -> bool:
    """Whether an Arabic word for a party has its plain sense: "organising a march", "a defence system"."""
    descriptor = pick(hit, Descriptor)
    if descriptor is None or pick(hit, Actor) is not None:
        return False
    if descriptor.lemma == "طالب":
        return _demands(text, hit)
    if descriptor.lemma == "قيادي":
        return text.startswith("ال", hit.start) and bool(
            _LEADING.search(text, max(0, hit.start - 12), hit.start)
        )
    plain = _NO_PARTIES.get(descriptor.lemma)
    return plain is not None and plain.match(text, hit.start) is not None


def is_adjective(text: str, hit: Hit) -> bool:
    """Whether an Arabic word for fighters only qualifies the definite noun before it: "التنظيم المتطرف"."""
    descriptor = next((e for e in hit.entries if isinstance(e, Descriptor)), None)
    if descriptor is None:
        return False
    if descriptor.lemma == "نقطة تفتيش" and text.startswith(("كمين", "كماين"), hit.start):
        return not _AIMED_AT.search(text, max(0, hit.start - 24), hit.start)  # an ambush, else a checkpoint
    adjective = descriptor.lemma in _ALSO_ADJECTIVES
    if _is_feminine(text, hit, descriptor):
        return True
    if not adjective and (descriptor.number != "singular" or descriptor.class_ not in ("armed", "civilians")):
        return False
    if any(isinstance(e, Actor) for e in hit.entries):
        return False
    before = _WORD_BEFORE.search(text, max(0, hit.start - 30), hit.start)
    if before is not None and _THOUSANDS.fullmatch(before[1]):
        return False
    if adjective and before is not None:
        if text[hit.end - 1] == "ا" and descriptor.lemma == "عسكري":
            return not (
                before[1].isdecimal() or before[1].endswith(("عشر", "عشره", "ون", "ين"))
            )  # "militarily"
        if before[1].startswith(_MILITARY_NOUNS):
            return True
        if descriptor.number != "singular":
            return False
    if hit.prefix == "ال":
        if before is None or not re.match(r"(?:[وفبك]?ال|لل)", before[1]):
            return False
        # "اعتقلت الشرطة الناشط", "قتل الجيش الشاب": what agrees in no way, or names a person, is the object
        agrees = text[hit.end - 1] == "ه" or not before[1].endswith("ه")
        person = descriptor.lemma in _PERSONS or (
            descriptor.lemma == "صحفي"
            and re.match(r"[وفبكل]?ا?ل(?:امن|جيش|نظام|شرطه)", before[1]) is not None
        )
        return agrees and not person
    if text.startswith("ال", hit.start):
        return False
    return (
        bool(before)
        and text[hit.end - 1] == "ه"
        and fold(descriptor.lemma)[-1:] != "ه"
        and bool(re.search(r"(?:ه|ات)$", before[1]) if before else False)
    )


def _is_feminine(text: str, hit: Hit, descriptor: Descriptor) -> bool:
    """Whether an Arabic word for people is a feminine adjective of the noun before it: "البؤر الإرهابية", "أهداف مدنية"."""
    word = text[hit.start : hit.end].removeprefix("ال")
    joined = hit.prefix[:1] == "و"
    before = _WORD_BEFORE.search(text, max(0, hit.start - 30), hit.start - joined)
    if before is None or len(before[1]) < 4:
        return False
    if word in ("بحريه", "مروحيه", "مدمره", "حاكم"):
        return before[1].startswith("ال") and not joined  # "الموانئ البحرية", "الحزب الحاكم"
    if word != fold(descriptor.lemma) + "ه" or descriptor.lemma in _WOMEN_TOO:
        return False
    if descriptor.class_ != "armed" and descriptor.lemma != "مدني":
        return False
    return before[1][-1] != "ت" or before[1].endswith("ات")


def qualifies(text: str, name: Hit, hit: Hit) -> bool:
    """Whether a word for a fighter qualifies the name right before it: "داعش" المتطرف."""
    return (
        name.has(Actor)
        and not hit.has(Actor)
        and any(
            isinstance(e, Descriptor) and e.class_ == "armed" and e.number == "singular" for e in hit.entries
        )
        and _APPOSED_AR.match(text[name.end : hit.start]) is not None
    )


def pick(hit: Hit, kind: type[_Kind]) -> _Kind | None:
    for entry in hit.entries:
        if isinstance(entry, kind):
            return entry
    return None


_ENDS_ADJECTIVE = re.compile(
    r"\s(?:مجهول|مسلح|ملثم|مقنع|امني|عسكري|قبلي|معادي|حكومي|نظامي|محلي|اجنبي|مشترك)(?:ه|ين|ون)$"
)


def joins(text: str, lang: str, left: Hit, right: Hit, phrase: Sequence[Hit]) -> bool:
    between = text[left.end : right.start - (0 if text.startswith("ال", right.start) else len(right.prefix))]
    if len(between) > (34 if lang == "ar" else 16):
        return False
    left_head, right_head = pick(left, Descriptor), pick(right, Descriptor)
    left_name, right_name = pick(left, Actor), pick(right, Actor)
    if right.start < left.end:  # "عناصر [الأمن] المصري"
        return bool(left_head and right_head) and text.startswith("الامن ", right.start)
    if lang == "ar":
        if right.prefix[:1] in ("و", "ف", "ب", "ك"):
            return False
        if pick(right, Nationality) and not right_head:
            if left.has(PlaceName) and not left_head and right.has(PlaceName):
                return (
                    False  # "قصفت روسيا أوكرانيا": two countries, though the second reads as an adjective too
                )
            defined = left.prefix.endswith("ال") or text.startswith("ال", text.rfind(" ", 0, left.end) + 1)
            if (
                defined
                and right.has(PlaceName)
                and not right.prefix
                and not text.startswith("ال", right.start)
            ):
                return False  # "غزا الجيش الروسي أوكرانيا"
            return bool(_APPOSED_AR.match(between)) and not right.prefix.startswith("ل")
        if right_name or right_head:
            if not right_name and right.has(PlaceName) and between.strip() == "في":
                return False  # "مسلحين في القصرين": a town that is called as people are
            if right_name and right_name.class_ == "government" and between.strip() == "في":
                if left_head and left_head.class_ == "armed" and left_head.lemma not in _OFFICE_HOLDERS:
                    return False  # "متمردون في اليمن": no forces of its state
            if right.prefix.startswith("ل") and not (left_head and left_head.role != "victim"):
                return False
            if right_head and right_head.class_ == "object" and left_head and left_head.class_ != "object":
                if between.strip() == "من":
                    return False  # "خطفوا ضابطا من سيارته"
            if right.prefix == "ل" and right_head and not right_name and _are_men(left_head, right_head):
                return False  # "اختطاف مسلحين لطبيب"
            if left_head and right_head and _is_what_was_struck(text, left_head, right, right_head):
                return False
            if (
                right_head
                and not right_name
                and between == " "
                and _ENDS_ADJECTIVE.search(text, left.start, left.end)
            ):
                return False  # "عناصر مجهولة [مدير] المستشفى": an adjective governs no genitive
            heads = sum(1 for h in phrase if pick(h, Descriptor))
            definite = left.prefix.endswith("ال") or bool(_ARTICLE_AR.search(text[left.start : left.end]))
            if (
                text[left.end - 2 : left.end] in ("ون", "ين", "ان")
                and not right.prefix.startswith("ل")
                and between.isspace()
                and not (definite and right_name and heads < 2 and _is_adjective_of(text, left, right))
            ):
                return False  # a plural that keeps its ن governs no genitive: "مسلحون [نهبوا] منازل"
            if (
                definite
                and left_head
                and right_name
                and heads < 2
                and left_head.lemma in _OFFICE_HOLDERS
                and between == " في "
            ):
                return True  # "القيادي في حركة فتح"
            if definite and left_head and right_name and not right_head and between == " ":
                return heads < 2 and _is_adjective_of(text, left, right)
            return (
                bool(left_head)
                and heads < 2
                and not definite
                and bool(_JOINED_AR.match(between))
                and not left_name
            )
        return False
    if pick(left, Nationality) and not left_head:
        return between in (" ", ' "') and bool(right_head or right_name)
    if left_name and right_head and OF_COUNTRY.fullmatch(between):
        # "Ethiopia's army", but not "Syria's rebels"
        return left_name.class_ == "government" and right_head.class_ in _OF_STATES
    if (left_name or left_head) and right_head:
        return between == " " and not (left_head and left_head.role == "victim")
    if left_head and right_name:
        return bool(_JOINED_EN.match(between)) and between != " "
    return False


def _is_adjective_of(text: str, left: Hit, right: Hit) -> bool:
    """Whether a group's name is an adjective that agrees with the definite noun before it: "القيادي الحوثي"."""
    head, name = text[left.start : left.end], text[right.start : right.end]
    if head.endswith(("ون", "ين")):
        return name.endswith("ي" + head[-2:])
    return name.endswith("يه" if head.endswith(("ه", "ات")) else "ي")


def _are_men(head: Descriptor | None, other: Descriptor) -> bool:
    """Whether two words name fighters and people, whom "ل" makes no phrase of: what fighters do, it is done to people."""
    people = other.class_ == "civilians" or other.lemma in ("ضابط", "جندي", "شرطي")
    return people and head is not None and head.class_ in ("armed", "state_forces")


def _is_what_was_struck(text: str, head: Descriptor, hit: Hit, thing: Descriptor) -> bool:
    """Whether a noun right behind the word for who strikes is its object: "قصفت طائرات بلدة", "دمرت مدفعية منزلا"."""
    accusative = text[hit.end - 1] == "ا" and fold(thing.lemma)[-1:] != "ا" and not hit.has(PlaceName)
    return accusative or (head.class_ == "platform" and thing.class_ == "object")


MILITARY_EN = re.compile(
    r"\b(?:(?:military|army|police|security)(?! (?:hospital|court|prison|academy|college|club))|(?:border|guard) posts?|bunkers?|trench(?:es)?"
    r"|fortifications?|air defen[cs]e|(?:weapons|arms|ammunition|munitions) \w+)\b"
)
"""Words that say of a thing that it belongs to those who fight: "an army post", "a weapons depot"."""
_MEN_OF_NATION = re.compile(
    r"[^\W\d_]+ (?:(?P<flown>warplanes|jets|war jets|fighter jets|planes|aircraft|helicopters|drones)"
    r"|(?:armed |security |special |military |ground )?(?:forces|troops|soldiers|fighters|militants|rebels|armies))\b"
)


def nation_joined(text: str, group: Sequence[Hit], after: Hit) -> tuple[str, bool] | None:
    """The country of a nationality that "and" joins to one before fighters, and whether they fly: "[Russian] and Syrian jets"."""
    nation = pick(group[0], Nationality)
    if len(group) > 1 or nation is None or group[0].has(PlaceName):
        return None
    if text[group[0].end : after.start] != " and " or not after.has((Nationality, Actor)):
        return None
    men = _MEN_OF_NATION.match(text, after.start)
    return None if men is None else (nation.country, men["flown"] is not None)
