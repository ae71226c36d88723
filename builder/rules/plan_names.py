"""What a plan names must be there and fit: modules, parts, pace, calendars, groups, meetings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from builder.diagnostics import Diagnostic, diagnose
from builder.front import PlanFront
from builder.model import Portal, SchoolFile
from builder.planning.arrange import cycle_of, fits, is_too_large, named_parts, pace_of
from builder.planning.calendar import school_year, starts_within
from builder.planning.season import season_of
from builder.planning.weeks import weeks_in
from builder.read.nearest import nearest


def plan_names(portal: Portal) -> Iterator[Diagnostic]:
    """Find names in plans that nothing has, and a pace that does not fit."""
    for entry in portal.plans:
        if entry.broken:
            continue  # what is left of it may lack what it means
        if is_too_large(portal, entry.front):
            yield diagnose("plan-too-large", entry.path)
            continue
        yield from _parts(portal, entry)
        yield from _pace(portal, entry)
        yield from _calendars(portal, entry)
        yield from _groups(entry)


def _parts(portal: Portal, entry: SchoolFile[PlanFront]) -> Iterator[Diagnostic]:
    front = entry.front
    if bool(front.modules) == bool(front.parts):
        hint = "both" if front.modules else "neither"
        yield diagnose("plan-parts", entry.path, entry.spans.of("parts"), hint=hint)
    modules = {module.slug: module for module in portal.modules}
    for number, slug in enumerate(front.modules):
        yield from _module(portal, entry, f"modules.{number}", slug)
    for number, name in enumerate(front.parts):
        slug = name.partition("/")[0]
        if slug not in modules:
            yield from _module(portal, entry, f"parts.{number}", slug)
            continue
        known = [f"{slug}/{part.number}" for part in modules[slug].contents]
        yield from _known("unknown-part", entry, f"parts.{number}", name, known)
    count = len(list(named_parts(portal, front)))
    for number, position in enumerate(front.again):
        if position > count:
            place = entry.spans.of(f"again.{number}")
            yield diagnose("unknown-again", entry.path, place, found=position, count=count)


def _module(
    portal: Portal, entry: SchoolFile[PlanFront], key: str, slug: str
) -> Iterator[Diagnostic]:
    """Find a module that is not there, or that readers do not see yet."""
    if slug in portal.unseen:
        yield diagnose("draft-link", entry.path, entry.spans.of(key), target=slug)
    else:
        known = (module.slug for module in portal.modules)
        yield from _known("unknown-module", entry, key, slug, known)


def _pace(portal: Portal, entry: SchoolFile[PlanFront]) -> Iterator[Diagnostic]:
    front, settings = entry.front, portal.settings
    modules = {each[0].slug: each[0] for each in named_parts(portal, front) if each}
    if front.pace:
        paces = [name for name, _ in settings.paces]
        yield from _known("unknown-pace", entry, "pace", front.pace, paces)
    pace = pace_of(settings, front, [cycle_of(settings, each) for each in modules.values()])
    if pace is None and not front.pace and modules:
        yield diagnose("no-usual-pace", entry.path)
    for slug, module in modules.items():
        if pace and pace.weeks and not fits(pace, cycle_of(settings, module)):
            numbers = ", ".join(map(str, pace.weeks))
            values: dict[str, Any] = {"pace": front.pace, "module": slug, "weeks": numbers}
            yield diagnose("pace-misfit", entry.path, entry.spans.of("pace"), **values)


def _calendars(portal: Portal, entry: SchoolFile[PlanFront]) -> Iterator[Diagnostic]:
    front = entry.front
    known = {each.id: each for each in portal.calendars}
    for number, name in enumerate(front.calendars):
        yield from _known("unknown-calendar", entry, f"calendars.{number}", name, known)
    found = [school_year(name, known[name].front).year for name in front.calendars if name in known]
    years = [year for year in found if year]
    for number, (one, other) in enumerate(pairwise(years)):
        if other.first <= one.last:
            place = entry.spans.of(f"calendars.{number + 1}")
            values: dict[str, Any] = {"one": one.id, "other": other.id}
            yield diagnose("calendars-order", entry.path, place, **values)
    if front.start and years and not starts_within(front.start, years):
        ends = {one for year in years for one in (year.first.year, year.last.year)}
        real = any(front.start <= weeks_in(year) for year in ends)
        code = "start-outside" if real else "no-such-week"
        home = min(ends) if season_of(front.start) == "autumn" else max(ends)
        place = entry.spans.of("start")
        yield diagnose(code, entry.path, place, week=front.start, years=home)


def _groups(entry: SchoolFile[PlanFront]) -> Iterator[Diagnostic]:
    ids = [group.id for group in entry.front.groups]
    for name, count in Counter(ids).items():
        if count > 1:
            place = entry.spans.of(f"groups.{len(ids) - 1 - ids[::-1].index(name)}.name")
            yield diagnose("duplicate-name", entry.path, place, name=name, key="groups")
    for written, _ in entry.front.moved:
        group, _, number = written.rpartition("/")
        place = entry.spans.of(f"moved.{written}")
        if not number.isdecimal():
            yield diagnose("moved-name", entry.path, place, name=written)
        else:
            yield from _known("unknown-group", entry, f"moved.{written}", group, ids)


def _known(
    code: str, entry: SchoolFile[PlanFront], key: str, name: str, known: Iterable[str]
) -> Iterator[Diagnostic]:
    names = list(known)
    if name not in names:
        near = nearest(name, sorted(names))
        place = entry.spans.of(key)
        hint = "nearest" if near else ""
        yield diagnose(code, entry.path, place, hint=hint, name=name, nearest=near)
