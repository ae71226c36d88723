"""A module or a part as one file: its print page, with nothing that stands beside it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from builder import addresses
from builder.engine.digest import Sealed, seal_fields
from builder.look.views import Destination, Frame, Material, MomentPage, PrintPage, PrintPart, Site
from builder.value import value

# What the print page asks for beside every page's.
STYLES = ("pages/moment.css", "pages/terms.css")
FONTS = (".woff2", ".woff", ".ttf", ".otf")
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")


@value
class Style:
    """The styles of a page that stand in it, and the policy that lets these in and nothing else."""

    text: str  # the theme's, safe as it is within <style>
    policy: str


class Way(NamedTuple):
    """Where a page of the site stands in the file: the id of its heading, the prefix of others."""

    address: str
    anchor: str
    prefix: str


def single_site(site: Site) -> Site:
    """Describe the portal as a file that stands alone shows it: no menu, no search."""
    return replace(site, menu=(), tools=(), search="", glossary="")


def single_page(whole: PrintPage, number: int, belongs: frozenset[str], base: str) -> PrintPage:
    """Make the print page one that stands alone; with a number, of that part and what it needs."""
    module, frame, articles = whole.module.value, whole.frame, whole.articles
    module = replace(module, frame=_alone(module.frame))
    parts = tuple(_part(each, base) for each in whole.parts)
    frame = replace(frame, title=module.frame.title, crumbs=())
    if number:
        (only,) = (each for each in parts if each.page.value.number == number)
        parts = (only,)
        rows = tuple(row for row in module.parts if row.number == number)
        meetings = module.meetings // len(module.parts)
        module = replace(module, parts=rows, coming=(), time=rows[0].time, meetings=meetings)
        articles = tuple(each for each in articles if each.value.frame.address in belongs)
        title = f"{only.page.value.frame.title} – {module.frame.title}"
        frame = replace(frame, title=title, summary=only.page.value.frame.summary)
    bodies = (
        module.body,
        *(part.page.value.body for part in parts),
        *(moment.value.body for part in parts for moment in part.moments),
        *(article.value.body for article in articles),
    )
    said = {term.anchor for body in bodies for _, _, term in body.terms}
    terms = tuple(term for term in whole.terms if term.anchor in said)
    return PrintPage(frame, seal_fields(module), parts, articles, terms)


def ways(page: PrintPage) -> Iterator[Way]:
    """List where the pages that the file holds are, as the print page's template names them."""
    yield Way(page.module.value.frame.address, "innehall", "m-")
    for each in page.parts:
        part = f"d{each.page.value.number}"
        yield Way(each.page.value.frame.address, f"k-{part}", f"{part}-")
        for moment in each.moments:
            name = f"{part}{moment.value.phase.letter.lower()}"
            yield Way(moment.value.frame.address, f"k-{name}", f"{name}-")
    for number, article in enumerate(page.articles, 1):
        yield Way(article.value.frame.address, f"k-t{number}", f"t{number}-")


# A page's neighbours are not shown, so that what they are called is nothing to it.
def _alone(frame: Frame) -> Frame:
    return replace(frame, previous=None, next=None)


def _part(part: PrintPart, base: str) -> PrintPart:
    page = part.page.value
    moments = (_moment(moment.value, base) for moment in part.moments)
    return PrintPart(seal_fields(replace(page, frame=_alone(page.frame))), tuple(moments))


def _moment(moment: MomentPage, base: str) -> Sealed[MomentPage]:
    materials = tuple(_material(each, base) for each in moment.materials)
    return seal_fields(replace(moment, frame=_alone(moment.frame), materials=materials))


def _material(material: Material, base: str) -> Material:
    """Lead to a recording or a document where it is published: the file does not hold it."""
    found = material.destination
    if not found or not found.address or found.address.endswith("/index.html"):
        return material
    outside = Destination(url=f"{base}{addresses.relative('', found.address)}") if base else None
    return replace(material, destination=outside)
