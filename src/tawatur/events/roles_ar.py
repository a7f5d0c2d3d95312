"""Roles in Arabic: verb, subject, object; the subject before the verb in headlines and after "أن"."""

from __future__ import annotations

import re

from tawatur.events.cases_ar import (
    acts_as_group,
    after_its_subject,
    arabic_order,
    done_to_pronoun,
    indefinite_before,
    is_of_harm,
    is_only_object,
    object_after_phrase,
    state_arrests,
    stood_for,
    within_phrase,
)
from tawatur.events.fillers import (
    DONE_TO,
    Roles,
    add_role,
    can_act,
    is_of_arms,
    suits,
    unused_fillers,
    with_joined,
)
from tawatur.events.phrases_ar import counted_after, is_agent_of, unlisted_noun
from tawatur.events.roles_ar_nouns import compatriot, who_did_it
from tawatur.events.scene import Filler, Scene
from tawatur.events.subjects_ar import deed_acts, deed_before, is_some_of, starts_clause, subject_before
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit

# "اغتالوا الجمعة مدير المركز": the day between a verb and its object
_WHEN = re.compile(
    r"\s+(?:يوم |مساء |صباح |فجر |ليل )?(?:امس |اليوم )?(?:ال(?:جمعه|سبت|احد|اثنين|ثلاثاء|اربعاء|خميس)|امس|اليوم)(?=\s)"
    r"|\s+(?:ال(?:شهر|اسبوع|عام|يوم)|السن[هت])\s(?:الماضي[هت]?|الجاري[هت]?|الفايت[هت]?|المنصرم[هت]?|الحالي[هت]?)(?=\s)|\s+قبل\s(?:يومين|ايام|اسبوع|اسبوعين|شهر|شهرين|ساعات)(?=\s)"
)
_OWN_OBJECT = 8  # characters after the subject: room for a number, not for an object
# "قصف الطيران القاعدة تمهيدا لاقتحامها من قبل الجيش": who is to do the other
_SO_THAT = re.compile(
    r"\s(?:تمهيدا|استعدادا|تحضيرا|تحسبا|بهدف|بغيه|بغرض|من اجل|لاجل|لمنع|منعا|خوفا|خشيه|كي|لكي|قبل)\s(?!قبل)\S"
)
_NO_OBJECT = re.compile(r"\s(?:في|ب|قرب|علي|خلال|اثناء|بعد|قبل|من|وسط|امس|اليوم|اثر|جراء)|\s?(?:[.،؛\n]|$)")
_WITH_AR = re.compile(r"\s+ب(?!ين|عد|شكل|حسب|ان)")


def arabic_verb(
    scene: Scene, hit: Hit, trigger: Trigger, before: list[Filler], after: list[Filler], roles: Roles
) -> None:
    """Fill the roles of an Arabic verb from the phrases before and after it."""
    agents = [
        f
        for f in after
        if f.party
        and trigger.sense != "protest"
        and is_agent_of(scene, hit, f)
        and not _SO_THAT.search(scene.between(hit.end, f.start))
    ]
    if agents and after[0].start - hit.end < 4 and can_act(after[0]) and hit.last < 0:
        if any(after[0].end < t.start and t.suffix and t.end <= agents[0].start for t in scene.triggers):
            agents = []  # "قصفت الطائرات القاعدة تمهيدا لاقتحامها من قبل [القوات]": of the later deed
    if (
        agents
        and agents[0].slot == "بواسطه"
        and any(f.end < agents[0].start and can_act(f) for f in (*before[-1:], *after[:1]))
    ):
        agents = []  # "استهدفت الكتائب بواسطة [الراجمات]": what it was done with
    for agent in agents[:1]:
        add_role(roles, "side1", with_joined(after, agent), "agent marker")
    direct = [
        f
        for f in unused_fillers(after, roles)
        if not f.slot
        and not f.joined
        and f.start - hit.end < 100
        and not is_of_arms(scene, hit, f)
        and not is_of_harm(scene, hit, f)
    ]
    if len(direct) > 2 and direct[0].start == direct[1].start and can_act(direct[0]):
        del direct[1]  # "استهدفت إسرائيل مواقع": the state, and its land once more, which is no object
    within_phrase(scene, hit, trigger, roles)
    if hit.last >= 0:  # "شنّت [الطائرات] غارات": the subject stands within the phrase, the object after it
        beyond = next((f for f in direct if 0 <= f.start - hit.last < 4), None)
        taken = trigger.sense == "arrest" and trigger.role("subj") == ("victims",)  # "وقع [ضباط أسرى]"
        direct = [f for f in direct if f.end < hit.last or (taken and f.start < hit.last)]
        object_after_phrase(scene, hit, trigger, beyond, after, roles)
    doer = who_did_it(scene, max(hit.end, hit.last), after, trigger) if not roles.get("side1") else None
    if doer is not None:
        add_role(roles, "side1", with_joined(after, doer), "who carried it out")
        direct = [f for f in direct if f.start < doer.start]
    direct = _of_one_clause(scene, hit, direct)
    done = _DONE.search(scene.text, max(scene.start, hit.start - 8), hit.start) is not None
    subject_first = None if done else subject_before(scene, hit.start, hit.prefix)
    if subject_first is not None and trigger.sense in DONE_TO and deed_before(scene, hit):
        subject_first = None
    subject_role = next(iter(trigger.role("subj")), "side1")
    object_roles = trigger.role("obj")
    if hit.suffix in _PRONOUNS and trigger.tense != "passive" and direct and direct[0].start - hit.end < 24:
        actor = direct[0]
        if subject_role == "side1" and can_act(actor) and object_roles:
            # "الذي يحاصره الجيش": the object is a pronoun, so that who follows is the subject
            add_role(roles, subject_role, with_joined(after, actor), "subject after an object pronoun")
            owner = stood_for(before, hit)
            fits = (r for r in object_roles if r not in ("means", "weapon", "event"))
            role = next(fits, None)
            if owner is not None and role is not None and suits(role, owner):
                add_role(roles, role, [owner], "whom the pronoun stands for")
            return
    passive = trigger.tense == "passive" or done or hit.start in scene.passives or bool(agents)
    if trigger.sense in DONE_TO:
        direct = [f for f in direct if f.party is not None]  # places are not killed
    after_doer = after_its_subject(scene, hit)
    if after_doer and hit.suffix and object_roles and not passive:
        done_to_pronoun(scene, hit, before, subject_first, (subject_role, object_roles), roles)
        return
    if after_doer and object_roles and (direct or hit.last >= 0) and not passive:
        doers = [f for f in before if f.party and f.party.class_ != "object" and not f.slot]
        doer = (
            indefinite_before(scene, hit, before) or subject_first or (doers[-1] if doers else scene.carried)
        )
        if (
            doer is not None
            and doer.party is not None
            and not (doer.party.victim and trigger.sense in DONE_TO and hit.last < 0)
        ):
            add_role(roles, subject_role, [doer], "subject before a plural verb")
            if not direct:
                return
            fits = (r for r in object_roles if r not in ("means", "weapon", "event") and suits(r, direct[0]))
            add_role(roles, next(fits, "target"), with_joined(after, direct[0]), "object")
            return
        if hit.last >= 0 and direct and direct[0].end < hit.last:
            add_role(
                roles, object_roles[0], with_joined(direct, direct[0]), "object"
            )  # "كبدوا [المتمردين] خسائر"
            return
    if trigger.sense in DONE_TO and hit.last < 0 and not direct and subject_first is None:
        native = compatriot(scene, hit, trigger)
        if native is not None and _NO_OBJECT.match(scene.text, native.end):
            add_role(roles, next(iter(object_roles), subject_role), [native], "passive")
            return
    told_with = (
        subject_first is not None and not direct and object_roles and _WITH_AR.match(scene.text, hit.end)
    )
    unflown = (
        subject_first is not None
        and subject_first.party is not None
        and subject_first.party.class_ != "platform"
    )
    if passive or (told_with and unflown and trigger.sense == "hit"):
        victim = direct[0] if direct else subject_first
        if victim:
            add_role(
                roles,
                next(iter(object_roles), subject_role),
                with_joined(after, victim),
                "passive",
            )
        return
    within = bool(direct) and hit.last >= 0 and len(direct) == 1 and direct[0].end < hit.last
    if direct and object_roles and (hit.last < 0 or within) and is_only_object(scene, hit, trigger, direct):
        doer = subject_first or (scene.carried if starts_clause(scene, hit.start) else None)
        if doer is not None and can_act(doer):
            add_role(roles, subject_role, [doer], "subject before a plural verb")
        fits = (r for r in object_roles if r not in ("means", "weapon", "event") and suits(r, direct[0]))
        add_role(roles, next(fits, "target"), with_joined(after, direct[0]), "object")
        return
    counted = counted_after(scene, direct[0].end) if len(direct) == 1 else None
    if (
        counted is not None
        and trigger.sense in DONE_TO
        and object_roles
        and direct[0].party is not None
        and direct[0].party.armed
        and not direct[0].party.victim
        and direct[0].start - hit.end < 4
    ):
        # "اعتقلت القوات 15 فلسطينيا": who is counted after the subject is whom it was done to
        add_role(roles, subject_role, direct, "subject")
        add_role(roles, object_roles[0], [counted], "those counted after the subject")
        return
    if trigger.sense in DONE_TO and object_roles and direct and _acts_first(scene, hit, direct):
        # "اختطف التنظيم العبادي", "اغتال مسلحون مدير المستشفى": who stands right after the verb acts
        add_role(roles, subject_role, direct[:1], "subject")
        whom = unlisted_noun(scene, direct[0].end) if hit.last < 0 and len(direct) == 1 else None
        if len(direct) > 1:
            add_role(roles, object_roles[0], with_joined(after, direct[1]), "object")
        elif whom is not None:
            add_role(roles, object_roles[0], [whom], "object that no list names")
        return
    if trigger.sense in DONE_TO and len(direct) > 1 and _is_counted(scene, hit, direct):
        direct = direct[:1]  # "قتل ستة عسكريين، وكان الجيش": those counted are whom it was done to
        subject_first = None
    if trigger.sense in DONE_TO and object_roles and len(direct) < 2:
        done_to = direct[0] if direct and direct[0].start - hit.end < 30 else None
        when = _WHEN.match(scene.text, hit.end)
        follows = hit.end if when is None else when.end()
        unlisted = unlisted_noun(scene, follows) if done_to is None and hit.last < 0 else None
        if (
            unlisted is not None
            and subject_first is not None
            and subject_first.party is not None
            and (subject_first.party.armed or state_arrests(scene, hit, trigger, subject_first))
            and not subject_first.party.victim
        ):
            add_role(roles, subject_role, [subject_first], "subject")
            add_role(roles, object_roles[0], [unlisted], "object that no list names")
            return
        authority = done_to.party if done_to is not None else None
        if (
            trigger.sense == "arrest"
            and done_to is not None
            and authority is not None
            and authority.class_ in ("organisation", "government")
        ):
            add_role(roles, subject_role, [done_to], "subject")  # "اعتقل المكتب المركزي ..."
            return
        if (
            subject_first is not None
            and (subject_first.party is None or subject_first.party.victim or not subject_first.party.armed)
            and not state_arrests(scene, hit, trigger, subject_first)
        ) or done_to is None:
            done_to, subject_first = subject_first, None
        if done_to is not None:
            add_role(
                roles,
                object_roles[0],
                with_joined(after if done_to in after else before, done_to),
                "those it was done to",
            )
            if subject_first is not None and done_to in after:
                add_role(roles, subject_role, [subject_first], "subject")
            return
    if (
        hit.last >= 0
        and direct
        and trigger.sense not in DONE_TO
        and trigger.role("subj") == ("side1",)
        and direct[0].party is not None
        and direct[0].party.class_ == "civilians"
        and direct[0].start - hit.end < 4
    ):
        add_role(roles, "side1", with_joined(after, direct[0]), "subject")  # "نفذ شاب هجوما"
        return
    if not object_roles and " " in trigger.lemma and not trigger.role("subj"):
        return  # what acts stands in the phrase itself: "انفجرت عبوة"
    if not object_roles:
        first = direct[0] if direct and direct[0].party else subject_first or (direct[0] if direct else None)
        apart = (
            bool(direct) and direct[0].start - hit.end > 3 and not is_some_of(scene, hit.end, direct[0].start)
        )
        if subject_first is not None and can_act(subject_first) and apart:
            first = subject_first  # "الجيش يسيطر على المدينة بعد طرد الحركة"
        if first is not None and (
            suits(subject_role, first, trigger.sense) or subject_role not in ("side1", "side2")
        ):
            if first is subject_first and trigger.sense == "kill" and hit.prefix[:1] in ("و", "ف"):
                first = _who_fell(before, first)
            rule = "subject" if subject_role == "side1" or hit.last < 0 else "passive subject"
            add_role(roles, subject_role, with_joined(after if first in after else before, first), rule)
        elif (
            (first is None or first.party is None)
            and subject_role == "side1"
            and scene.carried
            and starts_clause(scene, hit.start)
        ):
            add_role(roles, subject_role, [scene.carried], "subject carried over")
        return
    acts_itself = bool(direct) and deed_acts(scene, hit, direct[0])
    if acts_itself:
        # "خمس غارات قصفت [وحدات]", "أصابت الغارات [أهدافا]": what acts is a deed
        subject = subject_first if subject_first is not None and can_act(subject_first) else None
        target: Filler | None = direct[0]
    else:
        if hit.prefix[:1] in ("و", "ف") and hit.last < 0 and _has_own_subject(scene, hit, direct, after):
            subject_first = None  # "شن الطيران غارات، وقصفت القوات سراقب": not the subject of the verb before
        subject, target = arabic_order(direct, subject_first, trigger)
    if (
        subject is None
        and scene.carried is not None
        and starts_clause(scene, hit.start)
        and (trigger.role("subj") or (hit.last < 0 and " " not in trigger.lemma))
        and (target is not None or hit.last >= 0)
        and not acts_itself
    ):
        add_role(roles, subject_role, [scene.carried], "subject carried over")
    if subject is not None:
        add_role(roles, subject_role, with_joined(after if subject in after else before, subject), "subject")
    if target is not None and subject is not None and target.start - subject.end > _OWN_OBJECT:
        between = unlisted_noun(scene, subject.end) if subject in after and hit.last < 0 else None
        if between is not None and between.end <= target.start:
            target = between  # "صادرت الهيئة محصول القمح وأملاك مسيحيين"
    if target is not None:
        fits = (r for r in object_roles if r not in ("means", "weapon", "event") and suits(r, target))
        add_role(
            roles, next(fits, "target"), with_joined(after if target in after else before, target), "object"
        )
        if subject is not None and target.party is not None and target.party.class_ == "government":
            land = [f for f in direct[2:] if f.place is not None and f.start == target.start]
            add_role(roles, "target", land, "object")  # "قصفت إسرائيل لبنان": a state and its land
    elif hit.last < 0 and not hit.suffix and not any(roles.get(r) for r in ("target", "side2", "victims")):
        role = next((r for r in object_roles if r not in ("means", "weapon", "event")), None)
        follows = subject.end if subject is not None and subject in after else hit.end
        unlisted = unlisted_noun(scene, follows) if role in ("target", "victims", "side2") else None
        if unlisted is not None and role is not None and follows - hit.end < 60:
            add_role(roles, role, [unlisted], "object that no list names")


_BODY = re.compile(
    r"(?:ال)?(?:تنظيم|جماعه|حركه|جبهه|جيش|شرطه|حزب|مي?ليشيا|سلطات|مخابرات|استخبارات|اجهزه)(?!\w)"
)


_GUNMEN = re.compile(r"(?:ال)?[^\W\d_]{2,8}ون(?=\s)")


def _who_fell(before: list[Filler], doer: Filler) -> Filler:
    """Whom a joined verb of dying in the singular means: whoever was shot at, where those who shot are many."""
    if doer.party is None or not doer.party.armed or doer.party.number != "plural":
        return doer
    struck = [f for f in before if f.start > doer.end and f.party and f.party.number == "singular"]
    return struck[-1] if struck else doer


def _acts_first(scene: Scene, hit: Hit, direct: list[Filler]) -> bool:
    """Whether fighters right after a verb act: a body, which is neither killed nor arrested as such ("اختطف التنظيم العبادي"),
    or some in the nominative with another noun after them ("خطف مسلحون طبيبا").
    """
    first = direct[0]
    party = first.party
    if party is None or not party.armed or party.victim or first.start - hit.end >= 4:
        return False
    if hit.last < 0 and acts_as_group(scene, hit, first):
        return True
    if len(direct) > 1:
        return False
    if _BODY.match(scene.text, first.start) is not None:
        return True
    gunmen = hit.last < 0 and _GUNMEN.match(scene.text, first.start) is not None
    return gunmen and unlisted_noun(scene, first.end) is not None


def _has_own_subject(scene: Scene, hit: Hit, direct: list[Filler], after: list[Filler]) -> bool:
    """Whether a verb joined by "and" has a subject of its own: fighters right after it, and an object or place after them."""
    first = direct[0] if direct else None
    if (
        first is None
        or first.party is None
        or not first.party.armed
        or first.party.victim
        or not can_act(first)
    ):
        return False
    return first.start - hit.end < 4 and (
        len(direct) > 1 or any(f.place is not None and 0 < f.start - first.end < 4 for f in after)
    )


_NUMBER = re.compile(
    r"\s+(?:نحو |حوالي |اكثر من |ما لا يقل عن |العشرات |عشرات |مييات |ميات |عدد "
    r"|\d+ |\S*(?:ثلاث|اربع|خمس|ست|سبع|ثماني|تسع|عشر|احد)\S* ){1,2}(?:من )?"
)


def _is_counted(scene: Scene, hit: Hit, direct: list[Filler]) -> bool:
    """Whether a count stands between a verb and the people after it, and no object right behind them."""
    if _NUMBER.fullmatch(scene.text, hit.end, direct[0].start) is None:
        return False
    gap = scene.between(direct[0].end, direct[1].start)
    return len(gap) > _OWN_OBJECT or " و" in gap


_DONE = re.compile(r"(?<!\S)[وف]?(?:(?P<past>تم|تمت|جري|جرت)|يتم|تتم|يجري|تجري)\s+$")  # "تم ضبط": a passive


def is_done(scene: Scene, hit: Hit) -> bool:
    """Whether the verb before a verbal noun makes it a passive of the past: "تم [ضبط]", "تمت [السيطرة]"."""
    found = _DONE.search(scene.text, max(scene.start, hit.start - 8), hit.start)
    return found is not None and found["past"] is not None


_CLAUSE_END = re.compile(r"[،؛;.:]")
_BACKED = re.compile(
    r"\s(?:(?:ال)?(?:مدعوم|مسنود|معزز|مسلح)(?:[هت]|ا|ين|ون)?\s(?:ب|من\s)|ب(?:دعم|اسناد|مساند[هت]|غطاء|مساعد[هت]|مشارك[هت]|قياد[هت])\s"
    r"|(?:ال(?:تي|ذي|ذين)\s)?[يت](?:دعم|ساند|قود)ه(?:ا|م)?\s)"
)


def _of_one_clause(scene: Scene, hit: Hit, direct: list[Filler]) -> list[Filler]:
    """The phrases after a verb up to the next verb or, after the first of them, the next comma."""
    if len(direct) < 2:
        return direct
    ends = next((v for v in scene.verbs() if v > max(hit.start, hit.last)), scene.end)
    comma = _CLAUSE_END.search(scene.text, direct[0].end, scene.end)
    if comma is not None and _BACKED.match(scene.text, comma.end()):
        # "استعاد الجيش، مدعوما بالطيران، ثلاث قرى": the object stands behind what is said of the subject
        comma = _CLAUSE_END.search(scene.text, comma.end(), scene.end)
        comma = comma and _CLAUSE_END.search(scene.text, comma.end(), scene.end)
    if comma is not None:
        ends = min(ends, comma.start())
    others = [t.end + 1 for t in scene.triggers if t.start > hit.start and t.suffix in _PRONOUNS]
    # "قتل جندي في كمين نصبه [مسلحون]": the subject of another word
    return [direct[0], *(f for f in direct[1:] if f.start < ends and f.start not in others)]


_PRONOUNS = frozenset({"ه", "ها", "هم", "هما", "هن"})
