"""What is made of a portal: each output is a function from the plan to batches of jobs.

A new output is a file here and a line in `ALL`; `portal.yaml` asks for it by its name.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from builder.engine.job import Batch
from builder.outputs.plan import Plan
from builder.outputs.portal import portal

Output = Callable[[Plan], Iterable[Batch]]

ALL: Mapping[str, Output] = MappingProxyType({"portal": portal})
