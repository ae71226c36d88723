"""A package as a job: what other outputs plan of it, its own pages, and an index over them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from builder import addresses
from builder.engine.digest import Sealed, seal
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.look.house import House
from builder.look.leaves import module_leaves
from builder.look.needs import unasked
from builder.look.package import part_addresses
from builder.look.scene import scene
from builder.look.scope import Scope, packed
from builder.look.views import Site
from builder.look.views.search import Leaf
from builder.model import Module
from builder.outputs.archive import Depot, Label, Member, archive_job
from builder.outputs.index import index_jobs, list_job
from builder.outputs.page import page_job, template_of, within
from builder.outputs.plan import words_of
from builder.theme.files import Theme
from builder.theme.words import Words
from builder.value import value

# What is about the portal where it is published: for its server, and for programs that follow it.
_PUBLISHED = (addresses.MISSING, addresses.FEED, addresses.RECORDS)


@value
class Package:
    """What a package is made of, planned further where it is packed.

    `slug` is empty for the portal's, `part` 0 for all parts, `base` where the portal is published,
    or empty. `batches` are other outputs', `own`
    pages with their templates, and `modules` those that are searched, each with its shelf's name.
    """

    label: Label
    slug: str
    part: int
    base: str
    theme: Stored[Theme]
    site: Sealed[Site]
    house: Sealed[House]
    depot: Sealed[Depot]
    batches: tuple[Batch, ...]
    own: tuple[tuple[str, Sealed[object]], ...]
    modules: tuple[tuple[str, Stored[Module]], ...]
    leaves: tuple[Leaf, ...]


def planned(each: Package) -> tuple[Member, ...]:
    """Plan what other outputs have for a package, and more than it holds; in who packs it."""
    return tuple(
        Member(job, batch.shelf) for batch in each.batches for job in batch.plan(*batch.args)
    )


def package_job(each: Package, members: tuple[Member, ...]) -> Job:
    """Plan a package's archive from what was planned for it."""
    language = each.site.value.language
    belongs = _belongs(each, language)
    taken = [member for member in members if belongs(member.job.path)]
    taken += (
        Member(page_job(each.theme, each.site, None, template, page), None)
        for template, page in each.own
    )
    needless = _needless(each, taken)
    taken = [member for member in taken if member.job.path not in needless]
    inside = frozenset(member.job.path for member in taken)
    words = words_of(each.theme)
    index = (*_index(each, inside, words),)
    parts = addresses.search(language, "parts.js")
    by_name = (addresses.catalogue_data, addresses.compare_data)
    loaded = {parts, *(address(addresses.ANY, language) for address in by_name)}
    scope = seal(Scope(inside | loaded, each.base, words.text("package.mark")))
    own = (Member(within(member.job, scope), member.shelf) for member in taken)
    names = tuple(dict.fromkeys(name for name, _ in index))
    further = (Member(list_job(parts, names), None), *(member for _, member in index))
    path = addresses.downloads(language, f"{each.label.name}.zip")
    return archive_job(path, each.depot, each.label, (*own, *further))


def _needless(each: Package, taken: Iterable[Member]) -> frozenset[str]:
    """Name the files of the theme that are for pages of other kinds than a package has."""
    templates = {template_of(member.job) for member in taken} - {""}
    site = each.site.value
    return unasked(each.theme, templates) - {*site.stylesheets, *site.scripts}


def _belongs(each: Package, language: str) -> Callable[[str], bool]:
    """Tell of an address whether it is in a package: not lists, nor what only leaders may read."""
    modules = f"{addresses.word('modules', language)}/"
    own = f"{addresses.module_folder(each.slug, language)}/" if each.slug else modules
    assets = f"{addresses.ASSETS}/"
    logo = each.site.value.logo
    needed: frozenset[str] | None = None
    if each.part:
        _, stored = each.modules[0]
        needed = part_addresses(stored.load(), each.part, language)
        pages = [address for address in needed if address.endswith("/index.html")]
        needed |= {addresses.code(address) for address in pages}
        kinds = each.site.value.documents
        needed |= {addresses.document(address, kind) for address in pages for kind in kinds}
        needed |= {logo.address} if logo else set()

    def belongs(address: str) -> bool:
        if address in _PUBLISHED or (each.slug and address == addresses.START):
            return False
        if addresses.is_leaders(address, language) and not each.label.leader:
            return False
        if needed is not None:
            return address in needed or address.startswith(assets)
        return address.startswith(own) or not address.startswith(modules)

    return belongs


def _index(each: Package, inside: frozenset[str], words: Words) -> Iterator[tuple[str, Member]]:
    """Index the pages of a package, each module by itself; with the name of each index."""
    language = each.house.value.language
    yield from _indexed("0", each.leaves, language, words, inside, "pages")
    for number, (name, stored) in enumerate(each.modules, 1):
        leaves = module_leaves(scene(stored.load(), each.house.value, words))
        yield from _indexed(str(number), leaves, language, words, inside, name)


def _indexed(  # noqa: PLR0913, PLR0917 - what an index is made of
    name: str,
    leaves: Iterable[Leaf],
    language: str,
    words: Words,
    inside: frozenset[str],
    shelf: str,
) -> Iterator[tuple[str, Member]]:
    own = (replace(leaf, address=packed(leaf.address)) for leaf in leaves if leaf.address in inside)
    for job in index_jobs(name, own, language, words):
        yield name, Member(job, shelf)
