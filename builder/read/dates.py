"""Reading dates, times and weeks. Raises Misfit like all readers."""

import re
from datetime import date, datetime, time

from builder.front.form import Form
from builder.read.numbers import Misfit, ends, within, wrong

_LAST_HOUR = 23
_LAST_MINUTE = 59


def day(text: str, form: Form) -> date:
    """Read a date; one that looks right but is in no calendar is a fault of its own."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise wrong(form)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Misfit("not-a-date") from None


def clock(text: str, form: Form) -> time:
    """Read a time of day, `14:30` or `14.30`."""
    found = re.fullmatch(r"([0-9]{1,2})[:.]([0-9]{2})", text)
    if not found:
        raise wrong(form)
    hour, minute = map(int, found.groups())
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        raise Misfit("not-a-time")
    return time(hour, minute)


def when(text: str, form: Form) -> datetime:
    """Read a date and a time of day."""
    on, _, at = text.partition(" ")
    if not at:
        raise wrong(form)
    return datetime.combine(day(on, form), clock(at.strip(), form))


def length(text: str, form: Form) -> int:
    """Read minutes and seconds, or hours too, as seconds."""
    found = re.fullmatch(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-9]{2})", text)
    if not found:
        raise wrong(form)
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if seconds > _LAST_MINUTE or (found[1] and minutes > _LAST_MINUTE):
        raise Misfit("not-a-time")
    return hours * 3600 + minutes * 60 + seconds


def weeks(text: str, form: Form) -> tuple[int, int]:
    """Read ISO weeks; a range may go past the new year (`52–1`)."""
    first, last = ends(_without_v(text), form, r"(?:[vw]\.?\s*)?[0-9]{1,2}")
    return week(first, form), week(last, form)


def week(text: str, form: Form) -> int:
    """Read the number of an ISO week."""
    number = _without_v(text)
    if not re.fullmatch("0?[1-9]|[0-9]{2}", number):
        raise wrong(form)
    return within(int(number), form)


def _without_v(text: str) -> str:
    return re.sub(
        r"^(?:veckor(?:na)?|vecka|weeks?|[vw]\.?)\s*(?=[0-9])",
        "",
        text,
        flags=re.IGNORECASE,
    )


def days(text: str, form: Form) -> tuple[date, date]:
    """Read a first and last day, or a single one."""
    one = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    first, last = (day(end, form) for end in ends(text, form, one))
    if first > last:
        raise Misfit("range-backwards")
    return first, last


def school_year(text: str, form: Form) -> str:
    """Read a school year, whose second year follows upon the first."""
    found = re.fullmatch(r"([0-9]{4})[-–/]([0-9]{2})", text)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise wrong(form)
    return f"{found[1]}-{found[2]}"


def repeat(text: str, form: Form) -> int:
    """Read after how many parts something comes again."""
    found = re.fullmatch(r"every ([0-9]{1,2}) parts|every part", text)
    if not found:
        raise wrong(form)
    return within(int(found[1] or 1), form)


def later(text: str, form: Form) -> tuple[int, str]:
    """Read a number of weeks or months."""
    found = re.fullmatch(r"([0-9]{1,2}) (month|week)s?", text)
    if not found:
        raise wrong(form)
    return within(int(found[1]), form), f"{found[2]}s"
