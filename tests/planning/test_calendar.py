"""From a calendar as written to a school year: its days, and what cannot be."""

from dataclasses import replace
from datetime import date, time

import pytest

from builder.front import CalendarFront
from builder.planning.calendar import school_year
from builder.planning.holiday import easter, holiday
from builder.planning.school_year import (
    Day,
    can_meet,
    day_of,
    days_off,
    school_days,
    staff_days,
    teaching_weeks,
)
from builder.planning.suggestion import school_year_at, suggested_year, suggestion
from tests.planning.given import BREAKS, GOTEBORG, front, year

TERMS = "terms: {autumn: 2026-08-17 – 2026-12-18, spring: 2027-01-11 – 2027-06-11}\n"
NEXT = "terms: {autumn: 2027-08-16 – 2027-12-17, spring: 2028-01-10 – 2028-06-09}\n"
NOON = time(12)


def flaws(text: str) -> list[tuple[str, str]]:
    return [(flaw.code, flaw.key) for flaw in school_year("ar", front(CalendarFront, text)).flaws]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-08-14", Day("outside")),
        ("2026-08-17", Day("open")),
        ("2026-09-20", Day("weekend")),
        ("2026-09-21", Day("staff")),
        ("2026-10-26", Day("break", "läslov")),
        ("2026-10-30", Day("break", "läslov")),
        ("2026-11-02", Day("staff")),
        ("2026-12-18", Day("half", "", NOON)),
        ("2026-12-25", Day("holiday", "Juldagen")),
        ("2026-12-28", Day("outside")),
        ("2027-02-15", Day("break", "sportlov")),
        ("2027-02-19", Day("break", "sportlov")),
        ("2027-02-22", Day("open")),
        ("2027-03-26", Day("holiday", "Långfredagen")),
        ("2027-03-29", Day("holiday", "Annandag påsk")),
        ("2027-03-30", Day("break", "påsklov")),
        ("2027-05-06", Day("holiday", "Kristi himmelsfärdsdag")),
        ("2027-05-07", Day("off")),
        ("2027-06-11", Day("open")),
        ("2027-06-14", Day("outside")),
    ],
)
def test_what_a_day_is(day: str, found: Day) -> None:
    assert day_of(year(), date.fromisoformat(day)) == found


def test_the_counts_of_a_school_year() -> None:
    one = year()
    # Counted by hand: 18 and 22 weeks of five days, without breaks, holidays and staff days.
    assert school_days(one) == (90 - 5 - 2) + (110 - 5 - 5 - 1 - 1 - 1)
    assert days_off(one) == 5 + 5 + 4 + 1
    assert staff_days(one) == 2


def test_the_weeks_that_teach() -> None:
    autumn, spring = (teaching_weeks(year(), term) for term in year().terms)
    assert [week.number for week in autumn] == [*range(34, 44), *range(45, 52)]
    assert [week.number for week in spring] == [*range(2, 7), *range(8, 13), *range(14, 24)]


@pytest.mark.parametrize(
    "written", ["v44", "V44", "v 44", "v.44", "v. 44", "vecka 44", "44", "w44"]
)
def test_a_week_as_municipalities_write_it(written: str) -> None:
    one = year(f"{TERMS}breaks: [{{name: läslov, weeks: {written}}}]")
    assert (one.breaks[0].first, one.breaks[0].last) == (date(2026, 10, 26), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("v. 9–10", "2027-03-01", "2027-03-14"),
        ("v9-v10", "2027-03-01", "2027-03-14"),
        ("vecka 9 till 10", "2027-03-01", "2027-03-14"),
        ("veckorna 9–10", "2027-03-01", "2027-03-14"),
        ("v52–1", "2026-12-21", "2027-01-10"),
        ("v51–53", "2026-12-14", "2027-01-03"),
        ("v53–1", "2026-12-28", "2027-01-10"),
        ("v24–33", "2027-06-14", "2027-08-22"),
    ],
)
def test_weeks_in_a_row(written: str, first: str, last: str) -> None:
    one = year(f"{TERMS}breaks: [{{name: lov, weeks: {written}}}]")
    assert [one.breaks[0].first.isoformat(), one.breaks[0].last.isoformat()] == [first, last]


def test_a_break_may_be_days_or_a_day() -> None:
    one = year(
        f"{TERMS}breaks: [{{name: påsklov, dates: 2027-03-22 till 2027-03-25}}, "
        "{name: klämdag, dates: 2027-05-07}]"
    )
    assert day_of(one, date(2027, 3, 25)) == Day("break", "påsklov")
    assert day_of(one, date(2027, 5, 7)) == Day("break", "klämdag")


def test_a_preschool_is_open_all_year_but_for_closed_weeks() -> None:
    one = year(
        "year: 2026-08-10 – 2027-07-31\nclosed: [v28–29, v53]\nplanning_days: [2026-09-21]\n"
    )
    assert one.open_all_year
    assert day_of(one, date(2026, 10, 28)).kind == "open"
    assert day_of(one, date(2026, 12, 29)) == Day("break", "")
    assert day_of(one, date(2027, 7, 12)) == Day("break", "")
    assert day_of(one, date(2026, 9, 21)).kind == "staff"
    assert day_of(one, date(2026, 12, 24)) == Day("holiday", "Julafton")
    assert [term.first.isoformat() for term in one.terms] == ["2026-08-10", "2027-01-04"]


@pytest.mark.parametrize("days", ["2026-08-10 – 2027-01-02", "2024-12-30 – 2025-06-30"])
def test_a_year_that_hardly_reaches_over_the_new_year_is_one_half(days: str) -> None:
    (half,) = year(f"year: {days}\n").terms
    assert f"{half.first} – {half.last}" == days


def test_closed_weeks_are_found_within_the_year_wherever_it_begins() -> None:
    early = year("year: 2026-07-06 – 2027-06-30\nclosed: [v28]\n")
    late = year("year: 2026-08-10 – 2027-07-31\nclosed: [v28]\n")
    assert early.breaks[0].first == date(2026, 7, 6)
    assert late.breaks[0].first == date(2027, 7, 12)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title: Tom", [("calendar-days", "terms")]),
        ("terms: {}", [("calendar-days", "terms")]),
        (f"{TERMS}year: 2026-08-17 – 2027-06-11", [("calendar-days", "terms")]),
        (
            "terms: {autumn: 2027-08-17 – 2027-12-18, spring: 2027-01-11 – 2027-06-11}",
            [("terms-order", "terms.spring")],
        ),
        (
            "terms: {autumn: 2026-08-17 – 2027-01-12, spring: 2027-01-11 – 2027-06-11}",
            [("terms-order", "terms.spring")],
        ),
        (
            "terms: {autumn: 2026-08-17 – 2026-12-18, spring: 2029-01-11 – 2029-06-11}",
            [("calendar-too-long", "terms")],
        ),
        ("year: 0001-01-01 – 9999-12-31", [("calendar-too-long", "year")]),
        ("year: 9999-01-01 – 9999-12-31", [("calendar-too-long", "year")]),
        (f"school_year: 2027-28\n{TERMS}", [("calendar-other-year", "school_year")]),
        (f"{TERMS}breaks: [{{name: lov}}]", [("break-days", "breaks.0")]),
        (
            f"{TERMS}breaks: [{{name: lov, weeks: v44, dates: 2026-10-26}}]",
            [("break-days", "breaks.0")],
        ),
        (f"{TERMS}breaks: [{{name: lov, weeks: v10–9}}]", [("break-too-long", "breaks.0.weeks")]),
        (
            f"{TERMS}breaks: [{{name: lov, dates: 2026-08-20 – 2027-05-01}}]",
            [("break-too-long", "breaks.0.dates")],
        ),
        (
            f"{NEXT}breaks: [{{name: jullov, weeks: v53}}]",
            [("no-such-week", "breaks.0.weeks")],
        ),
        (f"{TERMS}breaks: [{{name: jullov, weeks: v53}}]", []),
        (GOTEBORG, []),
    ],
)
def test_what_cannot_be_in_a_calendar(text: str, found: list[tuple[str, str]]) -> None:
    assert flaws(text) == found


def test_a_half_day_holds_only_what_ends_before_it_does() -> None:
    half = Day("half", "", NOON)
    assert can_meet(half, NOON)
    assert not can_meet(half, time(12, 1))
    assert not can_meet(half, None)
    assert can_meet(Day("staff"), None)
    for kind in ("weekend", "holiday", "break", "off", "outside"):
        assert not can_meet(Day(kind), NOON)


# Easter Sundays, from the table of the Gregorian calendar.
EASTERS = {
    2020: "2020-04-12",
    2021: "2021-04-04",
    2022: "2022-04-17",
    2023: "2023-04-09",
    2024: "2024-03-31",
    2025: "2025-04-20",
    2026: "2026-04-05",
    2027: "2027-03-28",
    2028: "2028-04-16",
    2029: "2029-04-01",
    2030: "2030-04-21",
    2031: "2031-04-13",
    2032: "2032-03-28",
}


@pytest.mark.parametrize("number", EASTERS)
def test_easter_and_what_follows_from_it(number: int) -> None:
    sunday = easter(number)
    assert sunday.isoformat() == EASTERS[number]
    after = {-2: "Långfredagen", 1: "Annandag påsk", 39: "Kristi himmelsfärdsdag"}
    found = {days: holiday(date.fromordinal(sunday.toordinal() + days)) for days in after}
    # Ascension may fall on the first of May, whose name is then said too.
    assert [name for days, name in after.items() if name not in found[days]] == []
    assert holiday(date.fromordinal(sunday.toordinal() + 2)) == ""


COUNTIES = {county.id: county for county in BREAKS.counties}


def suggested(autumn: int, winter: int) -> str:
    days = suggestion(autumn)
    return (
        f"school_forms: [GR]\nterms:\n"
        f"  autumn: {days.autumn[0]} – {days.autumn[1]}\n"
        f"  spring: {days.spring[0]} – {days.spring[1]}\n"
        f"breaks:\n  - {{name: läslov, weeks: v44}}\n  - {{name: sportlov, weeks: v{winter}}}\n"
        f"  - {{name: påsklov, dates: {days.easter[0]} – {days.easter[1]}}}\n"
        f"days_off: [{days.day_off}]\n"
    )


@pytest.mark.parametrize("autumn", range(2020, 2041))
def test_a_suggested_year_keeps_the_law_in_every_county(autumn: int) -> None:
    for winter in {county.weeks[0] for county in COUNTIES.values()}:
        one = year(suggested(autumn, winter))
        assert replace(suggested_year(autumn, 44, winter), id=one.id) == one
        assert school_days(one) >= 178
        assert days_off(one) >= 12
        assert one.first.month == 8
        assert one.last.month == 6


def test_all_counties_are_known_and_their_weeks_are_the_winter_s() -> None:
    assert len(COUNTIES) == 21
    assert {week for county in COUNTIES.values() for week in county.weeks} == {7, 8, 9, 10}


def test_a_new_calendar_is_for_the_coming_year_from_march_on() -> None:
    assert school_year_at(date(2026, 11, 1)) == 2026
    assert school_year_at(date(2027, 2, 28)) == 2026
    assert school_year_at(date(2027, 3, 1)) == 2027
