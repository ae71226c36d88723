"""The days of the groups' meetings on a module's guide: which are told, and what remakes them."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.builds.desk import Desk, differing
from tests.builds.portal import write
from tests.builds.variant import copied, variant
from tests.site import LIST

CALENDAR = """\
terms: {autumn: 2026-08-17 – 2026-12-18, spring: 2027-01-11 – 2027-06-11}
"""
PLAN = """\
title: Plan {name}
modules: [{module}]
calendars: [ar]
pace: three-week
groups:
  - {{id: a, name: A{name}, participants: 6, weekday: tuesday, time: "14:30"}}
  - {{id: b, name: B{name}, participants: 6, weekday: monday, time: "15:00"}}
"""
PLANS = (("x", "ett"), ("y", "tva"))
GUIDE = "moduler/ett/ledare/index.html"


@pytest.fixture(scope="module")
def planned(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with guides, schedules and a plan for each module, built."""
    plans = [(f"plans/{name}.yaml", PLAN.format(name=name, module=of)) for name, of in PLANS]
    root = tmp_path_factory.mktemp("planned") / "portalen"
    content = [("calendars/ar.yaml", CALENDAR), *plans]
    return variant(built, root, "portal, guides, schedules", content)


@pytest.fixture
def desk(planned: Path, tmp_path: Path) -> Desk:
    return copied(planned, tmp_path)


def dates(desk: Desk, path: str = GUIDE) -> list[list[str]]:
    """Read the table of days: a row for each meeting, under the groups' names."""
    page = BeautifulSoup(desk.tree()[path], "html.parser")
    rows = page.select(".group-dates tr")
    return [[each.get_text(" ", strip=True) for each in row.select("th, td")] for row in rows]


def test_the_guide_tells_when_each_group_of_its_module_meets(desk: Desk) -> None:
    head, *rows = dates(desk)
    assert head == ["Träff", "Ax Plan x", "Bx Plan x"]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 9)]
    assert rows[0] == ["1", "tis 22 sep 2026", "mån 21 sep 2026"]
    page = BeautifulSoup(desk.tree()[GUIDE], "html.parser")
    for at, group in enumerate("ab", 1):
        own = BeautifulSoup(desk.tree()[f"planer/x/{group}/index.html"], "html.parser")
        listed = [each["datetime"] for each in own.select(".sheet .is-meeting time")]
        shown = page.select(f".group-dates td:nth-child({at + 1}) time")
        assert [each["datetime"] for each in shown] == listed
        links = page.select(f'.group-dates a[href$="planer/x/{group}/index.html"]')
        assert len(links) == 1


def test_a_day_moved_remakes_the_guide_of_that_module_alone(desk: Desk) -> None:
    before = desk.tree()
    desk.edit("content/plans/x.yaml", "weekday: tuesday", "weekday: wednesday")
    made, after = desk.build().made, desk.tree()
    assert after == desk.clean()
    assert made == differing(before, after) - {LIST}
    assert {path for path in made if "/ledare/" in path} == {GUIDE}
    assert dates(desk)[1] == ["1", "ons 23 sep 2026", "mån 21 sep 2026"]
    desk.edit("content/plans/x.yaml", '"14:30"', '"14:45"')
    assert not {path for path in desk.build().made if "/ledare/" in path}


def test_without_a_calendar_a_plan_s_weeks_stand_for_all_its_groups(desk: Desk) -> None:
    desk.edit("content/plans/x.yaml", "calendars: [ar]\n", "")
    desk.build()
    head, *rows = dates(desk)
    assert head == ["Träff", "Plan x"]
    assert rows[0] == ["1", "vecka 38"]
    sheet = BeautifulSoup(desk.tree()["planer/x/index.html"], "html.parser")
    cells = sheet.select(".sheet .is-meeting :is(td, th):first-child")
    weeks = [each.get_text(strip=True) for each in cells]
    assert [row[1] for row in rows] == [f"vecka {each}" for each in weeks]


def test_a_repetition_is_no_meeting_of_the_guide(desk: Desk) -> None:
    with (desk.root / "content/plans/x.yaml").open("a", encoding="utf-8") as file:
        file.write("again: [4]\n")
    assert "planer/x/a/index.html" in desk.build().made
    own = BeautifulSoup(desk.tree()["planer/x/a/index.html"], "html.parser")
    listed = [each.get_text() for each in own.select(".sheet .is-meeting time")]
    told = [row[1] for row in dates(desk)[1:]]
    assert len(listed) == len(told) + 1
    assert [day.rpartition(" ")[0] for day in told] == listed[:-1]


def test_a_module_in_two_plans_has_the_groups_of_both(desk: Desk) -> None:
    write(desk.root, iter([("plans/z.yaml", PLAN.format(name="z", module="ett, tva"))]))
    made = desk.build().made
    assert {path for path in made if "/ledare/" in path} == {GUIDE, GUIDE.replace("ett", "tva")}
    assert dates(desk)[0] == ["Träff", "Ax Plan x", "Bx Plan x", "Az Plan z", "Bz Plan z"]
    assert dates(desk)[1][1] == dates(desk)[1][3]


def test_more_groups_than_a_page_shows_are_told_of_by_the_plans(desk: Desk) -> None:
    more = [(f"plans/z{at}.yaml", PLAN.format(name=f"z{at}", module="ett")) for at in range(2)]
    write(desk.root, iter(more))
    desk.build()
    assert len(dates(desk)[0]) == 7
    write(desk.root, iter([("plans/z2.yaml", PLAN.format(name="z2", module="ett"))]))
    assert GUIDE in desk.build().made
    assert dates(desk) == []
    assert b"planer/index.html" in desk.tree()[GUIDE]


def test_a_module_that_no_plan_has_tells_no_days(desk: Desk) -> None:
    (desk.root / "content/plans/y.yaml").unlink()
    desk.build()
    assert dates(desk, GUIDE.replace("ett", "tva")) == []
    assert dates(desk) != []
