"""All agendas of a meeting, for each size of group and each length, packed for a browser.

A browser lays no meeting out: it looks one up. Agendas have the same items in the same order with
other minutes, and items the same texts; so each is written once.

    texts   ["", …]
    items   [[title, text, note, [points], deeper, each, tables, phase, least], …], texts by number
    orders  [[number of an item, …], …]
    sizes   [3, …]; lengths [45, …]
    plans   one text for each size: for each length the number of an order, a blank and the
            minutes of its items, with commas between them

Minutes are digits to the base of 36, of which the last says that more follow: `5` is 5, `z5` is
40, `z0` is 35. `!` stands before an item that is to be cut when time is short.
"""

from collections.abc import Iterable, Iterator, Sequence

from builder.engine.shelf import Shelf
from builder.look.meeting_texts import Teller, Told, teller
from builder.look.views.meeting_mode import Shown
from builder.planning.agenda import LONGEST, SHORTEST, Agenda, agendas
from builder.planning.item import Item
from builder.planning.meeting import USUAL_PEOPLE, Meeting
from builder.search.script import call

SIZES = tuple(range(3, 13))
_FINE, _COARSE, _FROM = 5, 15, 90  # steps between lengths, and where the coarse ones begin
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FULL = len(_DIGITS) - 1
_CUT = "!"


def usual_minutes(meeting: Meeting) -> int:
    """Tell how long a meeting is where nobody says else: its own minutes, within limits."""
    return min(max(meeting.minutes, SHORTEST), LONGEST)


def lengths(meeting: Meeting) -> tuple[int, ...]:
    """List the lengths of a meeting that there are agendas for, in minutes."""
    fine = range(SHORTEST, _FROM, _FINE)
    coarse = range(_FROM, LONGEST + 1, _COARSE)
    return tuple(sorted({*fine, *coarse, usual_minutes(meeting)}))


def usual_agenda(meeting: Meeting) -> Agenda:
    """Lay out a meeting for a usual group."""
    return laid(meeting, USUAL_PEOPLE, usual_minutes(meeting))


def laid(meeting: Meeting, people: int, minutes: int) -> Agenda:
    """Lay out a meeting; for these sizes and lengths there always is an agenda."""
    return next(_laid(meeting, people, [minutes]))


def _laid(meeting: Meeting, people: int, lengths: Sequence[int]) -> Iterator[Agenda]:
    for made in agendas(meeting, people, lengths):
        if not isinstance(made, Agenda):
            msg = f"no agenda for {people} people and {made.minutes} minutes"
            raise TypeError(msg)
        yield made


def agendas_script(_shelf: Shelf, of: Told) -> bytes:
    """Write the script that hands all agendas of a meeting to its page."""
    numbers = _Numbers(teller(of))
    every = lengths(of.meeting)
    plans = [
        ",".join(numbers.plan(made.items) for made in _laid(of.meeting, people, every))
        for people in SIZES
    ]
    texts: dict[str, int] = {"": 0}
    fields = [[*_fields(each, texts)] for each in numbers.items]
    data = {
        "texts": [*texts],
        "items": fields,
        "orders": [*numbers.orders],
        "sizes": SIZES,
        "lengths": every,
        "plans": plans,
    }
    return call("agendas", data)


class _Numbers:
    """Numbers what a group sees of items, and the orders that they come in."""

    def __init__(self, says: Teller) -> None:
        self.items: dict[Shown, int] = {}
        self.orders: dict[tuple[int, ...], int] = {}
        self._says = says
        self._known: dict[object, int] = {}

    def plan(self, agenda: Sequence[Item]) -> str:
        """Write an agenda: the number of its order, and minutes."""
        order = tuple(map(self._number, agenda))
        return f"{self.orders.setdefault(order, len(self.orders))} {''.join(_minutes(agenda))}"

    def _number(self, item: Item) -> int:
        # Most agendas have the same items at other times, and a group sees the same of those.
        same = (item.kind, item.place, item.number, item.title, item.protocol, item.step)
        key = (*same, item.each, item.time, item.tables, item.least)
        if key not in self._known:
            shown = self._says.shown(item)
            self._known[key] = self.items.setdefault(shown, len(self.items))
        return self._known[key]


def _minutes(agenda: Iterable[Item]) -> Iterator[str]:
    for item in agenda:
        full, rest = divmod(item.minutes, _FULL)
        yield f"{_CUT if item.cut else ''}{_DIGITS[-1] * full}{_DIGITS[rest]}"


def _fields(shown: Shown, texts: dict[str, int]) -> Iterator[object]:
    def number(text: str) -> int:
        return texts.setdefault(text, len(texts))

    yield from map(number, (shown.title, shown.text, shown.note))
    yield [*map(number, shown.points)]
    yield number(shown.deeper)
    yield from (shown.each, shown.tables)
    yield number(shown.phase)
    yield shown.least
