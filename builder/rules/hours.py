"""A module's stated hours against the sum of its minutes: at least, and not 5 % more."""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Module, Settings
from builder.planning.duration import against_hours, say, total


def hours(module: Module, _settings: Settings) -> Iterator[Diagnostic]:
    """Compare what a module promises with what it adds up to."""
    stated = module.page.front.hours
    if not stated:
        return
    minutes = total(moment for part in module.parts for moment in part.moments).counted
    verdict = against_hours(minutes, stated)
    if verdict:
        yield diagnose(
            "hours-short" if verdict < 0 else "hours-over",
            module.page.path,
            module.page.spans.of("hours"),
            stated=say(stated * 60),
            sum=say(minutes),
        )
