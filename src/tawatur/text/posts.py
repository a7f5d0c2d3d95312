"""Posts embedded in an article: found by the signature that embeds carry.

The published form of an embedded post on X ends in a line "— Name (@handle) November 17, 2023"; HTML intake writes
other platforms' embeds the same way. The post is the run of lines before the signature that belongs to it: in another
script than the article's, the lines in that script; in the article's own, the lines since the last blank one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tawatur.text.normalise import fold

_BIDI = r"[ \t\u200e\u200f\u202a-\u202e\u2066-\u2069]*"
_SIGNATURE = re.compile(
    rf"^{_BIDI}[—–-]{{1,2}}{_BIDI}(?P<name>[^\n(@]{{2,60}}?){_BIDI}\({_BIDI}(?P<handle>@\w{{2,30}}){_BIDI}\)"
    r"[ \t]*(?P<date>[^\n]{0,40})$",
    re.MULTILINE,
)
_ARABIC = re.compile(r"[\u0620-\u06ff]")
_LATIN = re.compile(r"[A-Za-z]")
_MONTHS = (
    ("jan", "يناير", "كانون الثاني"),
    ("feb", "فبراير", "شباط"),
    ("mar", "مارس", "اذار"),
    ("apr", "ابريل", "نيسان"),
    ("may", "مايو", "ايار"),
    ("jun", "يونيو", "حزيران"),
    ("jul", "يوليو", "تموز"),
    ("aug", "اغسطس", "اب"),
    ("sep", "سبتمبر", "ايلول"),
    ("oct", "اكتوبر", "تشرين الاول"),
    ("nov", "نوفمبر", "تشرين الثاني"),
    ("dec", "ديسمبر", "كانون الاول"),
)
_NUMERIC_DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)")
_MONTH_FIRST = re.compile(r"([^\W\d_]{2,})\.? (\d{1,2})[,،]? (\d{4})")
_DAY_FIRST = re.compile(r"\b(\d{1,2}) ([^\W\d_]{2,}(?: [^\W\d_]+)?)\.?[,،]? (\d{4})")
# A text of this length at most that ends in a signature is a post by itself: X's limit.
_ONE_POST = 280


@dataclass(frozen=True, slots=True)
class Post:
    """Where a post stands in a text, without and with its signature line, and who signed it when."""

    start: int
    end: int
    signature_end: int
    name_start: int
    name_end: int
    handle: str
    published: str | None


def find_posts(text: str) -> list[Post]:
    """The posts embedded in an article's text, in order; offsets count characters of the text.

    A text that is nothing but a signed post holds no embedded one. ``published`` is an ISO 8601 day.
    """
    posts: list[Post] = []
    article = ""
    floor = 0
    for signature in _SIGNATURE.finditer(text):
        after = text[signature.end() :]
        start = _start_of_post(text, floor, signature.start(), article, after)
        article += text[floor:start]
        if start < signature.start() and (text[:start].strip() or after.strip()):
            end = len(text[: signature.start()].rstrip())
            name = signature.span("name")
            day = _iso_day(signature["date"])
            posts.append(Post(start, end, signature.end(), *name, signature["handle"], day))
        floor = signature.end()
    return posts


def _start_of_post(text: str, floor: int, end: int, article: str, after: str) -> int:
    """Where the post begins that is signed at ``end``; ``end`` where no line stands above the signature."""
    lines = [(m.start() + floor, m.group()) for m in re.finditer(r"[^\n]*(?:\n|$)", text[floor:end])]
    if floor:
        del lines[0]  # what follows the signature of the post before, on its own line
    while lines and not lines[-1][1].strip():
        lines.pop()
    if not lines:
        return end
    script = _script(lines[-1][1])
    first = len(lines) - 1
    while first and _script(lines[first - 1][1]) in (script, None):
        first -= 1
    outside = _script(article + text[floor : lines[first][0]] + after)
    if outside in (script, None):
        blank = next((i for i in range(len(lines) - 1, first - 1, -1) if not lines[i][1].strip()), None)
        if blank is not None:
            first = blank + 1
        elif first or floor or after.strip() or end > _ONE_POST:
            first = len(lines) - 1
    return next(position for position, line in lines[first:] if line.strip())


def _script(line: str) -> str | None:
    arabic, latin = len(_ARABIC.findall(line)), len(_LATIN.findall(line))
    if not arabic and not latin:
        return None
    return "ar" if arabic >= latin else "en"


def _iso_day(words: str) -> str | None:
    words = fold(words)
    if found := _NUMERIC_DATE.search(words):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := _MONTH_FIRST.search(words):
        year, month, day = int(found[3]), _month(found[1]), int(found[2])
    elif found := _DAY_FIRST.search(words):
        year, month, day = int(found[3]), _month(found[2]), int(found[1])
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month by its name, 0 where it is none: in English its first letters tell."""
    return next((i for i, (short, *names) in enumerate(_MONTHS, 1) if name[:3] == short or name in names), 0)
