"""A reader's own progress and notes, and a text read aloud, as readers use them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import Page as Tab

from tests.browser import turns
from tests.browser.portal import Page, Portal
from tests.browser.visit import Origin, Readers, Visit, Way

pytestmark = pytest.mark.browser

NOTE = "Barnen räknade trappstegen."
NASTY = '</textarea><img src=x onerror="document.title=1">'


@pytest.fixture(scope="module")
def page(portal: Portal) -> Page:
    return portal.of_kind("reading")


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


def opened(reader: BrowserContext, base: str, address: str) -> Visit:
    visit = Visit(reader.new_page(), base)
    visit.open(address)
    return visit


def moment(page: Page, letter: str = "b") -> str:
    """Get the address of a moment of the module's first part."""
    return f"{page.address.removesuffix('min-lasning/index.html')}del-1/moment-{letter}/index.html"


def kept(tab: Tab) -> dict[str, str]:
    found: dict[str, str] = tab.evaluate("() => ({...localStorage})")
    return found


def write(tab: Tab, identity: str, note: str) -> None:
    row = tab.locator(f"#k-moment-{identity}")
    if not row.locator("textarea").is_visible():
        row.locator("summary").click()
    row.locator("textarea").fill(note)
    row.locator("textarea").blur()


def note(tab: Tab, identity: str) -> str:
    return tab.locator(f"#k-moment-{identity} textarea").input_value()


def done(tab: Tab) -> set[str]:
    found: list[str] = tab.evaluate(
        "() => [...document.querySelectorAll('li:has(:checked)')].map(each => each.dataset.moment)"
    )
    return set(found)


def test_nothing_is_kept_before_the_reader_begins(
    reader: BrowserContext, bases: dict[Origin, str], page: Page, origin: Origin
) -> None:
    visit = opened(reader, bases[origin], page.address)
    tab = visit.page
    tab.locator("#k-moment-1a input").check()
    write(tab, "1b", NOTE)
    assert kept(tab) == {}
    visit.open(moment(page))
    assert not tab.locator(".own textarea").is_visible()
    assert kept(tab) == {}
    tab.get_by_role("link", name="Följ din läsning och anteckna").click()
    assert tab.url.endswith("min-lasning/index.html#k-moment-1b")
    assert done(tab) == set()
    assert visit.faults == []


def test_what_is_begun_is_kept_on_both_pages_until_it_is_deleted(
    reader: BrowserContext, bases: dict[Origin, str], page: Page, origin: Origin
) -> None:
    visit = opened(reader, bases[origin], page.address)
    tab = visit.page
    tab.locator("#k-moment-1a input").check()
    tab.get_by_role("button", name="Börja spara i webbläsaren").click()
    write(tab, "1b", NOTE)
    (name,) = kept(tab)
    assert ":reading:" in name
    visit.open(moment(page))
    assert tab.locator(".own textarea").input_value() == NOTE
    tab.locator(".own textarea").fill(NASTY)
    tab.get_by_role("checkbox", name="Jag är klar med momentet").check()
    expect(tab.locator(".own [role=status]")).to_have_text("Sparat i den här webbläsaren.")
    assert visit.axe() == []
    visit.open(page.address)
    assert done(tab) == {"1a", "1b"}
    assert note(tab, "1b") == NASTY
    count = len(page.soup.select("[data-moment]"))
    expect(tab.locator("[data-count]")).to_have_text(f"2 av {count} moment klara")
    tab.get_by_role("button", name="Sluta spara och ta bort det sparade").click()
    assert kept(tab) == {}
    assert note(tab, "1b") == NASTY
    write(tab, "1c", NOTE)
    assert kept(tab) == {}
    visit.open(page.address)
    assert done(tab) == set()
    assert visit.faults == []


def test_two_pages_lose_nothing_of_each_other(
    reader: BrowserContext, bases: dict[Origin, str], page: Page
) -> None:
    first = opened(reader, bases["http"], page.address)
    first.page.get_by_role("button", name="Börja spara i webbläsaren").click()
    second = opened(reader, bases["http"], moment(page))
    third = opened(reader, bases["http"], moment(page, "c"))
    second.page.locator(".own textarea").fill(NOTE)
    second.page.locator(".own textarea").blur()
    third.page.get_by_role("checkbox", name="Jag är klar med momentet").check()
    expect(first.page.locator("#k-moment-1b textarea")).to_have_value(NOTE)
    write(first.page, "1a", "Första")
    (text,) = kept(first.page).values()
    assert json.loads(text)["moments"] == {
        "1a": {"done": False, "note": "Första"},
        "1b": {"done": False, "note": NOTE},
        "1c": {"done": True, "note": ""},
    }


def test_a_file_is_taken_to_another_browser_and_nothing_is_lost(
    reader: BrowserContext, bases: dict[Origin, str], page: Page, origin: Origin, tmp_path: Path
) -> None:
    visit = opened(reader, bases[origin], page.address)
    tab = visit.page
    tab.locator("#k-moment-1a input").check()
    write(tab, "1b", NOTE)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Spara som fil").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    visit.open(page.address)
    write(tab, "1b", "Något annat")
    write(tab, "1c", "Mitt")
    tab.locator("[data-import]").set_input_files(saved)
    expect(tab.locator("[data-told]")).to_have_text("Filen är inläst.")
    assert done(tab) == {"1a"}
    assert note(tab, "1b") == f"Något annat\n\n{NOTE}"
    assert note(tab, "1c") == "Mitt"
    assert kept(tab) == {}
    tab.locator("[data-import]").set_input_files(saved)
    expect(tab.locator("[data-told]")).to_have_text("Filen är inläst.")
    assert note(tab, "1b") == f"Något annat\n\n{NOTE}"
    assert visit.faults == []


STRANGE = {
    "no JSON": "…",
    "a list": "[]",
    "another module's": '{"module": "annan", "moments": {"1a": {"done": true, "note": "x"}}}',
    "no moments": '{"module": "%", "moments": null}',
    "moments that are none": '{"module": "%", "moments": {"__proto__": {"done": true}, "x": 1}}',
}


@pytest.mark.parametrize("text", turns.cases(STRANGE))
def test_a_file_of_something_else_changes_nothing(
    text: str, reader: BrowserContext, bases: dict[Origin, str], page: Page, tmp_path: Path
) -> None:
    visit = opened(reader, bases["disk"], page.address)
    slug = page.address.split("/")[1]
    (tmp_path / "fil.json").write_text(text.replace("%", slug), encoding="utf-8")
    visit.page.locator("[data-import]").set_input_files(tmp_path / "fil.json")
    told = visit.page.locator("[data-told]")
    expect(told).to_have_text("Inget av den här modulens moment finns i filen.")
    assert done(visit.page) == set()
    assert visit.faults == []


BROKEN = ("…", "null", '{"module": "x"}', '{"moments": {"1b": 7}}')


@pytest.mark.parametrize("broken", turns.cases(dict(zip(BROKEN, BROKEN, strict=True))))
def test_what_is_kept_and_broken_is_no_hindrance(
    broken: str, reader: BrowserContext, bases: dict[Origin, str], page: Page
) -> None:
    visit = opened(reader, bases["http"], page.address)
    visit.page.get_by_role("button", name="Börja spara i webbläsaren").click()
    visit.page.evaluate(
        "text => Object.keys(localStorage).forEach(k => localStorage[k] = text)", broken
    )
    for address in (page.address, moment(page)):
        visit.open(address)
    visit.page.locator(".own textarea").fill(NOTE)
    visit.page.locator(".own textarea").blur()
    visit.open(page.address)
    assert note(visit.page, "1b") == NOTE
    assert visit.faults == []


def test_a_browser_that_keeps_nothing_is_told_of(
    reader: BrowserContext, bases: dict[Origin, str], page: Page
) -> None:
    reader.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    visit = opened(reader, bases["disk"], page.address)
    expect(visit.page.locator("[data-told]")).to_contain_text("låter inte sidan spara")
    assert not visit.page.locator("[data-save]").is_visible()
    visit.open(moment(page))
    assert visit.page.locator("[data-off] a").is_visible()
    assert visit.faults == []


def test_notes_are_printed_where_there_are_any(
    reader: BrowserContext, bases: dict[Origin, str], page: Page
) -> None:
    visit = opened(reader, bases["disk"], page.address)
    tab = visit.page
    write(tab, "1b", NOTE)
    tab.locator("#k-moment-1b summary").click()
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("#k-moment-1b textarea").is_visible()
    assert not tab.locator("#k-moment-1c details").is_visible()
    assert not tab.locator(".keeping").is_visible()


# A device with voices of its own and one that would send the text away.
VOICES = """
window.said = [];
class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
window.SpeechSynthesisUtterance = Utterance;
const speech = {
  waiting: null,
  getVoices: () => window.voices || [],
  addEventListener: (_, act) => { speech.changed = act; },
  speak: (one) => { window.said.push([one.text, one.voice.name, one.lang]); speech.waiting = one; },
  cancel: () => { const one = speech.waiting; speech.waiting = null; if (one) one.onerror(); },
  ended: () => { const one = speech.waiting; speech.waiting = null; one.onend(); },
};
Object.defineProperty(window, "speechSynthesis", {value: speech});
window.voices = [
  {name: "sent away", lang: "sv-SE", localService: false},
  {name: "svensk", lang: "sv-SE", localService: true},
  {name: "english", lang: "en-GB", localService: true},
];
"""


def said(tab: Tab) -> list[list[str]]:
    found: list[list[str]] = tab.evaluate("() => window.said")
    return found


def test_a_text_is_read_sentence_by_sentence_in_the_devices_own_voices(
    reader: BrowserContext, bases: dict[Origin, str], portal: Portal
) -> None:
    reader.add_init_script(VOICES)
    article = portal.of_kind("article")
    visit = opened(reader, bases["disk"], article.address)
    tab = visit.page
    tab.evaluate(
        """() => document.querySelector(".prose").insertAdjacentHTML("afterbegin",
             '<p id="first">En mening. <i lang="en">One more.</i> Bo kom kl. 8 hit!</p>')"""
    )
    tab.get_by_role("button", name="Lyssna", exact=True).click()
    expect(tab.locator("#first")).to_have_class("is-said")
    pause = tab.get_by_role("button", name="Pausa")
    tab.evaluate("speechSynthesis.ended()")
    pause.click()
    tab.get_by_role("button", name="Fortsätt lyssna").click()
    tab.evaluate("speechSynthesis.ended()")
    assert said(tab)[:4] == [
        ["En mening.", "svensk", "sv-SE"],
        ["One more.", "english", "en-GB"],
        ["One more.", "english", "en-GB"],
        ["Bo kom kl. 8 hit!", "svensk", "sv-SE"],
    ]
    tab.get_by_role("button", name="Sluta lyssna").click()
    assert tab.locator(".is-said").count() == 0
    assert tab.get_by_role("button", name="Lyssna", exact=True).is_visible()
    before = len(said(tab))
    tab.get_by_role("button", name="Lyssna", exact=True).click()
    for _ in range(2000):
        if not tab.evaluate("speechSynthesis.waiting && (speechSynthesis.ended(), 1)"):
            break
    texts = " ".join(text for text, _, _ in said(tab)[before:])
    assert {voice for _, voice, _ in said(tab)} == {"svensk", "english"}
    for paragraph in article.soup.select(".prose > p:not(:has(sup, [lang]))"):
        assert "".join(paragraph.get_text().split()) in "".join(texts.split())
    assert "Ord på sidan" not in texts
    assert visit.faults == []


def test_only_a_voice_of_ones_own_in_the_texts_language_is_offered(
    reader: BrowserContext, bases: dict[Origin, str], portal: Portal
) -> None:
    reader.add_init_script(VOICES)
    reader.add_init_script("window.voices = window.voices.filter(each => each.name !== 'svensk')")
    visit = opened(reader, bases["disk"], portal.of_kind("article").address)
    assert visit.page.locator(".listen button").count() == 0
    visit.page.evaluate(
        """() => { window.voices.push({name: "x", lang: "sv_SE", localService: true});
                   speechSynthesis.changed(); speechSynthesis.changed(); }"""
    )
    assert visit.page.locator(".listen button").count() == 1


def test_without_voices_nothing_is_offered(readers: Readers, portal: Portal) -> None:
    with readers.visiting(Way("disk")) as visit:
        visit.open(portal.of_kind("article").address)
        assert visit.page.locator(".listen button").count() == 0
