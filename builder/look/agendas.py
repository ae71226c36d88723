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
from builder.planning.agenda import LONGEST, SHORTEST, Agenda, agenda
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
    made = agenda(meeting, people, minutes)
    if not isinstance(made, Agenda):
        msg = f"no agenda for {people} people and {minutes} minutes"
        raise TypeError(msg)
    return made


def agendas_script(_shelf: Shelf, of: Told) -> bytes:
    """Write the script that hands all agendas of a meeting to its page."""
    items: dict[Shown, int] = {}
    orders: dict[tuple[int, ...], int] = {}
    every = lengths(of.meeting)
    says = teller(of)
    plans = [
        ",".join(
            _plan(laid(of.meeting, people, minutes).items, says, items, orders) for minutes in every
        )
        for people in SIZES
    ]
    texts: dict[str, int] = {"": 0}
    fields = [[*_fields(each, texts)] for each in items]
    data = {
        "texts": [*texts],
        "items": fields,
        "orders": [*orders],
        "sizes": SIZES,
        "lengths": every,
        "plans": plans,
    }
    return call("agendas", data)


def _plan(
    agenda: Sequence[Item],
    says: Teller,
    items: dict[Shown, int],
    orders: dict[tuple[int, ...], int],
) -> str:
    order = tuple(items.setdefault(says.shown(item), len(items)) for item in agenda)
    return f"{orders.setdefault(order, len(orders))} {''.join(_minutes(agenda))}"


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
