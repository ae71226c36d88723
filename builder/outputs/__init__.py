"""What is made of a portal: each output is a function from the plan to batches of jobs.

A new output is a file here and its name in `ALL`, by which `portal.yaml` asks for it. Its module is
loaded only then.
"""

from collections.abc import Callable, Iterable
from importlib import import_module

from builder.engine.job import Batch
from builder.outputs.plan import Plan

Output = Callable[[Plan], Iterable[Batch]]

ALL = ("portal", "schedules")


def output(name: str) -> Output:
    """Load an output by its name, one of `ALL`."""
    found: Output = getattr(import_module(f"{__name__}.{name}"), name)
    return found
