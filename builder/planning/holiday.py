"""Public holidays, and the eves on which Sweden is closed too, as the `holidays` package has them.

It knows no school breaks: calendars do.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

# The years whose holidays are asked for, far beyond what any school plans.
FIRST_YEAR, LAST_YEAR = 1990, 2090


def holiday(day: date) -> str:
    """Name the holiday of a day in Swedish; empty for an ordinary day."""
    return _of(day.year).get(day, "")


@cache
def _of(year: int) -> Mapping[date, str]:
    from holidays.countries.sweden import Sweden

    # `de_facto` are Midsummer's, Christmas and New Year's Eve; Sundays are weekends to us.
    found = Sweden(
        years=year, language="sv", categories=("public", "de_facto"), include_sundays=False
    )
    return MappingProxyType(dict(sorted(found.items())))


def easter(year: int) -> date:
    """Tell Easter Sunday."""
    return next(day for day, name in _of(year).items() if name == "Påskdagen")
