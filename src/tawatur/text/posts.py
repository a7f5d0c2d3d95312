"""Posts embedded in an article: found by the signature that embeds carry.

The published form of an embedded post on X ends in a line "— Name (@handle) November 17, 2023"; HTML intake writes other
platforms' embeds the same way. The post is the run of lines before the signature that belongs to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGNATURE = re.compile(
    r"^[ \t]*[—–-]{1,2}[ \t]*(?P<name>[^\n(@]{2,60}?)[ \t]*\((?P<handle>@\w{2,30})\)[ \t]*(?P<date>[^\n]{0,40})$", re.MULTILINE
)
_ARABIC = re.compile(r"[\u0620-\u06ff]")
_LATIN = re.compile(r"[A-Za-z]")
_MONTHS = "january february march april may june july august september october november december".split()
_DATE = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}), (\d{4})|(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4})|(\d{4})-(\d\d)-(\d\d)")


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

    A text that is nothing but a signed post holds no embedded one.
    """
    posts: list[Post] = []
    floor = 0
    for signature in _SIGNATURE.finditer(text):
        start = _start_of_post(text, floor, signature.start())
        if start < signature.start() and (text[:start].strip() or text[signature.end() :].strip()):
            posts.append(
                Post(
                    start,
                    len(text[: signature.start()].rstrip()),
                    signature.end(),
                    *signature.span("name"),
                    signature["handle"],
                    _iso_date(signature["date"]),
                )
            )
        floor = signature.end()
    return posts


def _start_of_post(text: str, floor: int, end: int) -> int:
    """Walk back over the lines in the script of the line above the signature; in the article's own script, one line."""
    lines = [(m.start() + floor, m.group()) for m in re.finditer(r"[^\n]+", text[floor:end])]
    if not lines:
        return end
    script = _script(lines[-1][1])
    article = _script(text[:floor] + text[end:])
    start = lines[-1][0]
    for position, line in reversed(lines[:-1]):
        own = _script(line)
        if own not in (script, None) or (own == article and script == article):
            break
        start = position
    return start


def _script(line: str) -> str | None:
    arabic, latin = len(_ARABIC.findall(line)), len(_LATIN.findall(line))
    if not arabic and not latin:
        return None
    return "ar" if arabic >= latin else "en"


def _iso_date(words: str) -> str | None:
    found = _DATE.search(words)
    if not found:
        return None
    if found[9]:
        year, month, day = int(found[7]), int(found[8]), int(found[9])
    else:
        name, number, year_text = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        month = next((i for i, m in enumerate(_MONTHS, 1) if m.startswith(name.lower()[:3])), 0)
        year, day = int(year_text), int(number)
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None
