"""From the tables under ``data/`` to one table of surface forms a language: every form with the entries it may stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from tawatur.mentions.entries import (
    Context,
    Descriptor,
    Entry,
    Gap,
    Nationality,
    SourceName,
    SourceWord,
    Trigger,
    read_actor,
)
from tawatur.mentions.gazetteer import gazetteer_rows
from tawatur.mentions.naming import name_affixes, names_of
from tawatur.mentions.place_forms import place_forms, place_keys
from tawatur.mentions.tables import DATA, alternatives, read_table, split_list
from tawatur.mentions.vocabulary import FLOWN
from tawatur.text import arabic, english
from tawatur.text.arabic import Affixes
from tawatur.text.normalise import fold

Form = tuple[Affixes, bool, Entry]
"""How a surface form may be read: the clitics it takes, whether it needs a pronoun after it, and its entry."""


@dataclass(slots=True)
class _Forms:
    """Surface forms as they are gathered."""

    lang: str
    table: dict[str, list[Form]] = field(default_factory=lambda: defaultdict(list))

    def add(self, form: str, affixes: Affixes, entry: Entry, *, bound: bool = False) -> None:
        # before it is folded: "ألماني" has no article, and no verb has one
        definite = self.lang == "ar" and form.startswith("ال") and affixes != "verb"
        folded = re.sub(r"[-/_]", " ", fold(form)).strip()
        form = re.sub(r"\s+", " ", folded)
        if len(form) < 2:
            return
        if folded != form:  # "X - Y": a text keeps its spaces
            self._put(folded, ("definite" if definite else affixes, bound, entry))
        if self.lang == "ar" and "عبد ال" in form:
            self._put(form.replace("عبد ال", "عبدال"), (affixes, bound, entry))
        if definite and affixes != "exact":
            affixes = "definite"
            self._put(arabic.with_article(form), ("exact", bound, entry))
        self._put(form, (affixes, bound, entry))

    def _put(self, form: str, value: Form) -> None:
        if value not in self.table[form]:
            self.table[form].append(value)


def compile_forms(lang: str) -> dict[str, list[Form]]:
    """Every surface form of a language's lexicon, actors, places and sources, in the normal form.

    Raises ``TableError`` where a table cannot be read.
    """
    forms = _Forms(lang)
    verbs = _Verbs(lang)
    _add_verbs(forms, verbs)
    _add_nouns(forms)
    _add_phrases(forms, verbs)
    _add_context(forms)
    _add_descriptors(forms)
    _add_nationalities(forms)
    _add_actors(forms)
    _add_sources(forms)
    _add_places(forms)
    return forms.table


def _lexicon(lang: str, name: str) -> Iterator[dict[str, str]]:
    return read_table(DATA / "lexicon" / lang / f"{name}.tsv")


def parse_frame(
    frame: str,
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, ...], ...], frozenset[str]]:
    """A frame field as (slot, role) pairs, the alternatives of each ``needs``, and its marks."""
    slots: list[tuple[str, str]] = []
    needs: list[tuple[str, ...]] = []
    marks: list[str] = []
    for part in filter(None, (p.strip() for p in frame.split(","))):
        slot, _, role = part.partition(":")
        if slot == "needs":
            needs.append(tuple(role.split("|")))
        elif slot == "is":
            marks.append(role)
        else:
            slots.append((fold(slot), role))
    return tuple(slots), tuple(needs), frozenset(marks)


_DEFAULT_FRAME = (("subj", "side1"), ("obj", "side2"))


def _trigger(row: dict[str, str], tense: str) -> Trigger:
    frame, needs, marks = parse_frame(row["frame"])
    if tense != "noun":
        frame = frame or _DEFAULT_FRAME
    lemma = row.get("lemma") or row["form"]
    return Trigger(lemma, row["sense"], tense, frame, needs, row["means"] or None, marks)


class _Verbs:
    """The forms of each verb, with their tenses."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.rows = list(_lexicon(lang, "verbs"))
        self.plurals = {r["lemma"]: split_list(r["plural"]) for r in _lexicon(lang, "nouns")}
        self.listed: dict[str, list[str]] = {}
        self.masdars = {r["lemma"]: split_list(r["masdar"]) for r in self.rows if lang == "ar"}
        self.light: dict[str, str] = {}
        for row in _lexicon(lang, "context"):
            if row["kind"] == "light_verb":
                self._add_light(split_list(row["form"]))
        for row in self.rows:
            self.light.setdefault(row["lemma"], row["present"])

    def _add_light(self, forms: list[str]) -> None:
        """A light verb: in Arabic its past and present, in English all its forms."""
        if self.lang == "ar":
            self.light[forms[0]] = forms[1] if len(forms) > 1 else ""
        else:
            self.light[forms[0]] = ""
            self.listed[forms[0]] = forms

    def forms(self, lemma: str, present: str, note: str = "") -> Iterator[tuple[str, str, bool]]:
        """(form, tense, bound) of a verb."""
        if self.lang == "en":
            if lemma in self.listed:
                yield from ((form, _light_tense(form), False) for form in self.listed[lemma])
                return
            for form, tense in english.verb_forms(lemma, split_list(present)).items():
                yield form, tense, False
            return
        pairs = [(lemma, present, "past", "present")]
        passive = re.search(r"passive=([^\s,،;]+)(?:[,،]([^\s;]+))?", note)
        if passive:
            pairs.append((passive[1], passive[2] or present, "passive", "passive"))
        for past, now, past_tense, present_tense in pairs:
            pasts, presents, bound = arabic.verb_forms(past, now)
            for tense, group in ((past_tense, sorted(pasts)), (present_tense, sorted(presents))):
                for form in group:
                    yield form, tense, False
            for form in sorted(bound):
                yield form, past_tense, True


def _light_tense(form: str) -> str:
    if form.split()[0].endswith("ing"):
        return "ing"
    return "present" if form.split()[0].endswith("s") else "past"


def _add_verbs(forms: _Forms, verbs: _Verbs) -> None:
    for row in verbs.rows:
        for form, tense, bound in verbs.forms(row["lemma"], row["present"], row["note"]):
            forms.add(form, "verb" if forms.lang == "ar" else "exact", _trigger(row, tense), bound=bound)
        for masdar in split_list(row["masdar"]):
            if forms.lang == "en":
                forms.add(masdar, "exact", _trigger(row, "ing"))
            else:
                _add_noun(forms, masdar, [], _trigger(row, "masdar"))


def _add_noun(forms: _Forms, lemma: str, plurals: list[str], entry: Entry) -> None:
    if forms.lang == "en":
        for form in sorted({lemma, *plurals}):
            forms.add(form, "exact", entry)
        return
    free, bound = arabic.noun_forms(lemma, plurals)
    for form in sorted(free):
        forms.add(form, "noun", entry)
    for form in sorted(bound):
        forms.add(form, "noun", entry, bound=True)


def _add_nouns(forms: _Forms) -> None:
    for row in _lexicon(forms.lang, "nouns"):
        plurals = split_list(row["plural"])
        if forms.lang == "en" and not plurals:
            plurals = [english.plural(row["lemma"])]
        _add_noun(forms, row["lemma"], plurals, _trigger(row, "noun"))


_NAMED = frozenset({"suicide", "blast", "riot", "mob", "protest", "disperse"})
"""Senses of phrases that name the bomber, the bomb or the crowd with the verb: they are taken up again as nouns are.

So are phrases of what may be shot down on its way: "the drones struck the base".
"""

_BY_VERB = frozenset({"none", "disrupt", "suicide", "clash"})
"""Senses of phrases that only the verb opens, not its verbal noun."""


def _spelt_phrases(rows: Iterable[dict[str, str]]) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Each phrase as its row and its parts between gaps: one first part, and the alternatives of each that may follow it."""
    for row in rows:
        told: dict[tuple[str, int, bool], list[list[str]]] = {}
        for form in alternatives(row["form"]):
            first, *rest = (part for part in re.split(r"\s*\*\s*", form) if part.strip())
            told.setdefault((first, len(rest), any("+" in part for part in rest)), []).append(rest)
        for (first, _, _), rests in told.items():
            choices = [list(dict.fromkeys(parts)) for parts in zip(*rests, strict=True)]
            yield {**row, "form": " * ".join([first, *rests[0]])}, [[first], *choices]


def _add_phrases(forms: _Forms, verbs: _Verbs) -> None:
    for row, segments in _spelt_phrases(_lexicon(forms.lang, "phrases")):
        is_verb = row["form"].startswith("+") and row["form"].split()[0][1:] in verbs.light
        trigger = _trigger(row, "past" if is_verb else "noun")
        lead, *words = segments[0][0].split()
        first = list(_expand([lead, *words], verbs))
        if len(segments) == 1:
            for form, tense in first:
                entry = _trigger(row, tense) if tense else trigger
                if forms.lang == "en":
                    forms.add(form, "exact", entry)
                else:
                    for variant in [fold(form)] if tense else sorted(arabic.phrase_forms(form)):
                        forms.add(variant, "noun", entry)
            continue
        further = [
            [(form, tense, part) for part in segment for form, tense in _expand(part.split(), verbs)]
            for segment in segments[1:]
        ]
        rest = tuple(frozenset(fold(form) for form, _, _ in segment) for segment in further)
        written = {fold(form): part for segment in further for form, _, part in segment}
        wording = {form: part for form, part in written.items() if form != part}
        named = row["sense"] in _NAMED or row["means"] in FLOWN
        if not named and any(tense for segment in further for _, tense, _ in segment):
            trigger = _trigger(row, "past")  # "jets * +bomb"
        for form, tense in first:
            gap = Gap(rest, _trigger(row, tense) if tense else trigger, wording)
            forms.add(form, "exact" if forms.lang == "en" else "verb" if tense else "noun", gap)
        if is_verb and forms.lang == "ar" and not words:  # "أمطروه بالرصاص"
            lemma = lead[1:]
            for form, tense, bound in verbs.forms(lemma, verbs.light[lemma]):
                if bound:
                    forms.add(form, "verb", Gap(rest, _trigger(row, tense), wording), bound=True)
        if is_verb and row["sense"] not in _BY_VERB:  # "بقصف القرية بالهاون" as "قصف القرية بالهاون"
            for masdar in verbs.masdars.get(lead[1:], ()):
                for form, _ in _expand([masdar, *words], verbs):
                    forms.add(form, "noun", Gap(rest, _trigger(row, "masdar"), wording))


def _expand(words: list[str], verbs: _Verbs) -> Iterator[tuple[str, str]]:
    """The literal forms of a phrase's words, with the tense of its first inflected verb ("" where it has none)."""
    choices: list[list[tuple[str, str]]] = []
    for word in words:
        lemma = word.lstrip("+")
        if not word.startswith("+"):
            choices.append([(word, "")])
        elif lemma in verbs.light:
            choices.append(
                [(f, tense) for f, tense, bound in verbs.forms(lemma, verbs.light[lemma]) if not bound]
            )
        elif verbs.lang == "ar":
            free, _ = arabic.noun_forms(lemma, verbs.plurals.get(lemma, []))
            choices.append([(f, "") for f in sorted(free)])
        else:
            choices.append(
                [(f, "") for f in sorted({lemma, *(verbs.plurals.get(lemma) or [english.plural(lemma)])})]
            )
    for combination in product(*choices):
        yield " ".join(form for form, _ in combination), next((t for _, t in combination if t), "")


def _add_context(forms: _Forms) -> None:
    for row in _lexicon(forms.lang, "context"):
        if row["kind"] == "light_verb":
            continue
        for form in split_list(row["form"]):
            if row["kind"].startswith("means:"):
                plurals = [english.plural(form)] if forms.lang == "en" and not form.endswith("s") else []
                _add_noun(forms, form, plurals, Context(row["kind"]))
            else:
                forms.add(
                    form,
                    "noun" if forms.lang == "ar" and row["kind"].startswith("noise") else "exact",
                    Context(row["kind"]),
                )


def _add_descriptors(forms: _Forms) -> None:
    for row in read_table(DATA / "descriptors.tsv"):
        if row["lang"] != forms.lang:
            continue
        plurals = split_list(row["plural_forms"])
        class_ = "platform" if row["class"] == "weapon_platform" else row["class"]
        singular = Descriptor(row["form"], class_, row["role"], row["actor_rule"] or None, "singular")
        plural = Descriptor(row["form"], class_, row["role"], row["actor_rule"] or None, "plural")
        if forms.lang == "en":
            forms.add(row["form"], "exact", singular)
            for form in plurals or [english.plural(row["form"])]:
                forms.add(form, "exact", plural)
        else:
            _add_noun(forms, row["form"], [], singular)
            for form in plurals:
                _add_noun(forms, form, [], plural)


def _add_nationalities(forms: _Forms) -> None:
    countries = {place.country: place for _, place in gazetteer_rows() if place.kind == "country"}
    for row in read_table(DATA / "nationalities.tsv"):
        country = row["iso2"].lower(), row["name_en"]
        place = countries.get(row["iso2"])
        adjective, people = Nationality(*country, False, place), Nationality(*country, True, place)
        if forms.lang == "ar":
            for masculine in split_list(row["adj_ar"]):
                for form in sorted(arabic.adjective_forms(masculine)):
                    if row["iso2"]:
                        forms.add(form, "noun", adjective)
                    elif form.endswith(("ون", "ين")):
                        forms.add(form, "noun", people)
            for form in split_list(row["plural_ar"]):
                forms.add(form, "noun", people)
        else:
            for form in split_list(row["adj_en"]) if row["iso2"] else []:
                forms.add(form, name_affixes(form, "en"), adjective)
            for form in split_list(row["demonym_en"]) if row["iso2"] else []:
                forms.add(form, "name", people)


def _add_actors(forms: _Forms) -> None:
    for row in read_table(DATA / "actors.tsv"):
        actor = read_actor(row)
        for name in names_of(row, forms.lang):
            forms.add(name, name_affixes(name, forms.lang), actor)


def _add_sources(forms: _Forms) -> None:
    for row in read_table(DATA / "sources.tsv"):
        for name in names_of(row, forms.lang):
            bare = name.strip("~«»")
            quoted, short = name.startswith("«"), name.startswith("~")
            source = SourceName(row["id"], row["name_en"], row["kind"], row["actor"] or None, short, quoted)
            forms.add(bare, name_affixes(bare, forms.lang), source)
    for row in read_table(DATA / "descriptors_source.tsv"):
        if row["lang"] != forms.lang:
            continue
        word = SourceWord(
            row["kind"], row["anonymous"].lower() in ("1", "true", "yes"), "modifier" in row["note"]
        )
        plurals = split_list(row["plural_forms"])
        if forms.lang == "en" and not plurals and not word.modifier:
            plurals = [english.plural(row["form"])]
        if forms.lang == "ar" and word.modifier:
            for form in sorted(arabic.adjective_forms(row["form"])):
                forms.add(form, "noun", word)
        for form in [row["form"], *plurals]:
            _add_noun(forms, form, [], word)


def _add_places(forms: _Forms) -> None:
    for form, affixes, entry in place_forms(forms.lang):
        forms.add(form, affixes, entry)
    for key, spelt in place_keys(forms.lang):
        forms.table[key].append(("exact", False, spelt))
