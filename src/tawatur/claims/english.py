"""The English frames of attribution: "X said", "according to X", "X told Y", "Y quoted X as saying".

Reports may have lost their commas and hyphens, so a speaker is found as a noun phrase next to the cue, built from what
the lexicon knows, from capitals and from titles, and not from punctuation alone.
"""

from __future__ import annotations

import itertools
import re

from tawatur.claims.cues import CueTable
from tawatur.claims.english_appositions import before_apposition, with_apposition, with_name
from tawatur.claims.english_phrases import (
    before_relative,
    is_armed,
    is_reporter,
    joined_before,
    known,
    of_place,
    phrase_after,
    phrase_before,
)
from tawatur.claims.english_sources import (
    according,
    by,
    citing,
    colon_heading,
    dash_heading,
    gerund,
    reports,
)
from tawatur.claims.view import Account, CueAt, Span, View
from tawatur.claims.words import words
from tawatur.mentions.entries import SourceWord

_DAYS = words("en", "day")
_SKIP = words("en", "adverb")
_PASSIVE = words("en", "no_assertion")
_PRONOUNS = words("en", "pronoun")
_LOCATIVE = words("en", "locative")
_AMBIGUOUS = words("en", "ambiguous_verb")
_ADVERBIAL = words("en", "adverbial")
_TURNING = words("en", "turning_verb")
_FINITE = words("en", "finite_verb")
_LONGEST_TITLE = 6  # words
_WHERE_SAID = frozenset({"in", "a", "statement"})
_BODIES = words("en", "body")
_BEHIND = words("en", "behind_speaker")
_REACHED = words("en", "reached")
_AREA = words("en", "area")
_SEEING = words("en", "seeing")
_OF_WHOM = frozenset({"said", "believed", "alleged", "reported", "estimated"})
_NO_HEAD = words("en", "no_head")
_OF_MEDIA = _BODIES | words("en", "of_medium")
_OCCASION = words("en", "occasion")
_BREAK = re.compile(r"[.,;:!?\"]|\s-\s|\n")


def read_english(view: View, table: CueTable) -> list[Account]:
    """The accounts of a sentence, in the order of their cues."""
    found: list[Account] = []
    heading = colon_heading(view) or dash_heading(view)
    if heading is not None:
        found.append(heading)
    for cue in view.cues:
        account = _READERS[cue.cue.kind](view, cue, table, found)
        if account is not None:
            found.append(account)
    _bound(view, found)
    return found


def _verb(view: View, cue: CueAt, table: CueTable, found: list[Account]) -> Account | None:
    """ "X said S", "S, X said", "S, said X", "X told Y S", "X claimed S", "X denied S"."""
    if _is_noun(view, cue):
        return None
    j, passive = _skip_back(view, cue.first - 1)
    if passive:
        return _quoted(view, cue, j) if cue.cue.kind == "cite" else None
    word = view.word(cue.first)
    spoken_last = view.word(j) in _PRONOUNS and cue.last == len(view.words)
    if word in ("indicate", "suggest", "say") and view.word(j) == "reports":
        first = j - (view.word(j - 1) in ("media", "local", "unconfirmed", "several", "some", "news"))
        last = cue.last >= len(view.words)
        if last or first < 2:
            scope = (
                (view.sentence.start, view.words[first][0])
                if last
                else (view.words[cue.last][0], view.sentence.end)
            )
            return Account(cue, [view.span(first, j + 1)], None, *scope, final=last)
    if (
        "that" in cue.cue.note
        and view.word(_past_days(view, cue.last)) not in ("that", "how")
        and not spoken_last
    ):
        return None
    subject, back = _subject(view, cue, j)
    if subject is not None and not _may_speak(view, subject, word):
        return None
    if "seeing" in cue.cue.note and (subject is None or view.word(subject[1] - 1) not in _SEEING):
        return None
    after = cue.last
    turned = _inverted(view, cue)
    if turned is None and subject is None and not back:
        turned = _after_break(view, cue)
        if turned is None:
            return None
    if turned is not None:
        subject, back, after = turned, False, turned[1]
    if cue.cue.kind == "cite":
        return _citing_verb(view, cue, subject)
    relay = _citing_relay(view, found, subject) if turned is None else None
    if relay is not None and after < len(view.words):
        return Account(cue, found.pop().speakers, relay, view.words[after][0], view.sentence.end)
    outer, after = _hearer(view, cue, after)
    if outer is None and turned is None and subject is not None:
        outer, subject = _spoken_to(view, subject)
    speakers = [] if subject is None else [*joined_before(view, subject[0]), view.span(*subject)]
    first = subject[0] if subject is not None else cue.first
    kind = _kind(view, cue, subject)
    start, end, final = _scope(view, cue, first, after, turned is not None)
    if kind != "report":
        start, end = view.sentence.start, view.sentence.end
    return Account(cue, speakers, outer, start, end, kind, back=back, final=final)


def _is_noun(view: View, cue: CueAt) -> bool:
    """Whether the form is no verb of saying here: "media reports", "described by", "claimed the lives"."""
    word, following = view.word(cue.first), view.word(cue.last)
    if (
        word == "said"
        and 0 < cue.first < cue.last < len(view.words)
        and all(map(view.capital, (cue.first - 1, cue.first)))
    ):
        return True  # a surname, as under a photograph
    if following == "to" and view.word(cue.last + 1) in ("have", "be") and word in _OF_WHOM:
        return True  # "rebels said to have taken the town"
    if "past" in cue.cue.note and cue.cue.tense != "past" and following != "that":
        return True
    if view.has(cue.first, SourceWord) and view.hit_end(cue.first) - view.hit_start(cue.first) > 1:
        return True
    if cue.cue.kind != "cite" and cue.cue.tense == "past" and following == "by":
        return True
    if word in ("report", "claim") and cue.last >= len(view.words):
        return True
    if word == "reports" and any(c.first == cue.last and c.cue.kind == "say" for c in view.cues):
        return True
    if word in _AMBIGUOUS and following == "of":
        return True
    return any(view.word(k) == "lives" for k in range(cue.last, cue.last + 4))


def _may_speak(view: View, subject: tuple[int, int], word: str) -> bool:
    """Whether a phrase may be the subject of a form; one that is a noun as well asks for a known speaker."""
    if view.word(subject[0]) in ("no", "nobody", "none", "neither", "nothing"):
        return False
    last = subject[1] - 1
    if view.word(last) not in _DAYS and re.sub(r"'?s$", "", view.word(last)) in _DAYS:
        return False  # "Tuesday's alleged attack"
    if view.word(last) in _NO_HEAD and not view.speaking(last):
        return False  # "the worst reported use", "from top residential sources said"
    named = view.speaking(last) or (view.capital(last) and last > 0) or view.word(last) in _BODIES
    return word not in _AMBIGUOUS or named


def _after_break(view: View, cue: CueAt) -> tuple[int, int] | None:
    """The speaker after a verb that nobody stands before: '"...", said X'."""
    if view.word(cue.first) in _AMBIGUOUS or cue.cue.kind in ("deny", "claim", "cite") or cue.first == 0:
        return None
    phrase = phrase_after(view, cue.last) if _BREAK.search(view.before(cue.first)) else None
    phrase = with_name(view, phrase) if phrase is not None else None
    if phrase is None or any(view.speaking(k) or view.capital(k) for k in range(*phrase)):
        return phrase
    return phrase if any(view.word(k) in _BODIES or view.has(k, SourceWord) for k in range(*phrase)) else None


def _kind(view: View, cue: CueAt, subject: tuple[int, int] | None) -> str:
    """A group that claims something, and not that something is so, claims responsibility."""
    if cue.cue.kind == "deny":
        return "denial"
    armed = subject is not None and is_armed(view, subject)
    responsible = (
        cue.cue.lemma == "claim" and armed and view.word(cue.last) not in ("that", "it", "they", "he")
    )
    return "claim" if cue.cue.kind == "claim" or responsible else "report"


def _skip_back(view: View, index: int) -> tuple[int, bool]:
    """The word before a verb's adverbs, auxiliaries and days; whether the verb is passive, modal or negated."""
    while index >= 0:
        word = view.word(index)
        if word in _PASSIVE:
            return index - 1, True
        if word not in _SKIP and word not in _DAYS and not word.isdigit():
            return index, False
        if _BREAK.search(view.after(index)):
            return index, False
        index -= 1
    return index, False


def _subject(view: View, cue: CueAt, j: int) -> tuple[tuple[int, int] | None, bool]:
    if j < 0:
        return None, cue.cue.kind == "add"
    word = view.word(j)
    between = view.document.norm[view.words[j][1] : view.words[cue.first][0]]
    if word in _PRONOUNS and not _BREAK.search(between):
        return None, view.word(j - 1) not in ("what", "which", "whom")
    if word in ("and", "but", "then") and not _BREAK.search(between):
        first = phrase_after(view, 0)
        return (
            (first, False)
            if first is not None and first[1] < j and view.speaking(first[1] - 1)
            else (None, True)
        )
    if word in ("who", "which"):
        between = view.before(j)
        j -= 1
        if j < 0:
            return None, False
        if _BREAK.sub("", between).strip() == "":
            return phrase_before(view, j), False
    if '"' in between:
        return _named_in_quotes(view, j), False
    if "," in between:
        return before_apposition(view, j), False
    if _BREAK.search(between):
        return None, False
    if (
        word in _AREA
        and view.capital(j - 1)
        and view.word(j - 2) in _LOCATIVE
        and view.has(j - 3, SourceWord)
    ):
        j -= 1  # "sources in Masisi territory said"
    if view.word(j) in _WRITTEN and view.word(j - 1) in ("a", "an") and view.word(j - 2) == "in":
        j -= 3  # "the army in a statement said"
    for k in range(j - 1, max(0, j - 7), -1):
        if view.word(k) in _ALLIED and view.word(k + 1) in ("with", "to"):
            j = k - 1  # "the Joint Force allied with the army said"
    for k in range(j - 1, max(0, j - 7), -1):  # "residents reached by phone said"
        if view.word(k) in _REACHED and view.word(k + 1) == "by" and view.speaking(k - 1):
            j = k - 1
    phrase = phrase_before(view, j)
    if phrase is None:
        return before_relative(view, (j + 1, j + 1)), False
    named = of_place(view, phrase)
    return (before_relative(view, named) or named) if named is not None else None, False


_WRITTEN = frozenset({"statement", "communique", "release", "tweet", "post", "report", "message"})
_ALLIED = frozenset({"allied", "aligned", "affiliated", "loyal", "linked", "close"})


def _named_in_quotes(view: View, j: int) -> tuple[int, int] | None:
    """The phrase of 'the website "Name" reported', whose name ends with the word ``j``."""
    opened = next((k for k in range(j, max(0, j - _LONGEST_TITLE), -1) if '"' in view.before(k)), 0)
    if not opened or not (view.word(opened - 1) in _BODIES or view.has(opened - 1, SourceWord)):
        return None
    phrase = phrase_before(view, opened - 1)
    return (phrase[0], j + 1) if phrase is not None else None


def _inverted(view: View, cue: CueAt) -> tuple[int, int] | None:
    """The speaker of "S said X", where the sentence ends with X and what is said of X."""
    if cue.cue.lemma not in _TURNING or cue.first < 3 or cue.last >= len(view.words):
        return None
    first = cue.last + (view.word(cue.last) in ("the", "a", "an"))
    first += 2 * (view.word(first) == "so" and view.word(first + 1) == "called")
    if view.word(cue.last) in _DAYS or not (known(view, first) or known(view, first + 1)):
        return None
    phrase = phrase_after(view, cue.last)
    if phrase is None or not any(view.speaking(k) or view.capital(k) for k in range(*phrase)):
        return None
    phrase = with_name(view, with_apposition(view, phrase))
    rest = range(phrase[1], len(view.words))
    if any(view.event(k) or any(c.first == k for c in view.cues) for k in rest) or any(
        view.word(k) in _FINITE for k in rest
    ):
        return None
    if len(rest) and not (_BREAK.search(view.before(phrase[1])) or view.word(phrase[1]) in _BEHIND):
        return None
    return phrase


def _hearer(view: View, cue: CueAt, after: int) -> tuple[Span | None, int]:
    """The medium that was spoken to, and the word after the hearer."""
    if cue.cue.kind == "tell":
        hearer = phrase_after(view, after)
        if hearer is not None:
            named = next((k for k in range(*hearer) if view.media(k)), None)
            is_medium = named is not None and not is_reporter(view, hearer)
            if named is not None and is_medium:  # "told Reuters gunmen had fled": the medium alone
                end = view.hit_end(named)
                while end < hearer[1] and view.word(end) in _OF_MEDIA:
                    end += 1
                hearer = hearer[0], end
            return (view.span(*hearer) if is_medium else None), hearer[1]
        return None, after + (view.word(after) in ("him", "us", "them", "me", "her"))
    for k in range(after, min(after + 12, len(view.words))):
        if view.word(k) == "that" or (k > after and re.search(r"[.;:\"]", view.before(k))):
            break
        if view.media(k) and any(
            view.word(n) in ("to", "with", "by", "on", "for", "via") for n in (k - 1, k - 2)
        ):
            if view.word(after) not in ("in", "during", "to", "on", "via", "by"):
                continue
            return view.span(view.hit_start(k), view.hit_end(k)), view.hit_end(k)
    return None, after


def _citing_relay(view: View, found: list[Account], subject: tuple[int, int] | None) -> Span | None:
    """The Y of "Y, citing X, said" and "Citing X, Y said", where the citing has been read last."""
    if not found or not found[-1].cites or subject is None:
        return None
    citing = found[-1]
    relay = phrase_before(view, citing.cue.first - 1)
    if relay is None:
        return view.span(*subject) if citing.cue.first == 0 else None
    named = view.span(*subject)
    return view.span(*relay) if relay[0] == subject[0] or citing.speakers[0] == named else None


def _spoken_to(view: View, subject: tuple[int, int]) -> tuple[Span | None, tuple[int, int]]:
    """The medium that opens the sentence ("Speaking to Y, X said", "In a statement to Y X said"), and the rest."""
    k = next((k for k in range(1, 7) if view.media(k)), 0)
    k = view.hit_start(k)
    at = k - (view.word(k - 1) == "the") - 1
    if at < 1 or view.word(at) not in ("to", "with") or view.word(at - 1) not in _OCCASION:
        return None, subject
    end = view.hit_end(k)
    return (view.span(k, end), (max(end, subject[0]), subject[1])) if end < subject[1] else (None, subject)


def _scope(view: View, cue: CueAt, first: int, after: int, inverted: bool) -> tuple[int, int, bool]:
    """What is said: start, end, and whether it stands before the speaker ("S, X said.")."""
    sentence = view.sentence
    after = min(_past_days(view, after), max(after, len(view.words) - 1))
    if _is_rest(view, after):
        return sentence.start, view.words[first][0], True
    following = view.word(after)
    before = first
    if following == "that" or before < 3:
        return view.words[after][0], sentence.end, False
    if inverted or following in _ADVERBIAL or re.search(r"[,\"]", view.before(first)):
        return sentence.start, sentence.end, False
    return (sentence.start if before >= 5 else view.words[after][0]), sentence.end, False


def _past_days(view: View, k: int) -> int:
    """The first word from one on that does not tell when it was said: "published yesterday [that]"."""
    while view.word(k) in _DAYS or (view.word(k) == "on" and view.word(k + 1) in _DAYS):
        k += 1
    return k


def _is_rest(view: View, after: int) -> bool:
    """Whether nothing stands there to the end but when and where it was said: what is said stands before."""
    return all(
        view.word(k) in _DAYS | _SKIP | _WHERE_SAID or view.word(k).isdigit()
        for k in range(after, len(view.words))
    )


def _quoted(view: View, cue: CueAt, j: int) -> Account | None:
    """ "X was quoted (by Y) as saying (by Y)"."""
    subject = phrase_before(view, j)
    if subject is None:
        return None
    outer = None
    for k in range(cue.last, min(cue.last + 8, len(view.words))):
        if view.word(k) == "by":
            phrase = phrase_after(view, k + 1)
            if phrase is not None:
                outer = view.span(*phrase)
                break
    return Account(cue, [view.span(*subject)], outer, view.sentence.start, view.sentence.end)


def _citing_verb(view: View, cue: CueAt, subject: tuple[int, int] | None) -> Account | None:
    """ "Y quoted X as saying"; "Y cited X"."""
    cited = phrase_after(view, cue.last)
    if cited is None or subject is None:
        return None
    k = cited[1]
    after = k + 2 if view.word(k) == "as" else k
    if view.word(k) != "as" and cue.cue.lemma == "quote":
        after = k
    start = view.sentence.start if _is_rest(view, after) or view.word(k) != "as" else view.words[after][0]
    return Account(cue, [view.span(*cited)], view.span(*subject), start, view.sentence.end)


def _bound(view: View, found: list[Account]) -> None:
    """Let what one says end where the next speaker, who says something else, begins."""
    for account, following in itertools.pairwise(found):
        if (
            following.final
            or following.cites
            or following.back
            or not following.speakers
            or account.final
            or account.kind != "report"
        ):
            continue
        begin = min(following.speakers[0][0], view.words[following.cue.first][0])
        before = view.document.norm[account.start : begin].rstrip()
        opened = view.document.norm[view.sentence.start : view.words[account.cue.first][0]]
        joined = re.search(r"(?:\b(?:and|while|but|as|although|whereas)|[;.\"])$", before) or (
            before.endswith(",") and re.match(r"\W*(?:while|whereas|although|though)\b", opened)
        )
        if account.start < begin < account.end and joined:
            account.end = begin
            following.start = max(following.start, begin)


_READERS = {
    "say": _verb, "tell": _verb, "add": _verb, "report": _verb, "cite": _verb, "claim": _verb, "deny": _verb,
    "citing": citing, "according": according, "by": by, "gerund": gerund, "reports": reports,
}  # fmt: skip
