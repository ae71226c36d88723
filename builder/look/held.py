"""When the groups of the portal's plans have a module's meetings."""

from collections.abc import Iterator, Sequence

from builder import addresses
from builder.front import Cycle
from builder.look.planned import Planned
from builder.look.sheet import Said, day_text
from builder.look.views import Link
from builder.look.views.guide import GroupDays
from builder.planning.meeting import Meeting
from builder.planning.pace import late_letters
from builder.planning.row import Row
from builder.theme.words import Words
from builder.value import value

MOST_GROUPS = 6  # that one page shows the days of; the plans have all


@value
class Held:
    """A group's meetings of one module, in order, as its plan has them."""

    group: Link
    plan: str
    rows: tuple[Row, ...]


def held(plans: Sequence[Planned], language: str) -> dict[str, tuple[Held, ...]]:
    """List the groups that have each module; those of no plan are missing.

    A module of more groups than a page can show has none: the plans tell of them.
    """
    found: dict[str, list[Held]] = {}
    for plan in plans:
        for slug, each in _held(plan, language):
            found.setdefault(slug, []).append(each)
    return {slug: tuple(each) for slug, each in found.items() if len(each) <= MOST_GROUPS}


def _held(plan: Planned, language: str) -> Iterator[tuple[str, Held]]:
    rows: dict[str, list[Row]] = {}
    for row in plan.schedule.meetings:
        if not row.again:  # a repetition has no guide of its own
            rows.setdefault(row.module, []).append(row)
    for slug, met in rows.items():
        # In weeks, one table is for all groups.
        if not plan.schedule.years or not plan.schedule.groups:
            yield slug, Held(Link(plan.title, addresses.plan(plan.id, language)), "", tuple(met))
            continue
        for group in plan.schedule.groups:
            link = Link(group.name, addresses.group(plan.id, group.id, language))
            own = tuple(row for row in met if row.group_id == group.id)
            yield slug, Held(link, plan.title, own)


def group_days(
    of: Held, meetings: Sequence[Meeting], cycle: Cycle, words: Words, said: Said
) -> GroupDays:
    """Say when a group has each of the meetings; empty where its plan has none, or no weeks yet."""
    when = {
        (row.part, letter): _when(row, words, said)
        for row in of.rows
        for letter in row.moments
        if letter not in late_letters(cycle, row.moments)
    }
    # What a meeting ends with is of the part that its row is of.
    ends = ((*each.alone, *(block.place for block in each.blocks))[-1] for each in meetings)
    return GroupDays(of.group, of.plan, tuple(when.get(place, ("", "")) for place in ends))


def _when(row: Row, words: Words, said: Said) -> tuple[str, str]:
    if row.day is None:
        return (words.text("plan.weeks", weeks=row.weeks) if row.weeks else "", "")
    last = row.until or row.day
    begins = "" if last == row.day else f"{day_text(row.day, said)} – "
    return f"{begins}{day_text(last, said)} {last.year}", row.day.isoformat()
