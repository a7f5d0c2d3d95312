"""Which reports are copies of one text: word for word, trimmed, lightly edited, or translated.

Within a language the wording tells: runs of four words, by sketches (see ``account.Fingerprint``). Across languages
what translators leave alone tells: numbers, names, places and sources in the same order (see ``gist``), and then only
where both texts credit one source or one says that it is a translation, since one happening has one set of numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from tawatur.incidents.account import Account, containment, published_key, resemblance
from tawatur.incidents.gist import STATED
from tawatur.mentions.registry import sources
from tawatur.model import TextCopy

COPIED: Final = 0.5
"""The share of the shorter text's runs of four words that stand in the other, from which it is a copy."""
COPIED_SHORT: Final = 0.85
"""The same for a text of one or two sentences: one happening told in few words is told in much the same words."""
EMBODIED: Final = 0.8
"""The same for a text that stands in one more than four times as long."""
_VERBATIM, _TRIMMED, _TRIMMED_SIZE = 0.95, 0.9, 0.9
_SHORTEST, _FEW_WORDS = 12, 24
_LONGER, _MUCH_LONGER = 4, 10
_FEWEST_SIGNS, _FEWEST_EXACT, _SAME_SIGNS, _SAME_ORDER, _LIKE_LENGTH = 7, 2, 0.7, 0.7, 0.4


def copies(accounts: Iterable[Account]) -> dict[str, str]:
    """For each report the report that it copies: the earliest known of its copies, itself where there is none."""
    members = list(accounts)
    return copies_of(members, text_copies(members))


def copies_of(members: Iterable[Account], found: Iterable[TextCopy]) -> dict[str, str]:
    """The same, of copies that have been found."""
    return {account.report: account.report for account in _by_report(members)} | {
        copy.report: copy.of for copy in found
    }


def text_copies(accounts: Iterable[Account]) -> tuple[TextCopy, ...]:
    """Every report whose text is another's, with the earliest known report of that text, in canonical order."""
    reports = _by_report(accounts)
    found: dict[str, TextCopy] = {}
    for i, account in enumerate(reports):
        apart = (e for e in reports[:i] if e.parent != account.report and account.parent != e.report)
        likely = [copy for earlier in apart if (copy := copy_of(account, earlier)) is not None]
        if likely:
            nearest = max(likely, key=lambda copy: (copy.kind != "translated", copy.share))
            first = found.get(nearest.of)
            found[account.report] = replace(nearest, of=first.of) if first else nearest
    return tuple(found.values())


def copy_of(account: Account, earlier: Account) -> TextCopy | None:
    """How a report copies an earlier one; None where it does not. An article that holds a post quotes it."""
    if (account.parent is None) != (earlier.parent is None):
        return None
    return _same_language(account, earlier) or _translated(account, earlier)


def _by_report(accounts: Iterable[Account]) -> list[Account]:
    """One account of each report, the earliest published first."""
    one = {account.report: account for account in accounts}.values()
    return sorted(one, key=lambda account: (published_key(account.published), account.report))


def _same_language(account: Account, earlier: Account) -> TextCopy | None:
    ours, theirs = account.fingerprint, earlier.fingerprint
    shorter, longer = sorted((ours.size, theirs.size))
    alike = resemblance(ours, theirs)
    if not alike:
        return None
    share = containment(ours, theirs) if shorter >= _SHORTEST else alike
    if longer > _LONGER * shorter:
        enough = shorter >= _FEW_WORDS and longer <= _MUCH_LONGER * shorter and share >= EMBODIED
    else:
        enough = share >= (COPIED if shorter >= _FEW_WORDS else COPIED_SHORT)
    if not enough:
        return None
    where = f"{share:.0%} of the shorter text's wording stands in the other"
    if alike >= _VERBATIM:
        return _copy(account, earlier, "verbatim", alike, "The texts are the same.")
    if share >= _TRIMMED and shorter < _TRIMMED_SIZE * longer:
        return _copy(account, earlier, "trimmed", share, f"{where}, which is longer.")
    return _copy(account, earlier, "edited", share, f"{where}.")


def _translated(account: Account, earlier: Account) -> TextCopy | None:
    if not account.lang or not earlier.lang or account.lang == earlier.lang:
        return None
    stated = STATED in account.gist or STATED in earlier.gist
    ours, theirs = (tuple(s for s in told.gist if s != STATED) for told in (account, earlier))
    short, long = sorted((len(ours), len(theirs)))
    if short < _FEWEST_SIGNS or short < _LIKE_LENGTH * long:
        return None
    shared = [sign for sign in ours if sign in set(theirs)]
    exact = [sign for sign in shared if sign[0] in "nk"]
    # A descriptor such as "activists" is no credit: any two reports may have it.
    credits = [sign for sign in shared if sign[0] == "s" and _is_known(sign[2:])]
    share = len(shared) / short
    if (
        not (credits or stated)
        or len(shared) < _FEWEST_SIGNS
        or len(exact) < _FEWEST_EXACT
        or share < _SAME_SIGNS
    ):
        return None
    if _in_order(shared, theirs) < _SAME_ORDER:
        return None
    why = (
        f"{len(shared)} of {short} numbers, names, places and sources are the same and come in the same order, "
        f"among them {len(exact)} numbers"
    )
    why += (
        f" and the source {', '.join(s[2:] for s in credits)}."
        if credits
        else "; one says it is a translation."
    )
    return _copy(account, earlier, "translated", share, why)


def _is_known(source: str) -> bool:
    return source.startswith(("actor:", "person:")) or source in sources()


def _in_order(shared: Sequence[str], theirs: Sequence[str]) -> float:
    """The share of the signs in common that come in one order in both (the longest run of rising places)."""
    place = {sign: n for n, sign in enumerate(theirs)}
    best: list[int] = []
    for n, sign in enumerate(shared):
        best.append(1 + max((best[m] for m in range(n) if place[shared[m]] < place[sign]), default=0))
    return max(best) / len(shared)


def _copy(account: Account, earlier: Account, kind: str, share: float, why: str) -> TextCopy:
    return TextCopy(account.report, earlier.report, kind, round(share, 2), why)  # type: ignore[arg-type]
