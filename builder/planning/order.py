"""The order of a schedule's rows."""

from collections.abc import Sequence
from datetime import date

from builder.planning.row import Row
from builder.planning.weeks import MONDAY, Week, day_in, week_of

_NEVER = Week(9999, 1)
_KINDS = ("reading", "activity", "meeting", "checkin", "follow_up", "break")


def in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Sort by day; what has only weeks stands at its first week's Monday, all else last."""
    return tuple(sorted(rows, key=lambda row: (row.day or day_in(_week(row), MONDAY), _rank(row))))


def by_week(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Sort as a table of weeks is: by first week, meetings before breaks."""
    return tuple(sorted(rows, key=lambda row: (_week(row), _rank(row))))


def _rank(row: Row) -> int:
    # Reading on the day of a meeting is for the next one.
    is_next = row.kind == "reading" and row.day is not None
    # What has no time at all stays in the order given.
    return len(_KINDS) if is_next or not (row.day or row.span) else _KINDS.index(row.kind)


def _week(row: Row) -> Week:
    if row.month:
        year, month = map(int, row.month.split("-"))
        return week_of(date(year, month, 28))
    return row.span[0] if row.span else _NEVER
