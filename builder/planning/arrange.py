"""From a plan as written to its schedule: what it names is looked up, each in its place.

A name that the portal does not know makes no schedule; the rules tell which it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise

from builder.front import Cycle, Pace, PlanFront
from builder.model import Entry, PartEntry, Portal, SchoolFile, Settings
from builder.planning.calendar import school_year
from builder.planning.group import groups_of, weekday_number
from builder.planning.pace import meetings_of, weeks_each
from builder.planning.plan import Schedule, Wishes, schedule
from builder.planning.school_year import SchoolYear
from builder.planning.step import Step, once_more, step
from builder.planning.term import UsualBreaks
from builder.planning.undated import in_weeks

# The paces that a plan without one takes, the first that fits its modules.
_USUAL = ("three-week", "fortnightly")
# School forms that are open all year: their templates have no breaks.
_ALL_YEAR = frozenset({"FS", "FTH"})
_MOST_PARTS = 200
_MOST_GROUPS = 200


def named_parts(portal: Portal, front: PlanFront) -> Iterator[tuple[Entry, PartEntry] | None]:
    """Find the parts that a plan goes through, in order; None for one that is not there."""
    modules = {module.slug: module for module in portal.modules}
    for slug in front.modules:
        module = modules.get(slug)
        if module is None:
            yield None
        else:
            yield from ((module, part) for part in module.contents)
    for name in front.parts:
        slug, _, number = name.partition("/")
        found = modules.get(slug)
        parts = found.contents if found else ()
        part = next((each for each in parts if each.number == int(number)), None)
        yield (found, part) if found and part else None


def pace_of(settings: Settings, front: PlanFront, cycles: Sequence[Cycle]) -> Pace | None:
    """Find a plan's pace, or a usual one that fits its cycles; None for one not there."""
    return dict(settings.paces).get(front.pace or usual_pace(settings, cycles))


def usual_pace(settings: Settings, cycles: Sequence[Cycle]) -> str:
    """Name the pace that is taken where none is named: the first that fits, empty if none does."""
    paces = dict(settings.paces)
    usual = (name for name in _USUAL if name in paces)
    return next((name for name in usual if all(fits(paces[name], each) for each in cycles)), "")


def fits(pace: Pace, cycle: Cycle) -> bool:
    """Tell whether a pace says how many weeks each of a cycle's meetings takes."""
    return weeks_each(pace, len(meetings_of(cycle))) is not None


def cycle_of(settings: Settings, module: Entry) -> Cycle:
    """Find a module's cycle; one that is not there is told elsewhere, and taken for the usual."""
    cycles = dict(settings.cycles)
    return cycles.get(module.page.front.cycle) or cycles["collegial"]


def years_of(portal: Portal, names: Sequence[str]) -> tuple[SchoolYear, ...] | None:
    """Read calendars as school years; None where one is not there or cannot be one."""
    known = {entry.id: entry for entry in portal.calendars if not entry.broken}
    if any(name not in known for name in names):
        return None
    years = [school_year(name, known[name].front).year for name in names]
    found = tuple(year for year in years if year)
    in_order = all(a.last < b.first for a, b in pairwise(found))
    return found if len(found) == len(names) and in_order else None


def is_too_large(portal: Portal, front: PlanFront) -> bool:
    """Tell whether a plan has more parts or groups than any school."""
    parts = len(list(islice(named_parts(portal, front), _MOST_PARTS + 1)))
    return parts > _MOST_PARTS or len(front.groups) > _MOST_GROUPS


def arranged(portal: Portal, entry: SchoolFile[PlanFront]) -> Schedule | None:
    """Make a plan's schedule; None where something that it names is missing or does not fit."""
    front = entry.front
    if entry.broken or is_too_large(portal, front):
        return None
    found = list(named_parts(portal, front))
    parts = [each for each in found if each]
    cycles = [cycle_of(portal.settings, module) for module, _ in parts]
    pace = pace_of(portal.settings, front, cycles)
    years = years_of(portal, front.calendars)
    if not parts or len(parts) < len(found) or pace is None or years is None:
        return None
    steps = _steps(portal.settings, parts, pace, front.again)
    if steps is None:
        return None
    groups, asked = groups_of(front.groups, pace), _wishes(front)
    if years:
        return replace(schedule(steps, pace, years, groups, asked), updated=_updated(portal, front))
    forms = [form for module, _ in parts for form in module.page.front.school_forms]
    return in_weeks(steps, pace, groups, possible_years(portal.settings, forms), asked)


def _updated(portal: Portal, front: PlanFront) -> date | None:
    """Tell when the plan or one of its calendars was last changed; None if no file says so."""
    named = [entry.front for entry in portal.calendars if entry.id in front.calendars]
    said = [front.updated, *(each.updated for each in named)]
    return max((day for day in said if day), default=None)


def _steps(
    settings: Settings,
    parts: Sequence[tuple[Entry, PartEntry]],
    pace: Pace,
    again: Sequence[int],
) -> tuple[Step, ...] | None:
    cycles = [cycle_of(settings, module) for module, _ in parts]
    each = zip(parts, cycles, strict=True)
    made = [step(module.slug, part, cycle, pace) for (module, part), cycle in each]
    steps = [each for each in made if each]
    if len(steps) < len(made):
        return None
    return once_more(steps, cycles, again)


def module_steps(settings: Settings, module: Entry, pace: Pace) -> tuple[Step, ...] | None:
    """Make the steps of one module; None where the pace does not fit its cycle."""
    return _steps(settings, [(module, part) for part in module.contents], pace, ())


def _wishes(front: PlanFront) -> Wishes:
    return Wishes(
        start=front.start or 0,
        terms=front.terms,
        skip=front.skip,
        spare=tuple(weekday_number(name) for name in front.spare_weekdays),
        moved=front.moved,
        checkins=front.checkins,
        follow_ups=front.follow_ups,
    )


def possible_years(settings: Settings, forms: Sequence[str]) -> tuple[UsualBreaks, ...]:
    """List the years that a template merges: one for each week of the winter break.

    Where all of the school forms are open all year there are no breaks.
    """
    if forms and _ALL_YEAR.issuperset(forms):
        return (UsualBreaks(),)
    breaks = settings.school_breaks
    winter = {week for county in breaks.counties for week in county.weeks}
    return tuple(UsualBreaks(breaks.autumn, week) for week in sorted(winter))
