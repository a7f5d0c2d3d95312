"""Where the name of a speaker ends in Arabic because another phrase begins: a hearer, the blamed, what is announced."""

from __future__ import annotations

import re

from tawatur.claims.cues import load_cues
from tawatur.claims.view import CueAt, View
from tawatur.claims.words import words
from tawatur.mentions.capitals import government_of
from tawatur.mentions.entries import Actor, Descriptor, Nationality, PlaceName, SourceWord, Trigger

_OTHER = words("ar", "another")
_NAME_HEADS = words("ar", "name_head")
_BODIES = words("ar", "body")
_DEEDS = words("ar", "deed") | words("ar", "no_speaker") | words("ar", "performed")
_HEARERS = words("ar", "hearer")
_PREDICATES = words("ar", "predicate")
_IN = ("في", "من", "لدي", "ب")
_WHEN = words("ar", "between") | words("ar", "period")
_ONE = ("احد", "احدي")
_LONG = 5  # letters


def is_capital(view: View, index: int) -> bool:
    """Whether a word is a capital that stands for its government: "أعلنت موسكو"."""
    hit = view.hit_of[index] if 0 <= index < len(view.words) else None
    return (
        hit is not None
        and not hit.prefix.strip("وف")
        and any(
            government_of(e, view.document.norm[hit.start : hit.end])
            for e in hit.entries
            if isinstance(e, PlaceName)
        )
    )


def is_predicate(view: View, i: int, k: int) -> bool:
    """Whether what is told of the speaker who begins at ``i``, or to whom, begins at ``k``: it is no part of the name.

    A verb or particle ("بيان | تمكن الجيش"), a deed behind "ب" ("الرئيس | بوجود"), a definite noun after a plural or
    an adjective that is not ("ناشطون | الوضع", "إعلام إيراني | العميد"), any noun after a state or a body that is whole
    ("كييف | إعلان", "الحكومة | مؤسسات").
    """
    word, before = view.word(k), view.word(k - 1)
    hit = view.hit_of[k]
    if hit is not None and hit is view.hit_of[k - 1]:
        return False
    if (
        word in _PREDICATES
        or (word in _ONE and before not in _IN)
        or (word == "اول" and view.word(k + 1) == "من")
    ):
        return True
    if word[:1] == "ب" and word[1:] in _DEEDS:
        return True
    if _is_state(view, i) and k == view.hit_end(i):
        return (
            word[:1] != "و" and word not in _IN and not view.has(k, Nationality) and not _is_relational(word)
        )
    if word.startswith("ال") and not before.startswith("ال"):
        indefinite = (
            k - 1 > i
            and view.has(k - 1, Nationality)
            and before[-1:] in ("ي", "ه")
            and not view.word(k - 2).startswith("ال")  # "العميد تركي المالكي" is no Turk
        )
        people = view.has(k - 1, SourceWord, Descriptor, Nationality) and before not in _NAME_HEADS
        return indefinite or (people and before.endswith(("ون", "يين")))
    if word[:1] == "و" or word in _IN or view.has(k, Nationality):
        return False
    return k == i + 1 and before in _BODIES and not word.startswith(("ال", "ب", "ل"))


def is_spoken_to(view: View, i: int) -> bool:
    """Whether right after a verb of saying stands "to" with its hearers: "قال لصحافيين", "لمحققيه", "للصحافيين"."""
    word, hit = view.word(i), view.hit_of[i]
    if word in load_cues("ar").fixed["organisation"]:
        return False
    if word in _HEARERS:
        return True
    if hit is not None:
        return hit.prefix.endswith("ل") and view.words[i][0] == hit.start - len(hit.prefix)
    return word.startswith("لل") or (
        word[:1] == "ل" and len(word) > _LONG and word.endswith(("ين", "يه", "يهم", "يها"))
    )


def _is_state(view: View, index: int) -> bool:
    """Whether a word is a country or a capital by itself."""
    hit = view.hit_of[index]
    if hit is None or hit.prefix.strip("وف") or hit.has((SourceWord, Descriptor)):
        return False
    country = any(isinstance(e, PlaceName) and e.rows[0].kind == "country" for e in hit.entries)
    return country or is_capital(view, index)


def is_hearer(view: View, begin: int, k: int) -> bool:
    """Whether a medium right after the speaker is who was told: "أفاد مصدر وكالة فرانس برس"."""
    hit = view.hit_of[k]
    if hit is None or hit.prefix.strip("و"):
        return False
    heads = any(
        view.word(n)
        in (
            "مراسل",
            "مراسله",
            "باسم",
            "في",
            "من",
            "مدير",
            "رييس",
            "مراسلو",
            "قناه",
            "صحيفه",
            "وكاله",
            "موقع",
            "شبكه",
            "صحافي",
            "مصور",
        )
        for n in range(begin, k)
    )
    return (view.has(begin, SourceWord) or view.word(begin) in _OTHER) and not heads


def is_blamed(view: View, k: int) -> bool:
    """Whether another than the speaker begins there: "اتهمت حماس إسرائيل", "حمّل الجيش السوداني قوات الدعم السريع"."""
    other = view.has(k, Actor, Descriptor) or (
        _is_state(view, k) and not view.word(k).startswith("ال") and not view.has(k - 1, Descriptor)
    )
    if view.hit_of[k] is view.hit_of[k - 1] or view.word(k - 1) == "باسم" or _is_holder(view, k):
        return False
    other = other or (
        _is_relational(view.word(k - 1))
        and view.word(k).startswith("ال")
        and not _is_relational(view.word(k))
        and not view.has(k, SourceWord, Nationality)
    )
    if view.word(k - 1) in load_cues("ar").fixed["organisation"]:
        return False  # "مجلس | وزراء الصحة": what it is of follows
    whole = (
        _takes_no_genitive(view, k - 1)
        or view.has(k - 1, Actor, Nationality)
        or not view.has(k - 1, Descriptor, SourceWord)
    )
    return other and whole


def _is_relational(word: str) -> bool:
    """Whether a word is a definite adjective of relation: الدولية, الوطني."""
    return word.startswith("ال") and word.endswith(("ي", "يه"))


def _is_holder(view: View, k: int) -> bool:
    """Whether the full name of a head of state or the like stands there: "الرئيس اليمني | عبد ربه منصور هادي"."""
    named = (
        view.hit_end(k) - k > 1 and not view.word(k).startswith("ال") if view.hit_of[k] is not None else False
    )
    return (
        named
        and view.classes(k) == {"government"}
        and view.word(k) not in load_cues("ar").fixed["organisation"]
    )


def _takes_no_genitive(view: View, k: int) -> bool:
    """Whether a noun is whole as it stands: "وزارة الدفاع | الحوثيين", "ناشطون | قوات"."""
    return view.word(k).startswith("ال") or view.word(k).endswith(("ون", "يين"))


def is_announced(view: View, k: int) -> bool:
    """Whether what is announced begins there, not the name of who does: "أعلن الجيش وقف النار"."""
    hit = view.hit_of[k]
    starts = hit is not None and not hit.prefix and view.hit_start(k) == k
    return starts and view.event(k) and _takes_no_genitive(view, k - 1)


def announced_at(view: View, i: int) -> int:
    """The word at which what a verb announces begins, where the two are one phrase: "أعلن الجيش [وقف إطلاق النار]"."""
    hit = view.hit_of[i]
    if hit is None or hit.last < 0:
        return len(view.words)
    phrase = next((e.lemma for e in hit.entries if isinstance(e, Trigger)), "")
    end = next((k for k, (_, end, _) in enumerate(view.words) if end == hit.last), len(view.words))
    return end - len(phrase.rpartition("* ")[2].split()) + 1


def past_days(view: View, i: int) -> int:
    """Past the days and adverbs behind a verb of saying: "أعلن أول من أمس"."""
    while i < len(view.words) and not re.search(r"[:\"]", view.before(i)):
        if view.word(i) in _WHEN:
            i += 1
        elif view.word(i) == "اول" and view.word(i + 1) == "من":
            i += 2
        else:
            break
    return i


def is_plural(view: View, cue: CueAt) -> bool:
    """Whether a verb is in the plural, which no subject follows: "أبلغوا السلطات"."""
    return view.word(cue.first).endswith(("وا", "ون")) and cue.cue.tense != "passive"
