"""Modules as lists show them."""

from collections.abc import Iterable

from builder import addresses
from builder.look.house import House
from builder.look.views import Card, Time
from builder.model import Entry

PAGE_LENGTH = 24  # cards; a page of the catalogue must not grow with the portal


def card(module: Entry, house: House) -> Card:
    """Show a module as lists do."""
    front = module.page.front
    areas = {area.id: area.title for area in house.areas}
    return Card(
        title=front.title,
        summary=front.summary,
        address=addresses.page(module.page.id, house.language),
        area=areas.get(front.area, ""),
        school_forms=_titles(house, "school_forms", front.school_forms),
        audiences=_titles(house, "audiences", front.audiences),
        subjects=_titles(house, "subjects", front.subjects),
        parts=module.parts,
        time=Time(module.counted, module.beside),
        status=front.status,
        language=house.foreign(front.language),
    )


def _titles(house: House, kind: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(house.title(kind, name) for name in names)
