"""`schedule`: a module's template, its schedule in a school year, or a school's plan."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import click

from builder.console.choosing import (
    chosen_calendars,
    chosen_pace,
    chosen_time,
    chosen_week,
    chosen_weekday,
    unknown,
    unknown_module,
)
from builder.console.options import typed
from builder.console.reading import read_portal
from builder.console.refusal import FAULTY, FINE, USAGE, Refusal, refuse_unless
from builder.console.telling import drawn_faults
from builder.diagnostics import Diagnostic, in_order
from builder.formats.data import as_data
from builder.formats.table import as_csv, as_lines, table
from builder.formats.words import words
from builder.front import Pace
from builder.model import Entry, Portal
from builder.planning.arrange import (
    arranged,
    cycle_of,
    module_steps,
    possible_years,
    usual_pace,
    years_of,
)
from builder.planning.duration import say
from builder.planning.group import Group, ends_at
from builder.planning.order import by_week
from builder.planning.pace import meeting_minutes
from builder.planning.plan import Schedule, Wishes, has_days, schedule
from builder.planning.row import Row
from builder.planning.step import Step
from builder.planning.template import template
from builder.planning.term import UsualBreaks
from builder.problems.table import SEVERITIES, Severity
from builder.project import Project
from builder.value import value

SheetForm = Literal["text", "csv", "json", "ics"]


@value
class Asked:
    """What the command line asks for; the names are those of its options."""

    project: Path
    module: str
    plan: str
    pace: str
    calendar: tuple[str, ...]
    start: str
    winter_break: str
    weekday: str
    time: str
    minutes: int
    group: str
    form: SheetForm
    drafts: bool


@value
class _Sheet:
    """What is printed: the plan's id, a title, rows, and the lines that only people read."""

    id: str
    title: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    updated: date | None = None


def print_schedule(said: Mapping[str, str], asked: Asked) -> int:
    """Print a schedule, and tell on standard error what is wrong with it."""
    if bool(asked.module) == bool(asked.plan):
        raise Refusal(USAGE, said["wrong.module_or_plan"])
    chosen_weekday(said, asked.weekday)  # what is none is told before what it goes with
    _refuse_in_vain(said, asked)
    portal, faults = read_portal(said, asked.project, drafts=asked.drafts)
    if asked.plan:
        return _print_plan(said, asked, portal, faults)
    _print(said, asked, _of_module(said, asked, portal))
    return FINE


# What a plan says itself.
_OF_PLANS = ("pace", "calendar", "start", "winter_break", "weekday", "time", "minutes")
# What an option of a module's schedule has no effect without.
_NEEDED = (
    ("group", "plan"),
    ("weekday", "calendar"),
    ("time", "weekday"),
    ("minutes", "time"),
)


def _refuse_in_vain(said: Mapping[str, str], asked: Asked) -> None:
    """Refuse options that would have no effect."""
    if asked.plan:
        for name in _OF_PLANS:
            fine = not getattr(asked, name)
            refuse_unless(said, "wrong.in_plan", fine, typed(name), typed("plan"))
        return
    for name, needed in _NEEDED:
        fine = getattr(asked, needed) or not getattr(asked, name)
        refuse_unless(said, "wrong.alone", fine, typed(name), typed(needed))
    both = asked.calendar and asked.winter_break
    refuse_unless(said, "wrong.together", not both, "--winter-break", "--calendar")


def _print_plan(
    said: Mapping[str, str], asked: Asked, portal: Portal, faults: Sequence[Diagnostic]
) -> int:
    plans = {entry.id: entry for entry in portal.plans}
    path = f"content/plans/{asked.plan}.yaml"
    broken = [fault for fault in faults if fault.path == path]
    if asked.plan not in plans and not broken:
        raise unknown(said, "wrong.no_plan", asked.plan, plans)
    entry = plans.get(asked.plan)
    named = entry.front.calendars if entry else ()
    about = {path, *(f"content/calendars/{name}.yaml" for name in named)}
    wrong = in_order(fault for fault in faults if fault.path in about)
    if wrong:
        language = said["program.language"]
        click.echo(
            drawn_faults(Project(asked.project), wrong, language, "text"), err=True, nl=False
        )
    made = arranged(portal, entry) if entry else None
    if entry and made:
        title = entry.front.title or entry.front.unit or entry.id
        rows = _of_group(said, asked, made)
        _print(said, asked, _Sheet(entry.id, title, rows, tuple(_hours(said, made)), made.updated))
    failed = made is None or any(SEVERITIES[fault.code] is Severity.ERROR for fault in wrong)
    return FAULTY if failed else FINE


def _of_group(said: Mapping[str, str], asked: Asked, made: Schedule) -> tuple[Row, ...]:
    """Take the rows of one group, where one is asked for, with its leader's and everybody's."""
    if not asked.group:
        return made.rows
    groups = {group.id: group for group in made.groups}
    if asked.group not in groups:
        raise unknown(said, "wrong.no_group", asked.group, groups)
    leaders = ("", groups[asked.group].leader)
    return tuple(
        row
        for row in made.rows
        if row.group_id == asked.group or (not row.group_id and row.leader in leaders)
    )


def _hours(said: Mapping[str, str], made: Schedule) -> Iterable[str]:
    one = made.budget
    yield said["told.participant_hours"].format(
        sum=say(one.participant), meetings=say(one.meetings), preparing=say(one.preparing)
    )
    if one.weekly:
        key = "told.leading_known" if one.basis == "known" else "told.leading_estimate"
        yield said[key].format(weekly=say(one.weekly))
    for each in made.leaders:
        if each.groups > 1:
            yield said["told.leader_groups"].format(
                leader=each.leader, groups=each.groups, weekly=say(each.weekly)
            )


def _of_module(said: Mapping[str, str], asked: Asked, portal: Portal) -> _Sheet:
    modules = {module.slug: module for module in portal.modules}
    module = modules.get(asked.module)
    if module is None:
        raise unknown_module(said, asked.module, modules, portal.unseen)
    name, pace = _pace(said, asked, portal, module)
    steps = module_steps(portal.settings, module, pace)
    if steps is None:
        raise Refusal(USAGE, said["wrong.pace"].format(pace=name, module=asked.module))
    title = f"{module.page.front.title}: {pace.title or name}"
    rows = _laid(said, asked, portal, module, pace, steps)
    key = "-".join((asked.module, name, *asked.calendar))
    return _Sheet(key, title, rows)


def _laid(  # noqa: PLR0913, PLR0917 - what a schedule is made of
    said: Mapping[str, str],
    asked: Asked,
    portal: Portal,
    module: Entry,
    pace: Pace,
    steps: tuple[Step, ...],
) -> tuple[Row, ...]:
    start = chosen_week(said, "--start", asked.start)
    if not asked.calendar:
        winter = chosen_week(said, "--winter-break", asked.winter_break)
        possible = possible_years(portal.settings, module.page.front.school_forms)
        if winter:
            possible = (UsualBreaks(portal.settings.school_breaks.autumn, winter),)
        return template(steps, pace, possible, start)
    chosen_calendars(said, portal, asked.calendar)
    years = years_of(portal, asked.calendar)
    if years is None:
        broken = [name for name in asked.calendar if years_of(portal, [name]) is None]
        key = "wrong.calendar" if broken else "wrong.calendars"
        raise Refusal(FAULTY, said[key].format(name=", ".join(broken or asked.calendar)))
    made = schedule(steps, pace, years, _group(said, asked, pace), Wishes(start=start))
    # A module's own table: what a plan adds to the meetings is left to plans.
    return by_week([row for row in made.rows if row.kind in ("meeting", "break")])


def _group(said: Mapping[str, str], asked: Asked, pace: Pace) -> tuple[Group, ...]:
    minutes = asked.minutes or meeting_minutes(pace)
    start = chosen_time(said, "--time", asked.time)
    end = ends_at(start, minutes)
    if start and end is None:
        text = said["wrong.past_midnight"].format(time=f"{start:%H:%M}", minutes=minutes)
        raise Refusal(USAGE, text)
    return (
        Group(
            "", weekday=chosen_weekday(said, asked.weekday), start=start, end=end, minutes=minutes
        ),
    )


def _pace(said: Mapping[str, str], asked: Asked, portal: Portal, module: Entry) -> tuple[str, Pace]:
    """Find the pace that is asked for, or the usual one, by the name that files have it by."""
    name = asked.pace or usual_pace(portal.settings, [cycle_of(portal.settings, module)])
    if not name:
        raise Refusal(USAGE, said["wrong.argument"].format(name="--pace"))
    return name, chosen_pace(said, portal.settings, name)


def _print(said: Mapping[str, str], asked: Asked, sheet: _Sheet) -> None:
    terms = words(said["program.language"])
    if asked.form == "json":
        click.echo(json.dumps(as_data(sheet.rows), ensure_ascii=False, indent=2))
    elif asked.form == "csv":
        click.echo(as_csv(table(sheet.rows, terms), terms), nl=False)
    elif asked.form == "ics":
        if not has_days(sheet.rows):
            code, key = (FAULTY, "plan_without_days") if asked.plan else (USAGE, "without_days")
            raise Refusal(code, said[f"wrong.{key}"])
        from builder.formats.ics import as_ics

        data = as_ics(sheet.id, sheet.title, sheet.rows, terms, sheet.updated)
        # Its lines end in CR LF on every system, so no stream of text may turn them into its own.
        click.echo(data if hasattr(sys.stdout, "buffer") else data.decode(), nl=False)
    else:
        click.echo(" ".join(sheet.title.split()))
        for line in as_lines(table(sheet.rows, terms), terms):
            click.echo(line)
        if sheet.remarks:
            click.echo()
        for line in sheet.remarks:
            click.echo(line)
