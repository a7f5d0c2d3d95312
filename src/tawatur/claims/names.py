"""Names of persons within the words that name a speaker."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.claims.cues import load_cues
from tawatur.claims.view import Span, View
from tawatur.claims.words import words
from tawatur.mentions.entries import Actor, Descriptor, Nationality, PlaceName, SourceName, SourceWord
from tawatur.mentions.lexicon import Hit


def person_name(view: View, span: Span, hits: Sequence[Hit]) -> str | None:
    """The longest run of words within the span that no entry knows and that may be a person's name."""
    organisations = load_cues(view.document.lang or "en").fixed["organisation"]
    run: list[int] = []
    best: list[int] = []
    titled = any(isinstance(e, (SourceWord, Descriptor, SourceName)) for h in hits for e in h.entries)
    english = view.document.lang == "en"
    for index, (start, end, word) in enumerate(view.words):
        if start < span[0] or end > span[1]:
            continue
        fits = _may_be_name(view, index, word, english)
        broken = bool(run) and view.before(index).strip(" -'.") != ""
        if english:
            fits = (
                fits
                and word not in organisations
                and not (
                    view.place(index)
                    and not run
                    and view.word(index - 1) in ("of", "in", "at", "for", "from")
                )
            )
        else:
            if word in organisations or (len(word) <= 2 and word != "بن"):
                run = []
                continue
            if fits and not run and not _after_title(view, index, span):
                continue
        run = ([*run, index] if not broken else [index]) if fits else []
        if len(run) > len(best):
            best = run
    best = best if english else _without_genitive(view, best)
    if sum(view.word(i) not in words(view.document.lang or "en", "name_particle") for i in best) < 2:
        return None
    if not english and (view.word(best[0]).startswith("ال") or not (titled or _all_unknown(view, span))):
        return None
    first, last = view.words[best[0]][0], view.words[best[-1]][1]
    return view.document.span(first, last).text


def _without_genitive(view: View, run: list[int]) -> list[int]:
    """A run without the field of work that stands between title and name: بأبحاث الصراع عمر أبو ليلى."""
    if len(run) < 4 or not view.word(run[0]).startswith(("ب", "ل")) or not view.word(run[1]).startswith("ال"):
        return run
    first = next(
        (n for n in range(1, len(run)) if not view.word(run[n]).removeprefix("و").startswith("ال")), len(run)
    )
    return run[first:]


def _after_title(view: View, index: int, span: Span) -> bool:
    """Whether the word before belongs to what may stand before a name: a title, an office, an adjective of either."""
    if index == 0 or view.words[index - 1][0] < span[0]:
        following = next(
            (k for k in range(index + 1, len(view.words)) if view.hit_of[k] is not None or k - index > 4),
            index,
        )
        return _all_unknown(view, span) or (
            following - index >= 2 and view.has(following, SourceWord, Descriptor)
        )
    hit = view.hit_of[index - 1]
    return hit is not None and any(
        isinstance(e, (SourceWord, Descriptor, Nationality, SourceName, Actor, PlaceName))
        for e in hit.entries
    )


def _all_unknown(view: View, span: Span) -> bool:
    """Whether the words of a span are two to four that no entry knows: most often a name."""
    inside = [k for k, (s, e, _) in enumerate(view.words) if span[0] <= s and e <= span[1]]
    return 2 <= len(inside) <= 4 and all(view.hit_of[k] is None or view.has(k, PlaceName) for k in inside)


def _may_be_name(view: View, index: int, word: str, english: bool) -> bool:
    if word in words(view.document.lang or "en", "no_name") or word.isdigit():
        return False
    hit = view.hit_of[index]
    if hit is not None and any(
        isinstance(e, (SourceName, SourceWord, Descriptor, Actor)) for e in hit.entries
    ):
        return False
    if english:
        return view.capital(index) or (
            word in ("al", "el", "bin", "abu", "ibn") and view.capital(min(index + 1, len(view.words) - 1))
        )
    return hit is None or not any(isinstance(e, Nationality) for e in hit.entries)
