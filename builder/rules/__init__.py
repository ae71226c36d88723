"""Stage 4: rules, one a file. A new rule is a file, its wording in `problems/` and a line here.

A rule sees as little as it needs, so that its answer is kept for as long as that stands: one file's
text; one linked module and the settings; all modules' fronts; a table of dates, and today.
"""

from collections.abc import Callable, Iterator
from datetime import date

from builder.diagnostics import Diagnostic
from builder.model import Module, Portal, Settings
from builder.read.text import FileText
from builder.rules.accessibility import accessibility, contradicted
from builder.rules.checkups import checkup, checkup_audiences
from builder.rules.circular import circular
from builder.rules.curriculum import curriculum
from builder.rules.cycles import cycles
from builder.rules.dates import (
    Dated,
    ahead,
    dates_of_modules,
    dates_of_school,
    dates_of_settings,
    overdue,
)
from builder.rules.declared import declared
from builder.rules.distinct import distinct, distinct_in_module
from builder.rules.glossary import glossary
from builder.rules.goals import goals
from builder.rules.groups import groups
from builder.rules.headings import headings
from builder.rules.hours import hours
from builder.rules.language import language
from builder.rules.licences import licences
from builder.rules.links import links
from builder.rules.logo import logo
from builder.rules.materials import materials
from builder.rules.meetings import meetings
from builder.rules.minutes import minutes
from builder.rules.moments import moments
from builder.rules.orphans import orphans, stray
from builder.rules.pictures import pictures
from builder.rules.preparation import preparation
from builder.rules.privacy import privacy
from builder.rules.protocols import protocols
from builder.rules.questions import questions
from builder.rules.readability import readability
from builder.rules.repeated import repeated
from builder.rules.tables import tables
from builder.rules.translations import translations

FileRule = Callable[[FileText], Iterator[Diagnostic]]
ModuleRule = Callable[[Module, Settings], Iterator[Diagnostic]]
PortalRule = Callable[[Portal], Iterator[Diagnostic]]
DayRule = Callable[[tuple[Dated, ...], date], Iterator[Diagnostic]]

# Run when a file is read, and kept with it.
OF_FILE: tuple[FileRule, ...] = (
    headings,
    links,
    pictures,
    tables,
    language,
    readability,
    privacy,
    materials,
    questions,
    goals,
    curriculum,
    licences,
    cycles,
    accessibility,
    glossary,
    checkup,
)
# Kept with the module, while it and the settings stand.
OF_MODULE: tuple[ModuleRule, ...] = (
    declared,
    distinct_in_module,
    moments,
    minutes,
    repeated,
    preparation,
    meetings,
    groups,
    protocols,
    hours,
    orphans,
)
# Run whenever anything changed: they look at titles, fronts of modules and settings alone.
OF_PORTAL: tuple[PortalRule, ...] = (
    distinct,
    circular,
    translations,
    stray,
    contradicted,
    checkup_audiences,
    logo,
)
# Run every time.
OF_DAY: tuple[DayRule, ...] = (overdue, ahead)


def of_school() -> tuple[PortalRule, ...]:
    """Load the rules over calendars and plans, which many portals have none of."""
    from builder.rules.calendars import calendars
    from builder.rules.plan_names import plan_names
    from builder.rules.plans import plans

    return calendars, plan_names, plans


def check_module(module: Module, settings: Settings) -> Iterator[Diagnostic]:
    """Apply every rule over a module, in order."""
    for rule in OF_MODULE:
        yield from rule(module, settings)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Apply every rule over the portal, in order."""
    has_school = portal.calendars or portal.plans
    for rule in (*OF_PORTAL, *(of_school() if has_school else ())):
        yield from rule(portal)


def check_dates(portal: Portal, today: date) -> Iterator[Diagnostic]:
    """Apply every rule over the portal's dates, in order."""
    dates = (
        *dates_of_settings(portal.settings),
        *dates_of_modules(portal.modules),
        *dates_of_school((*portal.calendars, *portal.plans)),
    )
    for rule in OF_DAY:
        yield from rule(dates, today)
