"""What a chief or a process leader does over several schools' plans: dates, lists, questions."""

from collections.abc import Iterator, Sequence

from builder.formats.table import what
from builder.look.pack import lines
from builder.look.plan import Voice, group_rows, rows_of_group
from builder.look.planned import Planned
from builder.look.sheet import day_text, month_text
from builder.look.views import Link
from builder.look.views.plan import Ahead, ChiefPack
from builder.planning.group import Group
from builder.planning.row import Row

_MOST, _NAMED = 60, 6  # dates on a page, groups named at each; the files have all of them


def chief_pack(plans: Sequence[Planned], voice: Voice) -> ChiefPack:
    """Gather what whoever answers for several schools has ahead of them, whatever the modules."""
    words = voice.words
    every = tuple(_ahead(plans, voice))
    return ChiefPack(
        before=lines(words.text("chief.before")),
        during=lines(words.text("chief.during")),
        after=lines(words.text("chief.after")),
        questions=lines(words.text("chief.questions")),
        letter=lines(words.text("chief.letter")),
        ahead=every[:_MOST],
        more=max(0, len(every) - _MOST),
    )


def _ahead(plans: Sequence[Planned], voice: Voice) -> Iterator[Ahead]:
    """List the check-ins and follow-ups whose day or month is known, a unit's of a day together."""
    met: dict[tuple[str, str, str, str], list[Link]] = {}
    for plan in plans:
        listed = group_rows(plan, voice)
        for group, row in zip(plan.schedule.groups or (Group(""),), listed, strict=True):
            for each in rows_of_group(plan.schedule, group):
                if each.kind in ("checkin", "follow_up") and (each.day or each.month):
                    iso = each.day.isoformat() if each.day else each.month
                    unit = row.unit or row.plan.title
                    key = (iso, unit, what(each, voice.said), _when(each, voice))
                    met.setdefault(key, []).append(row.group)
    for (iso, unit, said, when), groups in sorted(met.items(), key=lambda one: one[0]):
        others = max(0, len(groups) - _NAMED)
        yield Ahead(iso, when, said, unit, tuple(groups[:_NAMED]), others)


def _when(row: Row, voice: Voice) -> str:
    if row.day:
        return f"{day_text(row.day, voice.said)} {row.day.year}"
    return month_text(row.month, voice.said)
