"""Dates are said as Babel says them, also where Babel is not asked."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from builder.theme.words import Words


@pytest.mark.parametrize(("language", "locale"), [("sv", "sv_SE"), ("en", "en_GB"), ("fi", "fi")])
def test_a_day_is_said_as_the_language_says_it(language: str, locale: str) -> None:
    words = Words(language, {})
    for number in range(366):
        day = date(2028, 1, 1) + timedelta(days=number)
        assert words.day(day) == format_date(day, "d MMMM y", locale=locale)
