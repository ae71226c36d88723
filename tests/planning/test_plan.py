"""A plan for 2026/27, right to the day: week 53, Easter, Ascension, two winter breaks."""

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

import pytest

from builder.front import Pace
from builder.front.portal import PaceTerm
from builder.planning.clash import clashes
from builder.planning.companion import on_day
from builder.planning.group import Group
from builder.planning.order import by_week
from builder.planning.plan import Schedule, Wishes, schedule
from builder.planning.row import Row, RowKind
from builder.planning.school_year import SchoolYear
from builder.planning.step import once_more
from tests.planning.given import GOTEBORG, UMEA, cycles, groups, paces, steps, year

NEXT_YEAR = """\
terms: {autumn: 2027-08-16 – 2027-12-17, spring: 2028-01-10 – 2028-06-09}
breaks: [{name: läslov, weeks: v44}, {name: sportlov, weeks: v7}]
"""
PRESCHOOL = "year: 2026-08-03 – 2027-07-30\nclosed: [v28–31]\n"
ONE = '  - {id: a, name: A, weekday: tuesday, time: "14:30", minutes: 90}\n'


def planned(  # noqa: PLR0913, PLR0917 - what a plan is made of
    pace: str | Pace = "three-week",
    parts: int = 8,
    calendar: str = GOTEBORG,
    teams: str = ONE,
    wishes: Wishes | None = None,
    cycle: str = "collegial",
    *more: str,
) -> Schedule:
    taken = paces()[pace] if isinstance(pace, str) else pace
    years = [year(text, f"ar-{n}") for n, text in enumerate((calendar, *more))]
    return schedule(
        steps(taken, parts, cycle), taken, years, groups(teams, taken), wishes or Wishes()
    )


def days(made: Schedule, kind: RowKind = "meeting", group: str = "") -> list[str]:
    rows = [row for row in made.rows if row.kind == kind and group in ("", row.group_id)]
    return [row.day.isoformat() if row.day else row.month for row in rows]


def on(weekday: str, more: str = "") -> str:
    return f'  - {{id: a, name: A, weekday: {weekday}, time: "14:30", minutes: 90{more}}}\n'


WEEK_7 = [
    *("2026-09-15", "2026-09-29", "2026-10-06", "2026-10-20"),
    *("2026-11-03", "2026-11-17", "2026-11-24", "2026-12-08"),
    *("2027-01-12", "2027-01-26", "2027-02-02", "2027-02-23"),
    *("2027-03-02", "2027-03-16", "2027-03-23", "2027-04-13"),
]
WEEK_10 = [
    *("2026-09-15", "2026-09-29", "2026-10-06", "2026-10-20"),
    *("2026-11-03", "2026-11-17", "2026-11-24", "2026-12-08"),
    *("2027-01-12", "2027-01-26", "2027-02-02", "2027-02-16"),
    *("2027-02-23", "2027-03-16", "2027-03-23", "2027-04-13"),
]


@pytest.mark.parametrize(
    ("calendar", "expected"), [(GOTEBORG, WEEK_7), (UMEA, WEEK_10)], ids=["v7", "v10"]
)
def test_three_week_meetings_to_the_day(calendar: str, expected: list[str]) -> None:
    made = planned(calendar=calendar)
    assert days(made) == expected
    assert {row.state for row in made.meetings} == {""}


def test_the_cells_are_those_of_the_template_with_easter_left_out() -> None:
    cells = [row.weeks for row in planned().meetings if row.season == "spring"]
    assert cells == ["2", "3–4", "5", "6–8", "9", "10–11", "12", "14–15"]


def test_breaks_are_rows_between_the_meetings() -> None:
    rows = [row for row in planned().rows if row.kind == "break"]
    assert [(row.weeks, row.name) for row in rows] == [
        ("44", "läslov"),
        ("7", "sportlov"),
        ("13", "påsklov"),
    ]


def test_ascension_moves_a_thursday_to_the_week_before() -> None:
    made = planned("fortnightly", 7, teams=on("thursday"), wishes=Wishes(skip=((2, 2),)))
    last = made.meetings[-2]
    assert (last.weeks, last.planned, last.day) == ("17–18", date(2027, 5, 6), date(2027, 4, 29))
    assert (last.state, last.why) == ("moved", "Kristi himmelsfärdsdag")
    assert [row.state for row in made.meetings].count("") == 13


# With a meeting a week there is no other week, so the spare days come next, then staff days.
def test_good_friday_goes_to_the_spare_day_of_its_week() -> None:
    made = planned("intensive", 8, teams=on("friday"), wishes=Wishes(start=2, spare=(3,)))
    good = next(row for row in made.meetings if row.why == "Långfredagen")
    assert (good.weeks, good.day, good.state) == ("12", date(2027, 3, 24), "moved")


def test_without_a_spare_day_a_staff_day_of_the_cell_is_taken() -> None:
    calendar = GOTEBORG.replace("2026-11-02]", "2026-11-02, 2027-03-25]")
    made = planned("intensive", 8, calendar, on("friday"), Wishes(start=2))
    good = next(row for row in made.meetings if row.why == "Långfredagen")
    assert (good.day, good.state) == (date(2027, 3, 25), "moved")


def test_what_finds_no_day_keeps_its_row_and_names_free_days() -> None:
    made = planned("intensive", 8, teams=on("friday"), wishes=Wishes(start=2))
    good = next(row for row in made.meetings if row.why == "Långfredagen")
    assert (good.day, good.state, good.start) == (None, "no-day", None)
    assert [day.isoformat() for day in good.free] == [f"2027-03-{n}" for n in (22, 23, 24, 25)]
    assert len(made.meetings) == 16


def test_a_meeting_on_a_half_day_must_end_before_it_does() -> None:
    calendar = GOTEBORG.replace("2026-12-18", "2026-12-08", 3).replace(
        "autumn: 2026-08-17 – 2026-12-08", "autumn: 2026-08-17 – 2026-12-18"
    )
    assert days(planned(calendar=calendar))[7] == "2026-12-01"
    early = on("tuesday").replace("14:30", "10:30")
    assert days(planned(calendar=calendar, teams=early))[7] == "2026-12-08"


def test_a_preschool_meets_through_week_53_and_the_new_year() -> None:
    pace = Pace(weeks=(1,), autumn=PaceTerm(last=53), spring=PaceTerm(first=1))
    made = planned(pace, 11, PRESCHOOL, wishes=Wishes(terms=2))
    around = [(row.weeks, str(row.day)) for row in made.meetings if str(row.day) > "2026-12-10"][:6]
    assert around == [
        ("51", "2026-12-15"),
        ("52", "2026-12-22"),
        ("53", "2026-12-29"),
        ("1", "2027-01-05"),
        ("2", "2027-01-12"),
        ("3", "2027-01-19"),
    ]


def test_what_is_past_the_last_calendar_stands_in_weeks() -> None:
    made = planned(parts=12)
    past = [row for row in made.rows if row.year == "2027-28"]
    assert [(row.weeks, row.kind) for row in past if row.kind in ("meeting", "break")] == [
        ("38", "meeting"),
        ("39–40", "meeting"),
        ("41", "meeting"),
        ("42–43", "meeting"),
        ("44", "break"),
        ("45", "meeting"),
        ("46–47", "meeting"),
        ("48", "meeting"),
        ("49–50", "meeting"),
    ]
    assert {row.state for row in past if row.kind == "meeting"} == {"past"}
    assert len(made.meetings) == 24


# Days known by hand: Easter Sunday is 2027-03-28, so Maundy Thursday, which is an ordinary day, is
# 25 March and Ascension 6 May; the National Day, 6 June, is a Sunday; 2026 has a week 53.
THURSDAYS = [
    *("2026-12-10", "2026-12-17", "2026-12-23", "2026-12-30", "2027-01-07", "2027-01-14"),
    *("2027-01-21", "2027-01-28", "2027-02-04", "2027-02-11", "2027-02-18", "2027-02-25"),
    *("2027-03-04", "2027-03-11", "2027-03-18", "2027-03-25", "2027-04-01", "2027-04-08"),
    *("2027-04-15", "2027-04-22", "2027-04-29", "2027-05-05", "2027-05-13", "2027-05-20"),
    *("2027-05-27", "2027-06-03", "2027-06-10", "2027-06-17", "2027-06-24", "2027-07-01"),
]


def test_every_thursday_of_a_preschool_through_week_53_easter_and_ascension() -> None:
    pace = Pace(weeks=(1,), autumn=PaceTerm(first=50, last=53), spring=PaceTerm(first=1, last=26))
    made = planned(pace, 30, PRESCHOOL, on("thursday"), Wishes(terms=2, spare=(3,)), "sessions")
    assert days(made) == THURSDAYS
    assert {str(row.planned): row.why for row in made.meetings if row.state == "moved"} == {
        "2026-12-24": "Julafton",
        "2026-12-31": "Nyårsafton",
        "2027-05-06": "Kristi himmelsfärdsdag",
    }
    # The weeks are counted by another part of Python's library than the program's.
    weeks = [int(date.fromisoformat(day).strftime("%V")) for day in THURSDAYS]
    assert [row.weeks for row in made.meetings] == [str(week) for week in weeks]
    assert weeks == [*range(50, 54), *range(1, 27)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", [("44", "läslov"), ("9", "sportlov")]),
        ("[{name: höstlov, weeks: v43}]", [("43", "läslov")]),
        ("[{name: läslov, weeks: v44}]", [("44", "läslov")]),
        ("[{name: lov, dates: 2027-02-15 – 2027-02-16}]", []),  # a few days are no winter break
        ("[{name: sportlov, dates: 2027-02-15 – 2027-02-19}]", [("7", "sportlov")]),
    ],
)
def test_past_the_last_calendar_breaks_are_in_the_same_weeks(
    written: str, expected: list[tuple[str, str]]
) -> None:
    calendar = GOTEBORG.replace("weeks: v7", "weeks: v9")
    if written:
        head, _, _ = GOTEBORG.partition("breaks:")
        calendar = f"{head}breaks: {written}\n"
    made = planned("fortnightly", 24, calendar)
    rows = [row for row in made.rows if row.kind == "break" and row.year == "2027-28"]
    assert [(row.weeks, row.name) for row in rows] == expected


def test_past_the_last_calendar_week_53_is_only_in_the_years_that_have_it() -> None:
    pace = Pace(weeks=(1,), autumn=PaceTerm(first=50, last=53))
    cells = [
        row.weeks for row in planned(pace, 30, cycle="sessions").meetings if row.year[:4] > "2026"
    ]
    assert cells[:3] == ["50", "51", "52"]
    assert cells.count("53") == 0  # the next is in 2032


def test_what_has_neither_days_nor_weeks_is_told_meeting_by_meeting() -> None:
    made = planned("planning-days", 2, cycle="collegial")
    rows = [(row.kind, row.number) for row in made.rows if not row.day and not row.weeks]
    assert rows == [("reading", 3), ("meeting", 3), ("activity", 4), ("meeting", 4)]


def test_a_second_calendar_gives_them_days() -> None:
    made = planned("three-week", 12, GOTEBORG, ONE, None, "collegial", NEXT_YEAR)
    assert days(made)[16:] == [
        *("2027-09-21", "2027-10-05", "2027-10-12", "2027-10-26"),
        *("2027-11-09", "2027-11-23", "2027-11-30", "2027-12-14"),
    ]


def test_a_plan_s_start_terms_and_skipped_weeks_come_first() -> None:
    assert days(planned(wishes=Wishes(start=36)))[0] == "2026-09-01"
    in_one = planned("three-week", 5, wishes=Wishes(terms=2))
    assert [row.part for row in in_one.meetings if row.season == "spring"] == [4, 4, 5, 5]
    skipped = planned(wishes=Wishes(skip=((12, 12),)))
    assert [row.weeks for row in skipped.meetings][-2:] == ["14", "15–16"]


def test_more_terms_than_asked_for_are_told() -> None:
    assert planned(wishes=Wishes(terms=1)).wide
    assert not planned(wishes=Wishes(terms=2)).wide
    assert len(planned(wishes=Wishes(terms=1)).meetings) == 16


def test_asked_for_terms_use_the_terms_whole() -> None:
    # The pace uses 13 weeks of the autumn; eight parts take 16 of the 17 that it has.
    made = planned("intensive", 8, wishes=Wishes(terms=1))
    assert [row.weeks for row in made.meetings if row.number in (1, 16)] == ["35", "51"]
    assert not made.wide


def test_a_start_takes_no_weeks_from_the_end_of_the_terms_asked_for() -> None:
    plain = planned("intensive", 8, wishes=Wishes(terms=1))
    made = planned("intensive", 8, wishes=Wishes(terms=1, start=35))
    assert not made.wide
    assert days(made) == days(plain)


def test_a_start_after_the_usual_weeks_uses_those_that_are_left() -> None:
    # The pace's weeks end at 48; the term's at 51.
    made = planned("intensive", 1, wishes=Wishes(start=50))
    assert [row.weeks for row in made.meetings] == ["50", "51"]
    made = planned("intensive", 1, wishes=Wishes(start=51))
    assert [row.weeks for row in made.meetings] == ["4", "5"]  # a part keeps to a term


def test_a_start_between_the_terms_uses_up_none_of_them() -> None:
    made = planned("three-week", 4, wishes=Wishes(start=53, terms=1))
    assert not made.wide
    assert {row.season for row in made.meetings} == {"spring"}


def test_meetings_moved_by_hand_stay_where_they_are_put() -> None:
    at = datetime.fromisoformat("2027-02-03 13:00")
    made = planned(wishes=Wishes(moved=(("a/11", at),)))
    row = made.meetings[10]
    assert (row.day, row.state, row.planned) == (at.date(), "by-hand", date(2027, 2, 2))
    assert (str(row.start), str(row.end)) == ("13:00:00", "14:30:00")
    assert len(made.meetings) == 16


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-08-16", "2027-06-12"])
def test_a_move_out_of_the_calendars_is_not_made(day: str) -> None:
    at = datetime.fromisoformat(f"{day} 13:00")
    assert days(planned(wishes=Wishes(moved=(("a/11", at),), checkins=1))) == WEEK_7


def test_a_part_run_again_takes_its_follow_up_s_weeks_once_more() -> None:
    pace = paces()["three-week"]
    again = once_more(steps(pace, 4), [cycles()["collegial"]] * 4, [3])
    made = schedule(again, pace, [year()], groups(ONE, pace), Wishes(checkins=1))
    assert not any(row.again for row in made.rows if row.kind == "checkin")
    rows = [(row.part, "".join(row.moments), row.again) for row in made.meetings]
    assert rows[4:8] == [(3, "AB", False), (3, "CD", False), (3, "CD", True), (4, "AB", False)]
    assert [row.number for row in made.meetings] == list(range(1, 10))


def test_reading_is_a_week_ahead_on_a_school_day_or_when_the_group_meets() -> None:
    made = planned()
    found = [(row.part, str(row.day), row.minutes) for row in made.rows if row.kind == "reading"]
    assert found[:3] == [(1, "2026-09-08", 45), (2, "2026-09-29", 45), (3, "2026-10-23", 45)]
    assert found[4] == (5, "2026-12-18", 45)


def test_where_it_is_read_in_the_meeting_nobody_is_reminded() -> None:
    assert days(planned("half-days", 4, cycle="sessions"), "reading") == []


def test_the_window_for_the_activity_is_the_school_days_between_two_meetings() -> None:
    rows = [row for row in planned().rows if row.kind == "activity"]
    assert [(str(row.day), str(row.until)) for row in rows] == [
        ("2026-09-16", "2026-09-28"),
        ("2026-10-07", "2026-10-19"),
        ("2026-11-04", "2026-11-16"),
        ("2026-11-25", "2026-12-07"),
        ("2027-01-13", "2027-01-25"),
        ("2027-02-03", "2027-02-22"),
        ("2027-03-03", "2027-03-15"),
        ("2027-03-24", "2027-04-12"),
    ]


def test_an_activity_that_no_meeting_of_its_part_takes_up_is_still_that_part_s() -> None:
    made = planned("half-days", 4, cycle="sessions")
    assert [row.part for row in made.rows if row.kind == "activity"] == [1, 2, 3, 4]
    assert [row.kind for row in made.rows if row.part == 1] == ["meeting", "activity"]


def test_check_ins_come_the_week_after_every_second_part() -> None:
    made = planned(wishes=Wishes(checkins=2))
    # The autumn break follows upon the second part: the talk is on the first school day after it.
    found = ["2026-11-03", "2026-12-15", "2027-03-02", "2027-04-20"]
    assert days(made, "checkin") == found


def test_follow_ups_fall_on_the_group_s_weekday_or_in_a_month() -> None:
    wishes = Wishes(follow_ups=((6, "weeks"), (2, "months"), (6, "months")))
    assert days(planned(wishes=wishes), "follow_up") == ["2027-05-25", "2027-06", "2027-10"]
    more = planned("three-week", 8, GOTEBORG, ONE, wishes, "collegial", NEXT_YEAR)
    assert days(more, "follow_up") == ["2027-05-25", "2027-08-17", "2027-10-19"]


def test_without_a_weekday_all_stands_in_weeks() -> None:
    made = planned(teams="  - {name: A}\n")
    assert days(made) == [""] * 16
    assert [row.weeks for row in made.rows if row.kind == "break"] == ["44", "7", "13"]
    assert {row.state for row in made.meetings} == {""}


def staff_year(more: str) -> SchoolYear:
    return year(GOTEBORG.replace("2026-11-02]", f"2026-11-02, {more}]"))


def test_on_staff_days_there_is_a_meeting_a_day_and_time_for_the_activity() -> None:
    pace = paces()["planning-days"]
    days_off = staff_year("2026-11-03, 2027-01-08, 2027-03-08, 2027-03-09")
    made = schedule(steps(pace, 4), pace, [days_off], groups(ONE, pace))
    found = [(str(row.day), "".join(row.moments)) for row in made.meetings if row.day]
    assert found == [
        ("2026-09-21", "AB"),
        ("2026-11-02", "CD"),
        ("2026-11-03", "AB"),
        ("2027-01-08", "CD"),
        ("2027-03-08", "AB"),
    ]
    assert [row.state for row in made.meetings] == [""] * 5 + ["past"] * 3


def test_a_plan_on_staff_days_begins_when_it_says_and_passes_over_what_it_says() -> None:
    pace = paces()["planning-days"]
    school = staff_year("2027-01-08, 2027-03-08")
    late = schedule(steps(pace, 4), pace, [school], groups(ONE, pace), Wishes(start=46))
    assert [str(row.day) for row in late.meetings if row.day] == ["2027-01-08", "2027-03-08"]
    skipping = Wishes(skip=((39, 39), (1, 1)))
    made = schedule(steps(pace, 4), pace, [school], groups(ONE, pace), skipping)
    assert [str(row.day) for row in made.meetings if row.day] == ["2026-11-02", "2027-03-08"]


def test_where_it_is_open_all_year_july_belongs_to_spring() -> None:
    school = year("year: 2026-08-10 – 2027-07-31\n")
    row = on_day(Row(kind="follow_up"), date(2027, 7, 27), [school])
    assert (row.season, row.year, row.weeks) == ("spring", "2026-27", "30")


def test_weeks_of_july_come_after_those_of_spring() -> None:
    pace = Pace(weeks=(1,), autumn=PaceTerm(first=50, last=53), spring=PaceTerm(first=1, last=30))
    calendar = "year: 2026-08-10 – 2027-07-31\nclosed: [v28–29]\n"
    made = planned(pace, 32, calendar, "  - {name: A}\n", Wishes(terms=2), "sessions")
    found = [row.weeks for row in by_week(made.rows[::-1]) if row.kind == "meeting"]
    assert found == [str(week) for week in (*range(50, 54), *range(1, 28), 30)]


def test_a_week_in_which_a_term_ends_and_another_begins_is_used_once() -> None:
    calendar = "terms: {autumn: 2026-08-17 – 2027-01-05, spring: 2027-01-07 – 2027-06-11}\n"
    pace = Pace(weeks=(1,), autumn=PaceTerm(first=51, last=1), spring=PaceTerm(first=1))
    made = planned(pace, 4, calendar, on("monday"), Wishes(start=52, terms=2), "sessions")
    assert days(made) == ["2026-12-21", "2026-12-28", "2027-01-11", "2027-01-18"]


@pytest.mark.parametrize(
    ("calendar", "name"),
    [
        ("year: 2026-04-09 – 2027-01-26\n", "2026-27"),  # its autumn half is that of 2026
        ("year: 2026-01-01 – 2026-12-31\n", "2025-26"),
        ("terms: {spring: 2026-12-28 – 2027-06-11}\n", "2026-27"),
    ],
)
def test_a_year_that_begins_at_another_time_is_in_order_too(calendar: str, name: str) -> None:
    pace = Pace(weeks=(1,), autumn=PaceTerm(first=30, last=53), spring=PaceTerm(first=1, last=53))
    made = planned(pace, 40, calendar, "  - {name: A}\n", cycle="sessions")
    assert made.years[0].name == name
    assert [row.number for row in by_week(made.rows[::-1]) if row.kind == "meeting"] == [
        *range(1, 41)
    ]
    spans = [row.span for row in made.meetings]
    assert all(one[-1] < other[0] for one, other in pairwise(spans))


TWO = """\
  - {id: a, name: A, weekday: tuesday, time: "14:30", leader: L}
  - {id: b, name: B, weekday: tuesday, time: "14:30", leader: L}
"""


def test_a_leader_s_groups_are_staggered_over_the_cell_s_weeks() -> None:
    made = planned("monthly", 4, PRESCHOOL, TWO)
    first, second = days(made, group="a"), days(made, group="b")
    assert first[:4] == ["2026-09-15", "2026-10-06", "2026-11-03", "2026-11-24"]
    assert second[:4] == ["2026-09-22", "2026-10-20", "2026-11-10", "2026-12-08"]
    assert list(clashes(made.rows)) == []


def test_meetings_at_once_clash_by_leader_and_by_place() -> None:
    made = planned("intensive", 4, teams=TWO)
    assert {(clash.shared, clash.name) for clash in clashes(made.rows)} == {("leader", "L")}
    apart = TWO.replace("leader: L}", "leader: L, place: Salen}", 1)
    apart = apart.replace("leader: L}", "leader: M, place: Salen}")
    made = planned("intensive", 4, teams=apart)
    assert {(clash.shared, clash.name) for clash in clashes(made.rows)} == {("place", "Salen")}
    later = TWO.replace("14:30", "16:00", 1)
    assert list(clashes(planned("intensive", 4, teams=later).rows)) == []


def test_a_move_steers_clear_of_the_leader_s_other_group() -> None:
    teams = """\
  - {id: a, name: A, weekday: thursday, time: "14:30", leader: L, week: 1}
  - {id: b, name: B, weekday: thursday, time: "14:30", leader: L, week: 2}
"""
    made = planned("fortnightly", 7, teams=teams, wishes=Wishes(spare=(3,)))
    last = [row for row in made.meetings if row.number == 14]
    assert [(row.group, str(row.day)) for row in last] == [("A", "2027-05-05"), ("B", "2027-05-13")]


def test_of_two_weeks_as_near_the_later_is_taken() -> None:
    calendar = GOTEBORG.replace("[2027-05-07]", "[2027-05-07, 2026-10-13]")
    # The week of 13 October is the middle one of the cell.
    made = planned(Pace(weeks=(3,)), 2, calendar, on("tuesday", ", week: 2"), Wishes(start=41))
    assert (made.meetings[0].weeks, days(made)[0]) == ("41–43", "2026-10-20")


def test_spare_days_are_tried_in_the_planned_week_first() -> None:
    free = "2026-09-24, 2026-10-01, 2026-09-29, 2026-09-22"
    calendar = GOTEBORG.replace("[2027-05-07]", f"[2027-05-07, {free}]")
    made = planned(calendar=calendar, wishes=Wishes(spare=(4, 3)))
    assert (made.meetings[1].weeks, days(made)[1]) == ("39–40", "2026-09-30")
    either = GOTEBORG.replace("[2027-05-07]", "[2027-05-07, 2026-10-01, 2026-09-29, 2026-09-22]")
    assert days(planned(calendar=either, wishes=Wishes(spare=(4, 3))))[1] == "2026-09-30"


def test_a_group_may_choose_its_week() -> None:
    assert days(planned(teams=on("tuesday", ", week: 1")))[1] == "2026-09-22"
    assert days(planned(teams=on("tuesday", ", week: 9")))[1] == "2026-09-29"


def is_sorted(rows: list[Row]) -> bool:
    found = [row.day for row in rows if row.day]
    return found == sorted(found)


def test_a_plan_s_rows_are_in_order_of_time() -> None:
    wishes = Wishes(checkins=2, follow_ups=((6, "weeks"),))
    assert is_sorted(list(planned(teams=TWO, wishes=wishes).rows))


def test_a_group_without_an_end_before_midnight_has_none() -> None:
    made = planned(teams=on("tuesday").replace("14:30", "23:30"))
    assert {row.end for row in made.meetings} == {None}


def test_a_plan_of_nothing_has_no_rows() -> None:
    pace = paces()["three-week"]
    made = schedule((), pace, [year()], (replace(Group("a")),), Wishes(checkins=1))
    assert made.rows == ()
