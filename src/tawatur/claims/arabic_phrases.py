"""Noun phrases of speakers in Arabic, and the media they speak to: where they begin and end.

Phrases are pairs of word numbers, first and last (exclusive); spans are offsets of the normal form.
"""

from __future__ import annotations

import re

from tawatur.claims.arabic_bounds import is_capital, is_predicate
from tawatur.claims.cues import load_cues
from tawatur.claims.view import CueAt, Span, View
from tawatur.claims.words import words
from tawatur.mentions.entries import (
    Actor,
    Descriptor,
    Nationality,
    SourceName,
    SourceWord,
)

_DAYS = words("ar", "between")
_PERIOD = words("ar", "period")
_OCCASION = words("ar", "occasion")
_TRAILING = words("ar", "trailing")
_POSSESSED = words("ar", "his_words")
_STOP = words("ar", "stop")
_OTHER = words("ar", "another")
_DEEDS = words("ar", "deed")
_NAME_HEADS = words("ar", "name_head")
_ISSUED = words("ar", "issued")
_SAID = words("ar", "said")
_IN = ("في", "من", "لدي", "ب")
_POSSESSIVE = ("ها", "هم")
_OPENING = re.compile(r"\"$|\s\"\s")
_SPOKEN = re.compile(r':\s*"')
_DO = re.compile(r"[يت]\w{3,}ون")  # a verb of the present in the plural
_LONGEST = 18
_SHORT = 9
_WHILE = words("ar", "while")
_THAT = words("ar", "complementiser")
_RELATIVE = words("ar", "relative")
_NOT_THAT = words("ar", "before_other_that")
_NO_SPEAKER = words("ar", "no_speaker")
_STATEMENT = words("ar", "statement")
_FOOTAGE = words("ar", "footage")
_AGE = words("ar", "age")
_ASIDE = words("ar", "aside")
_COUNCILS = words("ar", "council")


def that_near(view: View, index: int, that: frozenset[str]) -> bool:
    return any(view.word(k) in that for k in range(index, index + 8))


def opens(view: View, index: int, that: frozenset[str]) -> bool:
    """Whether what is said begins here: "that", a colon, a quotation mark."""
    if index >= len(view.words):
        return False
    if (
        (view.word(index) in that and view.word(index - 1) not in _NOT_THAT)
        or ":" in view.before(index)
        or (_OPENING.search(view.before(index)) and not _short_quote(view, index))
    ):
        return True
    return view.word(index) in ("الي", "عن") and view.word(index + 1) in that


def without_and(view: View, first: int, last: int) -> Span:
    start, end = view.span(first, last)
    return (start + 1 if view.word(first) in _OTHER else start), end


def _short_quote(view: View, k: int) -> bool:
    """Whether the quotation mark before a word opens a name: a few words, a source among them."""
    close = next((n for n in range(k, min(k + 5, len(view.words))) if '"' in view.after(n)), None)
    return close is not None and any(view.has(n, SourceName, SourceWord, Actor) for n in range(k, close + 1))


def without_tail(view: View, begin: int, end: int) -> int:
    """The end of a phrase without the prepositions that trail it."""
    while end - 1 > begin and view.word(end - 1) in _TRAILING:
        end -= 1
    return end


def with_apposition(view: View, begin: int, end: int, that: frozenset[str]) -> int:
    """The end of the phrase with the office or name that a comma sets off: "X، المحلل الأمني،", "الخبير، X،"."""
    if (
        end >= len(view.words)
        or view.before(end).strip() not in ("،", ",")
        or view.word(end) in _DAYS | _ASIDE
    ):
        return end
    for k in range(end + 1, min(end + 9, len(view.words))):
        if (
            view.word(k) in that
            or re.search(r"[،,:\"]", view.before(k))
            or to_medium(view, k)
            or view.word(k) in _STOP
        ):
            office = view.has(end, SourceWord, Descriptor) and not view.event(end)
            name = (
                view.has(begin, SourceWord, Descriptor)
                and 1 < k - end <= 4
                and view.word(end) not in _IN
                and all(view.hit_of[n] is None for n in range(end, k))
            )
            return k if (office or name) and view.word(end)[:1] != "و" else end
    return end


def to_medium(view: View, i: int) -> bool:
    """Whether the word is "to" with a medium: لرويترز, لوكالة فرانس برس, ل رويترز."""
    word = view.word(i)
    if word == "ل":
        return view.media(i + 1)
    hit = view.hit_of[i]
    if hit is not None and view.media(i):
        return hit.prefix.lstrip("وف").startswith("ل") and view.hit_start(i) == i
    return word.startswith("ل") and word[1:] in _NAME_HEADS


def to_quoted(view: View, i: int) -> bool:
    """Whether right after a verb of saying stands "to" with a name in quotation marks: قال لـ"الاقتصادية" مصدر."""
    return (
        view.word(i) == "ل"
        and view.before(i + 1).strip() == '"'
        and any('"' in view.after(n) for n in range(i + 1, min(i + 4, len(view.words))))
    )


def medium(view: View, i: int) -> tuple[Span, int]:
    k = i + 1 if view.word(i) == "ل" else i
    if not view.media(k):
        end = k + 1
        quoted = view.before(k).rstrip().endswith('"')
        while (
            end < len(view.words)
            and end - k < 4
            and not (quoted and '"' in view.before(end))
            and (quoted or view.media(end) or '"' in view.before(end) or view.has(end, Nationality))
        ):
            end += 1
    else:
        end = view.hit_end(k)
        while end < len(view.words) and view.has(end, Nationality) and not view.before(end).strip():
            end += 1
    hit = view.hit_of[k]
    start = (
        max(view.words[k][0], hit.start)
        if hit is not None and view.media(k)
        else view.words[k][0] + (view.word(k).startswith("ل") and view.word(k) != "ل")
    )
    return (start, view.words[end - 1][1]), end


def medium_later(view: View, i: int, that: frozenset[str]) -> Span | None:
    """A medium named between the speaker and what is said: "في تصريح لـ Y", "في حديث مع Y"."""
    for k in range(i, min(i + 9, len(view.words))):
        if view.word(k) in that or re.search(r"[:\"؛.]", view.before(k)):
            return None
        if (
            to_medium(view, k)
            or (to_quoted(view, k) and view.word(k - 1) in _OCCASION)
            or (view.media(k) and view.word(k - 1) in ("مع", "ل", "علي", "عبر"))
        ):
            return medium(view, k)[0]
    return None


def medium_before(view: View, cue: CueAt) -> Span | None:
    """The medium of "في تصريح لقناة Y، قال X"."""
    for k in range(max(0, cue.first - 10), cue.first):
        if view.word(k) in _OCCASION and view.word(k - 1) in ("في", "وفي", "خلال"):
            for n in range(k + 1, min(k + 5, cue.first)):
                if to_medium(view, n) or (view.media(n) and view.word(n - 1) == "مع"):
                    return medium(view, n)[0]
    return None


def after_occasion(view: View, i: int, that: frozenset[str]) -> int:
    """Past "in a statement today" to the word that opens what is said, where one follows within the clause."""
    if view.event(i) or (view.word(i) == "عن" and view.event(i + 1)):
        return i  # "أعلن الجيش تحرير المدينة بعد أن ..."
    told = False
    speech = view.word(i) in ("في", "خلال") and view.word(i + 1) in _OCCASION
    for k in range(i, min(i + 24, len(view.words))):
        if opens(view, k, that):
            if speech and _OPENING.search(view.before(k)):
                return k  # "في كلمة بذكرى الهجوم": what is quoted opens behind it
            # a quotation mark after what has begun to be told is of a name or of a part of it
            return k if not told or view.word(k) in that or _SPOKEN.search(view.before(k)) else i
        told = told or view.event(k)
    return i


def phrase_limit(view: View, i: int, that: frozenset[str]) -> tuple[int, bool]:
    """Where the speaker's phrase ends, and whether something shows that it does."""
    for k in range(i + 1, min(i + _LONGEST, len(view.words))):
        before = view.before(k)
        word = view.word(k)
        if _ISSUED & {word, view.word(k - 1)} and "عن" in (word, view.word(k + 1)):
            continue  # "بيان صادر عن قيادة الجيش": whose it is belongs to it
        if before.strip() == "." and len(view.word(k - 1)) == 1:
            continue  # a title cut short: السفير د.عبدالله
        if word in that or ":" in before or re.search(r"[،,؛.]|\s[-–]\s", before):
            return k, True
        if '"' in before and not _quoted_name(view, k) and not (k > i and _closes(view, k)):
            return k, True
        if is_ali(view, k):
            continue
        if is_predicate(view, i, k):
            return k, True
        period = word in _PERIOD and view.word(k + 1) in _DAYS | _PERIOD
        if (period or word in _STOP or word in _DAYS or word in _POSSESSED or word in _DEEDS) and not (
            view.hit_of[k] is not None and view.hit_of[k] is view.hit_of[k - 1]
        ):
            return k, True
        if word == "في" and (
            view.word(k + 1) in _OCCASION | _DAYS | _PERIOD or view.word(k + 1) in _POSSESSED
        ):
            return k, True
        if to_medium(view, k) or to_quoted(view, k) or _says(view, k):
            return k, True
        if word.endswith(_POSSESSIVE) and len(word) > 4 and not view.speaking(k) and may_speak(view, k - 1):
            return k, True  # "أعلنت الحركة مسؤوليتها": the object
        seen = (
            {word, word.removesuffix("ا")} & _FOOTAGE
            and view.speaking(k - 1)
            and view.word(k - 1) not in _NAME_HEADS
        )
        if seen or (word.endswith("ا") and is_statement(word)):
            return k, True  # "أصدرت الحركة بيانا", "نشر ناشطون صور": the object
        if word in ("للصحفيين", "للصحافيين", "لصحفيين", "لصحافيين"):
            return k, True
        # behind these an event names who speaks: "المتحدث باسم العمليات المشتركة"
        body = (
            view.word(k - 1) in ("باسم", "قايد") or view.word(k - 1) in load_cues("ar").fixed["organisation"]
        )
        if view.event(k) and not body:
            return k, False
    # The end of the sentence closes a short phrase that begins with an office: the name stands at its end.
    rest = len(view.words) - i
    return min(i + _LONGEST, len(view.words)), rest <= _SHORT and view.has(i, SourceWord, Descriptor)


def _says(view: View, k: int) -> bool:
    """Whether a word is a verb of saying in the past that is no noun as well: "بحسب الوكالة قال الوزير"."""
    return view.word(k) in _SAID and any(c.first == k for c in view.cues)


def _closes(view: View, k: int) -> bool:
    """Whether a quotation mark before a word closes within three words, or closed right there: بلدة "بيت أمر" أن."""
    if not view.before(k).endswith('"') or view.before(k).startswith('"'):
        return True
    return any('"' in view.after(n) for n in range(k, min(k + 3, len(view.words))))


def _quoted_name(view: View, k: int) -> bool:
    """Whether the quotation mark before a word belongs to a name within the phrase: صحيفة "حريت" التركية."""
    return any(
        view.word(n) in _NAME_HEADS or view.has(n, SourceName) or view.word(n) in ("باسم",)
        for n in (k - 1, k - 2, k)
    ) or view.has(k, SourceName)


def known_end(view: View, i: int, limit: int) -> int:
    """The end of a phrase that nothing closes: what the lexicon knows, with adjectives and names that follow."""
    k = i
    unknown = 0
    last = i + 1
    while k < limit:
        if view.speaking(k) or view.has(k, Nationality):
            hit = view.hit_of[k]
            if (
                k > i
                and hit is not None
                and hit.prefix.startswith("و")
                and view.hit_start(k) == k
                and unknown
            ):
                break
            k = last = min(view.hit_end(k), limit)
            continue
        if view.word(k) in _IN and k + 1 < limit and view.hit_of[k + 1] is not None and not view.event(k + 1):
            k = last = min(view.hit_end(k + 1), limit)
            continue
        if unknown < 4 and not view.event(k) and not view.word(k).isdigit() and _may_follow(view, k):
            unknown += 1
            k += 1
            last = k
            continue
        break
    return last


def _may_follow(view: View, k: int) -> bool:
    """Whether an unknown word goes on with the phrase: after a full name only an adjective of it does."""
    if not view.has(k - 1, Actor, SourceName):
        return True
    return view.word(k).startswith("ال") and view.word(k).endswith(("ي", "يه", "يين", "يون"))


def subject_before(view: View, cue: CueAt) -> tuple[int, int] | None:
    """The speaker before the verb: from the start of the clause, where a source stands there."""
    j = cue.first - 1
    while j >= 0 and (view.word(j) in _DAYS or view.word(j) in ("كان", "كانت", "وكان", "وكانت")):
        j -= 1
    if j < 0 or re.search(r"[:؛]", view.document.norm[view.words[j][1] : view.words[cue.first][0]]):
        return None
    j -= j > 1 and view.word(j) in _FOOTAGE and view.speaking(j - 1)  # "بثت القناة مشاهد قالت إنها"
    begin = j
    while begin > 0 and j - begin < 14:
        if (
            re.search(r"[،,:؛]", view.before(begin))
            or view.word(begin - 1) in _WHILE
            or view.word(begin - 1) in _THAT
        ):
            break
        begin -= 1
    if begin == 0 and view.word(0) in _WHILE:
        begin = 1
    if not view.word(cue.first).endswith(("وا", "ون", "ان", "تا")):  # one speaks: "قتلى والجيش يعلن"
        begin = next((k for k in range(j, begin, -1) if _joined_on(view, k)), begin)
    first = next((k for k in range(begin, j + 1) if view.speaking(k) and not view.event(k)), None)
    if view.word(begin) in _COUNCILS or (begin == j and is_capital(view, j)):
        first = begin  # "مجلس محافظة نينوى", "وكانت الرباط أعلنت"
    if (
        first is None
        or first - begin > 2
        or view.word(first - 1) in _STOP | _OCCASION
        or (first > begin and view.word(first - 1) in _NO_SPEAKER)
        or any(view.event(k) for k in range(begin, j + 1))
    ):
        return None
    if any(view.word(k) in _RELATIVE or view.word(k) in _THAT for k in range(begin, j + 1)):
        return None
    if any(_DO.fullmatch(view.word(k)) for k in range(begin + 1, j + 1)):
        return None  # "الأهالي يواجهون أزمة يتوقع": another verb is theirs
    form = view.word(cue.first)
    if cue.cue.tense == "present" and form[:1] == "ي" and form[-1:] != "ن" and view.word(first)[-1:] == "ه":
        return None  # "the group is thought to": a passive, whose subject speaks not
    return first, j + 1


def _joined_on(view: View, k: int) -> bool:
    """Whether a word for a speaker is joined on by "and": "قتلى في مقديشو وحركة الشباب تتبنى"."""
    hit = view.hit_of[k]
    return hit is not None and hit.prefix == "و" and view.hit_start(k) == k and view.speaking(k)


def antecedent(view: View, relative: int) -> tuple[int, int] | None:
    """Who speaks in "التقارير الغربية التي أكدت أن": the source right before a relative pronoun, with its adjective."""
    for k in range(relative - 1, max(-1, relative - 4), -1):
        if view.event(k) or re.search(r"[،,:؛.\"]", view.after(k)):
            return None
        if view.speaking(k):
            first = view.hit_start(k)
            while (
                first
                and view.speaking(first - 1)
                and not view.word(first - 1).startswith("ال")
                and not view.event(first - 1)
                and not view.before(first).strip()
            ):
                first = view.hit_start(first - 1)
            return first, relative
    return None


def bare_noun(word: str) -> str:
    """A noun of saying without what is written onto it: البيان, بيانها, بيانا."""
    return re.sub(r"^ال(?=\w{3})|(?<=\w{3})(?:ها|هم|ه|ا)$", "", word)


def is_statement(word: str) -> bool:
    """Whether a word is a statement, a letter, a post: "البيان", "تغريدة", "بيانا"."""
    return bool({word, word.removeprefix("ال"), bare_noun(word), f"{bare_noun(word)}ه"} & _STATEMENT)


def may_speak(view: View, index: int) -> bool:
    """Whether a word may name a speaker: what the lexicon knows for one, an office, a capital."""
    return view.speaking(index) or view.word(index) in load_cues("ar").nouns or is_capital(view, index)


def after_age(view: View, index: int) -> int:
    """Past an age that a comma sets off behind a name: "أم محمد، 45 عاما، لوكالة"."""
    aged = index + 1 < len(view.words) and view.word(index).isdigit() and view.word(index + 1) in _AGE
    return index + 2 if aged else index


def is_ali(view: View, index: int) -> bool:
    """Whether a word is the name علي and not the preposition, where the report writes the two apart."""
    _, end, word = view.words[index]
    return (
        word == "علي"
        and view.document.original_at(end - 1) == "ي"
        and ("على" in view.document.text or view.after(index).strip() != "")
    )
