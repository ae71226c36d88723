"""Schedules as JSON, CSV, columns and calendar files."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Calendar

from builder.formats.data import as_data
from builder.formats.ics import as_ics, uid
from builder.formats.table import as_csv, as_lines, inert, table
from builder.formats.words import LANGUAGES, words
from builder.planning.plan import Schedule, Wishes, schedule
from builder.planning.row import Row
from builder.planning.template import template
from builder.planning.term import UsualBreaks
from tests.planning.given import GOTEBORG, groups, paces, steps, year

SWEDISH = words("sv")
SOMEWHERE = tuple(UsualBreaks(44, week) for week in (7, 8, 9, 10))
TEAMS = """\
  - {id: a, name: Lag A, weekday: tuesday, time: "14:30", place: "Biblioteket, plan 2"}
  - {id: b, name: Lag B, weekday: thursday, time: "15:00"}
"""
PACE = paces()["three-week"]


def plan(**wishes: object) -> Schedule:
    asked = Wishes(**wishes)  # type: ignore[arg-type]
    return schedule(steps(PACE, 8), PACE, [year()], groups(TEAMS, PACE), asked)


def events(rows: tuple[Row, ...], name: str = "ang") -> dict[str, tuple[datetime, datetime, int]]:
    read: Any = Calendar.from_ical(as_ics(name, "Ängskolan", rows, SWEDISH))
    return {
        str(one["uid"]): (one["dtstart"].dt, one["dtend"].dt, int(one["sequence"]))
        for one in read.walk("VEVENT")
    }


def test_a_template_s_rows_are_as_they_are_printed_and_no_more() -> None:
    rows = as_data(template(steps(PACE, 8), PACE, SOMEWHERE))
    assert rows[3] == {
        "kind": "meeting",
        "term": "autumn",
        "weeks": "42–43",
        "part": 2,
        "moments": ["C", "D"],
    }
    assert rows[4] == {"kind": "break", "term": "autumn", "weeks": "44", "break": "läslov"}


def test_over_more_than_a_year_each_row_knows_its_school_year() -> None:
    rows = as_data(template(steps(PACE, 12), PACE, SOMEWHERE))
    assert [row["school_year"] for row in rows].count(2) == 9


def test_a_plan_s_rows_have_dates_and_times() -> None:
    rows = as_data(plan(checkins=2, follow_ups=((6, "weeks"), (6, "months"))).rows)
    meeting = next(row for row in rows if row["kind"] == "meeting")
    assert meeting == {
        "kind": "meeting",
        "school_year": "2026-27",
        "term": "autumn",
        "weeks": "38",
        "part": 1,
        "moments": ["A", "B"],
        "number": 1,
        "date": "2026-09-15",
        "start": "14:30",
        "end": "16:00",
        "group": "Lag A",
        "place": "Biblioteket, plan 2",
    }
    kinds = {row["kind"] for row in rows}
    assert kinds == {"meeting", "break", "reading", "activity", "checkin", "follow_up"}
    late = [row for row in rows if row["kind"] == "follow_up" and "month" in row]
    assert [(row["month"], "date" in row, "weeks" in row) for row in late] == [
        ("2027-10", False, False)
    ] * 2


def test_csv_has_the_table_s_cells() -> None:
    made = table(template(steps(PACE, 8), PACE, SOMEWHERE), SWEDISH)
    rows = list(csv.reader(io.StringIO(as_csv(made, SWEDISH))))
    assert rows[0] == ["Termin", "Vecka", "Vad", "Del", "Moment"]
    assert rows[5] == ["Hösttermin", "44", "läslov", "", ""]
    assert rows[13] == ["Vårtermin", "6–7/8", "Träff", "6", "C, D"]


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"])
def test_no_cell_begins_a_formula(text: str) -> None:
    assert inert(text) == f"'{text}"
    row = Row("meeting", "2026-27", "autumn", "38", group=text, place=text, module=text)
    written = list(csv.reader(io.StringIO(as_csv(table([row], SWEDISH), SWEDISH))))
    plain = " ".join(text.split())
    assert [cell for cell in written[1] if cell.endswith(plain)] == [f"'{plain}"] * 2


def test_what_is_no_formula_is_left_alone() -> None:
    for text in ("6–7/8", "Lag 7–9", "A, B", "2026-09-15", "", "läslov"):
        assert inert(text) == text


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    lines = list(as_lines(table(template(steps(PACE, 6), PACE, SOMEWHERE), SWEDISH), SWEDISH))
    assert lines[:5] == [
        "",
        "Hösttermin",
        "Vecka     Vad       Del  Moment",
        "41        Träff     1    A, B",
        "42–43     Träff     1    C, D",
    ]


def test_a_calendar_file_holds_the_meetings_in_swedish_time() -> None:
    found = sorted(events(plan().rows).values())
    assert len(found) == 32
    first, summer = found[0], next(each for each in found if each[0].month == 4)
    winter = next(each for each in found if each[0].month == 12)
    assert first[0].isoformat() == "2026-09-15T14:30:00+02:00"
    assert winter[0].utcoffset() == timedelta(hours=1)
    assert summer[0].utcoffset() == timedelta(hours=2)
    assert {end - start for start, end, _ in found} == {timedelta(minutes=90)}


def test_the_zone_changes_on_the_last_sundays_of_march_and_october() -> None:
    read: Any = Calendar.from_ical(as_ics("p", "P", plan().rows, SWEDISH))
    (zone,) = read.walk("VTIMEZONE")
    known = zone.to_tz()
    for day, hours in (
        ("2026-10-24", 2),
        ("2026-10-26", 1),
        ("2027-03-27", 1),
        ("2027-03-29", 2),
    ):
        at = datetime.fromisoformat(f"{day} 12:00").replace(tzinfo=known)
        assert at.utcoffset() == timedelta(hours=hours)


def test_the_same_bytes_every_time() -> None:
    assert as_ics("p", "P", plan().rows, SWEDISH) == as_ics("p", "P", plan().rows, SWEDISH)


def test_lines_are_short_and_end_as_the_standard_says() -> None:
    data = as_ics("p", "Å" * 200, plan().rows, SWEDISH)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"LOCATION:Biblioteket\\, plan 2\r\n" in data


def test_a_uid_is_of_plan_group_part_and_meeting_and_of_nothing_else() -> None:
    rows = [row for row in plan().rows if row.kind == "meeting"]
    uids = {uid("ang", row) for row in rows}
    assert len(uids) == 32
    for row in rows:
        later = replace(
            row, day=date(2030, 1, 1), start=None, end=None, place="Salen", number=99, weeks="1"
        )
        assert uid("ang", later) == uid("ang", row)
    assert uids.isdisjoint(uid("annan", row) for row in rows)


def test_a_meeting_moved_by_hand_keeps_its_uid_and_is_newer() -> None:
    at = datetime.fromisoformat("2027-02-03 13:00")
    before, after = events(plan().rows), events(plan(moved=(("a/11", at),)).rows)
    assert before.keys() == after.keys()
    (changed,) = [name for name in before if before[name] != after[name]]
    assert after[changed][0].isoformat() == "2027-02-03T13:00:00+01:00"
    assert (before[changed][2], after[changed][2]) == (0, 2)


def test_what_the_rule_moves_is_newer_and_what_is_moved_by_hand_after_that_newer_still() -> None:
    off = year(GOTEBORG.replace("[2027-05-07]", "[2027-05-07, 2027-01-26]"))
    at = datetime.fromisoformat("2027-01-27 13:00")
    teams = groups(TEAMS, PACE)
    found = [
        events(schedule(steps(PACE, 8), PACE, [one], teams, Wishes(moved=moved)).rows)
        for one, moved in ((year(), ()), (off, ()), (off, (("a/10", at),)))
    ]
    (changed,) = [name for name in found[0] if found[0][name] != found[1][name]]
    assert [str(one[changed][0])[:16] for one in found] == [
        "2027-01-26 14:30",
        "2027-01-19 14:30",
        "2027-01-27 13:00",
    ]
    assert [one[changed][2] for one in found] == [0, 1, 2]


def test_every_meeting_of_a_plan_that_was_changed_later_is_newer() -> None:
    at = datetime.fromisoformat("2027-02-03 13:00")
    moved, back = plan(moved=(("a/11", at),)).rows, plan().rows
    days = (None, date(2026, 5, 10), date(2026, 11, 3), date(2026, 11, 4))
    # Whatever was moved before and is moved back, or the other way round.
    for one, other in ((moved, back), (back, moved), (moved, moved)):
        for earlier, later in pairwise(days):
            before = revisions(as_ics("p", "P", one, SWEDISH, earlier))
            after = revisions(as_ics("p", "P", other, SWEDISH, later))
            assert before.keys() == after.keys()
            assert all(before[name] < after[name] for name in before)
            assert max(number for number, _ in after.values()) < 2**31


def revisions(data: bytes) -> dict[str, tuple[int, datetime]]:
    read: Any = Calendar.from_ical(data)
    return {
        str(one["uid"]): (int(one["sequence"]), one["dtstamp"].dt) for one in read.walk("VEVENT")
    }


def test_a_calendar_file_is_a_snapshot_that_says_when_it_was_changed() -> None:
    data = as_ics("p", "P", plan().rows, SWEDISH, date(2026, 11, 3))
    assert b"METHOD" not in data
    assert b"ORGANIZER" not in data
    assert data.count(b"\r\nSEQUENCE:202611030\r\n") == 32
    assert data.count(b"\r\nLAST-MODIFIED:20261103T000000Z\r\n") == 32
    assert data.count(b"\r\nDTSTAMP:20261103T000000Z\r\n") == 32
    assert b"LAST-MODIFIED" not in as_ics("p", "P", plan().rows, SWEDISH)


def test_a_part_that_is_held_twice_has_two_uids() -> None:
    pace = paces()["three-week"]
    twice = (*steps(pace, 1), *steps(pace, 1))
    made = schedule(twice, pace, [year()], groups(TEAMS, pace))
    assert len(events(made.rows)) == 8


def test_a_meeting_without_a_time_takes_the_day() -> None:
    pace = paces()["three-week"]
    teams = groups("  - {name: A, weekday: tuesday}\n", pace)
    data = as_ics("p", "P", schedule(steps(pace, 1), pace, [year()], teams).rows, SWEDISH)
    assert b"DTSTART;VALUE=DATE:2026" in data
    assert b"DTEND" not in data


def test_what_a_plan_is_called_cannot_break_out_of_the_file() -> None:
    hostile = "A\r\nBEGIN:VEVENT\r\nX:1"
    rows = [replace(row, place=hostile, title=hostile) for row in plan().rows]
    data = as_ics("p", hostile, rows, SWEDISH)
    assert data.count(b"\r\nBEGIN:VEVENT\r\n") == 32


def test_the_words_are_the_same_in_both_languages() -> None:
    assert sorted(words("sv")) == sorted(words("en"))
    assert LANGUAGES == ("sv", "en")
    assert words("fi") == words("en")


def test_a_utc_stamp_is_of_the_content_and_not_of_the_clock() -> None:
    read: Any = Calendar.from_ical(as_ics("p", "P", plan().rows, SWEDISH))
    stamps = {one["dtstamp"].dt for one in read.walk("VEVENT")}
    assert stamps == {datetime(2025, 7, 1, tzinfo=UTC)}
