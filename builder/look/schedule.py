"""A module's schedules as a view: one for each pace that its cycle can be held at.

Which rows there are follows from the cycle, the number of parts and the pace, not from what the
parts are called. So modules of one shape share rows, pictures and files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from builder import addresses
from builder.formats.words import words as terms_of
from builder.front import Cycle, Pace
from builder.look.hours import hours
from builder.look.sheet import sheet, term_titles
from builder.look.timeline import Group, strips
from builder.look.views import Frame, Link
from builder.look.views.schedule import (
    FileLink,
    Line,
    PaceRow,
    SchedulePage,
    Sheet,
    Stretch,
    Strip,
)
from builder.model import Entry, PartEntry, Portal, Settings
from builder.planning.arrange import cycle_of, fits, possible_years
from builder.planning.budget import budget, reading_minutes
from builder.planning.duration import say
from builder.planning.pace import (
    STAFF_DAYS,
    closing_letters,
    meeting_minutes,
    meetings_of,
    weeks_each,
)
from builder.planning.row import Row
from builder.planning.step import Step, plain_step
from builder.planning.template import template
from builder.planning.term import UsualBreaks
from builder.theme.words import Words
from builder.value import value

FILES = ("csv", "xlsx")


@value
class Shape:
    """What a module's template schedules follow from: its cycle by id, and its parts' numbers.

    `minutes` are those of each part's moments, by letter.
    """

    name: str
    cycle: Cycle
    numbers: tuple[int, ...]
    minutes: tuple[tuple[tuple[str, int], ...], ...]

    def steps(self, pace: Pace) -> tuple[Step, ...]:
        """Lay its parts out at a pace that fits."""
        return _steps(self.numbers, self.cycle, pace, self.minutes) or ()


@value
class Paced:
    """A pace by its id, and the years that a template of it merges."""

    name: str
    pace: Pace
    possible: tuple[UsualBreaks, ...]

    @property
    def sample(self) -> UsualBreaks:
        """Choose the year that a picture shows, which cannot show all of them: a middle one."""
        return self.possible[(len(self.possible) - 1) // 2]


def shape(name: str, cycle: Cycle, parts: tuple[PartEntry, ...]) -> Shape:
    """Tell a module's shape."""
    numbers = tuple(part.number for part in parts)
    return Shape(name, cycle, numbers, tuple(part.minutes for part in parts))


def file_name(of: Shape, paced: Paced) -> str:
    """Name the files of a shape at a pace: `collegial-8-three-week`, without breaks `…-0`."""
    whole = of.numbers == tuple(range(1, len(of.numbers) + 1))
    parts = str(len(of.numbers)) if whole else "-".join(map(str, of.numbers))
    breaks = "" if any(each.winter for each in paced.possible) else "-0"
    return f"{of.name}-{parts}-{paced.name}{breaks}"


@lru_cache(maxsize=64)
def rows_of(numbers: tuple[int, ...], cycle: Cycle, paced: Paced) -> tuple[Row, ...] | None:
    """Make a template's rows, of parts without names; None where the pace does not fit."""
    steps = _steps(numbers, cycle, paced.pace)
    return template(steps, paced.pace, paced.possible) if steps else None


def _steps(
    numbers: tuple[int, ...],
    cycle: Cycle,
    pace: Pace,
    minutes: tuple[tuple[tuple[str, int], ...], ...] = (),
) -> tuple[Step, ...] | None:
    each = minutes or ((),) * len(numbers)
    made = [
        plain_step(cycle, pace, number, dict(own))
        for number, own in zip(numbers, each, strict=True)
    ]
    steps = tuple(step for step in made if step)
    return steps if len(steps) == len(made) else None


@lru_cache(maxsize=64)
def _drawn(
    numbers: tuple[int, ...], cycle: Cycle, paced: Paced, language: str
) -> tuple[Sheet, tuple[Strip, ...]]:
    rows, said = rows_of(numbers, cycle, paced) or (), terms_of(language)
    drawn = rows_of(numbers, cycle, replace(paced, possible=(paced.sample,))) or ()
    picture = strips(drawn, (Group(""),), term_titles(drawn, said), kinds_of(cycle))
    return sheet(rows, said), picture


def kinds_of(*cycles: Cycle) -> Mapping[str, str]:
    """Get the kinds of moments, by letter."""
    return {moment.letter: moment.kind for cycle in cycles for moment in cycle.moments}


@value
class Told:
    """A module as its schedules tell of it: a link to its page, its slug, its parts' titles."""

    link: Link
    slug: str
    titles: tuple[str, ...]


@value
class Templates:
    """What a module's schedules are made from, and nothing of its text."""

    told: Told
    shape: Shape
    paces: tuple[Paced, ...]


def templates(portal: Portal, language: str) -> tuple[Templates, ...]:
    """Gather of each module what its schedules are made from."""
    return tuple(_templates(portal.settings, module, language) for module in portal.modules)


def _templates(settings: Settings, module: Entry, language: str) -> Templates:
    front = module.page.front
    cycle = cycle_of(settings, module)
    possible = possible_years(settings, front.school_forms)
    return Templates(
        told=Told(
            Link(
                front.title,
                addresses.page(module.page.id, language),
                front.language if front.language != language else "",
            ),
            module.slug,
            tuple(part.title for part in module.contents),
        ),
        shape=shape(front.cycle, cycle, module.contents),
        paces=tuple(
            Paced(name, pace, possible)
            for name, pace in _in_order(settings)
            if module.contents and fits(pace, cycle)
        ),
    )


def _in_order(settings: Settings) -> tuple[tuple[str, Pace], ...]:
    """Put the paces in order: the usual ones first, those of the portal's own after them."""
    usual = ("three-week", "intensive", "monthly", "fortnightly", "half-days", "planning-days")
    rank = {name: at for at, name in enumerate(usual)}
    return tuple(sorted(settings.paces, key=lambda pair: (rank.get(pair[0], len(usual)), pair[0])))


def schedule_pages(
    module: Told, of: Shape, paces: tuple[Paced, ...], words: Words, language: str
) -> Iterator[SchedulePage]:
    """Show a module's schedules, a page for each pace that fits; the first is the usual one."""
    fitting = [paced for paced in paces if rows_of(of.numbers, of.cycle, paced)]
    rows = tuple(
        _row(of, paced, addresses.schedule(module.slug, language, paced.name if at else ""))
        for at, paced in enumerate(fitting)
    )
    for row, paced in zip(rows, fitting, strict=True):
        yield _page(module, of, paced, row, rows, words, language)


def _row(of: Shape, paced: Paced, address: str) -> PaceRow:
    rows = rows_of(of.numbers, of.cycle, paced) or ()
    steps = of.steps(paced.pace)
    met = [each for step in steps for each in step.meetings]
    return PaceRow(
        link=Link(paced.pace.title or paced.name, address),
        meetings=len(met),
        minutes=meeting_minutes(paced.pace),
        reading=sum(reading_minutes(each, paced.pace) for each in met) // len(steps),
        weeks=budget(steps, paced.pace).weeks,
        terms=len({(row.year, row.season) for row in rows if row.season}),
    )


def _page(  # noqa: PLR0913, PLR0917 - what the page is about
    module: Told,
    of: Shape,
    paced: Paced,
    row: PaceRow,
    rows: tuple[PaceRow, ...],
    words: Words,
    language: str,
) -> SchedulePage:
    start = Link(words.text("crumbs.start"), addresses.START)
    every = Link(words.text("menu.modules"), addresses.catalogue(language))
    title = words.text("schedule.title")
    is_first = row is rows[0]
    up = () if is_first else (Link(title, rows[0].link.address),)
    table, picture = _drawn(of.numbers, of.cycle, paced, language)
    varies = any("/" in line.weeks for each in table.stretches for line in each.lines)
    return SchedulePage(
        frame=Frame(
            address=row.link.address,
            title=f"{title}: {row.link.title.lower()}",
            summary=words.text("schedule.summary", module=module.link.title),
            crumbs=(start, every, module.link, *up),
        ),
        module=module.link,
        parts=len(module.titles),
        closing=closing_letters(of.cycle),
        sample=paced.sample.winter if varies else 0,
        pace=row,
        means=" ".join(_means(of.cycle, paced.pace, row.reading, words)),
        paces=rows,
        sheet=_titled(table, dict(zip(of.numbers, module.titles, strict=True))),
        strips=picture,
        hours=hours(budget(of.steps(paced.pace), paced.pace)),
        files=tuple(
            FileLink(
                words.text("file.table"),
                kind,
                addresses.template_file(file_name(of, paced), kind, language),
            )
            for kind in FILES
        ),
        planner=Link(words.text("schedule.more"), addresses.planner(language)),
    )


def _means(cycle: Cycle, pace: Pace, reading: int, words: Words) -> Iterator[str]:
    """Say what a pace is, from its numbers, so that a portal's own is explained too."""
    letters = meetings_of(cycle)
    weeks = weeks_each(pace, len(letters)) or ()
    if pace.on == STAFF_DAYS:
        yield words.text("pace.staff_days")
    elif len({*weeks}) == 1:
        usual = {
            1: words.text("pace.every_week"),
            2: words.text("pace.other_week"),
        }
        yield usual.get(weeks[0], words.text("pace.every", count=weeks[0]))
    else:
        pieces = [
            words.text("pace.week", moments=", ".join(each))
            if count == 1
            else words.text("pace.weeks", count=count, moments=", ".join(each))
            for each, count in zip(letters, weeks, strict=True)
        ]
        listed = words.text("pace.and").join(pieces)
        yield words.text("pace.part", count=sum(weeks), pieces=listed)
    yield words.text("pace.length", time=say(meeting_minutes(pace)))
    if reading:
        yield words.text("pace.reads")
    else:
        yield words.text("pace.reads_here")


def usual_sheet(of: Templates, language: str) -> Sheet:
    """Get a module's schedule at the first of its paces as a table; at least one must fit."""
    table, _ = _drawn(of.shape.numbers, of.shape.cycle, of.paces[0], language)
    return _titled(table, dict(zip(of.shape.numbers, of.told.titles, strict=True)))


def _titled(table: Sheet, titles: Mapping[int, str]) -> Sheet:
    def named(line: Line) -> Line:
        return replace(line, title=titles.get(line.part, "")) if line.first else line

    return replace(
        table,
        stretches=tuple(
            Stretch(each.title, tuple(named(line) for line in each.lines))
            for each in table.stretches
        ),
    )
