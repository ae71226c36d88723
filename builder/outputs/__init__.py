"""What is made of a portal: each output is a function from the plan to batches of jobs.

A new output is a file here and its name in `ALL`. It is made where `portal.yaml` asks for it, or
where the content has what it is made of. Its module is loaded only then.
"""

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from types import MappingProxyType

from builder.engine.job import Batch
from builder.look.newest import is_told
from builder.model import Portal
from builder.outputs.plan import Plan

Output = Callable[[Plan], Iterable[Batch]]

ALL = (
    "portal",
    "news",
    "moved",
    "records",
    "codes",
    "checkups",
    "glossary",
    "accessibility",
    "schedules",
    "principals",
    "logs",
    "planner",
    "guides",
    "meetings",
    "search",
    "finding",
    "reading",
    "documents",
    "pdf",
    "packages",
)
# Asked for by another's name than their own.
_ASKED = MappingProxyType(
    {
        "planner": "schedules",
        "principals": "schedules",
        "meetings": "guides",
        "finding": "search",
    }
)


def wanted(portal: Portal) -> tuple[str, ...]:
    """Name the outputs that a portal has, in order."""
    front = portal.settings.front
    told = any(map(is_told, portal.modules))
    filled = {
        "portal": True,
        "news": told,
        "records": told,
        "codes": bool(front.base_url),
        "moved": any(module.page.front.formerly for module in portal.modules),
        "checkups": bool(portal.checkups),
        "glossary": bool(portal.glossary),
        "accessibility": bool(front.accessibility),
    }
    return tuple(
        name for name in ALL if filled.get(name) or _ASKED.get(name, name) in front.outputs
    )


def listing(plan: Plan) -> Callable[[tuple[str, ...]], Batch] | None:
    """Get what makes the list of the whole site from its files; None where none is made."""
    if not plan.site.value.url:
        return None
    from builder.outputs.sitemap import sitemap

    return partial(sitemap, plan)


def output(name: str) -> Output:
    """Load an output by its name, one of `ALL`."""
    found: Output = getattr(import_module(f"{__name__}.{name}"), name)
    return found
