"""`new calendar`, `new plan` and `new protocol`: suggestions to edit, by what the portal has."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from builder import scaffold
from builder.console.choosing import (
    chosen_calendars,
    chosen_pace,
    chosen_week,
    misfit,
    unknown,
)
from builder.console.making import tell_next, write_files
from builder.console.reading import read_portal
from builder.console.refusal import FINE, USAGE, Refusal, refuse_unless
from builder.console.settings import settings_of
from builder.console.work import shown
from builder.front.defaults import County
from builder.front.status import is_for_readers
from builder.model import Entry, Portal, Settings
from builder.planning.arrange import cycle_of, fits, usual_pace
from builder.planning.calendar import school_year
from builder.planning.holiday import FIRST_YEAR, LAST_YEAR
from builder.planning.season import school_year_name
from builder.planning.suggestion import school_year_at
from builder.planning.weeks import cell
from builder.project import Project
from builder.read.slug import slug as slugged
from builder.value import value

_MOST_COMMON = 9  # where neither county nor week is named; in 2020-21 most of the counties' weeks
_YEAR = re.compile(r"([0-9]{4})(?:[-/–]([0-9]{4}|[0-9]{2}))?")
_YEARS = range(FIRST_YEAR, LAST_YEAR)  # the autumns of whole school years


@value
class AskedCalendar:
    """What the command line asks for; the names are those of its options."""

    project: Path
    slug: str
    county: str
    school_year: str
    winter_break: str
    all_year: bool
    title: str
    today: date


@value
class AskedPlan:
    """Likewise."""

    project: Path
    slug: str
    title: str
    module: str
    pace: str
    calendar: tuple[str, ...]
    today: date


def write_calendar(said: Mapping[str, str], asked: AskedCalendar) -> int:
    """Write a school year as a suggestion."""
    project, settings = settings_of(said, asked.project)
    year = _year(said, asked)
    years = school_year_name(year)
    county = _county(said, settings, asked.county)
    winter = chosen_week(said, "--winter-break", asked.winter_break)
    both = asked.all_year and winter
    refuse_unless(said, "wrong.together", not both, "--all-year", "--winter-break")
    usual = "-".join((years, county.id) if county else (years,))
    slug = asked.slug or usual
    _refuse_taken(said, project, "calendars", slug, usual)
    place = county.title if county else ""
    called = said["told.school_year"].format(year=years.replace("-", "/"))
    name = ", ".join(each for each in (place, called) if each)
    title = asked.title or name[:1].upper() + name[1:]
    language = settings.front.language
    if asked.all_year:
        today = asked.today.isoformat()
        made = scaffold.open_calendar_file(slug, title, year, today, language)
    else:
        new = _new(said, asked, settings, county, slug=slug, title=title, year=year, winter=winter)
        made = scaffold.calendar_file(new, language)
    write_files(said, project, [made])
    tell_next(said, [f"kollegium new plan {said['told.first_plan']} --calendar {slug}"])
    return FINE


def _new(  # noqa: PLR0913 - a calendar's facts
    said: Mapping[str, str],
    asked: AskedCalendar,
    settings: Settings,
    county: County | None,
    *,
    slug: str,
    title: str,
    year: int,
    winter: int,
) -> scaffold.NewCalendar:
    breaks = settings.school_breaks
    every = {week for each in breaks.counties for week in each.weeks}
    known = county.weeks if county else tuple(sorted(every))
    return scaffold.NewCalendar(
        slug=slug,
        title=title,
        year=year,
        autumn=breaks.autumn,
        winter=winter or (county.weeks[0] if county else _MOST_COMMON),
        county=county.title if county else said["told.sweden"],
        weeks=f"v. {_printed(known)}",
        source=breaks.source,
        known=breaks.school_year,
        today=asked.today.isoformat(),
    )


def _printed(weeks: Sequence[int]) -> str:
    ordered = sorted(weeks)
    in_a_row = ordered == list(range(ordered[0], ordered[-1] + 1))
    return cell([ordered]) if in_a_row else ", ".join(map(str, ordered))


def _year(said: Mapping[str, str], asked: AskedCalendar) -> int:
    if not asked.school_year:
        return school_year_at(asked.today)
    found = _YEAR.fullmatch(asked.school_year)
    autumn = int(found[1]) if found else 0
    follows = found and (not found[2] or f"{autumn + 1}".endswith(found[2]))
    if not follows or autumn not in _YEARS:
        raise misfit(said, "--school-year", asked.school_year, "2026-27")
    return autumn


def _county(said: Mapping[str, str], settings: Settings, name: str) -> County | None:
    if not name:
        return None
    counties = {county.id: county for county in settings.school_breaks.counties}
    found = counties.get(slugged(name)) or counties.get(re.sub("-?(?:s-)?lan$", "", slugged(name)))
    if found is None:
        raise unknown(said, "wrong.no_county", name, counties)
    return found


def write_plan(said: Mapping[str, str], asked: AskedPlan) -> int:
    """Write a plan with one group to begin with."""
    portal, _ = read_portal(said, asked.project, drafts=True)
    project = Project(asked.project)
    _refuse_taken(said, project, "plans", asked.slug, said["told.first_plan"])
    module = _module(said, asked, portal)
    pace = _pace(said, asked, portal.settings, module)
    chosen_calendars(said, portal, asked.calendar)
    title = asked.title or asked.slug.replace("-", " ").capitalize()
    calendars = asked.calendar or _newest(portal, module)
    today = asked.today.isoformat()
    new = scaffold.NewPlan(asked.slug, title, module.slug, pace, calendars, today)
    write_files(said, project, [scaffold.plan_file(new, portal.settings.front.language)])
    seen = is_for_readers(module.page.front.status)
    tell_next(said, [f"kollegium schedule --plan {asked.slug}{'' if seen else ' --drafts'}"])
    return FINE


def _pace(said: Mapping[str, str], asked: AskedPlan, settings: Settings, module: Entry) -> str:
    """Choose a pace that fits the module: the one named, else the usual."""
    cycle = cycle_of(settings, module)
    if asked.pace and not fits(chosen_pace(said, settings, asked.pace), cycle):
        raise Refusal(USAGE, said["wrong.pace"].format(pace=asked.pace, module=module.slug))
    return asked.pace or usual_pace(settings, [cycle]) or "three-week"


def _newest(portal: Portal, module: Entry) -> tuple[str, ...]:
    """Choose the newest calendar that holds for the module's school forms, if there is one."""
    forms = set(module.page.front.school_forms)
    years = [
        (read.first, entry.id)
        for entry in portal.calendars
        if forms & set(entry.front.school_forms) or not (forms and entry.front.school_forms)
        if (read := school_year(entry.id, entry.front).year)
    ]
    return (max(years)[1],) if years else ()


def write_protocol(said: Mapping[str, str], folder: Path, slug: str, title: str) -> int:
    """Write a conversation protocol; one of a built-in protocol's name takes its place."""
    project, settings = settings_of(said, folder)
    _refuse_taken(said, project, "protocols", slug, said["told.first_protocol"])
    called = title or slug.replace("-", " ").capitalize()
    write_files(said, project, [scaffold.protocol_file(slug, called, settings.front.language)])
    tell_next(said, ["kollegium check"])
    return FINE


def _module(said: Mapping[str, str], asked: AskedPlan, portal: Portal) -> Entry:
    """Choose the plan's module: the one named, else the first there is."""
    modules = {module.slug: module for module in portal.modules}
    name = asked.module or next(iter(modules), "")
    if name not in modules:
        raise unknown(said, "wrong.no_module", name, modules)
    return modules[name]


def _refuse_taken(
    said: Mapping[str, str], project: Project, folder: str, slug: str, usual: str
) -> None:
    if not slug or slug != slugged(slug):
        better = slugged(slug) or usual
        raise Refusal(USAGE, said["wrong.name"].format(name=slug or '""', better=better))
    place = project.content / folder / f"{slug}.yaml"
    if place.exists():
        raise Refusal(USAGE, said["wrong.exists"].format(path=shown(place)))
