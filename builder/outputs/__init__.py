"""What is made of a portal: each output is a function from the plan to batches of jobs.

A new output is a file here and a line in `ALL`; its module is loaded only where it is wanted.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from types import MappingProxyType

from builder.engine.job import Batch
from builder.outputs.plan import Plan

Output = Callable[[Plan], Iterable[Batch]]

ALL = MappingProxyType({"portal": "portal", "schedules": "schedules", "planner": "schedules"})
"""Every output, and the name by which `portal.yaml` asks for it."""


def output(name: str) -> Output:
    """Load an output by its name, one of `ALL`."""
    found: Output = getattr(import_module(f"{__name__}.{name}"), name)
    return found
