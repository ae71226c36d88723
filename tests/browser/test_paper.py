"""Pages on paper: nothing that only works on a screen, in black on white, and nothing cut off."""

import re

import pytest

from tests.browser import turns
from tests.browser.portal import Portal
from tests.browser.visit import Readers, Way

pytestmark = pytest.mark.browser

A4 = 680  # CSS pixels between the margins of an A4 page, 180 mm
SCREEN_ONLY = ".skip, .masthead, nav, .screen-only, [data-print], audio, details.toggle"


@pytest.mark.parametrize("kind", tuple(turns.kinds()))
def test_paper_shows_the_text_alone(kind: str, portal: Portal, readers: Readers) -> None:
    with readers.visiting(Way("disk", scheme="dark", width=A4)) as visit:
        visit.open(portal.of_kind(kind).address)
        visit.page.emulate_media(media="print")
        shown = visit.page.evaluate(
            """what => [...document.querySelectorAll(what)]
                 .filter(each => each.getClientRects().length).map(each => each.outerHTML)""",
            SCREEN_ONLY,
        )
        assert [str(each)[:80] for each in shown] == []
        assert visit.overflow() == []
        assert colours(visit.page.evaluate(_COLOURS)) == []
        assert visit.page.locator("h1").is_visible()
        assert visit.faults == []


_COLOURS = """() => [...document.querySelectorAll("html, body, main, main :is(h1, h2, p, li, td)")]
  .map(each => [each.outerHTML.slice(0, 60), getComputedStyle(each).color,
                getComputedStyle(each).backgroundColor])"""


def colours(found: list[list[str]]) -> list[str]:
    """List what would be hard to read in ink: text that is light, or paper that is dark."""
    return [
        f"{text}: {ink} on {paper}"
        for text, ink, paper in found
        if brightness(ink) > 0.5 or (opaque(paper) and brightness(paper) < 0.5)
    ]


def numbers(colour: str) -> list[float]:
    return [float(each) for each in re.findall(r"[\d.]+", colour)]


def brightness(colour: str) -> float:
    return sum(numbers(colour)[:3]) / 3 / 255


def opaque(colour: str) -> bool:
    return len(numbers(colour)) == 3 or numbers(colour)[3] > 0


def test_light_ink_and_dark_paper_are_seen() -> None:
    black, white, none = "rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"
    assert colours([["", black, white], ["", black, none]]) == []
    assert len(colours([["", white, white], ["", black, black]])) == 2


def test_the_whole_module_prints_each_part_on_a_page_of_its_own(
    portal: Portal, readers: Readers
) -> None:
    page = portal.of_kind("print")
    chapters = len(page.soup.select(".leaf-break"))
    assert chapters >= 5
    with readers.visiting(Way("disk")) as visit:
        visit.open(page.address)
        visit.page.emulate_media(media="print")
        kinds = visit.page.eval_on_selector_all(
            ".leaf-break", "all => all.map(each => getComputedStyle(each).breakBefore)"
        )
        assert set(kinds) == {"page"}
        data = visit.page.pdf(format="A4")
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) > chapters


def test_the_print_button_shows_where_it_works(portal: Portal, readers: Readers) -> None:
    for javascript in (True, False):
        with readers.visiting(Way("disk", javascript)) as visit:
            visit.open(portal.of_kind("print").address)
            assert visit.page.locator("[data-print]").is_visible() == javascript


# Pages of a module that are not its text, and the one for print itself.
OTHERS = (
    *("print", "schedule", "principal", "leading", "meeting", "meeting-mode", "step-in"),
    *("questions", "cards", "log", "certificate", "reading"),
)


def test_the_print_page_holds_the_whole_module(portal: Portal) -> None:
    page = portal.of_kind("print")
    folder = page.address.removesuffix("skriv-ut/index.html")
    titles = {
        each.one("h1").get_text()
        for each in portal.pages.values()
        if each.address.startswith(folder) and each.kind not in OTHERS
    }
    assert len(titles) >= 9
    held = {heading.get_text() for heading in page.soup.select("h1, h2, h3")}
    assert titles <= held, sorted(titles - held)
