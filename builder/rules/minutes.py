"""What is asked and done in a moment fits into it; questions that may be left out count not.

An agenda gives a question its own minutes, or five at least. So what falls short here has no agenda
in which nothing is left out; around the questions there is more that takes time.
"""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Module, Moment, Settings
from builder.planning.conversation import QUESTION


def minutes(module: Module, settings: Settings) -> Iterator[Diagnostic]:  # noqa: ARG001 - the form of a rule
    """Find moments whose questions and exercises take longer than the moment."""
    for part in module.parts:
        for moment in part.moments:
            page = moment.page
            asked = _asked(moment)
            if moment.minutes and asked > moment.minutes:
                span = page.spans.of("questions" if page.front.questions else "exercises")
                yield diagnose(
                    "questions-too-long",
                    page.path,
                    span._replace(end_line=span.line, end_col=span.col + 1),
                    asked=asked,
                    minutes=moment.minutes,
                )


def _asked(moment: Moment) -> int:
    """Add up minutes; what is answered alone takes what it takes, where nobody says."""
    front = moment.page.front
    least = QUESTION if moment.phase.setting == "group" else 0
    asked = sum(each.minutes or least for each in front.questions if not each.optional)
    return asked + sum(each.minutes for each in front.exercises)
