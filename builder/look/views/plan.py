"""Plans and their groups, the overviews of all of them, and what a principal needs to know."""

from builder.look.views.frame import Frame, Link
from builder.look.views.schedule import FileLink, Hours, Sheet, Strip
from builder.value import value


@value
class PaceHours:
    """A pace and the time that it takes of one group."""

    link: Link
    hours: Hours


@value
class PrincipalPage:
    """What a module asks of a school: meetings and time, at each pace."""

    frame: Frame
    module: Link
    schedule: Link
    planner: Link
    meetings: int
    parts: int
    group: tuple[int, int]  # how many are best
    paces: tuple[PaceHours, ...]
    most: int  # minutes of the longest bar


@value
class GroupRow:
    """A group as a plan and the organiser's overview list it."""

    plan: Link
    unit: str
    area: str
    group: Link
    modules: tuple[Link, ...]
    pace: str
    participants: int
    leader: str
    place: str
    when: str  # `tisdagar 14:30–16:00`
    first: str
    last: str
    checkins: tuple[str, ...]
    follow_ups: tuple[str, ...]
    participant: int  # minutes
    leading: int  # minutes
    advice: str = ""  # where there are too many or too few to talk


@value
class LeaderRow:
    """Who leads: so many groups, minutes a week."""

    leader: str
    groups: int
    weekly: int


@value
class MovedRow:
    """A meeting that is not held when it was to be: on which day it was, and what is there then."""

    group: str
    part: int
    letters: tuple[str, ...]
    planned: str
    why: str  # empty: moved by hand
    day: str


@value
class PlanPage:
    """A school's plan: all of its groups. Its further pages go on with the sheet alone."""

    frame: Frame
    unit: str
    area: str
    years: str  # `2026/27`
    pace: str
    modules: tuple[Link, ...]
    groups: tuple[GroupRow, ...]
    participants: int
    leaders: tuple[LeaderRow, ...]
    moved: tuple[MovedRow, ...]
    strips: tuple[Strip, ...]
    sheet: Sheet
    hours: Hours | None  # None: the groups' meetings differ in length
    files: tuple[FileLink, ...]
    note: str  # why there are no days
    pages: tuple[Link, ...]
    whole: bool  # whether it is the first of its pages


@value
class GroupPage:
    """A group's own sheet."""

    frame: Frame
    group: GroupRow
    strips: tuple[Strip, ...]
    sheet: Sheet
    hours: Hours
    files: tuple[FileLink, ...]
    pages: tuple[Link, ...]
    whole: bool


@value
class Totals:
    """The sums of an overview; times in minutes."""

    groups: int
    participants: int
    participant: int
    leading: int


@value
class OverviewPage:
    """The groups of all plans, or the plans themselves; long ones go on over several pages."""

    frame: Frame
    rows: tuple[GroupRow, ...]
    totals: Totals
    strips: tuple[Strip, ...]
    files: tuple[FileLink, ...]
    pages: tuple[Link, ...]


@value
class PlanRow:
    """A plan in the list of plans."""

    link: Link
    unit: str
    area: str
    modules: tuple[Link, ...]
    groups: int
    first: str
    last: str


@value
class PlansPage:
    """All plans, by area and unit."""

    frame: Frame
    plans: tuple[PlanRow, ...]
    organiser: Link
    pages: tuple[Link, ...]
