"""Clock times within a day, as minutes after midnight."""

_HOUR = 60
DAY = 24 * _HOUR


def clock(minutes: int) -> str:
    """Say minutes after midnight as `14:30`; past it they begin anew."""
    hours, rest = divmod(minutes % DAY, _HOUR)
    return f"{hours:02}:{rest:02}"
