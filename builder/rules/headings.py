"""Headings go down one level at a time, and say something.

Who listens to a page jumps from heading to heading; a missing level sounds like missing text (WCAG
2.2, 1.3.1 and 2.4.6). Leader blocks are read where they stand.
"""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.read.text import FileText

_TOP = 2


def headings(file: FileText) -> Iterator[Diagnostic]:
    """Find headings that skip a level, and those without text."""
    before = _TOP - 1
    for level, text, span in sorted(file.facts.headings, key=lambda fact: fact.span):
        if not text:
            yield diagnose("empty-heading", file.path, span)
        if level > before + 1:
            wanted = "#" * (before + 1)
            yield diagnose(
                "heading-level", file.path, span, hint="level", found="#" * level, wanted=wanted
            )
        before = max(level, _TOP)
