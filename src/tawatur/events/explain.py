"""Why a report was coded as it was: for each event what led to it, for each sentence without one why there is none.

In: a ``Report``. Out: an ``Explanation`` in plain words, each line a label and a text; ``cli/explain_view.py`` prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tawatur.events.coder import code_report
from tawatur.events.confidence import MODEL, observe
from tawatur.events.proto import HEADED, STATEMENTS, Telling
from tawatur.events.trace import Refused, Trace, Word
from tawatur.events.weigh import BASE, weights
from tawatur.mentions.compile import parse_frame
from tawatur.mentions.entries import PlaceName, Trigger
from tawatur.mentions.lexicon import load_lexicon
from tawatur.mentions.tables import DATA, alternatives
from tawatur.model import CodedReport, Event, Party, Report, Span
from tawatur.text import Document

Line = tuple[str, str]
"""A label and what stands under it. A label of blanks continues the one before."""

_MOST_WEIGHTS = 6
_NAMESAKES = 4


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the lines that explain it."""

    event: Event
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """A sentence that tells of no event, with the reasons, one for each of its event words."""

    number: int
    sentence: Span
    reasons: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A coded report with its events and its silent sentences explained, and the same of the posts embedded in it."""

    coded: CodedReport
    events: tuple[Told, ...]
    silent: tuple[Silent, ...]
    posts: tuple[Explanation, ...] = ()


def explain(report: Report) -> Explanation:
    """Code a report and explain the outcome."""
    trace = Trace()
    coded = code_report(report, trace)
    if trace.document is None:
        return Explanation(coded, (), ())
    teller = _Teller(trace, trace.document, coded)
    return Explanation(
        coded,
        tuple(Told(event, tuple(teller.event(event))) for event in coded.events),
        tuple(teller.silent()),
        tuple(explain(post.report) for post in coded.embedded),
    )


class _Teller:
    """Puts a trace into words."""

    def __init__(self, trace: Trace, document: Document, coded: CodedReport) -> None:
        self._trace = trace
        self._document = document
        self._coded = coded
        self._lang = document.lang or "en"
        self._tellings = {event.id: self._telling_of(event) for event in (*coded.events, *coded.statements)}

    def _telling_of(self, event: Event) -> Telling | None:
        """The telling that an event was made of: it has the type and holds the words. None for what a post told."""
        for telling, told in self._trace.events:
            if told.type == event.type and set(told.mentions) <= set(event.mentions):
                return telling
        return None

    def event(self, event: Event) -> Iterator[Line]:
        """The lines of an event."""
        telling = self._tellings[event.id]
        if telling is None:
            yield "words", "told by an embedded post, which is explained by itself below"
            return
        yield "type", event.why["type"]
        yield from self._words(telling)
        yield from self._merged(telling)
        yield "when", self._when(event, telling)
        yield "where", self._where(event, telling)
        yield from self._parties("side 1", event.side1, telling, event.why.get("side1"))
        yield from self._parties("side 2", event.side2, telling, event.why.get("side2"))
        yield from self._tolls(telling)
        if event.means:
            yield "means", f"{event.means}: {event.why.get('means', 'of its type')}"
        if event.status != "occurred":
            yield "status", event.status
        if event.aggregate:
            yield "aggregate", "a count over many happenings"
        yield from self._sources(event)
        yield from _confidence(event, telling)

    def _words(self, telling: Telling) -> Iterator[Line]:
        if HEADED in telling.marks:
            yield "word", f"the head that the note opens with, “{telling.lemma}” [heads.tsv]"
        inside = [telling, *(merge.other for merge in self._trace.parts(telling))]
        starts = {part.start for part in inside}
        for word in self._trace.words:
            if word.hit.start in starts and not word.dropped and word.chosen is not None:
                yield from self._word(word, word.chosen)

    def _word(self, word: Word, chosen: Trigger) -> Iterator[Line]:
        yield "word", f"{self._quote(word)} in sentence {word.sentence + 1}: {entry(chosen, self._lang)}"
        for refused in word.refused:
            yield "", self._refused(refused)
        for role, held in word.roles.items():
            for filler, rule in held:
                words = self._document.span(filler.start, filler.end).text
                yield "", f"{role}: “{words}” ({rule})"

    def _refused(self, refused: Refused) -> str:
        wanted = ", and ".join(" or ".join(needs) for needs in refused.missing)
        return f"reading refused: {entry(refused.trigger, self._lang)}: needs {wanted}"

    def _merged(self, telling: Telling) -> Iterator[Line]:
        for merge in self._trace.parts(telling):
            one, other = (self._document.span(t.start, t.end).text for t in (merge.host, merge.other))
            seen = f": {', '.join(merge.seen)}" if merge.seen else ""
            where = "" if merge.stage == "in one sentence" else f" (sentence {merge.other.sentence + 1})"
            yield "merged", f"“{other}”{where} into “{one}”, {merge.stage}{seen}"

    def _when(self, event: Event, telling: Telling) -> str:
        if event.date is None:
            return "no day is told, and none told just before it holds for it"
        days = (
            f"{event.date.start} to {event.date.end}"
            if event.date.end != event.date.start
            else f"{event.date.start}"
        )
        words = f" “{event.date.mention.text}”" if event.date.mention else ""
        value = (
            f", read as {telling.date.rule}"
            if telling.date and telling.date.rule != telling.date_rule
            else ""
        )
        return f"{days}{words}: {telling.date_rule}{value}"

    def _where(self, event: Event, telling: Telling) -> str:
        place = event.place
        if place is None or telling.place is None:
            return "no place is told, and none told just before it holds for it"
        words = f" “{place.mention.text}”" if place.mention else ""
        how = [telling.place_rule or "place of the event word"]
        if telling.place.area:
            how.append(f"an area: {telling.place.area}")
        others = self._namesakes(telling)
        if others:
            more = f" and {len(others) - _NAMESAKES} more" if len(others) > _NAMESAKES else ""
            how.append(
                f"chosen among namesakes by the report's other names; not {', '.join(others[:_NAMESAKES])}{more}"
            )
        return f"{place.name} [{place.id}]{words}: {'; '.join(how)}"

    def _namesakes(self, telling: Telling) -> list[str]:
        """The other places that bear the name, as the gazetteer has them."""
        found = telling.place
        if found is None:
            return []
        for hit in load_lexicon(self._lang).find(self._document):
            if hit.start < found.end and found.name_start < hit.end:
                for name in hit.entries:
                    if isinstance(name, PlaceName):
                        base = found.row.id.split("/")[0]
                        return [
                            f"{r.name}, {r.admin1 or r.country} [{r.id}]" for r in name.rows if r.id != base
                        ]
        return []

    def _parties(
        self, label: str, parties: Iterable[Party], telling: Telling, why: str | None
    ) -> Iterator[Line]:
        rules = {self._document.span(s.start, s.end).start: s.rule for s in telling.sides()}
        for party in parties:
            actor = f" = {party.name} [{party.actor}]" if party.actor else ""
            rule = rules.get(party.start) or (why if why == "claims it" else "those harmed")
            yield label, f"“{party.text}”{actor}: {rule}"

    def _tolls(self, telling: Telling) -> Iterator[Line]:
        for found in sorted(telling.casualties, key=lambda c: c.start):
            words = self._document.span(found.start, found.end).text
            who = f", of {found.who}" if found.who else ""
            yield "toll", f"{found.what} {found.value}{who} “{words}”: {found.rule}"
        if telling.victims and not any(c.what == "killed" for c in telling.casualties):
            yield "toll", f"killed without a number: the word for whom is {telling.victims}"

    def _sources(self, event: Event) -> Iterator[Line]:
        if not event.sources:
            yield "sources", "told in the report's own voice: the words stand in no one's statement"
        for chain in event.sources:
            links = " ← ".join(
                f"“{s.text}” ({s.kind}{', anonymous' if s.anonymous else ''}{f', {s.source}' if s.source else ''})"
                for s in chain
            )
            yield "sources", links

    def silent(self) -> Iterator[Silent]:
        """The sentences that tell of no event, in order."""
        telling = {
            self._document.sentence_at(span[0])
            for event in self._coded.events
            if (found := self._tellings[event.id]) is not None
            for span in found.spans
        }
        for sentence in self._document.sentences:
            if sentence.index in telling or not self._document.norm[sentence.start : sentence.end].strip():
                continue
            words = [w for w in self._trace.words if w.sentence == sentence.index]
            reasons = [(self._quote(word), self._fate(word)) for word in words]
            yield Silent(
                sentence.index + 1,
                self._document.span(sentence.start, sentence.end),
                tuple(reasons or [("", "no event word")]),
            )

    def _fate(self, word: Word) -> str:
        """What became of an event word whose sentence tells of no event."""
        if word.telling is not None and word.telling.sense in STATEMENTS:
            return f"a statement: {word.telling.sense}"
        if word.dropped:
            refused = [self._refused(r).removeprefix("reading refused: ") for r in word.refused]
            if word.chosen is None and refused:
                return f"{word.dropped}: {'; '.join(refused)}"
            return word.dropped
        if word.telling is None:
            return "not read"
        host = self._trace.host(word.telling)
        for event in self._coded.events:
            if self._tellings[event.id] is host:
                return f"merged into {event.id}"
        left = next((w.dropped for w in self._trace.words if w.telling is host and w.dropped), "left with it")
        return f"merged into “{self._document.span(host.start, host.end).text}”, and that was left: {left}"

    def _quote(self, word: Word) -> str:
        return f"“{self._document.span(word.hit.start, max(word.hit.end, word.hit.last)).text}”"


def _confidence(event: Event, telling: Telling) -> Iterator[Line]:
    known = weights(MODEL)
    seen = sorted(
        ((known[c], c) for c in set(observe(telling)) if c in known), key=lambda w: (-abs(w[0]), w[1])
    )
    largest = ", ".join(f"{clue} {weight:+.2f}" for weight, clue in seen[:_MOST_WEIGHTS])
    rest = sum(weight for weight, _ in seen[_MOST_WEIGHTS:])
    yield (
        "confidence",
        f"{event.confidence:.2f}: {largest}; the rest {rest:+.2f}, base {known.get(BASE, 0.0):+.2f}",
    )


def entry(trigger: Trigger, lang: str) -> str:
    """An entry of the lexicon in words: lemma, tense and sense, and the row of the table that it comes from."""
    where = table_row(trigger, lang)
    return f"{trigger.lemma}, {trigger.tense}, {trigger.sense}" + (f" [{where}]" if where else "")


def table_row(trigger: Trigger, lang: str) -> str:
    """The file and line of a trigger's row below ``data/``, "" where none is found.

    A noun may be a row of its own or the verbal noun of a verb's; of rows with one lemma and sense, that with the same
    conditions is meant.
    """
    rows = _rows(lang).get((trigger.lemma, trigger.sense), [])
    table = "nouns.tsv" if trigger.tense == "noun" else "verbs.tsv"
    return max(rows, key=lambda r: (table in r[0], r[1] == trigger.needs), default=("", ()))[0]


@cache
def _rows(lang: str) -> dict[tuple[str, str], list[tuple[str, tuple[tuple[str, ...], ...]]]]:
    """The rows of the event words of a language by lemma and sense, each with its place and its needs."""
    found: dict[tuple[str, str], list[tuple[str, tuple[tuple[str, ...], ...]]]] = {}
    for name in ("nouns", "verbs", "phrases"):
        path = DATA / "lexicon" / lang / f"{name}.tsv"
        header: list[str] = []
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            fields = [field.strip() for field in line.split("\t")]
            if not header:
                header = fields
                continue
            row = dict(zip(header, fields, strict=False))
            where = f"lexicon/{lang}/{name}.tsv:{number}"
            needs = parse_frame(row.get("frame", ""))[1]
            for lemma in [row["lemma"]] if "lemma" in row else alternatives(row["form"]):
                found.setdefault((lemma, row.get("sense", "")), []).append((where, needs))
    return found
