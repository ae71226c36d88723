"""Minutes: their sums, and how they are said."""

from collections.abc import Iterable

from builder.model import Moment
from builder.value import value

_HOUR = 60
# A module's stated hours mean `at least`; the sum may exceed them by this much.
_SLACK = 0.05


@value
class Total:
    """Whole minutes: what counts as the participants' time, and what stands beside it.

    The activity in one's own teaching is not counted by the cycle: it is work that would be done
    anyway, so it is shown beside the sum and never inside it.
    """

    counted: int
    beside: int


def total(moments: Iterable[Moment]) -> Total:
    """Add up the moments' minutes, apart for those that the cycle counts."""
    counted = beside = 0
    for moment in moments:
        if moment.phase.counted:
            counted += moment.minutes
        else:
            beside += moment.minutes
    return Total(counted, beside)


def say(minutes: int) -> str:
    """Say minutes as hours and minutes, right past 24 hours: `45 min`, `30 h`, `22 h 30 min`."""
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def iso(minutes: int) -> str:
    """Write minutes for machines, as ISO 8601 does: `PT45M`, `PT30H`, `PT22H30M`."""
    hours, rest = divmod(minutes, _HOUR)
    return f"PT{hours}H{rest}M" if hours and rest else f"PT{hours}H" if hours else f"PT{rest}M"


def clock(seconds: int) -> str:
    """Say the length of a recording: `7:04`, `1:02:03`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def against_hours(minutes: int, hours: int) -> int:
    """Compare a sum with the hours stated: -1 falls short, 0 agrees, 1 exceeds by over 5 %."""
    stated = hours * _HOUR
    if minutes < stated:
        return -1
    return 1 if minutes > stated * (1 + _SLACK) else 0
