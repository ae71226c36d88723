"""Hours: what a schedule asks of a participant and of who leads.

Three preschool cases are known, all of them with a meeting a month in each group: one group, 4 h
every other week; two groups, 4 h a week; four groups, 8 h a week. Each comes to 2 h a week and
group with preparing, meetings and support in the activity counted in. (Source: the follow-up of the
preschool modules.) For other paces the time is estimated so that it agrees with them: a
meeting takes its own length and two and a half hours more for preparing and notes, and support in
the activity an hour a week.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from builder.front import Pace
from builder.planning.pace import STAFF_DAYS, meeting_minutes
from builder.planning.step import Meeting, Step
from builder.value import value

KNOWN_WEEKLY = 120
_BESIDE_A_MEETING = 150
_SUPPORT_WEEKLY = 60
# Cells of three and four weeks by turns are a meeting a month, as in the known cases.
_MONTHLY = 3.5


@value
class Budget:
    """Minutes over a whole schedule, for one group.

    A participant is in `meetings` and `preparing`; the activity in one's own teaching is not
    counted. `weekly` is the leader's time a week and group, over `weeks` school weeks (0: not
    known, on staff days), `leading` all of it; `basis` says whether it is known or an estimate.
    """

    number: int
    meetings: int
    preparing: int
    weeks: int
    weekly: int
    leading: int
    basis: Literal["known", "estimate"]

    @property
    def participant(self) -> int:
        """Get a participant's minutes in all."""
        return self.meetings + self.preparing


def reading_minutes(meeting: Meeting, pace: Pace) -> int:
    """Tell how long one reads before a meeting: by the pace where it says so, else the moments."""
    if pace.reading == "in-meeting":
        return 0
    if pace.reading and meeting.prepares:
        return int(pace.reading)
    return meeting.reading_minutes


def budget(steps: Sequence[Step], pace: Pace, minutes: int = 0) -> Budget:
    """Sum up the time of a schedule whose meetings are so many minutes long, else as the pace's."""
    meetings = [meeting for step in steps for meeting in step.meetings]
    length = minutes or meeting_minutes(pace)
    weeks = 0 if pace.on == STAFF_DAYS else sum(each.weeks for each in meetings)
    weekly, known = _weekly(len(meetings), weeks, length)
    beside = (length + _BESIDE_A_MEETING) * len(meetings)
    return Budget(
        number=len(meetings),
        meetings=length * len(meetings),
        preparing=sum(reading_minutes(each, pace) for each in meetings),
        weeks=weeks,
        weekly=weekly,
        leading=weekly * weeks if weeks else beside,
        basis="known" if known else "estimate",
    )


def _weekly(meetings: int, weeks: int, length: int) -> tuple[int, bool]:
    if not meetings or not weeks:
        return 0, False
    if weeks / meetings >= _MONTHLY:
        return KNOWN_WEEKLY, True
    return _SUPPORT_WEEKLY + round((length + _BESIDE_A_MEETING) * meetings / weeks), False


@value
class Leading:
    """Who leads: how many groups, and the minutes a week that they come to."""

    leader: str
    groups: int
    weekly: int


def leading(led: Iterable[tuple[str, Budget]]) -> tuple[Leading, ...]:
    """Sum up hours a week over each leader's groups, given as the leader and the group's budget.

    Who leads a group without a named leader is not known, and so not summed.
    """
    each = [pair for pair in led if pair[0]]
    return tuple(
        Leading(
            name,
            sum(leader == name for leader, _ in each),
            sum(one.weekly for leader, one in each if leader == name),
        )
        for name in dict.fromkeys(leader for leader, _ in each)
    )
