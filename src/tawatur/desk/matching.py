"""Which event of a new coding is which of an old one of the same report, so that what people decided can follow.

Two events are the same where the same words set them off: the first mention of both, else any. Failing that, where
their class is one, their days and places do not exclude each other, and their words overlap. Every event has one match
at most; the surest pairs are taken first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.model import Event, Span

_Words = tuple[int, int] | str


def match_events(old: Sequence[Event], new: Sequence[Event], same_text: bool = True) -> dict[str, str]:
    """The ids of old events with those of the new ones that they are; what has no match is left out.

    Where the text was read anew (``same_text`` is false) offsets say nothing, and mentions are compared by their words.
    """
    pairs = [
        (score, number, other)
        for number, before in enumerate(old)
        for other, after in enumerate(new)
        if (score := _score(before, after, same_text)) is not None
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, number, other in sorted(pairs, key=lambda pair: (_reversed(pair[0]), pair[1], pair[2])):
        ours, theirs = old[number].id, new[other].id
        if ours not in found and theirs not in taken:
            found[ours] = theirs
            taken.add(theirs)
    return found


def _score(old: Event, new: Event, same_text: bool) -> tuple[int, ...] | None:
    """How surely two events are one, greater is surer; None where they are not."""
    ours, theirs = _mentions(old, same_text), _mentions(new, same_text)
    first = bool(ours and theirs and ours[0] == theirs[0])
    shared = len(set(ours) & set(theirs))
    class_, type_ = old.class_ == new.class_, old.type == new.type
    day, place = _day(old, new), _place(old, new)
    overlap = _overlap(old.mentions, new.mentions, same_text)
    if not shared and not (class_ and day >= 0 and place >= 0 and overlap):
        return None
    return first, bool(shared), class_, place, day, type_, shared, overlap, old.id == new.id


def _reversed(score: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(-part for part in score)


def _mentions(event: Event, same_text: bool) -> list[_Words]:
    return [(span.start, span.end) if same_text else span.text for span in event.mentions]


def _day(old: Event, new: Event) -> int:
    """1 where both name days that may be one, 0 where one names none, -1 where they exclude each other."""
    if old.date is None or new.date is None:
        return 0
    return 1 if old.date.start <= new.date.end and new.date.start <= old.date.end else -1


def _place(old: Event, new: Event) -> int:
    """1 for one place, 0 where one event has none, -1 for two places."""
    if old.place is None or new.place is None:
        return 0
    return 1 if old.place.id == new.place.id else -1


def _overlap(old: Sequence[Span], new: Sequence[Span], same_text: bool) -> int:
    """How many characters, or words where the text is another, the mentions have in common."""
    if same_text:
        return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in old for b in new)
    return len(set(_split(old)) & set(_split(new)))


def _split(spans: Sequence[Span]) -> Iterator[str]:
    for span in spans:
        yield from span.text.split()
