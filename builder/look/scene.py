"""A module seen from its pages: where everything in it stands, worked out once for all of them."""

from collections.abc import Container, Iterator, Mapping
from typing import TypeVar

from builder import addresses
from builder.front.form import Status
from builder.front.status import PUBLISHED, is_for_readers
from builder.look.destinations import body, destination, media_by_id
from builder.look.house import House
from builder.look.pack import is_for_leaders
from builder.look.phases import part_phases
from builder.look.terms import Marked, marked, terms_by_anchor
from builder.look.views import Body, Chapter, Contents, Destination, Frame, Link, Phase
from builder.model import Explained, Fragment, Heading, Medium, Module, Page, Part, Target
from builder.theme.words import Words
from builder.value import value

F = TypeVar("F")
# On-page contents list headings down to this level.
_LISTED = 3


@value
class Scene:
    """What the views of one module's pages are made from."""

    module: Module
    house: House
    words: Words
    media: Mapping[str, Medium]
    lengths: Mapping[str, int]  # words of each article, by the page's id
    shown: Mapping[str, tuple[Phase, ...]]  # the moments of each part, by the part's page's id
    terms: Mapping[str, Marked]  # the glossary's words of each text, by its digest

    def address(self, page: Page[F]) -> str:
        """Get the address of a page."""
        return addresses.page(page.id, self.house.language)

    def link(self, page: Page[F], title: str) -> Link:
        """Make a link to a page, whose title is in the page's language."""
        return Link(title, self.address(page), self.language(page))

    def language(self, page: Page[F]) -> str:
        """Get a page's language, its own or else its module's, where it is not the portal's."""
        own = getattr(page.front, "language", "")
        return self.house.foreign(own, self.module.page.front.language)

    def destination(self, target: Target) -> Destination:
        """Tell where a target stands."""
        return destination(target, self.media, self.house.language)

    def body(self, fragment: Fragment, targets: tuple[Target, ...]) -> Body:
        """Make prose ready to be filled in."""
        terms = self.terms.get(fragment.digest, ())
        return body(fragment, targets, self.media, self.house.language, terms)

    def phases(self, part: Part) -> tuple[Phase, ...]:
        """Show a part's moments."""
        return self.shown[part.page.id]

    def words_of(self, page_id: str) -> int:
        """Count the words of an article of this module; 0 for anything else."""
        return self.lengths.get(page_id, 0)

    def crumbs(self, part: Part | None = None) -> tuple[Link, ...]:
        """Lead from the start page to the module, or on to one of its parts."""
        language = self.house.language
        trail = [
            Link(self.words.text("crumbs.start"), addresses.START),
            Link(self.words.text("menu.modules"), addresses.catalogue(language)),
            self.link(self.module.page, self.module.page.front.title),
        ]
        if part:
            trail.append(self.link(part.page, part.page.front.title))
        return tuple(trail)

    def frame(self, page: Page[F], title: str, summary: str, crumbs: tuple[Link, ...]) -> Frame:
        """Make what any page of the module has; previous and next are put in by who knows them."""
        return Frame(
            address=self.address(page),
            title=title,
            summary=summary,
            language=self.language(page),
            crumbs=crumbs,
            updated=self.module.page.front.updated,
            contents=listed(page.body),
        )


def listed(fragment: Fragment) -> tuple[Heading, ...]:
    """Choose the headings that on-page contents list."""
    return tuple(heading for heading in fragment.headings if heading.level <= _LISTED)


def scene(
    module: Module, house: House, words: Words, glossary: tuple[Explained, ...] = ()
) -> Scene:
    """Set the scene for a module; of the glossary what its texts have."""
    lengths = {article.page.id: article.page.body.words for article in module.articles}
    cycle = module.page.front.cycle
    shown = {part.page.id: part_phases(part, cycle, words, house.language) for part in module.parts}
    known = terms_by_anchor(glossary)
    terms = {digest: marked(marks, known) for digest, marks in module.terms}
    return Scene(module, house, words, media_by_id(module.media), lengths, shown, terms)


def outputs_of_module(
    slug: str, parts: int, outputs: Container[str], language: str
) -> Iterator[str]:
    """List the addresses of a module's pages that other outputs than the portal make."""
    if "schedules" in outputs and parts:
        yield addresses.schedule(slug, language)
        yield addresses.principal(slug, language)


def _schedule(scene: Scene) -> Link | None:
    if "schedules" not in scene.house.outputs or not scene.module.parts:
        return None
    address = addresses.schedule(scene.module.slug, scene.house.language)
    return Link(scene.words.text("schedule.title"), address)


def _principal(scene: Scene) -> Link | None:
    if "schedules" not in scene.house.outputs or not scene.module.parts:
        return None
    address = addresses.principal(scene.module.slug, scene.house.language)
    words = scene.words
    if is_for_leaders(scene.module.page.front):
        return Link(words.text("leaders_pack.title"), address)
    return Link(words.text("principal.title"), address)


def _leading(scene: Scene) -> Link | None:
    if "guides" not in scene.house.outputs or not scene.module.parts:
        return None
    address = addresses.leading(scene.module.slug, scene.house.language)
    return Link(scene.words.text("guide.title"), address)


def documentation(scene: Scene) -> Link | None:
    """Get the way to a module's log, where one is made."""
    if "logs" not in scene.house.outputs or not scene.module.parts:
        return None
    address = addresses.documentation(scene.module.slug, scene.house.language)
    return Link(scene.words.text("log.title"), address)


def _certificate(scene: Scene) -> Link | None:
    if not scene.module.page.front.certificate or not documentation(scene):
        return None
    address = addresses.certificate(scene.module.slug, scene.house.language)
    return Link(scene.words.text("certificate.title"), address)


def _reading(scene: Scene) -> Link | None:
    if "reading" not in scene.house.outputs or not scene.module.parts:
        return None
    address = addresses.reading(scene.module.slug, scene.house.language)
    return Link(scene.module.slug, address)


def _status(module: Module, current: Part | None) -> Status:
    """Get the state that a page tells of: its part's where that is a draft, else its module's."""
    own = current.page.front.status if current else PUBLISHED
    return module.page.front.status if is_for_readers(own) else own


def contents(scene: Scene, current: Part | None = None) -> Contents:
    """Make a module's own navigation, which shows the moments of the current part alone.

    So a moment's new title concerns the pages of its part and no others.
    """
    module = scene.module
    return Contents(
        module=scene.link(module.page, module.page.front.title),
        chapters=tuple(
            Chapter(
                part.number,
                part.page.front.title,
                scene.address(part.page),
                scene.phases(part) if part is current else (),
            )
            for part in module.parts
        ),
        articles=tuple(
            scene.link(article.page, article.page.front.title or article.slug)
            for article in module.articles
            if "/articles/" in article.page.id
        ),
        print=Link(
            scene.words.text("print.title"),
            addresses.print_page(module.slug, scene.house.language),
        ),
        schedule=_schedule(scene),
        principal=_principal(scene),
        leading=_leading(scene),
        documentation=documentation(scene),
        certificate=_certificate(scene),
        reading=_reading(scene),
        status=_status(module, current),
        language=scene.language(module.page),
    )
