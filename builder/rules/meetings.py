"""What is done in the group fits into a meeting of some pace that the portal has.

A meeting is what the cycle pairs for it; of that, only what is done in the group takes its time. A
pace whose list of weeks does not match the cycle's meetings is none for this module.
"""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.front import Cycle, Pace
from builder.model import Module, Moment, Part, Settings


def meetings(module: Module, settings: Settings) -> Iterator[Diagnostic]:
    """Find meetings that no pace has room for."""
    longest = max(
        (pace.minutes for _, pace in settings.paces if _fits(pace, module.cycle)), default=0
    )
    if not longest:
        return
    for part in module.parts:
        for letters in module.cycle.meetings:
            together = _together(part, letters)
            asked = sum(moment.minutes for moment in together)
            if asked > longest:
                last = max(together, key=lambda moment: moment.minutes)
                span = last.page.spans.of("minutes")
                yield diagnose(
                    "meeting-too-long",
                    last.page.path,
                    span,
                    letters="+".join(moment.phase.letter for moment in together),
                    minutes=asked,
                    longest=longest,
                )


def _fits(pace: Pace, cycle: Cycle) -> bool:
    return len(pace.weeks) in (1, len(cycle.meetings))


def _together(part: Part, letters: tuple[str, ...]) -> list[Moment]:
    return [
        moment
        for moment in part.moments
        if moment.phase.letter in letters and moment.phase.setting == "group"
    ]
