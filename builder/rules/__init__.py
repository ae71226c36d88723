"""Stage 4: rules over the linked portal, one a file. A new rule is a file and a line here."""

from collections.abc import Callable, Iterator

from builder.diagnostics import Diagnostic
from builder.model import Portal
from builder.rules.declared import declared
from builder.rules.distinct import distinct
from builder.rules.hours import hours

Rule = Callable[[Portal], Iterator[Diagnostic]]

ALL: tuple[Rule, ...] = (declared, distinct, hours)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Apply every rule, in order."""
    for rule in ALL:
        yield from rule(portal)
