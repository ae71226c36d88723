"""A school's plan as views: its page, a sheet for each group, and the overviews of all plans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from builder import addresses
from builder.formats.table import why
from builder.look.hours import hours
from builder.look.planned import Planned
from builder.look.schedule import kinds_of
from builder.look.sheet import Said, day_text, month_text, sheet, term_titles
from builder.look.timeline import Group as Drawn
from builder.look.timeline import strips
from builder.look.views import Frame, Link
from builder.look.views.plan import GroupPage, GroupRow, LeaderRow, MovedRow, PlanPage
from builder.look.views.schedule import FileLink, Sheet, Strip
from builder.planning.group import Group
from builder.planning.plan import Schedule, has_days
from builder.planning.row import Row
from builder.planning.size import USUAL, split
from builder.theme.words import Words
from builder.value import value

MOST_ROWS = 72  # of a page's table
_MOST_MOVED, _MOST_LEADERS = 24, 24  # in a list of them; the sheets tell of all


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


def plan_pages(plan: Planned, voice: Voice) -> Iterator[PlanPage]:
    """Show a plan with all of its groups; a long sheet goes on over several pages."""
    made, kinds = plan.schedule, kinds_of(*plan.cycles)
    here = addresses.plan(plan.id, voice.language)
    spent = {made.budget_of(group) for group in made.groups} or {made.budget}
    page = PlanPage(
        frame=Frame(
            address=here,
            title=plan.title,
            summary=voice.words.text("plan.summary", unit=plan.unit or plan.title),
            crumbs=(voice.start, voice.plans),
        ),
        unit=plan.unit,
        area=plan.area,
        years=", ".join(each.name.replace("-", "/") for each in made.years),
        pace=plan.pace,
        modules=plan.modules,
        groups=tuple(group_rows(plan, voice)),
        participants=sum(group.participants for group in made.groups),
        leaders=tuple(
            LeaderRow(each.leader, each.groups, each.weekly)
            for each in islice(made.leaders, _MOST_LEADERS)
        ),
        moved=tuple(islice(_moved(made.rows, voice), _MOST_MOVED)),
        strips=_strips(plan, made.rows, _drawn(plan), kinds, voice),
        sheet=sheet((), voice.said),
        hours=hours(spent.pop()) if len(spent) == 1 else None,
        files=tuple(_files(made.rows, here, voice)),
        note="" if made.years else voice.words.text("plan.no_calendar"),
        pages=(),
        whole=True,
    )
    for frame, some, links in _parted(plan, page.frame, made.rows, voice):
        whole = frame.address == here
        shown = page if whole else replace(page, groups=(), moved=(), strips=(), files=())
        yield replace(shown, frame=frame, sheet=some, pages=links, whole=whole)


def _parted(
    plan: Planned, frame: Frame, rows: Sequence[Row], voice: Voice
) -> Iterator[tuple[Frame, Sheet, tuple[Link, ...]]]:
    """Part a long sheet into pages, so that none grows with the plan."""
    languages = dict(plan.languages)
    count = max(1, -(-len(rows) // MOST_ROWS))
    links = tuple(
        Link(str(number), addresses.further(frame.address, number, voice.language))
        for number in range(1, count + 1)
    )
    for number, link in enumerate(links, 1):
        some = sheet(rows[(number - 1) * MOST_ROWS : number * MOST_ROWS], voice.said, languages)
        own = replace(
            frame,
            address=link.address,
            title=frame.title if number == 1 else f"{frame.title} ({number})",
            previous=links[number - 2] if number > 1 else None,
            next=links[number] if number < count else None,
        )
        yield own, some, links if count > 1 else ()


def _strips(
    plan: Planned,
    rows: Sequence[Row],
    lanes: Sequence[Drawn],
    kinds: Mapping[str, str],
    voice: Voice,
) -> tuple[Strip, ...]:
    """Draw the terms of meetings; a plan without a calendar has no year to draw."""
    met = [row for row in rows if row.kind == "meeting"]
    if not plan.schedule.years:
        return ()
    return strips(rows, lanes, term_titles(met, voice.said), kinds)


def _drawn(plan: Planned) -> tuple[Drawn, ...]:
    groups = plan.schedule.groups
    # One group's name is on the page already.
    names = {group.id: group.name if len(groups) > 1 else "" for group in groups} or {"": ""}
    return tuple(Drawn(group_id, name) for group_id, name in names.items())


def _moved(rows: Sequence[Row], voice: Voice) -> Iterator[MovedRow]:
    for row in rows:
        if row.kind == "meeting" and row.state in ("moved", "by-hand") and row.day:
            yield MovedRow(
                group=row.group,
                part=row.part,
                letters=row.moments,
                planned=day_text(row.planned, voice.said),
                why=why(row, voice.said) if row.state == "moved" else "",
                day=day_text(row.day, voice.said),
            )


def _files(rows: Sequence[Row], page: str, voice: Voice) -> Iterator[FileLink]:
    for kind in ("ics", "csv", "xlsx") if has_days(rows) else ("csv", "xlsx"):
        title = voice.words.text("file.calendar" if kind == "ics" else "file.table")
        yield FileLink(title, kind, addresses.beside(page, kind))


def group_pages(plan: Planned, group: Group, row: GroupRow, voice: Voice) -> Iterator[GroupPage]:
    """Show a group's own sheet: its meetings, and what its leader has with everybody."""
    made, kinds = plan.schedule, kinds_of(*plan.cycles)
    rows = rows_of_group(made, group)
    here = Link(plan.title, addresses.plan(plan.id, voice.language))
    page = GroupPage(
        frame=Frame(
            address=row.group.address,
            title=group.name,
            summary=voice.words.text("plan.group_summary", group=group.name, plan=plan.title),
            crumbs=(voice.start, voice.plans, here),
        ),
        group=row,
        strips=_strips(plan, rows, (Drawn(group.id),), kinds, voice),
        sheet=sheet((), voice.said),
        hours=hours(made.budget_of(group)),
        files=tuple(_files(rows, row.group.address, voice)),
        pages=(),
        whole=True,
    )
    for frame, some, links in _parted(plan, page.frame, rows, voice):
        whole = frame.address == row.group.address
        shown = page if whole else replace(page, strips=(), files=())
        yield replace(shown, frame=frame, sheet=some, pages=links, whole=whole)


def rows_of_group(made: Schedule, group: Group) -> tuple[Row, ...]:
    """Take a group's rows, with its leader's and everybody's."""
    if not made.years:
        return made.rows  # in weeks, one table for all groups
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
        rows = rows_of_group(made, group)
        first, last = ends(rows, voice)
        spent = made.budget_of(group)
        own = addresses.group(plan.id, group.id, voice.language)
        yield GroupRow(
            plan=link,
            unit=plan.unit,
            area=plan.area,
            group=Link(group.name, own if made.groups else link.address),
            modules=plan.modules,
            pace=plan.pace,
            participants=group.participants,
            leader=group.leader,
            place=group.place,
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
