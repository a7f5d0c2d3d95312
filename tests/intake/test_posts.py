"""Exports of Telegram, WhatsApp and X: each message with words is a report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawatur.intake import Problem, ReadOptions, read
from tawatur.model import Report

CHANNEL = {
    "name": "شبكة ضفاف الفرات",
    "type": "public_channel",
    "id": 1234567890,
    "messages": [
        {
            "id": 1,
            "type": "service",
            "date": "2023-11-15T09:00:00",
            "date_unixtime": "1700028000",
            "actor": "شبكة ضفاف الفرات",
            "action": "create_channel",
            "text": "",
        },
        {
            "id": 2,
            "type": "message",
            "date": "2023-11-15T12:30:00",
            "date_unixtime": "1700040600",
            "from": "شبكة ضفاف الفرات",
            "from_id": "channel1234567890",
            "author": "أبو عمر",
            "photo": "photos/photo_1.jpg",
            "text": [
                {"type": "bold", "text": "عاجل"},
                " | قصف مدفعي على بلدة ",
                {"type": "hashtag", "text": "#الأتارب"},
                "\nوأنباء عن إصابات",
            ],
        },
        {
            "id": 3,
            "type": "message",
            "date_unixtime": "1700042400",
            "from": "شبكة ضفاف الفرات",
            "forwarded_from": "الدفاع المدني السوري",
            "reply_to_message_id": 2,
            "edited": "2023-11-15T14:00:00",
            "text": "مقتل مدنيين اثنين في الأتارب",
        },
        {
            "id": 4,
            "type": "message",
            "date_unixtime": "1700042500",
            "photo": "photos/photo_2.jpg",
            "text": "",
        },
    ],
}


def read_named(tmp_path: Path, name: str, content: str, **options: str) -> list[Report | Problem]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return list(read([path], options=ReadOptions(**options)))


def reports(items: list[Report | Problem]) -> list[Report]:
    assert all(isinstance(item, Report) for item in items), items
    return [item for item in items if isinstance(item, Report)]


@pytest.mark.parametrize("whole", [False, True], ids=["one chat", "an account's chats"])
def test_a_telegram_export_in_json(tmp_path: Path, whole: bool) -> None:
    value = {"about": "", "chats": {"about": "", "list": [CHANNEL]}} if whole else CHANNEL
    first, second = reports(read_named(tmp_path, "result.json", json.dumps(value, ensure_ascii=False)))
    assert first.text == "عاجل | قصف مدفعي على بلدة #الأتارب\nوأنباء عن إصابات"
    assert first.id == "telegram:1234567890:2"
    assert (first.publisher, first.author, first.published) == (
        "شبكة ضفاف الفرات",
        "أبو عمر",
        "2023-11-15T09:30:00+00:00",
    )
    assert second.text == "Forwarded from الدفاع المدني السوري\nمقتل مدنيين اثنين في الأتارب"


def test_members_of_a_telegram_group_are_not_named(tmp_path: Path) -> None:
    message = {
        "id": 9,
        "type": "message",
        "date_unixtime": "1700042400",
        "from": "Hassan K.",
        "text": "قصف الآن",
    }
    group = {
        "name": "أهالي البلدة",
        "type": "private_group",
        "id": 5,
        "messages": [message | {"author": "x"}],
    }
    (report,) = reports(read_named(tmp_path, "result.json", json.dumps(group)))
    assert (report.publisher, report.author) == ("أهالي البلدة", None)
    assert "Hassan" not in repr(report)


def test_a_telegram_export_without_words_and_with_broken_messages(tmp_path: Path) -> None:
    (problem,) = read_named(tmp_path, "result.json", json.dumps(CHANNEL | {"messages": []}))
    assert "holds no message with words" in str(problem)
    broken, last = read_named(tmp_path, "result.json", json.dumps(CHANNEL | {"messages": [7]}))
    assert "is no object" in str(broken)
    assert isinstance(last, Problem)


TELEGRAM_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
شبكة ضفاف الفرات
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">15 November 2023</div></div>
<div class="message default clearfix" id="message2"><div class="body">
<div class="pull_right date details" title="15.11.2023 12:30:00 UTC+03:00">12:30</div>
<div class="from_name">شبكة ضفاف الفرات</div>
<div class="text">عاجل | قصف مدفعي على بلدة <a href="">#الأتارب</a><br>وأنباء عن إصابات</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body">
<div class="pull_right date details" title="15.11.2023 13:00:00 UTC+03:00">13:00</div>
<div class="forwarded body"><div class="from_name">
الدفاع المدني السوري <span class="date details" title="15.11.2023 12:50:00">15.11.2023 12:50:00</span></div>
<div class="text">مقتل مدنيين اثنين في الأتارب</div></div></div></div>
</div></div></div></body></html>"""


def test_a_telegram_export_in_html(tmp_path: Path) -> None:
    first, second = reports(read_named(tmp_path, "messages.html", TELEGRAM_PAGE))
    assert first.text == "عاجل | قصف مدفعي على بلدة #الأتارب\nوأنباء عن إصابات"
    assert (first.id, first.publisher, first.published) == (
        "telegram:شبكة ضفاف الفرات:2",
        "شبكة ضفاف الفرات",
        "2023-11-15T12:30:00+03:00",
    )
    assert second.text == "Forwarded from الدفاع المدني السوري\nمقتل مدنيين اثنين في الأتارب"


IPHONE = """[15/11/2023, 10:05:12] أهالي البلدة: \u200eMessages and calls are end-to-end encrypted.
[15/11/2023, 10:06:00] +963 944 123 456: قصف على السوق
\u200fالآن سيارات الإسعاف تتجه إلى المكان
[15/11/2023, 10:07:31] Hassan: \u200eimage omitted
[15/11/2023, 10:08:00] Hassan: ثلاثة جرحى
"""
ANDROID = """11/15/23, 10:05 PM - Messages and calls are end-to-end encrypted.
11/15/23, 10:06 PM - +963 944 123 456: Shelling on the market
11/15/23, 11:00 PM - Hassan: <Media omitted>
"""


def test_a_whatsapp_chat_keeps_no_names(tmp_path: Path) -> None:
    found = reports(read_named(tmp_path, "WhatsApp Chat with أهالي البلدة.txt", IPHONE))
    assert [(r.text, r.author, r.published) for r in found] == [
        ("قصف على السوق\n\u200fالآن سيارات الإسعاف تتجه إلى المكان", "member 1", "2023-11-15T10:06:00"),
        ("ثلاثة جرحى", "member 2", "2023-11-15T10:08:00"),
    ]
    assert {r.publisher for r in found} == {"أهالي البلدة"}
    assert "963" not in repr(found)
    assert "Hassan" not in repr(found)


def test_whatsapp_of_android_with_the_month_first(tmp_path: Path) -> None:
    (report,) = reports(read_named(tmp_path, "chat.txt", ANDROID, publisher="Town chat"))
    assert (report.text, report.published, report.publisher) == (
        "Shelling on the market",
        "2023-11-15T22:06:00",
        "Town chat",
    )


def test_whatsapp_days_in_doubt_are_said_to_be(tmp_path: Path) -> None:
    text = "03/04/2023, 10:05 - A: shelling\n04/04/2023, 10:06 - B: again\n"
    warning, first, second = read_named(tmp_path, "chat.txt", text)
    assert isinstance(warning, Problem)
    assert not warning.fatal
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.published == "2023-04-03T10:05:00"


def test_a_text_that_opens_with_a_day_is_no_chat(tmp_path: Path) -> None:
    (report,) = reports(read_named(tmp_path, "a.txt", "15/11/2023\nقصف على السوق أدى إلى سقوط جرحى.\n"))
    assert report.text.startswith("15/11/2023")


POSTS = [
    {
        "tweet": {
            "id_str": "1724800000000000001",
            "created_at": "Wed Nov 15 09:30:00 +0000 2023",
            "full_text": "Shelling on Atarib &amp; Darat Izza, two killed https://t.co/a https://t.co/m",
            "entities": {
                "urls": [{"url": "https://t.co/a", "expanded_url": "https://shaam.example/1"}],
                "media": [{"url": "https://t.co/m"}],
            },
            "lang": "en",
        }
    },
    {
        "tweet": {
            "id_str": "1724800000000000002",
            "created_at": "Wed Nov 15 10:00:00 +0000 2023",
            "full_text": "RT @SyriaCivilDefe: مقتل مدنيين اثنين في الأتارب",
            "entities": {},
        }
    },
]


def test_an_archive_of_x(tmp_path: Path) -> None:
    script = "window.YTD.tweets.part0 = " + json.dumps(POSTS)
    first, second = reports(read_named(tmp_path, "tweets.js", script, publisher="@ours"))
    assert first.text == "Shelling on Atarib & Darat Izza, two killed https://shaam.example/1"
    assert (first.id, first.published, first.publisher) == (
        "x:1724800000000000001",
        "2023-11-15T09:30:00+00:00",
        "@ours",
    )
    assert second.text == "Forwarded from @SyriaCivilDefe\nمقتل مدنيين اثنين في الأتارب"


def test_scripts_beside_pages_are_passed_by_and_named_ones_are_said_to_hold_none(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "jquery.js").write_text("var a = 1;")
    (tmp_path / "tweets.js").write_text("window.YTD.tweets.part0 = " + json.dumps(POSTS))
    assert len(reports(list(read([tmp_path])))) == 2
    (problem,) = read([tmp_path / "page_files" / "jquery.js"])
    assert "holds no posts of an X archive" in str(problem)
    (problem,) = read_named(tmp_path, "tweet.js", "window.YTD.tweets.part0 = [{")
    assert "is no whole JSON" in str(problem)
