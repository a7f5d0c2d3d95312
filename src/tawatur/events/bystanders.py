"""Parties and places that a report names without their having a part in what happened, or its having happened there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tawatur.claims import Link
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.namesakes import WIDE
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.signs import sign_words, stems

_SHARES: Final = re.compile(
    r",? (?:and|or) (?:[\w-]+ ){1,2}(?:forces|troops|soldiers|personnel|jets|warplanes|aircraft|warships|ships|bases|officials)\b"
)
_BORDERING: Final = ("الحدودي مع ", "الحدوديه مع ")
"""Before a country these say where a crossing or village stands: "معبر نصيب الحدودي مع الأردن"."""
_HEARS: Final = (
    *sorted(sign_words("ar", "hearers")),
    *(f"{word} " for word in sorted(sign_words("en", "hearers"))),
)
_NAMED_FOR: Final = tuple(f"{word} " for word in sorted(sign_words("ar", "named_for")))
_FAR_NAMES: Final = tuple(f"{word} " for word in sorted(sign_words("ar", "far_name")))
"""What is called after a place far away: "شارع بغداد" lies in Damascus."""
_ONLY_SITS: Final = re.compile(r"[- ](?:based|headquartered)\b")
_NO_DEED: Final = re.compile(
    r"-led (?:[\w-]+ )?(?:rebels?|fighters|militants|insurgents|groups?|factions|militias?)\b"
    r"|-(?:backed|supported|aligned|allied|affiliated|linked|funded|trained|made)\b"
    rf"|{_ONLY_SITS.pattern}"
    rf"|(?: (?:late |early )?on \w+day)?,? (?:also |again |has |have |had )?(?:{stems('en', 'reacts')})"
)
"""What after a party shows that it has no part: it leads or backs another, sits there, or does something about it."""

_WHOSE: Final = re.compile(
    r"(?:us|u\.s\.|uk|u\.k\.) (?:[\w-]+ ){0,2}?(?:air ?strikes?|strikes?|raids?|bombings?|bombardment|shelling|attacks?|operations?|jets|drones?)\b"
)
"""A country's letters that say whose a strike was: "killed in US air strikes"."""


_THEIR_DEED: Final = re.compile(
    r"'s (?:(?!(?:in|on|at|near) )[\w.-]+ ){0,4}?(?:air ?strikes?|strikes?|raids?|bombings?|bombardment|shelling|attacks?|invasion|offensive|assault|war|campaign)\b"
)
"""A country's own deed, which need not have been done there: "killed in Russia's Oct. 14 strike on the city"."""
_HEARD_AT: Final = re.compile(
    r"\b(?:heard|felt|seen|audible|visible)\b[^.;]{0,20} as far (?:away |off |afield )?as (?:the )?$"
)
"""Before a place that a blast was only heard in."""
_WHO_SAYS: Final = re.compile(rf"\b(?:{stems('en', 'speakers')}) in (?:the )?$")
_SAID: Final = re.compile(rf",? (?:(?:have|has|had|later|also) )?(?:{stems('en', 'saying')})")
_SAYS_WITHIN: Final = 200  # characters


def has_no_part(text: str, party: PartyFound) -> bool:
    """Whether a party is only who somebody speaks to ("told reporters", "قال للصحفيين"), what a quarter or street is named
    for ("حي الشرطة"), who leads or backs another ("HTS-led rebels"), where another sits ("a Britain-based monitor") or who
    does something about what others did ("the court on Monday sentenced"). ``text`` is the normal form.
    """
    if _NO_DEED.match(text, party.end) or _of_two_things(text, party):
        return True
    before = text.endswith((*_HEARS, *_NAMED_FOR), 0, party.start)
    if before or text.endswith(_HEARS, 0, party.end) or text.startswith(_HEARS, max(0, party.start - 2)):
        return True
    # "إندونيسيا: مسيحيون يضرمون النيران": where it is
    label = party.class_ == "government" and party.is_name and text.startswith((":", " :"), party.end)
    return label and text[: party.start].rstrip(' "(')[-1:] in ("", "\n", ".")


_MILITARY_TWO: Final = frozenset({"عسكريين", "عسكريان"})
_TWO_THINGS: Final = re.compile(r"(?<!\w)(?!ال)[^\W\d_]{3,}(?:ين|ان)\s$")


def _of_two_things(text: str, party: PartyFound) -> bool:
    """Whether a word for soldiers is the adjective of two things: "استهدف مركزين [عسكريين]"."""
    return (
        text[party.start : party.end] in _MILITARY_TWO
        and _TWO_THINGS.search(text, max(0, party.start - 20), party.start) is not None
    )


_OF_ITSELF: Final = re.compile(r"[^.;]{0,50}? (?:it|they|we|he|she)\b| who\b")
_TELLS_TOO: Final = re.compile(r",? and (?:the |an? |at least )?(?:[\w-]+ ){0,2}$")
"""What follows a speaker who is told of as well: "the ministry said it had arrested", "a critic who accused X was seized"."""


_JOINED: Final = 30  # characters


def only_tells(text: str, lang: str, party: PartyFound, links: Sequence[Link]) -> bool:
    """Whether a party that bears no arms is only who tells it: "killing six, [two doctors] said"."""
    if party.armed or lang != "en":
        return False
    return any(
        (
            (link.start <= party.start and party.end <= link.end)
            or (
                link.end < party.start < link.end + _JOINED
                and _TELLS_TOO.fullmatch(text, link.end, party.start) is not None
            )
        )
        and not text.endswith(" by ", 0, link.start)  # "a truce announced by Egypt"
        and _OF_ITSELF.match(text, link.end) is None
        for link in links
    )


def happened_in(
    text: str, lang: str, places: Sequence[PlaceFound], parties: Sequence[PartyFound]
) -> list[PlaceFound]:
    """The places without the countries that only say whose somebody is, or which country lies beyond a crossing.

    "US drones", "Somalia-based fighters", "U.S. and coalition forces"; "معبر نصيب الحدودي مع الأردن". Nor the place that
    a street is called after, or where those sit who only tell it. ``text`` is the normal form.
    """
    if lang == "ar":
        return [p for p in places if not text.endswith((*_BORDERING, *_FAR_NAMES), 0, p.start)]
    named = {p.start: p.end for p in parties}
    places = [
        p
        for p in places
        if not _only_says(text, p, places)
        and not (text.endswith("as ", 0, p.start) and _HEARD_AT.search(text, max(0, p.start - 60), p.start))
    ]
    return [
        p
        for p in places
        if p.row.kind != "country"
        or (
            named.get(p.start, 0) <= p.end
            and not _SHARES.match(text, p.end)
            and not _WHOSE.match(text, p.start)
            and not (text.startswith("'s ", p.end) and _THEIR_DEED.match(text, p.end))
            and not _ONLY_SITS.match(text, p.end)
        )
    ]


def _only_says(text: str, place: PlaceFound, places: Sequence[PlaceFound]) -> bool:
    """Whether a place is where those sit who say it, once the sentence has named where: "seized X, officials in Y said"."""
    if _SAID.match(text, place.end) is None or not _WHO_SAYS.search(
        text, max(0, place.start - 30), place.start
    ):
        return False
    first = max(
        text.rfind(". ", 0, place.start), text.rfind("\n", 0, place.start), place.start - _SAYS_WITHIN
    )
    return any(first < other.start < place.start and other.row.kind not in WIDE for other in places)
