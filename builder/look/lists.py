"""Lists of modules: cards, and the ways into the catalogue."""

from collections.abc import Callable, Iterable

from builder import addresses
from builder.look.house import House
from builder.look.views import Card, Facet, Time
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
    )


def _titles(house: House, kind: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(house.title(kind, name) for name in names)


# For each kind of facet: which of its values a module has.
_VALUES: tuple[tuple[str, Callable[[Entry], tuple[str, ...]]], ...] = (
    ("area", lambda module: (module.page.front.area,) if module.page.front.area else ()),
    ("school_form", lambda module: module.page.front.school_forms),
    ("audience", lambda module: module.page.front.audiences),
    ("subject", lambda module: module.page.front.subjects),
)


def facets(modules: Iterable[Entry], house: House) -> tuple[tuple[Facet, tuple[Entry, ...]], ...]:
    """Sort modules by every facet value that at least one has, in the order the portal names."""
    every = tuple(modules)
    found = []
    for kind, values in _VALUES:
        for name, title, summary in _choices(kind, house):
            members = tuple(module for module in every if name in values(module))
            if members:
                address = addresses.facet(kind, name, house.language)
                facet = Facet(kind, title, summary, address, len(members))
                found.append((facet, members))
    return tuple(found)


def _choices(kind: str, house: House) -> tuple[tuple[str, str, str], ...]:
    if kind == "area":
        return tuple((area.id, area.title, area.summary) for area in house.areas)
    pairs: tuple[tuple[str, str], ...] = getattr(house, f"{kind}s")
    return tuple((name, title, "") for name, title in pairs)
