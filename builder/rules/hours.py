"""A module's hours: as stated against the sum of its minutes, and against what is usual at least.

Stated hours mean `at least`, and the sum may exceed them by 5 %. The usual least is that of the
published national modules, by number of parts and whom they are for; modules of another size have
none, and it is advice.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from builder.diagnostics import Diagnostic, diagnose
from builder.front import ModuleFront
from builder.model import Module, Settings
from builder.planning.duration import against_hours, say, total

# Whom a module is for and its number of parts → hours at least, the activity not counted.
_LEAST: Mapping[tuple[str, int], int] = MappingProxyType(
    {
        ("preschool", 4): 15,
        ("preschool", 12): 45,
        ("school", 8): 30,
        ("leadership", 6): 21,
        ("after-school", 8): 25,
    }
)


def hours(module: Module, settings: Settings) -> Iterator[Diagnostic]:  # noqa: ARG001 - the form of a rule
    """Compare what a module adds up to with what it promises, and with what is usual."""
    page, front = module.page, module.page.front
    if not module.whole or module.coming:
        return  # what could not be read, or is not published yet, may have any minutes
    minutes = total(moment for part in module.parts for moment in part.moments).counted
    verdict = against_hours(minutes, front.hours) if front.hours else 0
    if verdict:
        yield diagnose(
            "hours-short" if verdict < 0 else "hours-over",
            page.path,
            page.spans.of("hours"),
            stated=say(front.hours * 60),
            sum=say(minutes),
        )
    least = _LEAST.get((_kind(front), len(module.parts)), 0)
    if minutes < least * 60:
        place = page.spans.of("hours" if front.hours else "title")
        yield diagnose(
            "below-usual-hours",
            page.path,
            place,
            parts=len(module.parts),
            least=say(least * 60),
            sum=say(minutes),
        )


def _kind(front: ModuleFront) -> str:
    """Tell whom a module is for: by its audiences where all are of one kind, else its schools."""
    if set(front.audiences) <= {"leaders", "organisers"}:
        return "leadership"
    if set(front.audiences) == {"after-school"} or set(front.school_forms) == {"FTH"}:
        return "after-school"
    return "preschool" if set(front.school_forms) == {"FS"} else "school"
