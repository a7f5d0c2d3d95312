"""What the scale bench makes of its figures; the figures themselves are for ``make bench``."""

from __future__ import annotations

from datetime import date

from bench import scale, scale_page

WHOLE = scale.Cost(1, 20_000, 100.0, 50.0, 60_000, 100_000, 6_000, 40_000, 80.0)
FOUND = scale.Scale(
    articles=3000,
    plain=scale.Rate(1, 15.0, 200.0),
    start=3.0,
    rates=(scale.Rate(1, 20.0, 300.0), scale.Rate(2, 10.0, 300.0)),
    whole=WHOLE,
    growth=(scale.Cost(1, 300, 2.0, 4.0, 900, 1500, 90, 600, 1.2),),
    cores=2,
    days=20,
    node_bytes=150.0,
)


def test_efficiency_is_of_the_plain_process_by_worker() -> None:
    rows = dict(scale.lines(FOUND))
    assert rows["3,000 articles, one plain process"] == "200 a second, 200 MB"
    assert rows["with Ray, 1 worker"] == "150 a second, 300 MB a worker, efficiency 75%"
    assert rows["with Ray, 2 workers"] == "300 a second, 300 MB a worker, efficiency 75%"


def test_a_year_follows_from_the_figures() -> None:
    page = scale_page.page(FOUND, date(2026, 11, 28))
    words = " ".join(page.split())
    assert "150 articles a second and worker make 185 core hours" in words
    # 50 s on two cores for 20,000 reports
    assert "5.0 ms of a core each make 139 core hours" in words
    assert "300 million accounts and 500 million links" in words
    assert "150 bytes: 45 GB for the year" in words
    assert "1,000 reports a day, the year 273,973, 274 times as many" in words
    assert "| 1x | 300 | 2.0 s | 6.67 s |" in page


def test_the_corpus_is_repeated_under_other_ids_and_a_month_later() -> None:
    rows = list(scale._repeated([{"id": "a", "published": "2015-07-21", "text": "x"}], 2))
    assert [(row["id"], row["published"]) for row in rows] == [("a-0", "2015-07-21"), ("a-1", "2015-08-21")]


def test_without_ray_it_says_so() -> None:
    assert scale.lines(None) == [("archives on Ray", "not measured: ray is not installed (make setup)")]
