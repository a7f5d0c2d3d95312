"""Files that come with messages are named and hashed, and nothing else is done with them."""

from __future__ import annotations

import hashlib
import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.intake.made import zipped
from tests.intake.test_posts import CHANNEL, IPHONE, POSTS

from tawatur.intake import Problem, read
from tawatur.model import Media, Report

PHOTO = b"\xff\xd8\xff\xe0 a photo"
DIGEST = hashlib.sha256(PHOTO).hexdigest()
ABSENT = "not included in the export"


def reports(*paths: Path) -> list[Report]:
    items = list(read(paths))
    assert not [item for item in items if isinstance(item, Problem)], items
    return [item for item in items if isinstance(item, Report)]


def message(number: int, **fields: object) -> dict[str, object]:
    return {
        "id": number,
        "type": "message",
        "date_unixtime": "1700040600",
        "text": "قصف على البلدة",
        **fields,
    }


TELEGRAM = CHANNEL | {
    "messages": [
        message(1, photo="photos/photo_1.jpg", width=1, height=1),
        message(2, file="video_files/a.mp4", thumbnail="video_files/a.mp4_thumb.jpg", media_type="video_file",
                mime_type="video/mp4"),
        message(3, photo="(File not included. Change data exporting settings to download.)"),
        message(4, file="../../etc/passwd", file_name="x"),
        message(5, file="/etc/hostname"),
    ]
}  # fmt: skip
EXPECTED = [
    (Media("photos/photo_1.jpg", "photo", DIGEST),),
    (Media("video_files/a.mp4", "video/mp4", None, "not beside the file that names it"),),
    (Media(None, "photo", None, ABSENT),),
    (Media("../../etc/passwd", "file", None, "not beside the file that names it"),),
    (Media("/etc/hostname", "file", None, "not beside the file that names it"),),
]


@pytest.mark.parametrize("packed", [False, True], ids=["a folder", "an archive"])
def test_telegram(tmp_path: Path, packed: bool) -> None:
    folder = tmp_path / "ChatExport"
    (folder / "photos").mkdir(parents=True)
    files = {"result.json": json.dumps(TELEGRAM).encode(), "photos/photo_1.jpg": PHOTO}
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    path = folder
    if packed:
        path = tmp_path / "export.zip"
        path.write_bytes(zipped({f"ChatExport/{name}": raw for name, raw in files.items()}))
    assert [r.media for r in reports(path)] == EXPECTED


def test_telegram_in_html(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "photo 1.jpg").write_bytes(PHOTO)
    wraps = (
        '<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/photo%201.jpg">'
        '<img class="photo" src="photos/photo_1_thumb.jpg"></a></div>',
        '<div class="media_wrap clearfix"><div class="media clearfix pull_left media_video">'
        '<div class="fill pull_left"></div><div class="body"><div class="title bold">Video file</div>'
        '<div class="status details">Not included, '
        "change data exporting settings to download.</div></div></div></div>",
    )
    messages = "".join(
        f'<div class="message default clearfix" id="message{n}"><div class="body"><div class="pull_right date details" '
        f'title="15.11.2023 12:30:00 UTC+03:00">12:30</div>{wrap}<div class="text">قصف على البلدة</div></div></div>'
        for n, wrap in enumerate(wraps)
    )
    (tmp_path / "messages.html").write_text(
        '<html><body><div class="page_wrap"><div class="text bold">شبكة</div><div class="history">'
        f"{messages}</div></div></body></html>"
    )
    assert [r.media for r in reports(tmp_path / "messages.html")] == [
        (Media("photos/photo 1.jpg", None, DIGEST),),
        (Media(None, "video file", None, ABSENT),),
    ]


def test_whatsapp(tmp_path: Path) -> None:
    chat = (
        "[15/11/2023, 10:06:00] A: \u200e<attached: 00000012-PHOTO-2023-11-15.jpg>\nقصف على السوق\n"
        "[15/11/2023, 10:06:30] A: \u200e<مرفق: 00000013-PHOTO-2023-11-15.jpg>\n"
        "[15/11/2023, 10:07:00] B: image omitted\nقصف آخر\n"
        "[15/11/2023, 10:08:00] B: IMG-20231115-WA0001.jpg (file attached)\nثم هدوء\n"
    )
    path = tmp_path / "WhatsApp Chat - البلدة.zip"
    path.write_bytes(zipped({"_chat.txt": chat.encode(), "00000012-PHOTO-2023-11-15.jpg": PHOTO}))
    found = reports(path)
    assert [(r.publisher, r.text, r.media) for r in found] == [
        ("البلدة", "قصف على السوق", (Media("00000012-PHOTO-2023-11-15.jpg", None, DIGEST),)),
        ("البلدة", "قصف آخر", (Media(None, "image", None, ABSENT),)),
        (
            "البلدة",
            "ثم هدوء",
            (Media("IMG-20231115-WA0001.jpg", None, None, "not beside the file that names it"),),
        ),
    ]


def test_a_chat_from_standard_input_has_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(IPHONE)
    assert all(r.media == () for r in reports(path))


def test_what_is_attached_to_a_mail(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Partner <p@partner.example>", "قصف"
    mail["Date"] = "Wed, 15 Nov 2023 12:30:00 +0300"
    mail.set_content("قصف على السوق")
    mail.add_attachment(PHOTO, maintype="image", subtype="jpeg", filename="صورة.jpg")
    mail.add_attachment("تقرير عن القصف".encode(), maintype="text", subtype="plain", filename="تقرير.txt")
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(mail))
    first, second = reports(path)
    assert first.media[0] == Media("صورة.jpg", "image/jpeg", DIGEST)
    assert (first.media[1].name, first.media[1].type) == ("تقرير.txt", "text/plain")
    assert (second.text, second.parent, second.media) == ("تقرير عن القصف", first.id, ())


ACCOUNT = (
    'window.YTD.account.part0 = [ { "account" : { "email" : "owner@mail.example", "username" : '
    '"shabaka_ar", "accountId" : "1", "accountDisplayName" : "شبكة  ضفاف" } } ]'
)


def x_archive(**more: bytes) -> dict[str, bytes]:
    media = {
        "url": "https://t.co/m",
        "type": "photo",
        "media_url_https": "https://pbs.twimg.com/media/Fx1.jpg",
    }
    video = {
        "url": "https://t.co/v",
        "type": "video",
        "media_url_https": "https://pbs.twimg.com/ext_tw_video_thumb/1/pu/img/y.jpg",
        "video_info": {"variants": [{"url": "https://video.twimg.com/x/720/z.mp4?tag=12"}]},
    }
    post = {
        "id_str": "1724800000000000009",
        "created_at": "Wed Nov 15 22:30:00 +0000 2023",
        "full_text": "قصف على السوق https://t.co/m https://t.co/v",
        "entities": {"media": [media]},
        "extended_entities": {"media": [media, video]},
    }
    return {
        "data/account.js": ACCOUNT.encode(),
        "data/tweets.js": b"window.YTD.tweets.part0 = " + json.dumps(POSTS).encode(),
        "data/tweets-part1.js": b"window.YTD.tweets.part1 = " + json.dumps([{"tweet": post}]).encode(),
        "data/tweet-headers.js": b"window.YTD.tweet_headers.part0 = []",
        "data/deleted-tweets.js": b"window.YTD.deleted_tweets.part0 = []",
        "data/tweets_media/1724800000000000009-Fx1.jpg": PHOTO,
        "data/tweets_media/1724800000000000009-z.mp4": PHOTO,
        "data/README.txt": b"ABOUT YOUR ARCHIVE: this file says what is in it.",
        "data/manifest.js": b"window.__THAR_CONFIG = {}",
        "assets/js/x.js": b"var a",
        "Your archive.html": b"<html><body><div id='root'></div></body></html>",
        **more,
    }


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "unpacked"])
def test_an_archive_of_x_as_it_is_given(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "twitter-2023-11-20-abc.zip"
    if packed:
        path.write_bytes(zipped(x_archive()))
    else:
        for name, raw in x_archive().items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(raw)
    last, first, _ = reports(path)
    assert (first.publisher, first.author, first.url) == (
        "@shabaka_ar",
        "شبكة ضفاف (@shabaka_ar)",
        "https://x.com/shabaka_ar/status/1724800000000000001",
    )
    assert last.text == "قصف على السوق"
    assert last.media == (
        Media("tweets_media/1724800000000000009-Fx1.jpg", "photo", DIGEST),
        Media("tweets_media/1724800000000000009-z.mp4", "video", DIGEST),
    )
    assert "owner@mail" not in repr(last)


@pytest.mark.parametrize(
    "account", [b"", b"window.YTD.account.part0 = [", b"window.YTD.account.part0 = []", b"\xff\xfe"]
)
def test_an_archive_of_x_with_a_broken_account(tmp_path: Path, account: bytes) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "account.js").write_bytes(account)
    (tmp_path / "data" / "tweets.js").write_bytes(x_archive()["data/tweets.js"])
    first, _ = reports(tmp_path)
    assert (first.publisher, first.author) == (None, None)
    assert first.url == "https://x.com/i/web/status/1724800000000000001"
