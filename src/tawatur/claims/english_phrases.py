"""Noun phrases of speakers in English: where they begin and end, from what the lexicon knows, capitals and titles.

Reports may have lost their commas and hyphens, so punctuation alone does not bound a phrase. Phrases are pairs of word
numbers, first and last (exclusive).
"""

from __future__ import annotations

import re

from tawatur.claims.view import Span, View
from tawatur.claims.words import words
from tawatur.mentions.entries import (
    Actor,
    Descriptor,
    Nationality,
    PlaceName,
    SourceName,
    SourceWord,
)
from tawatur.mentions.registry import NON_STATE

_DAYS = words("en", "day")
_SKIP = words("en", "adverb")
_PRONOUNS = words("en", "pronoun")
_ARTICLES = words("en", "article")
_DETERMINERS = words("en", "determiner")
_TITLES = words("en", "title")
_LOCATIVE = words("en", "locative")
_LINKS = words("en", "link")
_ABSENT = words("en", "no_noun")
_PARTICLES = words("en", "name_particle")
_ROLES = words("en", "role")
_BODIES = words("en", "body")
_AREA = words("en", "area")
_SIDES = words("en", "side_of_place")
_COMPOUND = words("en", "compound")
BREAK = re.compile(r"[.,;:!?\"]|\s-\s|\n")
_OFFICE_VERBS = words("en", "office_verb")
_LONGEST = 16
LONGEST_NAME = 6  # words
_OF_OFFICE = 4  # words of the body that an office is of
_SAID_IN = frozenset({"statement", "message", "communique", "claim", "video", "recording", "post"})
_FORCES = frozenset({"army", "police"})
_TOLD_OF = frozenset({"armed", "state_forces", "platform", "civilians", "protesters", "rebel_group"})
_LONGEST_AREA = 5  # words of "the eastern port city"
_RANKS = words("en", "rank")


def joined_before(view: View, start: int) -> list[Span]:
    """The speaker of "a monitor and activists said" that stands before the "and"."""
    if (
        start < 2
        or view.word(start - 1) != "and"
        or not (
            is_head(view, start - 2) or view.has(start - 2, SourceName) or view.word(start - 2) in _BODIES
        )
    ):
        return []
    phrase = phrase_before(view, start - 2)
    return [view.span(*phrase)] if phrase is not None and view.word(phrase[0]) not in _LOCATIVE else []


def before_relative(view: View, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """The antecedent of "X that is affiliated to Y said", where ``phrase`` is Y.

    None in "X which holds the town Y said": the clause has its object, and Y is a source.
    """
    last, before = phrase[1] - 1, phrase[0] - 1
    source = view.has(last, SourceName, SourceWord) or view.word(last) in _BODIES | _TITLES
    if (
        source
        and view.word(phrase[0]) in _ARTICLES
        and (view.speaking(before) or view.has(before, PlaceName) or view.word(before) in _AREA)
    ):
        return None
    happens = False
    for k in range(phrase[0] - 1, max(0, phrase[0] - 9), -1):
        if BREAK.search(view.after(k)):
            return None
        clause = view.word(k) in ("which", "who") or view.word(k + 1) in (
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "monitors",
            "tracks",
            "documents",
            "relies",
            "supports",
            "backs",
        )
        if view.word(k) in ("that", "which", "who") and clause:
            if view.word(k - 1) in _SAID_IN and view.word(k - 2) in _DETERMINERS:
                return k - 2, k  # "the claim which did not mention a wedding said"
            at_work = view.word(k) == "who" and view.word(k + 1) in _OFFICE_VERBS
            sure = happens and not at_work
            speaks = view.has(k - 1, SourceName, SourceWord, Actor) if sure else known(view, k - 1)
            return phrase_before(view, k - 1) if speaks else None
        fled = "who" in (view.word(k - 1), view.word(k - 2))  # "residents who had fled to Pemba said"
        happens = happens or (view.event(k) and not fled)
        if view.word(k) in ("said", "and", "but"):
            return None
    return None


def of_place(view: View, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """The phrase, or who speaks where it names only where: "police in Quetta said"; None where nobody does."""
    bare = phrase[0] + (view.word(phrase[0]) in _DETERMINERS)
    if view.word(phrase[1] - 1) not in _AREA and not all(
        view.has(k, PlaceName) for k in range(bare, phrase[1])
    ):
        return phrase
    part = view.word(phrase[0] - 1) in _SIDES  # "residents of eastern Aleppo said"
    lead = phrase[0] - 1 - part
    of = view.word(lead) == "of"
    at = _before_area(view, lead - 1) if of else -1
    if at > 0 and view.word(at) == "of":
        return phrase_before(view, at - 1)  # "a resident of the northern town of Azaz said"
    if at > 0:
        lead = at  # "police in the southern city of Quetta said"
    elif of and bare != phrase[0] and view.speaking(lead - 1):
        return phrase_before(view, lead - 1)
    if view.word(lead) not in _LOCATIVE and not (part and of):
        return phrase
    k = lead - 1
    k -= view.word(k) in ("based", "operating", "working", "living", "located")
    named = phrase_before(view, k) if k >= 0 else None
    return named or ((k, k + 1) if k >= 0 and view.word(k).endswith("s") else None)


def _before_area(view: View, at: int) -> int:
    """Where "in" or "of" stands before an area that ends at a word ("in the southern city"); -1 where neither does."""
    if view.word(at) not in _AREA:
        return -1
    for k in range(at - 1, max(-1, at - _LONGEST_AREA), -1):
        if BREAK.search(view.after(k)):
            return -1
        if view.word(k) in _LOCATIVE or view.word(k) == "of":
            return k
        if view.word(k) in _DETERMINERS:
            led = view.word(k - 1) in _LOCATIVE or view.word(k - 1) == "of"
            return k - 1 if led and not BREAK.search(view.before(k)) else -1
    return -1


def known(view: View, k: int) -> bool:
    """A word that may belong to a speaker's phrase: known as one, a name, or a title."""
    word = view.word(k)
    if word in _DAYS or word in _ABSENT or word in _DETERMINERS or word in _PRONOUNS:
        return False
    if view.speaking(k) or view.has(k, Nationality) or word in _TITLES:
        return True
    if word in _PARTICLES:
        return k + 1 < len(view.words) and view.capital(k + 1)
    return view.capital(k) and not (k == 0 and word in _LINKS | _SKIP)


def is_head(view: View, k: int) -> bool:
    """Whether a word heads the phrase of a speaker: an office, a body, a common noun for a source."""
    return view.word(k) in _TITLES or view.has(k, SourceWord, Descriptor)


def phrase_before(view: View, j: int) -> tuple[int, int] | None:
    """The noun phrase that ends with the word ``j``, as (first, last exclusive); None where there is none."""
    if j < 0 or view.word(j) in _DAYS or view.word(j) in _LINKS:
        return None
    start = j
    if known(view, j):
        start = view.hit_start(j) if view.speaking(j) else j
        if view.word(start) == "the" and not _continues_before(view, start):
            return start, j + 1
    else:
        k = next(
            (
                k
                for k in range(j - 1, max(-1, j - 4), -1)
                if view.word(k) in _ARTICLES
                and not BREAK.search(view.document.norm[view.words[k][1] : view.words[j][0]])
            ),
            None,
        )
        if k is None or view.event(j) or any(view.word(n) in _ABSENT | _LINKS for n in range(k + 1, j + 1)):
            return None
        if (
            view.word(k - 1) == "of"
            and is_head(view, k - 2)
            and view.word(j) not in _AREA
            and not BREAK.search(view.before(k))
        ):
            led = phrase_before(view, k - 2)  # "the coordinator of the city's emergency room"
            return (k if led is None else led[0]), j + 1
        return k, j + 1
    k = start - 1
    while k >= 0 and j - k < _LONGEST:
        gap = view.after(k)
        word = view.word(k)
        if BREAK.search(gap) and not (gap.strip() == "." and word in _RANKS):
            break
        if word in _DETERMINERS:
            start = k
            if view.capital(k) and word == "the" and k > 0 and not view.capital(k - 1):
                break
            if not _continues_before(view, k):
                break
            k -= 1
            continue
        if word in _LINKS:
            if k == 0 or not (
                is_head(view, k - 1)
                or (word in ("of", "for") and view.capital(k - 1) and view.capital(k + 1))
                or (word in ("of", "from") and _is_ranked(view, k - 1))
            ):
                break
            k -= 1
            continue
        if not known(view, k):
            within_title = k and (
                view.word(k - 1) in _DETERMINERS
                or view.word(k - 2) in _DETERMINERS
                or (view.word(k - 1) == "of" and is_head(view, k - 2))
            )
            if within_title and not view.event(k) and is_head(view, start) and word not in _ABSENT:
                k -= 1
                continue
            break
        first = view.hit_start(k)
        lead = first - 1 - (view.word(first - 1) in _SIDES)  # "in eastern Syria [UNICEF] said"
        if view.has(k, PlaceName) and view.word(lead) in _LOCATIVE and not is_head(view, lead - 1):
            break
        if word in _SAID_IN and view.has(start, Actor):
            break  # "in an online statement [the group] claimed"
        if view.place(k) and view.has(start, SourceName):
            break
        within = view.capital(k) and not view.word(k).endswith("s")
        within = within and (
            view.capital(k + 1) or view.word(k) in _TITLES
        )  # "National Hospital", "Office for"
        if (
            not view.has(k, SourceWord)
            and view.classes(k) & {"civilians", "object", "platform"}
            and not within
        ):
            break
        start = first
        k = first - 1
    return start, j + 1


def _continues_before(view: View, determiner: int) -> bool:
    """Whether the phrase goes on before an article: "head of the X", "Y the head of", "the group the X"."""
    if determiner == 0 or BREAK.search(view.before(determiner)):
        return False
    word = view.word(determiner - 1)
    if word in ("of", "from") and _is_ranked(view, determiner - 2):
        return True
    if word in ("of", "for", "by", "from", "at", "in", "to"):
        return determiner > 1 and is_head(view, determiner - 2)
    if word in _DAYS:
        return False
    if word in _BODIES:
        return True
    following = view.word(determiner + 1)
    if not view.capital(determiner - 1) or view.place(determiner - 1) or following not in _ROLES:
        return False
    return determiner > 1 and view.capital(determiner - 2)


def _is_ranked(view: View, k: int) -> bool:
    """Whether a name behind a title ends with a word: "[Captain Rebwar Salih] of the Kirkuk front"."""
    for n in range(k, max(-1, k - LONGEST_NAME), -1):
        if BREAK.search(view.after(n)) and n < k:
            return False
        if is_head(view, n):
            return n < k
        if not view.capital(n):
            return False
    return False


def phrase_after(view: View, i: int) -> tuple[int, int] | None:
    """The noun phrase that starts at the word ``i``."""
    if i >= len(view.words) or view.word(i) in _PRONOUNS:
        return None
    first = i
    k = i
    headed = False
    if view.word(k) in _DETERMINERS:
        k += 1
    if view.word(k) == "so" and view.word(k + 1) == "called":
        k += 2
    last = k
    unknown = 0
    while k < len(view.words) and k - first < _LONGEST:
        if k > first and BREAK.search(view.before(k)):
            break
        word = view.word(k)
        if known(view, k):
            if headed and _is_told_of(view, k):
                break
            k = view.hit_end(k) if view.speaking(k) else k + 1
            headed, last = True, k
            if word == "reports" and view.word(k) not in _LINKS:
                break
            continue
        if headed and word in _COMPOUND and known(view, k + 1):  # "a UK-based monitoring group"
            k += 1
            continue
        if word in _LINKS and headed and k + 1 < len(view.words):
            nxt = k + 1 + (view.word(k + 1) in _DETERMINERS)
            if (
                nxt < len(view.words)
                and known(view, nxt)
                and (word in ("of", "for") or is_head(view, k - 1))
                and not view.word(nxt).isdigit()
            ):
                k = nxt
                continue
            if word == "of" and is_head(view, k - 1) and (of := _of_body(view, nxt)):
                k = last = of
            break
        if (
            headed
            and word in ("the", "a", "an")
            and k + 1 < len(view.words)
            and known(view, k + 1)
            and view.before(k).strip() == ""
        ):
            if view.capital(k - 1) and view.word(k + 1) in _TITLES and not _is_told_of(view, k + 1, k - 1):
                k += 1
                continue
            if is_head(view, k - 1) and view.has(k + 1, SourceName):
                k += 1
                continue
            break
        if (
            not headed
            and unknown < 3
            and not view.event(k)
            and word not in _DETERMINERS
            and not word.isdigit()
            and word not in _ABSENT
            and word not in _LINKS
            and word not in _DAYS
        ):
            unknown += 1
            k += 1
            continue
        break
    if not headed:
        determined = view.word(first) in _DETERMINERS
        return (
            (first, first + determined + min(unknown, 2))
            if unknown and (determined or view.word(first - 1) == "to")
            else None
        )
    return first, last


def _of_body(view: View, nxt: int) -> int:
    """Where a body of unknown words ends whose office a phrase is: "head of the [town's clinic], Omar Ali"."""
    for k in range(nxt, min(nxt + _OF_OFFICE, len(view.words))):
        word = view.word(k)
        if view.event(k) or word in _ABSENT | _LINKS | _DETERMINERS or word.isdigit():
            return 0
        if view.after(k).startswith(","):
            return k + 1
        if BREAK.search(view.after(k)):
            return 0
    return 0


def _is_told_of(view: View, k: int, last: int | None = None) -> bool:
    """Whether a phrase opens what a source is quoted with, its comma lost: "according to Reuters [rebels] took it"."""
    last = k - 1 if last is None else last
    where = view.has(last, PlaceName) and view.word(last - 1) in _LOCATIVE
    if not (where or view.has(last, SourceName)) or view.word(k) in _TITLES - _FORCES:
        return False
    return bool(view.classes(k) & _TOLD_OF)


def is_armed(view: View, phrase: tuple[int, int]) -> bool:
    classes = {
        e.class_
        for k in range(*phrase)
        if (hit := view.hit_of[k])
        for e in hit.entries
        if isinstance(e, (Actor, Descriptor))
    }
    return bool(classes & {*NON_STATE, "armed"})


def is_reporter(view: View, phrase: tuple[int, int]) -> bool:
    return any(view.word(k) in ("reporters", "journalists") for k in range(*phrase))
