"""Every kind of page, in every way that a reader may come to it; every page in one of the ways."""

from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.browser import turns
from tests.browser.portal import KINDS, MISSING, START, Page, Portal
from tests.browser.visit import ORIGINS, SCHEMES, WAYS, WIDTHS, Readers, Visit, Way, rotating
from tests.said import squeezed

pytestmark = pytest.mark.browser

# What is hidden until a script has a use for it.
FOR_SCRIPTS = ":is([data-print], [data-script])[hidden]"

SHARES = 8  # tests that all pages are spread over, so that workers share the time

# What matters to behaviour is where a page comes from and whether scripts run; what matters to how
# it looks, and so to axe, is the light and the width. Scripts run in half of the looks, such that
# each light and each width is seen with and without. All of it together is for the heavy set.
ARRIVALS = tuple(Way(*each) for each in product(ORIGINS, (True, False)))
LOOKS = tuple(
    Way("disk", (scheme == SCHEMES[0]) == (width == WIDTHS[0]), scheme, width)
    for scheme, width in product(SCHEMES, WIDTHS)
)
SCRIPTED = (Way("disk"), Way("disk", javascript=False))


def faults(visit: Visit, page: Page, portal: Portal, way: Way) -> list[str]:
    """Open a page and list all that is wrong with it, whatever the way."""
    visit.open(page.address)
    found = [*links(visit, portal), *visit.overflow()]
    if not way.javascript:
        found += unseen(visit, page)
    return [*visit.faults, *found]


def links(visit: Visit, portal: Portal) -> list[str]:
    """List addresses that lead nowhere, as the browser itself understands them."""
    found = visit.page.evaluate(
        """() => [...document.querySelectorAll("[href], [src]")].map(each => {
             const written = each.href || each.src;  // in a drawing it is an object
             const address = written.baseVal === undefined ? written : written.baseVal;
             return [each.localName, new URL(address, document.baseURI).href];
           })"""
    )
    return [f"{name}: {url}" for name, url in found if not leads(name, url, visit.base, portal)]


def leads(name: str, url: str, base: str, portal: Portal) -> bool:
    if not url.startswith(base):
        return name == "a" and url.startswith(("https://", "http://", "mailto:", "tel:"))
    address, anchor = urldefrag(unquote(url.removeprefix(base)))
    if anchor:
        return address in portal.pages and anchor in portal.pages[address].ids
    return address in portal.files


def unseen(visit: Visit, page: Page) -> list[str]:
    """List texts of a page that no reader sees though no script has had a chance to show them."""
    seen = squeezed(visit.page.inner_text("body"))
    return [f"unseen: {text}" for text in written(page) if squeezed(text) not in seen]


def written(page: Page) -> list[str]:
    """List a page's texts; those in a picture, folded, or of use with a script alone, aside."""
    body = BeautifulSoup(str(page.one("body")), "html.parser")
    for tag in body.select(f"svg, nav, details > :not(summary), {FOR_SCRIPTS}"):
        tag.decompose()
    return list(body.stripped_strings)


@pytest.mark.parametrize(("kind", "way"), tuple(turns.kinds_and(ARRIVALS)))
def test_a_kind_of_page_works(kind: str, way: Way, portal: Portal, readers: Readers) -> None:
    with readers.visiting(way) as visit:
        assert faults(visit, portal.of_kind(kind), portal, way) == []
        assert targets_missed(visit) == []
        assert visit.faults == []


def targets_missed(visit: Visit) -> list[str]:
    """Follow each link within the page, and list those that the browser finds no target for."""
    missed = visit.page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')].map(each => {
             location.hash = each.hash;
             return document.querySelector(":target") ? "" : each.hash;
           }).filter(Boolean)"""
    )
    return [str(each) for each in missed]


@pytest.mark.parametrize(("kind", "way"), tuple(turns.kinds_and(LOOKS)))
def test_a_kind_of_page_is_for_everybody(
    kind: str, way: Way, portal: Portal, readers: Readers
) -> None:
    assert readers.judged(way, portal.of_kind(kind).address) == []


@pytest.mark.parametrize("share", range(SHARES))
def test_each_page_works_in_one_of_the_ways(share: int, portal: Portal, readers: Readers) -> None:
    found = {
        f"{page} {way}": wrong
        for page in turns.some(shared(portal, share))
        if (wrong := all_faults(page, way := rotating(page.address), portal, readers))
    }
    assert found == {}


@pytest.mark.heavy
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_each_page_works_in_all_ways(
    share: int, way: Way, portal: Portal, readers: Readers
) -> None:
    found = {
        str(page): wrong
        for page in shared(portal, share)
        if (wrong := all_faults(page, way, portal, readers))
    }
    assert found == {}


def shared(portal: Portal, share: int) -> list[Page]:
    return [page for number, page in enumerate(portal.pages.values()) if number % SHARES == share]


def all_faults(page: Page, way: Way, portal: Portal, readers: Readers) -> list[str]:
    with readers.visiting(way) as visit:
        found = faults(visit, page, portal, way)
        if way.javascript:
            return [*found, *visit.axe()]
    return [*found, *readers.judged(way, page.address)]


def test_the_ways_are_all_chosen_by_some_page(portal: Portal) -> None:
    chosen = {rotating(address) for address in portal.pages}
    assert {way.origin for way in chosen} == set(ORIGINS)
    assert {way.javascript for way in chosen} == {True, False}
    assert {(way.scheme, way.width) for way in chosen} == set(product(SCHEMES, WIDTHS))


def test_every_page_is_of_a_kind_and_every_kind_has_a_page(portal: Portal) -> None:
    assert {page.kind for page in portal.pages.values()} == set(KINDS)


def too_wide(pages: Iterable[Page], readers: Readers) -> dict[str, list[str]]:
    found = {}
    with readers.visiting(Way("disk", width=320)) as visit:
        for page in pages:
            visit.open(page.address)
            if wide := visit.overflow():
                found[page.address] = wide
    return found


@pytest.mark.parametrize("share", range(2))
def test_nothing_is_wider_than_the_narrowest_phone(
    share: int, portal: Portal, readers: Readers
) -> None:
    assert too_wide(turns.some([*portal.pages.values()][share::2]), readers) == {}


@pytest.mark.heavy
def test_no_page_at_all_is_wider_than_the_narrowest_phone(portal: Portal, readers: Readers) -> None:
    assert too_wide(portal.pages.values(), readers) == {}


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(Way("disk", javascript=False), id="disk"),
        pytest.param(Way("folder"), id="folder", marks=pytest.mark.heavy),
    ],
)
def test_a_reader_can_walk_from_the_start_to_the_end(
    way: Way, portal: Portal, readers: Readers
) -> None:
    walked = []
    with readers.visiting(way) as visit:
        visit.open(START)
        visit.page.click("main .actions .button")
        visit.page.click("main .card a")
        module = unquote(visit.page.url.removeprefix(visit.base)).removesuffix("index.html")
        visit.page.click("main .actions .button")
        while True:
            walked.append(unquote(visit.page.url.removeprefix(visit.base)))
            onward = visit.page.locator(".pager a[rel=next]")
            if not onward.count():
                break
            onward.click()
        assert visit.faults == []
    meant = {
        address
        for address, page in portal.pages.items()
        if address.startswith(f"{module}del-") and page.kind.partition("-")[0] in {"part", "moment"}
    }
    assert meant <= set(walked), sorted(meant - set(walked))
    assert len(walked) == len(set(walked))


@pytest.mark.parametrize("kind", tuple(turns.kinds()))
def test_scripts_only_add(kind: str, portal: Portal, readers: Readers) -> None:
    page = portal.of_kind(kind)
    lines: dict[bool, set[str]] = {}
    for javascript in (True, False):
        with readers.visiting(Way("disk", javascript)) as visit:
            visit.open(page.address)
            lines[javascript] = set(visit.page.inner_text("body").splitlines())
    hidden = page.soup.select(FOR_SCRIPTS)
    added = squeezed("".join(tag.get_text() for tag in hidden))
    assert lines[False] - lines[True] == set()
    if not page.soup.select("[data-files]"):  # else a script makes a form of them
        assert bool(lines[True] - lines[False]) == bool(hidden)
        assert [line for line in lines[True] - lines[False] if squeezed(line) not in added] == []


@pytest.mark.parametrize(("kind", "way"), tuple(turns.kinds_and(SCRIPTED)))
def test_the_first_stop_leads_past_the_menu(
    kind: str, way: Way, portal: Portal, readers: Readers
) -> None:
    with readers.visiting(way) as visit:
        page = visit.page
        visit.open(portal.of_kind(kind).address)
        page.keyboard.press("Tab")
        stop = page.locator(":focus")
        assert stop.get_attribute("class") == "skip"
        box = stop.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["height"] >= 24
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.localName") == "main"
        page.keyboard.press("Tab")
        assert page.evaluate(
            "!!(document.querySelector('main').compareDocumentPosition(document.activeElement)"
            " & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING))"
        )


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_a_narrow_menu_unfolds(readers: Readers, *, javascript: bool) -> None:
    way = Way("disk", javascript, width=360)
    with readers.visiting(way) as visit:
        visit.open(START)
        page = visit.page
        link, toggle = page.locator(".menu a").first, page.locator(".menu summary")
        assert not link.is_visible()
        toggle.press("Enter")
        assert link.is_visible()
        link.focus()
        page.keyboard.press("Escape")
        if javascript:
            assert not link.is_visible()
            assert page.evaluate("document.activeElement.localName") == "summary"


FAULTY: Mapping[str, tuple[str, str]] = {
    "inline style": ('<p style="color: red">…</p>', "console: "),
    "inline script": ("<script>document.title = 1</script>", "console: "),
    "another site": ('<img src="http://127.0.0.1:9/x.png" alt="">', "outside: "),
    "a missing file": ('<img src="assets/none.png" alt="">', "failed: "),
    "a link to nowhere": ('<a href="nowhere/index.html">…</a>', "a: "),
    "a link to no place": ('<a href="#nowhere">…</a>', "a: "),
    "a picture without a text": ('<img src="assets/icon.svg">', "axe image-alt"),
    "a faint text": ('<p class="faint">hard to read</p>', "axe color-contrast"),
    "a wide table": ('<div class="broad">…</div>', "2000"),
    "a hidden text": ("<p hidden>only by script</p>", "unseen: "),
}


@pytest.mark.parametrize("fault", turns.cases(FAULTY))
def test_a_fault_is_seen(
    fault: tuple[str, str], portal: Portal, browser: Browser, tmp_path: Path
) -> None:
    """The tests above would notice: a page with one fault more, opened from disk."""
    extra, expected = fault
    page = portal.pages[START]
    text = page.data.decode().replace("</main>", f"{extra}</main>")
    css = ".faint { color: #bbb; background: #fff } .broad { width: 3280px }"
    (tmp_path / "assets").mkdir()
    for address in ("assets/portal.css", "assets/portal.js", "assets/icon.svg"):
        (tmp_path / address).write_bytes(portal.files[address])
    with (tmp_path / "assets/portal.css").open("a", encoding="utf-8") as styles:
        styles.write(css)
    (tmp_path / START).write_text(text, encoding="utf-8")
    altered = Page(START, text.encode())
    readers = Readers(browser, dict.fromkeys(ORIGINS, f"{tmp_path.as_uri()}/"))
    way = Way("disk", javascript=expected.startswith("console"))
    with readers.visiting(way) as visit:
        found = faults(visit, altered, portal, way)
    if expected.startswith("axe"):
        found += readers.judged(way, START)
    readers.close()
    assert any(expected in each for each in found), found


def test_the_page_for_what_is_missing_works_where_it_is_needed(readers: Readers) -> None:
    with readers.visiting(Way("http")) as visit:
        visit.open(MISSING)
        visit.page.click("main .button")
        assert visit.page.url == f"{visit.base}{START}"
