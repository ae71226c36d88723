"""Free pages linked: in their order, with where their references lead."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from builder.diagnostics import Diagnostic
from builder.engine.shelf import open_shelf
from builder.front import PageFront
from builder.link.places import Places
from builder.link.sort import fronts
from builder.link.terms import Needles, terms_of
from builder.model import FreePage, Medium, Page
from builder.read.group import GroupRead
from builder.references import question, resolve_all

GROUP = "pages"


def link_pages(
    groups: Iterable[GroupRead], places: Places
) -> tuple[tuple[FreePage, ...], tuple[Medium, ...], tuple[Diagnostic, ...]]:
    """Link the free pages of these groups; their media and the faults come along."""
    every = tuple(groups)
    diagnostics: list[Diagnostic] = []
    pages = sorted((page for group in every for page in fronts(group, PageFront)), key=_place)
    asked = (question(page.path, reference) for page in pages for reference in page.references)
    questions = [*dict.fromkeys(each for each in asked if each)]
    answers = dict(zip(questions, places.some(questions), strict=True))
    linked = tuple(
        FreePage(
            page,
            page.id.rpartition("/")[2],
            resolve_all(answers.__getitem__, page, diagnostics),
            (),
        )
        for page in pages
    )
    return linked, tuple(one for group in every for one in group.media), tuple(diagnostics)


def explained(
    pages: Iterable[FreePage], cache: Path, sought: Needles, language: str
) -> tuple[FreePage, ...]:
    """Find the glossary's words in the texts of free pages. Raises MissingText."""
    every = tuple(pages)
    shelf = open_shelf(cache, GROUP)
    found = dict(terms_of((each.page for each in every), shelf, sought, language))
    return tuple(
        replace(each, terms=found[each.page.body.digest])
        if each.page.body.digest in found
        else each
        for each in every
    )


def _place(page: Page[PageFront]) -> tuple[int, str]:
    return page.front.order, page.id
