"""What a pace means for a part: weeks for each of its meetings, and the reading before them."""

from builder.front import Cycle, Pace

STAFF_DAYS = "staff-days"
_MINUTES = 90  # a meeting's length in the guidance, where a pace states none


def weeks_each(pace: Pace, meetings: int) -> tuple[int, ...] | None:
    """Tell how many school weeks each of a part's meetings takes.

    None where the pace does not fit: it has one number for each meeting of another cycle.
    """
    if pace.on == STAFF_DAYS:
        return (1,) * meetings
    if len(pace.weeks) == 1:
        return pace.weeks * meetings
    return pace.weeks if len(pace.weeks) == meetings else None


def meeting_minutes(pace: Pace) -> int:
    """Tell how long a meeting is, in minutes."""
    return pace.minutes or _MINUTES


def meetings_of(cycle: Cycle) -> tuple[tuple[str, ...], ...]:
    """List the letters of each meeting; a cycle that names none meets at each moment in a group."""
    known = {moment.letter for moment in cycle.moments}
    named = tuple(tuple(x for x in each if x in known) for each in cycle.meetings)
    return tuple(each for each in named if each) or _derived(cycle)


def late_letters(cycle: Cycle, letters: tuple[str, ...]) -> tuple[str, ...]:
    """List those of a meeting's letters that are done of the part before it.

    They are named before one that precedes them in the part: in `[D, A, B]` that is D. So after the
    last part such a cycle has one meeting more, which a schedule's rows do not count.
    """
    order = [moment.letter for moment in cycle.moments]
    return tuple(
        letter
        for at, letter in enumerate(letters)
        if any(order.index(other) < order.index(letter) for other in letters[at + 1 :])
    )


def closing_letters(cycle: Cycle) -> tuple[str, ...]:
    """List the letters of the meeting that follows up the last part; () where there is none."""
    return tuple(each for letters in meetings_of(cycle) for each in late_letters(cycle, letters))


def _derived(cycle: Cycle) -> tuple[tuple[str, ...], ...]:
    meetings: list[tuple[str, ...]] = []
    waiting: list[str] = []
    for moment in cycle.moments:
        if moment.setting != "practice":
            waiting.append(moment.letter)
        elif waiting:
            # An activity belongs to the meeting that takes it up, if there is one.
            waiting.append(moment.letter)
        if moment.setting == "group":
            meetings.append(tuple(waiting))
            waiting = []
    return tuple(meetings) or tuple((moment.letter,) for moment in cycle.moments)
