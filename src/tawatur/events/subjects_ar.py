"""Who does what an Arabic verb or verbal noun tells, where it does not stand right after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.events.fillers import DONE_TO, can_act
from tawatur.events.scene import Filler, Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.text.arabic import preposition_of

_OPENS = re.compile(
    r"(?:^|[\s\"(،,])[وف]?[بل]?(?:ان|كان|كانت|كانوا|فيما|بينما|لكن|حيث|اذ|حين|عندما|بعدما|بعد ان|قبل ان|فان)\s+"
)
_WHO = re.compile(r"(?:^|\s)و?(?:الذي|التي|الذين|اللذين|اللذان|اللتين|ممن)\s+")
_THAT_HE = re.compile(r"(?:^|\s)[وب]?ان(?:ه|ها|هم|هما)\s+(?:قد\s+)?$")
_ABLE = re.compile(r"(?:^|\s)[وف]?[تي]?(?:تمكن|ستطيع|استطاع|نجح)(?:ت|وا)?\s(?:[^\s.،؛]+\s){0,5}?ان\s$")
_ABLE_REACH = 60  # characters
_OPENS_QUOTE = re.compile(r'[\s(]"[وف]?')
"""Right before a verb: it is the first word of what somebody says."""
_HARD_BREAK = re.compile(r"[؛;:]|\.\s")
# "مجاميع من الحوثيين انسحبت", "آليات تابعة للجيش دخلت": the phrase behind the preposition is who does it
_SOME_OF = re.compile(
    r"(?:^|\s)[وفل]?(?:ال)?(?:عدد|اعداد|عشرات|ميات|الاف|مجاميع|مجموع[هت]|مجموعات|بعض|كثير|عديد|فلول|بقايا|تبقي|تبقوا|بقي|بقوا|دفع[هت]|كتيب[هت]|كتايب|لواء|الوي[هت]|وحدات|وحد[هت]"
    r"|سري[هت]|فرق[هت]|قو[هت]|قوات|ارتال|رتل|اليات|مدرعات|دبابات|تعزيزات|حشود|عناصر|مسلحون|مسلحين|مقاتلون|مقاتلين|قيادات|قاد[هت]|جنود|ضباط|دوري[هت]|دوريات)"
    r"(?:\s+(?:ال)?(?:اخري|كبير[هت]?|ضخم[هت]|عسكري[هت]|مسلح[هت]|جديد[هت]|اضافي[هت]|كامل[هت]|من|(?:ال)?تابع[هت]?|(?:ال)?موالي[هت]|اولي|ثاني[هت])){0,3}\s+ل?$"
)


def is_some_of(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands between a verb and a phrase only says how many of them: "فر [العشرات من] مسلحي الجماعة"."""
    return _SOME_OF.match(scene.text, start, end) is not None


# Words that a verb follows with its subject after it: "في الشمال، الذي يسيطر عليه المسلحون، فقد قصف الجيش".
_VERB_FIRST = re.compile(r"(?:^|\s)(?:فقد|و?كما|و?كذلك|فيما|بينما|حيث)\s$")


_OF_TWO = re.compile(r"\w{4,}تا(?=\s)")
"""A verb in the feminine dual, which cars, shells and women have for a subject, and no force: "سيارتان استهدفتا"."""


def subject_before(scene: Scene, start: int, prefix: str) -> Filler | None:
    """Who stands before a verb that starts at an offset as its subject: the antecedent of "who", the first phrase after "أن" or "كان", the
    phrase that opens a headline, or for a verb joined by "and" the subject of the verb before it.
    """
    if _VERB_FIRST.search(scene.text, max(scene.start, start - 8), start) or _OF_TWO.match(scene.text, start):
        return None
    floor = start if _OPENS_QUOTE.fullmatch(scene.text, start - len(prefix) - 2, start) else scene.start
    for mark in _HARD_BREAK.finditer(scene.text, scene.start, start):
        floor = max(floor, mark.end())
    doers = [
        f
        for f in scene.fillers
        if f.party
        and floor <= f.start
        and f.end <= start
        and (not f.slot or (f.slot in ("من", "ل") and _SOME_OF.search(scene.text, floor, f.start)))
    ]
    joined = prefix.startswith(("و", "ف"))
    relative = _last(_WHO, scene.text, max(floor, start - 60), start)
    if relative is not None and not any(f.start >= relative.end() for f in scene.fillers if f.end <= start):
        if any(
            f.place and not f.party and f.slot != "في" and f.end == relative.start() for f in scene.fillers
        ):
            return None  # "مدينة الحوطة التي قصفت منها المليشيات عدن": said of a place
        near = [
            f
            for f in scene.fillers
            if f.party
            and floor <= f.start
            and f.end <= relative.start() + 1
            and relative.start() - f.end < 70
        ]
        apart = [f for f in near if _may_be_who(scene, f, relative[0])]
        return (apart or near)[-1] if near else None
    if _ABLE.search(scene.text, max(floor, start - _ABLE_REACH), start) is not None:
        # "استطاع الجيش أن يسيطر": the subject of the verb before
        governs = governing_subject(scene, start, False)
        if governs is not None:
            return governs
    told_of = _THAT_HE.search(scene.text, max(floor, start - 16), start)
    if told_of is not None:
        # "قال التنظيم إنه خطف": he is who says it
        sayers = [f for f in doers if f.end <= told_of.start() + 1]
        return sayers[-1] if sayers and _may_be_meant(scene, sayers[-1], told_of[0]) else None
    opened = _last(_OPENS, scene.text, floor, start)
    verbs = [v for v in scene.verbs() if floor <= v < start]
    if opened is not None:
        doers = [f for f in doers if f.start >= opened.end() - 1]
        verbs = [v for v in verbs if v >= opened.end()]
    if joined:
        subject = scene.subjects.get(verbs[-1]) if verbs else None
        return subject if subject is not None and start - verbs[-1] < 160 else None
    if not doers:
        return None
    first = doers[0]
    if opened is None and any(v < first.start for v in verbs):
        last = doers[-1]
        if _is_done_to(scene, max(v for v in verbs if v < first.start), last):
            return None  # "قتل 12 جنديا، ثلاثة منهم في كمين استهدف حافلة"
        gap = scene.between(last.end, start)
        return last if len(gap) < 40 and not _TOLD_ANEW.search(gap) else None
    return first


def _is_done_to(scene: Scene, verb: int, filler: Filler) -> bool:
    """Whether people counted after a verb in the letters of a passive are whom it was done to: "قتل 12 [جنديا]"."""
    done = any(
        hit.start == verb and any(isinstance(e, Trigger) and e.sense in DONE_TO for e in hit.entries)
        for hit in scene.triggers
    )
    return done and (
        filler.joined or scene.text[filler.end - 1] == "ا" or scene.text[filler.start - 2].isdigit()
    )


def _may_be_who(scene: Scene, filler: Filler, relative: str) -> bool:
    """Whether a phrase may be whom a relative pronoun means: no land, and of its gender ("حركة الشباب في الصومال، التي أعلنت")."""
    party = filler.party
    if party is None or (party.class_ == "government" and filler.slot == "في"):
        return False
    first = scene.text[filler.start : filler.end].split()[0]
    male = party.number == "singular" and not party.is_name and not first.endswith(("ه", "ت", "اء"))
    return not (male and "التي" in relative)


def _may_be_meant(scene: Scene, sayer: Filler, that: str) -> bool:
    """Whether "that he" may mean who says it, by its gender: not the ministry in "ذكرت الوزارة أنه قتل"."""
    word = scene.text[sayer.start : sayer.end].split()[0]
    party = sayer.party
    if party is None or party.number == "plural" or party.class_ == "government":
        feminine = word.endswith(("ه", "ات"))
        return not (feminine and that.split()[0].endswith("انه"))
    return True


_TOLD_ANEW = re.compile(r"[.؛]|\bان\b")


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


def starts_clause(scene: Scene, start: int) -> bool:
    """Whether an Arabic verb opens its sentence (after "and", "كما"), so that its subject may be left out."""
    head = scene.between(scene.start, start).strip(' "و')
    return head in _OPENINGS


_OPENINGS = frozenset(
    [
        "",
        "كما",
        "ايضا",
        "ف",
        "قد",
        "كذلك",
        "كان",
        "كانت",
        "كانوا",
        "كان قد",
        "كانت قد",
        "كانوا قد",
        "كما كان",
        "كما كانت",
    ]
)


# Verbs whose subject does what the verbal noun after them tells, past and present: "تمكنت المقاومة من استعادة".
_GOVERNING = """
    تمكن يتمكن نجح ينجح استطاع يستطيع واصل يواصل استانف يستانف بدا يبدا بدأ يبدأ باشر يباشر شرع يشرع حاول يحاول سعي يسعي اوشك يوشك
    رد يرد كاد يكاد كثف يكثف نفذ ينفذ قرر يقرر اعتزم يعتزم تولي يتولي قاد يقود خاض يخوض عاود يعاود صعد يصعد قام يقوم اقدم عمد يعمد لجا يلجا
    بادر يبادر شارك يشارك ساهم يساهم اسهم يسهم استمر يستمر شن يشن استكمل يستكمل اكمل يكمل اتم انجز ينجز انهي ينهي انهت
"""
_SAYING = "اعلن يعلن اكد يوكد"


def _inflected(lemmas: str) -> frozenset[str]:
    """The forms of verbs: masculine, feminine and plural of past and present, with the clitics that open a clause."""
    forms = {"سعت"}
    for lemma in lemmas.split():
        forms |= (
            {lemma, lemma + "ت", lemma + "وا"} if lemma[0] != "ي" else {lemma, "ت" + lemma[1:], lemma + "ون"}
        )
    return frozenset(prefix + form for form in forms for prefix in ("", "و", "ف", "س"))


_GOVERNORS, _SAYERS = _inflected(_GOVERNING), _inflected(_SAYING)
_GOVERNING_NOUNS = frozenset(
    prefix + noun for noun in ("قيام", "اقدام", "نجاح", "شروع", "لجوء") for prefix in ("", "و", "ب", "ل")
)
"""The same as nouns, whose doer stands right after them: "بعد قيام [الجماعة] بالسيطرة"."""
_CARRIED_OUT = _inflected(
    "تمكن يتمكن نجح ينجح استطاع يستطيع واصل يواصل استانف يستانف بدا يبدا باشر يباشر شرع يشرع عاود يعاود قام يقوم استمر يستمر عمد يعمد اقدم يقدم بادر يبادر"
)
"""Those that say that what the noun tells is done: "تمكنت من", "واصلت", "بدأت"."""
_GOVERNED_FAR = 150  # characters between a governing verb and the verbal noun


def _last_verb(scene: Scene, start: int, forms: frozenset[str]) -> tuple[int, int] | None:
    """Where the last of some verbs before an offset begins and ends."""
    floor = max(scene.start, start - _GOVERNED_FAR)
    end = start
    for word in reversed(scene.text[floor:start].split(" ")):
        begin = end - len(word)
        bare = word.strip("\"'(،:\n")
        if bare in forms:
            begin += word.index(bare)
            return begin, begin + len(bare)
        end = begin - 1
    return None


def governing_subject(scene: Scene, start: int, told: bool) -> Filler | None:
    """The subject of the verb that governs a verbal noun which starts at an offset.

    With ``told`` a verb of saying counts as well: who announces that a town was taken is mostly who took it.
    """
    verb = _last_verb(scene, start, _GOVERNORS | _GOVERNING_NOUNS) or (
        _last_verb(scene, start, _SAYERS) if told else None
    )
    if verb is None:
        return None
    at, end = verb
    if _HARD_BREAK.search(scene.text, end, start) or any(end < v < start for v in scene.finite_verbs()):
        return None
    if scene.text[end - 2 : end] != "وا":  # a verb in the plural follows its subject
        first = next((h.start for h in scene.triggers if h.start > end), start)
        for filler in scene.fillers:
            if end <= filler.start and filler.end <= first and not filler.slot and can_act(filler):
                return filler
    if scene.text[at:end] in _GOVERNING_NOUNS:
        return None
    rest = scene.text[at + 1 : end]  # "واصل" begins with a letter of its own
    joined = scene.text[at] if scene.text[at] in "وف" and (rest in _GOVERNORS or rest in _SAYERS) else ""
    at += len(joined)
    before = subject_before(scene, at, joined)
    if before is not None:
        return before if can_act(before) else None
    return scene.carried if starts_clause(scene, at) else None


def is_carried_out(scene: Scene, start: int) -> bool:
    """Whether the verb that governs a verbal noun says that somebody managed, began or went on to do it: "تمكنت من [التقدم]"."""
    verb = _last_verb(scene, start, _GOVERNORS)
    return verb is not None and scene.text[verb[0] : verb[1]] in _CARRIED_OUT


_FEW_WORDS = re.compile(r"[\s\"'(]*(?:[^\W_]+\s+){0,2}[\"'(]*(?:ال)?")
_DEEDS = frozenset(
    {"air_strike", "shelling", "bombard", "hit", "blast", "suicide", "assault", "ambush", "shoot", "clash"}
)


def deed_acts(scene: Scene, hit: Hit, follower: Filler) -> bool:
    """Whether a strike, a shell or an attack is the subject of a verb, and the phrase after it what it befell."""
    for start, end, governed in _deeds(scene):
        if (
            hit.last < 0
            and 0 < start - follower.end < 3
            and not governed
            and _comes_late(scene, follower, start, end)
        ):
            return True
        if hit.end < start and end <= follower.start:
            # "استهدفت غارات [أخرى] مواقع"; "استهدفت غارات التحالف مواقع" has the doer in the genitive
            return (
                _FEW_WORDS.fullmatch(scene.text, hit.end, start) is not None
                and not governed
                and not (_governs(scene, end, follower) and can_act(follower))
            )
    return deed_before(scene, hit)


def _comes_late(scene: Scene, follower: Filler, start: int, end: int) -> bool:
    """Whether an indefinite deed right behind a definite phrase is the subject, and the phrase its object: "أصاب المقر [صاروخ]"."""
    return (
        scene.text.startswith("ال", follower.start)
        and (not can_act(follower) or any(other.start == start for other in scene.triggers))
        and not scene.text.endswith("ون", 0, follower.end)
        and not scene.text.startswith("ال", start)
        and scene.text[end - 1] != "ا"
    )


def deed_before(scene: Scene, hit: Hit) -> bool:
    """Whether a strike, a shell or an attack stands before a verb as its subject: "هجوم انتحاري يقتل جنديين"."""
    for start, end, governed in _deeds(scene):
        if end <= hit.start and hit.start - end < 60 and not governed:
            if (
                not _TURN.search(scene.text, end, hit.start)
                and not any(end <= v < hit.start for v in scene.verbs())
                and not any(
                    f.party is not None and not f.slot and end <= f.start and f.end <= hit.start
                    for f in scene.fillers
                )
                and not _GOVERNED.search(scene.text, max(scene.start, start - 12), start)
            ):
                return True
    return False


_TURN = re.compile(r"[،؛;:.]|(?:^|\s)[وف]?(?:بان|ان|كما|كذلك|فيما|بينما|لكن|حيث|اذ|حين|عندما|ثم)\S{0,3}\s")
_GOVERNED = re.compile(
    r"(?:^|\s)[وف]?(?:في|من|علي|الي|بعد|قبل|خلال|اثر|اثناء|عن|جراء|منذ|نتيجه|بسبب|عقب|مع|ضد)\s+(?:\S+\s)?$"
)


def _governs(scene: Scene, end: int, follower: Filler) -> bool:
    """Whether a noun that ends at an offset stands right before a definite phrase or a name, which is its genitive."""
    party = follower.party
    return (
        party is not None
        and follower.start - end < 4
        and (party.is_name or party.actor is not None or "ال" in scene.between(end, follower.start + 2))
    )


def _deeds(scene: Scene) -> Iterator[tuple[int, int, bool]]:
    """The event nouns and weapons of a sentence: offsets, and whether a preposition is written with them."""
    for other in scene.triggers:
        if other.last < 0 and any(
            isinstance(e, Trigger) and e.tense == "noun" and e.sense in _DEEDS for e in other.entries
        ):
            yield other.start, other.end, preposition_of(other.prefix) is not None
        elif other.last >= 0 and any(
            isinstance(e, Trigger) and e.sense in ("air_strike", "shelling") for e in other.entries
        ):
            yield other.start, other.last, False  # "نفذت [سبع ضربات جوية] واستهدفت مواقع"
    for start, end, kind in scene.contexts:
        if kind in _SHOT:
            yield start, end, scene.text[start - 1 : start] in ("ب", "ل")


_SHOT = frozenset(
    f"means:{w}" for w in ("artillery", "mortar", "rocket", "missile", "ied", "car_bomb", "barrel_bomb")
)
