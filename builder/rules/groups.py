"""A module is for groups of the size in which collegial learning works."""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Module, Settings
from builder.planning.size import USUAL


def groups(module: Module, settings: Settings) -> Iterator[Diagnostic]:  # noqa: ARG001 - the form of a rule
    """Find modules for groups of another size."""
    size = module.page.front.group_size
    least, most = USUAL
    if size and (size[0] < least or size[1] > most):
        span = module.page.spans.of("group_size")
        yield diagnose("group-size", module.page.path, span, least=least, most=most)
