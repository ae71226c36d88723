"""A part asks each of its questions once; a follow-up may not be what was asked before either.

Over several parts a question may well come back, and in another moment of the same kind: that is
how a group sees what has changed.
"""

import re
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Module, Moment, Part, Settings


def repeated(module: Module, settings: Settings) -> Iterator[Diagnostic]:  # noqa: ARG001 - the form of a rule
    """Find questions that a part has asked already."""
    for part in module.parts:
        yield from _in_part(part)


def _in_part(part: Part) -> Iterator[Diagnostic]:
    before: dict[str, tuple[Moment, str]] = {}
    for moment in part.moments:
        for key, text in _asked(moment):
            plain = " ".join(re.findall(r"\w+", text.casefold()))
            if plain not in before:
                before[plain] = (moment, key)
            elif not _comes_back(moment, before[plain][0]):
                yield _again(moment, key, *before[plain])


def _again(moment: Moment, key: str, other: Moment, before: str) -> Diagnostic:
    here, there = moment.page, other.page
    return diagnose(
        "repeated-question",
        here.path,
        here.spans.of(key),
        file=there.path.rpartition("/")[2],
        line=there.spans.of(before).line,
    )


def _comes_back(moment: Moment, other: Moment) -> bool:
    return moment is not other and moment.phase.kind == other.phase.kind


def _asked(moment: Moment) -> Iterator[tuple[str, str]]:
    """List the questions with the keys that they stand at."""
    for number, question in enumerate(moment.page.front.questions):
        yield f"questions.{number}.text", question.text
        for further, text in enumerate(question.follow_up):
            yield f"questions.{number}.follow_up.{further}", text
