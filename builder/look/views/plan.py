"""Plans and their groups, and the overviews of all of them."""

from builder.look.views.frame import Frame, Link
from builder.look.views.schedule import FileLink, Hours, Sheet, Strip
from builder.value import value


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
class Ahead:
    """A unit's check-in or follow-up, for some of its groups; `iso` is its day, or the month.

    Of many groups the first are named, and `others` counts the rest.
    """

    iso: str
    when: str
    what: str
    unit: str
    groups: tuple[Link, ...]
    others: int


@value
class ChiefPack:
    """What whoever answers for several schools takes along; `more` dates are in the files alone."""

    before: tuple[str, ...]
    during: tuple[str, ...]
    after: tuple[str, ...]
    questions: tuple[str, ...]
    letter: tuple[str, ...]
    ahead: tuple[Ahead, ...]
    more: int


@value
class OverviewPage:
    """The groups of all plans, or the plans themselves; long ones go on over several pages."""

    frame: Frame
    rows: tuple[GroupRow, ...]
    totals: Totals
    strips: tuple[Strip, ...]
    files: tuple[FileLink, ...]
    pages: tuple[Link, ...]
    pack: ChiefPack | None  # on the first of the pages


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
