"""Pages at the addresses that a module had before it was renamed: each leads on by itself."""

from collections.abc import Iterator

from builder import addresses
from builder.look.scene import outputs_of_module
from builder.look.views import Frame, Link
from builder.look.views.moved import MovedPage
from builder.model import Entry, Portal
from builder.theme.words import Words


def moved_pages(portal: Portal, module: Entry, words: Words) -> Iterator[MovedPage]:
    """Make a page at every address that the module's pages had under each of its old names."""
    front, language = portal.settings.front, portal.settings.front.language
    own = module.page.front.language
    spoken = own if own != language else ""
    link = Link(module.page.front.title, addresses.page(module.page.id, language), spoken)
    start = Link(words.text("crumbs.start"), addresses.START)
    every = Link(words.text("menu.modules"), addresses.catalogue(language))
    there = (
        *(addresses.page(page, language) for page in module.pages),
        addresses.print_page(module.slug, language),
        *outputs_of_module(module.slug, module.parts, front.outputs, language),
    )
    for name in dict.fromkeys(module.page.front.formerly):
        if name == module.slug:  # it has got back a name that it had
            continue
        for address in there:
            yield MovedPage(
                frame=Frame(
                    address=addresses.moved(address, module.slug, name, language),
                    title=words.text("moved.title"),
                    crumbs=(start, every),
                ),
                there=address,
                module=link,
            )
