"""A school year as it usually is: a suggestion until the municipality has decided."""

from datetime import date, timedelta

from builder.front.school import Break, CalendarFront, Terms
from builder.planning.calendar import school_year
from builder.planning.holiday import easter
from builder.planning.school_year import SchoolYear
from builder.planning.term import AUTUMN_BREAK, WINTER_BREAK
from builder.planning.weeks import DAY, FRIDAY, MONDAY
from builder.value import value

_ASCENSION = timedelta(days=39)  # after Easter Sunday, always a Thursday


@value
class Suggestion:
    """The days of a suggested school year; the autumn and winter breaks are weeks."""

    autumn: tuple[date, date]
    spring: tuple[date, date]
    easter: tuple[date, date]
    day_off: date


def suggestion(year: int) -> Suggestion:
    """Suggest the school year that begins in the autumn of a year.

    Autumn: Monday in the middle of August to the Friday of 15–21 December. Spring: the Monday
    after Epiphany to the Friday of 9–15 June. Off: the week after Easter Sunday, and the
    Friday after Ascension. In most years most municipalities are within a few days of this.
    """
    sunday = easter(year + 1)
    return Suggestion(
        autumn=(_next(date(year, 8, 14), MONDAY), _next(date(year, 12, 15), FRIDAY)),
        spring=(_next(date(year + 1, 1, 7), MONDAY), _next(date(year + 1, 6, 9), FRIDAY)),
        easter=(sunday + DAY, sunday + 5 * DAY),
        day_off=sunday + _ASCENSION + DAY,
    )


EASTER_BREAK = "påsklov"


def suggested_year(year: int, autumn: int, winter: int) -> SchoolYear:
    """Make a school year of what is suggested, as the calendar file of `new calendar` has it.

    `autumn` and `winter` are the weeks of those breaks; without a winter break the place is open
    all year. ValueError for a year beyond those that are known.
    """
    if winter:
        days = suggestion(year)
        front = CalendarFront(
            terms=Terms(autumn=days.autumn, spring=days.spring),
            breaks=(
                Break(name=AUTUMN_BREAK, weeks=(autumn, autumn)),
                Break(name=WINTER_BREAK, weeks=(winter, winter)),
                Break(name=EASTER_BREAK, dates=days.easter),
            ),
            days_off=(days.day_off,),
        )
    else:
        front = CalendarFront(year=open_days(year))
    made = school_year("", front).year
    if made is None:
        msg = f"no school year begins in {year}"
        raise ValueError(msg)
    return made


def open_days(year: int) -> tuple[date, date]:
    """Suggest the first and last day of a year that is open all through."""
    return date(year, 8, 1), date(year + 1, 7, 31)


def _next(day: date, weekday: int) -> date:
    """Find the first such weekday on or after a day."""
    ahead = (weekday - day.isoweekday()) % 7
    return day + ahead * DAY


def school_year_at(today: date) -> int:
    """Tell in which autumn the school year begins that a new calendar is for.

    From March on that is the coming one.
    """
    return today.year if today >= date(today.year, 3, 1) else today.year - 1
