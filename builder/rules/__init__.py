"""Stage 4: rules, one a file. A new rule is a file and a line here.

Rules over one linked module are applied where it is linked, and what they find is remembered with
it; rules over the portal see modules by their entries, and run whenever anything has changed.
"""

from collections.abc import Callable, Iterator

from builder.diagnostics import Diagnostic
from builder.model import Module, Portal, Settings
from builder.rules.circular import circular
from builder.rules.declared import declared
from builder.rules.distinct import distinct, distinct_in_module
from builder.rules.hours import hours

ModuleRule = Callable[[Module, Settings], Iterator[Diagnostic]]
PortalRule = Callable[[Portal], Iterator[Diagnostic]]

OF_MODULE: tuple[ModuleRule, ...] = (declared, distinct_in_module, hours)
OF_PORTAL: tuple[PortalRule, ...] = (distinct, circular)


def of_school() -> tuple[PortalRule, ...]:
    """Load the rules over calendars and plans, which many portals have none of."""
    from builder.rules.calendars import calendars
    from builder.rules.plan_names import plan_names
    from builder.rules.plans import plans

    return calendars, plan_names, plans


def check_module(module: Module, settings: Settings) -> Iterator[Diagnostic]:
    """Apply every rule over a module, in order."""
    for rule in OF_MODULE:
        yield from rule(module, settings)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Apply every rule over the portal, in order."""
    has_school = portal.calendars or portal.plans
    for rule in (*OF_PORTAL, *(of_school() if has_school else ())):
        yield from rule(portal)
