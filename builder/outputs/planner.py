"""The planner: a page that lays a module on a school's year, from days worked out here."""

from collections.abc import Iterator, Sequence

from builder import addresses
from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.engine.stored import Stored
from builder.formats.words import words as terms_of
from builder.look.planner import (
    Days,
    call,
    can_be_planned,
    choices,
    chunks,
    days,
    modules_data,
    school_years,
)
from builder.look.planner_page import WORDS, planner_page
from builder.look.schedule import Paced, Shape, Templates, templates
from builder.look.views import Site
from builder.model import Portal
from builder.outputs.page import page_job
from builder.outputs.plan import Plan, words_of
from builder.planning.arrange import years_of
from builder.planning.pace import meeting_minutes
from builder.planning.school_year import SchoolYear
from builder.planning.size import USUAL
from builder.theme.files import Theme

_LARGEST = 80_000  # bytes of a list of modules


def planner(plan: Plan) -> Iterator[Batch]:
    """Plan the page, the lists that it chooses from, and the days of each shape of module."""
    portal, language = plan.portal, plan.house.value.language
    made = [each for each in templates(portal, language) if each.paces]
    if not made:
        return
    years = school_years(
        [module.page.front.updated for module in portal.modules],
        [int(year.name[:4]) for year in _calendars(portal)],
    )
    breaks = portal.settings.school_breaks
    winters = tuple(sorted({week for county in breaks.counties for week in county.weeks}))
    lists = tuple(call("modules", part) for part in chunks(modules_data(made), _LARGEST))
    names = ("choices.js", *(f"modules-{number}.js" for number in range(1, len(lists) + 1)))
    usual = max(made, key=lambda one: sum(one.shape == each.shape for each in made))
    yield Batch("planner", _page, (plan.theme, plan.site, names, usual))
    small = (
        tuple((each.name, each.pace.title, meeting_minutes(each.pace)) for each in _paces(made)),
        tuple((each.id, each.title, each.weeks[0]) for each in breaks.counties),
        winters,
        years,
    )
    yield Batch("planner/lists", _lists, (plan.theme, language, names, small, lists))
    wanted = {
        each.name: each
        for one in made
        for paced in one.paces
        if can_be_planned(paced)
        for each in _days(one.shape, paced, years, breaks.autumn, winters)
    }
    for name, each in sorted(wanted.items()):
        yield Batch(f"planner/{name}", _file, (language, each))


def _calendars(portal: Portal) -> Iterator[SchoolYear]:
    for calendar in portal.calendars:
        yield from years_of(portal, [calendar.id]) or ()


def _paces(made: Sequence[Templates]) -> tuple[Paced, ...]:
    every = {paced.name: paced for one in made for paced in one.paces if can_be_planned(paced)}
    return tuple(every.values())


def _days(
    of: Shape, paced: Paced, years: Sequence[int], autumn: int, winters: tuple[int, ...]
) -> Iterator[Days]:
    has_breaks = any(each.winter for each in paced.possible)
    for year in years:
        yield Days(of, paced, year, autumn, winters if has_breaks else (0,))


def _page(
    theme: Stored[Theme], site: Sealed[Site], names: tuple[str, ...], usual: Templates
) -> Iterator[Job]:
    page = planner_page(names, usual, words_of(theme), site.value.language)
    yield page_job(theme, site, None, "planner.html", seal_fields(page))


def _lists(
    theme: Stored[Theme],
    language: str,
    names: tuple[str, ...],
    small: tuple[tuple[object, ...], ...],
    lists: tuple[bytes, ...],
) -> Iterator[Job]:
    words = words_of(theme)
    told = {name: words.text(f"planner.{name}") for name in WORDS}
    paces, counties, winters, years = small
    found = choices(paces, counties, winters, years, told, terms_of(language), USUAL)  # type: ignore[arg-type]
    for name, data in zip(names, (call("choices", found), *lists), strict=True):
        yield Job(addresses.planner(language, name), _script, (data,))


def _script(_shelf: Shelf, data: bytes) -> bytes:
    return data


def _file(language: str, of: Days) -> Iterator[Job]:
    yield Job(addresses.planner(language, f"{of.name}.js"), _days_script, (language, of))


def _days_script(_shelf: Shelf, language: str, of: Days) -> bytes:
    return call("days", of.name, days(of, terms_of(language)))
