"""What a news site puts under an article: its keywords, which tell of nothing, and the titles of other reports."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 25  # words
_TAIL: Final = 400  # characters of a text in which its keywords may begin
_LABEL: Final = re.compile(
    r"(?:(?<=[.!?؟»”\"…:])[ \t\u00a0]*|(?:\A|\n)\s*|[ \t]\u00a0\s*)"
    r"(?P<words>(?:سمات|(?:ال)?وسوم|(?:ال)?كلمات (?:ال)?(?:مفتاحية|دلالية|دليلية)|(?i:tags|keywords|key words))"
    r"(?:[ \t]*:)?[ \t\u00a0]+[^.!?؟\n]+)\s*\Z"
)


def find_keywords(text: str) -> tuple[int, int] | None:
    """Where the keywords under an article stand, as offsets of its text, with their label; None where it has none.

    They are the last line, or what follows the last sentence, and no sentence themselves: "سمات اليمن عدن الحوثيون".
    """
    found = _LABEL.search(text, max(0, len(text) - _TAIL))
    if found is None or len(found["words"].split()) > _LONGEST:
        return None
    return found.span("words")


RELATED: Final = re.compile(
    r"(?:\.\.\.|…|!)\s*\d*\s*(?:topic\s[^.]{1,90}\s)?related\s+(?=\w)"
    r"|\brelated (?:news|stor(?:y|ies)|articles?|links|topics|coverage|content|posts|reports)\b"
    r"(?! (?:about|on|of|that|to)\b)"
    r"|\bcategory news\b"
)
"""What English web texts end with, in the normal form: the titles of other reports, in one run without full stops."""
_STOP: Final = re.compile(r"[.!?](?=\s|$)")


def titles_until(norm: str, start: int) -> int:
    """Where the run of titles ends that goes on at an offset."""
    stop = _STOP.search(norm, start)
    return len(norm) if stop is None else stop.start()
