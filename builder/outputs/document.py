"""Pages as documents: which there are, and how one is made. What DOCX and PDF share.

What an output plans as a page is planned here as a document too, if its template is in `KINDS`. So
a new kind of page becomes a document by a line here, and one in its template that leads to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from builder import addresses
from builder.engine.digest import Sealed, seal, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.engine.stored import Stored
from builder.formats.document.content import INSIDE, About
from builder.formats.words import words as terms_of
from builder.front.status import PUBLISHED
from builder.look.course import course_page
from builder.look.render import render_document, render_page
from builder.look.views import Body, Contents, MomentPage, PartPage, Site
from builder.look.views.document import Cover
from builder.model import Medium, Module
from builder.outputs import output, wanted
from builder.outputs.media import publish_file, publish_picture
from builder.outputs.plan import Plan
from builder.read.media import RASTER
from builder.theme.files import Theme
from builder.value import value

Kind = Literal["docx", "pdf"]

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "part.html": "course.html",  # its page leads to its moments, its document has them
        "article.html": "article.html",
        "schedule.html": "schedule.html",
        "principal.html": "principal.html",
        "plan.html": "plan.html",
        "group.html": "group.html",
        "organiser.html": "organiser.html",
        "log.html": "log-sheet.html",  # fields to fill in are room to write on paper
        "certificate.html": "certificate-sheet.html",
        "leading.html": "leading.html",
        "meeting.html": "meeting.html",
        "questions.html": "questions.html",
        "step-in.html": "step-in.html",
        "cards.html": "cards.html",
    }
)
"""The template of a page, and that of its document."""

# What is cut out must be where it is put; a word processor would flow it.
_ONLY: Mapping[str, Kind] = MappingProxyType({"cards.html": "pdf"})

# The outputs whose pages they are; the others are not asked for their plans.
_OF = frozenset(("portal", "schedules", "principals", "logs", "guides"))
_SHOWN = (*RASTER, ".svg")


@value
class Press:
    """What all documents of a portal are made with; of the site only what their text shows."""

    kind: Kind
    renderer: str  # of PDF; another one makes other bytes
    theme: Stored[Theme]
    site: Sealed[Site]
    base_url: str
    project: Sealed[Path]


def document_batches(plan: Plan, kind: Kind, renderer: str = "") -> Iterator[Batch]:
    """Plan the documents of all pages that are such."""
    front = plan.portal.settings.front
    site = replace(plan.site.value, logo=None, menu=(), tools=(), search="", documents=())
    # Where the glossary stands is of no use on paper: the words are explained in the document.
    sealed = seal(replace(site, glossary="", stylesheets=(), scripts=()))
    press = Press(kind, renderer, plan.theme, sealed, front.base_url, plan.project)
    stored = {each.name: plan.shelves.module(each) for each in plan.portal.modules}
    for name in wanted(plan.portal):
        for batch in output(name)(plan) if name in _OF else ():
            args = (press, batch, stored.get(batch.shelf or ""))
            yield Batch(f"{kind}/{batch.name}", _documents, args, batch.shelf)


def _documents(press: Press, batch: Batch, stored: Stored[Module] | None) -> Iterator[Job]:
    """Plan the documents of a batch's pages, with their module's pictures."""
    pages: list[tuple[Any, ...]] = [
        job.args for job in batch.plan(*batch.args) if job.make is render_page
    ]
    if not any(_is_made(template, press.kind) for *_, template, _ in pages):
        return
    media = stored.load().media if stored else ()
    language = press.site.value.language
    found = {
        addresses.medium(each.id, language): each
        for each in media
        if each.id.lower().endswith(_SHOWN)
    }
    moments = [page.value for *_, page in pages if isinstance(page.value, MomentPage)]
    for *_, contents, template, sealed in pages:
        if _is_made(template, press.kind):
            page = sealed.value
            if isinstance(page, PartPage):
                page = course_page(page, moments, language)
            yield _job(press, contents, KINDS[template], page, found)


def _is_made(template: str, kind: Kind) -> bool:
    """Tell whether a page with this template is a document of this kind."""
    return template in KINDS and _ONLY.get(template, kind) == kind


def _job(
    press: Press,
    contents: Sealed[Contents] | None,
    template: str,
    page: Any,
    media: Mapping[str, Medium],
) -> Job:
    """Plan a page as a document, without its neighbours, and with the pictures of its prose."""
    around = contents.value if contents else None
    module = around.module if around else getattr(page, "module", None)
    cover = Cover(module.title if module else "", around.status if around else PUBLISHED)
    alone = replace(page, frame=replace(page.frame, previous=None, next=None, crumbs=()))
    shown = dict.fromkeys(link.address for body in _bodies(page) for link in body.links)
    pictures = tuple((each, media[each]) for each in sorted(shown) if each in media)
    address = addresses.document(page.frame.address, press.kind)
    return Job(address, make_document, (press, cover, template, seal_fields(alone), pictures))


def _bodies(view: object) -> Iterator[Body]:
    """Find all prose in a view."""
    if isinstance(view, Body):
        yield view
    elif isinstance(view, Sealed):
        yield from _bodies(view.value)
    elif isinstance(view, tuple):
        for each in view:
            yield from _bodies(each)
    elif is_dataclass(view):
        for field in fields(view):
            yield from _bodies(getattr(view, field.name))


def make_document(  # noqa: PLR0913, PLR0917 - a job depends on its arguments and nothing else
    shelf: Shelf,
    press: Press,
    cover: Cover,
    template: str,
    page: Sealed[Any],
    pictures: tuple[tuple[str, Medium], ...],
) -> bytes:
    """Make a document of a page; only the pictures that are named are ever read."""
    site, frame = press.site.value, page.value.frame
    html = render_document(shelf, press.theme, press.site, cover, template, page, INSIDE)
    about = About(
        title=frame.title,
        module=cover.module,
        organisation=site.organisation,
        language=frame.language or site.language,
        updated=frame.updated,
    )
    shown = {address: _picture(shelf, press.project, each) for address, each in pictures}
    said = terms_of(site.language)
    if press.kind == "pdf":
        from builder.formats.document.pdf import as_pdf

        return as_pdf(html, about, press.base_url, shown, said, press.renderer)
    from builder.formats.document.docx import as_docx

    return as_docx(html, about, press.base_url, shown, said)


def _picture(shelf: Shelf, project: Sealed[Path], medium: Medium) -> bytes:
    """Get a picture as the portal publishes it."""
    if medium.id.lower().endswith(RASTER):
        return publish_picture(shelf, project, medium)
    return publish_file(shelf, project, medium).source.read_bytes()
