"""The English frames of attribution: "X said", "according to X", "X told Y", "Y quoted X as saying".

Reports may have lost their commas and hyphens, so a speaker is found as a noun phrase next to the cue, built from what
the lexicon knows, from capitals and from titles, and not from punctuation alone.
"""

from __future__ import annotations

import itertools
import re

from tawatur.claims.cues import CueTable
from tawatur.claims.view import Account, CueAt, Span, View
from tawatur.mentions.entries import (
    Actor,
    Descriptor,
    Nationality,
    PlaceName,
    SourceName,
    SourceWord,
    Trigger,
)

_DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday", "tonight", "overnight"]
)
_SKIP = frozenset(
    ["has", "had", "have", "also", "later", "earlier", "late", "early", "then", "now", "again", "however", "strongly", "previously", "recently", "reportedly", "meanwhile", "further", "separately", "officially", "repeatedly", "initially", "already", "only", "first", "on", "both", "all", "itself", "himself", "herself", "themselves", "formally", "subsequently", "immediately", "publicly", "since", "quickly", "always"]
)
_PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being", "to", "not", "cannot", "could", "would", "should", "might", "may", "can", "will", "never", "must"])
_PRONOUNS = frozenset(["he", "she", "it", "they"])
_ARTICLES = frozenset(("the", "a", "an", "another", "his", "her"))
_DETERMINERS = frozenset(["no", "neither", "the", "a", "an", "his", "her", "its", "their", "another", "one", "some", "several", "two", "three", "four", "five", "many", "other"])
_TITLES = frozenset(
    ["head", "chief", "director", "leader", "commander", "minister", "president", "governor", "general", "secretary", "deputy", "member", "founder", "manager", "chairman", "coordinator", "mayor", "envoy", "ambassador", "monitor", "group", "agency", "network", "channel", "newspaper", "outlet", "station", "website", "organisation", "organization", "spokesman", "spokeswoman", "spokesperson", "representative", "adviser", "advisor", "officer", "colonel", "brigadier", "major", "captain", "lieutenant", "premier", "king", "prince", "sheikh", "ministry", "department", "office", "army", "command", "coalition", "council", "committee", "commission", "government", "party", "movement", "front", "brigade", "police", "service", "opposition", "authority", "authorities", "analyst", "activist", "photographer", "fellow", "scholar", "expert", "researcher", "correspondent", "reporter", "journalist", "mission", "body", "institute", "center", "centre", "observatory", "union", "federation", "alliance", "bloc", "resident", "official", "monitoring", "state", "news", "media", "daily", "company", "operator", "judge", "prosecutor", "lawyer", "professor", "doctor", "nurse", "fighter", "militant", "television", "tv", "radio", "broadcaster", "bulletin", "report", "statement", "watchdog", "foundation", "association", "charity", "hospital", "team", "unit", "forces", "troops", "military", "witness", "villager", "worker", "vice", "first", "senior", "top", "local", "rights", "war", "human"]
)
_LOCATIVE = frozenset(["in", "near", "at", "on", "around", "outside", "inside", "to", "into", "across", "over"])
_LINKS = frozenset(["of", "for", "in", "at", "from", "with", "to", "by"])
_ABSENT = frozenset(["there", "this", "these", "those", "that", "what", "which", "who", "when", "where", "while", "as", "but", "and", "or", "if", "than", "because", "so"])
_AMBIGUOUS = frozenset(["alleged", "estimated", "stated", "reported", "report", "reports", "claim", "claims", "note", "notes", "estimate", "estimates", "states", "calls", "call", "tweets", "tweet", "warns", "stress", "cites"])
_ADVERBIAL = frozenset(
    ["on", "in", "at", "as", "after", "while", "when", "before", "during", "adding", "citing", "quoting", "by", "to", "from", "through", "via", "without", "with", "late", "early", "following", "amid", "and", "but"]
)
_BREAK = re.compile(r"[.,;:!?\"]|\s-\s|\n")
_LONGEST = 16
_PARTICLES = frozenset(["al", "el", "bin", "ibn", "ben", "abu", "abou", "abdel", "abdul", "ad", "as", "ash", "ar", "an", "at", "von", "de"])
_TURNING = frozenset(("say", "add", "explain", "confirm", "announce", "warn"))
_FINITE = frozenset(["is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "did", "do", "does", "be", "been", "can", "may", "might", "should", "must"])
_ROLES = frozenset(["head", "chief", "director", "leader", "commander", "founder", "president", "spokesman", "spokeswoman", "spokesperson", "chairman", "minister", "governor", "mayor"])
_BODIES = frozenset(["group", "monitor", "agency", "network", "channel", "newspaper", "watchdog", "organisation", "organization", "observatory", "outlet", "media", "website", "station"])


def read_english(view: View, table: CueTable) -> list[Account]:
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
    word = view.word(cue.first)
    if "past" in cue.cue.note and cue.cue.tense != "past" and view.word(cue.last) != "that":
        return None
    if view.has(cue.first, SourceWord) and view.hit_end(cue.first) - view.hit_start(cue.first) > 1:
        return None
    if cue.cue.kind != "cite" and cue.cue.tense == "past" and view.word(cue.last) == "by":
        return None
    if word in ("report", "claim") and cue.last >= len(view.words):
        return None
    if (word in _AMBIGUOUS and view.word(cue.last) == "of") or any(view.word(k) == "lives" for k in range(cue.last, cue.last + 4)):
        return None
    j, passive, negated = _skip_back(view, cue.first - 1)
    if passive:
        return _quoted(view, cue, table, j) if cue.cue.kind == "cite" else None
    if "that" in cue.cue.note and view.word(cue.last) != "that" and not (view.word(j) in _PRONOUNS and cue.last == len(view.words)):
        return None
    subject, back = _subject(view, cue, j)
    if subject is not None and view.word(subject[0]) in ("no", "nobody", "none", "neither", "nothing"):
        return None
    if subject is not None and word in _AMBIGUOUS and not (view.speaking(subject[1] - 1) or (view.capital(subject[1] - 1) and subject[1] > 1) or view.word(subject[1] - 1) in _BODIES):
        return None
    inverted_end = cue.last
    turned = _inverted(view, cue)
    if turned is not None:
        subject, back, inverted_end = turned, False, turned[1]
    if subject is None and not back:
        if word in _AMBIGUOUS or cue.cue.kind in ("deny", "claim", "cite"):
            return None
        inverted = _phrase_after(view, cue.last)
        if inverted is None or cue.first == 0:
            return None
        if cue.first and not _BREAK.search(view.before(cue.first)):
            return None
        subject, inverted_end = inverted, inverted[1]
    if cue.cue.kind == "cite":
        return _citing_verb(view, cue, subject)
    outer, after = _hearer(view, cue, inverted_end, table)
    speakers = [] if subject is None else [*_joined_before(view, subject[0]), view.span(*subject)]
    first = subject[0] if subject is not None else cue.first
    start, end, final = _scope(view, cue, first, after, inverted_end > cue.last)
    kind = {"claim": "claim", "deny": "denial"}.get(cue.cue.kind, "report")
    if cue.cue.lemma == "claim" and subject is not None and view.word(cue.last) not in ("that", "it", "they", "he") and _is_armed(view, subject):
        kind = "claim"
    if negated:
        return None
    if kind != "report":
        start, end = view.sentence.start, view.sentence.end
    return Account(cue, speakers, outer, start, end, kind, back=back, final=final)


def _joined_before(view: View, start: int) -> list[Span]:
    """The speaker of "a monitor and activists said" that stands before the "and"."""
    if start < 2 or view.word(start - 1) != "and" or not (_head(view, start - 2) or view.has(start - 2, SourceName) or view.word(start - 2) in _BODIES):
        return []
    phrase = _phrase_before(view, start - 2)
    return [view.span(*phrase)] if phrase is not None and view.word(phrase[0]) not in _LOCATIVE else []


def _skip_back(view: View, index: int) -> tuple[int, bool, bool]:
    """Before the verb: past adverbs, auxiliaries and days; whether the verb is passive or no assertion; negated."""
    while index >= 0:
        word = view.word(index)
        if word in _PASSIVE:
            return index - 1, True, False
        if word in ("nt", "didnt", "didn't", "hasnt", "hasn't", "dont", "don't", "did"):
            return index - 1, True, True
        if word not in _SKIP and word not in _DAYS and not word.isdigit():
            return index, False, False
        if _BREAK.search(view.after(index)):
            return index, False, False
        index -= 1
    return index, False, False


def _subject(view: View, cue: CueAt, j: int) -> tuple[tuple[int, int] | None, bool]:
    if j < 0:
        return None, cue.cue.kind == "add"
    word = view.word(j)
    between = view.document.norm[view.words[j][1] : view.words[cue.first][0]]
    if word in _PRONOUNS and not _BREAK.search(between):
        return None, view.word(j - 1) not in ("what", "which", "whom")
    if word in ("and", "but", "then") and not _BREAK.search(between):
        first = _phrase_after(view, 0)
        return (first, False) if first is not None and first[1] < j and view.speaking(first[1] - 1) else (None, True)
    if word in ("who", "which"):
        between = view.before(j)
        j -= 1
        if j < 0:
            return None, False
        if _BREAK.sub("", between).strip() == "":
            return _phrase_before(view, j), False
    if '"' in between:
        return None, False
    if "," in between:
        return _before_apposition(view, j), False
    if _BREAK.search(between):
        return None, False
    phrase = _phrase_before(view, j)
    if phrase is None:
        return None, False
    bare = phrase[0] + (view.word(phrase[0]) in _DETERMINERS)
    if all(view.has(k, PlaceName) for k in range(bare, phrase[1])) and view.word(phrase[0] - 1) in _LOCATIVE:
        k = phrase[0] - 2
        k -= view.word(k) in ("based", "operating", "working", "living", "located")
        named = _phrase_before(view, k) if k >= 0 else None
        return named or ((k, k + 1) if k >= 0 and view.word(k).endswith("s") else None), False
    return _before_relative(view, phrase) or phrase, False


def _before_relative(view: View, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """The antecedent of "X that is affiliated to Y said", where ``phrase`` is Y."""
    for k in range(phrase[0] - 1, max(0, phrase[0] - 9), -1):
        if _BREAK.search(view.after(k)):
            return None
        clause = view.word(k) in ("which", "who") or view.word(k + 1) in ("is", "are", "was", "were", "has", "have", "monitors", "tracks", "documents", "relies", "supports", "backs")
        if view.word(k) in ("that", "which", "who") and clause:
            return _phrase_before(view, k - 1) if _known(view, k - 1) else None
        if view.event(k) or view.word(k) in ("said", "and", "but"):
            return None
    return None


def _with_apposition(view: View, phrase: tuple[int, int]) -> tuple[int, int]:
    """The phrase with the office that follows a comma: "X, head of the Y"."""
    k = phrase[1]
    if k >= len(view.words) or view.before(k).strip() not in (",", ""):
        return phrase
    following = _phrase_after(view, k)
    n = k + (view.word(k) in _DETERMINERS)
    if following is None or not (view.word(n) in _ROLES or _head(view, n) or view.word(n) in _BODIES):
        return phrase
    return phrase[0], following[1]


def _inverted(view: View, cue: CueAt) -> tuple[int, int] | None:
    """The speaker of "S said X", where the sentence ends with X and what is said of X."""
    if cue.cue.lemma not in _TURNING or cue.first < 3 or cue.last >= len(view.words):
        return None
    if view.word(cue.last) in _DAYS or not _known(view, cue.last + (view.word(cue.last) in ("the", "a", "an"))):
        return None
    phrase = _phrase_after(view, cue.last)
    if phrase is None or not any(view.speaking(k) or view.capital(k) for k in range(*phrase)):
        return None
    phrase = _with_apposition(view, phrase)
    rest = range(phrase[1], len(view.words))
    if any(view.event(k) or any(c.first == k for c in view.cues) for k in rest) or any(view.word(k) in _FINITE for k in rest):
        return None
    if len(rest) and not (_BREAK.search(view.before(phrase[1])) or view.word(phrase[1]) in ("to", "in", "on", "during", "who", "a", "an", "the", "by", "at", "of", "from", "via", "as")):
        return None
    return phrase


def _before_apposition(view: View, j: int) -> tuple[int, int] | None:
    """The phrase of "X, head of Y, said" whose last word is at ``j``."""
    for k in range(j, max(0, j - 14), -1):
        before = view.before(k)
        if '"' in before or ";" in before:
            return None
        if "," in before:
            phrase = _phrase_before(view, k - 1)
            if phrase is not None and (view.capital(phrase[1] - 1) or view.speaking(phrase[1] - 1)):
                return phrase[0], j + 1
            return None
    return None


def _known(view: View, k: int) -> bool:
    """A word that may belong to a speaker's phrase: known as one, a name, or a title."""
    word = view.word(k)
    if word in _DAYS or word in _ABSENT or word in _DETERMINERS or word in _PRONOUNS:
        return False
    if view.speaking(k) or view.has(k, Nationality) or word in _TITLES:
        return True
    if word in _PARTICLES:
        return k + 1 < len(view.words) and view.capital(k + 1)
    return view.capital(k) and not (k == 0 and word in _LINKS | _SKIP)


def _head(view: View, k: int) -> bool:
    return view.word(k) in _TITLES or view.has(k, SourceWord, Descriptor)


def _phrase_before(view: View, j: int) -> tuple[int, int] | None:
    """The noun phrase that ends with the word ``j``, as (first, last exclusive); None where there is none."""
    if j < 0 or view.word(j) in _DAYS or view.word(j) in _LINKS:
        return None
    start = j
    if _known(view, j):
        start = view.hit_start(j) if view.speaking(j) else j
    else:
        k = next((k for k in range(j - 1, max(-1, j - 4), -1) if view.word(k) in _ARTICLES and not _BREAK.search(view.document.norm[view.words[k][1] : view.words[j][0]])), None)
        if k is None or view.event(j) or any(view.word(n) in _ABSENT | _LINKS for n in range(k + 1, j + 1)):
            return None
        return k, j + 1
    k = start - 1
    while k >= 0 and j - k < _LONGEST:
        gap = view.after(k)
        if _BREAK.search(gap):
            break
        word = view.word(k)
        if word in _DETERMINERS:
            start = k
            if view.capital(k) and word == "the" and k > 0 and not view.capital(k - 1):
                break
            if not _continues_before(view, k):
                break
            k -= 1
            continue
        if word in _LINKS:
            if k == 0 or not (_head(view, k - 1) or (word in ("of", "for") and view.capital(k - 1) and view.capital(k + 1))):
                break
            k -= 1
            continue
        if not _known(view, k):
            led = k and (view.word(k - 1) in _DETERMINERS or view.word(k - 2) in _DETERMINERS or (view.word(k - 1) == "of" and _head(view, k - 2)))
            if led and not view.event(k) and _head(view, start) and word not in _ABSENT:
                k -= 1
                continue
            break
        first = view.hit_start(k)
        if view.place(k) and (view.word(first - 1) in _LOCATIVE and not _head(view, first - 2)):
            break
        if view.place(k) and view.has(start, SourceName):
            break
        if view.has(k, Descriptor) and not view.has(k, SourceWord) and any(isinstance(e, Descriptor) and e.class_ in ("civilians", "object", "platform") for e in (view.hit_of[k].entries if view.hit_of[k] else ())):
            break
        start = first
        k = first - 1
    return start, j + 1


def _continues_before(view: View, determiner: int) -> bool:
    """Whether the phrase goes on before an article: "head of the X", "Y the head of", "the group the X"."""
    if determiner == 0 or _BREAK.search(view.before(determiner)):
        return False
    word = view.word(determiner - 1)
    if word in ("of", "for", "by", "from", "at", "in", "to"):
        return determiner > 1 and _head(view, determiner - 2)
    if word in _DAYS:
        return False
    if word in _BODIES:
        return True
    following = view.word(determiner + 1)
    if not view.capital(determiner - 1) or view.place(determiner - 1) or following not in _ROLES:
        return False
    return determiner > 1 and view.capital(determiner - 2)


def _phrase_after(view: View, i: int) -> tuple[int, int] | None:
    """The noun phrase that starts at the word ``i``."""
    if i >= len(view.words) or view.word(i) in _PRONOUNS:
        return None
    first = i
    k = i
    headed = False
    if view.word(k) in _DETERMINERS:
        k += 1
    last = k
    unknown = 0
    while k < len(view.words) and k - first < _LONGEST:
        if k > first and _BREAK.search(view.before(k)):
            break
        word = view.word(k)
        if _known(view, k):
            k = view.hit_end(k) if view.speaking(k) else k + 1
            headed, last = True, k
            continue
        if word in _LINKS and headed and k + 1 < len(view.words):
            nxt = k + 1 + (view.word(k + 1) in _DETERMINERS)
            if nxt < len(view.words) and _known(view, nxt) and (word in ("of", "for") or _head(view, k - 1)) and not view.word(nxt).isdigit():
                k = nxt
                continue
            break
        if headed and word in ("the", "a", "an") and k + 1 < len(view.words) and _known(view, k + 1) and view.before(k).strip() == "":
            if view.capital(k - 1) and view.word(k + 1) in _TITLES:
                k += 1
                continue
            if _head(view, k - 1) and view.has(k + 1, SourceName):
                k += 1
                continue
            break
        if not headed and unknown < 3 and not view.event(k) and word not in _DETERMINERS and not word.isdigit() and word not in _ABSENT and word not in _LINKS and word not in _DAYS:
            unknown += 1
            k += 1
            continue
        break
    if not headed:
        determined = view.word(first) in _DETERMINERS
        return (first, first + determined + min(unknown, 2)) if unknown and (determined or view.word(first - 1) == "to") else None
    return first, last


def _hearer(view: View, cue: CueAt, after: int, table: CueTable) -> tuple[Span | None, int]:
    """The medium that was spoken to, and the word after the hearer."""
    if cue.cue.kind == "tell":
        hearer = _phrase_after(view, after)
        if hearer is not None:
            is_medium = any(view.media(k) for k in range(*hearer)) and not _is_reporter(view, hearer)
            return (view.span(*hearer) if is_medium else None), hearer[1]
        return None, after + (view.word(after) in ("him", "us", "them", "me", "her"))
    for k in range(after, min(after + 12, len(view.words))):
        if view.word(k) == "that" or (k > after and re.search(r"[.;:\"]", view.before(k))):
            break
        if view.media(k) and any(view.word(n) in ("to", "with", "by", "on", "for", "via") for n in (k - 1, k - 2)):
            if view.word(after) in ("in", "during", "to", "on", "via", "by"):
                return view.span(view.hit_start(k), view.hit_end(k)), view.hit_end(k)
    return None, after


def _is_armed(view: View, phrase: tuple[int, int]) -> bool:
    classes = {e.class_ for k in range(*phrase) if (hit := view.hit_of[k]) for e in hit.entries if isinstance(e, (Actor, Descriptor))}
    return bool(classes & {"rebel_group", "political_militia", "identity_militia", "armed"})


def _is_reporter(view: View, phrase: tuple[int, int]) -> bool:
    return any(view.word(k) in ("reporters", "journalists") for k in range(*phrase))


def _scope(view: View, cue: CueAt, first: int, after: int, inverted: bool) -> tuple[int, int, bool]:
    """What is said: start, end, and whether it stands before the speaker ("S, X said.")."""
    sentence = view.sentence
    while after < len(view.words) - 1 and (view.word(after) in _DAYS or (view.word(after) == "on" and view.word(after + 1) in _DAYS)):
        after += 1
    ends = after >= len(view.words) or all(view.word(k) in _DAYS | _SKIP | {"in", "a", "statement"} or view.word(k).isdigit() for k in range(after, len(view.words)))
    if ends:
        return sentence.start, view.words[first][0], True
    following = view.word(after)
    before = first
    if following == "that" or before < 3:
        return view.words[after][0], sentence.end, False
    if inverted or following in _ADVERBIAL or re.search(r"[,\"]", view.before(first)):
        return sentence.start, sentence.end, False
    return (sentence.start if before >= 5 else view.words[after][0]), sentence.end, False


def _quoted(view: View, cue: CueAt, table: CueTable, j: int) -> Account | None:
    """"X was quoted (by Y) as saying (by Y)"."""
    subject = _phrase_before(view, j)
    if subject is None:
        return None
    outer = None
    for k in range(cue.last, min(cue.last + 8, len(view.words))):
        if view.word(k) == "by":
            phrase = _phrase_after(view, k + 1)
            if phrase is not None:
                outer = view.span(*phrase)
                break
    return Account(cue, [view.span(*subject)], outer, view.sentence.start, view.sentence.end)


def _citing_verb(view: View, cue: CueAt, subject: tuple[int, int] | None) -> Account | None:
    """"Y quoted X as saying"; "Y cited X"."""
    cited = _phrase_after(view, cue.last)
    if cited is None or subject is None:
        return None
    k = cited[1]
    after = k + 2 if view.word(k) == "as" else k
    if view.word(k) != "as" and cue.cue.lemma == "quote":
        after = k
    start = view.words[after][0] if after < len(view.words) and view.word(k) == "as" else view.sentence.start
    return Account(cue, [view.span(*cited)], view.span(*subject), start, view.sentence.end)


def _citing(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    cited = _phrase_after(view, cue.last)
    if cited is None:
        return None
    return Account(cue, [view.span(*cited)], None, view.sentence.start, view.sentence.end, cites=True)


def _according(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    phrase = _phrase_after(view, cue.last)
    if phrase is None:
        return None
    start, end = view.sentence.start, view.sentence.end
    if cue.first == 0:
        start = view.words[phrase[1]][0] if phrase[1] < len(view.words) else start
    return Account(cue, [view.span(*phrase)], None, start, end, final=cue.first > 0)


def _by(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    phrase = _phrase_after(view, cue.last)
    if phrase is None or not any(view.speaking(k) and not view.has(k, Trigger) for k in range(*phrase)):
        return None
    if view.word(cue.first) in ("released", "published", "provided", "circulated", "claimed") and not any(view.has(k, SourceName, SourceWord) for k in range(*phrase)):
        return None
    kind = "claim" if view.word(cue.first) == "claimed" else "report"
    return Account(cue, [view.span(*phrase)], None, view.sentence.start, view.sentence.end, kind, final=True)


def _gerund(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    last = next((a for a in reversed(found) if not a.cites), None)
    if any(view.word(k) == "lives" for k in range(cue.last, cue.last + 4)):
        return None
    if view.word(cue.first - 1) in ("as", "by", "without", "of", "is", "was", "are", "were", "been", "before", "after", "for"):
        return None
    if last is None:
        return None
    after = view.words[cue.last][0] if cue.last < len(view.words) else view.sentence.end
    return Account(cue, list(last.speakers), last.outer, after, view.sentence.end, back=last.back)


def _colon_heading(view: View) -> Account | None:
    """"X: S" and "S: X" of headlines."""
    text = view.document.norm[view.sentence.start : view.sentence.end]
    colon = text.find(": ")
    if colon < 2 or colon > 90:
        return None
    at = view.sentence.start + colon
    n = next((k for k, w in enumerate(view.words) if w[0] > at), len(view.words))
    phrase = _phrase_after(view, 0)
    none = CueAt(_COLON, max(0, n - 1), n)
    if phrase is not None and phrase[1] == n and any(view.speaking(k) and not view.has(k, PlaceName) for k in range(n)):
        return Account(none, [view.span(0, n)], None, at + 1, view.sentence.end)
    tail = _phrase_after(view, n) if n < len(view.words) else None
    if tail is not None and tail[1] == len(view.words) and any(view.has(k, SourceName, SourceWord) or view.word(k) in _BODIES for k in range(*tail)) and not any(isinstance(e, Trigger) for h in view.hits if h.start > at for e in h.entries):
        return Account(none, [view.span(n, tail[1])], None, view.sentence.start, at)
    return None


def _bound(view: View, found: list[Account]) -> None:
    """Let what one says end where the next speaker, who says something else, begins."""
    for account, following in itertools.pairwise(found):
        if following.final or following.cites or following.back or not following.speakers or account.final or account.kind != "report":
            continue
        begin = min(following.speakers[0][0], view.words[following.cue.first][0])
        before = view.document.norm[account.start : begin].rstrip()
        if account.start < begin < account.end and re.search(r"(?:\b(?:and|while|but|as|although|whereas)|[;.\"])$", before):
            account.end = begin
            following.start = max(following.start, begin)


from tawatur.claims.cues import Cue  # noqa: E402

_COLON = Cue("colon", ":", frozenset(), (":",), "")
_READERS = {
    "say": _verb, "tell": _verb, "add": _verb, "report": _verb, "cite": _verb, "claim": _verb, "deny": _verb,
    "citing": _citing, "according": _according, "by": _by, "gerund": _gerund,
}  # fmt: skip
