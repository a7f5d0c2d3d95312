"""Dates: the spans of a text that say when, resolved to days against the day of publication.

In: the normal form of a text, its language and the day it was published. Out: ``DateMention`` objects with offsets of the
normal form. Without a publication day only dates that give their own year are resolved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from types import ModuleType

from tawatur.mentions import date_values, dates_ar, dates_en
from tawatur.mentions.date_values import DateValue, Precision

_LANGUAGES: dict[str, ModuleType] = {"ar": dates_ar, "en": dates_en}
_LOOK_BACK = 64  # characters
"""The longest words of a time of day or of what began then, with what may stand between."""
_WHAT = 2  # the group of what began
_DATELINE_ZONE = 200  # characters from the start of the text within which it may be dated
_WEEK = 7  # days
_AGENCY_ZONE = 400  # the same for a date right after an agency's name, behind a headline and its summary


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time: ``first`` to ``last``, both inclusive.

    ``rule`` says how the days were found; it is ``dateline`` where the expression dates the report, not an event.
    """

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    rule: str


def find_dates(
    norm: str, lang: str, published: date | None, start: int = 0, end: int | None = None
) -> list[DateMention]:
    """The dates of a stretch of the normal form, in order, none overlapping. Other languages than ar, en give none."""
    words = _LANGUAGES.get(lang)
    if words is None:
        return []
    stop = len(norm) if end is None else end
    found: list[tuple[int, int, DateValue]] = []
    for begin, finish, value in words.grammar().matches(norm, start, stop, published):
        floor = max(start, found[-1][1] if found else 0)
        before = norm[max(floor, begin - _LOOK_BACK) : begin]
        if words.FALSE_BEFORE.search(before):
            continue
        if (
            value.rule.startswith(("day_month", "hijri"))
            and not value.absolute
            and words.NAMED.search(before)
        ):
            continue
        if value.rule.startswith("relative") and " " not in norm[begin:finish]:
            if words.FALSE_TODAY.search(before):
                continue
        if found and (joined := _range(words, norm, found[-1], begin, value, start)) is not None:
            found[-1] = (found[-1][0], finish, joined)
            continue
        dateline = (
            value.absolute
            and value.rule != "named_day"
            and _is_dateline(words, norm, begin, finish, value)
            and not _opens_note(norm, begin, finish, value, published)
        )
        if dateline:
            value = DateValue(value.first, value.last, value.precision, "dateline", True)
        begin, finish, spread = _extended(words, norm, before, begin, finish, stop, value, published)
        found.append((begin, finish, spread))
    return [DateMention(b, f, v.first, v.last, v.precision, v.rule) for b, f, v in found]


def find_dateline(norm: str, lang: str, published: date | None = None) -> DateMention | None:
    """The date with a year near the start of a text that dates the report itself; None where there is none.

    Where the day of publication is known, the day that a note opens with is of what it tells: "30 January 2022: ...".
    """
    zone = min(len(norm), _AGENCY_ZONE + _LOOK_BACK)
    for mention in find_dates(norm, lang, published, 0, zone):
        if mention.rule == "dateline":
            return mention
    return None


def find_day_written(norm: str, lang: str, published: date | None) -> date | None:
    """The day from which a report counts "yesterday" and "today": that of publication, or the latest of the days before
    for which the weekdays that stand beside such words are right ("اليوم السبت" of what was published on a Monday).

    A newspaper may count a "yesterday" without weekday from its own day where it prints an agency's "today" as it was.
    """
    words = _LANGUAGES.get(lang)
    if published is None or words is None or words.DATED_TODAY.search(norm) is None:
        return published
    told = find_dates(norm, lang, published)
    if all(found.rule != date_values.OTHER_WEEKDAY for found in told):
        return published
    edited = any(found.rule == "relative" and found.first < published for found in told)
    # a newspaper may bear the day after the one under which it is stored, and no report is six days old
    back_by = [*range(2 if edited else 1, _WEEK - 1), -1]
    days = (published - timedelta(days=back) for back in back_by)
    return next((day for day in days if _fits(norm, lang, day)), published)


def _fits(norm: str, lang: str, day: date) -> bool:
    """Whether no weekday beside "yesterday" or "today" contradicts that a text was written on a day."""
    return all(found.rule != date_values.OTHER_WEEKDAY for found in find_dates(norm, lang, day))


def _extended(
    words: ModuleType,
    norm: str,
    before: str,
    begin: int,
    finish: int,
    stop: int,
    value: DateValue,
    published: date | None,
) -> tuple[int, int, DateValue]:
    """The mention with the words of the time of day around it; "since" makes it a span up to publication."""
    origin = begin - len(before)
    after = words.AFTER.match(norm, finish, stop)
    if after is not None:
        finish = after.end()
    for _ in range(2):
        time_of_day = words.BEFORE.search(norm[origin:begin])
        if time_of_day is not None:
            begin = origin + time_of_day.start(1)
    since = words.SINCE.search(norm[origin:begin])
    since_what = since is not None and since.lastindex == _WHAT  # "since the war began months ago"
    if since is not None and (
        value.rule not in ("past", "dateline", "ago") or (value.rule == "ago" and since_what)
    ):
        spread = date_values.since_value(value, published)
        if spread is not None:
            return origin + since.start(1), finish, spread
    return begin, finish, value


def _range(
    words: ModuleType,
    norm: str,
    previous: tuple[int, int, DateValue],
    begin: int,
    value: DateValue,
    start: int,
) -> DateValue | None:
    opening, joint, until_joint = words.JOINTS
    since = previous[2].rule.startswith("since:")
    if not (until_joint if since else joint).fullmatch(norm[previous[1] : begin]):
        return None
    if not since and not opening.search(norm[max(start, previous[0] - _LOOK_BACK) : previous[0]]):
        return None
    first = previous[2]
    if value.absolute and not first.absolute and first.rule.startswith("day_month"):
        # "From 7 July to 26 August 2014": the year stands once.
        first = date_values.in_year(first, value.first)
    return date_values.until(first, value)


_NOTE = re.compile(r"(?: ?\((?:as )?reported\))? ?: +(?=[^\W_])")


def _opens_note(norm: str, begin: int, finish: int, value: DateValue, published: date | None) -> bool:
    """Whether a date opens a text that goes on behind its colon, as notes and chronologies give the day of an event."""
    return (
        published is not None
        and value.last <= published
        and not norm[:begin].strip()
        and _NOTE.match(norm, finish) is not None
    )


def _is_dateline(words: ModuleType, norm: str, begin: int, finish: int, value: DateValue) -> bool:
    if begin > _AGENCY_ZONE or value.precision != "day":
        return False
    head = norm[:begin]
    if words.DATELINE_BEFORE.search(head):
        return True
    line = head[head.rfind("\n") + 1 :].strip()
    return begin <= _DATELINE_ZONE and bool(
        not line.strip(" -|:.")
        or words.DATELINE_WORDS.match(norm, begin)
        or words.DATELINE_AFTER.match(norm, finish)
    )
