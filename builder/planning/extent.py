"""How large a module is, in the few steps that lists sort by."""

from collections.abc import Sequence

HOURS = (10, 20, 30)  # each is the most that its step takes in; beyond the last is a step more
PARTS = (3, 6, 9)
_HOUR = 60


def hours_step(minutes: int) -> str:
    """Tell the step of a time: `0-10`, `10-20` … `30`; empty where no time is known."""
    if not minutes:
        return ""
    return hours_steps()[_step(HOURS, minutes / _HOUR)]


def parts_step(parts: int) -> str:
    """Tell the step of a number of parts: `1-3`, `4-6` … `10`; empty where there is none."""
    return parts_steps()[_step(PARTS, parts)] if parts else ""


def hours_steps() -> tuple[str, ...]:
    """List the steps of time, shortest first; each begins where the one before it ends."""
    lows = (0, *HOURS)
    return (*(f"{low}-{high}" for low, high in zip(lows, HOURS, strict=False)), str(HOURS[-1]))


def parts_steps() -> tuple[str, ...]:
    """List the steps of parts, fewest first."""
    lows = (1, *(most + 1 for most in PARTS))
    return (*(f"{low}-{high}" for low, high in zip(lows, PARTS, strict=False)), str(lows[-1]))


def _step(mosts: Sequence[int], value: float) -> int:
    return sum(value > most for most in mosts)
