"""What a group writes down: a log for each module, and a certificate where it says so."""

from collections.abc import Iterator

from builder.engine.digest import Sealed, seal, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.look.house import House
from builder.look.log import certificate_page, log_page
from builder.look.scene import contents, scene
from builder.look.views import Site
from builder.model import Module
from builder.outputs.page import page_job
from builder.outputs.plan import Plan, words_of
from builder.theme.files import Theme


def logs(plan: Plan) -> Iterator[Batch]:
    """Plan the pages of each module that has parts."""
    for module in plan.portal.modules:
        if module.parts:
            args = (plan.theme, plan.site, plan.house, plan.shelves.module(module))
            yield Batch(f"log/{module.slug}", _module, args)


def _module(
    theme: Stored[Theme], site: Sealed[Site], house: Sealed[House], stored: Stored[Module]
) -> Iterator[Job]:
    view = scene(stored.load(), house.value, words_of(theme))
    links = contents(view)
    around = seal(links)
    log = log_page(view, links.certificate)
    yield page_job(theme, site, around, "log.html", seal_fields(log))
    if links.certificate:
        page = certificate_page(view, site.value.organisation)
        yield page_job(theme, site, around, "certificate.html", seal_fields(page))
