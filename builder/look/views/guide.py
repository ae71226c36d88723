"""Guides for who leads: a page for each meeting, and the module's own with its sheets."""

from builder.look.views.frame import Body, Frame, Link, Phase, Time
from builder.look.views.moment import Material, Question
from builder.value import value


@value
class AgendaRow:
    """An item of an agenda, with its clock time.

    `about` is the question or matter that a step begins, `hint` what the leader does where no other
    place of the page says so. `kind` is that of `planning/item.py`. Of title and about, `own` is
    what the module's author wrote, in the module's language.
    """

    kind: str
    start: str
    minutes: int
    title: str
    about: str
    own: tuple[str, str]
    hint: str
    cut: bool


@value
class AgendaTable:
    """An agenda for so many people and minutes; `cut` minutes of it are marked to be cut."""

    people: int
    minutes: int
    start: str
    end: str
    rows: tuple[AgendaRow, ...]
    cut: int
    notes: tuple[str, ...]


@value
class Preparation:
    """What each does alone before a meeting, with what the author tells the leader of it."""

    moment: Phase
    part: int
    materials: tuple[Material, ...]
    leader: tuple[Body, ...]


@value
class Pitfall:
    """What may go wrong, and a way out."""

    when: str
    then: str


@value
class LedStep:
    """A step of a protocol as the leader holds it; `each` is minutes per person.

    `question` is the number of the moment's question that it asks, 0 for none.
    """

    title: str
    minutes: int
    each: int
    role: str  # whose step it is, in words; empty where that is everybody's or not said
    question: int
    leader: str
    participants: str


@value
class LedProtocol:
    """A conversation protocol with the leader's lines."""

    title: str
    summary: str
    source: str
    steps: tuple[LedStep, ...]


@value
class LedMoment:
    """A moment that the group does in the meeting."""

    moment: Phase
    part: Link
    number: int  # of the part
    leader: tuple[Body, ...]
    body: Body  # what participants read
    about: str
    exercises: tuple[tuple[str, int], ...]  # titles and minutes
    materials: tuple[Material, ...]  # read, seen or heard in the meeting
    protocol: LedProtocol | None
    questions: tuple[Question, ...]
    pitfalls: tuple[Pitfall, ...]


@value
class LedActivity:
    """What the group plans to try in their own work until the next meeting."""

    moment: Phase
    observe: tuple[str, ...]
    bring: tuple[str, ...]
    leader: tuple[Body, ...]


@value
class LedPart:
    """A part that a meeting works with; `leader` where it begins in this meeting."""

    link: Link
    number: int
    aim: str
    leader: tuple[Body, ...]


@value
class Invitation:
    """What participants are told before a meeting; minutes of preparation, 0 for none."""

    title: str
    hours: str  # `14:30–16:00`
    minutes: int
    prepare: tuple[tuple[str, str], ...]  # titles, and how long each takes
    bring: tuple[str, ...]
    today: tuple[str, ...]


@value
class MeetingGuide:
    """A meeting's guide.

    `voice` chooses who is meant by the words about privacy and reports: `usual` or `leaders`.
    `log` is a page that another output may make.
    """

    frame: Frame
    module: Link
    guide: Link
    number: int
    total: int
    first: bool
    last: bool
    voice: str
    purpose: str  # the module's, at the first meeting
    cycle: tuple[Phase, ...]  # likewise
    parts: tuple[LedPart, ...]
    minutes: int  # as the moments have it
    group: tuple[int, int]
    before: tuple[Preparation, ...]
    invitation: Invitation
    agenda: AgendaTable
    unread: AgendaTable | None
    moments: tuple[LedMoment, ...]
    tried: tuple[Phase, ...]
    activities: tuple[LedActivity, ...]
    next: Link | None
    next_minutes: int  # of preparation
    questions: Link
    cards: Link
    log: Link | None
    meeting_mode: Link

    @property
    def follows_up(self) -> bool:
        """Tell whether something that was tried is followed up."""
        return any(each.moment.kind == "follow_up" for each in self.moments)

    @property
    def film(self) -> bool:
        """Tell whether something is to be shown or played."""
        every = [material for each in self.moments for material in each.materials]
        return any(each.kind in ("film", "audio") for each in every)


@value
class MeetingRow:
    """A meeting in the list of all."""

    link: Link
    number: int
    moments: tuple[tuple[int, tuple[Phase, ...]], ...]  # by part
    minutes: int
    alone: int  # minutes of preparation before it
    tries: tuple[Phase, ...]  # what is tried after it


@value
class LeaderTime:
    """What leading one group takes at a pace: minutes a week (0: not known), and in all."""

    pace: str
    weekly: int
    leading: int
    known: bool


@value
class GroupDays:
    """When a group has the meetings, in their order: days and their ISO form, or weeks alone."""

    group: Link
    plan: str  # its title, empty where the group stands for all of it
    days: tuple[tuple[str, str], ...]


@value
class ModuleGuide:
    """The module's guide: what it is, all its meetings, what is the leader's to do."""

    frame: Frame
    module: Link
    voice: str
    purpose: str
    goals: tuple[str, ...]
    time: Time
    parts: int
    group: tuple[int, int]
    cycle: tuple[Phase, ...]
    leader: tuple[Body, ...]
    meetings: tuple[MeetingRow, ...]
    closing: bool  # whether the last follows up the last part, beside the schedule's rows
    groups: tuple[GroupDays, ...]
    hours: tuple[LeaderTime, ...]
    schedule: Link | None
    plans: Link | None
    step_in: Link
    questions: Link
    cards: Link
    log: Link | None


@value
class AskedMoment:
    """A moment with its questions, numbered as in the moment, and the meeting that asks them."""

    moment: Phase
    meeting: int  # 0: none
    questions: tuple[Question, ...]


@value
class AskedPart:
    """A part with all its questions."""

    number: int
    title: str
    moments: tuple[AskedMoment, ...]


@value
class QuestionSheet:
    """All questions of a module, as a sheet or as cards to cut out."""

    frame: Frame
    module: Link
    guide: Link
    other: Link  # the same questions in the other form
    parts: tuple[AskedPart, ...]


@value
class StepInPage:
    """What one who steps in as a leader reads in five minutes."""

    frame: Frame
    module: Link
    guide: Link
    voice: str
    purpose: str
    cycle: tuple[Phase, ...]
    minutes: int  # of a usual meeting
    group: tuple[int, int]
    meetings: tuple[Link, ...]
