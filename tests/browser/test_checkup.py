"""A self-assessment as teachers use it: answered, kept, taken along, compared, printed."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from tests.browser import turns
from tests.browser.portal import Page, Portal
from tests.browser.visit import Origin, Readers, Visit, Way

pytestmark = pytest.mark.browser

Answers = dict[str, int]


@pytest.fixture(scope="module")
def page(portal: Portal) -> Page:
    return portal.of_kind("checkup")


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Give somebody whose browser keeps nothing yet."""
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True)
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture(params=["disk", "http"])
def origin(request: pytest.FixtureRequest) -> Origin:
    chosen: Origin = request.param
    return chosen


def opened(reader: BrowserContext, base: str, page: Page) -> Visit:
    visit = Visit(reader.new_page(), base)
    visit.open(page.address)
    return visit


def statements(page: Page) -> list[str]:
    return [each.get_text() for each in page.soup.select("legend")]


def answer(tab: Tab, values: Mapping[int, int]) -> None:
    """Answer statements, counted from 0, with values from 1."""
    for at, value in values.items():
        tab.locator("fieldset").nth(at).locator("input").nth(value - 1).check()


def answered(tab: Tab) -> Answers:
    found: Answers = tab.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("fieldset")].flatMap(each => {
             const input = each.querySelector(":checked");
             return input ? [[each.querySelector("legend").textContent, Number(input.value)]] : [];
           }))"""
    )
    return found


def kept(tab: Tab) -> dict[str, str]:
    found: dict[str, str] = tab.evaluate("() => ({...localStorage})")
    return found


def values(tab: Tab) -> list[str]:
    return tab.locator(".profile .value").all_inner_texts()


def test_without_a_script_it_is_filled_in_by_hand(page: Page, readers: Readers) -> None:
    with readers.visiting(Way("disk", javascript=False, width=320)) as visit:
        visit.open(page.address)
        first = visit.page.locator("fieldset").first.locator("input")
        first.nth(1).check()
        assert first.nth(1).is_checked()
        assert not visit.page.locator("[data-save]").is_visible()
        assert visit.page.locator(".profile svg").count() == len(page.soup.select(".area"))
        assert visit.page.locator(".profile a").first.is_visible()


def test_paper_has_boxes_to_tick_and_nothing_to_press(page: Page, readers: Readers) -> None:
    with readers.visiting(Way("disk")) as visit:
        visit.open(page.address)
        visit.page.emulate_media(media="print")
        box = visit.page.locator(".choices input").first.bounding_box()
        assert box
        assert abs(box["width"] - box["height"]) < 1
        assert box["width"] >= 12
        assert visit.page.locator("button:visible, input[type=file]:visible").count() == 0
        assert visit.page.locator(".profile svg").first.is_visible()


def test_answers_become_a_picture_that_is_also_said(
    page: Page, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    visit = opened(reader, bases["disk"], page)
    tab = visit.page
    answer(tab, {0: 1, 1: 2, 2: 2})
    assert values(tab)[0].startswith("I genomsnitt 1,7 av 4")
    assert values(tab)[1:] == [""] * (len(values(tab)) - 1)
    assert not tab.locator(".lowest").inner_text()
    count = len(statements(page))
    answer(tab, dict.fromkeys(range(3, count), 4))
    assert f"{count} av {count}" in tab.locator("[data-count]").inner_text()
    title = page.soup.select(".area h2")[0].get_text()
    assert tab.locator(".lowest").inner_text() == f"Lägst: {title}."
    assert tab.locator(".profile .is-low h3").all_inner_texts() == [title]
    meant = [str(each["href"]) for each in page.soup.select(".profile li:first-child a")]
    offered = tab.locator("[data-fitting] a")
    assert [each.get_attribute("href") for each in offered.all()] == meant != []
    width = float(tab.locator(".profile .bar").first.get_attribute("width") or 0)
    assert width == 42, "2.25 of 4 lies at 1.25 of 3 steps, between 2 and 98"
    assert visit.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_for_everybody_also_when_answered(
    scheme: Any, page: Page, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    visit = opened(reader, bases["disk"], page)
    visit.page.emulate_media(color_scheme=scheme)
    answer(visit.page, {at: 1 + at % 4 for at in range(len(statements(page)))})
    for width in (320, 1280):
        visit.page.set_viewport_size({"width": width, "height": 800})
        assert visit.axe() == []
        assert visit.overflow() == []
    small = visit.page.evaluate(
        """() => [...document.querySelectorAll(".choices label, .keeping button, .keeping input")]
             .map(each => each.getBoundingClientRect()).filter(box => box.height && box.height < 24)
             .length"""
    )
    assert small == 0


def test_it_is_answered_by_keyboard(
    page: Page, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    tab = opened(reader, bases["disk"], page).page
    tab.locator("fieldset input").first.focus()
    tab.keyboard.press("Space")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    first, second = statements(page)[:2]
    assert answered(tab) == {first: 2, second: 1}


def test_nothing_is_kept_until_the_reader_says_so(
    origin: Origin, page: Page, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    visit = opened(reader, bases[origin], page)
    tab = visit.page
    answer(tab, {0: 3, 5: 1})
    assert kept(tab) == {}
    assert not tab.locator("[data-delete]").is_visible()
    assert tab.locator("[data-disk]").is_visible() == (origin == "disk")
    tab.locator("[data-save]").click()
    key = page.one("#k-nulage")
    assert list(kept(tab)) == [f"{key['data-key']}:checkup:{key['data-id']}"]
    answer(tab, {6: 2})
    again = opened(reader, bases[origin], page).page
    told = statements(page)
    assert answered(again) == {told[0]: 3, told[5]: 1}
    assert "sparat" in again.locator("[data-told]").inner_text()
    again.locator("[data-delete]").click()
    assert kept(again) == {}
    assert answered(again) == {told[0]: 3, told[5]: 1}
    again.reload()
    again.locator("[data-clear]").click()
    assert answered(again) == {}
    assert visit.faults == []


def test_two_self_assessments_are_kept_apart(
    portal: Portal, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    pages = [page for page in portal.pages.values() if page.kind == "checkup"]
    assert len(pages) >= 2
    for page in pages:
        tab = opened(reader, bases["disk"], page).page
        assert answered(tab) == {}
        answer(tab, {0: 2})
        tab.locator("[data-save]").click()
        assert len(answered(tab)) == 1


def test_where_nothing_may_be_kept_it_is_said(
    page: Page, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    reader.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    visit = opened(reader, bases["disk"], page)
    answer(visit.page, {0: 1})
    assert "låter inte" in visit.page.locator("[data-told]").inner_text()
    assert not visit.page.locator("[data-save]").is_visible()
    assert visit.page.locator("[data-export]").is_visible()
    assert visit.faults == []


def test_answers_travel_as_a_file(
    origin: Origin,
    page: Page,
    reader: BrowserContext,
    bases: dict[Origin, str],
    tmp_path: Path,
) -> None:
    tab = opened(reader, bases[origin], page).page
    answer(tab, {0: 4, 1: 1})
    with tab.expect_download() as download:
        tab.locator("[data-export]").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    told = statements(page)
    assert json.loads(saved.read_text("utf-8"))["answers"] == {told[0]: 4, told[1]: 1}
    other = opened(reader, bases[origin], page)
    answer(other.page, {2: 3})
    other.page.locator("[data-import]").set_input_files(saved)
    other.page.wait_for_function("document.querySelector('[data-told]').textContent !== ''")
    assert answered(other.page) == {told[0]: 4, told[1]: 1}
    assert kept(other.page) == {}
    assert other.faults == []


def written(folder: Path, name: str, page: Page, answers: Mapping[str, object]) -> Path:
    path = folder / name
    content = {"checkup": page.one("#k-nulage")["data-id"], "answers": answers}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_group_s_files_are_put_beside_each_other(
    page: Page, reader: BrowserContext, bases: dict[Origin, str], tmp_path: Path
) -> None:
    told = statements(page)
    files = [
        written(tmp_path, f"{number}.json", page, {told[0]: value, told[1]: 2, told[-1]: 3})
        for number, value in enumerate((1, 4, 4))
    ]
    visit = opened(reader, bases["disk"], page)
    tab = visit.page
    answer(tab, {0: 2})
    tab.locator("[data-import]").set_input_files(files)
    tab.wait_for_selector(".profile .one", state="attached")
    assert tab.locator(".profile li").first.locator(".one").count() == 3
    assert "3 personers svar" in tab.locator("[data-count]").inner_text()
    assert values(tab)[0] == "Från 1,5 till 3,0, i genomsnitt 2,5 (3 svar)"
    scale = [each.get_text(strip=True) for each in page.soup.select("fieldset")[0].select("label")]
    apart = tab.locator("[data-apart] li").all_inner_texts()
    assert apart == [f"{told[0]} ({scale[0]}: 1, {scale[3]}: 2)"]
    assert visit.axe() == []
    assert answered(tab) == {told[0]: 2}
    answer(tab, {0: 3})
    assert tab.locator(".profile .one").count() == 0
    assert not tab.locator("[data-apart]").is_visible()
    assert visit.faults == []


HOSTILE = {
    "no JSON": "{",
    "another file": '{"checkup": "annan", "answers": {"x": 1}}',
    "no answers": '{"checkup": "ID"}',
    "a list": "[1, 2]",
    "null": "null",
    "no numbers": '{"checkup": "ID", "answers": {"TEXT": "4", "__proto__": {"TEXT": 2}}}',
    "no step of the scale": '{"checkup": "ID", "answers": {"TEXT": 5}}',
    "half a step": '{"checkup": "ID", "answers": {"TEXT": 1.5}}',
    "markup": '{"checkup": "ID", "answers": {"<img src=x onerror=alert(1)>": 1}}',
}


@pytest.mark.parametrize("text", turns.cases(HOSTILE))
def test_a_file_that_is_none_changes_nothing(
    text: str, page: Page, reader: BrowserContext, bases: dict[Origin, str], tmp_path: Path
) -> None:
    told = statements(page)
    name = str(page.one("#k-nulage")["data-id"])
    file = tmp_path / "<b>fil.json"
    file.write_text(text.replace("ID", name).replace("TEXT", told[0]), encoding="utf-8")
    visit = opened(reader, bases["disk"], page)
    answer(visit.page, {1: 2})
    visit.page.locator("[data-import]").set_input_files(file)
    visit.page.wait_for_function("document.querySelector('[data-told]').textContent !== ''")
    assert visit.page.locator("[data-told]").inner_text().endswith("<b>fil.json.")
    assert answered(visit.page) == {told[1]: 2}
    assert visit.faults == []


def test_what_was_kept_of_an_older_edition_is_read_as_far_as_it_goes(
    page: Page, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    told = statements(page)
    tab = opened(reader, bases["disk"], page).page
    answer(tab, {0: 3})
    tab.locator("[data-save]").click()
    tab.evaluate(
        """([gone, kept]) => { const [key] = Object.keys(localStorage);
             const data = JSON.parse(localStorage[key]);
             data.answers = {[gone]: 4, [kept]: 2}; localStorage[key] = JSON.stringify(data); }""",
        ["Ett påstående som inte finns längre.", told[3]],
    )
    tab.reload()
    assert answered(tab) == {told[3]: 2}
