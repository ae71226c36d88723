"""A module's pages as views: its first page, its parts, its articles, and all of it for print."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from builder import addresses
from builder.engine.digest import Sealed
from builder.front.status import is_listed
from builder.link.sort import number
from builder.link.translations import Version
from builder.look.destinations import NOWHERE
from builder.look.house import citations, licence, people
from builder.look.moment import moment_page
from builder.look.phases import cycle_phases
from builder.look.scene import Scene
from builder.look.terms import terms_of_bodies
from builder.look.tongues import tongues
from builder.look.views import (
    ArticlePage,
    ArticleRow,
    Change,
    Cited,
    ComingRow,
    Frame,
    Funding,
    Link,
    ModulePage,
    MomentPage,
    PartPage,
    PartRow,
    PrintPage,
    PrintPart,
    Syllabus,
    Time,
)
from builder.model import Article, Module, Part
from builder.planning.duration import total
from builder.planning.pace import closing_letters, meetings_of
from builder.planning.reading import reading_minutes

Course = tuple[PartPage, tuple[MomentPage, ...]]
"""A part with its moments."""


def module_page(scene: Scene, versions: tuple[Version, ...] = ()) -> ModulePage:
    """Show a module's first page, with the versions of it in all its languages."""
    module, house = scene.module, scene.house
    front = module.page.front
    areas = {area.id: area for area in house.areas}
    facet = partial(_facet, scene)
    return ModulePage(
        frame=scene.frame(module.page, front.title, front.summary, scene.crumbs()[:-1]),
        summary=front.summary,
        purpose=front.purpose,
        goals=front.goals,
        body=scene.body(module.page.body, module.targets),
        parts=tuple(_row(scene, part) for part in module.parts),
        coming=tuple(
            ComingRow(number(part.id), part.front.title, part.front.aim) for part in module.coming
        ),
        time=_time(*module.parts),
        meetings=len(meetings_of(module.cycle)) * len(module.parts),
        closing=bool(closing_letters(module.cycle)),
        cycle=cycle_phases(front.cycle, module.cycle, scene.words),
        articles=tuple(_article_row(scene, article) for article in _listed(module)),
        area=facet("area", front.area, areas[front.area].title) if front.area in areas else None,
        school_forms=tuple(
            facet("school_form", name, house.title("school_forms", name))
            for name in front.school_forms
        ),
        forms=front.school_forms,
        audiences=tuple(
            facet("audience", name, house.title("audiences", name)) for name in front.audiences
        ),
        roles=front.audiences,
        subjects=tuple(
            facet("subject", name, house.title("subjects", name)) for name in front.subjects
        ),
        curriculum=tuple(
            Syllabus(each.code, each.version or 0, each.title) for each in front.curriculum
        ),
        stages=tuple(house.title("stages", name) for name in front.stages),
        group_size=front.group_size,
        prerequisites=tuple(
            Link(target.title, addresses.page(target.page, house.language))
            for target in module.prerequisites
            if target.page
        ),
        authors=people(front.authors),
        produced_by=front.produced_by,
        funding=_funding(scene),
        licence=licence(front.licence),
        status=front.status,
        revision=front.revision,
        changes=tuple(
            Change(each.revision or front.revision, each.date, each.text) for each in front.changes
        ),
        review_by=front.review_by,
        sdg=front.sdg,
        references=citations(front.references),
        compare=_compare(scene),
        name=module.slug,
        cited=_cited(scene),
        tongues=tongues(versions, house.language, scene.words),
    )


def _cited(scene: Scene, part: Part | None = None) -> Cited:
    """Name a module, or a part of it, as a source."""
    front = scene.module.page.front
    authors = tuple(author.name for author in front.authors)
    maker = (front.produced_by,) if front.produced_by else ()
    return Cited(
        authors=authors or maker,
        year=front.updated.year,
        title=part.page.front.title if part else front.title,
        revision=front.revision,
        within=front.title if part else "",
        number=part.number if part else 0,
    )


def _compare(scene: Scene) -> str:
    house = scene.house
    is_compared = "search" in house.outputs and is_listed(scene.module.page.front.status)
    return addresses.compare(house.language) if is_compared else ""


def _facet(scene: Scene, kind: str, name: str, title: str) -> Link:
    if not is_listed(scene.module.page.front.status):
        return Link(title, "")  # the list may have nothing else in it, and so not be there
    return Link(title, addresses.facet(kind, name, scene.house.language))


def _time(*parts: Part) -> Time:
    sums = total(moment for part in parts for moment in part.moments)
    return Time(sums.counted, sums.beside)


def _row(scene: Scene, part: Part) -> PartRow:
    front = part.page.front
    return PartRow(part.number, front.title, front.aim, scene.address(part.page), _time(part))


def _listed(module: Module) -> Iterator[Article]:
    """Pass over transcripts, which are read where their film is."""
    return (article for article in module.articles if "/articles/" in article.page.id)


def _article_row(scene: Scene, article: Article) -> ArticleRow:
    return ArticleRow(
        article.page.front.title or article.slug,
        scene.address(article.page),
        reading_minutes(article.page.body.words),
    )


def _funding(scene: Scene) -> Funding | None:
    funding = scene.module.page.front.funding
    if not funding:
        return None
    logo = scene.destination(scene.module.logo)
    return Funding(funding.text, None if logo == NOWHERE else logo, funding.alt)


def part_page(scene: Scene, part: Part) -> PartPage:
    """Show a part."""
    front, sums = part.page.front, total(part.moments)
    return PartPage(
        frame=scene.frame(part.page, front.title, front.summary or front.aim, scene.crumbs()),
        number=part.number,
        total=len(scene.module.parts) + len(scene.module.coming),
        aim=front.aim,
        summary=front.summary,
        keywords=front.keywords,
        body=scene.body(part.page.body, part.targets),
        phases=scene.phases(part),
        time=Time(sums.counted, sums.beside),
        cited=_cited(scene, part),
    )


def article_page(scene: Scene, article: Article) -> ArticlePage:
    """Show an article."""
    front = article.page.front
    used = [
        scene.link(moment.page, moment.title or phase.title)
        for part in scene.module.parts
        for moment, phase in zip(part.moments, scene.phases(part), strict=True)
        if any(target.page == article.page.id for target in moment.materials)
    ]
    title = front.title or article.slug
    about = scene.words.text("article.summary", module=scene.module.page.front.title)
    return ArticlePage(
        frame=scene.frame(article.page, title, about, scene.crumbs()),
        authors=people(front.authors),
        licence=licence(front.licence) if front.licence else None,
        body=scene.body(article.page.body, article.targets),
        words=article.page.body.words,
        reading=reading_minutes(article.page.body.words),
        references=citations(front.references),
        used_in=tuple(used),
    )


def moment_pages(scene: Scene, part: Part) -> tuple[MomentPage, ...]:
    """Show a part's moments."""
    pages = []
    for moment, phase in zip(part.moments, scene.phases(part), strict=True):
        frame = scene.frame(moment.page, phase.title, phase.summary, scene.crumbs(part))
        pages.append(moment_page(scene, part, moment, frame))
    return tuple(pages)


def in_order(first: ModulePage, parts: Iterable[Course]) -> tuple[ModulePage, tuple[Course, ...]]:
    """Give every page of a module's course the one before it and the one after it."""
    every = tuple(parts)
    frames = [first.frame]
    for part, moments in every:
        frames += [part.frame, *(moment.frame for moment in moments)]
    links = [Link(frame.title, frame.address, frame.language) for frame in frames]
    following: dict[str, Frame] = {}
    for at, frame in enumerate(frames):
        before = links[at - 1] if at else None
        after = links[at + 1] if at + 1 < len(links) else None
        following[frame.address] = replace(frame, previous=before, next=after)

    return replace(first, frame=following[first.frame.address]), tuple(
        (
            replace(part, frame=following[part.frame.address]),
            tuple(replace(moment, frame=following[moment.frame.address]) for moment in moments),
        )
        for part, moments in every
    )


def print_page(
    scene: Scene,
    first: Sealed[ModulePage],
    parts: tuple[PrintPart, ...],
    articles: tuple[Sealed[ArticlePage], ...],
) -> PrintPage:
    """Put the whole module on one page."""
    module = scene.module
    frame = Frame(
        address=addresses.print_page(module.slug, scene.house.language),
        title=f"{module.page.front.title} – {scene.words.text('print.title').lower()}",
        summary=module.page.front.summary,
        language=scene.language(module.page),
        crumbs=scene.crumbs(),
        updated=module.page.front.updated,
    )
    bodies = (
        first.value.body,
        *(part.page.value.body for part in parts),
        *(moment.value.body for part in parts for moment in part.moments),
        *(article.value.body for article in articles),
    )
    terms = terms_of_bodies(bodies, scene.house.language)
    return PrintPage(frame, first, parts, articles, terms)
