"""Packages of the real modules as readers open them: from disk, no network, in two browsers."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from builder import addresses
from builder.cli import run
from tests.browser.conftest import CHECKOUT, FOLDER
from tests.browser.firefox import MISSING, Firefox, program
from tests.browser.portal import Portal
from tests.browser.visit import Visit
from tests.said import said, squeezed

pytestmark = pytest.mark.browser

BASE = "https://example.org/portal/"
# Whether all that a page asks for is there: styles, pictures, recordings.
WHOLE = """
return [...document.querySelectorAll("link[rel=stylesheet]")].every(each => each.sheet)
  && [...document.images].every(each => each.loading === "lazy" || each.naturalWidth > 0)
  && document.fonts.status === "loaded";
"""


MODULE = "berattelser-och-hallbar-utveckling"
PART, LEADER = f"{MODULE}-del-2", f"{MODULE}-ledare"
OUTPUTS = "outputs: [portal, guides, schedules, logs, search, reading, documents, packages]\n"
OPENED = (MODULE, PART, LEADER)
ALL = (("--all",), ("--all", "--for", "leader"), ("--all", "--as", "single"))
# What a reader opens by itself: `pack` takes no list.
SOME = (
    *((MODULE,), (f"{MODULE}/2",), (MODULE, "--for", "leader")),
    *((MODULE, "--as", "single"), (f"{MODULE}/2", "--as", "single")),
)


def pack(every: tuple[tuple[str, ...], ...], folder: Path, *, build: bool = False) -> Path:
    """Pack the content of this checkout and unpack it elsewhere, far from where it was made.

    With `build`, the site that it is packed of is beside it, in `site`.
    """
    project = folder / FOLDER
    shutil.copytree(CHECKOUT / "content", project / "content")
    settings = project / "content" / "portal.yaml"
    with settings.open("a", encoding="utf-8") as file:
        file.write(f"\nbase_url: {BASE}\n{OUTPUTS if build else ''}")
    if build:
        assert run(["build", "--project", str(project)]) == 0
        shutil.copytree(project / "site", folder / "site")
    out = folder / "dist"
    for arguments in every:
        assert run(["pack", *arguments, "--project", str(project), "--out", str(out)]) == 0
    stick = folder / "Usb å 1 [x]"
    for path in out.glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            archive.extractall(stick / path.stem)
    for path in out.glob("*.html"):
        shutil.copy2(path, stick / path.name)
    shutil.rmtree(project)
    return stick


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a module and a part of it, as zip and as one file, and the module for its leader."""
    return pack(SOME, tmp_path_factory.mktemp("some"))


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give every package, and the site that they are of, in `../site`."""
    return pack(ALL, tmp_path_factory.mktemp("all"), build=True)


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
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def opens(page: Page, root: Path) -> None:
    """Open pages of a package; nothing is missing, nothing is asked for elsewhere or complained."""
    for address in pages(root):
        visit = Visit(page, f"{root.as_uri()}/")
        visit.open(address)
        assert page.evaluate(f"() => {{{WHOLE}}}"), f"{root.name} {address}"
        visit.leave()
        assert visit.faults == [], f"{root.name} {address}"


def answers(page: Page, root: Path) -> None:
    """Search from a package's first page, and follow the first hit."""
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


@pytest.mark.parametrize("name", OPENED)
def test_packages_open_from_disk_with_no_network(packed: Path, page: Page, name: str) -> None:
    opens(page, packed / name)
    answers(page, packed / name)


@pytest.mark.heavy
def test_every_package_opens_and_answers(everything: Path, page: Page) -> None:
    roots = sorted(path for path in everything.iterdir() if path.is_dir())
    assert {"portal", "portal-ledare", *OPENED} <= {root.name for root in roots}
    for root in roots:
        opens(page, root)
        answers(page, root)


@pytest.mark.heavy
def test_what_is_read_on_the_web_and_on_paper_is_read_in_every_package(everything: Path) -> None:
    site = everything.parent / "site"
    web = {path.relative_to(site).as_posix(): path for path in site.glob("moduler/**/index.html")}
    # Plans are of the portal as a whole; only its own packages have them.
    plans = f'p:has(> a[href$="{addresses.plans("sv")}"])'
    told = {address: said(path.read_bytes(), plans) for address, path in web.items()}
    for root in (path for path in everything.iterdir() if path.is_dir()):
        pages = [path.relative_to(root).as_posix() for path in root.glob("moduler/**/index.html")]
        assert len(pages) > 5
        for address in pages:
            assert said((root / address).read_bytes(), plans) == told[address], (
                f"{root.name} {address}"
            )
    for printed in site.glob("moduler/*/skriv-ut/index.html"):
        headings, text, pictures = said(printed.read_bytes())
        module = printed.parents[1].name
        single = said((everything / f"{module}.html").read_bytes())
        assert (single[0], single[2]) == (headings, pictures)
        assert single[1].partition(headings[0])[2] == text.partition(headings[0])[2]
        for kind in ("del-*", "del-*/moment-*", "artiklar/*"):
            for path in printed.parents[1].glob(f"{kind}/index.html"):
                for piece in BeautifulSoup(path.read_bytes(), "html.parser").select(".prose"):
                    assert squeezed(piece.get_text()) in squeezed(text), path


@pytest.mark.heavy
def test_modules_are_filtered_and_compared_in_the_portal_s(everything: Path, page: Page) -> None:
    visit = Visit(page, f"{(everything / 'portal').as_uri()}/")
    visit.open("moduler/index.html")
    page.locator(".ways input[type=checkbox]").first.check()
    expect(page.locator("#k-filter [role=status]").first).not_to_be_empty()
    visit.open(f"jamfor/index.html#{MODULE}")
    expect(page.locator("#k-valda h3, #k-valda th").first).to_be_visible()
    visit.leave()
    assert visit.faults == []


def test_a_meeting_is_led_from_a_leader_s_package(packed: Path, page: Page) -> None:
    page.clock.install()
    visit = Visit(page, f"{(packed / LEADER).as_uri()}/")
    visit.open("index.html")
    visit.open(f"moduler/{MODULE}/ledare/traff-1/mote/index.html")
    page.get_by_role("button", name="Starta mötet").click()
    timer = page.get_by_role("timer")
    expect(timer).to_be_visible()
    before = timer.inner_text()
    page.clock.run_for(61_000)
    expect(timer).not_to_have_text(before)
    visit.leave()
    assert visit.faults == []


def test_a_log_is_filled_in_within_a_package(packed: Path, page: Page) -> None:
    for name in (MODULE, LEADER):
        visit = Visit(page, f"{(packed / name).as_uri()}/")
        visit.open(f"moduler/{MODULE}/dokumentation/index.html")
        field = page.locator("main textarea").first
        field.evaluate("field => { field.closest('details').open = true; }")
        field.fill("Vi prövade att vänta.")
        page.locator("[data-save]").click()
        page.reload()
        expect(page.locator("main textarea").first).to_have_value("Vi prövade att vänta.")
        visit.leave()
        assert visit.faults == [], name


def test_what_is_for_leaders_is_in_their_package_alone(packed: Path) -> None:
    for name in OPENED:
        theirs = [each for each in (packed / name).rglob("*") if "ledare" in each.parts[-4:]]
        assert bool(theirs) == (name == LEADER)


def test_a_part_s_links_are_its_own_or_marked(packed: Path, page: Page) -> None:
    root = packed / PART
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
    for address in (f"{MODULE}/index.html", f"{PART}/index.html", f"{PART}.html"):
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            visit = Visit(page, f"{packed.as_uri()}/")
            visit.open(address)
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wide, f"{address} at {width}"
            if not address.endswith(f"{PART}.html"):
                assert visit.axe() == [], address
            visit.leave()


@pytest.mark.heavy
@pytest.mark.skipif(program() is None, reason=MISSING)
def test_packages_open_in_firefox_that_is_strict_about_files(
    everything: Path, tmp_path: Path
) -> None:
    with Firefox(str(program()), tmp_path) as firefox:
        firefox.told()
        for name in ("portal", *OPENED):
            root = everything / name
            for address in pages(root):
                firefox.open(f"{root.as_uri()}/{address}")
                assert firefox.wait(WHOLE), f"{name} {address}"
                assert firefox.told() == [], f"{name} {address}"
            firefox.open(f"{root.as_uri()}/sok/index.html#q=samtal")
            assert firefox.wait('return document.querySelectorAll(".hits li a").length > 0'), name
            assert firefox.told() == [], name
        single = min(everything.glob("*.html"))
        firefox.open(single.as_uri())
        assert firefox.wait(WHOLE)
        assert firefox.told() == []
