"""What says when a report was published, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.intake import Problem, ReadOptions, read
from tawatur.intake.dates import address_clue, weigh
from tawatur.intake.dates.zones import in_zone, zone_of
from tawatur.model import DateClue, Report


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2023/03/12/strike", "2023-03-12"),
        ("https://example.org/news/2023/3/2/strike.html", "2023-03-02"),
        ("https://example.org/a/2023-03-12-strike", "2023-03-12"),
        ("https://example.org/a/20230312/strike", "2023-03-12"),
        ("https://example.org/2023/03/strike", None),
        ("https://example.org/2023/13/40/strike", None),
        ("https://example.org/a/1202303121", None),
        ("https://example.org/a?day=2023-03-12", None),
        ("https://[broken/2023/03/12/", None),
        (None, None),
    ],
)
def test_days_in_addresses(url: str | None, value: str | None) -> None:
    clue = address_clue(url)
    assert (clue.value if clue else None) == value


def clue(kind: str, value: str | None) -> DateClue:
    return DateClue(kind, kind, value or "3 hours ago", value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("clues", "published", "agree"),
    [
        ([], None, None),
        ([clue("metadata", "2023-03-12T10:00:00+03:00")], "2023-03-12T10:00:00+03:00", None),
        ([clue("url", "2023-03-12"), clue("metadata", "2023-03-13")], "2023-03-13", True),
        ([clue("metadata", "2023-03-19"), clue("url", "2023-03-12")], "2023-03-19", False),
        # two that agree outweigh the metadata, which a move to another system may have set anew
        (
            [clue("metadata", "2024-01-01"), clue("text", "2023-03-12T09:00:00"), clue("url", "2023-03-12")],
            "2023-03-12T09:00:00",
            False,
        ),
        ([clue("metadata", "2023-03-12"), clue("text", "2023-03-12T09:00:00")], "2023-03-12T09:00:00", True),
        (
            [clue("record", "2024-01-01"), clue("text", "2023-03-12"), clue("url", "2023-03-12")],
            "2024-01-01",
            False,
        ),
        ([clue("header", "2023-05-01T00:00:00+00:00")], "2023-05-01T00:00:00+00:00", None),
        ([clue("header", "2023-05-01"), clue("url", "2023-03-12")], "2023-03-12", None),
        ([clue("text", None)], None, None),
    ],
)
def test_weighing(clues: list[DateClue], published: str | None, agree: bool | None) -> None:
    taken, dating = weigh(clues)
    assert (taken, dating.agree) == (published, agree)
    assert set(dating.clues) == set(clues)


def test_the_zone_of_a_publisher() -> None:
    assert zone_of("عنب بلدي", None) == "Asia/Damascus"
    assert zone_of(None, "https://www.bbc.co.uk/news/1") == "Europe/London"
    assert zone_of(None, "https://arabic.rudaw.net/x") == "Asia/Baghdad"
    assert zone_of("Nobody Knows", "https://nobody.example/") is None


def test_a_moment_as_the_clocks_of_a_zone_show_it() -> None:
    assert in_zone("2023-07-01T10:00:00", "Europe/London") == "2023-07-01T10:00:00+01:00"
    assert in_zone("2023-07-01T22:30:00+00:00", "Asia/Baghdad") == "2023-07-02T01:30:00+03:00"
    assert in_zone("2023-07-01T10:00:00+02:00", "Asia/Baghdad") is None
    assert in_zone("2023-07-01", "Asia/Baghdad") is None
    assert in_zone("2023-07-01T10:00:00", "Nowhere/At_All") is None


BODY = (
    "<p>قتل ثلاثة مدنيين أمس في قصف مدفعي لقوات النظام على مدينة الأتارب في ريف حلب الغربي، وفق ما قال الدفاع "
    "المدني السوري في بيان.</p><p>وأصيب خمسة آخرون بجروح في القصف الذي استهدف سوق المدينة، بحسب مراسل الشبكة هناك.</p>"
)


def page(head: str = "", byline: str = "", before: str = "", foot: str = "") -> str:
    return (
        f"<html><head><title>قصف</title>{head}</head><body><div>{before}</div><article><h1>قصف على الأتارب</h1>{byline}"
        f"{BODY}</article>{foot}</body></html>"
    )


def read_page(tmp_path: Path, source: str, **options: str) -> tuple[Report, list[str]]:
    path = tmp_path / "page.html"
    path.write_text(source, encoding="utf-8")
    items = list(read([path], options=ReadOptions(**options)))
    (report,) = (item for item in items if isinstance(item, Report))
    return report, [str(item) for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize(
    ("source", "published"),
    [
        (
            page('<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},'
                 '{"@type":["NewsArticle"],"datePublished":"2023-03-12T14:05:00+02:00"}]}</script>'),
            "2023-03-12T14:05:00+02:00",
        ),
        (page('<script type="application/ld+json">{broken</script><meta name="pubdate" content="2023-03-12">'),
         "2023-03-12"),
        (page('<meta property="article:modified_time" content="2023-03-20">'), None),
        (page(byline='<time datetime="2023-03-12T14:05:00+02:00">12 March</time>'), "2023-03-12T14:05:00+02:00"),
        (page(byline="<p>نُشر في 12 آذار 2023</p>"), "2023-03-12"),
        (page(byline='<div class="entry-meta">سامر علي، عضو هيئة تحرير الموقع | 12 آذار 2023</div>'), "2023-03-12"),
        (page(foot="<p>تاريخ النشر: 12 آذار 2023</p>"), "2023-03-12"),
        # the day of the visit in the masthead, of other articles below, of what an article tells
        (page(before="<p>الثلاثاء 5 آذار 2024</p>"), None),
        (page(foot='<aside><h3>اقرأ أيضا</h3><time datetime="2022-01-01">1 January 2022</time></aside>'), None),
        (page(byline="<p>في 12 آذار 2023 قتل خمسة مدنيين في المدينة نفسها</p>"), None),
        (page('<link rel="canonical" href="https://example.org/2023/03/12/x">'), "2023-03-12"),
        (page(byline="<p>منذ 3 ساعات</p>"), None),
    ],
)  # fmt: skip
def test_the_day_of_a_page(tmp_path: Path, source: str, published: str | None) -> None:
    report, said = read_page(tmp_path, source)
    assert report.published == published
    assert said == []


def test_a_disagreement_of_more_than_a_day_is_said(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2024-01-05T10:00:00+02:00">'
    head += '<link rel="canonical" href="https://example.org/2023/03/12/x">'
    report, (said,) = read_page(tmp_path, page(head, "<p>نُشر في 12 آذار 2023 14:05</p>"))
    assert (report.published, report.dating.agree) == ("2023-03-12T14:05:00", False)
    assert said.endswith(
        "its day is in doubt: the page's metadata says 2024-01-05, its text says 2023-03-12, its address says "
        "2023-03-12; 2023-03-12 was taken."
    )
    assert [(c.kind, c.where, c.words) for c in report.dating.clues] == [
        ("metadata", "article:published_time", "2024-01-05T10:00:00+02:00"),
        ("text", "byline", "12 آذار 2023 14:05"),
        ("url", "address", "2023/03/12"),
    ]


def test_a_day_in_figures_is_read_as_the_other_clues_have_it(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://example.org/2023/03/12/x">'
    report, said = read_page(tmp_path, page(head, "<p>Posted 3/12/2023</p>"))
    assert (report.published, report.dating.agree, said) == ("2023-03-12", True, [])


def test_times_are_told_by_the_publishers_clocks(tmp_path: Path) -> None:
    site = '<meta property="og:site_name" content="عنب بلدي">'
    report, _ = read_page(tmp_path, page(site, "<p>نُشر في 12 تموز 2023 14:05</p>"))
    assert (report.published, report.dating.assumed_zone) == ("2023-07-12T14:05:00+03:00", "Asia/Damascus")
    late = '<meta property="article:published_time" content="2023-07-12T22:30:00Z">'
    report, _ = read_page(tmp_path, page(site + late))
    assert (report.published, report.dating.assumed_zone) == ("2023-07-13T01:30:00+03:00", "Asia/Damascus")
    stated = late.replace("Z", "+01:00")
    report, _ = read_page(tmp_path, page(site + stated))
    assert (report.published, report.dating.assumed_zone) == ("2023-07-12T22:30:00+01:00", None)


def test_the_users_day_is_for_pages_that_have_none(tmp_path: Path) -> None:
    assert read_page(tmp_path, page(), published="2023-03-12")[0].published == "2023-03-12"
    own = page('<meta name="pubdate" content="2023-03-01">')
    assert read_page(tmp_path, own, published="2023-03-12")[0].published == "2023-03-01"


def test_what_a_record_says_stands_and_its_address_may_disagree(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"text": "قصف", "published": "2023-03-20T10:00:00", "publisher": "SANA", "url": "https://e.org/2023/03/12/x"}\n'
        '{"text": "قصف", "url": "https://e.org/2023/03/12/x"}\n'
    )
    said, first, second = read([tmp_path / "a.jsonl"])
    assert isinstance(said, Problem)
    assert not said.fatal
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.published == "2023-03-20T10:00:00+03:00"
    assert second.published == "2023-03-12"
