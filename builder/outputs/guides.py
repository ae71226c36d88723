"""Guides for those who lead: a page for each meeting, the module's own guide, and its sheets."""

from collections.abc import Iterator

from builder.engine.digest import Sealed, seal, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.look.guide import meeting_guides
from builder.look.guide_module import module_guide, question_sheets, step_in_page
from builder.look.held import Held, held
from builder.look.hours import hours
from builder.look.house import House
from builder.look.leading import leading
from builder.look.scene import contents, scene
from builder.look.schedule import Paced, Shape, templates
from builder.look.views import Site
from builder.look.views.guide import LeaderTime
from builder.model import Module
from builder.outputs.page import page_job
from builder.outputs.plan import Plan, words_of
from builder.planning.budget import budget
from builder.theme.files import Theme


def guides(plan: Plan) -> Iterator[Batch]:
    """Plan the guides of all modules that have something to meet about."""
    language, has_plans = plan.house.value.language, bool(plan.planned)
    groups = held(plan.planned, language)
    for module, made in zip(plan.portal.modules, templates(plan.portal, language), strict=True):
        if module.parts:
            args = (
                *(plan.theme, plan.site, plan.house, plan.shelves.module(module)),
                *(made.shape, made.paces, groups.get(module.slug, ()), has_plans),
            )
            yield Batch(f"guides/{module.name}", _module, args, module.name)


def _hours(shape: Shape, paces: tuple[Paced, ...]) -> tuple[LeaderTime, ...]:
    """Tell what leading a group takes, at each pace."""
    every = (
        (paced.pace.title or paced.name, hours(budget(shape.steps(paced.pace), paced.pace)))
        for paced in paces
    )
    return tuple(
        LeaderTime(title, each.weekly, each.leader, known=each.known) for title, each in every
    )


def _module(  # noqa: PLR0913, PLR0917 - each is sealed by itself, so that reasons name it
    theme: Stored[Theme],
    site: Sealed[Site],
    house: Sealed[House],
    stored: Stored[Module],
    shape: Shape,
    paces: tuple[Paced, ...],
    groups: tuple[Held, ...],
    has_plans: bool,  # noqa: FBT001 - a batch has no names for its arguments
) -> Iterator[Job]:
    """Plan a module's guides; runs in the worker that then makes them."""
    view = scene(stored.load(), house.value, words_of(theme))
    around = seal(contents(view))
    inside = {part.number: seal(contents(view, part)) for part in view.module.parts}
    of = leading(view)
    first = module_guide(of, _hours(shape, paces), groups, plans=has_plans)
    yield page_job(theme, site, around, "leading.html", seal_fields(first))
    yield page_job(theme, site, around, "step-in.html", seal_fields(step_in_page(of)))
    for template, sheet in question_sheets(of):
        yield page_job(theme, site, around, template, seal_fields(sheet))
    for guide in meeting_guides(of):
        # Where a meeting ends one part and begins another, it is mostly about the other.
        navigation = inside[guide.parts[-1].number] if guide.parts else around
        yield page_job(theme, site, navigation, "meeting.html", seal_fields(guide))
