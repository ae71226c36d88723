"""ISO weeks, against the calendar of the standard library and what is known of these years."""

from datetime import date, timedelta

import pytest

from builder.planning.weeks import Week, cell, day_in, week_of, weeks_between, weeks_in

YEARS = range(2020, 2033)
LONG = {2020, 2026, 2032}
# The Monday of each ISO year's first week, from printed almanacs.
FIRST_MONDAYS = {
    2020: "2019-12-30",
    2021: "2021-01-04",
    2022: "2022-01-03",
    2023: "2023-01-02",
    2024: "2024-01-01",
    2025: "2024-12-30",
    2026: "2025-12-29",
    2027: "2027-01-04",
    2028: "2028-01-03",
    2029: "2029-01-01",
    2030: "2029-12-31",
    2031: "2030-12-30",
    2032: "2031-12-29",
}


@pytest.mark.parametrize("year", YEARS)
def test_how_many_weeks_a_year_has(year: int) -> None:
    assert weeks_in(year) == (53 if year in LONG else 52)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_of_a_year_is_in_its_week(year: int) -> None:
    monday = date.fromisoformat(FIRST_MONDAYS[year])
    for count in range(weeks_in(year) * 7):
        week = Week(year, count // 7 + 1)
        assert week_of(monday + timedelta(count)) == week
        assert day_in(week, count % 7 + 1) == monday + timedelta(count)
    assert week_of(monday + timedelta(weeks_in(year) * 7)) == Week(year + 1, 1)


def test_the_weeks_across_a_long_year_s_end() -> None:
    found = weeks_between(date(2026, 12, 20), date(2027, 1, 10))
    assert found == (Week(2026, 51), Week(2026, 52), Week(2026, 53), Week(2027, 1))


@pytest.mark.parametrize(
    ("stretches", "printed"),
    [
        ([(38,)], "38"),
        ([(39, 40)], "39–40"),
        ([(6, 8)], "6–8"),
        ([(51, 52, 1)], "51–1"),
        ([(51, 52, 53, 1)], "51–1"),
        ([(6, 8), (6, 7), (6, 7), (6, 7)], "6–7/8"),
        ([(10, 11), (10, 11), (10, 11), (9, 11)], "9/10–11"),
        ([(8,), (7,), (7,), (7,)], "7/8"),
        ([(), ()], ""),
    ],
)
def test_a_cell_as_it_is_printed(stretches: list[tuple[int, ...]], printed: str) -> None:
    assert cell(stretches) == printed
