"""Another theme, and a portal's own colours, font and logo: read by day and by night."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from builder.cli import run
from tests.browser.conftest import CHECKOUT
from tests.browser.visit import SCHEMES, Readers, Scheme, Way

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "moduler/berattelser-och-hallbar-utveckling/del-1/moment-b/index.html",
    "moduler/berattelser-och-hallbar-utveckling/rektor/index.html",
)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30H0z"/></svg>'
CHOICES = {
    "kust": "theme: {name: kust}",
    "own": 'theme: {colours: {brand: "#8a1f3d", link: "#8a1f3d", hero: "#5c1229", a: "#5b2a86"},'
    " font: Georgia, logo: pages/media/logga.svg}",
}


# Another theme makes the whole portal twice: it is tried first.
_TURNS = [
    pytest.param(name, marks=pytest.mark.heavy if "name:" in choice else ())
    for name, choice in CHOICES.items()
]


@pytest.fixture(scope="module", params=_TURNS)
def chosen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[tuple[str, Readers]]:
    """Build the content of this checkout with a choice of theme."""
    project = tmp_path_factory.mktemp("theme")
    shutil.copytree(CHECKOUT / "content", project / "content")
    logo = project / "content" / "pages" / "media" / "logga.svg"
    logo.parent.mkdir(parents=True, exist_ok=True)
    logo.write_text(LOGO, encoding="utf-8")
    settings = project / "content" / "portal.yaml"
    told = settings.read_text(encoding="utf-8")
    settings.write_text(f"{told}\n{CHOICES[request.param]}\n", encoding="utf-8")
    assert run(["build", "--jobs", "1", "--project", str(project)]) == 0
    readers = Readers(browser, {"disk": f"{(project / 'site').as_uri()}/"})
    yield request.param, readers
    readers.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("page", PAGES)
def test_it_is_for_everybody(page: str, scheme: Scheme, chosen: tuple[str, Readers]) -> None:
    _, readers = chosen
    assert readers.judged(Way("disk", True, scheme), page) == []


def test_it_is_seen(chosen: tuple[str, Readers]) -> None:
    name, readers = chosen
    with readers.visiting(Way("disk")) as visit:
        visit.open("index.html")
        style = "name => getComputedStyle(document.querySelector(name))"
        hero = visit.page.evaluate(f"({style})('.hero').backgroundColor")
        font = visit.page.evaluate(f"({style})('h1').fontFamily")
        marks = visit.page.evaluate(
            "() => ['.logo', '.mark'].map(each => !!document.querySelector(`.masthead ${each}`))"
        )
        expected = {
            "kust": ("rgb(20, 54, 95)", "Seravek", [False, True]),
            "own": ("rgb(92, 18, 41)", "Georgia", [True, False]),
        }[name]
        assert (hero, font.partition(",")[0].strip('"'), marks) == expected
        assert visit.faults == []
