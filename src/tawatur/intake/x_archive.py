"""The archive that X (Twitter) gives an account: data/tweets.js, each post a report, and whose it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from tawatur.intake.beside import NOT_INCLUDED, Beside, referenced
from tawatur.intake.json_lines import parse_json
from tawatur.intake.limits import MEGABYTE
from tawatur.intake.passed_on import with_forward
from tawatur.intake.problem import Problem
from tawatur.intake.published import parse_published
from tawatur.intake.records import Origin, ReadOptions, build_report
from tawatur.model import Media, Report

_OPENING = re.compile(r"\s*window\.YTD\.(?P<what>tweets?|community_tweet|note_tweet)\.part\d+\s*=\s*")
_ACCOUNT = re.compile(r"\s*window\.YTD\.account\.part\d+\s*=\s*")
_HANDLE = re.compile(r"\w{1,20}", re.ASCII)
_RETWEET = re.compile(r"RT (@\w{1,20}): ")


def is_x_archive(text: str) -> bool:
    """Whether a script is the part of an account's archive that holds its posts."""
    return _OPENING.match(text[:200]) is not None


def read_x_archive(text: str, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read tweets.js; yields a report for each post with words.

    Whose account it is stands in account.js beside it: the handle is the publisher, the name and the handle the author;
    without that file the publisher is the user's to give. A repost is headed by whom it is from.
    """
    opening = _OPENING.match(text)
    if opening is None:
        raise ValueError("no part of an X archive")
    try:
        rows = parse_json(text[opening.end() :].rstrip().rstrip(";"))
    except ValueError as error:
        yield origin.problem(f"the archive's part is no whole JSON ({error}); unpack the archive again")
        return
    name, handle = _account(origin.beside)
    nothing = True
    for row in rows if isinstance(rows, list) else ():
        post = _post(row)
        text_ = _words(post)
        if not text_.strip():
            continue
        nothing = False
        retweet = _RETWEET.match(text_)
        stamp = str(post.get("created_at") or post.get("createdAt") or "")
        number = post.get("id_str") or post.get("noteTweetId")
        record: dict[str, object] = {
            "id": f"x:{number}" if number else None,
            "text": with_forward(text_[retweet.end() :], retweet[1]) if retweet else text_,
            "published": parse_published(_reordered(stamp)) or stamp or None,
            "publisher": handle,
            "author": (f"{name} ({handle})" if name else handle) if handle else None,
            "url": f"https://x.com/{handle[1:] if handle else 'i/web'}/status/{number}" if number else None,
        }
        raw = json.dumps(row, sort_keys=True).encode("ascii")
        media = [_media(shown, str(number), origin.beside) for shown in _shown(post)]
        yield from build_report(record, origin, raw, options.unmapped, machine=True, media=media)
    if nothing:
        yield origin.problem("the archive's part holds no post with words; leave it out")


def _account(beside: Beside | None) -> tuple[str | None, str | None]:
    """The name and the handle of the account, None where account.js is not there or does not give them."""
    file = beside("account.js") if beside is not None else None
    if file is None:
        return None, None
    try:
        with file:
            text = file.read(MEGABYTE).decode("utf-8-sig")
        opening = _ACCOUNT.match(text)
        rows = parse_json(text[opening.end() :].rstrip().rstrip(";")) if opening else []
        account = rows[0]["account"]  # type: ignore[index]
        name, handle = account.get("accountDisplayName"), account.get("username")
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None, None
    return (
        " ".join(name.split()) or None if isinstance(name, str) else None,
        f"@{handle}" if isinstance(handle, str) and _HANDLE.fullmatch(handle) else None,
    )


def _shown(post: dict[str, Any]) -> list[dict[str, Any]]:
    """The pictures and films of a post."""
    entities = post.get("extended_entities") or post.get("entities") or {}
    return [m for m in entities.get("media") or () if isinstance(m, dict)]


def _media(shown: dict[str, Any], number: str, beside: Beside | None) -> Media:
    """A picture or film, which lies in tweets_media under the post's number and its own name."""
    variants = (shown.get("video_info") or {}).get("variants") or ()
    addresses = [v.get("url") for v in variants if isinstance(v, dict)]
    addresses.append(shown.get("media_url_https") or shown.get("media_url"))
    names = [PurePosixPath(urlsplit(a).path).name for a in addresses if isinstance(a, str)]
    found = Media(names[-1] if names else None, shown.get("type"), missing=NOT_INCLUDED)
    for name in names:
        media = referenced(f"tweets_media/{number}-{name}", shown.get("type"), beside)
        if media.sha256 is not None:
            return media
    return found


def _post(row: object) -> dict[str, Any]:
    if isinstance(row, dict):
        inner = next((row[k] for k in ("tweet", "noteTweet") if isinstance(row.get(k), dict)), row)
        return inner if isinstance(inner, dict) else {}
    return {}


def _words(post: dict[str, Any]) -> str:
    """A post's words with the addresses that its short links stand for; those of its own media are left out."""
    text = post.get("full_text") or post.get("text") or (post.get("core") or {}).get("text") or ""
    if not isinstance(text, str):
        return ""
    entities = post.get("entities") or {}
    for link in entities.get("urls") or ():
        if link.get("url") and link.get("expanded_url"):
            text = text.replace(link["url"], link["expanded_url"])
    for media in _shown(post):
        text = text.replace(media.get("url") or "\0", "")
    for sign, plain in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(sign, plain)
    return text.strip()


def _reordered(words: str) -> str:
    """ "Fri Nov 17 10:05:00 +0000 2023" in the order of mails: "Fri, 17 Nov 2023 10:05:00 +0000"."""
    parts = words.split()
    return f"{parts[0]}, {parts[2]} {parts[1]} {parts[5]} {parts[3]} {parts[4]}" if len(parts) == 6 else words
