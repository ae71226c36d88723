"""What a module asks of a school, for the principal who makes room for it and follows the work."""

from builder import addresses
from builder.look.hours import hours
from builder.look.pack import Asked, conditions, is_for_leaders, pack, parts_tried
from builder.look.schedule import Templates, usual_sheet
from builder.look.views import Frame, Link
from builder.look.views.principal import PaceHours, PrincipalPage
from builder.model import Module
from builder.planning.budget import budget
from builder.planning.size import USUAL
from builder.theme.words import Words


def principal_page(of: Templates, module: Module, words: Words, language: str) -> PrincipalPage:
    """Show what a module asks at each of its paces, of which there must be one; the first is usual.

    Of the module's text it needs the purpose, and what the parts and their activities are called.
    """
    told, front = of.told, module.page.front
    start = Link(words.text("crumbs.start"), addresses.START)
    every = Link(words.text("menu.modules"), addresses.catalogue(language))
    paces = tuple(
        PaceHours(
            Link(
                paced.pace.title or paced.name,
                addresses.schedule(told.slug, language, paced.name if at else ""),
            ),
            hours(budget(of.shape.steps(paced.pace), paced.pace)),
        )
        for at, paced in enumerate(of.paces)
    )
    usual = of.paces[0].pace
    steps = of.shape.steps(usual)
    meetings = sum(len(step.meetings) for step in steps)
    group = front.group_size or USUAL
    leaders = is_for_leaders(front)
    asked = Asked(
        module=front,
        parts=tuple(parts_tried(module.parts)),
        first_moment=module.parts[0].moments[0].phase.letter,
        meetings=meetings,
        time=budget(steps, usual),
        group=group,
    )
    return PrincipalPage(
        frame=Frame(
            address=addresses.principal(told.slug, language),
            title=words.text("leaders_pack.title") if leaders else words.text("principal.title"),
            summary=words.text("principal.summary", module=told.link.title),
            crumbs=(start, every, told.link),
        ),
        module=told.link,
        purpose=front.purpose,
        schedule=Link(words.text("schedule.title"), addresses.schedule(told.slug, language)),
        planner=Link(words.text("planner.title"), addresses.planner(language)),
        meetings=meetings,
        parts=len(steps),
        group=group,
        conditions=conditions(front, group, words),
        paces=paces,
        most=max((max(one.hours.participant, one.hours.leader) for one in paces), default=1),
        pace=paces[0].link,
        sheet=usual_sheet(of, language),
        pack=pack(asked, words),
    )
