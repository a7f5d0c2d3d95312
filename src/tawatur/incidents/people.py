"""Tells whether two names, in Arabic or Latin letters, are one person's.

Method: a consonant skeleton. Both scripts are brought to one small set of consonant classes; vowels, the article,
ayn, final h and doubled letters are dropped, since transliteration varies in just these. A name of one word is never
enough: skeletons of single names collide (Ahmad, Hamad).
"""

from __future__ import annotations

import re

from tawatur.text.normalise import fold

# Capitals are the sounds that English writes with two letters: S as in Shadi, X as in Khaled, G as in Ghassan.
_CLASSES = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهپڤ", "bttjhXddrzsSsdtzGfkklmnhbf", strict=True)) | dict(
    zip("bcdfghjklmnpqrstvxzSXG", "bkdfjhjklmnbkrstfszSXG", strict=True)
)
_DIGRAPHS = (("sh", "S"), ("ch", "S"), ("kh", "X"), ("gh", "G"), ("th", "t"), ("dh", "d"), ("ph", "f"))
_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|az|ar|an|at|ath)-", re.IGNORECASE)
# "Servant of": written as one word or two, with the article or without; brought to one word that keeps the article's l.
_SERVANT = re.compile(r"\b(?:abd[aeiu]l|abd[- ][aeiu]l|abd[aeiu](?:r|s|sh|z|n)-)[- ]?|\bعبد ?ال")
_NAME_END = re.compile(r"[,،(\n؛;:]")
_HANDLE = re.compile(r"@\w{2,30}")
_NAMED_HANDLE = re.compile(r"((?:[^\W\d_][\w'’-]*\s+){1,4}[^\W\d_][\w'’-]*)\s*[(\[]\s*(@\w{2,30})\s*[)\]]")
_SHORTEST = 3


def skeleton(name: str) -> tuple[str, ...]:
    """The consonants of each word of a name, up to the first comma or bracket; others are left out."""
    folded = fold(_NAME_END.split(name.strip())[0])
    folded = _SERVANT.sub(lambda found: "عبدال" if found.group()[0] == "ع" else "abdul", folded)
    folded = _ARTICLE.sub(" ", folded)
    words = (_word_skeleton(word) for word in re.findall(r"[^\W\d_]+", folded.replace("'", "")))
    return tuple(word for word in words if word)


def _word_skeleton(word: str) -> str:
    if word.startswith("ال") and len(word) > 3:
        word = word[2:]
    for digraph, sign in _DIGRAPHS:
        word = word.replace(digraph, sign)
    letters = "".join(_CLASSES.get(character, "") for character in word)
    single = re.sub(r"(.)\1+", r"\1", letters)
    return single if single == "h" else single.removesuffix("h")


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two skeletons are one name: the shorter, of at least two words, ends the longer (titles come before)."""
    ours, theirs = "".join(a), "".join(b)
    if min(len(a), len(b)) < 2 or min(len(ours), len(theirs)) < _SHORTEST:
        return False
    # Joined, since one script may write as two words what the other writes as one (Abdullah).
    short, long = sorted((a, b), key=lambda words: (len(words), words))
    return ours == theirs or long[-len(short) :] == short


def split_handle(author: str) -> tuple[str, str | None]:
    """A byline's name and its handle in small letters: "Omar Abu Layla (@OALD24)" gives both."""
    found = _HANDLE.search(author)
    name = _HANDLE.sub(" ", author).replace("()", " ").replace("( )", " ")
    return " ".join(
        name.replace("(", " ").replace(")", " ").split()
    ), found.group().lower() if found else None


def named_handles(text: str) -> tuple[tuple[str, str], ...]:
    """Names with the handle that a text gives in brackets behind them: "Omar Abu Layla (@OALD24)"."""
    if "@" not in text:
        return ()
    return tuple(dict.fromkeys((" ".join(m[1].split()), m[2].lower()) for m in _NAMED_HANDLE.finditer(text)))
