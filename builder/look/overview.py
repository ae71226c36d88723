"""All plans at once: the list of plans, and the organiser's overview of every group."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from builder import addresses
from builder.formats.table import Table
from builder.look.plan import MOST_LANES, Planned, Voice, ends, group_rows
from builder.look.schedule import kinds_of
from builder.look.sheet import term_titles
from builder.look.timeline import Group as Drawn
from builder.look.timeline import strips
from builder.look.views import Frame, Link
from builder.look.views.schedule import (
    FileLink,
    OverviewPage,
    PlanRow,
    PlansPage,
    Strip,
    Totals,
)
from builder.planning.duration import say
from builder.planning.row import Row

R = TypeVar("R")

PAGE_LENGTH = 24  # rows of a page


def plans_pages(plans: Sequence[Planned], voice: Voice) -> Iterator[PlansPage]:
    """List all plans by area and unit, so many to a page."""
    ordered = sorted(plans, key=lambda plan: (plan.area, plan.unit, plan.title))
    rows = [_plan_row(plan, voice) for plan in ordered]
    organiser = Link(voice.words.text("organiser.title"), addresses.organiser(voice.language))
    first = addresses.plans(voice.language)
    for frame, some, links in _paged(rows, voice.plans.title, "plans.lead", first, voice):
        yield PlansPage(frame, tuple(some), organiser, links)


def _plan_row(plan: Planned, voice: Voice) -> PlanRow:
    made = plan.schedule
    first, last = ends(made.rows, voice)
    return PlanRow(
        link=Link(plan.title, addresses.plan(plan.id, voice.language)),
        unit=plan.unit,
        area=plan.area,
        modules=plan.modules,
        groups=len(made.groups),
        first=first,
        last=last,
    )


def overview_pages(plans: Sequence[Planned], voice: Voice) -> Iterator[OverviewPage]:
    """List every group of every plan for the organiser, with sums and one picture."""
    ordered = sorted(plans, key=lambda plan: (plan.area, plan.unit, plan.title))
    rows = [row for plan in ordered for row in group_rows(plan, voice)]
    totals = Totals(
        groups=len(rows),
        participants=sum(row.participants for row in rows),
        participant=sum(row.participant * row.participants for row in rows),
        leading=sum(row.leading for row in rows),
    )
    files = tuple(
        FileLink(
            voice.words.text("file.table"),
            kind,
            addresses.beside(addresses.organiser(voice.language), kind),
        )
        for kind in ("csv", "xlsx")
    )
    first, title = addresses.organiser(voice.language), voice.words.text("organiser.title")
    picture = _all_strips(ordered, voice)
    for frame, some, links in _paged(rows, title, "organiser.lead", first, voice):
        is_first = frame.address == first
        yield OverviewPage(
            frame,
            tuple(some),
            totals,
            picture if is_first else (),
            files if is_first else (),
            links,
        )


def _all_strips(plans: Sequence[Planned], voice: Voice) -> tuple[Strip, ...]:
    """Draw all groups with known days on one picture, the first of them where they are many."""
    rows: list[Row] = []
    lanes: list[Drawn] = []
    kinds: dict[str, str] = {}
    for plan in plans:
        kinds |= kinds_of(*plan.cycles)
        for group in plan.schedule.groups if plan.schedule.years else ():
            if len(lanes) == MOST_LANES:
                break
            key = f"{plan.id}/{group.id}"
            address = addresses.group(plan.id, group.id, voice.language)
            lanes.append(Drawn(key, group.name, address))
            rows += (
                replace(row, group_id=key)
                for row in plan.schedule.rows
                if row.group_id == group.id and row.day
            )
    met = [row for row in rows if row.kind == "meeting"]
    return strips(rows, lanes, term_titles(met, voice.said), kinds) if lanes else ()


def _paged(
    rows: Sequence[R], title: str, lead: str, first: str, voice: Voice
) -> Iterator[tuple[Frame, Sequence[R], tuple[Link, ...]]]:
    count = max(1, -(-len(rows) // PAGE_LENGTH))
    links = tuple(
        Link(str(number), addresses.further(first, number, voice.language))
        for number in range(1, count + 1)
    )
    for number, link in enumerate(links, 1):
        frame = Frame(
            address=link.address,
            title=title if number == 1 else f"{title} ({number})",
            summary=voice.words.text(lead),
            crumbs=(voice.start,),
            previous=links[number - 2] if number > 1 else None,
            next=links[number] if number < count else None,
        )
        some = rows[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
        yield frame, some, links if count > 1 else ()


_OVERVIEW = (
    *("area", "unit", "plan", "group", "module", "pace", "participants", "leader", "when"),
    *("first", "last", "checkins", "follow_ups", "participant", "leading"),
)


def overview_table(plans: Sequence[Planned], voice: Voice) -> Table:
    """Put the groups of all plans in a table, for a file."""
    ordered = sorted(plans, key=lambda plan: (plan.area, plan.unit, plan.title))
    return Table(
        _OVERVIEW,
        tuple(
            (
                *(row.area, row.unit, row.plan.title, row.group.title),
                ", ".join(module.title for module in row.modules),
                *(row.pace, str(row.participants or ""), row.leader, row.when),
                *(row.first, row.last, ", ".join(row.checkins), ", ".join(row.follow_ups)),
                *(say(row.participant), say(row.leading)),
            )
            for plan in ordered
            for row in group_rows(plan, voice)
        ),
    )
