"""Write one and the same portal in the dialect of each tool.

`generate(root, modules, seed)` makes the Kollegium project; `generate_peer` the source files of a
peer, to stand beside its configuration from `peers/`. A dialect says four things and no more:
which file a page is, how a link names another page, what its front matter holds, and what becomes
of `:::` blocks. Equal arguments give equal bytes: no clock, locale or unseeded chance takes part.

    python -m bench.generate ROOT --modules 10 [--seed 1] [--dialect kollegium]
"""

import argparse
import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from bench.corpus import Page, Place

SEED = 1
PORTAL_ONLY = ("portal",)
CATALOGUE = "Moduler"

LINK = re.compile(r"\(page:([^)]+)\)")
FENCE = re.compile(r"^::: (\w+)\n(.*?)\n:::$", re.MULTILINE | re.DOTALL)
BLOCK_TITLES = {"tip": "Tips"}

PORTAL = """\
format: 1
title: Mätportalen
organisation: Mätkommunen
language: sv
licence: CC-BY-4.0
contact:
  name: Redaktionen
  email: redaktionen@example.org
accessibility:
  actor: Mätkommunen
  service: Mätportalen
  level: full
  assessed: 2026-10-01
  updated: 2026-10-01
  method: Egen granskning.
  contact: redaktionen@example.org
"""


@dataclass(frozen=True)
class Dialect:
    """How one tool wants a page.

    `path` gives the source file below the project, `link` the address of one page on another,
    `front` the lines of front matter; `fences` says whether it knows `:::` blocks.
    """

    path: Callable[[Place], str]
    link: Callable[[Place, Place], str]
    front: Callable[[Page], list[str]]
    fences: bool = False


def generate(
    root: Path, modules: int, seed: int = SEED, outputs: Sequence[str] | None = PORTAL_ONLY
) -> None:
    """Write a Kollegium project of `modules` modules, 41 pages each, to `root`.

    `outputs` None leaves the key out of `portal.yaml`, so that the program's own default holds.
    """
    chosen = "" if outputs is None else f"outputs: [{', '.join(outputs)}]\n"
    _write(root / "content/portal.yaml", PORTAL + chosen)
    write_pages(root, modules, seed, DIALECTS["kollegium"])


def generate_peer(root: Path, modules: int, seed: int, name: str) -> None:
    """Write the same pages for the peer `name`, and the page its catalogue is made from."""
    _write(root / catalogue_path(name), _catalogue(name))
    write_pages(root, modules, seed, DIALECTS[name])


def write_pages(root: Path, modules: int, seed: int, dialect: Dialect) -> None:
    """Write every page of every module as one file."""
    for pages in corpus.modules(modules, seed):
        places = {page.place.key: page.place for page in pages}
        for page in pages:
            _write(root / dialect.path(page.place), page_text(page, places, dialect))


def page_text(page: Page, places: dict[str, Place], dialect: Dialect) -> str:
    """Return the whole file: front matter, a blank line, the body."""
    front = "\n".join(["---", *dialect.front(page), "---"])
    body = page.body if dialect.fences else FENCE.sub(_blockquote, page.body)
    linked = LINK.sub(lambda m: f"({dialect.link(page.place, places[m[1]])})", body)
    return f"{front}\n\n{linked}"


def _blockquote(match: re.Match[str]) -> str:
    lines = [f"**{BLOCK_TITLES[match[1]]}**", "", *match[2].splitlines()]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def address(place: Place) -> str:
    """Tell where a page is published, in every tool: `moduler/SLUG/del-1/moment-a/`."""
    part = f"del-{place.part}/" if place.part else ""
    moment = f"moment-{place.letter}/" if place.letter else ""
    return f"moduler/{place.slug}/{part}{moment}"


def _kollegium_path(place: Place) -> str:
    folder = posixpath.join("content/modules", place.slug, place.folder)
    name = {"module": "module.md", "part": "part.md", "moment": f"{place.letter}.md"}[place.kind]
    return posixpath.join(folder, name)


def _peer_path(place: Place, index: str = "index.md") -> str:
    if place.kind == "moment":
        return f"content/{address(place).removesuffix('/')}.md"
    return f"content/{address(place)}{index}"


def _hugo_path(place: Place) -> str:
    return _peer_path(place, "_index.md")


def _by_file(path: Callable[[Place], str], prefix: str = "") -> Callable[[Place, Place], str]:
    """Links by the target's file, relative to the folder of the file that links."""

    def link(here: Place, there: Place) -> str:
        return prefix + posixpath.relpath(path(there), posixpath.dirname(path(here)))

    return link


def _by_address(here: Place, there: Place) -> str:
    return posixpath.relpath(address(there), address(here)) + "/"


def _kollegium_front(page: Page) -> list[str]:
    required = {"module": _module_front, "part": _part_front, "moment": _moment_front}
    return [f"title: {page.title}", *required[page.place.kind](page)]


def _module_front(page: Page) -> list[str]:
    return [
        f"summary: {page.summary}",
        f"purpose: {page.purpose}",
        "school_forms: [GR]",
        "audiences: [teachers]",
        "licence: CC-BY-4.0",
        "status: published",
        "updated: 2026-10-01",
    ]


def _part_front(page: Page) -> list[str]:
    return [f"aim: {page.purpose}"]


def _moment_front(page: Page) -> list[str]:
    return [*_yaml_list("questions", page.questions), *_yaml_list("observe", page.observe)]


def _yaml_list(key: str, values: Sequence[str]) -> list[str]:
    return [f"{key}:", *(f"  - {value}" for value in values)] if values else []


def _front(order: str) -> Callable[[Page], list[str]]:
    """Title and, where a tool sorts by it, the page's place in its module, counted from 1."""
    return lambda page: [f"title: {page.title}", f"{order}: {page.order + 1}"]


DIALECTS = {
    "kollegium": Dialect(_kollegium_path, _by_file(_kollegium_path), _kollegium_front, fences=True),
    "hugo": Dialect(_hugo_path, _by_file(_hugo_path), _front("weight")),
    "mkdocs": Dialect(_peer_path, _by_file(_peer_path), _front("order")),
    "pelican": Dialect(_peer_path, _by_file(_peer_path, "{filename}"), _front("order")),
    "eleventy": Dialect(_peer_path, _by_address, _front("order")),
}


def catalogue_path(name: str) -> str:
    """Name the source file of a peer's list of all modules; Kollegium derives its own."""
    return f"content/moduler/{'_index' if name == 'hugo' else 'index'}.md"


def _catalogue(name: str) -> str:
    template = {"mkdocs": "template: catalogue.html", "pelican": "template: catalogue"}
    template |= {"eleventy": "layout: catalogue.11ty.js", "hugo": "layout: catalogue"}
    return f"---\ntitle: {CATALOGUE}\norder: 0\n{template[name]}\n---\n\nAlla moduler.\n"


def main() -> None:
    """Write one project, for `bench.run` in a process of its own and for whoever wants to look."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate")
    parser.add_argument("root", type=Path)
    parser.add_argument("--modules", type=int, default=10)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--dialect", choices=DIALECTS, default="kollegium")
    parser.add_argument("--default-outputs", action="store_true", help="leave `outputs` out")
    options = parser.parse_args()
    if options.dialect == "kollegium":
        outputs = None if options.default_outputs else PORTAL_ONLY
        generate(options.root, options.modules, options.seed, outputs)
    else:
        generate_peer(options.root, options.modules, options.seed, options.dialect)


if __name__ == "__main__":
    main()
