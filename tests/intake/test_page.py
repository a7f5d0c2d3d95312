from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.intake import Problem, ReadOptions, read
from tawatur.intake.page import decode_page
from tawatur.model import Report

HEAD = """<title>غارة على دير الزور | موقع المثال</title>
<meta property="og:title" content="غارة على دير الزور"><meta property="og:site_name" content="موقع المثال">
<meta property="article:published_time" content="2023-11-17T10:20:00+03:00">
<meta name="author" content="سامر علي"><link rel="canonical" href="https://example.org/a/1">"""
FIRST = (
    "قال ناشطون إن طائرة مسيرة استهدفت سيارة في ريف دير الزور الشرقي، ما أدى إلى مقتل شخصين، وفق شبكة محلية."
)
LAST = "وأوضح المصدر أن الطيران استمر بالتحليق فوق المنطقة حتى ساعات الفجر من دون أن تقع إصابات أخرى."
TWEET = """<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">
<img class="emoji" alt="🚨" src="x.png"><img class="emoji" alt="🚨" src="x.png"><br>
The <a href="#">#IRGC</a> militia has
evacuated several of its facilities.<br><br>They are establishing new headquarters.</p>&mdash; Omar Abu Layla (@OALD24)
<a href="https://twitter.com/OALD24/status/1">November 17, 2023</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js"></script>"""
FACEBOOK = """<div class="fb-post" data-href="https://www.facebook.com/deirezzor.24/posts/99">
<blockquote cite="https://www.facebook.com/deirezzor.24/posts/99" class="fb-xfbml-parse-ignore">
<p>انفجار يهز المدينة قبل قليل</p>Posted by <a href="https://www.facebook.com/deirezzor.24">دير الزور 24</a> on&nbsp;
<a href="https://www.facebook.com/deirezzor.24/posts/99">Friday, November 17, 2023</a></blockquote></div>"""
TELEGRAM = """<div class="tgme_widget_message" data-post="sana_example/55">
<a class="tgme_widget_message_owner_name" href="#"><span>Example Channel</span></a>
<div class="tgme_widget_message_text">First line<br>second line</div>
<time datetime="2023-11-16T21:05:00+00:00">21:05</time></div>"""
BLUESKY = """<blockquote class="bluesky-embed"><p lang="en">Two explosions heard.</p>&mdash; Some One
(<a href="#">@some.one.example</a>) <a href="#">November 17, 2023 at 5:00 PM</a></blockquote>"""


def page(*blocks: str, head: str = HEAD) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>'
        '<nav><a href="/">الرئيسية</a> <a href="/x">سوريا</a></nav><article><h1>غارة على دير الزور</h1>'
        f"<p>{FIRST}</p>{''.join(blocks)}<p>{LAST}</p></article><footer>حقوق النشر محفوظة</footer></body></html>"
    )


def read_one(tmp_path: Path, source: str | bytes, options: ReadOptions | None = None) -> Report:
    path = tmp_path / "saved page.html"
    path.write_bytes(source if isinstance(source, bytes) else source.encode("utf-8"))
    (report,) = read([path], options=options)
    assert isinstance(report, Report)
    return report


def test_the_article_and_what_the_page_says_about_itself(tmp_path: Path) -> None:
    report = read_one(tmp_path, page("<ul><li>أولا: إغلاق الطريق</li><li>ثانيا: حظر التجول</li></ul>"))
    assert report.text == f"غارة على دير الزور\n{FIRST}\nأولا: إغلاق الطريق\nثانيا: حظر التجول\n{LAST}"
    assert (report.id, report.title, report.author) == ("saved page", "غارة على دير الزور", "سامر علي")
    assert (report.published, report.publisher) == ("2023-11-17T10:20:00+03:00", "موقع المثال")
    assert report.url == "https://example.org/a/1"
    assert report.lang is None


def test_options_fill_what_the_page_does_not_say(tmp_path: Path) -> None:
    report = read_one(tmp_path, page(head=""), ReadOptions("2023-11-17", "Example", "ar", {"text": "body"}))
    assert (report.published, report.publisher, report.lang) == ("2023-11-17", "Example", "ar")


@pytest.mark.parametrize(
    ("embed", "post"),
    [
        (
            TWEET,
            "🚨🚨\nThe #IRGC militia has evacuated several of its facilities.\n"
            "They are establishing new headquarters.\n"
            "— Omar Abu Layla (@OALD24) November 17, 2023",
        ),
        (FACEBOOK, "انفجار يهز المدينة قبل قليل\n— دير الزور 24 (@deirezzor_24) Friday, November 17, 2023"),
        (TELEGRAM, "First line\nsecond line\n— Example Channel (@sana_example) November 16, 2023"),
        (BLUESKY, "Two explosions heard.\n— Some One (@some_one_example) November 17, 2023 at 5:00 PM"),
    ],
)
def test_an_embedded_post_is_a_paragraph_with_its_signature(tmp_path: Path, embed: str, post: str) -> None:
    assert read_one(tmp_path, page(embed)).text == f"غارة على دير الزور\n{FIRST}\n\n{post}\n\n{LAST}"


@pytest.mark.parametrize("embed", [TWEET, FACEBOOK, TELEGRAM, BLUESKY])
def test_the_day_of_a_post_is_not_the_pages(tmp_path: Path, embed: str) -> None:
    source = page(embed.replace("2023", "2009")).replace(f"<p>{FIRST}</p>", "")
    assert [clue.kind for clue in read_one(tmp_path, source).dating.clues] == ["metadata"]


def test_two_posts_keep_their_order(tmp_path: Path) -> None:
    text = read_one(tmp_path, page(TWEET, f"<p>{LAST}</p>", FACEBOOK)).text
    assert 0 < text.index("@OALD24") < text.index("@deirezzor_24")


def test_a_plain_quotation_stays_in_the_article(tmp_path: Path) -> None:
    quotation = "هذا اقتباس عادي من مسؤول محلي في المدينة تحدث للموقع."
    text = read_one(tmp_path, page(f"<blockquote><p>{quotation}</p></blockquote>")).text
    assert text.split("\n")[2] == quotation


def test_an_embed_without_words_leaves_nothing(tmp_path: Path) -> None:
    frame = '<iframe src="https://t.me/example/1?embed=1"></iframe><blockquote class="twitter-tweet"></blockquote>'
    assert read_one(tmp_path, page(frame)).text == f"غارة على دير الزور\n{FIRST}\n{LAST}"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1256", "cp1256"),
        ("iso-8859-6", "iso8859-6"),
        ("utf-8", "cp1256"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "utf-16"),
        ("x-unknown", "utf-8"),
    ],
)
def test_declared_and_true_encodings(tmp_path: Path, declared: str, encoding: str) -> None:
    # ISO 8859-6 has no sign beyond the Arabic letters, and the page uses none.
    source = page().replace('charset="utf-8"', f'charset="{declared}"').encode(encoding)
    assert FIRST in read_one(tmp_path, source).text


def test_latin_one_is_read_as_browsers_do() -> None:
    assert decode_page(b'<meta charset="iso-8859-1"><p>\x93quoted\x94 caf\xe9</p>').endswith(
        "“quoted” café</p>"
    )


def test_an_xml_declaration_does_no_harm(tmp_path: Path) -> None:
    assert FIRST in read_one(tmp_path, '<?xml version="1.0" encoding="utf-8"?>' + page()).text


def test_scripts_give_no_text(tmp_path: Path) -> None:
    script = (
        "<script>var a = 'كلمات ليست من المقال أبدا ولا يجوز أن تظهر فيه';</script><style>p{}</style>" * 300
    )
    assert read_one(tmp_path, page(script)).text == f"غارة على دير الزور\n{FIRST}\n{LAST}"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (
            b"<html><body><script>" + b"var a = 1; " * 5000 + b"</script></body></html>",
            "no article was found",
        ),
        (b"<html><head><title>t</title></head><body></body></html>", "no article was found"),
        (b"%PDF-1.4\n", "PDF document"),
        (b"<html>\x00\x01\x02\x03\x04</html>", "binary data"),
        (page().encode("utf-8")[:-2].replace(b"</p>", b"\xd9</p>"), "damaged UTF-8"),
    ],
)
def test_pages_without_an_article(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "page.htm"
    path.write_bytes(raw)
    (problem,) = read([path])
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert reason in problem.reason


@pytest.mark.parametrize("tag", ["div", "blockquote", "b"])
def test_a_page_nested_thousands_deep_does_not_end_the_batch(tmp_path: Path, tag: str) -> None:
    (tmp_path / "a.html").write_text(f"<{tag}>" * 5000 + FIRST, encoding="utf-8")
    (tmp_path / "b.html").write_text(page(), encoding="utf-8")
    items = list(read([tmp_path]))
    assert len(items) == 2
    assert isinstance(items[1], Report)
