"""Words of the glossary in a text: explained where they stand, or at the end of the page."""

import re

import pytest

from tests.browser.portal import Page, Portal, resolved
from tests.browser.visit import Readers, Visit, Way

pytestmark = pytest.mark.browser

PHONE = Way("disk", width=320)


@pytest.fixture(scope="module")
def page(portal: Portal) -> Page:
    """Give the page that explains the most words."""
    return max(portal.pages.values(), key=lambda page: len(page.soup.select("a.term")))


def test_every_explained_word_is_in_the_glossary_as_it_stands(portal: Portal) -> None:
    glossary = portal.of_kind("glossary").soup
    known = {
        str(each["id"]): " ".join(each.dd.stripped_strings)
        for each in glossary.select("dl div")
        if each.dd and each.get("id")
    }
    explained = 0
    for page in portal.pages.values():
        for entry in page.soup.select(".terms dl > div"):
            anchor = str(entry["id"]).removeprefix("k-ord-")
            text = entry.select_one("dd span")
            assert text is not None
            assert known[anchor].startswith(" ".join(text.stripped_strings)), page
            explained += 1
    assert explained >= 100


def test_the_way_to_the_whole_glossary_is_on_every_page_that_explains(portal: Portal) -> None:
    address = portal.of_kind("glossary").address
    for page in portal.pages.values():
        for link in page.soup.select(".terms .onward"):
            assert resolved(page.address, str(link["href"])) == address


def test_without_a_script_a_word_leads_to_its_explanation_and_back(
    page: Page, readers: Readers
) -> None:
    with readers.visiting(PHONE._replace(javascript=False)) as visit:
        visit.open(page.address)
        link = visit.page.locator("a.term").last
        link.press("Enter")
        assert visit.page.locator(".terms div:target dt").is_visible()
        visit.page.locator(".terms div:target .back").press("Enter")
        assert visit.page.locator("a.term:target").count() == 1
        assert visit.faults == []


def _notes(visit: Visit) -> list[str]:
    return visit.page.locator(".term-note").all_inner_texts()


def test_a_script_explains_a_word_below_its_paragraph(page: Page, readers: Readers) -> None:
    for width in (320, 1280):
        with readers.visiting(PHONE._replace(width=width)) as visit:
            visit.open(page.address)
            first, second = (visit.page.locator("a.term").nth(number) for number in (0, 1))
            place = visit.page.url
            first.press("Enter")
            anchor = str(first.get_attribute("href")).removeprefix("#")
            entry = page.one(f'[id="{anchor}"]')
            assert entry.dt
            (note,) = _notes(visit)
            assert note.startswith(f"{entry.dt.get_text()}: ")
            assert re.sub(r"\s*Stäng$", "", note).endswith(".")
            assert first.get_attribute("aria-expanded") == "true"
            second.click()
            assert len(_notes(visit)) == 1
            assert first.get_attribute("aria-expanded") == "false"
            assert visit.axe() == []
            assert visit.overflow() == []
            second.click()
            assert _notes(visit) == []
            assert visit.page.url == place
            assert visit.faults == []


def test_a_note_is_closed_by_keyboard_and_gives_the_focus_back(
    page: Page, readers: Readers
) -> None:
    with readers.visiting(PHONE) as visit:
        visit.open(page.address)
        link = visit.page.locator("a.term").first
        link.press("Enter")
        visit.page.keyboard.press("Escape")
        assert _notes(visit) == []
        assert link.evaluate("each => each === document.activeElement")
        link.press("Enter")
        button = visit.page.locator(".term-note button")
        box = button.bounding_box()
        assert box
        assert box["height"] >= 24
        button.press("Enter")
        assert _notes(visit) == []
        assert link.evaluate("each => each === document.activeElement")


def test_paper_has_the_words_and_no_note(page: Page, readers: Readers) -> None:
    with readers.visiting(Way("disk")) as visit:
        visit.open(page.address)
        visit.page.locator("a.term").first.press("Enter")
        visit.page.emulate_media(media="print")
        assert not visit.page.locator(".term-note").is_visible()
        assert visit.page.locator(".terms dt").first.is_visible()
        assert not visit.page.locator(".terms .back").first.is_visible()


def test_the_glossary_stands_in_order(portal: Portal) -> None:
    letters = [each.get_text() for each in portal.of_kind("glossary").soup.select("main h2")]
    swedish = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
    assert letters == sorted(letters, key=swedish.index)
    assert len(letters) >= 10
