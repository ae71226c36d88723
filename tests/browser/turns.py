"""Turns from day to day, so that a run takes no longer than one waits for.

What has its turn today is run every time, all else with the heavy set.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

import pytest

from tests.browser.portal import KINDS
from tests.browser.visit import Way

T = TypeVar("T")

_PAGES = 40  # days until every page has been visited
_KINDS = 3  # days until every kind of page has
_CASES = 3  # days until every one of several cases alike has


def kinds() -> Iterator[object]:
    """Give every kind of page; a third of them have their turn."""
    for number, kind in enumerate(KINDS):
        yield pytest.param(kind, marks=_marks(has_turn=(number + _today()) % _KINDS == 0), id=kind)


def kinds_and(ways: Sequence[Way]) -> Iterator[object]:
    """Pair all kinds of pages with all ways; a third of the kinds have their turn, in one way."""
    for number, kind in enumerate(KINDS):
        turn, is_later = divmod(number + _today(), _KINDS)
        for at, way in enumerate(ways):
            has_turn = not is_later and at == turn % len(ways)
            yield pytest.param(kind, way, marks=_marks(has_turn=has_turn), id=f"{kind}-{way}")


def cases(named: Mapping[str, T]) -> tuple[object, ...]:
    """Give cases by their names; a third of them have their turn."""
    return tuple(
        pytest.param(each, marks=_marks(has_turn=(number + _today()) % _CASES == 0), id=name)
        for number, (name, each) in enumerate(named.items())
    )


def some(pages: Sequence[T]) -> Sequence[T]:
    """Choose the pages that have their turn."""
    return pages[_today() % _PAGES :: _PAGES]


def _marks(*, has_turn: bool) -> tuple[pytest.MarkDecorator, ...]:
    return () if has_turn else (pytest.mark.heavy,)


def _today() -> int:
    return date.today().toordinal()  # noqa: DTZ011 - any day will do
