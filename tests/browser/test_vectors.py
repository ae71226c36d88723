"""No text that an author can write makes a browser run, fetch or send anything."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.attacked import Attack, published, text_keys
from tests.browser.conftest import served
from tests.vectors import texts

_LEAST = 60
_RAN = "() => window.calls || []"
_EVENTS = """() => {
  const names = "click mouseover pointerenter focus toggle animationstart beforetoggle load error";
  for (const each of document.querySelectorAll("main *, body > :not(header, footer)"))
    for (const name of names.split(" "))
      if (name !== "click" || !each.closest("a[href], button"))
        each.dispatchEvent(new Event(name, {bubbles: true}));
}"""
# What is left of an attack though it did not run: handlers, and addresses that no reader asked for.
_LEFT = """() => [...document.querySelectorAll("*")].flatMap(each => [...each.attributes]
  .filter(({name, value}) => name.startsWith("on") || name === "style" || name === "srcdoc"
    || (/^(href|src|action|formaction|data|xlink:href)$/.test(name)
      && !/^(#|https?:|mailto:|tel:|data:image\\/(png|svg\\+xml),|[^:]*$)/.test(value)))
  .map(({name, value}) => `<${each.localName} ${name}="${value}">`)
  .concat(/^(script|iframe|object|embed|form|input|base|style|math|template)$/.test(each.localName)
    && !(each.localName === "script" && (each.src || '').includes("/assets/"))
    && !(each.localName === "script" && each.type === "application/ld+json")  // data, never run
    && !each.matches('.choices input[type="radio"], .keeping input[type="file"]')
    ? [`<${each.localName}>`] : []))"""


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Attack:
    made = Attack(tmp_path_factory.mktemp("attacked"))
    made.write()
    return made


@pytest.fixture(scope="module")
def site(attack: Attack) -> Path:
    return published(attack.root)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Open a tab that heeds no policy: what is written into a page must do without it."""
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(10_000)
    context.add_init_script("window.ran = n => (window.calls = window.calls || []).push(n);")
    yield context.new_page()
    context.close()


def _faults(tab: Page, address: str) -> list[str]:
    """Open a page, do all that a reader might do, and tell what came of it."""
    asked: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request.url)

    tab.on("request", ask)
    tab.goto(address, wait_until="load")
    tab.evaluate(_EVENTS)
    ran, left = tab.evaluate(_RAN), tab.evaluate(_LEFT)
    tab.remove_listener("request", ask)
    within = f"{address[:12]}"  # a folder of this machine, or a server of it
    outside = [url for url in asked if not url.startswith((within, "data:image/"))]
    return [*(f"ran {each}" for each in ran), *left, *(f"asked for {url}" for url in outside)]


def test_there_are_vectors_for_every_text_of_every_file(attack: Attack) -> None:
    assert len(attack.vectors) >= _LEAST
    assert text_keys() - attack.attacked == set()


def test_vectors_run_where_nobody_stops_them(attack: Attack, tab: Page, tmp_path: Path) -> None:
    """A test of the test: written into a page as they are, most of the HTML among them runs."""
    ran = 0
    harmful = [vector for vector in attack.vectors if vector.startswith("<")]
    for number, vector in enumerate(harmful):
        page = tmp_path / f"{number}.html"
        page.write_text(f"<!doctype html><title>x</title><body>{vector}", encoding="utf-8")
        ran += bool(_faults(tab, page.as_uri()))
    assert ran > len(harmful) * 0.8
    attribute = tmp_path / "attribute.html"
    for vector in ('" onmouseover="window.ran(1)" x="', "' onmouseover='window.ran(1)' x='"):
        assert vector in attack.vectors
        attribute.write_text(f"<p title={vector[0]}{vector}{vector[0]}>x</p>", encoding="utf-8")
        assert "ran 1" in _faults(tab, attribute.as_uri())


def _pages(site: Path) -> list[Path]:
    """List the pages; a module's page for print holds all of its articles, each as its page has it.

    What is shown for a wrong address is passed over: it goes by the server's own addresses.
    """
    pages = [page for page in sorted(site.rglob("*.html")) if "artiklar/v" not in page.as_posix()]
    return [page for page in pages if page.name != "404.html"]


def test_nothing_of_an_attack_runs_or_is_left_from_disk(site: Path, tab: Page) -> None:
    faults = {page: found for page in _pages(site) if (found := _faults(tab, page.as_uri()))}
    assert not faults, "\n".join(f"{page}: {found[:5]}" for page, found in faults.items())


def test_nothing_of_an_attack_runs_or_is_left_from_a_server(site: Path, tab: Page) -> None:
    pages = [page.relative_to(site).as_posix() for page in _pages(site)]
    chosen = [page for page in pages if "/del-" not in page]  # a page for print holds them too
    with served(site) as base:
        faults = {page: found for page in chosen if (found := _faults(tab, f"{base}{page}"))}
    assert not faults, "\n".join(f"{page}: {found[:5]}" for page, found in faults.items())


def test_every_vector_stands_by_itself_on_a_page_that_is_opened(site: Path) -> None:
    whole = (site / "moduler/m0/skriv-ut/index.html").read_text(encoding="utf-8")
    for number, _ in enumerate(texts("")):
        assert f"V{number}</h2>" in whole


def test_no_drawing_of_an_attack_is_published(site: Path) -> None:
    ours = {"assets/icon.svg", *(f"moduler/m{n}/qr.svg" for n in range(4))}
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.svg")} == ours


@pytest.mark.parametrize("shown", ["<title>", 'name="description"', "<h1", 'class="crumbs"'])
def test_attacked_texts_do_reach_the_pages(site: Path, shown: str) -> None:
    """As letters: what is tested above is that they stay letters."""
    page = (site / "moduler/m0/index.html").read_text(encoding="utf-8")
    after = page.partition(shown)[2][:4000]
    assert "window.ran(1)" in after
    assert any(escape(vector) in page for vector in texts("window.ran(1)"))
