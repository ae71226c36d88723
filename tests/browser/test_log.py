"""A log as a group uses it: filled in, kept, taken along, printed; and a certificate."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from tests.browser.portal import Page, Portal
from tests.browser.visit import Origin, Readers, Visit, Way

pytestmark = pytest.mark.browser

HOSTILE_TEXT = '<img src=x onerror="document.title=1"></textarea><script>document.title=1</script>'


@pytest.fixture(scope="module")
def page(portal: Portal) -> Page:
    return portal.of_kind("log")


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Give somebody whose browser keeps nothing yet, and who means what they press."""
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True)
    context.set_default_timeout(20_000)
    yield context
    context.close()


def opened(reader: BrowserContext, base: str, page: Page) -> Visit:
    tab = reader.new_page()
    tab.on("dialog", lambda dialog: dialog.accept())
    visit = Visit(tab, base)
    visit.open(page.address)
    return visit


def fill(tab: Tab, **texts: str) -> None:
    """Write in fields by their names, with `_` for `-`, as somebody who opens what is folded."""
    for name, text in texts.items():
        field = tab.locator(f"[name={name.replace('_', '-')}]")
        field.evaluate("field => { field.closest('details').open = true; }")
        field.fill(text)


def filled(tab: Tab) -> dict[str, str]:
    found: dict[str, str] = tab.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#k-logg [name]")]
             .filter(each => each.value).map(each => [each.name, each.value]))"""
    )
    return found


def kept(tab: Tab) -> dict[str, str]:
    found: dict[str, str] = tab.evaluate("() => ({...localStorage})")
    return found


def told(tab: Tab) -> str:
    return tab.locator("[data-told]").inner_text()


def load(tab: Tab, *files: Path) -> str:
    """Load files and get what is told of them."""
    tab.locator("[data-told]").evaluate("place => { place.textContent = ''; }")
    tab.locator("[data-import]").set_input_files(files)
    tab.locator("[data-told]:not(:empty)").wait_for()
    return told(tab)


def saved(tab: Tab, button: str, folder: Path) -> Path:
    with tab.expect_download() as download:
        tab.locator(button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("origin", ["disk", "http"])
def test_what_is_written_is_kept_taken_along_and_brought_back(
    origin: Origin, page: Page, reader: BrowserContext, bases: dict[Origin, str], tmp_path: Path
) -> None:
    visit = opened(reader, bases[origin], page)
    tab = visit.page
    text = f"Vi pratade.\n\n{HOSTILE_TEXT}"
    fill(tab, m1_talked=text, m2_try="Öppna frågor", p1_saw="Fler svarade")
    all_of_it = filled(tab)
    assert all_of_it == {"m1-talked": text, "m2-try": "Öppna frågor", "p1-saw": "Fler svarade"}
    assert kept(tab) == {}
    assert tab.locator("[data-disk]").count() == (origin == "disk")
    tab.locator("[data-save]").click()
    log = page.one("#k-logg")
    assert list(kept(tab)) == [f"{log['data-key']}:log:{log['data-id']}"]
    tab.reload()
    assert filled(tab) == all_of_it
    assert told(tab) == log["data-found"]
    whole = saved(tab, "[data-export]", tmp_path)
    assert json.loads(whole.read_text("utf-8")) == {"log": log["data-id"], "fields": all_of_it}
    meetings = saved(tab, "[data-meetings]", tmp_path)
    assert meetings.name != whole.name
    assert json.loads(meetings.read_text("utf-8"))["fields"].keys() == {"m1-talked", "m2-try"}
    tab.locator("[data-delete]").click()
    assert kept(tab) == {}
    tab.locator("[data-clear]").click()
    assert filled(tab) == {}
    tab.reload()
    assert filled(tab) == {}
    assert whole.name in load(tab, whole)
    assert filled(tab) == all_of_it
    assert kept(tab) == {}
    assert load(tab, whole)
    assert filled(tab) == all_of_it, "the same file again adds nothing"
    assert visit.faults == []


def test_experience_is_gathered_from_the_files_of_several(
    page: Page, reader: BrowserContext, bases: dict[Origin, str], tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.json" for name in ("a", "b")]
    for path in files:
        fields = {"p1-tried": f"{path.stem} prövade", "p1-keep": "Öppna frågor"}
        path.write_text(json.dumps({"log": page.one("#k-logg")["data-id"], "fields": fields}))
    visit = opened(reader, bases["disk"], page)
    tab = visit.page
    fill(tab, p1_tried="Jag prövade", m1_try="Vi skulle pröva")
    load(tab, *files)
    assert filled(tab)["p1-tried"] == "Jag prövade\n\na prövade\n\nb prövade"
    places = tab.locator(".experience").first.locator("dd")
    assert places.nth(0).locator("p").all_inner_texts() == [
        "Vi skulle pröva",
        "Jag prövade\n\na prövade\n\nb prövade",
    ]
    assert places.nth(1).inner_text() == ""
    assert places.nth(2).inner_text() == "Öppna frågor"
    assert visit.faults == []


WRONG = {
    "no JSON": "{",
    "markup": "<script>alert(1)</script>",
    "null": "null",
    "a list": "[]",
    "another log": '{"log": "annan", "fields": {"m1-talked": "x"}}',
    "no fields": '{"log": "ID"}',
    "fields in a list": '{"log": "ID", "fields": ["x"]}',
    "no text": '{"log": "ID", "fields": {"m1-talked": {"x": 1}}}',
    "half of it no text": '{"log": "ID", "fields": {"m1-try": "x", "m1-talked": 4}}',
    "a strange name": '{"log": "ID", "fields": {"__proto__": "x"}}',
    "markup for a name": '{"log": "ID", "fields": {"<b>": "x"}}',
    "a text without end": '{"log": "ID", "fields": {"m1-talked": "' + "x" * 10_001 + '"}}',
    "huge": '{"log": "ID", "fields": {"m1-talked": "x"}}' + " " * 2_000_000,
}


@pytest.fixture(scope="module")
def shared(browser: Browser, bases: dict[Origin, str], page: Page) -> Iterator[Visit]:
    """Give a page where something stands, which no wrong file may change."""
    context = browser.new_context(reduced_motion="reduce")
    visit = opened(context, bases["disk"], page)
    fill(visit.page, m1_who="Alla")
    yield visit
    context.close()


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_a_file_that_is_none_changes_nothing(
    text: str, page: Page, shared: Visit, tmp_path: Path
) -> None:
    file = tmp_path / "<b>fil.json"
    file.write_text(text.replace("ID", str(page.one("#k-logg")["data-id"])), encoding="utf-8")
    said = load(shared.page, file)
    assert said == str(page.one("#k-logg")["data-wrong"]).replace("{name}", "<b>fil.json")
    assert filled(shared.page) == {"m1-who": "Alla"}
    assert shared.faults == []


def test_a_field_that_is_gone_is_kept_and_taken_along(
    page: Page, reader: BrowserContext, bases: dict[Origin, str], tmp_path: Path
) -> None:
    file = tmp_path / "a.json"
    fields = {"m99-talked": "En träff som inte längre finns", "m1-who": "Alla"}
    file.write_text(json.dumps({"log": page.one("#k-logg")["data-id"], "fields": fields}))
    tab = opened(reader, bases["disk"], page).page
    load(tab, file)
    assert filled(tab) == {"m1-who": "Alla"}
    again = saved(tab, "[data-export]", tmp_path)
    assert json.loads(again.read_text("utf-8"))["fields"] == fields


def test_where_nothing_may_be_kept_it_is_said(
    page: Page, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    reader.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    visit = opened(reader, bases["disk"], page)
    assert told(visit.page) == page.one("#k-logg")["data-refused"]
    assert not visit.page.locator("[data-save]").is_visible()
    assert visit.page.locator("[data-export]").is_visible()
    assert visit.faults == []


def test_it_is_used_by_keyboard_and_is_for_everybody_when_filled_in(
    page: Page, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    visit = opened(reader, bases["disk"], page)
    tab = visit.page
    second = tab.locator("#k-traffar summary").nth(1)
    assert not tab.locator("[name=m2-date]").is_visible()
    second.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.type("3 november")
    tab.keyboard.press("Tab")
    tab.keyboard.type("En rad")
    tab.keyboard.press("Enter")
    tab.keyboard.type("till")
    assert filled(tab) == {"m2-date": "3 november", "m2-talked": "En rad\ntill"}
    tab.locator("[data-save]").focus()
    tab.keyboard.press("Space")
    assert kept(tab)
    for scheme, width in (("light", 320), ("dark", 1280)):
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        tab.set_viewport_size({"width": width, "height": 800})
        assert [*visit.axe(), *visit.overflow()] == []


def test_paper_has_all_of_a_text_and_lines_where_there_is_none(
    page: Page, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    tab = opened(reader, bases["disk"], page).page
    fill(tab, m1_talked="En lång rad om det vi såg. " * 200)
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    text = tab.locator("p:has([name=m1-talked]) .written")
    assert text.inner_text() == ("En lång rad om det vi såg. " * 200).strip()
    assert not tab.locator("[name=m1-talked]").is_visible()
    fields = tab.locator("#k-logg [name]")
    assert fields.locator("visible=true").count() == fields.count() - 1
    empty = tab.locator("[name=m2-talked]").bounding_box()
    assert empty
    assert empty["height"] > 100, "four lines, eight millimetres each"
    assert tab.locator("button:visible, input[type=file]:visible").count() == 0
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert tab.locator("details.sheet[open]").count() == 2


def test_without_a_script_it_is_a_form_to_print(page: Page, readers: Readers) -> None:
    with readers.visiting(Way("disk", javascript=False, width=320)) as visit:
        visit.open(page.address)
        fields = len(page.soup.select("#k-logg [name]"))
        assert visit.page.locator("#k-logg [name]:visible").count() == fields
        assert visit.page.locator("#k-logg button:visible").count() == 0
        assert visit.overflow() == []
        visit.page.emulate_media(media="print")
        assert visit.page.locator("#k-logg [name]:visible").count() == fields
        assert visit.page.locator(".experience dd:visible").count() == len(
            page.soup.select(".experience dd")
        )


def test_a_certificate_is_one_page_with_the_parts_taken_part_in(
    portal: Portal, reader: BrowserContext, bases: dict[Origin, str]
) -> None:
    page = portal.of_kind("certificate")
    tab = opened(reader, bases["disk"], page).page
    tab.locator(".name input").fill("Ett mycket långt namn som ändå ryms på raden")
    hours = tab.locator("[data-hours]")
    whole = hours.input_value()
    boxes = tab.locator(".certificate [type=checkbox]")
    boxes.nth(1).uncheck()
    assert hours.input_value() != whole
    boxes.nth(1).check()
    assert hours.input_value() == whole, "counted as the builder counts"
    boxes.nth(1).uncheck()
    hours.fill("20 timmar")
    boxes.nth(2).uncheck()
    assert hours.input_value() == "20 timmar"
    data = tab.pdf(prefer_css_page_size=True)
    assert re.findall(rb"/Count (\d+)", data) == [b"1"]
    tab.emulate_media(media="print")
    count = len(page.soup.select(".certificate li"))
    assert tab.locator(".certificate li:visible").count() == count - 2
    assert tab.locator(".colophon, .how").locator("visible=true").count() == 0
    for box in boxes.all():
        box.evaluate("box => { box.checked = false; }")
    assert tab.locator(".certificate [type=checkbox]:visible").count() == count
    assert kept(tab) == {}
