"""WhatsApp chat exports (.txt): every message with words is a report.

Members of a chat are private people: their names and numbers are not kept. Each is called "member 1", "member 2", in
the order in which they first write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from tawatur.intake.beside import NOT_INCLUDED, Beside, referenced
from tawatur.intake.problem import Problem
from tawatur.intake.records import Origin, ReadOptions, build_report
from tawatur.model import Media, Report

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# iPhones write "[17/11/2023, 10:05:12] Name: words", Androids "17/11/2023, 10:05 - Name: words"
_LINE = re.compile(
    r"\[?(?P<a>\d{1,4})[./-](?P<b>\d{1,2})[./-](?P<c>\d{2,4})[,،]? (?P<clock>\d{1,2}:\d{2}(?::\d{2})?)"
    r"(?:[ \u202f\u00a0]?(?P<half>[AaPp]\.?[Mm]\.?|ص|م))?(?:\]| -) (?:(?P<who>[^:]{1,80}): )?(?P<words>.*)",
    re.DOTALL,
)
_MEDIA = re.compile(
    r"<[^<>]{3,60}>|(?:image|video|audio|sticker|document|GIF|Contact card) omitted|تم (?:استبعاد|حذف) .{0,40}"
    r"|.{0,80}(?:end-to-end encrypted|مشفرة تمام|التشفير التام).*|This message was deleted|You deleted this message",
    re.IGNORECASE,
)
# "<attached: 00000012-PHOTO.jpg>" of iPhones, "IMG-20231115-WA0001.jpg (file attached)" of Androids, in any language
_ATTACHED = re.compile(
    r"<[^<>:]{2,20}: (?P<iphone>[^<>/\\:]{1,150}\.\w{2,5})>|(?P<android>[^/\\:]{1,150}\.\w{2,5}) \([^()]{3,40}\)"
)
_OMITTED = re.compile(
    r"<?(?:(?P<what>image|video|audio|sticker|document|GIF|Contact card|Media) omitted|تم استبعاد (?P<ar>.{0,40}?))>?",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:WhatsApp Chat with |WhatsApp Chat - |دردشة واتساب مع |محادثة واتساب مع )(?P<name>.+)"
)


@dataclass(slots=True)
class _Message:
    parts: tuple[int, int, int]
    clock: str
    half: str
    who: str | None
    lines: list[str]


def is_whatsapp(text: str) -> bool:
    """Whether a text is a chat export: its first lines open with a stamp and two of the first five do."""
    lines = [line for line in text[:4000].splitlines() if line.strip()][:5]
    stamped = [_stamp(_bare(line)) is not None for line in lines]
    return bool(stamped) and stamped[0] and (sum(stamped) >= 2 or len(lines) == 1)


def read_whatsapp(text: str, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read a chat export; yields a report for each message with words, after a warning where days are in doubt.

    The publisher is the chat, named by the file. Days are read as day/month/year, or month/day/year where the whole
    chat allows only that; times are the phone's and have no zone.
    """
    messages = list(_messages(text))
    month_first = _month_first(messages)
    if month_first is None:
        yield origin.problem(
            "the chat does not tell days from months (every day is 12 or less); they were read as day/month/year",
            fatal=False,
        )
    group = _GROUP.match(_name(origin))
    members: dict[str, str] = {}
    nothing = True
    for number, message in enumerate(messages, 1):
        media, lines = _parted(message.lines, origin.beside)
        words = "\n".join(lines).strip()
        if message.who is None or not words or _MEDIA.fullmatch(words):
            continue
        nothing = False
        member = members.setdefault(message.who, f"member {len(members) + 1}")
        record: dict[str, object] = {
            "text": words,
            "published": _moment(message, bool(month_first)),
            "publisher": (group["name"] if group else None) or options.publisher or _name(origin),
            "author": member,
        }
        yield from build_report(
            record,
            origin,
            f"{number}\n{words}".encode("utf-8", "surrogatepass"),
            options.unmapped,
            number=number,
            media=media,
        )
    if nothing:
        yield origin.problem("the chat holds no message with words; export it again")


def _name(origin: Origin) -> str:
    """What the chat is called: the file's name; iPhones pack it as _chat.txt in an archive with the chat's name."""
    archive = origin.source.rpartition(": ")[0]
    return PurePath(archive).stem if origin.stem == "_chat" and archive else origin.stem or ""


def _parted(lines: list[str], beside: Beside | None) -> tuple[list[Media], list[str]]:
    """The files that a message carries, and its other lines."""
    media: list[Media] = []
    words: list[str] = []
    for line in lines:
        bare = _bare(line).strip()
        attached, omitted = _ATTACHED.fullmatch(bare), _OMITTED.fullmatch(bare)
        if attached:
            media.append(referenced(attached["iphone"] or attached["android"], None, beside))
        elif omitted:
            media.append(Media(None, (omitted["what"] or omitted["ar"]).lower(), missing=NOT_INCLUDED))
        else:
            words.append(line)
    return media, words


def _bare(line: str) -> str:
    """A line without marks of direction."""
    return _MARKS.sub("", line)


def _stamp(bare: str) -> re.Match[str] | None:
    return _LINE.match(bare.translate(_DIGITS))


def _messages(text: str) -> Iterator[_Message]:
    current: _Message | None = None
    for line in text.splitlines():
        bare = _bare(line)
        found = _stamp(bare)
        if found:
            if current is not None:
                yield current
            at = found.start("words")
            parts = int(found["a"]), int(found["b"]), int(found["c"])
            current = _Message(parts, found["clock"], found["half"] or "", found["who"], [bare[at:]])
        elif current is not None:
            current.lines.append(line)
    if current is not None:
        yield current


def _month_first(messages: list[_Message]) -> bool | None:
    """Whether days are written month first; None where nothing tells."""
    firsts, seconds = [m.parts[0] for m in messages], [m.parts[1] for m in messages]
    if any(a > 12 for a in firsts):
        return False
    if any(b > 12 for b in seconds):
        return True
    return None


def _moment(message: _Message, month_first: bool) -> str | None:
    a, b, c = message.parts
    year, month, day = (a, b, c) if a > 31 else (c, a, b) if month_first else (c, b, a)
    hour, minute, second = (*(int(p) for p in message.clock.split(":")), 0)[:3]
    half = message.half.lower()[:1]
    if half in ("p", "م") and hour < 12:
        hour += 12
    elif half in ("a", "ص") and hour == 12:
        hour = 0
    try:
        return datetime(year + 2000 if year < 100 else year, month, day, hour, minute, second).isoformat()
    except ValueError:
        return None
