"""Whether a report is of a conflict at all: crime and accidents without a political side are no events.

Definition: docs/codebook.md, "What is coded".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.events.proto import AMID_PROTEST, Telling
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.registry import NON_STATE

_SHORT = 600  # characters
_FORCES = NON_STATE | {"external_forces"}
# What crime reports tell of as well: it counts only where somebody with a cause is about.
_PRIVATE = frozenset(
    {
        "kill",
        "injure",
        "shoot",
        "execute",
        "abduct",
        "rape",
        "arrest",
        "loot",
        "assault",
        "ambush",
        "clash",
        "hit",
        "mob",
        "base",
    }
)
_CAUSE = re.compile(
    r"\b(?:terror\w*|rebels?|insurgen\w*|militia\w*|jihad\w*|extremis\w*|militants?|guerrilla\w*|separatis\w*|sectarian\w*|communal"
    r"|ethnic\w*|tribal|tribes?\w*|warlords?|army|troops|soldiers?|coup|junta|regime|civil war|cartels?|gangs?|vigilantes?|settlers?"
    r"|opposition|activists?|political\w*|politicians?|protest\w*|election\w*|herders?|mob|journalists?|security forces|airstrikes?|drones?)\b"
    r"|ارهاب|متمرد|مليشي|ميليشي|جهادي|متطرف|متشدد|تكفيري|انفصالي|طايفي|قبلي|قبايل|عشاير|جنود|جندي|الجيش|انقلاب|النظام"
    r"|مقاوم[هت]|معارض|ناشط|احتلال|مستوطن|سياسي|متظاهر|احتجاج|انتخاب|حرب|معارك|القاعده|داعش|صحفي|صحافي|اغتيال|حزب|تنظيم|فصيل|فصائل"
    r"|مسلحين مجهولين|مسلحون مجهولون|مسلحون"
)


CRIME = re.compile(
    r"مخدرات|هيروين|كوكايين|حشيش|كبتاجون|امفيتامين|ابتزاز|المبتز|بالمعروف والنهي|تحرش|دعاره|خمور|مخالفي (?:انظمه )?الاقامه|العماله المخالفه|نشال|سرقات|بدافع (?:الانتقام|السرقه|الثار)|المجني علي|عصابه سرقه"
)
"""Arabic words of crime."""


_POLICE = re.compile(r"شرط[هةت]|\bpolice\b")
_RAMPAGE = re.compile(r"سينما|\bcinema\b|\bmovie theat(?:er|re)\b")
"""Where gunmen without a cause shoot."""


def has_cause(text: str, parties: Sequence[PartyFound]) -> bool:
    """Whether a report names those who fight for a cause, or speaks of such a fight, anywhere in its normal form.

    A text of a few lines has no room to say so: it gets the benefit of the doubt.
    """
    if _RAMPAGE.search(text) and not any(p.class_ in _FORCES for p in parties):
        return False
    return (
        (
            len(text) < _SHORT
            and not (CRIME.search(text) and not any(p.armed and p.class_ != "state_forces" for p in parties))
        )
        or any(
            p.class_ in _FORCES
            or (
                p.class_ == "state_forces"
                and p.actor is not None
                and not p.actor.endswith("police")
                and _POLICE.search(text, p.start, p.end) is None
            )
            for p in parties
        )
        or _CAUSE.search(text) is not None
    )


_WAR = 3  # words
_AT_WAR_AR = re.compile(
    r"قصف|غار[هت]|غارات|مسلحين|مسلحون|مسلح |اشتباك|مليشي|ميليشي|متمرد|ارهابي|داعش|هدنه|قتلي|تفجير|انتحاري|حوثي|جبهه|الجيش|جنود|جندي|المقاومه|الاحتلال"
    r"|متظاهر|مظاهر[هت]|تظاهر|احتجاج|اعتقل|اعتقال|مستوطن|فصايل|كتايب|مقاتل|صواريخ|قذاي?ف|طواري|انقلاب"
)
# What an everyday word means in reports of anything else.
_WARLIKE = frozenset(
    {
        "movement",
        "capture",
        "regain",
        "transfer",
        "siege_etc",
        "truce",
        "hit",
        "storm",
        "base",
        "disrupt",
        "loot",
        "clash",
    }
)


def tells_of_peace(text: str, parties: Sequence[PartyFound]) -> bool:
    """Whether a long Arabic report, in its normal form, tells of no war and of nobody who fights."""
    return (
        len(text) >= _SHORT
        and not any(p.class_ in _FORCES and p.actor is not None for p in parties)
        and not any(p.class_ == "state_forces" and p.actor is not None for p in parties)
        and len(_AT_WAR_AR.findall(text)) < _WAR
    )


def is_out_of_place(telling: Telling) -> bool:
    """Whether a happening is told in an everyday word that means something else where there is no war."""
    return telling.senses[0] in _WARLIKE and telling.means is None


def is_private(telling: Telling) -> bool:
    """Whether what is told may as well be crime or an accident: no weapon of war, nobody who fights for a side."""
    return telling.senses[0] in _PRIVATE and telling.means in (None, "small_arms", "blade", "other")


_BY_ACCIDENT = re.compile(
    r"تسرب (?:ال|لل)?غاز|سخان|اسطوان\S+ (?:ال)?غاز|انبوب\S? (?:ال)?غاز المنزلي|(?:ماس|تماس|التماس) (?:ال)?كهربا[ئي]ي|سوء التخزين|خلل فني|عطل فني"
    r"|ارتفاع درجات الحراره|حادث عرضي|(?:مصنع|مستودع|محل) (?:ال|لل)?العاب الناريه|حرا[ئي]ق (?:ال)?غابات|(?:ال)?فيضانات|زلزال|اعصار"
    r"|(?:ال)?امطار (?:ال)?(?:غزيره|موسميه|طوفانيه)|(?:ال)?سيول(?!\w)|انهيار\S* (?:(?:ال)?سقف|اسقف|ارضي|ثلجي|طيني)|حوادث? (?:سير|مروري|تصادم|المرور)|تدافع"
)
_BY_SOMEBODY = re.compile(
    r"عبوه|مفخخ|ملغوم|انتحاري|ارهاب|تخريب|قصف|غاره|غارات|صاروخ|قذيف|مسلح|اشتباك|احتلال|متظاهر|محتج|عدوان|استهداف"
)
_OF_ACCIDENTS = frozenset({"blast", "kill", "injure", "loot", "crash", "siege_etc", "movement"})


def tells_of_accident(text: str, parties: Sequence[PartyFound]) -> bool:
    """Whether an Arabic report, in its normal form, gives an accident or nature as the cause and tells of no attack."""
    return (
        _BY_ACCIDENT.search(text) is not None
        and not any(p.class_ in _FORCES and p.actor is not None for p in parties)
        and _BY_SOMEBODY.search(text) is None
    )


def is_of_accidents(telling: Telling) -> bool:
    """Whether a happening is told in a word that an accident is told in as well."""
    return telling.senses[0] in _OF_ACCIDENTS and telling.means in (None, "other")


_SPORT = 4  # words


def tells_of_sport(kinds: Sequence[str], parties: Sequence[PartyFound]) -> bool:
    """Whether the words of sport among those that mark a report's settings are many, and nobody named fights."""
    return sum(k == "noise_sport" for k in kinds) >= _SPORT and not any(
        p.armed and p.actor is not None for p in parties
    )


_PROTESTS = frozenset({"protest", "disperse", "riot"})
_SHOT = frozenset({"kill", "injure", "shoot"})
_AFTER_PROTEST = 2  # sentences


def mark_protests(happenings: Sequence[Telling]) -> None:
    """Mark those shot right after a protest is told of, where no group that fights is told to have shot them."""
    protests = [
        h.sentence
        for h in happenings
        if h.senses[0] in _PROTESTS and h.status != "planned" and not h.aggregate
    ]
    for happening in happenings:
        if (
            not happening.protested
            and set(happening.senses) <= _SHOT
            and happening.means in (None, "small_arms", "other")
            and any(0 <= happening.sentence - at <= _AFTER_PROTEST for at in protests)
        ):
            happening.marks = happening.marks | {AMID_PROTEST}
