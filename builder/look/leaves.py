"""Pages as search knows them: titles, prose, and the sections that the theme adds around it.

Made from the same views as the pages, which have nothing of the leader's. What is the interface's
own (facts, navigation, names of sections) is not searched, nor are the steps of a protocol, which
are the same on every page that has it.
"""

from collections.abc import Iterable, Iterator

from builder.look.checkup import checkup_pages
from builder.look.free import free_page
from builder.look.glossary import glossary_page
from builder.look.house import House
from builder.look.module import article_page, module_page, moment_pages, part_page
from builder.look.scene import Scene
from builder.look.views import (
    ArticlePage,
    Fact,
    Frame,
    Link,
    Material,
    ModulePage,
    MomentPage,
    PartPage,
    Question,
)
from builder.look.views.search import Leaf, OwnSection
from builder.model import Explained, Fragment, Portal
from builder.theme.words import Words


def module_leaves(scene: Scene) -> Iterator[Leaf]:
    """List a module's pages in reading order, articles last."""
    module, words = scene.module, scene.words
    first = module_page(scene)
    title = first.frame.title
    yield _module(first, module.page.body, words)
    for part in module.parts:
        page = part_page(scene, part)
        yield _part(page, part.page.body, title, words)
        trail = (title, f"{words.text('part.label', number=page.number)}: {page.frame.title}")
        for moment, shown in zip(part.moments, moment_pages(scene, part), strict=True):
            yield _moment(shown, moment.page.body, trail, words)
    for article in module.articles:
        yield _article(article_page(scene, article), article.page.body, title, words)


def free_leaves(portal: Portal, house: House, words: Words) -> Iterator[Leaf]:
    """List the pages beside the modules, self-assessments and the glossary."""
    for written in portal.pages:
        page = free_page(written, portal, {}, house, words)
        yield _leaf(page.frame, written.page.body, lead=(page.summary,))
    for checkup in checkup_pages(portal, house, words):
        said = (text for area in checkup.areas for text in (area.title, *area.statements))
        yield _leaf(checkup.frame, Fragment(), lead=tuple(said))
    if portal.glossary:
        yield _glossary(portal.glossary, house, words)


def _leaf(  # noqa: PLR0913 - a page has this much, and most of them half of it
    frame: Frame,
    body: Fragment,
    *,
    label: str = "",
    trail: tuple[str, ...] = (),
    keywords: tuple[str, ...] = (),
    lead: tuple[str, ...] = (),
    before: tuple[OwnSection, ...] = (),
    after: tuple[OwnSection, ...] = (),
) -> Leaf:
    around = [text for section in (*before, *after) for text in (section.named, *section.texts)]
    headings = [heading.text for heading in body.headings]
    return Leaf(
        address=frame.address,
        title=frame.title,
        label=label,
        trail=trail,
        language=frame.language,
        keywords=keywords,
        lead=tuple(filter(None, lead)),
        before=tuple(section for section in before if section.named or section.texts),
        body=body.digest,
        after=tuple(section for section in after if section.named or section.texts),
        words=body.words + sum(text.count(" ") + 1 for text in (*lead, *around, *headings)),
    )


def _module(page: ModulePage, body: Fragment, words: Words) -> Leaf:
    about = (
        *page.authors,
        page.produced_by,
        *_titles((page.area,) if page.area else ()),
        *_titles((*page.school_forms, *page.audiences, *page.subjects)),
        *page.stages,
        *_cited(page.references),
    )
    return _leaf(
        page.frame,
        body,
        label=words.text("module.label"),
        lead=(page.summary,),
        before=(
            _own("k-syfte", words.text("module.purpose"), (page.purpose,)),
            _own("k-mal", words.text("module.goals"), page.goals),
        ),
        after=(_own("k-om", words.text("module.about"), about),),
    )


def _part(page: PartPage, body: Fragment, module: str, words: Words) -> Leaf:
    return _leaf(
        page.frame,
        body,
        label=words.text("part.label", number=page.number),
        trail=(module,),
        keywords=page.keywords,
        before=(
            _own("k-moment", words.text("part.phases"), (phase.summary for phase in page.phases)),
        ),
        lead=(page.aim, page.summary, ", ".join(page.keywords)),
    )


def _moment(page: MomentPage, body: Fragment, trail: tuple[str, ...], words: Words) -> Leaf:
    protocol = page.protocol.title if page.protocol else ""
    asked = OwnSection(
        "k-fragor",
        words.text("moment.questions"),
        "",
        tuple(text for question in page.questions for text in _asked(question)),
        asked=True,
    )
    return _leaf(
        page.frame,
        body,
        label=words.text("moment.label", letter=page.phase.letter),
        trail=trail,
        before=(_own("k-ta-med", words.text("moment.bring"), page.bring),),
        after=(
            _own("k-lagg-marke-till", words.text("moment.observe"), page.observe),
            _own("k-material", words.text("moment.materials"), _shown(page.materials)),
            asked,
            OwnSection(
                "k-samtalsmodell", f"{words.text('moment.protocol')}: {protocol}", protocol, ()
            ),
        ),
    )


def _article(page: ArticlePage, body: Fragment, module: str, words: Words) -> Leaf:
    sources = _own("k-kallor", words.text("article.references"), _cited(page.references))
    return _leaf(
        page.frame,
        body,
        label=words.text("article.label"),
        trail=(module,),
        lead=page.authors,
        after=(sources,),
    )


def _glossary(glossary: tuple[Explained, ...], house: House, words: Words) -> Leaf:
    page = glossary_page(glossary, house.language, words)
    rows = (row for each in page.initials for row in each.rows)
    explained = tuple(
        OwnSection(row.anchor, row.term, row.term, (row.text, *row.also)) for row in rows
    )
    return _leaf(page.frame, Fragment(), after=explained)


def _own(anchor: str, title: str, texts: Iterable[str]) -> OwnSection:
    """Make a section whose heading is the interface's."""
    return OwnSection(anchor, title, "", tuple(filter(None, texts)))


def _asked(question: Question) -> tuple[str, ...]:
    return (question.text, *question.follow_up)


def _shown(materials: Iterable[Material]) -> Iterator[str]:
    return (", ".join((each.title, *each.authors)) for each in materials)


def _cited(facts: Iterable[Fact]) -> Iterator[str]:
    return (fact.text for fact in facts)


def _titles(links: Iterable[Link]) -> Iterator[str]:
    return (link.title for link in links)
