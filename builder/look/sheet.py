"""Rows of a schedule as the lines of a table, in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from builder.formats.table import notes, what
from builder.look.views.schedule import Line, Sheet, Stretch
from builder.planning.row import Row

Said = Mapping[str, str]
"""The words of schedules (`formats/words.py`)."""


def sheet(rows: Sequence[Row], said: Said) -> Sheet:
    """Make the table of rows, in their order."""
    stretches = tuple(
        Stretch(title, tuple(line(row, said) for row in held))
        for title, held in groupby(rows, key=lambda row: term_title(row, said))
    )
    lines = [each for stretch in stretches for each in stretch.lines]
    return Sheet(
        stretches=stretches,
        dated=any(each.day for each in lines),
        groups=len({each.group for each in lines} - {""}) > 1,
        places=any(each.place for each in lines),
        notes=any(each.note for each in lines),
    )


def term_titles(rows: Iterable[Row], said: Said) -> dict[tuple[str, str], str]:
    """Name every term that rows are in, in order of time."""
    terms = {(row.year, row.season): term_title(row, said) for row in rows if row.season}
    return dict(sorted(terms.items()))


def term_title(row: Row, said: Said) -> str:
    """Name a row's term: `Hösttermin 2026/27`, in a template `Hösttermin, läsår 2`."""
    if not row.season:
        return said["title.later"] if row.month else ""
    term = said[f"term.{row.season}"]
    if "-" in row.year:
        return f"{term} {row.year.replace('-', '/')}"
    return (
        term if row.year in ("", "1") else f"{term}, {said['title.year'].format(number=row.year)}"
    )


def line(row: Row, said: Said) -> Line:
    """Say a row in words."""
    until = row.until if row.until and row.until != row.day else None
    return Line(
        kind=row.kind,
        what=what(row, said),
        weeks=row.weeks,
        part=row.part,
        title=row.title,
        letters=row.moments,
        day=day_text(row.day, said) if row.day else month_text(row.month, said),
        iso=row.day.isoformat() if row.day else "",
        until=day_text(until, said) if until else "",
        iso_until=until.isoformat() if until else "",
        time=time_text(row),
        group=row.group,
        place=row.place,
        note="; ".join(notes(row, said)),
    )


def time_text(row: Row) -> str:
    """Say when a row begins and ends: `14:30–16:00`."""
    if not row.start:
        return ""
    return f"{row.start:%H:%M}–{row.end:%H:%M}" if row.end else f"{row.start:%H:%M}"


def day_text(day: date | None, said: Said) -> str:
    """Say a day without its year, which the term tells: `tis 3 nov`."""
    if day is None:
        return ""
    return f"{said[f'weekday.{day.isoweekday()}']} {day.day} {said[f'month.{day.month}']}"


def month_text(month: str, said: Said) -> str:
    """Say a month: `aug 2027`; empty for none."""
    year, _, number = month.partition("-")
    return f"{said[f'month.{int(number)}']} {year}" if number else ""
