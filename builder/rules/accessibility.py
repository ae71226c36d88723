"""The portal says how accessible it is, and does not contradict itself.

The law on accessible digital public service (2018:1937) asks for a statement; what must stand in it
is part of the block's form (`missing-key`), its age is seen in `dates.py`.
"""

import re
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.front import PortalFront
from builder.model import Portal
from builder.read.find import CONTENT
from builder.read.settings import FORMAT, PORTAL
from builder.read.text import FileText

_BEGUN = re.compile(r"^accessibility[ ]*:", re.MULTILINE)


def accessibility(file: FileText) -> Iterator[Diagnostic]:
    """Find a portal without a statement, or with one that calls itself full and lists faults."""
    if not isinstance(file.front, PortalFront) or file.front.format > FORMAT:
        return
    stated = file.front.accessibility
    if stated is None:
        # A block that is there and could not be used has been told of as it was read.
        if file.sound or not _BEGUN.search(file.text):
            yield diagnose("no-accessibility", file.path, hint="write")
    elif stated.level == "full" and stated.shortcomings:
        span = file.spans.of("accessibility.level")
        yield diagnose("full-with-shortcomings", file.path, span, hint="partial")


def contradicted(portal: Portal) -> Iterator[Diagnostic]:
    """Find a statement that calls the portal full while the checks know what falls short.

    A document that nobody has examined may be as it should.
    """
    stated = portal.settings.front.accessibility
    if stated is None or stated.level != "full" or stated.shortcomings:
        return
    every = (*(lack for module in portal.modules for lack in module.lacks), *portal.lacks)
    known = [lack for lack in every if lack.kind != "document"]
    if known:
        first = known[0]
        yield diagnose(
            "full-despite-checks",
            PORTAL,
            portal.settings.spans.of("accessibility.level"),
            hint="mend",
            count=len(known),
            what=first.what,
            page=f"{CONTENT}/{first.page}.md",
        )
