"""The preposition that governs a mention, and the little words that may stand between the two."""

from __future__ import annotations

import re

from tawatur.mentions.patterns import word_set
from tawatur.text.arabic import preposition_of

_HOLD = frozenset(
    ["ايدي", "يد", "قبضه", "سيطره", "براثن", "احتلال", "نير", "نفوذ", "حكم"]
)  # "من قبضة الحوثيين": from them
_RANKS = frozenset(["صفوف", "بصفوف", "لصفوف"])  # "قتلى في صفوف الحوثيين": they are Houthis
_HELD = "تحت"  # the slot of who holds what was named before: "مناطق تحت سيطرة الحوثيين", "مواقع تتمركز فيها القوات"
_UNDER = re.compile(r"(?:تحت|تحتلها?|خاضع\S*|الخاضع\S*)\s+$")
_HOLDS = re.compile(
    r"(?:^|\s)(?:[تي]سيطر\S*|[تي]هيمن\S*|[تي]تمركز\S*|[تي]تحصن\S*|[تي]تواجد\S*|[تي]نتشر\S*|[تي]ستولي|[تي]ختبي\S*|[تي]قيم)\s+$"
)
_AGAINST = word_set(
    "ملاحقه مطارده تعقب مواجهه محاربه مكافحه مقاتله قتال دحر طرد ردع صد اجتثاث تصفيه استهداف ضرب"
)  # "حملة لملاحقة المسلحين": against them
_TO = re.compile(r"(?:^|\s)(?:بهدف|بغيه|بغرض|لغرض|من\sاجل|في\sاطار|ب?قصد)\s+$")
_ALLIED = (
    "جانب"  # the slot of those who help or are helped, who are not acted on: "بقيادة", "إلى جانب", "لمساندة"
)
_ALLIES = word_set(
    """بقياده بدعم باسناد بمسانده بمشاركه بموازره بمساعده بمعاونه بغطاء بحضور برعايه برفقه بجانب جانب
    لمسانده لدعم لاسناد لموازره لنصره لحمايه لمساعده لتامين لانقاذ لاغاثه لنجده"""
)
_WITH = re.compile(r"(?:^|\s)(?:بالتعاون|بالتنسيق|بالاشتراك|بالتحالف|و?(?:ال)?متحالف\S*|جنب|بالشراكه)\s+$")
_IN_IT = frozenset(["عليها", "عليه", "فيها", "فيه", "بها", "به"])
_MARKED = _HOLD | {"ل" + word for word in _HOLD} | _IN_IT | _RANKS
_QUANTITY = re.compile(
    r"(?:عدد|عددا|كبير|كبيره|كبيرا|بعض|العديد|كثير|اجزاء|جزء|جزءا|جانب|جانبا|قسم|قسما|نصف|ثلث|باقي|معظم|مساحات|واسعه|كل|احد|احدي|اكثر|ما يقرب|المزيد|مزيد|بالميه|بالمايه|في الميه|%"
    r"|عشرات|العشرات|ميات|الميات|الاف|الالاف|اثنان|اثنين|اثنتين|ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|تسعه|عشره|(?:عشر|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع)ين|\d+|مجموعه|مجموعات|مجاميع|تحالف|ايتلاف|دفعه|دفعات|طلايع|فلول|بقايا|بقيه|م[ان]\s(?:تبقي|تبقوا|بقي|بقوا)|ثله|حفنه|كامله|صغيره|جديده|اغلب|غالبيه"
    r"|(?:الاحياء|البلده|المدينه|الاجزاء|القسم|الجزء|الجانب|الشطر|الجهه|الساحل|الضواحي|الاطراف)\s+ال[^\W\d_]+)\s+$"
)
_COUNTED = re.compile(r"\s*(?:\d|اثن|ثلاث|اربع|خمس|ست|سبع|ثماني|تسع|عشر|مي[هتا]|الف)")
"""What makes "نحو" before it "about", and no way to go."""
_NO_FEWER = re.compile(r"(?:لا يقل|يزيد)\s+$")
"""What makes "عن" and "علي" behind it no prepositions: "ما لا يقل عن ثلاثة", "ما يزيد على ألف"."""
_OF_PEOPLE = frozenset(["مجموعه", "مجموعات", "مجاميع", "دفعه", "دفعات", "فلول", "طلايع", "تحالف", "ايتلاف"])
_LEAST = ("least", "to")
_AT_LEAST = re.compile(r"\bat\s+least\s*$|\bup\s+to\s*$")
# "the city of Mosul" stands as a whole in the place of "Mosul"
_OWNED = re.compile(
    r"\b(?:used|held|controlled|run|operated|owned|led|backed|supported|occupied|besieged|ruled)\s+$"
)
_KIND_OF = re.compile(
    r"\b(?:city|cities|town|towns|village|villages|province|provinces|district|districts|area|areas|region|camp|port"
    r"|neighbou?rhood|governorate|outskirts|suburbs?|part|parts)\s+of\s+(?:the\s+)?$"
)
_AROUND = " \n\r\t\f\v\"'()[]"  # what may stand between a word and the mention after it
_WORD_BEFORE = re.compile(r"([^\W_]+(?:'[a-z]+)?)[\s\"'()\[\]]*$")

_LOOK_BACK = 40  # characters

_ARABIC_PREPOSITIONS = frozenset(
    [
        "علي",
        "ضد",
        "في",
        "من",
        "الي",
        "عن",
        "بين",
        "مع",
        "قرب",
        "امام",
        "بالقرب",
        "حول",
        "عند",
        "لدي",
        "باتجاه",
        "نحو",
        "صوب",
        "داخل",
        "خارج",
        "بمحيط",
        "وسط",
        "قبل",
        "يد",
        "ايدي",
        "برصاص",
        "بنيران",
        "تجاه",
        "بحق",
        "باستهداف",
        "بواسطه",
        "لصالح",
        "عبر",
        "بينهم",
        "بينهن",
        "بينها",
        "ضمنهم",
        "منهم",
        "احدهم",
        "برتبه",
    ]
)
_ENGLISH_PREPOSITIONS = frozenset(
    [
        "on",
        "against",
        "at",
        "in",
        "with",
        "by",
        "from",
        "between",
        "of",
        "into",
        "near",
        "to",
        "inside",
        "outside",
        "around",
        "towards",
        "toward",
        "over",
        "across",
        "after",
        "through",
        "for",
        "throughout",
        "under",
        "within",
        "along",
        "amid",
        "during",
        "among",
        "via",
        "above",
    ]
)
# What may stand between a preposition and the name it governs.
_ENGLISH_SKIP = word_set(
    """
    the a an its their his some several other two three four five six seven eight nine ten dozens hundreds of
    many any nearby suspected alleged local main key least more than about around nearly both so called own new
    former late all northern southern eastern western central north south east west northeastern northwestern
    southeastern southwestern city town village province district area region neighbourhood neighborhood
    countryside suburb suburbs outskirts capital rebel held besieged government military army air naval refugee
    strategic oil rich civilian and
    """
)
_ARABIC_SKIP = frozenset(
    [
        "ولايه",
        "ولايتي",
        "اقليم",
        "مقاطعه",
        "جبهه",
        "جبهتي",
        "محور",
        "فلول",
        "بقايا",
        "جيوب",
        "طلايع",
        "اجزاء",
        "جزء",
        "مساحات",
        "واسعه",
        "كبير",
        "كبيره",
        "معظم",
        "العديد",
        "كثير",
        "المزيد",
        "مزيد",
        "مدينه",
        "بلده",
        "قريه",
        "منطقه",
        "محافظه",
        "مديريه",
        "قضاء",
        "ناحيه",
        "حي",
        "مخيم",
        "بلدات",
        "قري",
        "احياء",
        "مناطق",
        "ريف",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "شمالي",
        "جنوبي",
        "شرقي",
        "غربي",
        "وسط",
        "مواقع",
        "موقع",
        "مقر",
        "مقار",
        "مبني",
        "مركز",
        "نقطه",
        "عدد",
        "عدد",
        "عده",
        "بعض",
        "احد",
        "احدي",
        "ما",
        "لا",
        "يقل",
        "اكثر",
        "من",
        "نحو",
        "حوالي",
        "كل",
        "ثلاثه",
        "اربعه",
        "خمسه",
        "سته",
        "سبعه",
        "ثمانيه",
        "تسعه",
        "عشره",
        "ثلاث",
        "اربع",
        "خمس",
        "ست",
        "سبع",
        "ثمان",
        "عشر",
        "كامل",
        "جميع",
        "تجمع",
        "تجمعات",
        "اهداف",
        "معاقل",
        "معسكر",
        "مراكز",
        "مقرات",
        "نقاط",
        "اطراف",
        "محيط",
        "مشارف",
    ]
) - {"من"} | word_set(
    """مدينتي بلدتي قريتي منطقتي مديريتي ناحيتي حيي مخيمي معسكري محوري محافظتي مقاطعتي ضاحيتي مدن محافظات ولايات مقاطعات
    مديريات نواحي مخيمات ضواحي ضاحيه معسكرات قواعد جبهات محاور بلديه بلديات جزيره ثماني ثلاثي"""
)
_NEAR_TO = re.compile(r"\b(?:ب?ال|و)?(?:قرب|قريب[اه]?|مقربه)\s+$")  # "بالقرب من", "على مقربة من"
# "غارات على مدن عدة منها الموصل": on Mosul
_AMONG = frozenset(["منها", "بينها", "ابرزها", "اهمها", "اخرها"])
_PLACES_OF = re.compile(
    r"(?<!\S)و?(?P<by>لل|[بل])?(?:ال)?(?:مدن|بلدات|قري|محافظات|ولايات|مناطق|مواقع|احياء|مديريات|مخيمات|نقاط|اماكن|مقاطعات|بلديات)"
    r"(?:\s[^\s،.]+){0,3}،?\s(?:من\s)?$"
)


def _word_before(text: str, floor: int, position: int) -> tuple[str, int]:
    """The last word before an offset and where it starts; "" where none stands right before it."""
    stretch = text[floor:position].rstrip(_AROUND)
    word = stretch[stretch.rfind(" ") + 1 :]
    if word.isalnum():
        return word, floor + len(stretch) - len(word)
    found = _WORD_BEFORE.search(text, floor, position)
    return (found[1], found.start(1)) if found else ("", position)


def slot_before(text: str, start: int, prefix: str, lang: str, floor: int = 0) -> str:
    """The preposition that governs what starts at ``start``; "" where there is none before it within the clause.

    ``prefix`` holds the clitics written with the word. Looks back over articles, adjectives, numbers and place nouns,
    not beyond ``floor``.
    """
    if lang == "ar":
        joined = preposition_of(prefix)
        if joined:
            return joined
    position = start - len(prefix) if lang == "ar" and not text.startswith("ال", start) else start
    for _ in range(5):
        word, at = _word_before(text, max(floor, position - _LOOK_BACK), position)
        if not word:
            return ""
        if lang == "ar":
            bare = word[1:] if word[:1] in ("و", "ف") and word[1:] in _ARABIC_PREPOSITIONS else word
            if bare == "من" and _NEAR_TO.search(text, max(floor, at - 12), at):
                return "قرب"
            if word in _AMONG and (places := _PLACES_OF.search(text, max(floor, at - 50), at)):
                if places["by"]:
                    return places["by"][0]
                position = places.start()
                continue
            if bare == "من" and (quantity := _QUANTITY.search(text, max(floor, at - 28), at)):
                many = quantity[0].rstrip()
                position = (
                    quantity.start() if many in _OF_PEOPLE or " " in many else at
                )  # "على مجموعة من العناصر": on them
                continue
            if bare in ("عن", "علي") and (fewer := _NO_FEWER.search(text, max(floor, at - 10), at)):
                position = fewer.start()
                continue
            if (bare[1:] in _AGAINST and bare[0] == "ل") or (
                bare in _AGAINST and _TO.search(text, max(floor, at - 12), at)
            ):
                return "ضد"
            if bare in _ALLIES or (bare == "مع" and _WITH.search(text, max(floor, at - 14), at)):
                return _ALLIED
            if bare in _MARKED:
                if bare in _RANKS:
                    return "صفوف"
                if bare in _HOLD and text[max(floor, at - 5) : at].strip() == "من":
                    return "من"
                pattern = _HOLDS if bare in _IN_IT else _UNDER
                if pattern.search(text, max(floor, at - 16), at):
                    return _HELD
            if bare in _ARABIC_PREPOSITIONS and not (bare == "نحو" and _COUNTED.match(text, position)):
                return bare
            inner = preposition_of(word)
            if word not in _ARABIC_SKIP and word != "نحو" and not word.isdecimal():
                if inner and word[1:] in _ARABIC_SKIP:
                    return inner
                return ""
        else:
            least = word in _LEAST and _AT_LEAST.search(text, max(floor, position - 12), position)
            if least:
                position = least.start()
                continue
            if word == "by" and _OWNED.search(text, max(floor, at - 16), at):
                return "of"  # "a depot used by Iran": whose it is, not who did it
            if word in _ENGLISH_PREPOSITIONS:
                if word != "of" or not _KIND_OF.search(text, max(floor, position - 24), position):
                    return word
                position = at
                continue
            if word not in _ENGLISH_SKIP and not word.isdecimal():
                return ""
        position = at
    return ""
