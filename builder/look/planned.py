"""The plans that can be laid out, each with what pages say of it."""

from collections.abc import Iterator

from builder import addresses
from builder.front import Cycle
from builder.front.status import is_listed
from builder.look.views import Link
from builder.model import Portal
from builder.planning.arrange import arranged, cycle_of, named_parts, pace_of
from builder.planning.plan import Schedule
from builder.value import value


@value
class Planned:
    """A plan that could be laid out, with what pages say of it.

    `modules` are links to those it goes through, `cycles` theirs, and `languages` those that are
    not the portal's, by slug.
    """

    id: str
    title: str
    unit: str
    area: str
    pace: str
    modules: tuple[Link, ...]
    languages: tuple[tuple[str, str], ...]
    cycles: tuple[Cycle, ...]
    schedule: Schedule


def planned(portal: Portal, language: str) -> Iterator[Planned]:
    """Lay out the plans; one that names what is not there is told by the rules, and left out."""
    for entry in portal.plans:
        made = arranged(portal, entry)
        if made is None:
            continue
        front = entry.front
        modules = {each[0].slug: each[0] for each in named_parts(portal, front) if each}
        listed = [each for each in modules.values() if is_listed(each.page.front.status)]
        cycles = tuple(cycle_of(portal.settings, each) for each in modules.values())
        pace = pace_of(portal.settings, front, cycles)
        spoken = ((slug, each.page.front.language) for slug, each in modules.items())
        yield Planned(
            id=entry.id,
            title=front.title or front.unit or entry.id,
            unit=front.unit,
            area=front.area,
            pace=pace.title if pace and pace.title else front.pace,
            modules=tuple(
                Link(
                    each.page.front.title,
                    addresses.page(each.page.id, language),
                    each.page.front.language if each.page.front.language != language else "",
                )
                for each in listed or modules.values()
            ),
            languages=tuple((slug, own) for slug, own in spoken if own not in ("", language)),
            cycles=cycles,
            schedule=made,
        )
