"""`kollegium serve` beside an editor: what the browser shows while somebody writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visit import Visit
from tests.console.transcript import say
from tests.serve.desk import Preview, previewing

pytestmark = pytest.mark.browser

PATIENCE = 20_000  # milliseconds
FAULTY = "---\ntitel: Om\n---\nText.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Path, Preview, str]]:
    """A portal, its preview and the address."""
    folder = tmp_path / "Ängs skola"
    assert say(["new", "portal", str(folder)]).code == 0
    with previewing(folder) as preview:
        yield folder, preview, preview.url()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def append(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write(text)


def test_a_save_is_seen(desk: tuple[Path, Preview, str], page: Page) -> None:
    folder, _, url = desk
    visit = Visit(page, url)
    visit.open("om/index.html")
    append(folder / "content/pages/om.md", "\nEtt stycke till.\n")
    expect(page.get_by_text("Ett stycke till.")).to_be_visible(timeout=PATIENCE)
    append(folder / "content/pages/om.md", "\nOch ett.\n")
    expect(page.get_by_text("Och ett.")).to_be_visible(timeout=PATIENCE)
    assert visit.faults == []


def test_faults_stand_over_the_last_good_page(desk: tuple[Path, Preview, str], page: Page) -> None:
    folder, _, url = desk
    file = folder / "content/pages/om.md"
    fine = file.read_text("utf-8")
    visit = Visit(page, url)
    visit.open("om/index.html")
    link = page.locator(".masthead a, header a").first
    link.focus()
    page.evaluate("window.stays = true")
    panel = page.get_by_role("status")
    file.write_text(FAULTY, "utf-8")
    expect(panel).to_contain_text("1 fel i innehållet", timeout=PATIENCE)
    expect(panel).to_contain_text("jag känner inte till nyckeln `titel`")
    expect(panel).to_contain_text("skriv `title`")
    place = panel.get_by_role("link", name="content/pages/om.md:2:1")
    address = place.get_attribute("href") or ""
    assert address.startswith("vscode://file/")
    assert address.endswith("/%C3%84ngs%20skola/content/pages/om.md:2:1")
    # The page is the one that it was: nothing has moved, and nobody's focus was taken.
    assert page.evaluate("window.stays")
    assert page.evaluate("document.activeElement.matches('a')")
    assert visit.axe() == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert visit.overflow() == []
        box = panel.bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    # By keyboard it folds and unfolds.
    panel.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(place).to_be_hidden()
    page.keyboard.press("Enter")
    expect(place).to_be_visible()
    page.emulate_media(media="print")
    expect(panel).to_be_hidden()
    page.emulate_media(media="screen")
    file.write_text(fine, "utf-8")
    expect(panel).to_be_hidden(timeout=PATIENCE)
    assert page.evaluate("window.stays")  # the site is as it was: no reason to load it again
    assert visit.faults == []


def test_a_new_page_begins_with_faults(desk: tuple[Path, Preview, str], page: Page) -> None:
    folder, _, url = desk
    page.goto(f"{url}ny/index.html")
    expect(page.get_by_role("heading")).to_have_text("Sidan finns inte")
    file = folder / "content/pages/ny.md"
    file.write_text("---\ntitel: Ny\n---\nText.\n", "utf-8")
    expect(page.get_by_role("heading")).to_have_text(
        "1 fel i innehållet. Sidan är den senaste felfria.", timeout=PATIENCE
    )
    expect(page.get_by_role("link", name="content/pages/ny.md:2:1")).to_be_visible()
    visit = Visit(page, url)
    assert visit.axe() == []
    assert visit.overflow() == []
    file.write_text("---\ntitle: Ny\n---\nText.\n", "utf-8")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ny", timeout=PATIENCE)


def test_a_page_of_an_earlier_preview(tmp_path: Path, page: Page) -> None:
    """It finds the next one by itself, and shows what has been written between them."""
    folder = tmp_path / "p"
    assert say(["new", "portal", str(folder)]).code == 0
    with previewing(folder) as preview:
        url = preview.url()
        page.goto(f"{url}om/index.html")
        assert preview.end() == 0
    append(folder / "content/pages/om.md", "\nEtt stycke till.\n")
    with previewing(folder, "--port", url.rstrip("/").rpartition(":")[2]) as preview:
        assert preview.url() == url
        expect(page.get_by_text("Ett stycke till.")).to_be_visible(timeout=PATIENCE)


def test_many_tabs(desk: tuple[Path, Preview, str], page: Page) -> None:
    """A browser opens six connections to an address: tabs that nobody looks at hold none."""
    _, _, url = desk
    for _ in range(8):
        page.context.new_page().goto(f"{url}index.html")
    page.goto(f"{url}om/index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
