"""The portal's own cycles hold together: their letters, their order and their meetings.

That a module's parts have the moments of its cycle is seen as they are linked.
"""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.front import Cycle, PortalFront
from builder.read.text import FileText


def cycles(file: FileText) -> Iterator[Diagnostic]:
    """Find letters out of order, meetings of no known moment, and moments that are never met."""
    if isinstance(file.front, PortalFront):
        for name, cycle in file.front.cycles:
            yield from _cycle(file, name, cycle)


def _cycle(file: FileText, name: str, cycle: Cycle) -> Iterator[Diagnostic]:
    letters = [moment.letter for moment in cycle.moments]
    for at, letter in enumerate(letters):
        if at and letter < letters[at - 1]:
            span = file.spans.of(f"cycles.{name}.moments.{at}.letter")
            yield diagnose("letter-order", file.path, span, letter=letter, before=letters[at - 1])
    met: set[str] = set()
    for number, meeting in enumerate(cycle.meetings):
        for at, letter in enumerate(meeting):
            met.add(letter)
            if letter not in letters:
                span = file.spans.of(f"cycles.{name}.meetings.{number}.{at}")
                known = ", ".join(letters)
                yield diagnose("unknown-letter", file.path, span, letter=letter, letters=known)
    for at, moment in enumerate(cycle.moments if cycle.meetings else ()):
        if moment.setting == "group" and moment.letter not in met:
            span = file.spans.of(f"cycles.{name}.moments.{at}.letter")
            yield diagnose("never-met", file.path, span, letter=moment.letter)
