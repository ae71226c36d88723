"""For each module the page where a reader keeps track of it."""

from collections.abc import Iterator

from builder.engine.digest import Sealed, seal, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.look.house import House
from builder.look.reading import reading_page
from builder.look.scene import contents, scene
from builder.look.views import Site
from builder.model import Module
from builder.outputs.page import page_job
from builder.outputs.plan import Plan, words_of
from builder.theme.files import Theme


def reading(plan: Plan) -> Iterator[Batch]:
    """Plan a page for each module that has parts."""
    for module in plan.portal.modules:
        if module.parts:
            args = (plan.theme, plan.site, plan.house, plan.shelves.module(module))
            yield Batch(f"reading/{module.name}", _module, args, module.name)


def _module(
    theme: Stored[Theme], site: Sealed[Site], house: Sealed[House], stored: Stored[Module]
) -> Iterator[Job]:
    """Plan a module's page; runs in the worker that then makes it."""
    view = scene(stored.load(), house.value, words_of(theme))
    page = seal_fields(reading_page(view))
    yield page_job(theme, site, seal(contents(view)), "reading.html", page)
