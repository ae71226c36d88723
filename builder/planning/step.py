"""The steps of a schedule: a module's parts as meetings to be held, in order, without weeks yet."""

from collections.abc import Iterable
from dataclasses import replace

from builder.front import Cycle, CycleMoment, Pace
from builder.model import PartEntry
from builder.planning.pace import meetings_of, weeks_each
from builder.value import value


@value
class Meeting:
    """A meeting to be held: what it needs done, and how many school weeks it takes.

    `reading` are the letters of what is prepared alone before it, in `reading_minutes` by the
    moments; `prepares` those of all preparation, be it in the meeting. `activity` is what is tried
    out in one's own teaching before it. `again`: it is a repetition.
    """

    moments: tuple[str, ...]
    weeks: int
    reading: tuple[str, ...] = ()
    reading_minutes: int = 0
    prepares: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    again: bool = False


@value
class Step:
    """A part as steps through its meetings.

    `number` is the part's own in its module; `afterwards` are activities that no meeting of the
    part takes up: they are done before the next part's first.
    """

    module: str
    number: int
    title: str
    meetings: tuple[Meeting, ...]
    afterwards: tuple[str, ...] = ()

    @property
    def weeks(self) -> int:
        """Get how many school weeks the part takes."""
        return sum(each.weeks for each in self.meetings)


def step(slug: str, part: PartEntry, cycle: Cycle, pace: Pace) -> Step | None:
    """Lay a module's part out as meetings; None where the pace does not fit the cycle."""
    made = plain_step(cycle, pace, part.number, dict(part.minutes))
    return made and replace(made, module=slug, title=part.title)


def plain_step(
    cycle: Cycle, pace: Pace, number: int, minutes: dict[str, int] | None = None
) -> Step | None:
    """Lay a part of this cycle out as meetings, whichever module it is of."""
    letters = meetings_of(cycle)
    weeks = weeks_each(pace, len(letters))
    if weeks is None:
        return None
    moments = {moment.letter: moment for moment in cycle.moments}
    taken = {letter for each in letters for letter in each}
    meetings = tuple(
        _meeting(cycle, each, count, moments, minutes or {})
        for each, count in zip(letters, weeks, strict=True)
    )
    left = tuple(m.letter for m in cycle.moments if _is_activity(m) and m.letter not in taken)
    return Step("", number, "", meetings, left)


def _meeting(
    cycle: Cycle,
    letters: tuple[str, ...],
    weeks: int,
    moments: dict[str, CycleMoment],
    minutes: dict[str, int],
) -> Meeting:
    alone = tuple(x for x in letters if moments[x].setting == "individual")
    declared = {moment.letter: moment.minutes for moment in cycle.moments} | minutes
    return Meeting(
        moments=letters,
        weeks=weeks,
        reading=alone,
        reading_minutes=sum(declared[letter] for letter in alone),
        prepares=tuple(x for x in letters if moments[x].kind == "preparation"),
        activity=tuple(x for x in letters if _is_activity(moments[x])),
    )


def _is_activity(moment: CycleMoment) -> bool:
    return moment.setting == "practice"


def once_more(
    steps: Iterable[Step], cycles: Iterable[Cycle], positions: Iterable[int]
) -> tuple[Step, ...]:
    """Run the activity and follow-up of some parts again; positions count the parts from 1."""
    again = set(positions)
    return tuple(
        _repeated(each, cycle) if at in again else each
        for at, (each, cycle) in enumerate(zip(steps, cycles, strict=True), start=1)
    )


def _repeated(one: Step, cycle: Cycle) -> Step:
    """Append the part's last meeting with a follow-up, with only what is run again."""
    kinds = {moment.letter: moment.kind for moment in cycle.moments}
    last = next(
        (m for m in reversed(one.meetings) if any(kinds[x] == "follow_up" for x in m.moments)),
        one.meetings[-1],
    )
    kept = tuple(x for x in last.moments if kinds[x] in ("activity", "follow_up"))
    extra = replace(
        last, moments=kept or last.moments, reading=(), reading_minutes=0, prepares=(), again=True
    )
    return replace(one, meetings=(*one.meetings, extra))
