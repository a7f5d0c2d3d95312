"""Who did what to whom: fills a trigger's frame from the phrases around it, in Arabic and in English.

The order of constituents decides first (verb, subject, object in Arabic, or the subject before the verb in headlines
and after "أن"; subject, verb, object in English, turned round by the passive), then the preposition that governs a
phrase, then what kind of thing fills it (a village does not attack; a warplane is not wounded).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tawatur.events.cases_ar import somebody_within, within_phrase
from tawatur.events.fillers import (
    DONE_TO,
    OF_CROWDS,
    PRONOUN_OF_NOUN,
    Roles,
    add_nation,
    add_nation_of_arms,
    add_role,
    can_act,
    role_for,
    with_joined,
)
from tawatur.events.mutual import is_mutual, part_joined
from tawatur.events.phrases_ar import unlisted_noun
from tawatur.events.proto import NOMINAL, STATEMENTS, Side
from tawatur.events.roles_ar import arabic_verb
from tawatur.events.roles_ar_nouns import arabic_noun
from tawatur.events.roles_en import english_noun, english_verb, names_its_doer
from tawatur.events.scene import Filler, Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.parties import ARMED, PartyFound
from tawatur.mentions.places import specificity
from tawatur.mentions.registry import actors

_NEXT = 9  # characters: room for an article
_WHOSE = 14  # characters before a verb in which it is said whose the weapon before it is
_REACH = 140  # characters: how far from its trigger a role is sought


def fill_roles(scene: Scene, hit: Hit, trigger: Trigger) -> Roles:
    """The fillers of a trigger's roles: side1, side2, target, victims, weapon, place."""
    roles: Roles = {}
    lower, upper = _window(scene, hit.start, max(hit.end, hit.last))
    after = [f for f in scene.fillers if f.start >= hit.end and f.end <= upper]
    end = max(hit.end, hit.last) if scene.lang == "en" else hit.end
    at = next((k for k, f in enumerate(after) if f.start >= end), -1)
    if at >= 0 and after[at].slot and " " in trigger.lemma and after[at].start - end < _NEXT:
        # "fell to": the preposition is the phrase's own, so what follows it is its object
        if trigger.lemma.endswith(" " + after[at].slot) or (
            after[at].slot == "تحت" and trigger.lemma.endswith(("سيطرة", "قبضة", "نفوذ"))
        ):
            after[at] = after[at]._replace(slot="")
    before = [f for f in scene.fillers if f.end <= hit.start and f.start >= lower]
    if scene.lang == "ar" and trigger.sense == "movement":
        after = [_as_troops(scene, f) for f in after]
        before = [_as_troops(scene, f) for f in before]
    verbal = trigger.tense not in ("noun", "masdar")
    if scene.lang == "ar" and trigger.sense == "air_strike":
        for filler in scene.fillers:
            if filler.party is not None and hit.start < filler.start < max(hit.end, hit.last) < filler.end:
                add_role(roles, "side1", [filler], "named in the phrase")  # "تساندها [طائرات التحالف]"
    if trigger.sense in OF_CROWDS and " " in trigger.lemma:
        _within_phrase(scene, hit, trigger, roles)
    if scene.lang == "ar" and trigger.sense in ("kill", "injure"):
        for filler in scene.fillers:
            if filler.party is not None and hit.start <= filler.start < max(hit.end, hit.last) < filler.end:
                add_role(roles, "victims", [filler], "named in the phrase")  # "سقط [قتلى من الميليشيات]"
    if scene.lang == "ar" and trigger.sense == "arrest" and trigger.role("of") and " " in trigger.lemma:
        for filler in scene.fillers:
            if filler.party is not None and hit.start < filler.start < max(hit.end, hit.last) <= filler.end:
                add_role(roles, "victims", [filler], "named in the phrase")  # "أسر 40 [مسلحا]"
    _by_preposition(scene, roles, trigger, after, hit)
    if scene.lang == "ar" and trigger.sense in ("capture", "regain"):
        _out_of_hands(scene, roles, after)
    if scene.lang == "ar":
        if verbal:
            struck = _struck_by_it(scene, hit, trigger, before)
            if struck is not None:
                add_role(roles, "target", [struck], "whom the pronoun stands for")
            else:
                arabic_verb(scene, hit, trigger, before, after, roles)
            if "side1" not in roles and " " in trigger.lemma and trigger.role("subj") in ((), ("side1",)):
                somebody_within(scene, hit, roles)
            if "side1" not in roles and any(
                k.startswith("means:") and 0 < hit.start - b <= _WHOSE for _, b, k in scene.contexts
            ):
                add_nation(
                    scene, hit, roles, hit.start - _WHOSE, hit.start
                )  # "صواريخ [إسرائيلية] تستهدف مطارا"
        else:
            arabic_noun(scene, hit, trigger, before, after, roles)
            driven = trigger.sense == "suicide" and "يقود" in trigger.lemma
            if "side1" not in roles and (driven or trigger.sense in ("air_strike", "siege_etc")):
                within_phrase(scene, hit, trigger, roles)  # "قصف [الطيران] مواقع", "مفخخة يقودها [انتحاري]"
    elif verbal or (trigger.sense == "shelling" and names_its_doer(trigger)):  # "rockets hit the town"
        english_verb(scene, hit, trigger, before, after, roles)
    else:
        english_noun(scene, hit, trigger, before, after, roles)
    if trigger.sense in ("kill", "injure") and "side1" not in roles:
        add_nation_of_arms(scene, hit, roles, upper)
    _add_owner(scene, roles)
    if (verbal or trigger.lemma.endswith(" بين")) and is_mutual(trigger):
        part_joined(scene, hit, roles)
    return roles


_THE_EVENT_AR = re.compile(
    r"\s(?:ال)?(?:هجوم|هجمات|تفجير|تفجيرات|انفجار|انفجارات|غار[هت]|غارات|قصف|اعتداء|عملي[هت]|ضرب[هت]|ضربات|كمين|قذيف[هت]|قذا[يئ]ف|صاروخ|صواريخ)(?!\w)"
)


def _struck_by_it(scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler]) -> Filler | None:
    """Whom an attack that is the subject has hit, told before the verb: "[الجنود] الذين استهدفهم الهجوم"."""
    if not hit.suffix or not before or "target" not in trigger.role("obj"):
        return None
    last = before[-1]
    told = last.party is not None and hit.start - last.end < _RIGHT_BEFORE
    return last if told and _THE_EVENT_AR.match(scene.text, hit.end) else None


_RIGHT_BEFORE = 24  # characters: room for a relative pronoun and "had"
_THEIRS_AR = re.compile(
    r"(?:مقاتل[يو]|مسلح[يو]|عناصر|قوات|افراد|جنود|رجال|وحدات|طايرات|كتايب|سرايا)(?:ه|ها|هم)"
)
_THEIRS_EN = re.compile(r"\b(?:its|their)\s(?:own\s)?$")


def _add_owner(scene: Scene, roles: Roles) -> None:
    """Name those whose fighters acted behind them: "[the group] said its fighters attacked", "قال [اللواء] إن مقاتليه"."""
    held = roles.get("side1", ())
    if len(held) != 1 or held[0][0].party is None or held[0][0].party.actor:
        return
    doer = held[0][0]
    if scene.lang == "ar":
        theirs = _THEIRS_AR.fullmatch(scene.text, doer.start, doer.end)
    else:
        theirs = _THEIRS_EN.search(scene.text, max(scene.start, doer.start - 12), doer.start)
    if theirs is None:
        return
    named = [f for f in scene.fillers if f.end <= doer.start and not f.slot and can_act(f)]
    owner = next((f for f in named if f.party and f.party.armed and f.party.is_name), None)
    if owner is not None:
        add_role(roles, "side1", [owner], "whose fighters they are")


_CROWD_AR = re.compile(r"(?<!\w)[وف]?(?:ال)?(?:متظاهر|محتج(?!ز)|معتصم)(?:ون|ين|و|ي|ات|ة|ه)?(?!\w)")
_POLICE_EN = re.compile(r"\b(?:riot police|police|security forces)\b")
_BEYOND = 24  # characters after a phrase: "threw stones [at riot police]"


def _within_phrase(scene: Scene, hit: Hit, trigger: Trigger, roles: Roles) -> None:
    """Give what a crowd does the parties that its words hold: "خرج مئات [المتظاهرين]", "protesters clashed with [police]"."""
    end = max(hit.end, hit.last)
    if scene.lang == "ar":
        found, role, class_ = _CROWD_AR.search(scene.text, hit.start, end), "side1", "protesters"
    elif trigger.sense == "riot":
        reach = min(scene.end, end + _BEYOND)
        found, role, class_ = _POLICE_EN.search(scene.text, hit.start, reach), "side2", "state_forces"
    else:
        return
    if found is None or any(f.start < found.end() and found.start() < f.end for f in scene.fillers):
        return
    party = PartyFound(*found.span(), class_, None, None, None, "", False, False)
    add_role(roles, role, [Filler(*found.span(), "", party, None, False)], "named in the phrase")


_VEHICLES = re.compile(
    r"(?:ال)?(?:مدرع|دباب|عرب[هات]|الي[هات]|مركب|شاحن|ناقل|سيار|حافل|زوارق|زورق|سف[ين]|بوارج|بارج|فرقاط|مجنزر|راجم)\w*"
)


def _as_troops(scene: Scene, filler: Filler) -> Filler:
    """The vehicles of those who fight as who moves: "توغلت مدرعات إسرائيلية", "عربات لقوات الدعم السريع تفر"."""
    party = filler.party
    if party is None or party.class_ != "object" or not _VEHICLES.match(scene.text, filler.start):
        return filler
    actor = actors().get(party.actor or "")
    if not (party.military or party.country or (actor is not None and actor.class_ in ARMED)):
        return filler
    class_ = actor.class_ if actor is not None and actor.class_ in ARMED else "armed"
    return filler._replace(party=party._replace(class_=class_, number="plural"))


_LED_IN = re.compile(r"\s(?:فيما|بينما|كما|لكن|في حين|في وقت|ثم)\s(?:قد\s|كان\w?\s)?$")


def _window(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """From the trigger before to the verb after (a noun trigger after it does not end its reach)."""
    lower, upper = max(scene.start, start - _REACH), min(scene.end, end + _REACH)
    for other in scene.triggers:
        if other.start >= end and any(
            isinstance(e, Trigger) and e.tense not in ("noun", "masdar", "ing") for e in other.entries
        ):
            if (
                scene.lang == "en"
                or other.prefix.startswith(("و", "ف"))
                or _LED_IN.search(scene.text, end, other.start)
            ):
                upper = min(upper, other.start)
                break
    return lower, min(upper, next((turn for turn in scene.turns() if turn > end), upper))


def _says_where(one: Filler, other: Filler) -> bool:
    """Whether a place only says where the one right before it lies: "الغازية [قرب صيدا]", "التحيتا [جنوب الحديدة]"."""
    return one.place is not None and other.start - one.end <= 1 and specificity(one.place.row) >= 3


_HANDS_AR = re.compile(r"\sمن\s(?:بين\s)?(?:ايدي|ايادي|يد|قبض[هت]|براثن|سيطر[هت]|احتلال|دنس|رجس|فلول)\s$")


def _out_of_hands(scene: Scene, roles: Roles, after: list[Filler]) -> None:
    """Name those from whom a place is retaken: "تحرير المدينة من أيدي [الحوثيين]"."""
    for filler in after:
        before = scene.between(max(scene.start, filler.start - 16), filler.start)
        if filler.party is not None and filler.party.armed and _HANDS_AR.search(before):
            add_role(roles, "side2", with_joined(after, filler), "out of whose hands it is taken")


def _by_preposition(scene: Scene, roles: Roles, trigger: Trigger, after: list[Filler], hit: Hit) -> None:
    end = max(hit.end, hit.last)
    of_noun = scene.lang == "ar" and trigger.tense in NOMINAL
    for at, filler in enumerate(after):
        if not filler.slot or filler.joined:
            continue
        if of_noun and filler.place is not None and _OTHER_CLAUSE_AR.search(scene.text, end, filler.start):
            continue  # "هجمات جاءت بعدما قصفت الطائرات مواقع في [العراق]"
        if filler.slot == "بين" and any(filler == f for f, _ in roles.get("side2", ())):
            continue
        if filler.slot == "ل" and at and _is_owner(scene, trigger, after[at - 1], filler):
            add_role(roles, "side2", with_joined(after, filler), "whose it was")
            continue
        if filler.place is not None and filler.place.area and at and _says_where(after[at - 1], filler):
            continue
        if filler.slot == "من" and _SUPPORTED.search(
            scene.text, max(scene.start, filler.start - 26), filler.start
        ):
            continue
        role = role_for(trigger, filler.slot, filler)
        if (
            filler.slot == "ل"
            and role == "side1"
            and (whose := _OF_ANOTHER.search(scene.text, end, filler.start))
        ):
            if whose["on"] and filler.party is not None and filler.party.armed:
                add_role(roles, "side2", with_joined(after, filler), "whose it was")
            continue
        if (
            filler.slot == "ل"
            and role in ("side1", None)
            and _has_its_doer(scene, hit, trigger, filler, after)
        ):
            role = "victims" if trigger.sense in DONE_TO else "target"
        if role is None and filler.slot == "ضد" and filler.party and trigger.sense not in STATEMENTS:
            role = "side2"
        if (
            role is None
            and trigger.sense in ("capture", "regain")
            and filler.slot in ("من", "from")
            and filler.party
            and filler.party.armed
        ):
            role = "side2"
        if (
            filler.slot in ("بين", "between")
            and trigger.sense in ("clash", "truce")
            and filler.start - hit.end < 40
        ):
            if _BETWEEN_IT.search(scene.between(hit.end, filler.start)):
                # "مقتل عشرة في اشتباكات بينها وبين [التنظيم]": the other side is whom the pronoun stands for
                add_role(roles, "side2", with_joined(after, filler), f"{trigger.lemma} {filler.slot}")
                named = (
                    f for f in scene.fillers if f.end <= hit.start and f.party is not None and f.party.armed
                )
                first = next((f for f in named if f.party and f.party.actor and not f.party.victim), None)
                if (
                    first is not None
                    and first.party
                    and filler.party
                    and first.party.actor != filler.party.actor
                ):
                    add_role(roles, "side1", [first], PRONOUN_OF_NOUN)
                continue
            one, other = _both_sides(scene, after, filler)
            if other:
                add_role(roles, "side1", one, f"{trigger.lemma} {filler.slot}")
                add_role(roles, "side2", other, f"{trigger.lemma} {filler.slot}")
                continue
        if filler.slot == "تحت" and trigger.sense in _OF_WHO_HOLDS and filler.party and filler.party.armed:
            if trigger.sense == "capture" and " تحت " in trigger.lemma:
                # "أصبحت البلدة تحت سيطرة [الجيش]": who took it
                if filler.start - max(hit.end, hit.last) < _NEXT:
                    add_role(roles, "side1", with_joined(after, filler), "genitive")
            elif filler.start - max(hit.end, hit.last) < 110:
                add_role(roles, "side2", with_joined(after, filler), "who holds what was hit")
            continue
        if filler.slot == "صفوف" and trigger.sense in ("kill", "injure"):
            if filler.start - max(hit.end, hit.last) < 60:
                add_role(roles, "victims", with_joined(after, filler), "in whose ranks")
            continue
        if filler.slot == "ل" and (filler.start - hit.end > 30 or (at and after[at - 1].slot == "ضد")):
            continue  # "عملية لملاحقة خلية [لتنظيم الدولة]"
        if role and filler.start - max(hit.end, hit.last) < 90:
            add_role(roles, role, with_joined(after, filler), f"{trigger.lemma} {filler.slot}")
        elif filler.place is not None and filler.slot in ("في", "in", "at", "near", "قرب", "ب", "بالقرب"):
            add_role(roles, "place", [filler], f"{trigger.lemma} {filler.slot}")


def _has_its_doer(scene: Scene, hit: Hit, trigger: Trigger, filler: Filler, after: list[Filler]) -> bool:
    """Whether an Arabic verbal noun names who does it before "ل", which then brings its object: "قصف الطيران لمواقع"."""
    if scene.lang != "ar" or trigger.sense not in _DONE_TO_GROUND | DONE_TO:
        return False
    if trigger.tense not in ("noun", "masdar") and scene.between(hit.start, hit.end) != trigger.lemma:
        return False  # "قصف" is the verb as well
    return (
        hit.suffix in ("ه", "ها", "هم")
        or any(
            f.end <= filler.start
            and not f.slot
            and f.start - hit.end < _NEXT
            and can_act(f)
            and (trigger.sense not in DONE_TO or filler.start - f.end < 4)
            for f in after
        )
        or any(
            hit.end < o.start and o.end < filler.start and o.start - hit.end < _NEXT for o in scene.triggers
        )
    )


def _is_owner(scene: Scene, trigger: Trigger, thing: Filler, filler: Filler) -> bool:
    """Whether those who fight stand behind a thing that is theirs: "تدمير آليات عسكرية [للحوثيين]"."""
    return (
        trigger.sense in _OF_WHO_HOLDS
        and filler.party is not None
        and filler.party.armed
        and thing.party is not None
        and thing.party.class_ == "object"
        and (not thing.slot or thing.slot == "علي")
        and _TWO_WORDS.fullmatch(scene.text, thing.end, filler.start) is not None
    )


_SUPPORTED = re.compile(
    r"(?:^|\s)و?ب(?:دعم|اسناد|مساند[هت]|مشارك[هت]|تعاون|غطاء|موازر[هت]|مساعد[هت])(?:\s\S+)?\sمن\s+[\"'(]*$"
)
"""Words before those who helped, who are not those it was taken from."""
_OTHER_CLAUSE_AR = re.compile(r"\s(?:بعدما|بعد ان|قبل ان|عندما|حينما)\s")
_OF_ANOTHER = re.compile(
    r"\s(?:(?P<on>علي|ضد)|خلال|اثناء|قرب|داخل|امام|عند|قبيل|قبل|بعد|عشي[هت]|بمناسب[هت])\s(?:[^\s.،؛]+\s){1,2}?(?:لل?)?[\"'(]*$"
)
"""Words between a happening and a phrase that "ل" brings, which is of their noun: "هجوم على نقطة [للميليشيات]"."""
_TWO_WORDS = re.compile(r"(?:\s+[^\W\d_]+){0,2}?\s+[\"'(]*(?:لل?)?[\"'(]*")
_DONE_TO_GROUND = frozenset({"air_strike", "shelling", "bombard", "hit", "storm", "siege_etc", "capture"})
_OF_WHO_HOLDS = frozenset(
    {"air_strike", "shelling", "bombard", "hit", "assault", "storm", "capture", "regain", "siege_etc", "loot"}
)
_ON_ONE_SIDE = re.compile(r"(?:من|في)\s+(?:جه[هت]|طرف|جانب)\S*|\bon (?:the )?one (?:side|hand)\b")


_BETWEEN_IT = re.compile(r"بين(?:ه|ها|هم|هما)\s+وبين\s+[\"'(]*$")
_AND_AR = re.compile(r"[\s،]*(?=\sو)(?:\sو)?")


def _both_sides(scene: Scene, after: list[Filler], first: Filler) -> tuple[list[Filler], list[Filler]]:
    """The two sides after "between": parted by "من جهة" where that is told, else the first and those joined to it."""
    found = [
        f for f in after if f.start >= first.start and f.party is not None and f.party.class_ != "object"
    ]
    mark = _ON_ONE_SIDE.search(scene.text, first.end, min(scene.end, first.end + 120))
    if mark is not None:
        theirs = [f for f in found if f.start >= mark.end()]
        ours = [f for f in found if f.end <= mark.start() and (f is first or f.joined)]
        if theirs and theirs[0].start - mark.end() < 30:
            return ours, [f for f in theirs if f is theirs[0] or f.joined][:3]
        other_side = _AND_AR.match(scene.text, mark.end(), scene.end) if scene.lang == "ar" else None
        unlisted = unlisted_noun(scene, other_side.end()) if other_side is not None else None
        if unlisted is not None:
            return ours, [unlisted]
    for other in found[1:]:
        # what says more of the first side may come between: "قوات النظام مدعومة بحزب الله والمعارضة"
        and_between = other.slot == first.slot == "بين"  # "بين الفصائل وبين قوات النظام"
        if (other.joined or and_between) and other.start - first.end < 90:
            return [first], with_joined(after, other)
        if other.start - first.end > 90:
            break
    return [first], []


def as_sides(held: Iterable[tuple[Filler, str]]) -> list[Side]:
    """Role fillers as the sides of an event."""
    return [Side(f.start, f.end, f.party, rule) for f, rule in held]
