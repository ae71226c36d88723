"""Rows as plain data, for JSON and for scripts.

What is not known of a row is left out, so a template's row has its term, weeks, part and moments
and nothing else. Only `term` and `weeks` of a meeting on an unknown day are null.
"""

from collections.abc import Iterator, Mapping, Sequence

from builder.planning.row import Row

Data = dict[str, object]
CLOSED = "closed"


def as_data(rows: Sequence[Row]) -> list[Data]:
    """Give rows as data, in the order given."""
    years = len({row.year for row in rows if row.year}) > 1
    dated = any(row.day for row in rows) or any("-" in row.year for row in rows)
    modules = len({row.module for row in rows if row.module}) > 1
    return [dict(_pairs(row, years=years, dated=dated, modules=modules)) for row in rows]


def _pairs(row: Row, *, years: bool, dated: bool, modules: bool) -> Iterator[tuple[str, object]]:
    yield "kind", row.kind
    if (years or dated) and row.year:
        yield "school_year", row.year if "-" in row.year else int(row.year)
    if not row.month:
        yield "term", row.season or None
        yield "weeks", row.weeks or None
    if row.kind == "break":
        yield "break", row.name or CLOSED
    if modules and row.module:
        yield "module", row.module
    if row.part:
        yield "part", row.part
    if row.moments:
        yield "moments", list(row.moments)
    if row.again:
        yield "again", True
    if dated:
        yield from _dated(row)


def _dated(row: Row) -> Iterator[tuple[str, object]]:
    if row.kind != "break":
        yield "number", row.number
    texts: Mapping[str, object] = {
        "date": row.day and row.day.isoformat(),
        "until": row.until and row.until.isoformat(),
        "month": row.month,
        "start": row.start and f"{row.start:%H:%M}",
        "end": row.end and f"{row.end:%H:%M}",
        "minutes": row.minutes if row.kind == "reading" else 0,
        "group": row.group,
        "leader": row.leader,
        "place": row.place,
        "state": row.state,
        "planned": row.planned.isoformat() if row.state and row.planned else "",
        "because": row.why,
        "free": [day.isoformat() for day in row.free],
    }
    yield from ((name, value) for name, value in texts.items() if value)
