"""Ways into the catalogue: what modules are sorted by, and which of them have which value.

The first four kinds are the portal's own lists, which a module's page leads to. The others come
with the output `search`: they are for those who look for something, and a portal without it does
not pay for them.
"""

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

from builder import addresses
from builder.look.house import House
from builder.look.views import Facet
from builder.model import Entry
from builder.planning.extent import hours_step, hours_steps, parts_step, parts_steps
from builder.theme.words import Words

BASIC = ("area", "school_form", "audience", "subject")
FURTHER = ("stage", "time", "size", "goal", "media")

Faceted = tuple[tuple[Facet, tuple[Entry, ...]], ...]
"""Facets in order, each with its modules."""


def kinds(house: House) -> tuple[str, ...]:
    """Name what a portal sorts its modules by."""
    return (*BASIC, *FURTHER) if "search" in house.outputs else BASIC


def facets(modules: Iterable[Entry], house: House, words: Words) -> Faceted:
    """Sort modules by every facet value that at least one has, in the order the portal names."""
    every = tuple(modules)
    found = []
    for kind in kinds(house):
        values = _VALUES[kind]
        for name, title, summary in _choices(kind, house, words):
            members = tuple(module for module in every if name in values(module))
            if members:
                address = addresses.facet(kind, name, house.language)
                facet = Facet(kind, title, summary, address, len(members))
                found.append((facet, members))
    return tuple(found)


def folder(facet: Facet) -> str:
    """Name a facet by the last folder of its address, as a filter's choice does: `omrade-sprak`."""
    return facet.address.split("/")[-2]


def _goals(module: Entry) -> tuple[str, ...]:
    """Get the goals of Agenda 2030; a target counts for its goal."""
    return tuple(dict.fromkeys(code.partition(".")[0] for code in module.page.front.sdg))


# For each kind of facet: which of its values a module has.
_VALUES: MappingProxyType[str, Callable[[Entry], tuple[str, ...]]] = MappingProxyType(
    {
        "area": lambda module: (module.page.front.area,) if module.page.front.area else (),
        "school_form": lambda module: module.page.front.school_forms,
        "audience": lambda module: module.page.front.audiences,
        "subject": lambda module: module.page.front.subjects,
        "stage": lambda module: module.page.front.stages,
        "time": lambda module: (hours_step(module.counted),),
        "size": lambda module: (parts_step(module.parts),),
        "goal": _goals,
        "media": lambda module: module.media,
    }
)


def _choices(kind: str, house: House, words: Words) -> Iterator[tuple[str, str, str]]:
    """List the values of a kind: what it is called in addresses and in words, and a summary."""
    if kind == "area":
        yield from ((area.id, area.title, area.summary) for area in house.areas)
    elif kind == "goal":
        for number in range(1, 18):
            goal = words.text("sdg.goal", code=number, title=words.text(f"sdg.{number}"))
            yield str(number), goal, ""
    elif kind in _WORDED:
        yield from ((name, words.text(f"extent.{kind}_{name}"), "") for name in _WORDED[kind])
    else:
        pairs: tuple[tuple[str, str], ...] = getattr(house, f"{kind}s")
        yield from ((name, title, "") for name, title in pairs)


# Kinds whose values the theme's strings name.
_WORDED: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {"time": hours_steps(), "size": parts_steps(), "media": ("film", "audio")}
)
