"""Whether two accounts are told alike: copies, the words of their sentences, the leads of their reports."""

from __future__ import annotations

from typing import Final

from tawatur.incidents.account import Account, copied_share
from tawatur.incidents.rarity import weight
from tawatur.incidents.verdict import Verdict
from tawatur.text.normalise import fold

NEAR_COPY: Final = 0.7
# By the share of the shorter telling's words that the other one has too.
_WORD_SCORES = ((0.6, 1.2), (0.45, 0.9), (0.35, 0.7), (0.28, 0.4), (0.2, 0.1), (0.12, -0.3), (0.0, -0.6))
FEWEST_WORDS: Final = 6
# Across languages, by the share of the shorter telling's numbers and places that the other one has too.
_SIGN_SCORES = ((0.75, 0.8), (0.5, 0.4), (0.25, 0.0), (0.0, -0.6))
FEWEST_SIGNS: Final = 2
# By what the words weigh that two leads have in common, and by their share of the shorter lead's.
_LEAD_SCORES = ((100.0, 1.5), (70.0, 1.2), (50.0, 0.8), (40.0, 0.4), (30.0, 0.0), (20.0, -0.4), (0.0, -0.8))
_LEAD_SHARES = ((0.6, 1.0), (0.45, 0.7), (0.35, 0.4), (0.25, 0.0), (0.0, -0.8))
LEAST_LEAD: Final = 40.0
"""What the words of a lead must weigh for it to be compared: about a headline of ten words."""


def judge_wording(a: Account, b: Account) -> Verdict:
    """Whether the reports are copies of one text, and tell the event in the same words of it."""
    if a.report == b.report:
        return 0.0, "One report tells both."
    if a.parent == b.report or b.parent == a.report:
        return 0.0, "One stands in the other's text."
    shared = copied_share(a.fingerprint, b.fingerprint)
    if shared < 0.3:
        return 0.0, "The texts are worded differently."
    # Near copies tell the same events in the same words: there, other words mean another event.
    mention = max(
        (_likeness(x.text, y.text) for x in a.event.mentions for y in b.event.mentions), default=0.0
    )
    if shared >= NEAR_COPY:
        if mention >= 0.5:
            return 1.0, f"The texts are near copies ({shared:.0%}) and tell it in the same words."
        return -0.3, f"The texts are near copies ({shared:.0%}) but tell of it in other words."
    return (0.4 if mention >= 0.5 else 0.0), f"The texts share {shared:.0%} of their wording."


def judge_words(a: Account, b: Account) -> Verdict:
    """How many words the sentences share that tell the event; across languages, how many numbers and places."""
    if a.lang != b.lang and a.report != b.report:
        return _signs(a, b)
    shorter = min(len(a.words), len(b.words))
    if a.report == b.report or shorter < FEWEST_WORDS:
        return 0.0, "The words cannot be compared."
    shared = set(a.words) & set(b.words)
    share = len(shared) / shorter
    score = next(score for limit, score in _WORD_SCORES if share >= limit)
    return score, f"They share {share:.0%} of their words."


def _signs(a: Account, b: Account) -> Verdict:
    """What a reporter in another language leaves as it is: numbers and places, of the same sentences."""
    ours, theirs = {*a.numbers, *a.near}, {*b.numbers, *b.near}
    fewer = min(len(ours), len(theirs))
    if fewer < FEWEST_SIGNS:
        return 0.0, "The words cannot be compared."
    share = len(ours & theirs) / fewer
    score = next(score for limit, score in _SIGN_SCORES if share >= limit)
    return score, f"They share {share:.0%} of their numbers and places."


def judge_lead(a: Account, b: Account) -> Verdict:
    """How much the leads have in common, by how rare the words are, where both reports tell the event there."""
    if a.report == b.report or a.lang != b.lang or not a.lead or not b.lead:
        return 0.0, "Not told in the leads of both reports."
    shorter = min(weight(a.lead), weight(b.lead))
    if shorter < LEAST_LEAD:
        return 0.0, "One lead is too short to compare."
    common = set(a.lead) & set(b.lead)
    shared = weight(common)
    by_weight = next(score for limit, score in _LEAD_SCORES if shared >= limit)
    by_share = next(score for limit, score in _LEAD_SHARES if shared >= limit * shorter)
    return max(by_weight, by_share), (
        f"The leads have {len(common)} words in common, {shared / shorter:.0%} of the shorter by what they say."
    )


def _likeness(a: str, b: str) -> float:
    ours, theirs = set(fold(a).split()), set(fold(b).split())
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0
