"""The coder: a report in, its events out. Every stage up to here is called from this one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from tawatur.claims import Attribution, Link, chains_for, dateline_credit, find_attributions
from tawatur.events.assemble import Assembly
from tawatur.events.embedded import code_embedded
from tawatur.events.harm import assign_casualties
from tawatur.events.merge import merge_report, merge_sentence
from tawatur.events.proto import STATEMENTS, Telling
from tawatur.events.scene import Scene, make_scenes
from tawatur.events.setting import has_cause, is_private
from tawatur.events.settle import inherit, settle_sentence, split_places
from tawatur.events.sides import fill_doers, fill_opponents
from tawatur.events.sift import says_enough, sift
from tawatur.events.tellings import find_tellings
from tawatur.events.trace import PRIVATE, TOO_LITTLE, Trace
from tawatur.events.whereabouts import choose_places
from tawatur.mentions.casualties import find_casualties
from tawatur.mentions.dates import DateMention, find_dateline, find_dates
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.lexicon import Hit, load_lexicon
from tawatur.mentions.parties import find_parties
from tawatur.mentions.places import find_places
from tawatur.mentions.registry import actors, publisher_id
from tawatur.model import CodedReport, Report
from tawatur.text import Document, read_document
from tawatur.text.language import READ
from tawatur.text.posts import find_posts


def code_report(report: Report, trace: Trace | None = None) -> CodedReport:
    """Code one report. Deterministic; needs no network and keeps no state.

    A report in a language that is not read, or without text, comes back with ``skipped`` saying so. A ``trace`` takes
    down how each event came about.
    """
    if not report.text.strip():
        return CodedReport(report, skipped="the text is empty")
    posts = find_posts(report.text)
    document = read_document(
        _without_posts(report.text, [(p.start, p.signature_end) for p in posts]), report.lang
    )
    if document.lang not in READ:
        return CodedReport(
            report,
            skipped=f"the language is {document.lang or 'not recognised'}, and only Arabic and English are read",
        )
    report = replace(report, lang=document.lang)
    embedded = [code_embedded(report, post, number, code_report) for number, post in enumerate(posts, 1)]
    hits = load_lexicon(document.lang).find(document)
    places = find_places(document, hits)
    dateline = find_dateline(document.norm, document.lang)
    published = report.day or (dateline.first if dateline else None)
    attributions = find_attributions(document, hits)
    credit = dateline_credit(document, hits)
    happenings, statements = _happenings(document, hits, places, published, dateline, attributions, trace)
    accounts = _Accounts(attributions, credit, publisher_id(report.publisher))
    assembly = Assembly(document, report, accounts, trace)
    return assembly.coded(happenings, statements, places, hits, embedded, posts)


class _Accounts:
    """The chains of attribution under which a stretch of the text stands."""

    def __init__(
        self, attributions: Sequence[Attribution], credit: Link | None, publisher: str | None
    ) -> None:
        self._attributions = attributions
        self._credit = credit
        self._publisher = publisher

    def chains(self, spans: Sequence[tuple[int, int]]) -> list[tuple[Link, ...]]:
        found: list[tuple[Link, ...]] = []
        for start, end in spans:
            for links in chains_for(start, end, self._attributions, self._credit):
                # an outlet that names itself is the publisher's own voice
                chain = tuple(link for link in links if link.source is None or link.source != self._publisher)
                if chain and chain not in found:
                    found.append(chain)
        if len(found) > 1 and self._credit is not None:
            found = [c for c in found if c != (self._credit,)] or found
        return found

    def claimant(self, spans: Sequence[tuple[int, int]]) -> Link | None:
        """Who claims responsibility for what one of the spans tells, where it is an actor of the registry."""
        for attribution in self._attributions:
            origin = attribution.chain[-1] if attribution.chain else None
            said = (
                origin is not None
                and origin.kind == "armed_group"
                and (origin.source or "").startswith("actor:")
            )
            if said and any(attribution.start <= s and e <= attribution.end for s, e in spans):
                return origin
        return None

    def denied(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether every telling of a happening stands within a denial."""
        return bool(spans) and all(
            any(a.kind == "denial" and a.start <= s and e <= a.end for a in self._attributions)
            for s, e in spans
        )


def _without_posts(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """The text with embedded posts blanked, so that offsets stay."""
    for start, end in ranges:
        text = text[:start] + "".join("\n" if c == "\n" else " " for c in text[start:end]) + text[end:]
    return text


def _happenings(
    document: Document,
    hits: Sequence[Hit],
    places: Sequence[PlaceFound],
    published: date | None,
    dateline: DateMention | None,
    attributions: Sequence[Attribution],
    trace: Trace | None,
) -> tuple[list[Telling], list[Telling]]:
    lang = document.lang or "en"
    named = {at for place in places if place.row.kind != "country" for at in range(place.start, place.end)}
    parties = [
        p
        for p in find_parties(document.norm, lang, hits, actors())
        if named.isdisjoint(range(p.start, p.end))
    ]
    scenes = make_scenes(document, hits, parties, places)
    political = has_cause(document.norm, parties)
    if trace is not None:
        trace.begin(document, scenes)
    told: list[tuple[Scene, list[Telling]]] = []
    statements: list[Telling] = []
    any_date = False
    for scene in scenes:
        _read_values(scene, published, (dateline.start, dateline.end) if dateline else None)
        any_date = any_date or bool(scene.dates)
        tellings = list(find_tellings(scene))
        statements += [t for t in tellings if t.sense in STATEMENTS]
        tellings = [t for t in sift(scene, tellings) if t.sense not in STATEMENTS]
        if not political:
            tellings = _kept(tellings, lambda t: not is_private(t), trace, PRIVATE)
        assign_casualties(scene, tellings)
        settle_sentence(scene, tellings)
        told.append((scene, split_places(scene, tellings)))
    fill_doers(told)
    happenings = merge_report([merge_sentence(tellings) for _, tellings in told])
    slots = {id(f.place): f.slot for scene in scenes for f in scene.fillers if f.place is not None}
    choose_places(document, happenings, places, slots, attributions)
    inherit(happenings, published, any_date)
    fill_opponents(happenings, parties)
    return _kept(happenings, says_enough, trace, TOO_LITTLE), statements


def _kept(
    tellings: list[Telling], keep: Callable[[Telling], bool], trace: Trace | None, why: str
) -> list[Telling]:
    if trace is None:
        return [t for t in tellings if keep(t)]
    found = []
    for telling in tellings:
        if keep(telling):
            found.append(telling)
        else:
            trace.drop(telling, why)
    return found


def _read_values(scene: Scene, published: date | None, dateline: tuple[int, int] | None) -> None:
    found = find_dates(scene.text, scene.lang, published, scene.start, scene.end)
    scene.dates = [d for d in found if not (dateline and dateline[0] <= d.start < dateline[1])]
    scene.casualties = find_casualties(scene.text, scene.lang, scene.start, scene.end)
