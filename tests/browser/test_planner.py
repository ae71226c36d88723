"""The planner as a school uses it: its days are the command's, and others read its files."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from random import Random
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from builder.cli import run
from tests.browser.portal import Portal
from tests.browser.visit import Origin

pytestmark = pytest.mark.browser

PAGE = "planerare/index.html"
CHOICES = 50


@pytest.fixture(scope="module")
def project(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the content to where calendars and plans can be added."""
    made = tmp_path_factory.mktemp("planned")
    shutil.copytree(portal.root.parent / "content", made / "content")
    return made


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(accept_downloads=True, viewport={"width": 360, "height": 800})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


def kollegium(project: Path, *arguments: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        code = run([*arguments, "--project", str(project)])
    assert code == 0, arguments
    return out.getvalue()


def shown(page: Page) -> list[tuple[str, str, str]]:
    """Read the table: weeks, day and moments of each meeting."""
    rows: list[list[str]] = page.evaluate(
        """() => [...document.querySelectorAll(".sheet tr.is-meeting")]
             .filter(row => row.closest("#k-planner"))
             .map(row => [row.cells[0].textContent,
               (row.querySelector("time") || {dateTime: ""}).dateTime, row.cells[3].textContent])"""
    )
    return [(weeks, day, moments) for weeks, day, moments in rows]


def choose(page: Page, **choice: str) -> None:
    """Go to a choice by its address, and wait for its table."""
    given = "&".join(f"{name}={value}" for name, value in choice.items())
    page.evaluate(
        """given => new Promise(done => {
             addEventListener("hashchange", done, {once: true}); location.hash = given; })""",
        given,
    )
    page.wait_for_function(
        """() => { const out = document.querySelector("#k-planner [data-shown]");
             return out.dataset.shown === out.parentNode.dataset.asked; }"""
    )


def options(page: Page) -> dict[str, Any]:
    """Read from the page's own data what there is to choose from."""
    return {
        "modules": page.evaluate(
            """() => [...document.querySelectorAll(".planner-form select")].map(
                 each => [...each.options].map(one => one.value))"""
        )
    }


def calendar_of(project: Path, county: str, year: str, *, is_open: bool) -> str:
    """Write a school year as `new calendar` suggests it, once, and return its id."""
    name = f"{year}-oppet" if is_open else f"{year}-{county}"
    if not (project / f"content/calendars/{name}.yaml").exists():
        asked = ["--all-year"] if is_open else ["--county", county]
        kollegium(project, "new", "calendar", name, "--school-year", year, *asked)
    return name


@pytest.mark.parametrize("origin", ["disk", "http"])
def test_it_says_what_the_command_says(
    origin: Origin, page: Page, bases: dict[Origin, str], project: Path
) -> None:
    page.goto(bases[origin] + PAGE)
    page.wait_for_selector("#k-planner [data-shown]")
    found = options(page)["modules"]
    modules = page.evaluate(
        """async () => { const found = []; window.kollegium.modules = some => found.push(...some);
             for (const file of document.getElementById("k-planner").dataset.files.split(" ")) {
               if (!file.includes("modules")) continue;
               await new Promise(done => { const one = document.createElement("script");
                 one.src = file; one.onload = done; document.head.append(one); }); }
             return found; }"""
    )
    counties = [value for value in found[2] if not value[1:].isdecimal()]
    assert len(modules) >= 5
    assert len(counties) == 21
    chance = Random(f"planner {origin}")  # noqa: S311 - the same choices every time
    for _ in range(CHOICES // 2):
        module = chance.choice(modules)
        pace = chance.choice([*module["paces"]])
        county, year, day = chance.choice(counties), chance.choice(found[3]), chance.randrange(1, 6)
        choose(page, modul=module["id"], takt=pace, lov=county, ar=year, dag=str(day), tid="15:10")
        name = f"{year}-{(int(year) + 1) % 100:02}"
        calendar = calendar_of(project, county, name, is_open=module["open"])
        weekday = ("monday", "tuesday", "wednesday", "thursday", "friday")[day - 1]
        command = ("schedule", module["id"], "--pace", pace, "--calendar", calendar)
        asked = ("--weekday", weekday, "--time", "15:10", "--format", "json")
        rows = json.loads(kollegium(project, *command, *asked))
        expected = [
            (row["weeks"] or "", row.get("date", ""), ", ".join(row["moments"]))
            for row in rows
            if row["kind"] == "meeting"
        ]
        assert shown(page) == expected, (module["id"], pace, county, year, weekday)


def download(page: Page, button: int) -> str:
    with page.expect_download() as waiting:
        page.locator(".planner-tools button").nth(button).click()
    return Path(waiting.value.path()).read_bytes().decode("utf-8-sig")


def test_its_files_are_read_by_others(page: Page, bases: dict[Origin, str]) -> None:
    page.goto(bases["disk"] + PAGE)
    page.wait_for_selector("#k-planner [data-shown]")
    choose(
        page,
        modul="fragan-fore-verktyget",
        takt="monthly",
        lov="skane",
        ar="2026",
        dag="4",
        tid="22:00",
    )
    days = [day for _, day, _ in shown(page) if day]
    text = download(page, 0)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events: list[Any] = [*icalendar.Calendar.from_ical(text).walk("VEVENT")]
    assert [f"{event['dtstart'].dt:%Y-%m-%d %H:%M}" for event in events] == [
        f"{day} 22:00" for day in days
    ]
    assert len({str(event["uid"]) for event in events}) == len(days)
    assert all(event["dtstart"].params["TZID"] == "Europe/Stockholm" for event in events)
    rows = list(csv.DictReader(io.StringIO(download(page, 1))))
    assert [row["Datum"] for row in rows if row["Datum"]] == days


def test_the_plan_that_it_gives_is_a_plan(
    page: Page, bases: dict[Origin, str], project: Path
) -> None:
    page.goto(bases["disk"] + PAGE)
    page.wait_for_selector("#k-planner [data-shown]")
    choose(
        page,
        modul="leda-kollegialt-larande",
        takt="fortnightly",
        lov="uppsala",
        ar="2026",
        dag="3",
        tid="08:15",
    )
    expected = [(day, moments) for _, day, moments in shown(page)]
    page.wait_for_selector(".planner-plan", state="attached")
    written = page.text_content(".planner-plan") or ""
    calendar_of(project, "uppsala", "2026-27", is_open=False)
    (project / "content/plans/planerad.yaml").write_text(written, encoding="utf-8")
    kollegium(project, "check", "--strict", "--jobs", "1")
    rows = json.loads(kollegium(project, "schedule", "--plan", "planerad", "--format", "json"))
    met = [row for row in rows if row["kind"] == "meeting"]
    assert [(row["date"], ", ".join(row["moments"])) for row in met] == expected
    assert {(row["start"], row["group"]) for row in met} == {("08:15", "Grupp 1")}


def test_by_keyboard_alone(page: Page, bases: dict[Origin, str]) -> None:
    page.goto(bases["disk"] + PAGE)
    page.wait_for_selector("#k-planner [data-shown]")
    page.locator(".planner-form select").first.focus()
    before = shown(page)
    tab_to(page, "Veckodag")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => location.hash.includes('dag=2')")
    assert shown(page) != before
    tab_to(page, "Kopiera som plan")
    page.keyboard.press("Enter")
    tab_to(page, "Skriv ut")


def tab_to(page: Page, text: str) -> None:
    """Press Tab until what has the focus, or its label, begins with a text."""
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = "() => (document.activeElement.closest('label, button') || {}).textContent || ''"
        if str(page.evaluate(focused)).startswith(text):
            return
    pytest.fail(f"the keyboard does not reach {text}")


@pytest.mark.parametrize(("people", "said"), [("12", "6 + 6"), ("3", "liten"), ("6", "")])
def test_a_group_s_size_is_answered(
    people: str, said: str, page: Page, bases: dict[Origin, str]
) -> None:
    page.goto(f"{bases['disk']}{PAGE}#antal={people}")
    page.wait_for_selector("#k-planner [data-shown]")
    status = page.locator("#k-planner p[aria-live]")
    expect(status).to_contain_text(said or "träffar")
    if not said:
        expect(status).not_to_contain_text("Gruppen")


def test_a_choice_in_the_address_that_is_none_is_passed_over(
    page: Page, bases: dict[Origin, str]
) -> None:
    page.goto(f"{bases['disk']}{PAGE}#modul=%3Cb%3E&takt=%E0%A4%A&lov=v99&dag=9&tid=xx&=&min")
    page.wait_for_selector("#k-planner [data-shown]")
    assert len(shown(page)) > 0
