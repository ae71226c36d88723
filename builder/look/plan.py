"""A school's plan as views: its page, a sheet for each group, and the overviews of all plans."""

from collections.abc import Iterator, Sequence
from itertools import islice

from builder import addresses
from builder.front import Cycle
from builder.look.hours import hours
from builder.look.schedule import kinds_of
from builder.look.sheet import Said, day_text, month_text, sheet, term_titles
from builder.look.timeline import Group as Drawn
from builder.look.timeline import strips
from builder.look.views import Frame, Link
from builder.look.views.schedule import (
    FileLink,
    GroupPage,
    GroupRow,
    LeaderRow,
    PlanPage,
)
from builder.planning.group import Group
from builder.planning.plan import Schedule, has_days
from builder.planning.row import Row
from builder.planning.size import USUAL, split
from builder.theme.words import Words
from builder.value import value

MOST_ROWS = 160  # of a plan's own table; more stand on the groups' sheets
MOST_LANES = 24  # of a picture


@value
class Planned:
    """A plan that could be laid out, with what pages say of it.

    `modules` are links to those it goes through, `cycles` theirs.
    """

    id: str
    title: str
    unit: str
    area: str
    pace: str
    modules: tuple[Link, ...]
    cycles: tuple[Cycle, ...]
    schedule: Schedule


@value
class Voice:
    """What the views are said with: the theme's words, those of schedules, the language."""

    words: Words
    said: Said
    language: str

    @property
    def start(self) -> Link:
        """Get the way back to the start page."""
        return Link(self.words.text("crumbs.start"), addresses.START)

    @property
    def plans(self) -> Link:
        """Get the way to the list of plans."""
        return Link(self.words.text("plans.title"), addresses.plans(self.language))


def plan_page(plan: Planned, voice: Voice) -> PlanPage:
    """Show a plan with all of its groups."""
    made, kinds = plan.schedule, kinds_of(*plan.cycles)
    whole = len(made.rows) <= MOST_ROWS
    rows = made.rows if whole else tuple(row for row in made.rows if not row.group_id)
    return PlanPage(
        frame=Frame(
            address=addresses.plan(plan.id, voice.language),
            title=plan.title,
            summary=voice.words.text("plan.summary", unit=plan.unit or plan.title),
            crumbs=(voice.start, voice.plans),
        ),
        groups=tuple(group_rows(plan, voice)),
        leaders=tuple(
            LeaderRow(each.leader, each.groups, each.weekly)
            for each in made.leaders
            if each.groups > 1
        ),
        strips=strips(
            made.rows, _drawn(plan, voice), term_titles(_terms(made.rows), voice.said), kinds
        ),
        sheet=sheet(rows, voice.said),
        whole=whole,
        hours=hours(made.budget),
        files=tuple(_files(made.rows, addresses.plan(plan.id, voice.language), voice)),
        note="" if made.years else voice.words.text("plan.no_calendar"),
    )


def _terms(rows: Sequence[Row]) -> list[Row]:
    """Choose the rows that say which terms are drawn: those of meetings."""
    return [row for row in rows if row.kind == "meeting"]


def _drawn(plan: Planned, voice: Voice) -> tuple[Drawn, ...]:
    groups = plan.schedule.groups
    if not plan.schedule.years or not groups:
        return (Drawn(""),)  # one line for all
    return tuple(
        Drawn(group.id, group.name, addresses.group(plan.id, group.id, voice.language))
        for group in islice(groups, MOST_LANES)
    )


def _files(rows: Sequence[Row], page: str, voice: Voice) -> Iterator[FileLink]:
    for kind in ("ics", "csv", "xlsx") if has_days(rows) else ("csv", "xlsx"):
        title = voice.words.text("file.calendar" if kind == "ics" else "file.table")
        yield FileLink(title, kind, addresses.beside(page, kind))


def group_page(plan: Planned, group: Group, row: GroupRow, voice: Voice) -> GroupPage:
    """Show a group's own sheet: its meetings, and what its leader has with everybody."""
    kinds = kinds_of(*plan.cycles)
    rows = rows_of_group(plan.schedule, group)
    own = Drawn(group.id)
    here = Link(plan.title, addresses.plan(plan.id, voice.language))
    return GroupPage(
        frame=Frame(
            address=addresses.group(plan.id, group.id, voice.language),
            title=group.name,
            summary=voice.words.text("plan.group_summary", group=group.name, plan=plan.title),
            crumbs=(voice.start, voice.plans, here),
        ),
        group=row,
        strips=strips(rows, (own,), term_titles(_terms(rows), voice.said), kinds),
        sheet=sheet(rows, voice.said),
        hours=hours(plan.schedule.budget_of(group)),
        files=tuple(_files(rows, row.group.address, voice)),
    )


def rows_of_group(made: Schedule, group: Group) -> tuple[Row, ...]:
    """Take a group's rows, with its leader's and everybody's."""
    leaders = ("", group.leader)
    return tuple(
        row
        for row in made.rows
        if row.group_id == group.id or (not row.group_id and row.leader in leaders)
    )


def group_rows(plan: Planned, voice: Voice) -> Iterator[GroupRow]:
    """List a plan's groups; without any, the plan itself stands as one."""
    made = plan.schedule
    link = Link(plan.title, addresses.plan(plan.id, voice.language))
    for group in made.groups or (Group("", name=plan.title, minutes=0),):
        rows = rows_of_group(made, group) if made.years else made.rows
        first, last = ends(rows, voice)
        spent = made.budget_of(group)
        address = addresses.group(plan.id, group.id, voice.language) if group.id else link.address
        yield GroupRow(
            plan=link,
            unit=plan.unit,
            area=plan.area,
            group=Link(group.name, address),
            modules=plan.modules,
            pace=plan.pace,
            participants=group.participants,
            leader=group.leader,
            when=_when(group, voice),
            first=first,
            last=last,
            checkins=tuple(_days(rows, "checkin", voice)),
            follow_ups=tuple(_days(rows, "follow_up", voice)),
            participant=spent.participant,
            leading=spent.leading,
            advice=_advice(group, voice),
        )


def _when(group: Group, voice: Voice) -> str:
    day = voice.words.text(f"weekdays.{group.weekday}") if group.weekday else ""
    clock = f"{group.start:%H:%M}" if group.start else ""
    until = f"–{group.end:%H:%M}" if group.end else ""
    return " ".join(each for each in (day, clock + until) if each)


def ends(rows: Sequence[Row], voice: Voice) -> tuple[str, str]:
    """Say when the first and the last meeting are: days with their years, else weeks."""
    met = [row for row in rows if row.kind == "meeting"]
    return _end(met[:1], voice), _end(met[-1:], voice)


def _end(met: Sequence[Row], voice: Voice) -> str:
    for row in met:
        if row.day:
            return voice.words.day(row.day)
        if row.weeks:
            return voice.words.text("plan.weeks", weeks=row.weeks)
    return ""


def _days(rows: Sequence[Row], kind: str, voice: Voice) -> Iterator[str]:
    """Say the days of check-ins or follow-ups, with years: they may be far apart."""
    for row in rows:
        if row.kind == kind and row.day:
            yield f"{day_text(row.day, voice.said)} {row.day.year}"
        elif row.kind == kind and row.month:
            yield month_text(row.month, voice.said)


def _advice(group: Group, voice: Voice) -> str:
    least, most = USUAL
    if group.participants > most:
        sizes = split(group.participants, most)
        return voice.words.text("plan.split", sizes=" + ".join(map(str, sizes)))
    if 0 < group.participants < least:
        return voice.words.text("plan.join")
    return ""
