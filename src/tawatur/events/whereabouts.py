"""Where a happening took place: every place that the report names is weighed, and the best one is taken.

What speaks for a place is added up (``events/place_points.py``): that a role of the event word brought it, that it stands
in the same sentence and close by, that it is exact; against it, that it lies elsewhere than what the event words
themselves say, that it is where the report was written or where its source sits, that it only says in which town the
place before it lies, that another happening stands between, or that it was told sentences away.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from tawatur.claims import Attribution
from tawatur.events.place_mentions import (
    LEVELS,
    NOT_THERE,
    Candidate,
    is_apart,
    is_capital,
    level_of,
    read_candidates,
    references,
)
from tawatur.events.place_points import Points, load_points
from tawatur.events.proto import (
    IN_SENTENCE,
    PLACE_OF_LEAD,
    PLACE_TOLD_AFTER,
    PLACE_TOLD_BEFORE,
    Telling,
)
from tawatur.events.sides import NEAR
from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.gazetteer import country_of
from tawatur.mentions.narrowed import narrowed
from tawatur.mentions.patterns import word_set
from tawatur.mentions.places import distance_km
from tawatur.mentions.territories import WHOLE
from tawatur.text import Document

_IN = word_set(
    "في ب داخل وسط قرب بالقرب بمحيط عند حول in at inside across within throughout near outside around"
)
_FAR_OFF: Final = 80  # characters
_DONE_TO: Final = frozenset({"object", "genitive object"})
"""The rules by which a capital is what a deed was done to, and no government that speaks: "دخلت القوات بغداد"."""
_RANGING: Final = frozenset({"truce", "agreement", "arrest", "protest", "movement"})

_COUNTRYWIDE: Final = frozenset({"truce", "agreement"})
"""What holds for a country, where its own sentence names no place."""


def _is_of(senses: frozenset[str], happening: Telling) -> bool:
    """Whether a happening is of some senses, or is the fall of those who rule, which is the whole country's."""
    return happening.senses[0] in senses or "of_state" in happening.marks


Found = tuple[float, int, Candidate]
"""The points of a candidate, how early it stands, and itself: in order of how well it suits."""


_SPOKEN_AT: Final = {
    "en": re.compile(
        r"\b(?:reporters|journalists|(?:news|press) (?:conference|briefing)|briefing|speech|summit|talks|parliament|meetings?|interview)"
        r"(?: held)?(?: on \w+day)? (?:in|at) $"
    ),
    "ar": re.compile(
        r"(?:ال|لل)?(?:صحافيين|صحفيين|موتمر صحافي|موتمر صحفي|كلمه|قمه|مشرعين|برلمان)\s+(?:(?:عقد\w*|له|لها)\s+)?(?:في\s+|ب?)$"
        r"|(?<!\w)[وبفل]?(?:ال)?(?:اجتماع\w*|لقاء\w*|جلس[هت]|مباحثات|محادثات|مشاورات|خطاب|مقابل[هت]|ندو[هت])\s"
        r"(?:(?!بعد|عقب|بشان|حول)(?:ال)?\w+(?:ي|يا|ي[هت]|ء|ا|[هت])\s){0,2}(?:\w+\s)?في\s$"
    ),
}
"""Words before a place where somebody speaks of what happened elsewhere, or meets others over it."""
_SPOKEN: Final = 60  # characters before the place


_ACTS: Final = {
    "en": re.compile(
        r"\b(?:brokered|mediated|sponsored|negotiated|guaranteed|led|headed|agreed|announced|signed|launched|carried out|conducted"
        r"|staged|waged|mounted|committed|perpetrated|executed) (?:by|between) "
        r"(?:(?:[\w'-]+ ){1,4}?(?:and|,) )?(?:the )?(?:(?:regime|rebel|government|opposition) (?:ally|allies|backer|backers|supporter) )?$"
    ),
    "ar": re.compile(
        r"(?<!\w)[وب]?(?:وساطه|رعايه|قياده|زعامه|ضمانه|مبادره من|توسط من|دعم من|مباركه|تنسيق مع|تقوده|تقودها|يقوده|يقودها|ترعاه|ترعاها)"
        r"(?: من)?\s(?:\w+\sو)?(?:ال)?(?:و|ل|من |مع )?$"
    ),
}
"""Words before a country, or the seat of its government, that brought something about elsewhere: "a truce brokered by Qatar"."""


def choose_places(
    document: Document,
    happenings: Sequence[Telling],
    places: Sequence[PlaceFound],
    slots: dict[int, str],
    attributions: Sequence[Attribution],
    turns: Sequence[int] = (),
) -> None:
    """Give each happening the place of the report that has the most points.

    ``slots`` holds prepositions by id of a place, ``turns`` where sentences turn to their next piece of news.
    """
    speaking = {(link.start, link.end) for a in attributions for link in a.chain}
    openings = {start for start, _ in speaking}  # "القيادة العامة للجيش", "الرقة تذبح بصمت"
    speaking |= {(p.start, p.end) for p in places if p.start in openings}
    speaking |= {
        (p.start, p.end) for p in places if _acts(document, p) or is_apart(document.norm, p.start, p.end)
    }
    spoken = {(p.start, p.end) for p in places if _spoken_at(document, p)}
    if spoken and any(level_of(p) == LEVELS and (p.start, p.end) not in spoken for p in places):
        speaking |= spoken
    for happening in happenings:
        if happening.place is not None and (happening.place.start, happening.place.end) in speaking:
            happening.place = None  # "according to Ankara"
    places = [
        p for p, _ in narrowed(document.norm, document.lang or "", places) if (p.start, p.end) not in speaking
    ]
    if not happenings or not places:
        return
    chooser = Chooser(document, happenings, places, slots, attributions, load_points(), turns)
    for happening in chooser.open:
        best = chooser.best(happening)
        if best.place is not happening.place:
            happening.place, happening.place_rule = best.place, chooser.rule(happening, best)
        if "of_state" in happening.marks or _is_of_whole_war(document, happening):
            happening.place = _whole(happening, places)
    for happening in happenings:
        inner = chooser.inner(happening)
        if inner is not None:
            happening.place, happening.place_rule = inner, IN_SENTENCE


_WHOLE_WAR: Final = re.compile(
    r"\b(?:conflict|war|uprising|revolt|unrest|crisis)(?: in (?:[\w-]+ ){0,3}?\w+)?,?(?: which| that)? "
    r"(?:(?:has|had) )?(?:began|begun|erupted|broke out|broken out|started)\b"
    r"|\b(?:locked in|torn by|gripped by|plunged into|mired in|wracked by|racked by) (?:an?|the|its) (?:[\w-]+ ){0,3}(?:war|conflict)\b"
    r"|\b(?:in|across|throughout|around) the (?:whole |entire )?country\b(?!'s)|\bnationwide\b"
)
"""What says that an English sentence tells of a war or a country as a whole: "the conflict began in 2011 with protests"."""


def _is_of_whole_war(document: Document, happening: Telling) -> bool:
    """Whether the only sentence that tells of a happening is of a whole war or country, and names no place for it."""
    place = happening.place
    if document.lang != "en" or place is None or any(place is role for role in happening.roles):
        return False
    told = {document.sentence_at(start) for start, _ in happening.spans}
    sentence = document.sentences[next(iter(told))]
    if len(told) > 1 or sentence.start <= place.start < sentence.end:
        return False
    return _WHOLE_WAR.search(document.norm, sentence.start, sentence.end) is not None


def _whole(happening: Telling, places: Sequence[PlaceFound]) -> PlaceFound | None:
    """The country in which those who rule fell, where the words of their fall name no place: it is the whole country's."""
    place = happening.place
    if place is None or place.row.kind == "country" or any(place is role for role in happening.roles):
        return place
    named = next((p for p in places if p.row.kind == "country" and p.row.country == place.row.country), None)
    row = country_of(place.row.country or "")
    return named or (place._replace(row=row) if row is not None else place)


def _spoken_at(document: Document, place: PlaceFound) -> bool:
    """Whether a place is told as where somebody speaks: "he told reporters in Ankara that"."""
    before = document.norm[max(0, place.start - _SPOKEN) : place.start]
    return _SPOKEN_AT[document.lang or "en"].search(before) is not None


def _acts(document: Document, place: PlaceFound) -> bool:
    """Whether a country, or the seat of its government, is told as who did something: "a coalition led by the United States"."""
    if place.row.kind != "country" and not is_capital(place.row):
        return False
    before = document.norm[max(0, place.start - 60) : place.start]
    return _ACTS[document.lang or "en"].search(before) is not None


class Chooser:
    """Weighs the places of a report for each of its happenings that is ``open``: whose own words bring no exact place."""

    def __init__(
        self,
        document: Document,
        happenings: Sequence[Telling],
        places: Sequence[PlaceFound],
        slots: dict[int, str],
        attributions: Sequence[Attribution],
        points: Points,
        turns: Sequence[int] = (),
    ) -> None:
        self._points = points
        self._turns = turns
        candidates = read_candidates(document, places, slots, attributions, points)
        elsewhere = {id(c.place) for c in candidates if c.written or c.rules}
        for happening in happenings:
            if id(happening.place) in elsewhere and happening.place_rule not in _DONE_TO:
                happening.place = None
        self.open = [h for h in happenings if not _is_certain(h)]
        self._sentences = {id(h): [document.sentence_at(start) for start, _ in h.spans] for h in happenings}
        told = sorted({i for h in self.open for i in self._sentences[id(h)]})
        candidates += references(document, candidates, told, points)
        holders = self._holders = {id(p): h for h in happenings for p in h.roles}
        self._by_sentence: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            candidate.holder = holders.get(id(candidate.place))
            self._by_sentence.setdefault(candidate.sentence, []).append(candidate)
        candidates.sort(key=lambda c: (-c.apart, c.start))
        self._candidates = candidates
        self._spans = sorted((start, end) for h in happenings for start, end in h.spans)

    def best(self, happening: Telling) -> Candidate:
        """The best place: from the sentences that tell of it, from those beside them, then from the rest of the report."""
        points = self._points
        best = max(self.near(happening), key=_rank, default=None)
        hope = points.away + (points.wide_ranging if _is_of(_RANGING, happening) else 0)
        settled = happening.place
        if settled is not None:
            hope += max(points.settled, points.finer if level_of(settled) < LEVELS else 0, 0)
        near = self._near(happening)
        for candidate in self._candidates:
            if best is not None and candidate.apart + hope <= best[0]:
                break
            if candidate.sentence not in near:
                found = self._weighed_away(happening, candidate)
                if best is None or found[:2] > best[:2]:
                    best = found
        return best[2] if best is not None else self._candidates[0]

    def inner(self, happening: Telling) -> PlaceFound | None:
        """A place that a happening's sentences put within the town it has: "a strike in Idlib" that hit "Sarmada in Idlib"."""
        town = happening.place
        if town is None or level_of(town) < LEVELS:
            return None
        found = [
            inner
            for sentence in self._sentences[id(happening)]
            for candidate in self._by_sentence.get(sentence, ())
            if (inner := candidate.inner) is not None
            and inner.row is not town.row
            and inner.row.country == town.row.country
            and level_of(inner) == LEVELS
            and self._is_free(inner, happening)
            and _bears_the_name(candidate.place, town, inner)
        ]
        return found[0] if len({inner.row.id for inner in found}) == 1 else None

    def _is_free(self, place: PlaceFound, happening: Telling) -> bool:
        """Whether a place is no other happening's."""
        holder = self._holders.get(id(place))
        return holder is None or holder is happening

    def near(self, happening: Telling) -> Iterator[Found]:
        """The places of the sentences that tell of a happening, and of those beside them."""
        sentences = self._sentences[id(happening)]
        points = self._points
        seen = set(sentences)
        for sentence in seen:
            for candidate in self._by_sentence.get(sentence, ()):
                value = self._by_itself(happening, candidate) + self._in_sentence(happening, candidate)
                yield value, -candidate.start, candidate
        for step, bonus in ((-1, points.before), (1, points.after)):
            beside = {i + step for i in sentences} - seen
            seen |= beside
            for sentence in beside:
                for candidate in self._by_sentence.get(sentence, ()):
                    value = self._by_itself(happening, candidate) + self._elsewhere(happening, candidate)
                    yield value + bonus, -candidate.start, candidate

    def away(self, happening: Telling) -> Iterator[Found]:
        """The places of the rest of the report."""
        near = self._near(happening)
        return (self._weighed_away(happening, c) for c in self._candidates if c.sentence not in near)

    def rule(self, happening: Telling, candidate: Candidate) -> str:
        """Where a place stands to what tells of a happening, for its "why"."""
        sentences = self._sentences[id(happening)]
        if candidate.sentence in sentences:
            return IN_SENTENCE
        if any(0 < i - candidate.sentence <= NEAR for i in sentences):
            return PLACE_TOLD_BEFORE
        if any(0 < candidate.sentence - i <= NEAR for i in sentences):
            return PLACE_TOLD_AFTER
        return PLACE_OF_LEAD

    def _near(self, happening: Telling) -> set[int]:
        return {i + step for i in self._sentences[id(happening)] for step in (-1, 0, 1)}

    def _weighed_away(self, happening: Telling, candidate: Candidate) -> Found:
        value = self._by_itself(happening, candidate) + self._elsewhere(happening, candidate)
        return value + self._points.away, -candidate.start, candidate

    def _by_itself(self, happening: Telling, candidate: Candidate) -> float:
        """What speaks for a place wherever it is told: how exact it is, and how it stands to the one settled on before."""
        points = self._points
        value = candidate.points
        if candidate.level == 0 and _is_of(_RANGING, happening):
            value += points.wide_ranging
        place, settled = candidate.place, happening.place
        if candidate.holder is happening:
            value += points.role
            if candidate.spoken and candidate.level == 0:
                value -= points.source  # "سافروا إلى سوريا": there, as its own words say
        if settled is place:
            value += points.settled
        elif settled is not None:
            if not _lies_in(place, settled):
                value += points.elsewhere if happening.place_rule != IN_SENTENCE else points.elsewhere_loose
            elif candidate.level > level_of(settled) and (
                candidate.holder is None or candidate.holder is happening
            ):
                value += points.finer
        return value

    def _elsewhere(self, happening: Telling, candidate: Candidate) -> float:
        """What speaks against a place told in another sentence."""
        value = candidate.apart - candidate.points
        if candidate.level == LEVELS and _is_of(_COUNTRYWIDE, happening) and not candidate.aside:
            value -= self._points.exact
        if candidate.opens and candidate.start > happening.spans[-1][1]:
            value += (
                2 * self._points.of_another
            )  # "Meanwhile in Idlib": there the report turns to something else
        if candidate.holder is not None and candidate.holder is not happening:
            value += self._points.of_another
        return value

    def _in_sentence(self, happening: Telling, candidate: Candidate) -> float:
        points, spans = self._points, self._spans
        value = points.same
        start = end = -1
        least = 1 << 30
        for span, sentence in zip(happening.spans, self._sentences[id(happening)], strict=True):
            if sentence == candidate.sentence:
                away = max(span[0] - candidate.end, candidate.start - span[1])
                if away < least:
                    least, (start, end) = away, span
        behind = candidate.start >= end
        lower, upper = (end, candidate.start) if behind else (candidate.end, start)
        if behind and candidate.slot not in NOT_THERE:
            value += points.behind
        elif not behind and (candidate.slot in _IN or candidate.clause >= 0):
            value += points.ahead_in
        if candidate.clause >= 0 and candidate.level == LEVELS and 0 <= start - candidate.clause < _FAR_OFF:
            value += points.exact + points.role  # "في تعز، حيث قتل": it says so
        if upper - lower > _FAR_OFF:
            value += points.far
        turned = bisect_right(self._turns, lower) < bisect_right(self._turns, upper)
        if turned:
            value += points.crossed * 3
        if upper - lower > 3 and any(
            e <= upper and (s, e) not in happening.spans
            for s, e in spans[bisect_left(spans, (lower, 0)) : bisect_left(spans, (upper, 0))]
        ):
            value += points.crossed
        return value


def _is_certain(happening: Telling) -> bool:
    """Whether its own words bring an exact place, a country as a whole, or two countries: "strikes in Iraq and Syria"."""
    settled = happening.place
    if settled is not None and settled.area == WHOLE:
        return True
    if settled is None or not any(settled is place for place in happening.roles):
        return False
    countries = {place.row.id for place in happening.roles if place.row.kind == "country"}
    return level_of(settled) == LEVELS or (settled.row.kind == "country" and len(countries) > 1)


def _bears_the_name(holder: PlaceFound, town: PlaceFound, inner: PlaceFound) -> bool:
    """Whether what holds a place is the town itself, or the province of its name."""
    if holder.row.id == town.row.id:
        return True
    province = inner.row.admin1
    return province is not None and town.row.admin1 == province and _same(town.row.name, province)


def _same(name: str, other: str) -> bool:
    return name.removeprefix("al-").casefold() == other.removeprefix("al-").casefold()


def _rank(found: Found) -> tuple[float, int]:
    return found[0], found[1]


def _is_named_afar(row: PlaceRow) -> bool:
    """Whether reports name a place from afar, as where talks are held or planes start; a town may stand for what lies by it."""
    return row.kind in ("base", "airport") or (row.kind == "city" and row.population >= _GREAT)


_GREAT: Final = 300_000  # people


def _lies_in(place: PlaceFound, wide: PlaceFound) -> bool:
    """Whether a place lies in another, as far as their countries, provinces and distance tell."""
    if place.row is wide.row:
        return True
    if _is_named_afar(place.row):
        if wide.row.kind == "country" and place.row.country != wide.row.country:
            return False
        province = place.row.admin1
        if (
            wide.row.kind == "admin1"
            and province
            and not _same(province.split()[0], wide.row.name.split()[0])
        ):
            return False
    reach = wide.row.radius_km * 1.3 + 10
    return abs(place.row.lat - wide.row.lat) * 111 <= reach + 2 and distance_km(place.row, wide.row) <= reach
