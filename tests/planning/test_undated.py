"""A plan without a calendar: its wishes are kept in weeks, as far as they mean anything there."""

from dataclasses import replace

import pytest

from builder.front import Pace
from builder.front.portal import PaceTerm
from builder.planning.plan import Schedule, Wishes
from builder.planning.step import once_more
from builder.planning.term import UsualBreaks
from builder.planning.undated import in_weeks
from tests.planning.given import cycles, groups, paces, steps

SOMEWHERE = tuple(UsualBreaks(44, week) for week in (7, 8, 9, 10))
HERE = (UsualBreaks(44, 9),)
TEAMS = """\
  - {id: a, name: A, weekday: tuesday, leader: L}
  - {id: b, name: B, weekday: friday, leader: L}
"""


def planned(  # noqa: PLR0913, PLR0917 - what a plan is made of
    pace: str | Pace = "three-week",
    parts: int = 8,
    wishes: Wishes | None = None,
    possible: tuple[UsualBreaks, ...] = SOMEWHERE,
    cycle: str = "collegial",
    again: tuple[int, ...] = (),
) -> Schedule:
    taken = paces()[pace] if isinstance(pace, str) else pace
    found = once_more(steps(taken, parts, cycle), [cycles()[cycle]] * parts, again)
    return in_weeks(found, taken, groups(TEAMS, taken), possible, wishes or Wishes())


def weeks(made: Schedule, *kinds: str) -> list[tuple[str, str]]:
    return [(row.year, row.weeks) for row in made.rows if row.kind in kinds]


def test_weeks_are_skipped() -> None:
    made = planned(parts=8, wishes=Wishes(skip=((12, 12), (46, 46))))
    meetings = [row.weeks for row in made.meetings]
    assert meetings[:8] == ["37", "38–39", "40", "41–42", "43", "45–47", "48", "49–50"]
    assert meetings[-3:] == ["9/10–11", "13", "14–15"]


def test_parts_are_spread_over_the_terms_asked_for() -> None:
    made = planned(parts=4, wishes=Wishes(terms=2))
    assert [row.season for row in made.meetings] == ["autumn"] * 4 + ["spring"] * 4
    assert not made.wide
    assert planned(parts=8, wishes=Wishes(terms=1)).wide
    full = planned("intensive", 8, Wishes(terms=1, start=35))
    assert [row.weeks for row in full.meetings][-1] == "51"
    assert not full.wide


def test_a_part_run_again_stands_there_again() -> None:
    rows = [(row.part, row.moments, row.again) for row in planned(parts=2, again=(1,)).meetings]
    assert rows[1:3] == [(1, ("C", "D"), False), (1, ("C", "D"), True)]


def test_reading_and_activities_stand_with_their_meetings() -> None:
    made = planned(parts=1)
    assert [(row.kind, row.weeks, row.moments) for row in made.rows] == [
        ("reading", "48", ("A",)),
        ("meeting", "48", ("A", "B")),
        ("activity", "49–50", ("C",)),
        ("meeting", "49–50", ("C", "D")),
    ]


def test_an_activity_that_no_meeting_takes_up_has_the_weeks_after_the_last() -> None:
    made = planned("half-days", 2, cycle="sessions")
    assert [(row.kind, row.weeks, row.part) for row in made.rows] == [
        ("meeting", "47–48", 1),
        ("activity", "49–50", 1),
        ("meeting", "49–50", 2),
        ("activity", "51–2", 2),
    ]


def test_check_ins_come_the_week_after_every_second_part() -> None:
    made = planned(wishes=Wishes(checkins=2))
    assert weeks(made, "checkin") == [("1", "45"), ("1", "51"), ("1", "8/9"), ("1", "15")]
    assert [row.part for row in made.rows if row.kind == "checkin"] == [2, 4, 6, 8]
    assert not any(row.moments or row.again for row in made.rows if row.kind == "checkin")


def test_a_check_in_is_not_put_off_over_the_summer() -> None:
    wishes = Wishes(start=20, checkins=1)
    made = planned(parts=1, possible=HERE, wishes=wishes)
    assert weeks(made, "checkin") == [("1", "23")]
    made = planned(parts=1, possible=HERE, wishes=replace(wishes, skip=((23, 23),)))
    assert weeks(made, "checkin") == [("1", "21–22")]


def test_follow_ups_come_in_the_first_week_that_teaches() -> None:
    after = ((3, "weeks"), (2, "months"), (6, "months"), (99, "months"))
    made = planned(wishes=Wishes(follow_ups=after))
    # The last meeting is in week 14: 3, 9, 26 and 429 weeks on, the third of them in week 40.
    assert weeks(made, "follow_up") == [("1", "17"), ("1", "23"), ("2", "40"), ("10", "34")]
    skipping = planned(wishes=Wishes(skip=((23, 23),), follow_ups=((2, "months"),)))
    assert weeks(skipping, "follow_up") == [("2", "34")]


def test_whichever_week_the_winter_break_is_in_a_follow_up_is_late_enough() -> None:
    made = planned(parts=2, wishes=Wishes(start=4, follow_ups=((1, "weeks"),)))
    assert made.meetings[-1].weeks == "8/9–9/10"
    assert weeks(made, "follow_up") == [("1", "11")]


def test_rows_are_in_order_of_weeks() -> None:
    wishes = Wishes(checkins=1, follow_ups=((2, "weeks"), (6, "months")))
    made = planned(wishes=wishes)
    firsts = [
        (int(row.year), row.season, int(row.weeks.split("–")[0].split("/")[0])) for row in made.rows
    ]
    assert firsts == sorted(firsts)


def test_on_staff_days_everything_is_in_order_without_weeks() -> None:
    made = planned("planning-days", 2, Wishes(checkins=1, follow_ups=((2, "months"),)))
    assert [(row.kind, row.number) for row in made.rows] == [
        *(("reading", 1), ("meeting", 1), ("activity", 2), ("meeting", 2)),
        *(("reading", 3), ("meeting", 3), ("activity", 4), ("meeting", 4)),
    ]
    assert {row.weeks for row in made.rows} == {""}


def test_a_week_that_hardly_any_year_has_is_in_no_template() -> None:
    pace = Pace(weeks=(1,), autumn=PaceTerm(last=53))
    assert [row.weeks for row in planned(pace, 1, possible=HERE).meetings] == ["51", "52"]


@pytest.mark.parametrize("skip", [((1, 53),), ((40, 30),)])
def test_where_all_weeks_are_skipped_no_row_is_lost(skip: tuple[tuple[int, int], ...]) -> None:
    wishes = Wishes(skip=skip, checkins=1, follow_ups=((2, "months"),))
    made = planned(parts=2, wishes=wishes)
    kinds = [row.kind for row in made.rows if row.kind != "break"]
    assert sorted(kinds) == sorted(
        ["meeting"] * 4 + ["reading"] * 2 + ["activity"] * 2 + ["checkin"] * 2 + ["follow_up"]
    )


def test_the_hours_are_those_of_the_plan() -> None:
    made = planned(parts=8)
    assert made.budget.participant == 30 * 60
    assert [(one.leader, one.groups) for one in made.leaders] == [("L", 2)]
