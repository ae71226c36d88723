"""No two things may have one address, nor one name; a disk may think `A` and `a` the same."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from builder import addresses
from builder.diagnostics import Diagnostic, diagnose
from builder.engine.collide import Claims, fold
from builder.engine.errors import Collision
from builder.front import PortalFront
from builder.model import Module, Portal, Settings
from builder.planning.extent import hours_steps, parts_steps
from builder.read.names import LONG, LONGEST
from builder.read.settings import PORTAL


def distinct(portal: Portal) -> Iterator[Diagnostic]:
    """Find names given twice, and files of different groups that would overwrite each other.

    Of a module its folder is enough: nothing in it lies elsewhere.
    """
    yield from _names(portal)
    language = portal.settings.front.language
    claims = Claims()
    claims.add(PORTAL, _own(portal, language))
    yield from _claimed(claims, _content(portal, language))


def distinct_in_module(module: Module, settings: Settings) -> Iterator[Diagnostic]:
    """Find files of one module that would overwrite each other."""
    yield from _claimed(Claims(), _module(module, settings.front.language))


def _claimed(claims: Claims, content: Iterable[tuple[str, str]]) -> Iterator[Diagnostic]:
    for path, address in content:
        try:
            claims.add(path, [address])
        except Collision as collision:
            other = collision.batch_a
            if fold(path) != fold(other):  # else told where the files were found
                yield diagnose("same-address", path, address=address, other=other)
        if len(address) > LONG:
            code = "path-too-long" if len(address) > LONGEST else "path-long"
            most = LONGEST if len(address) > LONGEST else LONG
            yield diagnose(code, path, hint="shorter", length=len(address), most=most)


def _own(portal: Portal, language: str) -> Iterator[str]:
    """List what the portal makes of itself: its lists, and the folder of the theme's files."""
    front = portal.settings.front
    yield addresses.START
    yield addresses.MISSING
    yield addresses.catalogue(language)
    # Further pages of the catalogue, of which there may be any number.
    further = re.compile(rf"{addresses.word('page', language)}-[0-9]+")
    for module in portal.modules:
        if further.fullmatch(module.slug):
            yield addresses.page(module.page.id, language)
    yield addresses.asset("index.html")
    if portal.modules:
        yield addresses.news(language)
    if portal.glossary:
        yield addresses.glossary(language)
    if front.accessibility:
        yield addresses.accessibility(language)
    if "search" in front.outputs:
        yield addresses.search(language)
        yield addresses.register(language)
        yield addresses.compare(language)
    if "schedules" in front.outputs and portal.plans:
        yield addresses.plans(language)
        yield addresses.organiser(language)
    forms = [form for module in portal.modules for form in module.page.front.school_forms]
    facets: tuple[tuple[str, Iterable[str]], ...] = (
        ("area", (area.id for area in front.areas)),
        ("subject", (subject.id for subject in front.subjects)),
        ("audience", (audience.id for audience in portal.settings.audiences)),
        ("school_form", forms),
        *(_sought(front) if "search" in front.outputs else ()),
    )
    for kind, names in facets:
        for name in dict.fromkeys(names):
            yield addresses.facet(kind, name, language)


def _sought(front: PortalFront) -> Iterator[tuple[str, Iterable[str]]]:
    """List what those who look for modules may choose beside."""
    yield "stage", (stage.id for stage in front.stages)
    yield "time", hours_steps()
    yield "size", parts_steps()
    yield "goal", map(str, range(1, 18))
    yield "media", ("film", "audio")


def _content(portal: Portal, language: str) -> Iterator[tuple[str, str]]:
    """List what authors bring: the path of the file, and its address."""
    for page in portal.pages:
        yield page.page.path, addresses.page(page.page.id, language)
    for entry in portal.checkups:
        yield entry.path, addresses.checkup(entry.id, language)
    for medium in portal.media:
        yield f"content/{medium.id}", addresses.medium(medium.id, language)
    for module in portal.modules:
        yield module.page.path, addresses.page(module.page.id, language)
    for module in portal.modules:
        here = addresses.page(module.page.id, language)
        for name in module.page.front.formerly:
            yield module.page.path, addresses.moved(here, module.slug, name, language)


def _module(module: Module, language: str) -> Iterator[tuple[str, str]]:
    yield module.page.path, addresses.page(module.page.id, language)
    yield module.page.path, addresses.print_page(module.slug, language)
    numbers: set[int] = set()
    for part in module.parts:
        if part.number in numbers:
            continue  # told as such, and all that is in it would only repeat it
        numbers.add(part.number)
        yield part.page.path, addresses.page(part.page.id, language)
        for moment in part.moments:
            yield moment.page.path, addresses.page(moment.page.id, language)
    for article in module.articles:
        yield article.page.path, addresses.page(article.page.id, language)
    for medium in module.media:
        yield f"content/{medium.id}", addresses.medium(medium.id, language)


def _names(portal: Portal) -> Iterator[Diagnostic]:
    """Find ids and letters that `portal.yaml` gives twice."""
    front, spans = portal.settings.front, portal.settings.spans
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("areas", (area.id for area in front.areas)),
        ("subjects", (subject.id for subject in front.subjects)),
        ("audiences", (audience.id for audience in front.audiences)),
        ("stages", (stage.id for stage in front.stages)),
        *(
            (f"cycles.{name}.moments", (moment.letter for moment in cycle.moments))
            for name, cycle in front.cycles
        ),
    )
    for key, names in lists:
        for name, count in Counter(names).items():
            if count > 1:
                yield diagnose("duplicate-name", PORTAL, spans.of(key), name=name, key=key)
