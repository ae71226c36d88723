"""What tests of schedules are given: the built-in paces and cycles, and front matter as written."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import builder
from builder.front import CalendarFront, Cycle, Pace, PlanFront
from builder.front.defaults import DefaultsFront, SchoolBreaks
from builder.planning.calendar import school_year
from builder.planning.group import Group, groups_of
from builder.planning.row import Row
from builder.planning.school_year import SchoolYear
from builder.planning.step import Step, plain_step
from builder.read.frontmatter import parse_yaml
from builder.read.schema import read_front

F = TypeVar("F")
GOTEBORG = """\
title: Göteborg, läsåret 2026/27
school_year: 2026-27
school_forms: [GR]
terms:
  autumn: 2026-08-17 – 2026-12-18
  spring: 2027-01-11 – 2027-06-11
breaks:
  - {name: läslov, weeks: v44}
  - {name: sportlov, weeks: v7}
  - {name: påsklov, dates: 2027-03-29 – 2027-04-02}
days_off: [2027-05-07]
staff_days: [2026-09-21, 2026-11-02]
half_days: [ {date: 2026-12-18, ends: "12:00"} ]
"""
# The same school year in a county whose winter break is in week 10.
UMEA = GOTEBORG.replace("Göteborg", "Umeå").replace("weeks: v7", "weeks: v10")


def front(kind: type[F], text: str) -> F:
    """Read front matter that has no fault."""
    node, faults = parse_yaml(text, "given.yaml", 1)
    found, _, more = read_front(kind, node, "given.yaml")
    assert (*faults, *more) == ()
    assert found
    return found


@cache
def defaults() -> DefaultsFront:
    folder = Path(builder.__file__).parent / "defaults"
    return front(DefaultsFront, (folder / "defaults.yaml").read_text(encoding="utf-8"))


def school_breaks() -> SchoolBreaks:
    found = defaults().school_breaks
    assert found
    return found


def paces() -> Mapping[str, Pace]:
    return dict(defaults().paces)


def cycles() -> Mapping[str, Cycle]:
    return dict(defaults().cycles)


def steps(pace: Pace, parts: int, cycle: str = "collegial") -> tuple[Step, ...]:
    made = [plain_step(cycles()[cycle], pace, number) for number in range(1, parts + 1)]
    return tuple(step for step in made if step)


def year(text: str = GOTEBORG, name: str = "ar") -> SchoolYear:
    """Read a calendar that has no fault."""
    read = school_year(name, front(CalendarFront, text))
    assert read.flaws == ()
    assert read.year
    return read.year


def groups(text: str, pace: Pace) -> tuple[Group, ...]:
    """Read a plan's groups, written as YAML below `groups:`."""
    return groups_of(front(PlanFront, f"groups:\n{text}").groups, pace)


def cells(rows: tuple[Row, ...], season: str = "") -> list[tuple[str, str]]:
    """Write rows short: the cell, and `1AB` or the name of the break."""
    return [
        (row.weeks, row.name or f"{row.part}{''.join(row.moments)}")
        for row in rows
        if season in ("", row.season)
    ]


BREAKS = school_breaks()
