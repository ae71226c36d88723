"""What a module asks of a school, for the principal who makes room for it: meetings and time."""

from builder import addresses
from builder.look.hours import hours
from builder.look.schedule import Templates
from builder.look.views import Frame, Link
from builder.look.views.plan import PaceHours, PrincipalPage
from builder.planning.budget import budget
from builder.planning.size import USUAL
from builder.theme.words import Words


def principal_page(of: Templates, words: Words, language: str) -> PrincipalPage:
    """Show the time of a module at each of its paces; the first of them is the usual one."""
    module = of.told
    start = Link(words.text("crumbs.start"), addresses.START)
    every = Link(words.text("menu.modules"), addresses.catalogue(language))
    paces = tuple(
        PaceHours(
            Link(
                paced.pace.title or paced.name,
                addresses.schedule(module.slug, language, paced.name if at else ""),
            ),
            hours(budget(of.shape.steps(paced.pace), paced.pace)),
        )
        for at, paced in enumerate(of.paces)
    )
    steps = of.shape.steps(of.paces[0].pace)
    return PrincipalPage(
        frame=Frame(
            address=addresses.principal(module.slug, language),
            title=words.text("principal.title"),
            summary=words.text("principal.summary", module=module.link.title),
            crumbs=(start, every, module.link),
        ),
        module=module.link,
        schedule=Link(words.text("schedule.title"), addresses.schedule(module.slug, language)),
        planner=Link(words.text("planner.title"), addresses.planner(language)),
        meetings=sum(len(step.meetings) for step in steps),
        parts=len(steps),
        group=USUAL,
        paces=paces,
        most=max((max(one.hours.participant, one.hours.leader) for one in paces), default=1),
    )
