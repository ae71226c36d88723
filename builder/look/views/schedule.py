"""Schedules: a module's at each pace, a plan's and its groups', and the organiser's overview."""

from builder.look.views.frame import Frame, Link
from builder.value import value


@value
class Line:
    """A row of a schedule in words; what is not known is empty.

    `day` and `until` are in words (`tis 3 nov`), `iso` and `iso_until` the same for machines.
    """

    kind: str  # meeting, reading, activity, checkin, follow_up, break
    what: str
    weeks: str
    part: int = 0
    first: bool = False  # whether the part begins here, with its title
    title: str = ""
    language: str = ""  # of the title, where it is not the portal's
    letters: tuple[str, ...] = ()
    day: str = ""
    iso: str = ""
    until: str = ""
    iso_until: str = ""
    time: str = ""
    group: str = ""
    note: str = ""


@value
class Stretch:
    """A term's lines; the title is empty where the term is not known."""

    title: str
    lines: tuple[Line, ...]


@value
class Sheet:
    """A table of a schedule; the flags tell which columns hold something."""

    stretches: tuple[Stretch, ...]
    dated: bool
    groups: bool


@value
class Tick:
    """A week on a time line: its number, and the middle of it."""

    number: int
    x: float


@value
class Bar:
    """A stretch of time on a time line, from `x` on."""

    x: float
    width: float


@value
class Pause:
    """A break on a time line, with its name and the middle of that.

    One that is not `certain` is somewhere in those weeks, here earlier and there later.
    """

    x: float
    width: float
    name: str
    certain: bool
    label: float = 0.0


@value
class Mark:
    """A meeting on a time line: its part, the kind of what is done in it, and its middle."""

    part: int
    kind: str
    x: float


@value
class Lane:
    """One group's line: its name, where it lies, and what is on it."""

    name: str
    y: float
    bars: tuple[Bar, ...]  # the weeks that a meeting may be in
    trials: tuple[Bar, ...]  # when the activity is done
    marks: tuple[Mark, ...]
    later: tuple[float, ...]  # follow-ups


@value
class Count:
    """How many meetings a week has, as a column: its middle, top and height."""

    x: float
    y: float
    height: float
    number: int


@value
class Half:
    """Half a term as a picture, in the units of its viewBox; lanes begin at `top`.

    `span` is how far its weeks go: the last half may be narrower than its picture.
    """

    width: float
    span: float
    height: float
    top: float
    weeks: tuple[Tick, ...]
    pauses: tuple[Pause, ...]
    lanes: tuple[Lane, ...]
    counts: tuple[Count, ...]  # instead of lanes, of very many groups
    met: tuple[int, ...]  # the weeks with meetings


@value
class Strip:
    """A term as a picture."""

    title: str
    halves: tuple[Half, ...]


@value
class HourBar:
    """Minutes of something, and how long its bar is of the longest, in per cent."""

    name: str
    minutes: int
    share: float
    of: str  # participant or leader


@value
class Hours:
    """What a schedule asks of a participant and of a leader, in minutes; 0: not known."""

    bars: tuple[HourBar, ...]
    participant: int
    leader: int
    weekly: int
    known: bool  # whether the leader's time is that of known cases, or an estimate


@value
class FileLink:
    """A file to take along: what it is called, its kind (`ics`, `csv`, `xlsx`), its address."""

    title: str
    kind: str
    address: str


@value
class PaceRow:
    """A pace among those that a module can be held at, and the page that has its schedule."""

    link: Link
    meetings: int
    minutes: int  # of a meeting
    reading: int  # minutes alone in a part, on an average; 0: it is read in the meeting
    weeks: int  # school weeks, 0: on staff days
    terms: int  # 0: on staff days


@value
class SchedulePage:
    """A module's schedule at one pace, and the way to the others."""

    frame: Frame
    module: Link
    parts: int
    closing: tuple[str, ...]  # moments of one more meeting, after the last part
    sample: int  # the week of the winter break that is drawn; 0: it makes no difference
    pace: PaceRow
    means: str  # what the pace is, in a few sentences
    paces: tuple[PaceRow, ...]
    sheet: Sheet
    strips: tuple[Strip, ...]
    hours: Hours
    files: tuple[FileLink, ...]
    planner: Link | None
