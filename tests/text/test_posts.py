"""Posts embedded in an article: where they begin and end, and who signed them when."""

from __future__ import annotations

import pytest

from tawatur.text.posts import Post, find_posts

ARABIC = "أخلت مجموعات مسلحة مواقعها شرقي المدينة، بحسب ناشطين."
MORE_ARABIC = "وقالت مصادر محلية إن العناصر نقلوا ذخائر ومعدات إلى منازل الأهالي."
ENGLISH = "Armed groups have left their sites east of the city, activists say."
MORE_ENGLISH = "Local sources said the fighters moved ammunition into homes."
POST = ["The militia moved its men out of the base.", "New headquarters are among the houses."]
SIGNED = "— Salem Haddad (@salem_h) November 17, 2023"


def words(text: str, post: Post) -> str:
    return text[post.start : post.end]


def lines(*parts: str) -> str:
    return "\n".join(parts)


def test_a_post_in_another_script_is_its_lines() -> None:
    text = lines(ARABIC, *POST, SIGNED, MORE_ARABIC)
    (post,) = find_posts(text)
    assert words(text, post) == lines(*POST)
    assert text[post.end : post.signature_end].strip() == SIGNED
    assert text[post.name_start : post.name_end] == "Salem Haddad"
    assert (post.handle, post.published) == ("@salem_h", "2023-11-17")


def test_a_post_in_another_script_may_end_the_article() -> None:
    text = lines(ARABIC, MORE_ARABIC, "🚨🚨", *POST, SIGNED)
    (post,) = find_posts(text)
    assert words(text, post) == lines("🚨🚨", *POST)


def test_blank_lines_within_a_post_in_another_script() -> None:
    text = lines(ARABIC, POST[0], "", POST[1], "", SIGNED, MORE_ARABIC)
    (post,) = find_posts(text)
    assert words(text, post) == lines(POST[0], "", POST[1])


@pytest.mark.parametrize(
    ("before", "own", "after"),
    [(ENGLISH, POST, MORE_ENGLISH), (ARABIC, ["نقلت المجموعة عناصرها.", "المقرات بين البيوت."], MORE_ARABIC)],
)
def test_in_the_articles_own_script_a_blank_line_begins_the_post(
    before: str, own: list[str], after: str
) -> None:
    text = lines(before, before, "", *own, SIGNED, "", after)
    (post,) = find_posts(text)
    assert words(text, post) == lines(*own)


def test_in_the_articles_own_script_without_a_blank_line_the_post_is_one_line() -> None:
    text = lines(ENGLISH, MORE_ENGLISH, POST[1], SIGNED, ENGLISH)
    (post,) = find_posts(text)
    assert words(text, post) == POST[1]


def test_two_posts_one_after_the_other() -> None:
    second = "— Rima K. (@rima) 18 November 2023"
    text = lines(
        ENGLISH,
        "",
        *POST,
        SIGNED,
        "",
        "A drone was heard over the town.",
        "It left.",
        second,
        "",
        MORE_ENGLISH,
    )
    one, two = find_posts(text)
    assert words(text, one) == lines(*POST)
    assert words(text, two) == lines("A drone was heard over the town.", "It left.")
    assert (two.handle, two.published) == ("@rima", "2023-11-18")


def test_two_posts_in_another_script() -> None:
    text = lines(ARABIC, POST[0], SIGNED, POST[1], SIGNED)
    one, two = find_posts(text)
    assert [words(text, one), words(text, two)] == POST


@pytest.mark.parametrize("own", [POST, ["نقلت المجموعة عناصرها.", "المقرات بين البيوت."], POST[:1]])
def test_a_text_that_is_nothing_but_a_post_holds_none(own: list[str]) -> None:
    assert find_posts(lines(*own, SIGNED)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        SIGNED,
        lines(ENGLISH, MORE_ENGLISH),
        "Talks - the third round (@ Geneva) - began.",
        "He wrote to (@salem_h) on November 17, 2023.",
    ],
)
def test_no_signature_no_post(text: str) -> None:
    assert find_posts(text) == []


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("November 17, 2023", "2023-11-17"),
        ("Nov. 7, 2023", "2023-11-07"),
        ("17 November 2023", "2023-11-17"),
        ("2023-11-17", "2023-11-17"),
        ("نوفمبر ١٧, ٢٠٢٣", "2023-11-17"),
        ("17 نوفمبر 2023", "2023-11-17"),
        ("17 تشرين الثاني 2023", "2023-11-17"),
        ("٣ أيار، ٢٠٢٢", "2022-05-03"),
        ("February 30, 2023", None),
        ("17 hours ago", None),
        ("", None),
    ],
)
def test_the_day_of_a_post(date: str, day: str | None) -> None:
    (post,) = find_posts(lines(ARABIC, POST[0], f"— Salem Haddad (@salem_h) {date}", MORE_ARABIC))
    assert post.published == day


def test_an_arabic_name_with_direction_marks_and_windows_line_ends() -> None:
    signed = "\u200f— سالم حداد\u200f (@salem_h) ١٧ نوفمبر ٢٠٢٣"
    text = f"{ENGLISH}\r\n\r\nنقلت المجموعة عناصرها.\r\n{signed}\r\n{MORE_ENGLISH}"
    (post,) = find_posts(text)
    assert words(text, post) == "نقلت المجموعة عناصرها."
    assert text[post.name_start : post.name_end] == "سالم حداد"
    assert post.published == "2023-11-17"
