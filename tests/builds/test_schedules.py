"""Schedules rebuilt: what a plan, a calendar or a title changes, and what prose leaves alone."""

from pathlib import Path

import pytest

from tests.builds.desk import Desk, differing
from tests.builds.portal import PORTAL, files, module, write
from tests.builds.variant import copied, variant
from tests.lent import lend
from tests.site import LIST, faults

CALENDAR = """\
terms: {autumn: 2026-08-17 – 2026-12-18, spring: 2027-01-11 – 2027-06-11}
breaks: [{name: läslov, weeks: v44}, {name: sportlov, weeks: v7}]
"""
PLAN = """\
title: Plan {name}
unit: Enhet {name}
modules: [{module}]
calendars: [ar]
pace: three-week
groups:
  - {{id: a, name: A{name}, participants: 6, weekday: tuesday, time: "14:30", leader: roll {name}}}
  - {{id: b, name: B{name}, participants: 6, weekday: monday, time: "15:00"}}
checkins: every 2 parts
follow_ups: [2 months]
"""
LISTS = {"planer/index.html"}
OVERVIEW = {"huvudman/index.html", "huvudman/huvudman.csv", "huvudman/huvudman.xlsx"}
LARGEST_PAGE = 60_000


@pytest.fixture(scope="module")
def scheduled(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with schedules and two plans, built."""
    plans = [(f"plans/{name}.yaml", PLAN.format(name=name, module=of)) for name, of in PLANS]
    root = tmp_path_factory.mktemp("scheduled") / "portalen"
    return variant(built, root, "portal, schedules", [("calendars/ar.yaml", CALENDAR), *plans])


PLANS = (("x", "ett"), ("y", "tva"))


@pytest.fixture
def desk(scheduled: Path, tmp_path: Path) -> Desk:
    return copied(scheduled, tmp_path)


def scheduling(paths: set[str]) -> set[str]:
    """Choose what is of schedules."""
    begins = ("planer/", "huvudman/", "scheman/")
    return {path for path in paths if path.startswith(begins) or "/schema/" in path}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/modules/ett/2-del/c.md", "momentet ett2c", "momentet som är ett2c"),
        ("content/modules/ett/2-del/part.md", "Text om delen", "Mer text om delen"),
        ("content/modules/ett/2-del/part.md", "Målet med ett2", "Avsikten med ett2"),
        ("content/modules/ett/module.md", "Inledning till", "Inledningen till"),
        ("content/modules/ett/module.md", "Syftet med", "Avsikten med"),
        ("content/modules/ett/2-del/b.md", "Fråga ett2", "En fråga ett2"),
        ("content/pages/om.md", "Text på sidan", "Texten på sidan"),
        ("content/modules/ett/articles/ett2.md", "Artikel ett2", "Artikeln ett2"),
    ],
)
def test_prose_remakes_no_schedule(desk: Desk, path: str, old: str, new: str) -> None:
    desk.edit(path, old, new)
    made = desk.build().made
    assert made
    assert scheduling(made) == set()


def test_a_part_s_title_is_shown_by_its_module_s_schedules_and_plans(desk: Desk) -> None:
    before = desk.tree()
    desk.edit("content/modules/ett/2-del/part.md", "Del ett2", "Delen ett2")
    made, after = desk.build().made, desk.tree()
    assert after == desk.clean()
    assert scheduling(made) == scheduling(differing(before, after))
    pages = {path for path in after if path.startswith("moduler/ett/schema/")}
    calendars = {f"planer/x/{name}.ics" for name in ("x", "a/a", "b/b")}
    own = {"planer/x/index.html", "planer/x/a/index.html", "planer/x/b/index.html"}
    assert len(pages) >= 6
    assert scheduling(made) == pages | calendars | own


def test_a_module_s_title_is_shown_by_its_schedules_plans_and_lists(desk: Desk) -> None:
    before = desk.tree()
    desk.edit("content/modules/ett/module.md", "Modul ett", "Modulen ett")
    made, after = desk.build().made, desk.tree()
    assert after == desk.clean()
    assert scheduling(made) == scheduling(differing(before, after))
    assert scheduling(made) > LISTS | OVERVIEW
    assert not any(path.startswith(("moduler/tva/", "planer/y/")) for path in scheduling(made))


def test_a_plan_remakes_its_own_pages_the_list_and_the_overview(desk: Desk) -> None:
    before = desk.tree()
    desk.edit("content/plans/x.yaml", '"14:30"', '"14:45"')
    made, after = desk.build().made, desk.tree()
    assert after == desk.clean()
    assert made == differing(before, after) - {LIST}
    own = {path for path in after if path.startswith(("planer/x/a/", "planer/x/x."))}
    files = {path for path in OVERVIEW if not path.endswith(".html")}
    assert made == own | {"planer/x/index.html"} | files
    desk.edit("content/plans/x.yaml", "title: Plan x", "title: Planen x")
    assert (
        made
        < desk.build().made
        <= LISTS | OVERVIEW | {path for path in after if path.startswith("planer/x/")}
    )
    assert desk.build().made == set()


def test_a_calendar_remakes_the_plans_that_are_laid_on_it(desk: Desk) -> None:
    desk.edit("content/plans/y.yaml", "calendars: [ar]\n", "")
    desk.build()
    before = desk.tree()
    desk.edit("content/calendars/ar.yaml", "weeks: v7", "weeks: v9")
    assert desk.build().made == set()  # the meetings are over by then
    desk.edit("content/calendars/ar.yaml", "weeks: v44", "weeks: v43")
    made, after = desk.build().made, desk.tree()
    assert after == desk.clean()
    assert differing(before, after) - {LIST} <= made
    assert "planer/x/a/index.html" in made
    assert not any(path.startswith(("planer/y/", "moduler/", "scheman/")) for path in made)


def test_a_new_plan_and_its_removal(desk: Desk) -> None:
    before = desk.tree()
    write(desk.root, iter([("plans/z.yaml", PLAN.format(name="z", module="ett"))]))
    made = desk.build().made
    assert {path for path in made if not path.startswith("planer/z/")} == LISTS | OVERVIEW
    (desk.root / "content/plans/z.yaml").unlink()
    desk.build()
    assert desk.tree() == before


def test_without_plans_there_are_no_lists_of_them(desk: Desk) -> None:
    for name, _ in PLANS:
        (desk.root / f"content/plans/{name}.yaml").unlink()
    desk.build()
    after = desk.tree()
    assert not any(path.startswith(("planer/", "huvudman/")) for path in after)
    assert not any(b"planer/index.html" in data for data in after.values())
    assert faults(after) == []


def test_modules_of_one_shape_share_their_files(desk: Desk) -> None:
    """The template's table is told by cycle, number of parts and pace; here both have four."""
    shared = {path for path in desk.tree() if path.startswith("scheman/")}
    assert {path.rpartition("/")[2].split(".")[0] for path in shared} == {
        f"collegial-4-{pace}"
        for pace in (
            *("three-week", "intensive", "monthly"),
            *("fortnightly", "half-days", "planning-days"),
        )
    }
    write(desk.root, module("tre", 5))
    made = desk.build().made
    assert {path for path in made if path.startswith("scheman/")} == {
        path.replace("collegial-4", "collegial-5") for path in shared
    }


def group(number: int) -> str:
    day = ("monday", "tuesday", "wednesday", "thursday")[number % 4]
    clock = f"{9 + number // 4 % 8:02}:00"
    return (
        f"  - {{id: g{number}, name: Arbetslaget nummer {number}, participants: {4 + number % 5}, "
        f'weekday: {day}, time: "{clock}", place: Sal {number}, leader: handledare {number}}}\n'
    )


@pytest.mark.parametrize(
    ("groups", "parts"),
    [
        pytest.param(1, 40, marks=pytest.mark.heavy),
        (24, 8),
        pytest.param(200, 4, marks=pytest.mark.heavy),
    ],
)
def test_no_page_grows_with_the_plan(built: Path, tmp_path: Path, groups: int, parts: int) -> None:
    portal = PORTAL.replace("outputs: [portal]", "outputs: [portal, schedules]")
    head = "modules: [lang]\ncalendars: [ar]\npace: three-week\nspare_weekdays: [thursday]\n"
    more = "checkins: every part\nfollow_ups: [2 months, 6 months]\n"
    plan = f"{head}{more}groups:\n{''.join(map(group, range(groups)))}"
    given = [each for each in files() if not each[0].startswith(("modules/", "portal"))]
    write(tmp_path, iter([("portal.yaml", portal), *given, *module("lang", parts)]))
    write(tmp_path, iter([("calendars/ar.yaml", CALENDAR), ("plans/stor.yaml", plan)]))
    desk = Desk(tmp_path)
    lend(built / ".kollegium", tmp_path)
    result = desk.build()
    assert result.code == 0, result.err
    site = desk.tree()
    assert faults(site) == []
    sheets = {path for path in site if path.startswith("planer/stor/g")}
    assert len([path for path in sheets if path.endswith("/index.html")]) >= groups
    pages = {path for path in scheduling({*site}) if path.endswith(".html")}
    assert {path: len(site[path]) for path in pages if len(site[path]) > LARGEST_PAGE} == {}


def test_many_plans_are_listed_in_order_over_several_pages(built: Path, tmp_path: Path) -> None:
    units = ["Äppelskolan", "Zetaskolan", "Åskolan", "Öskolan", "alskolan", "Éskolan"]
    portal = PORTAL.replace("outputs: [portal]", "outputs: [portal, schedules]")
    head = "modules: [ett]\npace: three-week\ngroups: [{name: Lag, participants: 5}]\n"
    plans = [(f"plans/p{n}.yaml", f"unit: {unit}\n{head}") for n, unit in enumerate(units)]
    plans += [(f"plans/q{n}.yaml", f"unit: Qskolan {n:02}\n{head}") for n in range(50)]
    plans += [("plans/sida-2.yaml", f"unit: Rskolan\n{head}")]
    write(tmp_path, files())
    write(tmp_path, iter([("portal.yaml", portal), *plans]))
    desk = Desk(tmp_path)
    lend(built / ".kollegium", tmp_path)
    assert desk.build().code == 0
    site = desk.tree()
    assert faults(site) == []
    pages = ["planer/index.html", "planer/sida-2/index.html", "planer/sida-3/index.html"]
    text = "".join(site[page].decode() for page in pages)
    places = [text.index(f">{unit}</a>") for unit in ("alskolan", "Éskolan", "Qskolan 00")]
    places += [text.index(f">{unit}</a>") for unit in ("Rskolan", "Zetaskolan", "Åskolan")]
    places += [text.index(f">{unit}</a>") for unit in ("Äppelskolan", "Öskolan")]
    assert places == sorted(places)
    assert "planer/plan-sida-2/index.html" in site
