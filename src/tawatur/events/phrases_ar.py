"""Arabic noun phrases that no list names, and the words that mark who acted."""

from __future__ import annotations

import re

from tawatur.events.scene import Filler, Scene
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.patterns import word_set
from tawatur.mentions.signs import sign_words

_AGENT = re.compile(
    r"(?:علي (?:يد|ايدي)|(?<!مدعوم )(?<!مدعومه )(?<!مدعومين )(?<!مدعومون )من قبل|برصاص|بنيران|من جانب|بواسطه|(?<!تزال )(?<!يزال )(?<!زالت )(?<!زال )بيد)[\s\"'(]+"
    r"(?:(?:احد|احدي|بعض|عدد من|مجموعه من|مجموعه|عصابه من|افراد من|عناصر من|اثنين من|ثلاثه من)\s)?$"
)
_AGENT_REACH = 34
"""Characters before a phrase in which the words that mark who acted stand."""


def is_agent_of(scene: Scene, hit: Hit, filler: Filler) -> bool:
    """Whether a phrase is marked as who acted, and no other event word stands right before the mark: "سقطت قذائف على البلدة
    المحاصرة من قبل [الجبهة]".
    """
    reach = max(scene.start, filler.start - _AGENT_REACH)
    mark = _AGENT.search(scene.text, reach, filler.start)
    return mark is not None and not any(
        other.start > hit.start and max(other.end, other.last) == mark.start() - 1 for other in scene.triggers
    )


_ABOUT = re.compile(
    r"\s+(?:نحو|حوالي|قرابه|زهاء|اكثر من|ما لا يقل عن|ما يزيد (?:علي|عن)|ما يقارب|ما يقرب من)(?=\s)"
)
_COUNTED = re.compile(
    r"(?:\s+(?!و)[^\W\d_]+){0,2}?\s+(?:نحو |حوالي |اكثر من |ما لا يقل عن )?((?:\d+|عشرات|العشرات|ميات|عددا|ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|تسعه|عشره|ثلاث|اربع|خمس|ست|سبع|ثماني|تسع|عشر)\s+(?:من\s+)?[^\W\d_]+)"
)


_ASIDE = re.compile(r"،\s(?:التي|الذي|الذين|وهي|وهو)\s[^،.؛]{1,90}،")


def after_about(scene: Scene, position: int) -> int:
    """Where what is counted begins: behind "about", "more than" and the like, else the offset itself."""
    found = _ABOUT.match(scene.text, position, scene.end)
    return found.end() if found else position


def counted_after(scene: Scene, end: int) -> Filler | None:
    """People counted right after a phrase, or after what is said of it between commas, whom no list names."""
    aside = _ASIDE.match(scene.text, end, scene.end)
    found = _COUNTED.match(scene.text, aside.end() if aside else end, scene.end)
    return Filler(found.start(1), found.end(1), "", None, None, False) if found else None


_STOPS = word_set(
    """
    علي في من الي عن مع بين ضد قرب خلال بعد قبل منذ عند عندما اثر اثناء امام حول داخل خارج وسط تحت فوق عبر حتي لدي نحو صوب
    امس اليوم الليله الماضي الماضيه الجاري فجر صباح مساء ظهر عصر ليل يوم ايضا كذلك ان انه انها لم لن لا ما قد كان كانت كانوا ثم او
    الذي التي الذين حيث فيما بينما كما لكن هذا هذه ذلك تلك هناك دون بدون جراء نتيجه بسبب عقب السبت الاحد الاثنين الثلاثاء الاربعاء
    الخميس الجمعه الشهر الاسبوع العام تماما كليا جزييا تدريجيا نهاييا مجددا سابقا لاحقا حاليا موخرا اخيرا فورا عمدا مباشره
    تابع تابعه تابعين تابعون تابعان تابعتين موال مواليه موالين موالون منتمين منتمون ينتمون ينتمي محسوبين محسوبون متهمين متهمون
    يوميا ليلا نهارا فجرا صباحا عصرا ظهرا بشكل وذلك غير عده هو هي هم اي احد بينهم وفق بحسب حسب اخري واحد واحده وحده وحدها باللوم القي
    """
) - {"عده", "احد"} | sign_words("ar", "ending")
_FIRST_STOPS = ("بال", "لل", "وال", "فال", "وي", "وت", "واصيب", "واصاب", "وجرح", "وقتل", "واعتقل")
# "فجر انتحاري نفسه", "أطلقوا النار على رؤوسهم"
_THEIR_BODY = re.compile(
    r"(?:نفس|انفس|نفسي|راس|رووس|وجه|وجوه|صدر|صدور|ظهر|ظهور|قدم|اقدام|ساق|سيقان|يد|يدي|ايدي|عين|اعين|رقب[هت]|رقاب|بطن|بطون|كتف"
    r"|فخذ|ذراع|جسد|اجساد|جسم|اجسام|جث[هت]|جثث|جثمان|ارواح|حيا[هت])(?:ه|ها|هم|هن|هما|يه|يها|يهم|يهما)"
)
_CLITIC = re.compile(
    r"[بلكوف](?!(?:لد|يت|يوت|اص|رج|ير|واء|تيبه|نيسه|نايس|اجي|عض|بار|رلمان|وابه|نك|ضابط|زير|رشه|حده|سط|لي|هد|ندق|تي|لسطين|تاه|لاح|اهن|ردي|اتب|احث|ايع|دوي|بناني|يبي|جيه|الي|هابي))"
)
_NOUN_WORD = re.compile(r"\s+[\"'(]*([^\W_]+)")


_SAID_OF = re.compile(
    r"ال(?:متحالف|مدعوم|مسنود|موال|موالو|منتم|منتسب|مسلح|متمرد|تابع|متمركز|مسيطر|متواجد|متحصن|مويد)ون(?!\w)"
)


def unlisted_noun(scene: Scene, position: int) -> Filler | None:
    """The noun phrase of up to four words that follows an offset directly; None where a preposition or adverb does."""
    start, end, words = -1, after_about(scene, position), 0
    while words < 4:
        found = _NOUN_WORD.match(scene.text, end, scene.end)
        if found is None:
            break
        word = found[1]
        if start >= 0 and found.start(1) in scene.verbs():
            break
        if (
            start < 0
            and word[-1] == "ا"
            and scene.text[position - 1] == "ا"
            and scene.text[position - 2] != "و"
        ):
            return None  # "قصفا [عنيفا]": an adjective
        if word in _STOPS or word.startswith(_FIRST_STOPS) or (not word[0].isdigit() and _CLITIC.match(word)):
            break
        if start < 0:
            if (len(word) < 3 and not word.isdigit()) or _THEIR_BODY.fullmatch(word):
                return None
            start = found.start(1)
        end, words = found.end(), words + 1
    if start >= 0 and _SAID_OF.match(scene.text, start, end) is not None:
        return None  # "هاجم الحوثيون [المتحالفون] مع وحدات": no object stands in the nominative
    return Filler(start, end, "", None, None, False) if start >= 0 else None
