"""Moments as badges, pictures and lists show them: phases of the cycle."""

from builder import addresses
from builder.front import Cycle, CycleMoment
from builder.look.views import Phase
from builder.model import Moment, Part
from builder.theme.words import Words


def cycle_phases(name: str, cycle: Cycle, words: Words) -> tuple[Phase, ...]:
    """Show a cycle as such, without any part's own titles."""
    return tuple(
        Phase(
            letter=moment.letter,
            kind=moment.kind,
            setting=moment.setting,
            title=phase_title(name, moment, words),
            minutes=moment.minutes,
            counted=moment.counted,
        )
        for moment in cycle.moments
    )


def phase_title(cycle: str, moment: CycleMoment, words: Words) -> str:
    """Name a cycle's moment: its own title, the theme's for this cycle, or its kind's."""
    kind = words.text(f"kind.{moment.kind}")
    return moment.title or words.get(f"cycle.{cycle}.{moment.letter}", kind)


def part_phases(part: Part, cycle: str, words: Words, language: str) -> tuple[Phase, ...]:
    """Show a part's moments, with their titles and addresses."""
    return tuple(phase(moment, cycle, words, language) for moment in part.moments)


def phase(moment: Moment, cycle: str, words: Words, language: str) -> Phase:
    """Show one moment of a part."""
    return Phase(
        letter=moment.phase.letter,
        kind=moment.phase.kind,
        setting=moment.phase.setting,
        title=moment.title or phase_title(cycle, moment.phase, words),
        minutes=moment.minutes,
        counted=moment.phase.counted,
        address=addresses.page(moment.page.id, language),
        summary=moment.page.front.summary,
    )
