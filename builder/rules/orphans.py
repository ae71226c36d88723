"""Every file that a module brings along is shown or linked to somewhere in the module.

Its own texts count, and the keys that name files. What only another module or a page links to is
better kept there, so that counts not.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Module, Moment, Page, Portal, Settings, Target
from builder.read.nearest import nearest

Named = tuple[str, Target]
"""What an author wrote to name a file, and where it leads."""


def orphans(module: Module, settings: Settings) -> Iterator[Diagnostic]:  # noqa: ARG001 - the form of a rule
    """Find articles and media of a module that nothing in it refers to.

    A file that a broken link probably means is no orphan, nor is an article where a moment is
    missing or could not be used: what names it may stand there. Nor may a part that is coming be
    without what it needs.
    """
    if module.coming:
        return
    named = [*_named(module)]
    folder = f"modules/{module.slug}"
    yield from _unused(folder, ((each.id, f"content/{each.id}") for each in module.media), named)
    moments = len(module.cycle.moments)
    if module.whole and all(len(part.moments) == moments for part in module.parts):
        pages = ((each.page.id, each.page.path) for each in module.articles)
        yield from _unused(folder, pages, named)


def stray(portal: Portal) -> Iterator[Diagnostic]:
    """Find media of the free pages that no page refers to."""
    if portal.media and portal.whole:
        named = [each for page in portal.pages for each in _in_prose(page.page, page.targets)]
        ids = [each.id for each in portal.media]
        logo = portal.settings.front.theme.logo
        named.append((logo, Target(medium=logo) if logo in ids else Target()))
        yield from _unused("pages", ((each, f"content/{each}") for each in ids), named)


def _unused(
    folder: str, files: Iterable[tuple[str, str]], named: Iterable[Named]
) -> Iterator[Diagnostic]:
    """Tell of the files, given by id and path, that are not named, not even wrongly."""
    used = {target.page or target.medium for _, target in named}
    broken = [written.rpartition("/")[2] for written, target in named if target == Target()]
    for one, path in files:
        name = path.rpartition("/")[2]
        if one not in used and not nearest(name, broken):
            yield diagnose("orphan-file", path, name=name, folder=folder)


def _named(module: Module) -> Iterator[Named]:
    funding = module.page.front.funding
    yield funding.logo if funding else "", module.logo
    yield from _in_prose(module.page, module.targets)
    for article in module.articles:
        yield article.page.front.audio, article.audio
        yield from _in_prose(article.page, article.targets)
    for part in module.parts:
        yield from _in_prose(part.page, part.targets)
        for moment in part.moments:
            yield from _in_prose(moment.page, moment.targets)
            yield from _in_front(moment)


def _in_prose(page: Page[Any], targets: tuple[Target, ...]) -> Iterator[Named]:
    for reference, target in zip(page.references, targets, strict=True):
        yield reference.target.partition("#")[0], target


def _in_front(moment: Moment) -> Iterator[Named]:
    written = moment.page.front.materials
    for number, material in enumerate(written):
        yield material.value, moment.materials[number]
        yield material.transcript, moment.transcripts[number]
        yield material.poster, moment.posters[number]
