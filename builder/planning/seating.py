"""How a group sits: all at one table up to eight, else at several; some protocols take fewer."""

from builder.front import Step
from builder.planning.meeting import Protocol
from builder.planning.size import USUAL, split

_UNSAID = 5  # minutes of a step that says none


def tables(people: int) -> tuple[int, ...]:
    """Seat people at as few tables as they can all speak at."""
    return split(people, USUAL[1])


def seats(protocol: Protocol, people: int) -> tuple[int, ...]:
    """Seat people at as few tables as a protocol takes, each of a size that it fits; () if none."""
    low, high = protocol.front.group or (1, USUAL[1])
    for number in range(1, people // max(low, 1) + 1):
        smallest, more = divmod(people, number)
        largest = smallest + bool(more)
        if low <= smallest and largest <= min(high, USUAL[1]):
            return (largest,) * more + (smallest,) * (number - more)
    return ()


def step_minutes(step: Step, people: int) -> int:
    """Tell how long a step takes at a table of so many."""
    return step.minutes + step.minutes_each * people or _UNSAID


def protocol_minutes(protocol: Protocol, people: int) -> int:
    """Tell how long a protocol takes so many people, seated as it fits them."""
    largest = max(seats(protocol, people), default=people)
    return sum(step_minutes(step, largest) for step in protocol.front.steps)
