"""What came before what in one sentence: "shelled the town in response to an attack" tells of two happenings."""

from __future__ import annotations

import re

from tawatur.events.clauses import WAR_BEGAN
from tawatur.events.kinds import HARM
from tawatur.events.proto import AVENGED, FOLLOWED, NOMINAL, Telling
from tawatur.events.scene import Scene
from tawatur.mentions.date_offsets import Offset

_WORDS = {
    "ar": r"(?:(?:ردا?|جاء ردا) علي|انتقاما (?:ل|من)|ثارا ل)",
    "en": r"\b(?:(?:in|a|as) (?:direct )?(?:response|retaliation|reprisal|revenge|answer) (?:to|for)|answer(?:ed|ing)|retaliat(?:ed|ing) for|aveng(?:ed|ing))",
}
_ANSWER = {lang: re.compile(words) for lang, words in _WORDS.items()}
_FRONT = {lang: re.compile(rf"\W*[وف]?{words}") for lang, words in _WORDS.items()}
_PAUSE = re.compile(r"[،,.؛;]")
_AFTER = {
    "ar": re.compile(r"(?:^|\s)(?:بعد|عقب|اثر|غداه|علي خلفيه)(?: (?:ان|ما))? ?(?:\S+ )?$"),
    "en": re.compile(r"\b(?:after|following) (?!which|it |they )(?:[\w'-]+ ){0,5}$"),
}  # what stands before the deaths that a fight began over
_STRUCK = frozenset({"air_strike", "shelling", "bombard"})
_ATTACK = frozenset({"assault", "shoot", "ambush"})
_FOUGHT = frozenset({"clash", "riot"})
_BEGUN = re.compile(
    r"\b(?:erupt|broke out|break out|beg[au]n|start|flar|trigger|spark)\w*|اندلع|اندلاع|بدات|نشب|تفجر|انفجر|تجدد"
)
_BEGAN = 24  # characters between a fight and the verb that says it began
_ANSWERED = {
    "ar": re.compile(_WORDS["ar"] + r"(?: ?[^\s،,]+){0,3} ?$"),
    "en": re.compile(_WORDS["en"] + r"(?: [\w'-]+){0,3} $"),
}
_TURN = re.compile(
    r"[.؛;]|(?:^|\s)(?:فيما|بينما|كما|لكن|(?:مضيف|موضح|موكد|مشير|لافت|مبين)(?:ا|ه|ين)|اضافت?)\s"
    r"|\b(?:while|whereas|but|meanwhile|adding)\b"
)
_ELSEWHERE = re.compile(
    r"\W*(?:و?من (?:جهه|ناحيه|جانب) (?:اخري|اخر|ثانيه)"
    r"|و?(?:علي|في) (?:صعيد|سياق|حادث|تطور|هجوم|موضوع|حادثه) (?:اخر|اخري|منفصل)"
    r"|و?في غضون ذلك|و?الي ذلك|و?في (?:الوقت نفسه|الاثناء)"
    r"|(?:meanwhile|elsewhere|separately|in another|in a separate|in other|in a different)\b)"
)
_TOLL = {
    "ar": re.compile(
        r"حصيله (?:ال)?(?:قتلي|ضحايا|هجوم|تفجير|انفجار|حادث|غار|اولي|جديد|نهاي)"
        r"|(?:ارتفع|ارتفاع|بلغ) عدد (?:ال)?(?:قتلي|ضحايا|شهداء)"
    ),
    "en": re.compile(r"\b(?:a|the|death) toll\b"),
}
_RESULT = {
    "ar": re.compile(r"[،,] ?(?:ما|مما|الامر الذي) (?:\S+ ?){0,3}$"),
    "en": re.compile(r", (?:thus |then |also |reportedly )?$"),
}  # what a whole sentence led to: "shelled it after two of its men were killed in an ambush, killing six"
_LATER = {
    "ar": re.compile(r"^\W*[وف]?(?:بعد|عقب|اعقاب|غداه) (?:\S+ ){0,2}\S{0,3}$"),
    "en": re.compile(r"\b(?:after|following) (?:the|that|this|these|those) (?:[\w'-]+ ){0,2}$"),
}  # what stands before a deed told before, that another one followed: "hours after the bombing, gunmen attacked"
_FOLLOWED = frozenset(
    {"air_strike", "shelling", "bombard", "blast", "suicide", "assault", "hit", "shoot", "grenade"}
)
_DOES = re.compile(
    r"(?:s|es)? (?:also |then |again )?(?:hit|struck|killed|injured|wounded|targeted|destroyed|rocked|shook)\b"
)
_BEFORE = 48  # characters before an event word in which the words stand
_OFFSET_REACH = 34  # characters from the words of the offset to the event word that they govern
_ENDS = re.compile(r"[،,.؛;]| و(?=\w{4})")
_OPENS = {
    "ar": re.compile(r"\W*[وف]?(?:بعد|عقب|غداه)\b"),
    "en": re.compile(
        r"\W*(?:just |only |barely |some |about |the )?(?:[\w-]+ )?(?:days?|weeks?|months?|years?) (?:after|following)\b"
    ),
}  # a sentence that goes on to what came later
_BESIDE = {
    "ar": re.compile(
        r"\b[وف]?(?:ياتي|تاتي|جاءت?|يتزامن|تتزامن|تزامنت?)(?: (?!بعد|عقب|وسط|فيما|بينما|في|مع|ب)[^ .،؛]+){1,5} "
        r"(?:بعد|عقب|وسط|فيما|بينما|في (?:ال)?وقت|في ظل|بالتزامن مع|مع|غداه)\b"
    ),
    "en": re.compile(
        r"\b(?:c[ao]mes?|coming) (?:just |only |barely |less than |more than )?"
        r"(?:as|amid|while|after|hours|(?:[\w-]+ ){1,3}(?:after|before))\b"
        r"|\bprompt(?:ing|ed)\b|\bin support of\b"
    ),
}  # what went on besides a happening, or what it led others to
_SAME = frozenset({"suicide", "blast", "hit"})  # "the attack came as a bomber blew himself up"
_YEARS = re.compile(r"ذكري|مرور|مضي|\banniversary\b")  # a commemoration tells of nothing but what it is of


def mark_order(scene: Scene, tellings: list[Telling]) -> None:
    """Mark the tellings of a sentence that something else in it answered, with what goes on telling of them; those of a
    sentence that turns to another matter; and as definite the harm of one that gives a toll again.
    """
    if not tellings:
        return
    if _ELSEWHERE.match(scene.text, scene.start) is not None:
        for telling in tellings:
            telling.aside = True
    else:
        harm = [t for t in tellings if t.senses[0] in HARM]
        if harm and _TOLL[scene.lang].search(scene.text, scene.start, scene.end) is not None:
            for telling in harm:
                telling.definite = True  # "gave a toll of 48 dead": of what was told before
    if len(tellings) < 2:
        return
    beside = _BESIDE[scene.lang].search(scene.text, scene.start, scene.end)
    if beside is not None:
        further = [t for t in tellings if t.start >= beside.end()]
        for telling in further:
            telling.beside = not any(_SAME & {*t.senses} for t in further)
    for telling in tellings[1:]:
        telling.beside = telling.beside or _adds(scene, telling)
    if scene.lang == "en":
        began = WAR_BEGAN.search(scene.text, tellings[0].end, scene.end)
        if began is not None:
            for telling in tellings:
                telling.beside = telling.beside or telling.start >= began.end()
    if scene.offsets or _ANSWER[scene.lang].search(scene.text, scene.start, scene.end) is not None:
        _mark_prior(scene, tellings)
    _mark_avenged(scene, tellings)
    _mark_followed(scene, tellings)
    if any(t.prior for t in tellings):
        for telling in tellings:
            telling.order = {(telling.sentence, telling.prior)}


_ADDED_AR = re.compile(
    r"(?:(?:^|\s)(?:وسط|مع|[تي]?ترافقت?|[تي]?تزامنت?)\s(?:مع\s)?(?:(?:استمرار|تواصل|تجدد)\s)?|(?:^|\s)و)$"
)


def _adds(scene: Scene, telling: Telling) -> bool:
    """Whether troops are told to have bombarded beside what else went on: "غارات على البلدة وسط قصف لقوات النظام"."""
    return (
        scene.lang == "ar"
        and telling.sense == "bombard"
        and telling.tense in NOMINAL
        and not telling.definite
        and telling.means is None
        and any(
            s.rule.startswith(("genitive", "قصف ل")) and s.party is not None and s.party.class_ != "platform"
            for s in telling.side1
        )
        and _ADDED_AR.search(scene.text, max(scene.start, telling.start - 24), telling.start) is not None
    )


def _mark_avenged(scene: Scene, tellings: list[Telling]) -> None:
    """Mark as prior the deaths after which strikes came or a fight broke out, with what goes on telling of them."""
    ordered = sorted(tellings, key=lambda t: t.start)
    for n, harm in enumerate(ordered):
        if not n or harm.prior or any(t.prior for t in ordered[:n]):
            continue
        if harm.senses[0] not in HARM and not _is_attack(scene, harm, ordered[n + 1 :]):
            continue
        gap = scene.between(ordered[n - 1].end, harm.start)
        if _AFTER[scene.lang].search(gap) is None or not any(_came_of(scene, t) for t in ordered[:n]):
            continue
        last = harm
        for telling in ordered[n:]:
            if _PAUSE.search(scene.between(last.end, telling.start)) is not None:
                break
            telling.prior = True
            telling.marks |= {AVENGED}
            last = telling


def _is_attack(scene: Scene, telling: Telling, later: list[Telling]) -> bool:
    """Whether an attack told in a noun did harm that its sentence goes on to: "بعد هجوم للتنظيم أدى إلى مقتل ثلاثة جنود"."""
    if telling.definite or telling.tense not in NOMINAL or not _ATTACK.issuperset(telling.senses):
        return False
    harm = next((t for t in later if t.senses[0] in HARM), None)
    return harm is not None and _PAUSE.search(scene.between(telling.end, harm.start)) is None


def _mark_followed(scene: Scene, tellings: list[Telling]) -> None:
    """Mark as prior a deed told before that one of another kind came after: "after the bombing, gunmen attacked"."""
    for told in tellings:
        if (
            told.prior
            or not told.definite
            or told.tense not in NOMINAL
            or told.senses[0] not in _FOLLOWED | {"kill"}
        ):
            continue
        before = scene.between(max(scene.start, told.start - _BEFORE), told.start)
        if _LATER[scene.lang].search(before) is None:
            continue
        if any(_follows(scene, t, told) for t in tellings):
            told.prior = True
            told.marks |= {FOLLOWED}


def _follows(scene: Scene, deed: Telling, told: Telling) -> bool:
    """Whether a telling says that something was done after what was told before, by a verb: "an air strike also hit"."""
    if deed is told or deed.definite or deed.prior or deed.senses[0] not in _FOLLOWED:
        return False
    if deed.end <= told.start and _PAUSE.search(scene.between(deed.end, told.start)) is not None:
        return False  # "launched an attack, and clashes broke out after the attack": the same
    return deed.tense not in NOMINAL or _DOES.match(scene.text, deed.end) is not None


def _came_of(scene: Scene, telling: Telling) -> bool:
    """Whether a happening may have come of deaths: strikes, or a fight or riot that broke out."""
    if telling.senses[0] in _STRUCK:
        return True
    around = max(scene.start, telling.start - _BEGAN), telling.end + _BEGAN
    return telling.senses[0] in _FOUGHT and _BEGUN.search(scene.text, *around) is not None


def _mark_prior(scene: Scene, tellings: list[Telling]) -> None:
    last: Telling | None = None
    done: set[str] = set()  # the harm that what came before is told to have done
    line = scene.dateline
    begin = line[1] if line is not None and scene.start <= line[0] < scene.end else scene.start
    front = _FRONT[scene.lang].match(scene.text, begin) is not None
    opens = bool(scene.offsets) and _OPENS[scene.lang].match(scene.text, begin) is not None
    for telling in sorted(tellings, key=lambda t: t.start):
        before = scene.between(max(scene.start, telling.start - _BEFORE), telling.start)
        goes_on = last is not None and _TURN.search(scene.between(last.end, telling.start)) is None
        if goes_on and last is not None and front:
            goes_on = (
                _PAUSE.search(scene.between(last.end, telling.start)) is None
            )  # "in response to it, they shelled"
        result = telling.sense in done and _RESULT[scene.lang].search(before) is not None
        offset = offset_of(scene, telling)
        after = offset is not None and _YEARS.search(scene.text, offset.start, offset.end) is None
        answered = after or _ANSWERED[scene.lang].search(before) is not None
        telling.prior = not result and (answered or (goes_on and not opens))
        last = telling if telling.prior else None
        done = done | HARM & {telling.sense} if telling.prior else set()
        if offset is not None and after and not opens:
            _part(tellings, offset)


def _part(tellings: list[Telling], offset: Offset) -> None:
    """Take from what came later the sides and places told behind the words that put another thing before it."""
    for telling in tellings:
        if telling.end > offset.start:
            continue
        telling.side1 = [s for s in telling.side1 if s.start < offset.end]
        telling.side2 = [s for s in telling.side2 if s.start < offset.end]
        if telling.place is not None and telling.place.start > offset.end:
            telling.place, telling.place_rule, telling.roles = None, "", []


def is_beyond(scene: Scene, telling: Telling, start: int) -> bool:
    """Whether words that put another thing before what a telling tells stand between it and a place."""
    return not telling.prior and any(telling.end <= o.start < start for o in scene.offsets)


_FURTHER_MOTIVES = {
    "ar": r"(?:تضامنا مع|احتجاجا علي|تنديدا ب\S*|علي خلفيه)",
    "en": r"(?:in (?:solidarity with|protest (?:at|over|against))|to (?:protest|avenge))",
}
_MOTIVE = {
    lang: re.compile(
        rf"(?:{_WORDS[lang]}|{_FURTHER_MOTIVES[lang]})\s?\S{{0,2}}(?:[^،,.؛;]{{0,30}}\s(?P<clause>{who})\s[^،,.؛;]{{0,60}}|[^،,.؛;]{{0,36}})$"
    )
    for lang, who in (("ar", "(?:الذي|التي|اللذين|اللتين|الذين)"), ("en", "(?:that|which|who|when)"))
}
_GOES_ON = re.compile(r"\sما (?:يجري|يحدث|جري|حدث)\s\S{0,4}\s?$")
_MOTIVE_REACH = 120  # characters


def is_motive(scene: Scene, start: int, told: int, clause: bool = False) -> bool:
    """Whether a place or day is that of what a happening answers, not its own: "in response to what goes on in Gaza".

    ``start`` is where its words begin; ``told`` is where those of the happening do: one that is itself what was
    answered has that place. With ``clause`` only where a clause of its own tells of what was answered.
    """
    begin = max(scene.start, start - _MOTIVE_REACH)
    motive = _MOTIVE[scene.lang].search(scene.text, begin, start)
    if motive is None and not clause:
        motive = _GOES_ON.search(scene.text, begin, start)
    within = motive is not None and motive.start() <= told < start
    return motive is not None and not within and not (clause and motive["clause"] is None)


def offset_of(scene: Scene, telling: Telling) -> Offset | None:
    """The words that put a telling so long before what is told with it: "three days after an attack"."""
    return next(
        (
            o
            for o in reversed(scene.offsets)
            if 0 <= telling.start - o.end <= _OFFSET_REACH
            and not _ENDS.search(scene.text, o.end, telling.start)
        ),
        None,
    )
