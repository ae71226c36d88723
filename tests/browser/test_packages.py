"""Packages of the real modules as readers open them: from disk, no network, in two browsers."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.cli import run
from tests.browser.conftest import CHECKOUT, FOLDER
from tests.browser.firefox import MISSING, Firefox, program
from tests.browser.portal import Portal
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

BASE = "https://example.org/portal/"
# Whether all that a page asks for is there: styles, pictures, recordings.
WHOLE = """
return [...document.querySelectorAll("link[rel=stylesheet]")].every(each => each.sheet)
  && [...document.images].every(each => each.loading === "lazy" || each.naturalWidth > 0)
  && document.fonts.status === "loaded";
"""


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the content of this checkout and unpack it elsewhere, far from where it was made."""
    project = tmp_path_factory.mktemp("packed") / FOLDER
    shutil.copytree(CHECKOUT / "content", project / "content")
    settings = project / "content" / "portal.yaml"
    with settings.open("a", encoding="utf-8") as file:
        file.write(f"\nbase_url: {BASE}\n")
    out = tmp_path_factory.mktemp("dist")
    for form in ("zip", "single"):
        arguments = ["pack", "--all", "--as", form, "--project", str(project), "--out", str(out)]
        assert run(arguments) == 0
    stick = tmp_path_factory.mktemp("stick") / "Usb å 1 [x]"
    for path in out.glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            archive.extractall(stick / path.stem)
    for path in out.glob("*.html"):
        shutil.copy2(path, stick / path.name)
    return stick


def opened(packed: Path) -> list[str]:
    """Name the packages that are gone through: the portal's, a module's, and one of its parts."""
    names = sorted(path.name for path in packed.iterdir() if path.is_dir())
    module = next(name for name in names if f"{name}-del-2" in names)
    return ["portal", module, f"{module}-del-2"]


def pages(root: Path) -> list[str]:
    """Choose pages to open: of a small package all, of a large one one of each kind."""
    site = Portal(root)
    if len(site.pages) < 20:
        return [*site.pages]
    kinds = {page.kind: page.address for page in site.pages.values()}
    return [*kinds.values()]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def test_packages_open_from_disk_with_no_network(packed: Path, page: Page) -> None:
    for name in opened(packed):
        root = packed / name
        for address in pages(root):
            visit = Visit(page, f"{root.as_uri()}/")
            visit.open(address)
            assert page.evaluate(f"() => {{{WHOLE}}}"), f"{name} {address}"
            visit.leave()
            assert visit.faults == [], f"{name} {address}"


def test_every_package_opens_and_answers(packed: Path, page: Page) -> None:
    for root in sorted(path for path in packed.iterdir() if path.is_dir()):
        visit = Visit(page, f"{root.as_uri()}/")
        visit.open("index.html")
        page.locator(".to-search").click()
        page.get_by_role("searchbox").fill("samtal")
        hits = page.locator(".hits li a")
        expect(hits.first).to_be_visible()
        expect(page.locator(".hits .hit-text:not(:empty)").first).to_be_visible()
        titles = hits.all_text_contents()
        hits.first.click()
        expect(page.locator("h1, h2, h3").filter(has_text=titles[0]).first).to_be_visible()
        visit.leave()
        assert visit.faults == [], root.name


def test_a_part_s_links_are_its_own_or_marked(packed: Path, page: Page) -> None:
    *_, part = opened(packed)
    root = packed / part
    for address in pages(root):
        page.goto(f"{root.as_uri()}/{address}")
        marks = page.evaluate(
            """(base) => [...document.links].filter(each => each.href.startsWith(base))
            .filter(each => each.rel !== "external")
            .map(each => getComputedStyle(each, "::after").content)""",
            BASE,
        )
        assert all("webben" in mark for mark in marks), address


def test_single_files_open_with_no_network_and_print(packed: Path, page: Page) -> None:
    for path in sorted(packed.glob("*.html")):
        visit = Visit(page, path.as_uri())
        visit.open("")
        assert page.evaluate(f"() => {{{WHOLE}}}"), path.name
        assert page.evaluate("getComputedStyle(document.querySelector('.masthead')).display")
        visit.leave()
        assert visit.faults == [], path.name
    page.goto(path.as_uri())
    assert page.pdf().startswith(b"%PDF-")


def test_first_pages_and_single_files_are_for_everybody(packed: Path, page: Page) -> None:
    _, module, part = opened(packed)
    for address in (f"{module}/index.html", f"{part}/index.html", f"{part}.html"):
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            visit = Visit(page, f"{packed.as_uri()}/")
            visit.open(address)
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wide, f"{address} at {width}"
            if not address.endswith(f"{part}.html"):
                assert visit.axe() == [], address
            visit.leave()


@pytest.mark.heavy
@pytest.mark.skipif(program() is None, reason=MISSING)
def test_packages_open_in_firefox_that_is_strict_about_files(packed: Path, tmp_path: Path) -> None:
    with Firefox(str(program()), tmp_path) as firefox:
        firefox.told()
        for name in opened(packed):
            root = packed / name
            for address in pages(root):
                firefox.open(f"{root.as_uri()}/{address}")
                assert firefox.wait(WHOLE), f"{name} {address}"
                assert firefox.told() == [], f"{name} {address}"
            firefox.open(f"{root.as_uri()}/sok/index.html#q=samtal")
            assert firefox.wait('return document.querySelectorAll(".hits li a").length > 0'), name
            assert firefox.told() == [], name
        single = min(packed.glob("*.html"))
        firefox.open(single.as_uri())
        assert firefox.wait(WHOLE)
        assert firefox.told() == []
