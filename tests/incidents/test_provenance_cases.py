"""Each rule of provenance and grades on a corpus of its own: text in, the incident's fields out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.incidents.wire import incident, report

from tawatur.events import code_report
from tawatur.incidents import build_incident, build_incidents, resolve
from tawatur.incidents.account import Account, accounts_of
from tawatur.incidents.copies import copy_of
from tawatur.incidents.decisions import Decision
from tawatur.incidents.paths import paths
from tawatur.mentions.tables import read_table
from tawatur.model import Incident, Report

PAIRS = {
    (row["kind"], row["name"]): tuple(row[lang].replace(" | ", "\n\n") for lang in ("en", "ar"))
    for row in read_table(Path(__file__).with_name("translations.tsv"))
}
DEPOT, DEPOT_AR = PAIRS["translated", "depot"]
DAY = "2023-11-20"


def account_of(id: str, lang: str, text: str) -> Account:
    return next(accounts_of(code_report(Report(id, text, published=DAY, publisher=id, lang=lang))))


def independent(found: Incident) -> list[set[str]]:
    return [set(one.origins) for one in found.provenance.independent]


def about(reports: list[Report], type_: str) -> Incident:
    """The incident of a type that most of the reports tell of."""
    found = [i for i in build_incidents(map(code_report, reports)) if i.type == type_]
    return max(found, key=lambda i: len(i.reports))


def test_every_kind_of_copy_goes_with_the_earliest() -> None:
    trimmed = "\n\n".join(DEPOT.split("\n\n")[:2])
    edited = DEPOT.replace("hit a weapons depot near", "struck a depot outside").replace(
        "It was the third", "This was the third"
    )
    found = about(
        [
            report("edited", "Jazira Courier", "2023-11-21T08:00:00+00:00", edited),
            report("translated", "صدى البادية", "2023-11-21T09:00:00+00:00", DEPOT_AR),
            report("first", "Nahrain Wire", "2023-11-20T10:00:00+00:00", DEPOT),
            report("again", "Badia News", "2023-11-20T12:00:00+00:00", DEPOT),
            report("trimmed", "Two Rivers Herald", "2023-11-20T15:00:00+00:00", trimmed),
        ],
        "air_drone_strike",
    )
    kinds = {copy.report: (copy.of, copy.kind) for copy in found.provenance.copies}
    assert kinds == {
        "again": ("first", "verbatim"),
        "trimmed": ("first", "trimmed"),
        "edited": ("first", "edited"),
        "translated": ("first", "translated"),
    }
    assert (len(found.reports), found.publishers, found.provenance.texts) == (5, 5, 1)
    assert (len(found.origins), found.independent_origins, found.grade) == (1, 1, "single-origin")
    assert found.assessment.credibility == 6


@pytest.mark.parametrize(("kind", "name"), PAIRS)
def test_a_translation_is_the_same_text_and_the_same_happening_by_the_same_source_is_not(
    kind: str, name: str
) -> None:
    english, arabic = PAIRS[kind, name]
    found = copy_of(account_of("ar", "ar", arabic), account_of("en", "en", english))
    assert (found is not None and found.kind == "translated") == (kind == "translated")


def test_one_happening_told_in_one_sentence_is_no_copy() -> None:
    told = "Nine people were killed in an air strike on Mayadin on Monday, the {} said."
    found = incident(
        [
            report("a", "Badia News", DAY, told.format("Syrian Observatory for Human Rights")),
            report("b", "Jazira Courier", DAY, told.format("Syrian Civil Defence")),
            report(
                "c",
                "صدى البادية",
                DAY,
                "قتل تسعة أشخاص في غارة جوية على الميادين يوم الاثنين، بحسب الشبكة السورية لحقوق الإنسان.",
            ),
        ]
    )
    assert found.provenance.texts == 3
    assert (found.independent_origins, found.grade) == (3, "well-corroborated")
    assert (found.assessment.rule, found.assessment.credibility) == ("three-origins", 1)


def test_one_agency_in_many_outlets_however_it_is_credited() -> None:
    english = "An air strike killed seven people in Mayadin on Monday."
    arabic = "قتل سبعة أشخاص في غارة جوية على الميادين يوم الاثنين"
    found = incident(
        [
            report("end", "Badia News", DAY, f"{english} - Reuters"),
            report("bracket", "صدى البادية", DAY, f"{arabic}. (رويترز)"),
            report("dateline", "بريد الجزيرة", DAY, f"الميادين - رويترز: {arabic}."),
            report("itself", "reuters.com", DAY, english),
        ]
    )
    assert [origin.id for origin in found.origins] == ["reuters"]
    assert (found.publishers, found.grade) == (4, "single-origin")


def test_agencies_without_a_name_are_those_that_others_name() -> None:
    found = incident(
        [
            report(
                "afp", "Badia News", DAY, "(AFP) - An air strike killed seven people in Mayadin on Monday."
            ),
            report(
                "agencies",
                "صدى البادية",
                DAY,
                "الميادين - وكالات: قتل سبعة أشخاص في غارة جوية على الميادين يوم الاثنين.",
            ),
        ]
    )
    assert [(o.id, set(o.reports)) for o in found.origins] == [("afp", {"afp", "agencies"})]


def test_an_official_told_one_agency_in_two_outlets_is_one() -> None:
    found = incident(
        [
            report(
                "en",
                "Badia News",
                DAY,
                "A drone attack wounded two soldiers at Ain al-Asad air base on Monday, a US official told Reuters.",
            ),
            report(
                "ar",
                "صدى البادية",
                DAY,
                "أصيب جنديان في هجوم بطائرة مسيرة على قاعدة عين الأسد يوم الاثنين، بحسب ما قال مسؤول أمريكي لرويترز.",
            ),
        ]
    )
    (origin,) = found.origins
    assert (origin.anonymous, origin.heard_by, origin.parties) == (True, "reuters", ("us-state",))


def test_security_sources_of_two_agencies_are_two_and_not_distinguishable() -> None:
    found = incident(
        [
            report(
                "afp",
                "Badia News",
                DAY,
                "A bomb killed three soldiers in Kirkuk on Monday, a security source told AFP.",
            ),
            report(
                "aa",
                "صدى البادية",
                DAY,
                "قتل ثلاثة جنود في انفجار عبوة ناسفة في كركوك يوم الاثنين، بحسب ما قال مصدر أمني لوكالة الأناضول.",
            ),
        ]
    )
    assert {origin.heard_by for origin in found.origins} == {"afp", "anadolu"}
    assert [set(pair) for pair in found.provenance.alike] == [{origin.id for origin in found.origins}]
    assert (found.grade, found.assessment.credibility) == ("corroborated", 3)


def test_one_descriptor_of_one_outlet_on_other_days_is_another_statement_of_one_author() -> None:
    told = "A bomb killed {} soldiers in Kirkuk on Monday, a security source told AFP."
    found = incident(
        [
            report("first", "Badia News", "2023-11-20", told.format("three")),
            report("later", "Jazira Courier", "2023-11-21", told.format("five")),
        ]
    )
    assert len(found.origins) == 2
    assert found.independent_origins == 1
    assert found.provenance.independent[0].why == "One outlet heard them, and they cannot be told apart."


def test_one_person_as_expert_and_as_author_of_a_post() -> None:
    article = (
        "Militias backed by Iran have set up new headquarters in residential areas of Mayadin, activists said.\n"
        "Iran-backed militias have set up new headquarters inside homes in #Mayadin.\n"
        "— Salem al-Furati (@salem_furati) November 17, 2023\nResidents fear strikes."
    )
    expert = (
        "أنشأت ميليشيات موالية لإيران مقرات جديدة داخل الأحياء السكنية في مدينة الميادين، وفق ما قال الخبير في شؤون "
        "المنطقة الشرقية سالم الفراتي."
    )
    found = about(
        [
            report("article", "Badia News", "2023-11-17", article),
            report("expert", "شبكة ضفاف الفرات", "2023-11-18", expert),
        ],
        "base_established",
    )
    person = next(origin for origin in found.origins if origin.id.startswith("person:"))
    assert {"article#post-1", "expert"} <= set(person.reports)


def test_a_handle_is_the_person_that_a_report_gives_it_to() -> None:
    named = "أنشأت ميليشيات موالية لإيران مقرات جديدة في مدينة الميادين، وفق ما قال الناشط عمر الفراتي (@deir_watch)."
    post = Report(
        "post",
        "Iran-backed militias have set up new headquarters inside homes in Mayadin.",
        published="2023-11-17",
        author="@deir_watch",
        parent="elsewhere",
        lang="en",
    )
    found = about([report("named", "Badia News", "2023-11-17", named), post], "base_established")
    assert [set(origin.reports) for origin in found.origins] == [{"named", "post"}]


def test_two_voices_of_one_party_are_one() -> None:
    found = incident(
        [
            report(
                "a",
                "صدى البادية",
                DAY,
                "قصفت طائرات أمريكية مستودعاً قرب البوكمال يوم الاثنين، بحسب القيادة المركزية الأمريكية.",
            ),
            report(
                "b",
                "Jazira Courier",
                DAY,
                "US aircraft struck a depot near Albukamal on Monday, an American official said.",
            ),
        ]
    )
    assert len(found.origins) == 2
    (party,) = found.provenance.independent
    assert party.why == "They speak for one party: United States."
    assert (party.side, found.grade) == ("side1", "single-origin")
    assert found.assessment.credibility_why == "It cannot be judged: it rests on the word of one side."


def test_a_spokesman_in_two_papers_and_languages_is_one() -> None:
    found = incident(
        [
            report(
                "en",
                "Badia News",
                DAY,
                "Iraqi forces killed six Islamic State militants in an air strike near Daquq on Monday, army spokesman "
                "Yahya Rasool said.",
            ),
            report(
                "ar",
                "صدى البادية",
                DAY,
                "قال المتحدث باسم الجيش العراقي يحيى رسول إن غارة جوية قرب داقوق قتلت يوم الاثنين ستة من عناصر تنظيم "
                "الدولة الإسلامية.",
            ),
        ]
    )
    (origin,) = found.origins
    assert not origin.anonymous
    assert (set(origin.reports), found.grade) == ({"en", "ar"}, "single-origin")


def test_only_a_denial_cannot_be_judged() -> None:
    text = "نفت قوات سوريا الديمقراطية تعرض حقل العمر النفطي لهجوم صاروخي يوم الاثنين."
    found = incident([report("a", "صدى البادية", DAY, text)])
    assert found.status == "denied"
    assert (found.assessment.rule, found.assessment.credibility) == ("denied", 6)


def test_a_denial_contests() -> None:
    found = incident(
        [
            report(
                "a",
                "Badia News",
                DAY,
                "Rockets hit the al-Omar oil field in Syria on Monday, the Syrian Observatory for Human Rights said.",
            ),
            report(
                "b",
                "صدى البادية",
                DAY,
                "نفت قوات سوريا الديمقراطية تعرض حقل العمر النفطي لهجوم صاروخي يوم الاثنين.",
            ),
        ]
    )
    assert (found.grade, found.assessment.rule, found.assessment.credibility) == ("contested", "denied", 4)
    assert [one.origins for one in found.provenance.independent if one.denies] == [("actor:sdf",)]


def test_opposing_sides_that_both_tell_it_corroborate_well() -> None:
    found = incident(
        [
            report(
                "a",
                "Badia News",
                DAY,
                "Fighters of Kataib Hezbollah attacked Ain al-Asad air base with drones on Monday, Kataib Hezbollah "
                "said in a statement.",
            ),
            report(
                "b",
                "صدى البادية",
                DAY,
                "تعرضت قاعدة عين الأسد لهجوم بطائرات مسيرة يوم الاثنين أسفر عن إصابة جنديين أمريكيين، بحسب ما أعلنت "
                "وزارة الدفاع الأمريكية.",
            ),
        ]
    )
    assert found.provenance.agree
    assert (found.grade, found.assessment.rule, found.assessment.credibility) == (
        "well-corroborated",
        "opposing-sides",
        1,
    )


def test_a_party_that_tells_its_own_losses_admits_them() -> None:
    found = incident(
        [
            report(
                "a",
                "Badia News",
                DAY,
                "Five SDF fighters were killed in an Islamic State attack in Busayra on Monday, the Syrian Democratic "
                "Forces said in a statement.",
            )
        ]
    )
    (party,) = found.provenance.independent
    assert party.admits
    assert (found.grade, found.assessment.credibility) == ("single-origin", 3)


def test_a_party_admits_its_losses_though_others_tell_the_clash_the_other_way_round() -> None:
    found = incident(
        [
            report(
                "a",
                "Jazira Courier",
                DAY,
                "The Syrian Democratic Forces clashed with tribal fighters in Dhiban on Monday and an SDF fighter "
                "was killed, local activists said.",
            ),
            report(
                "b",
                "Badia News",
                DAY,
                "An SDF fighter was killed in an attack by gunmen in Dhiban on Monday, a source in the Syrian "
                "Democratic Forces said.",
            ),
        ]
    )
    assert len(found.reports) == 2
    assert any(origin.admits for origin in found.provenance.independent)


def test_brought_down_against_hit() -> None:
    found = incident(
        [
            report(
                "a",
                "Badia News",
                DAY,
                "Two drones were shot down near Ain al-Asad air base on Monday, an American official said.",
            ),
            report(
                "b",
                "صدى البادية",
                DAY,
                "استهدفت المقاومة الإسلامية في العراق قاعدة عين الأسد بطائرتين مسيرتين يوم الاثنين، بحسب بيان للمقاومة "
                "الإسلامية في العراق.",
            ),
        ]
    )
    assert (found.grade, found.assessment.rule) == ("contested", "rival-what")


def test_places_far_apart_that_a_person_holds_for_one() -> None:
    told = "Gunmen killed six soldiers in {} on Monday, the {} said."
    reports = [
        report("a", "Badia News", DAY, told.format("Mayadin", "Syrian Observatory for Human Rights")),
        report("b", "Jazira Courier", DAY, told.format("Hajin", "Syrian Civil Defence")),
    ]
    accounts = [account for one in map(code_report, reports) for account in accounts_of(one)]
    assert len(resolve(accounts)) == 2
    one = Decision(
        1, "link", (("a", "e1"),), (("b", "e1"),), "R. Haddad", "One raid.", f"{DAY}T12:00:00+00:00"
    )
    (linked,) = resolve(accounts, decisions=[one])
    found = build_incident(linked)
    assert (found.grade, found.assessment.rule) == ("contested", "rival-where")


def test_nobody_killed_against_nine_killed() -> None:
    nobody = "No one was killed in the air strike on Mayadin on Monday, SANA reported."
    nine = "Nine people were killed in an air strike on Mayadin on Monday, the Syrian Civil Defence said."
    contested = incident([report("a", "Badia News", DAY, nobody), report("b", "Jazira Courier", DAY, nine)])
    assert contested.assessment.rule == "rival-what"
    rising = incident(
        [report("a", "Badia News", DAY, nobody), report("b", "Jazira Courier", "2023-11-22", nine)]
    )
    assert rising.grade == "corroborated"


def test_nobody_who_tells_it() -> None:
    text = "Five people were killed in an air strike in Mayadin on Monday."
    found = incident([Report("a", text, published=DAY, lang="en")])
    assert (found.grade, found.assessment.rule, found.assessment.credibility) == (
        "unattributed",
        "no-origin",
        6,
    )


def test_the_graph_leads_from_each_report_to_its_origins() -> None:
    text = (
        "Two drones that approached the al-Tanf garrison in Syria on Monday were brought down, Nahrain Wire reported, "
        "citing Reuters, which in turn quoted two U.S. officials."
    )
    wire = "Two drones were shot down near the al-Tanf garrison in Syria on Monday, two U.S. officials told Reuters."
    found = about(
        [report("wire", "Nahrain Wire", DAY, wire), report("relay", "Badia News", "2023-11-21", text)],
        "disrupted_weapons",
    )
    (origin,) = found.origins
    steps = {(edge.start, edge.end) for edge in found.provenance.edges}
    assert ("report:relay", "relay:outlet:nahrain wire") in steps
    assert ("relay:reuters", f"origin:{origin.id}") in steps
    assert ("report:wire", "relay:reuters") in steps
    assert {node.role for node in found.provenance.nodes} == {"report", "relay", "origin"}
    relayed = [path for path in paths(found.provenance) if path.nodes[0] == "report:relay"]
    assert [path.nodes[1:] for path in relayed] == [
        ("relay:outlet:nahrain wire", "relay:reuters", f"origin:{origin.id}")
    ]
    assert found.provenance.parties == 1


def test_a_stated_translation_needs_no_credit_and_still_needs_the_same_text() -> None:
    uncredited = DEPOT.replace(", an American official told Reuters", "")
    uncredited_ar = DEPOT_AR.replace("، بحسب ما قال مسؤول أمريكي لرويترز", "")
    stated = "ترجمة عن الإنجليزية: " + uncredited_ar
    own = "ترجمة عن الإنجليزية: " + PAIRS["own", "depot"][1]

    def copied(arabic: str) -> str | None:
        found = copy_of(account_of("ar", "ar", arabic), account_of("en", "en", uncredited))
        return found.kind if found else None

    assert copied(uncredited_ar) is None
    assert copied(stated) == "translated"
    assert copied(own) is None
