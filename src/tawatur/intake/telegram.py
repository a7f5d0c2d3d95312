"""Telegram exports: the messages of a channel or of all chats, each a report, with what it was forwarded from.

The format is that of Telegram Desktop's "Export chat history": result.json, or messages.html with as many files as it
takes. A forwarded message opens with a line "Forwarded from NAME", as Telegram shows it, so that the chain of those who
pass it on starts there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from tawatur.intake.beside import NOT_INCLUDED, Beside, referenced
from tawatur.intake.passed_on import with_forward
from tawatur.intake.problem import Problem
from tawatur.intake.records import Origin, ReadOptions, build_report
from tawatur.model import Media, Report

_PUBLIC = re.compile(r"https?://t\.me/(?P<name>\w{4,40})", re.ASCII)
_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")


def is_telegram_json(value: object) -> bool:
    """Whether a JSON value is an export of one chat, or of an account with its list of chats."""
    return bool(_chats(value))


def _chats(value: object) -> list[Mapping[str, Any]]:
    if not isinstance(value, dict):
        return []
    lists = [value.get(name) for name in ("chats", "left_chats")]
    chats = [
        c for held in lists if isinstance(held, dict) for c in held.get("list") or () if isinstance(c, dict)
    ]
    chats = chats or [value]
    return [c for c in chats if isinstance(c.get("messages"), list) and "type" in c and "id" in c]


def read_telegram_json(value: object, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read an export in JSON; yields a report for each message with words, a problem for each that is broken.

    The publisher is the chat's name, the author the signature of a post or, in a group, nobody: members of groups are
    private. The moment is the one of sending. Service messages and media without a caption are passed by; those with
    one are referenced.
    """
    nothing = True
    for chat in _chats(value):
        name = str(chat.get("name") or "").strip()
        public = "channel" in str(chat.get("type"))
        for message in chat["messages"]:
            if not isinstance(message, dict):
                yield origin.problem(f"a message of {name or 'the export'} is no object; export it again")
                continue
            text = _words(message.get("text"))
            if message.get("type") != "message" or not text.strip():
                continue
            nothing = False
            record = {
                "id": f"telegram:{chat['id']}:{message.get('id')}",
                "text": with_forward(text, _words(message.get("forwarded_from"))),
                "published": _moment(message),
                "publisher": name or None,
                "author": message.get("author") if public else None,
            }
            raw = json.dumps(message, sort_keys=True, separators=(",", ":")).encode("ascii")
            media = _media(message, origin.beside)
            yield from build_report(record, origin, raw, options.unmapped, machine=True, media=media)
    if nothing:
        yield origin.problem("the export holds no message with words; export the chat with its text")


def _words(text: object) -> str:
    """A message's text: a string, or a list of strings and of objects with a "text" of their own."""
    if isinstance(text, list):
        return "".join(_words(piece) for piece in text)
    if isinstance(text, dict):
        return _words(text.get("text"))
    return text if isinstance(text, str) else ""


def _media(message: Mapping[str, Any], beside: Beside | None) -> list[Media]:
    """The photo or the file of a message; the small pictures that Telegram makes of them are none."""
    found = []
    for key in ("photo", "file"):
        path = message.get(key)
        if not isinstance(path, str) or not path:
            continue
        kind = message.get("mime_type") or message.get("media_type") or key
        if path.startswith("("):  # "(File not included. Change data exporting settings to download.)"
            found.append(Media(message.get("file_name") or None, str(kind), missing=NOT_INCLUDED))
        else:
            found.append(referenced(path, str(kind), beside))
    return found


def _moment(message: Mapping[str, Any]) -> str | None:
    try:
        return datetime.fromtimestamp(int(message["date_unixtime"]), UTC).isoformat()
    except (KeyError, ValueError, TypeError, OverflowError, OSError):
        date = message.get("date")
        return date if isinstance(date, str) else None


def is_telegram_page(page: str) -> bool:
    """Whether a page is one of an export in HTML."""
    head = page[:20_000]
    return 'class="page_wrap"' in head and ('class="history"' in page or "message default" in page)


def read_telegram_page(page: str, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read one page of an export in HTML; yields a report for each message with words.

    The export names its chat in its heading alone; who writes in a group is not kept.
    """
    import lxml.html  # pages of an export are rare

    tree = lxml.html.fromstring(page)
    heading = _line(_first(tree, "text bold"))
    nothing = True
    for message in tree.find_class("message"):
        body = _first(message, "text")
        if "default" not in (message.get("class") or "").split() or body is None:
            continue
        forwarded = message.find_class("forwarded")
        name = _FORWARD_DATE.sub("", _line(_first(forwarded[0], "from_name"))) if forwarded else ""
        text = _lines(_first(forwarded[0], "text") if forwarded else body)
        if not text.strip():
            continue
        nothing = False
        stamp = next((d.get("title") or "" for d in message.find_class("date") if d.get("title")), "")
        number = (message.get("id") or "").removeprefix("message")
        record = {
            "id": f"telegram:{heading or origin.stem}:{number}" if number else None,
            "text": with_forward(text, name),
            "published": _stamped(stamp),
            "publisher": heading or None,
        }
        raw = lxml.html.tostring(message)
        media = _shown_media(message, origin.beside)
        yield from build_report(record, origin, raw, options.unmapped, machine=True, media=media)
    if nothing:
        yield origin.problem(
            "the page of the export holds no message with words; export the chat with its text"
        )


def _shown_media(message: Any, beside: Beside | None) -> list[Media]:
    """The files of a message: a link to each that is in the export, a box with a name for each that is not."""
    found = []
    for wrap in message.find_class("media_wrap"):
        links = [a.get("href") for a in wrap.iter("a") if a.get("href")]
        found += [referenced(unquote(href), None, beside) for href in dict.fromkeys(links) if ":" not in href]
        for box in wrap.find_class("media"):
            said = _line(_first(box, "status"))
            if box.tag != "a" and said.startswith("Not included"):
                found.append(Media(None, _line(_first(box, "title")).lower() or None, missing=NOT_INCLUDED))
    return found


_FORWARD_DATE = re.compile(r"\s*\d\d\.\d\d\.\d{4}(?: \d\d:\d\d(?::\d\d)?)?\s*$")


def _first(element: Any, classes: str) -> Any:
    """The first element within one that has all of some classes."""
    wanted = set(classes.split())
    return next(
        (e for e in element.find_class(classes.split()[0]) if wanted <= set((e.get("class") or "").split())),
        None,
    )


def _line(element: Any) -> str:
    return " ".join(element.text_content().split()) if element is not None else ""


def _lines(element: Any) -> str:
    for gap in element.iter("br"):
        gap.tail = "\n" + (gap.tail or "")
    return "\n".join(" ".join(line.split()) for line in element.text_content().strip().split("\n"))


def _stamped(words: str) -> str | None:
    """The moment in a message's title: 17.11.2023 10:05:12 UTC+03:00."""
    found = _DATE.match(words)
    if not found:
        return None
    day, month, year, clock, zone = found.groups()
    moment = f"{year}-{month}-{day}T{clock}{zone or ''}"
    try:
        return datetime.fromisoformat(moment).isoformat()
    except ValueError:
        return None
