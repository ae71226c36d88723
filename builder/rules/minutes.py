"""The minutes of a moment's questions fit into the moment; those that may be left out count not."""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Module, Settings


def minutes(module: Module, settings: Settings) -> Iterator[Diagnostic]:  # noqa: ARG001 - the form of a rule
    """Find moments whose questions take longer than the moment."""
    for part in module.parts:
        for moment in part.moments:
            page = moment.page
            asked = sum(each.minutes for each in page.front.questions if not each.optional)
            if moment.minutes and asked > moment.minutes:
                span = page.spans.of("questions")
                yield diagnose(
                    "questions-too-long",
                    page.path,
                    span._replace(end_line=span.line, end_col=span.col + 1),
                    asked=asked,
                    minutes=moment.minutes,
                )
