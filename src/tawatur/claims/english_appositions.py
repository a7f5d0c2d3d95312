"""Names and offices that stand beside each other in English: "X, head of Y", "the parish priest, Father Ayoub"."""

from __future__ import annotations

from tawatur.claims.english_phrases import BREAK, LONGEST_NAME, is_head, phrase_after, phrase_before
from tawatur.claims.view import View
from tawatur.claims.words import words

_DETERMINERS = words("en", "determiner")
_TITLES = words("en", "title")
_PARTICLES = words("en", "name_particle")
_ROLES = words("en", "role")
_BODIES = words("en", "body")


def with_apposition(view: View, phrase: tuple[int, int]) -> tuple[int, int]:
    """The phrase with the office that follows a comma: "X, head of the Y"."""
    k = phrase[1]
    if k >= len(view.words) or view.before(k).strip() not in (",", ""):
        return phrase
    following = phrase_after(view, k)
    n = k + (view.word(k) in _DETERMINERS)
    if following is None or not (view.word(n) in _ROLES or is_head(view, n) or view.word(n) in _BODIES):
        return phrase
    return phrase[0], following[1]


def with_name(view: View, phrase: tuple[int, int]) -> tuple[int, int]:
    """The phrase with the name that follows a comma: "the parish priest, Father Ayoub"."""
    k = phrase[1]
    if (
        k >= len(view.words)
        or view.before(k).strip() != ","
        or view.capital(k - 1)
        or not _is_office(view, phrase)
    ):
        return phrase
    end = k
    while (
        end < len(view.words) and end - k < LONGEST_NAME and (end == k or not BREAK.search(view.before(end)))
    ):
        if not view.capital(end) and view.word(end) not in _PARTICLES:
            break
        end += 1
    closed = end >= len(view.words) or BREAK.search(view.before(end)) is not None
    return (phrase[0], end) if end - k > 1 and closed and not view.place(k) else phrase


def _is_office(view: View, phrase: tuple[int, int]) -> bool:
    return any(is_head(view, k) or view.word(k) in _TITLES for k in range(*phrase))


def before_apposition(view: View, j: int) -> tuple[int, int] | None:
    """The phrase of "X, head of Y, said" or of "the head of Y, X, said" whose last word is at ``j``."""
    for k in range(j, max(0, j - 14), -1):
        before = view.before(k)
        if '"' in before or ";" in before:
            return None
        if "," in before:
            phrase = phrase_before(view, k - 1)
            if phrase is not None and view.word(phrase[0] - 1) in ("of", "in", "at", "from"):
                head = phrase_before(view, phrase[0] - 2) if is_head(view, phrase[0] - 2) else None
                if head is not None:  # "a resident of the district, who asked not to be named, said"
                    return head[0], phrase[1]
            if phrase is not None and (
                (view.word(k) in ("who", "which") and any(map(view.speaking, range(*phrase))))
                or view.capital(phrase[1] - 1)
                or view.speaking(phrase[1] - 1)
                or (_is_office(view, phrase) and all(map(view.capital, range(k, j + 1))))
            ):
                return phrase[0], j + 1
            return None
    return None
