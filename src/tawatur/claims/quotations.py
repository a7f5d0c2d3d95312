"""Quotations that run over several sentences, of which only one names who is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.claims.types import Attribution
from tawatur.text.document import Document, Sentence

_LONGEST_QUOTATION = 6  # sentences: a mark that does not close within so many was no quotation's


def quoted_on(document: Document, sentence: Sentence, found: Sequence[Attribution]) -> list[Attribution]:
    """The sentences after this one over which a quotation that begins in it goes on, up to its closing mark."""
    told = [a for a in found if a.end == sentence.end and a.kind == "report"]
    if not told:
        return []
    norm = document.norm
    mark = norm.rfind('"', max(sentence.start, told[-1].start - 2), sentence.end)
    if mark < 0 or not norm[mark + 1 : mark + 2].isalnum() or norm[mark - 1 : mark].isalnum():
        return []
    more: list[Attribution] = []
    for following in document.sentences[sentence.index + 1 : sentence.index + 1 + _LONGEST_QUOTATION]:
        close = norm.find('"', following.start, following.end)
        closing = close >= 0 and not norm[close + 1 : close + 2].isalnum()
        end = close if close >= 0 else following.end
        more += [
            replace(a, start=following.start, end=end, cue='"', sentence=following.index)
            for a in told
            if following.start < end
        ]
        if close >= 0:
            return more if closing else []
    return []


def quoted_before_and_after(document: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """The quotation whose end stands with its speaker ('"A. B," X said.'), and the one that follows on ('"C."')."""
    told = {a.sentence for a in found}
    more: list[Attribution] = []
    for account in found:
        sentence = document.sentences[account.sentence]
        if account.kind != "report" or account.start > sentence.start + 1:
            continue
        mark = document.norm.find('"', sentence.start, account.end)
        if mark > sentence.start and _closes(document.norm, mark):
            more += _back_to_opening(document, account, told)
        following = document.sentences[sentence.index + 1 : sentence.index + 2]
        if mark >= 0 and following and following[0].index not in told:
            more += _resumed(document, account, following[0], told)
    return more


def _closes(norm: str, mark: int) -> bool:
    """Whether a quotation mark stands behind what it quotes."""
    return not norm[mark - 1].isspace() and not norm[mark + 1 : mark + 2].isalnum()


def _back_to_opening(document: Document, account: Attribution, told: set[int]) -> list[Attribution]:
    """The account over the sentences before its own, back to the mark that opens the quotation."""
    norm, more = document.norm, list[Attribution]()
    for index in range(account.sentence - 1, max(-1, account.sentence - 1 - _LONGEST_QUOTATION), -1):
        sentence = document.sentences[index]
        if index in told:
            return []
        mark = norm.rfind('"', sentence.start, sentence.end)
        start = mark if mark >= 0 else sentence.start
        more.append(replace(account, start=start, end=sentence.end, cue='"', sentence=index))
        if mark >= 0:
            return [] if _closes(norm, mark) else more
    return []


def _resumed(
    document: Document, account: Attribution, sentence: Sentence, told: set[int]
) -> list[Attribution]:
    """The account over a quotation that opens the next sentence and names nobody."""
    norm, more = document.norm, list[Attribution]()
    if norm[sentence.start] != '"' or not norm[sentence.start + 1 : sentence.start + 2].isalnum():
        return []
    for following in document.sentences[sentence.index : sentence.index + _LONGEST_QUOTATION]:
        if following.index in told:
            return []
        close = norm.find('"', following.start + 1, following.end)
        end = close if close >= 0 else following.end
        more.append(replace(account, start=following.start, end=end, cue='"', sentence=following.index))
        if close >= 0:
            return more
    return []
