"""`new calendar`, `new plan` and `new protocol`: suggestions to edit, by what the portal has."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from builder import scaffold
from builder.console.making import tell_next, write_files
from builder.console.reading import read_portal
from builder.console.refusal import FINE, USAGE, Refusal
from builder.console.scheduling import chosen_week, unknown
from builder.console.settings import settings_of
from builder.console.work import shown
from builder.front.defaults import County
from builder.model import Portal, Settings
from builder.planning.arrange import cycle_of, usual_pace
from builder.planning.holiday import FIRST_YEAR, LAST_YEAR
from builder.planning.season import school_year_name
from builder.planning.suggestion import school_year_at
from builder.planning.weeks import cell
from builder.project import Project
from builder.read.slug import slug as slugged
from builder.value import value

_MOST_COMMON = 9  # where neither county nor week is named; in 2020-21 most of the counties' weeks
_YEAR = re.compile(r"([0-9]{4})(?:[-/–]([0-9]{2}))?")
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
    slug = asked.slug or "-".join((years, county.id) if county else (years,))
    _refuse_taken(said, project, "calendars", slug, said["told.first_plan"])
    place = county.title if county else ""
    called = said["told.school_year"].format(year=years.replace("-", "/"))
    name = ", ".join(each for each in (place, called) if each)
    title = asked.title or name[:1].upper() + name[1:]
    language = settings.front.language
    if asked.all_year:
        today = asked.today.isoformat()
        made = scaffold.open_calendar_file(slug, title, year, today, language)
    else:
        new = _new(said, asked, settings, county, slug=slug, title=title, year=year)
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
) -> scaffold.NewCalendar:
    breaks = settings.school_breaks
    every = {week for each in breaks.counties for week in each.weeks}
    known = county.weeks if county else tuple(sorted(every))
    winter = chosen_week(said, "--winter-break", asked.winter_break)
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
    follows = found and (not found[2] or int(found[2]) == (autumn + 1) % 100)
    if not follows or autumn not in _YEARS:
        text = said["wrong.value"].format(value=asked.school_year, name="--school-year")
        raise Refusal(USAGE, text)
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
    paces = dict(portal.settings.paces)
    if asked.pace and asked.pace not in paces:
        raise unknown(said, "wrong.no_pace", asked.pace, paces)
    cycles = [cycle_of(portal.settings, each) for each in portal.modules if each.slug == module]
    pace = asked.pace or usual_pace(portal.settings, cycles) or "three-week"
    known = [entry.id for entry in portal.calendars]
    for name in asked.calendar:
        if name not in known:
            raise unknown(said, "wrong.no_calendar", name, known)
    title = asked.title or asked.slug.replace("-", " ").capitalize()
    language = portal.settings.front.language
    calendars = asked.calendar or tuple(known[-1:])
    new = scaffold.NewPlan(asked.slug, title, module, pace, calendars, asked.today.isoformat())
    write_files(said, project, [scaffold.plan_file(new, language)])
    tell_next(said, [f"kollegium schedule --plan {asked.slug}"])
    return FINE


def write_protocol(said: Mapping[str, str], folder: Path, slug: str, title: str) -> int:
    """Write a conversation protocol; one of a built-in protocol's name takes its place."""
    project, settings = settings_of(said, folder)
    _refuse_taken(said, project, "protocols", slug, said["told.first_protocol"])
    called = title or slug.replace("-", " ").capitalize()
    write_files(said, project, [scaffold.protocol_file(slug, called, settings.front.language)])
    tell_next(said, ["kollegium check"])
    return FINE


def _module(said: Mapping[str, str], asked: AskedPlan, portal: Portal) -> str:
    """Choose the plan's module: the one named, else the first there is."""
    modules = [module.slug for module in portal.modules]
    if asked.module and asked.module not in modules:
        raise unknown(said, "wrong.no_module", asked.module, modules)
    if not modules:
        raise Refusal(USAGE, said["wrong.no_modules"])
    return asked.module or modules[0]


def _refuse_taken(
    said: Mapping[str, str], project: Project, folder: str, slug: str, usual: str
) -> None:
    if not slug or slug != slugged(slug):
        better = slugged(slug) or usual
        raise Refusal(USAGE, said["wrong.name"].format(name=slug or '""', better=better))
    place = project.content / folder / f"{slug}.yaml"
    if place.exists():
        raise Refusal(USAGE, said["wrong.exists"].format(path=shown(place)))
