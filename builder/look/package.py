"""Packages as views: their own first page, the page of them all, and what belongs to a part."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder import addresses
from builder.look.house import licence
from builder.look.views import Frame, Link, Site
from builder.look.views.package import Choice, Download, DownloadsPage, Offer, PackagePage
from builder.model import Entry, Module, Part, Target
from builder.theme.words import Words

STYLE = "pages/package.css"


def package_site(site: Site, title: str, words: Words) -> Site:
    """Describe the portal as pages of a module's package show it: with nothing but what is in it.

    Its menu leads to its own first page, and it is searched by itself.
    """
    whole = whole_site(site, words)
    register = addresses.register(site.language)
    return replace(
        whole,
        menu=(Link(title, addresses.START),),
        feed="",
        tools=tuple(tool for tool in whole.tools if tool.address == register),
    )


def whole_site(site: Site, words: Words) -> Site:
    """Describe the portal as pages of its own package show it: all but the packages."""
    downloads = addresses.downloads(site.language)
    register = Link(words.text("register.title"), addresses.register(site.language))
    tools = tuple(tool for tool in site.tools if tool.address != downloads)
    return replace(
        site,
        tools=tools if register in tools else (*tools, register),
        search=addresses.search(site.language),
        stylesheets=(*site.stylesheets, addresses.asset(STYLE)),
    )


def package_page(  # noqa: PLR0913 - each is a different thing that the page tells
    entry: Entry, number: int, site: Site, base: str, words: Words, *, leader: bool
) -> PackagePage:
    """Show what the package of a module holds, or of the part with that number, if not 0."""
    front, language = entry.page.front, site.language
    first = Link(front.title, addresses.page(entry.page.id, language))
    rows = tuple(
        Link(
            f"{words.text('part.label', number=part.number)}: {part.title}",
            f"{addresses.part_folder(entry.slug, part.number, language)}/index.html",
        )
        for part in entry.contents
    )
    label, title = words.text("module.label"), front.title
    if number:
        part = entry.contents[0]
        label, title = words.text("part.label", number=number), part.title
        first, rows = Link(part.title, rows[0].address), ()
    if leader:
        label = words.text("package.leader", of=label)
    return PackagePage(
        frame=Frame(
            address=addresses.START,
            title=title,
            summary=front.summary,
            language=front.language,
            updated=front.updated,
        ),
        label=label,
        lead=words.text("package.of_part", module=front.title) if number else front.summary,
        first=first,
        rows=rows,
        version=str(front.revision),
        licence=licence(front.licence),
        published=f"{base}{first.address}" if base else "",
    )


def downloads_page(
    title: str, choices: Iterable[tuple[Entry | None, int, Choice]], site: Site, words: Words
) -> DownloadsPage:
    """List choices by what they are of: a module, with a part's number or 0, or the portal."""
    offers: dict[str, Offer] = {}
    for entry, number, choice in choices:
        name = entry.slug if entry else ""
        heading = entry.page.front.title if entry else title
        offer = offers.setdefault(name, Offer(heading, f"k--{name or 'portal'}", (), ()))
        if number:
            offers[name] = replace(offer, parts=(*offer.parts, choice))
        else:
            offers[name] = replace(offer, whole=(*offer.whole, choice))
    return DownloadsPage(
        frame=Frame(
            address=addresses.downloads(site.language),
            title=words.text("downloads.title"),
            summary=words.text("downloads.lead"),
            crumbs=(Link(words.text("crumbs.start"), site.start),),
        ),
        offers=tuple(offers.values()),
    )


def with_sizes(page: DownloadsPage, sizes: Mapping[str, int]) -> DownloadsPage:
    """Say how large each file is, by its address."""

    def sized(file: Download) -> Download:
        return replace(file, size=sizes[file.address])

    def chosen(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return tuple(
            replace(each, archive=sized(each.archive), single=each.single and sized(each.single))
            for each in choices
        )

    offers = (
        replace(each, whole=chosen(each.whole), parts=chosen(each.parts)) for each in page.offers
    )
    return replace(page, offers=tuple(offers))


def part_addresses(module: Module, number: int, language: str) -> frozenset[str]:
    """Gather what a part needs: its pages, what they ask for, and what that asks for in its turn.

    Of the module's texts those that the part leads to, not its other parts.
    """
    articles = {article.page.id: article for article in module.articles}
    (part,) = (each for each in module.parts if each.number == number)
    pages = [part.page.id, *(moment.page.id for moment in part.moments)]
    found = {addresses.page(page, language) for page in pages}
    waiting = [*_targets(part)]
    while waiting:
        target = waiting.pop()
        if target.medium:
            found.add(addresses.medium(target.medium, language))
        address = addresses.page(target.page, language) if target.page in articles else ""
        if address and address not in found:
            found.add(address)
            article = articles[target.page]
            waiting += (*article.targets, article.audio)
    return frozenset(found)


def cover_media(module: Module, language: str) -> frozenset[str]:
    """Gather the media of a module's own page, which begins each of its files that are one page."""
    targets = (*module.targets, module.logo)
    return frozenset(addresses.medium(each.medium, language) for each in targets if each.medium)


def _targets(part: Part) -> Iterator[Target]:
    yield from part.targets
    for moment in part.moments:
        yield from moment.targets
        for each in (moment.materials, moment.transcripts, moment.posters):
            yield from each
