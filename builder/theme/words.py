"""The interface's words: strings with placeholders, plural forms, dates and sizes as they are said.

Babel knows the languages; it is imported at the first date or plural, since it takes its time.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

_KILO = 1000


class MissingString(Exception):  # noqa: N818 - named for what is the case
    """A template asks for a string that no file of the theme has."""


class Words:
    """The strings of one theme in one language."""

    def __init__(self, language: str, strings: Mapping[str, str]) -> None:
        self.language = language
        self._strings = strings

    def text(self, key: str, **values: object) -> str:
        """Say a string with its placeholders filled; MissingString where there is none."""
        try:
            text = self._strings[key]
        except KeyError:
            raise MissingString(key) from None
        return text.format_map(values) if values else text

    def get(self, key: str, otherwise: str) -> str:
        """Say a string without placeholders, or something else where there is none."""
        return self._strings.get(key, otherwise)

    def number(self, key: str, count: int) -> str:
        """Say how many of something there are, in the form that the language asks for."""
        form = f"{key}.{_plural(self.language, count)}"
        return self.text(form if form in self._strings else f"{key}.other", count=count)

    def day(self, day: date) -> str:
        """Say a date in words: `1 oktober 2026`."""
        return _day(self.language, day)

    def size(self, size: int) -> str:
        """Say a file's size: `840 kB`, `1,2 MB`."""
        if size < _KILO * _KILO:
            return f"{max(1, round(size / _KILO))} kB"
        return f"{_decimal(self.language, round(size / _KILO / _KILO, 1))} MB"


def host(url: str) -> str:
    """Get the name of the place that an outside address leads to, without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


# Babel's `sv` counts weeks wrongly; `sv_SE` is right, and so are the others with a country.
_LOCALES = MappingProxyType({"sv": "sv_SE", "en": "en_GB"})


@cache
def _locale(language: str) -> str:
    """Find Babel's name of a language; English for one that it does not know."""
    if language in _LOCALES:
        return _LOCALES[language]
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language, sep="-"))
    except (ValueError, UnknownLocaleError):
        return _LOCALES["en"]


def locale(language: str) -> str:
    """Get a language with its country, as `sv_SE`, where that is known; else empty."""
    return _LOCALES.get(language, "")


# What Babel says, where an author would wait for it to be loaded; a test holds it against Babel.
_MONTHS = MappingProxyType(
    {
        "sv": "januari februari mars april maj juni"
        " juli augusti september oktober november december",
        "en": "January February March April May June"
        " July August September October November December",
    }
)


@cache
def _day(language: str, day: date) -> str:
    if language in _MONTHS:
        return f"{day.day} {_MONTHS[language].split()[day.month - 1]} {day.year}"
    from babel.dates import format_date

    return str(format_date(day, "d MMMM y", locale=_locale(language)))


@cache
def _decimal(language: str, value: float) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_locale(language)))


@cache
def _plural(language: str, count: int) -> str:
    if language in _LOCALES:  # both know one and other, which needs no Babel
        return "one" if count == 1 else "other"
    from babel import Locale

    return str(Locale.parse(_locale(language)).plural_form(count))
