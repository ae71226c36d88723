"""Self-assessments linked: the modules that they lead to are there, and may be seen."""

from collections.abc import Iterable, Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.front import CheckupFront
from builder.link.places import Places
from builder.model import SchoolFile
from builder.references import BROKEN, DRAFT


def checkup_faults(
    checkups: Iterable[SchoolFile[CheckupFront]], places: Places
) -> Iterator[Diagnostic]:
    """Find modules in self-assessments that nobody would reach from there."""
    for entry in checkups:
        for number, area in enumerate(entry.front.areas):
            for at, slug in enumerate(area.modules):
                place = places.module(slug)
                span = entry.spans.of(f"areas.{number}.modules.{at}")
                if place.state == DRAFT:
                    yield diagnose("draft-link", entry.path, span, target=slug)
                elif not place.page and place.state != BROKEN:
                    hint = "nearest" if place.near else ""
                    yield diagnose(
                        "unknown-module", entry.path, span, hint=hint, name=slug, nearest=place.near
                    )
