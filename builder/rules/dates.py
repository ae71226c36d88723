"""Dates against today: what is due for review, what lies ahead, and how old the statement is.

Today is given, never read from a clock here. An accessibility statement is looked over once a year
(the authority's regulations, MDFFS 2019:2).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from builder.diagnostics import Diagnostic, diagnose
from builder.front import CalendarFront, ModuleFront, PlanFront
from builder.model import Entry, Page, SchoolFile, Settings
from builder.read.settings import PORTAL
from builder.source import Span

_A_YEAR = 365
_KEYS = ("updated", "review_by")


class Dated(NamedTuple):
    """A date that means something beside today's: where it stands, and its key."""

    path: str
    span: Span
    key: str
    date: date


def dates_of_modules(modules: Iterable[Entry]) -> Iterator[Dated]:
    """List the modules' dates."""
    for module in modules:
        yield from _of_page(module.page)


def _of_page(page: Page[ModuleFront]) -> Iterator[Dated]:
    for key in _KEYS:
        day: date | None = getattr(page.front, key)
        if day:
            yield Dated(page.path, page.spans.of(key), key, day)
    for number, change in enumerate(page.front.changes):
        if change.date:
            span = page.spans.of(f"changes.{number}.date")
            yield Dated(page.path, span, "updated", change.date)


def dates_of_settings(settings: Settings) -> Iterator[Dated]:
    """List the portal's own dates."""
    stated, spans = settings.front.accessibility, settings.spans
    if stated:
        assessed, updated = "accessibility.assessed", "accessibility.updated"
        yield Dated(PORTAL, spans.of(assessed), "assessed", stated.assessed)
        yield Dated(PORTAL, spans.of(updated), "updated", stated.updated)


def dates_of_school(
    files: Iterable[SchoolFile[CalendarFront] | SchoolFile[PlanFront]],
) -> Iterator[Dated]:
    """List the dates of calendars and plans."""
    for file in files:
        if file.front.updated:
            yield Dated(file.path, file.spans.of("updated"), "updated", file.front.updated)


def overdue(dates: tuple[Dated, ...], today: date) -> Iterator[Diagnostic]:
    """Find what should have been looked over by now."""
    for path, span, key, day in dates:
        if key == "review_by" and day < today:
            yield diagnose("review-due", path, span, day=day)
        elif key == "assessed" and (today - day).days > _A_YEAR:
            yield diagnose("old-accessibility", path, span, day=day)


def ahead(dates: tuple[Dated, ...], today: date) -> Iterator[Diagnostic]:
    """Find changes that have not been made yet, by their dates."""
    for path, span, key, day in dates:
        if key != "review_by" and day > today:
            yield diagnose("future-date", path, span, day=day, today=today)
