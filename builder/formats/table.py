"""Rows as a table of texts, and a table as CSV or as columns for a terminal."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from builder.planning.row import Row
from builder.show.width import width

COLUMNS = (
    *("year", "term", "weeks", "weekday", "day", "until", "start", "end"),
    *("group", "what", "module", "part", "moments", "place", "note"),
)
_ALWAYS = frozenset({"term", "weeks", "what"})
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Table(NamedTuple):
    """A table: the columns that hold something, by name, and its rows of texts."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(rows: Sequence[Row], said: Mapping[str, str]) -> Table:
    """Put rows in words. Columns in which nothing would stand are left out."""
    cells = [
        {
            name: " ".join(text.split())
            for name, text in zip(COLUMNS, _cells(row, said), strict=True)
        }
        for row in rows
    ]
    years = len({row.year for row in rows if row.year}) > 1
    modules = len({row.module for row in rows if row.module}) > 1
    wanted = {"year": years, "module": modules}
    kept = tuple(
        name
        for name in COLUMNS
        if name in _ALWAYS or (wanted.get(name, True) and any(cell[name] for cell in cells))
    )
    return Table(kept, tuple(tuple(cell[name] for name in kept) for cell in cells))


def _cells(row: Row, said: Mapping[str, str]) -> Iterator[str]:
    yield row.year.replace("-", "/")
    yield said[f"term.{row.season}"] if row.season else ""
    yield row.weeks
    yield said[f"weekday.{row.day.isoweekday()}"] if row.day and not row.until else ""
    yield row.day.isoformat() if row.day else row.month
    yield row.until.isoformat() if row.until else ""
    yield f"{row.start:%H:%M}" if row.start else ""
    yield f"{row.end:%H:%M}" if row.end else ""
    yield row.group
    yield what(row, said)
    yield row.module
    yield str(row.part) if row.part else ""
    yield ", ".join(row.moments)
    yield row.place
    yield "; ".join(notes(row, said))


def what(row: Row, said: Mapping[str, str]) -> str:
    """Say what a row is: a kind, or the name of a break."""
    if row.kind == "break":
        return row.name or said["kind.closed"]
    return said[f"kind.{row.kind}"]


def why(row: Row, said: Mapping[str, str]) -> str:
    """Say what keeps a meeting from its day: a holiday's or break's name, or what the day is."""
    key = f"why.{row.why}"
    return said.get(key, row.why)


def notes(
    row: Row, said: Mapping[str, str], dated: Callable[[date], str] = date.isoformat
) -> Iterator[str]:
    """Say what is particular about a row: repeated, moved and why, without a day.

    `dated` says on which day.
    """
    if row.again:
        yield said["note.again"]
    if row.kind == "reading" and row.minutes:
        yield said["note.reading"].format(minutes=row.minutes)
    planned = dated(row.planned) if row.planned else ""
    if row.kind == "meeting" and not row.season and not row.state:
        yield said["note.staff"]
    if row.state == "moved":
        yield said["note.moved"].format(day=planned, why=why(row, said))
    elif row.state == "by-hand":
        yield said["note.by_hand"]
    elif row.state == "past":
        yield said["note.past"]
    elif row.state == "no-day":
        if row.planned:
            yield said["note.no_day"].format(day=planned, why=why(row, said))
        else:
            yield said["note.no_window"]


def as_csv(made: Table, said: Mapping[str, str]) -> str:
    """Write a table as CSV, with a heading; no cell can begin a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([said[f"column.{name}"] for name in made.columns])
    writer.writerows([[inert(cell) for cell in row] for row in made.rows])
    return text.getvalue()


def inert(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula, by an apostrophe before it."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


_IN_HEADINGS = ("year", "term")


def as_lines(made: Table, said: Mapping[str, str]) -> Iterator[str]:
    """Write a table in columns for a terminal, each term below a heading of its own."""
    shown = [at for at, name in enumerate(made.columns) if name not in _IN_HEADINGS]
    head = [said[f"column.{made.columns[at]}"] for at in shown]
    body = [[row[at] for at in shown] for row in made.rows]
    widths = [max(map(width, column)) for column in zip(head, *body, strict=True)]
    heading = None
    for row, cells in zip(made.rows, body, strict=True):
        above = _heading(dict(zip(made.columns, row, strict=True)), said)
        if above != heading:
            heading = above
            yield from ("", above) if above else ("",)
            yield _line(head, widths)
        yield _line(cells, widths)


def _heading(row: Mapping[str, str], said: Mapping[str, str]) -> str:
    year = row.get("year", "")
    if year:
        key = "title.school_year" if "/" in year else "title.year"
        year = said[key].format(year=year, number=year)
    return ", ".join(each for each in (row["term"], year) if each)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
