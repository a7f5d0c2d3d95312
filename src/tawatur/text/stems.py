"""Words as a search compares them: folded, then without clitics and endings, in Arabic and English.

Arabic words lose the affixes of light10 (Larkey, Ballesteros and Connell 2007, Light Stemming for Arabic Information
Retrieval, section 3): و and one of ال، بال، كال، فال، لل before, and any of ها، ان، ات، ون، ين، يه، ه، ي after,
as long as two letters stay. English words are stemmed by Snowball's English rules.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from tawatur.text.normalise import fold

_WORD: Final = re.compile(r"[^\W_]+")
_ARABIC: Final = re.compile(r"[\u0620-\u06ff]")
_ARTICLES: Final = ("بال", "كال", "فال", "ال", "لل")
_ENDINGS: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SHORTEST: Final = 2


def stems(text: str) -> list[str]:
    """The stem of each word of a text, in their order; numbers stay as they are."""
    return [stem_of(word) for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """The stem of one word, which is folded already."""
    return _arabic_stem(word) if _ARABIC.match(word) else str(_english().stemWord(word))


def _arabic_stem(word: str) -> str:
    word = _without_and(word)
    article = next((a for a in _ARTICLES if word.startswith(a) and len(word) - len(a) >= _SHORTEST), "")
    word = _without_and(word[len(article) :])
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
    return word


def _without_and(word: str) -> str:
    """The word without و: where it is the word's own (وزير) it goes as well, with the article and without."""
    return word[1:] if word.startswith("و") and len(word) > 3 else word


@lru_cache(maxsize=1)
def _english() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
