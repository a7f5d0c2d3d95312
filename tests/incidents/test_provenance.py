"""Copies, origins and parties: on how many people an incident really rests."""

from __future__ import annotations

from tests.incidents.factory import (
    AFP,
    PENTAGON,
    REGISTRY,
    REUTERS,
    SOHR,
    US_OFFICIAL,
    US_OFFICIAL_AR,
    account,
    event,
    source,
)

from tawatur.incidents.account import Account
from tawatur.incidents.copies import copies
from tawatur.incidents.independence import independence
from tawatur.incidents.provenance import origins, voices
from tawatur.incidents.voice import resolve_origin

WIRE = (
    "Drones attacked American troops at the al-Tanf garrison in eastern Syria on Monday and two of them were shot down "
    "before they reached the base while a third hit without causing any casualties among the soldiers stationed there "
    "since the campaign against the militants began nine years ago in the desert near the border with Iraq and Jordan"
)
OTHER = (
    "A base used by American forces close to the Jordanian border was attacked by unmanned aircraft early this week "
    "according to people who follow events in the area and nobody was hurt in what was one more of a string of attacks"
)


def ids(accounts: list[Account]) -> set[str]:
    return {o.id for o in origins(voices(accounts, REGISTRY))}


def count(accounts: list[Account]) -> int:
    return len(independence(accounts, voices(accounts, REGISTRY)).origins)


def test_verbatim_and_trimmed_copies_go_with_the_earliest() -> None:
    accounts = [
        account("late", text=WIRE, published="2023-10-25"),
        account("first", text=WIRE, published="2023-10-23", publisher="Badia News"),
        account("trimmed", text=" ".join(WIRE.split()[:35]), published="2023-10-24"),
        account("own", text=OTHER, published="2023-10-23"),
    ]
    assert copies(accounts) == {"first": "first", "own": "own", "trimmed": "first", "late": "first"}
    assert ids(accounts) == {"outlet:badia news", "outlet:furat post"}


def test_copy_with_a_credit_speaks_for_the_copies_without() -> None:
    credited = event(sources=((REUTERS,),))
    accounts = [
        account("a", text=WIRE, published="2023-10-23", publisher="Badia News"),
        account("b", credited, text=WIRE, published="2023-10-24", publisher="Nahrain Wire"),
    ]
    assert ids(accounts) == {"reuters"}


def test_agency_in_three_outlets_is_one_origin() -> None:
    told = event(sources=((REUTERS,),))
    accounts = [
        account(f"r{i}", told, publisher=p)
        for i, p in enumerate(("Furat Post", "Badia News", "Nahrain Wire"))
    ]
    accounts.append(account("r9", publisher="reuters.com"))
    assert ids(accounts) == {"reuters"}
    assert count(accounts) == 1


def test_outlet_counts_with_the_source_that_its_own_report_names() -> None:
    accounts = [
        account("wire", event(sources=((US_OFFICIAL,),)), publisher="Reuters"),
        account("paper", event(sources=((REUTERS,),)), publisher="Badia News"),
    ]
    assert ids(accounts) == {"anonymous:official:reuters:official+state:us"}


def test_outlet_counts_with_the_source_that_others_say_it_heard() -> None:
    accounts = [
        account("chain", event(sources=((REUTERS, US_OFFICIAL),)), publisher="Nahrain Wire"),
        account("short", event(sources=((REUTERS,),)), publisher="Badia News"),
    ]
    assert ids(accounts) == {"anonymous:official:reuters:official+state:us"}
    assert count(accounts) == 1


def test_anonymous_official_told_one_agency_in_two_languages() -> None:
    english = account("en", event(sources=((REUTERS, US_OFFICIAL),)), publisher="Furat Post")
    arabic = account("ar", event(sources=((REUTERS, US_OFFICIAL_AR),)), publisher="شبكة الفرات", lang="ar")
    assert len(ids([english, arabic])) == 1


def test_a_descriptor_taken_up_again_is_the_same_source() -> None:
    later = source("المسؤولون", anonymous=True)
    again = source("المصدر", "other", anonymous=True)
    told = event(sources=((later,), (again,), (REUTERS, US_OFFICIAL_AR)))
    assert ids([account("a", told, lang="ar")]) == {"anonymous:official:reuters:official+state:us"}


def test_the_short_name_of_a_body_is_that_body() -> None:
    council, short = source("المجلس المحلي في المدينة", "official"), source("المجلس", "official")
    assert count([account("a", event(sources=((short,), (council,))), lang="ar")]) == 1
    ministries = event(
        sources=((source("وزارة الدفاع", "official"),), (source("وزارة الداخلية", "official"),))
    )
    assert count([account("a", ministries, lang="ar")]) == 2


def test_security_sources_of_two_agencies_are_two() -> None:
    told = source("a security source", "military", anonymous=True)
    accounts = [
        account("a", event(sources=((AFP, told),)), publisher="Furat Post"),
        account("b", event(sources=((REUTERS, told),)), publisher="Badia News"),
    ]
    assert count(accounts) == 2


def test_person_as_post_and_as_expert_is_one() -> None:
    expert = source("الخبير السوري بأبحاث الصراع سالم الفراتي", "expert")
    article = account("article", event(sources=((expert,),)), publisher="شبكة الفرات", lang="ar")
    post = account("post", publisher=None, author="Salem al-Furati (@salem_furati)", parent="article")
    handle = account("note", publisher=None, author="@Salem_Furati", parent="other")
    assert len(ids([article, post, handle])) == 1
    assert count([article, post, handle]) == 1


def test_post_of_a_registered_handle() -> None:
    post = account("post", publisher="X", author="SOHR in English (@syriahr)", parent="article")
    assert ids([post]) == {"sohr"}


def test_two_voices_of_one_party_count_once() -> None:
    accounts = [
        account("a", event(sources=((PENTAGON,),)), publisher="Furat Post"),
        account(
            "b", event(sources=((source("CENTCOM", "military", id="centcom"),),)), publisher="Badia News"
        ),
        account("c", event(sources=((REUTERS, US_OFFICIAL),)), publisher="Nahrain Wire"),
    ]
    assert len(ids(accounts)) == 3
    assert count(accounts) == 1
    assert count([*accounts, account("d", event(sources=((SOHR,),)), publisher="Furat Post")]) == 2


def test_named_person_twice_counts_once_and_two_people_twice() -> None:
    first = event(sources=((source("Salem al-Furati", "expert"),),))
    second = event(sources=((source("خالد الشمري", "activist"),),))
    accounts = [
        account("a", first, publisher="A"),
        account("b", first, publisher="B"),
        account("c", second, publisher="C"),
    ]
    assert count(accounts) == 2


def test_report_without_publisher_or_source_has_no_origin() -> None:
    bare = account("a", publisher=None)
    assert resolve_origin((), bare, REGISTRY) is None
    assert count([bare]) == 0


def test_twelve_reports_come_down_to_two_origins() -> None:
    accounts = [account(f"p{i}", event(sources=((PENTAGON,),)), publisher=f"Paper {i}") for i in range(5)]
    accounts += [account(f"c{i}", text=WIRE, publisher=f"Copy {i}") for i in range(4)]
    accounts += [account("credit", event(sources=((SOHR,),)), text=WIRE, publisher="Badia News")]
    accounts += [account(f"s{i}", event(sources=((SOHR,),)), publisher=f"Site {i}") for i in range(2)]
    assert len(accounts) == 12
    assert ids(accounts) == {"pentagon", "sohr"}
    assert count(accounts) == 2
