"""The values that all pages share: the portal's name, menu and files."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import quote, urlsplit

from builder import addresses
from builder.look.destinations import destination, media_by_id
from builder.look.house import House
from builder.look.newest import is_told
from builder.look.views import Contact, Destination, Link, Site
from builder.model import Portal, Target
from builder.read.slug import slug
from builder.theme.words import Words

# What `outputs` asks for, and the kind of document that it makes.
DOCUMENTS = (("documents", "docx"), ("pdf", "pdf"))
# Free pages in the menu of every page; the start page leads to all of them.
_IN_MENU = 5


def site(portal: Portal, house: House, assets: Iterable[str], words: Words) -> Site:
    """Describe the portal as every page shows it: a page must not grow with the portal."""
    front = portal.settings.front
    url = site_url(front.base_url)
    catalogue = addresses.catalogue(front.language)
    # What lies in a folder is for pages of a kind, whose templates ask for it.
    names = tuple(name for name in assets if "/" not in name)
    pages = tuple(
        Link(page.page.front.title, addresses.page(page.page.id, front.language))
        for page in portal.pages[:_IN_MENU]
    )
    return Site(
        title=front.title,
        key=slug(f"{front.organisation} {front.title}") or "kollegium",
        organisation=front.organisation,
        language=front.language,
        licence=house.licence,
        contact=Contact(front.contact.name, front.contact.email, front.contact.url),
        logo=_logo(portal),
        menu=(Link(words.text("menu.modules"), catalogue), *pages),
        documents=tuple(kind for output, kind in DOCUMENTS if output in front.outputs),
        tools=tuple(_tools(portal, words)),
        url=url,
        base=urlsplit(url).path.removesuffix("/"),
        feed=addresses.FEED if url and any(map(is_told, portal.modules)) else "",
        start=addresses.START,
        catalogue=catalogue,
        glossary=addresses.glossary(front.language) if portal.glossary else "",
        search=addresses.search(front.language) if "search" in front.outputs else "",
        stylesheets=tuple(addresses.asset(name) for name in names if name.endswith(".css")),
        scripts=tuple(addresses.asset(name) for name in names if name.endswith(".js")),
    )


def _logo(portal: Portal) -> Destination | None:
    front = portal.settings.front
    if not front.theme.logo:
        return None
    return destination(Target(medium=front.theme.logo), media_by_id(portal.media), front.language)


def site_url(base_url: str) -> str:
    """Get the address that all others are below, in ASCII: `https://example.org/portal/`."""
    parts = urlsplit(base_url)
    if not parts.netloc:
        return ""
    name, mark, port = parts.netloc.partition(":")
    with suppress(UnicodeError):  # a name that the net's rules do not allow stays as it is
        name = name.encode("idna").decode()
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~-._")
    return f"{parts.scheme}://{name}{mark}{port}{path}/"


def _tools(portal: Portal, words: Words) -> Iterator[Link]:
    """List what outputs add to the portal as a whole."""
    front = portal.settings.front
    if any(map(is_told, portal.modules)):
        yield Link(words.text("news.title"), addresses.news(front.language))
    if portal.glossary:
        yield Link(words.text("glossary.title"), addresses.glossary(front.language))
    if "search" in front.outputs:
        yield Link(words.text("register.title"), addresses.register(front.language))
    if "schedules" in front.outputs and any(module.parts for module in portal.modules):
        yield Link(words.text("planner.title"), addresses.planner(front.language))
    if "schedules" in front.outputs and portal.plans:
        yield Link(words.text("plans.title"), addresses.plans(front.language))
        yield Link(words.text("organiser.title"), addresses.organiser(front.language))
    if "packages" in front.outputs:
        yield Link(words.text("downloads.title"), addresses.downloads(front.language))
    if front.accessibility:
        title = words.text("accessibility.title")
        yield Link(title, addresses.accessibility(front.language))
