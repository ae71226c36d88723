"""A self-assessment as a view: its statements by area, and where each area leads."""

from collections.abc import Iterator, Mapping

from builder import addresses
from builder.front import CheckupArea as WrittenArea
from builder.front import CheckupFront
from builder.front.status import is_listed
from builder.look.house import House
from builder.look.views import Frame, Link
from builder.look.views.checkup import CheckupArea, CheckupPage
from builder.model import Heading, Portal, SchoolFile
from builder.theme.words import Words

_FEWEST = 2  # labels of a scale


def checkup_title(entry: SchoolFile[CheckupFront]) -> str:
    """Name a self-assessment."""
    return entry.front.title or entry.id


def answerable(portal: Portal) -> Iterator[SchoolFile[CheckupFront]]:
    """List the self-assessments that ask something; those that do not have no page."""
    for entry in portal.checkups:
        if any(area.statements for area in entry.front.areas):
            yield entry


def checkup_pages(portal: Portal, house: House, words: Words) -> Iterator[CheckupPage]:
    """Make a page for each self-assessment."""
    modules = {
        module.slug: Link(
            module.page.front.title,
            addresses.page(module.page.id, house.language),
            house.foreign(module.page.front.language),
        )
        for module in portal.modules
        if is_listed(module.page.front.status)
    }
    for entry in answerable(portal):
        yield _page(entry, modules, house, words)


def _page(
    entry: SchoolFile[CheckupFront], modules: Mapping[str, Link], house: House, words: Words
) -> CheckupPage:
    front = entry.front
    areas = tuple(
        _area(number, area, modules)
        for number, area in enumerate((each for each in front.areas if each.statements), 1)
    )
    count = sum(len(area.statements) for area in areas)
    many, parts = words.number("statements", count), words.number("areas", len(areas))
    return CheckupPage(
        frame=Frame(
            address=addresses.checkup(entry.id, house.language),
            title=checkup_title(entry),
            summary=words.text("checkup.lead", statements=many, areas=parts),
            crumbs=(Link(words.text("crumbs.start"), addresses.START),),
            contents=tuple(Heading(2, f"k-omrade-{area.number}", area.title) for area in areas),
        ),
        id=entry.id,
        audience=house.title("audiences", front.audience) if front.audience else "",
        scale=front.scale if len(front.scale) >= _FEWEST else _usual_scale(words),
        areas=areas,
        count=count,
    )


def _usual_scale(words: Words) -> tuple[str, ...]:
    return (
        words.text("scale.never"),
        words.text("scale.sometimes"),
        words.text("scale.often"),
        words.text("scale.always"),
    )


def _area(number: int, area: WrittenArea, modules: Mapping[str, Link]) -> CheckupArea:
    fitting = (modules[slug] for slug in dict.fromkeys(area.modules) if slug in modules)
    return CheckupArea(number, area.title, area.statements, tuple(fitting))
