"""A module or a part as one file of HTML, for phones and tablets, which open no unpacked folders.

It is the print page that the portal plans, rendered with styles and pictures inside. No script and
nothing from elsewhere is let in, and of styles only its own.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import BinaryIO

from builder import addresses
from builder.engine.digest import Sealed, digest, seal, seal_fields
from builder.engine.job import Copy, Job
from builder.engine.shelf import Shelf, open_shelf
from builder.engine.stored import Stored
from builder.look.package import cover_media, part_addresses
from builder.look.render import render_open
from builder.look.scope import fill
from builder.look.single import FONTS, PICTURES, STYLES, Style, Way, single_page, single_site, ways
from builder.look.views import PrintPage, Site
from builder.outputs.archive import Depot, Member, remembered
from builder.outputs.package import Package
from builder.outputs.plan import words_of
from builder.theme.files import Theme
from builder.value import value

_POLICY = (
    "default-src 'none'; style-src 'sha256-{number}'; img-src data:; font-src data:;"
    " base-uri 'none'; form-action 'none'"
)
_OF_THEME = f"{addresses.ASSETS}/"
_TYPES = (("svg", "svg+xml"), ("jpg", "jpeg"))


@value
class Single:
    """What a file is made of; `shelf` names the one with its texts."""

    name: str
    shelf: str
    base: str
    mark: str
    ways: tuple[Way, ...]
    styles: tuple[Job, ...]
    pictures: tuple[Job, ...]
    fonts: tuple[Job, ...]


def has_single(each: Package) -> bool:
    """Tell whether a package is made as one file too: a module's or a part's, for participants."""
    return bool(each.slug) and not each.label.leader


def single_job(each: Package, members: tuple[Member, ...]) -> Job:
    """Plan the file of a module or a part from what was planned for its package."""
    language = each.site.value.language
    ((shelf, stored),) = each.modules
    site = single_site(each.site.value)
    sheets = (*site.stylesheets, *(addresses.asset(name) for name in STYLES))
    jobs = {member.job.path: member.job for member in members}
    *_, printed = jobs[addresses.print_page(each.slug, language)].args
    belongs = frozenset(jobs)
    if each.part:
        module = stored.load()
        belongs = part_addresses(module, each.part, language) | cover_media(module, language)
    belongs |= {site.logo.address} if site.logo else set()
    page = single_page(printed.value, each.part, belongs, each.base)  # type: ignore[attr-defined]
    pictures = (
        job
        for path, job in jobs.items()
        if path.endswith(PICTURES) and path in belongs and not path.startswith(_OF_THEME)
    )
    file = Single(
        name=f"{each.label.name}.html",
        shelf=shelf,
        base=each.base,
        mark=words_of(each.theme).text("package.mark"),
        ways=tuple(ways(page)),
        styles=tuple(jobs[name] for name in dict.fromkeys(sheets) if name in jobs),
        pictures=tuple(pictures),
        fonts=tuple(job for path, job in jobs.items() if path.endswith(FONTS)),
    )
    path = addresses.downloads(language, file.name)
    return Job(path, _single, (each.depot, each.theme, seal(site), seal_fields(page), file))


def _single(
    _shelf: Shelf,
    depot: Sealed[Depot],
    theme: Stored[Theme],
    site: Sealed[Site],
    page: Sealed[PrintPage],
    file: Single,
) -> Copy:
    shelf = open_shelf(depot.value.cache, file.shelf)
    key = digest((theme, site, page, file))

    def write(out: BinaryIO) -> None:
        style = seal(_style(_sheets(file, shelf)))
        html = render_open(shelf, theme, "single.html", page, site=site, contents=None, style=style)
        pictures = {job.path: _data(job.path, _bytes(job, shelf)) for job in file.pictures}
        places = {way.address: way for way in file.ways}

        def inside(address: str, anchor: str) -> str:
            way = places.get(address)
            if not way:
                return pictures.get(address, "")
            return f"#{way.prefix}{anchor[1:]}" if anchor else f"#{way.anchor}"

        out.write(fill(html, inside, file.base, file.mark).encode())

    return Copy(remembered(depot.value, file.name, key, write))


def _sheets(file: Single, shelf: Shelf) -> Iterator[str]:
    """Get the styles, with fonts that they load from beside them in them."""
    for job in file.styles:
        text = _bytes(job, shelf).decode()
        for font in file.fonts:
            name = f'url("{font.path.removeprefix(_OF_THEME)}")'
            if name in text:
                data = b64encode(_bytes(font, shelf)).decode()
                kind = font.path.rpartition(".")[2]
                text = text.replace(name, f'url("data:font/{kind};base64,{data}")')
        yield text


def _bytes(job: Job, shelf: Shelf) -> bytes:
    made = job.make(shelf, *job.args)
    return made.source.read_bytes() if isinstance(made, Copy) else made


def _style(texts: Iterable[str]) -> Style:
    """Put styles together so that they may stand in a page, by the sum of what they are."""
    text = "\n".join(texts).replace("</", "<\\/")
    number = b64encode(sha256(text.encode()).digest()).decode()
    return Style(text, _POLICY.format(number=number))


def _data(path: str, data: bytes) -> str:
    ending = path.rpartition(".")[2].lower()
    return f"data:image/{dict(_TYPES).get(ending, ending)};base64,{b64encode(data).decode()}"
