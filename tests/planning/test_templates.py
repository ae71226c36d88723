"""Templates for the other paces, lengths and cycles."""

import pytest

from builder.front import Pace
from builder.front.portal import PaceTerm
from builder.planning.template import template
from builder.planning.term import UsualBreaks
from tests.planning.given import cells, paces, steps

SOMEWHERE = tuple(UsualBreaks(44, week) for week in (7, 8, 9, 10))
ALL_YEAR = (UsualBreaks(),)


def parts_each_term(pace: str, parts: int, cycle: str = "collegial") -> list[int]:
    """Count the parts of each term, in order."""
    rows = template(steps(paces()[pace], parts, cycle), paces()[pace], SOMEWHERE)
    met = {(row.year, row.season, row.part): None for row in rows if row.kind == "meeting"}
    terms = list(dict.fromkeys((year, season) for year, season, _ in met))
    return [sum(key[:2] == term for key in met) for term in terms]


@pytest.mark.parametrize(
    ("pace", "parts", "cycle", "counts"),
    [
        ("three-week", 4, "collegial", [4]),
        ("three-week", 6, "leadership", [3, 3]),
        ("three-week", 8, "collegial", [4, 4]),
        ("three-week", 12, "collegial", [4, 4, 4]),
        ("intensive", 8, "collegial", [4, 4]),
        ("intensive", 12, "collegial", [6, 6]),
        ("intensive", 8, "lesson-study", [4, 4]),
        ("monthly", 4, "collegial", [2, 2]),
        ("monthly", 6, "collegial", [2, 2, 2]),
        ("fortnightly", 5, "collegial", [3, 2]),
        ("fortnightly", 8, "collegial", [3, 5]),
        ("fortnightly", 12, "sessions", [6, 6]),
        ("half-days", 8, "sessions", [4, 4]),
    ],
)
def test_parts_over_terms(pace: str, parts: int, cycle: str, counts: list[int]) -> None:
    assert parts_each_term(pace, parts, cycle) == counts


def test_monthly_in_a_preschool_is_eight_meetings_without_school_breaks() -> None:
    pace = paces()["monthly"]
    rows = template(steps(pace, 4), pace, ALL_YEAR)
    assert cells(rows, "autumn") == [
        ("37–39", "1AB"),
        ("40–43", "1CD"),
        ("44–46", "2AB"),
        ("47–50", "2CD"),
    ]
    assert cells(rows, "spring") == [
        ("2–4", "3AB"),
        ("5–8", "3CD"),
        ("9–11", "4AB"),
        ("12–15", "4CD"),
    ]


def test_half_days_meet_once_a_part() -> None:
    pace = paces()["half-days"]
    rows = template(steps(pace, 8, "sessions"), pace, SOMEWHERE)
    assert cells(rows, "autumn") == [
        ("42–43", "1DAB"),
        ("44", "läslov"),
        ("45–46", "2DAB"),
        ("47–48", "3DAB"),
        ("49–50", "4DAB"),
    ]


def test_where_the_winter_break_is_known_no_cell_is_merged() -> None:
    pace = paces()["three-week"]
    rows = template(steps(pace, 8), pace, (UsualBreaks(44, 7),))
    assert cells(rows, "spring") == [
        ("2", "5AB"),
        ("3–4", "5CD"),
        ("5", "6AB"),
        ("6–8", "6CD"),
        ("7", "sportlov"),
        ("9", "7AB"),
        ("10–11", "7CD"),
        ("12", "8AB"),
        ("13–14", "8CD"),
    ]


def test_the_years_of_a_long_schedule_are_told_apart() -> None:
    pace = paces()["three-week"]
    rows = template(steps(pace, 12), pace, SOMEWHERE)
    assert [(row.year, row.weeks) for row in rows if row.part == 9] == [("2", "38"), ("2", "39–40")]
    assert [row.year for row in rows if row.name == "läslov"] == ["1", "2"]


def test_a_given_first_week_begins_there() -> None:
    pace = paces()["three-week"]
    rows = template(steps(pace, 8), pace, SOMEWHERE, start=36)
    assert cells(rows, "autumn")[:3] == [("36", "1AB"), ("37–38", "1CD"), ("39", "2AB")]
    assert cells(rows, "spring")[0] == ("2", "5AB")


def test_a_given_first_week_may_be_in_the_spring() -> None:
    pace = paces()["three-week"]
    rows = template(steps(pace, 4), pace, (UsualBreaks(44, 9),), start=3)
    assert [row.weeks for row in rows] == [
        "3",
        "4–5",
        "6",
        "7–8",
        "9",
        "10",
        "11–12",
        "13",
        "14–15",
    ]


def test_a_given_first_week_may_be_before_those_that_are_used_else() -> None:
    pace = paces()["intensive"]
    rows = template(steps(pace, 2), pace, SOMEWHERE, start=34)
    assert [row.weeks for row in rows] == ["34", "35", "36", "37"]


def test_on_staff_days_no_weeks_are_known_and_no_meeting_is_lost() -> None:
    pace = paces()["planning-days"]
    rows = template(steps(pace, 4), pace, SOMEWHERE)
    assert [(row.weeks, row.season, row.number) for row in rows] == [
        ("", "", number) for number in range(1, 9)
    ]


def test_a_pace_of_one_s_own_with_one_number_for_all() -> None:
    pace = Pace(weeks=(4,))
    rows = template(steps(pace, 2), pace, ALL_YEAR)
    assert cells(rows) == [("35–38", "1AB"), ("39–42", "1CD"), ("43–46", "2AB"), ("47–50", "2CD")]


def test_a_part_longer_than_any_term_goes_on_across_them() -> None:
    pace = Pace(weeks=(30,))
    rows = template(steps(pace, 1), pace, ALL_YEAR)
    assert [(row.season, row.weeks) for row in rows] == [("autumn", "35–15"), ("spring", "16–8")]


def test_parts_longer_than_any_term_are_merged_over_the_same_terms() -> None:
    pace = Pace(weeks=(22,), spring=PaceTerm(first=8, last=14))
    for parts in (1, 2, 5, 12):
        rows = template(steps(pace, parts, "sessions"), pace, SOMEWHERE)
        numbers = [row.number for row in rows if row.kind == "meeting"]
        assert numbers == list(range(1, parts + 1))


@pytest.mark.parametrize("meetings", [1, 2, 3])
def test_a_pace_fits_cycles_of_its_number_of_meetings(meetings: int) -> None:
    cycle = {1: "sessions", 2: "collegial", 3: "lesson-study"}[meetings]
    for name, pace in paces().items():
        fits = len(pace.weeks) in (0, 1, meetings)
        assert bool(steps(pace, 1, cycle)) == fits, name
