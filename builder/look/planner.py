"""What the planner on the portal chooses from, worked out here so that no script counts days.

A module at a pace, in a school year with the winter break in some week, on a weekday: which days
that gives follows from the module's shape, not from its text. So the days of a shape are one file
for each pace and year, with all winter weeks and weekdays in it, and the page loads the one that is
asked for, however many modules there are. Every file calls a function of the page's script.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from builder.formats.ics import as_ics
from builder.formats.table import COLUMNS, notes, what
from builder.look.schedule import Paced, Shape, Templates, file_name
from builder.look.sheet import Said, term_title
from builder.planning.group import Group
from builder.planning.order import by_week
from builder.planning.pace import STAFF_DAYS, meeting_minutes
from builder.planning.plan import schedule
from builder.planning.row import Row
from builder.planning.suggestion import suggested_year
from builder.value import value

WEEKDAYS = range(1, 6)
_BEFORE, _AFTER = "BEGIN:VEVENT", "END:VCALENDAR"

Data = list[object] | dict[str, object]


@value
class Days:
    """A shape at a pace in a school year: what one file of days is worked out from.

    `winters` are the weeks of the winter break to choose from; 0 is a place open all year.
    """

    shape: Shape
    paced: Paced
    year: int
    autumn: int
    winters: tuple[int, ...]

    @property
    def name(self) -> str:
        """Name the file and what is in it: `collegial-8-three-week-2026`."""
        return f"{file_name(self.shape, self.paced)}-{self.year}"


def can_be_planned(paced: Paced) -> bool:
    """Tell whether a pace's days follow from a suggested year: staff days do not."""
    return paced.pace.on != STAFF_DAYS


def call(function: str, *values: object) -> bytes:
    """Write a script that hands data to the page's own script."""
    # In ASCII: neither an encoding nor a line separator can break it.
    given = ",".join(json.dumps(each, separators=(",", ":")) for each in values)
    return f"kollegium.{function}({given});\n".encode()


def days(of: Days, said: Said) -> dict[str, object]:
    """Work out the rows for every winter week and weekday; terms are named once, by number."""
    terms: dict[str, int] = {}
    found = {
        str(winter): [
            [_row(row, terms, said) for row in rows_of(of, winter, weekday)] for weekday in WEEKDAYS
        ]
        for winter in of.winters
    }
    return {"terms": [*terms], "days": found}


def rows_of(of: Days, winter: int, weekday: int) -> tuple[Row, ...]:
    """Lay the shape out in a suggested year: its meetings and breaks, by week."""
    year = suggested_year(of.year, of.autumn, winter)
    group = Group("", weekday=weekday, minutes=meeting_minutes(of.paced.pace))
    made = schedule(of.shape.steps(of.paced.pace), of.paced.pace, [year], [group])
    return by_week([row for row in made.rows if row.kind in ("meeting", "break")])


def _row(row: Row, terms: dict[str, int], said: Said) -> list[object]:
    """Give a row as plain data; days are ISO dates, or empty.

    A meeting is [term, weeks, day, part, moments, note], a break [term, weeks, day, until, name].
    """
    term = terms.setdefault(term_title(row, said), len(terms))
    start = row.day.isoformat() if row.day else ""
    if row.kind == "break":
        until = row.until.isoformat() if row.until else start
        return [term, row.weeks, start, until, what(row, said)]
    letters = ", ".join(row.moments)
    return [term, row.weeks, start, row.part, letters, "; ".join(notes(row, said))]


def modules_data(made: Sequence[Templates]) -> list[Data]:
    """List modules: address, title, parts' numbers and titles, and the files of each pace."""
    return [
        {
            "id": each.told.slug,
            "title": each.told.link.title,
            "numbers": each.shape.numbers,
            "parts": each.told.titles,
            "paces": {
                paced.name: file_name(each.shape, paced)
                for paced in each.paces
                if can_be_planned(paced)
            },
            "open": all(not year.winter for paced in each.paces for year in paced.possible),
        }
        for each in made
    ]


def choices(  # noqa: PLR0913, PLR0917 - what there is to choose from
    paces: Sequence[tuple[str, str, int]],
    counties: Sequence[tuple[str, str, int]],
    winters: Sequence[int],
    years: Sequence[int],
    words: Mapping[str, str],
    said: Said,
    sizes: tuple[int, int],
) -> dict[str, object]:
    """Gather what is small: paces (id, title, minutes), counties (id, title, week), words."""
    before, _, rest = as_ics("", "", (), said).decode().partition(_AFTER)
    return {
        "paces": [list(each) for each in paces],
        "counties": [list(each) for each in counties],
        "winters": list(winters),
        "years": list(years),
        "sizes": list(sizes),
        "words": dict(words),
        "columns": {name: said[f"column.{name}"] for name in COLUMNS},
        "weekdays": [said[f"weekday.{number}"] for number in range(1, 8)],
        "months": [said[f"month.{number}"] for number in range(1, 13)],
        "meeting": said["kind.meeting"],
        "calendar": [before, _AFTER + rest],
    }


def school_years(updated: Sequence[date], calendars: Sequence[int]) -> tuple[int, ...]:
    """Choose the school years to plan in, by the autumn that each begins in.

    No output knows what day it is. So they are those of the portal's calendars, and the one that
    follows its newest module and the one after: content that is looked after carries them along.
    """
    newest = max(updated, default=None)
    own = [newest.year + (newest.month >= 3) - 1 + more for more in (0, 1)] if newest else []  # noqa: PLR2004 - from March on one plans the coming year
    return tuple(sorted({*own, *calendars}))


def chunks(every: Sequence[Data], most: int) -> Iterator[list[Data]]:
    """Part a list so that none of its parts is longer than so many bytes as data."""
    part: list[Data] = []
    size = 0
    for each in every:
        length = len(json.dumps(each)) + 1
        if part and size + length > most:
            yield part
            part, size = [], 0
        part.append(each)
        size += length
    if part:
        yield part
