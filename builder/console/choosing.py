"""What options and arguments name or say: read, or refused with what was meant."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time

from builder.console.refusal import USAGE, Refusal
from builder.front import Pace
from builder.front.form import WEEKDAYS, Form
from builder.model import Portal, Settings
from builder.planning.group import weekday_number
from builder.read.dates import clock, week
from builder.read.nearest import nearest
from builder.read.numbers import Misfit
from builder.read.schema.swedish import VALUES


def chosen_week(said: Mapping[str, str], name: str, given: str) -> int:
    """Read the week that an option names; 0 where it is not given."""
    if not given:
        return 0
    try:
        return week(given, Form("week", 1, 53))
    except Misfit:
        raise misfit(said, name, given, "v9") from None


def chosen_time(said: Mapping[str, str], name: str, given: str) -> time | None:
    """Read the clock time that an option names; None where it is not given."""
    if not given:
        return None
    try:
        return clock(given, Form("clock"))
    except Misfit:
        raise misfit(said, name, given, "14:30") from None


def chosen_weekday(said: Mapping[str, str], given: str) -> int:
    """Read the weekday that is named, from 1, Monday; 0 where none is given."""
    if given and given not in WEEKDAYS:
        raise unknown(said, "wrong.no_weekday", given, WEEKDAYS)
    return weekday_number(given)


def chosen_pace(said: Mapping[str, str], settings: Settings, name: str) -> Pace:
    """Find a pace; one that is called by its title is offered by its name."""
    paces = dict(settings.paces)
    if name in paces:
        return paces[name]
    titled = {pace.title.lower(): known for known, pace in paces.items() if pace.title}
    meant = titled.get(nearest(name, titled), "")
    raise unknown(said, "wrong.no_pace", name, paces, meant)


def chosen_calendars(said: Mapping[str, str], portal: Portal, names: Iterable[str]) -> None:
    """Refuse the first of these calendars that is not there."""
    known = [entry.id for entry in portal.calendars]
    for name in names:
        if name not in known:
            raise unknown(said, "wrong.no_calendar", name, known)


def misfit(said: Mapping[str, str], name: str, given: str, example: str) -> Refusal:
    """Refuse what an option cannot be, with an example of what it can."""
    return Refusal(USAGE, said["wrong.form"].format(value=given, name=name, example=example))


def unknown_module(
    said: Mapping[str, str], name: str, known: Iterable[str], unseen: Sequence[str]
) -> Refusal:
    """Refuse a module that is not there, or that readers do not see yet."""
    if name in unseen:
        return Refusal(USAGE, said["wrong.draft_module"].format(name=name))
    return unknown(said, "wrong.no_module", name, [*known, *unseen])


def unknown(
    said: Mapping[str, str], key: str, name: str, known: Iterable[str], meant: str = ""
) -> Refusal:
    """Refuse a name that nothing has, with the one that was meant or those there are.

    Where there are none at all, the words of `key` with an `s` say so, if there are such words.
    """
    names = list(known)
    if not names and f"{key}s" in said:
        return Refusal(USAGE, said[f"{key}s"])
    text = said[key].format(name=name)
    near = meant or nearest(name, names) or _in_swedish(name, names)
    if near:
        text = f"{text} {said['wrong.meant'].format(near=near)}"
    elif names:
        text = f"{text} {said['wrong.known'].format(names=', '.join(names))}"
    return Refusal(USAGE, text)


def _in_swedish(name: str, names: Sequence[str]) -> str:
    """Find what a Swedish word stands for in files; empty for a word of no meaning there."""
    return next((each for each in VALUES.get(name.lower(), ()) if each in names), "")
