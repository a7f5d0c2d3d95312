"""English verb and noun forms: the regular rules, and the irregular as given."""

from __future__ import annotations

import pytest

from tawatur.text import english


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("attack", {"attack": "present", "attacks": "present", "attacking": "ing", "attacked": "past"}),
        ("seize", {"seize": "present", "seizes": "present", "seizing": "ing", "seized": "past"}),
        ("carry", {"carry": "present", "carries": "present", "carrying": "ing", "carried": "past"}),
        ("deploy", {"deploy": "present", "deploys": "present", "deploying": "ing", "deployed": "past"}),
        ("ambush", {"ambush": "present", "ambushes": "present", "ambushing": "ing", "ambushed": "past"}),
        ("free", {"free": "present", "frees": "present", "freeing": "ing", "freed": "past"}),
        ("die", {"die": "present", "dies": "present", "dying": "ing", "died": "past"}),
    ],
)
def test_regular_verbs(base: str, forms: dict[str, str]) -> None:
    assert english.verb_forms(base, []) == forms


@pytest.mark.parametrize(
    ("verb", "past", "gerund"),
    [
        ("stop", "stopped", "stopping"),
        ("ram", "rammed", "ramming"),
        ("target", "targeted", "targeting"),
        ("occur", "occurred", "occurring"),
        ("kidnap", "kidnapped", "kidnapping"),
        ("airdrop", "airdropped", "airdropping"),
        ("limit", "limited", "limiting"),
        ("permit", "permitted", "permitting"),
        ("enter", "entered", "entering"),
        ("raid", "raided", "raiding"),
        ("bomb", "bombed", "bombing"),
    ],
)
def test_which_verbs_double_their_consonant(verb: str, past: str, gerund: str) -> None:
    assert english.regular_past(verb) == past
    assert english.gerund(verb) == gerund


def test_irregular_forms_with_their_tense() -> None:
    forms = english.verb_forms("take", ["took", "taken"])
    assert (forms["took"], forms["taken"], forms["taking"]) == ("past", "participle", "ing")
    assert "taked" not in forms


def test_one_irregular_form_is_past_and_participle() -> None:
    assert english.verb_forms("shoot", ["shot"])["shot"] == "past"
    assert english.verb_forms("hit", ["hit"])["hit"] == "past"


def test_of_several_words_the_first_is_inflected() -> None:
    forms = english.verb_forms("blow up", ["blew", "blown"])
    assert set(forms) == {"blow up", "blows up", "blowing up", "blew up", "blown up"}


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("attack", "attacks"),
        ("army", "armies"),
        ("convoy", "convoys"),
        ("clash", "clashes"),
        ("car bomb", "car bombs"),
        ("gunman", "gunmen"),
        ("human", "humans"),
        ("German", "Germans"),
        ("knife", "knives"),
        ("ceasefire", "ceasefires"),
    ],
)
def test_plurals(noun: str, plural: str) -> None:
    assert english.plural(noun) == plural
