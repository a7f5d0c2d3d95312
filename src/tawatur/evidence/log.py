"""The log: entries in which each holds the digest of the one before, so that none can be changed, taken out or put in.

An entry's digest is the SHA-256 of its canonical JSON (RFC 8785 for what is used of it here: keys in order, no spaces,
no floating-point numbers) with the digest of the entry before. Whoever keeps a copy of the last digest, on paper or
stamped by somebody else, can show that the log up to there is what it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

GENESIS: Final = "0" * 64
"""What stands for the digest before the first entry."""

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done: its number from 1, the moment in UTC, who, what, and what with; and the two digests."""

    number: int
    at: str
    who: str
    what: str
    about: Json
    before: str
    digest: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that does not fit: where, and what is wrong, in one sentence."""

    where: str
    what: str


def canonical(value: object) -> bytes:
    """A value as JSON that is the same for the same value. Raises TypeError for a floating-point number."""
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def seal(number: int, at: str, who: str, what: str, about: Json, before: str) -> Entry:
    """The entry that follows the one whose digest is ``before``."""
    body = {"about": about, "at": at, "before": before, "number": number, "what": what, "who": who}
    return Entry(number, at, who, what, about, before, hashlib.sha256(canonical(body)).hexdigest())


def check_chain(entries: Iterable[Entry], expunged: Collection[int] = ()) -> Iterator[Flaw]:
    """What does not fit in a log, given in order: a changed entry, one taken out, one put in.

    Of the entries ``expunged``, by number, what they speak of is gone: they still hold their place by their digests.
    """
    before, expected = GENESIS, 1
    for entry in entries:
        where = f"log entry {entry.number}"
        if entry.number != expected:
            yield Flaw(where, f"entry {expected} is missing or out of place")
        elif entry.before != before:
            yield Flaw(where, "it does not follow from the entry before it")
        sealed = seal(entry.number, entry.at, entry.who, entry.what, entry.about, entry.before)
        if entry.number not in expunged and sealed.digest != entry.digest:
            yield Flaw(where, "it was changed after it was written")
        before, expected = entry.digest, entry.number + 1


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("the log holds no floating-point numbers")
    if isinstance(value, Mapping):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _refuse_floats(inner)
