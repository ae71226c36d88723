"""Schedules: a page for each module, its templates as files, and every plan with its groups."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from types import MappingProxyType

from builder import addresses
from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.engine.stored import Stored
from builder.formats.table import Table, as_csv, table
from builder.formats.words import words as terms_of
from builder.formats.xlsx import as_xlsx
from builder.front import Cycle
from builder.look.overview import overview_pages, overview_table, plans_pages
from builder.look.plan import (
    Voice,
    group_pages,
    group_rows,
    plan_pages,
    rows_of_group,
)
from builder.look.planned import Planned
from builder.look.schedule import (
    FILES,
    Paced,
    Templates,
    file_name,
    rows_of,
    schedule_pages,
    templates,
)
from builder.look.views import Site
from builder.outputs.page import page_job
from builder.outputs.plan import Plan, words_of
from builder.planning.plan import has_days
from builder.planning.row import Row
from builder.theme.files import Theme


def schedules(plan: Plan) -> Iterator[Batch]:
    """Plan the schedules of all modules, and of all plans that can be laid out."""
    shared = (plan.theme, plan.site)
    language = plan.house.value.language
    made = templates(plan.portal, language)
    for each in made:
        yield Batch(f"schedule/{each.told.slug}", _module, (*shared, each))
    files = {
        file_name(each.shape, paced): (each.shape.numbers, each.shape.cycle, paced)
        for each in made
        for paced in each.paces
    }
    yield Batch("schedules", _files, (language, tuple(sorted(files.items()))))
    for each_plan in plan.planned:
        yield Batch(f"plan/{each_plan.id}", _plan, (*shared, each_plan))
    if plan.planned:
        yield Batch("plans", _overviews, (*shared, plan.planned))


def _module(theme: Stored[Theme], site: Sealed[Site], of: Templates) -> Iterator[Job]:
    words, language = words_of(theme), site.value.language
    for page in schedule_pages(of.told, of.shape, of.paces, words, language):
        yield page_job(theme, site, None, "schedule.html", seal_fields(page))


def _files(
    language: str,
    templates: tuple[tuple[str, tuple[tuple[int, ...], Cycle, Paced]], ...],
) -> Iterator[Job]:
    for name, (numbers, cycle, paced) in templates:
        rows = rows_of(numbers, cycle, paced)
        if not rows:
            continue
        said = terms_of(language)
        made, title = table(rows, said), paced.pace.title or paced.name
        for kind in FILES:
            address = addresses.template_file(name, kind, language)
            yield Job(address, _MAKERS[kind], (language, title, made))


def _csv(_shelf: Shelf, language: str, _title: str, made: Table) -> bytes:
    # Excel takes a file without the mark for one in the system's old encoding.
    return as_csv(made, terms_of(language)).encode("utf-8-sig")


def _xlsx(_shelf: Shelf, language: str, title: str, made: Table) -> bytes:
    return as_xlsx(made, title, terms_of(language))


def _ics(
    _shelf: Shelf,
    language: str,
    title: str,
    plan_id: str,
    rows: tuple[Row, ...],
    updated: date | None,
) -> bytes:
    from builder.formats.ics import as_ics  # loads a library that few builds need

    return as_ics(plan_id, title, rows, terms_of(language), updated)


_MAKERS = MappingProxyType({"csv": _csv, "xlsx": _xlsx})


def _voice(theme: Stored[Theme], site: Sealed[Site]) -> Voice:
    language = site.value.language
    return Voice(words_of(theme), terms_of(language), language)


def _plan(theme: Stored[Theme], site: Sealed[Site], plan: Planned) -> Iterator[Job]:
    voice = _voice(theme, site)
    page = partial(page_job, theme, site, None)
    for each in plan_pages(plan, voice):
        yield page("plan.html", seal_fields(each))
    here = addresses.plan(plan.id, voice.language)
    yield from _sheets(plan, here, plan.title, plan.schedule.rows, voice)
    for group, row in zip(plan.schedule.groups, group_rows(plan, voice), strict=False):
        for one in group_pages(plan, group, row, voice):
            yield page("group.html", seal_fields(one))
        rows = rows_of_group(plan.schedule, group)
        yield from _sheets(plan, row.group.address, f"{plan.title}: {group.name}", rows, voice)


def _sheets(
    plan: Planned, page: str, title: str, rows: tuple[Row, ...], voice: Voice
) -> Iterator[Job]:
    """Plan the files of a plan or a group; a calendar file needs days."""
    language = voice.language
    made = table(rows, voice.said)
    for kind, make in _MAKERS.items():
        yield Job(addresses.beside(page, kind), make, (language, title, made))
    if has_days(rows):
        address = addresses.beside(page, "ics")
        yield Job(address, _ics, (language, title, plan.id, rows, plan.schedule.updated))


def _overviews(
    theme: Stored[Theme], site: Sealed[Site], plans: tuple[Planned, ...]
) -> Iterator[Job]:
    voice = _voice(theme, site)
    for each in plans_pages(plans, voice):
        yield page_job(theme, site, None, "plans.html", seal_fields(each))
    for one in overview_pages(plans, voice):
        yield page_job(theme, site, None, "organiser.html", seal_fields(one))
    title, made = voice.words.text("organiser.title"), overview_table(plans, voice)
    for kind, make in _MAKERS.items():
        address = addresses.beside(addresses.organiser(voice.language), kind)
        yield Job(address, make, (voice.language, title, made))
