"""The portal of this checkout as it is published: its pages, parsed, and what kind each is of."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

# Every kind of page. A page is of the kind that its body's class names; lists and moments differ so
# much among themselves that each sort of them counts.
KINDS = (
    "start",
    "catalogue",
    "facet",
    "module",
    "part",
    "moment-preparation",
    "moment-discussion",
    "moment-activity",
    "moment-follow_up",
    "article",
    "print",
    "free",
    "schedule",
    "plans",
    "plan",
    "group",
    "organiser",
    "planner",
    "principal",
    "leading",
    "meeting",
    "step-in",
    "questions",
    "cards",
    "log",
    "certificate",
    "meeting-mode",
    "checkup",
    "glossary",
    "search",
    "compare",
    "reading",
    "register",
    "news",
    "statement",
    "missing",
)
START = "index.html"
MISSING = "404.html"


class Page:
    """A page of the site: its address below the site's folder, its bytes, and what is in it."""

    def __init__(self, address: str, data: bytes) -> None:
        self.address = address
        self.data = data

    def __repr__(self) -> str:
        return self.address

    @cached_property
    def soup(self) -> BeautifulSoup:
        """Parse the page, when somebody asks: it takes longer than most tests."""
        return BeautifulSoup(self.data, "html.parser")

    @cached_property
    def kind(self) -> str:
        """Tell what kind of page it is; one that is not in KINDS fails a test."""
        name = self._named(rb'<body class="is-([\w-]+)"')
        if name == "catalogue" and self.soup.select("main header .eyebrow"):
            return "facet"
        if name == "moment":
            return "moment-" + self._named(rb'class="moment-head phase-([\w-]+)"')
        return name

    def _named(self, pattern: bytes) -> str:
        (found,) = re.findall(pattern, self.data)
        return str(found, "utf-8")

    @property
    def title(self) -> str:
        return self.one("head > title").get_text()

    @cached_property
    def ids(self) -> list[str]:
        return [str(tag["id"]) for tag in self.soup.select("[id]")]

    @cached_property
    def addresses(self) -> list[str]:
        """List what it links to and shows, as written."""
        tags = self.soup.select("[href], [src]")
        return [str(tag.get("href") or tag.get("src")) for tag in tags]

    def targets(self) -> Iterator[tuple[str, str, str]]:
        """Give for each address within the site: as written, the file it means, its anchor."""
        for address in self.addresses:
            parts = urlsplit(address)
            if not parts.scheme:
                yield address, resolved(self.address, parts.path), unquote(parts.fragment)

    def one(self, selector: str) -> Tag:
        found = self.soup.select(selector)
        assert len(found) == 1, f"{self.address}: {len(found)} × {selector}"
        return found[0]


def classes(tag: Tag) -> list[str]:
    return [str(name) for name in tag.get_attribute_list("class")]


def resolved(here: str, path: str) -> str:
    """Find the file that a relative address means, seen from the page `here`."""
    return normpath(f"{dirname(here)}/{unquote(path)}").removeprefix("/") if path else here


class Portal:
    """A built site: `root` is its folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        files = (path for path in sorted(root.rglob("*")) if path.is_file())
        self.files = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
        self.pages: Mapping[str, Page] = {
            address: Page(address, data)
            for address, data in self.files.items()
            if address.endswith(".html")
        }

    def of_kind(self, kind: str) -> Page:
        """Get the page that stands for its kind: the largest, which has the most in it."""
        pages = [page for page in self.pages.values() if page.kind == kind]
        assert pages, (
            f"no page of the kind {kind}: the content lacks it, or the theme calls it else"
        )
        return max(pages, key=lambda page: len(page.data))
