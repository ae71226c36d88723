"""Addresses: from a page's id (its path below `content/`) to its path in the site.

An address follows from folder and file names alone, never from titles, so it is stable while texts
change. Words in it are in the portal's language. Every address names its `index.html`, so that a
link works from disk as on a server.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from builder.addresses.words import WORDS

START = "index.html"
MISSING = "404.html"
ASSETS = "assets"
# Files for programs, by names that programs look for.
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
FEED = "feed.atom"
RECORDS = "catalogue.json"
# Stands in the address of a file for its number or name, which only the script that loads it knows.
ANY = "NAME"


def word(key: str, language: str) -> str:
    """Get a word of an address; English where the language has no words of its own."""
    return WORDS.get(language, WORDS["en"])[key]


def module_folder(slug: str, language: str) -> str:
    """Get the folder of a module: `moduler/lasa`."""
    return f"{word('modules', language)}/{slug}"


# A module's pages name each other some four hundred times.
@lru_cache(maxsize=1 << 10)
def page(page_id: str, language: str) -> str:
    """Get the address of a page by its id.

    `modules/lasa/1-start/b` gives `moduler/lasa/del-1/moment-b/index.html`, `pages/om` gives
    `om/index.html`. ValueError for an id that is no page's.
    """
    return f"{_folder(page_id.split('/'), language)}/index.html"


def _folder(names: list[str], language: str) -> str:
    match names:
        case ["pages", slug]:
            return slug
        case ["modules", module, "module"]:
            return module_folder(module, language)
        case ["modules", module, "articles", slug]:
            return f"{module_folder(module, language)}/{word('articles', language)}/{slug}"
        case ["modules", module, "media", slug]:
            return f"{module_folder(module, language)}/media/{slug}"
        case ["modules", module, part, "part"]:
            return part_folder(module, part_number(part), language)
        case ["modules", module, part, moment]:
            folder = part_folder(module, part_number(part), language)
            return f"{folder}/{word('moment', language)}-{moment}"
    msg = f"no page has the id {'/'.join(names)!r}"
    raise ValueError(msg)


def part_number(folder: str) -> int:
    """Read the number that begins a part's folder name: 2 of `2-leda`."""
    return int(folder.partition("-")[0])


def part_folder(module: str, number: int, language: str) -> str:
    """Get the folder of a part: `moduler/lasa/del-2`."""
    return f"{module_folder(module, language)}/{word('part', language)}-{number}"


def medium(medium_id: str, language: str) -> str:
    """Get the address of a file that is brought along: `moduler/lasa/media/a.jpg` and so on.

    In one Unicode form, whatever form the disk that it comes from gives names.
    """
    names = unicodedata.normalize("NFC", medium_id).split("/")
    if names[0] == "modules":
        return "/".join([module_folder(names[1], language), *names[2:]])
    return "/".join(names[1:])


def print_page(slug: str, language: str) -> str:
    """Get the address of the page that holds a whole module."""
    return f"{module_folder(slug, language)}/{word('print', language)}/index.html"


def schedule(slug: str, language: str, pace: str = "") -> str:
    """Get the address of a module's schedule: at its usual pace, or at another by its id."""
    folder = f"{module_folder(slug, language)}/{word('schedule', language)}"
    return f"{folder}/{pace}/index.html" if pace else f"{folder}/index.html"


def principal(slug: str, language: str) -> str:
    """Get the address of what a principal needs to know of a module."""
    return f"{module_folder(slug, language)}/{word('principal', language)}/index.html"


def leading(slug: str, language: str, sheet: str = "", number: int = 0) -> str:
    """Get the address of a module's guide for leaders, of a sheet of it, or of a meeting's."""
    folder = f"{module_folder(slug, language)}/{word('leading', language)}"
    name = f"{word(sheet, language)}-{number}" if number else sheet and word(sheet, language)
    return f"{folder}/{name}/index.html" if name else f"{folder}/index.html"


def documentation(slug: str, language: str) -> str:
    """Get the address of a module's log, where a group keeps what it comes to."""
    return f"{module_folder(slug, language)}/{word('documentation', language)}/index.html"


def certificate(slug: str, language: str) -> str:
    """Get the address of a module's certificate, to fill in and print."""
    return f"{module_folder(slug, language)}/{word('certificate', language)}/index.html"


def meeting_mode(slug: str, number: int, language: str, name: str = "index.html") -> str:
    """Get the address of a meeting's page (counted over the module), or of the script it loads."""
    folder = f"{module_folder(slug, language)}/{word('leading', language)}"
    meeting = f"{word('meeting', language)}-{number}/{word('meeting_mode', language)}"
    return f"{folder}/{meeting}/{name}"


def reading(slug: str, language: str) -> str:
    """Get the address where a reader keeps track of a module: what is read, notes."""
    return f"{module_folder(slug, language)}/{word('reading', language)}/index.html"


def template_file(name: str, ending: str, language: str) -> str:
    """Get the address of a template's table as a file: `scheman/collegial-8-intensive.csv`."""
    return f"{word('schedules', language)}/{name}.{ending}"


def plans(language: str) -> str:
    """Get the address of the list of all plans."""
    return f"{word('plans', language)}/index.html"


def plan(plan_id: str, language: str) -> str:
    """Get the address of a plan."""
    return f"{_plan_folder(plan_id, language)}/index.html"


def group(plan_id: str, group_id: str, language: str) -> str:
    """Get the address of a group's own sheet of a plan."""
    name = _aside(group_id, word("group", language), language)
    return f"{_plan_folder(plan_id, language)}/{name}/index.html"


def _plan_folder(plan_id: str, language: str) -> str:
    folder = word("plans", language)
    return f"{folder}/{_aside(plan_id, word('plan', language), language)}"


def _aside(name: str, kind: str, language: str) -> str:
    """Keep a name from having a list's further page's address, or none: `plan-sida-2`."""
    taken = re.fullmatch(rf"(?:{kind}-)*(?:{word('page', language)}-[0-9]+)?", name)
    return f"{kind}-{name}" if taken else name


def planner(language: str, name: str = "index.html") -> str:
    """Get the address of the planner, or of one of the files that it loads."""
    return f"{word('planner', language)}/{name}"


def beside(page_address: str, ending: str) -> str:
    """Get the address of a page's content as a file: `…/lag-7-9/lag-7-9.ics`."""
    folder = page_address.removesuffix("/index.html")
    return f"{folder}/{folder.rpartition('/')[2]}.{ending}"


def document(page_address: str, ending: str) -> str:
    """Get the address of a page as a document, which lies beside it.

    Its name tells what it is wherever it is saved: `moduler/lasa/del-2/lasa-del-2.docx`.
    """
    folder = page_address.removesuffix("/index.html")
    return f"{folder}/{'-'.join(folder.split('/')[1:] or [folder])}.{ending}"


def organiser(language: str) -> str:
    """Get the address of the organiser's overview of all groups."""
    return f"{word('organiser', language)}/index.html"


def checkup(checkup_id: str, language: str) -> str:
    """Get the address of a self-assessment."""
    return f"{word('checkup', language)}/{checkup_id}/index.html"


def glossary(language: str) -> str:
    """Get the address of the glossary."""
    return f"{word('glossary', language)}/index.html"


def search(language: str, name: str = "index.html") -> str:
    """Get the address of the search page, or of one of the files that it loads."""
    return f"{word('search', language)}/{name}"


def register(language: str, letter: str = "") -> str:
    """Get the address of the register of all titles, or of its page for a letter."""
    folder = word("register", language)
    return f"{folder}/{letter}/index.html" if letter else f"{folder}/index.html"


def downloads(language: str, name: str = "index.html") -> str:
    """Get the address of the page of all packages, or of one of these files."""
    return f"{word('downloads', language)}/{name}"


def is_leaders(address: str, language: str) -> bool:
    """Tell whether an address is of what a module has for its leader alone: `…/ledare/…`."""
    names = address.split("/", 3)
    return names[0] == word("modules", language) and names[2:3] == [word("leading", language)]


def accessibility(language: str) -> str:
    """Get the address of the accessibility statement."""
    return f"{word('accessibility', language)}/index.html"


def news(language: str) -> str:
    """Get the address of the list of what is new."""
    return f"{word('news', language)}/index.html"


def code(page_address: str) -> str:
    """Get the address of the picture that holds a page's own address: `…/del-1/qr.svg`."""
    return f"{page_address.removesuffix('index.html')}qr.svg"


def moved(page_address: str, slug: str, formerly: str, language: str) -> str:
    """Get the address that a page of a module had when the module was called something else."""
    return module_folder(formerly, language) + page_address.removeprefix(
        module_folder(slug, language)
    )


def catalogue(language: str) -> str:
    """Get the address of the list of all modules."""
    return f"{word('modules', language)}/index.html"


def facet(kind: str, value: str, language: str) -> str:
    """Get the address of the list of modules with one area, school form, audience and so on."""
    name = word(value, language) if kind == "media" else value.lower()
    return f"{word('modules', language)}/{word(kind, language)}-{name}/index.html"


def catalogue_data(number: int | str, language: str) -> str:
    """Get the address of a file that the catalogue's filter loads: `moduler/moduler-1.js`.

    No module's folder has a dot.
    """
    return f"{word('modules', language)}/{word('modules', language)}-{number}.js"


def compare(language: str, name: str = "index.html") -> str:
    """Get the address where modules are compared, or of one of the files that it loads."""
    return f"{word('compare', language)}/{name}"


def compare_data(name: str, language: str) -> str:
    """Get the address of what is compared of a module, by its name: `jamfor/lasa.js`."""
    return compare(language, f"{name}.js")


def further(first: str, number: int, language: str) -> str:
    """Get the address of a further page of a long list, from that of its first page."""
    if number == 1:
        return first
    return f"{first.removesuffix('index.html')}{word('page', language)}-{number}/index.html"


def asset(name: str) -> str:
    """Get the address of a file of the theme."""
    return f"{ASSETS}/{name}"


def absolute(base: str, there: str, anchor: str = "") -> str:
    """Get the link to an address from anywhere on the server: `/portal/om/index.html`."""
    return f"{base}/{relative('', there, anchor)}"


def anywhere(url: str, there: str) -> str:
    """Get the full address of something, where the site stands at a url that ends with a slash.

    It names the `index.html` as links do: every server finds that, and it is what the reader's
    browser shows.
    """
    return f"{url}{relative('', there)}"


_PLAIN = re.compile(r"[A-Za-z0-9/._-]*")


def relative(here: str, there: str, anchor: str = "") -> str:
    """Get the link from one address to another, percent-encoded where it must be."""
    folder, up = here[: here.rfind("/") + 1], ""
    while not there.startswith(folder):
        folder = folder[: folder.rfind("/", 0, -1) + 1]
        up += "../"
    path = up + there[len(folder) :]
    if not _PLAIN.fullmatch(path):
        path = quote(path)
    return f"{path}#{quote(anchor)}" if anchor else path
