"""What a page is called as a source is copied by a button, which only stands where scripts run."""

import pytest

from tests.browser.portal import Portal
from tests.browser.visit import Readers, Way

KINDS = ("module", "part")


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_copies_the_source(kind: str, portal: Portal, readers: Readers) -> None:
    page = portal.of_kind(kind)
    with readers.visiting(Way("http", javascript=True)) as visit:
        visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visit.open(page.address)
        button = visit.page.locator("[data-copies=k-kalla-text]")
        button.focus()
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_function("document.querySelector('.share [role=status]').textContent")
        copied = visit.page.evaluate("navigator.clipboard.readText()")
        assert copied == page.one("#k-kalla-text").get_text()
        assert visit.faults == []


@pytest.mark.parametrize("kind", KINDS)
def test_where_copying_is_refused_the_text_is_marked(
    kind: str, portal: Portal, readers: Readers
) -> None:
    page = portal.of_kind(kind)
    with readers.visiting(Way("disk", javascript=True)) as visit:
        visit.open(page.address)
        visit.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
        visit.page.locator("[data-copies=k-kalla-text]").click()
        visit.page.wait_for_function("getSelection().toString()")
        marked = visit.page.evaluate("getSelection().toString()")
        assert marked == page.one("#k-kalla-text").get_text()


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_there_is_no_button(kind: str, portal: Portal, readers: Readers) -> None:
    with readers.visiting(Way("disk", javascript=False)) as visit:
        visit.open(portal.of_kind(kind).address)
        assert not visit.page.locator("[data-copies]").first.is_visible()
        assert visit.page.locator("#k-kalla-text").is_visible()
