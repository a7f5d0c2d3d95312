"""Dates: what an expression spans and which days it means, for a report of Wednesday 11 May 2016."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.mentions.dates import find_dateline, find_dates, find_day_written
from tawatur.text import fold

PUBLISHED = date(2016, 5, 11)

# text | the mention's words | first day | last day | precision
ENGLISH = """
Rebels attacked the base on Sunday | on sunday | 2016-05-08 | 2016-05-08 | day
clashes broke out on Wednesday | on wednesday | 2016-05-11 | 2016-05-11 | day
in Sundays shelling of Taiz | sundays | 2016-05-08 | 2016-05-08 | day
he was killed last Wednesday | last wednesday | 2016-05-04 | 2016-05-04 | day
talks resume next Friday | next friday | 2016-05-13 | 2016-05-13 | day
early on Sunday morning a bomb | early on sunday morning | 2016-05-08 | 2016-05-08 | day
two days ago | two days ago | 2016-05-09 | 2016-05-09 | day
it began days ago | days ago | 2016-05-04 | 2016-05-09 | span
a week ago | a week ago | 2016-05-03 | 2016-05-05 | week
three months ago | three months ago | 2016-02-01 | 2016-02-29 | month
two years ago | two years ago | 2014-01-01 | 2014-12-31 | year
shelling yesterday | yesterday | 2016-05-10 | 2016-05-10 | day
the day before yesterday | the day before yesterday | 2016-05-09 | 2016-05-09 | day
shelling today | today | 2016-05-11 | 2016-05-11 | day
raids overnight | overnight | 2016-05-10 | 2016-05-11 | night
raids last night | last night | 2016-05-10 | 2016-05-11 | night
raids overnight into Sunday | overnight into sunday | 2016-05-07 | 2016-05-08 | night
Saturday night into Sunday | saturday night into sunday | 2016-05-07 | 2016-05-08 | night
it fell last week | last week | 2016-05-02 | 2016-05-08 | week
it fell last month | last month | 2016-04-01 | 2016-04-30 | month
it fell early this month | early this month | 2016-05-01 | 2016-05-10 | month
it fell in late 2014 | late 2014 | 2014-10-01 | 2014-12-31 | year
it fell in the summer of 2012 | the summer of 2012 | 2012-06-01 | 2012-08-31 | month
it fell last winter | last winter | 2015-12-01 | 2016-02-29 | month
before the 9/11 attacks | 9/11 | 2001-09-11 | 2001-09-11 | day
on the first day of Eid al-Fitr | on the first day of eid al-fitr | 2015-07-17 | 2015-07-18 | days
on the eve of Eid al-Adha | on the eve of eid al-adha | 2015-09-22 | 2015-09-23 | days
a year ago | a year ago | 2015-04-07 | 2015-06-16 | span
it fell late last year | late last year | 2015-10-01 | 2015-12-31 | year
on Thursday 26 March | on thursday 26 march | 2015-03-26 | 2015-03-26 | day
on 26 April | on 26 april | 2016-04-26 | 2016-04-26 | day
on April 26th | on april 26th | 2016-04-26 | 2016-04-26 | day
a blast on April 26 killed at least nine | on april 26 | 2016-04-26 | 2016-04-26 | day
in April 26 people were killed | april | 2016-04-01 | 2016-04-30 | month
on 3 August last year | on 3 august last year | 2015-08-03 | 2015-08-03 | day
killed in an attack on 26 March 2015 | on 26 march 2015 | 2015-03-26 | 2015-03-26 | day
killed on Mar. 26, 2015 | on mar. 26, 2015 | 2015-03-26 | 2015-03-26 | day
the raid of 2014-04-06 | 2014-04-06 | 2014-04-06 | 2014-04-06 | day
the raid of 25/04/2014 | 25/04/2014 | 2014-04-25 | 2014-04-25 | day
it fell in May | may | 2016-05-01 | 2016-05-11 | month
it fell in October | october | 2015-10-01 | 2015-10-31 | month
it began in March 2011 | march 2011 | 2011-03-01 | 2011-03-31 | month
In March 14 people were killed | march | 2016-03-01 | 2016-03-31 | month
the group took it in 2014 | 2014 | 2014-01-01 | 2014-12-31 | year
held since Monday | since monday | 2016-05-09 | 2016-05-11 | span
held since March 2011 | since march 2011 | 2011-03-01 | 2016-05-11 | span
from 5 to 7 May | from 5 to 7 may | 2016-05-05 | 2016-05-07 | span
between 5 and 7 May | between 5 and 7 may | 2016-05-05 | 2016-05-07 | span
clashes May 5-7 | may 5-7 | 2016-05-05 | 2016-05-07 | span
from Monday to Wednesday | from monday to wednesday | 2016-05-09 | 2016-05-11 | span
over the past two days | the past two days | 2016-05-09 | 2016-05-11 | days
in the past 24 hours | the past 24 hours | 2016-05-10 | 2016-05-11 | days
in recent weeks | recent weeks | 2016-04-13 | 2016-05-11 | span
"""

ARABIC = """
سيطروا على البلدة في صيف 2014 | صيف 2014 | 2014-06-01 | 2014-08-31 | month
اندلعت في الخريف الماضي | الخريف الماضي | 2015-09-01 | 2015-11-30 | month
انهار الجيش في شمال العراق العام الماضي | العام الماضي | 2015-01-01 | 2015-12-31 | year
خرجوا أواخر 2014 | أواخر 2014 | 2014-10-01 | 2014-12-31 | year
سقطت أول أيام عيد الفطر | أول أيام عيد الفطر | 2015-07-17 | 2015-07-18 | days
قتل ثلاثة يوم الأحد | يوم الأحد | 2016-05-08 | 2016-05-08 | day
أعلنت الوزارة الأربعاء | الأربعاء | 2016-05-11 | 2016-05-11 | day
الأربعاء الماضي | الأربعاء الماضي | 2016-05-04 | 2016-05-04 | day
الجمعة المقبل | الجمعة المقبل | 2016-05-13 | 2016-05-13 | day
فجر الثلاثاء | فجر الثلاثاء | 2016-05-10 | 2016-05-10 | day
في وقت متأخر من ليل الثلاثاء | وقت متأخر من ليل الثلاثاء | 2016-05-10 | 2016-05-10 | day
فجر اليوم الأربعاء | فجر اليوم الأربعاء | 2016-05-11 | 2016-05-11 | day
فجر اليوم الخميس | فجر اليوم الخميس | 2016-05-05 | 2016-05-05 | day
صباح أمس الثلاثاء | صباح أمس الثلاثاء | 2016-05-10 | 2016-05-10 | day
وقع أمس | أمس | 2016-05-10 | 2016-05-10 | day
وقع أول أمس | أول أمس | 2016-05-09 | 2016-05-09 | day
وقع أول من أمس | أول من أمس | 2016-05-09 | 2016-05-09 | day
وقع فجر الأول من أمس | فجر الأول من أمس | 2016-05-09 | 2016-05-09 | day
قصفوا الشهر قبل الماضي | الشهر قبل الماضي | 2016-03-01 | 2016-03-31 | month
في 18/ كانون الثاني 2016 | 18/ كانون الثاني 2016 | 2016-01-18 | 2016-01-18 | day
هجمات سبتمبر (أيلول) 11 2001 | سبتمبر (أيلول) 11 2001 | 2001-09-11 | 2001-09-11 | day
وقع ليلة رأس السنة | ليلة رأس السنة | 2015-12-31 | 2016-01-01 | night
بتاريخ 22-2-1436هـ | تاريخ 22-2-1436ه | 2014-12-14 | 2014-12-14 | day
في تسعينات القرن الماضي | تسعينات القرن الماضي | 1990-01-01 | 1999-12-31 | span
منذ اندلاع موجة العنف في 20 أبريل | منذ اندلاع موجة العنف في 20 أبريل | 2016-04-20 | 2016-05-11 | span
وقع أمس الأول | أمس الأول | 2016-05-09 | 2016-05-09 | day
قصفت اليوم | اليوم | 2016-05-11 | 2016-05-11 | day
الليلة الماضية | الليلة الماضية | 2016-05-10 | 2016-05-11 | night
ليل السبت الأحد | ليل السبت الأحد | 2016-05-07 | 2016-05-08 | night
ليلة السبت - الأحد | ليلة السبت - الأحد | 2016-05-07 | 2016-05-08 | night
ليل السبت/الأحد | ليل السبت/الأحد | 2016-05-07 | 2016-05-08 | night
يومي الجمعة والسبت | يومي الجمعة والسبت | 2016-05-06 | 2016-05-07 | span
قبل يومين | قبل يومين | 2016-05-09 | 2016-05-09 | day
منذ ثلاثة أيام | منذ ثلاثة أيام | 2016-05-08 | 2016-05-08 | day
قبل أيام | قبل أيام | 2016-05-04 | 2016-05-09 | span
منذ أيام | منذ أيام | 2016-05-04 | 2016-05-09 | span
قبل نحو أسبوع | قبل نحو أسبوع | 2016-05-03 | 2016-05-05 | week
قبل شهرين | قبل شهرين | 2016-03-01 | 2016-03-31 | month
الأسبوع الماضي | الأسبوع الماضي | 2016-05-01 | 2016-05-07 | week
مطلع الشهر الجاري | مطلع الشهر الجاري | 2016-05-01 | 2016-05-10 | month
منتصف الشهر الماضي | منتصف الشهر الماضي | 2016-04-11 | 2016-04-20 | month
أواخر العام الماضي | أواخر العام الماضي | 2015-10-01 | 2015-12-31 | year
يوم 23 من أكتوبر الماضي | يوم 23 من أكتوبر الماضي | 2015-10-23 | 2015-10-23 | day
في الـ 23 من أكتوبر | ال 23 من أكتوبر | 2015-10-23 | 2015-10-23 | day
الثالث من أغسطس | الثالث من أغسطس | 2015-08-03 | 2015-08-03 | day
في الخامس والعشرين من آذار | الخامس والعشرين من آذار | 2016-03-25 | 2016-03-25 | day
الجمعة 3 أغسطس (آب) العام الماضي | الجمعة 3 أغسطس (آب) العام الماضي | 2015-08-03 | 2015-08-03 | day
هجوم الخميس الموافق 26 مارس 2015 | الخميس الموافق 26 مارس 2015 | 2015-03-26 | 2015-03-26 | day
وقع في 5 مارس | 5 مارس | 2016-03-05 | 2016-03-05 | day
هجوم 23/10/2013 | 23/10/2013 | 2013-10-23 | 2013-10-23 | day
تشرين الأول (أكتوبر) الماضي | تشرين الأول (أكتوبر) الماضي | 2015-10-01 | 2015-10-31 | month
في كانون الثاني/يناير 2015 | كانون الثاني/يناير 2015 | 2015-01-01 | 2015-01-31 | month
في أوت 2015 | أوت 2015 | 2015-08-01 | 2015-08-31 | month
في عام 2014 | عام 2014 | 2014-01-01 | 2014-12-31 | year
اندلعت في 2014 | 2014 | 2014-01-01 | 2014-12-31 | year
وقع في 25 رمضان 1436هـ | 25 رمضان 1436ه | 2015-07-12 | 2015-07-12 | day
وقع في 9 شوال | 9 شوال | 2015-07-25 | 2015-07-25 | day
بين 5 و7 مايو | 5 و7 مايو | 2016-05-05 | 2016-05-07 | span
من 5 إلى 7 مايو | 5 إلى 7 مايو | 2016-05-05 | 2016-05-07 | span
منذ الاثنين | منذ الاثنين | 2016-05-09 | 2016-05-11 | span
منذ مطلع العام الجاري | منذ مطلع العام الجاري | 2016-01-01 | 2016-05-11 | span
خلال اليومين الماضيين | اليومين الماضيين | 2016-05-09 | 2016-05-11 | days
في الساعات الـ24 الماضية | الساعات ال24 الماضية | 2016-05-10 | 2016-05-11 | days
خلال الأيام القليلة الماضية | الأيام القليلة الماضية | 2016-05-04 | 2016-05-11 | days
قتل 12 خلال 24 ساعة في المدينة | 24 ساعة | 2016-05-10 | 2016-05-11 | days
هاجموا قصر الرئاسة في 4 مايو | 4 مايو | 2016-05-04 | 2016-05-04 | day
بعد هجمات 11 سبتمبر في نيويورك | 11 سبتمبر | 2001-09-11 | 2001-09-11 | day
قتل ثلاثة في اشتباكات 11 سبتمبر | 11 سبتمبر | 2015-09-11 | 2015-09-11 | day
اندلعت ثورة 17 فبراير 2011 | 17 فبراير 2011 | 2011-02-17 | 2011-02-17 | day
تعود الوزارات خلال الأيام القليلة القادمة | الأيام القليلة القادمة | 2016-05-11 | 2016-05-18 | days
تعود الوزارات خلال الـ48 ساعة القادمة | 48 ساعه القادمه | 2016-05-11 | 2016-05-12 | days
تعود الوزارات خلال الأيام العشرة المقبلة | الايام العشره المقبله | 2016-05-11 | 2016-05-21 | span
تعود الوزارات خلال اليومين المقبلين | اليومين المقبلين | 2016-05-11 | 2016-05-13 | days
قتل خلال أيام العيد المبارك | أيام العيد | 2015-09-23 | 2015-09-26 | days
انفجرت السيارة في اليوم الأخير من شهر رمضان | اليوم الأخير من شهر رمضان | 2015-07-16 | 2015-07-17 | days
فجر نفسه يوم الأحد ثالث أيام عيد الفطر | يوم الأحد ثالث أيام عيد الفطر | 2015-07-19 | 2015-07-19 | day
فجر نفسه ثالث أيام عيد الفطر | ثالث أيام عيد الفطر | 2015-07-19 | 2015-07-20 | days
قصفت منذ الـ 5 من أبريل 2015، وحتى فجر الأحد | منذ ال 5 من أبريل 2015، وحتى فجر الأحد | 2015-04-05 | 2016-05-08 | span
منذ 23 سبتمبر وحتى مساء أمس | منذ 23 سبتمبر وحتى مساء أمس | 2015-09-23 | 2016-05-10 | span
نفذوا في غضون 48 ساعة أربع عمليات | 48 ساعة | 2016-05-09 | 2016-05-11 | days
"""

NO_DATE = {
    "en": [
        "a bomb went off near the Bridge of 14 July",
        "the army may attack the town",
        "they march on the capital",
        "killed 2014 people",
        "a Black Friday sale",
        "clashes in Aleppo",
        "the second brigade",
        "at 10 km from the town",
        "24 hours of battle",
    ],
    "ar": [
        "انفجرت عبوة في شارع 14 تموز",
        "تظاهروا في مدينتي بلبيس والعاشر من رمضان",
        "استعادت القوات قصر 22 مايو",
        "قتل جندي من كتيبة 17 فبراير",
        "مارس النظام ضغوطا",
        "أحد المقاتلين",
        "بعد صلاة الجمعة",
        "قالت روسيا اليوم",
        "في اليوم التالي",
        "والد القتيل أب لطفلين",
        "السنوات المقبلة",
        "اللواء الثاني",
        "قبل ساعات من الهجوم",
    ],
}


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "words", "first", "last", "precision"), rows(ENGLISH))
def test_english(text: str, words: str, first: str, last: str, precision: str) -> None:
    check(text, "en", words, first, last, precision)


@pytest.mark.parametrize(("text", "words", "first", "last", "precision"), rows(ARABIC))
def test_arabic(text: str, words: str, first: str, last: str, precision: str) -> None:
    check(text, "ar", words, first, last, precision)


def check(text: str, lang: str, words: str, first: str, last: str, precision: str) -> None:
    norm = fold(text)
    found = find_dates(norm, lang, PUBLISHED)
    assert [norm[m.start : m.end] for m in found] == [fold(words)]
    assert (str(found[0].first), str(found[0].last), found[0].precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang, texts in NO_DATE.items() for text in texts]
)
def test_no_date(lang: str, text: str) -> None:
    assert find_dates(fold(text), lang, PUBLISHED) == []


def test_weekday_decides_the_year_that_was_guessed_and_yields_to_one_that_was_given() -> None:
    guessed = find_dates("on thursday 26 march", "en", PUBLISHED)[0]
    given = find_dates("killed on friday 26 march 2015", "en", PUBLISHED)[0]
    assert guessed.rule == "day_month+year_by_weekday"
    assert (given.first, given.rule) == (date(2015, 3, 26), "day_month_year+weekday_differs")


def test_hijri_day_follows_its_weekday() -> None:
    found = find_dates(fold("هجوم الجمعة 7 شوال 1436هـ الموافق 24 يوليو 2015"), "ar", PUBLISHED)
    assert {m.first for m in found} == {date(2015, 7, 24)}


def test_year_at_the_end_of_a_range_holds_for_its_start() -> None:
    found = find_dates(fold("الفترة من 7 يوليو إلى 26 أغسطس 2014"), "ar", PUBLISHED)
    assert [(m.first, m.last) for m in found] == [(date(2014, 7, 7), date(2014, 8, 26))]


@pytest.mark.parametrize(
    ("day", "first"),
    [("2016-05-15", "2016-05-09"), ("2016-05-16", "2016-05-15"), ("2016-05-14", "2016-05-08")],
)
def test_on_a_sunday_this_week_is_the_one_that_ends(day: str, first: str) -> None:
    (found,) = find_dates(fold("قتل في وقت سابق من هذا الأسبوع"), "ar", date.fromisoformat(day))
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(day))


def test_without_publication_day_only_dates_with_a_year() -> None:
    found = find_dates("on sunday, in may, yesterday and on 6 april 2014", "en", None)
    assert [(m.first, m.rule) for m in found] == [(date(2014, 4, 6), "day_month_year")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thu Aug 28 2014 Syrian army advances", "2014-08-28"),
        ("Date of publication 2 October 2016 Russian planes bombed a camp", "2016-10-02"),
        ("Sunday 6 Apr 2014 - a bomb exploded", "2014-04-06"),
        ("Fri 07 Apr 2017 at 0914 Homs governor says", "2017-04-07"),
        ("25 November 2016 Five killed in attacks", "2016-11-25"),
    ],
)
def test_dateline(text: str, day: str) -> None:
    norm = fold(text)
    found = find_dateline(norm, "en")
    assert found is not None and str(found.first) == day
    assert find_dates(norm, "en", found.first)[0].rule == "dateline"


@pytest.mark.parametrize(
    "text, lang, day",
    [
        ("30 January 2016: Rebels shelled the base", "en", "2016-01-30"),
        ("08/31/2015: Assailants fired on a bus", "en", "2015-08-31"),
        ("2016-02-03: Rebels shelled the base", "en", "2016-02-03"),
        ("Around 2 May 2016 (as reported), rebels shelled the base", "en", "2016-05-02"),
        ("On or around 5 May 2016, rebels shelled the base", "en", "2016-05-05"),
        ("3 مايو 2016: قصفت القوات البلدة", "ar", "2016-05-03"),
    ],
)
def test_the_day_that_a_note_opens_with_is_of_what_it_tells(text: str, lang: str, day: str) -> None:
    assert find_dateline(fold(text), lang, PUBLISHED) is None
    found = find_dates(fold(text), lang, PUBLISHED)[0]
    assert found.rule != "dateline" and str(found.first) == str(found.last) == day


@pytest.mark.parametrize(
    "text",
    [
        "12 May 2016: Rebels are to meet",  # of a day to come
        "DAMASCUS, 9 May 2016 10:15 - Rebels shelled the base",
        "Posted: 9 May 2016 Rebels shelled the base",
        "9 May 2016\nRebels shelled the base",
    ],
)
def test_a_line_that_dates_the_report_is_no_day_of_a_note(text: str) -> None:
    assert find_dateline(fold(text), "en", PUBLISHED) is not None


def test_a_date_in_the_first_sentence_is_no_dateline() -> None:
    assert find_dateline("rebels attacked the base on 6 april 2014", "en") is None


def test_stretch_and_unknown_language() -> None:
    norm = "on sunday and on monday"
    assert [norm[m.start : m.end] for m in find_dates(norm, "en", PUBLISHED, 9)] == ["on monday"]
    assert find_dates(norm, "fr", PUBLISHED) == []


VOCABULARY = """
on sunday monday night overnight into 5 31 may march 2014 2014-13-45 29 february since from to
between last next past days ago two  week the early yesterday , - / ( ) الأحد الاثنين ليل ليلة أمس
اليوم أول من 23 31 مايو آب تشرين الأول رمضان 1436 هـ قبل منذ يومين  أيام الماضي المقبل الشهر العام
مطلع منتصف بين و إلى عام خلال الساعات 48 الماضية 30/2/2015
"""
WORDS = VOCABULARY.split()


@given(
    st.lists(st.sampled_from(WORDS), max_size=25),
    st.sampled_from(["ar", "en"]),
    st.none() | st.dates(date(1930, 1, 1), date(2075, 1, 1)),
)
def test_mentions_are_ordered_and_inside(words: list[str], lang: str, published: date | None) -> None:
    norm = fold(" ".join(words))
    end = 0
    for mention in find_dates(norm, lang, published):
        assert end <= mention.start < mention.end <= len(norm)
        assert mention.first <= mention.last
        end = mention.end


@given(st.text(max_size=80), st.sampled_from(["ar", "en"]), st.dates())
def test_any_text_is_read(text: str, lang: str, published: date) -> None:
    find_dates(fold(text), lang, published)
    find_dateline(fold(text), lang)


@pytest.mark.parametrize(
    "text, lang, day",
    [
        ("انفجرت عبوة اليوم (الأحد) في البلدة", "ar", date(2016, 5, 8)),
        ("قال إن مسلحين خطفوا أمس السبت تاجرا وإن الشرطة أفرجت عنه اليوم", "ar", date(2016, 5, 8)),
        ("انفجرت عبوة اليوم الأربعاء في البلدة", "ar", PUBLISHED),
        ("انفجرت عبوة الأحد في البلدة، وقتل شرطي أمس", "ar", PUBLISHED),
        ("قتل شرطي اليوم الثلاثاء، وجرح اثنان في هجوم وقع أمس", "ar", PUBLISHED),
        ("قتل شرطي اليوم الاثنين، وجرح ثلاثة أمس الجمعة", "ar", PUBLISHED),
        ("سقطت القذائف أول من أمس الثلاثاء", "ar", date(2016, 5, 12)),
        ("A bomb went off in the town today, Sunday", "en", date(2016, 5, 8)),
    ],
)
def test_a_weekday_beside_today_tells_when_a_report_was_written(text: str, lang: str, day: date) -> None:
    assert find_day_written(fold(text), lang, PUBLISHED) == day
