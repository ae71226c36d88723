"""What is made of a portal: each output is a function from the plan to batches of jobs.

A new output is a file here and its name in `ALL`. It is made where `portal.yaml` asks for it, or
where the content has what it is made of. Its module is loaded only then.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from types import MappingProxyType

from builder.engine.job import Batch
from builder.model import Portal
from builder.outputs.plan import Plan

Output = Callable[[Plan], Iterable[Batch]]

ALL = (
    "portal",
    "checkups",
    "glossary",
    "accessibility",
    "schedules",
    "principals",
    "planner",
    "search",
)
# Asked for by another's name than their own.
_ASKED = MappingProxyType({"planner": "schedules", "principals": "schedules"})


def wanted(portal: Portal) -> tuple[str, ...]:
    """Name the outputs that a portal has, in order."""
    front = portal.settings.front
    filled = {
        "portal": True,
        "checkups": bool(portal.checkups),
        "glossary": bool(portal.glossary),
        "accessibility": bool(front.accessibility),
    }
    return tuple(
        name for name in ALL if filled.get(name) or _ASKED.get(name, name) in front.outputs
    )


def output(name: str) -> Output:
    """Load an output by its name, one of `ALL`."""
    found: Output = getattr(import_module(f"{__name__}.{name}"), name)
    return found
