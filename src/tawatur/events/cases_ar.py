"""What the endings and the order of Arabic words tell: which phrase is the subject of a verb, which only its object."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.events.fillers import DONE_TO, OF_CROWDS, Roles, add_role, can_act, suits, with_joined
from tawatur.events.phrases_ar import unlisted_noun
from tawatur.events.proto import NOMINAL
from tawatur.events.scene import Filler, Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.parties import PartyFound

_WORD = re.compile(r"[^\W\d_]+")
_RIGHT_AFTER = 4  # characters: room for a space and a quote
_OF_ITS_OWN = 40  # characters between a subject and its object
_MASCULINE_LANDS = frozenset({"لبنان", "العراق", "اليمن", "الاردن", "السودان", "المغرب", "الصومال"})
_FEMININE = ("ه", "اء", "ات", "ي", "يا")


def after_its_subject(scene: Scene, hit: Hit) -> bool:
    """Whether a verb is in the plural, which follows its subject: what comes after it, or its pronoun, is the object."""
    if hit.suffix:
        return scene.text[: hit.end - len(hit.suffix)].endswith(("و", "ون"), hit.start)  # "قصفوها"
    return scene.text[hit.end - 2 : hit.end] in ("وا", "ون")


def indefinite_before(scene: Scene, hit: Hit, before: list[Filler]) -> Filler | None:
    """Those of whom a plural verb right behind says more, which needs no relative pronoun: "عملية ضد [مسلحين] هاجموا مصرفا"."""
    last = before[-1] if before else None
    if last is None or not last.slot or last.party is None or not can_act(last) or last.party.is_name:
        return None
    word = scene.text[last.start : last.end]
    plain = scene.between(last.end, hit.start) == " " and not word.startswith(("ال", "لل"))
    return last if plain and word.endswith(("ين", "ون")) else None


def _has_an_object(hit: Hit, trigger: Trigger, direct: Sequence[Filler]) -> bool:
    """Whether ground or things stand behind armed men in the wrong case, who then act: "هاجم [مسلحين] ثكنة في المدينة"."""
    first, second = direct[0], direct[1] if len(direct) > 1 else None
    return (
        second is not None
        and trigger.sense in ("assault", "storm", "hit", "capture")
        and not second.joined
        and (second.party is None or second.party.class_ == "object")
        and second.start - first.end < _OF_ITS_OWN
    )


def is_only_object(scene: Scene, hit: Hit, trigger: Trigger, direct: Sequence[Filler]) -> bool:
    """Whether the first phrase right after an active verb cannot be its subject, by its case ("طردت الحوثيين") or its gender
    ("قتلت الجندي", "يضرب الكويت").
    """
    filler = direct[0]
    party = filler.party
    if party is None or hit.suffix or filler.start - hit.end >= _RIGHT_AFTER:
        return False
    found = _WORD.match(scene.text, filler.start)
    word = found[0] if found else ""
    verb = scene.text[hit.start : hit.end]
    if party.class_ == "government":
        return (
            party.is_name
            and trigger.tense == "present"
            and verb[:1] == "ي"
            and filler.end - filler.start == len(word)
            and word not in _MASCULINE_LANDS
        )
    if word.endswith("ين") and len(word) > 5:
        return not _has_an_object(hit, trigger, direct)
    feminine = verb.endswith("ت") if trigger.tense == "past" else verb[:1] == "ت"
    return (
        feminine
        and not trigger.lemma.endswith("ت")
        and party.number == "singular"
        and not party.is_name
        and party.class_ in ("armed", "state_forces", "civilians")
        and not word.endswith(_FEMININE)
    )


def acts_as_group(scene: Scene, hit: Hit, filler: Filler) -> bool:
    """Whether the name of a group stands right after a feminine verb: it acts, since it is neither killed nor arrested."""
    party = filler.party
    verb = scene.text[hit.start : hit.end]
    return (
        party is not None
        and party.is_name
        and party.armed
        and filler.start - hit.end < _RIGHT_AFTER
        and verb[:1] + verb[-1:] != "يت"
        and (verb.endswith("ت") or verb.startswith("ت"))
        and not scene.text.startswith(("ين", "ون"), filler.end - 2)
    )


_AUTHORITIES = re.compile(r"(?:ال)?(?:سلطات|حكوم[هت]|وزار[هت]|اجهز[هت]|هيي[هت]|جهاز|نياب[هت])(?!\w)")


def state_arrests(scene: Scene, hit: Hit, trigger: Trigger, subject: Filler | None) -> bool:
    """Whether a state or its authorities stand right before a verb of arrest: "[تركيا] تعتقل آلاف الجنود"."""
    arrests = trigger.sense == "arrest" or "holds" in trigger.marks
    party = subject.party if subject is not None and arrests else None
    return (
        party is not None
        and party.class_ == "government"
        and (bool(party.actor) or _AUTHORITIES.match(scene.text, party.start) is not None)
        and party.end + 2 > hit.start
    )


def is_of_harm(scene: Scene, hit: Hit, filler: Filler) -> bool:
    """Whether a phrase is the genitive of a word of harm further on: "فجر نفسه في السوق ما أدى إلى مقتل [جنديين]"."""
    return any(
        hit.end < other.start
        and max(other.end, other.last) == filler.start - 1
        and any(
            isinstance(e, Trigger) and e.sense in DONE_TO and (e.tense in NOMINAL or " " in e.lemma)
            for e in other.entries
        )
        for other in scene.triggers
    )


_DOER_WITHIN = re.compile(
    r"(?<!تفجير )(?<!هجوم )(?<!عمليه )(?<!اعتداء )(?<!انفجار )(?<!\w)(?:ال)?(?:انتحاري|طيران|طايره|طايرات|مقاتلات|مروحيات|مروحيه|قاذفات|طوافات|مسيره|مسيرات|مستوطن)\w*"
)
_COMES_BACK = re.compile(
    r"(?:\+عاد|\+وصل|عودة|وصول) (?:.+ )?(?:(?:ال)?(?:حكومة|وزراء|وزيران?|مسؤولون|مسؤولين)|الرئيس|الشرعية|حكومي|وزاري)$"
)
_CROWD_WITHIN = re.compile(r"(?<!\w)(?:ال)?(?:متظاهر|محتج|معتصم)\w*")


def within_phrase(scene: Scene, hit: Hit, trigger: Trigger, roles: Roles) -> None:
    """The party that the words of a phrase hold: "فجر [انتحاري]", "قصف [الطيران]", "تفريق [المتظاهرين]"."""
    end = max(hit.end, hit.last)
    if " " not in trigger.lemma:
        return
    if trigger.sense == "siege_etc" and _COMES_BACK.match(trigger.lemma):
        back = [f for f in scene.fillers if f.party is not None and hit.start < f.start < end <= f.end]
        add_role(roles, "side1", back[-1:], "named in the phrase")  # "عودة [الحكومة اليمنية]"
        return
    if trigger.sense in ("suicide", "air_strike") and not trigger.role("subj"):
        found, role = _DOER_WITHIN.search(scene.text, hit.start, end), "side1"
    elif trigger.sense == "disperse":
        found, role = _CROWD_WITHIN.search(scene.text, hit.start, end), "side2"
    else:
        return
    if found is not None and found.start() > hit.start:
        class_ = "protesters" if role == "side2" else "armed" if trigger.sense == "suicide" else "platform"
        party = PartyFound(*found.span(), class_, None, None, None, "", False, False)
        add_role(roles, role, [Filler(*found.span(), "", party, None, False)], "named in the phrase")


_SOMEBODY_WITHIN = re.compile(
    r"(?<=\s)(?:مجهول(?:ون|ين|ان)|ملثم(?:ون|ين|ان)|مسلح(?:ون|ين|ان)|شب(?:ان|اب)|محتج(?:ون|ين|ات)|متظاهر(?:ون|ين|ات)|اهال[يى]?|الاهالي|سكان"
    r"|غاضب(?:ون|ين)|مستوطن(?:ون|ين)|حشد|حشود|جمع|جماهير|طلاب|طلبه|عمال|فتيه|مواطن(?:ون|ين)|مشيع(?:ون|ين)|مناصر(?:ون|ين)|انصار)(?!\w)"
)


def somebody_within(scene: Scene, hit: Hit, roles: Roles) -> None:
    """Those whom the words of a phrase hold as who acts, by no name: "ألقى [مجهولون] قنبلة"."""
    found = _SOMEBODY_WITHIN.search(scene.text, hit.start, max(hit.end, hit.last))
    if found is None or any(f.start < found.end() and found.start() < f.end for f in scene.fillers):
        return
    party = PartyFound(*found.span(), "armed", None, None, None, "", False, False)
    add_role(roles, "side1", [Filler(*found.span(), "", party, None, False)], "named in the phrase")


def arabic_order(
    direct: list[Filler], subject_first: Filler | None, trigger: Trigger
) -> tuple[Filler | None, Filler | None]:
    """Subject and object from the phrases after the verb and the one before it."""
    crowds = trigger.sense in OF_CROWDS
    if subject_first is not None and can_act(subject_first):
        return subject_first, direct[0] if direct else None
    if len(direct) >= 2:
        if can_act(direct[0]) or (crowds and suits("side1", direct[0], trigger.sense)):
            return direct[0], direct[1]
        return None, direct[0]
    if direct:
        only = direct[0]
        if only.party is not None and only.party.class_ in ("civilians", "object"):
            return None, only
        if only.party is not None and trigger.sense == "regain" and trigger.role("obj") == ("side2",):
            return None, only  # "طُرد مقاتلو التنظيم", "دحر المليشيا"
        return (only, None) if can_act(only) else (None, only)
    if subject_first is not None:
        return None, subject_first
    return None, None


def object_after_phrase(
    scene: Scene, hit: Hit, trigger: Trigger, beyond: Filler | None, after: list[Filler], roles: Roles
) -> None:
    """The object of a phrase that holds its subject: "استهدف هجوم بسيارة مفخخة [حاجزا]"."""
    role = next((r for r in trigger.role("obj") if r not in ("means", "weapon", "event")), None)
    if role is None and beyond is not None and beyond.party is not None and beyond.party.armed:
        role = next((r for r in trigger.role("of") if r == "side1"), None)  # "تعرضت المدينة لقصف [المسلحين]"
    if role is None:
        return
    if beyond is not None and suits(role, beyond):
        add_role(roles, role, with_joined(after, beyond), "object")
    elif beyond is None:
        # "استهدفت طائرة مسيرة [إسرائيلية] دراجة": the phrase of who acts may go on
        ends = next(
            (f.end for f in scene.fillers if f.party is not None and f.start < hit.last < f.end), hit.last
        )
        unlisted = unlisted_noun(scene, ends)
        if unlisted is not None:
            add_role(roles, role, [unlisted], "object that no list names")


def stood_for(before: list[Filler], hit: Hit) -> Filler | None:
    """Whom or what an object pronoun of a verb stands for: the phrase right before it."""
    last = before[-1] if before else None
    return last if last is not None and hit.start - last.end < 40 else None


def done_to_pronoun(
    scene: Scene,
    hit: Hit,
    before: list[Filler],
    subject: Filler | None,
    names: tuple[str, tuple[str, ...]],
    roles: Roles,
) -> None:
    """Fill the roles of a plural verb with an object pronoun from what stands before it: "خطف [مسلحون] [الطبيب] واقتادوه"."""
    subject_role, object_roles = names
    several = [f for f in before if can_act(f) and not f.slot and f.party and f.party.number != "singular"]
    doer = subject or (several[-1] if several else scene.carried)
    if doer is not None and can_act(doer):
        add_role(roles, subject_role, [doer], "subject before a plural verb")
    owner = stood_for(before, hit)
    role = next((r for r in object_roles if r not in ("means", "weapon", "event")), None)
    if owner is not None and owner != doer and role is not None and suits(role, owner):
        add_role(roles, role, [owner], "whom the pronoun stands for")
