"""Guides as they are led from: times that hold, pages that are held, an invitation that is sent."""

import re

import pytest

from tests.browser.portal import Page, Portal
from tests.browser.visit import Readers, Way

MOST_SHEETS = 4  # of A4
LONGEST_READ = 5 * 180  # words that are read in five minutes


def guides(portal: Portal) -> list[Page]:
    found = [page for page in portal.pages.values() if page.kind == "meeting"]
    assert len(found) >= 50
    return found


def minutes(clock: str) -> int:
    hours, rest = clock.split(":")
    return int(hours) * 60 + int(rest)


def test_clock_times_run_without_a_gap(portal: Portal) -> None:
    tables = 0
    for page in guides(portal):
        for table in page.soup.select(".agenda"):
            rows = [row.select("td") for row in table.select("tbody tr")]
            begins = [minutes(row[0].get_text()) for row in rows]
            lengths = [int(row[1].get_text()) for row in rows]
            caption = table.caption
            assert caption is not None
            whole = re.search(r"kl\. ([\d:]+)–([\d:]+)$", caption.get_text())
            assert whole, page
            assert begins[0] == minutes(whole[1]), page
            ends = [at + length for at, length in zip(begins, lengths, strict=True)]
            assert ends == [*begins[1:], minutes(whole[2])], page
            tables += 1
    assert tables >= 70


def test_every_meeting_is_led_to_by_its_module_s_guide_and_the_meeting_before(
    portal: Portal,
) -> None:
    for page in guides(portal):
        folder, number = re.fullmatch(r"(.*)/traff-(\d+)/index\.html", page.address).groups()  # type: ignore[union-attr]
        first = portal.pages[f"{folder}/index.html"]
        assert page.address in {file for _, file, _ in first.targets()}
        before = portal.pages.get(f"{folder}/traff-{int(number) - 1}/index.html")
        assert before is None or page.address in {file for _, file, _ in before.targets()}


def test_questions_stand_in_the_guide_on_the_sheet_and_on_cards(portal: Portal) -> None:
    for page in portal.pages.values():
        if page.kind == "cards":
            cards = [each.get_text() for each in page.soup.select(".cut-question")]
            sheet = portal.pages[page.address.replace("/kort/", "/fragor/")]
            asked = [each.find(string=True) for each in sheet.soup.select(".asked-text")]
            assert cards == [str(each).strip() for each in asked]
            folder = page.address.removesuffix("kort/index.html")
            led = {
                str(each.find(string=True)).strip()
                for address, guide in portal.pages.items()
                if address.startswith(f"{folder}traff-")
                for each in guide.soup.select(".asked-text")
            }
            assert led == {*cards}


def test_who_steps_in_reads_for_five_minutes(portal: Portal) -> None:
    for page in portal.pages.values():
        if page.kind == "step-in":
            main = page.one("main")
            for link in main.select(".choose"):
                link.decompose()
            assert 300 <= len(main.get_text().split()) <= LONGEST_READ, page


@pytest.mark.browser
def test_a_guide_is_a_few_sheets_of_paper(portal: Portal, readers: Readers) -> None:
    wanted = [page for page in guides(portal) if re.search(r"traff-[123]/", page.address)]
    sheets = {}
    with readers.visiting(Way("disk")) as visit:
        for page in wanted:
            visit.open(page.address)
            visit.page.emulate_media(media="print")
            data = visit.page.pdf(format="A4", prefer_css_page_size=True)
            sheets[page.address] = len(re.findall(rb"/Type\s*/Page\b", data))
    assert {each: number for each, number in sheets.items() if not 2 <= number <= MOST_SHEETS} == {}


@pytest.mark.browser
def test_the_invitation_is_copied_or_marked(portal: Portal, readers: Readers) -> None:
    page = portal.of_kind("meeting")
    with readers.visiting(Way("disk", width=360)) as visit:
        visit.open(page.address)
        button = visit.page.locator("[data-copy]")
        button.press("Enter")
        told = visit.page.locator("[data-told]")
        told.filter(has_text=re.compile(r"\S")).wait_for()
        said = (button.get_attribute("data-copied"), button.get_attribute("data-marked"))
        assert told.inner_text() in said
        assert visit.faults == []


@pytest.mark.browser
def test_without_a_script_the_invitation_is_text_to_mark(portal: Portal, readers: Readers) -> None:
    with readers.visiting(Way("disk", javascript=False)) as visit:
        visit.open(portal.of_kind("meeting").address)
        assert visit.page.locator(".invitation").is_visible()
        assert not visit.page.locator("[data-copy]").is_visible()
        visit.page.locator(".invitation p").first.click()
        assert visit.faults == []
