"""A built site as values: its files, and what must hold for every page of it."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from tests.valid import invalid

LIST = ".kollegium-made"
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"]
)
# Marks and holes are private-use characters; none may be left.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
DATA = "application/ld+json"  # no browser runs what is of this type
_TEXTS = (".html", ".css", ".js", ".svg", ".txt", ".xml", ".json", LIST)
_UPDATED = re.compile(r"^\s*(?:updated|assessed): ([0-9-]{10})\s*$", re.MULTILINE)

Tree = Mapping[str, bytes]


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder, the list of what was made among them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def dates(folder: Path) -> dict[str, int]:
    """Tell when each file below a folder was written."""
    return {
        path.relative_to(folder).as_posix(): path.lstat().st_mtime_ns
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def listed(site: Tree) -> list[str]:
    """Read the site's own list of its files."""
    return site[LIST].decode().splitlines()[1:]


def faults(site: Tree) -> list[str]:
    """Find what no page may have, whatever the content."""
    return [
        *page_faults(site),
        *(f"{path}: not in the list" for path in sorted({*site} - {*listed(site), LIST})),
        *(f"{path}: listed and not there" for path in sorted({*listed(site)} - {*site})),
    ]


def page_faults(site: Tree) -> list[str]:
    """Find what no page may have in a site or in a package, which has no list of its files."""
    pages = {path: _page(data) for path, data in site.items() if path.endswith(".html")}
    return [
        *(f"{path}: {what}" for path, page in pages.items() for what in page.faults),
        *_dead_links(site, pages),
        *(
            f"{path}: private character {found.group()!r}"
            for path, data in site.items()
            if path.endswith(_TEXTS) and (found := PRIVATE.search(data.decode()))
        ),
    ]


class _Page(HTMLParser):
    """Collects a page's ids and addresses, and what is wrong with it alone."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self._tops = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if len(given) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.faults += invalid(tag, given, self._open)
        if tag not in _VOID:
            self._open.append(tag)
        if "id" in given:
            if given["id"] in self.ids:
                self.faults.append(f"two elements have the id {given['id']!r}")
            self.ids.add(given["id"])
        self.addresses += (given[name] for name in ("href", "src") if name in given)
        self.faults += (f"<{tag} {name}>" for name in given if name == "style" or name[:2] == "on")
        if tag == "script" and "src" not in given and given.get("type") != DATA:
            self.faults.append("a script stands in the page")
        if tag == "img" and "alt" not in given:
            self.faults.append("a picture has no alt")
        self._tops += tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing at line {self.getpos()[0]}")

    def finish(self) -> None:
        if self._open:
            self.faults.append(f"never closed: {self._open}")
        if self._tops != 1:
            self.faults.append(f"{self._tops} top headings")


def _page(data: bytes) -> _Page:
    page = _Page()
    page.feed(data.decode())
    page.close()
    page.finish()
    return page


def _dead_links(site: Tree, pages: Mapping[str, _Page]) -> Iterator[str]:
    for path, page in pages.items():
        for address in page.addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if parts.scheme not in ("http", "https", "mailto", "tel", "data"):
                    yield f"{path}: {address}"
                continue
            if path == "404.html" and parts.path.startswith("/"):
                continue  # it is shown for any address, and goes by the site's own
            target = normpath(f"{dirname(path)}/{unquote(parts.path)}") if parts.path else path
            target = target.removeprefix("/") if dirname(path) == "" else target
            anchor = unquote(parts.fragment)
            if target not in site:
                yield f"{path}: {address} leads nowhere"
            elif anchor and anchor not in pages[target].ids:
                yield f"{path}: {address} has no such place"


def newest(content: Path) -> str:
    """Tell the day on which content was last changed, as it says itself."""
    files = (*content.rglob("*.md"), *content.rglob("*.yaml"))
    texts = (path.read_text(encoding="utf-8") for path in files)
    return max(found.group(1) for text in texts for found in _UPDATED.finditer(text))
