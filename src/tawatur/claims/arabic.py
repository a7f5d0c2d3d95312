"""The Arabic frames of attribution: "قال X لـ Y إن", "نقلت Y عن X", "بحسب X", "كما أفاد X", "X: ..."."""

from __future__ import annotations

import itertools
import re

from tawatur.claims.arabic_bounds import (
    announced_at,
    is_announced,
    is_blamed,
    is_hearer,
    is_plural,
    is_spoken_to,
    past_days,
)
from tawatur.claims.arabic_phrases import (
    after_age,
    after_occasion,
    antecedent,
    is_ali,
    is_statement,
    known_end,
    may_speak,
    medium,
    medium_before,
    medium_later,
    opens,
    phrase_limit,
    subject_before,
    that_near,
    to_medium,
    to_quoted,
    with_apposition,
    without_and,
    without_tail,
)
from tawatur.claims.arabic_scope import after_comma, scope_of
from tawatur.claims.arabic_sources import according, citing, closing, colon_heading, noun_of_saying, relay
from tawatur.claims.arabic_statements import IN_IT, is_footage, issued, of_it, stated, within
from tawatur.claims.cues import OF_IT, CueTable, load_cues
from tawatur.claims.view import Account, CueAt, Span, View
from tawatur.claims.words import words
from tawatur.mentions.entries import SourceName, SourceWord
from tawatur.text.normalise import fold

_STOP = words("ar", "stop")
_AS = words("ar", "as")
_WHILE = words("ar", "while")
_CONTRAST = words("ar", "contrast")
_THAT = words("ar", "complementiser")
_BUT = ("غير", "الا", "بيد")
_OTHER = words("ar", "another")
_RELATIVE = words("ar", "relative")
_NOT = words("ar", "negation")
_IMPERSONAL = words("ar", "impersonal_verb")

_NO_SPEAKER = words("ar", "no_speaker")
_PERFORMED = words("ar", "performed")
_SOURCES = words("ar", "source_noun")
_SOURCE_OF = words("ar", "source_of")
_TELLERS = _SOURCES | words("ar", "name_head")

_BLAMING = ("اتهم", "حمل")
_DENIED = words("ar", "denied")
_LAWS = words("ar", "law")
_NAMED = ("يدعي", "تدعي")  # written with an alef at the end: "a man named"
_ON = ("الي", "عن")
_THIS = ("ذلك", "هذا", "الخبر", "النبا")
_OF_IT = ("به", "بها", "عنه", "عنها", "اليه", "اليها")
_IN_WHICH = ("فيه", "فيها", "خلاله", "خلالها")
_TO_US = ("لي", "لنا", "له", "لها", "لهم")
_SHORT_TITLE = 4  # words
_STANCE = words("ar", "stance")
_STRESSED = frozenset({fold("التأكيد")})  # "جدد الوزير التأكيد على مقتل"
_DEMONSTRATIVE = ("هذا", "هذه", "تلك", "ذلك", "هولاء")
_BEFORE_NOUN = words("ar", "before_noun")
_NEAR = 12  # words
_TO_ALL = re.compile(r"[وف]?(?:ل(?:كل|من|ما|جميع|اي)|بما|مما)")
"""What follows a verb of saying and says it not: "يؤكد لكل العالم", "تقول لمن يواسيها"."""


def read_arabic(view: View, table: CueTable) -> list[Account]:
    """The accounts of a sentence, in the order of their cues."""
    found: list[Account] = []
    heading = colon_heading(view)
    if heading is not None:
        found.append(heading)
    for cue in view.cues:
        if found and found[-1].cue.cue.kind == "issued" and view.words[cue.first][0] < found[-1].start:
            continue  # the verb of the statement itself
        account = _READERS[cue.cue.kind](view, cue, table, found)
        if account is not None:
            found.append(account)
    _bound(view, found)
    return found


def _verb(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    that = table.fixed["that"]
    if view.document.norm[view.words[cue.first][0] :][:4] in _NAMED and _ends_in_alef(view, cue.first):
        return None
    if cue.cue.tense == OF_IT and view.word(cue.first - 1) not in _AS:
        return of_it(view, cue, that)
    if cue.cue.tense == "past" and cue.cue.kind != "claim" and view.word(cue.first - 1) in _BEFORE_NOUN:
        return None  # "إجراء كشف", "في ذكر"
    in_it = view.word(cue.last) in IN_IT and any(is_statement(view.word(k)) for k in range(cue.first))
    reads = view.word(cue.first - 1).endswith("ا") and is_statement(view.word(cue.first - 1))
    if in_it or (reads and cue.first > 1):  # "أصدرت النقابة تقريرا يفيد"
        return within(view, cue, table, found)
    last = None if "bare" in cue.cue.note else closing(view, cue, that)
    if last is not None:
        return last
    known = view.has(cue.last, SourceWord) or is_statement(view.word(cue.last))
    among = view.word(cue.last).endswith(("ها", "هم")) or not known
    if "bare" in cue.cue.note and view.word(cue.last) not in that and among:
        return None  # "بين سكانها"
    title = _titled(view, cue)
    speakers, outer, after = ([title], None, cue.last) if title else _subject_after(view, cue, that)
    if not title and "hearer" in cue.cue.note and view.word(cue.first)[:1] not in "وف":
        first = subject_before(view, cue)
        speakers = speakers if first is None else [view.span(*first)]
    back = False
    lead = view.word(cue.first - 1)
    if lead in ("ما", "فيما") and not speakers and found and found[-1].speakers:
        speakers = list(found[-1].speakers)  # "طالب X بالتحقيق في ما قال إنه"
    if lead in _RELATIVE and lead != "من" and view.word(cue.last) in that and not speakers:
        named = antecedent(view, cue.first - 1)
        span = _without_prefix(view, named) if named else (0, 0)
        if named is None or any(s[0] < span[1] and span[0] < s[1] for a in found for s in a.speakers):
            return None
        return Account(cue, [span], None, view.words[cue.last][0], view.sentence.end)
    if _performs(view, cue, after) or (cue.cue.kind == "claim" and _near(view, cue, _LAWS)):
        return None
    if "denied" in cue.cue.note and not _near(view, cue, _DENIED):
        return None
    if (
        (lead in _RELATIVE and not _has_subject(view, cue, speakers))
        or lead in _NOT
        or (lead in ("ان", "وان", "لان") and view.word(cue.first)[:1] in "يت")
    ):
        return None
    if "that-present" in cue.cue.note and cue.cue.tense == "present" and not that_near(view, cue.last, that):
        return None
    prefixed = view.word(cue.first) not in cue.cue.words[0:1]
    if not speakers:
        left = None if prefixed and view.word(cue.first)[:1] in "وف" else subject_before(view, cue)
        if left is not None:
            speakers = [_without_prefix(view, left)]
        elif cue.cue.tense == "present" and fold(cue.cue.lemma) in _IMPERSONAL:
            return None
        elif opens(view, after, that) or cue.cue.kind == "add" or (cue.first <= 1 and _about(view, cue)):
            back = True
        else:
            return None
    if "registered" in cue.cue.note and not _registered(view, speakers):
        return None
    if "footage" in cue.cue.note and not (
        _registered(view, speakers) or opens(view, after, that) or is_footage(view, after)
    ):
        return None
    if "stance" in cue.cue.note and not _near(view, cue, _STANCE):
        return None
    if "named" in cue.cue.note and (back or not _names(view, speakers[0], table.fixed["organisation"])):
        return None
    told = "about" in cue.cue.note and view.word(after) == "عن" and _is_told(view, after + 1)
    unsaid = "open" in cue.cue.note and not told and (not opens(view, after, that) or view.word(after) in _ON)
    if unsaid and (outer is None or not speakers):
        return None
    if "that" in cue.cue.note and not (that_near(view, cue.last, that) or _near(view, cue, _STRESSED)):
        return None
    outer = outer or medium_before(view, cue)
    start, end, final = scope_of(view, cue, after)
    kind = {"claim": "claim", "deny": "denial"}.get(cue.cue.kind, "report")
    if kind != "report":
        start, end = view.sentence.start, view.sentence.end
    start = end if unsaid else start  # who spoke to a medium goes on in the next sentence
    return Account(cue, speakers, outer, start, end, kind, back=back, final=final)


def _relay(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    """Who passes on what another says, or after "as" tells it: "S، كما نقلت قناة الحدث", "حسبما نقلت مصادر"."""
    source = view.word(cue.last) in _TELLERS or view.has(cue.last, SourceName)
    as_told = source and view.word(cue.first - 1) in _AS
    return relay(view, cue, table, found) or (_verb(view, cue, table, found) if as_told else None)


def _near(view: View, cue: CueAt, listed: frozenset[str]) -> bool:
    """Whether one of the words, or one without its alef at the end, stands within some words behind the cue."""
    return any({w, w.removesuffix("ا")} & listed for w in map(view.word, range(cue.last, cue.last + _NEAR)))


def _ends_in_alef(view: View, index: int) -> bool:
    return view.document.original_at(view.words[index][1] - 1) == "ى"


def _registered(view: View, speakers: list[Span]) -> bool:
    """Whether the speaker is a source of the registry, a medium, or a body such as keeps records."""
    if not speakers:
        return False
    first = next((w for a, b, w in view.words if speakers[0][0] < b and a < speakers[0][1]), "")
    if first.removeprefix("ال") in _RECORDERS:
        return True
    return any(
        h.start < speakers[0][1]
        and speakers[0][0] < h.end
        and (isinstance(e, SourceName) or (isinstance(e, SourceWord) and e.kind == "media"))
        for h in view.hits
        for e in h.entries
    )


_RECORDERS = words("ar", "recorder")


def _is_told(view: View, index: int) -> bool:
    """Whether news of a happening begins there, not talk of a known one: "عن معارك", not "عن المعارك"."""
    return any(view.event(k) for k in (index, index + 1, index + 2)) and view.word(index)[:2] != "ال"


def _titled(view: View, cue: CueAt) -> Span | None:
    """Who opens a headline and does what a present verb right after says: "منظمة حقوقية تطالب الأمم المتحدة"."""
    if cue.cue.tense != "present" or cue.first == 0 or view.word(cue.first) != cue.cue.words[0]:
        return None
    left = subject_before(view, cue)
    if left is None and view.sentence.index == 0 and cue.first <= _SHORT_TITLE:
        named = "object" in cue.cue.note or "named" in cue.cue.note
        plain = not any(view.event(k) or view.word(k) in _STOP | _RELATIVE | _AS for k in range(cue.first))
        left = (0, cue.first) if named and plain and not view.has(cue.first - 1, SourceWord) else None
    return _without_prefix(view, left) if left is not None and left[1] == cue.first else None


def _without_prefix(view: View, phrase: tuple[int, int]) -> Span:
    """The words of a phrase without an "and" that is written onto the first."""
    start, end = view.span(*phrase)
    hit = view.hit_of[phrase[0]]
    return (max(start, hit.start) if hit is not None and hit.prefix == "و" else start), end


def _names(view: View, span: Span, organisations: frozenset[str]) -> bool:
    """Whether a speaker's phrase holds what may speak, and is not of those who demand it in the street."""
    first, *_ = held = [k for k, w in enumerate(view.words) if span[0] < w[1] and w[0] < span[1]]
    crowd = bool(view.classes(first) & {"protesters", "rioters"})
    return not crowd and (view.word(first) in organisations or any(map(view.speaking, held)))


def _has_subject(view: View, cue: CueAt, speakers: list[Span]) -> bool:
    """Whether a verb after a relative pronoun has a subject of its own: "الذين أشار بيان الوزارة إلى أنهم"."""
    if view.word(cue.first - 1) == "من" or view.word(cue.first).endswith(("وا", "ون")):
        return False
    return bool(speakers) and _is_known(view, speakers[0])


def _is_known(view: View, span: Span) -> bool:
    """Whether a speaker's phrase begins with what may speak."""
    first = next((k for k, w in enumerate(view.words) if w[0] <= span[0] < w[1]), None)
    return first is not None and view.speaking(first)


def _performs(view: View, cue: CueAt, after: int) -> bool:
    """Whether to say it is to do it: "أعلنت السلطات حالة الطوارئ", "أعلن هدنة"."""
    if fold(cue.cue.lemma) != "اعلن":
        return False
    hit = view.hit_of[cue.first]
    return _PERFORMED & {view.word(after), view.word(cue.last)} != set() or (
        hit is not None and view.event(cue.first) and view.hit_end(cue.first) > cue.last
    )


def _about(view: View, cue: CueAt) -> bool:
    """Whether what is said follows as a noun with its preposition: وأشارت إلى مقتل، وأفادت بمقتل."""
    word = view.word(cue.last)
    return "about" in cue.cue.note and (
        word in ("الي", "عن") or (word.startswith("ب") and view.event(cue.last))
    )


def _subject_after(view: View, cue: CueAt, that: frozenset[str]) -> tuple[list[Span], Span | None, int]:
    """The speakers after the verb, the medium they spoke to, and the word after both."""
    i = cue.last
    outer: Span | None = None
    i += view.word(cue.first - 1) in _AS and view.word(i) in _OF_IT  # "وفق ما أفادت به مصادر"
    i += view.word(i) in _TO_US
    # "في الوقت الذي أعلنت فيه المقاومة"
    i += view.word(i) in _IN_WHICH and view.word(cue.first - 1) in _RELATIVE
    i = past_days(view, i)
    if i + 1 < len(view.words) and (to_medium(view, i) or to_quoted(view, i)):
        outer, i = medium(view, i)
        i = past_days(view, i)
    elif i < len(view.words) and (is_spoken_to(view, i) or is_plural(view, cue)):
        return [], outer, after_occasion(view, i, that)
    i += view.word(i) in _THIS and "object" in cue.cue.note  # "أكد ذلك المحافظ، قائلا"
    if i >= len(view.words) or opens(view, i, that):
        return [], outer, i
    first = view.word(i)
    if any(c.first == i for c in view.cues if c.cue.kind not in ("citing", "according", "issued")):
        return [], outer, i
    if (
        (first in _STOP and not is_ali(view, i))
        or first in ("في", "من", "ان", "او")
        or re.search(r"[،,.؛]", view.before(i))
    ):
        return [], outer, after_occasion(view, i, that)
    known = may_speak(view, i) or first.removeprefix("ال") in load_cues("ar").fixed["organisation"]
    source_of = first in _SOURCES and view.word(i + 1) in _SOURCE_OF  # "كشف مصادر تمويل التنظيم"
    nobody = source_of or first in _NO_SPEAKER or _TO_ALL.fullmatch(first) is not None
    nobody = nobody or (first in _DEMONSTRATIVE and not view.speaking(i + 1))
    if view.event(i) or (view.word(i).isdigit()) or nobody:
        return [], outer, i
    limit, closed = phrase_limit(view, i, that)
    closed = closed or ("about" in cue.cue.note and view.word(limit)[:1] == "ب" and view.event(limit))
    if not known and not closed and "object" in cue.cue.note:
        return [], outer, i
    if not known and limit == i + 1 and first.endswith("ا") and len(first) > 4 and closed:
        return [], outer, after_occasion(view, i, that)
    said = closed and (
        limit >= len(view.words)
        or opens(view, limit, that)
        or opens(view, after_occasion(view, limit, that), that)
    )
    if not known and (limit - i > 6 if not closed else not said and limit - i > 4):
        return [], outer, i
    if not known and not said and not closed:
        return [], outer, i
    last = min(limit if closed else known_end(view, i, limit), max(i + 1, announced_at(view, cue.first)))
    speakers: list[Span] = []
    begin = i
    k = i + 1
    while k < last:
        if view.word(k) in _OTHER:
            speakers.append(without_and(view, begin, k))
            begin = k
        elif (
            (k > begin and view.media(k) and not view.media(k - 1) and is_hearer(view, begin, k))
            or ((cue.cue.lemma in _BLAMING or "hearer" in cue.cue.note) and is_blamed(view, k))
            or (cue.cue.kind == "deny" and view.word(k) in _DENIED)
            or ("object" in cue.cue.note and is_announced(view, k))
            or view.word(k) in _STRESSED
            or ("about" in cue.cue.note and view.word(k).startswith("بال") and view.hit_of[k] is None)
        ):
            break
        k += 1
    end = without_tail(view, begin, k)
    end = with_apposition(view, begin, end, that)
    speakers.append(without_and(view, begin, end))
    after = after_age(view, end)
    told = after < len(view.words) and (view.media(after) or to_medium(view, after) or to_quoted(view, after))
    if told and outer is None:
        outer, after = medium(view, after)
    else:
        found = medium_later(view, after, that)
        if found is not None:
            outer = outer or found
    return speakers, outer, after_occasion(view, after, that)


def _gerund(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    last = next((a for a in reversed(found) if not a.cites), None)
    if cue.last >= len(view.words):
        return None
    if last is None:
        first = next((k for k in range(min(4, cue.first)) if view.speaking(k) and not view.event(k)), None)
        if first is None and cue.first > 0 and any(view.speaking(k) for k in range(cue.first)):
            return None
        speakers = [] if first is None else [view.span(first, known_end(view, first, cue.first))]
        return Account(cue, speakers, None, view.words[cue.last][0], view.sentence.end, back=not speakers)
    return Account(
        cue, list(last.speakers), last.outer, view.words[cue.last][0], view.sentence.end, back=last.back
    )


def _bound(view: View, found: list[Account]) -> None:
    """Let what one says end where another, joined by "and" or "while", begins to speak."""
    for account, following in itertools.pairwise(found):
        if (
            following.final
            or following.cites
            or following.back
            or account.final
            or account.kind != "report"
            or not following.speakers
        ):
            continue
        k = following.cue.first
        begin = view.words[k][0]
        joined = (view.word(k)[:1] in "وف" and view.word(k) not in following.cue.cue.words) or view.word(
            k - 1
        ) in _WHILE
        start = following.speakers[0][0]
        but = next((j for j, w in enumerate(view.words) if w[0] <= start < w[1]), 0) - 2
        if view.word(but) in _BUT and view.word(but + 1) in _THAT:  # "غير أن السكان قالوا"
            joined, begin = True, view.words[but][0]
        # "فبينما قال هذا ...، قال ذاك ..."
        joined = joined or (
            after_comma(view, begin)
            and any(view.word(j) in _CONTRAST for j in range(min(2, account.cue.first)))
        )
        if joined and account.start < begin < account.end:
            account.end = begin


_READERS = {
    "say": _verb, "tell": _verb, "add": _verb, "claim": _verb, "deny": _verb, "relay": _relay,
    "citing": citing, "according": according, "gerund": _gerund, "issued": issued,
    "stated": stated, "in_it": within,
    "noun_of_saying": noun_of_saying,
}  # fmt: skip
