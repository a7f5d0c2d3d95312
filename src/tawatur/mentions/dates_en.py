"""English date expressions of the normal form. Commas and apostrophes may be missing, as some archives drop them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from tawatur.mentions import date_values as values
from tawatur.mentions.calendar import calendar_words, safe_date, shift_days
from tawatur.mentions.date_grammar import Grammar, Parts, Rule
from tawatur.mentions.date_values import DateValue, Unit
from tawatur.mentions.numbers_en import NUMBER, NUMBER_WORDS, number_value
from tawatur.mentions.patterns import word_set

_WORDS = calendar_words("en")
_FULL_WEEKDAY = "(?:" + "|".join(w for w in _WORDS.weekdays if w.endswith("day")) + ")"
_ANY_WEEKDAY = "(?:" + "|".join(sorted(_WORDS.weekdays, key=len, reverse=True)) + r")\b"
_ANY_MONTH = "(?:" + "|".join(sorted(_WORDS.months, key=len, reverse=True)) + r")\b"
_FULL_MONTH = "(?:" + "|".join(w for w in _WORDS.months if len(w) > 4 or w in ("june", "july", "may")) + ")"
_SURE_MONTH = (
    "(?:" + "|".join(w for w in _WORDS.months if len(w) > 3 and w not in _WORDS.weak and w != "sept") + ")"
)
_CUED = ("march", "may", "august")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d|[.,]\d|:)"
_YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_PART_OF_DAY = r"(?: (?:early )?(?:morning|afternoon|evening|night|dawn|noon|midnight))?"
_EARLY = r"(?P<part>early|earlier|the beginning of|the start of|beginning of|start of|mid|the middle of|middle of|late|later|the end of|end of)[ -](?:in )?"
_WEEKDAY_LEAD = rf"(?:(?P<weekday>{_ANY_WEEKDAY})\.?{_PART_OF_DAY},? ?\(?(?:on )?(?:the )?)?"
# A number after a month is no day of it where it counts people: "in March 14 people were killed".
_NO_PEOPLE = (
    r"(?! (?:people|civilians?|persons?|others?|were (?:killed|wounded|injured|hurt|arrested)|members?|soldiers?|fighters?|rebels?|militants?|men|women|children|of"
    r"|(?:killed|wounded|injured)\b(?! (?:at least|up to|more than|over|about|some|around|nearly|dozens|scores|hundreds|many|several|an?|the"
    rf"|{NUMBER})\b)|dead|troops|policemen|bodies|strikes|attacks|air ?strikes|barrel)\b)"
)
_UNIT = r"(?P<unit>hour|day|week|month|year)s?\b"
_UNITS: dict[str, Unit] = {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year"}
_SEVERAL = r"several|a few|few|some|many|a couple of|couple of"

_PARTS = {
    "early": "early",
    "earlier": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "later": "late",
    "end": "late",
}
_WHEN = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "this": "this",
    "the same": "this",
    "next": "next",
    "coming": "next",
}


def _part(parts: Parts) -> str | None:
    words = parts.get("part", "").removeprefix("the ").split(" ")[0]
    return _PARTS.get(words)


def _weekday(parts: Parts, name: str = "weekday") -> int | None:
    return _WORDS.weekdays.get(parts.get(name, "")) if name in parts else None


def _int(parts: Parts, name: str) -> int | None:
    return int(parts[name]) if name in parts else None


def _day_month(parts: Parts, published: date | None) -> DateValue | None:
    when, year_when = _WHEN.get(parts.get("when", "")), _WHEN.get(parts.get("year_when", ""))
    return values.day_of_month(
        int(parts["day"]),
        _WORDS.months[parts["month"]],
        published,
        year=_int(parts, "year"),
        when=when,
        year_when=year_when,
        weekday=_weekday(parts),
    )


def _day_range(parts: Parts, published: date | None) -> DateValue | None:
    month, year = _WORDS.months[parts["month"]], _int(parts, "year")
    first = values.day_of_month(int(parts["first"]), month, published, year=year)
    last = values.day_of_month(int(parts["last"]), month, published, year=year)
    return values.until(first, last) if first and last else None


def _numeric(parts: Parts, published: date | None) -> DateValue | None:
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
    if "iso" in parts:
        return _exact(year, first, second)
    # Day first, as outside the United States; the other order where only that is a date, or only that is past.
    readings = [d for d in (safe_date(year, second, first), safe_date(year, first, second)) if d]
    past = [d for d in readings if published is None or d <= published]
    chosen = (past or readings)[:1]
    return values.single(chosen[0], "numeric", absolute=True) if chosen else None


def _exact(year: int, month: int, day: int) -> DateValue | None:
    found = safe_date(year, month, day)
    return values.single(found, "numeric", absolute=True) if found else None


def _night(parts: Parts, published: date | None) -> DateValue | None:
    return values.night_of(_weekday(parts, "first"), _weekday(parts, "second"), published)


def _weekday_range(parts: Parts, published: date | None) -> DateValue | None:
    if published is None:
        return None
    last = values.weekday_value(_WORDS.weekdays[parts["second"]], published)
    first = values.weekday_value(_WORDS.weekdays[parts["first"]], last.last if last else None)
    return values.until(first, last) if first and last else None


_RELATIVE = {
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "day before yesterday": -2,
}


def _relative(parts: Parts, published: date | None) -> DateValue | None:
    word = parts["word"]
    offset = _RELATIVE.get(word, 0)
    return values.relative_day(offset, _weekday(parts) if "weekday" in parts else None, published)


def _last_night(parts: Parts, published: date | None) -> DateValue | None:
    return values.night_of(None, None, published)


def _plain_weekday(parts: Parts, published: date | None) -> DateValue | None:
    when = _WHEN.get(parts.get("when", "")) or _WHEN.get(parts.get("after", ""))
    return values.weekday_value(
        _WORDS.weekdays[parts["weekday"]], published, when if when != "this" else None
    )


def _month(parts: Parts, published: date | None) -> DateValue | None:
    return values.month_value(
        _WORDS.months[parts["month"]],
        published,
        year=_int(parts, "year"),
        when=_WHEN.get(parts.get("when", "")),
        year_when=_WHEN.get(parts.get("year_when", "")),
        part=_part(parts),
    )


def _unit_phrase(parts: Parts, published: date | None) -> DateValue | None:
    when, unit = _WHEN[parts["when"]], parts["unit"]
    # "Earlier this week" leaves the whole of it so far; "early this month" is a part.
    part = None if parts.get("part") in ("earlier", "later") else _part(parts)
    if unit == "weekend":
        if published is None:
            return None
        saturday = values.weekday_value(5, published, "next" if when == "next" else None)
        return (
            DateValue(saturday.first, shift_days(saturday.first, 1), "days", "weekend") if saturday else None
        )
    return values.unit_value(_unit(unit), when, published, part)


def _unit(text: str) -> Unit:
    return _UNITS[text]


def _amount(parts: Parts) -> int | None:
    text = parts.get("count", "")
    if text in ("a", "an"):
        return 1
    return number_value(text) if text and not re.fullmatch(_SEVERAL, text) else None


def _ago(parts: Parts, published: date | None) -> DateValue | None:
    return values.ago_value(_amount(parts), _unit(parts["unit"]), published)


def _past(parts: Parts, published: date | None) -> DateValue | None:
    amount = _amount(parts)
    if "count" not in parts and not parts["plural"]:
        amount = 1
    return values.past_value(amount, _unit(parts["unit"]), published)


def _year(parts: Parts, published: date | None) -> DateValue | None:
    return values.year_value(int(parts["year"]), _part(parts), published)


def _ramadan(parts: Parts, published: date | None) -> DateValue | None:
    return values.hijri_day(_int(parts, "day"), _WORDS.hijri[parts["month"]], published)


_FEASTS = {"fitr": (1, 10), "adha": (10, 12)}
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 2}


def _feast(parts: Parts, published: date | None) -> DateValue | None:
    """A day of one of the two feasts: "the first day of Eid al-Fitr"."""
    day, month = _FEASTS[parts["feast"]]
    found = values.hijri_day(day, month, published)
    if found is None:
        return None
    first = found.first
    # the feast lasts three days, and sightings differ by one
    if "eve" in parts:
        return DateValue(shift_days(first, -1), first, "days", "feast")
    if "nth" not in parts:
        return DateValue(first, shift_days(first, 3), "days", "feast")
    begin = shift_days(first, _NTH[parts["nth"]])
    return DateValue(begin, shift_days(begin, 1), "days", "feast")


def _season(parts: Parts, published: date | None) -> DateValue | None:
    season = "autumn" if parts["season"] == "fall" else parts["season"]
    year = _int(parts, "year")
    if parts.get("when") == "last" and "of_year" in parts and published is not None:
        year = published.year - 1
    return values.season_value(season, published, year=year, when=_WHEN.get(parts.get("when", "")))


def _named_day(parts: Parts, published: date | None) -> DateValue | None:
    return values.single(date(2001, 9, 11), "named_day", absolute=True)


_RULES = [
    Rule("nine_eleven", "number", r"9/11(?!/|\d)", _named_day),
    Rule(
        "feast",
        "the nth feast",
        rf"(?:(?:the )?(?:(?P<nth>{'|'.join(_NTH)}) day of|(?P<eve>day before|eve of)) |(?<=\bon )|(?<=\bduring ))(?:the )?eid[ -](?:al|ul|el)[ -]?(?P<feast>fitr|adha)",
        _feast,
    ),
    Rule(
        "season",
        "season last the",
        rf"(?:(?P<when>last|this) (?P<season>spring|summer|autumn|winter|fall)|(?:the )?(?P<season2>spring|summer|autumn|winter|fall)(?: of| in)? (?P<year>{_YEAR})"
        r"|(?:the )?(?P<season3>spring|summer|autumn|winter) of (?P<of_year>)(?P<when3>last) year)",
        lambda parts, published: _season(
            {
                **parts,
                "season": parts.get("season") or parts.get("season2") or parts["season3"],
                "when": parts.get("when") or parts.get("when3", ""),
            },
            published,
        ),
    ),
    Rule("iso", "number", rf"(?P<iso>)(?P<year>{_YEAR})-(?P<first>\d\d)-(?P<second>\d\d)(?!\d)", _numeric),
    Rule(
        "numeric",
        "number",
        rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)(?P<year>{_YEAR})",
        _numeric,
    ),
    Rule(
        "night_into",
        "night",
        rf"(?:overnight|night)(?: of| on| from| between)?(?: (?P<first>{_FULL_WEEKDAY}))?(?: night)?"
        rf"(?: into| to| and|-| -)[ ]?(?:early )?(?P<second>{_FULL_WEEKDAY})",
        _night,
    ),
    Rule(
        "night_before",
        "weekday",
        rf"(?P<first>{_FULL_WEEKDAY})(?: night)? (?:overnight )?into (?:early )?(?P<second>{_FULL_WEEKDAY})",
        _night,
    ),
    Rule(
        "overnight_on",
        "night weekday",
        rf"overnight (?:on )?(?P<first>{_FULL_WEEKDAY})|(?P<second>{_FULL_WEEKDAY}) overnight",
        _night,
    ),
    Rule("overnight", "night", r"overnight", _night),
    Rule(
        "weekday_range",
        "range",
        rf"(?:from|between) (?P<first>{_FULL_WEEKDAY}) (?:to|and|until|through) (?P<second>{_FULL_WEEKDAY})",
        _weekday_range,
    ),
    Rule(
        "days_of_month",
        "range number",
        rf"(?:from |between )?(?P<first>{_DAY})(?:st|nd|rd|th)?(?: ?- ?| to | and | until )(?P<last>{_DAY})(?:st|nd|rd|th)?"
        rf"(?: of)? (?P<month>{_ANY_MONTH})\.?(?:,? (?P<year>{_YEAR}))?",
        _day_range,
    ),
    Rule(
        "month_days",
        "range month",
        rf"(?:from |between )?(?P<month>{_ANY_MONTH})\.? (?P<first>{_DAY})(?: ?- ?| to | and | until )(?P<last>{_DAY})"
        rf"{_NO_PEOPLE}(?:,? (?P<year>{_YEAR}))?",
        _day_range,
    ),
    Rule(
        "day_month",
        "weekday number",
        rf"{_WEEKDAY_LEAD}(?P<day>{_DAY})(?:st|nd|rd|th)?(?: of|-)? ?(?P<month>{_ANY_MONTH})\.?"
        rf"(?:(?:,|-)? ?(?P<year>{_YEAR})| (?:of )?(?P<year_when>last|this) year)?",
        _day_month,
    ),
    Rule(
        "month_day",
        "weekday month",
        rf"{_WEEKDAY_LEAD}(?P<month>{_ANY_MONTH})\.? (?P<day>{_DAY})(?:st|nd|rd|th)?{_NO_PEOPLE}"
        rf"(?:,? (?:(?:at )?\d\d?:\d\d(?::\d\d)?,? (?:[a-z]{{3,4}} )?)?(?P<year>{_YEAR})| (?:of )?(?P<year_when>last|this) year)?",
        _day_month,
    ),
    Rule(
        "relative",
        "relative",
        rf"(?P<word>the day before yesterday|day before yesterday|yesterday|(?<!russia )(?<!usa )today|tomorrow|tonight|this (?:morning|afternoon|evening))(?! show| programme)(?:,? (?P<weekday>{_FULL_WEEKDAY}))?",
        _relative,
    ),
    Rule("last_night", "last", r"last night", _last_night),
    Rule(
        "weekday",
        "weekday last",
        rf"(?:(?P<when>last|next|this past|past|this coming|this) )?(?P<weekday>{_FULL_WEEKDAY})"
        r"(?! (?:times|telegraph|mirror|express|mail|prayers?|market|agreement|night football|mosque|schools?))"
        r"(?: (?P<after>last|next)(?! (?:week|month|year)))?",
        _plain_weekday,
    ),
    # "Tuesdays attack", where a page lost its apostrophes; not "protest on Tuesdays"
    Rule(
        "weekday",
        "weekdays",
        rf"(?<!\bon )(?<!\band )(?<!\bor )(?<!,)(?P<weekday>{_FULL_WEEKDAY})s"
        r"(?= (?!(?:and|or|at|in|to|are|is|were|when|while|from|after|before|for|as|by|with|since|between|but|the|they|we)\b)\w)",
        _plain_weekday,
    ),
    Rule(
        "month_year",
        "part month",
        rf"(?:{_EARLY})?(?P<month>{_ANY_MONTH})\.?,? (?:of )?(?P<year>{_YEAR})",
        _month,
    ),
    Rule(
        "month_when",
        "part month",
        rf"(?:{_EARLY})?(?P<month>{_FULL_MONTH})(?: of)? (?P<year_when>last|this|next) year",
        _month,
    ),
    Rule("month_after", "last", rf"(?P<when>last|next|this) (?P<month>{_FULL_MONTH})", _month),
    Rule("month_part", "part", rf"{_EARLY}(?P<month>{_FULL_MONTH})(?! \d)", _month),
    # March, May and August are other words too: alone they need a cue before them.
    Rule(
        "month",
        "month",
        rf"(?P<month>{_SURE_MONTH}|(?:(?<=\bin )|(?<=\bsince )|(?<=\bduring ))(?:{'|'.join(_CUED)}))",
        _month,
    ),
    Rule(
        "ramadan",
        "the hijri",
        r"(?:the (?P<day>\d{1,2})(?:st|nd|rd|th)? (?:day )?of )?(?P<month>ramadan|ramadhan)",
        _ramadan,
    ),
    Rule(
        "unit",
        "part last",
        rf"(?:{_EARLY})?(?P<when>last|this|next|previous) (?P<unit>weekend|week|month|year)(?!s|\w)",
        _unit_phrase,
    ),
    Rule("ago", "count number", rf"(?:(?P<count>{_SEVERAL}|an?|{NUMBER})[ -])?{_UNIT} ago", _ago),
    Rule(
        "past",
        "past the",
        rf"(?:the )?(?:past|last|previous|recent)(?: (?P<count>{_SEVERAL}|{NUMBER}))? (?P<unit>hour|day|week|month|year)(?P<plural>s?)\b",
        _past,
    ),
    Rule(
        "year",
        "part number",
        rf"(?:{_EARLY}|(?<=\bin )|(?<=\bsince )|(?<=\bof )|(?<=\bduring )|(?<=\bfrom )|(?<=\buntil )|(?<=\bby ))(?P<year>{_YEAR})(?!-|/|:| ?%){_NO_PEOPLE}",
        _year,
    ),
]

_KINDS = {
    "weekday": _WORDS.weekdays,
    "weekdays": frozenset(f"{day}s" for day in _WORDS.weekdays if day.endswith("day")),
    "month": _WORDS.months,
    "hijri": _WORDS.hijri,
    "number": NUMBER_WORDS,
    "night": word_set("overnight night"),
    "range": word_set("from between"),
    "relative": word_set("the day yesterday today tomorrow tonight this"),
    "last": word_set("last next this past previous"),
    "past": word_set("past last previous recent"),
    "the": word_set("the"),
    "nth": word_set("first second third fourth last"),
    "feast": word_set("eid"),
    "season": word_set("spring summer autumn winter fall"),
    "part": word_set("the early earlier beginning start mid middle late later end"),
    "count": word_set(
        "several a an few some many couple hour day week month year hours days weeks months years"
    ),
}


@cache
def grammar() -> Grammar:
    """The English grammar, compiled at its first use."""
    return Grammar(_RULES, _KINDS, closing=r"(?!\w)", arabic=False)


SINCE = re.compile(r"(?:^|\W)(since(?: (?:early|late|the|at least|around))*)(?: on)? $")
"""What before a date makes it the start of a span."""

BEFORE = re.compile(
    r"(?:^|(?<=\W))((?:(?:the )?(?:early |late )?(?:hours|morning|evening|night|afternoon|dawn|middle) of|(?:very )?(?:early|late|earlier|later)"
    r"(?: on| in the morning(?: of)?)?|at dawn(?: on)?|at midnight(?: on)?|on|the night of|before dawn(?: on)?|morning)(?: on)?) $"
)
"""Words of the time of day before a date, which belong to its mention."""

AFTER = re.compile(r" (?:early |late )?(?:morning|afternoon|evening|night|dawn|midday|noon|midnight)\b")
"""Words of the time of day after a date."""

FALSE_BEFORE = re.compile(r"(?:^|\W)(?:good|black|bloody|ash|palm|easter|holy) $")
"""What before a date shows that it is a name: "Black Friday"."""

NAMED = re.compile(
    r"(?:^|\W)(?:revolution|uprising|bridge|square|street|movement|brigade|palace|hospital|university) of (?:the )?$"
)
"""What before a day and month without a year shows that they are a name: "the Bridge of 14 July"."""

FALSE_TODAY = re.compile(r"(?!)")
"""What before "today" alone shows that it is an outlet's name: the rule itself looks for that."""

DATED_TODAY = re.compile(rf"\b(?:yesterday|today|tomorrow),? {_FULL_WEEKDAY}\b")
"""A "yesterday", "today" or "tomorrow" with a weekday beside it."""

JOINTS = (
    re.compile(r"(?:^|\W)(?:from|between) $"),
    re.compile(r" (?:to|until|till|through|and) "),
    re.compile(r",? (?:and )?(?:until|till|up to|through) (?:\w+ )?"),
)
"""What opens a range of two dates, what stands between them, and what does so where "since" opens it."""

DATELINE_BEFORE = re.compile(
    r"(?:^|\n) ?\([a-z][a-z .'-]{2,30}, $|(?:^|\W)(?:afp|ap|dpa|upi|reuters|xinhua|agencies|date of publication|published|posted|updated|last updated|date|publication date)(?: on)?[: ]*$"
)
DATELINE_AFTER = re.compile(r",? ?(?:-|at|\|)? ?(?:\d{4}\b|\d{1,2}:\d\d)")
DATELINE_WORDS = re.compile(r"(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)\b")
"""What before or after a date, or how it begins, shows that it is the line that dates the report."""
