"""The Arabic frames of attribution: "قال X لـ Y إن", "نقلت Y عن X", "بحسب X", "كما أفاد X", "X: ..."."""

from __future__ import annotations

import itertools
import re

from tawatur.claims.cues import Cue, CueTable
from tawatur.claims.view import Account, CueAt, Span, View
from tawatur.mentions.entries import Actor, Descriptor, Nationality, PlaceName, SourceName, SourceWord
from tawatur.text.normalise import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


_DAYS = _set(
    "اليوم أمس الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت مساء صباح فجر ليل ليلة ظهر عصر الماضي يوم ايضا أيضا كذلك بدوره بدورها"
    " لاحقا حينها سابقا بدورهم آنذاك مؤخرا قد رسميا"
)
_OCCASION = _set(
    "تصريح تصريحات بيان حديث مؤتمر اتصال تغريدة كلمة وقت مقابلة تقرير رسالة خطاب منشور لقاء ختام ساعة حوار تدوينة كلمته بيانها بيانه تصريحاته"
    " مداخلة جلسة أول معرض رد تعليق بيانين تقريرها حديثه حسابه صفحته مقال خبر نبأ تغريدات وقت مؤتمره اجتماع بلاغ احدث آخر"
)
_TRAILING = _set("في من على إلى عن مع ب ل")
_POSSESSED = _set("خطابه كلمته حديثه تصريحه بيانه")
_STOP = _set(
    "دون فقد وقد ذلك خلال عبر عقب بعد قبل عن الى إلى على قوله قولها قولهم حول أثناء حيث بينما فيما اذ إذ كما مع ضمن بشأن حين عندما لدى منذ ردا تعليقا امام نقلا"
    " بحسب وفق وفقا بأنه لكن الذي التي الذين اللذين وذلك"
)
_LEADS_IN = _set("كما حسبما مثلما وفقما ما كان كانت وكان وكانت")
_THAT = _set("ان أن إن بأن وأن وإن إذ أنه")
_AS = _set("كما حسبما مثلما وفقما ما مما بما")
_WHILE = _set("فيما بينما حيث وفيما وبينما لكن ولكن اذ وكان وكانت كان كانت")
_OTHER = _set("وآخر وأخرى وآخرون وآخرين وثان وأخريات")
_IN = ("في", "من", "لدي", "ب")
_RELATIVE = _set("الذي التي الذين اللذين اللذان اللتين اللواتي من")
_NOT = _set("لم لن لا دون ولم ولن ولا فلم")
_IMPERSONAL = frozenset({"ذكر", "أشار", "لفت", "قال", "بين", "رأى", "نوه"})
_NAME_HEADS = _set("وكالة صحيفة قناة موقع شبكة إذاعة مجلة جريدة تلفزيون راديو الوكالة صحيفه")
_LONGEST = 18


def read_arabic(view: View, table: CueTable) -> list[Account]:
    """The accounts of a sentence, in the order of their cues."""
    found: list[Account] = []
    heading = _colon_heading(view)
    if heading is not None:
        found.append(heading)
    for cue in view.cues:
        account = _READERS[cue.cue.kind](view, cue, table, found)
        if account is not None:
            found.append(account)
    _bound(view, found)
    return found


def _verb(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    that = table.fixed["that"]
    speakers, outer, after = _subject_after(view, cue, that)
    back = False
    lead = view.word(cue.first - 1)
    if lead in _RELATIVE or lead in _NOT or (lead in ("ان", "وان", "لان") and view.word(cue.first)[:1] in "يت"):
        return None
    if "that-present" in cue.cue.note and cue.cue.tense == "present" and not _that_near(view, cue.last, that):
        return None
    prefixed = view.word(cue.first) not in cue.cue.words[0:1]
    if not speakers:
        left = None if prefixed and view.word(cue.first)[:1] in "وف" else _subject_before(view, cue)
        if left is not None:
            speakers = [view.span(*left)]
        elif cue.cue.tense == "present" and cue.cue.lemma in _IMPERSONAL:
            return None
        elif _opens(view, after, that) or cue.cue.kind == "add" or (cue.first <= 1 and _about(view, cue)):
            back = True
        else:
            return None
    if "registered" in cue.cue.note and not any(h.start < speakers[0][1] and speakers[0][0] < h.end and (isinstance(e, SourceName) or (isinstance(e, SourceWord) and e.kind == "media")) for h in view.hits for e in h.entries if speakers):
        return None
    if "open" in cue.cue.note and (not _opens(view, after, that) or view.word(after) in ("الي", "عن")):
        return None
    if "that" in cue.cue.note and not _that_near(view, cue.last, that):
        return None
    outer = outer or _medium_before(view, cue)
    start, end, final = _scope(view, cue, after, that)
    kind = {"claim": "claim", "deny": "denial"}.get(cue.cue.kind, "report")
    if kind != "report":
        start, end = view.sentence.start, view.sentence.end
    return Account(cue, speakers, outer, start, end, kind, back=back, final=final)


def _that_near(view: View, index: int, that: frozenset[str]) -> bool:
    return any(view.word(k) in that for k in range(index, index + 8))


def _opens(view: View, index: int, that: frozenset[str]) -> bool:
    """Whether what is said begins here: "that", a colon, a quotation mark."""
    if index >= len(view.words):
        return False
    if view.word(index) in that or ":" in view.before(index) or ('"' in view.before(index) and not _short_quote(view, index)):
        return True
    return view.word(index) in ("الي", "عن") and view.word(index + 1) in that


def _without_and(view: View, first: int, last: int) -> Span:
    start, end = view.span(first, last)
    return (start + 1 if view.word(first) in _OTHER else start), end


def _short_quote(view: View, k: int) -> bool:
    """Whether the quotation mark before a word opens a name: a few words, a source among them."""
    close = next((n for n in range(k, min(k + 5, len(view.words))) if '"' in view.after(n)), None)
    return close is not None and any(view.has(n, SourceName, SourceWord, Actor) for n in range(k, close + 1))


def _about(view: View, cue: CueAt) -> bool:
    """Whether what is said follows as a noun with its preposition: وأشارت إلى مقتل، وأفادت بمقتل."""
    word = view.word(cue.last)
    return "about" in cue.cue.note and (word in ("الي", "عن") or (word.startswith("ب") and view.event(cue.last)))


def _subject_after(view: View, cue: CueAt, that: frozenset[str]) -> tuple[list[Span], Span | None, int]:
    """The speakers after the verb, the medium they spoke to, and the word after both."""
    i = cue.last
    outer: Span | None = None
    while i < len(view.words) and view.word(i) in _DAYS and not re.search(r"[:\"]", view.before(i)):
        i += 1
    if i < len(view.words) and _to_medium(view, i):
        outer, i = _medium(view, i)
    if i >= len(view.words) or _opens(view, i, that):
        return [], outer, i
    first = view.word(i)
    if any(c.first == i for c in view.cues if c.cue.kind not in ("citing", "according")):
        return [], outer, i
    if first in _STOP or first in ("في", "من", "ان") or re.search(r"[،,.؛]", view.before(i)):
        return [], outer, _after_occasion(view, i, that)
    known = view.speaking(i)
    if view.event(i) or (view.word(i).isdigit()):
        return [], outer, i
    limit, closed = _limit(view, i, that)
    if not known and not closed and "object" in cue.cue.note:
        return [], outer, i
    if not known and limit == i + 1 and first.endswith("ا") and len(first) > 4 and closed:
        return [], outer, _after_occasion(view, i, that)
    said = closed and (limit >= len(view.words) or _opens(view, limit, that) or _opens(view, _after_occasion(view, limit, that), that))
    if not known and (limit - i > 6 if not closed else not said and limit - i > 4):
        return [], outer, i
    if not known and not said and not closed:
        return [], outer, i
    last = limit if closed else _known_end(view, i, limit)
    speakers: list[Span] = []
    begin = i
    k = i + 1
    while k < last:
        if view.word(k) in _OTHER:
            speakers.append(_without_and(view, begin, k))
            begin = k
        elif (k > begin and view.media(k) and not view.media(k - 1) and _is_hearer(view, begin, k)) or (cue.cue.lemma == "اتهم" and view.has(k, Actor, Descriptor) and not view.has(k - 1, Actor, Descriptor, SourceWord, Nationality)) or ("about" in cue.cue.note and view.word(k).startswith("بال") and view.hit_of[k] is None):
            break
        k += 1
    end = _without_tail(view, begin, k)
    end = _with_apposition(view, begin, end, that)
    speakers.append(_without_and(view, begin, end))
    after = end
    if after < len(view.words) and outer is None and (view.media(after) or _to_medium(view, after)):
        outer, after = _medium(view, after)
    else:
        found = _medium_later(view, after, that)
        if found is not None:
            outer = outer or found
    return speakers, outer, _after_occasion(view, after, that)


def _without_tail(view: View, begin: int, end: int) -> int:
    """The end of a phrase without the prepositions that trail it."""
    while end - 1 > begin and view.word(end - 1) in _TRAILING:
        end -= 1
    return end


def _with_apposition(view: View, begin: int, end: int, that: frozenset[str]) -> int:
    """The end of the phrase with the office or name that a comma sets off: "X، المحلل الأمني،", "الخبير، X،"."""
    if end >= len(view.words) or view.before(end).strip() not in ("،", ","):
        return end
    for k in range(end + 1, min(end + 9, len(view.words))):
        if view.word(k) in that or re.search(r"[،,:\"]", view.before(k)) or _to_medium(view, k) or view.word(k) in _STOP:
            office = view.has(end, SourceWord, Descriptor) and not view.event(end)
            name = view.has(begin, SourceWord, Descriptor) and 1 < k - end <= 4 and all(view.hit_of[n] is None for n in range(end, k))
            return k if (office or name) and view.word(end)[:1] != "و" else end
    return end


def _is_hearer(view: View, begin: int, k: int) -> bool:
    """Whether a medium right after the speaker is who was told: "أفاد مصدر وكالة فرانس برس"."""
    hit = view.hit_of[k]
    if hit is None or hit.prefix.strip("و"):
        return False
    heads = any(view.word(n) in ("مراسل", "مراسله", "باسم", "في", "من", "مدير", "رييس", "مراسلو", "قناه", "صحيفه", "وكاله", "موقع", "شبكه", "صحافي", "مصور") for n in range(begin, k))
    return (view.has(begin, SourceWord) or view.word(begin) in _OTHER) and not heads


def _to_medium(view: View, i: int) -> bool:
    """Whether the word is "to" with a medium: لرويترز, لوكالة فرانس برس, ل رويترز."""
    word = view.word(i)
    if word == "ل":
        return view.media(i + 1)
    hit = view.hit_of[i]
    if hit is not None and view.media(i):
        return hit.prefix.lstrip("وف").startswith("ل")
    return word.startswith("ل") and word[1:] in _NAME_HEADS


def _medium(view: View, i: int) -> tuple[Span, int]:
    k = i + 1 if view.word(i) == "ل" else i
    if not view.media(k):
        end = k + 1
        while end < len(view.words) and end - k < 4 and (view.media(end) or '"' in view.before(end) or view.has(end, Nationality)):
            end += 1
    else:
        end = view.hit_end(k)
        while end < len(view.words) and view.has(end, Nationality) and not view.before(end).strip():
            end += 1
    hit = view.hit_of[k]
    start = max(view.words[k][0], hit.start) if hit is not None and view.media(k) else view.words[k][0] + (view.word(k).startswith("ل") and view.word(k) != "ل")
    return (start, view.words[end - 1][1]), end


def _medium_later(view: View, i: int, that: frozenset[str]) -> Span | None:
    """A medium named between the speaker and what is said: "في تصريح لـ Y", "في حديث مع Y"."""
    for k in range(i, min(i + 9, len(view.words))):
        if view.word(k) in that or re.search(r"[:\"؛.]", view.before(k)):
            return None
        if _to_medium(view, k) or (view.media(k) and view.word(k - 1) in ("مع", "ل", "علي", "عبر")):
            return _medium(view, k)[0]
    return None


def _medium_before(view: View, cue: CueAt) -> Span | None:
    """The medium of "في تصريح لقناة Y، قال X"."""
    for k in range(max(0, cue.first - 10), cue.first):
        if view.word(k) in _OCCASION and view.word(k - 1) in ("في", "وفي", "خلال"):
            for n in range(k + 1, min(k + 5, cue.first)):
                if _to_medium(view, n) or (view.media(n) and view.word(n - 1) == "مع"):
                    return _medium(view, n)[0]
    return None


def _after_occasion(view: View, i: int, that: frozenset[str]) -> int:
    """Past "in a statement today" to the word that opens what is said, where one follows within the clause."""
    for k in range(i, min(i + 24, len(view.words))):
        if _opens(view, k, that):
            return k
    return i


def _limit(view: View, i: int, that: frozenset[str]) -> tuple[int, bool]:
    """Where the speaker's phrase ends, and whether something shows that it does."""
    for k in range(i + 1, min(i + _LONGEST, len(view.words))):
        before = view.before(k)
        word = view.word(k)
        if word in that or ":" in before or re.search(r"[،,؛.]", before):
            return k, True
        if '"' in before and not _quoted_name(view, k) and not (k > i and _closes(view, k)):
            return k, True
        if (word in _STOP or word in _DAYS or word in _POSSESSED) and not (view.hit_of[k] is not None and view.hit_of[k] is view.hit_of[k - 1]):
            return k, True
        if word == "في" and (view.word(k + 1) in _OCCASION or view.word(k + 1) in _DAYS or view.word(k + 1) in _POSSESSED):
            return k, True
        if _to_medium(view, k):
            return k, True
        if word.startswith("ل") and word[1:] in ("لصحفيين", "لصحافيين"):
            return k, True
        if view.event(k):
            return k, False
    return min(i + _LONGEST, len(view.words)), False


def _closes(view: View, k: int) -> bool:
    """Whether a quotation mark before a word closes within three words, or closed right there: بلدة "بيت أمر" أن."""
    if not view.before(k).endswith('"') or view.before(k).startswith('"'):
        return True
    return any('"' in view.after(n) for n in range(k, min(k + 3, len(view.words))))


def _quoted_name(view: View, k: int) -> bool:
    """Whether the quotation mark before a word belongs to a name within the phrase: صحيفة "حريت" التركية."""
    return any(view.word(n) in _NAME_HEADS or view.has(n, SourceName) or view.word(n) in ("باسم",) for n in (k - 1, k - 2, k)) or view.has(k, SourceName)


def _known_end(view: View, i: int, limit: int) -> int:
    """The end of a phrase that nothing closes: what the lexicon knows, with adjectives and names that follow."""
    k = i
    unknown = 0
    last = i + 1
    while k < limit:
        if view.speaking(k) or view.has(k, Nationality):
            hit = view.hit_of[k]
            if k > i and hit is not None and hit.prefix.startswith("و") and view.hit_start(k) == k and unknown:
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


def _subject_before(view: View, cue: CueAt) -> tuple[int, int] | None:
    """The speaker before the verb: from the start of the clause, where a source stands there."""
    j = cue.first - 1
    while j >= 0 and (view.word(j) in _DAYS or view.word(j) in ("كان", "كانت", "وكان", "وكانت")):
        j -= 1
    if j < 0 or re.search(r"[:؛]", view.document.norm[view.words[j][1] : view.words[cue.first][0]]):
        return None
    begin = j
    while begin > 0 and j - begin < 14:
        if re.search(r"[،,:؛]", view.before(begin)) or view.word(begin - 1) in _WHILE or view.word(begin - 1) in _THAT:
            break
        begin -= 1
    if begin == 0 and view.word(0) in _WHILE:
        begin = 1
    first = next((k for k in range(begin, j + 1) if view.speaking(k) and not view.event(k)), None)
    if first is None or first - begin > 2 or view.word(first - 1) in _STOP or any(view.event(k) for k in range(begin, j + 1)):
        return None
    if any(view.word(k) in _RELATIVE or view.word(k) in _THAT for k in range(begin, j + 1)):
        return None
    return first, j + 1


def _scope(view: View, cue: CueAt, after: int, that: frozenset[str]) -> tuple[int, int, bool]:
    sentence = view.sentence
    lead = view.word(cue.first - 1)
    if lead in _AS and cue.first > 2:
        return sentence.start, sentence.end, True
    start = view.words[after][0] if after < len(view.words) else view.words[cue.last - 1][1]
    return start, sentence.end, False


def _relay(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    """"نقلت Y عن X (قوله) أن": the medium before, the origin after عن."""
    that = table.fixed["that"]
    about = next((k for k in range(cue.last, min(cue.last + 10, len(view.words))) if view.word(k) in ("عن", "عنه", "عنها", "عنهم")), None)
    if about is None:
        return None
    outer: Span | None = None
    if about > cue.last and not view.event(cue.last):
        outer = view.span(cue.last, about)
    elif view.word(cue.first)[:1] not in "وف":
        left = _subject_before(view, cue)
        outer = view.span(*left) if left is not None else None
    if view.word(about) != "عن":
        return Account(cue, [], outer, view.words[about][1], view.sentence.end, back=True)
    if about + 1 >= len(view.words):
        return None
    limit, closed = _limit(view, about + 1, that)
    last = limit if closed or limit - about < 6 else _known_end(view, about + 1, limit)
    after = _after_occasion(view, last, that)
    start = view.words[after][0] if after < len(view.words) else view.sentence.end
    if outer is None and not view.speaking(about + 1):
        return None
    return Account(cue, [view.span(about + 1, last)], outer, start, view.sentence.end)


def _citing(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    phrase = _governed(view, cue.last, table)
    if phrase is None:
        return None
    return Account(cue, [phrase], None, view.sentence.start, view.sentence.end, cites=True)


def _governed(view: View, i: int, table: CueTable) -> Span | None:
    """The phrase that a preposition of source governs."""
    if i >= len(view.words) or view.word(i) in ("ما", "قوله", "قولها", "قولهم", "وصفه", "تعبيره") or view.event(i):
        return None
    limit, closed = _limit(view, i, table.fixed["that"])
    if not closed and not view.speaking(i) and limit - i > 7:
        return None
    last = _without_tail(view, i, limit if closed and limit - i < 12 else _known_end(view, i, limit))
    start, end = view.span(i, last)
    hit = view.hit_of[i]
    if hit is not None and view.speaking(i) and hit.prefix:
        start = max(start, hit.start)
    elif view.word(i).startswith("ل") and view.word(i) != "ل" and view.word(i - 1) in ("وفقا", "طبقا", "تبعا"):
        start += 1
    return start, end


def _according(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    phrase = _governed(view, cue.last, table)
    if phrase is None:
        if view.word(cue.last) in ("قولها", "قوله", "قولهم"):
            near = next((k for k in range(min(6, cue.first)) if view.speaking(k) and not view.event(k)), None)
            if near is not None:
                speaker = view.span(near, _known_end(view, near, min(near + 4, cue.first)))
                return Account(cue, [speaker], None, view.sentence.start, view.sentence.end, final=True)
        if view.word(cue.last) in ("قوله", "قولها", "قولهم", "وصفه", "تعبيره", "تعبيرهم", "وصفها", "وصفهم") or cue.cue.words[-1] in ("قوله",):
            return Account(cue, [], None, view.sentence.start, view.sentence.end, back=True, final=True)
        return None
    return Account(cue, [phrase], None, view.sentence.start, view.sentence.end, final=cue.first > 0)


def _gerund(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    last = next((a for a in reversed(found) if not a.cites), None)
    if cue.last >= len(view.words):
        return None
    if last is None:
        first = next((k for k in range(min(4, cue.first)) if view.speaking(k) and not view.event(k)), None)
        if first is None and cue.first > 0:
            return None
        speakers = [] if first is None else [view.span(first, _known_end(view, first, cue.first))]
        return Account(cue, speakers, None, view.words[cue.last][0], view.sentence.end, back=not speakers)
    return Account(cue, list(last.speakers), last.outer, view.words[cue.last][0], view.sentence.end, back=last.back)


_COLON = Cue("colon", ":", frozenset(), (":",), "")


def _colon_heading(view: View) -> Account | None:
    """"X: S" of headlines, where nothing but a source stands before the colon."""
    text = view.document.norm[view.sentence.start : view.sentence.end]
    found = re.search(r"\s?:\s?", text[:80])
    if found is None or found.start() < 2:
        return None
    at = view.sentence.start + found.start()
    n = next((k for k, w in enumerate(view.words) if w[0] > at), len(view.words))
    if n == 0 or n > 9 or n >= len(view.words) or not view.speaking(0) or any(c.first < n for c in view.cues):
        return None
    if any(view.event(k) for k in range(n)) or all(view.has(k, PlaceName) for k in range(n)):
        return None
    return Account(CueAt(_COLON, n - 1, n), [view.span(0, n)], None, view.words[n][0], view.sentence.end)


def _bound(view: View, found: list[Account]) -> None:
    """Let what one says end where another, joined by "and" or "while", begins to speak."""
    for account, following in itertools.pairwise(found):
        if following.final or following.cites or following.back or account.final or account.kind != "report" or not following.speakers:
            continue
        k = following.cue.first
        begin = view.words[k][0]
        joined = (view.word(k)[:1] in "وف" and view.word(k) not in following.cue.cue.words) or view.word(k - 1) in _WHILE
        if joined and account.start < begin < account.end:
            account.end = begin


_READERS = {
    "say": _verb, "tell": _verb, "add": _verb, "claim": _verb, "deny": _verb, "relay": _relay,
    "citing": _citing, "according": _according, "gerund": _gerund,
}  # fmt: skip
