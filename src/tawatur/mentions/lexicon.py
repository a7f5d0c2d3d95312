"""The compiled lexicon of a language: one automaton over all surface forms, and the pass that finds them in a text.

The automaton is Aho and Corasick's (1975), by pyahocorasick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import ahocorasick

from tawatur.mentions.compiled import LENGTH_BITS, LONGEST, Reading, Readings, load_compiled
from tawatur.mentions.entries import Actor, Entry, Gap, Nationality, PlaceName, SourceName, Trigger
from tawatur.text.arabic import PROCLITICS, PRONOUNS
from tawatur.text.document import Document

_SPACES = {ord(c): " " for c in "-\n_/"}
_NAMES = (Actor, Nationality, PlaceName)
_WORDS_AFTER = re.compile(r"[^\W_]+")
_GAP_WORDS = 7
_GAP_PREFIXES = ("", "ب", "ل", "ال")
_SHORT = 4  # letters
# Before a form in the same Arabic word stands one of these letters, or none; behind it one of those.
_BEFORE_FORM = frozenset(p[-1] for group in PROCLITICS.values() for p in group if p)
_BEHIND_FORM = frozenset(p[0] for p in PRONOUNS)
_LONGEST_PREFIX = max(len(p) for group in PROCLITICS.values() for p in group)
_LONGEST_SUFFIX = max(map(len, PRONOUNS))
_ARTICLE = re.compile(r"(?:[ae][lrsdtnz]|a[sd]h) ")


class Hit(NamedTuple):
    """A form found in a text. Offsets are of the normal form; the article counts in, other clitics do not.

    ``prefix`` and ``suffix`` are the clitics around it in the same word. Of a phrase with a gap, ``start`` and ``end``
    are those of its first part, and ``last`` is where its last part ends (else -1).
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    prefix: str = ""
    suffix: str = ""
    last: int = -1

    @property
    def begin(self) -> int:
        """Where the word begins, with all that is written before it."""
        return self.start - len(self.prefix.replace("ال", ""))

    def has(self, kinds: type | tuple[type, ...]) -> bool:
        """Whether one of the entries is of one of the kinds."""
        for entry in self.entries:  # noqa: SIM110  # asked of every hit many times: a generator takes twice as long
            if isinstance(entry, kinds):
                return True
        return False


def _order(hit: Hit) -> int:
    """By start, of equal ones the longest first: as one number, since many are sorted."""
    return hit[0] * _WIDE + hit[0] - hit[1]


_WIDE = 4096  # more than a form is long
_hit = tuple.__new__  # a Hit made so takes half the time, and most of a text's hits are made in two loops


class Lexicon:
    """The forms of one language, ready to be found."""

    def __init__(self, lang: str, automaton: ahocorasick.Automaton, readings: Readings) -> None:
        self.lang = lang
        self._automaton = automaton
        self._readings = readings

    def find(self, document: Document) -> list[Hit]:
        """All forms in a document, in order, without those that lie within a longer one."""
        text = document.norm.translate(_SPACES)
        read = self._arabic if self.lang == "ar" else self._english
        gapped: set[int] = set()
        found = read(text, document, gapped)
        found.sort(key=_order)
        found, taken = self._close_gaps(text, found, gapped, document)
        kept = _longest(found)
        if not taken:
            return kept
        return _without_taken(kept, [taken[hit.start, hit.last] for hit in kept if hit.last >= 0])

    def keyed(self, key: str) -> Entry | None:
        """The entry under a key of place_forms.place_keys, None where there is none."""
        value = self._automaton.get(key, None)
        return None if value is None else self._readings[value >> LENGTH_BITS].entries[0]

    # Most of what the automaton reports is a part of another word: both loops put what rules that out first.

    def _english(self, text: str, document: Document, gapped: set[int]) -> list[Hit]:
        """The forms of a text; ``gapped`` takes up where those start that may open a phrase with a gap."""
        known, readings, size, longest = self._readings.known, self._readings, len(text), LONGEST
        found: list[Hit] = []
        for last, value in self._automaton.iter(text):
            end = last + 1
            start = end - (value & longest)
            if start and text[start - 1].isalnum():
                continue
            suffix = ""
            if end < size and text[end].isalnum():
                # a name before a lost apostrophe: "Syrias army"
                if text[end] != "s" or text[end + 1 : end + 2].isalnum():
                    continue
                number = value >> LENGTH_BITS
                reading = known.get(number) or readings[number]
                if not isinstance(reading.entries[0], _NAMES):
                    continue
                suffix = "s"
            else:
                number = value >> LENGTH_BITS
                reading = known.get(number) or readings[number]
            entries = reading.entries
            if reading.named:
                entries = _as_written(text, start, end, reading, document)
                if not entries or _in_word(text, start, end):
                    continue
            found.append(_hit(Hit, (start, end, entries, "", suffix, -1)))
            if reading.gapped:
                gapped.add(start)
        return found

    def _arabic(self, text: str, document: Document, gapped: set[int]) -> list[Hit]:
        """As ``_english``, with the clitics that stand in one word with a form."""
        known, readings, size, longest = self._readings.known, self._readings, len(text), LONGEST
        found: list[Hit] = []
        for last, value in self._automaton.iter(text):
            after = end = last + 1
            before = start = end - (value & longest)
            prefix = suffix = ""
            if start and text[start - 1].isalnum():
                if text[start - 1] not in _BEFORE_FORM:
                    continue
                while before and text[before - 1].isalnum() and start - before <= _LONGEST_PREFIX:
                    before -= 1
                prefix = text[before:start]
            if end < size and text[end].isalnum():
                if text[end] not in _BEHIND_FORM:
                    continue
                while after < size and text[after].isalnum() and after - end <= _LONGEST_SUFFIX:
                    after += 1
                suffix = text[end:after]
                if suffix not in PRONOUNS or (suffix == "ه" and document.original_at(end) == "ة"):
                    continue
            number = value >> LENGTH_BITS
            reading = known.get(number) or readings[number]
            entries = _with_clitics(reading, prefix, suffix) if prefix or suffix else reading.free
            if reading.quoted:
                entries = _marked(text, start, end, entries)
            if not entries or (not suffix and _is_other_word(text[start:end], start, document)):
                continue
            if text.startswith("لل", start):
                prefix += "لل"
            if prefix.endswith("ال"):
                start -= 2
            found.append(_hit(Hit, (start, after, entries, prefix, suffix, -1)))
            if reading.gapped:
                gapped.add(start)
        return found

    def _close_gaps(
        self, text: str, hits: list[Hit], gapped: set[int], document: Document
    ) -> tuple[list[Hit], dict[tuple[int, int], tuple[int, int]]]:
        """Replace the opening of each phrase with a gap by the whole phrase, or drop it where its rest does not follow.

        Returns the hits, and by a phrase's start and end where its last part stands. Done before shorter hits are dropped, so that
        an opening that comes to nothing hides no word within it.
        """
        if not gapped:
            return hits, {}
        closed: list[Hit] = []
        taken: dict[tuple[int, int], tuple[int, int]] = {}
        for hit in hits:
            if hit.start not in gapped:
                closed.append(hit)
                continue
            gaps = [e for e in hit.entries if isinstance(e, Gap)]
            plain = tuple(e for e in hit.entries if not isinstance(e, Gap))
            end = document.sentences[document.sentence_at(hit.start)].end
            parts = [part for gap in gaps if (part := _rest(text, hit, gap, end)) is not None]
            if parts:
                # the rest that stands nearest, and of these the longest
                start, last, nearest = min(parts, key=lambda p: (p[0], -p[1]))
                taken[hit.start, last] = start, last
                readings = _of_two_verbs(nearest, [t for a, b, t in parts if (a, b) == (start, last)])
                closed.append(Hit(hit.start, hit.end, readings, hit.prefix, hit.suffix, last))
                plain = tuple(e for e in plain if not isinstance(e, Trigger))
            if plain:
                closed.append(Hit(hit.start, hit.end, plain, hit.prefix, hit.suffix))
        return closed, taken


def _of_two_verbs(nearest: Trigger, others: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """A phrase and those of its sense that another verb opens in the same letters: "تكبد خسائر", inflicts or suffers."""
    twins = [t for t in others if t.sense == nearest.sense and t.lemma != nearest.lemma]
    return nearest, *twins


_OTHER_WORDS = {"اليه": (3, "ه"), "امام مسجد": (0, "أ")}
"""Forms that another word shares in the normal form, with where its spelling differs: "إليه" and "آلية", "أمام مسجد" and "إمام مسجد"."""


def _is_other_word(form: str, start: int, document: Document) -> bool:
    """Whether a form is spelt in the text as the other word of the same normal form."""
    other = _OTHER_WORDS.get(form)
    return other is not None and document.original_at(start + other[0]) == other[1]


_NEW_CLAUSE = re.compile(
    r"[;؛]|\s(?:after|following|because|amid|despite)\s|\sان\s|\s(?:كما|فيما|بينما|حيث|مما|اذ|لكن|ولكن|بعدما|قبلما|عندما|حين|وقد|وتم|وس[يت]تم)\s"
)  # no phrase runs on over these: "published a statement saying that its fighters"

_COMMA = re.compile(r",(?!\d)")
"""A comma between words: "sent 1,500 troops" has none."""


def _rest(text: str, hit: Hit, gap: Gap, end: int) -> tuple[int, int, Trigger] | None:
    """Where the last part of a phrase with a gap stands before an offset, and what it tells; None where it does not follow."""
    position, start = hit.end, hit.start
    told: list[str] = []
    for part in gap.rest:
        found = _follows(text, position, end, part)
        if found is None or _NEW_CLAUSE.search(text, position, found[0]) is not None:
            return None
        if text.find(",", position, found[0]) >= 0 and not text.endswith(", ", 0, found[0]):
            if len(_COMMA.findall(text, position, found[0])) == 1:
                return None  # "seized most of Goma, two residents said", but "stormed a post, killing six"
        if text.count("،", position, found[0]) == 1 and text.find("، و", position, found[0]) >= 0:
            return None  # "بعد إعادة الإعمار، وسيتم تشغيل مطار"
        start, position = found
        told.append(text[start:position])
    return start, position, gap.worded(told)


def _longest(found: list[Hit]) -> list[Hit]:
    """The hits in order, without those that lie within or run on from an earlier, longer one.

    A phrase with a gap whose opening lies in a longer name stays: "قذيفة" in "قذيفة هاون سقطت", "jets" in "Russian jets
    struck".
    """
    kept: list[Hit] = []
    at, covered = 0, -1  # of the last that lies in no other
    for hit in found:
        outer = kept[at] if kept else hit
        if hit.end <= covered:
            if hit.start == outer.start and hit.end == outer.end:
                kept[at] = _both(outer, hit)
            elif hit.last >= 0 and outer.last < 0 and not outer.has(Trigger):
                if hit.start == outer.start:
                    kept[at] = outer._replace(entries=(*outer.entries, *hit.entries), last=hit.last)
                else:
                    kept.append(hit)
            continue
        if hit.start < covered and hit.end - hit.start < outer.end - outer.start:
            continue
        at, covered = len(kept), hit.end
        kept.append(hit)
    return kept


def _both(one: Hit, other: Hit) -> Hit:
    """Two hits of one stretch as one; the event word of a phrase with a gap is the only one that stays."""
    last = max(one.last, other.last)
    entries = (*one.entries, *(e for e in other.entries if e not in one.entries))
    if last >= 0:
        phrase = one if one.last >= 0 else other
        entries = tuple(e for e in entries if e in phrase.entries or not isinstance(e, Trigger))
    return Hit(one.start, one.end, entries, one.prefix, one.suffix, last)


def _follows(text: str, position: int, end: int, forms: frozenset[str]) -> tuple[int, int] | None:
    """Where one of the forms starts and ends within the next few words."""
    for form in forms:
        if text.find(form, position, end + len(form)) >= 0:
            break
    else:
        return None  # most often none is there at all
    phrases = _phrases(forms)
    for count, word in enumerate(_WORDS_AFTER.finditer(text, position, end)):
        if count > _GAP_WORDS:
            return None
        token = word[0]
        for cut in (0, 1, 2) if token[:1] in "بلا" else (0,):
            for phrase in phrases:
                start = word.start() + cut
                stop = start + len(phrase)
                if text.startswith(phrase, start) and not text[stop : stop + 1].isalnum():
                    return start, stop
            if token[:cut] in _GAP_PREFIXES and (token[cut:] in forms or _is_accusative(token, cut, forms)):
                return word.start() + cut, word.end()
    return None


def _is_accusative(token: str, cut: int, forms: frozenset[str]) -> bool:
    """Whether a word is one of the forms with the ending of an indefinite object: "نشر [جنودا]"."""
    return cut == 0 and len(token) > _SHORT and token[-1] == "ا" and token[:-1] in forms


@cache
def _phrases(forms: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted((f for f in forms if " " in f), key=len, reverse=True))


def _with_clitics(reading: Reading, prefix: str, suffix: str) -> tuple[Entry, ...]:
    """The entries of an Arabic form that take what is written together with it."""
    entries = []
    short = reading.length <= _SHORT
    for affixes, bound, entry in reading.forms:
        if suffix:
            if affixes not in ("noun", "verb") or prefix.endswith(("ال", "لل")):
                continue
        elif bound:
            continue
        if short and affixes == "name" and prefix[-1:] == "ك":
            continue  # "كانتا" is a verb, not "like Anta"
        if prefix in PROCLITICS[affixes]:
            entries.append(entry)
    return tuple(entries)


def _as_written(text: str, start: int, end: int, reading: Reading, document: Document) -> tuple[Entry, ...]:
    """The entries of an English form that stands in the text with the capitals or marks that they ask for."""
    named = _is_name(text, start, document)
    entries = tuple(
        entry
        for affixes, _, entry in reading.forms
        if (affixes != "acronym" or _is_acronym(text, start, end, document)) and (affixes != "name" or named)
    )
    return _marked(text, start, end, entries) if reading.quoted else entries


def _is_acronym(text: str, start: int, end: int, document: Document) -> bool:
    """Whether a word is in capitals; IS, which is a verb too, only where the words beside it are not."""
    if not document.is_upper(start, end):
        return False
    return text[start:end] != "is" or not any(
        m is not None and document.is_upper(m.start(1), m.end(1))
        for m in (_WORD_AFTER.match(text, end), _WORD_BEFORE.search(text, max(0, start - 24), start))
    )


_WORD_AFTER = re.compile(r"\s+([a-z]{2,})")
_WORD_BEFORE = re.compile(r"([a-z]{2,})\s+$")


def _in_word(text: str, start: int, end: int) -> bool:
    """Whether a name is a part of a word that an apostrophe parts: no "Dera" in "Dera'a", no "Lula" in "Ma'lula"."""
    if text.startswith("'", end) and text[end + 1 : end + 2].isalpha() and not _CLITIC.match(text, end):
        return True
    return start > 2 and text[start - 1] == "'" and text[start - 3 : start - 1].isalpha()


_CLITIC = re.compile(r"'(?:s|d|ll|ve|re)?(?!\w)")


def _marked(text: str, start: int, end: int, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries without those that count only in quotation marks or brackets, where these are not there."""
    if any(isinstance(e, SourceName) and e.quoted for e in entries):
        if not (text[start - 1 : start] in ('"', "(") and start and text[end : end + 1] in ('"', ")")):
            return tuple(e for e in entries if not (isinstance(e, SourceName) and e.quoted))
    return entries


def _is_name(text: str, start: int, document: Document) -> bool:
    """Whether the original has a capital there, or after the article of an Arabic name: al-Qaim, ar-Raqqa."""
    article = _ARTICLE.match(text, start)
    return document.is_capitalised(start) or (article is not None and document.is_capitalised(article.end()))


def _without_taken(hits: list[Hit], taken: list[tuple[int, int]]) -> list[Hit]:
    """Drop the event words that a phrase with a gap has taken up as its last part."""
    if not taken:
        return hits
    kept = []
    parts = {at for start, end in taken for at in range(start - 2, end)}
    for hit in hits:
        if hit.last < 0 and hit.start in parts:
            entries = tuple(e for e in hit.entries if not isinstance(e, Trigger))
            if not entries:
                continue
            hit = Hit(hit.start, hit.end, entries, hit.prefix, hit.suffix)
        kept.append(hit)
    return kept


@cache
def load_lexicon(lang: str) -> Lexicon:
    """The lexicon of a language (``ar`` or ``en``). Raises ``TableError`` where a table cannot be read."""
    return Lexicon(lang, *load_compiled(lang))
