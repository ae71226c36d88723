"""Rows of a schedule as the lines of a table, in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType

from builder.formats.table import notes, what
from builder.look.views.schedule import Line, Sheet, Stretch
from builder.planning.row import Row

Said = Mapping[str, str]
"""The words of schedules (`formats/words.py`)."""


def sheet(
    rows: Sequence[Row], said: Said, languages: Mapping[str, str] = MappingProxyType({})
) -> Sheet:
    """Make the table of rows, in their order; a part's title stands at a group's first meeting.

    `languages` are those of modules, by slug, where they are not the portal's.
    """
    named: set[tuple[str, str, int]] = set()
    stretches = []
    for title, held in groupby(rows, key=lambda row: term_title(row, said)):
        lines = []
        for row in held:
            part = (row.group_id, row.module, row.part)
            first = row.kind == "meeting" and part not in named
            if first:
                named.add(part)
            lines.append(line(row, said, languages.get(row.module, ""), first=first))
        stretches.append(Stretch(title, tuple(lines)))
    every = [each for stretch in stretches for each in stretch.lines]
    return Sheet(
        stretches=tuple(stretches),
        dated=any(each.day for each in every),
        groups=len({each.group for each in every} - {""}) > 1,
    )


def term_titles(rows: Iterable[Row], said: Said) -> dict[tuple[str, str], str]:
    """Name every term that rows are in, in order of time."""
    terms = {(row.year, row.season): term_title(row, said) for row in rows if row.season}
    return dict(sorted(terms.items(), key=lambda term: (_year(term[0][0]), term[0][1])))


def _year(name: str) -> int:
    """Get the number that a school year's name begins with, of a template's `10` too."""
    return int(name.partition("-")[0] or 0)


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


def line(row: Row, said: Said, language: str = "", *, first: bool) -> Line:
    """Say a row in words; with its part's title where it is the `first` of the part.

    `language` is the title's, where it is not the portal's.
    """
    until = row.until if row.until and row.until != row.day else None
    return Line(
        kind=row.kind,
        what=what(row, said),
        weeks=row.weeks,
        # A check-in is after the part, a follow-up after all of them.
        part=0 if row.kind == "checkin" else row.part,
        first=first,
        title=row.title if first else "",
        language=language if first else "",
        letters=row.moments,
        day=day_text(row.day, said) if row.day else month_text(row.month, said),
        iso=row.day.isoformat() if row.day else "",
        until=day_text(until, said) if until else "",
        iso_until=until.isoformat() if until else "",
        time=time_text(row),
        group=row.group,
        note="; ".join(notes(row, said, lambda day: day_text(day, said))),
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
