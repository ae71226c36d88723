"""The page that a group has before it in a meeting; all of it is for participants' eyes."""

from builder.look.views.frame import Frame, Link
from builder.value import value


@value
class Shown:
    """An item as the group sees it.

    `title` says what is done, `text` what that is about (a question, mostly) and may be empty, as
    may `note`, which says how. `points` go deeper: a question's follow-ups (`follow`) or what to
    look for (`look`), as `deeper` says. `each` are minutes for everyone, `tables` in how many
    groups at once. `phase` is the kind of its moment, which gives the colour; empty for what
    belongs to none. `least`: in fewer minutes it cannot be done; `FIXED` for what always takes as
    long as it does.
    """

    title: str
    text: str = ""
    note: str = ""
    points: tuple[str, ...] = ()
    deeper: str = ""
    each: int = 0
    tables: int = 1
    phase: str = ""
    least: int = 0


FIXED = 999


@value
class ShownItem:
    """An item of the agenda that stands on the page, with its clock time; else as in `Shown`.

    `own`: what of the title the module's author wrote. A text is the author's in any case.
    """

    start: str
    minutes: int
    title: str
    own: str
    text: str
    phase: str


@value
class MeetingModePage:
    """The page of a meeting, with the agenda for a usual group; `agendas` is the script of all.

    `people` and `minutes` are those of that agenda; `sizes` and `lengths` what else there is.
    `guide` leads to what the leader reads, where that is made. `says` names the strings that the
    page's script needs.
    """

    frame: Frame
    module: Link
    guide: Link
    number: int
    total: int
    people: int
    minutes: int
    start: str
    end: str
    items: tuple[ShownItem, ...]
    questions: tuple[str, ...]
    sizes: tuple[int, ...]
    lengths: tuple[int, ...]
    agendas: str
    says: tuple[str, ...]
