"""Casualties: how many people a sentence says were killed or injured, missing, captured or displaced, and which people.

In: one sentence of the normal form. Out: ``CasualtyMention`` objects with offsets of the normal form. Sub-counts
("including three children") belong to their total and are never added; a denial ("no casualties") is a count of zero.
Which event the people were hurt in, and whether they are its attackers, is for ``events`` to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from tawatur.mentions import casualties_ar, casualties_en
from tawatur.mentions.casualty_cues_ar import VICTIMS
from tawatur.mentions.casualty_tokens import tokens_of
from tawatur.mentions.casualty_words import casualty_words
from tawatur.mentions.counts import find_counts
from tawatur.mentions.further import SHARE
from tawatur.mentions.people import find_groups
from tawatur.mentions.people_groups import Group
from tawatur.model import Severity

_HARM = frozenset({"killed", "injured", "killed|injured"})


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """A count of people harmed: killed or injured, or missing, captured or displaced.

    ``start`` to ``end`` covers trigger and people; ``value`` is the number that a coder writes: an integer, "some"
    where the text gives none, 0 where it denies any. ``max`` is None where the text sets no upper bound. ``who_start``
    and ``who_end`` bound the words for the people, -1 where there are none. ``added`` where it counts others than those
    counted before it in its sentence ("killed nine rebels and wounded two, while four soldiers were killed"). ``company``
    where one and those with him are counted. ``actor`` where ``events`` found whose people they are, ``of_both`` where it
    found that they are of two who fight each other.
    """

    start: int
    end: int
    what: Severity
    min: int
    max: int | None
    value: int | Literal["some"]
    who_start: int
    who_end: int
    who: str | None
    trigger_start: int
    trigger_end: int
    rule: str
    added: bool = False
    company: bool = False
    actor: str | None = None
    of_both: bool = False


def find_casualties(norm: str, lang: str, start: int = 0, end: int | None = None) -> list[CasualtyMention]:
    """The casualties of one sentence, in the order of their triggers. Other languages than ar, en give none."""
    if lang not in ("ar", "en"):
        return []
    stop = len(norm) if end is None else end
    if _quick(lang).search(norm, start, stop) is None:
        return []
    words = casualty_words(lang)
    tokens = tokens_of(norm, lang, start, stop, words)
    if not any(token.base in words.longest or token.base == VICTIMS for token in tokens):
        return []
    counts = find_counts(norm, lang, start, stop)
    groups = find_groups(tokens, counts, lang, words)
    find = casualties_ar.link if lang == "ar" else casualties_en.link
    found: dict[tuple[str, int], CasualtyMention] = {}
    for what, first, last, group, rule in find(tokens, groups, words):
        began = tokens[first].start
        if _DIED.match(norm, began) and _ILL[lang].search(norm, max(start, began - _ILLNESS), began):
            continue  # "cholera: 658 cases and 28 deaths"
        if lang == "ar" and what == "injured" and _SICK.match(norm, began):
            continue
        if what not in _HARM and (group is None or not group.headed or group.sub):
            continue  # a hundred captured may be villages
        for severity in what.split("|"):
            mention = _mention(severity, tokens[first].start, tokens[last].end, group, rule)
            if rule.endswith(SHARE):
                mention = replace(mention, added=True)  # the shares come to the total
            if mention.who in (None, "person") and group is not None and rule != "ar:body":
                mention = replace(mention, who=_of_side(norm, lang, group, stop) or mention.who)
            elif mention.who == "fighter" and group is not None and _STATE_AR.match(norm, group.end):
                mention = replace(mention, who="soldier")  # "14 عنصرا من قوات النظام"
            key = severity, group.start if group else -first
            kept = found.setdefault(key, mention)
            if rule.endswith(":joint") or (kept.value == "some" and mention.value not in ("some", 0)):
                found[key] = mention
    parts = _parts(norm, lang, groups, list(found.values()))
    return sorted([*found.values(), *parts], key=lambda m: (m.trigger_start, m.start))


_ILL = {
    "en": re.compile(
        r"\b(?:cholera|measles|malaria|dengue|diphtheria|polio|hepatitis|typhoid|meningitis|epidemic|malnutrition|covid)\b"
        r"(?:(?!\b(?:attack|clash|shell|strike|raid|bomb|gunmen|fighters|forces)\w*)[^\n])*$"
    ),
    "ar": re.compile(
        r"(?:كوليرا|حصب[هت]|ملاريا|حمي الضنك|ضنك|دفتيريا|شلل الاطفال|التهاب الكبد|تيفوييد|سحايا|وباء|سوء التغذي[هت])\b"
        r"(?:(?!قصف|هجوم|اشتباك|غار[هت]|انفجار|مسلح)[^\n])*$"
    ),
}
"""A disease told of right before the dead, and no violence between: they are no war dead."""
_SICK = re.compile(
    r"\w+ (?:[^\W_]+ ){0,3}?ب(?:ال)?(?:اكتياب|اكتئاب|مرض|امراض|سرطان|توحد|فيروس|ايدز|سكري|داء|متلازم[هت]|ربو|صرع|عمي|فصام|عدوي|كورونا|كوليرا|ملاريا"
    r"|التهاب|ذعر|هلع|هستيريا|ذهول|دهش[هت]|صدم[هت]|احباط|خيب[هت]|ارق|نوب[هت]|جلط[هت])\b"
)
"""What one suffers from that nobody did: "كان مصابا بالاكتئاب", "أصيب السكان بالذعر"."""
_DIED = re.compile(r"(?:deaths?|die[ds]?|dead|[وفب]?(?:ال)?(?:وفا|وفي|توف|يتوف|اصاب))")
_ILLNESS = 90  # characters from a disease to those who died of it


PART = "part"
"""The rule of a count that is part of a total and was harmed in what follows: "35 killed, including 10 in a raid"."""
_PART_IN = {
    "en": re.compile(r" (?:in|during) an? "),
    "ar": re.compile(r" (?:في (?!حال|وضع|عنايه|العنايه)|(?:اثر|جراء) |ب(?=قصف|غار|انفجار|هجوم))"),
}


def _parts(
    norm: str, lang: str, groups: list[Group], totals: list[CasualtyMention]
) -> Iterator[CasualtyMention]:
    """The parts of totals of which the sentence goes on to say in what they were harmed.

    Of "22 killed, among them eight children in a raid" all were killed in the raid.
    """
    for group in groups:
        part = group.sub and group.counted and not group.vague and group.who in (None, "person")
        if part and _PART_IN[lang].match(norm, group.end):
            total = max((t for t in totals if t.end <= group.start), key=lambda t: t.end, default=None)
            if total is not None and total.value not in ("some", 0) and total.min > group.min:
                yield _mention(total.what, group.start, group.end, group, PART)


def _mention(what: str, first: int, last: int, group: Group | None, rule: str) -> CasualtyMention:
    severity: Severity = what  # type: ignore[assignment]
    if group is None:
        return CasualtyMention(first, last, severity, 0, 0, 0, -1, -1, None, first, last, rule)
    return CasualtyMention(
        min(first, group.start),
        max(last, group.end),
        severity,
        group.min,
        group.max,
        "some" if group.vague else group.min,
        group.who_start,
        group.who_end,
        group.who,
        first,
        last,
        rule,
        company=group.company and group.min > 1,
    )


_FORCES_AR = re.compile(
    r" ?(?:من )?(?:عناصر |افراد |رجال |منتسبي |جنود )?(?:قوات|القوات|الجيش|جيش|الشرطه|الامن|الحرس|حرس)"
)
_STATE_AR = re.compile(
    r" من (?:قوات (?:النظام|الامن|الاسد|الشرطه|حرس|الحكومه)|القوات (?:النظاميه|الحكوميه|الامنيه)"
    r"|جيش النظام|الجيش(?! (?:الحر|الاسلامي|الشعبي|الجمهوري))|الشرطه|(?:ال)?حرس)"
)
_FIGHTERS_AR = re.compile(
    r" ?(?:من )?(?:عناصر |افراد |رجال |مقاتلي |مسلحي )?"
    r"(?:ال)?(?:مسلح|متمرد|حوثي|ميليشي|مليشي|تنظيم|داعش|معارض|مقاوم|ارهابي|انقلابي)"
)
_FORCES_EN = re.compile(r"\b(?:troops|forces|loyalists|pro-(?:government|regime)|servicemen|army)\b")
_OF = 40  # characters after a count that say whose people they are


def _of_side(norm: str, lang: str, group: Group, stop: int) -> str | None:
    """Whether those counted are of a state's forces or of those who fight them, by the words in and after the count."""
    if lang == "en":
        return "soldier" if group.counted and _FORCES_EN.search(norm, group.start, group.end) else None
    end = min(stop, group.end + _OF)
    if _FORCES_AR.match(norm, group.end, end):
        return "soldier"
    return "fighter" if _FIGHTERS_AR.match(norm, group.end, end) else None


@cache
def _quick(lang: str) -> re.Pattern[str]:
    """Every text with a casualty word passes this test."""
    forms = sorted({form.split(" ")[0] for form in casualty_words(lang).triggers})
    stems = [f for f in forms if not any(f != other and f.startswith(other) for other in forms)]
    # an English form begins a word; an Arabic one may stand behind clitics
    start = r"(?:\b|_)" if lang == "en" else ""
    return re.compile(f"{start}(?:{'|'.join(map(re.escape, stems))})")
