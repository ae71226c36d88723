"""The principal's page of each module: what it asks of the school, lists, questions, a letter."""

from collections.abc import Iterator

from builder.engine.digest import Sealed, seal, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.look.principal import principal_page
from builder.look.schedule import Templates, templates
from builder.look.views import Site
from builder.model import Module
from builder.outputs.page import page_job
from builder.outputs.plan import Plan, words_of
from builder.theme.files import Theme


def principals(plan: Plan) -> Iterator[Batch]:
    """Plan a page for each module that has parts, at a pace that they can be held at."""
    language = plan.house.value.language
    stored = {module.slug: plan.shelves.module(module) for module in plan.portal.modules}
    for each in templates(plan.portal, language):
        if each.paces:
            args = (plan.theme, plan.site, seal(each), stored[each.told.slug])
            yield Batch(f"principal/{each.told.slug}", _module, args)


def _module(
    theme: Stored[Theme], site: Sealed[Site], of: Sealed[Templates], stored: Stored[Module]
) -> Iterator[Job]:
    words, language = words_of(theme), site.value.language
    page = principal_page(of.value, stored.load(), words, language)
    yield page_job(theme, site, None, "principal.html", seal_fields(page))
