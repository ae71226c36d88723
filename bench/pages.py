"""Look at what a tool has published: whether it is all there, and how large it is.

A fast build of half the text would win every race, so each page is searched for its text and for
its module's navigation, and after a change the pages that must show it are.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench import corpus, generate
from bench.corpus import Page, Place

PROBED = "/4/b"  # of the module in the middle of the portal: a discussion, so it has questions
PRINT_PAGE = "skriv-ut/index.html"
SHEET = re.compile(r"""<link\b(?=[^>]*\brel=["']?stylesheet)[^>]*\bhref=["']?([^"'\s>?#]+)""")
SCRIPT = re.compile(r"""<script\b[^>]*\bsrc=["']?([^"'\s>?#]+)""")
MARKUP = re.compile(r"[*\[\]|>:#]|^[-\d]")


@dataclass(frozen=True)
class Lack:
    """How many of the pages are not there, lack their text, or lack their module's navigation."""

    pages: int = 0
    text: int = 0
    navigation: int = 0

    def __str__(self) -> str:
        named = (("pages", self.pages), ("texts", self.text), ("navigations", self.navigation))
        return ", ".join(f"{count} {name}" for name, count in named if count) + " missing"


@dataclass(frozen=True)
class Sizes:
    """Bytes of what was published.

    `page` and `print_page` are the largest ones, each with its path. `css` and `js` are the most
    that one page loads; `other_js` is the largest script that no page names, loaded on demand.
    """

    files: int
    html_files: int
    total: int
    page: tuple[int, str]
    print_page: tuple[int, str]
    css: int
    js: int
    other_js: tuple[int, str]


@dataclass(frozen=True)
class Probe:
    """The one moment that is changed between runs."""

    pages: tuple[Page, ...]

    @cached_property
    def page(self) -> Page:
        """The page itself."""
        return next(page for page in self.pages if page.place.key.endswith(PROBED))

    def source(self, dialect: str) -> str:
        """Name its source file, below the project of that tool."""
        return generate.DIALECTS[dialect].path(self.page.place)

    def shown(self) -> str:
        """Name its page, below the published site."""
        return generate.address(self.page.place) + "index.html"

    def listed(self) -> str:
        """Name the page of its part, whose list of moments shows its title."""
        place = self.page.place
        return generate.address(Place(place.slug, place.part, place.folder)) + "index.html"


def probe(modules: int, seed: int) -> Probe:
    """Choose the moment to change in a portal of that many modules."""
    return Probe(corpus.nth_module(modules // 2, seed))


def has(file: Path, text: str) -> bool:
    """Whether a published file exists and shows `text`."""
    return file.is_file() and text in file.read_text(encoding="utf-8")


def lacking(site: Path, modules: int, seed: int) -> Lack:
    """Search every page for a plain line of its text and for the titles its navigation owes."""
    pages = text = navigation = 0
    for module in corpus.modules(modules, seed):
        parts = [page.title for page in module if page.place.kind == "part"]
        for page in module:
            file = site / generate.address(page.place) / "index.html"
            html = file.read_text(encoding="utf-8") if file.is_file() else ""
            pages += not html
            text += plain_line(page.body) not in html
            navigation += not all(title in html for title in [*parts, page.title])
    return Lack(pages, text, navigation)


def plain_line(body: str) -> str:
    """Find a line without markup, which every tool must publish letter by letter."""
    return max((line for line in body.splitlines() if not MARKUP.search(line)), key=len)


def sizes(site: Path) -> Sizes:
    """Weigh all files of a site; each page is read once, for the files that it loads."""
    weights = {path: path.stat().st_size for path in _files(site)}
    loads = {page: _loads(page) for page in weights if page.suffix == ".html"}
    named = {file for sheets, scripts in loads.values() for file in sheets | scripts}
    on_demand = (path for path in weights if path.suffix == ".js" and path not in named)
    prints = {page for page in loads if page.as_posix().endswith(PRINT_PAGE)}
    return Sizes(
        files=len(weights),
        html_files=len(loads),
        total=sum(weights.values()),
        page=_largest(site, loads.keys() - prints, weights),
        print_page=_largest(site, prints, weights),
        css=max((_weigh(sheets, weights) for sheets, _ in loads.values()), default=0),
        js=max((_weigh(scripts, weights) for _, scripts in loads.values()), default=0),
        other_js=_largest(site, set(on_demand), weights),
    )


def _files(site: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(site):
        yield from (Path(folder, name) for name in names)


def _loads(page: Path) -> tuple[frozenset[Path], frozenset[Path]]:
    """Find the style sheets and the scripts that a page names by relative path."""
    html = page.read_text(encoding="utf-8", errors="replace")
    return _targets(page, SHEET.findall(html)), _targets(page, SCRIPT.findall(html))


def _targets(page: Path, addresses: list[str]) -> frozenset[Path]:
    return frozenset(Path(os.path.normpath(page.parent / address)) for address in addresses)


def _weigh(files: frozenset[Path], weights: dict[Path, int]) -> int:
    return sum(weights.get(file, 0) for file in files)


def _largest(site: Path, files: set[Path], weights: dict[Path, int]) -> tuple[int, str]:
    return max(((weights[file], str(file.relative_to(site))) for file in files), default=(0, ""))
