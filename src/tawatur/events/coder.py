"""The coder: a report in, its events out. Every stage up to here is called from this one place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from tawatur.claims import Attribution, credits_of, find_attributions
from tawatur.events.accounts import Accounts
from tawatur.events.arms import note_arms
from tawatur.events.assemble import Assembly
from tawatur.events.bystanders import happened_in, has_no_part, only_tells
from tawatur.events.days import date_items, inherit_days, settle_days
from tawatur.events.embedded import code_embedded
from tawatur.events.harm import assign_casualties
from tawatur.events.heads import Head, behind, find_head, name_type, told_by
from tawatur.events.led_to import join_harm
from tawatur.events.likely import SAYS_WHERE, Weigher
from tawatur.events.listed import split_places
from tawatur.events.lone import is_lone, kind_of, told
from tawatur.events.merge import merge_report
from tawatur.events.merge_sentence import merge_sentence
from tawatur.events.order import mark_order
from tawatur.events.proto import STATEMENTS, Telling
from tawatur.events.scene import Scene, make_scenes
from tawatur.events.sections import mark_sections
from tawatur.events.setting import (
    has_cause,
    is_of_accidents,
    is_out_of_place,
    is_private,
    mark_protests,
    tells_of_accident,
    tells_of_peace,
    tells_of_sport,
)
from tawatur.events.settle import settle_sentence
from tawatur.events.sides import fill_doers, fill_opponents, inherit_sides
from tawatur.events.sift import says_enough, sift
from tawatur.events.spans import mark_spans
from tawatur.events.tellings import find_tellings
from tawatur.events.totals import add_both_sides, add_further, assign_others, assign_untold, part_totals
from tawatur.events.trace import BACKGROUND, BY_ITS_WORDS, OUT_OF_PLACE, PRIVATE, TOO_LITTLE, Trace
from tawatur.events.types import resolve_type
from tawatur.events.whereabouts import choose_places
from tawatur.events.wording import Guesses
from tawatur.mentions.capitals import acting_capitals
from tawatur.mentions.dates import DateMention, find_dateline, find_day_written
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.lexicon import Hit, load_lexicon
from tawatur.mentions.parties import PartyFound, find_parties
from tawatur.mentions.places import find_places
from tawatur.mentions.registry import actors, publisher_id
from tawatur.model import CodedReport, Report
from tawatur.text import Document, read_document
from tawatur.text.keywords import find_keywords
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
    keywords = find_keywords(report.text)
    unread = [*((p.start, p.signature_end) for p in posts), *([keywords] if keywords else [])]
    text = _blanked(report.text, unread)
    head = find_head(text)
    document = read_document(
        text if head is None else _blanked(text, [(head.start, head.end + 1)]), report.lang
    )
    if head is not None:
        head, document = behind(head, document, text)
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
    if dateline is not None:
        dateline = find_dateline(document.norm, document.lang, published)
    published = find_day_written(document.norm, document.lang, published)
    attributions = find_attributions(document, hits)
    credits_ = credits_of(document, hits)
    happenings, statements = _happenings(
        document, hits, places, published, dateline, attributions, trace, head
    )
    if is_lone(report, document, hits) and (trace is None or trace.judged):
        kinds = {None, *told(document.norm, hits, happenings)}
        happenings = _kept(happenings, lambda h: kind_of(h) in kinds, trace, BACKGROUND)
    spans = {span: happening for happening in happenings for span in happening.spans}
    accounts = Accounts(document, attributions, credits_, publisher_id(report.publisher), spans, places)
    assembly = Assembly(document, report, accounts, trace)
    coded = assembly.coded(happenings, statements, places, hits, embedded, posts)
    return replace(coded, counted_from=published)


def _blanked(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """The text with what is not the article's own blanked, so that offsets stay: embedded posts, keywords."""
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
    head: Head | None,
) -> tuple[list[Telling], list[Telling]]:
    lang = document.lang or "en"
    capitals = acting_capitals(document.norm, lang, places)
    if capitals:
        starts = {p.start for p in capitals}
        places = [p for p in places if p.start not in starts]
    parties = _apart(
        find_parties(document.norm, lang, hits, actors()), [p for p in places if p.row.kind != "country"]
    )
    if capitals:
        parties = sorted([*_apart(parties, capitals), *capitals], key=lambda p: p.start)
    telling = [link for a in attributions for link in a.chain]
    parties = [
        p
        for p in parties
        if not (has_no_part(document.norm, p) or only_tells(document.norm, lang, p, telling))
    ]
    places = happened_in(document.norm, lang, places, parties)
    headed = -1 if head is None else document.sentence_at(head.end)
    guesses = Guesses(document, hits, parties)
    may_guess = trace is None or trace.judged
    wanted = [*(guesses.wordless() if may_guess else ()), *([headed] if head is not None else [])]
    scenes = make_scenes(document, hits, parties, places, wanted)
    political = has_cause(document.norm, parties)
    peaceful = lang == "ar" and tells_of_peace(document.norm, parties)
    accident = lang == "ar" and tells_of_accident(document.norm, parties)
    sport = tells_of_sport([k for s in scenes for _, _, k in s.contexts], parties)
    if trace is not None:
        trace.begin(document, scenes, guesses)
    found: list[tuple[Scene, list[Telling], bool]] = []
    statements: list[Telling] = []
    for scene in scenes:
        scene.published, scene.dateline = published, (dateline.start, dateline.end) if dateline else None
        tellings = list(find_tellings(scene))
        has_words = bool(tellings)
        statements += [t for t in tellings if t.sense in STATEMENTS]
        tellings = [t for t in sift(scene, tellings) if t.sense not in STATEMENTS]
        if not political:
            tellings = _kept(tellings, lambda t: not is_private(t), trace, PRIVATE)
        if peaceful:
            tellings = _kept(tellings, lambda t: not is_out_of_place(t), trace, OUT_OF_PLACE)
        if accident:
            tellings = _kept(tellings, lambda t: not is_of_accidents(t), trace, PRIVATE)
        if sport:
            tellings = _kept(tellings, lambda t: False, trace, OUT_OF_PLACE)
        if head is not None and scene.index == headed:
            tellings, has_words = told_by(scene, tellings, head), True
        found.append((scene, tellings, has_words))
    if may_guess and not sport and not any(tellings for _, tellings, _ in found):
        found = [(scene, guesses.told(scene), has_words) for scene, _, has_words in found]
    elif may_guess and not sport and not guesses.note:
        types = {resolve_type(t)[0] for _, tellings, _ in found for t in tellings}
        found = [(scene, tellings or guesses.untold(scene, types), has) for scene, tellings, has in found]
    told: list[tuple[Scene, list[Telling]]] = []
    worded: set[int] = set()  # sentences that tell of something, be it noise
    for scene, tellings, has_words in found:
        note_arms(scene, tellings)
        mark_order(scene, tellings)
        assign_casualties(scene, tellings)
        assign_others(tellings, scene.others)
        tellings = join_harm(scene, tellings, trace)
        if (has_words or tellings) and not (tellings and all(t.link for t in tellings)):
            worded.add(scene.index)
        settle_sentence(scene, tellings)
        settle_days(scene, tellings, published)
        mark_spans(scene, tellings)
        told.append((scene, split_places(scene, tellings)))
    date_items(told, published)
    fill_doers(told)
    mark_sections(told)
    happenings = merge_report([merge_sentence(tellings, trace) for _, tellings in told], trace)
    if head is not None:
        name_type(happenings, headed, head)
    if lang == "ar":
        mark_protests(happenings)
    add_both_sides(happenings, document.norm)
    add_further(happenings, document.norm)
    part_totals(happenings)
    assign_untold(happenings, document, worded)
    slots = {id(f.place): f.slot for scene in scenes for f in scene.fillers if f.place is not None}
    turns = [turn for scene in scenes for turn in scene.parts()]
    choose_places(document, happenings, places, slots, attributions, turns)
    inherit_days(happenings, scenes, published)
    inherit_sides(happenings)
    where = {
        f.start
        for scene in scenes
        for f in scene.fillers
        if f.slot in SAYS_WHERE and f.party is not None and f.party.class_ == "government"
    }
    fill_opponents(happenings, [p for p in parties if p.start not in where])
    happenings = _kept(happenings, says_enough, trace, TOO_LITTLE)
    if may_guess:
        told_of = {id(h) for h in guesses.settle(happenings)}
        happenings = _kept(happenings, lambda h: id(h) in told_of, trace, BY_ITS_WORDS)
    if happenings:
        speakers = ((link.start, link.end, a.kind) for a in attributions for link in a.chain)
        weigher = Weigher(happenings, scenes, document.norm, parties, speakers)
        for happening in happenings:
            weigher.fill(happening)
    return happenings, statements


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


def _apart(parties: Sequence[PartyFound], places: Sequence[PlaceFound | PartyFound]) -> list[PartyFound]:
    """The parties that share no letter with any of the places; both are in order, and neither overlap themselves."""
    ends = [place.end for place in places]
    found = []
    for party in parties:
        at = bisect_right(ends, party.start)
        if at == len(places) or places[at].start >= party.end:
            found.append(party)
    return found
