"""A row of a schedule: what happens, and when, as tables, files and calendars need it."""

from datetime import date, time
from typing import Literal

from builder.planning.season import Season
from builder.planning.weeks import Week
from builder.value import value

RowKind = Literal["reading", "activity", "meeting", "checkin", "follow_up", "break"]
# Why a row is not as the rule would have it. Empty: it is.
RowState = Literal["", "moved", "by-hand", "no-day", "past"]


@value
class Row:
    """One thing in a schedule.

    `year` is the school year (`2026-27`; in a template `1`, `2` …), `season` its term, `weeks` the
    cell as printed, `span` the first and the last of them, of a merged cell the earliest and the
    latest; they are empty where no weeks are known (a pace on staff days, without a calendar).

    A break has its `name` (empty: closed) and days; all others the `module`, and the `part` in it,
    and `moments`. `number` counts the meetings over the schedule, or what else comes in turn.
    `minutes` are a meeting's length, or those of reading before it.
    With dates known there are `day` (of a window the first, and `until` the last), `start` and
    `end`, `group` (its name) and `group_id`.

    `state` `moved`: to another day than `planned`, because of `why`; `by-hand`: likewise by the
    plan; `no-day`: no day is left, and `why` says what stands on the planned one; `past`: after the
    last calendar. A follow-up after that has the `month` alone, as `2027-08`.
    """

    kind: RowKind
    year: str = ""
    season: Season | Literal[""] = ""
    weeks: str = ""
    name: str = ""
    module: str = ""
    part: int = 0
    title: str = ""
    moments: tuple[str, ...] = ()
    number: int = 0
    again: bool = False
    minutes: int = 0
    group: str = ""
    group_id: str = ""
    leader: str = ""
    place: str = ""
    day: date | None = None
    until: date | None = None
    start: time | None = None
    end: time | None = None
    state: RowState = ""
    planned: date | None = None
    why: str = ""
    free: tuple[date, ...] = ()
    month: str = ""
    span: tuple[Week, ...] = ()
