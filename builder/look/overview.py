"""All plans at once: the list of plans, and the organiser's overview of every group."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from builder import addresses
from builder.formats.table import Table
from builder.look.chief import chief_pack
from builder.look.plan import Voice, ends, group_rows, rows_of_group
from builder.look.planned import Planned
from builder.look.schedule import kinds_of
from builder.look.sheet import term_titles
from builder.look.timeline import Group as Drawn
from builder.look.timeline import strips
from builder.look.views import Frame, Link
from builder.look.views.plan import OverviewPage, PlanRow, PlansPage, Totals
from builder.look.views.schedule import FileLink, Strip
from builder.planning.group import Group
from builder.planning.row import Row
from builder.theme.alphabet import order

R = TypeVar("R")

PAGE_LENGTH = 24  # rows of a page


def plans_pages(plans: Sequence[Planned], voice: Voice) -> Iterator[PlansPage]:
    """List all plans by area and unit, so many to a page."""
    ordered = _ordered(plans, voice)
    rows = [_plan_row(plan, voice) for plan in ordered]
    organiser = Link(voice.words.text("organiser.title"), addresses.organiser(voice.language))
    first = addresses.plans(voice.language)
    for frame, some, links in _paged(rows, voice.plans.title, "plans.lead", first, voice):
        yield PlansPage(frame, tuple(some), organiser, links)


def _ordered(plans: Sequence[Planned], voice: Voice) -> list[Planned]:
    """Put plans in the order of areas, units and titles; those of no area come last."""

    def key(plan: Planned) -> tuple[object, ...]:
        names = (plan.area, plan.unit, plan.title)
        return (not plan.area, *(order(name, voice.language) for name in names))

    return sorted(plans, key=key)


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
    ordered = _ordered(plans, voice)
    # What is on a group's own sheet alone changes no overview.
    rows = [
        replace(row, when="", place="", leader="", advice="")
        for plan in ordered
        for row in group_rows(plan, voice)
    ]
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
            chief_pack(ordered, voice) if is_first else None,
        )


def _all_strips(plans: Sequence[Planned], voice: Voice) -> tuple[Strip, ...]:
    """Draw all groups with known days on one picture."""
    rows: list[Row] = []
    lanes: list[Drawn] = []
    kinds: dict[str, str] = {}
    for plan in plans:
        kinds |= kinds_of(*plan.cycles)
        for group in plan.schedule.groups if plan.schedule.years else ():
            key = f"{plan.id}/{group.id}"
            lanes.append(Drawn(key, group.name))
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
    *("area", "unit", "plan", "group", "module", "pace", "participants", "leader", "when", "place"),
    *("first", "last", "checkins", "follow_ups", "participant_minutes", "leading_minutes"),
)


def overview_table(plans: Sequence[Planned], voice: Voice) -> Table:
    """Put the groups of all plans in a table, for a file: days and minutes as programs want them.

    Check-ins stand in order, all of them: which is the next depends on the day it is read.
    """
    rows: list[tuple[str, ...]] = []
    for plan in _ordered(plans, voice):
        made = plan.schedule
        groups = made.groups or (Group(""),)
        for group, row in zip(groups, group_rows(plan, voice), strict=True):
            own = rows_of_group(made, group)
            met = _dates(own, "meeting") or [""]
            rows.append(
                (
                    *(row.area, row.unit, row.plan.title, row.group.title),
                    ", ".join(module.title for module in row.modules),
                    *(row.pace, str(row.participants or ""), row.leader, row.when, row.place),
                    *(met[0], met[-1]),
                    ", ".join(_dates(own, "checkin")),
                    ", ".join(_dates(own, "follow_up")),
                    *(str(row.participant), str(row.leading)),
                )
            )
    return Table(_OVERVIEW, tuple(rows))


def _dates(rows: Sequence[Row], kind: str) -> list[str]:
    """List when rows of a kind are: `2026-11-03`, a month `2027-08`, or a cell of weeks."""
    return [
        row.day.isoformat() if row.day else row.month or row.weeks
        for row in rows
        if row.kind == kind
    ]
