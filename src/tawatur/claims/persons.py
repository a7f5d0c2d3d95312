"""One key for the spellings of a person's name, in Arabic and in English letters.

Both scripts are brought to a skeleton of consonants: what transliterations disagree on (vowels, length, emphatics, the
article) falls away. Given names that would then fall together (Hassan, Hussein) are told apart by a table.
"""

from __future__ import annotations

import re
from functools import cache

from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text.normalise import fold

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("اءي و", ""),
        **dict.fromkeys("ع", ""),
        "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "t", "ج": "j", "چ": "j", "ح": "h", "ه": "h", "خ": "x",
        "د": "d", "ذ": "d", "ض": "d", "ظ": "d", "ز": "d", "ر": "r", "س": "s", "ص": "s", "ش": "c",
        "غ": "k", "ق": "k", "ك": "k", "گ": "k", "ف": "f", "ڤ": "f", "ل": "l", "م": "m", "ن": "n", "ژ": "j",
    }
)  # fmt: skip
_DIGRAPHS = (
    ("kh", "X"),
    ("sh", "C"),
    ("ch", "C"),
    ("th", "T"),
    ("dh", "D"),
    ("gh", "K"),
    ("ph", "F"),
    ("dj", "J"),
    ("ck", "K"),
)
_LATIN = str.maketrans(
    {
        **dict.fromkeys("aeiouwy'", ""),
        "b": "b", "p": "b", "t": "t", "j": "j", "h": "h", "X": "x", "d": "d", "z": "d", "D": "d", "r": "r", "s": "s",
        "C": "c", "k": "k", "q": "k", "g": "k", "K": "k", "c": "k", "f": "f", "v": "f", "F": "f", "l": "l", "m": "m",
        "n": "n", "T": "t", "J": "j", "x": "ks",
    }
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1")
_ARTICLE_EN = re.compile(r"\b(?:al|el|as|ash|ad|ar|an|at|az|ul|bin|ben|ibn|bint|von|de|da)\b[\s-]*")
_SERVANT_EN = re.compile(r"\babd(?:[aeiou]l|[aeiou])?[\s-]*(?=[a-z])")
_SERVANT_AR = re.compile(r"\bعبد\s*(?:ال)?")
_OF_GOD_AR = re.compile(r"(\w{2,})\s+الله\b")
_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")


def person_key(name: str) -> str:
    """A key that is equal for the Arabic and English spellings of one name; "" where the name has no letters."""
    folded = fold(name)
    arabic = bool(re.search(r"[\u0620-\u06ff]", folded))
    if arabic:
        folded = _OF_GOD_AR.sub(r"\1الله", _SERVANT_AR.sub("عبد", folded))
        words = [w for w in _WORD.findall(folded) if w not in ("بن", "ابن", "ال", "بنت")]
        parts = [_given(w) or _arabic_skeleton(w) for w in words]
    else:
        folded = _SERVANT_EN.sub("abd", folded.replace("'", ""))
        words = _WORD.findall(_ARTICLE_EN.sub("", re.sub(r"[-.]", " ", folded)))
        parts = [_given(w) or _latin_skeleton(w) for w in words]
    return "".join(p for p in parts if p)


def _given(word: str) -> str | None:
    return _given_names().get(word)


def _arabic_skeleton(word: str) -> str:
    word = word.removeprefix("عبد") if (servant := word.startswith("عبد") and len(word) > 4) else word
    word = word.removeprefix("ال") if len(word) > 4 else word
    head = {"و": "w", "ي": "y"}.get(word[:1], "")
    word = word[:-1] if word.endswith(("ه", "ح")) else word
    return ("bd" if servant else "") + head + _DOUBLE.sub(r"\1", word).translate(_ARABIC)


def _latin_skeleton(word: str) -> str:
    servant = word.startswith("abd") and len(word) > 5
    word = word[3:] if servant else word
    word = word[1:] if servant and word.startswith("l") and word[1:2] == "l" else word
    head = word[0] if word[:1] in ("w", "y") else ""
    word = (
        word[:-1] if word.endswith("h") and not word.endswith(("sh", "kh", "th", "ch", "gh", "dh")) else word
    )
    for letters, sound in _DIGRAPHS:
        word = word.replace(letters * 2, sound).replace(letters, sound)
    return ("bd" if servant else "") + head + _DOUBLE.sub(r"\1", word).translate(_LATIN)


@cache
def _given_names() -> dict[str, str]:
    """Given names that differ only in what the skeleton drops, with the key that keeps them apart."""
    names: dict[str, str] = {}
    for row in read_table(DATA / "given_names.tsv"):
        for form in split_list(row["ar"]) + split_list(row["en"]):
            names[fold(form)] = f"<{row['key']}>"
    return names
