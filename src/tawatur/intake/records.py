"""From one record (fields by name) to one report, with what is wrong about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from types import MappingProxyType

from tawatur.intake.beside import Beside
from tawatur.intake.dates import address_clue, doubt, placed, weigh
from tawatur.intake.limits import MAX_TEXT_CHARACTERS
from tawatur.intake.mappings import Tables
from tawatur.intake.problem import Problem, shown
from tawatur.intake.published import parse_published
from tawatur.model import DateClue, Dating, Media, Report

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("text", "body", "content", "article"),
        "title": ("title", "headline"),
        "published": ("published", "date", "published_at", "pubdate"),
        "publisher": ("publisher", "source", "outlet", "site"),
        "url": ("url", "link"),
        "lang": ("lang", "language"),
        "id": ("id",),
        "author": ("author", "byline"),
    }
)
"""A report's fields, each with the names it is looked for under; the first that holds something is taken."""

_DATE_ADVICE = "give it as YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the input.

    ``published`` (a date as :func:`~tawatur.intake.published.parse_published` reads it), ``publisher`` and
    ``lang`` (ISO 639-1) hold for the reports that say nothing themselves. ``fields`` maps a field of a report
    to the name that it has in the input, as ``{"text": "body", "published": "meta.date"}``; a dot goes down
    into a nested object. ``tables`` gives the mapping of a table by its header, before ``fields``.

    Raises ValueError, with a sentence for the user, if ``published`` is no date or ``fields`` names no field.
    """

    published: str | None = None
    publisher: str | None = None
    lang: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    tables: Tables | None = None

    def __post_init__(self) -> None:
        if self.published is not None and parse_published(self.published) is None:
            raise ValueError(f"The publication date {shown(self.published)} is no date; {_DATE_ADVICE}.")
        for name in self.fields:
            if name not in FIELDS:
                raise ValueError(f"A report has no field {shown(name)}; map one of {', '.join(FIELDS)}.")

    def for_table(self, header: Sequence[str]) -> ReadOptions:
        """The same for a table of a header. Raises :class:`~tawatur.intake.mappings.ManyMappings`."""
        found = self.tables(header) if self.tables is not None else None
        return replace(self, fields=found) if found is not None else self

    @property
    def unmapped(self) -> ReadOptions:
        """The same without the mapping, for formats whose fields have no names."""
        return ReadOptions(self.published, self.publisher, self.lang)


@dataclass(frozen=True, slots=True)
class Capture:
    """How a page came over the network: its address, when, and when it last changed, as the server wrote it."""

    url: str | None = None
    at: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands: the source's name, the stem for ids (None for standard input), the line.

    ``capture`` is how it came over the network; ``beside`` gives the files that lie beside it.
    """

    source: str
    stem: str | None
    line: int | None = None
    capture: Capture = Capture()
    beside: Beside | None = None

    def problem(self, reason: str, *, fatal: bool = True) -> Problem:
        """A problem of this place."""
        return Problem(self.source, self.line, reason, fatal)

    def at(self, line: int | None) -> Origin:
        """The same source at another line."""
        return replace(self, line=line)


def origin_of(path: str) -> Origin:
    """The place that a path names; the stem is the file's name without its ending."""
    return Origin(path, PurePath(path).stem or path)


def build_report(
    record: Mapping[str, object],
    origin: Origin,
    raw: bytes,
    options: ReadOptions,
    *,
    number: int | None = None,
    clues: Sequence[DateClue] = (),
    machine: bool = False,
    media: Sequence[Media] = (),
) -> Iterator[Report | Problem]:
    """Make a report of a record's fields; yields warnings first and the report last, or one fatal problem.

    ``raw`` are the bytes that the report was taken from; their SHA-256 names the copy. ``number`` is the
    record's place in a file of several (a line, or a count from 1), None in a file that is one report. A
    record without an id is called by the file's stem, with ":" and the number where there is one; out of
    standard input, by the first 16 hexadecimal digits of the copy's SHA-256, since a stream has no name that
    would hold the next time. ``clues`` say when it was published, beside what the record and its address say;
    ``machine`` where times in UTC are the format's and not the publisher's (see ``dates``).
    """
    record = {
        name.strip().casefold(): value for name, value in record.items() if isinstance(name, str)
    } | dict(record)
    text = _find(record, "text", options)
    if text is not None and not isinstance(text, str):
        yield origin.problem(f"the text is {_kind(text)}, not a string; give the report's words as a string")
        return
    if text is None or not text.strip():
        yield origin.problem(
            'has no text; put the report\'s words under "text" or map the field that holds them'
        )
        return
    if len(text) > MAX_TEXT_CHARACTERS:
        yield origin.problem(
            f"the text is over {MAX_TEXT_CHARACTERS:,} characters long; split it into its reports"
        )
        return
    sound = _sound(text)
    if sound != text:
        yield origin.problem(
            "the text holds characters that are none (replaced one for one by U+FFFD)", fatal=False
        )
    values: dict[str, str | None] = {}
    for name in ("title", "published", "publisher", "url", "lang", "id", "author"):
        value = _find(record, name, options)
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            yield origin.problem(f'"{name}" is {_kind(value)}, not a string, and was left out', fatal=False)
            value = None
        values[name] = _sound(value).strip() or None if value is not None else None
    given = values["published"]
    if given and parse_published(given) is None:
        reason = f"the publication date {shown(given)} is no date and was left out; {_DATE_ADVICE}"
        yield origin.problem(reason, fatal=False)
    publisher = values["publisher"] or options.publisher
    url = values["url"] or origin.capture.url
    published, dating = _dated(given, clues, url, options)
    published, dating = placed(published, dating, publisher, url, machine=machine)
    if doubtful := doubt(published, dating):
        yield origin.problem(doubtful, fatal=False)
    digest = hashlib.sha256(raw).hexdigest()
    yield Report(
        id=values["id"] or _identifier(origin, number, digest),
        text=sound,
        title=values["title"],
        published=published,
        publisher=publisher,
        url=values["url"],
        lang=values["lang"] or options.lang,
        author=values["author"],
        raw_sha256=digest,
        dating=dating,
        media=tuple(media),
    )


def _dated(
    given: str | None, clues: Sequence[DateClue], url: str | None, options: ReadOptions
) -> tuple[str | None, Dating]:
    """The day or moment of publication: by the record and the clues, else the one that the user gives."""
    found = list(clues)
    if given and (value := parse_published(given)):
        found.append(DateClue("record", "published", given, value))
    if carried := address_clue(url):
        found.append(carried)
    user = parse_published(options.published) if options.published else None
    if user and not given and not any(clue.value and clue.kind != "header" for clue in found):
        found.append(DateClue("record", "given by the user", options.published or "", user))
    published, dating = weigh(found)
    # a record that alone says when it was published needs no account of that
    return published, dating if any(clue.where != "published" for clue in found) else Dating()


def _identifier(origin: Origin, number: int | None, digest: str) -> str:
    if origin.stem is None:
        return digest[:16]
    stem = _sound(origin.stem)
    return stem if number is None else f"{stem}:{number}"


def _find(record: Mapping[str, object], name: str, options: ReadOptions) -> object:
    """The value of a report's field, by its mapped name or the first usual name that holds something."""
    if name in options.fields:
        return _down(record, options.fields[name])
    for usual in FIELDS[name]:
        value = record.get(usual)
        if value is not None and value != "":
            return value
    return None


def _down(record: Mapping[str, object], path: str) -> object:
    if path in record or path.casefold() in record:
        return record.get(path, record.get(path.casefold()))
    value: object = record
    for step in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(step)
    return value


def _sound(words: str) -> str:
    # A lone surrogate is no character and a NUL ends a string in many stores: neither can be kept by a
    # database. One stands for one, so that offsets still count the characters that came in.
    return (
        "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in words)
        if _unsound(words)
        else words
    )


def _unsound(words: str) -> bool:
    if "\0" in words:
        return True
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return "a list" if isinstance(value, list) else "an object"
