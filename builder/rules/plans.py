"""What a plan comes to: a day for every meeting, one place at a time, groups that can talk."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any

from builder.diagnostics import Diagnostic, diagnose
from builder.front import PlanFront
from builder.model import Portal, SchoolFile
from builder.planning.arrange import arranged
from builder.planning.clash import clashes
from builder.planning.pace import STAFF_DAYS
from builder.planning.plan import Schedule, within
from builder.planning.row import Row
from builder.planning.school_year import can_meet, day_among
from builder.planning.size import USUAL, split

# What a day may be that a meeting cannot be held on; else it is the name of a holiday or break.
_CLASHES = MappingProxyType({"leader": "leader-clash", "place": "place-clash"})
_KINDS = ("weekend", "off", "outside", "half")


def plans(portal: Portal) -> Iterator[Diagnostic]:
    """Find what a plan's schedule shows to be impossible, or worth knowing."""
    sizes = {module.slug: module.page.front.group_size for module in portal.modules}
    for entry in portal.plans:
        made = arranged(portal, entry)
        if made is None:
            continue
        yield from _in_vain(entry, made)
        yield from _meetings(entry, made)
        yield from _moved(entry, made) if made.years else ()
        yield from _clashes(entry, made)
        yield from _ends(entry, made)
        named = {step.module for step in made.steps}
        limits = [USUAL, *(size for slug, size in sizes.items() if size and slug in named)]
        yield from _sizes(entry, limits[-1])


def _in_vain(entry: SchoolFile[PlanFront], made: Schedule) -> Iterator[Diagnostic]:
    """Find what a plan asks for in vain: days where it has none, weeks where days decide."""
    on_staff_days = made.pace.on == STAFF_DAYS
    if on_staff_days:
        yield from _told(entry, "staff-days", ("terms", "spare_weekdays"))
    if made.years:
        return
    of_weeks = ("start", "skip", "checkins", "follow_ups") if on_staff_days else ("spare_weekdays",)
    yield from _told(entry, "no-calendar", (*of_weeks, "moved"))


def _told(entry: SchoolFile[PlanFront], hint: str, keys: Sequence[str]) -> Iterator[Diagnostic]:
    for key in keys:
        if getattr(entry.front, key):
            place = entry.spans.of(key)
            yield diagnose("key-in-vain", entry.path, place, hint=hint, key=key)


def _group_key(entry: SchoolFile[PlanFront], row: Row, key: str) -> str:
    ids = [group.id for group in entry.front.groups]
    return f"groups.{ids.index(row.group_id)}.{key}" if row.group_id in ids else "groups"


def _meetings(entry: SchoolFile[PlanFront], made: Schedule) -> Iterator[Diagnostic]:
    for row in made.meetings:
        place = entry.spans.of(_group_key(entry, row, "weekday"))
        values: dict[str, Any] = {
            "group": row.group,
            "number": str(row.number),
            "planned": str(row.planned),
        }
        why = row.why if row.why in _KINDS else "named"
        if row.state == "moved":
            told: dict[str, Any] = values | {"day": str(row.day), "why": row.why}
            yield diagnose("meeting-moved", entry.path, place, hint=why, **told)
        elif row.state == "no-day":
            days = ", ".join(day.isoformat() for day in row.free)
            told = values | {"weeks": row.weeks, "days": days}
            hint = "free" if days else "none"
            yield diagnose("no-meeting-day", entry.path, place, hint=hint, **told)
    for row in made.rows:
        if row.kind == "activity" and row.state == "no-day":
            place = entry.spans.of(_group_key(entry, row, "weekday"))
            values = {"group": row.group, "part": str(row.part)}
            yield diagnose("no-activity-days", entry.path, place, **values)


def _moved(entry: SchoolFile[PlanFront], made: Schedule) -> Iterator[Diagnostic]:
    """Look at the meetings moved by hand: they stay, but the author should know."""
    held = {f"{row.group_id}/{row.number}": row for row in made.meetings}
    ids = {group.id for group in made.groups}
    for name, at in entry.front.moved:
        place = entry.spans.of(f"moved.{name}")
        group, _, number = name.rpartition("/")
        if group not in ids or not number.isdecimal():
            continue
        row = held.get(name)
        if row is None:
            count = len({one.number for one in made.meetings})
            yield diagnose("unknown-meeting", entry.path, place, found=number, count=count)
        elif not within(at.date(), made.years):
            yield diagnose("moved-outside", entry.path, place, day=at.date())
        else:
            yield from _moved_to(entry, made, row, name)


def _moved_to(
    entry: SchoolFile[PlanFront], made: Schedule, row: Row, name: str
) -> Iterator[Diagnostic]:
    place = entry.spans.of(f"moved.{name}")
    found = day_among(made.years, row.day) if row.day else None
    if found and not can_meet(found, row.end):
        hint = "named" if found.name else found.kind
        values: dict[str, Any] = {"day": str(row.day), "why": found.name}
        yield diagnose("moved-to-day-off", entry.path, place, hint=hint, **values)
    own = [one for one in made.meetings if one.group_id == row.group_id and one.day]
    passed = next((one for one in own if _is_passed(row, one)), None)
    if passed:
        values = {"number": str(row.number), "day": str(row.day), "other": str(passed.number)}
        told: dict[str, Any] = values | {"other_day": str(passed.day)}
        yield diagnose("moved-past", entry.path, place, **told)


def _is_passed(row: Row, other: Row) -> bool:
    """Tell whether two meetings of a group stand in the wrong order."""
    if row.day is None or other.day is None or row.number == other.number:
        return False
    return (row.number < other.number) != (row.day < other.day)


def _clashes(entry: SchoolFile[PlanFront], made: Schedule) -> Iterator[Diagnostic]:
    for clash in clashes(made.rows):
        place = entry.spans.of(_group_key(entry, clash.other, "time"))
        values: dict[str, Any] = {
            "name": clash.name,
            "one": clash.one.group,
            "other": clash.other.group,
        }
        told: dict[str, Any] = values | {"day": str(clash.one.day)}
        yield diagnose(_CLASHES[clash.shared], entry.path, place, **told)


def _ends(entry: SchoolFile[PlanFront], made: Schedule) -> Iterator[Diagnostic]:
    for number, group in enumerate(made.groups):
        if group.start and not group.end:
            place = entry.spans.of(f"groups.{number}.time")
            yield diagnose("past-midnight", entry.path, place, group=group.name)
    past = [row.number for row in made.meetings if row.state == "past"]
    if past and made.years:
        place = entry.spans.of("calendars")
        number = min(past)
        yield diagnose("after-calendars", entry.path, place, number=number)
    if made.wide:
        place = entry.spans.of("terms")
        yield diagnose("more-terms", entry.path, place, terms=entry.front.terms)


def _sizes(entry: SchoolFile[PlanFront], size: Sequence[int]) -> Iterator[Diagnostic]:
    least, most = size[0], size[-1]
    groups = entry.front.groups
    for number, group in enumerate(groups):
        place = entry.spans.of(f"groups.{number}.participants")
        values: dict[str, Any] = {"group": group.name, "found": group.participants}
        if group.participants > most:
            parts = " + ".join(map(str, split(group.participants, most)))
            told: dict[str, Any] = values | {"most": most, "parts": parts}
            yield diagnose("group-large", entry.path, place, hint="split", **told)
        elif 0 < group.participants < least:
            fitting = (
                other.name
                for other in groups
                if other is not group and 0 < other.participants <= most - group.participants
            )
            other = next(fitting, "")
            told = values | {"least": least, "other": other}
            hint = "join" if other else "elsewhere"
            yield diagnose("group-small", entry.path, place, hint=hint, **told)
