"""A visit to a page in Chromium, in one of the ways that readers have, with all faults noted."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import axe_playwright_python
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, Response, Route

Origin = Literal["disk", "http", "folder"]
Scheme = Literal["light", "dark"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
WIDTHS = (360, 1280)
HEIGHT = 800

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


class Way(NamedTuple):
    """How a reader comes to a page: from where, with scripts or without, by day, on what screen."""

    origin: Origin = "http"
    javascript: bool = True
    scheme: Scheme = "light"
    width: int = 1280

    def __str__(self) -> str:
        script = "js" if self.javascript else "no-js"
        return f"{self.origin}-{script}-{self.scheme}-{self.width}"


WAYS = tuple(Way(*each) for each in product(ORIGINS, (True, False), SCHEMES, WIDTHS))


def rotating(address: str) -> Way:
    """Choose one way for a page: ever the same for it, and spread evenly over pages."""
    return WAYS[int(sha256(address.encode()).hexdigest(), 16) % len(WAYS)]


_LEFT = (None, "", "net::ERR_ABORTED")


class Visit:
    """A page that is open, and what went wrong with it so far."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.faults: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", self._error)
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def leave(self) -> None:
        """Go away, so that nothing of this page is asked for in the next visit; stop listening."""
        self.page.goto("about:blank")
        self.page.remove_listener("console", self._console)
        self.page.remove_listener("pageerror", self._error)
        self.page.remove_listener("request", self._request)
        self.page.remove_listener("requestfailed", self._failed)
        self.page.remove_listener("response", self._response)

    def open(self, address: str) -> None:
        """Go to an address below the site, and wait until all of it is there."""
        self.page.goto(f"{self.base}{address}", wait_until="load")

    def _console(self, message: ConsoleMessage) -> None:
        self.faults.append(f"console: {message.text}")

    def _error(self, error: Error) -> None:
        self.faults.append(f"script: {error}")

    def _failed(self, request: Request) -> None:
        # What the browser itself breaks off, since the reader goes on, is no fault of the page: a
        # file that is missing or refused has a reason, and an answer in the 400s is told as such.
        if request.failure not in _LEFT:
            self.faults.append(f"failed: {request.url} ({request.failure})")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "about:")):
            self.faults.append(f"outside: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")

    def axe(self) -> list[str]:
        """Let axe-core judge the page as it stands; one line for each element it complains of."""
        self.page.evaluate(f"() => {{ {_AXE} }}")
        options = json.dumps(
            {"runOnly": list(_TAGS), "resultTypes": ["violations"], "preload": False}
        )
        violations = self.page.evaluate(
            f"async () => (await axe.run({options})).violations.flatMap(each =>"
            " each.nodes.map(node => `axe ${each.id}: ${node.html.slice(0, 120)}"
            " ${(node.any[0] || node.all[0] || node.none[0] || {}).message || ''}`))"
        )
        return [str(each) for each in violations]

    def overflow(self) -> list[str]:
        """Tell by how much the page is wider than the screen, and what sticks out the furthest."""
        found = self.page.evaluate(
            """() => {
              const room = document.documentElement.clientWidth;
              const wide = document.documentElement.scrollWidth;
              if (wide <= room) return [];
              const out = [...document.querySelectorAll("body *")]
                .filter(each => each.getBoundingClientRect().right > room + 0.5);
              return [`${wide - room} px too wide: ${out.slice(-3).map(each => each.outerHTML
                .slice(0, 80)).join(" … ")}`];
            }"""
        )
        return [str(each) for each in found]


class Readers:
    """Those who visit: a tab with scripts, one without, and one where scripts are empty.

    A new tab for each visit would cost more than the visit, so they are kept.
    """

    def __init__(self, browser: Browser, bases: Mapping[Origin, str]) -> None:
        self._browser = browser
        self._bases = bases
        self._tabs: dict[str, Page] = {}

    @contextmanager
    def visiting(self, way: Way) -> Iterator[Visit]:
        """Be a reader who comes this way; what goes wrong meanwhile is noted."""
        with self._visiting(way, "scripts" if way.javascript else "no scripts") as visit:
            yield visit

    def judged(self, way: Way, address: str) -> list[str]:
        """Let axe-core judge a page that is reached this way.

        Axe waits for timers, which never ring where scripts are switched off. So here a reader
        without scripts is one who gets empty ones.
        """
        with self._visiting(way, "scripts" if way.javascript else "empty scripts") as visit:
            visit.open(address)
            return [*visit.axe(), *visit.overflow(), *visit.faults]

    @contextmanager
    def _visiting(self, way: Way, tab: str) -> Iterator[Visit]:
        page = self._tabs.get(tab) or self._opened(tab)
        self._tabs[tab] = page
        page.set_viewport_size({"width": way.width, "height": HEIGHT})
        page.emulate_media(media="screen", color_scheme=way.scheme)
        visit = Visit(page, self._bases[way.origin])
        try:
            yield visit
        finally:
            visit.leave()

    def _opened(self, tab: str) -> Page:
        context = self._browser.new_context(
            java_script_enabled=tab != "no scripts", reduced_motion="reduce"
        )
        if tab == "empty scripts":
            context.route("**/*.js", _empty)
        return context.new_page()

    def close(self) -> None:
        """Close all tabs."""
        for page in self._tabs.values():
            page.context.close()


def _empty(route: Route) -> None:
    route.fulfill(body="", content_type="text/javascript")
