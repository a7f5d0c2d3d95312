"""The archive that X (Twitter) gives an account: tweets.js, each post a report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tawatur.intake.json_lines import parse_json
from tawatur.intake.passed_on import with_forward
from tawatur.intake.problem import Problem
from tawatur.intake.published import parse_published
from tawatur.intake.records import Origin, ReadOptions, build_report
from tawatur.model import Report

_OPENING = re.compile(r"\s*window\.YTD\.(?P<what>tweets?|community_tweet|note_tweet)\.part\d+\s*=\s*")
_RETWEET = re.compile(r"RT (@\w{1,20}): ")


def is_x_archive(text: str) -> bool:
    """Whether a script is the part of an account's archive that holds its posts."""
    return _OPENING.match(text[:200]) is not None


def read_x_archive(text: str, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read tweets.js; yields a report for each post with words.

    The file does not name its account: the publisher is the user's to give. A repost is headed by whom it is from.
    """
    opening = _OPENING.match(text)
    if opening is None:
        raise ValueError("no part of an X archive")
    try:
        rows = parse_json(text[opening.end() :].rstrip().rstrip(";"))
    except ValueError as error:
        yield origin.problem(f"the archive's part is no whole JSON ({error}); unpack the archive again")
        return
    nothing = True
    for row in rows if isinstance(rows, list) else ():
        post = _post(row)
        text_ = _words(post)
        if not text_.strip():
            continue
        nothing = False
        retweet = _RETWEET.match(text_)
        created = parse_published(_reordered(str(post.get("created_at") or "")))
        record: dict[str, object] = {
            "id": f"x:{post['id_str']}" if post.get("id_str") else None,
            "text": with_forward(text_[retweet.end() :], retweet[1]) if retweet else text_,
            "published": created or post.get("created_at"),
            "url": f"https://x.com/i/web/status/{post['id_str']}" if post.get("id_str") else None,
        }
        yield from build_report(
            record, origin, json.dumps(row, sort_keys=True).encode("ascii"), options.unmapped
        )
    if nothing:
        yield origin.problem("the archive's part holds no post with words; leave it out")


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
    for media in entities.get("media") or ():
        text = text.replace(media.get("url") or "\0", "")
    for sign, plain in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(sign, plain)
    return text.strip()


def _reordered(words: str) -> str:
    """ "Fri Nov 17 10:05:00 +0000 2023" in the order of mails: "Fri, 17 Nov 2023 10:05:00 +0000"."""
    parts = words.split()
    return f"{parts[0]}, {parts[2]} {parts[1]} {parts[5]} {parts[3]} {parts[4]}" if len(parts) == 6 else words
