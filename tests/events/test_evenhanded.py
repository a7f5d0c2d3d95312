"""Even-handed: who acts, against whom, and in whose words it is told change neither type nor toll nor status.

``evenhanded.tsv`` holds the sentences. ``{a|b}`` are the words of opposing outlets for one thing, ``[A]`` is an actor,
``[O]`` its opponent, ``[P]`` a place, ``(m/f)`` the ending that agrees with a masculine or feminine ``[A]`` before or
after it. ``evenhanded_actors.tsv`` holds twenty actors in ten pairs of opponents, with the labels that outlets of
either side print. Every sentence is coded for every actor in every wording. Type ``territory`` follows from what
the taker is, the state's own forces or others, and from nothing else; ``territory-O`` is taken by the opponent.
``known`` says what is not even yet.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tawatur.events import code_report
from tawatur.mentions.registry import actors
from tawatur.model import EVENT_TYPES, CodedReport, Event, Party, Report

HERE = Path(__file__).parent
PUBLISHED = "2024-03-14"
# ACLED: a foreign state's army that takes a place by fighting is typed like a group that does
TERRITORY = {
    "government": "government_regains_territory",
    "nonstate": "nonstate_overtakes_territory",
    "foreign": "nonstate_overtakes_territory",
}


def _rows(name: str) -> list[dict[str, str]]:
    head, *lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


@dataclass(frozen=True)
class Name:
    """What an outlet calls an actor: the words, their gender in Arabic, and the actor that they stand for."""

    words: str
    gender: str
    actor: str


TEMPLATES = _rows("evenhanded.tsv")
ACTORS = {row["id"]: row for row in _rows("evenhanded_actors.tsv")}


def _name(text: str, actor: str) -> Name:
    gender, _, words = text.rpartition(":")
    words, _, other = words.partition("=")
    return Name(words, gender or "m", other or actor)


def names(actor: str, lang: str) -> list[Name]:
    """The neutral name of an actor, and after it the labels that its friends and its enemies print."""
    row = ACTORS[actor]
    return [_name(text, actor) for text in (row[lang], *row[f"labels_{lang}"].split("|")) if text]


def wordings(text: str) -> list[str]:
    """The template once for each choice among its ``{a|b}``."""
    parts = [p[1:-1].split("|") if p.startswith("{") else [p] for p in re.split(r"(\{[^}]*\})", text)]
    return ["".join(choice) for choice in itertools.product(*parts)]


def fill(wording: str, actor: Name, opponent: Name, place: str) -> str:
    """A wording with its slots filled and its verbs in agreement with the actor."""
    agreed = re.sub(r"\(([^/()]*)/([^/()]*)\)", r"\1" if actor.gender == "m" else r"\2", wording)
    text = agreed.replace("[A]", actor.words).replace("[O]", opponent.words).replace("[P]", place)
    return text[0].upper() + text[1:]


@cache
def coded(text: str) -> CodedReport:
    return code_report(Report("sentence", text, published=PUBLISHED))


@dataclass(frozen=True)
class Case:
    """One sentence: the template, who acts, against whom, under which names, and the text."""

    template: dict[str, str]
    actor: Name
    opponent: Name
    row: dict[str, str]
    text: str


def cases(template: dict[str, str]) -> Iterator[Case]:
    """Every wording for every actor by its neutral name; every label of every actor in one of the wordings."""
    lang = template["lang"]
    choices = wordings(template["text"])
    turn = itertools.cycle(choices)
    for row in ACTORS.values():
        own, *labels = names(row["id"], lang)
        against, *_ = names(row["opponent"], lang)
        todo = [(w, own) for w in choices] + [(next(turn), label) for label in labels]
        for wording, name in todo:
            yield Case(
                template, name, against, row, fill(wording, name, against, row[f"place_{lang}"]).strip()
            )


def expected_type(case: Case) -> str:
    """The type that a case must get."""
    type_ = case.template["type"]
    if type_ == "territory":
        return TERRITORY[case.row["side"]]
    if type_ == "territory-O":
        return TERRITORY[ACTORS[case.row["opponent"]]["side"]]
    return type_


def fault(case: Case) -> str | None:
    """What is wrong with the coding of a case, None where nothing is."""
    want = expected_type(case)
    events = [e for e in coded(case.text).events if EVENT_TYPES[e.type].class_ != "statements"]
    found = [e for e in events if e.type == want]
    if not found:
        return f"{want} expected, found {sorted({e.type for e in events})}"
    faults = [_fields(case, event) for event in found]
    return None if None in faults else faults[0]


def _fields(case: Case, event: Event) -> str | None:
    t = case.template
    if event.status != t["status"]:
        return f"status {event.status}"
    for field in ("killed", "injured"):
        if t[field] and getattr(event, field) != int(t[field]):
            return f"{field} {getattr(event, field)}, not {t[field]}"
    sides = (*event.side1, *event.side2)
    if t["side1"] == "AO" and not (_among(case.actor, sides) and _among(case.opponent, sides)):
        return f"sides {[p.text for p in sides]}"
    if t["side1"] == "A" and not _among(case.actor, event.side1):
        return f"side1 {[p.text for p in event.side1]}"
    if t["side2"] == "O" and not _among(case.opponent, event.side2):
        return f"side2 {[p.text for p in event.side2]}"
    return None


def _among(name: Name, parties: tuple[Party, ...]) -> bool:
    words = name.words.removeprefix("the ").casefold()
    return any(
        words in p.text.casefold() or (p.text.casefold() in words and p.actor == name.actor) for p in parties
    )


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(t, id=t["id"], marks=[pytest.mark.xfail(reason=t["known"], strict=True)])
        if t["known"]
        else pytest.param(t, id=t["id"])
        for t in TEMPLATES
    ],
)
def test_same_coding_for_all_actors_in_all_wordings(template: dict[str, str]) -> None:
    todo = list(cases(template))
    wrong = [(case.text, why) for case in todo if (why := fault(case))]
    assert not wrong, f"{len(wrong)} of {len(todo)}:\n" + "\n".join(
        f"{text}  <- {why}" for text, why in wrong
    )


def test_forty_templates_and_twenty_actors_in_pairs() -> None:
    assert [sum(t["lang"] == lang for t in TEMPLATES) for lang in ("ar", "en")] == [20, 20]
    assert len(ACTORS) == 20
    for id_, row in ACTORS.items():
        assert ACTORS[row["opponent"]]["opponent"] == id_
        assert id_ in actors()


LABELS = [
    pytest.param(lang, name, id=f"{lang}-{name.words}")
    for lang in ("ar", "en")
    for actor in ACTORS
    for name in names(actor, lang)
]


@pytest.mark.parametrize(("lang", "name"), LABELS)
def test_a_label_resolves_to_the_neutral_name_and_is_kept_as_quoted(lang: str, name: Name) -> None:
    ending = "" if name.gender == "m" else "ت"
    text = (
        f"قصف{ending} {name.words} بلدة حدودية بالمدفعية."
        if lang == "ar"
        else f"A border town was shelled by {name.words}."
    )
    parties = [p for e in coded(text).events for p in e.side1]
    assert [p.actor for p in parties] == [name.actor]
    assert parties[0].name == actors()[name.actor].name
    assert name.words.removeprefix("the ") in parties[0].text
    assert text[parties[0].start : parties[0].end] == parties[0].text


# What else a long report may say: nothing of the conflict.
AROUND = {
    "ar": " وشهدت الأسواق حركة معتادة خلال ساعات النهار، وبقيت المدارس مفتوحة أمام التلاميذ كما في كل يوم."
    " وقال سكان إن الخبز متوفر وإن الكهرباء تصل ست ساعات، وإن درجات الحرارة انخفضت مع بداية الأسبوع." * 3,
    "en": " Markets were busy during the day, and the schools stayed open to their pupils as on any other morning."
    " Residents said that there was bread, and six hours of power, and that it had grown colder since the weekend."
    * 3,
}


@pytest.mark.parametrize(
    "id_", ["ar-executed", "ar-looted", "ar-abducted", "en-executed", "en-looted", "en-abducted"]
)
def test_nor_does_the_length_of_the_report(id_: str) -> None:
    (template,) = (t for t in TEMPLATES if t["id"] == id_)
    lost = []
    for case in cases(template):
        events = coded(case.text + AROUND[template["lang"]]).events
        if template["type"] not in {e.type for e in events}:
            lost.append(case.text)
    assert not lost, f"{len(lost)}:\n" + "\n".join(lost)
