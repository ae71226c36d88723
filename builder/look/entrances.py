"""Entrances by role: for each of those who come here a page to begin with, and what else is theirs.

A role's first free page is its entrance; its other pages follow, and what the portal makes for it.
A page of no role is an entrance for all. What a new output makes for a role is a line in `_made`.
"""

from collections.abc import Iterable, Iterator
from typing import get_args

from builder import addresses
from builder.front.form import Role
from builder.look.checkup import answerable, checkup_title
from builder.look.house import House
from builder.look.views import Entrance, Facet, Link
from builder.model import FreePage, Portal
from builder.theme.words import Words

# Whose self-assessments are whose; all others are for those who take part.
_PRINCIPALS, _ORGANISERS = "leaders", "organisers"


def entrances(
    portal: Portal, house: House, words: Words, facets: Iterable[Facet]
) -> tuple[Entrance, ...]:
    """List the entrances: those of roles first, then what is for all."""
    every, found = tuple(facets), []
    for role in get_args(Role):
        pages = [page for page in portal.pages if page.page.front.role == role]
        links = [_link(page, house) for page in pages]
        links += _made(role, portal, house, words, every)
        if links:
            summary = pages[0].page.front.summary if pages else ""
            first, *more = links
            found.append(Entrance(first.title, summary, first.address, role, tuple(more)))
    return (*found, *_for_all(portal, house, words))


def siblings(page: FreePage, portal: Portal, house: House) -> tuple[Link, ...]:
    """List the other free pages of a page's role, for its end."""
    role = page.page.front.role
    if not role:
        return ()
    others = (each for each in portal.pages if each.page.front.role == role and each is not page)
    return tuple(_link(each, house) for each in others)


def _link(page: FreePage, house: House) -> Link:
    title = page.page.front.title or page.slug
    return Link(title, addresses.page(page.page.id, house.language))


def _made(
    role: str, portal: Portal, house: House, words: Words, facets: Iterable[Facet]
) -> Iterator[Link]:
    """List what the portal makes for a role."""
    language = house.language
    for entry in answerable(portal):
        owner = {_PRINCIPALS: "principal", _ORGANISERS: "organiser"}
        if owner.get(entry.front.audience, "participant") == role:
            title = words.text("entrance.checkup", title=checkup_title(entry))
            yield Link(title, addresses.checkup(entry.id, language))
    audience = {"principal": _PRINCIPALS, "organiser": _ORGANISERS}.get(role)
    if audience:
        own = addresses.facet("audience", audience, language)
        yield from (
            Link(words.text("entrance.modules", audience=facet.title.lower()), own)
            for facet in facets
            if facet.address == own
        )
    if role == "principal" and "search" in house.outputs and len(portal.modules) > 1:
        yield Link(words.text("compare.title"), addresses.compare(language))
    if "schedules" not in house.outputs:
        return
    if role == "principal" and any(module.parts for module in portal.modules):
        yield Link(words.text("planner.title"), addresses.planner(language))
    if role == "organiser" and portal.plans:
        yield Link(words.text("organiser.title"), addresses.organiser(language))
        yield Link(words.text("plans.title"), addresses.plans(language))


def _for_all(portal: Portal, house: House, words: Words) -> Iterator[Entrance]:
    for page in portal.pages:
        front = page.page.front
        if not front.role:
            link = _link(page, house)
            yield Entrance(link.title, front.summary, link.address, "", ())
    if portal.glossary:
        address = addresses.glossary(house.language)
        yield Entrance(words.text("glossary.title"), words.text("glossary.lead"), address, "", ())
