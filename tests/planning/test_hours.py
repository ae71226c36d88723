"""Hours: what the three known cases come to, what is an estimate, and a leader's groups."""

import pytest

from builder.front import Pace
from builder.planning.budget import budget
from builder.planning.clash import clashes
from builder.planning.plan import schedule
from builder.planning.size import split
from builder.planning.weeks import week_of
from tests.planning.given import groups, paces, steps, year

PRESCHOOL = "year: 2026-08-03 – 2027-07-30\nclosed: [v28–31]\n"
FOUR = "".join(
    f'  - {{id: g{n}, name: G{n}, participants: 8, weekday: {day}, time: "13:00", minutes: 90, '
    f"place: {place}, leader: processledare}}\n"
    for n, (day, place) in enumerate(
        [("tuesday", "Björken"), ("tuesday", "Björken"), ("thursday", "Eken"), ("thursday", "Eken")]
    )
)
# One meeting in four weeks for each group: a month, as in the known cases.
MONTH = Pace(weeks=(4,), minutes=90)


def test_four_groups_on_two_sites_are_one_meeting_a_week_and_eight_hours() -> None:
    made = schedule(steps(MONTH, 4), MONTH, [year(PRESCHOOL)], groups(FOUR, MONTH))
    weeks = [week_of(row.day) for row in made.meetings if row.day]
    assert len(weeks) == 4 * 8
    assert len(set(weeks)) == len(weeks)
    autumn = [week.number for week in weeks if week.year == 2026]
    assert sorted(autumn) == list(range(35, 51))
    assert list(clashes(made.rows)) == []
    (leader,) = made.leaders
    assert (leader.leader, leader.groups, leader.weekly) == ("processledare", 4, 8 * 60)
    assert made.budget.basis == "known"


@pytest.mark.parametrize(("number", "weekly"), [(1, 120), (2, 240), (4, 480)])
def test_the_known_cases_are_two_hours_a_week_and_group(number: int, weekly: int) -> None:
    teams = "".join(FOUR.splitlines(keepends=True)[:number])
    for pace in (MONTH, paces()["monthly"]):
        made = schedule(steps(pace, 4), pace, [year(PRESCHOOL)], groups(teams, pace))
        assert [(one.groups, one.weekly) for one in made.leaders] == [(number, weekly)]
        assert made.budget.basis == "known"


def test_two_groups_of_a_month_are_met_every_other_week() -> None:
    teams = "".join(FOUR.splitlines(keepends=True)[:2])
    made = schedule(steps(MONTH, 4), MONTH, [year(PRESCHOOL)], groups(teams, MONTH))
    autumn = [week_of(row.day).number for row in made.meetings if row.day and row.day.year == 2026]
    assert autumn == list(range(36, 51, 2))


def test_a_participant_s_time_is_meetings_and_reading() -> None:
    pace = paces()["three-week"]
    one = budget(steps(pace, 8), pace)
    assert (one.number, one.meetings, one.preparing) == (16, 16 * 90, 8 * 45)
    assert one.participant == 30 * 60


def test_reading_by_the_pace() -> None:
    half, fortnight = paces()["half-days"], paces()["fortnightly"]
    assert budget(steps(half, 8, "sessions"), half).preparing == 0
    assert budget(steps(fortnight, 8, "sessions"), fortnight).preparing == 8 * 60


def test_other_paces_are_an_estimate_that_meets_the_known_cases() -> None:
    weekly = {
        name: (one.weekly, one.basis)
        for name, pace in paces().items()
        if (one := budget(steps(pace, 8), pace))
    }
    assert weekly["monthly"] == (120, "known")
    assert weekly["fortnightly"] == (60 + (120 + 150) // 2, "estimate")
    assert weekly["three-week"] == (60 + 2 * 240 // 3, "estimate")
    assert weekly["intensive"] == (60 + 240, "estimate")
    assert weekly["planning-days"] == (0, "estimate")
    # The estimate for a meeting in four weeks is what is known of it.
    assert 60 + (90 + 150) / 4 == 120


def test_a_group_s_own_length_counts() -> None:
    pace = paces()["three-week"]
    assert budget(steps(pace, 8), pace, 75).meetings == 16 * 75


@pytest.mark.parametrize(
    ("participants", "parts"),
    [(9, (5, 4)), (10, (5, 5)), (16, (8, 8)), (17, (6, 6, 5)), (33, (7, 7, 7, 6, 6))],
)
def test_a_group_that_is_too_large_is_split_evenly(
    participants: int, parts: tuple[int, ...]
) -> None:
    assert split(participants, 8) == parts
