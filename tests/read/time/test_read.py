"""Anchors, zones, orders of figures, contradictions, memory, and other languages."""

from __future__ import annotations

import pytest

from goodoffices.case.when import Duration, When, parse_when
from goodoffices.read.document import Span, read_document
from goodoffices.read.time import Anchor, TimeMention, check_times, join_times, read_times

WEDNESDAY = parse_when("2025-07-23T15:55+03:00", "Europe/Istanbul")


def one(words: str, anchor: When | Anchor | None = WEDNESDAY, **more: str) -> TimeMention:
    [mention] = read_times(words, anchor, **more)
    return mention


def value(words: str, **more: str) -> str:
    mention = one(words, **more)
    assert mention.when is not None, mention
    return mention.when.iso()


def test_an_anchor_of_its_own_for_a_statement() -> None:
    words = 'She said on Monday: "We will know tomorrow." Officials left yesterday.'
    quote = Span(words.index('"We'), words.index('" Off'))
    monday = Anchor(parse_when("2025-07-21", "Europe/Istanbul"), "day of the statement")
    times = read_times(words, WEDNESDAY, anchors=[(quote, monday)])
    assert [(t.words, t.when.iso() if t.when else "") for t in times] == [
        ("Monday", "2025-07-21"),
        ("tomorrow", "2025-07-22"),
        ("yesterday", "2025-07-22"),
    ]
    assert times[1].anchor == monday and "day of the statement" in times[1].reason


def test_a_stretch_as_anchor_gives_a_stretch() -> None:
    week = Anchor(parse_when("2025-W29", "Europe/Istanbul"), "week of the statement")
    mention = one("If there is no deal in 50 days, tariffs follow.", week)
    assert mention.when and mention.when.iso() == "2025-09-02/2025-09-08" and mention.when.within
    assert mention.duration and mention.duration.text == "P50D"


def test_without_an_anchor_nothing_is_made_up() -> None:
    mention = one("They met last week.", None)
    assert mention.value is None and mention.reason
    assert one("They met on 2 June 2025.", None).when


def test_since_and_until_name_their_time_and_their_stretch() -> None:
    since, until = one("It has been closed since 2014."), one("The pause lasts until 31 August.")
    assert since.relation == "since" and since.when and since.when.iso() == "2014-01-01/2014-12-31"
    assert since.stretch and since.stretch.iso() == "2014-01-01/2025-07-23"
    assert until.relation == "until" and until.stretch and until.stretch.iso() == "2025-07-23/2025-08-31"


def test_the_order_of_figures_is_the_documents() -> None:
    assert value("Dated 06/02/2025 and no other.") == "2025-02-06"
    times = read_times("Dated 06/02/2025, after that of 01/25/2025.", WEDNESDAY)
    assert [t.when.iso() for t in times if t.when] == ["2025-06-02", "2025-01-25"]
    assert value("Dated 06/02/2025 and no other.", zone="America/New_York") == "2025-06-02"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The sides met in the palace on Monday, July 23, 2025, as agreed.", "W920"),
        ("The sides met in the palace on 06/02/2025, as agreed.", "N921"),
    ],
)
def test_a_doubtful_date_draws_its_code(words: str, code: str) -> None:
    page, _ = read_document(words.encode(), name="page.txt", published="2025-07-23")
    [found] = check_times(page, read_times(page))
    assert found.code == code and found.place.column > 1 and found.help


def test_right_weekdays_and_settled_orders_draw_none() -> None:
    page, _ = read_document(b"They met on Wednesday, July 23, 2025 and on 25/07/2025, as agreed.", name="p")
    assert not check_times(page, read_times(page))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("They begin at 15:30 GMT+3.", "2025-07-23T15:30+03:00"),
        ("They begin at 3.30 p.m. Kyiv time.", "2025-07-23T15:30+03:00"),
        ("They begin at 1500 GMT.", "2025-07-23T15:00+00:00"),
        ("They begin at seven o'clock in the evening.", "2025-07-23T19:00+03:00"),
        ("They begin at noon.", "2025-07-23T12:00+03:00"),
        ("They met on Easter Sunday 2024.", "2024-03-31"),
        ("They met on New Year's Eve.", "2024-12-31"),
        ("They meet at 2025-07-23T19:00+03:00.", "2025-07-23T19:00+03:00"),
    ],
)
def test_clocks_zones_and_holidays(words: str, expected: str) -> None:
    mention = one(words)
    assert mention.when
    assert mention.when.utc()[0] == parse_when(expected, "Europe/Istanbul").utc()[0]


@pytest.mark.parametrize(
    "words",
    [
        "Officials (from 2nd L) pose for a photo.",
        "May I ask why?",
        "Theresa May spoke.",
        "They march to the second bridge.",
        "We sat down with the Sun.",
        "A 33-year-old man was there.",
        "The 1,000 for 1,000 exchange went on.",
        "Resolution 2202 stands.",
        "The lawmakers fall silent and spring up.",
    ],
)
def test_what_is_no_time(words: str) -> None:
    assert read_times(words, WEDNESDAY) == ()


def test_a_caption_does_not_change_what_was_mentioned_last() -> None:
    words = "They met on June 2. The same day, prisoners were freed. A week later the talks stopped."
    assert [t.when.iso() for t in read_times(words, WEDNESDAY) if t.when] == ["2025-06-02", "2025-06-02", "2025-06-09"]


def test_a_weekday_that_may_be_either_says_so() -> None:
    mention = one("Thursday: a day of mourning in the capital", language="en")
    assert mention.doubt and mention.alternatives


def test_times_of_different_meetings_are_not_joined() -> None:
    times = read_times("Talks on Wednesday evening. The envoy lands at 7 p.m.", WEDNESDAY)
    assert len(join_times(times, same=lambda first, second: False)) == 2
    assert len(join_times(times)) == 1


def test_plain_values() -> None:
    told = one("They must answer by Friday.").to_json()
    assert told["start"] == told["end"] == "2025-07-25"
    assert told["relation"] == "by" and told["kind"] == "deadline" and told["anchor"]["what"] == "publication"


UKRAINIAN = (
    ("Третій раунд відбудеться 23 липня 2025 року о 19:00 за київським часом.", "2025-07-23T19:00+03:00"),
    ("Делегації зустрінуться у п'ятницю.", "2025-07-25"),
    ("Він повідомив про це у вівторок.", "2025-07-22"),
    ("Минулого тижня передали тіла.", "2025-07-14/2025-07-20"),
    ("Це сталося два місяці тому.", "2025-05-23"),
    ("Вторгнення почалося 24 лютого 2022 року.", "2022-02-24"),
    ("Крим анексували у 2014 році.", "2014-01-01/2014-12-31"),
    ("Переговори відновилися в травні.", "2025-05-01/2025-05-31"),
    ("Зустріч запланована на наступний тиждень.", "2025-07-28/2025-08-03"),
    ("Про це стало відомо вчора.", "2025-07-22"),
    ("Відповідь дадуть через два дні.", "2025-07-25"),
    ("Угоду мають укласти протягом 50 днів.", "2025-07-23/2025-09-11"),
)
RUSSIAN = (
    ("Третий раунд состоится 23 июля 2025 года в 19:00 мск.", "2025-07-23T19:00+03:00"),
    ("Делегации встретятся в пятницу.", "2025-07-25"),
    ("Об этом он сообщил во вторник.", "2025-07-22"),
    ("На прошлой неделе передали тела.", "2025-07-14/2025-07-20"),
    ("Это было два месяца назад.", "2025-05-23"),
    ("Спецпредставитель прибыл 2 июня.", "2025-06-02"),
    ("Крым вошел в состав в 2014 году.", "2014-01-01/2014-12-31"),
    ("Переговоры возобновились в мае.", "2025-05-01/2025-05-31"),
    ("Встреча намечена на следующую неделю.", "2025-07-28/2025-08-03"),
    ("Об этом стало известно вчера вечером.", "2025-07-22T17:00+03:00/2025-07-22T23:00+03:00"),
    ("Ответ дадут через три дня.", "2025-07-26"),
    ("Сделку должны заключить в течение 50 дней.", "2025-07-23/2025-09-11"),
)
TURKISH = (
    ("Üçüncü tur 23 Temmuz 2025 Çarşamba günü saat 19.00'da yapılacak.", "2025-07-23T19:00+03:00"),
    ("Heyetler cuma günü buluşacak.", "2025-07-25"),
    ("Sözcü pazartesi günü açıklama yaptı.", "2025-07-21"),
    ("Geçen hafta naaşlar teslim edildi.", "2025-07-14/2025-07-20"),
    ("İki ay önce görüştüler.", "2025-05-23"),
    ("Müzakereler Mayıs'ta yeniden başladı.", "2025-05-01/2025-05-31"),
    ("Kırım 2014 yılında ilhak edildi.", "2014-01-01/2014-12-31"),
    ("Gelecek hafta yeni tur bekleniyor.", "2025-07-28/2025-08-03"),
    ("Bakan dün açıkladı.", "2025-07-22"),
    ("Anlaşma 50 gün içinde imzalanmalı.", "2025-07-23/2025-09-11"),
    ("2 Haziran'da ikinci tur yapıldı.", "2025-06-02"),
    ("Heyet 3 gün sonra dönecek.", "2025-07-26"),
)


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [(code, *pair) for code, pairs in (("uk", UKRAINIAN), ("ru", RUSSIAN), ("tr", TURKISH)) for pair in pairs],
)
def test_other_languages(language: str, words: str, expected: str) -> None:
    assert value(words, language=language) == expected


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The court gave the party until 1 October to answer.", "2025-10-01"),
        ("The council extended the mandate until Friday.", "2025-07-25"),
        ("The convoy could leave as soon as Saturday.", "2025-07-26"),
        ("The permit had been due to expire on Friday.", "2025-07-18"),
        ("The grant is payable Jan. 15.", "2026-01-15"),
        ("The two envoys meet Thursday in Doha.", "2025-07-24"),
    ],
)
def test_what_was_given_planned_or_over_decides_the_side(words: str, day: str) -> None:
    assert value(words) == day


def test_what_lasted_until_a_day_is_over() -> None:
    assert value("The blockade lasted until Monday.") == "2025-07-21"


@pytest.mark.parametrize(
    "words", ["The night of July 20-21 was loud.", "In the night from July 20 to 21 the port was hit."]
)
def test_a_night_between_two_days(words: str) -> None:
    assert value(words) == "2025-07-20T20:00+03:00/2025-07-21T06:00+03:00"


def test_an_offset_after_the_clock_is_its_zone() -> None:
    assert value("The hall opened at 18:30 +0530.") == "2025-07-23T18:30+05:30"
    assert value("Posted 22.07.2025 09:05 (+02:00)") == "2025-07-22T09:05+02:00"
    assert "+18:30" not in str([time.when for time in read_times("The hall is open 16:00-18:30 today.", WEDNESDAY)])


def test_the_past_year_is_a_stretch_and_the_past_is_not() -> None:
    assert value("In the past year two lists were given.") == "2024-07-23/2025-07-23"
    assert one("Such lists were given in the past.").value is None
    times = read_times("Aid fell to 14 billion last year.", WEDNESDAY)
    assert [time.when.iso() for time in times if time.when] == ["2024-01-01/2024-12-31"]


def test_a_year_earlier_said_twice_is_one_year() -> None:
    times = read_times("Grain rose from a year earlier. Oil rose from a year earlier.", WEDNESDAY)
    assert len({time.when.iso() for time in times if time.when}) == 1


def test_halves_after_a_number_and_quarters_with_a_hyphen() -> None:
    times = read_times("It took 2 1/2 years. The third-quarter plan is ready.", WEDNESDAY)
    assert isinstance(times[0].value, Duration) and times[0].value.months == 30
    assert times[1].when and times[1].when.iso() == "2025-07-01/2025-09-30"
