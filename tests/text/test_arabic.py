"""Arabic word forms by kind of root, and the clitics that a word may carry."""

from __future__ import annotations

import pytest

from tawatur.text import arabic
from tawatur.text.normalise import fold

# past and present, forms that newspapers print of the one and of the other
VERBS = [
    ("sound", "قصف", "يقصف", "قصف قصفت قصفوا قصفا قصفتا", "يقصف تقصف يقصفون يقصفوا يقصفان"),
    ("sound, derived", "استهدف", "يستهدف", "استهدفت استهدفوا", "تستهدف يستهدفون"),
    ("hollow", "أغار", "يغير", "أغارت أغاروا", "تغير يغيرون"),
    ("hollow with w", "قال", "يقول", "قالت قالوا", "تقول يقولون"),
    (
        "defective in alif maqsura",
        "تبنى",
        "يتبنى",
        "تبنت تبنوا تبنيا تبنتا",
        "تتبنى يتبنون يتبنوا يتبنيان يتبن",
    ),
    ("defective in y", "لقي", "يلقى", "لقيت لقوا لقيا لقيتا", "تلقى يلقون"),
    ("defective passive", "توفي", "يتوفى", "توفيت توفوا", "تتوفى يتوفون"),
    ("defective in alif", "غزا", "يغزو", "غزت غزوا", "تغزو يغزون"),
    ("defective, ya in the present", "استولى", "يستولي", "استولت استولوا", "تستولي يستولون يستولوا يستول"),
    ("doubled", "شن", "يشن", "شنت شنوا شنا", "تشن يشنون يشنوا"),
    ("hamza first", "أسر", "يأسر", "أسرت أسروا", "تأسر يأسرون"),
    ("hamza last", "بدأ", "يبدأ", "بدأت بدأوا بدؤوا", "تبدأ يبدأون يبدؤون"),
    ("hamza last, on y", "أنشأ", "ينشئ", "أنشأت أنشأوا", "تنشئ ينشئون ينشئوا ينشئان"),
    ("passive", "أصيب", "يصاب", "أصيبت أصيبوا", "تصاب يصابون"),
]


@pytest.mark.parametrize(
    ("past", "present", "pasts", "presents"), [v[1:] for v in VERBS], ids=[v[0] for v in VERBS]
)
def test_verb_forms(past: str, present: str, pasts: str, presents: str) -> None:
    found_past, found_present, _ = arabic.verb_forms(past, present)
    assert {fold(w) for w in pasts.split()} <= found_past
    assert {fold(w) for w in presents.split()} <= found_present


@pytest.mark.parametrize(
    ("past", "present", "written"),
    [
        ("قصف", "يقصف", "قصفوه"),
        ("استهدف", "يستهدف", "يستهدفونها"),
        ("تبنى", "يتبنى", "تبناه"),
        ("تبنى", "يتبنى", "تبنوها"),
        ("رمى", "يرمي", "رماها"),
        ("أنشأ", "ينشئ", "أنشأوها"),
    ],
)
def test_a_pronoun_may_follow_a_verb(past: str, present: str, written: str) -> None:
    forms = set().union(*arabic.verb_forms(past, present))
    assert any(fold(written) == form + pronoun for form in forms for pronoun in arabic.PRONOUNS)


def test_what_stands_only_before_a_pronoun_is_told_apart() -> None:
    pasts, presents, bound = arabic.verb_forms("قصف", "يقصف")
    assert "قصفو" in bound
    assert not bound & (pasts | presents)


def test_news_addresses_nobody() -> None:
    _, presents, bound = arabic.verb_forms("كبد", "يكبد")
    assert {"يكبدون", "يكبدوا", "تكبد"} <= presents
    assert not {"تكبدون", "تكبدوا", "تكبدو"} & (presents | bound)


def test_a_verb_without_a_present_has_none() -> None:
    pasts, presents, _ = arabic.verb_forms("قضى", "")
    assert "قضت" in pasts
    assert presents == set()


@pytest.mark.parametrize(
    ("lemma", "plurals", "printed"),
    [
        ("غارة", ["غارات"], "غارة غارات غارتان غارتين"),
        ("هجوم", ["هجمات"], "هجوم هجوما هجومان هجومين هجمات"),
        ("جندي", ["جنود"], "جندي جنود جنودا جنديان جنديين"),
        ("مسؤول", ["مسؤولون"], "مسؤول مسؤولون مسؤولين"),
        ("مستشفى", ["مستشفيات"], "مستشفى مستشفيات"),
    ],
)
def test_noun_forms(lemma: str, plurals: list[str], printed: str) -> None:
    assert {fold(w) for w in printed.split()} <= arabic.noun_forms(lemma, plurals)[0]


def test_ta_marbuta_opens_before_a_pronoun() -> None:
    free, bound = arabic.noun_forms("غارة", ["غارات"])
    assert "غارت" in bound
    assert "غارت" not in free


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("عبوة ناسفة", "عبوة ناسفة|العبوة الناسفة"),
        ("حزام ناسف", "حزام ناسف|الحزام الناسف|حزاما ناسفا"),
        ("مسلحون مجهولون", "مسلحون مجهولون|المسلحون المجهولون|مسلحين مجهولين"),
        ("إطلاق النار", "إطلاق النار"),
    ],
)
def test_phrases_agree_in_article_and_case(phrase: str, printed: str) -> None:
    assert {fold(p) for p in printed.split("|")} <= arabic.noun_forms(phrase, [])[0]


def test_adjectives_of_relation() -> None:
    wanted = {
        fold(w) for w in ["أمريكي", "أمريكية", "أمريكيون", "أمريكيين", "أمريكيان", "أمريكيتين", "أمريكيا"]
    }
    assert wanted <= arabic.adjective_forms("أمريكي")


@pytest.mark.parametrize(
    ("prefix", "affixes", "taken"),
    [
        ("و", "verb", True),
        ("وس", "verb", True),
        ("ال", "verb", False),
        ("ب", "verb", False),
        ("وبال", "noun", True),
        ("فلل", "noun", True),
        ("س", "noun", False),
        ("ول", "name", True),
        ("ال", "name", False),
        ("ال", "definite", False),
        ("وب", "definite", True),
        ("ل", "definite", False),
        ("ف", "exact", True),
        ("ب", "exact", False),
        ("و", "acronym", False),
        ("بت", "noun", False),
    ],
)
def test_which_clitics_a_kind_takes(prefix: str, affixes: arabic.Affixes, taken: bool) -> None:
    assert (prefix in arabic.PROCLITICS[affixes]) is taken


@pytest.mark.parametrize(
    ("prefix", "preposition"),
    [
        ("", None),
        ("و", None),
        ("ال", None),
        ("ب", "ب"),
        ("وب", "ب"),
        ("فل", "ل"),
        ("لل", "ل"),
        ("ولل", "ل"),
        ("كال", "ك"),
    ],
)
def test_the_preposition_within_a_prefix(prefix: str, preposition: str | None) -> None:
    assert arabic.preposition_of(prefix) == preposition


def test_the_article_after_l_loses_its_alif() -> None:
    assert arabic.with_article(fold("الجيش")) == "للجيش"
