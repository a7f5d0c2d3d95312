"""The leads of two reports: what they have in common, by how rare it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.incidents.factory import account

from tawatur.events import code_report
from tawatur.incidents.account import Account, accounts_of
from tawatur.incidents.told_alike import judge_lead
from tawatur.model import Report

BOMBING = (
    "Blast tears through Gamboru market in Maiduguri\nA suicide bomber riding a motorised rickshaw blew himself up at "
    "the gate of Gamboru market in Maiduguri on Friday, killing six traders, witnesses and hospital staff said."
)
RETOLD = (
    "Six die at Gamboru market\nTraders and hospital staff in Maiduguri said six people were killed on Friday when a "
    "bomber in a motorised rickshaw detonated his explosives near the gate of Gamboru market."
)
ELSEWHERE = (
    "Five killed in Damaturu\nA woman detonated an explosive belt at a bus station in Damaturu on Friday, the Yobe "
    "police commissioner said, and the wounded were taken to the state hospital by volunteers."
)


def first(id: str, text: str, lang: str = "en") -> Account:
    coded = code_report(Report(id, text, published="2024-03-09", lang=lang))
    return next(a for a in accounts_of(coded) if a.lead)


def test_one_happening_told_in_other_words_has_its_rare_words_in_common() -> None:
    same, other = (
        judge_lead(first("a", BOMBING), first("b", RETOLD)),
        judge_lead(first("a", BOMBING), first("c", ELSEWHERE)),
    )
    assert same[0] > 0.5 > 0 > other[0]
    assert same[1].startswith("The leads have")


def test_what_is_told_further_down_is_no_matter_of_the_lead() -> None:
    lead = "A quiet day\nNothing was reported from the town on Monday.\nShops opened as usual and schools did too.\n"
    coded = code_report(Report("d", f"{lead}{BOMBING}", published="2024-03-09", lang="en"))
    assert [a.lead for a in accounts_of(coded)] == [()]


@pytest.mark.parametrize(
    "other", [account("b"), replace(account("b"), lead=("one", "two")), replace(account("b"), lang="ar")]
)
def test_leads_that_cannot_be_compared_say_nothing(other: Account) -> None:
    assert judge_lead(first("a", BOMBING), other)[0] == 0
