"""A meeting led from the screen: opened from disk, by the clock, with keys and fingers."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Locator, expect
from playwright.sync_api import Page as Tab

from tests.browser import turns
from tests.browser.portal import Page, Portal
from tests.browser.visit import SCHEMES, Origin, Readers, Scheme, Visit, Way
from tests.planning.test_meeting_agendas import Row, unpacked

pytestmark = pytest.mark.browser

BEGAN = datetime(2026, 11, 25, 14, 36)  # noqa: DTZ001 - as the clock on the wall shows it


@pytest.fixture(scope="module")
def page(portal: Portal) -> Page:
    """Choose a meeting of an hour and a half, the one that has the most in it."""
    modes = [each for each in portal.pages.values() if each.kind == "meeting-mode"]
    usual = [each for each in modes if each.one("[data-length] [selected]").get_text() == "90"]
    return max(usual, key=lambda each: len(each.data))


@pytest.fixture(scope="module")
def agendas(portal: Portal, page: Page) -> dict[tuple[int, int], list[Row]]:
    folder = page.address.rpartition("/")[0]
    return unpacked(portal.files[f"{folder}/agendas.js"])


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 720})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def visit(reader: BrowserContext, bases: dict[Origin, str], page: Page) -> Visit:
    """Open the page from disk, with a clock that stands until it is told to go."""
    tab = reader.new_page()
    tab.clock.install(time=BEGAN)
    tab.clock.pause_at(BEGAN + timedelta(seconds=1))
    visit = Visit(tab, bases["disk"])
    visit.open(page.address)
    return visit


def begun(tab: Tab, people: int = 6, minutes: int = 90) -> None:
    tab.select_option("[data-people]", str(people))
    tab.select_option("[data-length]", str(minutes))
    tab.get_by_role("button", name="Starta mötet").click()
    expect(stage(tab)).to_be_visible()


def stage(tab: Tab) -> Locator:
    return tab.locator("[data-stage]")


def clock(tab: Tab) -> Locator:
    return tab.get_by_role("timer")


def told(tab: Tab) -> Locator:
    return tab.locator("[data-told]")


def listed(tab: Tab) -> list[tuple[str, str, str]]:
    """Read the agenda: clock time, title with what it is about, minutes."""
    rows = tab.locator(".agenda li").all()
    return [
        (
            each.locator("time").inner_text(),
            " ".join(each.locator("div").inner_text().split()),
            each.locator(".long").inner_text(),
        )
        for each in rows
    ]


def expected(rows: list[Row], begins: int = 14 * 60 + 30) -> list[tuple[str, str, str]]:
    made, at = [], begins
    for minutes, _, what in rows:
        title = " ".join(f"{what[0]} {what[1]}".split())
        made.append((f"{at // 60 % 24:02}:{at % 60:02}", title, f"{minutes} min"))
        at += minutes
    return made


def test_without_a_script_the_whole_agenda_and_the_questions_stand_there(
    page: Page, agendas: dict[tuple[int, int], list[Row]], readers: Readers
) -> None:
    with readers.visiting(Way("disk", javascript=False, width=360)) as visit:
        visit.open(page.address)
        tab = visit.page
        assert listed(tab) == expected(agendas[6, 90])
        expect(tab.locator("form")).to_be_hidden()
        expect(stage(tab)).to_be_hidden()
        asked = tab.locator(".in-large li").all_inner_texts()
        assert set(asked) >= {row[2][1] for row in agendas[6, 90] if row[2][4] == "follow"} != set()
        size = tab.locator(".in-large li").first.evaluate(
            "each => parseFloat(getComputedStyle(each).fontSize)"
        )
        assert size >= 24
        assert visit.overflow() == []
        assert visit.faults == []


def test_other_groups_and_lengths_are_looked_up(
    visit: Visit, agendas: dict[tuple[int, int], list[Row]]
) -> None:
    tab = visit.page
    assert tab.locator("script[src*='agendas']").count() == 0, "before there is a use for it"
    for people, minutes in ((3, 45), (8, 120), (12, 240), (7, 75)):
        tab.select_option("[data-people]", str(people))
        tab.select_option("[data-length]", str(minutes))
        expect(tab.locator(".agenda li")).to_have_count(len(agendas[people, minutes]))
        assert listed(tab) == expected(agendas[people, minutes])
    tab.fill("[data-begins]", "08:15")
    tab.locator("[data-begins]").blur()
    assert listed(tab) == expected(agendas[7, 75], 8 * 60 + 15)
    expect(tab.locator(".size")).to_have_text("7 personer, 75 minuter, 08:15–09:30")
    assert tab.url.endswith("#7-75-08:15")
    tab.reload()
    expect(tab.locator(".size")).to_have_text("7 personer, 75 minuter, 08:15–09:30")
    assert tab.locator("script[src*='agendas']").count() == 1
    assert visit.faults == []


def test_what_the_module_says_is_read_in_its_language(
    visit: Visit, agendas: dict[tuple[int, int], list[Row]]
) -> None:
    tab, rows = visit.page, agendas[6, 90]
    tab.locator("#k-mote").evaluate("each => { each.dataset.language = 'en'; }")
    begun(tab)
    spoken = []
    for number in range(len(rows)):
        then = tab.locator("[data-then] span")
        said = then.evaluate_all("all => all.map(each => [each.lang, each.textContent])")
        spoken.append((tab.locator("[data-text]").get_attribute("lang"), said))
        if number < len(rows) - 1:
            tab.keyboard.press("ArrowRight")
    texts = [what[1] for _, _, what in rows]
    assert [language for language, _ in spoken] == ["en" if text else "sv" for text in texts]
    onward = [
        [["en", after]] if after and after != text else []
        for text, after in zip(texts, [*texts[1:], ""], strict=True)
    ]
    assert [said for _, said in spoken] == onward


def test_an_item_counts_down_and_says_when_it_ends(
    visit: Visit, agendas: dict[tuple[int, int], list[Row]]
) -> None:
    tab, rows = visit.page, agendas[6, 90]
    begun(tab)
    at = next(number for number, row in enumerate(rows) if row[0] > 4)
    for _ in range(at):
        tab.keyboard.press("ArrowRight")
    minutes = rows[at][0]
    expect(clock(tab)).to_have_text(f"{minutes}:00")
    expect(told(tab)).to_have_text(re.compile(rf"^Punkt {at + 1} av {len(rows)}\. "))
    before = told(tab).inner_text()
    tab.clock.run_for(61_000)
    expect(clock(tab)).to_have_text(f"{minutes - 2}:59")
    assert told(tab).inner_text() == before, "nobody wants to hear every second"
    tab.clock.run_for((minutes - 2) * 60_000 - 61_000)
    expect(clock(tab)).to_have_text("2:00")
    expect(told(tab)).to_have_text("Två minuter kvar.")
    tab.clock.run_for(2 * 60_000)
    expect(clock(tab)).to_have_text("0:00")
    expect(told(tab)).to_have_text(f"Tiden är ute: {rows[at][2][0]}.")
    tab.clock.run_for(65_000)
    expect(clock(tab)).to_have_text("+1:05")
    expect(tab.locator("[data-of]")).to_have_text(f"över tiden, {minutes} min")
    assert visit.faults == []


def test_time_passes_while_the_device_sleeps(visit: Visit) -> None:
    """The clock is put forward as a lid that was closed does it: no timer has rung meanwhile."""
    tab = visit.page
    begun(tab)
    first = clock(tab).inner_text()
    tab.clock.fast_forward(30_000)
    minutes = int(first.partition(":")[0])
    expect(clock(tab)).to_have_text(f"{minutes - 1}:30")
    tab.clock.fast_forward(minutes * 60_000)
    expect(clock(tab)).to_have_text("+0:30")
    assert visit.faults == []


def test_a_pause_stops_the_item_and_moves_the_end(visit: Visit) -> None:
    tab = visit.page
    begun(tab)
    expect(tab.locator("p[data-ends]")).to_have_text("Slutar 16:06")
    tab.clock.run_for(30_000)
    here = clock(tab).inner_text()
    tab.keyboard.press("Space")
    expect(tab.get_by_role("button", name="Fortsätt")).to_be_visible()
    tab.clock.run_for(4 * 60_000)
    expect(clock(tab)).to_have_text(here)
    expect(tab.locator("[data-of]")).to_contain_text("paus")
    expect(tab.locator("p[data-ends]")).to_have_text("Slutar 16:10, 4 min sent")
    tab.keyboard.press("Space")
    tab.clock.run_for(1_000)
    expect(clock(tab)).not_to_have_text(here)
    tab.get_by_role("button", name="Hämta in tiden").click()
    expect(tab.locator("p[data-ends]")).to_have_text("Slutar 16:06")
    expect(told(tab)).to_contain_text("4 minuter tas in från: ")
    expect(tab.get_by_role("button", name="Hämta in tiden")).to_be_hidden()
    assert visit.faults == []


def test_five_more_minutes_are_taken_from_what_is_marked_to_be_cut(
    visit: Visit, agendas: dict[tuple[int, int], list[Row]]
) -> None:
    tab, rows = visit.page, agendas[6, 90]
    begun(tab)
    last = max(at for at, row in enumerate(rows) if row[1])
    assert rows[last][0] >= 5
    tab.get_by_role("button", name="5 min till").click()
    expect(clock(tab)).to_have_text(f"{rows[0][0] + 5}:00")
    expect(told(tab)).to_have_text(f"5 minuter till. De tas från: {rows[last][2][0]}.")
    expect(tab.locator("p[data-ends]")).to_have_text("Slutar 16:06")
    tab.keyboard.press("Escape")
    shown = [row[2] for row in listed(tab)]
    assert shown[0] == f"{rows[0][0] + 5} min"
    left = rows[last][0] - 5
    assert shown[last] == (f"{left} min" if left else "utgår")
    assert visit.faults == []


def test_what_is_given_never_takes_what_others_need(
    visit: Visit, agendas: dict[tuple[int, int], list[Row]]
) -> None:
    """Asked for over and over, the rest gives all that it can, and then the meeting is longer."""
    tab, rows = visit.page, agendas[6, 90]
    begun(tab)
    for _ in range(12):
        tab.get_by_role("button", name="5 min till").click()
    expect(told(tab)).to_contain_text("5 minuter till. Träffen slutar ")
    expect(tab.locator("p[data-ends]")).to_contain_text("min sent")
    tab.keyboard.press("Escape")
    shown = [int(re.sub(r"\D", "", row[2]) or 0) for row in listed(tab)]
    assert shown[0] == rows[0][0] + 60
    for minutes, (before, cut, what) in zip(shown[1:], rows[1:], strict=True):
        assert minutes == (0 if cut else min(before, what[8]))


def test_it_is_led_with_the_keyboard(
    visit: Visit, agendas: dict[tuple[int, int], list[Row]]
) -> None:
    tab, rows = visit.page, agendas[6, 90]
    tab.keyboard.press("ArrowRight")
    expect(stage(tab)).to_be_hidden()
    tab.get_by_role("button", name="Starta mötet").focus()
    tab.keyboard.press("Enter")
    expect(stage(tab)).to_be_focused()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("PageDown")
    expect(told(tab)).to_contain_text("Punkt 3 av")
    tab.keyboard.press("PageUp")
    expect(told(tab)).to_contain_text("Punkt 2 av")
    tab.keyboard.press("Control+ArrowLeft")
    tab.keyboard.press("Alt+ArrowLeft")
    expect(told(tab)).to_contain_text("Punkt 2 av")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("button", name="Bakåt")).to_be_focused()
    tab.keyboard.press("Space")
    expect(told(tab)).to_contain_text("Punkt 1 av")
    expect(tab.get_by_role("button", name="Pausa")).to_be_visible()
    expect(stage(tab)).to_be_focused()
    for _ in range(len(rows) + 3):
        tab.keyboard.press("ArrowRight")
    expect(told(tab)).to_contain_text(f"Punkt {len(rows)} av {len(rows)}")
    expect(tab.locator("[data-then]")).to_have_text("Sista punkten")
    names = []
    for _ in range(stage(tab).locator("button:enabled:visible").count()):
        tab.keyboard.press("Tab")
        names.append(tab.evaluate("document.activeElement.textContent"))
    assert names[:4] == ["Bakåt", "Pausa", "Avsluta mötet", "5 min till"]
    assert "Dagordning" in names
    tab.keyboard.press("Escape")
    expect(stage(tab)).to_be_hidden()
    back = tab.get_by_role("button", name="Tillbaka till mötet")
    expect(back).to_be_focused()
    expect(tab.locator("[data-people]")).to_be_disabled()
    tab.clock.run_for(30_000)
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("Enter")
    expect(told(tab)).to_contain_text(f"Punkt {len(rows)} av {len(rows)}")
    expect(clock(tab)).to_have_text(re.compile(":30$"))
    stage(tab).get_by_role("button", name="Avsluta mötet").click()
    expect(stage(tab)).to_be_hidden()
    expect(tab.locator("[data-status]")).to_have_text("Mötet är slut.")
    expect(tab.locator("[data-people]")).to_be_enabled()
    assert listed(tab) == expected(rows)
    assert visit.faults == []


def test_the_agenda_of_a_meeting_that_goes_on_has_the_times_as_they_have_become(
    visit: Visit, agendas: dict[tuple[int, int], list[Row]]
) -> None:
    tab, rows = visit.page, agendas[6, 90]
    begun(tab)
    tab.clock.run_for(10 * 60_000)
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Escape")
    shown = listed(tab)
    assert [row[0] for row in shown[:3]] == ["14:36", "14:46", f"14:{46 + rows[1][0]}"]
    expect(tab.locator(".agenda [aria-current]")).to_have_count(1)
    expect(tab.locator(".agenda li").nth(1)).to_have_attribute("aria-current", "step")


SIZES = ((320, 568), (360, 740), (1280, 720), (1920, 1080))
SCREENS = {f"{size[0]}-{scheme}": (size, scheme) for size in SIZES for scheme in SCHEMES}


@pytest.mark.parametrize("screen", turns.cases(SCREENS))
def test_it_is_for_everybody_while_it_goes_on(
    screen: tuple[tuple[int, int], Scheme],
    visit: Visit,
    agendas: dict[tuple[int, int], list[Row]],
) -> None:
    tab, rows = visit.page, agendas[6, 90]
    size, scheme = screen
    tab.clock.resume()  # axe waits for timers
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    begun(tab)
    tab.emulate_media(color_scheme=scheme, forced_colors="none")
    asked = next(at for at, row in enumerate(rows) if row[2][4] == "follow")
    for _ in range(asked):
        tab.keyboard.press("ArrowRight")
    tab.locator("[data-more-of] summary").click()
    assert [*visit.axe(), *visit.overflow(), *visit.faults] == []
    question = stage(tab).get_by_role("heading")
    expect(question).to_have_text(rows[asked][2][1])
    large = question.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    assert large >= (22 if size[0] < 1280 else 32 if size[0] < 1920 else 48)
    small = tab.evaluate(
        """() => [...document.querySelectorAll("[data-stage] :is(button, summary)")]
             .filter(each => each.getClientRects().length)
             .map(each => [each.textContent, each.getBoundingClientRect()])
             .filter(([, box]) => box.height < 44 || box.width < 44).map(([text]) => text)"""
    )
    assert small == []
    if size[0] >= 1280:
        assert tab.evaluate("document.documentElement.scrollHeight <= innerHeight"), "it fits"
    tab.keyboard.press("Escape")
    assert [*visit.axe(), *visit.overflow()] == []


def test_nothing_is_kept(visit: Visit) -> None:
    tab = visit.page
    begun(tab)
    tab.keyboard.press("ArrowRight")
    kept = "[{...localStorage}, {...sessionStorage}, document.cookie]"
    assert tab.evaluate(kept) == [{}, {}, ""]


def test_a_script_that_is_not_there_is_told(
    reader: BrowserContext, bases: dict[Origin, str], page: Page
) -> None:
    reader.route("**/agendas.js", lambda route: route.abort())
    tab = reader.new_page()
    tab.goto(f"{bases['http']}{page.address}")
    tab.get_by_role("button", name="Starta mötet").click()
    expect(tab.locator("[data-status]")).to_contain_text("gick inte att läsa in")
    expect(stage(tab)).to_be_hidden()
    reader.unroute("**/agendas.js")
    tab.get_by_role("button", name="Starta mötet").click()
    expect(stage(tab)).to_be_visible()


def test_every_meeting_is_reached_and_its_agendas_are_small(portal: Portal) -> None:
    modes = [each for each in portal.pages.values() if each.kind == "meeting-mode"]
    modules = {each.address.partition("/ledare/")[0] for each in modes}
    assert len(modules) >= 5
    for each in modes:
        size = len(portal.files[f"{each.address.rpartition('/')[0]}/agendas.js"])
        assert size <= 20_000, each
        soup = BeautifulSoup(each.data, "html.parser")
        assert len(soup.select(".agenda li")) > 4
