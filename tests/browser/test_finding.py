"""Finding a module: by several choices at once, and up to four side by side.

What fits is worked out a second time here, from the modules' own files.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.portal import Portal
from tests.browser.visit import Origin, Readers, Way

pytestmark = pytest.mark.browser

CATALOGUE, COMPARE = "moduler/index.html", "jamfor/index.html"
CHOICES = 60


class Told(NamedTuple):
    """A module by its files: title, the folders of the lists that it stands in, by kind."""

    title: str
    facets: Mapping[str, frozenset[str]]
    asked: tuple[str, ...]  # the first question of each part


def front(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text.split("---\n")[1]) or {}
    return read


def sdg(path: Path) -> list[str]:
    """Read goals as they are written: YAML takes `12.10` for a number."""
    lines = path.read_text(encoding="utf-8").splitlines()
    (line,) = [each for each in lines if each.startswith("sdg:")]
    return [each.strip() for each in line.partition("[")[2].rstrip("]").split(",")]


def told(folder: Path, portal: Portal) -> Told:
    read = front(folder / "module.md")
    page = portal.pages[f"moduler/{folder.name}/index.html"]
    hours = next(page.one(".facts div:nth-of-type(1) dd").stripped_strings)
    amount = sum(
        int(number) * {"h": 60, "min": 1}[unit]
        for number, unit in zip(hours.split()[::2], hours.split()[1::2], strict=True)
    )
    every = sorted(folder.glob("[0-9]*/"), key=lambda each: int(each.name.partition("-")[0]))
    parts = [each for each in every if front(each / "part.md").get("status") != "draft"]
    moments = [[front(path) for path in sorted(part.glob("?.md"))] for part in parts]
    materials = [
        each for part in moments for moment in part for each in moment.get("materials", ())
    ]
    spoken = any(front(each).get("audio") for each in folder.glob("articles/*.md"))
    media = {"med-film"} if any("film" in each for each in materials) else set()
    if spoken or any("audio" in each for each in materials):
        media.add("med-ljud")
    steps = {600: "0-10", 1200: "10-20", 1800: "20-30", 10**9: "30"}
    sizes = {3: "1-3", 6: "4-6", 9: "7-9", 10**9: "10"}
    return Told(
        read["title"],
        {
            "omrade": frozenset({f"omrade-{read['area']}"}),
            "skolform": frozenset(f"skolform-{each.lower()}" for each in read["school_forms"]),
            "malgrupp": frozenset(f"malgrupp-{each}" for each in read["audiences"]),
            "amne": frozenset(f"amne-{each}" for each in read["subjects"]),
            "arskurs": frozenset(f"arskurs-{each}" for each in read.get("stages", ())),
            "timmar": frozenset({f"timmar-{next(v for k, v in steps.items() if amount <= k)}"}),
            "delar": frozenset({f"delar-{next(v for k, v in sizes.items() if len(parts) <= k)}"}),
            "mal": frozenset(f"mal-{each.partition('.')[0]}" for each in sdg(folder / "module.md")),
            "med": frozenset(media),
        },
        tuple(
            next((asked for moment in part for asked in questions(moment)), "") for part in moments
        ),
    )


def questions(moment: Mapping[str, Any]) -> Iterator[str]:
    for each in moment.get("questions", ()):
        yield each if isinstance(each, str) else each["text"]


@pytest.fixture(scope="module")
def modules(portal: Portal) -> dict[str, Told]:
    """Read all modules of the portal, by their folders."""
    folders = sorted((portal.root.parent / "content/modules").iterdir())
    return {each.name: told(each, portal) for each in folders}


def values(modules: Mapping[str, Told]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for module in modules.values():
        for kind, names in module.facets.items():
            found.setdefault(kind, set()).update(names)
    return {kind: sorted(names) for kind, names in found.items()}


def fits(module: Told, chosen: Mapping[str, set[str]]) -> bool:
    return all(not some or some & module.facets[kind] for kind, some in chosen.items())


def shown(page: Page) -> set[str]:
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("#k-urval:not([hidden]) .card h3")]
             .map(each => each.textContent)"""
    )
    assert len(found) == len(set(found))
    return set(found)


def counts(page: Page) -> dict[str, int]:
    found: dict[str, int] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".facet input")].map(each => [
             each.name, Number(each.closest("li").querySelector(".count").textContent)]))"""
    )
    return found


def choose(page: Page, names: set[str]) -> None:
    """Go to a choice by its address, and wait until it is drawn."""
    page.evaluate(
        """names => new Promise(done => {
             addEventListener("hashchange", () => setTimeout(done, 0), {once: true});
             location.hash = names; })""",
        ",".join(sorted(names)),
    )


def test_every_value_has_a_page_with_the_modules_that_have_it(
    modules: Mapping[str, Told], portal: Portal
) -> None:
    every = values(modules)
    assert {kind for kind, names in every.items() if not names} <= {"arskurs", "med"}
    for kind, names in every.items():
        for name in names:
            page = portal.pages[f"moduler/{name}/index.html"]
            listed = {each.get_text() for each in page.soup.select(".card h3")}
            assert listed == {each.title for each in modules.values() if name in each.facets[kind]}
    folders = {name for names in every.values() for name in names}
    facets = {each.address for each in portal.pages.values() if each.kind == "facet"}
    assert facets == {f"moduler/{name}/index.html" for name in folders}


@pytest.mark.parametrize("origin", ["disk", "http"])
def test_random_choices_show_what_has_them(
    origin: Origin, modules: Mapping[str, Told], readers: Readers
) -> None:
    random = Random(6)  # noqa: S311 - repeatable
    every = values(modules)
    with readers.visiting(Way(origin)) as visit:
        visit.open(f"{CATALOGUE}#{every['skolform'][0]}")
        page = visit.page
        expect(page.locator("#k-urval")).to_be_visible()
        before: set[str] = {every["skolform"][0]}
        empty = 0
        for _ in range(CHOICES):
            kinds = random.sample(sorted(every), random.choice((1, 1, 2, 3)))
            chosen = {
                kind: set(random.sample(every[kind], min(len(every[kind]), random.choice((1, 2)))))
                for kind in kinds
            }
            names = {name for some in chosen.values() for name in some}
            if not names or names == before:
                continue
            before = names
            choose(page, names)
            fitting = {each.title for each in modules.values() if fits(each, chosen)}
            empty += not fitting
            assert shown(page) == fitting, names
            assert counts(page) == {
                name: sum(
                    name in module.facets[kind] and fits(module, {**chosen, kind: set()})
                    for module in modules.values()
                )
                for kind, some in every.items()
                for name in some
            }
        assert 0 < empty < CHOICES
        assert visit.faults == []


def test_a_choice_is_told_kept_in_the_address_and_cleared(
    modules: Mapping[str, Told], readers: Readers
) -> None:
    with readers.visiting(Way("disk")) as visit:
        visit.open(CATALOGUE)
        page = visit.page
        status = page.locator("#k-filter [role=status]")
        assert not page.locator("#k-filter button").is_visible()
        page.locator("[name=skolform-gr]").check()
        of_school = [each for each in modules.values() if "skolform-gr" in each.facets["skolform"]]
        expect(status).to_have_text(f"{len(of_school)} av {len(modules)} moduler passar era val.")
        assert page.url.endswith("#skolform-gr")
        assert not page.locator("#k-alla").is_visible()
        page.locator("#k-urval a").first.click()
        page.go_back()
        expect(page.locator("#k-urval .card")).to_have_count(len(of_school))
        page.get_by_role("button", name="Rensa alla val").click()
        assert page.locator("#k-alla").is_visible()
        assert "#" not in page.url
        expect(status).to_have_text("")
        assert page.evaluate("document.activeElement.id") == "k-moduler"
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        assert page.context.cookies() == []
        assert visit.faults == []


def test_a_list_leads_to_more_choices(readers: Readers) -> None:
    with readers.visiting(Way("disk")) as visit:
        visit.open("moduler/skolform-fs/index.html")
        visit.page.get_by_role("link", name="Kombinera med fler val").click()
        expect(visit.page.locator("#k-urval")).to_be_visible()
        assert visit.page.url.endswith(f"{CATALOGUE}#skolform-fs")
        assert visit.page.locator("[name=skolform-fs]").is_checked()


def test_what_is_no_choice_is_left_alone(readers: Readers) -> None:
    with readers.visiting(Way("disk")) as visit:
        visit.open(f"{CATALOGUE}#innehall")
        assert visit.page.locator("#k-alla").is_visible()
        visit.open(f"{COMPARE}#../../x,<b>,k-tabell")
        assert not visit.page.locator("#k-valda").is_visible()
        assert visit.faults == []


def test_the_filter_is_used_by_keyboard(readers: Readers) -> None:
    with readers.visiting(Way("disk", width=360)) as visit:
        visit.open(CATALOGUE)
        page = visit.page
        page.locator(".ways summary").first.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator("#k-urval")).to_be_visible()
        assert page.evaluate("document.activeElement.checked") is True
        assert visit.axe() == []
        assert visit.overflow() == []


def test_a_principal_finds_compares_and_chooses(
    modules: Mapping[str, Told], readers: Readers
) -> None:
    """From the start page to a module that is chosen, by what is seen on the way."""
    chosen = sorted(modules)[:3]
    with readers.visiting(Way("disk")) as visit:
        visit.open("index.html")
        page = visit.page
        page.locator(".entrances").get_by_role("link", name="Jämför moduler").click()
        for name in chosen:
            page.get_by_role("checkbox", name=f"Jämför: {modules[name].title}").check()
        expect(page.locator(".beside thead th")).to_have_count(len(chosen))
        page.get_by_role("link", name="Visa jämförelsen").click()
        assert page.evaluate("document.activeElement.id") == "k-bredvid"
        heads = page.locator(".beside thead th a").all_inner_texts()
        assert heads == [modules[name].title for name in chosen]
        for at, name in enumerate(chosen, 1):
            column = page.locator(f".beside tbody td:nth-of-type({at}) q").all_text_contents()
            assert column == [each for each in modules[name].asked if each]
        page.locator(".beside tbody").get_by_role(
            "link", name=f"Tid och villkor: {modules[chosen[1]].title}"
        ).click()
        assert page.url == f"{visit.base}moduler/{chosen[1]}/rektor/index.html"
        assert visit.faults == []


@pytest.mark.parametrize("way", [Way("disk", width=320), Way("http", scheme="dark", width=768)])
def test_modules_side_by_side_are_for_everybody(
    way: Way, modules: Mapping[str, Told], readers: Readers
) -> None:
    with readers.visiting(way) as visit:
        visit.open(f"{COMPARE}#{','.join(sorted(modules)[:4])}")
        expect(visit.page.locator(".beside thead th")).to_have_count(4)
        assert visit.axe() == []
        assert visit.overflow() == []
        assert visit.faults == []


def test_a_fifth_has_to_wait_and_a_stranger_is_told(
    modules: Mapping[str, Told], readers: Readers
) -> None:
    names = sorted(modules)
    assert len(names) > 4
    with readers.visiting(Way("disk")) as visit:
        visit.open(f"{COMPARE}#{','.join(names)}")
        page = visit.page
        expect(page.locator(".beside thead th")).to_have_count(4)
        fifth = page.get_by_role("checkbox", name=f"Jämför: {modules[names[4]].title}")
        assert fifth.is_disabled()
        page.get_by_role("button", name=f"Ta bort: {modules[names[0]].title}").click()
        assert fifth.is_enabled()
        fifth.check()
        expect(page.locator(".beside thead th")).to_have_count(4)
        assert page.url.endswith(f"#{','.join(names[1:5])}")
        page.get_by_role("button", name="Ta bort alla").click()
        assert not page.locator("#k-valda").is_visible()
        assert page.evaluate("localStorage.length") == 0
        assert visit.faults == []
        visit.open(f"moduler/{names[2]}/index.html")
        page.get_by_role("link", name="Jämför med andra moduler").click()
        expect(page.locator(".beside thead th a")).to_have_text(modules[names[2]].title)
        visit.open(f"{COMPARE}#finns-inte,{names[0]}")
        expect(page.locator(".beside thead th")).to_have_count(1)
        expect(page.locator(".chosen [role=status]")).to_have_text("En modul kunde inte läsas in.")


def test_without_scripts_there_is_a_table(modules: Mapping[str, Told], readers: Readers) -> None:
    with readers.visiting(Way("disk", javascript=False, width=320)) as visit:
        visit.open(COMPARE)
        titles = visit.page.locator(".choices tbody th a").all_inner_texts()
        assert titles == [module.title for module in modules.values()]
        assert not visit.page.locator(".choices input").first.is_visible()
        assert visit.overflow() == []
