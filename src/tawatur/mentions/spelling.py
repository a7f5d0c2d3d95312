"""One key for the many spellings of a place name: by rule, so that no table has to list them.

An Arabic name has no one spelling in Latin letters. ``sound`` is the same for spellings that differ only in the article
(al-, el-, ash-, glued on or left out), in how a letter is written (q or k, dh or d, ou or u, ay or ei, j or dj, ch or
sh), in doubled letters, apostrophes, hyphens and the ending (-a, -ah, -eh). ``skeleton`` leaves out the vowels too:
short ones are heard and written in any way. For Arabic letters both do the like with what newspapers confuse.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tawatur.text.normalise import fold

SOUND: Final = "\x01"
SKELETON: Final = "\x02"
"""What the keys begin with in the compiled lexicon: no text holds these characters."""
_PARTS: Final = re.compile(r"[\s\-_/]+")
_ARTICLES: Final = frozenset(
    _PARTS.split("al el ul ad ed an en ar er as es ash esh at et az ez adh edh ath eth il le the wa")
)
_GLUED: Final = re.compile(r"(?:[ae]l(?=[^aeiouly])|[ae](?P<sun>[dnrstz]|sh|dh|th)(?=(?P=sun)))(?=.{3})")
# The first word of many a name, in its own spellings.
_FIRST: Final = {
    **dict.fromkeys(["kafr", "kafar", "kafer", "kfar", "kefar", "kefr", "kfr", "kufr", "kafir"], "kafr"),
    **dict.fromkeys(["khirbet", "khirbat", "kherbet", "kherbat", "khirba", "kherba", "kharbat"], "xirba"),
    **dict.fromkeys(["jabal", "jebel", "djebel", "gebel", "jabel", "jbeil", "djabal"], "jabal"),
    **dict.fromkeys(["ain", "ayn", "ein", "eyn", "ayen", "aayn", "aain"], "in"),
    **dict.fromkeys(["deir", "dayr", "dair", "der", "dir", "deyr"], "dir"),
    **dict.fromkeys(["beit", "bayt", "bait", "bet", "beyt"], "bit"),
    **dict.fromkeys(["sheikh", "shaykh", "shaikh", "cheikh", "sheik", "shekh"], "Six"),
    **dict.fromkeys(["qasr", "kasr", "qaser", "gasr"], "kasr"),
    **dict.fromkeys(["burj", "borj", "bourj", "burg"], "burj"),
    **dict.fromkeys(["abu", "abou", "abo", "abi", "bu", "bou", "bo"], "bu"),
    **dict.fromkeys(["ibn", "bin", "ben"], "bin"),
}
_LETTERS: Final = (
    ("kh", "x"), ("sch", "S"), ("tch", "S"), ("sh", "S"), ("ch", "S"), ("gh", "g"), ("dh", "d"), ("th", "t"),
    ("dj", "j"), ("ph", "f"), ("ee", "i"), ("oo", "u"), ("q", "k"), ("c", "k"), ("e", "a"), ("o", "u"), ("w", "u"),
    ("y", "i"), ("p", "b"),
)  # fmt: skip
_DOUBLED: Final = re.compile(r"(.)\1+")
_DIPHTHONG: Final = re.compile(r"a(?=[iu])|(?<=u)u|(?<=i)i")
_END: Final = re.compile(r"(?<=[aiu])h$")
_VOWELS: Final = re.compile(r"(?<!^)[aiu]")
_LIKE: Final = str.maketrans("zg", "dk")

_ARABIC_FIRST: Final = dict.fromkeys(["ابو", "ابي", "ابا", "البو"], "بو")
_ARABIC_LIKE: Final = str.maketrans("طصضظذثق", "تسدددتك", "ء'")
_ARABIC_END: Final = re.compile(r"(?<=..)[اهيت]$")
_ARABIC_VOWELS: Final = re.compile(r"(?<!^)[اويه]")


def sound(name: str, lang: str) -> str:
    """The key that is one for the spellings of a name that differ by rule; "" where nothing is left."""
    words = [w for w in _PARTS.split(fold(name).replace("'", "")) if w]
    if lang == "ar":
        return _sound_ar(words)
    kept = [w for w in words if w not in _ARTICLES] or words
    return _DOUBLED.sub(r"\1", "".join(map(_word, kept)))


def skeleton(key: str, lang: str) -> str:
    """What is left of a ``sound`` without its vowels, and with letters that are often confused made one."""
    if lang == "ar":
        return _ARABIC_VOWELS.sub("", key)
    bare = _VOWELS.sub("", key)
    return ("a" if bare[:1] in "iu" else bare[:1].translate(_LIKE)) + bare[1:].translate(_LIKE)


def unglued(word: str) -> str | None:
    """A Latin word without the article that is written together with it ("alzor"), None where it has none."""
    match = _GLUED.match(word)
    return word[match.end() :] if match else None


def is_first_word(word: str) -> bool:
    """Whether a word in small Latin letters is one that many names begin with, and no name by itself (Jabal, Khirbet)."""
    return word in _FIRST


@lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    first = _FIRST.get(_DOUBLED.sub(r"\1", word))
    if first is not None:
        return first
    for letters, sound_ in _LETTERS:
        word = word.replace(letters, sound_)
    word = _END.sub("", _DOUBLED.sub(r"\1", word))
    return _DOUBLED.sub(r"\1", _DIPHTHONG.sub("", word))


def _sound_ar(words: list[str]) -> str:
    bare = [_ARABIC_FIRST.get(w, w) for w in words]
    bare = [w.removeprefix("ال") if len(w) > 4 else w for w in bare]
    letters = "".join(_ARABIC_END.sub("", w.translate(_ARABIC_LIKE)) for w in bare)
    return _DOUBLED.sub(r"\1", letters)
