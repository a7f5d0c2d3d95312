"""Which phrases may not be taken for who acted, or who was acted on, unless the words of a happening bring them to it.

A guess that is wrong more often than right tells a reader nothing, and one at a doer accuses somebody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tawatur.events.proto import INFERRED, Telling
from tawatur.events.scene import Scene
from tawatur.events.side_clues import GUESSED, HOLDS, INERT, NO_RULES, SLOT, Row, Seen
from tawatur.events.types import resolve_type
from tawatur.mentions.registry import is_non_state, related
from tawatur.model import EVENT_TYPES

_ARMED = frozenset(t.slug for t in EVENT_TYPES.values() if t.class_ in ("battles", "explosions", "civilians"))
_BATTLES = frozenset(t.slug for t in EVENT_TYPES.values() if t.class_ == "battles")
_MOVES = frozenset({"group_activity", "base_established"})
"""Types of what forces do by themselves; at most they do it against others."""
_FIGHT = frozenset(
    {"named group", "named state", "unnamed group", "unnamed state", "military thing", "platform"}
)
"""Kinds of phrases against which forces fight and move."""
_TELLERS = frozenset({"government", "organisation", "unnamed state", "unnamed group", "victim", "civilians"})
"""Kinds of phrases that tell of what was done to others."""
_WITH = SLOT["ب"]  # before what is no named actor: what it was done with
_DONE_AT = frozenset({"strike", "blast", "violence", "seizure", "clash"})
"""Groups of events that are not done by who holds the place told of with them."""
_OF_OFFICES = frozenset({"seizure", "strategic"})
"""Groups of events that those in office announce as what they have done."""
_IN_OFFICE = re.compile(
    r"(?<!\w)(?:ال)?(?:رييس|وزير[هت]?|وزاره|محافظ|عمده|حاكم|سفير|نايب|قايد|قيادي|مسوول|مدير|ضابط|شرطه)(?!\w)"
    r"|\b(?:president|minister|ministry|governor|mayor|premier|chancellor|ambassador|commander|official|officer|police)\b"
)
_HELD_BY = re.compile(
    r"\b(?:(?:control|hands|possession) of|(?:held|controlled|run|operated|owned|manned|guarded|ruled|administered|funded|managed|staffed|occupied|dominated|inhabited|populated|defended) by|belonging to)"
    r" (?:the |an? )?$"
)
"""What before a party says that it holds or owns what is told of: "a hospital run by MSF"."""
_HELD = 36  # characters
_MEMBER_OF = re.compile(
    r"(?<!\w)(?:[تي]نتم(?:ي|ون|يان)|(?:ال)?منتم\S*|[تي]نتسب\S*|(?:ال)?مرتبط\S*|(?:ال)?ارتباط\S*|ب?(?:ال)?انتماي?\S*|[تي]شتبه\s\S+|(?:ال)?مشتبه\s\S+\s\S+|(?:ال)?مويد\S*|تاييد\S*|(?:ال)?تعاطف\S*|(?:ال)?موال\S*|صل[هت]\S*|علاق[هت]\S*)"
    r"\s(?:ب|ل|لل|الي\s|مع\s|من\s|في\s)?(?:صفوف\s)?(?:(?:[^\s،.؛]+\s){1,4}و)?[\"'(]*$"
)
"""What before a group says that those who are arrested are of it: "اعتقال 30 شخصا ينتمون ل[تنظيم]"."""
_MEMBERS = 64  # characters
_BESIDE_AR = re.compile(
    r"(?<!\w)(?:(?:(?:ال)?(?:متحالف|موال|حليف|مدعوم|مسنود|معزز|مويد|تابع|منتم|منتسب|مقرب)\S*|[تي]نتم(?:ي|ون|يان)|[تي]نتسب\S*|[تي]تبع\S*|انتماي?\S*|ولاي?\S*)"
    r"\s(?:ب|ل|لل|الي\s|مع\s|من\s|في\s)?(?:صفوف\s)?|[تي](?:قاتل|حارب)(?:ون)?\s(?:الي\sجانب|في\sصفوف|مع)\s)(?:(?:[^\s،.؛]+\s){1,4}و)?[\"'(]*$"
    r"|(?P<of>(?<!\w)(?:(?:كبير|كبار|بارز|ميداني|رفيع|اخر|مسلح)\S*\s)?من\s(?:صفوف\s)?)[\"'(]*$"
)
"""What before a party says that it stands with whoever is told of before: "رجل ينتمي ل[تنظيم]", "قوات متحالفة مع [الجيش]"."""
_WHOSE = 40  # characters between those told of and what is said of them
_HELPED_AR = re.compile(
    r"(?<!\w)و?(?:ب(?:دعم|اسناد|مساند[هت]|مشارك[هت]|تعاون|غطاء|موازر[هت]|مساعد[هت]|تنسيق)(?:\s\S+)?\s(?:من\s|مع\s)?)"
    r"(?:(?:[^\s،.؛]+\s){1,4}و)?[\"'(]*$"
)
"""What before a party says that it helped those who acted: "بدعم من [الطيران]"."""
_THE = r" (?:the |an? )?(?:[\w'-]+ ){0,1}$"
_HELPED = {
    "ar": _HELPED_AR,
    "en": re.compile(
        rf"(?:, (?:and )?(?:backed|supported|aided|assisted) by|\bwith (?:the |air )?(?:support|help|backing) (?:of|from)){_THE}"
    ),
}
_BESIDE = {
    "ar": _BESIDE_AR,
    "en": re.compile(
        rf"(?<!,)(?: (?:backed|supported|aided|assisted) by| (?:allied|aligned) (?:with|to)){_THE}"
    ),
}
# "11 people were killed, including [a former army officer]"
_AMONG = re.compile(
    r"\b(?:including|among (?:them|whom|those killed|the dead)(?: (?:were|was|is|are))?)\s(?:[\w-]+\s){0,3}$"
)
_NO_BOMBERS = frozenset({"named state", "unnamed state", "government", "platform", "organisation"})
"""Kinds of phrases that plant no bombs unless a rule says so."""
_HELD_AR = re.compile(
    r"(?<!\w)(?:[تي](?:سيطر|هيمن|تمركز|تحصن|تواجد|نتشر|ختبي|رابط)\S*\s(?:علي|في|ب)(?:ها|ه|هم|هما)\s"
    r"|(?:ال)?(?:خاضع|واقع)\S*\s(?:تحت\s|ل)(?:سيطر[هت]|نفوذ|قبض[هت]|احتلال|حكم)\s|تحت\s(?:سيطر[هت]|نفوذ|قبض[هت]|احتلال|حكم)\s)(?:عناصر\s|مسلحو\s|مقاتلو\s)?(?:(?:[^\s،.؛]+\s){1,3}و)?[\"'(]*$"
)
"""The same in Arabic: "مناطق تتمركز فيها [الميليشيا]", "المدينة الخاضعة لسيطرة [التنظيم]"."""
_CONDEMNS_AR = r"(?:ندد|[تي]ندد|ا?دان|[تي]دين|استنكر|[تي]ستنكر|شجب|[تي]شجب|رحب|[تي]رحب|اشاد|[تي]شيد|انتقد|[تي]نتقد|ناشد|[تي]ناشد|هنا|[تي]هني?ء?|عز[يت]|[تي]عزي)(?:ت|وا|ون)?"
_CONDEMNED_BY = re.compile(rf"(?<!\w)[وف]?{_CONDEMNS_AR}\s[\"'(]*$")
_CONDEMNS = re.compile(
    rf"[\"')]?\s(?:{_CONDEMNS_AR}(?!\w)|(?:has |have |also |strongly ){{0,2}}(?:condemn|denounc|deplor|welcom|prais)\w*)"
)
"""What tells of a party that it condemns or welcomes what others have done."""
_HARMED = frozenset({"genitive", "passive", "done to", "harmed", "subject"})
"""The names of the rules by which words say who was acted on."""
_ONLY_TELL = frozenset({"government", "organisation", "named group", "unnamed group"})
"""Kinds of phrases that are not guessed to have suffered what they tell of."""
_OF_ITSELF = re.compile(r" \w+ (?:that )?(?:they|it|he|she|we)\b")
"""What follows those who tell of what they did themselves: "officials [said they] had killed"."""
_UNNAMED = frozenset({"unnamed state", "unnamed group"})
_TITLE = 24  # characters before a name that may hold its title
_TOLD_BEFORE = "told before"


class Bars:
    """Says of the phrases of one report which may not be a happening's sides."""

    def __init__(self, happenings: Sequence[Telling], scenes: Sequence[Scene], text: str) -> None:
        self._starts = [scene.start for scene in scenes]
        self._scenes = scenes
        self._text = text
        self._done = {
            (side.party.actor, resolve_type(happening)[0])
            for happening in happenings
            for side in happening.side1
            if side.party is not None and side.party.actor and side.rule not in INFERRED
        }

    def scene_at(self, position: int) -> Scene | None:
        """The sentence that holds an offset of the normal form."""
        at = bisect_left(self._starts, position + 1) - 1
        scene = self._scenes[at] if at >= 0 else None
        return scene if scene is not None and position < scene.end else None

    def of(self, happening: Telling, group: str, seen: Sequence[Seen]) -> tuple[set[int], set[int]]:
        """Where the phrases start that may not be side 1, and those that may not be side 2.

        ``group`` is the happening's group of types (``side_clues.group_of``), which is settled; ``seen`` its candidates.
        """
        # an aircraft that is brought down has not brought itself down, and those who are hurt have not fired
        inert = INERT | {"platform"} if happening.type == "disrupted_weapons" else INERT
        if happening.type in _ARMED or group == "seizure":
            inert = inert | {"victim", "civilians"}
        if group == "blast":
            inert = inert | {"government", "organisation"}  # no president has planted a bomb
        if happening.type == "peaceful_protest":
            inert = inert | {"government", "named state", "unnamed state"}  # they march against them
        if group == "capture":
            inert = inert | {"platform"}  # nor does an aircraft take ground
        flown = happening.type == "air_drone_strike" and happening.means == "aircraft"
        tells = "report" if group == "blast" else "none"  # who only tells of a bombing has not done it
        harmed = {c.who_start for c in happening.casualties}  # "an attack on a post, and an officer hurt"
        fights = happening.type in _BATTLES or happening.type in _MOVES
        own = {
            s.party.actor
            for s in happening.side2
            if happening.type in _ARMED and s.party is not None and s.party.actor and s.rule not in INFERRED
        }
        first = self._adjectives(seen)
        second: set[int] = set()
        if self._starts:
            self._beside(seen, harmed, first, second)
        for row, held, _, _ in seen:
            rule1, rank, rule2, _ = held or NO_RULES
            kind = row.seen.kind
            if rank == 1 and rule1 not in GUESSED and rule2 == "none":
                second.add(row.start)  # "an assault by the army and [Russian forces]"
            theirs = happening.type == "arrests" and rule1 in GUESSED and self._is_whose(row)
            reacts = happening.type in _ARMED and rule1 in GUESSED and self._reacts(row)
            holds = group in _DONE_AT and rule1 in GUESSED and self._holds(row)
            if (
                self._is_aside(row, rule1, group)
                or theirs
                or reacts
                or holds
                or (
                    rule1 == "none"
                    and (
                        kind in inert
                        or (happening.type == "arrests" and rule2 in _HARMED)
                        or row.seen.speaks == tells
                        or row.start in harmed
                        or (group == "violence" and row.actor is None and self._in_office(row))
                        or (row.actor is None and row.slot == _WITH)
                        or (flown and stays_down(row))
                        # nobody attacks their own: "CENTCOM said a missile was fired at U.S. forces"
                        or any(related(row.actor, actor) for actor in own if row.actor is not None)
                        or (
                            harmed
                            and _AMONG.search(self._text, max(0, row.start - _HELD), row.start) is not None
                        )
                    )
                )
            ):
                first.add(row.start)
            if rule2 in GUESSED and (
                (fights and kind not in _FIGHT)
                or (rule2 == "none" and row.seen.speaks == "report" and kind in _ONLY_TELL)
            ):
                second.add(row.start)
            if rule1 in GUESSED and rule2 in GUESSED and self._is_afar(row, happening):
                second.add(row.start)
                if rule1 != _TOLD_BEFORE and not self._did_the_like(row, happening, group):
                    first.add(row.start)
        return first, second

    def _holds(self, row: Row) -> bool:
        """Whether a phrase is told to hold or to keep to a place."""
        return _HELD_AR.search(self._text, max(0, row.start - _HELD), row.start) is not None

    def _reacts(self, row: Row) -> bool:
        """Whether a phrase is told to condemn or to welcome something."""
        return (
            _CONDEMNS.match(self._text, row.end) is not None
            or _CONDEMNED_BY.search(self._text, max(0, row.start - _HELD), row.start) is not None
        )

    def _is_whose(self, row: Row) -> bool:
        """Whether a phrase is a group that others are said to belong to."""
        return _MEMBER_OF.search(self._text, max(0, row.start - _MEMBERS), row.start) is not None

    def _is_aside(self, row: Row, rule: str, group: str) -> bool:
        """Whether a phrase only names who holds a place, or somebody in office who tells of it and is not told to act."""
        if row.seen.follows == HOLDS or _HELD_BY.search(self._text, max(0, row.start - _HELD), row.start):
            return True
        if row.seen.kind not in _TELLERS or row.seen.speaks != "report" or group in _OF_OFFICES:
            return False
        if rule not in GUESSED or _OF_ITSELF.match(self._text, row.end) is not None:
            return False
        named = row.seen.kind in _UNNAMED or (row.party is not None and row.party.is_name)
        return not named or _IN_OFFICE.search(self._text, max(0, row.start - _TITLE), row.end) is not None

    def _in_office(self, row: Row) -> bool:
        """Whether a phrase is one who holds a civil office, and no name of it: "وزيرة", "the governor"."""
        return row.seen.kind == "government" and _IN_OFFICE.search(self._text, row.start, row.end) is not None

    def _beside(self, seen: Sequence[Seen], harmed: set[int], first: set[int], second: set[int]) -> None:
        """Bar phrases that stand with one side from the other: the ally, the helper, the group of those who are told of."""
        beside: dict[int, tuple[int, bool]] = {}
        lang = self._scenes[0].lang
        for row, held, _, _ in seen:
            if row.party is not None and (held is None or (held[0] in GUESSED and held[2] in GUESSED)):
                floor = max(0, row.start - _MEMBERS)
                if _HELPED[lang].search(self._text, floor, row.start):
                    second.add(row.start)
                elif with_whom := _BESIDE[lang].search(self._text, floor, row.start):
                    beside[row.start] = with_whom.start(), with_whom.groupdict().get("of") is not None
        if not beside:
            return
        last: tuple[int, int, bool] = (0, 0, False)
        for row, held, _, _ in sorted(seen, key=lambda one: one[0].start):
            rule1, _, rule2, _ = held or NO_RULES
            side = 1 if rule1 not in GUESSED else 2 if rule2 not in GUESSED or row.start in harmed else 0
            if not side and row.start in beside:
                said, of = beside[row.start]
                near = said - last[0] <= 1 and last[2] if of else said - last[0] < _WHOSE
                side = last[1] if near else 0
                if side:
                    (second if side == 1 else first).add(row.start)
            last = row.end, side, row.party is not None and row.party.class_ != "object"

    def _adjectives(self, seen: Sequence[Seen]) -> set[int]:
        """Where "terrorist" stands alone among phrases of which another is told to have acted: "a terrorist bombing"."""
        named = {row.start: names_somebody(self._text[row.start : row.end]) for row, *_ in seen}
        if not any(
            named[row.start] and held is not None and held[0] not in GUESSED for row, held, *_ in seen
        ):
            return set()
        return {start for start, names in named.items() if not names}

    def _is_afar(self, row: Row, happening: Telling) -> bool:
        """Whether a phrase stands in none of the sentences that tell of a happening."""
        scene = self.scene_at(row.start)
        return scene is None or not any(scene.start <= start < scene.end for start, _ in happening.spans)

    def _did_the_like(self, row: Row, happening: Telling, group: str) -> bool:
        """Whether the report tells in so many words that the actor of a phrase did the like, and not only of another place.

        No army, police or aircraft of another sentence has planted a bomb.
        """
        if (row.actor, happening.type) not in self._done:
            return False
        if group == "blast" and row.seen.kind in _NO_BOMBERS:
            return False
        scene = self.scene_at(row.start)
        return happening.section is None or (scene is not None and scene.index >= happening.section.sentence)


def names_somebody(words: str) -> bool:
    """Whether words that stand for who acted are more than the adjective "terrorist"."""
    return words.casefold() != "terrorist"


def stays_down(row: Row) -> bool:
    """Whether a phrase names fighters who have no aircraft: gunmen, a group that is no state's."""
    return is_non_state(row.actor) or row.seen.kind == "unnamed group"
