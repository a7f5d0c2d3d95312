"""What the endings and the order of Arabic words tell: which phrase is the subject of a verb, which only its object."""

from __future__ import annotations

import re

from tawatur.events.fillers import OF_CROWDS, Roles, add_role, can_act, suits
from tawatur.events.scene import Filler, Scene
from tawatur.mentions.entries import Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.parties import PartyFound

_WORD = re.compile(r"[^\W\d_]+")
_RIGHT_AFTER = 4  # characters: room for a space and a quote
_MASCULINE_LANDS = frozenset({"لبنان", "العراق", "اليمن", "الاردن", "السودان", "المغرب", "الصومال"})
_FEMININE = ("ه", "اء", "ات", "ي", "يا")


def after_its_subject(scene: Scene, hit: Hit) -> bool:
    """Whether a verb is in the plural, which follows its subject: what comes after it is the object."""
    return scene.text[hit.end - 2 : hit.end] in ("وا", "ون")


def indefinite_before(scene: Scene, hit: Hit, before: list[Filler]) -> Filler | None:
    """Those of whom a plural verb right behind says more, which needs no relative pronoun: "عملية ضد [مسلحين] هاجموا مصرفا"."""
    last = before[-1] if before else None
    if last is None or not last.slot or last.party is None or not can_act(last) or last.party.is_name:
        return None
    word = scene.text[last.start : last.end]
    plain = scene.between(last.end, hit.start) == " " and not word.startswith(("ال", "لل"))
    return last if plain and word.endswith(("ين", "ون")) else None


def is_only_object(scene: Scene, hit: Hit, trigger: Trigger, filler: Filler) -> bool:
    """Whether a phrase right after an active verb cannot be its subject, by its case ("طردت الحوثيين") or its gender
    ("قتلت الجندي", "يضرب الكويت").
    """
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
        return True
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


def state_arrests(hit: Hit, trigger: Trigger, subject: Filler | None) -> bool:
    """Whether a state stands right before a verb of arrest: "[تركيا] تعتقل آلاف الجنود"."""
    party = subject.party if subject is not None and trigger.sense == "arrest" else None
    return (
        party is not None and party.class_ == "government" and bool(party.actor) and party.end + 2 > hit.start
    )


_DOER_WITHIN = re.compile(
    r"(?<!تفجير )(?<!هجوم )(?<!عمليه )(?<!اعتداء )(?<!انفجار )(?<!\w)(?:ال)?(?:انتحاري|طيران|طايره|طايرات|مسيره|مستوطن)\w*"
)
_CROWD_WITHIN = re.compile(r"(?<!\w)(?:ال)?(?:متظاهر|محتج|معتصم)\w*")


def within_phrase(scene: Scene, hit: Hit, trigger: Trigger, roles: Roles) -> None:
    """The party that the words of a phrase hold: "فجر [انتحاري]", "قصف [الطيران]", "تفريق [المتظاهرين]"."""
    end = max(hit.end, hit.last)
    if " " not in trigger.lemma:
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
