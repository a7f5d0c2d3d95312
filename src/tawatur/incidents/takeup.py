"""Short forms that take up a source named before in a report: "the officials", "Abu Layla", "the ministry's statement".

What an event's own words call "the officials" may have been introduced with another event of the report; the whole
report is read here, since an account of the one event alone would not know who they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.incidents.descriptors import descriptor_key, is_bare
from tawatur.incidents.people import skeleton
from tawatur.model import Chain, CodedReport, Source


def taken_up(coded: CodedReport) -> dict[tuple[str, int], Chain]:
    """For chains of one short link the fuller chain before it, by the event's id and the chain's number."""
    spoken = sorted(_chains(coded), key=lambda row: row[2][-1].start)
    found: dict[tuple[str, int], Chain] = {}
    for n, (event, number, chain) in enumerate(spoken):
        if len(chain) == 1 and not _is_registered(chain[0]):
            before = [
                found.get((e, k), other) for e, k, other in spoken[:n] if other[-1].start < chain[0].start
            ]
            fuller = next((other for other in reversed(before) if _repeats(chain[0], other)), None)
            if fuller is not None:
                found[event, number] = fuller
    return found


def _chains(coded: CodedReport) -> Iterator[tuple[str, int, Chain]]:
    for event in (*coded.events, *coded.statements):
        for number, chain in enumerate(event.sources):
            if chain:
                yield event.id, number, chain


def _is_registered(source: Source) -> bool:
    return source.source is not None and not source.source.startswith("person:")


def _repeats(short: Source, chain: Chain) -> bool:
    last = chain[-1]
    if is_bare(short.text):
        return _is_registered(last) and last.kind != "expert"
    if short.anonymous:
        ours, theirs = set(descriptor_key(short.text)) - {"source"}, set(descriptor_key(last.text))
        fuller = len(theirs) > len(ours) or len(chain) > 1
        return (
            last.anonymous and fuller and ours <= theirs and (not ours or short.kind in (last.kind, "other"))
        )
    name = skeleton(short.text)
    return (
        len(name) == 1
        and not last.anonymous
        and not _is_registered(last)
        and name[0] in skeleton(last.text)[1:]
    )
