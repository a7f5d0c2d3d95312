"""Parties: the phrases of a text that name who acts or is acted on, from a bare noun to a full name.

A phrase is built around a head (an actor's name, or a noun such as "soldiers", "القوات") and takes in the nationality,
actor's name and number that stand with it: "two US warplanes", "مقاتلي تنظيم داعش", "القوات الأمريكية".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from tawatur.mentions.entries import Actor, Descriptor, Nationality
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.party_phrases import (
    MILITARY_EN,
    OF_COUNTRY,
    first_word,
    is_adjective,
    is_no_party,
    is_of_name,
    joins,
    nation_joined,
    pick,
    qualifies,
)
from tawatur.mentions.short_names import actor_of, bare_names, main_country

_PARTS = (Actor, Descriptor, Nationality)
ARMED = frozenset(
    {
        "state_forces",
        "rebel_group",
        "political_militia",
        "identity_militia",
        "external_forces",
        "armed",
        "platform",
    }
)
"""Classes of those who fight."""


class PartyFound(NamedTuple):
    """A phrase that names a party. Offsets are of the normal form.

    ``class_`` is the actor's class, or for what has no name: state_forces, armed, platform, government, civilians,
    protesters, rioters, object. ``actor`` and ``name`` are of the actor it resolves to; ``country`` is ISO alpha-2 in
    lower case. ``victim`` marks words for people harmed; ``number`` is singular or plural as its head's form tells. ``military`` marks a thing that belongs to those who fight (a base, a checkpoint, "army posts").
    """

    start: int
    end: int
    class_: str
    actor: str | None
    name: str | None
    country: str | None
    prefix: str
    victim: bool
    is_name: bool
    military: bool = False
    number: str | None = None

    @property
    def armed(self) -> bool:
        """Whether they fight."""
        return self.class_ in ARMED


# Words for the forces of the country that a report is about; "its forces" may be anybody's.
_HOME = re.compile(r"\b(?:army|regime|government|loyalist|soldiers|troops)\b|جيش|نظام|حكومي|جنود|جندي|نظامي")
_THESE = re.compile(r"(?:هذه|هذا|تلك|هولاء|these|those|this)\s+$")
_THE_GROUP = re.compile(
    r"(?:ال)?(?:تنظيم|حركه|جماعه|مي?لي?شيا\w*|عصاب\w+|متمرد\w+|متطرف\w+|مسلح\w+|ارهابي\w*)|(?:the )?(?:group|militants|extremists|jihadists|insurgents|militia)"
)
# "قتل عنصر من الجماعة في هجوم شنه مسلحون": some others than the group that the sentence has named
_OTHERS = re.compile(r"(?:مسلح|متمرد|متطرف|ارهابي)(?:ون|ين)")
_NEW_SENTENCE = re.compile(r"[.!؟?\n]")
_SLUR = re.compile(r"(?:ال)?(?:مي?لي?شيا\w*|متمرد\w+|متطرف\w+|ارهابي\w*|عصاب\w+)")
_FAVOURED = re.compile(r"مقاوم|معارض|ثوار|جيش|لجان")
_OWNED = re.compile(r"ال(?:تنظيم|حركه|جماعه|مي?لي?شيا\w*|جبهه|حزب|تحالف)")
# Heads too general to be entries, which end a phrase: "extremist group", "Nusra Front organizations".
_TAIL_EN = re.compile(
    r" (?:groups?|organi[sz]ations?|factions?|units?|elements?|members?|gangs?|cells?|alliance|positions?)\b"
)
_ANY_MEN = frozenset(
    {"man", "member", "supporter", "loyalist", "youth", "boy", "رجل", "شاب", "فرد", "أفراد"}
)  # "RSF men"
_AIRCRAFT = re.compile(
    r"طاير|طيران|مقاتلات|مروحي|warplane|\bjets?\b|aircraft|planes?\b|drone|helicopter|air force|سلاح الجو"
)
_MILITARY = re.compile(
    r"base|barracks|police station|police post|checkpoint|check point|outpost|headquarters|military|garrison|camp of|trench|bunker|position|convoy|patrol|airbase"
    r"|قاعدة|ثكنة|مركز شرطة|حاجز|نقطة|مقر|عسكري|معسكر|خندق|موقع|رتل|دورية|آلية|مدرعة|دبابة|كتيبة"
)
# "أسر" is families, but before those who take prisoners or who are taken it is the verb: "أسر الجيش 40 مسلحا".
_CAPTURED = re.compile(
    r"[وف]?اسر\s(?:\d|نحو\s|حوالي\s|اكثر\s|عشرات\s|العشرات\s|ميات\s"
    r"|ال(?:جيش|قوات|مقاوم[هة]|تنظيم|حوثيون|مسلحون|مقاتلون|متمردون|ارهابيون)(?!\w)"
    r"|(?:جندي|ضابط|عنصر|مسلح|مقاتل|حوثي|متمرد|ارهابي)(?:ا|ين)(?!\w))"
)
_SUFFIX = {
    "forces": "forces",
    "army": "army",
    "air-force": "air-force",
    "police": "police",
    "navy": "navy",
    "intelligence": "intelligence",
    "government": "state",
    "state": "state",
}


def find_parties(text: str, lang: str, hits: Sequence[Hit], actors: Mapping[str, Actor]) -> list[PartyFound]:
    """The parties that the hits of a text name, in order; they do not overlap.

    ``actors`` is the registry by id: "Iraqi" + "forces" becomes ``iq-forces`` where it has one.
    """
    parts: list[Hit] = []
    for hit in hits:
        if hit.has(_PARTS) and not (
            lang == "ar"
            and (
                is_adjective(text, hit)
                or is_of_name(text, hit)
                or is_no_party(text, hit)
                or _CAPTURED.match(text, hit.start)
                or (parts and hit.prefix == "ال" and qualifies(text, parts[-1], hit))
            )
        ):
            parts.append(hit)
    about = main_country(hits)
    if lang == "ar":
        bare = list(bare_names(text, about, actors, parts))
        if bare:
            parts = [p for p in parts if not any(b.start <= p.start < b.end for b in bare)]
            parts = sorted([*parts, *bare], key=lambda hit: hit.start)
    found: list[PartyFound] = []
    i = 0
    while i < len(parts):
        j = i + 1
        while j < len(parts) and j - i < 4 and joins(text, lang, parts[j - 1], parts[j], parts[i:j]):
            j += 1
        party = _phrase(text, lang, parts[i:j], actors)
        if party is None and lang == "en" and j < len(parts):
            party = _of_two_nations(text, parts[i:j], parts[j], actors)
        if party is not None:
            found.append(party)
        i = j
    if lang == "en":
        found = [p for p, after in zip_longest(found, found[1:]) if not _is_whose(text, p, after)]
    owned = [_with_owner(text, lang, hits, party, actors) for party in found]
    return _resolve_short(text, lang, owned, actors, about)


def _of_two_nations(
    text: str, group: Sequence[Hit], after: Hit, actors: Mapping[str, Actor]
) -> PartyFound | None:
    """The first party of "[Russian] and Syrian warplanes": a nationality alone, of the noun that the second one has."""
    country, flown = nation_joined(text, group, after) or ("", False)
    actor = actors.get(f"{country}-{'air-force' if flown else 'forces'}")
    class_ = "platform" if flown else "state_forces"
    return _made(text, group, class_, actor.id, actor.name, country) if actor else None


def _is_whose(text: str, party: PartyFound, after: PartyFound | None) -> bool:
    """Whether a country only says where those who fight are from: "[Yemen]'s Houthi rebels"."""
    return (
        party.class_ == "government"
        and after is not None
        and after.armed
        and OF_COUNTRY.fullmatch(text, party.end, after.start) is not None
    )


_SAID_OF_OWN = {
    "en": re.compile(
        r"(?: \w+){0,3} (?:said|says|announced|confirmed|claims?|claimed|reported)(?: on \w+)?,?(?: that)? (?:its|their) "
    ),
    "ar": re.compile(r"\W{1,2}(?:\S+ ){0,2}[وب]?ان "),
}
_OWN_EN = ("its ", "their ")
_OWNER_WITHIN = 60  # characters


def _with_owner(
    text: str, lang: str, hits: Sequence[Hit], party: PartyFound, actors: Mapping[str, Actor]
) -> PartyFound:
    """The party, with the state that speaks of its own: "Russia said its forces", "قالت روسيا إن قواتها"."""
    if party.actor is not None or party.country or party.class_ != "state_forces":
        return party
    own = text.endswith("ها", 0, party.end) if lang == "ar" else text.endswith(_OWN_EN, 0, party.start)
    if not own:
        return party
    for hit in hits:
        if 0 <= party.start - hit.end < _OWNER_WITHIN and _SAID_OF_OWN[lang].fullmatch(
            text, hit.end, party.start
        ):
            country = next((e.country for e in hit.entries if isinstance(e, (Nationality, Actor))), None)
            actor = actors.get(f"{country}-forces") or actors.get(f"{country}-army") if country else None
            if actor is not None:
                return party._replace(actor=actor.id, name=actor.name, country=actor.country)
    return party


def _resolve_short(
    text: str, lang: str, parties: list[PartyFound], actors: Mapping[str, Actor], about: str | None
) -> list[PartyFound]:
    """Give "the resistance", "التنظيم", "the army" the actor that the report has named in full.

    A short form stands for a name that begins with the same word, before or after it; words for a state's forces
    without a country stand for those of the country whose forces the report names most; what is left may be known by
    the country that the report is ``about``.
    """
    full: dict[str, PartyFound] = {}
    countries: Counter[str] = Counter()
    groups: list[PartyFound] = []
    for party in parties:
        if party.actor and party.armed:
            word = re.match(r"[^\W\d_]+", text[party.start : party.end])
            if word:
                full.setdefault(first_word(word[0], lang), party)
            if party.class_ == "state_forces" and party.country:
                countries[party.country] += 1
            if party.class_ in ("rebel_group", "political_militia"):
                groups.append(party)
    resolved: list[PartyFound] = []
    for party in parties:
        named: PartyFound | None = None
        words = text[party.start : party.end]
        if lang == "ar" and words.startswith("لل"):
            words = "ال" + words[2:]
        if lang == "ar" and party.class_ in _CALLED_SO and words.startswith("ال"):
            # "الحشد": who is called so, and no crowd; in Syria "النظام" fights
            known = actor_of(words, lang, about, actors)
            if known is not None:
                party = party._replace(
                    actor=known.id, name=known.name, country=known.country, class_=known.class_
                )
        if party.actor is None and party.armed and not party.country:
            single = " " not in words
            if single and party.class_ == "armed":
                named = full.get(first_word(words, lang))
            if _THESE.search(text, max(0, party.start - 12), party.start):
                told = Counter(p.actor for p in resolved if p.actor and p.armed)
                named = next((p for p in resolved if told and p.actor == told.most_common(1)[0][0]), None)
            if named is None and _THE_GROUP.fullmatch(words):
                earlier = [g for g in groups if g.start < party.start]
                if _SLUR.fullmatch(words):
                    # whom a report calls resistance or opposition it does not call a militia
                    earlier = [g for g in earlier if not _FAVOURED.search(text, g.start, g.end)]
                if earlier and _OTHERS.fullmatch(words):
                    here = not _NEW_SENTENCE.search(text, earlier[-1].end, party.start)
                    earlier = [] if here else earlier
                named = earlier[-1] if earlier else None
            known = actor_of(words, lang, about, actors) if named is None and party.actor is None else None
            owner = words[words.find(" ") + 1 :].removeprefix("من ") if lang == "ar" and not single else ""
            if known is None and named is None and owner.startswith("ال"):
                # "مقاتلي المقاومة", "قوات التحالف", "عناصر من الحشد"
                known = actor_of(owner, lang, about, actors)
                if known is None and _OWNED.fullmatch(owner):
                    named = full.get(first_word(owner, lang))
            if known is not None:
                class_ = "platform" if party.class_ == "platform" else known.class_
                party = party._replace(actor=known.id, name=known.name, country=known.country, class_=class_)
            elif named is None and party.class_ == "state_forces" and countries and _HOME.search(words):
                country = max(countries, key=lambda c: countries[c] + 2 * (c == about))
                actor = actors.get(f"{country}-army") or actors.get(f"{country}-forces")
                if actor:
                    party = party._replace(actor=actor.id, name=actor.name, country=country)
        if named is not None:
            class_ = "platform" if party.class_ == "platform" else named.class_
            party = party._replace(actor=named.actor, name=named.name, country=named.country, class_=class_)
        resolved.append(party)
    return resolved


_CALLED_SO = frozenset({"protesters", "government"})
_HARMED_AR = re.compile(
    r"(?:^|\s)[وف]?(?:قتل|مقتل|استشهدت?|استشهاد|اصيب|اصابه|جرح|اعتقال|اعتقلت?|اختطاف|اختطف|خطف|وفاه|دهس)\s$"
)


def _phrase(text: str, lang: str, hits: Sequence[Hit], actors: Mapping[str, Actor]) -> PartyFound | None:
    names = [a for h in hits if (a := pick(h, Actor))]
    heads = [(h, d) for h in hits if (d := pick(h, Descriptor))]
    if lang == "ar" and names:
        # "طالبان" is the group; in "قتل طالبان", two students
        if not _HARMED_AR.search(text, max(0, hits[0].start - 12), hits[0].start):
            heads = [(h, d) for h, d in heads if d.class_ != "civilians" or pick(h, Actor) is None]
        elif heads and heads[0][0] is hits[0] and heads[0][1].class_ == "civilians":
            names = [a for h in hits[1:] if (a := pick(h, Actor))]
    nations = [n for h in hits if (n := pick(h, Nationality))]
    if not names and not heads:
        nation = next((n for n in nations if n.people), None)
        if nation is None and not (lang == "ar" and text[hits[0].end - 2 : hits[0].end] in ("ين", "ون")):
            return None
        nation = nation or nations[0]
        return _made(text, hits, "civilians", None, None, nation.country, victim=True)
    # Of an English compound the last noun is the head, of an Arabic one the first.
    head = (heads[-1] if lang == "en" else heads[0])[1] if heads else None
    if lang == "ar" and head is not None and head.lemma in _ANY_MEN and len(heads) > 1:
        if heads[1][1].class_ in ARMED:
            head = heads[1][1]  # "رجال المقاومة", "شباب الحشد"
    name = names[0] if names else None
    country = next((n.country for n in nations), None) or (name.country if name else None)
    if head is None and name is not None:
        class_ = "platform" if _AIRCRAFT.search(text, hits[0].start, hits[0].end) else name.class_
        return _made(text, hits, class_, name.id, name.name, name.country, is_name=class_ == name.class_)
    assert head is not None
    if head.lemma == "تنظيم" and name is None and not hits[0].prefix.endswith("ال") and len(heads) > 1:
        if heads[1][1].class_ != "armed":
            return None  # "تنظيم مظاهرة": organising one, but "تنظيم متشدد"
    if head.class_ == "object":
        owner = name.id if name else None
        owned = name is not None and name.class_ in ARMED
        owned = owned or any(d.class_ in ("state_forces", "armed") for _, d in heads)
        party = _made(text, hits, "object", owner, name.name if name else None, country)
        owned = owned or MILITARY_EN.search(text, party.start, party.end) is not None
        return party._replace(military=owned or bool(_MILITARY.search(head.lemma)))
    if name is not None:
        class_ = head.class_ if head.class_ in ("civilians", "protesters") else name.class_
        if (head.lemma in _ANY_MEN or head.role == "victim" or head.lemma == "حشد") and name.class_ in ARMED:
            class_ = name.class_  # "RSF men", "قتلى حوثيون", "حشود للحوثيين"
        victim = head.role == "victim" and not (lang == "ar" and head.lemma in _ANY_MEN and class_ in ARMED)
        if head.role == "platform":
            class_ = _platform(text, hits)
        if head.class_ in ("state_forces", "armed") and name.class_ in ("government", "organisation"):
            class_ = "state_forces" if name.class_ == "government" else head.class_
        actor = _composed(head, name.country, actors) if name.class_ == "government" else None
        chosen = actor or name
        return _made(text, hits, class_, chosen.id, chosen.name, country, victim=victim)
    actor = _composed(head, country, actors)
    class_ = _platform(text, hits) if head.role == "platform" else head.class_
    return _made(
        text,
        hits,
        class_,
        actor.id if actor else None,
        actor.name if actor else None,
        country,
        victim=head.role == "victim",
    )


# A unit is more than one man though its word is singular, and so is a singular behind a count above ten: "ألف جندي".
_UNIT = re.compile(
    r"(?:ال)?(?:كتيبه|سريه|لواء|فوج|رتل|قوه|مجموعه|فرقه|وحده|دوريه|طاقم|فصيل|حاميه|مفرزه|خليه|طليعه|كتيبتا\w*|قافله|موكب)"
)
_COUNT = re.compile(
    r"(?<!\w)(?:[وب]?(?:\d{2,}|\w*عشر[هة]?|(?:عشر|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين)|\w*(?:ميه|مييه|مايه|ميتي|ميتا|مايتي|ميات|مئه|مئتي|مئات)|الف|الفي|الفا|\w*الاف))\s(?:[^\W\d_]+\s)?$"
)


def _number(text: str, hits: Sequence[Hit]) -> str | None:
    heads = [h for h in hits if pick(h, Descriptor)]
    if not heads:
        return None
    at = heads[0].start
    if _UNIT.match(text, at) or _COUNT.search(text, max(0, at - 24), at):
        return "plural"
    numbers = [e.number for e in heads[0].entries if isinstance(e, Descriptor)]
    return "plural" if "plural" in numbers else numbers[0]


def _platform(text: str, hits: Sequence[Hit]) -> str:
    """What a weapon that acts is classed as: aircraft apart from guns, tanks and ships, which fight from the ground."""
    return "platform" if _AIRCRAFT.search(text, hits[0].start, hits[-1].end) else "armed"


def _composed(head: Descriptor, country: str | None, actors: Mapping[str, Actor]) -> Actor | None:
    if not country:
        return None
    rule = head.rule or ("air-force" if head.role == "platform" else None)
    if rule is None:
        return None
    kinds = (_SUFFIX[rule], "forces", "state") if rule in _SUFFIX else (rule,)
    for kind in kinds:
        actor = actors.get(f"{country}-{kind}")
        if actor:
            return actor
    return None


def _made(
    text: str,
    hits: Sequence[Hit],
    class_: str,
    actor: str | None,
    name: str | None,
    country: str | None,
    *,
    victim: bool = False,
    is_name: bool = False,
) -> PartyFound:
    tail = _TAIL_EN.match(text, hits[-1].end)
    return PartyFound(
        hits[0].start,
        tail.end() if tail else hits[-1].end,
        class_,
        actor,
        name,
        country,
        hits[0].prefix,
        victim,
        is_name,
        number=_number(text, hits),
    )
