"""What must be done before must be possible to do: no module requires itself, however far round."""

from collections.abc import Iterator, Mapping

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Entry, Portal


def circular(portal: Portal) -> Iterator[Diagnostic]:
    """Find circles of prerequisites; each is told once, at the module in it that comes first."""
    modules = {module.slug: module for module in portal.modules}
    told: set[str] = set()
    for slug, module in modules.items():
        circle = _circle(slug, modules)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            page = module.page
            at = page.front.prerequisites.index(circle[1])
            place = page.spans.of(f"prerequisites.{at}")
            names = " → ".join(circle)
            yield diagnose("circular-prerequisites", page.path, place, hint="remove", circle=names)


def _circle(start: str, modules: Mapping[str, Entry]) -> tuple[str, ...]:
    """Find the shortest way from a module back to itself, both ends included; empty if none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for slug in modules[way[-1]].page.front.prerequisites:
            if slug == start:
                return (*way, start)
            if slug in modules and slug not in seen:
                seen.add(slug)
                ways.append((*way, slug))
    return ()
