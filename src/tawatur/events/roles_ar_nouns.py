"""Roles of Arabic event nouns: the genitive, the object of a verbal noun, who carried it out."""

from __future__ import annotations

import re
from typing import Final

from tawatur.events.fillers import (
    DONE_TO,
    GOVERNING,
    PLACE_BEFORE,
    PRONOUN,
    PRONOUN_OF_NOUN,
    Roles,
    add_nation,
    add_role,
    can_act,
    suits,
    unused_fillers,
    with_joined,
)
from tawatur.events.ground import MASCULINE_GROUND_AR
from tawatur.events.phrases_ar import after_about, is_agent_of, unlisted_noun
from tawatur.events.proto import STATEMENTS
from tawatur.events.scene import Filler, Scene
from tawatur.events.subjects_ar import governing_subject
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.signs import signs

_BARE_WORDS = re.compile(r"[\s\"'(]*(?:(?:(?!ل(?!يبي|بناني))[^\W\d_]+|\d{1,4})\s+){0,2}[\"'(]*(?:ال)?")


_A_GROUP_OF = re.compile(r"\s(?:مجموع[هت]|عددا?|جمعا?|حشدا?|تجمعا?)\s(?:كبيرا?\s)?من\s")


def _is_its_object(scene: Scene, doer: Filler, filler: Filler) -> bool:
    """Whether a phrase is what the doer right before did it to: "استهداف الاحتلال [منزلا]", "مجموعة من [المواطنين]"."""
    if filler.slot or filler.start <= doer.end:
        return False
    return filler.start - doer.end < 8 or _A_GROUP_OF.match(scene.text, doer.end, filler.end) is not None


def arabic_noun(
    scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler], after: list[Filler], roles: Roles
) -> None:
    """Fill the roles of an Arabic verbal or event noun from its genitive and the phrases after it."""
    for filler in after:
        if filler.party and is_agent_of(scene, hit, filler) and not _of_later_deed(scene, hit, filler):
            add_role(roles, "side1", [filler], "agent marker")
    if "side1" not in roles:
        doer = who_did_it(scene, max(hit.end, hit.last), after, trigger)
        if doer is not None:
            add_role(roles, "side1", with_joined(after, doer), "who carried it out")
    counted = after_about(scene, hit.end)  # "توقيف أكثر من عشرين ناشطا"
    adjacent = next(
        (
            f
            for f in unused_fillers(after, roles)
            if f.start - counted < 22
            and (f.slot in ("", "باستهداف") or (f.slot == "ضد" and hit.last < 0 and f.start - hit.end < 4))
        ),
        None,
    )
    if adjacent is not None and (
        hit.prefix.endswith(("ال", "لل"))
        or any(hit.end <= v < adjacent.start for v in scene.verbs())
        or any(k == "clause_break" and hit.end <= a < adjacent.start for a, _, k in scene.contexts)
    ):
        adjacent = None  # a noun with the article governs no genitive
    if (
        adjacent is not None
        and adjacent.party is not None
        and (adjacent.party.armed or adjacent.party.class_ == "platform")
        and any(f.slot == "ل" for role in ("target", "victims") for f, _ in roles.get(role, ()))
        and _BARE_WORDS.fullmatch(scene.text, counted, adjacent.start)
    ):
        # "استهداف [طائرات التحالف] لتجمع": who did it, since "ل" brings what it was done to
        add_role(roles, "side1", with_joined(after, adjacent), "genitive before its object")
    elif adjacent is not None and _BARE_WORDS.fullmatch(scene.text, counted, adjacent.start):
        for role in trigger.role("of") or (("side1", "target") if trigger.tense == "noun" else ()):
            if role in ("means", "weapon", "event"):
                continue
            if suits(role, adjacent, trigger.sense) and not (
                role == "side1"
                and adjacent.party
                and not adjacent.party.armed
                and len(trigger.role("of")) > 1
            ):
                add_role(roles, role, with_joined(after, adjacent), "genitive")
                break
        if (
            (trigger.tense == "masdar" or "target" in trigger.role("of"))
            and trigger.sense in ("capture", "regain", "storm", "hit", "bombard", "assault")
            and adjacent.party is not None
            and adjacent.party.armed
            and not roles.get("side1")
            and (done_to := next((f for f in after if _is_its_object(scene, adjacent, f)), None)) is not None
        ):
            add_role(roles, "side1", with_joined(after, adjacent), "subject of the verbal noun")
            if _A_GROUP_OF.match(scene.text, adjacent.end, done_to.end):
                roles["target"] = [(done_to, "object of the verbal noun")]
        if trigger.tense == "masdar" and "side1" in roles and "target" not in roles:
            follower = next(
                (
                    f
                    for f in unused_fillers(after, roles)
                    if not f.slot and not f.joined and f.start - adjacent.end < 4
                ),
                None,
            )
            if follower is not None:
                add_role(roles, "target", [follower], "object of the verbal noun")
    if (
        (trigger.tense == "noun" or (trigger.tense == "masdar" and not roles.get("side1")))
        and adjacent is not None
        and not roles.get("target")
    ):
        roles_of_object = trigger.role("obj")
        fits = [r for r in roles_of_object if r not in ("means", "weapon", "event") and suits(r, adjacent)]
        if fits:
            add_role(roles, fits[0], with_joined(after, adjacent), "genitive object")
    native = compatriot(scene, hit, trigger) if trigger.sense in DONE_TO else None
    if native is not None:
        add_role(roles, "victims", [native], "genitive")
    else:
        add_nation(scene, hit, roles, hit.end, hit.end + 30)
    if "side1" not in roles and hit.prefix == "و" and hit.suffix in ("ه", "ها", "هم"):
        # "تقدم الجيش [وسيطرته] على التلة": he who stands right before
        owner = next((f for f in before if f.party and f.party.armed and f.end == hit.start - 2), None)
        if owner is not None:
            add_role(roles, "side1", [owner], "told right before")
    if "side1" not in roles and _can_be_done(trigger):
        announced = trigger.sense in ("capture", "regain") or (
            trigger.sense == "movement" and bool(hit.suffix)
        )
        doer = governing_subject(scene, hit.start, announced)
        if doer is not None and not any(doer is f for held in roles.values() for f, _ in held):
            several = [f for f in with_joined(scene.fillers, doer) if f.end <= hit.start and can_act(f)]
            add_role(roles, "side1", several or [doer], GOVERNING)
    if "side1" not in roles and hit.suffix in ("ه", "ها", "هم"):
        owner = (
            _stood_for(scene, before) if trigger.tense == "masdar" or "side1" in trigger.role("of") else None
        )
        if owner is not None:
            rule = PRONOUN if trigger.tense == "masdar" else PRONOUN_OF_NOUN
            add_role(roles, "side1", [owner], rule)
    held = _held_at(scene, max(hit.end, hit.last), after)
    if held is not None and "place" not in roles:
        add_role(roles, "place", [held], "where it took place")
    meant = _meant(scene, hit, trigger, before, after)
    if meant is not None:
        roles["place"] = [(meant, PLACE_BEFORE)]
    _unlisted_target(scene, hit, trigger, roles)
    fallen = _fallen(scene, hit, after) if "of_state" in trigger.marks else None
    if fallen is not None and ("side2" not in roles or fallen in after):
        roles["side2"] = [(fallen, "named in the phrase")]


_GROUND_IS_IT = frozenset({"regain", "capture", "bombard", "air_strike", "shelling", "storm", "siege_etc"})
_ITS_OBJECT = re.compile(r"(?:تحرير|استعاد[هت]|سقوط|اقتحام|قصف|حصار|تطهير)(?P<it>ها?)(?!\w)")
_MEANT_WITHIN: Final = 50  # characters


def _meant(
    scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler], after: list[Filler]
) -> Filler | None:
    """The place before it that the pronoun of a verbal noun stands for: "إلى مطار كذا بعد تحريره من المسلحين"."""
    if (
        trigger.sense not in _GROUND_IS_IT
        or (its := _ITS_OBJECT.match(scene.text, hit.start)) is None
        or not _AT_A_TIME.search(scene.text, max(scene.start, hit.start - 10), hit.start)
        # "بعد تحريرها [المدينة]": who did it
        or any(f.place is not None and not f.slot and f.start - hit.end < 22 for f in after)
    ):
        return None
    named = next((f for f in reversed(before) if f.place is not None), None)
    if named is None or named.place is None or hit.start - named.end > _MEANT_WITHIN:
        return None
    told = max(scene.start, named.place.start - 24)
    he = MASCULINE_GROUND_AR.search(scene.text, told, named.end) is not None
    return named if he == (its["it"] == "ه") else None


_AT_A_TIME = re.compile(r"(?:^|\s)و?(?:قبل|بعد|عقب|منذ|اثر|خلال|اثناء|بسبب|جراء|نتيجه)\s$")


def _of_later_deed(scene: Scene, hit: Hit, filler: Filler) -> bool:
    """Whether an agent did another deed that stands between, and by which the time is told: "حصار المدينة قبل طردهم من قبل [الجيش]"."""
    return any(
        hit.end < other.start < filler.start
        and _AT_A_TIME.search(scene.text, max(scene.start, other.start - 10), other.start)
        for other in scene.triggers
    )


def _fallen(scene: Scene, hit: Hit, after: list[Filler]) -> Filler | None:
    """Who fell, in or right behind the words of a fall: "منذ الإطاحة ب[القذافي]", "عزل الرئيس [محمد مرسي]"."""
    rulers = signs("ar", "ruler")
    end = hit.end + (2 if scene.text.startswith(" ب", hit.end) else 1)
    ruler = rulers.search(scene.text, hit.start, hit.end) or rulers.match(scene.text, end)
    if ruler is None:
        return None
    named = next((f for f in after if f.start == ruler.end() + 1 and f.party and f.party.is_name), None)
    party = PartyFound(*ruler.span(), "object", None, None, None, "", True, False)
    return named or Filler(*ruler.span(), "", party, None, False)


_TOOK_PLACE = re.compile(
    r"(?:[\s،]+(?!و)[^\W_]+){0,4}?[\s،]+(?:الذي|التي|اللذين|اللتين|اللذان|اللتان)\s+(?:قد\s+)?"
    r"(?:وقع|حدث|جر[يت]|حصل|ارتكب|نفذ|دار|اندلع|تم)(?:ت|ا|تا)?(?:\s+(?!في\s|علي\s)[^\W_]+){0,4}?\s+(?:في|ب|قرب|داخل|شمال|جنوب|شرق|غرب)\s+(?:[^\W_]+\s+){0,2}?"
)


def _held_at(scene: Scene, end: int, after: list[Filler]) -> Filler | None:
    """Where the relative clause on an event noun says that it took place: "الهجوم الذي وقع الجمعة في المدينة"."""
    if (found := _TOOK_PLACE.match(scene.text, end, scene.end)) is None:
        return None
    return next((f for f in after if f.place is not None and abs(f.start - found.end()) < 4), None)


def compatriot(scene: Scene, hit: Hit, trigger: Trigger) -> Filler | None:
    """Who is told by a nationality alone to be killed or taken: "مقتل الفلسطيني أحمد", "خطف فرنسي"."""
    if hit.prefix.endswith(("ال", "لل")) or hit.suffix:
        return None
    for start, end, nation in scene.nations:
        if start - hit.end != 1 or nation.people or scene.text.startswith(" ل", end):
            continue  # "اغتيال إسرائيلي لقائد": who did it
        if scene.text[end - 1] not in "هت" or trigger.lemma in _BEFALLS:
            party = PartyFound(start, end, "civilians", None, None, nation.country, "", True, False)
            return Filler(start, end, "", party._replace(number="singular"), None, False)
    return None


def _stood_for(scene: Scene, before: list[Filler]) -> Filler | None:
    """Whom the pronoun of an event noun stands for: the fighters named last before it, best where nothing governs them."""
    armed = [f for f in reversed(before) if can_act(f) and f.party and f.party.armed]
    return next((f for f in armed if not f.slot), armed[0] if armed else None)


_BEFALLS = frozenset({"مقتل", "استشهاد", "مصرع", "سقوط", "وفاة", "هلاك", "انفجار", "إصابة", "نزوح", "فقدان"})


def _can_be_done(trigger: Trigger) -> bool:
    """Whether an event noun tells of what somebody does, and not of what befalls people."""
    if trigger.lemma in _BEFALLS or trigger.sense in STATEMENTS:
        return False
    return (
        trigger.tense == "masdar"
        or any("side1" in trigger.role(slot) for slot in ("subj", "of", "ل"))
        or bool({"target", "place", "side2", "weapon", "victims"} & set(trigger.role("of")))
    )


_DID_IT = re.compile(
    r"(?P<between>(?:[\s،]+(?!و)[^\W_]+){0,5}?)[\s،]+(?:التي\s+|الذي\s+)?(?:قد\s+)?"
    r"(?:(?:شن|نفذ|ارتكب|اطلق|قاد|دبر|تبن[يت]?|خاض|يشن|تشن|ينفذ|تنفذ|يقود|تقود|يخوض|تخوض|[يت]?فرض|[يت]رتكب|[يت]?مارس|اعلن|ابرم|رع)ت?(?:ه|ها|هما|هم)"
    r"|(?:قام|قامت|يقوم|تقوم)\s+(?:به|بها|بهما)|نسب\S*(?:\s+[^\W_]+){0,4}?\s+(?:الي|ل)"
    r"|(?:تبن|نفذ|شن)\S{0,3}\s+(?:به|عنه|عنها)|اعلنت?\s+عن(?:ه|ها|هما))\s+"
    r"(?:(?:اعضاء|عضو|افراد|اشخاص|خلي[هت]|مجموع[هت]|مجهولون|ثلاث[هت]|اربع[هت])\s(?:(?:ينتمون|تنتمي|منتمون|تابع[هت])\s(?:الي\s)?|من\s|في\s)?)?"
)


_FOES = frozenset({"مع", "ضد", "علي", "في"})


def who_did_it(scene: Scene, end: int, after: list[Filler], trigger: Trigger) -> Filler | None:
    """Who did what an event noun tells, from the relative clause on it: "هجوما شنه مسلحون", "تفجير تبناه التنظيم"."""
    if trigger.sense == "disrupt":
        return None  # "إسقاط صاروخ أطلقه الحوثيون": who launched what was brought down
    found = _DID_IT.match(scene.text, end, scene.end)
    if found is None or any(end < other.start < found.end("between") for other in scene.triggers):
        return None  # the clause is on the event noun next to it: "الوصول رغم الحصار الذي تفرضه"
    named = (
        f for f in after if f.party is not None and f.slot not in _FOES and 0 <= f.start - found.end() < 4
    )  # "اشتباكات خاضتها مع [المسلحين]": the other side
    return next(
        (f for f in named if f.party and f.party.class_ != "object"), None
    )  # girls may carry it out too


_ON = re.compile(r"(?:\s+[^\W\d_]+){0,3}?\s+علي(?=\s)")


def _unlisted_target(scene: Scene, hit: Hit, trigger: Trigger, roles: Roles) -> None:
    """What an event noun was done to, where no list names it: "استهداف [مكتب الاتصالات]", "هجوم على [حافلة]"."""
    if any(roles.get(r) for r in ("target", "side2", "victims")):
        return
    end = max(hit.end, hit.last)
    of_target = "target" in trigger.role("of") and "side1" not in trigger.role("of")
    if of_target and hit.last < 0 and not hit.suffix and not hit.prefix.endswith(("ال", "لل")):
        unlisted = unlisted_noun(scene, end)
        if unlisted is not None and not any(
            f.start < unlisted.end and unlisted.start < f.end for f in scene.fillers
        ):
            add_role(roles, "target", [unlisted], "genitive that no list names")
            return
    role = next((r for r in trigger.role("علي") if r in ("target", "side2")), None)
    on = _ON.match(scene.text, end, min(scene.end, end + 60)) if role is not None else None
    if on is not None and role is not None:
        unlisted = unlisted_noun(scene, on.end())
        if unlisted is not None and not any(
            f.start < unlisted.end and unlisted.start < f.end for f in scene.fillers
        ):
            add_role(roles, role, [unlisted], "target that no list names")
